"""What a scenario means: the world, the transition table, one step. Pure: no I/O, no clock.

The doors: :func:`compile_scenario` makes a :class:`Table`; :func:`resolve_option` and
:func:`resolve_inject` make a :class:`~game.rules.record.Step` from it.
"""

from game.rules.compiling import compile_scenario
from game.rules.errors import (
    AfterTheEnd,
    DrawDoesNotOccur,
    NoSuchDraw,
    NotOnOffer,
    PlayError,
    TooManyInjects,
)
from game.rules.record import Changed, Drawn, Event, Share, Step, Told, World
from game.rules.resolving import Drawer, resolve_inject, resolve_option
from game.rules.table import Table
from game.rules.walking import FixedDraws, Walk

__all__ = [
    "AfterTheEnd",
    "Changed",
    "DrawDoesNotOccur",
    "Drawer",
    "Drawn",
    "Event",
    "FixedDraws",
    "NoSuchDraw",
    "NotOnOffer",
    "PlayError",
    "Share",
    "Step",
    "Table",
    "Told",
    "TooManyInjects",
    "Walk",
    "World",
    "compile_scenario",
    "resolve_inject",
    "resolve_option",
]
