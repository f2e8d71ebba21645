"""Filling in a form in steps: what is asked, where the keyboard is, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.forms.form import Waarde
from app.forms.stappen import Stap, Stapfout
from app.gui.context import Kantoor
from app.gui.stappen.controle import Controlevak
from app.gui.stappen.dienst import Form
from app.gui.stappen.indeling import Indeling
from app.gui.stappen.rail import Railstap, Stand
from app.gui.stappen.stapvak import Bestandsvak, Stapvak
from app.gui.velden.vraag import is_leeg
from app.gui.venster import Overpagina
from app.gui.widgets.keys import ENTER
from app.gui.widgets.tab_order import walk_in_order

Extra = Callable[["Invulpagina[Any]"], QWidget]
_NAAMLOOS = "Dit deel"
GEEN_EXTRA: Mapping[str, Extra] = MappingProxyType({})


class Invulpagina(Overpagina, Generic[Form]):
    """The steps of a form; a subclass checks at the last one, sends it and keeps it half done."""

    veranderd = Signal()

    def __init__(self, kantoor: Kantoor, form: Form, stap: str, extra: Mapping[str, Extra]) -> None:
        super().__init__()
        self.titel = form.titel
        self._form = form
        self._extra = extra
        self._vandaag = kantoor.workspace.vandaag()
        self._bezig = False  # with making it ready
        self._in_beeld = False
        self._voor_weghalen: tuple[Form, str] | None = None
        self._gewezen: set[tuple[str, str, str]] = set()  # asked for by Volgende
        self.vakken: dict[str, Stapvak] = {}
        self.controle = Controlevak()
        self.indeling = Indeling(self, self.controle)
        namen = [een.naam for een in form.stappen]
        self._plaats = self._verst = namen.index(stap) if stap in namen else 0
        deel = self.indeling
        deel.rail.gekozen.connect(self.ga_naar)
        deel.annuleer.clicked.connect(self.gesloten)
        deel.vorige.clicked.connect(self._vorige)
        deel.volgende.clicked.connect(self._volgende)
        self.controle.naar.connect(self._wijs_aan)
        self.veranderd.connect(self._zeg_bestanden)

    # What a subclass does besides

    def _kijk_na(self) -> None:
        """Judge the form, and show it at the last step."""
        raise NotImplementedError

    def _bewaar(self) -> None:
        """Keep the form as it stands."""
        raise NotImplementedError

    def _bewaar_zo(self) -> None:
        """Keep it soon: it has just changed."""
        raise NotImplementedError

    # The form

    @property
    def form(self) -> Form:
        """The form as it stands."""
        return self._form

    def zet_form(self, form: Form) -> None:
        """Go on with another form, as when something outside the questions answered them."""
        self._zet(form)

    def _antwoord(self, groep: str, veld: str, waarde: Waarde) -> None:
        vak = self._vak
        vraag = vak.vraag(groep, veld) if vak is not None else None
        if vraag is not None and vraag.veld.waarde == waarde:
            self._toon_fouten()  # it is readable again, or not
        else:
            self._zet(self._form.zet(groep, veld, waarde))

    def _zet(self, form: Form, weggehaald: str = "") -> None:
        if not weggehaald:
            self._voor_weghalen = None
        naam, self._form = self.stap, form
        namen = [stap.naam for stap in form.stappen]
        if naam in namen:  # other answers may make other steps
            self._plaats = namen.index(naam)
        self._bewaar_zo()
        self._volg(weggehaald)
        self.veranderd.emit()

    def _volg(self, weggehaald: str = "") -> None:
        """Show what the form has become, and touch nothing else."""
        vak = self._vak
        if vak is None:
            self._kijk_na()
        else:
            had = self.isAncestorOf(QApplication.focusWidget() or self)
            if vak.neem_over(self._form, weggehaald):
                walk_in_order(self)
            if had and not self.isAncestorOf(QApplication.focusWidget() or self):
                doel = vak.eerste()  # what had the keyboard is gone
                if doel is not None:
                    vak.ga_naar(doel)
            self._toon_fouten()
        self._zeg_stap()
        self._toon_rail()

    def _erbij(self) -> None:
        stap = self._stap.naam
        eerder = {groep.naam for groep in self._form.groepen(stap)}
        self._zet(self._form.voeg_toe(stap))
        vak = self._vak
        if vak is None:
            return
        nieuw = [v for groep, _, v in vak.vragen() if groep not in eerder]
        if nieuw:
            vak.ga_naar(next((v for v in nieuw if v.leeg), nieuw[0]).editor)

    def _haal_weg(self, groep: str) -> None:
        groepen = self._form.groepen(self._stap.naam)
        titel = next((g.titel for g in groepen if g.naam == groep), "") or _NAAMLOOS
        self._voor_weghalen = (self._form, titel)
        self._zet(self._form.haal_weg(groep), titel)
        if self._vak is not None:
            self._vak.ga_naar(self._vak.terug_knop)

    def _terug(self) -> None:
        if self._voor_weghalen is not None:
            self._zet(self._voor_weghalen[0])

    # The steps

    @property
    def _stap(self) -> Stap:
        stappen = self._form.stappen
        return stappen[min(self._plaats, len(stappen) - 1)]

    @property
    def _is_laatste(self) -> bool:
        return self._plaats >= len(self._form.stappen) - 1

    @property
    def _vak(self) -> Stapvak | None:
        """The questions that are in sight; None at the last step."""
        return None if self._is_laatste else self.vakken.get(self._stap.naam)

    @property
    def stap(self) -> str:
        """The name of the step that is open."""
        return self._stap.naam

    def ga_naar(self, naam: str) -> None:
        """Open another step; what was filled in stays, and is kept."""
        namen = [stap.naam for stap in self._form.stappen]
        if naam not in namen or naam == self.stap or self._bezig:
            return
        self._lees_alles()
        self._plaats = namen.index(naam)
        self._verst = max(self._verst, self._plaats)
        self._bewaar()
        self._toon_stap()

    def _toon_stap(self) -> None:
        stap = self._stap
        deel = self.indeling
        self._zeg_stap()
        if self._is_laatste:
            deel.toon(self.controle)
            self._kijk_na()
        else:
            vak = self.vakken.get(stap.naam) or self._maak_vak(stap.naam)
            vak.neem_over(self._form)
            deel.toon(vak)
            self._toon_fouten()
        self._toon_rail()
        self._knoppen()
        self._zeg_bestanden()
        walk_in_order(self)
        if self._in_beeld:
            self._begin()
        gezegd = f"Stap {self._plaats + 1} van {len(self._form.stappen)}: {stap.titel}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, gezegd))

    def _zeg_stap(self) -> None:
        stap, aantal = self._stap, len(self._form.stappen)
        velden = (veld for groep in self._form.groepen(stap.naam) for veld in groep.velden)
        verplicht = not self._is_laatste and any(veld.verplicht for veld in velden)
        self.indeling.zeg_stap(stap, self._plaats + 1, aantal, verplicht=verplicht)

    @property
    def _bestandsvak(self) -> Bestandsvak | None:
        """What takes files at the step in sight."""
        extra = self._vak.extra if self._vak is not None else None
        return extra if isinstance(extra, Bestandsvak) else None

    def _zeg_bestanden(self) -> None:
        """Say what dropping files does now."""
        vak = self._bestandsvak
        self.drop_hint = vak.drop_hint if vak is not None else ""
        self.files_hint = vak.files_hint if vak is not None else ""
        self.header_changed.emit()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Give files to what takes them at this step."""
        if (vak := self._bestandsvak) is not None:
            vak.take_files(paths)

    def _maak_vak(self, naam: str) -> Stapvak:
        extra = self._extra[naam](self) if naam in self._extra else None
        vak = self.vakken[naam] = Stapvak(naam, self._vandaag, extra)
        vak.gezet.connect(self._antwoord)
        vak.weg.connect(self._haal_weg)
        vak.erbij.connect(self._erbij)
        vak.terug.connect(self._terug)
        self.indeling.voeg_toe(vak)
        return vak

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to where it begins.

        A focus proxy would be a stop for Tab as well, which then never came at the rail.
        """
        super().focusInEvent(event)
        self._begin()

    def _begin(self) -> None:
        """Let the keyboard begin where there is something to do."""
        deel, vak = self.indeling, self._vak
        if vak is not None:
            doel = vak.eerste()
            # Where nothing is asked and nothing is missing, Enter must not add something.
            niets = not any(vak.vragen()) and not self._form.fouten(vak.naam)
            if doel is not None and not niets:
                vak.ga_naar(doel)
                return
            knop: QWidget = deel.volgende
        elif deel.zet_klaar.isEnabled():
            knop = deel.zet_klaar
        else:
            knop = self.controle.eerste() or deel.vorige
        knop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _vorige(self) -> None:
        if self._plaats:
            self.ga_naar(self._form.stappen[self._plaats - 1].naam)

    def _volgende(self) -> None:
        vak = self._vak
        if vak is None:
            return
        # All of them, for each says itself why it cannot be read.
        slecht = [v for _, _, v in tuple(vak.vragen()) if not v.leg_vast()]
        stap = self.stap
        fouten = self._form.fouten(stap)
        self._gewezen |= {(stap, groep, naam) for groep, naam, _ in vak.vragen()}
        self._gewezen |= {(stap, fout.groep, "") for fout in fouten}
        self._toon_fouten()
        if slecht:
            vak.ga_naar(slecht[0].editor)
        elif fouten:
            self._ga_naar_fout(vak, fouten[0])
        else:
            self.ga_naar(self._form.stappen[self._plaats + 1].naam)

    def _wijs_aan(self, stap: str, groep: str, veld: str) -> None:
        """Open the step where something is wrong, say all that is, and go there."""
        self.ga_naar(stap)
        vak = self._vak
        if vak is None:
            return
        self._gewezen |= {(stap, groep_, naam) for groep_, naam, _ in vak.vragen()}
        self._gewezen |= {(stap, fout.groep, "") for fout in self._form.fouten(stap)}
        self._toon_fouten()
        vraag = vak.vraag(groep, veld)
        if vraag is not None:
            vak.ga_naar(vraag.editor)

    @staticmethod
    def _ga_naar_fout(vak: Stapvak, fout: Stapfout) -> None:
        vraag = vak.vraag(fout.groep, fout.fout.veld)
        if vraag is None and fout.groep in vak.kaarten:  # it is about the group as a whole
            vraag = next(iter(vak.kaarten[fout.groep].vragen.values()), None)
        doel = vraag.editor if vraag is not None else vak.eerste()
        if doel is not None:
            vak.ga_naar(doel)

    def _toon_fouten(self) -> None:
        """Show what is wrong; what was not answered is so only after Volgende."""
        vak = self._vak
        if vak is None:
            return
        stap, te_zeggen = self.stap, []
        for fout in self._form.fouten(stap):
            vraag = vak.vraag(fout.groep, fout.fout.veld)
            naam = fout.fout.veld if vraag is not None else ""
            beantwoord = vraag is not None and not is_leeg(vraag.veld.waarde)
            if beantwoord or (stap, fout.groep, naam) in self._gewezen:
                te_zeggen.append(fout)
        vak.toon_fouten(te_zeggen)

    def _toon_rail(self) -> None:
        stappen = self._form.stappen
        af = [not self._form.fouten(stap.naam) for stap in stappen]
        rail = []
        for nr, stap in enumerate(stappen):
            if nr == self._plaats:
                stand = Stand.HIER
            elif nr > self._verst or nr == len(stappen) - 1:
                stand = Stand.STRAKS
            else:
                stand = Stand.KLAAR if af[nr] else Stand.OPEN
            kan = not self._bezig and (nr <= self._plaats or all(af[self._plaats : nr]))
            rail.append(Railstap(stap.naam, stap.titel, stand, kan))
        self.indeling.rail.zet(rail)

    def _knoppen(self) -> None:
        deel = self.indeling
        deel.vorige.setEnabled(self._plaats > 0 and not self._bezig)
        deel.volgende.setVisible(not self._is_laatste)
        deel.zet_klaar.setVisible(self._is_laatste)
        deel.zet_klaar.setEnabled(self.controle.kan_weg and not self._bezig)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a question go to the next that is empty, else to the button."""
        vak = self.controle if self._is_laatste else self._vak
        if event.key() in ENTER and vak is not None and vak.heeft_focus:
            deel = self.indeling
            knop: QPushButton = deel.zet_klaar if self._is_laatste else deel.volgende
            doel = vak.volgende_lege()
            if doel is None:
                knop.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                # As Tab does, so that what is typed takes the place of what stood there.
                doel.setFocus(Qt.FocusReason.TabFocusReason)
                vak.ensureWidgetVisible(doel)
        else:
            super().keyPressEvent(event)

    def _lees_alles(self) -> None:
        """Take what was typed a moment ago."""
        vak = self._vak
        if vak is not None:
            for _, _, vraag in tuple(vak.vragen()):
                vraag.leg_vast()
