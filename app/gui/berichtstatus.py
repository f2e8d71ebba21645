"""A message in a list: what it is called and how it stands, the same on every screen."""

from __future__ import annotations

from app.domain.ontvangst import Ontvangststatus
from app.domain.verzending import Status as Verzendstatus
from app.gui.format import Status, StatusText
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.berichtrijen import Berichtregel

_STATUSSEN: dict[Ontvangststatus | Verzendstatus, StatusText] = {
    Ontvangststatus.ONTVANGEN: StatusText(Status.SOON, "Ontvangen"),
    Ontvangststatus.VERWERKT: StatusText(Status.DONE, "Verwerkt"),
    Ontvangststatus.GEWEIGERD: StatusText(Status.REFUSED, "Niet verwerkt"),
    Verzendstatus.VOORBEREID: StatusText(Status.TODAY, "Voorbereid"),
    Verzendstatus.KLAAR: StatusText(Status.TODAY, "Klaar"),
    Verzendstatus.GEEXPORTEERD: StatusText(Status.TODAY, "Geëxporteerd"),
    Verzendstatus.INGEDIEND: StatusText(Status.SOON, "Ingediend"),
    Verzendstatus.GOEDGEKEURD: StatusText(Status.DONE, "Goedgekeurd"),
    Verzendstatus.AFGEKEURD: StatusText(Status.REFUSED, "Afgekeurd"),
    Verzendstatus.AFGEKEURD_VECOZO: StatusText(Status.REFUSED, "Afgekeurd"),
    Verzendstatus.VERVALLEN: StatusText(Status.SOON, "Vervallen"),
}


def status_tekst(
    status: Ontvangststatus | Verzendstatus, soort: Berichtsoort | None = None
) -> StatusText:
    """Give the status of a message as a chip; a retourbericht that was sent is done."""
    tekst = _STATUSSEN[status]
    if status is Verzendstatus.INGEDIEND and soort is not None and soort.is_retour:
        return StatusText(Status.DONE, tekst.words)
    return tekst


def bericht_titel(wet: Wet, soort: Berichtsoort) -> str:
    """Give what a message is called: `Start zorg (JW305)`."""
    return f"{soort.titel} ({wet.value.upper()}{soort.value})"


def lijst_titel(regel: Berichtregel) -> str:
    """Give the title for a narrow column: what tells messages apart comes first."""
    if regel.naam is None or regel.soort is None:
        return regel_titel(regel)
    return f"{regel.naam} {regel.soort.titel}"


def regel_titel(regel: Berichtregel) -> str:
    """Give what a message in a list is called; a file that could not be read by its own name."""
    if regel.wet is not None and regel.soort is not None:
        return bericht_titel(regel.wet, regel.soort)
    if regel.status is Ontvangststatus.VERWERKT:  # the only other thing that we can read
        return "Foutmelding van VECOZO"
    return regel.bestandsnaam or "Onbekend bestand"
