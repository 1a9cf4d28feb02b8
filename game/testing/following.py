"""Following a play every way that its open draws can go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.rules.branches import Branch, inject_branches, option_branches
from game.rules.errors import AfterTheEnd, DrawDoesNotOccur, NoSuchDraw, NotOnOffer, PlayError
from game.rules.record import World
from game.rules.table import Table
from game.rules.walking import INJECTS_IN_A_ROW
from game.scenario.places import Word

MOST = 200_000
"""How many moments of one play are looked at; a test that leaves more open is undecided."""

Noted = Callable[[World, str | None, Branch], None]
"""Told of each resolution: the world before, the option (None at an inject), the way it went."""


class Way(NamedTuple):
    """One way the play can go; ``stopped`` says why it could not be followed to its end."""

    steps: list[str]
    world: World
    stopped: str = ""


class _Moment(NamedTuple):
    """A world on the way, how many play steps are behind it, and injects since the last."""

    world: World
    at: int
    injects: int


def ways(
    table: Table, play: tuple[Word, ...], noted: Noted | None = None, most: int = MOST
) -> Iterator[Way]:
    """Yield every way that a play can go, depth first in file order.

    Ways that meet go on as one: the first of them stands for all.

    Args:
        table: of the scenario.
        play: its steps; a draw that they leave open is taken every way.
        noted: told of each resolution on the way.
        most: how many moments are looked at before giving up, which is a way that stopped.
    """
    stack: list[tuple[_Moment, list[str]]] = [(_Moment(table.start, 0, 0), [])]
    met: set[_Moment] = set()
    while stack:
        moment, steps = stack.pop()
        if moment in met:
            continue
        if len(met) >= most:
            yield Way(steps, moment.world, f"its open draws lead to more than {most:,} moments")
            return
        met.add(moment)
        found = _onward(table, play, moment)
        if isinstance(found, str):
            yield Way(steps, moment.world, found)
            continue
        option, branches = found
        for branch in reversed(branches):
            if noted is not None:
                noted(moment.world, option, branch)
            if option is not None:
                made, following = [_step(option, branch)], _Moment(branch.world, moment.at + 1, 0)
            else:
                made = [_step(moment.world.place, branch)] if branch.draws else []
                named = _head(play, moment.at) == moment.world.place
                following = _Moment(branch.world, moment.at + named, moment.injects + 1)
            stack.append((following, [*steps, *made]))


def _onward(
    table: Table, play: tuple[Word, ...], moment: _Moment
) -> tuple[str | None, list[Branch]] | str:
    """Return the option taken (None at an inject) and how it can go; or why it stops here.

    An empty reason means that the play ends here.
    """
    world = moment.world
    rule = table.states.get(world.place)
    step = play[moment.at] if moment.at < len(play) else None
    head = _head(play, moment.at)
    if rule is not None and rule.block is not None:
        if moment.injects > INJECTS_IN_A_ROW:
            return f"the story goes round and round at `{world.place}`"
        fixed = step if head == world.place else None
        return _fitting(None, fixed, inject_branches(table, world))
    if step is None or head is None:
        return ""
    if rule is None:
        return str(AfterTheEnd(step, world.place))
    offered = table.offered(world)
    if head not in offered:
        return str(NotOnOffer(step, world.place, offered))
    return _fitting(head, step, option_branches(table, world, head))


def _fitting(
    option: str | None, step: str | None, branches: Iterator[Branch]
) -> tuple[str | None, list[Branch]] | str:
    """Leave the branches whose draws begin with those that the play step fixes."""
    if step is None:
        return option, list(branches)
    every, fixed = list(branches), tuple(step.split("/")[1:])
    found = [branch for branch in every if branch.draws[: len(fixed)] == fixed]
    return (option, found) if found else str(_misfit(step, fixed, every))


def _misfit(step: str, fixed: tuple[str, ...], every: list[Branch]) -> PlayError:
    """Return what is wrong with the first draw that no branch has as the play step fixes it."""
    at, following = 0, every
    while fit := [one for one in following if one.draws[at : at + 1] == fixed[at : at + 1]]:
        at, following = at + 1, fit
    names = tuple(dict.fromkeys(name for one in following for name in one.draws[at : at + 1]))
    if names:
        return NoSuchDraw(step, fixed[at], names)
    return DrawDoesNotOccur(step, fixed[at], "/".join(step.split("/")[: at + 1]), ())


def _head(play: tuple[Word, ...], at: int) -> str | None:
    return play[at].split("/")[0] if at < len(play) else None


def _step(head: str, branch: Branch) -> str:
    return "/".join((head, *branch.draws))
