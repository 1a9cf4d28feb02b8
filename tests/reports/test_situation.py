from __future__ import annotations

from game.reports.situation import gauges, hidden, known, notice
from tests.samples import BARE, HARBOUR, played, table_of


def test_each_indicator_is_shown_with_its_level_and_last_change() -> None:
    """A gauge knows its range, its number, the word for it, and how far it moved."""
    game = played(HARBOUR, "turn_away")
    trust, danger = gauges(game.table, game.world, game.table.start)
    assert (trust.label, trust.level, trust.number) == ("Trust of the town", "strained", 3)
    assert (trust.low, trust.high, trust.change, trust.arrow) == (0, 10, -3, "down 3")
    assert (danger.level, danger.arrow) == ("raised", "up 1")


def test_a_gauge_alone_has_no_change() -> None:
    """Without an earlier world nothing has moved."""
    table = table_of(HARBOUR)
    assert [(gauge.change, gauge.arrow) for gauge in gauges(table, table.start)] == [
        (0, ""),
        (0, ""),
    ]


def test_only_labelled_open_variables_are_known_during_play() -> None:
    """Bookkeeping is never shown, and a hidden variable only in the debrief."""
    game = played(HARBOUR, "overnight/false_ones", "ask_again")
    assert [(fact.name, fact.value) for fact in known(game.table, game.world)] == [
        ("sureness", "fairly sure")
    ]
    assert [(fact.label, fact.value) for fact in hidden(game.table, game.world)] == [
        ("Whether the papers were false", "yes")
    ]


def test_the_notice_of_a_scenario_replaces_the_standard_one() -> None:
    """Without a notice of its own, a scenario is called an exercise, not a prediction."""
    assert notice(table_of(HARBOUR)) == "An invented harbour. Nothing in it ever happened."
    assert notice(table_of(BARE)).startswith("This is an exercise, not a prediction.")
