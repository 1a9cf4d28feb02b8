"""Valid files with something cut, doubled, moved, swapped or overwritten."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

PIECES = [
    b"{", b"}", b"[", b"]", b": ", b"- ", b"\n", b"  ", b"\t", b"'", b'"', b"&a ", b"*a", b"!!",
    b"<<: ", b"|", b">", b"#", b"%", b"@", b"`", b"---\n", b"...\n", b"\x00", b"\x1b[2J", b"\xff",
    b"\xe2\x80\xae", b"\xef\xbb\xbf", b"99999999999", b"-1", b"0.3", b"null", b"~", b"true", b"{{",
    b"{trust}", b"chosen(", b"and", b"not ", b"otherwise", b"likely", b"to: ", b"? ", b"\\", b"\r",
    b"\r\n", b"\xf0\x9f\x98\x80", b"trust", b"0x", b"1e9", b".", b"/", b"[a, b]", b"{a: b}",
]  # fmt: skip


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Return ``data`` with one to three places cut, doubled, moved, swapped or overwritten."""
    for _ in range(dice.randint(1, 3)):
        at, length = dice.randrange(len(data)), dice.choice((1, 1, 2, 5, 20, 200))
        end = min(len(data), at + length)
        piece = dice.choice(PIECES)
        other = dice.randrange(len(data))
        data = dice.choice((
            data[:at] + data[end:],
            data[:at] + piece + data[at:],
            data[:at] + piece + data[end:],
            data[:end] + data[at:end] + data[end:],
            data[:other] + data[at:end] + data[other:],
            data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :],
        )) or b"x"  # fmt: skip
    return data


def seeds_and_counts(
    daily: Mapping[str, int], long: Mapping[str, tuple[int, int]]
) -> pytest.MarkDecorator:
    """Return what runs a test with ``name``, ``seed`` and ``count``, by the names of files.

    Args:
        daily: how many mutations are tried every day, with seed 0.
        long: how many times how many are tried by ``make test-long``, with seeds from 1.
    """
    return pytest.mark.parametrize(
        ("name", "seed", "count"),
        [
            *((name, 0, count) for name, count in daily.items()),
            *(
                pytest.param(name, seed, count, marks=pytest.mark.long)
                for name, (blocks, count) in long.items()
                for seed in range(1, blocks + 1)
            ),
        ],
    )
