"""Doubts: what may be as its author wants it, and is worth a look all the same.

Everything here is a warning. A comment takes one back: ``# measured-response: allow MR821`` at the
end of the line it is shown at, on a line of its own above that, or at the top of the file for all
of it.
"""
