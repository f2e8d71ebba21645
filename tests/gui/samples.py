"""Invented rows for the pictures and the tests of the window's parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.gui.format import Status, StatusText
from app.gui.widgets.action_model import Taakregel
from app.gui.widgets.message_view import Gegeven
from app.gui.widgets.rows import Column

LATE, TODAY, SOON = Status.LATE, Status.TODAY, Status.SOON


def regel(
    id_: str, groep: str, status: tuple[Status, str], wat: tuple[str, str], wie: str, **rest: Any
) -> Taakregel:
    """`wat` is the title and the button, `wie` the client, gemeente and wet with slashes."""
    client, gemeente, wet = wie.split("/")
    return Taakregel(
        id_,
        groep,
        *status,
        titel=wat[0],
        uitleg=rest.get("uitleg", ""),
        client=client,
        gemeente=gemeente,
        wet=wet,
        actie_tekst=wat[1],
        kinderen=rest.get("kinderen", ()),
    )


START = ("Start melden (305)", "Meld start")
RETOUR = ("Retour sturen (302)", "Zet klaar")
RETOUREN = tuple(
    regel(f"retour-{nr}", "VANDAAG", (TODAY, "Vandaag"), (f"Toewijzing {nr}", "Bekijk"),
          f"{naam}/Wijchen/Wmo", uitleg="Ontvangen op ma 6 apr; geen afwijkingen gevonden.")
    for nr, naam in ((300411, "A. Öztürk"), (300412, "J.P. van den Berg-van Heerenbeek"),
                     (300415, "S. Hendriks"), (300420, "M. el Idrissi"))
)  # fmt: skip

VANDAAG_ROWS = (
    regel("a", "TE LAAT", (LATE, "Te laat (3 werkdagen)"), START, "T. de Wit/Nijmegen/Jw",
          uitleg="De zorg begon op 27 mrt; de start moet binnen 5 werkdagen bij de gemeente zijn "
          "(OP271). Daarna kan de gemeente declaraties over deze maand afwijzen."),
    regel("b", "TE LAAT", (LATE, "Te laat (1 werkdag)"),
          ("Geen antwoord op de start (306)", "Mail gemeente"),
          "M. van der Weijden-Schouten/Berg en Dal/Wmo",
          uitleg="Verstuurd op 1 apr; het antwoord had er op wo 8 apr moeten zijn."),
    regel("c", "TE LAAT", (LATE, "Te laat (12 werkdagen)"), START, "B. Jansen/Beuningen/Wmo",
          uitleg="De zorg begon op 16 mrt (OP271)."),
    regel("d", "VANDAAG", (TODAY, "Vandaag"), RETOUR, "4 toewijzingen/Wijchen/Wmo",
          uitleg="Ontvangen op ma 6 apr; het antwoord moet er binnen 3 werkdagen zijn (OP090).",
          kinderen=RETOUREN),
    regel("e", "VANDAAG", (TODAY, "Vandaag"), START, "N. Şahin/Nijmegen/Jw",
          uitleg="Verwachte start 2 apr; nog niet als begonnen gemeld (OP271)."),
    regel("f", "DEZE WEEK", (SOON, "Over 1 werkdag"), START, "K. de Boer/Druten/Jw",
          uitleg="Verwachte start 3 apr (OP271)."),
    regel("g", "DEZE WEEK", (SOON, "Over 1 werkdag"), RETOUR, "P. Willems/Nijmegen/Wmo",
          uitleg="Ontvangen op di 7 apr (OP090)."),
    regel("h", "LATER", (SOON, "Over 4 werkdagen"), START, "R. Smits/Heumen/Wmo",
          uitleg="Verwachte start 9 apr (OP271)."),
    regel("i", "LATER", (SOON, "Over 5 werkdagen"), START, "Y. Bakker/Nijmegen/Jw",
          uitleg="Verwachte start 10 apr (OP271)."),
)  # fmt: skip


@dataclass(frozen=True)
class Bericht:
    """A row of a table of messages."""

    datum: str
    soort: str
    client: str
    gemeente: str
    eurocent: int
    status: StatusText


COLUMNS: tuple[Column[Bericht], ...] = (
    Column("datum", "Datum", lambda b: b.datum, 144),
    Column("soort", "Bericht", lambda b: b.soort, 160, wide=True),
    Column("client", "Cliënt", lambda b: b.client, 160, wide=True),
    Column("gemeente", "Gemeente", lambda b: b.gemeente, 112),
    Column("bedrag", "Budget", lambda b: f"€ {b.eurocent // 100},{b.eurocent % 100:02}", 104,
           sort=lambda b: b.eurocent, number=True),
    Column("status", "Status", lambda b: b.status.words, 176, status=lambda b: b.status),
)  # fmt: skip

STATUSES = (
    StatusText(Status.DONE, "Verzonden"),
    StatusText(Status.REFUSED, "Afgekeurd"),
    StatusText(Status.TODAY, "Vandaag"),
    StatusText(Status.LATE, "Te laat (3 werkdagen)"),
    StatusText(Status.SOON, "Over 2 werkdagen"),
)
NAMES = ("T. de Wit", "J.P. van den Berg-van Heerenbeek", "A. Öztürk", "S. Hendriks", "Zoë Ong")
PLACES = ("Nijmegen", "Wijchen", "Berg en Dal", "Druten")


def bericht(number: int) -> Bericht:
    return Bericht(
        f"do {number % 28 + 1} apr 2026",
        ("Toewijzing (301)", "Start (305)", "Antwoord op start (306)")[number % 3],
        NAMES[number % len(NAMES)],
        PLACES[number % len(PLACES)],
        (number * 7919) % 500_000,
        STATUSES[number % len(STATUSES)],
    )


XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<jw305:Bericht xmlns:jw305="http://example.invalid/jw305">
  <jw305:Header>
    <jw305:BerichtCode>436</jw305:BerichtCode>
    <jw305:Afzender>12345678</jw305:Afzender>
    <jw305:Ontvanger>0268</jw305:Ontvanger>
  </jw305:Header>
  <jw305:Client>
    <jw305:Bsn>999900006</jw305:Bsn>
    <jw305:StartProducten>
      <jw305:StartProduct>
        <jw305:ToewijzingNummer>300201</jw305:ToewijzingNummer>
        <jw305:Begindatum>2026-03-27</jw305:Begindatum>
      </jw305:StartProduct>
    </jw305:StartProducten>
  </jw305:Client>
</jw305:Bericht>
"""

GEGEVENS = (
    Gegeven("Bericht", kinderen=(
        Gegeven("Soort", "Start melden (305), Jeugdwet", regel=4),
        Gegeven("Van", "Zorgaanbieder De Linde (12345678)", regel=5),
        Gegeven("Aan", "gemeente Nijmegen (0268)", regel=6),
    ), regel=3),
    Gegeven("Cliënt", kinderen=(
        Gegeven("BSN", "999900006", regel=9),
        Gegeven("Gestart product", kinderen=(
            Gegeven("Toewijzingnummer", "300201", regel=12),
            Gegeven("Begindatum", "27 mrt 2026", regel=13,
                    bevinding="ligt voor de ingangsdatum van de toewijzing"),
        ), regel=11),
    ), regel=8),
)  # fmt: skip
