"""Other engines, which play the generated story in a language of their own.

``make peers`` installs those that there are; one that is missing is left out, with the reason.
"""
