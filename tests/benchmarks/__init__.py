"""How fast it is, measured beside a reference in the same run. Nothing here is a timed test.

``make bench`` measures all and writes docs/performance.md; ``python -m tests.benchmarks.NAME``
measures one module's rows. A module has a function ``rows`` that returns them.
"""
