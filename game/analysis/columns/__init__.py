"""Many worlds at once: a column of integers for each value, worked on with numpy.

The same table as everywhere, read a second time for speed. Nothing outside this package imports
numpy, and this package is imported only where there is too much for plain Python.
"""
