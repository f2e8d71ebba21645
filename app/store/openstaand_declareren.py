"""Care that is not declared, and what is open on declarations: rejected, not paid, not right.

What stands on a line of a 323 is asked as three things. A line *counts* when its message does and
the gemeente did not reject it. It *holds* its care while nobody has to declare that again: it
counts and was not credited, or it was rejected and stands among the rejected lines or was given up.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from app.domain.declaratie import CREDIT, DEBET
from app.domain.openstaand import (
    BetalingOpen,
    CorrectieOpen,
    DeclaratieOpen,
    RegelsAfgekeurd,
    Waarom,
)
from app.domain.verzending import Status
from app.domain.volume import UUR
from app.domain.zorg import in_eenheid, teleenheid
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.sql import letterlijk
from app.store.tables import aanbieder, bericht, toewijzing
from app.store.tables_declareren import (
    betaling,
    declaratie,
    prestatie,
    prestatie_zorg,
    vaststelling,
    zorg,
)

_TELT = [status.value for status in Status if status.telt]
_ONDERWEG = [status.value for status in Status if status.onderweg]
_MAAND = func.substr(zorg.c.datum, 1, 7)


def te_declareren(verbinding: Connection, vandaag: date) -> list[DeclaratieOpen]:
    """Care of the months that have passed and is not declared, by AGB code, month and term.

    Two queries, and none where no care was ever recorded but the one that tells so.
    """
    if verbinding.execute(_ER_IS_ZORG).scalar() is None:
        return []
    rijen = [_Open(*rij) for rij in verbinding.execute(_niet_gedeclareerd(vandaag.replace(day=1)))]
    if not rijen:
        return []
    rijen = _zonder_vastgestelde(rijen, verbinding.execute(_OP_NUL))
    return [*_per_maand(rijen), *_per_jaar(rijen, vandaag), *_na_agb(rijen, vandaag)]


def lopende_declaraties(
    verbinding: Connection,
) -> list[DeclaratieOpen | BetalingOpen | RegelsAfgekeurd | CorrectieOpen]:
    """What is open on the 323s that there are; none of the five queries but one without any."""
    if verbinding.execute(_ER_IS_EEN_DECLARATIE).scalar() is None:
        return []
    return [
        *_te_versturen(verbinding),
        *_te_betalen(verbinding),
        *_afgekeurd(verbinding),
        *_te_corrigeren(verbinding),
    ]


# Lines


def _telt(regel: Any, van: Any) -> ColumnElement[bool]:
    """Whether a line counts: it is in a message that does and was not rejected."""
    return and_(regel.c.afgekeurd == letterlijk(0), van.c.status.in_(_TELT))


def _gecrediteerd(regel: Any) -> ColumnElement[bool]:
    """Whether a line that counts takes this one back (IV091)."""
    credit, van = prestatie.alias(), bericht.alias()
    return exists(
        select(credit.c.id)
        .join(van, van.c.id == credit.c.bericht_id)
        .where(
            credit.c.vorig_referentie_nummer == regel.c.referentie_nummer,
            credit.c.wet == regel.c.wet,
            _telt(credit, van),
        )
    )


def _opnieuw_gedeclareerd(regel: Any) -> ColumnElement[bool]:
    """Whether a later line that counts declares the same Toewijzing, product and month.

    Of a rejected credit line: whether a later one takes the same line back.
    """
    later, van = prestatie.alias(), bericht.alias()
    maand = func.substr(later.c.begindatum, 1, 7) == func.substr(regel.c.begindatum, 1, 7)
    return exists(
        select(later.c.id)
        .join(van, van.c.id == later.c.bericht_id)
        .where(
            later.c.toewijzing_id == regel.c.toewijzing_id,
            later.c.id > regel.c.id,
            later.c.product_categorie == regel.c.product_categorie,
            later.c.product_code == regel.c.product_code,
            later.c.debet_credit == regel.c.debet_credit,
            maand,
            or_(
                regel.c.debet_credit == DEBET,
                later.c.vorig_referentie_nummer == regel.c.vorig_referentie_nummer,
            ),
            _telt(later, van),
        )
    )


def _vastgehouden(zorg_: Any, *, ook_afgekeurd: bool = True) -> ColumnElement[bool]:
    """Whether a line holds this care; without ``ook_afgekeurd``: a line that counts."""
    koppeling, regel, van = prestatie_zorg.alias(), prestatie.alias(), bericht.alias()
    houdt = and_(regel.c.afgekeurd == letterlijk(0), ~_gecrediteerd(regel))
    if ook_afgekeurd:
        afgekeurd = and_(regel.c.afgekeurd == letterlijk(1), ~_opnieuw_gedeclareerd(regel))
        houdt = or_(houdt, afgekeurd)
    return exists(
        select(koppeling.c.zorg_id)
        .join(regel, regel.c.id == koppeling.c.prestatie_id)
        .join(van, van.c.id == regel.c.bericht_id)
        .where(
            koppeling.c.zorg_id == zorg_.c.id,
            regel.c.debet_credit == DEBET,
            van.c.status.in_(_TELT),
            houdt,
        )
    )


def _keten() -> CTE:
    """By declared line that stands: care of it that lapsed, and what took its place since.

    ``eigen`` tells what the line was declared from. What is in the place of care of another
    Toewijzing or month is not among it: that is to be declared where it belongs.
    """
    koppeling, oud = prestatie_zorg.alias(), zorg.alias()
    begin = (
        select(
            koppeling.c.prestatie_id,
            oud.c.id.label("zorg_id"),
            oud.c.toewijzing_id,
            func.substr(oud.c.datum, 1, 7).label("maand"),
            literal_column("1").label("eigen"),
        )
        .select_from(oud)
        .join(koppeling, koppeling.c.zorg_id == oud.c.id)
        .join(prestatie, prestatie.c.id == koppeling.c.prestatie_id)
        .join(bericht, bericht.c.id == prestatie.c.bericht_id)
        .where(
            oud.c.vervallen_op.is_not(None),
            prestatie.c.debet_credit == DEBET,
            _telt(prestatie, bericht),
            ~_gecrediteerd(prestatie),
        )
        .cte("keten", recursive=True)
    )
    nieuw = zorg.alias()
    return begin.union_all(
        select(
            begin.c.prestatie_id,
            nieuw.c.id,
            begin.c.toewijzing_id,
            begin.c.maand,
            literal_column("0"),
        ).join(nieuw, nieuw.c.vervangt_id == begin.c.zorg_id)
    )


# Care that is not declared

_ER_IS_ZORG = select(zorg.c.id).where(zorg.c.toewijzing_id.is_not(None)).limit(1)
_ER_IS_EEN_DECLARATIE = select(declaratie.c.bericht_id).limit(1)


@dataclass(frozen=True, slots=True)
class _Open:
    """Care of one Toewijzing, product and month that nobody declared."""

    wet: Wet
    gemeente: str
    aanbieder: str
    agb_tot: date | None
    client_id: int
    toewijzing_id: int
    product: str
    eenheid: str
    maand_tekst: str
    zondagmaand: str
    aantal: int

    @property
    def maand(self) -> date:
        """First day of the month."""
        return date.fromisoformat(f"{self.maand_tekst}-01")


def _niet_gedeclareerd(voor: date) -> Select[Any]:
    """Care of before a day that no line holds, summed as the proposal does."""
    keten, nieuw = _keten(), zorg.alias()
    vervangers = (
        select(keten.c.zorg_id)
        .join(nieuw, nieuw.c.id == keten.c.zorg_id)
        .where(
            keten.c.eigen == letterlijk(0),
            nieuw.c.toewijzing_id == keten.c.toewijzing_id,
            func.substr(nieuw.c.datum, 1, 7) == keten.c.maand,
        )
    )
    zondagmaand = func.substr(func.date(zorg.c.datum, "weekday 0"), 1, 7)
    return (
        select(
            toewijzing.c.wet,
            toewijzing.c.gemeente,
            toewijzing.c.aanbieder,
            aanbieder.c.tot,
            toewijzing.c.client_id,
            zorg.c.toewijzing_id,
            zorg.c.product_code,
            zorg.c.eenheid,
            _MAAND,
            zondagmaand,
            func.sum(zorg.c.aantal),
        )
        .select_from(zorg)
        .join(toewijzing, toewijzing.c.id == zorg.c.toewijzing_id)
        .join(aanbieder, aanbieder.c.agb == toewijzing.c.aanbieder)
        .where(
            zorg.c.vervallen_op.is_(None),
            zorg.c.datum < voor,
            ~_vastgehouden(zorg),
            zorg.c.id.not_in(vervangers),
        )
        .group_by(zorg.c.toewijzing_id, _MAAND, zorg.c.product_code, zorg.c.eenheid, zondagmaand)
        .order_by(toewijzing.c.wet, toewijzing.c.gemeente, toewijzing.c.aanbieder, _MAAND)
    )


# Decisions not to declare, with what is recorded now in the Eenheid in which is added up (IV079).
_OP_NUL = select(
    vaststelling.c.toewijzing_id,
    vaststelling.c.product_code,
    func.substr(vaststelling.c.maand, 1, 7),
    vaststelling.c.geregistreerd,
    select(func.sum(case((zorg.c.eenheid == UUR, zorg.c.aantal * 60), else_=zorg.c.aantal)))
    .where(
        zorg.c.toewijzing_id == vaststelling.c.toewijzing_id,
        zorg.c.vervallen_op.is_(None),
        zorg.c.product_code.in_([vaststelling.c.product_code, letterlijk("")]),
        func.substr(vaststelling.c.maand, 1, 7) == _MAAND,
    )
    .scalar_subquery(),
).where(vaststelling.c.volume == letterlijk(0))


def _zonder_vastgestelde(rijen: list[_Open], op_nul: Iterable[Any]) -> list[_Open]:
    """Leave out care of which the user decided to declare nothing, while that decision counts.

    The month is that of the care, or that in which its week ends where that is declared (IV076).
    """
    weg: set[int] = set()
    per_toewijzing: dict[int, list[_Open]] = {}
    for rij in rijen:
        per_toewijzing.setdefault(rij.toewijzing_id, []).append(rij)
    for toewijzing_id, code, maand, geregistreerd, nu in op_nul:
        van = [r for r in per_toewijzing.get(toewijzing_id, ()) if r.product in (code, "")]
        for soms in (
            [r for r in van if r.maand_tekst == maand],
            [r for r in van if r.zondagmaand == maand],
        ):
            som = sum(_geteld(r.aantal, r.eenheid) for r in soms)
            if geregistreerd in (som, nu):
                weg.update(map(id, soms))
                break
    return [rij for rij in rijen if id(rij) not in weg]


def _geteld(aantal: int, eenheid: str) -> int:
    """Thousandths in the Eenheid in which is added up."""
    return in_eenheid(aantal, eenheid, teleenheid(eenheid)) or 0


def _per_maand(rijen: Iterable[_Open]) -> Iterable[DeclaratieOpen]:
    """One for each month, as the 323 is made for one."""
    for groep in _groepen(rijen, lambda rij: rij.maand_tekst):
        eerste = groep[0]
        yield _open(groep, Waarom.MAAND, _einde_maand(eerste.maand))


def _per_jaar(rijen: Iterable[_Open], vandaag: date) -> Iterable[DeclaratieOpen]:
    """One for each year that has passed."""
    oud = [rij for rij in rijen if rij.maand.year < vandaag.year]
    for groep in _groepen(oud, lambda rij: rij.maand_tekst[:4]):
        yield _open(groep, Waarom.JAAR, date(groep[0].maand.year, 12, 31))


def _na_agb(rijen: Iterable[_Open], vandaag: date) -> Iterable[DeclaratieOpen]:
    """One for each AGB code of ours that has ended."""
    for groep in _groepen(rijen, lambda _: ""):
        tot = groep[0].agb_tot
        if tot is not None and tot <= vandaag:
            yield _open(groep, Waarom.AGB, tot)


def _groepen(rijen: Iterable[_Open], deel: Any) -> list[list[_Open]]:
    groepen: dict[tuple[Wet, str, str, str], list[_Open]] = {}
    for rij in rijen:
        sleutel = (rij.wet, rij.gemeente, rij.aanbieder, deel(rij))
        groepen.setdefault(sleutel, []).append(rij)
    return list(groepen.values())


def _open(groep: list[_Open], waarom: Waarom, tot: date) -> DeclaratieOpen:
    eerste = groep[0]
    return DeclaratieOpen(
        wet=eerste.wet,
        gemeente=eerste.gemeente,
        waarom=waarom,
        aanbieder=eerste.aanbieder,
        vanaf=min(rij.maand for rij in groep),
        tot=tot,
        clienten=len({rij.client_id for rij in groep}),
        prestaties=len({(rij.toewijzing_id, rij.product, rij.maand_tekst) for rij in groep}),
    )


def _einde_maand(maand: date) -> date:
    return maand.replace(day=calendar.monthrange(maand.year, maand.month)[1])


# Declarations

_VAN_DECLARATIE = (
    bericht.c.id,
    bericht.c.wet,
    bericht.c.gemeente,
    bericht.c.identificatie,
    declaratie.c.nummer,
    declaratie.c.maand,
)


def _van_declaratie(rij: Any) -> dict[str, Any]:
    return {
        "wet": rij.wet,
        "gemeente": rij.gemeente,
        "bericht_id": rij.id,
        "identificatie": rij.identificatie,
        "declaratie_nummer": rij.nummer,
        "maand": rij.maand,
    }


def _te_versturen(verbinding: Connection) -> Iterable[DeclaratieOpen]:
    """323s that were not submitted, each with the term of its DeclaratiePeriode."""
    vraag = (
        select(
            *_VAN_DECLARATIE,
            bericht.c.aanbieder,
            bericht.c.status,
            func.count(prestatie.c.client_id.distinct()).label("clienten"),
            func.count(prestatie.c.id).label("prestaties"),
        )
        .select_from(bericht)
        .join(declaratie, declaratie.c.bericht_id == bericht.c.id)
        .join(prestatie, prestatie.c.bericht_id == bericht.c.id)
        .where(bericht.c.status.in_(_ONDERWEG), bericht.c.soort == Berichtsoort.DECLARATIE)
        .group_by(bericht.c.id)
    )
    for rij in verbinding.execute(vraag):
        yield DeclaratieOpen(
            wet=rij.wet,
            gemeente=rij.gemeente,
            waarom=Waarom.MAAND,
            aanbieder=rij.aanbieder,
            vanaf=rij.maand,
            tot=_einde_maand(rij.maand),
            clienten=rij.clienten,
            prestaties=rij.prestaties,
            bericht_id=rij.id,
            identificatie=rij.identificatie,
            status=Status(rij.status),
        )


def _te_betalen(verbinding: Connection) -> Iterable[BetalingOpen]:
    """Declarations of which less was paid than was granted; a negative balance asks nothing."""
    betaald = (
        select(func.coalesce(func.sum(betaling.c.bedrag), 0))
        .where(betaling.c.bericht_id == declaratie.c.bericht_id)
        .scalar_subquery()
    )
    rest = declaratie.c.toegekend - betaald
    vraag = (
        select(
            *_VAN_DECLARATIE,
            bericht.c.dagtekening,
            func.coalesce(
                bericht.c.ingediend_op, bericht.c.dagtekening, type_=bericht.c.dagtekening.type
            ).label("ingediend_op"),
            rest.label("rest"),
        )
        .select_from(declaratie)
        .join(bericht, bericht.c.id == declaratie.c.bericht_id)
        .where(declaratie.c.toegekend > letterlijk(0), rest > 0, bericht.c.status.in_(_TELT))
        .order_by(bericht.c.id)
    )
    for rij in verbinding.execute(vraag):
        yield BetalingOpen(
            **_van_declaratie(rij),
            dagtekening=rij.dagtekening,
            ingediend_op=rij.ingediend_op,
            bedrag=rij.rest,
        )


def _afgekeurd(verbinding: Connection) -> Iterable[RegelsAfgekeurd]:
    """Rejected lines that are not solved.

    One is solved when it is declared again, was given up, or when of the care that it follows from
    nothing stands that is not declared elsewhere. What was refused as a whole is not among it.
    """
    nog_te_declareren = exists(
        select(zorg.c.id)
        .join(prestatie_zorg, prestatie_zorg.c.zorg_id == zorg.c.id)
        .where(
            prestatie_zorg.c.prestatie_id == prestatie.c.id,
            zorg.c.vervallen_op.is_(None),
            ~_vastgehouden(zorg, ook_afgekeurd=False),
        )
    )
    uit_zorg = exists(
        select(prestatie_zorg.c.zorg_id).where(prestatie_zorg.c.prestatie_id == prestatie.c.id)
    )
    vraag = (
        select(
            *_VAN_DECLARATIE,
            declaratie.c.beantwoord_op,
            func.count(prestatie.c.id).label("regels"),
        )
        .select_from(prestatie)
        .join(declaratie, declaratie.c.bericht_id == prestatie.c.bericht_id)
        .join(bericht, bericht.c.id == prestatie.c.bericht_id)
        .where(
            prestatie.c.afgekeurd == letterlijk(1),
            prestatie.c.afgehandeld_op.is_(None),
            declaratie.c.beantwoord_op.is_not(None),
            bericht.c.status.in_(_TELT),
            ~_opnieuw_gedeclareerd(prestatie),
            or_(~uit_zorg, nog_te_declareren, prestatie.c.debet_credit == CREDIT),
        )
        .group_by(bericht.c.id)
    )
    for rij in verbinding.execute(vraag):
        yield RegelsAfgekeurd(**_van_declaratie(rij), sinds=rij.beantwoord_op, regels=rij.regels)


def _te_corrigeren(verbinding: Connection) -> Iterable[CorrectieOpen]:
    """Granted lines whose care was changed since, so that its sum is another."""
    keten = _keten()
    vraag = (
        select(
            *_VAN_DECLARATIE,
            declaratie.c.beantwoord_op,
            keten.c.prestatie_id,
            keten.c.eigen,
            zorg.c.vervallen_op.is_(None).label("staat"),
            zorg.c.toewijzing_id,
            zorg.c.product_code,
            zorg.c.eenheid,
            _MAAND.label("zorgmaand"),
            zorg.c.aantal,
        )
        .select_from(keten)
        .join(zorg, zorg.c.id == keten.c.zorg_id)
        .join(prestatie, prestatie.c.id == keten.c.prestatie_id)
        .join(declaratie, declaratie.c.bericht_id == prestatie.c.bericht_id)
        .join(bericht, bericht.c.id == prestatie.c.bericht_id)
        .where(
            bericht.c.status == Status.GOEDGEKEURD.value,
            declaratie.c.beantwoord_op.is_not(None),
        )
        .order_by(bericht.c.id)
    )
    verschil: dict[int, Counter[tuple[Any, ...]]] = {}
    van: dict[int, Any] = {}
    for rij in verbinding.execute(vraag):
        som = verschil.setdefault(rij.prestatie_id, Counter())
        van[rij.prestatie_id] = rij
        wat = (rij.toewijzing_id, rij.product_code, teleenheid(rij.eenheid), rij.zorgmaand)
        som[wat] += (bool(rij.staat) - rij.eigen) * _geteld(rij.aantal, rij.eenheid)
    anders = [van[id_] for id_, som in verschil.items() if any(som.values())]
    regels = Counter(rij.id for rij in anders)
    for rij in {rij.id: rij for rij in anders}.values():
        yield CorrectieOpen(**_van_declaratie(rij), sinds=rij.beantwoord_op, regels=regels[rij.id])
