"""Klaar voor VECOZO: what leaves next, what was handed in, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.gui import icons, messages, theme
from app.gui.berichtstatus import regel_titel
from app.gui.context import KLAAR, Kantoor
from app.gui.format import aantal
from app.gui.klaar import groepen
from app.gui.klaar.exporteren import Exporteur
from app.gui.klaar.geweigerd import GeweigerdPagina
from app.gui.klaar.groepen import Groep, Rij, Stand
from app.gui.klaar.groepvak import Berichtentabel, Groepvak, lijn_uit, pas_stand_in
from app.gui.klaar.voet import Handeling, Voet
from app.gui.page import Page, Screen
from app.gui.task import Progress
from app.gui.widgets.restyle import restyle
from app.services import verzenden

_WAT_NU = (
    "Exporteer de berichten en bied ze aan in het portaal van VECOZO, Wmo en Jeugdwet apart. Klik "
    "daar op Indienen: aanbieden alleen is nog niet versturen. Meld het daarna hier."
)
_UITLEG = """\
Hier staan je eigen berichten op hun weg naar de gemeente.

1. **Exporteer** schrijft ze naar een map op je computer. Er wordt nooit een bestand overschreven.
2. Bied de bestanden aan in het **portaal van VECOZO** en klik daar op *Indienen*.
3. Klik hier op **Ik heb ze ingediend**. Vanaf dan loopt de termijn voor het antwoord.

Keurt VECOZO een bericht af, selecteer het dan en kies **Afgekeurd…**. Heenweer legt uit
wat de code betekent en helpt je een nieuw bericht te maken.

Een bericht dat nog klaarstaat, kun je **terugtrekken**. Enter op een regel laat het bericht zien.
Met Shift of Ctrl kies je er meer dan één.
"""


class KlaarPage(Page):
    """Shows the groups one below the other, and what may be done with the selected rows."""

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__()
        self._kantoor = kantoor
        self._ronde = 0
        self._bezig = False
        self._te_kiezen: int | None = None
        self._stand = Stand()
        self.exporteur = Exporteur(kantoor, self)
        self._maak_groepen()
        self.voet = Voet(self._handelingen())
        size = theme.tokens().size
        self._wat_nu = QLabel(_WAT_NU)
        self._wat_nu.setProperty("role", "quiet")
        self._wat_nu.setWordWrap(True)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(self._wat_nu)
        kolom.addWidget(self._maak_lijst(), 1)
        kolom.addWidget(self.voet)
        kantoor.changes.gewijzigd.connect(self._ververs_als_zichtbaar)

    def _maak_groepen(self) -> None:
        self.vorm = QComboBox()
        self.vorm.setAccessibleName("Hoe te exporteren")
        self.vorm.addItem("Losse XML-bestanden", False)
        self.vorm.addItem("ZIP-bestanden", True)
        self.vorm.setCurrentIndex(int(self.exporteur.als_zip))
        self.vorm.activated.connect(lambda: self.exporteur.zet_vorm(self.vorm.currentData()))
        self.exporteer = _hoofdknop(lambda: self._exporteer(self.vakken[Groep.KLAAR].rijen()))
        self.ingediend = _hoofdknop(
            lambda: self._meld_ingediend(self.vakken[Groep.GEEXPORTEERD].rijen())
        )
        state = self._kantoor.state
        self.vakken = {
            Groep.KLAAR: Groepvak("Klaar om te exporteren", state, self.vorm, self.exporteer),
            Groep.GEEXPORTEERD: Groepvak("Geëxporteerd, nog niet ingediend", state, self.ingediend),
            Groep.AFGEKEURD: Groepvak("Afgekeurd", state),
            Groep.WACHT: Groepvak("Wacht op antwoord van de gemeente", state),
            Groep.AFGEROND: Groepvak("Afgerond in de laatste 30 dagen", state),
        }
        lijn_uit(list(self.vakken.values()))
        for groep, vak in self.vakken.items():
            vak.geopend.connect(lambda rij: self._bekijk([rij]))
            vak.gekozen.connect(lambda groep=groep: self._gekozen(groep))
            vak.tabel.selectionModel().currentRowChanged.connect(
                lambda index, _, tabel=vak.tabel: self._breng_in_zicht(tabel, index)
            )
            vak.tabel.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            vak.tabel.customContextMenuRequested.connect(
                lambda plaats, tabel=vak.tabel: self._open_menu(
                    tabel.viewport().mapToGlobal(plaats)
                )
            )

    def _handelingen(self) -> tuple[Handeling, ...]:
        klaar, weg = frozenset({Groep.KLAAR}), frozenset({Groep.GEEXPORTEERD})
        bij_vecozo = frozenset({Groep.GEEXPORTEERD, Groep.WACHT})
        return (
            Handeling("Alleen deze exporteren", klaar, self._exporteer),
            Handeling("&Terugtrekken", klaar, self._trek_terug, een=True),
            Handeling("Alleen deze ingediend", weg, self._meld_ingediend),
            Handeling("Opnieuw exporteren", weg, self._exporteer),
            Handeling("&Afgekeurd…", bij_vecozo, self._meld_geweigerd, een=True),
            Handeling(
                "Bekijk &afkeur", frozenset({Groep.AFGEKEURD}), self._bekijk_afkeur, een=True
            ),
            Handeling("&Bekijk", frozenset(Groep), self._bekijk, een=True),
        )

    def _maak_lijst(self) -> QWidget:
        self._binnen = binnen = QWidget()
        size = theme.tokens().size
        kolom = QVBoxLayout(binnen)
        kolom.setContentsMargins(0, 0, size.within, 0)
        kolom.setSpacing(size.group)
        for vak in self.vakken.values():
            kolom.addWidget(vak)
        kolom.addStretch()
        self._gebied = gebied = QScrollArea()
        gebied.setAccessibleName("Berichten op weg naar VECOZO")
        gebied.setWidgetResizable(True)
        gebied.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        gebied.setWidget(binnen)
        self._delen = QStackedWidget()
        self._delen.addWidget(_Leeg())
        self._delen.addWidget(gebied)
        return self._delen

    def _breng_in_zicht(self, tabel: Berichtentabel, index: QModelIndex) -> None:
        """Scroll the page along with the row that the keyboard is on."""
        if index.isValid():
            hoog = theme.tokens().size.row
            onder = tabel.viewport().mapTo(self._binnen, tabel.visualRect(index).bottomLeft())
            self._gebied.ensureVisible(0, onder.y() - hoog // 2, 0, hoog)

    def appear(self) -> None:
        """Show what is known and find out what has changed."""
        self._vat_samen()
        self._ververs()

    def kies(self, bericht_id: int) -> None:
        """Select a message as soon as it is in sight."""
        self._te_kiezen = bericht_id
        self._kies_gevraagde()

    def _ververs_als_zichtbaar(self) -> None:
        if self.isVisible():
            self._ververs()

    def _ververs(self) -> None:
        self._ronde += 1
        ronde, workspace = self._ronde, self._kantoor.workspace

        def werk(_: Progress) -> Stand:
            return groepen.haal(workspace)

        self._kantoor.tasks.run(werk, lambda stand: self._ontvang(ronde, stand))

    def _ontvang(self, ronde: int, stand: Stand) -> None:
        if ronde != self._ronde:
            return
        self._stand = stand
        gevuld = [groep for groep in Groep if stand.rijen(groep)]
        had = self.window().focusWidget()
        for groep, vak in self.vakken.items():
            vak.tabel.toon_kop(groep in gevuld[:1])
            vak.toon(stand.rijen(groep))
        pas_stand_in(list(self.vakken.values()))
        self._delen.setCurrentIndex(int(bool(gevuld)))
        for deel in (self._wat_nu, self.voet):
            deel.setVisible(bool(gevuld))
        self._noem_aantallen()
        self._vat_samen()
        self._richt_toetsenbord(gevuld, had)
        self._kies_gevraagde()

    def _richt_toetsenbord(self, gevuld: Sequence[Groep], had: QWidget | None) -> None:
        """Let the keyboard go on at what comes next when what ``had`` it is gone."""
        doel: QWidget | None = None
        if gevuld:
            hoofd = {Groep.KLAAR: self.exporteer, Groep.GEEXPORTEERD: self.ingediend}
            doel = hoofd.get(gevuld[0], self.vakken[gevuld[0]].tabel)
        if doel is not None:
            self.setFocusProxy(doel)
        if doel is not None and (had is None or had is self or not had.isVisible()):
            doel.setFocus()

    def _vat_samen(self) -> None:
        delen = [
            aantal(len(rijen), *woorden)
            for groep, woorden in _TELLING.items()
            if (rijen := self._stand.rijen(groep))
        ]
        self.summary_changed.emit(" · ".join(delen))

    def _kies_gevraagde(self) -> None:
        for vak in self.vakken.values():
            if self._te_kiezen is not None and vak.kies(self._te_kiezen):
                vak.tabel.setFocus()
                self._te_kiezen = None

    def _noem_aantallen(self) -> None:
        """Let the two main buttons say for how many they are, and which comes first."""
        klaar = len(self._stand.rijen(Groep.KLAAR))
        weg = len(self._stand.rijen(Groep.GEEXPORTEERD))
        self.exporteer.setText("&Exporteer" if klaar == 1 else f"&Exporteer alle {klaar}")
        self.ingediend.setText("&Ik heb het ingediend" if weg == 1 else "&Ik heb ze ingediend")
        # One button stands out: that of the next step.
        self.ingediend.setProperty("role", "" if klaar else "primary")
        restyle(self.ingediend)

    def _gekozen(self, groep: Groep) -> None:
        """Let at most one group have a selection: what may be done differs."""
        keuze = self.vakken[groep].keuze()
        if keuze:
            for ander, vak in self.vakken.items():
                if ander is not groep and vak.keuze():
                    vak.tabel.clearSelection()
            self.voet.toon(groep, keuze)
        elif not any(vak.keuze() for vak in self.vakken.values()):
            self.voet.toon(groep, ())

    def _open_menu(self, plaats: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.voet.vul_menu(menu)
        if not menu.isEmpty():
            menu.popup(plaats)

    def _exporteer(self, rijen: Sequence[Rij]) -> None:
        self.exporteur.exporteer([rij.id for rij in rijen])

    def _meld_ingediend(self, rijen: Sequence[Rij]) -> None:
        ids = [rij.regel.identificatie for rij in rijen if rij.regel.identificatie]
        workspace = self._kantoor.workspace
        self._doe(
            lambda: verzenden.meld_ingediend(workspace, ids),
            f"{aantal(len(ids), 'bericht', 'berichten')} ingediend bij VECOZO.",
        )

    def _trek_terug(self, rijen: Sequence[Rij]) -> None:
        workspace, regel = self._kantoor.workspace, rijen[0].regel
        self._doe(
            lambda: verzenden.trek_terug(workspace, regel.id),
            f"{regel_titel(regel)} is teruggetrokken en gaat niet weg.",
        )

    def _doe(self, werk: Callable[[], object], gedaan: str) -> None:
        """Do something in a thread, once at a time, and say that it is done."""
        if self._bezig:
            return
        self._bezig = True

        def klaar(_: object) -> None:
            self._bezig = False
            messages.done(self._kantoor.messages, gedaan)
            self._kantoor.changes.gewijzigd.emit()

        def mislukt(_: BaseException) -> None:
            self._bezig = False

        self._kantoor.tasks.run(lambda _: werk(), klaar, mislukt)

    def _meld_geweigerd(self, rijen: Sequence[Rij]) -> None:
        self._kantoor.open_over(GeweigerdPagina(self._kantoor, rijen[0].regel))

    def _bekijk_afkeur(self, rijen: Sequence[Rij]) -> None:
        self._kantoor.open_afkeur(rijen[0].id)

    def _bekijk(self, rijen: Sequence[Rij]) -> None:
        self._kantoor.open_bericht(rijen[0].id)


_TELLING = {
    Groep.KLAAR: ("klaar", "klaar"),
    Groep.GEEXPORTEERD: ("geëxporteerd", "geëxporteerd"),
    Groep.AFGEKEURD: ("afgekeurd", "afgekeurd"),
    Groep.WACHT: ("wacht op antwoord", "wachten op antwoord"),
}


def scherm(kantoor: Kantoor) -> Screen:
    """Give Klaar voor VECOZO for the sidebar."""
    return Screen(KLAAR, "Klaar voor VECOZO", "klaar", lambda: KlaarPage(kantoor), _UITLEG)


def _hoofdknop(doe: Callable[[], object]) -> QPushButton:
    knop = QPushButton()
    knop.setProperty("role", "primary")
    knop.clicked.connect(doe)
    return knop


class _Leeg(QWidget):
    """What stands here while there are no messages of our own at all."""

    def __init__(self) -> None:
        super().__init__()
        self._teken = QLabel()
        kop = QLabel("Er staat niets klaar")
        kop.setProperty("role", "group")
        wat = QLabel(
            "Zet eerst op Vandaag een retourbericht of een start klaar. Dan komt het hier."
        )
        wat.setProperty("role", "quiet")
        kolom = QVBoxLayout(self)
        kolom.setSpacing(theme.tokens().size.within)
        kolom.addStretch(2)
        for label in (self._teken, kop, wat):
            kolom.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        kolom.addStretch(3)
        self._kleur()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._kleur()

    def _kleur(self) -> None:
        ratio = self.devicePixelRatioF()
        self._teken.setPixmap(icons.pixmap("klaar", theme.colours().quiet, 40, ratio))
