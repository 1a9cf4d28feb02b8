from __future__ import annotations

from game.reports.evidence import reasons
from game.reports.once import Once
from tests.samples import HARBOUR, played


def test_grounds_are_told_in_full_once_and_never_twice_alike() -> None:
    """Two mentions in the same few words say no more than one."""
    game = played(HARBOUR)
    table = game.table
    claims = [claim for source in table.scenario.sources.values() for claim in source.claims]
    found = reasons(table, game.world, [*claims, *claims])
    once = Once()
    in_full, again = once.lines(found), once.lines(found)
    assert len(set(in_full)) == len(in_full)
    assert len(set(again)) == len(again)
    assert all(reason.line in in_full for reason in found)
    assert {reason.mention for reason in found} == set(again)
