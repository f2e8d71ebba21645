"""A drop-down of months, the newest first."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox

from app.domain.productperiode import eerste_dag, volgende_maand, vorige_maand
from app.gui.format import maandnaam


class Maandkeuze(QComboBox):
    """Offers this month and those before it; ``aantal`` is how many there are to begin with."""

    def __init__(self, vandaag: date, aantal: int, uitleg: str, breed: int) -> None:
        super().__init__()
        self.setAccessibleName("Maand")
        self.setToolTip(uitleg)
        self.setFixedWidth(breed)
        maand = eerste_dag(vandaag)
        for plaats in range(aantal):
            self._zet(plaats, maand)
            maand = vorige_maand(maand)

    @property
    def maand(self) -> date:
        """First day of the month that is chosen."""
        return self._op(self.currentIndex())

    def kies(self, dag: date) -> None:
        """Choose the month of a day, also one that was not offered yet."""
        self.bied_aan(dag)
        # Not by findData: Qt does not know two equal dates of Python for the same.
        aangeboden = [self._op(plaats) for plaats in range(self.count())]
        self.setCurrentIndex(aangeboden.index(eerste_dag(dag)))

    def bied_aan(self, dag: date) -> None:
        """Offer the month of a day too, and those between; what is chosen stays.

        A window may stay open until a month has begun, and care may be of long ago.
        """
        maand = eerste_dag(dag)
        with QSignalBlocker(self):
            while (nieuwste := self._op(0)) < maand:
                self._zet(0, volgende_maand(nieuwste))
            while (oudste := self._op(self.count() - 1)) > maand:
                self._zet(self.count(), vorige_maand(oudste))

    def _zet(self, plaats: int, maand: date) -> None:
        self.insertItem(plaats, maandnaam(maand).capitalize(), maand)

    def _op(self, plaats: int) -> date:
        maand = self.itemData(plaats)
        assert isinstance(maand, date)  # nothing else is offered
        return maand
