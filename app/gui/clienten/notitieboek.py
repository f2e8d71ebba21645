"""Notes on clients on their way to the store: the newest text wins, whoever writes first."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock


class Notitieboek:
    """Takes notes in one thread and writes them in any; `bewaar` keeps the note of a client."""

    def __init__(self, bewaar: Callable[[int, str], None]) -> None:
        self._bewaar = bewaar
        self._laatst: dict[int, str] = {}
        self._te_schrijven: set[int] = set()
        self._schrijft = Lock()

    def leg_neer(self, client_id: int, tekst: str) -> None:
        """Take over what the user wrote; it is kept by the next `schrijf`."""
        self._laatst[client_id] = tekst
        self._te_schrijven.add(client_id)

    def lees(self, client_id: int, gelezen: str) -> str:
        """Give the note: what was written here, or else what was read from the store."""
        return self._laatst.get(client_id, gelezen)

    def schrijf(self) -> None:
        """Keep all that was left; what fails is tried again next time. Raises what `bewaar` does.

        One thread writes at a time, so that an older text never lands on a newer one.
        """
        with self._schrijft:
            while self._te_schrijven:
                client_id = self._te_schrijven.pop()
                try:
                    self._bewaar(client_id, self._laatst[client_id])
                except Exception:
                    self._te_schrijven.add(client_id)
                    raise
