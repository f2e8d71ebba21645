"""Rules about the client: CD007, CS002, CS050, CS139, CS318, TR002, TR061."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from stdnum.nl import bsn as elfproef

from app.domain.client import ONBEKEND
from app.rules.pad import waarden
from app.rules.regel import Controle, Plek, regel
from app.standard.basis import Geboortedatum, VolledigeNaam
from app.standard.codelijsten import codelijst
from app.standard.leesbaar import datum_voluit
from app.standard.toewijzing import Client

_OUDSTE = 120  # years (TR002)
_ONBEKENDE_DATUM = date(1900, 1, 1)  # IV009
_TOLK = "1"  # COD747: an interpreter for a language
_MET_PARTNERNAAM = ("1", "2", "3", "4")  # COD700
_ZONDER_PARTNERNAAM = ("1", "6")
_NIET_NATUURLIJK = "6"
_EIGEN_ADRESSEN = ("01", "02", "03")  # COD757: BRP-adres, correspondentieadres, verblijfadres


@regel("CD007")
def cd007(c: Controle) -> Iterator[Plek]:
    """CD007: Communicatie names a Taal when an interpreter for a language is needed, else none.

    Taal is free text, so it is not shown.
    """
    for pad, client in c.objecten(Client):
        communicatie = client.communicatie
        if communicatie is None or (communicatie.vorm == _TOLK) == (communicatie.taal is not None):
            continue
        vorm = codelijst("COD747").label(communicatie.vorm)
        if communicatie.taal is None:
            melding = "De cliënt heeft een tolk nodig, maar er staat niet bij voor welke taal."
            vraag = "de taal toe te voegen"
        else:
            melding = f"Er staat een taal bij de communicatievorm ‘{vorm}’; daar hoort die niet."
            vraag = "de taal weg te laten, of als vorm een tolk op te geven,"
        yield Plek(
            f"{pad}/Communicatie/Taal",
            "",
            melding,
            f"Vraag de gemeente om {vraag} en het bericht opnieuw te sturen.",
        )


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


@regel("CS050")
def cs050(c: Controle) -> Iterator[Plek]:
    """CS050: NaamGebruik is 1 to 4 with a Partnernaam, and 1 or 6 without.

    It holds for Client and Relatie. Its last words allow 6 for a relation that is an
    organisation (IV045); that a client is none is CS318.
    """
    for pad, naam in c.objecten(VolledigeNaam):
        met_partner = naam.partnernaam is not None
        if naam.naam_gebruik not in (_MET_PARTNERNAAM if met_partner else _ZONDER_PARTNERNAAM):
            label = codelijst("COD700").label(naam.naam_gebruik)
            partner = "met" if met_partner else "zonder"
            yield Plek(
                f"{pad}/NaamGebruik",
                naam.naam_gebruik,
                f"Het naamgebruik ‘{label}’ past niet bij een naam {partner} partnernaam.",
                "Vraag de gemeente om het naamgebruik of de naam te verbeteren en het bericht "
                "opnieuw te sturen.",
            )


@regel("CS139")
def cs139(c: Controle) -> Iterator[Plek]:
    """CS139: what is said to be unknown of a date of birth is filled in as unknown.

    An unknown day or month is 01, an unknown year 1900 (IV009). The other way round nothing is
    wrong: many are born on the first of a month.
    """
    for pad, geboren in c.objecten(Geboortedatum):
        dag, gebruik = geboren.datum, geboren.datum_gebruik
        if gebruik is None:
            continue
        onbekend = {
            "1": dag.replace(day=1),
            "2": dag.replace(day=1, month=1),
            ONBEKEND: _ONBEKENDE_DATUM,
        }
        if dag != onbekend.get(gebruik, dag):
            label = codelijst("COD170").label(gebruik).partition(" (")[0]
            yield Plek(
                f"{pad}/DatumGebruik",
                gebruik,
                f"Bij de geboortedatum staat ‘{label}’, maar er is wel iets ingevuld.",
                c.advies(
                    "de geboortedatum na te kijken en het bericht opnieuw te sturen",
                    "Laat weg dat er iets onbekend is, of vul als onbekende dag of maand 1 in "
                    "en als onbekend jaar 1900.",
                ),
            )


@regel("CS318")
def cs318(c: Controle) -> Iterator[Plek]:
    """CS318: a client is a natural person (NaamGebruik 6 is not)."""
    for pad, client in c.objecten(Client):
        if client.naam.naam_gebruik == _NIET_NATUURLIJK:
            label = codelijst("COD700").label(_NIET_NATUURLIJK)
            yield Plek(
                f"{pad}/Naam/NaamGebruik",
                _NIET_NATUURLIJK,
                f"Het naamgebruik van de cliënt is ‘{label}’, en een cliënt is altijd een mens.",
                "Vraag de gemeente om het naamgebruik te verbeteren en het bericht opnieuw te "
                "sturen.",
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
