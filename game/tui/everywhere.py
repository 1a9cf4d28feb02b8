"""What can be done on every screen, whatever game is played or none."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual.app import SystemCommand
from textual.screen import Screen

from game.tui.actions import ACTIONS, EVERYWHERE, bound
from game.tui.screens.sized import Sized
from game.tui.sturdy import SturdyApp


class EverywhereApp(SturdyApp):
    """An app that says things on its pages, shows their keys and lists what can be done."""

    def say(self, text: str) -> None:
        """Say something on the page, in place of what was said before."""
        for page in reversed(self.screen_stack):
            if isinstance(page, Sized):
                page.say(text)
                return

    def action_help(self) -> None:
        """Show the keys of the screen."""
        from game.tui.screens.ask import Ask
        from game.tui.screens.sheet import Sheet
        from game.tui.views.help import keys

        if not isinstance(self.screen, Sheet | Ask):
            here = bound(self.screen.BINDINGS)
            shown = keys(here, self.keys, self.settings.problems)
            self.push_screen(Sheet("Help", shown, "help"))

    def action_next_theme(self) -> None:
        """Change the colours, and keep the choice."""
        self.say(f"Colours: {self.use_next_theme()}")

    def action_command_palette(self) -> None:
        """Open the list of everything that can be done."""
        from game.tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return what the palette offers: what can be done on the screen, and nothing else."""
        everywhere = (ACTIONS[name] for name in EVERYWHERE if name != "palette")
        for action in (*bound(screen.BINDINGS), *everywhere):
            if action.direct:
                name = action.id.capitalize().replace("_", " ")
                title = f"{name} ({self.keys.first(action.id)})"
                yield SystemCommand(title, action.help, partial(screen.run_action, action.runs))
