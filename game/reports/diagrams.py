"""The state machine of a scenario, as a graph that can be drawn.

Drawn from the compiled scenario itself: the diagrams of ``transitions`` know states and triggers,
and nothing of cases, draws and likelihoods.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from game.reports.flat import flat
from game.rules import Step, Table
from game.rules.wording import assumption_value, spaced
from game.scenario.likelihoods import Likelihood
from game.scenario.model import Block, Condition, State

Kind = Literal["decision", "inject", "quiet", "ending"]
ENDINGS = "Endings"
"""The group of the endings."""


@dataclass(frozen=True, slots=True)
class Node:
    """A state or an ending.

    Attributes:
        name: its id.
        title: what is written in it.
        kind: how it is drawn.
        lit: whether a playthrough came past it.
        group: nodes of one group are drawn together: states of one time, and the endings; empty
            for those that stand alone.
    """

    name: str
    title: str
    kind: Kind
    lit: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one place to another: an option or an inject, its cases and draws on the way."""

    source: str
    target: str
    label: str
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """What is to be drawn; ``start`` is the node where play begins."""

    title: str
    start: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def groups(self) -> dict[str, list[Node]]:
        """The nodes of each group, in the order of the file."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            found.setdefault(node.group, []).append(node)
        return found


def diagram(table: Table, steps: Iterable[Step] = ()) -> Diagram:
    """Return the state machine of a scenario.

    Args:
        table: the compiled scenario.
        steps: of a playthrough, whose way is lit.
    """
    scenario = table.scenario
    taken = {(one.state, one.option, one.draws, one.after.place) for one in steps}
    been = {place for state, _, _, after in taken for place in (state, after)}
    times = {name: _time(table, state) for name, state in scenario.states.items()}
    shared = {time for time, count in Counter(times.values()).items() if count > 1}
    nodes = [
        Node(
            name,
            _title(table, state),
            _kind(state),
            name in been,
            times[name] if times[name] in shared else "",
        )
        for name, state in scenario.states.items()
    ]
    nodes += [
        Node(name, flat(table.render(ending.title, table.start)), "ending", name in been, ENDINGS)
        for name, ending in scenario.endings.items()
    ]
    drawer = _Drawer(table, taken)
    edges = [edge for state in scenario.states.values() for edge in drawer.edges(state)]
    title = flat(table.render(scenario.title, table.start))
    return Diagram(title, str(scenario.start), tuple(nodes), tuple(edges))


_Taken = set[tuple[str, str | None, tuple[str, ...], str]]


def _title(table: Table, state: State) -> str:
    if state.title is None:
        return spaced(str(state.id))
    return flat(table.render(state.title, table.start))


def _time(table: Table, state: State) -> str:
    """Return when a state is, as far as the file has one text for it."""
    whole = "".join(table.render(one.prose, table.start) for one in state.time if one.when is None)
    return flat(whole)


def _kind(state: State) -> Kind:
    if state.is_decision:
        return "decision"
    return "quiet" if state.quiet else "inject"


@dataclass(frozen=True, slots=True)
class _Way:
    """One way through a block: where to, what is drawn, and the words along it."""

    target: str
    draws: tuple[str, ...]
    words: tuple[str, ...]


class _Drawer:
    """Draws the ways out of the states of one scenario."""

    def __init__(self, table: Table, taken: _Taken) -> None:
        self._assumptions = table.scenario.assumptions
        self._taken = taken

    def edges(self, state: State) -> Iterator[Edge]:
        """Yield the ways out of a state; those to one place are one edge, save where one is lit."""
        labels: dict[tuple[str, bool], list[str]] = {}
        for option, words, block in _blocks(state):
            together: dict[str, list[_Way]] = {}
            for way in self._ways(block, (), ()):
                together.setdefault(way.target, []).append(way)
            for target, ways in together.items():
                lit = any((str(state.id), option, way.draws, target) in self._taken for way in ways)
                label = _label(words, ways, len(together))
                labels.setdefault((target, lit), []).append(label)
        for (target, lit), lines in labels.items():
            yield Edge(str(state.id), target, "\n".join(filter(None, lines)), lit)

    def _ways(self, block: Block, draws: tuple[str, ...], words: tuple[str, ...]) -> Iterator[_Way]:
        if block.to is not None:
            yield _Way(str(block.to), draws, words)
        for case in block.cases:
            yield from self._ways(case.block, draws, (*words, _guard(case.when, "otherwise")))
        for entry in block.chance:
            drawn = f"{spaced(str(entry.id))} ({self._likely(entry.likelihood)})"
            yield from self._ways(entry.block, (*draws, str(entry.id)), (*words, drawn))

    def _likely(self, likelihood: Likelihood) -> str:
        if likelihood.kind == "otherwise":
            return "else"
        if likelihood.assumption is not None:
            words = assumption_value(self._assumptions[likelihood.assumption])
        else:
            words = spaced(likelihood.written)
        return f"{words}%" if words.replace(".", "").isdigit() else words


def _blocks(state: State) -> Iterator[tuple[str | None, str, Block]]:
    """Yield what can be done at a state: the option, the words for it, and what it does."""
    if state.block is not None:
        yield None, "", state.block
    for name, option in state.options.items():
        yield name, f"{spaced(name)} {_guard(option.when, '')}".rstrip(), option.block


def _label(words: str, ways: list[_Way], targets: int) -> str:
    """Return what an edge says, a line for each thing; all ways to one place need no telling."""
    lines = [words] if words else []
    if targets > 1:
        lines += dict.fromkeys(", ".join(way.words) for way in ways if way.words)
    return "\n".join(lines)


def _guard(condition: Condition | None, otherwise: str) -> str:
    source = " ".join(condition.source.split()) if condition is not None else otherwise
    return f"[{source}]" if source else ""
