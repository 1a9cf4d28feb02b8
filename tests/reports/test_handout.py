"""What students get gives nothing away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from game.play import Playthrough
from game.reports.flat import flat
from game.reports.html.packet.page import packet_html
from game.rules import Table, Told
from tests.building import option, story
from tests.generating import Data, compiled, scenarios, share
from tests.reports.packets import (
    ERBIL,
    FIRST,
    bare,
    ends,
    handout,
    literals,
    of_passages,
    outcomes,
    packet,
    packet_of,
    read,
    sheets,
)
from tests.reports.test_html import parsed
from tests.samples import table_of


@pytest.mark.parametrize("path", [FIRST, ERBIL], ids=lambda path: path.stem)
def test_the_handout_and_the_sheets_give_nothing_away(path: Path) -> None:
    """No outcome, no later decision, no ending, nothing hidden; on a sheet no outcome either."""
    table, found = table_of(path), read(path)
    before = bare("".join(flat(one.text) for one in told_first(table)))
    kept = [one for one in (*outcomes(table), *ends(table)) if one not in before and len(one) > 4]
    assert len(kept) > 15
    assert [one for one in kept if one in handout(found)] == []
    # A few words of an ending may stand elsewhere too, and a decision be called as an ending is.
    long = [one for one in kept if len(one) >= 30]
    assert len(long) > 15
    assert [one for one in long for paper in sheets(found) if one in paper] == []
    first = packet(path).handout.first
    assert first is not None
    later = [
        text
        for name, state in table.scenario.states.items()
        if name != first.scene.name
        for text in (*literals(state.title), *of_passages(state.text))
        if text not in before and name not in {step.state for step in Playthrough(table, 1).opening}
    ]
    assert len(later) >= 3
    assert [text for text in later if text in handout(found)] == []


def told_first(table: Table) -> list[Told]:
    """Return what is told before the first decision."""
    opening = Playthrough(table, 1).opening
    return [one for step in opening for one in step.events if isinstance(one, Told)]


_TOLD = {"text", "label", "title", "note", "unavailable"}


def with_marks(thing: Any, numbers: Iterator[int], key: str = "") -> Any:
    """Return a scenario's data with a word of its own in each of its texts."""
    if isinstance(thing, dict):
        return {name: with_marks(one, numbers, name) for name, one in thing.items()}
    if isinstance(thing, list):
        return [with_marks(one, numbers, key) for one in thing]
    is_told = isinstance(thing, str) and key in _TOLD
    return f"{thing} zq{next(numbers)}z" if is_told else thing


def marked(thing: Any) -> set[str]:
    """Return the words by which the texts of some data are known."""
    return set(re.findall(r"zq\d+z", str(thing)))


_ON_PAPER = {"label", "detail", "for", "against", "unknown", "unavailable"}


def later_words(data: Data) -> set[str]:
    """Return the words of what options lead to, of endings, of findings and of what is hidden."""
    found = marked(data["endings"]) | marked(data["debrief"]) | marked(data["variables"]["secret"])
    for state in data["states"].values():
        for one in state.get("options", {}).values():
            found |= marked({key: text for key, text in one.items() if key not in _ON_PAPER})
    return found


@share(0.2)
@given(scenarios())
def test_no_handout_gives_anything_away(data: Data) -> None:
    """In any scenario what is handed out first is what is read on every way there; no more."""
    data = with_marks(data, count(1))
    table = compiled(data)
    assert len(later_words(data)) > 3
    found = parsed(packet_html(packet_of(table, with_swings=False)))
    papers = [handout(found), *sheets(found)]
    assert [one for one in later_words(data) for paper in papers if one in paper] == []
    for seed in range(8):
        game = Playthrough(table, seed)
        seen = marked(
            [one.text for step in game.opening for one in step.events if isinstance(one, Told)]
        )
        seen |= marked([one.note for step in game.opening for one in step.changes])
        seen |= marked([data["states"][step.state].get("title") for step in game.opening])
        seen |= marked({key: data[key] for key in ("title", "indicators", "variables")})
        if not game.is_over:
            seen |= marked(data["states"][game.world.place])
        assert marked(handout(found)) <= seen


CHANCE = """
toss:
  quiet: true
  because: seen
  chance:
    one: {likelihood: 50%, to: here}
    other: {likelihood: 50%, to: there}
"""
ON = 'e{}: {{title: On, text: "On they go.", because: seen, to: {}}}\n'
LONG = "".join(ON.format(n, f"e{n + 1}" if n < 250 else "here") for n in range(251))


@pytest.mark.parametrize(("before", "start"), [(CHANCE, "toss"), (LONG, "e0")])
def test_where_the_first_decision_cannot_be_printed_that_is_said(before: str, start: str) -> None:
    """By chance it is one or the other, or too much comes before it; there is a sheet for each."""
    here = option("because: seen\nto: home")
    there = here.replace("here", "there") if "there" in before else ""
    told = packet_of(story(before + here + there, start=start))
    assert told.handout.first is None
    page = parsed(packet_html(told))
    assert bare("How it comes to the first decision is told by whoever leads") in handout(page)
    assert len(sheets(page)) == (2 if there else 1)
    assert bare("is told by whoever leads the exercise") not in handout(read(FIRST))
