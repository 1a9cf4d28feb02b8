"""Analyses kept by the content of their scenario, so that each thing is worked out once."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from game.analysis.analysis import Analysis
from game.analysis.situations import HELD, Progress
from game.rules.compiling import compile_scenario
from game.scenario.model import Scenario

KEPT = 4
"""How many analyses are kept; the one asked for longest ago goes first."""


class AnalysisKeeper:
    """Answers about scenarios, for screens that ask again and again.

    It can be asked from several threads; one analysis is still worked with by one at a time.
    """

    def __init__(self, limit: int = HELD) -> None:
        self._limit = limit
        self._kept: OrderedDict[str, Analysis] = OrderedDict()
        self._lock = Lock()

    def of(self, scenario: Scenario, progress: Progress | None = None) -> Analysis:
        """Return the analysis of a scenario without errors: the same one for the same content.

        Args:
            scenario: as it was read from its file.
            progress: told from now on how far the work has come; it may raise to cancel.
        """
        with self._lock:
            analysis = self._kept.pop(scenario.digest, None)
            if analysis is None:
                analysis = Analysis(compile_scenario(scenario, prose=False), self._limit)
            self._kept[scenario.digest] = analysis
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        analysis.progress = progress
        return analysis


ANALYSES = AnalysisKeeper()
"""The one that this program keeps."""
