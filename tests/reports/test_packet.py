"""The packet as data: what is told before the first decision, the sheets, the figures."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.play import Playthrough
from game.reports.exploration import Chance
from game.reports.packet.odds import OddsRow, OddsTable
from game.reports.packet.opening import opening
from game.reports.packet.prose import OnPaper
from game.reports.packet.timetable import timetable
from tests.building import story, text_of
from tests.building import table_of as table_of_text
from tests.generating import Data, compiled, scenarios, share
from tests.reports.packets import ERBIL, FIRST, packet, packet_of
from tests.samples import BARE, HARBOUR, table_of


def test_values_on_paper_are_their_labels() -> None:
    """What changes stands in brackets; what an assumption is taken as stands as it is."""
    table = story(
        """
        here:
          title: Here
          text: It is {heat}, {heat:number} of 10, {{as}} it was; push {push}, mood {mood}.
          options:
            go: {label: Go, to: home}
        """
    )
    paper = OnPaper(table)
    (piece,) = paper.pieces(table.scenario.states["here"].text)
    expected = r"It is \[Heat\], \[Heat\] of 10, {as} it was; push 2, mood \[Mood\]."
    assert (piece.text, piece.when) == (expected, "")
    assert paper.has_values(piece.text)
    assert not paper.has_values("Heat, and [nothing] else")


EVENTS = """
dawn:
  title: Dawn
  text: It is light.
  effects:
    - {change: {heat: 1}, because: seen, note: The sun.}
  to: wind
wind:
  quiet: true
  because: seen
  chance:
    north: {likelihood: 50%, effects: [{set: {flag: true}}], to: NORTH}
    south: {likelihood: otherwise, to: here}
news:
  title: News
  text: It blows.
  to: here
here:
  title: Here
  text: [A hut., {if: flag, text: It is cold.}, {if: heat > 2, text: It is warm.}]
  options:
    go: {label: Go, to: home}
    skate:
      {label: Skate, if: flag, because: heard, effects: [{change: {heat: 1}}], to: home}
    swim:
      {label: Swim, if: heat > 2, because: felt, effects: [{change: {heat: 1}}], to: home}
    fly: {label: Fly, if: heat > 9, unavailable: Not yet., to: home}
    sail: {label: Sail, if: flag, unavailable: No wind., to: lost}
"""


def test_what_all_meet_before_the_first_decision_stands_on_the_handout() -> None:
    """Not what some meet, and not what is told to some."""
    found = packet_of(story(EVENTS.replace("NORTH", "here"), start="dawn")).handout
    (event,) = found.events
    assert (event.title, event.texts) == ("Dawn", ("It is light.",))
    assert event.changes == ("Heat stays middle ground, 3 to 4. The sun.",)
    assert found.claims == (
        "the watch (as reported): It was seen.",
        "the cook (opinion, not an observed fact): It was felt.",
    )
    first = found.first
    assert first is not None
    assert (first.text, first.is_partial) == (("A hut.", "It is warm."), True)
    assert [(one.choice.name, one.is_open) for one in first.choices] == [
        ("go", True),
        ("fly", False),
        ("sail", None),
        ("swim", True),
    ]
    assert first.has_more
    assert {fact.label: fact.value for fact in first.facts}["Flag"] == ""


def test_what_only_some_meet_is_not_on_the_handout() -> None:
    """An event that comes on one of two ways would tell which way chance has gone."""
    found = packet_of(story(EVENTS.replace("NORTH", "news"), start="dawn")).handout
    assert [event.title for event in found.events] == ["Dawn"]
    assert found.first is not None


def test_ways_that_lead_to_different_decisions_give_no_first_sheet() -> None:
    """Then each decision has a sheet to be handed out."""
    states = (
        EVENTS.replace("NORTH", "there")
        + """
there:
  title: There
  options:
    go: {label: Go, to: home}
"""
    )
    found = packet_of(story(states, start="dawn"))
    assert found.handout.first is None
    assert [sheet.scene.title for sheet in found.sheets] == ["Here", "There"]


def test_numbers_below_zero_have_one_sign() -> None:
    """Where a gauge stands is written as its scale is."""
    text = text_of("here: {title: Here, to: home}").replace("start: 0", "start: -3")
    facts = {one.label: one for one in packet_of(table_of_text(text)).handout.facts}
    assert facts["Trust"].value == "cold, −3"
    assert facts["Trust"].scale == "cold −5 to −1, warm 0–5"


def test_a_story_without_a_decision_has_a_packet() -> None:
    """Everything happens by itself: nothing is handed out but who they are."""
    found = packet_of(story("here: {title: Here, text: It is over., to: home}"))
    assert (found.handout.first, found.sheets) == (None, ())
    assert [event.title for event in found.handout.events] == ["Here"]


def test_events_without_end_are_not_told() -> None:
    """In a file too large to be checked to the end, injects might go round for ever."""
    table = story("here: {title: Here, to: there}\nthere: {title: There, to: here}")
    found = opening(table)
    assert (found.events, found.worlds, found.decision) == ((), (), None)


@share(0.2)
@given(scenarios(), st.integers(0, 2**32))
def test_whatever_comes_the_opening_is_what_a_player_reads(data: Data, seed: int) -> None:
    """The events are the first that any game shows, and its first decision is the same."""
    table = compiled(data)
    found, game = opening(table), Playthrough(table, seed)
    assert game.world in found.worlds
    shown = [step for step in game.opening if not step.quiet]
    assert len(found.events) <= len(shown)
    for event, step in zip(found.events, shown, strict=False):
        assert event.title == data["states"][step.state]["title"]
    if found.decision is not None:
        assert found.decision == game.world.place


def test_later_sheets_hold_what_is_told_in_any_case() -> None:
    """Conditional text is left to the screen, secret options to the instructor."""
    states = """
    first:
      title: First
      options:
        go: {label: Go, effects: [{change: {heat: 1}, because: seen}], to: here}
        run: {label: Run, to: here}
    """ + EVENTS.replace("\n", "\n    ").replace("NORTH", "here")
    table = story(states, start="first")
    (sheet,) = packet_of(table).sheets
    assert (sheet.text, sheet.is_partial, sheet.has_more) == (("A hut.",), True, True)
    assert [(one.choice.name, one.is_open) for one in sheet.choices] == [
        ("go", True),
        ("fly", None),
        ("sail", None),
    ]
    assert {fact.value for fact in sheet.facts} == {""}


def test_no_letter_is_left_out_where_an_option_is_kept_back() -> None:
    """A to C are on the sheet; what players may not know of has the last letters, in the guide."""
    found = packet_of(story(EVENTS.replace("NORTH", "here"), start="dawn"))
    (scene,) = [one for one in found.guide.scenes if one.kind == "decision"]
    letters = {one.letter: one.name for one in scene.choices}
    assert letters == {"A": "go", "B": "fly", "C": "sail", "D": "skate", "E": "swim"}
    assert scene.odds is not None
    assert scene.odds.columns == tuple(letters)


def test_nothing_hints_at_an_option_that_cannot_be_on_offer_yet() -> None:
    """At the first decision it never is; that it is there would be given away for nothing."""
    found = packet_of(
        story(
            """
            here:
              title: Here
              options:
                go: {label: Go, to: home}
                burn: {label: Burn, if: heat > 4, because: seen, to: lost}
                stay:
                  {label: Stay, because: seen, effects: [{change: {heat: 2}}], to: again}
            again:
              title: Again
              options:
                back: {label: Back, to: here}
            """
        )
    )
    first = found.handout.first
    assert first is not None
    assert [one.choice.label for one in first.choices] == ["Go", "Stay"]
    assert not first.has_more


def test_a_packet_of_a_real_story() -> None:
    """Decisions are numbered, all have a sheet, the history is played, figures are there."""
    found = packet(ERBIL)
    decisions = [one for one in found.guide.scenes if one.kind == "decision"]
    assert [one.number for one in decisions] == list(range(1, 15))
    assert len(found.sheets) == 13
    assert found.guide.past is not None
    assert found.guide.past.ending == "A line in doubt"
    assert [step.drawn for step in found.guide.past.steps if step.title == "who fired"] == ["front"]
    assert found.handout.first is not None
    assert found.handout.first.facts == ()
    scenario = table_of(ERBIL).scenario
    marks = [one.mark.name for one in found.guide.assumptions]
    assert marks == [f"A{number + 1}" for number in range(len(scenario.assumptions))]
    claims = [claim for source in found.guide.sources for claim in source.claims]
    disputed = {claim.mark.id: {one.id for one in claim.disputed_by} for claim in claims}
    assert disputed["handful_killed"] == {"saberin_one_dead", "observatory_count"}
    assert disputed["observatory_count"] == {"handful_killed", "saberin_one_dead"}


def test_what_is_bookkeeping_has_no_grounds_and_is_noted_unseen() -> None:
    """A counter that nobody sees stands apart from what players read."""
    (ask, *_) = packet(FIRST).guide.scenes[2].choices
    (effect,) = ask.outcome.effects
    assert effect.seen == ("Danger on the road +1", "Snow on the pass +1")
    assert effect.unseen == ("calls +1",)
    assert [mark.name for mark in effect.marks] == ["C5"]


def test_a_change_by_an_assumption_has_its_range() -> None:
    """With its sign, and the range turned round where it is taken away."""
    scenes = {one.name: one for one in packet(HARBOUR).guide.scenes}
    (effect,) = scenes["first_answer"].choices[2].outcome.effects
    assert effect.seen == ("Trust of the town −3 (plausible −5 to −1)",)
    assert effect.marks[0].name == "A1"


def test_a_timetable() -> None:
    """From the scenario's minutes; else the sum over decisions and events; else nothing."""
    scenes = packet(FIRST).guide.scenes
    assert (timetable(45, scenes).play, timetable(45, scenes).total) == (45, 100)
    assert (timetable(None, scenes).play, timetable(None, scenes).stated) == (2, False)
    assert (timetable(0, scenes).play, timetable(0, scenes).stated) == (2, False)
    assert timetable(None, ()).total is None
    assert packet(BARE).guide.timetable.play is None


def row(*points: float | None) -> OddsRow:
    """Return the odds of an ending."""
    return OddsRow("Home", tuple(None if p is None else Chance(None, p, None) for p in points))


def test_what_a_class_can_be_asked_to_expect() -> None:
    """The ending on which the options differ most; nothing where they hardly differ."""
    table = OddsTable(("A", "B", "C"), (row(0.2, 0.21, None), row(0.5, 0.1, 0.1)))
    assert table.expectation == (
        "which option makes “Home” likeliest, and which least likely? "
        "In this model A (50%), and B and C (10%)."
    )
    assert OddsTable(("A", "B"), (row(0.2, 0.21),)).expectation == ""
    assert OddsTable(("A", "B"), (row(None, None),)).expectation == ""
