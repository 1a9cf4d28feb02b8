"""What can go wrong when steps are played."""

from __future__ import annotations

from collections.abc import Iterable


class PlayError(Exception):
    """A step that cannot be made. Its text is a full sentence for the user.

    Attributes:
        step: the play step.
        offered: what could be named instead.
    """

    def __init__(self, message: str, step: str = "", offered: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.step = step
        self.offered = tuple(offered)


class NotOnOffer(PlayError):
    """The option is not on offer where the play has come to."""

    def __init__(self, step: str, place: str, offered: tuple[str, ...]) -> None:
        listed = ", ".join(offered) or "nothing"
        super().__init__(
            f"`{step}` is not on offer at `{place}`; on offer: {listed}.", step, offered
        )
        self.place = place


class AfterTheEnd(PlayError):
    """A step was left over when the game was over."""

    def __init__(self, step: str, ending: str) -> None:
        super().__init__(f"`{step}` comes after the end: the play ended at `{ending}`.", step)
        self.ending = ending


class NoSuchDraw(PlayError):
    """The step fixes a draw to something that it cannot bring."""

    def __init__(self, step: str, name: str, names: tuple[str, ...]) -> None:
        listed = ", ".join(names)
        super().__init__(
            f"`{name}` in `{step}` is nothing this draw can bring; it can bring: {listed}.",
            step,
            names,
        )


class DrawDoesNotOccur(PlayError):
    """The step fixes a draw that never takes place.

    Args:
        step: the play step.
        name: the first thing in it that nothing draws.
        without: the step as far as there is something to be drawn.
        later: the play steps that would fix the next draw on the way, if there is one.
    """

    def __init__(self, step: str, name: str, without: str, later: tuple[str, ...]) -> None:
        super().__init__(
            f"`{step}` fixes the draw `{name}`, and no such draw occurs there; write `{without}`"
            + (f", and then {' or '.join(f'`{one}`' for one in later)}." if later else "."),
            step,
            (without,),
        )


class NothingOnOffer(PlayError):
    """A decision was come to in which nothing can be chosen."""

    def __init__(self, place: str) -> None:
        super().__init__(f"Nothing is on offer at `{place}` in a situation that can be come to.")


class TooManyInjects(PlayError):
    """The story goes round without ever coming to a decision, or to an end."""

    def __init__(self, place: str) -> None:
        super().__init__(f"The story goes round and round at `{place}` and never comes to an end.")
