"""The files opened lately: beside the scenarios that are known, they stand on the list."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from game.commands.output import complain
from game.locations import known_scenarios
from game.play.saves import SaveError, Store


def listed_scenarios(store: Store | None) -> tuple[Path, ...]:
    """Return what the list shows: known scenarios, then the files opened lately from elsewhere."""
    known = known_scenarios()
    if store is None:
        return tuple(known)
    try:
        lately = store.memory.lately()
    except SaveError:  # said when a game is to be kept; the list is of use without them
        return tuple(known)
    found = {path.resolve(): path for path in reversed([*known, *lately])}
    return tuple(reversed(found.values()))


def remember(store: Store | None, file: str) -> None:
    """Remember that a scenario was opened from a file, unless the list shows that anyway."""
    path = Path(file)
    if store is None or path.resolve() in {one.resolve() for one in known_scenarios()}:
        return
    with suppress(SaveError):  # no more than a convenience is lost
        store.memory.opened(path)


def remember_once(path: Path) -> None:
    """Open the saves for no more than to remember a file."""
    with suppress(SaveError):
        store = Store.open()
        if store.notice:  # it is told once, and this was the once
            complain(store.notice)
        remember(store, str(path))
        store.close()
