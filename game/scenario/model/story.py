"""States, options, and what they bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.scenario.expressions import Condition
from game.scenario.likelihoods import Likelihood
from game.scenario.model.nothing import nothing
from game.scenario.places import NOWHERE, Span, Word
from game.scenario.prose import Prose


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of prose, shown where ``when`` holds (or always, without it)."""

    prose: Prose
    when: Condition | None = None


Passages = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """By how much something changes: an integer, or plus or minus an assumption."""

    number: int = 0
    assumption: Word | None = None
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """Add ``amount`` to the range ``name``."""

    name: Word
    amount: Amount


@dataclass(frozen=True, slots=True)
class Put:
    """Set ``name`` to ``number`` (for ordered values their position, for booleans 0 or 1)."""

    name: Word
    number: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes different, and why. ``moves`` are in the order written."""

    moves: tuple[Change | Put, ...]
    when: Condition | None = None
    because: tuple[Word, ...] = ()
    note: Prose | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Block:
    """An outcome block: text, effects, and one way on (``to``, ``cases`` or ``chance``).

    ``because`` of each effect and entry already holds what it inherits from blocks around it.
    """

    text: Passages = ()
    effects: tuple[Effect, ...] = ()
    to: Word | None = None
    cases: tuple[Case, ...] = ()
    chance: tuple[Entry, ...] = ()
    span: Span = NOWHERE

    @property
    def inner(self) -> Iterator[Block]:
        """The blocks directly inside this one."""
        yield from (case.block for case in self.cases)
        yield from (entry.block for entry in self.chance)

    def walk(self) -> Iterator[Block]:
        """This block and all inside it, in file order."""
        yield self
        for block in self.inner:
            yield from block.walk()


@dataclass(frozen=True, slots=True)
class Case:
    """A block entered where ``when`` holds; the last case of a list has none."""

    when: Condition | None
    block: Block


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the things that a draw can bring."""

    id: Word
    likelihood: Likelihood
    block: Block
    because: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """Something the player can decide. ``pro``, ``con``, ``unknown`` are its arguments."""

    id: Word
    label: Prose
    block: Block
    detail: Passages = ()
    pro: tuple[Prose, ...] = ()
    con: tuple[Prose, ...] = ()
    unknown: tuple[Prose, ...] = ()
    backed_by: Mapping[str, Prose] = field(default_factory=nothing)
    opposed_by: Mapping[str, Prose] = field(default_factory=nothing)
    when: Condition | None = None
    unavailable: Prose | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A place in the story: a decision (``options``) or an inject (``block``).

    The text of an inject is its block's; ``text`` here is a decision's.
    """

    id: Word
    title: Prose | None
    time: Passages = ()
    text: Passages = ()
    objectives: tuple[Word, ...] = ()
    minutes: int | None = None
    notes: Prose | None = None
    advice: Mapping[str, Passages] = field(default_factory=nothing)
    reason: bool = False
    options: Mapping[str, Option] = field(default_factory=nothing)
    block: Block | None = None
    quiet: bool = False

    @property
    def is_decision(self) -> bool:
        """Whether the player chooses here."""
        return self.block is None

    @property
    def blocks(self) -> Iterator[Block]:
        """The outermost blocks: each option's, or the inject's own."""
        if self.block is not None:
            yield self.block
        for option in self.options.values():
            yield option.block


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a playthrough can end."""

    id: Word
    title: Prose
    text: Passages
