"""The questions of a form on screen: a date, a choice, or any of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from app.errors import UserError
from app.forms.datum import lees_datum
from app.forms.form import Keuze, Veld, Veldsoort
from app.gui.widgets.choice_field import Choice, ChoiceField
from app.gui.widgets.date_field import DateField
from app.gui.widgets.form_field import FormField

Waarde = date | str | frozenset[str] | None

# As far as a date can be read while it is being typed: with a year of four figures.
_HEEL = re.compile(r"\s*\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}\s*|\s*\d{8}\s*|\s*\d{4}-\d{2}-\d{2}\s*")
_VINK = 32  # pixels before the text of a check box


class Vraag(FormField):
    """A question of a form; ``gewijzigd`` follows its answer, ``half`` what is not whole yet."""

    gewijzigd = Signal()
    half = Signal()

    @property
    def waarde(self) -> Waarde:
        """The answer as it stands; None without one."""
        raise NotImplementedError

    @property
    def geweigerd(self) -> bool:
        """Whether what stands there is no answer, which the field says itself."""
        return False

    @property
    def heeft_focus(self) -> bool:
        """Whether the keyboard is at this question."""
        return any(deel.hasFocus() for deel in (self.editor, *self.editor.findChildren(QWidget)))

    def leg_vast(self) -> bool:
        """Read the answer for good; False when what stands there is none."""
        return True


class Datumvraag(Vraag):
    """Asks a date."""

    def __init__(self, veld: Veld, vandaag: date) -> None:
        self.datum = DateField(vandaag)
        self._vandaag = vandaag
        super().__init__(f"&{veld.label}", self.datum, veld.uitleg, help_below=True)
        assert veld.waarde is None or isinstance(veld.waarde, date)  # it asks for one
        self.datum.set_value(veld.waarde)
        self.datum.textChanged.connect(self._getypt)
        self.datum.changed.connect(self.gewijzigd)
        self.datum.refused.connect(self.gewijzigd)

    @property
    def waarde(self) -> date | None:
        """The date that stands in the field, without writing it out."""
        try:
            return lees_datum(self.datum.text(), self._vandaag)
        except UserError:
            return None

    @property
    def geweigerd(self) -> bool:
        """Whether what was typed is no date."""
        return self.datum.refusal is not None

    def leg_vast(self) -> bool:
        """Read the date and write it out in full."""
        return self.datum.commit()

    def _getypt(self, typed: str) -> None:
        if _HEEL.fullmatch(typed):
            self.gewijzigd.emit()
        elif typed.strip() and self.datum.hasFocus():
            self.half.emit()


class Keuzevraag(Vraag):
    """Asks one of some answers; the help tells when the one that is chosen fits."""

    def __init__(self, veld: Veld) -> None:
        assert veld.waarde is None or isinstance(veld.waarde, str)  # it asks for a code
        keuzes = veld.keuzes
        if veld.waarde is not None and veld.waarde not in {keuze.code for keuze in keuzes}:
            # What was answered before and does not fit any more stands there, to say so.
            keuzes = (Keuze(veld.waarde, "past niet meer"), *keuzes)
        self._uitleg = {keuze.code: keuze.uitleg for keuze in keuzes}
        self._veld = veld
        self.keuze = ChoiceField(
            [Choice(keuze.code, keuze.label, keuze.uitleg) for keuze in keuzes],
            f"Kies een {veld.label.lower()}",
        )
        super().__init__(f"&{veld.label}", self.keuze, veld.uitleg, help_below=True)
        self.keuze.currentIndexChanged.connect(self._gekozen)
        self.keuze.set_value(veld.waarde)

    @property
    def waarde(self) -> str | None:
        """The code that is chosen."""
        return self.keuze.value

    def _gekozen(self) -> None:
        code = self.waarde
        self.set_help((code and self._uitleg[code]) or self._veld.uitleg)
        self.gewijzigd.emit()


class Meervraag(Vraag):
    """Asks any of some answers."""

    def __init__(self, veld: Veld) -> None:
        assert isinstance(veld.waarde, frozenset)  # it asks for codes
        self.vinkjes = _Vinkjes(veld.keuzes)
        super().__init__(f"&{veld.label}", self.vinkjes, veld.uitleg, help_below=True)
        for code, vinkje in self.vinkjes.per_code.items():
            vinkje.setChecked(code in veld.waarde)
            vinkje.toggled.connect(self.gewijzigd)

    @property
    def waarde(self) -> frozenset[str]:
        """The codes that are chosen."""
        return frozenset(c for c, vinkje in self.vinkjes.per_code.items() if vinkje.isChecked())


class _Vinkjes(QWidget):
    """Check boxes beneath one another, whose words are shortened to the room that there is."""

    def __init__(self, keuzes: Sequence[Keuze]) -> None:
        super().__init__()
        self._woorden = [f"{keuze.label} · {keuze.uitleg}" for keuze in keuzes]
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 3, 0, 3)
        kolom.setSpacing(4)
        self.per_code: dict[str, QCheckBox] = {}
        for keuze, woorden in zip(keuzes, self._woorden, strict=True):
            vinkje = QCheckBox()
            vinkje.setAccessibleName(woorden)
            vinkje.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            kolom.addWidget(vinkje)
            self.per_code[keuze.code] = vinkje
        self.setFocusProxy(next(iter(self.per_code.values())))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words anew."""
        super().resizeEvent(event)
        for vinkje, woorden in zip(self.per_code.values(), self._woorden, strict=True):
            kort = vinkje.fontMetrics().elidedText(
                woorden, Qt.TextElideMode.ElideRight, max(self.width() - _VINK, 1)
            )
            vinkje.setText(kort.replace("&", "&&"))
            vinkje.setToolTip(woorden if kort != woorden else "")


def maak_vraag(veld: Veld, vandaag: date) -> Vraag:
    """Make the question that a form asks."""
    match veld.soort:
        case Veldsoort.DATUM:
            return Datumvraag(veld, vandaag)
        case Veldsoort.KEUZE:
            return Keuzevraag(veld)
        case Veldsoort.MEER:
            return Meervraag(veld)
        case Veldsoort.TEKST | Veldsoort.GETAL | Veldsoort.BEDRAG | Veldsoort.VINK:
            raise ValueError(veld.soort)
        case Veldsoort.GEMEENTE:
            raise ValueError(veld.soort)
        case _:
            assert_never(veld.soort)
