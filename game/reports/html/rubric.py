"""What strong and weak work looks like, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from game.reports.debrief import RubricRow
from game.reports.html.markup import Html, element
from game.reports.html.parts import table
from game.reports.html.prose import prose


def rubric_table(rubric: Iterable[RubricRow]) -> Html:
    """Return a row for each objective; nothing where there are none."""
    rows = [
        element(
            "tr",
            element("th", one.objective, scope="row"),
            element("td", prose(one.strong)),
            element("td", prose(one.weak)),
        )
        for one in rubric
    ]
    return table(("Objective", "Strong", "Weak"), rows) if rows else Html()
