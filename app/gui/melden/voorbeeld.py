"""What will be sent, to read and as XML, and what the rules have against it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.gui.gegevens import gegevens
from app.gui.widgets.message_view import MessageView
from app.gui.widgets.section import Section
from app.rules.finding import Finding
from app.services.melden import Voorbeeld
from app.services.verzoekuitslag import Verzoekvoorbeeld

_LAAGST = 152  # pixels: the tabs, the heading and some lines


class _Plaats(QWidget):
    """Where the message stands: asks for no more room than it can do with, takes what is left."""

    def sizeHint(self) -> QSize:
        """Give the least room; none while there is no message."""
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else QSize()


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
        self.bericht.setMinimumHeight(_LAAGST)
        self._plaats = _Plaats()
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

    def toon(self, voorbeeld: Voorbeeld | Verzoekvoorbeeld, zin: str) -> None:
        """Show a message; ``zin`` tells it in one sentence, if it was not told already."""
        self._zeg(zin, "")
        self.bericht.set_message(gegevens(voorbeeld.leesbaar), voorbeeld.xml)
        self.bericht.show()
        self._toon_wat_nieuw_is()

    def _toon_wat_nieuw_is(self) -> None:
        """Fold away the Header and who the client is, and begin at what is reported."""
        tree = self.bericht.tree
        kop, client = tree.topLevelItem(0), tree.topLevelItem(1)
        if kop is None or client is None or not client.childCount():
            return
        kop.setExpanded(False)
        delen = [d for n in range(client.childCount()) if (d := client.child(n)) is not None]
        producten = [deel for deel in delen if _soort(deel) == _soort(delen[-1])]
        for deel in delen:
            deel.setExpanded(deel in producten)
        tree.scrollToItem(producten[0], QTreeWidget.ScrollHint.PositionAtTop)

    def toon_geen(self, reden: str) -> None:
        """Say why there is nothing to show."""
        self._zeg(reden, "quiet")
        self.bericht.hide()
        self.toon_bevindingen(())

    def _zeg(self, zin: str, rol: str) -> None:
        self._zin.setText(zin)
        self._zin.setVisible(bool(zin))
        self._zin.setProperty("role", rol)
        self._zin.style().polish(self._zin)

    def toon_bevindingen(self, bevindingen: Sequence[Finding]) -> None:
        """Show what stands in the way of sending this."""
        self._bevindingen.setText(
            "\n".join(f"{f.melding} {f.advies} (regel {f.regel})" for f in bevindingen)
        )
        self._bevindingen.setVisible(bool(bevindingen))


def _soort(deel: QTreeWidgetItem) -> str:
    """What a part is; of several the label ends in a number."""
    return deel.text(0).rstrip("0123456789 ")
