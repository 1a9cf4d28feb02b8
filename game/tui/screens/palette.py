"""Finding what can be done by its name, in the colours of the game."""

from __future__ import annotations

from contextlib import suppress
from inspect import unwrap

from textual import work
from textual.command import CommandList, CommandPalette
from textual.css.query import NoMatches
from textual.errors import NoWidget
from textual.events import Click, Event
from textual.geometry import Region
from textual.widget import Widget

from game.tui.screens.closing import Closing


class Palette(CommandPalette, Closing[None]):
    """Textual's palette, readable in every theme: its own greys are not."""

    CSS = """
    Palette:ansi { background: $background; }
    Palette > Vertical { background: $surface; }
    Palette #--input { background: $surface; border: hkey $rule; }
    Palette SearchIcon { color: $foreground; }
    Palette CommandInput {
        color: $foreground;
        background: $surface;
        border: blank $surface;
        & > .input--placeholder, & > .input--suggestion { color: $quiet; text-style: none; }
        & > .input--cursor { color: $background; background: $foreground; text-style: none; }
        & > .input--selection { color: $background; background: $accent; }
    }
    Palette CommandList {
        background: $surface;
        border-top: blank $surface;
        border-bottom: hkey $rule;
        &:focus { border: blank $surface; }
        scrollbar-color: $rule;
        scrollbar-color-hover: $quiet;
        scrollbar-color-active: $accent;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
        & > .option-list--option { color: $foreground; }
        & > .option-list--option-hover { color: $accent; background: $surface; }
        & > .option-list--option-highlighted {
            color: $foreground;
            background: $surface;
            text-style: reverse bold;
        }
    }
    Palette > .command-palette--help-text { color: $quiet; text-style: none; }
    """

    def _forward_event(self, event: Event) -> None:
        """Take a click on a line here: Textual breaks down where the line has gone meanwhile."""
        line = None
        if isinstance(event, Click):
            line = self.get_style_at(event.screen_x, event.screen_y).meta.get("option")
        if line is None:
            super()._forward_event(event)
            return
        lines = self.query_one(CommandList)
        if line < lines.option_count:
            lines.highlighted = line
            lines.action_select()

    def get_widget_at(self, x: int, y: int) -> tuple[Widget, Region]:
        """Return what is under the mouse: at least this, even beyond a window just made smaller."""
        try:
            return super().get_widget_at(x, y)
        except NoWidget:
            return self, self.region

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP)  # noqa: SLF001  # our base
    async def _gather_commands(self, search_value: str) -> None:
        # It lists what was found, though the list may have been taken down by then.
        with suppress(NoMatches):
            gather = unwrap(CommandPalette._gather_commands)  # noqa: SLF001  # our base's
            await gather(self, search_value)

    def _action_command_list(self, action: str) -> None:
        # Textual's list cannot go a page up or down before it has been laid out.
        with suppress(KeyError):
            super()._action_command_list(action)
