from __future__ import annotations

import pytest

from tests.screenshots import FOLDER, pictures


async def test_the_pictures_show_what_the_program_draws(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each picture in the README is drawn so today; `make screenshots` draws them anew."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    drawn = {f"{name}.svg": svg async for name, svg in pictures()}
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.svg")}
    assert sorted(kept) == sorted(drawn)
    for name, svg in drawn.items():
        assert kept[name] == svg, f"{name} is old: make screenshots"
