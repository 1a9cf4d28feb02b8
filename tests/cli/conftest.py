from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home: no saves, no scenarios of the user's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("MEASURED_RESPONSE_HOME", str(folder))
    monkeypatch.delenv("MEASURED_RESPONSE_SCENARIOS", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return folder
