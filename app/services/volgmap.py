"""The download folder that the user lets Heenweer watch."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

Stand = tuple[str, int, int]  # name, size, time of last change


@dataclass(slots=True)
class Volgmap:
    """Tells which files in a folder are new since it last looked.

    A file counts when its size and time stayed the same between two looks, so that a download
    in progress is left alone; of each file only once.
    """

    map: Path
    _vorige: set[Stand] = field(default_factory=set)
    _gegeven: set[Stand] = field(default_factory=set)

    def nieuw(self) -> list[Path]:
        """Files that came and are complete, by name; nothing when the folder is gone."""
        nu = {self._stand(pad) for pad in self._bestanden()}
        klaar = (nu & self._vorige) - self._gegeven
        self._vorige = nu
        self._gegeven = (self._gegeven & nu) | klaar
        return [self.map / naam for naam, _grootte, _tijd in sorted(klaar)]

    def _bestanden(self) -> list[Path]:
        try:
            return [
                pad
                for pad in self.map.iterdir()
                if pad.suffix.lower() in (".xml", ".zip") and pad.is_file()
            ]
        except OSError:
            return []

    @staticmethod
    def _stand(pad: Path) -> Stand:
        try:
            stat = pad.stat()
        except OSError:  # gone since it was listed
            return (pad.name, -1, 0)
        return (pad.name, stat.st_size, stat.st_mtime_ns)
