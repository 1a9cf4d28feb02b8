"""What the ending hung on, on a page: what the ends of each assumption's range would have done."""

from __future__ import annotations

from game.reports.assumptions import Tried, WhatIf
from game.reports.debrief import Debrief
from game.reports.html.markup import Html, element
from game.reports.html.parts import bullets, paragraph, section, table
from game.reports.once import Once

_HEADINGS = ("Assumption", "At its least", "In the game", "At its most")
_LEAD = (
    "The same choices, and what chance brought on the way, under the least and the most plausible "
    "value of each assumption, all others as they were."
)


def assumptions_part(debrief: Debrief, found: WhatIf | None) -> Html:
    """Return the part about assumptions.

    Args:
        debrief: of a finished playthrough.
        found: what its ending hung on, where that was worked out.
    """
    heading, once = "Assumptions that this way rested on", Once()
    if found is None:
        items = (" ".join(once.explained(one)) for one in debrief.assumptions)
        return section(heading, bullets(items))
    if not found.tried:
        return Html()
    return section(
        heading,
        paragraph(_LEAD),
        table(_HEADINGS, (_row(one, found, once) for one in found.tried)),
        element("h3", "What the ending hung on"),
        bullets(found.summary),
    )


def _row(one: Tried, found: WhatIf, once: Once) -> Html:
    told = bullets(once.directions(one.reason))
    turns = any(flip.reason.id == one.reason.id for flip in found.flips)
    mark = element("strong", " Alone it can turn the ending.") if turns else ""
    said = element("th", one.reason.says, mark, told, scope="row")
    if one.own is None:
        why = "It moves the odds alone." if one.is_chance else "It gave reasons, and no size."
        taken = f"{one.reason.value}; plausible {one.reason.plausible}. {why}"
        return element("tr", said, element("td", taken, colspan=3), class_="other")
    return element(
        "tr",
        said,
        element("td", one.at_end(0)),
        element("td", str(one.own)),
        element("td", one.at_end(-1)),
        class_="parting" if turns else "other",
    )
