"""Rules about the client: CS002, TR002, TR061."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from stdnum.nl import bsn as elfproef

from app.domain.client import ONBEKEND
from app.rules.pad import waarden
from app.rules.regel import Controle, Plek, regel
from app.standard.basis import Geboortedatum
from app.standard.leesbaar import datum_voluit
from app.standard.toewijzing import Client

_OUDSTE = 120  # years (TR002)
_ONBEKENDE_DATUM = date(1900, 1, 1)  # IV009
_EIGEN_ADRESSEN = ("01", "02", "03")  # COD757: BRP-adres, correspondentieadres, verblijfadres


@regel("CS002")
def cs002(c: Controle) -> Iterator[Plek]:
    """CS002: a BSN passes the elfproef."""
    for pad, bsn in waarden(c.bericht, "LDT_BurgerServicenummer"):
        if not elfproef.is_valid(bsn):
            yield Plek(
                pad,
                f"{'*' * 6}{bsn[-3:]}",
                "Dit burgerservicenummer bestaat niet: het doorstaat de elfproef niet.",
                c.advies(
                    "het bericht opnieuw te sturen met het juiste burgerservicenummer",
                    "Neem het nummer over van de toewijzing of van het identiteitsbewijs.",
                ),
            )


@regel("TR002")
def tr002(c: Controle) -> Iterator[Plek]:
    """TR002: nobody is older than 120 years on the Dagtekening, unless the date is unknown.

    It holds for Client and Relatie, which share Geboortedatum. Unknown is DatumGebruik 3 with
    1 January 1900, and not one of the two (IV009).
    """
    grens = c.dagtekening
    for pad, geboren in c.objecten(Geboortedatum):
        dag = geboren.datum
        if geboren.datum_gebruik == ONBEKEND and dag == _ONBEKENDE_DATUM:
            continue
        # Not as dates: 29 February does not exist in every year.
        if (dag.year + _OUDSTE, dag.month, dag.day) < (grens.year, grens.month, grens.day):
            yield Plek(
                f"{pad}/Datum",
                str(dag.year),
                f"De geboortedatum in {dag.year} ligt meer dan {_OUDSTE} jaar "
                f"voor de dagtekening ({datum_voluit(grens)}).",
                c.advies(
                    "de geboortedatum na te kijken en het bericht opnieuw te sturen",
                    "Verbeter de geboortedatum. Is die onbekend, vul dan 1 januari 1900 in "
                    "en geef aan dat dag, maand en jaar onbekend zijn.",
                ),
            )


@regel("TR061")
def tr061(c: Controle) -> Iterator[Plek]:
    """TR061: a client has an address of Soort 01, 02 or 03.

    Soort stands in Contact, in which Adres itself may be left out: Soort alone is judged, so
    that a client whose address is kept secret is not refused.
    """
    for pad, client in c.objecten(Client):
        soorten = [contact.soort for contact in client.contactgegevens]
        if not any(soort in _EIGEN_ADRESSEN for soort in soorten):
            yield Plek(
                f"{pad}/Contactgegevens",
                " ".join(soorten),
                "De cliënt heeft geen BRP-adres, correspondentieadres of verblijfadres.",
                "Vraag de gemeente om het bericht opnieuw te sturen met een van deze adressen.",
            )
