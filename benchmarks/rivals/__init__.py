"""The same work by other tools, each a script of its own: `python -m benchmarks.rivals.NAME BANK COUNT OUT`."""
