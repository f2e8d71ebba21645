"""What stands on the sheets of the Excel file, and where it comes from: one query per sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, func, select

from app.domain.contract import Uitvoeringsvariant
from app.domain.declaratie import DEBET
from app.domain.verzending import Status
from app.domain.volume import EURO
from app.domain.zorg import DUIZENDSTEN
from app.reports.excel import Blad, Kolom, Soort, Stap, Waarde, maak_excel
from app.reports.omzet import Omzetcel
from app.reports.queries import Productsleutel, jaren, omzet, plafonds, productnamen
from app.reports.wie import WIE, geboortejaar, initialen
from app.standard.codelijsten import codelijst, gemeentenaam
from app.standard.release import Wet
from app.standard.uitleg import uitleg
from app.store.mapping import naam_uit_rij
from app.store.regelstand import (
    AFGEKEURD,
    BETAALD,
    GEDECLAREERD,
    OPGELOST,
    OPNIEUW,
    STAND,
    ZONDER_ZORG,
)
from app.store.tables import bericht, client, toewijzing
from app.store.tables_declareren import (
    betaling,
    contractproduct,
    declaratie,
    prestatie,
    prestatie_code,
    prestatie_zorg,
    zorg,
)

_TEKST, _DATUM, _MAAND, _GELD = Soort.TEKST, Soort.DATUM, Soort.MAAND, Soort.GELD
_PER_KEER = 1_000  # rows that are fetched at once
_GEMEENTE = (Kolom("Gemeentecode", _TEKST, 14), Kolom("Gemeente", _TEKST, 22))
_PRODUCT = (
    Kolom("Categorie", _TEKST, 11),
    Kolom("Product", _TEKST, 10),
    Kolom("Omschrijving", _TEKST, 30),
)
_REGEL = (
    bericht.join(declaratie, declaratie.c.bericht_id == bericht.c.id)
    .join(prestatie, prestatie.c.bericht_id == bericht.c.id)
    .join(toewijzing, toewijzing.c.id == prestatie.c.toewijzing_id)
    .join(client, client.c.id == prestatie.c.client_id)
)


def exporteer(engine: Engine, vandaag: date, *, met_bsn: bool, stap: Stap) -> bytes:
    """Give everything as an Excel file.

    Clients are named by their initials and year of birth. Only ``met_bsn`` adds the BSN and the
    remarks, in which anything of a client may stand. ``stap`` as for ``maak_excel``.
    """
    with engine.connect() as verbinding:
        namen = productnamen(verbinding)
        bladen: Sequence[Callable[[], Blad]] = [
            partial(_omzet, verbinding, namen),
            partial(_declaraties, verbinding),
            partial(_prestaties, verbinding, namen, met_bsn),
            partial(_zorg, verbinding, met_bsn),
            partial(_contract, verbinding),
            partial(_betalingen, verbinding),
            partial(_afgekeurd, verbinding, namen, met_bsn),
            partial(_plafonds, verbinding, vandaag),
        ]
        return maak_excel(bladen, stap)


def _blad(
    verbinding: Connection,
    titel: str,
    kolommen: Sequence[Kolom],
    vraag: Select[Any],
    rij: Callable[[RowMapping], Sequence[Waarde]],
) -> Blad:
    """A sheet with a row for each row of a query."""
    aantal = verbinding.execute(
        select(func.count()).select_from(vraag.order_by(None).subquery())
    ).scalar_one()
    gevonden = verbinding.execute(vraag.execution_options(yield_per=_PER_KEER)).mappings()
    return Blad(titel, kolommen, (rij(een) for een in gevonden), aantal)


def _omzet(verbinding: Connection, namen: dict[Productsleutel, str]) -> Blad:
    kolommen = (
        Kolom("Maand van de zorg", _MAAND, 14), *_GEMEENTE, Kolom("Wet", _TEKST, 10), *_PRODUCT,
        Kolom("Gedeclareerd", _GELD, 16), Kolom("Toegekend", _GELD, 16),
        Kolom("Wacht op antwoord", _GELD, 16), Kolom("Afgekeurd", _GELD, 16),
        Kolom("Afgekeurd, nog op te lossen", _GELD, 18), Kolom("Betaald", _GELD, 16),
        Kolom("Nog te ontvangen", _GELD, 16),
    )  # fmt: skip
    cellen = omzet(verbinding, None)

    def rij(cel: Omzetcel) -> Sequence[Waarde]:
        b = cel.bedragen
        return (
            cel.maand, cel.gemeente, gemeentenaam(cel.gemeente), cel.wet.naam,
            *_product(namen, cel.wet, cel.product_categorie, cel.product_code),
            b.gedeclareerd, b.toegekend, b.wacht, b.afgekeurd, b.onopgelost, b.betaald, b.open,
        )  # fmt: skip

    return Blad("Omzet", kolommen, map(rij, cellen), len(cellen))


def _declaraties(verbinding: Connection) -> Blad:
    kolommen = (
        Kolom("Declaratienummer", _TEKST, 18), Kolom("Maand", _MAAND, 12), *_GEMEENTE,
        Kolom("Wet", _TEKST, 10), Kolom("AGB-code", _TEKST, 12), Kolom("Dagtekening", _DATUM, 13),
        Kolom("Stand", _TEKST, 24), Kolom("Ingediend op", _DATUM, 13),
        Kolom("Antwoord op", _DATUM, 13), Kolom("Regels", Soort.GETAL, 9),
        Kolom("Ingediend bedrag", _GELD, 16), Kolom("Toegekend bedrag", _GELD, 16),
        Kolom("Betaald", _GELD, 16), Kolom("Nog te ontvangen", _GELD, 16),
    )  # fmt: skip
    d, b = declaratie.c, bericht.c
    regels = (
        select(func.count())
        .where(prestatie.c.bericht_id == d.bericht_id)
        .correlate(declaratie)
        .scalar_subquery()
    )
    vraag = (
        select(
            d.nummer, d.maand, b.gemeente, d.wet, b.aanbieder, b.dagtekening, b.status,
            b.ingediend_op, d.beantwoord_op, regels.label("regels"), d.totaal, d.toegekend,
            BETAALD.label("betaald"),
        )
        .join_from(declaratie, bericht, b.id == d.bericht_id)
        .order_by(d.maand, b.gemeente, d.wet, d.bericht_id)
    )  # fmt: skip

    def rij(r: RowMapping) -> Sequence[Waarde]:
        status = Status(r["status"])
        verwacht = 0
        if status.telt:
            verwacht = r["totaal"] if r["toegekend"] is None else r["toegekend"]
        return (
            r["nummer"], r["maand"], r["gemeente"], gemeentenaam(r["gemeente"]), r["wet"].naam,
            r["aanbieder"], r["dagtekening"], status.label, r["ingediend_op"], r["beantwoord_op"],
            r["regels"], r["totaal"], r["toegekend"], r["betaald"], verwacht - r["betaald"],
        )  # fmt: skip

    return _blad(verbinding, "Declaraties", kolommen, vraag, rij)


def _prestaties(verbinding: Connection, namen: dict[Productsleutel, str], met_bsn: bool) -> Blad:
    kolommen = (
        Kolom("Declaratienummer", _TEKST, 18), Kolom("Maand", _MAAND, 12), *_GEMEENTE,
        Kolom("Wet", _TEKST, 10), *_wie_kolommen(met_bsn), Kolom("Toewijzing", Soort.GETAL, 13),
        *_PRODUCT, Kolom("Begin", _DATUM, 12), Kolom("Einde", _DATUM, 12),
        Kolom("Volume", Soort.AANTAL, 10), Kolom("Eenheid", _TEKST, 16), Kolom("Tarief", _GELD, 12),
        Kolom("Bedrag", _GELD, 14), Kolom("Debet of credit", _TEKST, 10),
        Kolom("Referentienummer", _TEKST, 22), Kolom("Crediteert", _TEKST, 22),
        Kolom("Stand", _TEKST, 14), Kolom("Codes", _TEKST, 16),
    )  # fmt: skip
    p = prestatie.c
    codes = (
        select(func.group_concat(prestatie_code.c.code, " "))
        .where(prestatie_code.c.prestatie_id == p.id)
        .correlate(prestatie)
        .scalar_subquery()
    )
    vraag = (
        select(
            declaratie.c.nummer.label("declaratie"), declaratie.c.maand, bericht.c.gemeente,
            *p, *WIE, toewijzing.c.nummer, STAND.label("stand"), codes.label("codes"),
        )
        .select_from(_REGEL)
        .order_by(p.id)
    )  # fmt: skip

    def rij(r: RowMapping) -> Sequence[Waarde]:
        return (
            r["declaratie"], r["maand"], r["gemeente"], gemeentenaam(r["gemeente"]), r["wet"].naam,
            *_wie(r, met_bsn), r["nummer"],
            *_product(namen, r["wet"], r["product_categorie"], r["product_code"]),
            r["begindatum"], r["einddatum"], _volume(r), _eenheid(r["eenheid"]), r["tarief"],
            r["bedrag"], "debet" if r["debet_credit"] == DEBET else "credit",
            r["referentie_nummer"], r["vorig_referentie_nummer"], r["stand"], r["codes"],
        )  # fmt: skip

    return _blad(verbinding, "Prestaties", kolommen, vraag, rij)


def _zorg(verbinding: Connection, met_bsn: bool) -> Blad:
    kolommen = (
        Kolom("Datum", _DATUM, 12), *_wie_kolommen(met_bsn), Kolom("Toewijzing", Soort.GETAL, 13),
        Kolom("Product", _TEKST, 10), Kolom("Aantal", Soort.AANTAL, 10),
        Kolom("Eenheid", _TEKST, 16), Kolom("Medewerker", _TEKST, 22),
        *((Kolom("Opmerking", _TEKST, 40),) if met_bsn else ()),
        Kolom("Gedeclareerd in", _TEKST, 18), Kolom("Vervallen op", _DATUM, 13),
    )  # fmt: skip
    declaratie_van = (
        select(declaratie.c.nummer)
        .select_from(
            prestatie_zorg.join(prestatie, prestatie.c.id == prestatie_zorg.c.prestatie_id)
            .join(declaratie, declaratie.c.bericht_id == prestatie.c.bericht_id)
            .join(bericht, bericht.c.id == prestatie.c.bericht_id)
        )
        .where(
            prestatie_zorg.c.zorg_id == zorg.c.id,
            prestatie.c.debet_credit == DEBET,
            GEDECLAREERD,
        )
        .order_by(prestatie.c.id.desc())
        .limit(1)
        .correlate(zorg)
        .scalar_subquery()
    )
    vraag = (
        select(*zorg.c, *WIE, declaratie_van.label("declaratie"))
        .select_from(zorg.outerjoin(client, client.c.bsn == zorg.c.bsn))
        .order_by(zorg.c.datum, zorg.c.id)
    )

    def rij(r: RowMapping) -> Sequence[Waarde]:
        return (
            r["datum"], *_wie(r, met_bsn, r["bsn"]), r["toewijzing_nummer"], r["product_code"],
            Decimal(r["aantal"]) / DUIZENDSTEN, _eenheid(r["eenheid"]), r["medewerker"],
            *((r["opmerking"],) if met_bsn else ()), r["declaratie"],
            r["vervallen_op"].date() if r["vervallen_op"] else None,
        )  # fmt: skip

    return _blad(verbinding, "Geleverde zorg", kolommen, vraag, rij)


def _contract(verbinding: Connection) -> Blad:
    kolommen = (
        Kolom("Wet", _TEKST, 10), *_GEMEENTE, *_PRODUCT, Kolom("Eenheid", _TEKST, 16),
        Kolom("Tarief", _GELD, 12), Kolom("Uitvoering", _TEKST, 13), Kolom("Vanaf", _DATUM, 12),
        Kolom("Tot en met", _DATUM, 12),
    )  # fmt: skip
    k = contractproduct.c
    vraag = select(contractproduct).order_by(k.gemeente, k.wet, k.product_code, k.vanaf)

    def rij(r: RowMapping) -> Sequence[Waarde]:
        uitvoering: Uitvoeringsvariant = r["uitvoering"]
        return (
            r["wet"].naam, r["gemeente"], gemeentenaam(r["gemeente"]), r["product_categorie"],
            r["product_code"], r["naam"], _eenheid(r["eenheid"]), r["tarief"], uitvoering.value,
            r["vanaf"], r["tot"],
        )  # fmt: skip

    return _blad(verbinding, "Contract", kolommen, vraag, rij)


def _betalingen(verbinding: Connection) -> Blad:
    kolommen = (
        Kolom("Datum", _DATUM, 12), Kolom("Declaratienummer", _TEKST, 18),
        Kolom("Maand", _MAAND, 12), *_GEMEENTE, Kolom("Wet", _TEKST, 10),
        Kolom("Bedrag", _GELD, 14), Kolom("Omschrijving", _TEKST, 40),
        Kolom("Kenmerk van de bank", _TEKST, 30),
    )  # fmt: skip
    vraag = (
        select(betaling, declaratie.c.nummer, declaratie.c.maand, declaratie.c.wet,
               bericht.c.gemeente)
        .join_from(betaling, declaratie, declaratie.c.bericht_id == betaling.c.bericht_id)
        .join(bericht, bericht.c.id == betaling.c.bericht_id)
        .order_by(betaling.c.datum, betaling.c.id)
    )  # fmt: skip

    def rij(r: RowMapping) -> Sequence[Waarde]:
        return (
            r["datum"], r["nummer"], r["maand"], r["gemeente"], gemeentenaam(r["gemeente"]),
            r["wet"].naam, r["bedrag"], r["omschrijving"], r["kenmerk"],
        )  # fmt: skip

    return _blad(verbinding, "Betalingen", kolommen, vraag, rij)


def _afgekeurd(verbinding: Connection, namen: dict[Productsleutel, str], met_bsn: bool) -> Blad:
    kolommen = (
        Kolom("Declaratienummer", _TEKST, 18), *_GEMEENTE, Kolom("Wet", _TEKST, 10),
        *_wie_kolommen(met_bsn), Kolom("Toewijzing", Soort.GETAL, 13), *_PRODUCT,
        Kolom("Begin", _DATUM, 12), Kolom("Einde", _DATUM, 12), Kolom("Bedrag", _GELD, 14),
        Kolom("Referentienummer", _TEKST, 22), Kolom("Antwoord op", _DATUM, 13),
        Kolom("Code", _TEKST, 9), Kolom("Wat de code betekent", _TEKST, 70),
        Kolom("Hoe het staat", _TEKST, 24),
    )  # fmt: skip
    p = prestatie.c
    vraag = (
        select(
            declaratie.c.nummer.label("declaratie"), declaratie.c.beantwoord_op,
            bericht.c.gemeente, bericht.c.vecozo_code, bericht.c.status, *p, *WIE,
            toewijzing.c.nummer, prestatie_code.c.code, OPNIEUW.label("opnieuw"),
            ZONDER_ZORG.label("zonder_zorg"), OPGELOST.label("opgelost"),
        )
        .select_from(_REGEL.outerjoin(prestatie_code, prestatie_code.c.prestatie_id == p.id))
        .where(AFGEKEURD)
        .order_by(p.id, prestatie_code.c.volgorde)
    )  # fmt: skip

    def rij(r: RowMapping) -> Sequence[Waarde]:
        code = r["code"] or ""
        if not code and r["status"] == Status.AFGEKEURD_VECOZO.value:
            code = r["vecozo_code"] or ""
        return (
            r["declaratie"], r["gemeente"], gemeentenaam(r["gemeente"]), r["wet"].naam,
            *_wie(r, met_bsn), r["nummer"],
            *_product(namen, r["wet"], r["product_categorie"], r["product_code"]),
            r["begindatum"], r["einddatum"], r["bedrag"], r["referentie_nummer"],
            r["beantwoord_op"], code, uitleg(code).betekenis, _hoe_het_staat(r),
        )  # fmt: skip

    return _blad(verbinding, "Afgekeurde regels", kolommen, vraag, rij)


def _hoe_het_staat(r: RowMapping) -> str:
    if r["afgehandeld_op"] is not None:
        return "afgehandeld"
    if r["opnieuw"]:
        return "opnieuw gedeclareerd"
    return "zorg vervallen of elders" if r["zonder_zorg"] else "nog op te lossen"


def _plafonds(verbinding: Connection, vandaag: date) -> Blad:
    kolommen = (
        *_GEMEENTE, Kolom("Jaar", Soort.GETAL, 8), Kolom("Plafond", _GELD, 16),
        Kolom("Gedeclareerd", _GELD, 16), Kolom("Deel van het plafond", Soort.PROCENT, 14),
        Kolom("Verwacht tot het einde van het jaar", _GELD, 20),
        Kolom("Bereikt in", _MAAND, 12),
    )  # fmt: skip
    per_jaar: dict[int, list[Omzetcel]] = {jaar: [] for jaar in jaren(verbinding, vandaag)}
    for cel in omzet(verbinding, None):
        per_jaar.setdefault(cel.maand.year, []).append(cel)
    rijen = [
        (
            een.gemeente, gemeentenaam(een.gemeente), een.jaar, een.plafond, een.gedeclareerd,
            None if een.plafond in (None, 0) else Decimal(een.gedeclareerd) / een.plafond,
            een.verwacht, een.bereikt,
        )
        for jaar, cellen in sorted(per_jaar.items())
        for een in plafonds(verbinding, jaar, vandaag, cellen)
        if een.plafond is not None or een.gedeclareerd
    ]  # fmt: skip
    return Blad("Budgetplafonds", kolommen, iter(rijen), len(rijen))


def _product(
    namen: dict[Productsleutel, str], wet: Wet, categorie: str, code: str
) -> Sequence[Waarde]:
    return categorie, code, namen.get((wet, categorie, code), "")


def _wie_kolommen(met_bsn: bool) -> Sequence[Kolom]:
    gewoon = (Kolom("Cliënt", _TEKST, 12), Kolom("Geboortejaar", Soort.GETAL, 13))
    return (*gewoon, Kolom("BSN", _TEKST, 12)) if met_bsn else gewoon


def _wie(r: RowMapping, met_bsn: bool, bsn: str | None = None) -> Sequence[Waarde]:
    bekend = r["achternaam"] is not None
    wie: tuple[Waarde, ...] = (
        initialen(naam_uit_rij(r)) if bekend else None,
        geboortejaar(r) if bekend else None,
    )
    return (*wie, bsn or r["client_bsn"]) if met_bsn else wie


def _volume(r: RowMapping) -> Waarde:
    """Volume in its Eenheid; of euros it is kept in eurocent (CS339)."""
    return Decimal(r["volume"]) / 100 if r["eenheid"] == EURO else r["volume"]


def _eenheid(code: str) -> str:
    return codelijst("WJ756").label(code)
