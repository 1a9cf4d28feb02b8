"""How the app looks and which keys it knows, as the player has chosen."""

from __future__ import annotations

import os
from collections.abc import Sequence

from textual.filter import ANSIToTruecolor, LineFilter, Monochrome, NoColor

from game import terminal
from game.tui.colourless import COLOURLESS
from game.tui.keys import KeyedApp, Keys
from game.tui.settings import Settings, keep_theme
from game.tui.themes import TERMINAL, THEMES


class DressedApp(KeyedApp):
    """An app with our themes, the player's keys, and no colour where none is wanted.

    Args:
        settings: what the player chose.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings or Settings()
        for name in list(self.available_themes):
            self.unregister_theme(name)
        for theme in THEMES:
            self.register_theme(theme)
        self._look_like(self.settings.theme)
        self.keys = Keys(self.settings.keys)
        self.set_keymap(self.keys.keymap)
        if not self.settings.animations:
            self.animation_level = "none"
        self.no_color = bool(os.environ.get("NO_COLOR"))

    def _look_like(self, name: str) -> None:
        """Start with a theme; as a change of theme, it would lead to reading all styles twice."""
        first = name if name in self.available_themes else THEMES[0].name
        self.set_reactive(DressedApp.theme, first)
        self.stylesheet.set_variables(self.get_css_variables())

    def fit_terminal(self) -> None:
        """Draw with what the terminal has: its own sixteen colours where it has no more, or none.

        Others would be drawn with the nearest of these, whatever the user has made of them.
        """
        if not terminal.has_colours():
            self.no_color = True
        elif self.console.color_system == "standard":
            self._look_like(TERMINAL.name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours of our own that the stylesheet names."""
        return THEMES[0].variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what is done to each line that is drawn: no colour at all where none is wanted."""
        if self.no_color:
            return [COLOURLESS]
        unwanted: tuple[type[LineFilter], ...] = (Monochrome, NoColor)
        if self.native_ansi_color:
            unwanted = (*unwanted, ANSIToTruecolor)
        return [one for one in super().get_line_filters() if not isinstance(one, unwanted)]

    def use_next_theme(self) -> str:
        """Change the colours, keep the choice, and return its name."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        keep_theme(self.theme)
        return self.theme
