"""A provider to look back with: messages that were received, sent and answered on given days."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, update

from app.domain.levering import EERSTE_AANLEVERING, TIJDELIJK, VERWIJDEREN, Melding, Meldingsoort
from app.domain.ontvangst import Ontvangststatus
from app.domain.terugblik import Gehaald, Terugblik
from app.domain.verzending import Status
from app.services.terugblik import terugblik
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from app.store.tables import bericht
from app.store.tables_verzoeken import verzoek
from app.store.unit_of_work import UnitOfWork
from tests.bouw import BSN, NIJMEGEN, bericht301, toegewezen
from tests.store.opslag import PRODUCT, bestand, ontvang_en_bewaar, verzending

NUMMER = 300201
_NUMMERS = count(1)


def om_negen(dag: date) -> datetime:
    """A moment of a day."""
    return datetime(dag.year, dag.month, dag.day, 9, tzinfo=UTC)


@dataclass
class Praktijk:
    """What happened, each act in a transaction of its own; ``vandaag`` can be moved."""

    map: Path
    engine: Engine
    vandaag: date = date(2026, 6, 30)
    heen: dict[str, int] = field(default_factory=dict)

    @property
    def workspace(self) -> Workspace:
        return Workspace(self.map, self.engine, lambda: self.vandaag)

    @contextmanager
    def schrijf(self) -> Iterator[UnitOfWork]:
        with UnitOfWork(self.engine) as uow:
            yield uow
            uow.commit()

    def ontvang(
        self,
        op: date,
        *producten: ToegewezenProduct,
        gemeente: str = NIJMEGEN,
        wet: Wet = Wet.JW,
        bsn: str = BSN,
        identificatie: str = "",
    ) -> int:
        """Receive a 301; gives the id of its message."""
        naam = identificatie or f"G{next(_NUMMERS):05}"
        een = bericht301(
            *(producten or (toegewezen(NUMMER, wet),)), bsn=bsn, wet=wet, gemeente=gemeente,
            identificatie=naam, dagtekening=op,
        )  # fmt: skip
        ontvang_en_bewaar(self.engine, een, op=om_negen(op))
        with self.schrijf() as uow:
            gevonden = uow.berichten._verbinding.execute(
                bericht.select().where(bericht.c.identificatie == naam)
            ).one()
        id_: int = gevonden.id
        return id_

    def stuur(
        self,
        soort: Berichtsoort,
        op: date | None,
        status: Status = Status.INGEDIEND,
        **anders: Any,
    ) -> int:
        """Make a message and hand it in on a day; gives its id."""
        een = verzending(
            soort,
            status,
            ingediend_op=op,
            dagtekening=anders.pop("dagtekening", op or self.vandaag),
            gemaakt_op=om_negen(op or self.vandaag),
            **{"client_id": 1} | anders,
        )
        with self.schrijf() as uow:
            uow.berichten.bewaar_uit([een])
        return een.bewaard_id

    def meld(
        self, op: date, *meldingen: Melding, status: Status = Status.INGEDIEND, nummer: int = NUMMER
    ) -> int:
        """Report on a Toewijzing in one 305 or 307; gives the id of the message."""
        stopt = any(m.soort is Meldingsoort.STOP for m in meldingen)
        id_ = self.stuur(Berichtsoort.STOP if stopt else Berichtsoort.START, op, status)
        with self.schrijf() as uow:
            dossier = uow.dossiers.laad([BSN])[BSN]
            (van,) = (t for t in dossier.toewijzingen.values() if t.sleutel.nummer == nummer)
            for een in meldingen:
                een.bericht_id = id_
                van.meldingen.append(een)
            uow.dossiers.bewaar([dossier])
        return id_

    def antwoord(
        self, heen_id: int, soort: Berichtsoort, ontvangen: date, dagtekening: date | None = None
    ) -> int:
        """Receive the answer of the gemeente; gives the id of its message."""
        id_ = self.kom_binnen(ontvangen, dagtekening)
        self.zet(id_, soort=soort, heenbericht_id=heen_id)
        with self.schrijf() as uow:
            uow._verbinding.execute(
                update(bericht)
                .where(bericht.c.id == heen_id, bericht.c.status == Status.INGEDIEND.value)
                .values(status=Status.GOEDGEKEURD.value)
            )
        return id_

    def kom_binnen(self, ontvangen: date, dagtekening: date | None = None) -> int:
        """Receive a message of the gemeente; gives its id."""
        een = bestand(f"<a{next(_NUMMERS)}/>".encode(), op=om_negen(ontvangen))
        with self.schrijf() as uow:
            uow.berichten.bewaar_binnen([een])
        self.zet(
            een.bewaard_id,
            dagtekening=dagtekening or ontvangen,
            status=Ontvangststatus.VERWERKT.value,
        )
        return een.bewaard_id

    def vraag(
        self,
        op: date | None,
        eerste_contact: date | None,
        soort: Berichtsoort = Berichtsoort.VERZOEK_TOEWIJZING,
        status: Status = Status.INGEDIEND,
        producten: int = 1,
        vervangt_id: int | None = None,
        **anders: Any,
    ) -> tuple[int, list[int]]:
        """Ask for care; gives the id of the message and those of the requests in it."""
        id_ = self.stuur(soort, op, status, vervangt_id=vervangt_id)
        ids = []
        for _ in range(producten):
            velden = {
                "bericht_id": id_,
                "client_id": 1,
                "wet": Wet.JW,
                "referentie_aanbieder": f"R{next(_NUMMERS)}",
                "spoed": 0,
                "product_categorie": "45",
                "product_code": "45A04",
                "eerste_contact": eerste_contact,
            } | anders
            with self.schrijf() as uow:
                gemaakt = uow._verbinding.execute(insert(verzoek).values(**velden))
            sleutel = gemaakt.inserted_primary_key
            assert sleutel is not None
            ids.append(sleutel[0])
        return id_, ids

    def beslis(self, verzoek_id: int, **wat: Any) -> None:
        """Let something come of a request."""
        with self.schrijf() as uow:
            uow._verbinding.execute(update(verzoek).where(verzoek.c.id == verzoek_id).values(**wat))

    def zet(self, bericht_id: int, **wat: Any) -> None:
        """Change a message."""
        with self.schrijf() as uow:
            uow._verbinding.execute(update(bericht).where(bericht.c.id == bericht_id).values(**wat))

    def kijk_terug(
        self,
        van: date = date(2026, 1, 1),
        tot: date = date(2026, 12, 31),
        gemeente: str | None = None,
    ) -> Terugblik:
        """Look back on a year, or on another period."""
        return terugblik(self.workspace, van, tot, gemeente)

    def van_soort(self, soort: str, **periode: Any) -> list[Gehaald]:
        """Acts of one kind."""
        return [g for g in self.kijk_terug(**periode).gehaald if g.soort == soort]

    def een(self, soort: str, **periode: Any) -> Gehaald:
        """The one act of a kind."""
        (gevonden,) = self.van_soort(soort, **periode)
        return gevonden


def start(dag: date, *, weg: bool = False) -> Melding:
    """A StartProduct, or one that takes it away."""
    return Melding(Meldingsoort.START, dag, VERWIJDEREN if weg else EERSTE_AANLEVERING, PRODUCT)


def stop(
    begin: date, einde: date, reden: str = "19", *, weg: bool = False, tijdelijk: bool = False
) -> Melding:
    """A StopProduct, or one that takes it away."""
    return Melding(
        Meldingsoort.STOP,
        begin,
        VERWIJDEREN if weg else EERSTE_AANLEVERING,
        PRODUCT,
        einddatum=einde,
        reden_beeindiging=TIJDELIJK if tijdelijk else reden,
    )


@pytest.fixture
def praktijk(tmp_path: Path, engine: Engine) -> Praktijk:
    return Praktijk(tmp_path, engine)
