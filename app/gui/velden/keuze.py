"""Questions of which the answers are given: one of some, any of some, yes or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from app.forms.form import Keuze, Veld, Waarde
from app.gui.velden.vraag import BREED, Vraag
from app.gui.widgets.choice_field import Choice, ChoiceField
from app.gui.widgets.gemeente_field import GemeenteField
from app.gui.widgets.search_field import SearchField

_VINK = 32  # pixels before the text of a check box
_ZOEKEN_VANAF = 13  # answers; fewer are seen at a glance
_NIETS = Choice("", "Niet invullen", shows_code=False)


def _kies(label: str) -> str:
    """What stands in a choice while nothing was chosen; a question has been asked already."""
    return "Kies een antwoord" if label.endswith("?") else f"Kies een {label.lower()}"


class Keuzevraag(Vraag):
    """Asks one of some answers; the help tells when the one that is chosen fits.

    In a step no codes are shown: there are few answers, and a code may be of the program alone.
    """

    def __init__(self, veld: Veld, *, in_stap: bool = False) -> None:
        self.keuze = ChoiceField((), _kies(veld.label))
        if in_stap:
            self.keuze.setMaximumWidth(BREED)
        super().__init__(veld, self.keuze, in_stap=in_stap)
        self._stil = True
        self._uitleg: dict[str, str] = {}
        self._bied(veld)
        self.keuze.currentIndexChanged.connect(self._gekozen)
        self._toon(veld.waarde)
        self._stil = False

    @property
    def waarde(self) -> str | None:
        """The code that is chosen."""
        return self.keuze.value or None

    def past(self, veld: Veld) -> bool:
        """Tell whether there are few enough to choose from."""
        return super().past(veld) and not wordt_gezocht(veld)

    def _bied_aan(self, oud: Veld) -> None:
        if _te_kiezen(self.veld) != _te_kiezen(oud) or self.veld.verplicht != oud.verplicht:
            self._bied(self.veld)
        self._leg_uit()

    def _bied(self, veld: Veld) -> None:
        keuzes = _te_kiezen(veld)
        self._uitleg = {keuze.code: keuze.uitleg for keuze in keuzes}
        open_ = (_NIETS,) if self._in_stap and not veld.verplicht else ()
        self.keuze.set_choices([*open_, *(_choice(k, codes=not self._in_stap) for k in keuzes)])

    def _toon(self, waarde: Waarde) -> None:
        assert waarde is None or isinstance(waarde, str)  # it asks for a code
        self.keuze.set_value(waarde or None)
        self._leg_uit()

    def _gekozen(self) -> None:
        self._leg_uit()
        if not self._stil and self.keuze.value == "":
            self._stil = True
            self.keuze.set_value(None)
            self._stil = False
        self._meld()

    def _leg_uit(self) -> None:
        code = self.waarde
        self.set_help((code and self._uitleg.get(code)) or self.veld.uitleg)


class Zoekvraag(Vraag):
    """Asks one of many answers, found by typing a word or a code; a gemeente is one of them all."""

    def __init__(self, veld: Veld, zoek: SearchField, *, in_stap: bool = False) -> None:
        self.zoek = zoek
        super().__init__(veld, zoek, in_stap=in_stap)
        self._stil = True
        self._bied_aan(veld)
        self._toon(veld.waarde)
        self._stil = False
        zoek.changed.connect(self._gekozen)
        zoek.line.textEdited.connect(self._getypt)
        zoek.line.editingFinished.connect(self._verlaten)

    @property
    def waarde(self) -> str | None:
        """The code of what stands in the field."""
        return self.zoek.value

    @property
    def geweigerd(self) -> bool:
        """Whether what was typed is none of the answers."""
        return bool(self.zoek.unknown)

    def leg_vast(self) -> bool:
        """Take what was typed for what it means."""
        self.zoek.commit()
        if self.geweigerd:
            self.set_finding(
                f"‘{self.zoek.unknown}’ staat niet in de lijst.",
                "Typ een deel van de naam en kies uit wat je dan ziet.",
            )
        return not self.geweigerd

    def past(self, veld: Veld) -> bool:
        """Tell whether there are too many to choose from at a glance."""
        return super().past(veld) and (not veld.keuzes or wordt_gezocht(veld))

    def _bied_aan(self, oud: Veld) -> None:
        if self.veld.keuzes and (oud is self.veld or _te_kiezen(self.veld) != _te_kiezen(oud)):
            self.zoek.set_entries(
                [
                    (k.code, _choice(k, codes=k.code not in k.label).words, k.uitleg)
                    for k in _te_kiezen(self.veld)
                ]
            )
        self._leg_uit()

    def _toon(self, waarde: Waarde) -> None:
        assert waarde is None or isinstance(waarde, str)  # it asks for a code
        self.clear_finding()
        self.zoek.set_value(waarde or None)
        self._leg_uit()

    def _wordt_getypt(self) -> bool:
        return self.zoek.hasFocus() and self.geweigerd

    def _getypt(self) -> None:
        if self.geweigerd:
            self.half.emit()

    def _gekozen(self) -> None:
        if self.waarde is not None:
            self.clear_finding()
        self._leg_uit()
        self._meld()

    def _verlaten(self) -> None:
        if not self.zoek.choosing:
            self.leg_vast()
        self._haal_in()

    def _leg_uit(self) -> None:
        gekozen = next((k for k in self.veld.keuzes if k.code == self.waarde), None)
        self.set_help((gekozen and gekozen.uitleg) or self.veld.uitleg)


class Meervraag(Vraag):
    """Asks any of some answers."""

    def __init__(self, veld: Veld, *, in_stap: bool = False) -> None:
        self.vinkjes = _Vinkjes()
        super().__init__(veld, self.vinkjes, in_stap=in_stap)
        self._bied(veld)

    @property
    def waarde(self) -> frozenset[str]:
        """The codes that are chosen."""
        return frozenset(c for c, vinkje in self.vinkjes.per_code.items() if vinkje.isChecked())

    def _bied_aan(self, oud: Veld) -> None:
        if self.veld.keuzes != oud.keuzes:
            self._bied(self.veld)

    def _bied(self, veld: Veld) -> None:
        self.vinkjes.zet(veld.keuzes)
        self._toon(veld.waarde)
        for vinkje in self.vinkjes.per_code.values():
            vinkje.toggled.connect(self._meld)
        self._noem()

    def _toon(self, waarde: Waarde) -> None:
        assert waarde is None or isinstance(waarde, frozenset)  # it asks for codes
        for code, vinkje in self.vinkjes.per_code.items():
            vinkje.setChecked(code in (waarde or ()))


class Vinkvraag(Vraag):
    """Asks yes or not, with the question beside the box; not ticked is an answer too."""

    def __init__(self, veld: Veld, *, in_stap: bool = False) -> None:
        self.vinkje = Vinkje(veld.label)
        super().__init__(veld, self.vinkje, in_stap=in_stap)
        self._toon(veld.waarde)
        self.vinkje.toggled.connect(self._meld)

    @property
    def waarde(self) -> bool:
        """Whether it is ticked."""
        return self.vinkje.isChecked()

    def _gelijk(self, waarde: Waarde) -> bool:
        return self.waarde == bool(waarde)

    def _toon(self, waarde: Waarde) -> None:
        self.vinkje.setChecked(bool(waarde))

    def _noem(self) -> None:
        self.vinkje.zeg(self.veld.label)
        self._describe()


class Vinkje(QCheckBox):
    """A check box whose words are shortened to the room that there is."""

    def __init__(self, woorden: str) -> None:
        super().__init__()
        self._woorden = woorden
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.zeg(woorden)

    def zeg(self, woorden: str) -> None:
        """Say something else."""
        self._woorden = woorden
        self.setAccessibleName(woorden)
        self._pas()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words anew."""
        super().resizeEvent(event)
        self._pas()

    def _pas(self) -> None:
        kort = self.fontMetrics().elidedText(
            self._woorden, Qt.TextElideMode.ElideRight, max(self.width() - _VINK, 1)
        )
        self.setText(kort.replace("&", "&&"))
        self.setToolTip(self._woorden if kort != self._woorden else "")


class _Vinkjes(QWidget):
    """Check boxes beneath one another."""

    def __init__(self) -> None:
        super().__init__()
        # Its first box stands for it, so it must stand before that box in the order of Tab.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 3, 0, 3)
        self._kolom.setSpacing(4)
        self.per_code: dict[str, Vinkje] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def zet(self, keuzes: Sequence[Keuze]) -> None:
        """Offer these."""
        for oud in self.per_code.values():
            oud.hide()
            oud.deleteLater()
            self._kolom.removeWidget(oud)
        self.per_code = {k.code: Vinkje(_woorden(k)) for k in keuzes}
        for vinkje in self.per_code.values():
            self._kolom.addWidget(vinkje)
        if self.per_code:
            self.setFocusProxy(next(iter(self.per_code.values())))


def _woorden(keuze: Keuze) -> str:
    return " · ".join(filter(None, (keuze.label, keuze.uitleg)))


def wordt_gezocht(veld: Veld) -> bool:
    """Tell whether a choice has too many answers to see at a glance."""
    return len(veld.keuzes) >= _ZOEKEN_VANAF


def _te_kiezen(veld: Veld) -> tuple[Keuze, ...]:
    """Give the answers; what was answered before and does not fit any more is among them."""
    if not veld.waarde or veld.waarde in {keuze.code for keuze in veld.keuzes}:
        return veld.keuzes
    assert isinstance(veld.waarde, str)  # it asks for a code
    return (Keuze(veld.waarde, "past niet meer"), *veld.keuzes)


def _choice(keuze: Keuze, *, codes: bool) -> Choice:
    # People know a code with a figure in it; another is only a name inside the program.
    kent = codes and keuze.code.isalnum() and any(teken.isdigit() for teken in keuze.code)
    return Choice(keuze.code, keuze.label, keuze.uitleg, shows_code=kent)


def zoekveld() -> SearchField:
    """Give the field for a long choice."""
    return SearchField(BREED, "Typ een code of een deel van de naam…")


def gemeenteveld(veld: Veld) -> GemeenteField:
    """Give the field for a gemeente."""
    return GemeenteField(veld.label, BREED)
