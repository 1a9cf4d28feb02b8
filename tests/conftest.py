"""What holds for every test."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failure; what is found is told the same way everywhere.
settings.register_profile("house", deadline=None, derandomize=True)
# A longer search than every day's: `pytest --hypothesis-profile=long`.
settings.register_profile("long", deadline=None, max_examples=3_000)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the games of whoever runs the tests out of them."""
    monkeypatch.setenv("MEASURED_RESPONSE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("MEASURED_RESPONSE_SCENARIOS", raising=False)
