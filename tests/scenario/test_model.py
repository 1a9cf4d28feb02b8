from __future__ import annotations

import pytest

from game.scenario.characters import clean
from game.scenario.model import Prose, Source
from game.scenario.places import Word
from tests.scenario.samples_of import VALID, changed, read

LOADED = read(VALID)
assert LOADED.scenario is not None
SCENARIO = LOADED.scenario


def test_what_was_read_says_where_it_was_written() -> None:
    """Names remember their place; the lines are there for excerpts."""
    span = SCENARIO.states["alarm"].id.span
    assert LOADED.lines[span.line - 1][span.column - 1 : span.end_column - 1] == "alarm"


def test_claims_are_found_in_whichever_source_has_them() -> None:
    """By their id alone, which is unique."""
    claim = SCENARIO.claim("never_late")
    assert claim is not None
    assert (claim.source, claim.kind, claim.at) == ("log", "opinion", ("12",))
    assert SCENARIO.claim("loss") is None


def test_states_are_decisions_or_injects() -> None:
    """A decision has options, an inject a block."""
    assert [state.id for state in SCENARIO.decisions] == ["alarm", "report"]
    blocks = [block for state in SCENARIO.states.values() for block in state.blocks]
    assert sum(len(list(block.walk())) for block in blocks) == 12


def test_numbers_stand_for_levels_and_values() -> None:
    """Levels by number, values by position, and what has neither is true or false."""
    trust = SCENARIO.indicators["trust"]
    assert [trust.level_index(number) for number in (0, 3, 4, 10)] == [0, 0, 1, 2]
    with pytest.raises(ValueError, match="no level"):
        trust.level_index(11)
    variables = SCENARIO.variables
    assert variables["sureness"].show(2) == "certain"
    assert variables["calls"].show(2) == 2
    assert variables["told"].show(0) is False
    assert [(one.low, one.high) for one in variables.values()] == [
        (0, 2), (0, 1), (0, 3), (0, 1), (0, 1), (0, 1),
    ]  # fmt: skip
    assert [name for name, one in variables.items() if one.is_bookkeeping] == [
        "calls", "called", "told",
    ]  # fmt: skip
    assert [name for name, one in variables.items() if one.is_shown] == ["sureness", "weather"]


def test_assumptions_are_amounts_or_likelihoods_or_both() -> None:
    """An integer from 0 to 100 can be used as either; a word only as a likelihood."""
    assumptions = SCENARIO.assumptions
    assert assumptions["loss"].plausible_amounts == (1, 5)
    assert assumptions["share"].likelihood is not None
    with pytest.raises(TypeError, match="no amount"):
        _ = assumptions["odds_of_fog"].plausible_amounts
    low, high = assumptions["odds_of_fog"].plausible_ranges
    assert [int(end) for end in (*low, *high)] == [45, 55, 80, 95]


def test_reasons_are_inherited_from_blocks_around() -> None:
    """Every effect and entry already holds the reasons that cover it."""
    block = SCENARIO.states["alarm"].options["send_boat"].block
    assert block.effects[0].because == ("late_before",)
    assert [entry.because for entry in block.chance] == [("late_before",)] * 3


def test_names_that_are_missing_hide_no_other_mistake() -> None:
    """Where the states cannot be read, conditions about them are left in peace, not the rest."""
    start, end = VALID.index("states:\n"), VALID.index("endings:\n")
    for condition in ("visited(dawn)", "chosen(leave)", "chosen(dawn.leave)"):
        whole = VALID[:start] + "states: []\n" + VALID[end:]
        whole = changed("if: trust < start(trust) and", f"if: {condition} and", whole)
        assert [problem.code for problem in read(whole).problems] == ["MR203"]


def test_text_from_elsewhere_is_cleaned() -> None:
    """Refused characters become a sign that something stood there."""
    assert clean("a\x1b[2Jb\u202e\n") == "a\ufffd[2Jb\ufffd\n"


def test_what_an_author_leaves_out_is_empty() -> None:
    """A variable may have no details at all, a source no claims."""
    assert read(changed("called: {}", "called:")).problems == []
    assert Source(Word("log"), Prose(())).claims == {}
