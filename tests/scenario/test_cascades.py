"""One mistake is one problem, however much of the file leans on what it broke."""

from __future__ import annotations

import re

import pytest

from tests.scenario.samples_of import VALID, changed, read


def codes(text: str) -> list[str]:
    """Return the codes found in a text."""
    return [problem.code for problem in read(text).problems]


SECTIONS = re.findall(r"^(\w+):\n", VALID, re.MULTILINE)
REQUIRED = ("indicators", "states", "endings")


def without(section: str, instead: str = "") -> str:
    """Return the valid file with one section replaced."""
    text, count = re.subn(rf"(?m)^{section}:\n(?:  .*\n)+", instead, VALID)
    assert count == 1
    return text


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("value", ["[a, b]", "some words", "12", "true"])
def test_a_section_of_the_wrong_kind_is_one_problem(section: str, value: str) -> None:
    """Nothing is said of the names that would have stood in it."""
    assert codes(without(section, f"{section}: {value}\n")) == ["MR203"]


@pytest.mark.parametrize("section", REQUIRED)
def test_a_required_section_that_is_missing_or_empty_is_one_problem(section: str) -> None:
    """Missing, written without anything, and written as empty braces."""
    assert codes(without(section)) == ["MR202"]
    assert codes(without(section, f"{section}:\n")) == ["MR206"]
    assert codes(without(section, f"{section}: {{}}\n")) == ["MR206"]


@pytest.mark.parametrize("section", ["actors", "history", "debrief"])
def test_a_section_nobody_leans_on_may_be_missing(section: str) -> None:
    """They are optional."""
    assert codes(without(section)) == []


@pytest.mark.parametrize("section", ["objectives", "advisers", "variables", "assumptions"])
def test_an_optional_section_that_is_used_is_missed_at_each_use(section: str) -> None:
    """Where nothing declares a name, each place that uses it is told, and nothing else."""
    found = read(without(section)).problems
    assert found
    assert {problem.code for problem in found} <= {
        "MR302", "MR308", "MR402", "MR403", "MR404", "MR405", "MR406", "MR610",
    }  # fmt: skip
    assert all(problem.hint for problem in found)


BROKEN = [
    # a declaration that is wrong, and used in many places
    ("range: [0, 10]", "range: [0, ten]", "MR203"),
    ("range: [0, 10]", "range: [0, 20]", "MR503"),
    ("range: [0, 10]", "range: &r [0, 10]", "MR105"),
    ("start: 6\n", "start: *six\n", "MR105"),
    ("values: [unsure, fairly, certain]", "values: {unsure: [], fairly: f, certain: c}", "MR203"),
    ("values: [unsure, fairly, certain]", "values: *v", "MR105"),
    ("  calls: {range: [0, 3], start: 0}", "  calls: {range: [3, 0], start: 0}", "MR501"),
    ("  calls: {range: [0, 3], start: 0}", "  calls: often", "MR203"),
    ("    value: 3\n", "    value: many\n", "MR610"),
    ("    value: likely\n", "    value: often\n", "MR610"),
    ("    value: likely\n", "    value: !!str likely\n", "MR106"),
    ("plausible: [roughly_even, very_likely]", "plausible: [very_likely]", "MR505"),
    ("      late_before:\n", "      late_before: &claim\n", "MR105"),
    ("        kind: official\n", "        kind: gossip\n", "MR207"),
    ("  weigh: Weigh what is not known", "  weigh: []", "MR203"),
    ('  pilot: {name: "Chief pilot", view: "Ships and crews"}', "  pilot: Chief pilot", "MR203"),
    # a thing that holds much
    ("  after:\n    title: The morning\n    text: The sun rises.\n    to: calm_sea\n",
     "  after: The sun rises.\n", "MR203"),
    ("  after:\n    title: The morning\n    text: The sun rises.\n    to: calm_sea\n",
     "  after: *dawn\n", "MR105"),
    ('      call_again: {label: "Call once more", to: searched}', "      call_again: searched",
     "MR203"),
    ('    options:\n      call_again: {label: "Call once more", to: searched}',
     "    options: [call_again]", "MR203"),
    ('    options:\n      call_again: {label: "Call once more", to: searched}',
     "    options: *all", "MR105"),
    (("            cases:\n              - if: trust >= high_trust\n                to: after\n"
     "              - to: searched\n"), "            cases: searched\n", "MR203"),
    (("            cases:\n              - if: trust >= high_trust\n                to: after\n"
     "              - to: searched\n"), "            cases: *c\n", "MR105"),
    ("              - to: searched\n", "              - searched\n", "MR203"),
    (("    chance:\n      foggy:\n        likelihood: odds_of_fog\n        effects:\n"
     "          - set: {fog_bank: true}\n        to: alarm\n"
     "      clear: {likelihood: otherwise, to: alarm}\n"), "    chance: [foggy, clear]\n", "MR203"),
    (("    chance:\n      foggy:\n        likelihood: odds_of_fog\n        effects:\n"
     "          - set: {fog_bank: true}\n        to: alarm\n"
     "      clear: {likelihood: otherwise, to: alarm}\n"), "    chance: *c\n", "MR105"),
    ("      clear: {likelihood: otherwise, to: alarm}", "      clear: {likelihood: *r, to: alarm}",
     "MR105"),
    ("      clear: {likelihood: otherwise, to: alarm}", "      clear: *r", "MR105"),
    ("    to: calm_sea\n", "    to: *sea\n", "MR105"),
    ("          - change: {trust: -loss, cost: 2}\n", "          - change: *c\n", "MR105"),
    ("          - change: {trust: -loss, cost: 2}\n", "          - change: {trust: *c, cost: 2}\n",
     "MR105"),
    ("        effects:\n          - change: {trust: -loss, cost: 2}\n", "        effects: *e\n",
     "MR105"),
    ("set: {called: true,", "set: {called: *c,", "MR105"),
    ("if: trust >= 1\n", "if: *c\n", "MR105"),
    ("objectives: [weigh]", "objectives: *o", "MR105"),
    ("objectives: [weigh]", "objectives: [*o]", "MR105"),
    ("aim: high", "aim: *a", "MR105"),
    ("outcome: true", "outcome: *a", "MR105"),
    ("minutes: 20", "minutes: *a", "MR105"),
    ("levels: {low_trust: [0, 3], fair_trust", "levels: {low_trust: *a, fair_trust", "MR105"),
    ("plausible: [1, 5]", "plausible: *a", "MR105"),
    ("plausible: [1, 5]", "plausible: [*a, 5]", "MR105"),
    ('{name: "Night clerk"}', "*a", "MR105"),
    ("start: fate\n", "start: *a\n", "MR105"),
    ("id: valid_sample", "id: *a", "MR105"),
    ("title: The night ferry", "title: *a", "MR105"),
    ("format: 1", "format: *a", "MR105"),
    ("    backed_by", "    *a : x\n        backed_by", "MR105"),
    ("because: [never_late]", "because: *a", "MR105"),
    ('{clerk: "Ask first."}', "{clerk: *a}", "MR105"),
    ('      - {if: calls > 0, text: "You have called before."}', "      - *a", "MR105"),
    ("about: trust", "about: *a", "MR105"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "to", "code"), BROKEN)
def test_what_is_broken_is_told_once(change: str, to: str, code: str) -> None:
    """The places that use it are left in peace."""
    assert codes(changed(change, to)) == [code]


@pytest.mark.parametrize("name", ["trust", "never_late", "weigh", "loss", "searched", "called"])
def test_a_name_to_be_mended_is_told_where_it_is_declared(name: str) -> None:
    """The places that already use it as it should be are left in peace."""
    written = re.subn(rf"(?m)^(\s+){name}:", rf"\1{name.capitalize()}:", VALID, count=1)
    assert written[1] == 1
    assert codes(written[0]) == ["MR205"]


def test_claims_beside_the_title_of_their_source_are_told_once() -> None:
    """Where `claims` was left out, each claim is told, and none of the places that cite it."""
    start, end = VALID.index("    claims:\n"), VALID.index("assumptions:\n")
    claims = VALID[start:end].removeprefix("    claims:\n")
    found = read(VALID[:start] + re.sub(r"(?m)^  ", "", claims) + VALID[end:]).problems
    assert [problem.code for problem in found] == ["MR201", "MR201"]
    assert all("below `claims`" in problem.hint for problem in found)


OPTIONS = '    options:\n      call_again: {label: "Call once more", to: searched}\n'


@pytest.mark.parametrize(
    ("items", "hint"),
    [
        ("      - call_again:\n        label: Call\n        to: searched\n", "`call_again:`"),
        ("      - label: Call\n        to: searched\n", "in the place of each dash"),
    ],
    ids=["names", "no names"],
)
def test_dashes_where_names_belong_are_one_problem(items: str, hint: str) -> None:
    """What to write instead depends on whether there are names already."""
    [problem] = read(changed(OPTIONS, f"    options:\n{items}")).problems
    assert problem.code == "MR203"
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("change", "to"),
    [
        ("  after:\n    title", "after:\n    title"),
        (
            "  report:\n    title: The report\n",
            "    report:\n      title: The report\n      x: 1\n",
        ),
    ],
    ids=["a state at the top", "a state in a state"],
)
def test_a_thing_in_the_wrong_place_is_told_where_it_stands(change: str, to: str) -> None:
    """Where its name is used, nothing is said."""
    assert "MR401" not in codes(changed(change, to))


def test_a_misspelt_name_is_told_at_each_use_and_nowhere_else() -> None:
    """A state renamed in one place: each way there is a mistake of its own, with the new name."""
    found = read(changed("  alarm:\n", "  alarms:\n")).problems
    assert {problem.code for problem in found} == {"MR401"}
    assert all(problem.hint == "did you mean `alarms`?" for problem in found)


def test_two_keys_misspelt_alike_are_both_told() -> None:
    """Only one of them can be what was meant."""
    whole = changed("    title: The morning\n", "    titel: The morning\n    tilte: x\n")
    assert codes(whole) == ["MR201", "MR201"]


def test_a_misspelt_key_beside_the_right_one_is_told() -> None:
    """It stands for nothing."""
    assert codes(changed("minutes: 20", "minutes: 20\nminute: 30")) == ["MR201"]


def test_what_is_inside_a_misspelt_section_is_read_too() -> None:
    """Its mistakes are found in the same pass."""
    whole = changed("variables:\n", "variable:\n")
    whole = changed("start: unsure", "start: unsur", whole)
    assert codes(whole) == ["MR201", "MR207"]
