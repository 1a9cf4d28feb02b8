"""Files that were valid until something in them was changed: checked, and played where they can."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from random import Random

from game.checking import Report, check_file
from game.locations import find_scenario
from game.play import Playthrough
from game.reports.debrief import build
from game.reports.markdown import debrief_markdown
from game.scenario import CannotRead
from tests.corpus.measuring import SECONDS, assert_placed, timed
from tests.mutations import mutated, seeds_and_counts
from tests.samples import HARBOUR
from tests.scenario.samples_of import VALID

FILES = {
    "sample": VALID.encode(),
    "harbour": HARBOUR.read_bytes(),
    "first briefing": find_scenario("first_briefing").read_bytes(),
    "Erbil": find_scenario("erbil_2021").read_bytes(),
}
DAILY = {"sample": 150, "harbour": 50, "first briefing": 10, "Erbil": 1}
LONG = {
    "sample": (60, 1_000),
    "harbour": (30, 1_000),
    "first briefing": (19, 500),
    "Erbil": (5, 100),
}
"""Of each, how many times how many: a hundred thousand together."""
LARGE = 100_000
"""Bytes of a file that may take longer than small ones."""
MOST = 100
"""Decisions of a game: those of a changed scenario may be very long."""


def checked(file: Path) -> Report | None:
    """Check a file as users do; None where it cannot be read, and says so."""
    try:
        return check_file(file, doubts=300)
    except CannotRead as error:
        assert str(error).startswith(f"{file}: ")  # noqa: PT017
        return None


def play(report: Report, seed: int) -> None:
    """Play what was accepted at random, and put the debrief of a finished game into words."""
    assert report.table is not None
    game, dice = Playthrough(report.table, seed), Random(seed)
    while not game.is_over and len(game.turns) < MOST:
        game.choose(dice.choice(game.offered))
    if game.is_over:
        assert debrief_markdown(build(game))


@seeds_and_counts(DAILY, LONG)
def test_mutations_of_a_valid_file(name: str, seed: int, count: int, tmp_path: Path) -> None:
    """Each is accepted and can be played, or refused with a place and a hint; none takes long."""
    dice, file = Random(seed), tmp_path / "file.yaml"
    most = 4 * SECONDS if len(FILES[name]) > LARGE else SECONDS
    accepted = 0
    for number in range(count):
        file.write_bytes(mutated(FILES[name], dice))
        try:
            report, seconds = timed(partial(checked, file))
            assert seconds <= most
            if report is None:
                continue
            assert (report.scenario is None) == report.has_errors
            for lines in report.lines.values():
                assert_placed(report.problems, lines)
            if report.scenario is not None:
                accepted += 1
                play(report, number)
        except BaseException as error:
            error.add_note(f"mutation {number} of {name}, seed {seed}")
            raise
    sys.stdout.write(f"{count} mutations of {name}, {accepted} accepted\n")
    assert count < 50 or 0 < accepted < count
