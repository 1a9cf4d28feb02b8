"""Dead ends, playthroughs without end, history that cannot be played: each with its place."""

from __future__ import annotations

from textwrap import dedent

import pytest

from game.analysis import check_history, check_soundness
from game.rules import compile_scenario
from game.scenario import Problem
from game.scenario.problems import Problems
from tests.building import loaded, story, text_of


def found(states: str, more: str = "", *, limit: int = 100_000) -> list[Problem]:
    """Return what is wrong with how a story goes on and ends."""
    scenario = loaded(text_of(states, more)).scenario
    assert scenario is not None
    problems = Problems()
    check_soundness(compile_scenario(scenario, prose=False), problems, limit)
    check_history(compile_scenario(scenario), problems)
    return problems.found


def at(text: str, problem: Problem) -> str:
    """Return the words that a problem is about."""
    line = text.split("\n")[problem.span.line - 1]
    return line[problem.span.column - 1 : problem.span.end_column - 1]


# what is sound


@pytest.mark.parametrize(
    "states",
    [
        "here: {title: Here, options: {go: {label: Go, to: home}}}",
        # A guard that always leaves something.
        """
        here:
          title: Here
          options: {a: {label: A, if: flag, to: home}, b: {label: B, if: not flag, to: home}}
        """,
        # A counter.
        """
        here:
          title: Here
          options:
            again: {label: A, if: n < 3, effects: [{change: {n: 1}}], to: here}
            out: {label: B, to: home}
        """,
        # What was chosen changes, and is looked at.
        """
        here:
          title: Here
          options:
            again: {label: A, if: not chosen(again), to: here}
            out: {label: B, to: home}
        """,
        # A loop that cannot be come to.
        """
        here: {title: Here, options: {go: {label: Go, to: home}}}
        there: {title: There, text: Round., to: there}
        """,
        # A dead end that cannot be come to.
        """
        here: {title: Here, options: {go: {label: Go, to: there}}}
        there: {title: There, options: {go_on: {label: Go, if: heat == 3, to: home}}}
        """,
    ],
)
def test_sound_stories_have_no_problem(states: str) -> None:
    """Nothing that cannot happen is complained of."""
    assert found(states) == []


# what is not


def test_a_situation_with_nothing_on_offer() -> None:
    """It is an error at the state's name that gives a play leading there."""
    states = """
    here: {title: Here, options: {wait: {label: Wait, effects: [{change: {n: 1}}], to: there}}}
    there: {title: There, options: {on: {label: On, if: n == 2, to: home}}}
    """
    (problem,) = found(states)
    assert (problem.code, problem.severity) == ("MR701", "error")
    assert problem.message == (
        "`there` can be reached with nothing on offer: play wait; there `on` needs `n == 2`"
    )
    assert at(text_of(states), problem) == "there"


def test_nothing_on_offer_at_the_very_start() -> None:
    """The message reads there too, and each state is told once."""
    (problem,) = found("here: {title: Here, options: {on: {label: On, if: flag, to: home}}}")
    assert problem.message.endswith("at the very start; there `on` needs `flag`")


def test_a_dead_end_after_a_draw_names_the_draw() -> None:
    """The play that leads there fixes every draw."""
    states = """
    here:
      title: Here
      options:
        go:
          label: Go
          because: seen
          chance:
            good: {likelihood: likely, effects: [{set: {flag: true}}], to: there}
            bad: {likelihood: otherwise, to: there}
    there: {title: There, options: {on: {label: On, if: flag, to: home}}}
    """
    (problem,) = found(states)
    assert "play go/bad;" in problem.message


@pytest.mark.parametrize(
    ("states", "words"),
    [
        (
            """
            here: {title: Here, options: {go: {label: Go, to: there}, out: {label: O, to: home}}}
            there: {title: There, options: {back: {label: Back, to: here}}}
            """,
            (
                "`here` can be come back to in exactly the same situation, without end: "
                "at the very start, then again and again go, back"
            ),
        ),
        (
            """
            here: {title: Here, options: {go: {label: Go, to: there}}}
            there: {title: There, text: Round., to: other_side}
            other_side: {title: Other, text: And round., to: there}
            """,
            (
                "`there` can be come back to in exactly the same situation, without end: "
                "play go, then again and again other_side, there"
            ),
        ),
        # A counter that nothing looks at stops at the end of its range: it ends nothing.
        (
            """
            here:
              title: Here
              options:
                go: {label: Go, effects: [{change: {n: 1}}], to: here}
                out: {label: Out, to: home}
            """,
            "at the very start, then again and again go",
        ),
        # A draw that may come for ever.
        (
            """
            here:
              title: Here
              because: seen
              chance: {again: {likelihood: 1%, to: here}, out: {likelihood: otherwise, to: home}}
            """,
            "again and again here/again",
        ),
    ],
)
def test_a_playthrough_without_end(states: str, words: str) -> None:
    """It is an error at a state on the loop, with the play there and the way round."""
    (problem,) = found(states)
    assert (problem.code, problem.severity) == ("MR702", "error")
    assert words in problem.message
    name = problem.message.split("`")[1]
    assert at(text_of(dedent(states)), problem) == name


def test_each_loop_is_told_once() -> None:
    """Two loops are two errors; the same states with other values are no third."""
    problems = found("""
    here: {title: Here, options: {go: {label: Go, to: here}, on: {label: On, to: there}}}
    there:
      title: There
      options:
        flip: {label: Flip, effects: [{change: {heat: 1}, because: seen}], to: there}
        end: {label: End, if: heat > 1, to: home}
    """)
    assert [p.message.split("`")[1] for p in problems] == ["here", "there"]


LOOP = """
here:
  title: Here
  options:
    up: {label: Up, if: heat < 10, effects: [{change: {heat: 1}, because: seen}], to: here}
    out: {label: Out, to: home}
"""
GUARDED = """
here: {title: Here, options: {a: {label: A, effects: [{change: {heat: 1}, because: seen}], to: x}}}
x: {title: X, options: {b: {label: B, if: heat < 10, to: y}, c: {label: B, if: heat > 9, to: y}}}
y: {title: Y, options: {d: {label: D, to: home}}}
"""


@pytest.mark.parametrize(
    ("states", "what"),
    [(LOOP, "that every playthrough ends"), (GUARDED, "that there is always an option")],
)
def test_the_limit_is_a_warning(states: str, what: str) -> None:
    """Past it nothing is vouched for, and the warning says what."""
    (problem,) = found(states, limit=2)
    assert (problem.code, problem.severity) == ("MR710", "warning")
    assert f"more than 2 situations, and {what} was not worked out" in problem.message
    assert at(text_of(states), problem) == "here"
    assert found(states) == []


# history

STORY = """
here:
  title: Here
  options:
    sail:
      label: Sail
      because: seen
      chance: {wind: {likelihood: likely, to: mail}, calm: {likelihood: otherwise, to: there}}
    swim: {label: Swim, if: flag, to: lost}
mail:
  title: Mail
  because: seen
  chance: {letter: {likelihood: luck, to: there}, bill: {likelihood: otherwise, to: there}}
there: {title: There, options: {on: {label: On, to: home}}}
"""


def history(play: str, ending: str = "home") -> str:
    """Return a history with this play."""
    return f"history: {{title: T, text: X., play: [{play}], ending: {ending}}}\n"


def test_history_that_leads_to_its_ending_is_fine() -> None:
    """Every draw fixed, to the ending named."""
    assert found(STORY, history("sail/wind, mail/bill, on")) == []
    assert found(STORY) == []


@pytest.mark.parametrize(
    ("play", "where", "words"),
    [
        ("swim, on", "swim", "`swim` is not on offer at `here`; on offer: sail"),
        ("sail/calm, mail/bill, on", "mail/bill", "`mail/bill` is not on offer at `there`"),
        ("sail/storm, on", "sail/storm", "it can bring: wind, calm"),
        ("sail/calm/bill, on", "sail/calm/bill", "no such draw occurs there"),
        ("sail/wind, mail/x, on", "mail/x", "it can bring: letter, bill"),
        ("sail, on", "sail", "history leaves a draw open, at `here.sail`"),
        ("sail/wind, on", "sail/wind", "history leaves a draw open, at `mail`"),
        ("sail/calm, on, on", "on", "`on` comes after the end: the play ended at `home`"),
        ("sail/calm", "sail/calm", "history stops at `there`, before an ending"),
    ],
)
def test_history_that_cannot_be_played(play: str, where: str, words: str) -> None:
    """Each mistake stands at its step, and says what could stand there."""
    (problem,) = found(STORY, history(play))
    assert (problem.code, problem.severity) == ("MR703", "error")
    assert words in problem.message
    text = text_of(STORY, history(play))
    assert at(text, problem) == where
    if play.startswith("sail/calm, on, on"):
        assert problem.span.column > text.split("\n")[problem.span.line - 1].index("on, on")


def test_the_hints_of_open_draws_name_a_way_to_fix_them() -> None:
    """An inject's draw gets a step of its own; an option's is added to its step."""
    (inject,) = found(STORY, history("sail/wind, on"))
    assert "write `mail/letter`" in inject.hint
    (option,) = found(STORY, history("sail, on"))
    assert "write `sail/wind`" in option.hint


def test_history_that_ends_elsewhere() -> None:
    """The mistake stands at the ending named."""
    (problem,) = found(STORY, history("sail/calm, on", "lost"))
    assert problem.message == "history ends at `home`, not at `lost`"
    assert at(text_of(STORY, history("sail/calm, on", "lost")), problem) == "lost"


def test_an_empty_history() -> None:
    """It stops where the story starts, or leaves the first draw open."""
    (stopped,) = found(STORY, history(""))
    assert "history stops at `here`" in stopped.message
    opening = "here: {title: H, because: seen, chance: {a: {likelihood: 50, to: home}, "
    opening += "b: {likelihood: 50, to: lost}}}"
    (opened,) = found(opening, history(""))
    assert "history leaves a draw open, at `here`" in opened.message
    assert "write `here/a`" in opened.hint


def test_offers_are_told_at_each_decision_alone() -> None:
    """An inject and an ending offer nothing, and that is no dead end."""
    table = story("here: {title: Here, text: So., to: home}")
    problems = Problems()
    check_soundness(table, problems)
    assert problems.found == []
