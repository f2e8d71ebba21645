"""What the window remembers between two runs: its place, column widths, light or dark."""

from __future__ import annotations

import json
import logging
from pathlib import Path

_log = logging.getLogger(__name__)


class State:
    """Named texts in a small JSON file; a file that cannot be read counts as empty.

    Holds nothing about clients: it is not encrypted. Without a file nothing is kept.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._values = _read(file) if file else {}
        self._saved = dict(self._values)

    def get(self, key: str) -> str | None:
        """Give what was put under this name, or None."""
        return self._values.get(key)

    def put(self, key: str, value: str) -> None:
        """Remember a text; it reaches the file with the next `save`."""
        self._values[key] = value

    def save(self) -> None:
        """Write the file if something changed; failing to is no reason to disturb anyone."""
        if self._file is None or self._values == self._saved:
            return
        part = self._file.with_suffix(".part")
        try:
            part.write_text(json.dumps(self._values, indent=1, sort_keys=True), encoding="utf-8")
            part.replace(self._file)
        except OSError as error:
            _log.warning("the state of the window was not kept: %s", error)
            return
        self._saved = dict(self._values)


def _read(file: Path) -> dict[str, str]:
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(read, dict):
        return {}
    return {str(key): value for key, value in read.items() if isinstance(value, str)}
