"""What could have been, on a page: under each option a bar for each ending."""

from __future__ import annotations

from game.reports.chances import Chances, DecisionProspects, OptionProspects
from game.reports.flat import sentence
from game.reports.html.charts import odds_bar
from game.reports.html.markup import Html, element, joined
from game.reports.html.parts import paragraph, section
from game.reports.odds_text import brief


def chances_part(chances: Chances | None) -> Html:
    """Return the part about it; nothing where it was not worked out."""
    if chances is None:
        return Html()
    decisions = (_decision(chances, one) for one in chances.decisions)
    return section("What could have been", paragraph(chances.how), *decisions)


def _decision(chances: Chances, decision: DecisionProspects) -> Html:
    return joined(
        element("h3", f"{sentence(decision.time)} {sentence(decision.title)}".lstrip()),
        paragraph(chances.moved(decision)),
        element("div", *map(_option, decision.options), class_="options"),
    )


def _option(option: OptionProspects) -> Html:
    """Return a table: the option at its head, and a row for each ending."""
    label = f"{option.label} (your\xa0choice)" if option.chosen else option.label
    rows = (
        element(
            "tr",
            element("td", f"{one.ending} (it\xa0came)" if one.came else one.ending),
            element("td", brief(*one.odds)),
            element("td", odds_bar(one.odds)),
            class_="came" if one.came else "other",
        )
        for one in option.prospects
    )
    head = element("tr", element("th", label, scope="colgroup", colspan=3))
    return element(
        "table",
        element("thead", head),
        element("tbody", *rows),
        class_="chosen" if option.chosen else "other",
    )
