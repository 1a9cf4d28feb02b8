"""YAML's own traps: each named in its own words, once, and never in the way of other mistakes."""

from __future__ import annotations

import pytest

from game.scenario import SourceText, load_source
from tests.scenario.samples_of import VALID, changed, marked, read

AFTER = "    title: The morning\n    text: The sun rises.\n"
AGAINST = '        against: ["The sea is rising.", "She may not answer."]\n'

TRAPS = [
    # quotes
    ("MR112", "text: You call.", 'text: "You\n          call" «twice.»', "bounds"),
    ("MR112", "text: You call.", 'text: «"»You call.', "not closed"),
    ("MR112", "text: You call.", "text: 'Who''s there?' «you ask.»", "bounds"),
    ("MR112", "text: You call.", "text: 'It'«s him, \"the master\".'»", "bounds"),
    ("MR112", "text: You call.", 'text: "C:«\\p»ath"', "escape"),
    # signs at the beginning
    ("MR110", AFTER, "    «%»title: The morning\n    text: The sun rises.\n", "a key"),
    ("MR110", AGAINST, "        against: «-» The sea is rising.\n        - She may not.\n", "item"),
    ("MR110", "text: You call.", "text: «>» You call.", "lines below"),
    ("MR110", "text: You call.", "text: «{»trust} is what you call on.", "a mapping"),
    ("MR110", "text: You call.", "text: «?» You call.", "a key"),
    ("MR110", "plausible: [1, 5]", "plausible: «[»1, 5],", "a list"),
    # colons
    ("MR111", "text: The sun rises.", "text: He says«:»\n      the sun rises.", "`says:`"),
    ("MR111", "text: The sun rises.", "text: The sun rises\n      and so«:» on.", "goes on"),
    ("MR111", AGAINST, "        against:\n          - At sea«:» fog\n          - No.\n", "key"),
    # brackets
    ("MR113", "objectives: [weigh]", "objectives: «[»weigh", "not closed"),
    ("MR113", "[4, 7], high_trust: [8, 10]}", "[4, 7, high_trust: [8, 10]«}»", "not closed before"),
    ("MR113", 'who: "Of the ferry"', "who: Her master«:» he", "one text"),
    ("MR113", "{low_trust: [0, 3], fair_trust: [4, 7], high_trust: [8, 10]}",
     "{\n      low_trust: [0, 3]\n      «fair_trust»: [4, 7]\n      high_trust: [8, 10]\n      }",
     "a comma is missing"),
    # spaces and colons that are missing
    ("MR114", "text: You call.", "text«:»You call.", "a space"),
    ("MR114", "        label: Send the boat\n", "        «label» Send the boat\n", "missing"),
    ("MR114", "objectives: [weigh]", "objectives:\n      - weigh\n      «-»weigh", "a space"),
    ("MR114", "- change: {calls: 1}", "- change: {«calls:1»}", "a space"),
    ("MR114", "  after:\n", "  «after»\n", "after `after` the colon is missing"),
    ("MR114", "  trust:\n    label", "  «trust»\n    label", "after `trust`"),
    ("MR114", "debrief:\n", "«debrief»\n", "after `debrief`"),
    # columns
    ("MR115", AGAINST, "        against:\n      «-» It rises.\n      - She may not.\n", "column 7"),
    ("MR115", "      send_boat:\n", "      «-» send_boat:\n", "`call_again`, beside it"),
    ("MR115", AGAINST, "        against:\n         - Rain.\n        «-» She may.\n", "column 9"),
    ("MR115", "  after:\n", "   «after»:\n", "column 4"),
    ("MR115", "  trust:\n    label", "  trust:\n  «label»", "column 3"),
    ("MR115", "          lost:\n", "         «lost»:\n", "column 10"),
    ("MR115", "          - change: {trust: -loss, cost: 2}\n",
     "          - change: {trust: -loss, cost: 2}\n          «because»: loss\n", "column 11"),
    ("MR116", AFTER, "«\t»title: The morning\n\n\ttext: The sun rises.\n", "to 135"),
    ("MR116", "              - to: searched", "            «\t»- to: searched", "tab"),
    ("MR116", "  after:\n", "«\u00a0» after:\n", "another kind"),
    ("MR116", "text: You call.", "text:«\u00a0»You call.", "another kind"),
    ("MR116", AFTER, "«\u2003»\u2003  title: The morning\n\u2003   text: The sun.\n", "to 134"),
    ("MR117", "text: The sun rises.", "text: >-\n      The sun\n    «rises.»", "too far left"),
    ("MR117", "text: The sun rises.", "text: The sun\n«rises.»", "too far left"),
    # documents
    ("MR104", "debrief:\n", "«---»\ndebrief:\n", "second"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "change", "wrong", "says"), TRAPS)
def test_a_trap_is_named_where_it_is(code: str, change: str, wrong: str, says: str) -> None:
    """One problem, at the very words, with what YAML took them for and a way to write them."""
    text, [(line, column, end)] = marked(changed(change, wrong))
    [problem] = read(text).problems
    assert (problem.code, problem.span) == (code, (line, column, line, end))
    assert says in problem.message
    assert problem.hint


@pytest.mark.parametrize(("code", "change", "wrong", "says"), TRAPS)
def test_a_trap_hides_no_other_mistake(code: str, change: str, wrong: str, says: str) -> None:
    """A misspelt name at the end of the file, and one at its beginning, are told all the same."""
    text, _ = marked(changed(change, wrong))
    text = changed("start: fate\n", "start: fata\n", text)
    text = changed("      because: [never_late]", "      because: [ever_late]", text)
    assert sorted(problem.code for problem in read(text).problems) == sorted(
        ["MR401", code, "MR402"]
    )


def test_many_traps_are_told_in_one_reading() -> None:
    """Each on its own line, in the order of the file."""
    text = changed("summary: A ferry is late and", "summary: At night: a ferry is late and")
    text = changed("says: The ferry had been late before.", 'says: "Late" again', text)
    text = changed("text: You call.", "text: *You* call.", text)
    text = changed("    title: The morning\n", "     title: The morning\n", text)
    text = changed("title: Still searching", "title:Still searching", text)
    codes = [problem.code for problem in read(text).problems]
    assert codes == ["MR111", "MR112", "MR110", "MR115", "MR114"]


def test_a_text_that_yaml_could_not_read_is_still_looked_at() -> None:
    """A name in braces is checked in it as in any other."""
    text, places = marked(changed("text: You call.", "text: You call«:» it is {«trost»}."))
    found = read(text).problems
    assert [problem.code for problem in found] == ["MR111", "MR308"]
    assert [problem.span[:2] for problem in found] == [place[:2] for place in places]


def test_the_hint_fits_text_of_several_lines() -> None:
    """Quotes around the first line alone would not do."""
    [problem] = read(
        changed("text: You call.", "text: You call: loud\n          and clear.")
    ).problems
    assert "all of the text" in problem.hint
    [problem] = read(changed("text: You call.", f"text: You call: {'so ' * 40}loud.")).problems
    assert problem.hint.startswith("put the whole text into quotes")


def test_curly_quotes_around_a_text_become_those_that_yaml_knows() -> None:
    """They were meant for quotes, and are not put into quotes a second time."""
    [problem] = read(changed("title: The night ferry", "title: “Night: a ferry”")).problems
    assert 'write `title: "Night: a ferry"`' in problem.hint


def test_a_comma_after_a_list_is_to_be_deleted() -> None:
    """As between brackets, or in other formats; the list is no text to be put into quotes."""
    [problem] = read(changed("plausible: [1, 5]", "plausible: [1, 5],")).problems
    assert problem.hint == "delete the comma after `]`"


def test_steps_without_brackets_are_to_be_a_list() -> None:
    """They stand one after another, as in the options of the command."""
    steps = "fate/clear, call_again, send_boat/found"
    problem = read(changed(f"play: [{steps}]", f"play: {steps}")).problems[0]
    assert (problem.code, problem.hint) == ("MR410", f"write a list: `[{steps}]`")


def test_an_odd_space_inside_a_text_is_a_part_of_it() -> None:
    """A space that does not break is fine between words, and before a text's own lines."""
    assert read(changed("text: You call.", "text: You\u00a0call.")).problems == []
    assert read(changed("text: You call.", "text: |\n          \u00a0You call.")).problems == []


def test_a_dash_that_begins_no_item_is_doubted() -> None:
    """It belongs to the text above it, in silence, unless somebody says so."""
    wrong = "        against:\n          - The sea.\n           «-» She may not.\n"
    text, [(line, column, _)] = marked(changed(AGAINST, wrong))
    [problem] = read(text).problems
    assert (problem.code, problem.severity, problem.span[:2]) == (
        "MR805",
        "warning",
        (line, column),
    )


def test_a_comment_that_speaks_to_the_checker_is_no_lost_text() -> None:
    """It may follow a text."""
    allowed = "text: You call.  # measured-response: allow MR833"
    assert read(changed("text: You call.", allowed)).problems == []


@pytest.mark.parametrize("count", [30, 200])
def test_a_flood_of_traps_comes_to_an_end(count: int) -> None:
    """Those that are told are told right; past a bound the parser is not asked again."""
    lines = "".join(f"  o{number}: A: b\n" for number in range(count))
    problems = read(changed("objectives:\n", f"objectives:\n{lines}")).problems
    assert {problem.code for problem in problems} == {"MR111"}
    assert len(problems) == min(count, 100)


def test_what_nobody_can_read_is_told_and_left_out() -> None:
    """The parser's own words, at the line, and the rest of the file is read."""
    [problem] = read(f"{VALID}- loose\n").problems
    assert (problem.code, problem.span.line) == ("MR101", VALID.count("\n") + 1)


@pytest.mark.parametrize(
    "text",
    [
        "key: - a\n  - b\n  - c",
        "format: 1\nx: |+-\n a",
        'format: 1\nlevels: {low: [0, 1], raised: [2, 3]}"',
        'format: 1\nindicators:\n  heat:\n    {label: Heat}\nx: "abc" # c\n  y: 1\n',
        "\n\t",
        "format: 1\nsummary: a: b",
        "%YAML 1.2\nformat: 1\n",
        "x: [a, }\n",
    ],
    ids=[
        "list to the end",
        "no sign of a block",
        "quote in the last line",
        "whole quote",
        "tab alone",
        "colon in the last line",
        "directive",
        "wrong bracket",
    ],
)
def test_what_stands_at_the_end_of_a_file_is_told_too(text: str) -> None:
    """Nothing below has to stop the look at a line."""
    problems = load_source(SourceText("end.yaml", text)).problems
    assert any(one.code.startswith("MR1") for one in problems), problems
