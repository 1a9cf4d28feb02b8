"""What can happen in a scenario, as tables made to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from game.reports.cells import cut, width, wrap
from game.reports.exploration import Chance, EndingOdds, Exploration
from game.reports.flat import flat
from game.reports.odds_text import bar, percent, scale_end

WIDTH = 100
"""No line is wider than this."""
_BAR = 40
_CELL = 8
_NAME = 28


def exploration_text(found: Exploration) -> str:
    """Return it as text for a terminal at least :data:`WIDTH` columns wide."""
    lines = [*_head(found), "", *_ending_table(found)]
    lines += ["", "SHORTEST PLAY TO EACH" if found.exact else "SHORTEST PLAY MET TO EACH"]
    lines += _shortest(found.endings)
    lines += _unreachable(found)
    lines += ["", *_option_tables(found)]
    return "\n".join(line.rstrip() for line in lines)


def _head(found: Exploration) -> Iterator[str]:
    scenario = found.table.scenario
    title = flat(found.table.render(scenario.title, found.table.start))
    yield from wrap(f"{title} ({scenario.id}): what can happen", WIDTH)
    if found.exact:
        told = (
            f"{found.situations:,} situations, looked at one by one. The odds are exact, for a "
            "player who picks evenly among the options on offer: least, point, greatest."
        )
    else:
        told = (
            f"There are more than {found.situations:,} situations, too many to look at one by one "
            f"(--limit holds more). The odds are sampled: {found.samples:,} random games, for a "
            "player who picks evenly among the options on offer; each share of endings from the "
            f"start is off by at most {percent(found.error or 0)} of all games, 19 times out of 20."
        )
    yield from wrap(told, WIDTH)
    if found.choosing:
        chosen = ", ".join(f"{option} at {state}" for state, option in found.choosing.items())
        yield from wrap(f"Always chosen where it is on offer: {chosen}.", WIDTH)


def _ending_table(found: Exploration) -> Iterator[str]:
    end = scale_end(max((_ends(one.odds)[1] for one in found.endings), default=1))
    name_width = min(_NAME, max(width(one.name) for one in found.endings) + 4)
    numbers = "  least  point  greatest" if found.exact else "  share"
    scale = f"0%{percent(end):>{_BAR - 2}}"
    yield f"{'ENDINGS':<{name_width}}{numbers}   {scale}"
    for letter, one in zip(_letters(), found.endings, strict=False):
        low, high = _ends(one.odds)
        drawn = bar(low, one.odds.point, high, end, _BAR) if one.shortest or high else ""
        name = _fit(f"{letter:<2} {one.name}", name_width - 1)
        told = (
            f"{percent(low):>7}{percent(one.odds.point):>7}{percent(high):>10}"
            if found.exact
            else f"{percent(one.odds.point):>7}"
        )
        yield f"{name:<{name_width}}{told}   {drawn or 'cannot come'}"


def _shortest(endings: Sequence[EndingOdds]) -> Iterator[str]:
    for letter, one in zip(_letters(), endings, strict=False):
        if one.shortest is None:
            how = "none was met"
        else:
            how = ", ".join(one.shortest) or "no step at all"
        yield from wrap(f"{one.title}: {how}", WIDTH, f"{letter:<3}", "     ")


def _unreachable(found: Exploration) -> Iterator[str]:
    missing = found.unreachable
    groups = (
        ("states", missing.states),
        ("options", missing.options),
        ("endings", missing.endings),
    )
    if not any(names for _, names in groups):
        return
    yield ""
    yield "NO PLAY COMES TO" if found.exact else "NO WAY LEADS TO"
    for what, names in groups:
        if names:
            yield from wrap(", ".join(names), WIDTH, f"{what + ':':<10}", " " * 10)


def _option_tables(found: Exploration) -> Iterator[str]:
    letters = list(zip(_letters(), (one.name for one in found.endings), strict=False))
    yield "ODDS UNDER EACH OPTION"
    yield from wrap(
        "for each ending, by its letter: the point, weighted by how often the option is offered"
        + ("; below it the range over all situations that offer it" if found.exact else ""),
        WIDTH,
    )
    for name, state in found.table.scenario.states.items():
        rows = {
            option: found.options[f"{name}.{option}"]
            for option in state.options
            if f"{name}.{option}" in found.options
        }
        if not rows:
            continue
        yield ""
        title = (
            f": {flat(found.table.render(state.title, found.table.start))}" if state.title else ""
        )
        yield from wrap(f"{name}{title}", WIDTH)
        name_width = min(_NAME, max(map(width, rows)) + 3)
        columns = (WIDTH - name_width) // _CELL
        for start in range(0, len(letters), columns):
            yield from _block(rows, letters[start : start + columns], name_width)
        yield from _dominated(found, name)
    if found.exact and found.dominated is None:
        yield ""
        yield from wrap(
            "Which options are dominated was not worked out: with the outcome indicators' final "
            "values there are too many situations (--limit holds more).",
            WIDTH,
        )


def _block(
    rows: Mapping[str, Mapping[str, Chance]], letters: Sequence[tuple[str, str]], name_width: int
) -> Iterator[str]:
    yield " " * name_width + "".join(f"{letter:>{_CELL}}" for letter, _ in letters)
    for option, chances in rows.items():
        here = [chances[ending] for _, ending in letters]
        name = _fit(option, name_width - 3)
        points = "".join(f"{percent(one.point):>{_CELL}}" for one in here)
        yield f"  {name}{' ' * (name_width - 2 - width(name))}{points}"
        ranges = "".join(f"{_range(one):>{_CELL}}" for one in here)
        if ranges.strip():
            yield " " * name_width + ranges


def _dominated(found: Exploration, state: str) -> Iterator[str]:
    for one in (found.dominated or {}).get(state, ()):
        yield from wrap(
            f"dominated: {one.option}, by {one.by}: at least as bad on every outcome and worse on "
            "one, wherever both are on offer",
            WIDTH,
            "  ! ",
            "    ",
        )


def _range(chance: Chance) -> str:
    if chance.low is None or chance.high is None or chance.high - chance.low < 0.0005:
        return ""
    return f"{chance.low * 100:.0f}–{chance.high * 100:.0f}"


def _ends(chance: Chance) -> tuple[float, float]:
    low = chance.point if chance.low is None else chance.low
    return low, chance.point if chance.high is None else chance.high


def _fit(text: str, cells: int) -> str:
    return text if width(text) <= cells else f"{cut(text, cells - 1)}…"


def _letters() -> Iterator[str]:
    """Yield A to Z, then AA, AB and so on."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from alphabet
    yield from (first + second for first in alphabet for second in alphabet)
