"""A scenario that is being written, played while it changes under the player's feet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from game.checking import Report, check_file
from game.play import Journal, PlayError, Playthrough, replay
from game.rules import Table, World
from game.scenario import CannotRead
from game.scenario.expressions import Visited
from game.scenario.names import did_you_mean
from game.scenario.places import Word
from game.scenario.quantities import Indicator, Quantity

_SEED = 1


@dataclass(frozen=True, slots=True)
class Look:
    """What was found when the file was read: a report, or why it could not be read."""

    report: Report | None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Jump:
    """A state to begin in instead of the start, and values that differ there, as written."""

    state: str
    values: tuple[tuple[str, str], ...] = ()


class CannotJump(Exception):
    """A place or a value that the scenario does not have. The message says what it has."""


def look_at(path: Path) -> Look:
    """Read a scenario and its tests; whatever stands there, this comes back."""
    try:
        return Look(check_file(path))
    except CannotRead as error:
        return Look(None, str(error))


class Rehearsal:
    """The play of a scenario that is read again and again, kept at its place.

    Attributes:
        path: of the scenario.
        look: what was found when it was last read.
        playthrough: as far as the way taken leads; None while the file has errors.
        lost: what of the way no longer leads on; may be empty.
    """

    def __init__(self, path: Path, look: Look) -> None:
        self.path = path
        self.look = look
        self.playthrough: Playthrough | None = None
        self.lost = ""
        self._jump: Jump | None = None
        self._journal: Journal | None = None
        self.take(look)

    @property
    def _table(self) -> Table | None:
        return None if self.look.report is None else self.look.report.table

    def take(self, look: Look) -> None:
        """Take what was read, and play the way taken again, as far as it leads.

        The whole way is remembered until another is taken: a mistake that is mended costs nothing.
        """
        self.look, self.lost, self.playthrough = look, "", None
        table = self._table
        if table is None:
            return
        try:
            begun = table if self._jump is None else _started_at(table, self._jump)
            if self._journal is None:
                self.playthrough = Playthrough(begun, _SEED)
                return
            followed = replay(begun, self._journal)
        except (CannotJump, PlayError) as error:
            self.lost = str(error)
            self.playthrough = _from_the_start(table)
        else:
            self.playthrough, self.lost = followed.playthrough, followed.stopped or ""

    def choose(self, option: str) -> None:
        """Choose an option that is on offer."""
        assert self.playthrough is not None  # there is nothing to choose from otherwise
        self.playthrough.choose(option)
        self._keep()

    def undo(self) -> bool:
        """Take the last decision back; return whether there was one."""
        done = self.playthrough is not None and self.playthrough.undo()
        if done:
            self._keep()
        return done

    def _keep(self) -> None:
        assert self.playthrough is not None  # it has just been played
        self._journal, self.lost = self.playthrough.journal, ""

    def begin_anew(self) -> None:
        """Go back to the start."""
        self._jump = self._journal = None
        self.take(self.look)

    def jump(self, written: str) -> None:
        """Go to a state, as in ``response trust=3 report=bad``.

        Raises:
            CannotJump: if there is no such state or value; the play stays where it is then.
        """
        table = self._table
        if table is None:
            raise CannotJump("There is nothing to play while the file has errors.")
        jump = _jump(written)
        try:
            Playthrough(_started_at(table, jump), _SEED)
        except PlayError as error:
            raise CannotJump(str(error)) from error
        self._jump, self._journal = jump, None
        self.take(self.look)

    def as_test(self) -> str | None:
        """Return the way taken as an outcome test; None where it does not begin at the start."""
        playthrough = self.playthrough
        if playthrough is None or playthrough.table is not self._table:
            return None
        steps = ", ".join(playthrough.play_steps)
        kind = "state" if playthrough.ending is None else "ending"
        place = playthrough.place.id
        name = f"{steps or 'The start'} leads to {place}"
        return f"  - name: {name}\n    play: [{steps}]\n    expect:\n      {kind}: {place}\n"

    def values(self) -> list[tuple[str, str]]:
        """Return every quantity and what it holds, hidden ones too."""
        playthrough = self.playthrough
        if playthrough is None:
            return []
        table, world = playthrough.table, playthrough.world
        found = [(name, table.value(world, name)) for name in table.layout.slots]
        return [(n, str(v).lower() if isinstance(v, bool) else str(v)) for n, v in found]


def _from_the_start(table: Table) -> Playthrough | None:
    try:
        return Playthrough(table, _SEED)
    except PlayError:  # too large to have been worked out by the check, and it does not begin
        return None


def _jump(written: str) -> Jump:
    state, *pairs = written.replace(" =", "=").replace("= ", "=").split() or [""]
    values = []
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise CannotJump(f"`{pair}` is no value: write it as `name=value`.")
        values.append((name, value))
    return Jump(state, tuple(values))


def _started_at(table: Table, jump: Jump) -> Table:
    """Return the same table, begun elsewhere.

    Raises:
        CannotJump: if the scenario has no such state or value.
    """
    scenario, layout = table.scenario, table.layout
    if jump.state not in scenario.states:
        hint = did_you_mean(jump.state, scenario.states)
        raise CannotJump(f"There is no state `{jump.state}`; {hint}.")
    values = list(table.start.values)
    for name, written in jump.values:
        if name not in layout.slots:
            hint = did_you_mean(name, layout.slots)
            raise CannotJump(f"There is no indicator or variable `{name}`; {hint}.")
        values[layout.slots[name]] = _number(layout.quantities[name], written)
    mark = layout.marks.get(Visited(jump.state))
    if mark is not None:
        values[mark] = 1
    start = World(jump.state, tuple(values))
    return replace(table, scenario=replace(scenario, start=Word(jump.state)), start=start)


def _number(quantity: Quantity, written: str) -> int:
    """Return a value that a quantity can hold as its number.

    Raises:
        CannotJump: if it cannot hold it.
    """
    if isinstance(quantity, Indicator) or quantity.bounds is not None:
        allowed = {str(number): number for number in range(quantity.low, quantity.high + 1)}
        known = f"{quantity.low} to {quantity.high}"
    else:
        names = ("false", "true") if quantity.values is None else tuple(quantity.values)
        allowed = {str(name): number for number, name in enumerate(names)}
        known = ", ".join(names)
    if written not in allowed:
        raise CannotJump(f"`{quantity.id}` cannot be `{written}`: it may be {known}.")
    return allowed[written]
