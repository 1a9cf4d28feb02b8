from __future__ import annotations

from itertools import product

import pytest
from textual.color import Color
from textual.theme import Theme

from game.tui.themes import THEMES

GROUNDS = ("background", "surface", "panel")


def luminance(color: Color) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    parts = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
             for part in color.normalized)  # fmt: skip
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize(("theme", "ground"), list(product(THEMES, GROUNDS)))
def test_text_stands_out_from_every_ground(theme: Theme, ground: str) -> None:
    """Everything that is written has a contrast of at least 4.5 to 1."""
    under = luminance(Color.parse(getattr(theme, ground)))
    for ink in (theme.foreground, theme.accent, theme.variables["quiet"]):
        assert ink is not None
        dark, light = sorted((under, luminance(Color.parse(ink))))
        assert (light + 0.05) / (dark + 0.05) >= 4.5
