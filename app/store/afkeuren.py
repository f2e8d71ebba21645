"""Everything that was refused, by whom and with which code, in a fixed number of queries.

The day of a moment is its day in UTC, as the moments are recorded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from app.domain.afkeur import (
    Afhandeling,
    Afkeuring,
    BekendeToewijzing,
    Door,
    GeweigerdBericht,
    GoedBericht,
    Opvolger,
)
from app.domain.client import korte_naam
from app.domain.ontvangst import ALLEEN_MELDEN, Ontvangststatus
from app.domain.toewijzing import VERWIJDERD, productnaam
from app.domain.verzending import Status
from app.standard.basis import Product
from app.standard.berichtsoort import Berichtsoort
from app.store import mapping
from app.store.leidend import LEIDEND
from app.store.sql import in_delen, letterlijk
from app.store.tables import (
    Richting,
    bericht,
    bevinding,
    client,
    inhoud,
    retourcode,
    toewijzing,
    toewijzing_versie,
)

_GEWEIGERD = [Status.AFGEKEURD.value, Status.AFGEKEURD_VECOZO.value]
_VERWERKT = Ontvangststatus.VERWERKT.value
_RETOUREN = [soort for soort in Berichtsoort if soort.is_retour]
_DOOR_GEMEENTE = bericht.c.status == Status.AFGEKEURD.value
# Also what the gemeente took or refused after all: VECOZO did refuse it.
_DOOR_VECOZO = or_(
    bericht.c.status == Status.AFGEKEURD_VECOZO.value, bericht.c.vecozo_code.is_not(None)
)
_antwoord = bericht.alias("antwoord")
_ANTWOORD = and_(
    _antwoord.c.heenbericht_id == bericht.c.id,
    _antwoord.c.status == _VERWERKT,
    _antwoord.c.soort.in_(_RETOUREN),
)
# What is refused of a declaration is followed by line (app/store/declaratieregels.py).
_GEEN_DECLARATIE = bericht.c.soort.not_in(
    [Berichtsoort.DECLARATIE, Berichtsoort.DECLARATIE_ANTWOORD]
)
_eigen_bevinding = bevinding.alias("eigen_bevinding")
_MET_BEVINDING = exists().where(
    _eigen_bevinding.c.bericht_id == bericht.c.id,
    _eigen_bevinding.c.regel.not_in(ALLEEN_MELDEN),
)


class Afkeuren:
    """What was refused, in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def eigen(self, *, alleen_open: bool) -> list[GeweigerdBericht]:
        """Give our messages that the gemeente or VECOZO refused, in three queries.

        ``alleen_open`` leaves out those of which the replacement was accepted or refused, and
        those that were put aside and not replaced.
        """
        voorwaarde = and_(
            bericht.c.richting == letterlijk(Richting.UIT),
            _GEEN_DECLARATIE,
            or_(_DOOR_GEMEENTE, _DOOR_VECOZO),
        )
        if alleen_open:
            voorwaarde = and_(voorwaarde, bericht.c.status.in_(_GEWEIGERD), ~_is_klaar())
        fout = bericht.alias("foutbericht")
        vraag = (
            select(
                bericht,
                *mapping.NAAM,
                _antwoord.c.tijdstip.label("antwoord_op"),
                fout.c.tijdstip.label("fout_op"),
                retourcode.c.pad,
                retourcode.c.code,
            )
            .select_from(bericht)
            .outerjoin(client)
            .outerjoin(_antwoord, _ANTWOORD)
            .outerjoin(
                fout,
                and_(
                    fout.c.heenbericht_id == bericht.c.id,
                    fout.c.status == _VERWERKT,
                    fout.c.soort.is_(None),
                ),
            )
            .outerjoin(retourcode, retourcode.c.bericht_id == _antwoord.c.id)
            .where(voorwaarde)
            .order_by(bericht.c.id, retourcode.c.volgorde)
        )
        per_bericht = _per_bericht(self._rijen(vraag))
        bytes_ = self._inhouden(voorwaarde)
        opvolgers = self._opvolgers()
        return [
            _geweigerd(
                rijen[0],
                bytes_[id_],
                _van_vecozo(rijen[0]) + _van_gemeente(rijen),
                status=Status(rijen[0]["status"]),
                opvolger=opvolgers.get(id_),
                beantwoord_op=_dag(rijen[0]["antwoord_op"]),
                afhandeling=_afhandeling(rijen[0]),
            )
            for id_, rijen in per_bericht.items()
        ]

    def van_gemeenten(self) -> list[GeweigerdBericht]:
        """Give the messages of gemeenten in which we found something wrong, in two queries."""
        voorwaarde = and_(
            bericht.c.richting == letterlijk(Richting.IN),
            bericht.c.status == _VERWERKT,
            _GEEN_DECLARATIE,
            _MET_BEVINDING,
        )
        vraag = (
            select(
                bericht,
                *mapping.NAAM,
                bevinding.c.retourcode,
                bevinding.c.pad,
                bevinding.c.regel,
                bevinding.c.melding,
                bevinding.c.advies.label("bevinding_advies"),
            )
            .select_from(bericht)
            .join(bevinding)
            .outerjoin(client)
            .where(voorwaarde, bevinding.c.regel.not_in(ALLEEN_MELDEN))
            .order_by(bericht.c.id, bevinding.c.volgorde)
        )
        per_bericht = _per_bericht(self._rijen(vraag))
        bytes_ = self._inhouden(voorwaarde)
        return [
            _geweigerd(rijen[0], bytes_[id_], tuple(_van_ons(rij) for rij in rijen))
            for id_, rijen in per_bericht.items()
        ]

    def toewijzingen(self, nummers: Collection[int]) -> list[BekendeToewijzing]:
        """Give the Toewijzingen with these numbers, whichever gemeente gave them."""
        gevonden = []
        for deel in in_delen(nummers):
            vraag = (
                select(
                    toewijzing,
                    toewijzing_versie.c.product_categorie,
                    toewijzing_versie.c.product_code,
                    toewijzing_versie.c.reden_wijziging,
                    bericht.c.tijdstip,
                )
                .select_from(toewijzing)
                .join(toewijzing_versie, LEIDEND)
                .join(bericht, bericht.c.id == toewijzing_versie.c.bericht_id)
                .where(toewijzing.c.nummer.in_(deel))
            )
            gevonden += [_toewijzing(rij) for rij in self._rijen(vraag)]
        return gevonden

    def goede_toewijzingsberichten(self, bsns: Collection[str]) -> list[GoedBericht]:
        """Give the 301s in which nothing was wrong for clients with these BSNs, oldest first."""
        gevonden = []
        for deel in in_delen(bsns):
            vraag = (
                _goed(Berichtsoort.TOEWIJZING)
                .add_columns(client.c.bsn)
                .select_from(bericht)
                .join(client)
                .where(client.c.bsn.in_(deel))
            )
            gevonden += [_goed_bericht(rij, bsn=rij["bsn"]) for rij in self._rijen(vraag)]
        return gevonden

    def goede_antwoorden(self) -> list[GoedBericht]:
        """Give the 319s in which nothing was wrong, with their bytes, oldest first."""
        vraag = (
            _goed(Berichtsoort.ANTWOORD)
            .add_columns(inhoud.c.inhoud)
            .select_from(bericht)
            .join(inhoud)
        )
        return [_goed_bericht(rij, inhoud_=rij["inhoud"]) for rij in self._rijen(vraag)]

    def codes(self, ids: Collection[int]) -> dict[int, list[str]]:
        """Give by message the codes with which it was refused, or with which it refuses.

        Of our own message those of VECOZO and of the gemeente; of an answer those that stand in
        it; of a foutbericht of VECOZO the code of what it refuses. Each once.
        """
        heen = bericht.alias("heen")
        gevonden: dict[int, dict[str, None]] = {}
        for deel in in_delen(ids):
            for vraag in (
                select(bericht.c.id, bericht.c.vecozo_code).where(
                    bericht.c.id.in_(deel), bericht.c.vecozo_code.is_not(None)
                ),
                select(bericht.c.id, heen.c.vecozo_code)
                .join(heen, heen.c.id == bericht.c.heenbericht_id)
                .where(
                    bericht.c.id.in_(deel),
                    bericht.c.soort.is_(None),
                    heen.c.vecozo_code.is_not(None),
                ),
                select(retourcode.c.bericht_id, retourcode.c.code)
                .where(retourcode.c.bericht_id.in_(deel))
                .order_by(retourcode.c.volgorde),
                select(bericht.c.id, retourcode.c.code)
                .join(_antwoord, _ANTWOORD)
                .join(retourcode, retourcode.c.bericht_id == _antwoord.c.id)
                .where(bericht.c.id.in_(deel))
                .order_by(retourcode.c.volgorde),
            ):
                for id_, code in self._verbinding.execute(vraag):
                    if code:
                        gevonden.setdefault(id_, {})[code] = None
        return {id_: list(codes) for id_, codes in gevonden.items()}

    def _rijen(self, vraag: Select[Any]) -> Iterable[Any]:
        return self._verbinding.execute(vraag).mappings()

    def _inhouden(self, voorwaarde: ColumnElement[bool]) -> Mapping[int, bytes]:
        """Bytes apart from the codes, so that no message comes twice."""
        vraag = select(inhoud.c.bericht_id, inhoud.c.inhoud).join(bericht).where(voorwaarde)
        return {rij.bericht_id: rij.inhoud for rij in self._verbinding.execute(vraag)}

    def _opvolgers(self) -> dict[int, Opvolger]:
        """By refused message what came last in its place: a replacement may be refused too."""
        vraag = (
            select(bericht, _antwoord.c.tijdstip.label("antwoord_op"))
            .select_from(bericht)
            .outerjoin(_antwoord, _ANTWOORD)
            .where(bericht.c.vervangt_id.is_not(None), bericht.c.status != Status.VERVALLEN.value)
            .order_by(bericht.c.id)
        )
        direct = {rij["vervangt_id"]: _opvolger(rij) for rij in self._rijen(vraag)}
        laatste: dict[int, Opvolger] = {}
        # A replacement is newer than what it replaces: the end of each chain is known first.
        for id_, nieuw in sorted(direct.items(), reverse=True):
            laatste[id_] = laatste.get(nieuw.bericht_id, nieuw)
        return laatste


def _is_klaar() -> ColumnElement[bool]:
    """Whether it was put aside, or what took its place is answered or stands itself.

    What was put aside and replaced after all is judged by its replacement.
    """
    opvolger = bericht.alias("opvolger")
    vervangen = exists().where(opvolger.c.vervangt_id == bericht.c.id)
    return or_(
        and_(
            bericht.c.afgehandeld_op.is_not(None),
            ~vervangen.where(opvolger.c.status != Status.VERVALLEN.value),
        ),
        vervangen.where(opvolger.c.status.in_([Status.GOEDGEKEURD.value, *_GEWEIGERD])),
        vervangen.where(
            opvolger.c.status == Status.INGEDIEND.value, opvolger.c.soort.in_(_RETOUREN)
        ),
    )


def _goed(soort: Berichtsoort) -> Select[Any]:
    return (
        select(bericht)
        .where(bericht.c.soort == soort, bericht.c.status == _VERWERKT, ~_MET_BEVINDING)
        .order_by(bericht.c.id)
    )


def _per_bericht(rijen: Iterable[Any]) -> dict[int, list[Any]]:
    gevonden: dict[int, list[Any]] = {}
    for rij in rijen:
        gevonden.setdefault(rij["id"], []).append(rij)
    return gevonden


def _geweigerd(
    rij: Any, bytes_: bytes, afkeuringen: tuple[Afkeuring, ...], **van_ons: Any
) -> GeweigerdBericht:
    return GeweigerdBericht(
        bericht_id=rij["id"],
        wet=rij["wet"],
        soort=rij["soort"],
        gemeente=rij["gemeente"],
        aanbieder=rij["aanbieder"],
        identificatie=rij["identificatie"],
        client_id=rij["client_id"],
        client=korte_naam(mapping.naam_uit_rij(rij)) if rij["client_id"] is not None else "",
        inhoud=bytes_,
        afkeuringen=afkeuringen,
        **van_ons,
    )


def _van_vecozo(rij: Any) -> tuple[Afkeuring, ...]:
    if rij["vecozo_code"] is None and rij["status"] != Status.AFGEKEURD_VECOZO.value:
        return ()
    sinds = rij["afgekeurd_op"] or _dag(rij["fout_op"]) or rij["ingediend_op"]
    return (
        Afkeuring(
            door=Door.VECOZO,
            code=rij["vecozo_code"] or "",
            sinds=sinds or rij["tijdstip"].date(),
            melding=rij["vecozo_toelichting"] or "",
        ),
    )


def _van_gemeente(rijen: Collection[Any]) -> tuple[Afkeuring, ...]:
    eerste = next(iter(rijen))
    if eerste["status"] != Status.AFGEKEURD.value:
        return ()
    sinds = _dag(eerste["antwoord_op"]) or eerste["ingediend_op"] or eerste["tijdstip"].date()
    # A foutbericht beside the answer doubles the rows, not what was refused.
    codes = dict.fromkeys((rij["pad"] or "", rij["code"] or "") for rij in rijen)
    return tuple(
        Afkeuring(door=Door.GEMEENTE, code=code, sinds=sinds, pad=pad) for pad, code in codes
    )


def _van_ons(rij: Any) -> Afkeuring:
    return Afkeuring(
        door=Door.WIJ,
        code=rij["retourcode"],
        sinds=rij["tijdstip"].date(),
        pad=rij["pad"],
        regel=rij["regel"],
        melding=rij["melding"],
        advies=rij["bevinding_advies"],
    )


def _opvolger(rij: Any) -> Opvolger:
    klaar = rij["ingediend_op"] if rij["soort"].is_retour else _dag(rij["antwoord_op"])
    return Opvolger(
        bericht_id=rij["id"],
        soort=rij["soort"],
        status=Status(rij["status"]),
        gemaakt_op=rij["tijdstip"].date(),
        afgerond_op=klaar,
    )


def _afhandeling(rij: Any) -> Afhandeling | None:
    op = rij["afgehandeld_op"]
    return Afhandeling(op, rij["afhandeling"]) if op is not None else None


def _toewijzing(rij: Any) -> BekendeToewijzing:
    categorie, code = rij["product_categorie"], rij["product_code"]
    product = Product(categorie=categorie, code=code) if categorie else None
    verwijderd = rij["reden_wijziging"] == VERWIJDERD
    return BekendeToewijzing(
        id=rij["id"],
        wet=rij["wet"],
        gemeente=rij["gemeente"],
        nummer=rij["nummer"],
        client_id=rij["client_id"],
        product=productnaam(rij["wet"], product),
        verwijderd_op=rij["tijdstip"].date() if verwijderd else None,
    )


def _goed_bericht(rij: Any, bsn: str = "", inhoud_: bytes = b"") -> GoedBericht:
    return GoedBericht(
        bericht_id=rij["id"],
        wet=rij["wet"],
        gemeente=rij["gemeente"],
        aanbieder=rij["aanbieder"],
        ontvangen_op=rij["tijdstip"].date(),
        bsn=bsn,
        inhoud=inhoud_,
    )


def _dag(moment: Any) -> Any:
    return moment.date() if moment is not None else None
