from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.scenario.likelihoods import (
    BANDS,
    Likelihood,
    can_add_up,
    from_word,
    greatest_shares,
    points,
)
from tests.scenario.samples_of import changed, read

percent = st.integers(0, 100).map(Fraction)
ranges = st.tuples(percent, percent).map(lambda pair: (min(pair), max(pair)))


def within(low: int, high: int) -> Likelihood:
    """A range of percentages."""
    return Likelihood("range", Fraction(low), Fraction(high), "")


REST = Likelihood("otherwise", Fraction(0), Fraction(100), "otherwise")

HAND_COMPUTED = [
    # Midpoints 67.5 and 32.5 add up.
    ([from_word("likely"), from_word("unlikely")], ["0.675", "0.325"]),
    # Otherwise takes what remains.
    ([from_word("likely"), REST], ["0.675", "0.325"]),
    # …at least nothing.
    ([within(40, 60), within(40, 60), REST], ["0.5", "0.5", "0"]),
    # 60 + 60 is 20 too much; room down to the lower ends is 20 + 20: half the way.
    ([within(40, 80), within(40, 80)], ["0.5", "0.5"]),
    # 70 + 50, otherwise 0; room is 30 + 10, and otherwise has none: half of it.
    ([within(40, 100), within(40, 60), REST], ["0.55", "0.45", "0"]),
    # 20 + 30 is 50 too little; room up is 20 + 30: the whole way.
    ([within(0, 40), within(0, 60), within(0, 0)], ["0.4", "0.6", "0"]),
    # 20 + 60 is 20 too little; room up is 10 + 40: two fifths of the way.
    ([within(10, 30), within(20, 100)], ["0.24", "0.76"]),
    # A plain percentage does not move.
    ([within(30, 30), within(20, 100), within(0, 20)], ["0.3", "0.6", "0.1"]),
    ([REST], ["1"]),
]


@pytest.mark.parametrize(("likelihoods", "expected"), HAND_COMPUTED)
def test_points_by_hand(likelihoods: list[Likelihood], expected: list[str]) -> None:
    """Too little, too much, and what otherwise takes, worked out by hand."""
    assert points(likelihoods) == [Fraction(one) for one in expected]


@pytest.mark.parametrize("pairs", [[(10, 20)], [(60, 70), (50, 60)]])
def test_ranges_that_cannot_add_up_have_no_points(pairs: list[tuple[int, int]]) -> None:
    """Too little at most, and too much at least."""
    with pytest.raises(ValueError, match="add up"):
        points([within(low, high) for low, high in pairs])


@given(st.lists(ranges, min_size=1, max_size=6), st.booleans())
def test_points_lie_in_their_ranges_and_add_up(
    pairs: list[tuple[Fraction, Fraction]], rest: bool
) -> None:
    """Whatever the ranges, the point is one of the choices they allow."""
    likelihoods = [Likelihood("range", low, high, "") for low, high in pairs] + [REST] * rest
    assume(can_add_up(one.range for one in likelihoods))
    found = points(likelihoods)
    assert sum(found) == 1
    for point, likelihood in zip(found, likelihoods, strict=True):
        assert likelihood.low <= point * 100 <= likelihood.high


@given(st.lists(ranges, min_size=1, max_size=6))
def test_points_move_all_the_same_fraction_of_the_way(
    pairs: list[tuple[Fraction, Fraction]],
) -> None:
    """No entry moves further, by its own room, than another."""
    assume(can_add_up(pairs))
    likelihoods = [Likelihood("range", low, high, "") for low, high in pairs]
    moved = {
        abs(point * 100 - one.midpoint) / (one.high - one.low)
        for point, one in zip(points(likelihoods), likelihoods, strict=True)
        if one.high > one.low
    }
    assert len(moved) <= 1


@given(st.lists(ranges, min_size=1, max_size=6))
def test_what_cannot_add_up_has_no_points(pairs: list[tuple[Fraction, Fraction]]) -> None:
    """Asking for points of ranges that miss 100 is a mistake of the caller's."""
    assume(not can_add_up(pairs))
    assert sum(low for low, _ in pairs) > 100 or sum(high for _, high in pairs) < 100
    with pytest.raises(ValueError, match="add up"):
        points([Likelihood("range", low, high, "") for low, high in pairs])


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=4))
def test_the_greatest_share_is_one_that_can_be_had(pairs: list[tuple[int, int]]) -> None:
    """Compared with trying every choice in steps of twenty percent."""
    twenties = [(min(pair), max(pair)) for pair in pairs]
    choices: list[list[int]] = [[]]
    for low, high in twenties:
        choices = [[*so_far, n] for so_far in choices for n in range(low, high + 1)]
    fits = [choice for choice in choices if sum(choice) == 5]
    as_ranges = [(Fraction(low * 20), Fraction(high * 20)) for low, high in twenties]
    assert can_add_up(as_ranges) == bool(fits)
    if fits:
        for index in range(len(twenties)):
            most = max(choice[index] for choice in fits)
            assert greatest_shares(as_ranges)[index] == most * 20
    assert list(BANDS.values()) == [
        (1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("5%", "5", "5"),
        ("'5%'", "5", "5"),
        ("5 %", "5", "5"),
        ("5", "5", "5"),
        ("2.5", "2.5", "2.5"),
        ("1", "1", "1"),
        ("0.5%", "0.5", "0.5"),
        ("[1, 3]", "1", "3"),
        ("[1%, 3%]", "1", "3"),
        ("[0, 4]", "0", "4"),
        ("almost_no_chance", "1", "5"),
        ("'almost_no_chance'", "1", "5"),
        ("small", "2", "2"),
    ],
)
def test_ways_to_write_a_likelihood(written: str, low: str, high: str) -> None:
    """Words, percentages, ranges and assumptions all stand for a range of percentages."""
    whole = changed(
        "  share:\n", "  small: {says: x, value: 2, plausible: [1, almost_no_chance]}\n  share:\n"
    )
    loaded = read(changed("likelihood: 5%", f"likelihood: {written}", whole))
    assert loaded.problems == []
    assert loaded.scenario is not None
    entry = loaded.scenario.states["alarm"].options["send_boat"].block.chance[1]
    assert entry.likelihood.range == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("value", "plausible", "rest", "code"),
    [
        ("30", "[10, 60]", "[40, 90]", None),
        ("30", "[10, 60]", "[40, 80]", "MR604"),  # 10 and 80 are too little
        ("30", "[10, 60]", "[50, 90]", "MR604"),  # 60 and 50 are too much
        ("likely", "[unlikely, likely]", "[20, 60]", None),
        ("likely", "[unlikely, very_likely]", "[20, 60]", None),
        ("likely", "[unlikely, almost_certain]", "[10, 60]", "MR604"),
        ("30", "[10, 60]", "otherwise", None),
        ("0", "[0, 20]", "100", "MR604"),
        ("0", "[0, 20]", "otherwise", None),  # nothing now, but plausibly something
        ("0", "[0, 0]", "otherwise", "MR606"),
        ("100", "[80, 100]", "otherwise", None),
        ("100", "[100, 100]", "otherwise", "MR606"),
    ],
)
def test_likelihoods_add_up_at_every_plausible_value(
    value: str, plausible: str, rest: str, code: str | None
) -> None:
    """Where an assumption's plausible values leave 100 out of reach, or nothing, it is told."""
    whole = changed("    value: likely\n", f"    value: {value}\n")
    whole = changed("[roughly_even, very_likely]", plausible, whole)
    whole = changed("clear: {likelihood: otherwise", f"clear: {{likelihood: {rest}", whole)
    assert [problem.code for problem in read(whole).problems] == ([code] if code else [])


def test_the_words_are_those_of_the_directive() -> None:
    """The seven bands of ICD 203, each beginning where the one below it ends."""
    assert list(BANDS.values()) == [
        (1, 5),
        (5, 20),
        (20, 45),
        (45, 55),
        (55, 80),
        (80, 95),
        (95, 99),
    ]
