"""Days on which the provider is closed, besides weekends and public holidays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.gui import messages, theme
from app.gui.context import Kantoor
from app.gui.format import datum
from app.gui.instellingen.rijen import Rijen, rij_van, vast
from app.gui.messages import ONGEDAAN, Action
from app.gui.vastleggen import bewaar
from app.gui.widgets.date_field import DateField
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.form_field import FormField
from app.gui.widgets.label import link
from app.gui.widgets.section import Section
from app.services import instellen

_LEEG = "Geen extra vrije dagen."


class VrijeDagen(Section):
    """Shows the days off; a line beneath them adds one."""

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__(
            "Extra vrije dagen",
            "Weekenden en feestdagen kent Heenweer al. Zet hier dagen bij die ook niet als werkdag "
            "tellen, zoals een dag die bij koninklijk besluit vrij is.",
        )
        self._kantoor = kantoor
        self._dagen: Mapping[date, str] = {}
        self.rijen = Rijen("Extra vrije dagen", _LEEG)
        self.dag = DateField(kantoor.workspace.vandaag())
        self.reden = QLineEdit()
        self.reden.setMaxLength(60)
        self.reden.setFixedWidth(theme.tokens().size.editor)
        self.dagveld = FormField("&Dag", self.dag)
        self.redenveld = FormField("&Reden", self.reden, "Mag leeg blijven.")
        self.voeg_toe = QPushButton("Voeg da&g toe")
        self.voeg_toe.clicked.connect(self._voeg_toe)
        self.reden.returnPressed.connect(self._voeg_toe)
        size = theme.tokens().size
        knop = QHBoxLayout()
        knop.setContentsMargins(size.label + size.group, 0, 0, 0)
        knop.addWidget(self.voeg_toe)
        knop.addStretch()
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(size.within)
        column.addWidget(self.dagveld)
        column.addWidget(self.redenveld)
        column.addLayout(knop)
        self.add(self.rijen)
        self.add(form)

    def toon(self, dagen: Mapping[date, str]) -> None:
        """Show the days off."""
        self._dagen = dagen
        self.rijen.vul([self._rij(dag, reden) for dag, reden in sorted(dagen.items())])

    def _rij(self, dag: date, reden: str) -> QWidget:
        weg = link("Verwijder", f"Verwijder {datum(dag)}")
        weg.clicked.connect(lambda: self._verwijder(dag))
        return rij_van(vast(datum(dag), 160), ElidedLabel(reden, "quiet"), weg)

    def _voeg_toe(self) -> None:
        if not self.dag.commit():  # the field itself says what is wrong with it
            return
        dag = self.dag.value
        if dag is None:
            self.dagveld.set_finding("Vul de vrije dag in.", "Typ bijvoorbeeld 15-5.")
            self.dag.setFocus()
            return
        self.dagveld.clear_finding()
        self._zet({**self._dagen, dag: self.reden.text().strip()}, f"{datum(dag)} is vrij.")
        self.dag.set_value(None)
        self.reden.clear()
        self.dag.setFocus()

    def _verwijder(self, dag: date) -> None:
        eerst = dict(self._dagen)
        over = {d: reden for d, reden in eerst.items() if d != dag}
        terug = Action(ONGEDAAN, lambda: self._zet(eerst, f"{datum(dag)} is weer vrij."))
        self._zet(over, f"{datum(dag)} is weer een gewone dag.", terug)

    def _zet(self, dagen: Mapping[date, str], gezegd: str, terug: Action | None = None) -> None:
        workspace = self._kantoor.workspace
        bewaar(
            self._kantoor,
            lambda: instellen.zet_vrije_dagen(workspace, dagen),
            lambda _: messages.done(self._kantoor.messages, gezegd, terug),
        )
