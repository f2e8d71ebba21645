"""What stands beneath the questions of a 315: scans of the referral, and how to find a gemeente."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.verwijzing import ZELFVERWIJZER, Bijlage
from app.domain.verzoek import Woonplaatsbepaling
from app.forms.aanvraag_form import AanvraagForm
from app.forms.aanvraag_velden import GEMEENTE
from app.forms.woonplaatsbeginsel import Uitkomst
from app.gui import icons, theme
from app.gui.context import Kantoor
from app.gui.stappen.invullen import Invulpagina
from app.gui.stappen.stapvak import Bestandsvak
from app.gui.vastleggen import bewaar
from app.gui.verwijzing.bijlagevak import HIERHEEN, LOSLATEN, SOORTEN, Scanrij
from app.gui.verwijzing.scanbron import bewaarde
from app.gui.widgets import drop_zone
from app.gui.widgets.label import link
from app.gui.widgets.tab_order import walk_in_order
from app.gui.woonplaats.vragen import Woonplaatsvragen
from app.services import aanvragen, verwijzingen, woonplaats
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet

Pagina = Invulpagina[AanvraagForm]
_SCAN = (
    "De gemeente kan om de verwijzing vragen. Heenweer bewaart een versleutelde kopie; het bestand "
    "zelf blijft staan waar het staat."
)
_GEVONDEN = "Volgens je antwoorden is {} verantwoordelijk. Waarom, dat komt in het dossier."
_LINKRAND = 7  # what a link leaves at the left of its text


class Scanvak(Bestandsvak):
    """The scans of the referral of a request; each is kept at once, with the request's concept."""

    def __init__(self, kantoor: Kantoor, pagina: Pagina) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName("Scan van de verwijzing")
        self._kantoor = kantoor
        self._pagina = pagina
        self._van: int | None = None
        size = theme.tokens().size
        self.kies = icons.TextButton("bestand", "Scan &toevoegen…")
        self.kies.clicked.connect(self._kies)
        titel = QLabel("Scan van de verwijzing")
        titel.setProperty("role", "section")
        uitleg = QLabel(_SCAN)
        uitleg.setProperty("role", "quiet")
        uitleg.setWordWrap(True)
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(4)
        onder = QHBoxLayout()
        onder.setSpacing(size.group)
        onder.addWidget(self.kies)
        onder.addWidget(uitleg, 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.group, 12, size.group, 12)
        kolom.setSpacing(size.within)
        kolom.addWidget(titel)
        kolom.addLayout(self._lijst)
        kolom.addLayout(onder)
        pagina.veranderd.connect(self._volg)
        self._volg()

    @property
    def _zonder_brief(self) -> bool:
        aanvraag = self._pagina.form.aanvraag
        zelf = aanvraag.producten[0].verwijzer.type == ZELFVERWIJZER
        return zelf and aanvraag.verwijzing_id is None

    @property
    def drop_hint(self) -> str:
        """What letting scans go does; nothing where there is no letter."""
        return "" if self._zonder_brief else LOSLATEN

    @property
    def files_hint(self) -> str:
        """Where scans may be dropped."""
        return "" if self._zonder_brief else HIERHEEN

    def _volg(self) -> None:
        """Show the scans of the referral that the form has now; without a letter there are none."""
        id_, zonder = self._pagina.form.aanvraag.verwijzing_id, self._zonder_brief
        if self.parent() is not None or zonder:  # showing it before it has its place opens a window
            self.setVisible(not zonder)
        if id_ != self._van:
            self._van = id_
            self._laad()

    def _laad(self) -> None:
        id_, workspace = self._van, self._kantoor.workspace
        if id_ is None:
            self._toon(())
            return

        def klaar(bijlagen: tuple[Bijlage, ...]) -> None:
            if isValid(self) and id_ == self._van:
                self._toon(bijlagen)

        self._kantoor.tasks.run(lambda _: verwijzingen.lees(workspace, id_).bijlagen, klaar)

    def _toon(self, bijlagen: Sequence[Bijlage]) -> None:
        while (item := self._lijst.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        for bijlage in bijlagen:
            self._lijst.addWidget(
                Scanrij(self._kantoor, bewaarde(self._kantoor.workspace, bijlage))
            )
        walk_in_order(self)

    def _kies(self) -> None:
        if gekozen := drop_zone.pick_files(self, SOORTEN):
            self.take_files(gekozen)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Keep copies of files off the GUI thread, and let the form know of the referral."""
        paden = tuple(paths)
        workspace, aanvraag = self._kantoor.workspace, self._pagina.form.aanvraag

        def bewaard(id_: int) -> None:
            if not isValid(self):
                return
            form = self._pagina.form
            if form.aanvraag.verwijzing_id == id_:
                self._laad()
            else:
                nieuw = replace(form.aanvraag, verwijzing_id=id_)
                self._pagina.zet_form(replace(form, aanvraag=nieuw))

        bewaar(self._kantoor, lambda: aanvragen.voeg_scans_toe(workspace, aanvraag, paden), bewaard)


class Gemeentehulp(QFrame):
    """Finds the gemeente of a jeugdige by the woonplaatsbeginsel, beneath the question for it."""

    def __init__(self, kantoor: Kantoor, pagina: Pagina) -> None:
        super().__init__()
        self.setObjectName("card")
        self._kantoor = kantoor
        self._pagina = pagina
        size = theme.tokens().size
        self.open = link("Weet je niet welke gemeente? Beantwoord een &paar vragen")
        self.open.clicked.connect(self._open)
        self._vragen: Woonplaatsvragen | None = None
        self.gevonden = QLabel()
        self.gevonden.setProperty("role", "quiet")
        self.gevonden.setWordWrap(True)
        self.gevonden.setContentsMargins(_LINKRAND, 4, 0, 0)
        self.gevonden.hide()
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(size.within, size.within, size.group, size.within)
        self._kolom.setSpacing(size.within)
        self._kolom.addWidget(self.gevonden)
        self._kolom.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        pagina.veranderd.connect(self._volg)
        if not self._past:
            self.hide()  # showing it before it has its place would open a window

    @property
    def _past(self) -> bool:
        return self._pagina.form.aanvraag.wet is Wet.JW

    @property
    def vragen(self) -> Woonplaatsvragen | None:
        """The question list, while it is open."""
        return self._vragen

    def _volg(self) -> None:
        self.setVisible(self._past)

    def _open(self) -> None:
        self.open.hide()
        self.gevonden.hide()
        rand = theme.tokens().size.group
        self._kolom.setContentsMargins(rand, rand, rand, rand)
        vragen = Woonplaatsvragen("&Neem deze gemeente over", stop="&Toch niet")
        vragen.volgende.setProperty("role", "")  # the page has a main button of its own
        vragen.bepaald.connect(self._bepaald)
        vragen.gestopt.connect(self._sluit)
        vragen.getoond.connect(self._toon_vraag)
        self._vragen = vragen
        self._kolom.addWidget(vragen)
        self._kolom.addWidget(vragen.knoppen, 0, Qt.AlignmentFlag.AlignLeft)
        vragen.show()  # a layout would do so later, and the keyboard goes there now
        vragen.eerste.setFocus(Qt.FocusReason.OtherFocusReason)
        # A question is laid out in some rounds, each of which may make it higher.
        balk = self._pagina.vakken[GEMEENTE].verticalScrollBar()
        balk.rangeChanged.connect(self._breng_in_beeld)
        self._toon_vraag()

    def _toon_vraag(self) -> None:
        walk_in_order(self)
        QTimer.singleShot(0, self, self._breng_in_beeld)

    def _breng_in_beeld(self) -> None:
        """Keep at least the buttons in sight, in a small window too."""
        if self._vragen is not None:
            knoppen, rand = self._vragen.knoppen, theme.tokens().size.group
            self._pagina.vakken[GEMEENTE].ensureWidgetVisible(knoppen, 0, rand)

    def _bepaald(self, uitkomst: Uitkomst) -> None:
        if self._vragen is not None:
            self._vragen.volgende.setEnabled(False)  # Enter twice keeps it once
        workspace, client = self._kantoor.workspace, self._pagina.form.kennis.client
        bepaling = uitkomst.bepaling(workspace.vandaag(), client.id if client else None)

        def bewaard(gekozen: Woonplaatsbepaling) -> None:
            if not isValid(self):
                return
            self._sluit()
            form = self._pagina.form.zet(GEMEENTE, "gemeente", gekozen.gemeente)
            nieuw = replace(form.aanvraag, woonplaats_id=gekozen.id)
            self._pagina.zet_form(replace(form, aanvraag=nieuw))
            self.gevonden.setText(_GEVONDEN.format(gemeentenaam(gekozen.gemeente)))
            self.gevonden.show()
            self._pagina.indeling.volgende.setFocus()  # it was answered

        bewaar(self._kantoor, lambda: woonplaats.bewaar(workspace, bepaling), bewaard)

    def _sluit(self) -> None:
        if self._vragen is None:
            return
        self._pagina.vakken[GEMEENTE].verticalScrollBar().rangeChanged.disconnect(
            self._breng_in_beeld
        )
        weg: tuple[QWidget, ...] = (self._vragen, self._vragen.knoppen)
        for widget in weg:
            self._kolom.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._vragen = None
        size = theme.tokens().size
        self._kolom.setContentsMargins(size.within, size.within, size.group, size.within)
        self.open.setText("Opnieuw bepalen met een &paar vragen")
        self.open.show()
        self.open.setFocus()
