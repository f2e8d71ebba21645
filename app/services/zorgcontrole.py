"""What can be wrong with a line of delivered care, by the cell that is to be mended."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stdnum.nl import bsn as stdnum_bsn

from app.domain.dossier import Dossier
from app.domain.koppelen import geldt_op, kandidaten, koppel, past, waarom_los
from app.domain.toewijzing import Toewijzing
from app.domain.volume import HOOGSTE_VOLUME, MINUUT, UUR
from app.domain.zorg import DUIZENDSTEN, Zorgregel, in_eenheid
from app.standard.codelijsten import codelijst
from app.store.unit_of_work import UnitOfWork

EENHEDEN = "WJ756"
ETMAAL, DAGDEEL = "14", "16"  # WJ756
# How much of an Eenheid goes into a day and a night; a dagdeel is 4 hours.
_IN_EEN_ETMAAL = {MINUUT: 1440, UUR: 24, ETMAAL: 1, DAGDEEL: 6}
_MEERVOUD = {MINUUT: "minuten", ETMAAL: "etmalen", DAGDEEL: "dagdelen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezwaar:
    """What is wrong with a cell, in Dutch; one that is a ``waarschuwing`` may stand.

    ``kolom`` is a column of the template, such as ``aantal``; ``waarde`` is what stands there.
    """

    kolom: str
    waarde: str
    melding: str
    advies: str
    waarschuwing: bool = False


@dataclass(frozen=True, slots=True)
class Omgeving:
    """What lines are held against: the Dossier of each BSN, and whose each number is."""

    vandaag: date
    dossiers: Mapping[str, Dossier]
    bsns_van_nummer: Mapping[int, Collection[str]]

    def dossier(self, bsn: str) -> Dossier:
        """Give the Dossier of a BSN; an empty one when nothing is known."""
        return self.dossiers.get(bsn) or Dossier()

    def koppel(self, regel: Zorgregel) -> Toewijzing | None:
        """Find the Toewijzing that a line is of."""
        return koppel(regel, self.dossier(regel.bsn))


def omgeving(uow: UnitOfWork, regels: Collection[Zorgregel], vandaag: date) -> Omgeving:
    """Fetch what these lines are held against, in a fixed number of queries."""
    nummers = {een.toewijzing_nummer for een in regels if een.toewijzing_nummer is not None}
    return Omgeving(
        vandaag,
        uow.dossiers.laad({een.bsn for een in regels}),
        uow.dossiers.bsns_van_nummers(nummers),
    )


def controleer(regel: Zorgregel, waarin: Omgeving) -> list[Bezwaar]:
    """Give everything that is wrong with a line; errors come before warnings."""
    gevonden = [*_datum(regel, waarin.vandaag), *_client(regel), *_aantal(regel), *_eenheid(regel)]
    gevonden += _toewijzing(regel, waarin)
    if not regel.medewerker:
        gevonden.append(
            _waarschuwing(
                "medewerker", "", "Er staat niet bij wie dit deed.",
                "Vul de medewerker in: de gemeente mag vragen wie wat wanneer deed.",
            )
        )  # fmt: skip
    return sorted(gevonden, key=lambda bezwaar: bezwaar.waarschuwing)


def eenheidnaam(eenheid: str) -> str:
    """What an Eenheid is called behind a number, such as ``dagdelen``; no two are the same."""
    return _MEERVOUD.get(eenheid) or codelijst(EENHEDEN).label(eenheid).lower()


def bestaat_eenheid(eenheid: str) -> bool:
    """Whether a code stands in WJ756."""
    return eenheid in codelijst(EENHEDEN)


def _datum(regel: Zorgregel, vandaag: date) -> Iterator[Bezwaar]:
    if regel.datum > vandaag:
        yield Bezwaar(
            kolom="datum",
            waarde=_dag(regel.datum),
            melding=f"{_dag(regel.datum)} moet nog komen.",
            advies="Leg hulp vast nadat die is gegeven.",
        )


def _client(regel: Zorgregel) -> Iterator[Bezwaar]:
    if not regel.bsn:
        yield Bezwaar(
            kolom="bsn", waarde="", melding="Er is geen cliënt.", advies="Kies wie het is."
        )
    elif not stdnum_bsn.is_valid(regel.bsn):
        yield Bezwaar(
            kolom="bsn",
            waarde=regel.bsn,
            melding="Dit is geen burgerservicenummer.",
            advies="Kijk de negen cijfers na.",
        )


def _aantal(regel: Zorgregel) -> Iterator[Bezwaar]:
    aantal = regel.aantal
    tekst = aantal_tekst(aantal)
    if aantal <= 0:
        yield Bezwaar(
            kolom="aantal",
            waarde=tekst,
            melding="Het aantal is niet meer dan 0.",
            advies="Vul in hoeveel er is gegeven, of haal de regel weg.",
        )
    elif aantal > HOOGSTE_VOLUME:
        yield Bezwaar(
            kolom="aantal",
            waarde=tekst,
            melding="Zo veel past niet in een declaratie.",
            advies="Kijk het aantal na.",
        )
    elif aantal * DUIZENDSTEN % 1:
        yield Bezwaar(
            kolom="aantal",
            waarde=tekst,
            melding=f"{tekst} heeft meer dan 3 cijfers achter de komma.",
            advies="Rond het af, of schrijf uren als minuten.",
        )
    elif aantal > _IN_EEN_ETMAAL.get(regel.eenheid, aantal):
        yield _waarschuwing(
            "aantal",
            tekst,
            f"{tekst} {eenheidnaam(regel.eenheid)} is meer dan er in een dag gaat.",
            "Kijk het aantal en de eenheid na.",
        )


def _eenheid(regel: Zorgregel) -> Iterator[Bezwaar]:
    if bestaat_eenheid(regel.eenheid):
        return
    naam = f"Eenheid ‘{regel.eenheid}’ bestaat niet." if regel.eenheid else "Er staat geen eenheid."
    codes = ", ".join(f"{code} ({eenheidnaam(code)})" for code in codelijst(EENHEDEN).waarden)
    yield Bezwaar(
        kolom="eenheid",
        waarde=regel.eenheid,
        melding=naam,
        advies=f"Kies uit: {codes}.",
    )


def _toewijzing(regel: Zorgregel, waarin: Omgeving) -> Iterator[Bezwaar]:
    nummer = regel.toewijzing_nummer
    dossier = waarin.dossier(regel.bsn)
    toewijzing = koppel(regel, dossier)
    if toewijzing is None:
        van = waarin.bsns_van_nummer.get(nummer, ()) if nummer is not None else ()
        if van and regel.bsn not in van:
            yield Bezwaar(
                kolom="toewijzingnummer",
                waarde=str(nummer),
                melding=f"Toewijzing {nummer} is van een andere cliënt.",
                advies="Kijk het nummer en de cliënt na, of laat het nummer leeg.",
            )
        elif len(kandidaten(regel, dossier)) > 1:
            yield _waarschuwing(
                "toewijzingnummer",
                str(nummer or ""),
                waarom_los(regel, dossier),
                "Zonder toewijzing kun je dit niet declareren.",
            )
        return
    toegewezen = toewijzing.actueel
    if not past(toewijzing, regel.product):
        assert toegewezen.product is not None  # a generic one fits every product
        yield Bezwaar(
            kolom="product",
            waarde=regel.product,
            melding=f"Toewijzing {toewijzing.sleutel.nummer} is voor product "
            f"{toegewezen.product.code}, niet voor {regel.product}.",
            advies="Kijk het product en het nummer na.",
        )
    if not geldt_op(toewijzing, regel.datum):
        loopt = f"loopt vanaf {_dag(toegewezen.ingangsdatum)}"
        if toegewezen.einddatum is not None:
            loopt = f"loopt van {_dag(toegewezen.ingangsdatum)} tot en met "
            loopt += _dag(toegewezen.einddatum)
        yield _waarschuwing(
            "datum",
            _dag(regel.datum),
            f"Toewijzing {toewijzing.sleutel.nummer} {loopt}.",
            "Buiten die dagen kun je niets declareren. Kijk de dag na.",
        )
    omvang = toegewezen.omvang
    if omvang is not None and bestaat_eenheid(regel.eenheid):
        van, naar = regel.eenheid, omvang.eenheid
        if in_eenheid(0, van, naar) is None and in_eenheid(0, naar, van) is None:
            yield _waarschuwing(
                "eenheid",
                regel.eenheid,
                f"De toewijzing is in {eenheidnaam(naar)}, deze regel in {eenheidnaam(van)}.",
                "Zo kan het niet worden gedeclareerd (TR341). Kijk de eenheid na.",
            )


def aantal_tekst(aantal: Decimal) -> str:
    """Write a number as it is typed: ``1,5``."""
    heel = aantal.to_integral_value()
    return (str(heel) if aantal == heel else f"{aantal.normalize():f}").replace(".", ",")


def _waarschuwing(kolom: str, waarde: str, melding: str, advies: str) -> Bezwaar:
    return Bezwaar(kolom=kolom, waarde=waarde, melding=melding, advies=advies, waarschuwing=True)


def _dag(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"
