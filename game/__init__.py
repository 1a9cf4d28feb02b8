"""Measured Response: a decision exercise played in a terminal.

The rooms, in the order in which things flow through them:

``scenario`` reads an author's file; ``rules`` say what it means; ``play`` carries one
playthrough; ``analysis`` works out everything that can happen; ``testing`` reads and runs
outcome tests; ``reports`` write debriefs. Only ``tui``, ``plain`` and ``cli`` know the user.
"""

__version__ = "0.1.0"
