"""The readers: one module for each part of a scenario file."""
