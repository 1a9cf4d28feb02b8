from __future__ import annotations

import pytest

from game.reports.english import agree, counted, is_plural, listed


@pytest.mark.parametrize(
    "label", ["Nuclear talks", "Coalition partners", "Talks with Iran", "rockets"]
)
def test_a_label_for_several_things_takes_the_plural(label: str) -> None:
    """The head of the label decides, not its last word."""
    assert is_plural(label)
    assert agree(label, "rise") == "rise"


@pytest.mark.parametrize(
    "label",
    ["Escalation with Iran", "Trust of the partners", "Crisis", "Press", "Status of forces", ""],
)
def test_a_label_for_one_thing_takes_the_singular(label: str) -> None:
    """A word that merely ends in s is no plural."""
    assert not is_plural(label)
    assert agree(label, "rise") == "rises"


def test_lists_and_counts_are_read_out() -> None:
    """As somebody would say them."""
    assert [listed(("1", "2", "3")[:count]) for count in range(4)] == [
        "",
        "1",
        "1 and 2",
        "1, 2 and 3",
    ]
    assert [counted(count, "error") for count in range(3)] == ["0 errors", "1 error", "2 errors"]
