from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.reports.evidence import explain
from game.reports.flat import flat
from game.reports.in_play import Grounds, bearing_on, grounds
from game.rules import Table, compile_scenario
from game.scenario import load
from tests.samples import HARBOUR, table_of

ERBIL = Path(__file__).parents[2] / "scenarios" / "erbil_2021.yaml"


@cache
def any_table(path: Path) -> Table:
    """Return the table of a scenario, whatever the checker warns of in it."""
    scenario = load(path).scenario
    assert scenario is not None
    return compile_scenario(scenario)


def told(*names: str, path: Path = HARBOUR) -> Grounds:
    """Return what may be told of some grounds."""
    table = any_table(path)
    return grounds(table, table.start, names)


def lines(found: Grounds) -> str:
    """Return everything that a player reads of some grounds."""
    return "\n".join([*(line for one in found.told for line in explain(one)), found.kept_line])


def every_ground(table: Table) -> list[str]:
    """Return the ids of all claims and assumptions."""
    claims = (claim for source in table.scenario.sources.values() for claim in source.claims)
    return [*map(str, claims), *map(str, table.scenario.assumptions)]


def test_a_claim_that_is_known_is_told_without_its_source_and_later_disputes() -> None:
    """Who says what, and where; not the headline, nor the later claim that stands against it."""
    assert lines(told("master_vouches")) == (
        "the ship's master (as reported; paragraphs 2 and 5): "
        "The ship carried grain and nothing else.\n"
    )


def test_a_claim_about_what_came_later_is_kept_for_the_debrief() -> None:
    """Of a claim that a later event rests on only the kind is told."""
    assert told("customs_doubts").told == ()
    assert lines(told("customs_doubts")).endswith("anything away: an opinion.")


def test_an_assumption_about_a_chance_is_kept_for_the_debrief() -> None:
    """How likely something was depends on what is hidden."""
    assert lines(told("storm_comes")).endswith("anything away: an assumption about a chance.")


def test_an_assumption_about_a_size_is_told_with_its_range() -> None:
    """A size is told, with what it rests on as far as that is known."""
    first, second = explain(told("town_anger").told[0])
    assert first.endswith("Taken as 3; plausible between 1 and 5.")
    assert second.startswith("Its direction rests on: the pilots' guild (stated intention")


def test_what_an_assumption_rests_on_is_not_told_twice() -> None:
    """A claim that stands beside the assumption is not said again below it."""
    claim, assumption = told("pilots_meant_well", "town_anger").told
    assert claim.id == "pilots_meant_well"
    assert assumption.rests_on == ()


def test_several_grounds_kept_are_told_by_kind_alone() -> None:
    """Each kind stands once, in a fixed order, however many there are and in whatever order."""
    found = told("storm_comes", "customs_doubts", "storm_comes")
    assert found.kept == ("an opinion", "an assumption about a chance")
    assert found == told("customs_doubts", "storm_comes")


def test_the_summary_names_speakers_and_kinds() -> None:
    """One sentence tells whose words something rests on, a second what is kept."""
    assert told("master_vouches", "town_anger", "customs_doubts").summary == (
        "Rests on: the ship's master (as reported); 1 assumption of this exercise. "
        "Kept for the debrief: an opinion."
    )
    assert told("customs_doubts").summary == "Kept for the debrief: an opinion."
    assert told().summary == ""


def test_of_an_option_only_claims_are_told() -> None:
    """What bears on an option gives away neither sizes nor chances."""
    table = table_of(HARBOUR)
    options = table.scenario.states["first_answer"].options
    assert [one.id for one in bearing_on(table, table.start, options["turn_away"]).told] == [
        "master_vouches"
    ]
    assert bearing_on(table, table.start, options["ask_again"]).kept == ("an opinion",)


@pytest.mark.parametrize("path", [HARBOUR, ERBIL], ids=lambda path: path.stem)
def test_nothing_kept_is_told_by_way_of_another_ground(path: Path) -> None:
    """No line shows a source's title, or the words of a claim that is kept, whoever cites it."""
    table = any_table(path)
    names = every_ground(table)
    kept = [name for name in names if not told(name, path=path).told]
    says = [claim.says for name in kept if (claim := table.scenario.claim(name))]
    titles = [source.title for source in table.scenario.sources.values()]
    words = [flat(table.render(one, table.start)) for one in (*says, *titles)]
    assert len(words) > len(titles)
    for name in names:
        shown = lines(told(name, path=path))
        assert not [one for one in words if one in shown], name
