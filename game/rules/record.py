"""What a step did: the record that screens, plain text, journal, debrief and tests all read."""

from __future__ import annotations

from typing import NamedTuple


class World(NamedTuple):
    """Everything that is so at one moment: the state or ending, and every value.

    ``values`` are integers in the order of the table's layout: a number, the position of an
    ordered value, or 0 and 1; after them the marks of what was chosen and visited.
    """

    place: str
    values: tuple[int, ...]


class Told(NamedTuple):
    """Prose that was shown, as Markdown with its values put in."""

    text: str


class Changed(NamedTuple):
    """One quantity moved.

    Attributes:
        name: the indicator or variable.
        before, after: its number (for ordered values the position, for booleans 0 and 1).
        asked: the change asked for, or None where a value was set. ``before + asked`` differs
            from ``after`` where the range's end stopped it.
        because: the claims and assumptions it rests on.
        note: the author's line beside it, with values put in.
        shown: whether the player sees it during play (not hidden, labelled, not in a quiet inject).
        amount_from: the assumption whose value was the amount, if one was.
    """

    name: str
    before: int
    after: int
    asked: int | None = None
    because: tuple[str, ...] = ()
    note: str | None = None
    shown: bool = True
    amount_from: str | None = None

    @property
    def stopped(self) -> bool:
        """Whether the end of the range kept it from moving as far as was asked."""
        return self.asked is not None and self.before + self.asked != self.after

    @property
    def happened(self) -> bool:
        """Whether there is anything to tell: it moved something, or was kept from it."""
        return self.before != self.after or self.stopped

    @property
    def seen(self) -> bool:
        """Whether the player reads of it during play."""
        return self.shown and self.happened


class Share(NamedTuple):
    """One entry of a draw: its likelihood's range and its point, as fractions of 1.

    Attributes:
        entry: its id.
        low, point, high: what it is drawn with is the point; the range is the likelihood's own.
        assumption: the one that gives the likelihood, if one does.
    """

    entry: str
    low: float
    point: float
    high: float
    assumption: str | None = None


class Drawn(NamedTuple):
    """Chance took one of several ways.

    Attributes:
        entry: what came.
        shares: every entry that could have come.
        because: the claims and assumptions behind the likelihood of what came.
        written: that likelihood as its author put it: a word, a percentage, an assumption.
    """

    entry: str
    shares: tuple[Share, ...]
    because: tuple[str, ...] = ()
    written: str = ""

    @property
    def odds(self) -> dict[str, tuple[float, float, float]]:
        """Low, point and high of every entry, as far as its range can go while all add up to 1.

        What the others take at most, and at least, bounds each.
        """
        least, most = sum(one.low for one in self.shares), sum(one.high for one in self.shares)
        return {
            one.entry: (
                max(one.low, 1 - (most - one.high)),
                one.point,
                min(one.high, 1 - (least - one.low)),
            )
            for one in self.shares
        }

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The assumptions behind the odds of any of its entries, of those that did not come too."""
        named = (one.assumption for one in self.shares)
        return tuple(dict.fromkeys(name for name in named if name is not None))


Event = Told | Changed | Drawn


class Step(NamedTuple):
    """One resolution: of an option the player chose, or of an inject.

    Attributes:
        state: where it happened.
        option: what was chosen, or None at an inject.
        draws: what chance brought in it, outermost first.
        events: all that happened, in order.
        before, after: the world on either side; ``after.place`` is where it led.
        quiet: whether none of it is shown before the debrief.
    """

    state: str
    option: str | None
    draws: tuple[str, ...]
    events: tuple[Event, ...]
    before: World
    after: World
    quiet: bool = False

    @property
    def play_step(self) -> str | None:
        """It as a play step with its draws; None for an inject in which nothing is drawn."""
        if self.option is None and not self.draws:
            return None
        return "/".join((self.option or self.state, *self.draws))

    @property
    def changes(self) -> tuple[Changed, ...]:
        """The quantities it moved, in order."""
        return tuple(event for event in self.events if isinstance(event, Changed))
