"""The map, line by line: each place with its number, and where ways lead from there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.plain.session import Session
from game.reports.english import listed
from game.reports.flat import sentence
from game.reports.map import Map, Path, map_of
from game.rules import Step


def say_map(session: Session) -> None:
    """Say the map, as far as the game has been heard."""
    playthrough = session.playthrough
    known = session.remembered.states | session.remembered.endings
    steps: Sequence[Step] = playthrough.steps
    here: str | None = playthrough.world.place
    if session.reading is not None:
        turns = playthrough.turns
        last = turns[-1].steps if turns else playthrough.opening
        steps, here = [*steps[: len(steps) - len(last)], *session.reading], None
    drawn = map_of(playthrough, steps, here, known)
    session.speaker.heading("The map.")
    session.speaker.paragraph(drawn.count)
    session.speaker.lines(map_lines(drawn))


def map_lines(drawn: Map) -> Iterator[str]:
    """Yield a line for each place."""
    for number, place in enumerate(drawn.places):
        said = [f"{number + 1}. {sentence(drawn.name(number))}"]
        if place.here:
            said.append("You are here.")
        elif place.seen == "now":
            said.append("On your way.")
        elif place.seen == "before":
            said.append("You were here at another time.")
        said += [f"You chose: {sentence(label)}" for label in place.chosen]
        said += _onward(drawn, number)
        yield " ".join(said)


def _onward(drawn: Map, number: int) -> Iterator[str]:
    paths = sorted(drawn.onward(number), key=lambda path: path.target)
    for where, there in (
        ("Leads to", [path for path in paths if path.target > number]),
        ("Leads back to", [path for path in paths if path.target <= number]),
    ):
        if there:
            yield f"{where} {listed([_target(path) for path in there])}."


def _target(path: Path) -> str:
    return f"{path.target + 1}{' (your way)' if path.taken else ''}"
