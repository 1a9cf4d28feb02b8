"""Every command on scenarios in which anything was changed, as far as they are still valid."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from game.checking import check_file
from game.scenario import CannotRead
from tests.cli.running import call
from tests.lengths import lengths
from tests.mutations import mutated
from tests.samples import HARBOUR
from tests.scenario.samples_of import VALID

FILES = [VALID.encode(), HARBOUR.read_bytes()]
PLAYED = "\n".join(["2", "1", "", "no", "expect", "map", "1", "undo"] + ["1", ""] * 20) + "\n"


def commands(file: Path, other: Path) -> list[list[str]]:
    """Return the commands that read a scenario, each with what it may write."""
    name, beside = str(file), file.parent
    return [
        ["check", name, "--strict"],
        ["check", name, "--format", "json"],
        ["explore", name],
        ["explore", name, "--json"],
        ["graph", name],
        ["graph", name, "-o", str(beside / "map.dot")],
        ["packet", name, "-o", str(beside / "packet.html")],
        ["play", name, "--plain", "--seed", "3", "--debrief", str(beside / "debrief.html")],
        ["play", name, "--json", "--seed", "4"],
        ["diff", str(other), name],
        ["diff", name, str(other)],
    ]


def is_valid(file: Path) -> bool:
    """Whether it can be played."""
    try:
        return check_file(file).table is not None
    except CannotRead:
        return False


@lengths("count", short=3, long=400)
def test_what_is_still_valid_breaks_no_command(count: int, tmp_path: Path) -> None:
    """Each ends with an exit code that is promised; the program itself never fails."""
    dice, file, original = Random(count), tmp_path / "file.yaml", tmp_path / "original.yaml"
    tried = done = 0
    while done < count:
        tried += 1
        data = dice.choice(FILES)
        file.write_bytes(mutated(data, dice))
        original.write_bytes(data)
        if not is_valid(file):
            continue
        done += 1
        for command in commands(file, original):
            result = call(*command, said=PLAYED)
            assert result.exit_code in (0, 1), (tried, command, result.output, result.exc_info)
    sys.stdout.write(f"{done} of {tried} changed scenarios were valid\n")
