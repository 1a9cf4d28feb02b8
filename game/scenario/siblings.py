"""Which files belong together: a scenario and the tests beside it."""

from __future__ import annotations

from pathlib import Path


def test_file_of(scenario_file: str | Path) -> Path:
    """Return where the tests of a scenario file stand: beside it, ``NAME.test.yaml``."""
    return Path(scenario_file).with_suffix(".test.yaml")


def scenario_file_of(path: str | Path) -> Path:
    """Return the scenario that ``path`` is about: itself, or the one a test file stands beside."""
    path = Path(path)
    name = path.name.removesuffix(".test.yaml")
    return path if name == path.name else path.with_name(f"{name}.yaml")
