"""A form in steps over the screen: fill in, check, make ready; half done it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.context import Kantoor
from app.gui.format import moment
from app.gui.stappen.concept import Concepthouder
from app.gui.stappen.dienst import Form, Stappendienst
from app.gui.stappen.invullen import GEEN_EXTRA, Extra, Invulpagina
from app.gui.task import Progress
from app.gui.widgets.tab_order import walk_in_order
from app.services.verzoekuitslag import Verzoekresultaat, Verzoekvoorbeeld

_CONCEPT_MS = 3_000  # after the last change


class Stappenpagina(Invulpagina[Form]):
    """Shows a Stappenform; ``klaar`` is told what came of it once the request is ready.

    ``stap`` is where it opens, by name, and ``bewaard_op`` the moment of the concept that it goes
    on with. ``extra`` makes a widget beneath the groups of a step, by the name of the step; it may
    read ``form``, follow ``veranderd`` and answer with ``zet_form``.
    """

    def __init__(
        self,
        kantoor: Kantoor,
        form: Form,
        dienst: Stappendienst[Form],
        klaar: Callable[[Verzoekresultaat], object],
        *,
        help_text: str = "",
        stap: str = "",
        bewaard_op: datetime | None = None,
        extra: Mapping[str, Extra] = GEEN_EXTRA,
    ) -> None:
        super().__init__(kantoor, form, stap, extra)
        self.help_text = help_text
        self._kantoor = kantoor
        self._dienst = dienst
        self._klaar = klaar
        self._houder: Concepthouder[Form] = Concepthouder(kantoor, dienst)
        self._concept = bewaard_op is not None  # whether something was kept, or is being kept
        self._gewijzigd = False  # since it was kept
        self._af = False
        self._weg = False  # was in sight, and is so no more
        self._ronde = 0
        self._voorbeeld = Verzoekvoorbeeld()
        self._venster: QWidget | None = None
        self._rust = QTimer(self, singleShot=True, interval=_CONCEPT_MS)
        self._rust.timeout.connect(self._bewaar)
        self.indeling.zet_klaar.clicked.connect(self._zet_klaar)
        self.controle.opnieuw.connect(self._kijk_na)
        self.controle.veranderd.connect(self._knoppen)
        self.indeling.zeg_weg(bewaart=self._concept)
        if bewaard_op is not None:
            self._zeg_bewaard(bewaard_op)
        self.veranderd.connect(self.appear)
        self._toon_stap()

    # Checking and sending

    def _kijk_na(self) -> None:
        self._ronde += 1
        ronde, form, dienst = self._ronde, self._form, self._dienst
        zin = dienst.zin(form)
        self.controle.bezig(zin)
        self._knoppen()

        def werk(_: Progress) -> Verzoekvoorbeeld:
            return dienst.controleer(form)

        def gezien(voorbeeld: Verzoekvoorbeeld) -> None:
            if ronde == self._ronde:
                self._voorbeeld = voorbeeld
                self._toon_voorbeeld()

        def mislukt(_: BaseException) -> None:
            if ronde == self._ronde:
                self.controle.mislukt()
                self._knoppen()

        self._kantoor.tasks.run(werk, gezien, mislukt)

    def _toon_voorbeeld(self) -> None:
        self.controle.toon(self._form, self._voorbeeld, self._dienst.zin(self._form))
        self._knoppen()
        walk_in_order(self)
        if QApplication.focusWidget() in {None, self.indeling.vorige}:  # where it waited
            self._begin()

    def _zet_klaar(self) -> None:
        if not self.controle.kan_weg or self._bezig:
            return
        self._bezig = True
        self._rust.stop()
        self._toon_rail()
        self._knoppen()
        form, dienst, redenen = self._form, self._dienst, dict(self.controle.redenen)
        werk = self._houder.in_plaats(lambda: dienst.zet_klaar(form, redenen))
        self._kantoor.tasks.run(werk, self._gezet, lambda _: self._weer_vrij())

    def _gezet(self, resultaat: Verzoekresultaat) -> None:
        self._af = resultaat.gelukt
        if resultaat.gelukt:
            self._klaar(resultaat)
            if self._in_beeld:
                self.gesloten.emit()
            return
        # What was overruled or only advised is not told again, and still holds.
        nieuw = {bezwaar.sleutel for bezwaar in resultaat.bezwaren}
        oud = tuple(b for b in self._voorbeeld.bezwaren if b.sleutel not in nieuw)
        self._voorbeeld = replace(
            self._voorbeeld,
            fouten=resultaat.fouten,
            bevindingen=resultaat.bevindingen,
            bezwaren=(*resultaat.bezwaren, *oud),
        )
        self._weer_vrij()

    def _weer_vrij(self) -> None:
        self._bezig = False
        if not self._in_beeld:
            self._laat_liggen()
            return
        self._toon_rail()
        self._toon_voorbeeld()
        doel = self.controle.eerste()
        if doel is not None:
            doel.setFocus(Qt.FocusReason.OtherFocusReason)

    # The concept

    def _bewaar_zo(self) -> None:
        self._gewijzigd = True
        self.indeling.zeg_weg(bewaart=True)
        self._rust.start()

    def _bewaar(self) -> None:
        self._rust.stop()
        if self._gewijzigd and not self._bezig and not self._af:
            self._gewijzigd = False
            self._concept = True
            self._houder.bewaar(self._form, self.stap, self._zeg_bewaard, self._niet_bewaard)

    def _niet_bewaard(self, _: BaseException) -> None:
        self._gewijzigd = True  # so that the next occasion tries again

    def _zeg_bewaard(self, wanneer: datetime) -> None:
        if not self._weg:
            wat = moment(wanneer.astimezone(), self._vandaag)
            om = "om " if len(wat) == len("00:00") else ""
            self.indeling.concept.set_text(f"Concept bewaard {om}{wat}")

    def _laat_liggen(self) -> None:
        """Leave it as a concept, and say so."""
        self._rust.stop()
        if not (self._concept or self._gewijzigd) or self._bezig or self._af:
            return
        wijzigt, self._gewijzigd = self._gewijzigd, False
        self._houder.laat_liggen(self._form, self.stap, wijzigt=wijzigt)

    def appear(self) -> None:
        """Tell above the page what is asked."""
        self.summary_changed.emit(self._dienst.zin(self._form))

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the window, so that closing it loses nothing."""
        super().showEvent(event)
        self._in_beeld, self._weg = True, False
        if self._venster is None:
            self._venster = self.window()
            self._venster.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was filled in: the page is closed, or another screen takes its place."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._lees_alles()
            self._in_beeld = False
            self._weg = True
            self._ronde += 1  # what is still on its way comes too late
            self._laat_liggen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep it before the window closes, here and now: no thread starts after that."""
        if event.type() is QEvent.Type.Close and self._in_beeld:
            self._lees_alles()
            if self._gewijzigd and not self._bezig and not self._af:
                self._gewijzigd = False
                self._houder.bewaar_nu(self._form, self.stap)
            self._af = True
        return super().eventFilter(watched, event)
