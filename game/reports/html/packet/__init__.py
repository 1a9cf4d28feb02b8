"""The instructor's packet as one page, to be printed."""
