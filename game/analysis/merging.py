"""One world for all that nothing later tells apart."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import cast

from game.analysis.distinctions import Cuts, Needs
from game.rules.layout import Layout
from game.rules.record import World

_TABLE = 4_096
"""Ranges up to this wide are looked up in a table."""

_Merge = Callable[[tuple[int, ...]], tuple[int, ...]]


class Merger:
    """Maps each world to the one that stands for all like it.

    Args:
        layout: where the values stand.
        needs: what matters on arriving at each place.
    """

    def __init__(self, layout: Layout, needs: Mapping[str, Needs]) -> None:
        self._merges = {place: _merge(layout, one) for place, one in needs.items()}

    def __call__(self, world: World) -> World:
        """Return the world that stands for ``world``."""
        return World(world.place, self._merges[world.place](world.values))


def _merge(layout: Layout, needs: Needs) -> _Merge:
    """Compile ``lambda v: (v[0], 3, t2[v[2]], t3(v[3]), …)``: this runs for every way on."""
    values = ast.Name("v", ast.Load())
    scope: dict[str, object] = {"__builtins__": {}}
    parts: list[ast.expr] = []
    for slot in range(layout.width):
        low, high = layout.bounds(slot)
        cuts: Cuts = needs.get(slot, frozenset())
        here = ast.Subscript(values, ast.Constant(slot), ast.Load())
        if cuts is None or len(cuts) >= high - low:
            parts.append(here)
        elif not cuts:
            parts.append(ast.Constant(low))
        elif high - low > _TABLE:
            scope[f"t{slot}"] = _stand_in(cuts, low)
            parts.append(ast.Call(ast.Name(f"t{slot}", ast.Load()), [here], []))
        else:
            stand_in = _stand_in(cuts, low)
            scope[f"t{slot}"] = {value: stand_in(value) for value in range(low, high + 1)}
            parts.append(ast.Subscript(ast.Name(f"t{slot}", ast.Load()), here, ast.Load()))
    arguments = ast.arguments([], [ast.arg("v")], None, [], [], None, [])
    body = ast.Tuple(parts, ast.Load())
    tree = ast.fix_missing_locations(ast.Expression(ast.Lambda(arguments, body)))
    # What runs here was built above from integers and lookups alone.
    return cast(_Merge, eval(compile(tree, "<merge>", "eval"), scope))  # noqa: S307


def _stand_in(cuts: frozenset[int], low: int) -> Callable[[int], int]:
    """Return the function from a value to the least one that nothing tells from it."""
    starts = [low, *sorted(cuts)]
    return lambda value: starts[bisect_right(starts, value) - 1]
