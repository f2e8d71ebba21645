"""What came of checking files, on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.reports.papier import Alinea, Blok, Briefhoofd, Cel, Kolom, Kop, Rol, Tabel, maak_pdf

TITEL = "Controle van berichten"
MEESTE = 200  # findings of one file; more than that nobody works through on paper
_BESTANDEN = (Kolom("Bestand", 5), Kolom("Bericht", 1.3), Kolom("Oordeel", 2.2))
_BEVINDINGEN = (
    Kolom("Nr", 0.6, rechts=True),
    Kolom("Wat er mis is", 7),
    Kolom("Regel", 1.4),
    Kolom("Retourcode", 1.4),
)


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding; ``plaats`` in words, ``regelnummer`` its line in the file, when known."""

    melding: str
    advies: str
    regel: str
    retourcode: str
    plaats: str
    regelnummer: int | None


@dataclass(frozen=True, slots=True)
class Bestand:
    """One checked file; ``oordeel`` in words, ``reden`` why it is no valid message.

    ``te_doen`` is what to do about all findings together, or empty.
    """

    naam: str
    bericht: str
    oordeel: str
    reden: str
    te_doen: str
    bevindingen: tuple[Bevinding, ...]


def controlerapport(
    bestanden: Sequence[Bestand],
    samenvatting: str,
    aanbieder: str,
    datum: str,
    stap: Callable[[int, int], None] = lambda _gedaan, _totaal: None,
) -> bytes:
    """Give the report as a PDF; the messages themselves, with what is in them, are not in it."""
    blokken: list[Blok] = [Alinea(samenvatting, Rol.STERK)]
    blokken.append(Tabel(_BESTANDEN, [(b.naam, b.bericht, b.oordeel) for b in bestanden]))
    for bestand in bestanden:
        if bestand.reden or bestand.bevindingen:
            blokken.extend(_over(bestand))
    blokken.append(
        Alinea(
            "Heenweer keek naar het schema van de standaard en naar de regels die het kent. "
            "De gemeente en VECOZO kunnen meer weten en toch iets afkeuren. Wat er in de "
            "berichten is ingevuld, staat niet op papier: dat zie je in Heenweer, bij Controleer "
            "een bestand.",
            Rol.SLOT,
        )
    )
    return maak_pdf(Briefhoofd(TITEL, aanbieder, datum), blokken, stap)


def _over(bestand: Bestand) -> list[Blok]:
    oordeel = (
        f"{bestand.bericht}: {bestand.oordeel.lower()}" if bestand.bericht else bestand.oordeel
    )
    blokken: list[Blok] = [Kop(bestand.naam), Alinea(oordeel)]
    if bestand.reden:
        blokken.append(Alinea(bestand.reden))
    if bestand.te_doen:
        blokken.append(Alinea(bestand.te_doen))
    if bestand.bevindingen:
        rijen = [
            (str(nummer), _cel(b), b.regel, b.retourcode)
            for nummer, b in enumerate(bestand.bevindingen[:MEESTE], 1)
        ]
        blokken.append(Tabel(_BEVINDINGEN, rijen))
    rest = len(bestand.bevindingen) - MEESTE
    if rest > 0:
        blokken.append(Alinea(f"En nog {rest} meer. Verbeter eerst deze {MEESTE}."))
    return blokken


def _cel(bevinding: Bevinding) -> Cel:
    regels = [Alinea(bevinding.melding, Rol.STERK)]
    if bevinding.advies:
        regels.append(Alinea(bevinding.advies))
    waar = f" (regel {bevinding.regelnummer})" if bevinding.regelnummer else ""
    regels.append(Alinea(f"{bevinding.plaats}{waar}", Rol.KLEIN))
    return Cel(tuple(regels))
