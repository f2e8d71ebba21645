"""The log file: what happened, without BSNs and without the names of clients."""

from __future__ import annotations

import logging
import re
import threading
import traceback
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from itertools import pairwise
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

MASK = "***"

# Nine digits that are not part of a longer number, also as 1234.56.789 or in groups by spaces.
_BSN = re.compile(r"(?<!\d)\d(?:[ .]?\d){8}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
# What may stand between two words of one name: "T. de Wit", "O'Neill", "Jansen-de Boer".
_GAP = re.compile(r"[ .,'’_-]{1,3}")

_FILE_SIZE = 1_000_000  # bytes
_OLD_FILES = 3


class Masker:
    """Replaces every nine-digit number and every registered name in a text by `***`.

    Names are matched as whole words, in any case; registering and masking may happen in
    different threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_first_word: dict[str, tuple[tuple[str, ...], ...]] = {}

    def mask_names(self, names: Iterable[str]) -> None:
        """Register names that may not be readable from now on; single letters are passed over."""
        with self._lock:
            for name in names:
                words = tuple(word.group().casefold() for word in _WORD.finditer(_nfc(name)))
                if len("".join(words)) < 2:
                    continue
                known = self._by_first_word.get(words[0], ())
                if words not in known:
                    longest_first = sorted((*known, words), key=len, reverse=True)
                    self._by_first_word[words[0]] = tuple(longest_first)

    def mask(self, text: str) -> str:
        """Give the text without BSNs and registered names."""
        return _BSN.sub(MASK, self._without_names(_nfc(text)))

    def _without_names(self, text: str) -> str:
        words = list(_WORD.finditer(text))
        parts: list[str] = []
        done = at = 0
        while at < len(words):
            length = self._name_length(text, words, at)
            if length:
                parts += [text[done : words[at].start()], MASK]
                done = words[at + length - 1].end()
            at += length or 1
        return "".join(parts) + text[done:]

    def _name_length(self, text: str, words: list[re.Match[str]], at: int) -> int:
        """Count the words of the longest registered name that begins at this word."""
        for name in self._by_first_word.get(words[at].group().casefold(), ()):
            here = words[at : at + len(name)]
            if tuple(word.group().casefold() for word in here) == name and all(
                _GAP.fullmatch(text, left.end(), right.start()) for left, right in pairwise(here)
            ):
                return len(name)
        return 0


class MaskingFormatter(logging.Formatter):
    """Formats a record and masks it; of an exception only where it came from is written.

    The message of an exception may hold anything, also of clients whose names nobody registered.
    """

    def __init__(self, masker: Masker) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._masker = masker

    def formatException(self, ei: Any) -> str:  # noqa: N802 - its name is logging's
        """Give the kinds of exception and the places, without their messages."""
        return without_content(ei[1])

    def format(self, record: logging.LogRecord) -> str:
        """Give the masked text of a record."""
        ours = copy(record)
        ours.exc_text = None  # another handler may have written the message of an exception there
        return self._masker.mask(super().format(ours))


def without_content(error: BaseException | None) -> str:
    """Tell where an exception came from and of which kind it is, and not what it says."""
    parts = []
    while error is not None:
        where = "".join(traceback.format_tb(error.__traceback__))
        parts.append(f"{where}{type(error).__module__}.{type(error).__qualname__}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n\nafter\n\n".join(parts)


@contextmanager
def log_to(folder: Path, masker: Masker) -> Iterator[Path]:
    """Write what the program logs to a rotating file in `folder` (made if needed), and give it.

    Our own modules from INFO, libraries from WARNING. Raises OSError if the file cannot be opened.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "heenweer.log"
    handler = RotatingFileHandler(
        file, maxBytes=_FILE_SIZE, backupCount=_OLD_FILES, encoding="utf-8"
    )
    handler.setFormatter(MaskingFormatter(masker))
    root, ours = logging.getLogger(), logging.getLogger("app")
    level_before = ours.level
    root.addHandler(handler)
    ours.setLevel(logging.INFO)
    try:
        yield file
    finally:
        ours.setLevel(level_before)
        root.removeHandler(handler)
        handler.close()


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
