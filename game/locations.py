"""Where scenarios are: those that came with the program, and those of the user."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

SCENARIOS_VARIABLE = "MEASURED_RESPONSE_SCENARIOS"
_SUFFIX = ".yaml"


class NoSuchScenario(Exception):
    """A name that is neither a file nor the id of a scenario. The message says what there is."""


def bundled_scenarios() -> list[Path]:
    """Return the scenarios that came with the program, by name."""
    # Inside the wheel they lie in the package, in a checkout beside it.
    here = Path(__file__).resolve().parent
    folders = (here / "scenarios", here.parent / "scenarios")
    return next((found for found in map(_scenarios_in, folders) if found), [])


def known_scenarios() -> list[Path]:
    """Return all scenarios that can be listed, each once.

    Those that came with the program, those in ``./scenarios``, and those in the folders that
    ``MEASURED_RESPONSE_SCENARIOS`` names.
    """
    found = {path.resolve(): path for path in reversed([*bundled_scenarios(), *_own()])}
    return list(reversed(found.values()))


def find_scenario(name: str) -> Path:
    """Return the file that ``name`` means: a path, or the id of a known scenario.

    Raises:
        NoSuchScenario: if it looks like an id and none is called so.
    """
    path = Path(name)
    if path.suffix or len(path.parts) != 1 or is_file(path):
        return path
    known = {one.stem: one for one in reversed(known_scenarios())}
    if name in known:
        return known[name]
    if exists(path):
        return path
    from game.scenario.names import nearest

    if name and is_file(Path(f"{path}{_SUFFIX}")):
        raise NoSuchScenario(f"there is no scenario `{name}`; there is a file `{name}{_SUFFIX}`")
    ids = sorted(known)
    there_are = f"there are: {', '.join(ids)}" if ids else "there are none here"
    # A part of the name, such as the place without the year, is never near enough by itself.
    meant = nearest(name, ids) or next((one for one in ids if name.lower() in one), None)
    hint = f"did you mean `{meant}`? " if name and meant else ""
    raise NoSuchScenario(f"there is no scenario `{name}`; {hint}{there_are}")


def is_file(path: Path) -> bool:
    """Whether it is a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def exists(path: Path) -> bool:
    """Whether there is anything of that name; there is nothing of one that nothing can have."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether it is a folder, in the same way."""
    return exists(path) and path.is_dir()


def _own() -> Iterator[Path]:
    yield from _scenarios_in(Path("scenarios"))
    for folder in os.environ.get(SCENARIOS_VARIABLE, "").split(os.pathsep):
        if folder:
            with suppress(RuntimeError):  # the home of nobody
                yield from _scenarios_in(Path(folder).expanduser())


def _scenarios_in(folder: Path) -> list[Path]:
    """Return the scenario files in a folder; none where it cannot be looked into."""
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.suffix == _SUFFIX
            and not path.name.endswith(f".test{_SUFFIX}")
            and path.is_file()
        )
    except OSError:
        return []
