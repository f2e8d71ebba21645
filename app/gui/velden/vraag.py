"""A question of a form on screen, and the one that asks a date."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeGuard

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.forms.datum import lees_datum
from app.forms.form import Veld, Waarde
from app.gui.widgets.date_field import DateField
from app.gui.widgets.form_field import FormField

BREED = 504  # pixels of a field for a name or a choice: what the smallest window has room for

# As far as a date can be read while it is being typed: with a year of four figures.
_HEEL = re.compile(r"\s*\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}\s*|\s*\d{8}\s*|\s*\d{4}-\d{2}-\d{2}\s*")


def is_leeg(waarde: Waarde) -> TypeGuard[str | frozenset[str] | None]:
    """Tell whether a value is no answer yet."""
    return waarde is None or waarde in ("", frozenset())


class Vraag(FormField):
    """A question of a form; ``gewijzigd`` follows its answer, ``half`` what is not whole yet.

    ``in_stap`` is for a page with many questions: its labels take no letter of the keyboard, and a
    choice that may be left open can be emptied.
    """

    gewijzigd = Signal()
    half = Signal()

    def __init__(self, veld: Veld, editor: QWidget, *, in_stap: bool) -> None:
        super().__init__("", editor, veld.uitleg, help_below=True)
        self.veld = veld
        self._in_stap = in_stap
        self._later: Veld | None = None
        self._stil = False
        self._noem()

    @property
    def waarde(self) -> Waarde:
        """The answer as it stands; None without one."""
        raise NotImplementedError

    @property
    def leeg(self) -> bool:
        """Whether it was not answered, and nothing stands there that is no answer."""
        return is_leeg(self.waarde) and not self.geweigerd

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

    def past(self, veld: Veld) -> bool:
        """Tell whether this widget can ask a question of the same name, as it has become."""
        return veld.soort is self.veld.soort

    def neem_over(self, veld: Veld) -> None:
        """Follow what the form made of the question; what is being typed waits till it is left."""
        oud, self.veld = self.veld, veld
        if veld == oud and self._gelijk(veld.waarde):
            return
        self._stil = True
        if (veld.label, veld.verplicht) != (oud.label, oud.verplicht):
            self._noem()
        if veld.uitleg != oud.uitleg:
            self.set_help(veld.uitleg)
        self._bied_aan(oud)
        self._later = None
        if not self._gelijk(veld.waarde):
            if self._wordt_getypt():
                self._later = veld
            else:
                self._toon(veld.waarde)
        self._stil = False

    # What a kind of question says of itself

    def _toon(self, waarde: Waarde) -> None:
        raise NotImplementedError

    def _bied_aan(self, oud: Veld) -> None:
        """Offer other answers, if the question had others before."""

    def _wordt_getypt(self) -> bool:
        return False

    # Shared

    def _gelijk(self, waarde: Waarde) -> bool:
        hier = self.waarde
        return hier == waarde or (is_leeg(hier) and is_leeg(waarde) and not self.geweigerd)

    def _meld(self) -> None:
        if not self._stil:
            self.gewijzigd.emit()

    def _haal_in(self) -> None:
        """Show what the form made of the answer while it was being typed."""
        if self._later is not None and not self.geweigerd:
            veld, self._later = self._later, None
            self._stil = True
            self._toon(veld.waarde)
            self._stil = False

    def _noem(self) -> None:
        label = self.veld.label.replace("&", "&&")
        if self._in_stap:
            self.set_label(label, required=self.veld.verplicht)
        else:
            self.set_label(f"&{label}")
        self._describe()


class Datumvraag(Vraag):
    """Asks a date."""

    def __init__(self, veld: Veld, vandaag: date, *, in_stap: bool = False) -> None:
        self.datum = DateField(vandaag)
        self._vandaag = vandaag
        super().__init__(veld, self.datum, in_stap=in_stap)
        self._toon(veld.waarde)
        self.datum.textChanged.connect(self._getypt)
        self.datum.changed.connect(self._meld)
        self.datum.refused.connect(self._meld)
        self.datum.editingFinished.connect(self._haal_in)

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

    def _toon(self, waarde: Waarde) -> None:
        assert waarde is None or isinstance(waarde, date)  # it asks for one
        self.datum.set_value(waarde)

    def _wordt_getypt(self) -> bool:
        return self.datum.hasFocus() and self.datum.isModified()

    def _getypt(self, typed: str) -> None:
        if _HEEL.fullmatch(typed):
            self._meld()
        elif typed.strip() and self.datum.hasFocus() and not self._stil:
            self.half.emit()
