"""What the command's exit code says; part of its contract."""

FINE = 0
PROBLEMS = 1
"""Problems were found, or a step could not be made."""
USAGE = 2
"""Wrong usage, or a file that cannot be opened or decoded."""
BROKEN = 70
"""The program itself failed (``EX_SOFTWARE``)."""
INTERRUPTED = 130
"""Ctrl+C, as shells report it."""
NO_READER = 141
"""Whoever read the output stopped reading, as shells report it."""
