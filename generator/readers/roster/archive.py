"""The parts of a workbook's zip file, read as streams within bounds: what it says of their sizes is never believed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from generator.diagnostics import At, Diagnostic, problem

MEMBERS = 1000
UNPACKED_LIMIT = 40_000_000
"""Bytes of all parts together: 50,000 rows with eight columns have some 20 MB."""
RATIO_LIMIT = 300
"""How many times larger a part may be than its packed form, beyond `RATIO_FREE` bytes: sheets pack some 10 times."""
RATIO_FREE = 1_000_000
ELEMENT_LIMIT = 2_000_000
"""XML elements of all parts together; 50,000 rows with eight columns have some 1,300,000."""
_CHUNK = 64 * 1024
_ENTRY = b"PK\x01\x02"


class Refused(Exception):
    """A file that cannot be read as a list; the diagnostic says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


class Archive:
    """Raises Refused from all its functions: for a file that is no zip, or unpacks to more than the bounds allow."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._bytes_left = UNPACKED_LIMIT
        self._elements_left = ELEMENT_LIMIT
        if data.count(_ENTRY) > MEMBERS:
            raise self.too_large()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise self.broken() from error

    def broken(self) -> Refused:
        return Refused(problem("roster-workbook", At(self.path)))

    def too_large(self) -> Refused:
        return Refused(problem("roster-workbook-too-large", At(self.path), limit=f"{UNPACKED_LIMIT // 1_000_000} MB"))

    def has(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def count_element(self) -> None:
        self._elements_left -= 1
        if self._elements_left < 0:
            raise self.too_large()

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, unpacked piece by piece."""
        info = self._zip.NameToInfo.get(name)
        if info is None or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or info.flag_bits & 1:
            raise self.broken()
        allowed = min(self._bytes_left, max(RATIO_FREE, info.compress_size * RATIO_LIMIT))
        if info.file_size > allowed:
            raise self.too_large()
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(_CHUNK):
                    allowed -= len(chunk)
                    self._bytes_left -= len(chunk)
                    if allowed < 0:
                        raise self.too_large()
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise self.broken() from error
