"""The scenario as its author wrote it: one class for each thing of the format.

Everything here is immutable and knows where it was written (``span``; every id and every
name used is a :class:`~game.scenario.places.Word`, a string with a place). Mappings keep the
author's order. What these things *mean* is the business of :mod:`game.rules`.
"""

from __future__ import annotations

from game.scenario.expressions import Condition
from game.scenario.model.afterwards import (
    Afterwards,
    Criterion,
    Debrief,
    Finding,
    History,
    Question,
)
from game.scenario.model.evidence import CLAIM_KINDS, Actor, Adviser, Claim, ClaimKind, Source
from game.scenario.model.scenario import Scenario
from game.scenario.model.story import (
    Amount,
    Block,
    Case,
    Change,
    Effect,
    Ending,
    Entry,
    Option,
    Passage,
    Passages,
    Put,
    State,
)
from game.scenario.prose import Prose
from game.scenario.quantities import Aim, Assumption, Indicator, Level, Quantity, Variable

__all__ = [
    "CLAIM_KINDS",
    "Actor",
    "Adviser",
    "Afterwards",
    "Aim",
    "Amount",
    "Assumption",
    "Block",
    "Case",
    "Change",
    "Claim",
    "ClaimKind",
    "Condition",
    "Criterion",
    "Debrief",
    "Effect",
    "Ending",
    "Entry",
    "Finding",
    "History",
    "Indicator",
    "Level",
    "Option",
    "Passage",
    "Passages",
    "Prose",
    "Put",
    "Quantity",
    "Question",
    "Scenario",
    "Source",
    "State",
    "Variable",
]
