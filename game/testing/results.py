"""What came of a test or a property."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Result:
    """One test or property, decided.

    Attributes:
        name: of it.
        kind: ``test``, ``always``, ``never``, ``reachable``, ``odds`` or ``undominated``.
        passed: whether it did what its author expects of it (an ``xfail`` is expected to fail).
        message: what was expected and what came; empty where it passed.
        line: where it stands in its file.
        counterexample: the shortest play, every draw fixed, that breaks it.
    """

    name: str
    kind: str
    passed: bool
    message: str = ""
    line: int = 1
    counterexample: tuple[str, ...] | None = None

    def expecting_failure(self, reason: str) -> Result:
        """Return what it comes to for somebody who expects it to fail."""
        if not self.passed:
            return replace(self, passed=True, message="", counterexample=None)
        message = f"it passes, and is marked xfail: {reason}"
        return replace(self, passed=False, message=message)
