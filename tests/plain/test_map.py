"""The map, line by line."""

from __future__ import annotations

from pathlib import Path

from game.play.saves import Store
from tests.plain.test_live import TO_THE_FIRST_DECISION, typed
from tests.samples import HARBOUR, played


def test_every_place_has_its_number_and_where_it_leads() -> None:
    """The way taken is told, what was not met has no name."""
    game = played(HARBOUR, "overnight/true_ones", "turn_away")
    said = typed(game, "", "map", "quit")
    assert "You have come past 3 of 5 places, among them 0 of 2 endings." in said
    assert "1. A call on the radio. On your way. Leads to 2 (your way)." in said
    assert "You chose: Turn her away. Leads to 3 (your way). Leads back to 2." in said
    assert "3. The morning after. You are here. Leads to 4 and 5." in said
    assert "4. An ending not met yet." in said


def test_what_is_still_to_be_heard_stays_unknown() -> None:
    """While what came of a decision is being told, the map ends at that decision."""
    game = played(HARBOUR)
    said = typed(game, *TO_THE_FIRST_DECISION, "choose 3", "", "map", "quit")
    assert "2. What to answer. You are here. You chose: Turn her away." in said
    assert "3. A decision not met yet." in said


def test_before_the_story_begins_nothing_is_known() -> None:
    """At the briefing no place has a name yet, and the player stands at none."""
    said = typed(played(HARBOUR), "map", "quit")
    assert "You have come past 0 of 5 places" in said
    assert "1. Something not met yet." in said
    assert "You are here." not in said


def test_other_games_are_told_apart(tmp_path: Path) -> None:
    """What another game came to is named, and said to be of another time."""
    store = Store.open(tmp_path)
    store.record(played(HARBOUR, "overnight/true_ones", "turn_away", "explain"))
    said = typed(played(HARBOUR), "", "", "map", "quit", store=store)
    assert "3. The morning after. You were here at another time." in said
