from __future__ import annotations

import asyncio

import pytest


@pytest.fixture(autouse=True)
def _no_waiting_for_idleness(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot sleeps until the processor seems idle; these tests look for themselves."""

    async def look_again(min_sleep: float = 0, max_sleep: float = 0) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr("textual.pilot.wait_for_idle", look_again)
    monkeypatch.setattr("textual.app.wait_for_idle", look_again)
