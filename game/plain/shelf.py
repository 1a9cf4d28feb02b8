"""The list of scenarios, line by line, and choosing one from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from game.plain.listener import Listener, Said, as_number, pointed_at
from game.plain.speaker import Speaker
from game.play.memory import NOTHING
from game.play.saves import Save, SaveError, Store
from game.reports.english import counted
from game.reports.flat import flat, sentence
from game.rules import Table, compile_scenario
from game.scenario import CannotRead, load
from game.scenario.names import nearest


@dataclass(frozen=True, slots=True)
class Listed:
    """A scenario on the list.

    Attributes:
        path: its file.
        about: what it is, or why it cannot be played.
        is_playable: whether it can be.
        save: the newest game of it that can be gone on with.
        found: how much of it has been played, in words; empty where nothing was kept.
    """

    path: Path
    about: str
    is_playable: bool = False
    save: Save | None = None
    found: str = ""

    @property
    def name(self) -> str:
        """What it is called for by."""
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Choice:
    """What the player wants to play: a scenario anew, or the saved game of it called ``save``."""

    path: Path
    save: str | None = None


def read_list(paths: Sequence[Path], store: Store | None) -> list[Listed]:
    """Return what each file holds, with what is kept of it."""
    return [_read(path, store) for path in paths]


def _read(path: Path, store: Store | None) -> Listed:
    try:
        scenario = load(path).scenario
    except CannotRead as error:
        return Listed(path, sentence(str(error)))
    if scenario is None:
        return Listed(path, f"has errors; measured-response check {path} shows them.")
    listed = Listed(path, _about(compile_scenario(scenario)), is_playable=True)
    if store is None:
        return listed
    try:
        save = store.newest_unfinished(str(scenario.id))
        remembered = store.memory.of(str(scenario.id))
    except SaveError:  # said when a game is opened; a list is of use without it
        return listed
    found = remembered.found_of(scenario.endings) if remembered != NOTHING else []
    return replace(listed, save=save, found=sentence(", ".join(found)))


def _about(table: Table) -> str:
    scenario = table.scenario
    title, role, summary = (
        flat(table.render(prose, table.start))
        for prose in (scenario.title, scenario.role, scenario.summary)
    )
    lasts = f" About {scenario.minutes} minutes." if scenario.minutes else ""
    return f"{sentence(title)} You are: {sentence(role)}{lasts} {summary}"


def print_list(listed: Sequence[Listed], out: TextIO) -> None:
    """Say the scenarios there are, and how to play one."""
    speaker = Speaker(out)
    for one in listed:
        speaker.items([f"{one.name}: {one.about}"], mark="")
    if listed:
        speaker.lines([f"Play one: measured-response play {listed[0].name}", _COMMANDS])
    else:
        speaker.lines([_NOTHING, _COMMANDS])


_NOTHING = "There are no scenarios here. Play a file: measured-response play FILE.yaml"
_COMMANDS = "All commands: measured-response --help"


def choose_one(
    listed: Sequence[Listed], source: TextIO, out: TextIO, notice: str = ""
) -> Choice | None:
    """Say the list, and ask what is to be played; None where the player leaves.

    Args:
        listed: what there is.
        source: where the player's lines come from.
        out: where everything is said.
        notice: something to be said first, such as why no game is kept.
    """
    speaker, listener = Speaker(out), Listener(source)
    if notice:
        speaker.paragraph(notice)
    if not listed:
        print_list(listed, out)
        return None
    speaker.heading("Scenarios.")
    for number, one in enumerate(listed, 1):
        speaker.items([f"{number}. {one.name}: {one.about}{_standing(number, one)}"], mark="")
    speaker.paragraph("Type the number or the name of a scenario to play it, or quit.")
    while True:
        speaker.prompt("Play which? ")
        said = listener.hear()
        if said is None:
            speaker.end_line()
            return None
        if said.word in ("quit", "q", "exit"):
            return None
        choice = _chosen(speaker, listed, said)
        if choice is not None:
            speaker.end_line()
            return choice


def _standing(number: int, listed: Listed) -> str:
    found = f" {listed.found}" if listed.found else ""
    if listed.save is None:
        return found
    after = counted(listed.save.steps, "decision")
    begun = f" You have begun it: {number} goes on after {after}, new {number} begins anew."
    return f"{found}{begun}"


def _chosen(speaker: Speaker, listed: Sequence[Listed], said: Said) -> Choice | None:
    """Return what a line asks for, or say what is wrong with it."""
    anew = said.word == "new"
    meant = pointed_at(said.rest if said.word in ("new", "play") else said.line)
    names = [one.name for one in listed]
    number = as_number(meant)
    if number is None and meant in names:
        number = names.index(meant) + 1
    if number is None or not 1 <= number <= len(listed):
        speaker.paragraph(" ".join(_what_there_is(meant, names)))
        return None
    one = listed[number - 1]
    if not one.is_playable:
        speaker.paragraph(f"{one.name} cannot be played: {one.about}")
        return None
    return Choice(one.path, None if anew or one.save is None else one.save.id)


def _what_there_is(meant: str, names: Sequence[str]) -> Iterator[str]:
    near = nearest(meant, names)
    if meant:
        yield f"There is no scenario “{meant[:60]}” on the list."
    if near:
        yield f"Did you mean {near}?"
    yield f"Type {'1' if len(names) == 1 else f'a number from 1 to {len(names)}'}, or quit."
