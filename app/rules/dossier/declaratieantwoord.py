"""Rules about a 325 and the declaration that it answers: TR337, TR366, TR367, TR371, TR376.

Without that declaration TR337 says so, and the others say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.rules.dossier.prestaties import prestaties_van
from app.rules.pad import HEADER, verschillen
from app.rules.regel import Controle, Plek, regel
from app.standard.basis import DeclaratieAntwoordHeader
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import (
    DeclaratieAntwoordbericht,
    Declaratiebericht,
    DeclaratieClient,
    Prestatie,
)
from app.standard.element import Vorm
from app.standard.leesbaar import in_woorden, label


@dataclass(frozen=True, slots=True)
class Verstuurd:
    """Our declaration, the BSNs in it, and each of its lines with the BSN of its client."""

    bericht: Declaratiebericht
    clienten: frozenset[str]
    regels: dict[str, tuple[str, Prestatie]]


def verstuurd(c: Controle) -> Verstuurd | None:
    """Find the declaration that a 325 answers, or nothing (TR337)."""
    return c.gedeeld(_verstuurd)


@regel("TR337")
def tr337(c: Controle) -> Iterator[Plek]:
    """TR337: a 325 answers a declaration that we sent to this gemeente.

    It is found by the Identificatie; the Dagtekening beside that tells nothing more.
    """
    if verstuurd(c) is None:
        nummer = c.bericht.heen_identificatie or ""
        yield Plek(
            f"{HEADER}/DeclaratieIdentificatie/Identificatie",
            nummer,
            f"Dit is een antwoord op declaratie {nummer}, maar die heb je niet aan deze gemeente "
            "gestuurd.",
            "Vraag de gemeente om na te kijken voor wie dit antwoord is.",
        )


@regel("TR371")
def tr371(c: Controle) -> Iterator[Plek]:
    """TR371: XsdVersieDeclaratie is the XsdVersie of the declaration."""
    declaratie = verstuurd(c)
    header = c.bericht.header
    assert isinstance(header, DeclaratieAntwoordHeader)
    if declaratie is None:
        return
    hier, daar = header.xsd_versie_declaratie, declaratie.bericht.header.xsd_versie
    for pad, element, staat, hoort in verschillen(
        f"{HEADER}/XsdVersieDeclaratie", hier, daar, _vorm(c.bericht)
    ):
        yield Plek(
            pad,
            staat,
            f"{label(element.naam)} is {staat}, en in je declaratie {hoort}.",
            "Vraag de gemeente om een antwoord met de versies van je declaratie.",
        )


@regel("TR376")
def tr376(c: Controle) -> Iterator[Plek]:
    """TR376: a 325 has the DeclaratieNummer of the declaration."""
    declaratie = verstuurd(c)
    assert isinstance(c.bericht, DeclaratieAntwoordbericht)
    antwoord = c.bericht.declaratie_antwoord
    if declaratie is None or antwoord is None:
        return
    hoort = declaratie.bericht.declaratie.declaratie_nummer
    if antwoord.declaratie_nummer != hoort:
        yield Plek(
            "/Bericht/DeclaratieAntwoord/DeclaratieNummer",
            antwoord.declaratie_nummer,
            f"Het declaratienummer is {antwoord.declaratie_nummer}, en in de declaratie waarop "
            f"dit een antwoord is {hoort}.",
            "Vraag de gemeente om na te kijken op welke declaratie dit een antwoord is.",
        )


@regel("TR366")
def tr366(c: Controle) -> Iterator[Plek]:
    """TR366: a line in a 325 is one of the declaration, by its ReferentieNummer."""
    declaratie = verstuurd(c)
    if declaratie is None:
        return
    for pad, prestatie in c.objecten(Prestatie):
        nummer = prestatie.product_referentie.referentie_nummer
        if nummer not in declaratie.regels:
            yield Plek(
                f"{pad}/ProductReferentie/ReferentieNummer",
                nummer,
                f"Prestatie {nummer} staat niet in je declaratie.",
                "Vraag de gemeente om een antwoord met alleen prestaties uit je declaratie.",
            )


@regel("TR367")
def tr367(c: Controle) -> Iterator[Plek]:
    """TR367: a line in a 325 is that of the declaration in every element, of the same client."""
    declaratie = verstuurd(c)
    if declaratie is None:
        return
    vorm = _vorm(c.bericht)
    for client_pad, client in c.objecten(DeclaratieClient):
        for pad, prestatie in prestaties_van(client_pad, client):
            nummer = prestatie.product_referentie.referentie_nummer
            if nummer not in declaratie.regels:
                continue
            bsn, eigen = declaratie.regels[nummer]
            if bsn != client.bsn:
                yield Plek(
                    f"{client_pad}/Bsn",
                    "",
                    f"Prestatie {nummer} is in je declaratie van een andere cliënt.",
                    "Vraag de gemeente om een antwoord met de cliënten uit je declaratie.",
                )
            for deel, element, staat, hoort in verschillen(pad, prestatie, eigen, vorm):
                yield Plek(
                    deel,
                    "" if staat is None else str(staat),
                    f"{label(element.naam)} is {in_woorden(element, staat, vorm)}, en in "
                    f"je declaratie {in_woorden(element, hoort, vorm)}.",
                    "Vraag de gemeente om een antwoord met de gegevens uit je declaratie.",
                )


def _verstuurd(c: Controle) -> Verstuurd | None:
    bericht = c.bericht
    gevonden = c.bron.declaratie(bericht.wet, bericht.aanbieder, bericht.heen_identificatie or "")
    if gevonden is None or gevonden.gemeente != bericht.gemeente:
        return None
    regels: dict[str, tuple[str, Prestatie]] = {}
    for client in gevonden.declaratie.clienten:
        for prestatie in client.prestaties:
            regels.setdefault(
                prestatie.product_referentie.referentie_nummer, (client.bsn, prestatie)
            )
    bsns = frozenset(client.bsn for client in gevonden.declaratie.clienten)
    return Verstuurd(gevonden, bsns, regels)


def _vorm(bericht: Bericht) -> Vorm:
    """The shape of the declaration: it has no return codes, which are the answer's own."""
    return Vorm(bericht.wet, Berichtsoort.DECLARATIE)
