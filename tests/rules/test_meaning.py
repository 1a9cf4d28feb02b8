"""What a scenario means: one small story for each rule of the format."""

from __future__ import annotations

import pytest

from game.play import Playthrough
from game.rules import Changed, Drawn, Step, Table, Told
from tests.building import option, story, text_of
from tests.building import table_of as table_of_text


def first_step(table: Table, *steps: str) -> Step:
    """Return what choosing the first step's option did."""
    return Playthrough(table, 1, steps or ["go"]).turns[0].steps[0]


def value(step: Step, table: Table, name: str) -> int | str | bool:
    """Return what a quantity holds after a step."""
    return table.value(step.after, name)


def texts(step: Step) -> list[str]:
    """Return what a step told."""
    return [event.text for event in step.events if isinstance(event, Told)]


def test_effects_come_before_the_way_on() -> None:
    """A case is looked for with the new values, though `cases` stands above `effects`."""
    table = story(
        option("""
        cases: [{if: heat >= 5, to: lost}, {to: home}]
        effects: [{change: {heat: 2}, because: seen}]
        """)
    )
    assert first_step(table).after.place == "lost"


def test_text_has_the_values_before_the_effects() -> None:
    """A block's text is told first; the text of the block inside it has the new values."""
    table = story(
        option("""
        effects: [{set: {heat: 9}, because: seen}]
        text: "Heat {heat} ({heat:number})"
        cases: [{text: "Now {heat} ({heat:number})", to: home}]
        """)
    )
    step = first_step(table)
    assert texts(step) == ["Heat middle ground (3)", "Now high (9)"]
    assert [type(event) for event in step.events] == [Told, Changed, Told]


def test_an_effects_condition_is_looked_at_once() -> None:
    """Both names change, though the first change would make the condition false."""
    table = story(
        option("""
        because: seen
        effects: [{if: heat == 3, change: {heat: 1, trust: 1}}, {if: heat == 3, set: {flag: true}}]
        to: home
        """)
    )
    step = first_step(table)
    assert [(c.name, c.before, c.after) for c in step.changes] == [("heat", 3, 4), ("trust", 0, 1)]


@pytest.mark.parametrize(
    ("effect", "names"),
    [
        ("change: {heat: 1, trust: 1}, set: {flag: true, n: 2}", ["heat", "trust", "flag", "n"]),
        ("set: {n: 2, flag: true}, change: {trust: 1, heat: 1}", ["n", "flag", "trust", "heat"]),
    ],
)
def test_names_change_in_the_order_written(effect: str, names: list[str]) -> None:
    """The record lists them as the author did."""
    table = story(option(f"effects: [{{{effect}, because: seen}}]\nto: home"))
    assert [change.name for change in first_step(table).changes] == names


def test_a_change_stops_at_the_end_of_the_range_and_says_so() -> None:
    """Both ends stop it; a change that just reaches the end was not stopped."""
    table = story(
        option("""
        because: seen
        effects:
          - change: {heat: 99, trust: -5}
          - change: {trust: -1}
        to: home
        """)
    )
    heat, trust, below = first_step(table).changes
    assert (heat.asked, heat.after, heat.stopped) == (99, 10, True)
    assert (trust.asked, trust.after, trust.stopped) == (-5, -5, False)
    assert (below.before, below.after, below.stopped) == (-5, -5, True)


@pytest.mark.parametrize(
    ("effect", "happened", "seen"),
    [
        ("change: {heat: 1}", True, True),
        ("set: {heat: 3}", False, False),
        ("change: {heat: 0}", False, False),
        ("set: {secret: true}", True, False),
    ],
)
def test_a_change_that_moves_nothing_did_not_happen(
    effect: str, happened: bool, seen: bool
) -> None:
    """Setting what was so already is recorded, and no player reads of it."""
    table = story(option(f"effects: [{{{effect}, because: seen}}]\nto: home"))
    (change,) = first_step(table).changes
    assert (change.happened, change.seen) == (happened, seen)


def test_a_change_kept_from_moving_did_happen() -> None:
    """The player is told that the end of the range stopped it."""
    table = story(
        option("because: seen\neffects: [{set: {heat: 10}}, {change: {heat: 1}}]\nto: home")
    )
    change = first_step(table).changes[1]
    assert change.before == change.after == 10
    assert change.stopped
    assert change.seen


def test_what_is_set_is_never_stopped() -> None:
    """A set value has no amount that was asked for."""
    table = story(option("effects: [{set: {heat: 0}, because: seen}]\nto: home"))
    (change,) = first_step(table).changes
    assert (change.asked, change.stopped, change.after) == (None, False, 0)


def test_every_kind_of_value_can_be_set() -> None:
    """Numbers, ordered values by list or mapping, and booleans come back as written."""
    table = story(
        option("""
        effects: [{set: {heat: 7, sureness: quite_sure, mood: gay, flag: true}, because: seen}]
        to: home
        """)
    )
    step = first_step(table)
    names = ("heat", "sureness", "mood", "flag", "n")
    assert [value(step, table, one) for one in names] == [7, "quite_sure", "gay", True, 0]


@pytest.mark.parametrize(
    ("written", "after", "source"),
    [("push", 5, "push"), ("-push", 1, "push"), ("pull", 0, "pull"), ("-pull", 6, "pull"),
     ("+push", 5, "push"), ("-1", 2, None)],
)  # fmt: skip
def test_assumptions_are_amounts_with_either_sign(
    written: str, after: int, source: str | None
) -> None:
    """An assumption stands for its value, negative ones too; the record says which it was."""
    table = story(option(f"effects: [{{change: {{heat: {written}}}, because: seen}}]\nto: home"))
    (change,) = first_step(table).changes
    assert (change.after, change.amount_from) == (after, source)


def test_the_first_case_that_holds_is_taken() -> None:
    """A later one that holds too is not."""
    table = story(
        option("""
        cases: [{if: heat > 5, to: lost}, {if: heat > 2, text: Two, to: home}, {text: No, to: lost}]
        """)
    )
    assert texts(first_step(table)) == ["Two"]


NESTED = option("""
because: seen
cases:
  - if: heat >= 3
    effects: [{change: {heat: 1}}]
    chance:
      calm: {likelihood: 50%, because: felt, effects: [{change: {heat: 1}}], to: home}
      wind:
        likelihood: otherwise
        effects: [{change: {heat: 2}, because: [heard, push]}]
        chance:
          storm:
            likelihood: luck
            cases: [{if: heat == 6, effects: [{change: {trust: 1}}], to: lost}, {to: home}]
          lull: {likelihood: otherwise, because: heard, effects: [{change: {trust: 2}}], to: home}
  - to: home
""")


def test_cases_and_chances_nest() -> None:
    """Effects, draws and cases follow one another from the outside in."""
    table = story(NESTED)
    step = first_step(table, "go/wind/storm")
    assert step.draws == ("wind", "storm")
    assert step.play_step == "go/wind/storm"
    assert [(c.name, c.after) for c in step.changes] == [("heat", 4), ("heat", 6), ("trust", 1)]
    assert step.after.place == "lost"


def test_reasons_are_inherited_by_nested_blocks() -> None:
    """The nearest `because` covers what has none of its own, however deep."""
    table = story(NESTED)
    storm = first_step(table, "go/wind/storm")
    assert [c.because for c in storm.changes] == [("seen",), ("heard", "push"), ("seen",)]
    assert [c.because for c in first_step(table, "go/calm").changes] == [("seen",), ("felt",)]
    assert first_step(table, "go/wind/lull").changes[-1].because == ("heard",)


def test_a_draw_records_what_it_rests_on_and_what_else_could_come() -> None:
    """A likelihood's reasons include the assumption it names; shares are fractions of 1."""
    step = first_step(story(NESTED), "go/wind/storm")
    outer, inner = (event for event in step.events if isinstance(event, Drawn))
    assert (outer.entry, outer.because, outer.written) == ("wind", ("seen",), "otherwise")
    assert [(s.entry, s.low, s.point, s.high) for s in outer.shares] == [
        ("calm", 0.5, 0.5, 0.5),
        ("wind", 0.0, 0.5, 1.0),
    ]
    assert (inner.because, inner.written) == (("seen", "luck"), "luck")
    assert [(s.low, s.point, s.high) for s in inner.shares] == [
        (0.55, 0.675, 0.8),
        (0.0, 0.325, 1.0),
    ]
    assert inner.assumptions == ("luck",)
    # All add up to 1, so the rest cannot be more, or less, than the other leaves over.
    assert inner.odds[inner.shares[0].entry] == (0.55, 0.675, 0.8)
    assert inner.odds[inner.shares[1].entry] == pytest.approx((0.2, 0.325, 0.45))


HOLD = [
    "chosen(go)",
    "chosen(here.go)",
    "not chosen(other_one)",
    "visited(here)",
    "heat >= middle_ground",
    "heat > low",
    "heat < high",
    "high > heat",
    "heat != low",
    "sureness == fairly",
    "sureness > unsure",
    "unsure < sureness < quite_sure",
    "sureness > other",
    "mood == grim",
    "0 <= heat < 4",
    "heat + push * 2 == 7",
    "heat - pull == 6",
    "-heat == -3",
    "heat == push + 1",
    "start(heat) == heat",
    "not flag",
    "flag == secret",
    "(flag or heat == 3) and not (heat > 9)",
    "true",
    "(heat == 3 and not flag) == true",
]
DO_NOT_HOLD = [
    "visited(there)",
    "heat == high",
    "sureness >= quite_sure",
    "0 < trust <= heat",
    "flag",
    "false or flag",
]


@pytest.mark.parametrize(
    ("condition", "holds"),
    [*((one, True) for one in HOLD), *((one, False) for one in DO_NOT_HOLD)],
)
def test_conditions(condition: str, holds: bool) -> None:
    """Each construct of the condition language decides as its words say."""
    states = option(f"""
    cases: [{{if: "{condition}", to: home}}, {{to: lost}}]
    """)
    states += "    other_one: {label: Other, to: there}\n"
    states += "there: {title: There, text: There., to: home}\n"
    assert (first_step(story(states)).after.place == "home") is holds


def test_start_is_the_number_at_the_start() -> None:
    """It does not move with the indicator."""
    table = story(
        option("""
        effects: [{set: {heat: 9}, because: seen}]
        cases: [{if: heat == start(heat) + 6 and heat != start(heat), to: home}, {to: lost}]
        """)
    )
    assert first_step(table).after.place == "home"


def test_chosen_and_visited_only_know_what_was() -> None:
    """Before the first choice nothing is chosen; a state is visited once it was entered."""
    table = story("""
    here:
      title: Here
      text:
        - {if: chosen(go), text: Again}
        - {if: visited(there), text: There was}
        - {if: visited(here), text: Here I am}
      options: {go: {label: Go, to: there}, stop: {label: Stop, to: home}}
    there:
      title: There
      text: [{if: visited(there), text: Come}]
      cases: [{if: n < 1, effects: [{change: {n: 1}}], to: here}, {to: home}]
    """)
    game = Playthrough(table, 1)
    text = table.scenario.states["here"].text
    assert table.tell(text, game.world) == "Here I am"
    (inject,) = game.choose("go").steps[1:]
    assert texts(inject) == ["Come"]
    assert table.tell(text, game.world) == "Again\n\nThere was\n\nHere I am"


def test_passages_that_hold_are_told_in_order() -> None:
    """A text of which no passage holds is not told at all."""
    table = story(
        option("""
        text: [{if: flag, text: Hidden}, One, {if: heat == 3, text: "Two {heat:number}"}]
        cases: [{text: [{if: flag, text: Nothing}], to: home}]
        """)
    )
    assert texts(first_step(table)) == ["One\n\nTwo 3"]


def test_values_in_prose() -> None:
    """Levels, numbers, ordered words, booleans and assumptions are put in, and braces stay."""
    table = story(
        option("""
        text: "{heat}|{heat:number}|{sureness}|{mood}|{flag}|{n}|{push}|{luck}|{{heat}}"
        to: home
        """)
    )
    assert texts(first_step(table)) == [
        "middle ground|3|fairly|in a grim mood|no|0|2|likely|{heat}"
    ]


def test_words_for_a_value_may_hold_values() -> None:
    """Words of a mapping are prose too; put into one another they show ids, not circles."""
    text = text_of(option('text: "{mood}; {other}"\nto: home')).replace(
        'mood: {label: Mood, values: {grim: "in a grim mood", gay: gay}}',
        'mood: {values: {grim: "grim with heat {heat:number}, {mood}", gay: gay}}',
    )
    table = table_of_text(text)
    assert texts(first_step(table)) == ["grim with heat 3, grim; unsure"]
    assert table.show("mood", 0) == "grim with heat 3, grim"


def test_quantities_in_words() -> None:
    """Levels, ranges, ordered values and booleans each have words."""
    table = story(option("to: home"))
    shown = [("heat", 4), ("n", 2), ("sureness", 2), ("mood", 1), ("flag", 0), ("flag", 1)]
    assert [table.show(*one) for one in shown] == [
        "middle ground", "2", "quite sure", "gay", "no", "yes",
    ]  # fmt: skip


def test_a_note_stands_beside_the_change() -> None:
    """It has the values before the effect it stands on."""
    table = story(
        option("effects: [{change: {heat: 1}, because: seen, note: 'At {heat:number}'}]\nto: home")
    )
    assert first_step(table).changes[0].note == "At 3"


def test_hidden_and_bookkeeping_changes_are_not_shown() -> None:
    """Indicators and labelled variables are; what is hidden or has no label is not."""
    table = story(
        option("""
        because: seen
        effects: [{set: {heat: 1, sureness: unsure, other: fairly, flag: true, secret: true}}]
        to: home
        """)
    )
    shown = {change.name: change.shown for change in first_step(table).changes}
    assert shown == {
        "heat": True, "sureness": True, "other": False, "flag": True, "secret": False,
    }  # fmt: skip


def test_a_quiet_inject_shows_nothing() -> None:
    """Its step is quiet and none of its changes is shown; its draw is in the play all the same."""
    table = story(
        """
        opening:
          quiet: true
          because: seen
          effects: [{change: {heat: 1}}]
          chance:
            yes_it_is: {likelihood: 30%, effects: [{set: {secret: true}}], to: here}
            it_is_not: {likelihood: otherwise, to: here}
        here: {title: Here, options: {go: {label: Go, to: home}}}
        """,
        start="opening",
    )
    game = Playthrough(table, 1, ["opening/yes_it_is", "go"])
    (opening,) = game.opening
    assert opening.quiet
    assert not any(change.shown for change in opening.changes)
    assert game.play_steps == ["opening/yes_it_is", "go"]
    assert game.table.value(game.world, "secret") is True


def test_options_hidden_or_greyed() -> None:
    """One whose `if` fails is greyed with its reason, or, where it has none, not shown."""
    table = story("""
    here:
      title: Here
      options:
        grey: {label: Grey, if: flag, unavailable: "Heat is {heat}.", to: home}
        gone: {label: Gone, if: flag, to: home}
        go: {label: Go, if: not flag, unavailable: Never, to: home}
    """)
    game = Playthrough(table, 1)
    offers = [(str(o.option.id), o.available, o.unavailable) for o in game.offers()]
    assert offers == [("grey", False, "Heat is middle ground."), ("go", True, None)]
    assert game.offered == ("go",)
    game.choose("go")
    assert game.offers() == ()


def test_findings_ask_for_the_ending() -> None:
    """In the debrief `ending` holds at the end, and `ending == home` at that one alone."""
    table = story(
        option("to: home"),
        """
        debrief:
          findings:
            - {about: heat, if: ending, text: Over}
            - {about: heat, if: ending == home, text: Home}
            - {about: heat, if: ending == lost, text: Lost}
            - {about: heat, if: ending != lost and chosen(go), text: Not lost}
        """,
    )
    game = Playthrough(table, 1)

    def holding() -> list[str]:
        findings = table.scenario.debrief.findings
        return [table.tell(f.text, game.world) for f in findings if table.holds(f.when, game.world)]

    assert holding() == []
    game.choose("go")
    assert holding() == ["Over", "Home", "Not lost"]


def test_the_same_state_can_lead_to_itself() -> None:
    """A loop with a counter goes round as often as the counter allows."""
    table = story(
        option("if: n < 3\neffects: [{change: {n: 1}}]\nto: here")
        + "    out: {label: Out, if: n == 3, to: home}\n"
    )
    game = Playthrough(table, 1, ["go", "go", "go"])
    assert game.offered == ("out",)
    assert game.place.id == "here"
