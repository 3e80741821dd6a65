"""How many pages some PDF files have, in a process of its own so that the bench itself stays small."""

from __future__ import annotations

import sys

from pypdfium2 import PdfDocument

if __name__ == "__main__":
    print(sum(len(PdfDocument(path)) for path in sys.argv[1:]))
