"""Where a scan is shown: over a screen, or over a form that must stay as it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.gui.context import Kantoor
from app.gui.venster import Overpagina
from app.gui.verwijzing.scanbeeld import Scanbeeld
from app.gui.verwijzing.scanbron import Scanbron

_UITLEG = """\
De scan staat versleuteld in je administratie en wordt hier getoond zonder hem ergens anders neer te
zetten.

- **Groter** en **Kleiner** (Ctrl + plus, Ctrl + min) veranderen de maat. 100 % past in de breedte.
- **Bewaren als…** schrijft een kopie naar een map die jij kiest. Die kopie is niet versleuteld:
  verwijder hem als je hem niet meer nodig hebt.
"""


class Scanpagina(Overpagina):
    """A scan over the screen that is in sight."""

    titel = "Scan van de verwijzing"
    help_text = _UITLEG

    def __init__(self, kantoor: Kantoor, bron: Scanbron) -> None:
        super().__init__()
        self._bron = bron
        self.beeld = Scanbeeld(kantoor, bron)
        self.beeld.terug.connect(self.gesloten)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.beeld)
        self.setFocusProxy(self.beeld)

    def appear(self) -> None:
        """Tell what it is."""
        self.summary_changed.emit(self._bron.in_het_kort)


class Scanlaag(QFrame):
    """A scan over a page with a form, which it covers until it is left."""

    def __init__(self, kantoor: Kantoor, bron: Scanbron, over: Overpagina) -> None:
        super().__init__(over)
        self.setObjectName("scanlaag")
        self.setAutoFillBackground(True)
        self._over = over
        self._vorige = over.window().focusWidget()
        self.beeld = Scanbeeld(kantoor, bron)
        self.beeld.terug.connect(self.sluit)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.beeld)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        self.beeld.setFocus()

    def sluit(self) -> None:
        """Show the form again, with the keyboard where it was."""
        self.hide()
        self.deleteLater()
        if self._vorige is not None:
            self._vorige.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the size of the page."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Take Escape before the page does, which would leave the form."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.sluit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, vooruit: bool) -> bool:
        """Let Tab walk within the scan: what lies beneath is not in sight."""
        delen = [
            deel
            for deel in self.findChildren(QWidget)
            if deel.isVisible()
            and deel.isEnabled()
            and deel.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        bij = self.window().focusWidget()
        nu = delen.index(bij) if bij in delen else -1
        if delen:
            delen[(nu + (1 if vooruit else -1)) % len(delen)].setFocus(
                Qt.FocusReason.TabFocusReason if vooruit else Qt.FocusReason.BacktabFocusReason
            )
        return bool(delen)


def bekijk(vanaf: QWidget, kantoor: Kantoor, bron: Scanbron) -> None:
    """Show a scan: over a form it is laid, so that nothing of what was filled in is lost."""
    pagina: QWidget | None = vanaf
    while pagina is not None and not isinstance(pagina, Overpagina):
        pagina = pagina.parentWidget()
    if isinstance(pagina, Overpagina):
        Scanlaag(kantoor, bron, pagina)
    else:
        kantoor.open_over(Scanpagina(kantoor, bron))
