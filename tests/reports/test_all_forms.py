"""The debrief in all its forms, against the record and a fresh analysis."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.analysis import Analysis
from game.analysis.keeping import ANALYSES
from game.plain.debriefing import Debriefing
from game.plain.listener import Listener
from game.plain.session import Session
from game.plain.speaker import Speaker
from game.play import Playthrough
from game.reports.assumptions import WhatIf, what_if
from game.reports.chances import chances
from game.reports.debrief import build
from game.reports.flat import flat
from game.reports.html.debrief import debrief_html
from game.reports.html.page import STYLE
from game.reports.markdown import debrief_markdown
from game.reports.odds_text import brief, percent
from game.reports.record import playthrough_data
from game.rules import Table, compile_scenario
from game.tui.text import Document
from game.tui.views import debrief as views
from game.tui.views.assumptions import hung_on
from game.tui.views.chances import could_have_been
from tests.generating import Data, compiled, scenarios, share
from tests.samples import table_of

ERBIL = Path(__file__).parents[2] / "scenarios" / "erbil_2021.yaml"
PLAYED = [2, 67]


def game(table: Table, seed: int) -> Playthrough:
    """Return a game played to its end at random."""
    found, random = Playthrough(table, seed), Random(seed)
    while not found.is_over:
        found.choose(random.choice(found.offered))
    return found


@cache
def erbil(seed: int) -> Playthrough:
    """Return a game of Erbil."""
    return game(table_of(ERBIL), seed)


@cache
def hung(played: Playthrough) -> WhatIf:
    """Return what its ending hung on."""
    return what_if(played)


def on_screen(played: Playthrough) -> str:
    """Return what the tabs of the full screen say."""
    debrief, could = build(played), chances(played, ANALYSES.of(played.scenario))
    tabs = (
        views.outcome(debrief),
        views.path(debrief),
        could_have_been(could),
        views.evidence(debrief),
        hung_on(hung(played)),
        views.questions(debrief, could),
    )
    return "\n".join(Document(blocks).plain for blocks in tabs)


def in_plain(played: Playthrough) -> str:
    """Return what plain mode says in one go."""
    out = io.StringIO()
    Debriefing(Session(played, Listener(io.StringIO()), Speaker(out))).say_in_one_go()
    return out.getvalue()


def as_markdown(played: Playthrough) -> str:
    """Return the Markdown, without the marks that escape."""
    could = chances(played, ANALYSES.of(played.scenario))
    text = debrief_markdown(build(played), could, hung(played))
    return unescape(re.sub(r"\\(.)", r"\1", text))


def on_the_page(played: Playthrough) -> str:
    """Return the text of the page."""
    could = chances(played, ANALYSES.of(played.scenario))
    page = debrief_html(build(played), "en", could, hung(played))
    return unescape(re.sub("<style>.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL))


FORMS: list[Callable[[Playthrough], str]] = [on_screen, in_plain, as_markdown, on_the_page]


def squeezed(text: str) -> str:
    """Return text without white space, which each form puts elsewhere."""
    return re.sub(r"[\s│]+", "", text)


def rested_on(played: Playthrough) -> Iterator[str]:
    """Yield the ids behind a game, from the record that machines read."""
    for step in playthrough_data(played)["record"]:
        for event in step["events"]:
            yield from event.get("because", ())


def check_claims(played: Playthrough) -> None:
    """See that its claims are those that the record names, and in all forms no others."""
    debrief, scenario = build(played), played.scenario
    behind = {name for name in rested_on(played) if scenario.claim(name) is not None}
    assert {claim.id for group in debrief.sources for claim in group.claims} == behind
    assumed = {name for name in rested_on(played) if name in scenario.assumptions}
    assert assumed <= {one.id for one in debrief.assumptions}


def check_figures(played: Playthrough) -> None:
    """See that courses are those of the record, and odds those of a fresh analysis."""
    debrief, scenario = build(played), played.scenario
    record = playthrough_data(played)
    for outcome in debrief.outcomes:
        moved = [
            event["after"] - event["before"]
            for step in record["record"]
            for event in step["events"]
            if event["kind"] == "changed" and event["name"] == outcome.name
        ]
        assert outcome.course[0] == outcome.start == scenario.indicators[outcome.name].start
        assert outcome.course[-1] == outcome.end == record["indicators"][outcome.name]
        assert outcome.end - outcome.start == sum(moved)
    analysis = Analysis(compile_scenario(scenario, prose=False))
    could = chances(played, Analysis(compile_scenario(scenario, prose=False)))
    assert len(could.decisions) == len(played.turns)
    for turn, decision in zip(played.turns, could.decisions, strict=True):
        fresh = analysis.odds_by_option(played.table, turn.steps[0].before)
        told = [[one.odds for one in option.prospects] for option in decision.options]
        assert told == [
            sorted((o for o in odds.values() if o.high > 0), key=lambda one: -one.point)
            for odds in fresh.values()
        ]
        assert decision.after == fresh[turn.option][str(played.world.place)]


@share(0.05)
@given(scenarios(), st.integers(0, 2**32))
def test_what_it_tells_is_in_the_record_and_the_analysis(data: Data, seed: int) -> None:
    """Claims, assumptions, courses and odds of any game of any scenario."""
    played = game(compiled(data), seed)
    check_claims(played)
    check_figures(played)


@pytest.mark.parametrize("seed", PLAYED)
def test_what_it_tells_of_erbil_is_in_the_record_and_the_analysis(seed: int) -> None:
    """The same for games that are played in earnest."""
    played = erbil(seed)
    check_claims(played)
    check_figures(played)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", PLAYED)
def test_every_form_tells_all_of_it_and_no_claim_besides(
    seed: int, form: Callable[[Playthrough], str]
) -> None:
    """Outcomes, paths, odds, claims, assumptions, what the ending hung on, questions."""
    played = erbil(seed)
    debrief, could = build(played), chances(played, ANALYSES.of(played.scenario))
    found, text = hung(played), squeezed(form(played))
    expected = [outcome.sentence for outcome in debrief.outcomes]
    expected += [claim.says for group in debrief.sources for claim in group.claims]
    expected += [line for group in debrief.questions for ask in group.asks for line in [flat(ask)]]
    expected += [one.line for one in found.flips]
    expected += [could.moved(decision) for decision in could.decisions]
    assert debrief.path is not None
    expected += [debrief.path.parted, debrief.path.known_line]
    assert found.ground is not None
    expected.append(f"“{found.ending}” follows from your choices in {found.ground.same:,}")
    missing = [one for one in expected if squeezed(one).rstrip(".") not in text]
    assert missing == []
    for decision in could.decisions:
        for option in decision.options:
            for one in option.prospects:
                ways = (one.line, one.ending + brief(*one.odds), percent(one.odds.point))
                assert any(squeezed(way) in text for way in ways)
    strangers = may_not_be_told(played)
    assert strangers
    assert [one for one in strangers if squeezed(one) in text] == []


def may_not_be_told(played: Playthrough) -> list[str]:
    """Return what those claims say that nothing in this game, nor after it, refers to."""
    scenario, debrief = played.scenario, build(played)
    findings = [one for out in debrief.outcomes for one in out.findings]
    findings += [one for group in debrief.findings for one in group.findings]
    known = {name for one in findings for name in (reason.id for reason in one.reasons)}
    known |= set(rested_on(played)) | {one.reason.id for one in hung(played).tried}
    known |= {name for later in scenario.debrief.afterwards for name in later.because}
    for name in list(known):
        if name in scenario.assumptions:
            known |= set(scenario.assumptions[name].rests_on)
    claims = [one for source in scenario.sources.values() for one in source.claims.values()]
    for claim in claims:
        if known & {claim.id, *claim.disputed_by}:
            known |= {claim.id, *claim.disputed_by}
    known |= {one.id for one in claims if known & set(one.disputed_by)}
    return [flat(played.table.render(c.says, played.world)) for c in claims if c.id not in known]


@pytest.mark.parametrize("form", FORMS)
def test_a_ground_is_told_in_full_before_it_is_told_in_short(
    form: Callable[[Playthrough], str],
) -> None:
    """Nothing is said to stand above that stands below."""
    text = squeezed(form(erbil(67)))
    for found in re.finditer(r"Assumption,asabove:(.{20})", text):
        assert f"Assumptionofthisexercise:{found[1]}" in text[: found.start()]


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2 of a colour such as ``#fff``."""
    digits = colour[1:] if len(colour) == 7 else "".join(one * 2 for one in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_on_the_page_stands_out_from_its_ground() -> None:
    """4.5 to 1 on both grounds, in the light, the dark and the printed palette."""
    palettes = re.findall(r":root \{(.*?)\}", STYLE, flags=re.DOTALL)
    assert len(palettes) == 3
    for palette in palettes:
        colours = dict(re.findall(r"--(\w+): (#\w+)", palette))
        for ink in ("ink", "quiet", "accent"):
            for ground in ("ground", "soft"):
                pair = sorted((luminance(colours[ink]), luminance(colours[ground])))
                assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (ink, ground)
