"""The sums behind the overviews, each in one query, whatever the number of lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    CTE,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Select,
    case,
    func,
    select,
    union,
)

from app.domain.plafond import Plafond, toets
from app.domain.verzending import Status
from app.reports.omzet import Bedragen, Maandsoort, Omzetcel
from app.standard.release import Wet
from app.store.regelstand import (
    AFGEKEURD,
    GEDECLAREERD,
    ONOPGELOST,
    TOEGEKEND,
    VERVALLEN,
)
from app.store.tables import bericht, toewijzing
from app.store.tables_declareren import (
    betaling,
    budgetplafond,
    contractproduct,
    declaratie,
    prestatie,
    prestatie_code,
)

Productsleutel = tuple[Wet, str, str]  # wet, ProductCategorie, ProductCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Afkeurcode:
    """What was refused with one code: lines and eurocent, and how much of it still asks something.

    ``code`` is a return code (WJ001) or a code of VECOZO; empty when none was given.
    """

    code: str
    regels: int
    bedrag: int
    opgelost: int
    onopgelost_bedrag: int

    @property
    def onopgelost(self) -> int:
        """Lines that still ask something."""
        return self.regels - self.opgelost


@dataclass(frozen=True, slots=True, kw_only=True)
class Overzicht:
    """Everything that the overviews of one year show.

    ``jaren`` are the years of which there is something, the newest first. ``codes`` follow the
    number of lines; a line with more codes counts with each of them.
    """

    jaar: int
    jaren: Sequence[int]
    cellen: Sequence[Omzetcel]
    codes: Sequence[Afkeurcode]
    plafonds: Sequence[Plafond]
    namen: Mapping[Productsleutel, str]


def overzicht(
    engine: Engine, jaar: int, vandaag: date, maandsoort: Maandsoort = Maandsoort.ZORG
) -> Overzicht:
    """Read the overviews of a year, all at the same moment, in a fixed number of queries."""
    with engine.connect() as verbinding:
        cellen = omzet(verbinding, jaar, maandsoort)
        van_de_zorg = cellen
        if maandsoort is not Maandsoort.ZORG:
            van_de_zorg = omzet(verbinding, jaar, Maandsoort.ZORG)
        return Overzicht(
            jaar=jaar,
            jaren=jaren(verbinding, vandaag),
            cellen=cellen,
            codes=afgekeurd_per_code(verbinding, jaar, maandsoort),
            plafonds=plafonds(verbinding, jaar, vandaag, van_de_zorg),
            namen=productnamen(verbinding),
        )


def jaren(verbinding: Connection, vandaag: date) -> list[int]:
    """Give the years in which care was declared, with this year, the newest first."""
    jaar = func.substr(prestatie.c.begindatum, 1, 4)
    periode = func.substr(declaratie.c.maand, 1, 4)
    vraag = union(select(jaar), select(periode))
    gevonden = {int(een) for een in verbinding.execute(vraag).scalars()}
    return sorted(gevonden | {vandaag.year}, reverse=True)


def omzet(
    verbinding: Connection, jaar: int | None, maandsoort: Maandsoort = Maandsoort.ZORG
) -> list[Omzetcel]:
    """Add up what was declared in a year, or ever, per month, gemeente, wet and product.

    What was paid is divided over the lines of its declaration by what they declare; the parts add
    up to what was paid, to the cent.
    """
    vraag = _verdeeld(maandsoort)
    if jaar is not None:
        vraag = vraag.where(vraag.selected_columns.maand.between(f"{jaar}-01", f"{jaar}-12"))
    return [
        Omzetcel(
            maand=date.fromisoformat(f"{rij.maand}-01"),
            gemeente=rij.gemeente,
            wet=rij.wet,
            product_categorie=rij.product_categorie,
            product_code=rij.product_code,
            bedragen=Bedragen(
                gedeclareerd=rij.gedeclareerd,
                toegekend=rij.toegekend,
                afgekeurd=rij.afgekeurd,
                onopgelost=rij.onopgelost,
                betaald=rij.betaald,
            ),
        )
        for rij in verbinding.execute(vraag)
    ]


def afgekeurd_per_code(
    verbinding: Connection, jaar: int, maandsoort: Maandsoort = Maandsoort.ZORG
) -> list[Afkeurcode]:
    """Count what was refused in a year per code, the most lines first."""
    # Of a message that VECOZO refused every line is, with the one code of that message.
    van_vecozo = case(
        (bericht.c.status == Status.AFGEKEURD_VECOZO.value, bericht.c.vecozo_code), else_=None
    )
    code = func.coalesce(prestatie_code.c.code, van_vecozo, "")
    regels = (
        select(
            prestatie.c.id,
            code.label("code"),
            prestatie.c.bedrag.label("bedrag"),
            ONOPGELOST.label("onopgelost"),
        )
        .select_from(prestatie)
        .join(bericht, bericht.c.id == prestatie.c.bericht_id)
        .join(declaratie, declaratie.c.bericht_id == prestatie.c.bericht_id)
        .outerjoin(prestatie_code, prestatie_code.c.prestatie_id == prestatie.c.id)
        .where(AFGEKEURD, _maand(maandsoort).between(f"{jaar}-01", f"{jaar}-12"))
        .distinct()  # a code that was given twice to a line is one
        .subquery()
    )
    aantal = func.count()
    vraag = (
        select(
            regels.c.code,
            aantal,
            func.sum(regels.c.bedrag),
            func.sum(1 - regels.c.onopgelost),
            func.sum(regels.c.bedrag * regels.c.onopgelost),
        )
        .group_by(regels.c.code)
        .order_by(aantal.desc(), regels.c.code)
    )
    return [
        Afkeurcode(code=een, regels=aantal_, bedrag=bedrag, opgelost=goed, onopgelost_bedrag=nog)
        for een, aantal_, bedrag, goed, nog in verbinding.execute(vraag)
    ]


def plafonds(
    verbinding: Connection, jaar: int, vandaag: date, cellen: Sequence[Omzetcel]
) -> list[Plafond]:
    """Hold what was declared over the care of a year against the ceilings, by gemeente.

    ``cellen`` are those of the year, by month of care. Gemeenten without a ceiling are among them
    when they are in a contract or a Toewijzing.
    """
    rijen = verbinding.execute(select(budgetplafond).where(budgetplafond.c.jaar == jaar))
    bekend = {rij.gemeente: rij.bedrag for rij in rijen}
    vraag = union(select(contractproduct.c.gemeente), select(toewijzing.c.gemeente))
    codes = set(bekend) | set(verbinding.execute(vraag).scalars())
    codes |= {cel.gemeente for cel in cellen}
    per_maand: dict[str, dict[int, int]] = {code: {} for code in codes}
    for cel in cellen:
        maanden = per_maand[cel.gemeente]
        nummer = cel.maand.month
        maanden[nummer] = maanden.get(nummer, 0) + cel.bedragen.gedeclareerd
    return [toets(code, jaar, bekend.get(code), per_maand[code], vandaag) for code in sorted(codes)]


def productnamen(verbinding: Connection) -> dict[Productsleutel, str]:
    """Give what products are called in the contracts; of more names the newest."""
    k = contractproduct.c
    vraag = select(k.wet, k.product_categorie, k.product_code, k.naam).order_by(k.vanaf)
    return {(wet, cat, code): naam for wet, cat, code, naam in verbinding.execute(vraag) if naam}


def _maand(maandsoort: Maandsoort) -> ColumnElement[str]:
    zorg = maandsoort is Maandsoort.ZORG
    dag: Column[date] = prestatie.c.begindatum if zorg else declaratie.c.maand
    return func.substr(dag, 1, 7, type_=declaratie.c.nummer.type)


def _cellen(maandsoort: Maandsoort) -> CTE:
    """The sums of each declaration by month and product."""
    bedrag = prestatie.c.bedrag

    def som(voorwaarde: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((voorwaarde, bedrag), else_=0))

    maand = _maand(maandsoort).label("maand")
    sleutel = (
        prestatie.c.bericht_id,
        bericht.c.gemeente,
        prestatie.c.wet,
        prestatie.c.product_categorie,
        prestatie.c.product_code,
    )
    return (
        select(
            *sleutel,
            maand,
            som(GEDECLAREERD).label("gedeclareerd"),
            som(TOEGEKEND).label("toegekend"),
            som(AFGEKEURD).label("afgekeurd"),
            func.sum(bedrag * ONOPGELOST).label("onopgelost"),
            func.count().label("regels"),
        )
        .select_from(prestatie)
        .join(bericht, bericht.c.id == prestatie.c.bericht_id)
        .join(declaratie, declaratie.c.bericht_id == prestatie.c.bericht_id)
        .where(~VERVALLEN)
        .group_by(*sleutel, maand)
        .cte("cel")
    )


def _verdeeld(maandsoort: Maandsoort) -> Select[tuple[object, ...]]:
    """The sums with what was paid: each cell the part of its declaration that falls to it."""
    cel = _cellen(maandsoort)
    betaald = (
        select(betaling.c.bericht_id, func.sum(betaling.c.bedrag).label("bedrag"))
        .group_by(betaling.c.bericht_id)
        .cte("betaald")
    )
    van = cel.c.bericht_id
    volgorde = [
        cel.c.maand, cel.c.gemeente, cel.c.wet, cel.c.product_categorie, cel.c.product_code
    ]  # fmt: skip
    geheel = func.sum(cel.c.gedeclareerd).over(partition_by=van)
    # A declaration that comes to nothing has no amounts to divide by: its lines then count alike.
    gewicht = case((geheel != 0, cel.c.gedeclareerd), else_=cel.c.regels).label("gewicht")
    gewogen = select(*cel.c, gewicht).cte("gewogen")
    w = gewogen.c
    tot = func.sum(w.gewicht).over(
        partition_by=w.bericht_id, order_by=[w[kolom.name] for kolom in volgorde], rows=(None, 0)
    )
    heel = func.sum(w.gewicht).over(partition_by=w.bericht_id)
    verdeeld = (
        select(
            *w,
            tot.label("tot"),
            heel.label("heel"),
            func.coalesce(betaald.c.bedrag, 0).label("in_"),
        )
        .select_from(gewogen.outerjoin(betaald, betaald.c.bericht_id == w.bericht_id))
        .cte("verdeeld")
    )
    v = verdeeld.c
    # Both whole divisions: the parts join on, so that none of the payment is lost or made.
    deel = (v.in_ * v.tot).op("/")(v.heel) - (v.in_ * (v.tot - v.gewicht)).op("/")(v.heel)
    sleutel = [v[kolom.name] for kolom in volgorde]
    return (
        select(
            *sleutel,
            *(
                func.sum(v[naam]).label(naam)
                for naam in ("gedeclareerd", "toegekend", "afgekeurd", "onopgelost")
            ),
            func.sum(deel).label("betaald"),
        )
        .group_by(*sleutel)
        .order_by(*sleutel)
    )
