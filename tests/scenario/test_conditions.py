from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.rules import compile_scenario
from game.rules.record import World
from game.scenario import Problem
from game.scenario.conditions import parse
from tests.scenario.samples_of import VALID, changed, marked, read

EFFECT = "if: trust >= 1\n"
FINDING = "if: trust < start(trust) and ending == calm_sea"

# What is refused: the text, marked where it goes wrong; the code; a part of the hint.
WRONG = [
    # nothing but conditions
    ("trust >= 1 «__import__»('os')", "MR301", ""),
    ("«__import__»('os').system('x') == 0", "MR301", "chosen"),
    ("trust«.»real == 6", "MR301", ""),
    ("().__class__ == 1", "MR301", ""),
    ("trust«[»0] == 1", "MR301", "indexing"),
    ("«[»t for t in trust] == 1", "MR301", "indexing"),
    ("«{»1: 2} == 1", "MR301", "braces"),
    ('sureness == «"»fairly"', "MR301", "without quotes"),
    ("sureness == «'»fairly'", "MR301", "without quotes"),
    ("trust «**» 2 > 1", "MR301", "powers"),
    ("9«**»9**9**9 > 1", "MR301", "powers"),
    ("trust «/» 2 > 1", "MR301", "division"),
    ("trust «//» 2 > 1", "MR301", "division"),
    ("trust «%» 2 == 1", "MR301", "percentages"),
    ("trust «=» 2", "MR301", "`==`"),
    ("called «&&» told", "MR301", "`and`"),
    ("called «||» told", "MR301", "`or`"),
    ("called «&» told", "MR301", "`and`"),
    ("called «|» told", "MR301", "`or`"),
    ("«!»called", "MR301", "`not`"),
    ("trust «≥» 2", "MR301", "`>=`"),
    ("trust «≤» 2", "MR301", "`<=`"),
    ("trust «≠» 2", "MR301", "`!=`"),
    ("trust «<>» 2", "MR301", "`!=`"),
    ("trust «=>» 2", "MR301", "`>=`"),
    ("trust «=<» 2", "MR301", "`<=`"),
    ("trust «in» (1, 2)", "MR301", "`and`"),
    ("lambda«:» 1", "MR301", ""),
    ("trust > 1 «if» told else 2", "MR301", "`and`"),
    ("trust > «1.5»", "MR301", "whole numbers"),
    ("trust > «1_0»", "MR301", "whole numbers"),
    ("trust > «٣»", "MR301", "whole numbers"),
    ("trust > «３»", "MR301", "whole numbers"),
    ("trust > «5x»", "MR301", "whole numbers"),
    ("trust > «1000001»", "MR204", "smaller"),
    ("«ｔrust» > 1", "MR301", "`a` to `z`"),
    ("«trusté» > 1", "MR301", "`a` to `z`"),
    ("trust > 1 «;» told", "MR301", ""),
    ("trust > 1 «#» told", "MR301", ""),
    ("told «told»", "MR301", "`and`"),
    ("told and «and» called", "MR301", ""),
    ("«and» told", "MR301", ""),
    ("trust > «not» told", "MR301", ""),
    ("(told", "MR301", ""),
    ("told«)»", "MR301", ""),
    ("told and", "MR301", ""),
    ("(" * 40 + "«(»told" + ")" * 41, "MR309", "variable"),
    ("not " * 40 + "«not» told", "MR309", "variable"),
    ("(«)»", "MR301", ""),
    ("«chosen»", "MR301", "chosen(…)"),
    ("«visited» == true", "MR301", "visited(…)"),
    ("chosen(«)»", "MR301", ""),
    ("chosen(«1»)", "MR301", ""),
    ("chosen(alarm.send_boat«.»x)", "MR301", ""),
    ("chosen(alarm«,» send_boat)", "MR301", ""),
    ("visited(after«.»x)", "MR301", ""),
    ("«max»(trust, 1) > 1", "MR301", "chosen"),
    # names
    ("«trost» > 1", "MR302", "`trust`"),
    ("trust > «trost»", "MR302", ""),
    ("«xyz_abc» > 1", "MR302", "there are"),
    ("«True»", "MR302", "`true`"),
    ("told «AND» called", "MR301", "`and`"),
    ("«NOT» told", "MR301", "`not`"),
    ("«fairly»", "MR302", "`sureness == fairly`"),
    ("«fairly» + 1 > 2", "MR302", "sureness"),
    ("not «high_trust»", "MR302", "`trust == high_trust`"),
    ("«send_boat»", "MR302", "chosen(send_boat)"),
    ("«after»", "MR302", "visited(after)"),
    ("«pilot»", "MR302", ""),
    ("«a» == b", "MR302", ""),
    ("sureness == «sure»", "MR302", "`unsure`"),
    ("sureness == «high_trust»", "MR302", "unsure, fairly, certain"),
    ("trust >= «hihg_trust»", "MR302", "`high_trust`"),
    ("trust >= «fairly»", "MR302", "low_trust"),
    ("chosen(«send_boats»)", "MR302", "`send_boat`"),
    ("chosen(alarm.«send_boats»)", "MR302", "`send_boat`"),
    ("chosen(«alram».send_boat)", "MR302", "`alarm`"),
    ("chosen(after.«send_boat»)", "MR302", "no options"),
    ("chosen(«call_again»)", "MR305", "chosen(alarm.call_again)"),
    ("visited(«aftr»)", "MR302", "`after`"),
    ("visited(«calm_sea»)", "MR302", "ending == calm_sea"),
    ("start(«calls») > 1", "MR302", "trust"),
    ("start(«trost») > 1", "MR302", "`trust`"),
    ("«odds_of_fog» > 1", "MR304", "integer"),
    ("«ending»", "MR306", "leave it out"),
    ("«ending» == calm_sea", "MR306", "leave it out"),
    # kinds
    ("«trust»", "MR303", ">= 1"),
    ("«1»", "MR303", ">= 1"),
    ("«trust + 1»", "MR303", ">= 1"),
    ("«(trust)»", "MR303", ">= 1"),
    ("told and «calls»", "MR303", ">= 1"),
    ("«calls» or told", "MR303", ">= 1"),
    ("not «calls»", "MR303", ">= 1"),
    ("«sureness»", "MR303", "sureness == certain"),
    ("«told» + 1 > 1", "MR303", "compare"),
    ("1 + «told» > 1", "MR303", "compare"),
    ("-«told» == 1", "MR303", "compare"),
    ("«sureness» * 2 > 1", "MR303", "compare"),
    ("1 + «chosen(send_boat)» > 1", "MR303", "compare"),
    ("told == «1»", "MR303", "true and false"),
    ("trust == «true»", "MR303", "true and false"),
    ("«told < called»", "MR303", "`==`"),
    ("«told == called < true»", "MR303", "`==`"),
    ("sureness == «1»", "MR303", "unsure, fairly, certain"),
    ("1 == «sureness»", "MR303", "unsure, fairly, certain"),
    ("sureness == «weather»", "MR303", "unsure"),
    ("sureness == «trust»", "MR303", "unsure"),
    ("sureness == «told»", "MR303", "unsure"),
    ("«low_trust» < trust < high_trust", "MR303", "`and`"),
    ("trust + 1 > «high_trust»", "MR302", "trust == high_trust"),
    ("trust == cost == «dear»", "MR302", ""),
]

ENDING_WRONG = [
    ("ending == «calm_see»", "MR302", "`calm_sea`"),
    ("«ending == 1»", "MR306", "ending =="),
    ("«ending >= calm_sea»", "MR306", "ending =="),
    ("«ending == calm_sea == searched»", "MR306", "ending =="),
    ("«ending» + 1 > 1", "MR303", ""),
]


def told(text: str, where: str = EFFECT) -> tuple[list[Problem], int]:
    """Return the problems of the valid file with a condition in it, and where that begins."""
    key = where.partition(": ")[0]
    whole = changed(where, f"{key}: |-\n{' ' * 20}{text}\n", VALID)
    line = whole[: whole.index(f"{' ' * 20}{text}\n")].count("\n") + 1
    return read(whole).problems, line


def check_wrong(text: str, code: str, hint: str, where: str) -> None:
    """A condition is refused once, at the mark, with a hint."""
    plain, places = marked(text)
    problems, line = told(plain, where)
    assert [problem.code for problem in problems] == [code]
    problem = problems[0]
    assert problem.hint
    assert hint in problem.hint
    for _, start, end in places:
        assert problem.span == (line, start + 20, line, (end or start) + 20)


@pytest.mark.parametrize(("text", "code", "hint"), WRONG)
def test_what_is_no_condition_is_refused_at_its_place(text: str, code: str, hint: str) -> None:
    """Names, kinds, signs and hostile code: one problem, at the very words."""
    check_wrong(text, code, hint, EFFECT)


@pytest.mark.parametrize(("text", "code", "hint"), ENDING_WRONG)
def test_ending_compares_only_with_endings(text: str, code: str, hint: str) -> None:
    """Where it may be used, it is a truth value or the name of an ending."""
    check_wrong(text, code, hint, FINDING)


@pytest.mark.parametrize(
    "text",
    ["ending", "not ending", "ending == calm_sea", "searched != ending", "ending and told"],
)
def test_ending_in_a_finding(text: str) -> None:
    """All the ways to ask for the ending."""
    assert told(text, FINDING)[0] == []


@pytest.mark.parametrize(
    "text",
    [
        "a" * 501,
        "not " * 41 + "told",
        "(" * 41 + "told" + ")" * 41,
        "-" * 41 + "1 > 0",
    ],
)
def test_what_is_too_long_or_too_deep_is_refused(text: str) -> None:
    """The limits of length and depth are problems, with a way out."""
    [problem], _ = told(text)
    assert problem.code == "MR309"
    assert "variable" in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "told" + " and told" * 55,
        "(" * 40 + "told" + ")" * 40,
        "1" + "+1" * 240 + " > 0",
        "1000000" + "*1000000" * 60 + " > 0",
    ],
)
def test_what_is_just_within_the_limits_is_accepted_in_time(text: str) -> None:
    """The longest and deepest conditions load, compile and hold, at once."""
    begun = time.perf_counter()
    whole = changed(EFFECT, f"if: {text}\n")
    scenario = read(whole).scenario
    assert scenario is not None
    effect = scenario.states["alarm"].options["call_again"].block.effects[0]
    table = compile_scenario(scenario)
    assert isinstance(table.holds(effect.when, table.start), bool)
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize("text", ["'\\u0661' == trust", '"', "\\", "$x", "`id`", "x\u00a0> 1", "@"])
def test_no_character_passes_unread(text: str) -> None:
    """What the language does not have is refused, whatever it is."""
    problems, _ = told(text)
    assert [problem.code for problem in problems] == ["MR301"] or problems[0].code == "MR302"


WORDS_OF_PYTHON = ["continue", "yield", "is", "in", "if", "class", "none", "pass", "def", "print"]


@pytest.mark.parametrize("word", WORDS_OF_PYTHON)
def test_words_of_python_are_ordinary_names(word: str) -> None:
    """``continue >= 2`` compares a variable."""
    whole = changed("calls: {range: [0, 3], start: 0}", f"{word}: {{range: [0, 3], start: 2}}")
    whole = whole.replace("calls", word)
    scenario = read(
        changed(EFFECT, f"if: {word} >= 2 and not {word} + {word} > 4\n", whole)
    ).scenario
    assert scenario is not None
    table = compile_scenario(scenario)
    effect = scenario.states["alarm"].options["call_again"].block.effects[0]
    assert table.holds(effect.when, table.start)


# What conditions mean, compared with an independent reading. The language is a subset of what
# Python reads, so that Python's own grammar decides on precedence here.


class Level(int):
    """A level word, by its order."""


class Trust(Level):
    """An indicator that also compares with its level words."""

    @property
    def level(self) -> int:
        return 0 if self <= 3 else 1 if self <= 7 else 2

    def _side(self, other: object) -> int:
        return self.level if type(other) is Level else int(self)

    def __lt__(self, other: int) -> bool:
        return self._side(other) < int(other)

    def __le__(self, other: int) -> bool:
        return self._side(other) <= int(other)

    def __gt__(self, other: int) -> bool:
        return self._side(other) > int(other)

    def __ge__(self, other: int) -> bool:
        return self._side(other) >= int(other)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, int) and self._side(other) == int(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]


MARKS = ("chosen(send_boat)", "chosen(alarm.call_again)", "visited(after)")
COMPARE = ("==", "!=", "<", "<=", ">", ">=")
compare = st.sampled_from(COMPARE)
numbers = st.recursive(
    st.sampled_from(["trust", "cost", "calls", "loss", "start(trust)", "0", "1", "3", "10"]),
    lambda inner: st.one_of(
        st.builds("{} {} {}".format, inner, st.sampled_from("+-*"), inner),
        st.builds("({})".format, inner),
        st.builds("-{}".format, inner),
    ),
    max_leaves=5,
)
ordered = st.sampled_from(["sureness", "unsure", "fairly", "certain"])
truths = st.recursive(
    st.one_of(
        st.sampled_from(["told", "called", "true", "false", *MARKS]),
        st.builds("{} {} {}".format, numbers, compare, numbers),
        st.builds("{} {} {} {} {}".format, numbers, compare, numbers, compare, numbers),
        st.builds("sureness {} {}".format, compare, ordered),
        st.builds("{} {} sureness {} {}".format, ordered, compare, compare, ordered),
        st.builds(
            "trust {} {}".format,
            compare,
            st.sampled_from(["low_trust", "fair_trust", "high_trust"]),
        ),
        st.builds("{} {} cost".format, st.sampled_from(["cheap", "dear"]), compare),
    ),
    lambda inner: st.one_of(
        st.builds("{} and {}".format, inner, inner),
        st.builds("{} or {}".format, inner, inner),
        st.builds("not {}".format, inner),
        st.builds("({})".format, inner),
        st.builds("({}) == ({})".format, inner, inner),
        st.builds("({}) != ({})".format, inner, inner),
    ),
    max_leaves=6,
)
LOADED = read(changed(EFFECT, "if: " + " or ".join(MARKS) + "\n"))
assert LOADED.scenario is not None
TABLE = compile_scenario(LOADED.scenario)


class Cost(Trust):
    """The other indicator."""

    @property
    def level(self) -> int:
        return int(self > 2)


@given(
    truths,
    st.integers(0, 10),
    st.integers(0, 4),
    st.integers(0, 3),
    st.integers(0, 2),
    st.lists(st.booleans(), min_size=5, max_size=5),
)
def test_conditions_mean_what_they_say(
    text: str, trust: int, cost: int, calls: int, sureness: int, flags: list[bool]
) -> None:
    """Parsed and compiled, any condition holds exactly where an independent reading holds."""
    assume(len(text) <= 500)
    told_, called, sent, again, after = flags
    layout = TABLE.layout
    values = list(TABLE.start.values)
    numbers_ = {
        "trust": trust, "cost": cost, "calls": calls, "sureness": sureness,
        "told": int(told_), "called": int(called),
    }  # fmt: skip
    for name, number in numbers_.items():
        values[layout.slots[name]] = number
    for mark, slot in layout.marks.items():
        values[slot] = {"send_boat": sent, "call_again": again}.get(
            getattr(mark, "option", ""), after
        )
    condition = parse(text, LOADED.context.names)
    names: dict[str, Any] = {
        "trust": Trust(trust), "cost": Cost(cost), "calls": calls, "loss": 3,
        "low_trust": Level(0), "fair_trust": Level(1), "high_trust": Level(2),
        "cheap": Level(0), "dear": Level(1),
        "sureness": sureness, "unsure": 0, "fairly": 1, "certain": 2,
        "told": told_, "called": called, "true": True, "false": False,
        "start": lambda _: 6, "visited": lambda _: after,
        "chosen": lambda name: {"boat": sent, "again": again}[name],
        "send_boat": "boat", "after": "after",
        "alarm": type("Alarm", (), {"call_again": "again"}),
    }  # fmt: skip
    expected = eval(text, {"__builtins__": {}}, names)
    assert TABLE.holds(condition, World("alarm", tuple(values))) is expected
