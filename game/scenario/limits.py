"""How large anything in a file may be. Each limit is a clear error, never a crash."""

FILE_BYTES = 4 * 1024 * 1024
NESTING = 64
INTEGER = 1_000_000
"""Integers lie between minus this and this."""
CONDITION_LENGTH = 500
IDENTIFIER_LENGTH = 64
DECISIONS = 10_000
"""Made or taken back in one game that is read from elsewhere: all are played again."""
REASON_LENGTH = 2000
"""Characters that a player writes in one place; what is pasted beyond them is cut."""
