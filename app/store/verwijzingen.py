"""Referrals on file, with the scans of them: the bytes lie in the encrypted database alone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, func, insert, select, update

from app.domain.verwijzing import Bijlage, Dossierverwijzing, Verwijzing
from app.store.sql import volgende_id
from app.store.tables_verzoeken import bijlage, verwijzing, verzoek

_STAAT = verwijzing.c.vervallen_op.is_(None)
_HANGT_ERBIJ = bijlage.c.vervallen_op.is_(None)
# Texts that begin with a day, so that they can be laid beside each other.
_WANNEER = func.coalesce(verwijzing.c.datum, verwijzing.c.aanmelding, verwijzing.c.vastgelegd_op)
_VELDEN = (
    "client_id",
    "type",
    "naam",
    "zorgverlener_code",
    "datum",
    "aanmelding",
    "eerste_contact",
    "geldig_tot",
    "opmerking",
    "vastgelegd_op",
)
# All of a scan but its bytes; SQLite knows their number without reading them.
_ZONDER_INHOUD = (
    bijlage.c.id,
    bijlage.c.verwijzing_id,
    bijlage.c.naam,
    bijlage.c.soort,
    func.length(bijlage.c.inhoud).label("grootte"),
    bijlage.c.toegevoegd_op,
)


class Verwijzingen:
    """The referrals in one transaction."""

    def __init__(self, verbinding: Connection) -> None:
        self._verbinding = verbinding

    def bewaar(self, een: Verwijzing) -> None:
        """Keep a referral, new or changed, and fill its id.

        Raises ValueError without the moment on which it was kept, LookupError for an id that is
        not there.
        """
        if een.vastgelegd_op is None:
            raise ValueError("vastgelegd_op")
        rij = {veld: getattr(een, veld) for veld in _VELDEN}
        if een.id is None:
            een.id = volgende_id(self._verbinding, verwijzing)
            self._verbinding.execute(insert(verwijzing), rij | {"id": een.id})
        else:
            self._wijzig(verwijzing, een.id, **rij)

    def lees(self, id_: int) -> Verwijzing:
        """Give a referral, also one that was taken away. Raises LookupError."""
        vraag = select(verwijzing).where(verwijzing.c.id == id_)
        rij = self._verbinding.execute(vraag).mappings().one_or_none()
        if rij is None:
            raise LookupError("no such referral")
        return _uit_rij(rij)

    def van_client(self, client_id: int) -> list[Verwijzing]:
        """Give the referrals of a client that were not taken away, the newest first."""
        vraag = (
            select(verwijzing)
            .where(verwijzing.c.client_id == client_id, _STAAT)
            .order_by(_WANNEER.desc(), verwijzing.c.id.desc())
        )
        return [_uit_rij(rij) for rij in self._verbinding.execute(vraag).mappings()]

    def dossier(self, client_id: int) -> list[Dossierverwijzing]:
        """Give the referrals of a client with the scans of each, in two queries."""
        van_client = select(verwijzing.c.id).where(verwijzing.c.client_id == client_id)
        per_id: dict[int, list[Bijlage]] = {}
        for scan in self._scans(bijlage.c.verwijzing_id.in_(van_client)):
            per_id.setdefault(scan.verwijzing_id, []).append(scan)
        return [
            Dossierverwijzing(een, tuple(per_id.get(een.bewaard_id, ())))
            for een in self.van_client(client_id)
        ]

    def koppel(self, id_: int, client_id: int) -> None:
        """Lay a referral in the dossier that its client got. Raises LookupError."""
        self._wijzig(verwijzing, id_, client_id=client_id)

    def verwijder(self, id_: int, op: date) -> None:
        """Take a referral away. Raises LookupError."""
        self._wijzig(verwijzing, id_, vervallen_op=op)

    def herstel(self, id_: int) -> None:
        """Put a referral back that was taken away. Raises LookupError."""
        self._wijzig(verwijzing, id_, vervallen_op=None)

    def referenties(self, id_: int) -> list[str]:
        """Give the ReferentieAanbieder of each request that rests on a referral."""
        vraag = select(verzoek.c.referentie_aanbieder).where(verzoek.c.verwijzing_id == id_)
        return list(self._verbinding.execute(vraag.order_by(verzoek.c.id)).scalars())

    # Scans

    def voeg_bijlage_toe(
        self, verwijzing_id: int, naam: str, soort: str, inhoud: bytes, op: datetime
    ) -> Bijlage:
        """Keep a scan with a referral; ``soort`` is its media type."""
        id_ = volgende_id(self._verbinding, bijlage)
        rij: dict[str, Any] = {
            "id": id_,
            "verwijzing_id": verwijzing_id,
            "naam": naam,
            "soort": soort,
            "toegevoegd_op": op,
        }
        self._verbinding.execute(insert(bijlage), rij | {"inhoud": inhoud})
        return Bijlage(**rij, grootte=len(inhoud))

    def bijlagen(self, verwijzing_id: int) -> list[Bijlage]:
        """Give the scans with a referral, in the order they came in, without their bytes."""
        return self._scans(bijlage.c.verwijzing_id == verwijzing_id)

    def inhoud(self, bijlage_id: int) -> bytes:
        """Give the bytes of a scan. Raises LookupError."""
        vraag = select(bijlage.c.inhoud).where(bijlage.c.id == bijlage_id)
        rij = self._verbinding.execute(vraag).one_or_none()
        if rij is None:
            raise LookupError("no such scan")
        return bytes(rij.inhoud)

    def verwijder_bijlagen(self, ids: Collection[int], op: date) -> None:
        """Take scans away."""
        if ids:
            self._verbinding.execute(
                update(bijlage).where(bijlage.c.id.in_(ids)).values(vervallen_op=op)
            )

    def _scans(self, voorwaarde: ColumnElement[bool]) -> list[Bijlage]:
        vraag = select(*_ZONDER_INHOUD).where(voorwaarde, _HANGT_ERBIJ).order_by(bijlage.c.id)
        return [Bijlage(**rij) for rij in self._verbinding.execute(vraag).mappings()]

    def _wijzig(self, tabel: Table, id_: int, **waarden: Any) -> None:
        geraakt = self._verbinding.execute(
            update(tabel).where(tabel.c.id == id_).values(**waarden)
        ).rowcount
        if not geraakt:
            raise LookupError(f"no such {tabel.name}")


def _uit_rij(rij: RowMapping) -> Verwijzing:
    return Verwijzing(id=rij["id"], **{veld: rij[veld] for veld in _VELDEN})
