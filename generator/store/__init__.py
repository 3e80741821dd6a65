"""The build set on disk: `open_set` stages files out of sight, `commit` puts whole sets in place, or none.

After any interruption, `kill -9` and power cuts too, the next build finds the whole old set or the whole new one.
Files that the user made or edited are never replaced without `force`, and never removed.
"""

from generator.store.build_set import BuildSet, commit, open_set
from generator.store.ledger import unsealed

__all__ = ["BuildSet", "commit", "open_set", "unsealed"]
