"""What the command's exit code says; part of its contract."""

FINE = 0
PROBLEMS = 1
"""Problems were found, a step could not be made, or nobody read the output to its end."""
USAGE = 2
"""Wrong usage, or a file that cannot be opened or decoded."""
BROKEN = 70
"""The program itself failed (``EX_SOFTWARE``)."""
INTERRUPTED = 130
"""Ctrl+C, as shells report it."""
