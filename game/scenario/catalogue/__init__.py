"""What can be wrong with a scenario: every code with its meaning, a wrong sample and its mend.

The entries are data beside this module, one file for each hundred of codes. They are loaded when
somebody asks for an explanation, and never on the way to a game or a check.

An entry has these keys:

``severity``
    ``error`` where it is left out, or ``warning``.
``title``
    what it is, in a few words.
``why``
    why it matters, and ``mend``, what to do about it.
``wrong``, ``right``
    a sample and its twin. ``«`` and ``»`` mark in ``wrong`` where the problem is shown; they are
    no part of it.
``piece``
    which piece of the scenario of the tests the sample stands for.
``without``
    pieces that are left out for it, ``also``, pieces that are others for it, and ``at``, the name
    at which the problem is shown, where that lies outside the sample; ``loose`` where only its
    beginning is marked.
``unsampled``
    instead of a sample: why there is none.
"""

from game.scenario.catalogue.entries import Entry, entries

__all__ = ["Entry", "entries"]
