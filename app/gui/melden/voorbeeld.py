"""What will be sent, to read and as XML, and what the rules have against it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.gui.gegevens import gegevens
from app.gui.widgets.message_view import MessageView
from app.gui.widgets.section import Section
from app.rules.finding import Finding
from app.services.melden import Voorbeeld


class Voorbeeldvak(Section):
    """Shows a message that was not sent yet, or why there is none to show."""

    def __init__(self) -> None:
        super().__init__("Wat er verstuurd wordt")
        self._bevindingen = QLabel()
        self._bevindingen.setProperty("role", "error")
        self._bevindingen.setTextFormat(Qt.TextFormat.PlainText)
        self._bevindingen.setWordWrap(True)
        self._bevindingen.hide()
        self._zin = QLabel()
        self._zin.setWordWrap(True)
        self.bericht = MessageView()
        self._plaats = QWidget()  # keeps the room while there is no message
        kolom = QVBoxLayout(self._plaats)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.bericht)
        self.add(self._zin)
        self.add(self._bevindingen)
        self.add(self._plaats, 1)
        self.toon_geen("")

    @property
    def getoond(self) -> bool:
        """Whether a message is shown."""
        return not self.bericht.isHidden()

    @property
    def zin(self) -> str:
        """The sentence that tells the message, or why there is none."""
        return self._zin.text()

    @property
    def bezwaren(self) -> str:
        """What the rules have against the message, besides its answers."""
        return "" if self._bevindingen.isHidden() else self._bevindingen.text()

    def toon(self, voorbeeld: Voorbeeld, zin: str) -> None:
        """Show a message; ``zin`` tells it in one sentence."""
        self._zeg(zin, "")
        self.bericht.set_message(gegevens(voorbeeld.leesbaar), voorbeeld.xml)
        kop = self.bericht.tree.topLevelItem(0)
        if kop is not None:
            kop.setExpanded(False)  # its codes tell the user nothing
        self.bericht.show()

    def toon_geen(self, reden: str) -> None:
        """Say why there is nothing to show."""
        self._zeg(reden, "quiet")
        self.bericht.hide()
        self.toon_bevindingen(())

    def _zeg(self, zin: str, rol: str) -> None:
        self._zin.setText(zin)
        self._zin.setProperty("role", rol)
        self._zin.style().polish(self._zin)

    def toon_bevindingen(self, bevindingen: Sequence[Finding]) -> None:
        """Show what stands in the way of sending this."""
        self._bevindingen.setText(
            "\n".join(f"{f.melding} {f.advies} (regel {f.regel})" for f in bevindingen)
        )
        self._bevindingen.setVisible(bool(bevindingen))
