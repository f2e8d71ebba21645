"""The columns of a time registration, and what a row of it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.domain.volume import EURO, MINUUT, UUR
from app.domain.zorg import DUIZENDSTEN, Zorgregel
from app.errors import UserError
from app.services.kolommen import Doel, Doelkolom, Kolomkeuze
from app.services.tabel import Tabel, Waarde, als_tekst
from app.services.waarden import (
    Rijfout,
    Rijlezer,
    lees_datum,
    lees_eenheid,
    lees_getal,
    lees_tekst,
)
from app.services.zorgcontrole import DAGDEEL, ETMAAL, eenheidnaam

DATUM, BSN, NUMMER, PRODUCT = "datum", "bsn", "toewijzingnummer", "product"
AANTAL, EENHEID, MEDEWERKER, OPMERKING = "aantal", "eenheid", "medewerker", "opmerking"
BEGIN, EIND = "begintijd", "eindtijd"

DOEL = Doel(
    "zorg",
    (
        Doelkolom(
            DATUM, "datum", True,
            ("dag", "werkdatum", "datum zorg", "zorgdatum", "boekdatum", "date", "wanneer"),
        ),
        Doelkolom(BSN, "bsn", False, ("burgerservicenummer", "bsn cliënt", "cliënt bsn")),
        Doelkolom(
            NUMMER, "toewijzingnummer", False,
            ("toewijzing", "toewijzingsnummer", "toewijzing nr", "nummer toewijzing"),
        ),
        Doelkolom(PRODUCT, "product", False, ("productcode", "code product", "prestatiecode")),
        Doelkolom(
            AANTAL, "aantal", False,
            ("minuten", "aantal minuten", "duur in minuten", "uren", "aantal uren", "uur", "duur",
             "tijd", "bestede tijd", "dagdelen", "aantal dagdelen", "etmalen", "aantal etmalen",
             "volume", "hoeveelheid"),
        ),
        Doelkolom(EENHEID, "eenheid", False, ("unit",)),
        Doelkolom(
            MEDEWERKER, "medewerker", False,
            ("naam medewerker", "behandelaar", "begeleider", "hulpverlener", "zorgverlener",
             "uitvoerder", "collega"),
        ),
        Doelkolom(
            OPMERKING, "opmerking", False,
            ("opmerkingen", "notitie", "toelichting", "bijzonderheden", "omschrijving"),
        ),
        Doelkolom(BEGIN, "begintijd", False, ("begin", "starttijd", "start", "van", "tijd van")),
        Doelkolom(EIND, "eindtijd", False, ("eind", "einde", "tot", "tijd tot", "stop")),
    ),
)  # fmt: skip

_UREN = re.compile(r"(\d{1,3}):(\d{2})(?::\d{2})?")
_KLOK = re.compile(r"(?:.*[T ])?(\d{1,2})[:.uh](\d{2})(?::\d{2}(?:\.\d+)?)?")
_ETMAAL_MINUTEN = 24 * 60
_BIJNA = Decimal("0.05")  # minutes: what is left of dividing minutes by 60 in another program
_NUMMER_CIJFERS = 9


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What the rows say: each line with the number of its row, and what could not be read."""

    regels: tuple[tuple[Rijlezer, Zorgregel], ...]
    fouten: tuple[Rijfout, ...]


def lees_rijen(tabel: Tabel, keuze: Kolomkeuze, eenheid: str | None) -> Gelezen:
    """Read the rows; ``eenheid`` (WJ756) is of those that do not say it themselves."""
    regels: list[tuple[Rijlezer, Zorgregel]] = []
    fouten: list[Rijfout] = []
    for rij in tabel.rijen:
        lezer = Rijlezer(rij, keuze, DOEL)
        regel = _lees_rij(lezer, eenheid)
        fouten += lezer.fouten
        if regel is not None:
            regels.append((lezer, regel))
    return Gelezen(tuple(regels), tuple(fouten))


def eis(tabel: Tabel, keuze: Kolomkeuze) -> None:
    """Raise UserError when the columns do not tell of whom a line is, or how much was given."""
    if BSN not in keuze and NUMMER not in keuze:
        raise UserError(
            f"In ‘{tabel.bestand}’ is geen kolom gevonden die zegt van wie een regel is.",
            "Wijs de kolom met het BSN of die met het toewijzingnummer aan.",
        )
    if AANTAL not in keuze and not {BEGIN, EIND} <= set(keuze):
        raise UserError(
            f"In ‘{tabel.bestand}’ is geen kolom gevonden die zegt hoeveel er is gegeven.",
            "Wijs de kolom met het aantal aan, of die met de begintijd en de eindtijd.",
        )


def eenheid_van_kop(tabel: Tabel, keuze: Kolomkeuze) -> str | None:
    """Tell the Eenheid by the name of the column with the numbers, such as *Uren*."""
    plek = keuze.get(AANTAL)
    if plek is None:
        return None
    woorden = re.split(r"[^\w]+", tabel.kop[plek].casefold())
    gevonden = {code for woord in woorden if (code := _EENHEID_VAN_WOORD.get(woord)) is not None}
    return gevonden.pop() if len(gevonden) == 1 else None


def eenheid_van_tijden(tabel: Tabel, keuze: Kolomkeuze) -> str | None:
    """Give minutes when every number is a time such as 1:45, which nothing else can be."""
    plek = keuze.get(AANTAL)
    if plek is None:
        return None
    waarden = [tekst for rij in tabel.rijen if (tekst := als_tekst(rij.waarden[plek]))]
    return MINUUT if waarden and all(map(_UREN.fullmatch, waarden)) else None


def lees_bsn(waarde: Waarde) -> str:
    """Take the signs out of a BSN and put back the zero that Excel takes away; judges nothing."""
    tekst = re.sub(r"[\s.\-]", "", als_tekst(waarde))
    return tekst.zfill(9) if tekst.isdecimal() else tekst


def lees_nummer(waarde: Waarde) -> int:
    """Read a ToewijzingNummer. Raises UserError."""
    tekst = re.sub(r"[\s.]", "", als_tekst(waarde))
    if not (tekst.isascii() and tekst.isdecimal() and len(tekst) <= _NUMMER_CIJFERS and int(tekst)):
        raise UserError(
            f"‘{als_tekst(waarde)}’ is geen toewijzingnummer.",
            "Neem het over uit het 301-bericht: hoogstens 9 cijfers. Of laat het leeg.",
        )
    return int(tekst)


def lees_aantal(waarde: Waarde, eenheid: str) -> tuple[Decimal, str]:
    """Read a number of an Eenheid; gives hours that are not exact as minutes.

    1:30 is an hour and a half, kept as 90 minutes. Raises UserError.
    """
    tekst = als_tekst(waarde)
    if (uren := _UREN.fullmatch(tekst)) is not None:
        if eenheid not in (MINUUT, UUR):
            raise UserError(
                f"‘{tekst}’ is een tijd, en de eenheid is {eenheidnaam(eenheid)}.",
                "Kijk het aantal en de eenheid na.",
            )
        if int(uren[2]) >= 60:
            raise UserError(f"‘{tekst}’ is geen tijd.", "Na de dubbele punt komt hoogstens 59.")
        return Decimal(int(uren[1]) * 60 + int(uren[2])), MINUUT
    aantal = lees_getal(waarde, decimalen=15)
    if aantal * DUIZENDSTEN % 1 and eenheid == UUR:
        minuten = aantal * 60
        if abs(minuten - round(minuten)) < _BIJNA:
            return Decimal(round(minuten)), MINUUT
    return lees_getal(waarde, decimalen=2 if eenheid == EURO else 3), eenheid


def lees_klok(waarde: Waarde) -> int:
    """Read a time of day, such as 9:30, as minutes after midnight. Raises UserError."""
    tekst = als_tekst(waarde)
    gevonden = _KLOK.fullmatch(tekst)
    if gevonden is None or int(gevonden[1]) > 24 or int(gevonden[2]) > 59:
        raise UserError(f"‘{tekst}’ is geen tijd.", "Typ bijvoorbeeld 9:30.")
    return int(gevonden[1]) * 60 + int(gevonden[2])


def _lees_rij(lezer: Rijlezer, eenheid: str | None) -> Zorgregel | None:
    datum = lezer.lees(DATUM, lees_datum)
    bsn = lezer.lees(BSN, lees_bsn) or ""
    nummer = lezer.lees(NUMMER, lees_nummer)
    if not bsn and lezer.waarde(NUMMER) is None:
        lezer.weiger(BSN, "bsn is niet ingevuld.", "Vul het BSN of het toewijzingnummer in.")
    product = lezer.lees(PRODUCT, lees_tekst)
    medewerker = lezer.lees(MEDEWERKER, lees_tekst)
    opmerking = lezer.lees(OPMERKING, lees_tekst)
    hoeveel = _hoeveel(lezer, eenheid)
    if lezer.fouten or datum is None or hoeveel is None:
        return None
    return Zorgregel(
        datum=datum,
        bsn=bsn,
        toewijzing_nummer=nummer,
        product=(product or "").upper(),
        aantal=hoeveel[0],
        eenheid=hoeveel[1],
        medewerker=medewerker or "",
        opmerking=opmerking or "",
    )


def _hoeveel(lezer: Rijlezer, vast: str | None) -> tuple[Decimal, str] | None:
    """Read how much, in which Eenheid: a number, or from when until when."""
    eigen = lezer.lees(EENHEID, lees_eenheid)
    if eigen is None and lezer.waarde(EENHEID) is not None:
        return None  # it was refused
    if lezer.waarde(AANTAL) is None:
        return _van_tot(lezer, eigen or vast or MINUUT)
    eenheid = eigen or vast
    if eenheid is None:
        lezer.weiger(EENHEID, "eenheid is niet ingevuld.", "Vul bijvoorbeeld minuten of uren in.")
        return None
    return lezer.lees(AANTAL, lambda waarde: lees_aantal(waarde, eenheid))


def _van_tot(lezer: Rijlezer, eenheid: str) -> tuple[Decimal, str] | None:
    """Read from when until when, which may be after midnight, as minutes."""
    if lezer.waarde(BEGIN) is None and lezer.waarde(EIND) is None:
        lezer.weiger(AANTAL, "aantal is niet ingevuld.", "Vul in hoeveel er is gegeven.")
        return None
    if lezer.waarde(BEGIN) is None or lezer.waarde(EIND) is None:
        leeg = BEGIN if lezer.waarde(BEGIN) is None else EIND
        lezer.weiger(leeg, f"{leeg} is niet ingevuld.", "Vul de begintijd en de eindtijd in.")
        return None
    begin, eind = lezer.lees(BEGIN, lees_klok), lezer.lees(EIND, lees_klok)
    if begin is None or eind is None:
        return None
    if eenheid not in (MINUUT, UUR):
        lezer.weiger(
            EENHEID, f"Tijden worden minuten, en de eenheid is {eenheidnaam(eenheid)}.",
            "Vul het aantal in, of kies minuten.",
        )  # fmt: skip
        return None
    if begin == eind:
        lezer.weiger(EIND, "De eindtijd is gelijk aan de begintijd.", "Kijk de twee tijden na.")
        return None
    return Decimal((eind - begin) % _ETMAAL_MINUTEN or _ETMAAL_MINUTEN), MINUUT


def _woorden(gezegd: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    return {woord: code for code, woorden in gezegd for woord in woorden}


_EENHEID_VAN_WOORD = _woorden(
    (
        (MINUUT, ("minuut", "minuten", "min")),
        (UUR, ("uur", "uren")),
        (ETMAAL, ("etmaal", "etmalen")),
        (DAGDEEL, ("dagdeel", "dagdelen")),
        (EURO, ("euro", "euros", "bedrag")),
    )
)
