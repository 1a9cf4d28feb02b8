"""Shortest plays, against a slow search that tries every play in the order of the file."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from game.analysis import explore
from game.analysis.routes import routes
from tests.generating import Data, compiled, scenarios, share
from tests.naive import Naive, Now, explored


class Plays:
    """Tries all plays of at most so many steps, one after another, as the file has them."""

    def __init__(self, naive: Naive, choosing: Mapping[str, str]) -> None:
        self._naive = naive
        self._choosing = choosing
        self._in_vain: set[object] = set()

    def first_to(self, ending: str, longest: int) -> list[str] | None:
        """Return the first of the shortest plays to an ending; None where there is none."""
        for steps in range(longest + 1):
            self._in_vain.clear()
            found = self._on(self._naive.start(), ending, steps)
            if found is not None:
                return found
        return None

    def _on(self, now: Now, ending: str, left: int) -> list[str] | None:
        if now.place == ending:
            return []
        if now.place not in self._naive.data["states"] or (now.key, left) in self._in_vain:
            return None
        for option in self._options(now):
            for after in self._naive.outcomes(now, option):
                made = option is not None or bool(after.draws)
                if made and not left:
                    continue
                found = self._on(after.now, ending, left - made)
                if found is not None:
                    return ["/".join((option or now.place, *after.draws)), *found][not made :]
        self._in_vain.add((now.key, left))
        return None

    def _options(self, now: Now) -> list[str | None]:
        if self._naive.is_inject(now):
            return [None]
        offered: list[str | None] = [*self._naive.offered(now)]
        taken = self._choosing.get(now.place)
        return [taken] if taken in offered else offered


@share(0.3)
@given(scenarios(), st.data())
def test_the_play_to_an_ending_is_the_first_of_the_shortest(
    data: Data, draw: st.DataObject
) -> None:
    """Fewest steps, then the order of the file; also where options are fixed."""
    naive = Naive(data)
    count = len(explored(naive))
    options = [(n, o) for n, state in data["states"].items() for o in state.get("options", {})]
    fixed = draw.draw(st.lists(st.sampled_from(options), max_size=2)) if options else []
    found = routes(explore(compiled(data, prose=False)), dict(fixed)).endings()
    for ending in data["endings"]:
        assert found.get(ending) == Plays(naive, dict(fixed)).first_to(ending, count)
