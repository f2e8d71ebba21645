"""One message: what is wrong with it, what belongs to it, and the message itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui import icons, theme
from app.gui.berichten.beeld import Berichtbeeld, Vondst
from app.gui.berichten.stroom import Stroom
from app.gui.codekaart import Codekaart, tekst
from app.gui.widgets.elided import ElidedLabel, ElidedLink
from app.gui.widgets.label import link
from app.gui.widgets.message_view import MessageView
from app.gui.widgets.status import StatusChip
from app.gui.widgets.tab_order import walk_in_order

_MIS = "&Wat er mis is"
_VALT_OP = "&Wat opvalt"
_BREED = 752  # pixels; longer lines read badly


class Berichtdetail(QWidget):
    """Shows one message; asks by its signals for another one, a client, or to save it."""

    bericht_gevraagd = Signal(int)
    client_gevraagd = Signal(int)
    bewaren_gevraagd = Signal(Berichtbeeld)

    def __init__(self) -> None:
        super().__init__()
        self._beeld: Berichtbeeld | None = None
        self.setAccessibleName("Bericht")
        self.view = MessageView()
        self.view.xml.setAccessibleDescription("Het bestand zoals het is.")
        self._mis = QScrollArea()
        self._mis.setWidgetResizable(True)
        self.view.insertTab(0, self._mis, _MIS)
        self._xml_uitleg = QLabel()
        self._xml_uitleg.setProperty("role", "small")
        self.bewaar = icons.TextButton("bestand", "&Bewaar bestand…")
        self.bewaar.clicked.connect(self._vraag_bewaren)
        self._kop = QVBoxLayout()
        self._kop.setSpacing(4)
        size = theme.tokens().size
        self._inhoud = QWidget()
        column = QVBoxLayout(self._inhoud)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(size.within)
        column.addLayout(self._kop)
        column.addWidget(self.view, 1)
        column.addWidget(self._xml_uitleg)
        self._geheel = QVBoxLayout(self)
        self._geheel.addWidget(self._inhoud)
        self.zet_naast(naast=False)
        self._kopregels = QWidget()
        self._kop.addWidget(self._kopregels)
        self._inhoud.hide()

    @property
    def bericht(self) -> int | None:
        """The id of the message that is shown."""
        return self._beeld.id if self._beeld else None

    def toon(self, beeld: Berichtbeeld) -> None:
        """Show a message; what is wrong first, unless the user was reading another side."""
        zelfde = self.bericht == beeld.id
        tab = self.view.currentWidget() if zelfde else None
        self._beeld = beeld
        nieuw = self._kopblok(beeld)
        self._kop.replaceWidget(self._kopregels, nieuw)
        self._kopregels.hide()
        self._kopregels.deleteLater()
        self._kopregels = nieuw
        self.view.set_message(beeld.gegevens, beeld.xml)
        header = self.view.tree.topLevelItem(0)
        if header is not None and len(beeld.gegevens) > 1:
            self.view.tree.collapseItem(header)  # is for machines: what one looks for is below it
        self._mis.setWidget(self._uitlegblok(beeld))
        tabs = self.view
        mis = tabs.indexOf(self._mis)
        tabs.setTabText(mis, kop := _VALT_OP if beeld.alleen_gemeld else _MIS)
        self._mis.setAccessibleName(kop.replace("&", ""))
        tabs.setTabVisible(mis, beeld.is_mis)
        tabs.setTabVisible(tabs.indexOf(tabs.tree), bool(beeld.gegevens))
        self._xml_uitleg.setText(beeld.xml_uitleg)
        self._xml_uitleg.setVisible(bool(beeld.xml_uitleg))
        eerste = self._mis if beeld.is_mis else tabs.tree if beeld.gegevens else tabs.xml
        tabs.setCurrentWidget(tab or eerste)
        self._inhoud.show()
        walk_in_order(self._mis)

    def zet_naast(self, naast: bool) -> None:
        """Leave room for what stands above it, or at its left."""
        size = theme.tokens().size
        self._geheel.setContentsMargins(*((size.group, 0) if naast else (0, size.within)), 0, 0)

    def leeg(self) -> None:
        """Show nothing."""
        self._beeld = None
        self._inhoud.hide()

    def _kopblok(self, beeld: Berichtbeeld) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        upper = QHBoxLayout()
        upper.setSpacing(12)
        titel = ElidedLabel(beeld.titel, "group")
        upper.addWidget(titel)
        upper.addWidget(StatusChip(beeld.status))
        upper.addStretch(1)
        upper.addWidget(self.bewaar)
        column.addLayout(upper)
        column.addWidget(ElidedLabel(beeld.feiten, "quiet"))
        if beeld.client_id is not None or beeld.verwant:
            column.addWidget(self._verwijzingen(beeld))
        return block

    def _verwijzingen(self, beeld: Berichtbeeld) -> QWidget:
        row = QWidget()
        stroom = Stroom(row, 16, 0)
        if beeld.client_id is not None:
            vraag = partial(self.client_gevraagd.emit, beeld.client_id)
            stroom.addWidget(_verwijzing("Cliënt", beeld.client, vraag))
        for verwant in beeld.verwant:
            vraag = partial(self.bericht_gevraagd.emit, verwant.id)
            stroom.addWidget(_verwijzing(verwant.verband, verwant.titel, vraag))
        return row

    def _uitlegblok(self, beeld: Berichtbeeld) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 12, 12, 12)
        column.setSpacing(12)
        if beeld.reden:
            column.addWidget(_geweigerd(beeld))
        for vondst in beeld.vondsten:
            column.addWidget(_Vondstkaart(vondst, self._toon_plek))
        if beeld.codes:
            column.addWidget(tekst(beeld.codes_kop, "strong"))
        for uitleg in beeld.codes:
            column.addWidget(Codekaart(uitleg))
        column.addStretch()
        for deel in block.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly):
            deel.setMaximumWidth(_BREED)
        return block

    def _toon_plek(self, regel: int, pad: str) -> None:
        leesbaar = self._beeld is not None and bool(self._beeld.gegevens)
        self.view.setCurrentWidget(self.view.tree if leesbaar else self.view.xml)
        self.view.mark(regel, pad)

    def _vraag_bewaren(self) -> None:
        if self._beeld is not None:
            self.bewaren_gevraagd.emit(self._beeld)


class _Vondstkaart(QFrame):
    """One finding: what is wrong, what to do, and the rule that says so."""

    def __init__(self, vondst: Vondst, toon_plek: Callable[[int, str], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(f"{vondst.melding} {vondst.advies}")
        size = theme.tokens().size
        column = QVBoxLayout(self)
        column.setContentsMargins(size.group, 12, size.group, 12)
        column.setSpacing(4)
        column.addWidget(tekst(vondst.melding, "strong"))
        if vondst.advies:
            column.addWidget(tekst(vondst.advies))
        row = QHBoxLayout()
        row.setSpacing(size.within)
        row.addWidget(ElidedLabel(vondst.herkomst, "small"))
        if (regel := vondst.regel) is not None:
            plek = link("Toon in het bericht")
            plek.clicked.connect(lambda: toon_plek(regel, vondst.pad))
            row.addWidget(plek)
        row.addStretch(1)
        column.addLayout(row)


def _verwijzing(verband: str, titel: str, open_: Callable[[], object]) -> QWidget:
    """A link with before it what it is to this message; both stay on one line."""
    block = QWidget()
    row = QHBoxLayout(block)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(ElidedLabel(f"{verband}:", "quiet"))
    link = ElidedLink(titel)
    link.setAccessibleName(f"{verband}: {titel}")
    link.clicked.connect(lambda _=False: open_())
    row.addWidget(link)
    return block


def _geweigerd(beeld: Berichtbeeld) -> QWidget:
    block = QFrame()
    block.setObjectName("messageLine")
    kind = "error" if beeld.geweigerd else "info" if beeld.alleen_gemeld else "warning"
    block.setProperty("kind", kind)
    block.setAccessibleName(f"{beeld.reden} {beeld.advies}")
    column = QVBoxLayout(block)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(4)
    column.addWidget(tekst(beeld.reden, "strong"))
    if beeld.advies:
        column.addWidget(tekst(beeld.advies))
    if beeld.geweigerd:
        column.addWidget(tekst("Het bestand is bewaard zoals het binnenkwam.", "small"))
    return block
