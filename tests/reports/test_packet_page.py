"""The packet's page: all of it is there, nothing is given away, nothing gets in."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from game.play import Playthrough
from game.reports.exploration import Chance
from game.reports.flat import flat
from game.reports.html.packet.page import packet_html
from game.reports.odds_text import percent
from game.rules import Table, Told
from game.scenario.model import Block, Passages, Prose
from tests.generating import Data, compiled, scenarios, share
from tests.reports.packets import (
    ERBIL,
    FIRST,
    SAMPLES,
    bare,
    guide,
    handout,
    packet,
    packet_of,
    page,
    read,
    sheets,
    squeezed,
)
from tests.reports.test_html import ATTRIBUTES, OURS, parsed
from tests.samples import HOSTILE, table_of

MORE = {"article", "a", "span", "h4"}
by_name = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


@by_name
def test_whatever_the_scenario_all_there_is_on_the_page_is_ours(path: Path) -> None:
    """Every element is closed, of our kinds, and has no attribute but ours."""
    found = read(path)
    assert set(found.tags) <= OURS | MORE
    assert {name for name, _ in found.attributes} <= ATTRIBUTES | {"href", "id"}


def test_hostile_prose_is_shown_and_does_nothing() -> None:
    """Tags, scripts and addresses in a scenario are text on the page."""
    text = "".join(read(HOSTILE).texts["main"])
    for hostile in ("<script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "<!--"):
        assert hostile in text
    assert "<script" not in page(HOSTILE)


@by_name
def test_nothing_is_loaded_and_links_stay_on_the_page(path: Path) -> None:
    """The policy lets in the page's own style alone; each link leads to a place that is there."""
    found = read(path)
    (policy,) = [value for _, value in found.attributes if "default-src" in value]
    (style,) = found.texts["style"]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "url(" not in style
    assert "@import" not in style
    places = [value for name, value in found.attributes if name == "id"]
    assert len(places) == len(set(places))
    assert {value for name, value in found.attributes if name == "href"} <= {
        f"#{place}" for place in places
    }


@by_name
def test_headings_skip_no_level(path: Path) -> None:
    """Each part has one first heading, and below it none is skipped."""
    found = read(path)
    levels = [int(tag[1]) for tag in found.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == found.tags.count("article")
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert found.tags.count("th") == [name for name, _ in found.attributes].count("scope")


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


def with_marks(thing: Any, numbers: Iterator[int]) -> Any:
    """Return a scenario's data with a word of its own in each of its texts."""
    if isinstance(thing, list):
        return [
            f"{one} zq{next(numbers)}z" if isinstance(one, str) else with_marks(one, numbers)
            for one in thing
        ]
    if not isinstance(thing, dict):
        return thing
    return {
        key: f"{value} zq{next(numbers)}z"
        if key in _TOLD and isinstance(value, str)
        else with_marks(value, numbers)
        if key not in {"because", "plausible", "levels", "range", "values", "likelihood"}
        and not (key == "text" and isinstance(value, str))
        and (key != "text" or isinstance(value, list))
        else value
        for key, value in thing.items()
    }


def marked(thing: Any) -> set[str]:
    """Return the words by which the texts of some data are known."""
    return set(re.findall(r"zq\d+z", str(thing)))


_ON_PAPER = {"label", "detail", "for", "against", "unknown", "unavailable"}


def later_words(data: Data) -> set[str]:
    """Return the words of what options lead to, of endings, of findings and of what is hidden."""
    found = marked(data["endings"]) | marked(data["debrief"]) | marked(data["variables"]["secret"])
    for state in data["states"].values():
        for option in state.get("options", {}).values():
            found |= marked({key: one for key, one in option.items() if key not in _ON_PAPER})
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


@by_name
def test_the_guide_tells_all_of_the_story(path: Path) -> None:
    """Every state, option, outcome, draw, ending, finding, question and claim has its place."""
    table, told = table_of(path), guide(read(path))
    scenario, start = table.scenario, table.start
    expected = [*outcomes(table), *ends(table)]
    for state in scenario.states.values():
        expected += [*literals(state.title), *of_passages(state.text), *literals(state.notes)]
        for option in state.options.values():
            expected.append(bare(flat(table.render(option.label, start))))
        for outer in state.blocks:
            entries = [entry for block in outer.walk() for entry in block.chance]
            expected += [bare(str(entry.id)) for entry in entries]
    for source in scenario.sources.values():
        expected += [text for one in source.claims.values() for text in literals(one.says)]
    for assumption in scenario.assumptions.values():
        expected += literals(assumption.says)
    for question in scenario.debrief.questions:
        expected += literals(question.ask)
    for criterion in scenario.debrief.rubric:
        expected += [*literals(criterion.strong), *literals(criterion.weak)]
    assert [one for one in expected if one not in told] == []


@by_name
def test_every_decision_has_its_sheet(path: Path) -> None:
    """Options that players may know of stand on it, with their arguments."""
    found, parsed_page = packet(path), read(path)
    papers = [handout(parsed_page), *sheets(parsed_page)]
    met = [one for one in found.guide.scenes if one.kind == "decision" and one.is_met]
    assert len(met) == len(found.sheets) + (found.handout.first is not None)
    for scene in met:
        (paper,) = [
            one
            for one in papers
            if bare(f"{scene.choices[0].letter}. ") in one
            and bare(scene.title) in one
            and bare(scene.choices[-1].label) in one
        ][:1] or [""]
        if all(not choice.is_secret for choice in scene.choices):
            for choice in scene.choices:
                assert bare(f"{choice.letter}. {choice.label}") in paper


def cells(odds: Chance) -> str:
    """Return what a table says of odds."""
    low, high = odds.low, odds.high
    if low is None or high is None or percent(low) == percent(high):
        return percent(odds.point)
    return f"{percent(odds.point)}{percent(low).removesuffix('%')}to{percent(high)}"


@by_name
def test_figures_are_those_of_the_analysis(path: Path) -> None:
    """Each ending's odds from the start, and under each option of each decision."""
    found, told = packet(path).guide.found, read(path)
    rows = [squeezed(row) for row in told.texts["tr"]]
    for ending in found.endings:
        figures = cells(ending.odds).replace("%", "%(", 1)
        expected = f"{figures})" if "to" in figures else percent(ending.odds.point)
        assert squeezed(ending.title) + expected in rows
    for state in table_of(path).scenario.decisions:
        under = [found.options.get(f"{state.id}.{name}") for name in state.options]
        for ending in found.endings:
            figures = "".join("–" if one is None else cells(one[ending.name]) for one in under[:7])
            assert any(under) is False or squeezed(ending.title) + figures in rows


def test_past_the_limit_the_page_says_that_odds_are_sampled() -> None:
    """With their error, and no ranges."""
    table = table_of(FIRST)
    told = guide(parsed(packet_html(packet_of(table, limit=3))))
    assert bare("too many to look at one by one. The odds are sampled: 200,000") in told
    assert bare("at most 0.2% of all games") in told
    assert bare("What each of them does to the odds was not worked out") in told
