"""Tells every screen that the data have changed, so that each shows what is true now."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """One signal for all: who changed something emits it, in the GUI thread, after the act.

    A page that is in sight refreshes at once; one that is not does so when it appears.
    """

    gewijzigd = Signal()
