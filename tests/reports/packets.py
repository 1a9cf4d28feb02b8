"""Packets of samples, and pages read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from game.analysis.analysis import Analysis
from game.analysis.sensitivity import swings
from game.play import Playthrough
from game.reports.exploration import explore
from game.reports.flat import flat
from game.reports.html.packet.page import packet_html
from game.reports.packet.document import Packet, build
from game.rules import Table, compile_scenario
from game.scenario.model import Block, Passages, Prose
from tests.reports.test_html import Parsed, parsed
from tests.samples import DATA, table_of

SCENARIOS = Path(__file__).parents[2] / "scenarios"
ERBIL = SCENARIOS / "erbil_2021.yaml"
FIRST = SCENARIOS / "first_briefing.yaml"
SAMPLES = [
    *sorted(path for path in DATA.glob("*.yaml") if path.stem != "three_mistakes"),
    FIRST,
    ERBIL,
]


def packet_of(table: Table, *, limit: int = 5_000_000, with_swings: bool = True) -> Packet:
    """Return a scenario's packet."""
    analysis = Analysis(compile_scenario(table.scenario, prose=False), limit)
    found = explore(analysis, with_dominated=False)
    moved = swings(analysis, found.situations) if with_swings and found.exact else None
    return build(table, found, moved)


@cache
def packet(path: Path) -> Packet:
    """Return a sample's packet; what so many assumptions as Erbil's do takes half a minute."""
    return packet_of(table_of(path), with_swings=path != ERBIL)


@cache
def page(path: Path) -> str:
    """Return a sample's packet as a page."""
    return packet_html(packet(path))


@cache
def read(path: Path) -> Parsed:
    """Return a sample's page as a parser finds it."""
    return parsed(page(path))


def squeezed(text: str) -> str:
    """Return text without white space, which a page puts elsewhere."""
    return re.sub(r"\s+", "", text)


def bare(text: str) -> str:
    """Return the letters and digits of a text: neither a page's marks nor those of Markdown."""
    return re.sub(r"[\W_]+", "", text)


def guide(found: Parsed) -> str:
    """Return all that the instructor's guide says."""
    return bare(found.texts["article"][0])


def handout(found: Parsed) -> str:
    """Return all that students get at the beginning."""
    return bare(found.texts["article"][1])


def sheets(found: Parsed) -> list[str]:
    """Return all that stands on each sheet for a later decision."""
    return [bare(one) for one in found.texts["article"][2:]]


def literals(prose: Prose | None) -> list[str]:
    """Return the words of prose that no value is put into, as they read on a page."""
    parts = () if prose is None else prose.parts
    return [bare(flat(one)) for one in parts if isinstance(one, str) and len(one) > 12]


def of_passages(passages: Passages) -> Iterator[str]:
    """Yield the words of all passages, paragraph by paragraph."""
    for passage in passages:
        for part in passage.prose.parts:
            if isinstance(part, str):
                paragraphs = (flat(one) for one in part.split("\n\n"))
                yield from (bare(one) for one in paragraphs if len(one) > 12)


def of_blocks(outer: Block) -> Iterator[str]:
    """Yield the texts and notes of a block and of all inside it."""
    for block in outer.walk():
        yield from of_passages(block.text)
        for effect in block.effects:
            yield from literals(effect.note)


def outcomes(table: Table) -> list[str]:
    """Return all that is told after a choice, or at an event that can only come after one."""
    scenario = table.scenario
    early = {step.state for seed in range(20) for step in Playthrough(table, seed).opening}
    late = (state for name, state in scenario.states.items() if name not in early)
    return [text for state in late for outer in state.blocks for text in of_blocks(outer)]


def ends(table: Table) -> list[str]:
    """Return what is told at endings and in the debrief, and the labels of what is hidden."""
    scenario, start = table.scenario, table.start
    found = [bare(flat(table.render(one.title, start))) for one in scenario.endings.values()]
    for ending in scenario.endings.values():
        found += of_passages(ending.text)
    for variable in scenario.variables.values():
        found += literals(variable.label) if variable.hidden else []
    for finding in scenario.debrief.findings:
        found += of_passages(finding.text)
    for later in scenario.debrief.afterwards:
        found += of_passages(later.text)
    return found
