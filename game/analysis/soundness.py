"""Whether every playthrough can go on, and ends.

Worked out exactly. Where the way the states are joined already shows that all is well (no loop,
and in every decision an option without a condition), no situation needs to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.situations import Situations, explore
from game.rules.table import Table
from game.scenario.problems import Problems

MOST = 100_000
"""How many situations a check looks at; the analysis looks at more."""


def check_soundness(table: Table, problems: Problems, limit: int = MOST) -> None:
    """Note situations with nothing on offer, and ways of playing that never end."""
    may_stop = any(
        all(option.guard is not None for option in rule.options.values())
        for rule in table.states.values()
        if rule.block is None
    )
    may_loop = _has_loop(table)
    if not may_stop and not may_loop:
        return
    situations = explore(table, limit)
    _check_offers(table, situations, problems)
    _check_loops(table, situations, problems)
    if not situations.complete:
        what = "that every playthrough ends" if may_loop else "that there is always an option"
        problems.warning(
            "MR710",
            table.scenario.start.span,
            f"there are more than {limit:,} situations, and {what} was not worked out for all",
            "give variables smaller ranges, or set those that are no longer needed to one value",
        )


def _has_loop(table: Table) -> bool:
    graph = [
        [place for place in rule.destinations if place in table.states]
        for rule in table.states.values()
    ]
    names = {name: number for number, name in enumerate(table.states)}
    numbered = [[names[place] for place in places] for places in graph]
    return any(len(part) > 1 or part[0] in numbered[part[0]] for part in components(numbered))


def _check_offers(table: Table, situations: Situations, problems: Problems) -> None:
    told: set[str] = set()
    for number, place in enumerate(situations.places):
        rule = table.states.get(place)
        if rule is None or rule.block is not None or place in told:
            continue
        if not table.offered(situations.worlds[number]):
            told.add(place)
            needs = (
                f"`{name}` needs `{option.when.source}`"
                for name, option in rule.state.options.items()
                if option.when is not None
            )
            problems.error(
                "MR701",
                rule.state.id.span,
                f"`{place}` can be reached with nothing on offer: "
                f"{_as_play(situations.play_to(number))}; there {', '.join(needs)}",
                "let one option have no `if`, or add one for this situation",
            )


def _check_loops(table: Table, situations: Situations, problems: Problems) -> None:
    graph = situations.successors
    told: set[str] = set()
    # The components come last first; the earliest situation of each says where a loop begins.
    for part in sorted((sorted(part) for part in components(graph)), key=lambda part: part[0]):
        if len(part) == 1 and part[0] not in graph[part[0]]:
            continue
        places = {situations.places[number] for number in part}
        if places & told:
            continue
        told |= places
        first = situations.places[part[0]]
        loop = _loop(situations, part[0], set(part)) or sorted(places)
        problems.error(
            "MR702",
            table.states[first].state.id.span,
            f"`{first}` can be come back to in exactly the same situation, without end: "
            f"{_as_play(situations.play_to(part[0]))}, then again and again {', '.join(loop)}",
            "let something change each time round that a condition looks at, such as a counter",
        )


def _as_play(steps: list[str]) -> str:
    return f"play {', '.join(steps)}" if steps else "at the very start"


def _loop(situations: Situations, start: int, inside: set[int]) -> list[str]:
    """Return the play steps of a shortest way from ``start`` back to itself."""
    came_from: dict[int, tuple[int, str | None]] = {}
    waiting = [start]
    while True:
        following = []
        for at in waiting:
            for way in situations.ways(at):
                if way.to not in inside or way.to in came_from:
                    continue
                came_from[way.to] = at, way.step
                if way.to == start:
                    return _back(came_from, start)
                following.append(way.to)
        waiting = following


def _back(came_from: dict[int, tuple[int, str | None]], start: int) -> list[str]:
    at, step = came_from[start]
    steps = [step]
    while at != start:
        at, step = came_from[at]
        steps.append(step)
    return [step for step in reversed(steps) if step is not None]


def components(graph: list[list[int]]) -> Iterator[list[int]]:
    """Yield the strongly connected components of a graph (Tarjan, 1972), without recursion.

    Args:
        graph: the nodes that each node leads to.
    """
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for root in range(len(graph)):
        if root in order:
            continue
        work = [(root, 0)]
        while work:
            node, at = work.pop()
            if at == 0:
                order[node] = low[node] = len(order)
                stack.append(node)
                on_stack.add(node)
            while at < len(graph[node]):
                following = graph[node][at]
                at += 1
                if following not in order:
                    work += [(node, at), (following, 0)]
                    break
                if following in on_stack:
                    low[node] = min(low[node], order[following])
            else:
                if low[node] == order[node]:
                    part = [stack.pop()]
                    while part[-1] != node:
                        part.append(stack.pop())
                    on_stack.difference_update(part)
                    yield part
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
