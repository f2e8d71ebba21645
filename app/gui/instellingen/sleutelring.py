"""Whether this computer keeps the password in the keyring of the system."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.gui import messages
from app.gui.context import Kantoor
from app.gui.instellingen.rijen import rij_van, stil
from app.gui.widgets.section import Section
from app.services import toegang

_BEWAARD = (
    "De sleutelring van dit apparaat bewaart je wachtwoord: Heenweer opent zonder ernaar te vragen."
)
_NIET_BEWAARD = (
    "Heenweer vraagt je wachtwoord bij het openen. Wil je dat niet meer, vink dan bij het openen "
    "‘Bewaar in de sleutelring van dit apparaat’ aan."
)


class Sleutelring(Section):
    """Says whether the password is kept, and lets the keyring forget it."""

    def __init__(self, kantoor: Kantoor) -> None:
        super().__init__("Wachtwoord op dit apparaat")
        self._kantoor = kantoor
        self.tekst = stil("")
        self.vergeet = QPushButton("Vergeet het wachtwoord")
        self.vergeet.clicked.connect(self._vergeet)
        self.vergeet.hide()
        self.add(rij_van(self.tekst, self.vergeet))

    def lees(self) -> None:
        """Ask the keyring, which may take its time."""
        map_ = self._kantoor.workspace.map
        self._kantoor.tasks.run(
            lambda _: toegang.wachtwoord_uit_sleutelring(map_) is not None, self._toon
        )

    def _toon(self, bewaard: bool) -> None:
        self.tekst.setText(_BEWAARD if bewaard else _NIET_BEWAARD)
        self.vergeet.setVisible(bewaard)

    def _vergeet(self) -> None:
        map_ = self._kantoor.workspace.map

        def klaar(_: None) -> None:
            messages.done(self._kantoor.messages, "Het wachtwoord is uit de sleutelring gehaald.")
            self.lees()

        self._kantoor.tasks.run(lambda _: toegang.vergeet_in_sleutelring(map_), klaar)
