"""The packet's page: all of it is there, nothing is given away, nothing gets in."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from game.reports.exploration import Chance
from game.reports.flat import flat
from game.reports.html.packet.page import packet_html
from game.reports.odds_text import percent
from tests.building import LUCK, OPENED, story
from tests.building import option as here_with
from tests.building import table_of as table_of_text
from tests.reports.packets import (
    FIRST,
    SAMPLES,
    bare,
    ends,
    guide,
    handout,
    literals,
    of_passages,
    outcomes,
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
    """Options that players may know of stand on it, with their arguments; no others do."""
    found, told = packet(path), read(path)
    first = found.handout.first
    papers = {one.scene.name: paper for one, paper in zip(found.sheets, sheets(told), strict=True)}
    papers |= {} if first is None else {first.scene.name: handout(told)}
    decisions = [one for one in found.guide.scenes if one.kind == "decision"]
    assert set(papers) == {one.name for one in decisions if one.is_met}
    for scene in decisions:
        paper = papers.get(scene.name, "")
        for choice in scene.choices if paper else ():
            stands = bare(f"{choice.letter}. {choice.label}") in paper
            assert stands != choice.is_secret
            arguments = (*choice.pro, *choice.con, *choice.unknown)
            assert choice.is_secret or all(bare(flat(one)) in paper for one in arguments)


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


def test_an_option_that_is_not_on_offer_yet_says_so() -> None:
    """With the reason that players read; no other place is told of it."""
    table = story(
        """
        here:
          title: Here
          options:
            go: {label: Go, to: home}
            fly: {label: Fly, if: heat > 9, unavailable: No wings yet., to: home}
        """
    )
    told = handout(parsed(packet_html(packet_of(table))))
    assert bare("B. Fly Not on offer yet. No wings yet.") in told


def test_assumptions_that_move_nothing_are_said_to() -> None:
    """None of those of this story is at work in it."""
    table = story("here: {title: Here, options: {go: {label: Go, to: home}}}")
    told = guide(parsed(packet_html(packet_of(table))))
    assert bare("None of them, changed alone, moves the odds of any ending.") in told


def test_where_the_odds_cannot_be_told_they_are_not_said_to_stay() -> None:
    """With 0 in place of -3 play never ends: nobody knows what that does to the odds."""
    found = packet_of(table_of_text(OPENED))
    pull = next(one for one in found.guide.assumptions if one.mark.id == "pull")
    assert pull.untold == ("most",)
    told = guide(parsed(packet_html(found)))
    assert bare("Most: could not be worked out.") in told
    assert bare("moves the odds of any ending, as far as that could be worked out.") in told


def test_what_an_assumption_moves_reads_from_one_figure_to_another() -> None:
    """In words: an arrow would point the wrong way where the title turns the line round."""
    found = parsed(packet_html(packet_of(story(here_with(LUCK)))))
    assert "Least: “Home” from 68% to 32%" in found.texts["p"]


MANY = "One.\\n\\nTwo.\\n\\n- a\\n- b\\n\\n> c"


def test_no_paragraph_holds_a_block() -> None:
    """A browser would close it early; prose of several paragraphs may stand wherever prose may."""
    table = story(
        f"""
        here:
          title: Here
          time: "{MANY}"
          options:
            go: {{label: Go, detail: "{MANY}", for: ["{MANY}"], to: home}}
            fly: {{label: Fly, if: heat > 9, unavailable: "{MANY}", to: lost}}
        """
    )
    page = packet_html(packet_of(table))
    assert page.count("<blockquote>") >= 6
    held = [
        inner for inner in re.findall("<p[ >](.*?)</p>", page, re.DOTALL) if _BLOCKS & marked(inner)
    ]
    assert held == []


_BLOCKS = {"p", "div", "ul", "ol", "blockquote", "pre", "table", "section"}


def marked(html: str) -> set[str]:
    """Return the names of the tags that open in some HTML."""
    return set(re.findall("<([a-z0-9]+)", html))
