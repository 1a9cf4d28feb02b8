"""The app: which screen comes after which."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from game.tui.actions import EVERYWHERE, bindings
from game.tui.everywhere import EverywhereApp
from game.tui.launch import Launch, Opening
from game.tui.leaf import keep_leaf
from game.tui.screens.briefing import STILL_READING, Briefing
from game.tui.screens.framed import Framed
from game.tui.screens.sized import Sized
from game.tui.settings import Settings

if TYPE_CHECKING:
    from game.play import Playthrough
    from game.tui.game import Game
    from game.tui.screens.debriefing import Debriefing
    from game.tui.screens.decision import Decision
    from game.tui.screens.scenarios import Scenarios
    from game.tui.shelf import Resumed, Shelved

SEEDS = 1_000_000
"""Seeds nobody chose are below this, so that they can be read out."""


class GameApp(EverywhereApp):
    """The full-screen game.

    Screens and rooms that the first page does not need are loaded when they are; their messages
    are heard by name.

    Args:
        launch: what to open.
        settings: what the player chose.
    """

    TITLE = "Measured Response"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*EVERYWHERE),
        # Some terminals keep ctrl+q to themselves; q does the same.
        Binding("ctrl+q", "leave", show=False, priority=True),
    ]

    def __init__(self, launch: Launch, settings: Settings | None = None) -> None:
        super().__init__(settings)
        self._launch = launch
        self._game: Game | None = None
        self._wanting_game: list[Callable[[Game], None]] = []

    @property
    def is_kept(self) -> bool:
        """Whether what is being played is kept."""
        return self._launch.store is not None and (self._game is None or self._game.is_kept)

    # coming and going

    def on_mount(self) -> None:
        """Open what was asked for."""
        self.listen_for_signals()
        self.open_first()
        to_say = [one for one in (self._launch.notice, *self.settings.problems) if one]
        if to_say:
            self.say("\n".join(to_say))

    def open_first(self) -> None:
        """Open the first page."""
        if self._launch.opening is not None:
            self._show(Briefing(self._launch.opening.leaf, self._with_game))
        elif self._launch.playthrough is not None:
            self._begin(self._launch.playthrough)
        else:
            self.push_screen(self._list())

    def _list(self) -> Scenarios:
        from game.tui.screens.scenarios import Scenarios

        return Scenarios(self._launch.scenarios, self._launch.store)

    # a game that is still to be read

    def on_briefing_shown(self) -> None:
        """Read the scenario while the player reads the briefing."""
        opening = self._launch.opening
        if opening is not None:
            self.do_aside(opening.read, then=partial(self._begin_opened, opening))

    def _begin_opened(self, opening: Opening) -> None:
        launch = opening.begin()
        if launch is None:
            self.exit()
            return
        assert launch.playthrough is not None  # this is what was being opened
        self._launch = launch
        if launch.notice:
            self.say(launch.notice)
        self._begin(launch.playthrough)

    def _with_game(self, wanting: Callable[[Game], None]) -> None:
        """Call ``wanting`` with the game, when that has been read."""
        if self._game is not None:
            wanting(self._game)
        else:
            self._wanting_game.append(wanting)
            self.say(STILL_READING)

    # the game

    def _begin(self, playthrough: Playthrough) -> None:
        from game.tui.game import Game

        self._game = Game(playthrough, self._launch.store)
        if playthrough.turns:
            self._show_place()
            return
        self._show_briefing(playthrough)
        wanting, self._wanting_game = self._wanting_game, []
        for one in wanting:
            one(self._game)

    def _show_briefing(self, playthrough: Playthrough) -> None:
        from game.tui.views.first_page import first_page

        leaf = first_page(playthrough)
        shown = [one for one in self.screen_stack if isinstance(one, Briefing)]
        if shown:  # it was opened before the scenario was read; something may lie over it
            shown[0].draw_anew(leaf, playthrough.seed)
        else:
            self._show(Briefing(leaf, self._with_game, playthrough.seed))
        keep_leaf(Path(playthrough.scenario.file), leaf)

    def _show(self, screen: Framed) -> None:
        """Show a page of the game instead of the one before."""
        if any(isinstance(one, Framed) for one in self.screen_stack):
            while not isinstance(self.screen, Framed):
                self.pop_screen()  # a box that came up over a page already done with
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _show_place(self) -> None:
        """Show the next page to be read; after the last, where the game stands."""
        from game.tui.screens.decision import Decision
        from game.tui.screens.happened import Happened
        from game.tui.screens.reading import TheEnd

        game = self._playing
        if game.ahead:
            self._show(Happened(game, game.ahead.popleft()))
        elif game.playthrough.is_over:
            self._show(TheEnd(game))
        else:
            self._show(Decision(game))

    @property
    def _playing(self) -> Game:
        assert self._game is not None  # only screens of a game lead here
        return self._game

    def _say_trouble(self, game: Game) -> None:
        if game.trouble:
            self.say(game.trouble)
            game.trouble = ""

    def on_scenarios_chosen(self, event: Scenarios.Chosen) -> None:
        """Begin the game that was chosen from the list, or go on with it."""
        from game.play import Playthrough

        table = event.shelved.table
        assert table is not None  # only what can be played is chosen
        if self._launch.store is not None:
            self._launch.store.memory.opened_again(event.shelved.path)
        saved = None if event.anew else self._saved(event.shelved)
        if saved is None:
            seed = self._launch.seed
            fresh = secrets.randbelow(SEEDS) if seed is None else seed
            self._begin(Playthrough(table, fresh))
        else:
            self._begin(saved.playthrough)
            if saved.notice:
                self.say(saved.notice)

    def _saved(self, shelved: Shelved) -> Resumed | None:
        """Return the game to go on with; where it cannot be read, say so."""
        if self._launch.store is None:
            return None
        from game.play.saves import SaveError
        from game.tui.shelf import resumed

        try:
            return resumed(shelved, self._launch.store)
        except SaveError as error:
            self.say(str(error))
            return None

    def on_briefing_finished(self) -> None:
        """Go on to what happens before the first decision."""
        self._with_game(self._open)

    def _open(self, game: Game) -> None:
        game.open()
        self._show_place()

    def on_reading_finished(self) -> None:
        """Go on to the next page; after the ending, to the debrief."""
        from game.tui.screens.reading import TheEnd

        if isinstance(self.screen, TheEnd):
            from game.tui.screens.debriefing import Debriefing

            self._show(Debriefing(self._playing))
        else:
            self._show_place()

    def on_decision_decided(self, event: Decision.Decided) -> None:
        """Decide, and show what comes of it."""
        self._playing.decide(event.option, event.reason, event.expectation)
        self._show_place()
        self._say_trouble(self._playing)

    def on_game_screen_undo_asked(self) -> None:
        """Take the last decision back."""
        taken_back = self._playing.undo()
        assert taken_back is not None  # the page asks for no more than there is
        self._show_place()
        self.say(f"Taken back: {taken_back}")
        self._say_trouble(self._playing)

    def on_debriefing_branch_asked(self, event: Debriefing.BranchAsked) -> None:
        """Play on from an earlier decision, as a new game."""
        self._game = self._playing.branch_off(event.decisions)
        if event.decisions:  # a game in which nothing was decided is kept nowhere
            self._game.keep()
        self._show_place()
        self.say(
            f"You play on from decision {event.decisions + 1}, as a new game with the same seed. "
            "The one you finished stays as it is."
        )
        self._say_trouble(self._game)

    def on_debriefing_finished(self) -> None:
        """Ask whether to leave when the debrief has been read."""
        self.action_leave()

    # everywhere

    def action_leave(self) -> None:
        """Ask whether to leave; the game is kept."""
        from game.tui.screens.leave import Leave

        screen = self.screen
        if isinstance(screen, Sized) and screen.is_too_small:
            self.exit()
        elif isinstance(screen, Leave):
            screen.action_yes()
        else:
            in_game = any(isinstance(one, Framed) for one in self.screen_stack)
            to_list = in_game and bool(self._launch.scenarios)
            has_draft = any(isinstance(one, Sized) and one.has_draft for one in self.screen_stack)
            question = Leave(self._game, in_game=in_game, to_list=to_list, has_draft=has_draft)
            self.push_screen(question, self._leave_answered)

    def action_interrupt(self) -> None:
        """Copy what is marked, as terminals do; else leave: asked once, done the second time."""
        from game.tui.widgets.reason_box import ReasonBox

        box = self.screen.focused
        written = box.selected_text if isinstance(box, ReasonBox) else ""
        marked = written or self.screen.get_selected_text()
        if marked:
            self.copy_to_clipboard(marked)
        else:
            self.action_leave()

    def _leave_answered(self, answer: str | None) -> None:
        if answer == "yes":
            self.exit()
        elif answer == "list":
            self._to_the_list()

    def _to_the_list(self) -> None:
        from game.tui.screens.scenarios import Scenarios

        while len(self.screen_stack) > 1 and not isinstance(self.screen, Scenarios):
            self.pop_screen()
        if not isinstance(self.screen, Scenarios):
            self.push_screen(self._list())
