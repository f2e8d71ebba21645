"""What the user decides of one entry of a bank statement, and how that reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.afletteren import Deel, Voorstel, Zekerheid, naam_past, verdeel
from app.domain.betaling import Declaratiestand, past
from app.forms.datum import MAANDEN
from app.gui.format import Status, StatusText, bedrag
from app.standard.camt import Boeking
from app.standard.codelijsten import gemeentenaam

ZEKERHEDEN: Mapping[Zekerheid, StatusText] = {
    Zekerheid.ZEKER: StatusText(Status.DONE, "Zeker"),
    Zekerheid.WAARSCHIJNLIJK: StatusText(Status.TODAY, "Waarschijnlijk"),
    Zekerheid.ONBEKEND: StatusText(Status.SOON, "Onbekend"),
    Zekerheid.GEBOEKT: StatusText(Status.SOON, "Al geboekt"),
}
GEKOZEN = StatusText(Status.DONE, "Zelf gekozen")
HOORT_NIET = StatusText(Status.SOON, "Hoort er niet bij")


@dataclass(slots=True)
class Keuze:
    """An entry with what is proposed, and what the user makes of it.

    ``gekozen`` are the declarations that the user chose in place of the proposal: none when the
    entry is about no declaration, and None as long as the proposal stands. ``vraag`` is what is odd
    about keeping it so, ``bevestigd`` that it is kept all the same.
    """

    voorstel: Voorstel
    openstaand: Sequence[Declaratiestand] = ()
    aan: bool = field(init=False)
    gekozen: list[Declaratiestand] | None = None
    vraag: str = ""
    bevestigd: bool = False

    def __post_init__(self) -> None:
        self.aan = self.voorstel.zekerheid is Zekerheid.ZEKER

    @property
    def boeking(self) -> Boeking:
        """The entry itself."""
        return self.voorstel.boeking

    @property
    def te_kiezen(self) -> bool:
        """Whether there is something to choose: what is sure is only ticked or not."""
        return self.voorstel.zekerheid in (Zekerheid.WAARSCHIJNLIJK, Zekerheid.ONBEKEND)

    @property
    def delen(self) -> tuple[Deel, ...]:
        """What of the entry goes where; nothing as long as that is not known."""
        if self.gekozen is None:
            return self.voorstel.delen
        return verdeel(self.boeking, self.gekozen)

    @property
    def kan(self) -> bool:
        """Whether it can be ticked."""
        return bool(self.delen) and self.voorstel.zekerheid is not Zekerheid.GEBOEKT

    @property
    def te_boeken(self) -> Voorstel:
        """What is kept when it is ticked."""
        return replace(self.voorstel, delen=self.delen)

    @property
    def stand(self) -> StatusText:
        """How sure it is, or that the user decided."""
        if self.gekozen is None:
            return ZEKERHEDEN[self.voorstel.zekerheid]
        return GEKOZEN if self.gekozen else HOORT_NIET

    @property
    def uitleg(self) -> str:
        """Why it is proposed, or what becomes of what was chosen."""
        if self.gekozen is None:
            return self.voorstel.uitleg
        if not self.gekozen:
            return "Deze boeking blijft buiten je declaraties."
        laatste, deel = self.gekozen[-1], self.delen[-1].bedrag
        if deel == laatste.open:
            return "Het bedrag klopt."
        if past(laatste.open, deel):
            return f"Op {laatste.nummer} blijft dan {bedrag(laatste.open - deel)} open."
        return f"Op {laatste.nummer} staat iets anders open: {bedrag(laatste.open)}."

    def kies(self, gekozen: list[Declaratiestand] | None) -> None:
        """Take other declarations, none, or what was proposed; it is ticked when that can be."""
        self.gekozen = gekozen
        self.vraag, self.bevestigd = "", False
        self.aan = self.kan

    def over(self, na: int) -> int:
        """What is left of the entry after this many of the chosen declarations, in eurocent."""
        return self.boeking.bedrag - sum(een.open for een in (self.gekozen or ())[:na])

    def kandidaten(self, zonder: int) -> list[Declaratiestand]:
        """Declarations to choose from after the first ``zonder`` chosen, likely ones first."""
        al = {een.bericht_id for een in (self.gekozen or ())[:zonder]}
        waarschijnlijk = {een.bericht_id for een in self.voorstel.kandidaten}
        gevonden = [
            een
            for een in self.openstaand
            if een.bericht_id not in al and een.dagtekening <= self.boeking.datum
        ]
        rest = self.over(zonder)
        return sorted(
            gevonden,
            key=lambda een: (
                een.bericht_id not in waarschijnlijk,
                not naam_past(een.gemeente, self.boeking.naam),
                een.open != rest,
                een.dagtekening,
            ),
        )


def noem(van: Declaratiestand) -> str:
    """Name a declaration in one line."""
    maand = f"{MAANDEN[van.maand.month - 1]} {van.maand.year}"
    return f"{van.nummer} · {gemeentenaam(van.gemeente)} · {van.wet.naam} · {maand}"
