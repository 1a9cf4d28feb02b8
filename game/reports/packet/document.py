"""The packet, put together."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from game.analysis.sensitivity import Swing
from game.reports.exploration import Exploration
from game.reports.packet.evidence import Marks
from game.reports.packet.guide import Guide, guide
from game.reports.packet.opening import opening
from game.reports.packet.prose import OnPaper
from game.reports.packet.scenes import scenes
from game.reports.packet.sheets import Handout, Sheet, handout, sheets
from game.rules import Table


@dataclass(frozen=True, slots=True)
class Packet:
    """What an instructor prints.

    Attributes:
        language: of the scenario, as a BCP 47 tag.
        called: the scenario, as a shell takes it.
        handout: for every student, at the beginning; it has nothing that gives anything away.
        sheets: one for each later decision, handed out when it is met.
        guide: for the instructor alone.
    """

    language: str
    called: str
    handout: Handout
    sheets: tuple[Sheet, ...]
    guide: Guide


def build(
    table: Table,
    found: Exploration,
    swings: Mapping[str, Swing] | None = None,
    called: str | None = None,
) -> Packet:
    """Return the packet of a scenario.

    Args:
        table: compiled with prose.
        found: what can happen in it.
        swings: what its assumptions do to the odds; None where that was not worked out.
        called: what it is called on the command line; its id where that is None.
    """
    paper, marks = OnPaper(table), Marks(table)
    told = tuple(scenes(paper, marks, found))
    first = opening(table)
    assumptions = tuple(marks.assumptions(swings))
    return Packet(
        table.scenario.language,
        shlex.quote(called or str(table.scenario.id)),
        handout(paper, first, told),
        tuple(sheets(paper, first, told)),
        guide(paper, marks, found, told, assumptions),
    )
