"""A message that was refused: by whom, what the codes mean, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.deadlines.termijnen import Termijn
from app.domain.openstaand import AfkeurOpen
from app.gui import theme
from app.gui.codekaart import Codekaart, tekst
from app.gui.context import Kantoor
from app.gui.format import Status, StatusText, datum
from app.gui.task import Progress
from app.gui.venster import Overpagina
from app.gui.widgets.status import StatusChip
from app.services import berichten
from app.services.berichten import Berichtdetail
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.uitleg import Uitleg, retourcode, vecozocode

_UITLEG = """\
Dit bericht is geweigerd. Tot je een verbeterd bericht stuurt, telt het als niet verstuurd.

Bij elke code staat wat hij betekent, waardoor hij meestal komt en wat je nu kunt doen. Met
**Verbeter en stuur opnieuw** open je het formulier, gevuld met wat er geweigerd is. Het nieuwe
bericht krijgt een eigen identificatie.
"""
_TE_VERBETEREN = (Berichtsoort.START, Berichtsoort.STOP)


def uitleg_bij(detail: Berichtdetail, code: str) -> Uitleg:
    """Explain a code of the one who refused: VECOZO or the gemeente."""
    van_vecozo = detail.regel.vecozo_code == code
    return vecozocode(code) if van_vecozo else retourcode(code)


class AfkeurPagina(Overpagina):
    """Shows the codes of a refused message and leads to the form that mends it."""

    help_text = _UITLEG

    def __init__(self, kantoor: Kantoor, termijn: Termijn, detail: Berichtdetail) -> None:
        super().__init__()
        assert isinstance(termijn.feit, AfkeurOpen)  # only such a Termijn opens this page
        self._kantoor = kantoor
        self._termijn = termijn
        self._feit = termijn.feit
        self._detail = detail
        self.titel = f"Afgekeurd: {self._feit.soort.titel.lower()} ({self._feit.soort})"
        size = theme.tokens().size
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(size.page, 0, size.page, size.group)
        kolom.setSpacing(size.group)
        kolom.addWidget(self._kop())
        kolom.addWidget(self._codes(), 1)
        kolom.addLayout(self._knoppen())

    def _kop(self) -> QWidget:
        kop = QWidget()
        rij = QHBoxLayout(kop)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(theme.tokens().size.group)
        door = "VECOZO" if self._detail.regel.vecozo_code else "de gemeente"
        rij.addWidget(StatusChip(StatusText(Status.REFUSED, f"Afgekeurd door {door}")))
        wanneer = QLabel(f"{datum(self._feit.sinds)} · identificatie {self._feit.identificatie}")
        wanneer.setProperty("role", "quiet")
        wanneer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rij.addWidget(wanneer, 1)
        return kop

    def _codes(self) -> QScrollArea:
        binnen = QWidget()
        kolom = QVBoxLayout(binnen)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(theme.tokens().size.group)
        for code in self._feit.codes or ("",):
            kolom.addWidget(Codekaart(uitleg_bij(self._detail, code)) if code else _zonder_code())
        kolom.addStretch()
        gebied = QScrollArea()
        gebied.setAccessibleName("Waarom het is afgekeurd")
        gebied.setWidgetResizable(True)
        gebied.setWidget(binnen)
        return gebied

    def _knoppen(self) -> QHBoxLayout:
        rij = QHBoxLayout()
        rij.setSpacing(theme.tokens().size.within)
        terug = QPushButton("&Terug")
        terug.clicked.connect(self.gesloten)
        bekijk = QPushButton("&Bekijk bericht")
        bekijk.clicked.connect(lambda: self._kantoor.open_bericht(self._feit.bericht_id))
        rij.addWidget(terug)
        rij.addStretch()
        rij.addWidget(bekijk)
        if self._feit.client_id is not None:
            client = QPushButton("&Cliënt")
            client.clicked.connect(self._naar_client)
            rij.addWidget(client)
        eerste: QWidget = terug
        if self._feit.soort in _TE_VERBETEREN and self._feit.toewijzing_id is not None:
            verbeter = QPushButton("&Verbeter en stuur opnieuw")
            verbeter.setProperty("role", "primary")
            verbeter.clicked.connect(self._verbeter)
            rij.addWidget(verbeter)
            eerste = verbeter
        self.setFocusProxy(eerste)
        return rij

    def appear(self) -> None:
        """Tell whose message it is."""
        delen = [self._feit.client, f"gemeente {gemeentenaam(self._feit.gemeente)}"]
        if self._feit.toewijzing_nummer is not None:
            delen.append(f"toewijzing {self._feit.toewijzing_nummer}")
        self.summary_changed.emit(" · ".join(filter(None, delen)))

    def _verbeter(self) -> None:
        if self._feit.toewijzing_id is not None:
            stop = self._feit.soort is Berichtsoort.STOP
            open_ = self._kantoor.open_stop if stop else self._kantoor.open_start
            open_(self._feit.toewijzing_id)

    def _naar_client(self) -> None:
        if self._feit.client_id is not None:
            self._kantoor.open_client(self._feit.client_id)


def _zonder_code() -> QLabel:
    return tekst(
        "Er is geen code bij deze afkeur vastgelegd. Kijk in het portaal van VECOZO wat er mis "
        "is, of bel de gemeente."
    )


def open_afkeur(kantoor: Kantoor, termijn: Termijn) -> None:
    """Open the page of a refused message over the screen that is in sight."""
    workspace, bericht_id = kantoor.workspace, termijn.bericht_id
    if bericht_id is None:
        return

    def werk(_: Progress) -> Berichtdetail:
        return berichten.detail(workspace, bericht_id)

    kantoor.tasks.run(
        werk, lambda detail: kantoor.open_over(AfkeurPagina(kantoor, termijn, detail))
    )
