"""A small administration to report on: clients with a Toewijzing, and what was declared on them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy import Engine, insert, select

from app.domain.declaratie import totaal_bedrag
from app.domain.verzending import Status
from app.domain.zorg import Zorgregel
from app.standard.basis import BedragMetDC, GeslotenPeriode, Product, ProductReferentie
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import DeclaratieClient, Prestatie
from app.standard.release import Wet
from app.store.declaraties import Declaratieregel, Regelantwoord
from app.store.tables import client, toewijzing
from app.store.tables_declareren import betaling
from app.store.unit_of_work import UnitOfWork
from tests.bouw import BSN, NIJMEGEN, PRODUCTEN, bericht301, toegewezen
from tests.rules.declareren import declaratie as bericht323
from tests.store.opslag import gelezen, ontvang_en_bewaar, verzending

NU = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
WIJCHEN = "0296"


@dataclass(frozen=True)
class Regel:
    """A line to declare: eurocent on a Toewijzing in a month of care."""

    bedrag: int
    maand: int = 4
    nummer: int = 300201
    product: Product | None = None  # of the wet, when it does not matter
    crediteert: str | None = None
    jaar: int = 2026
    zorg: tuple[int, ...] = ()


@dataclass
class Boekhouding:
    """Declares, answers and pays, each in a transaction of its own."""

    engine: Engine
    _aantal: int = 0
    referenties: dict[int, list[str]] = field(default_factory=dict)

    def wijs_toe(
        self, nummer: int = 300201, gemeente: str = NIJMEGEN, wet: Wet = Wet.JW, bsn: str = BSN
    ) -> None:
        """Have the 301 of a Toewijzing come in."""
        bericht = bericht301(
            toegewezen(nummer, wet), bsn=bsn, wet=wet, gemeente=gemeente, identificatie=f"G{nummer}"
        )
        ontvang_en_bewaar(self.engine, bericht)

    def declareer(
        self,
        *regels: Regel,
        maand: date = date(2026, 4, 1),
        status: Status = Status.INGEDIEND,
        vecozo_code: str | None = None,
    ) -> int:
        """Keep a 323 of these lines, all of one gemeente and wet; gives the id of its message."""
        self._aantal += 1
        with UnitOfWork(self.engine) as uow:
            rijen = {
                rij.nummer: rij
                for rij in uow.declaraties._verbinding.execute(
                    select(toewijzing, client.c.bsn).join(client)
                )
            }
            eerste = rijen[regels[0].nummer]
            prestaties = [
                self._prestatie(regel, rijen[regel.nummer].wet, volgorde)
                for volgorde, regel in enumerate(regels)
            ]
            clienten = tuple(
                DeclaratieClient(bsn=rijen[regel.nummer].bsn, prestaties=(een,))
                for regel, een in zip(regels, prestaties, strict=True)
            )
            heen = bericht323(
                wet=eerste.wet,
                clienten=clienten,
                totaal_ingediend_bedrag=totaal_bedrag(prestaties),
                declaratie_nummer=f"D{self._aantal:06}",
                declaratie_periode=_hele_maand(maand),
            )
            uit = verzending(
                Berichtsoort.DECLARATIE,
                status,
                wet=eerste.wet,
                gemeente=eerste.gemeente,
                vecozo_code=vecozo_code,
            )
            uow.berichten.bewaar_uit([uit])
            plekken = [
                Declaratieregel(rijen[r.nummer].client_id, rijen[r.nummer].id, r.zorg)
                for r in regels
            ]
            uow.declaraties.bewaar(uit.bewaard_id, heen, plekken)
            uow.commit()
        self.referenties[uit.bewaard_id] = [
            een.product_referentie.referentie_nummer for een in prestaties
        ]
        return uit.bewaard_id

    def antwoord(
        self, id_: int, codes: Mapping[int, Sequence[str]] | None = None, *, heel: bool = False
    ) -> None:
        """Have the 325 come in that refuses lines by their place, or the whole message."""
        with UnitOfWork(self.engine) as uow:
            regels = uow.declaraties.regels([id_])[id_]
            weg = codes or {}
            goed = [een.prestatie for at, een in enumerate(regels) if at not in weg]
            totaal = totaal_bedrag(goed)
            retour = gelezen(bericht301(identificatie=f"R{id_}"), NU)
            uow.berichten.bewaar_binnen([retour])
            assert retour.id
            uow.declaraties.beantwoord(
                id_,
                retour.id,
                date(2026, 5, 20),
                -totaal.totaal_bedrag if totaal.debet_credit == "C" else totaal.totaal_bedrag,
                [
                    Regelantwoord(prestatie_id=regels[at].id or 0, codes=tuple(welke))
                    for at, welke in weg.items()
                ],
            )
            uow.berichten.zet_status([id_], Status.AFGEKEURD if heel else Status.GOEDGEKEURD)
            uow.commit()

    def betaal(self, id_: int, bedrag: int, op: date = date(2026, 6, 10)) -> None:
        """Record that money came in, in eurocent."""
        with self.engine.begin() as verbinding:
            verbinding.execute(
                insert(betaling),
                {"bericht_id": id_, "datum": op, "bedrag": bedrag, "omschrijving": "overboeking"},
            )

    def leg_vast(self, *regels: Zorgregel) -> list[int]:
        """Record care and give its ids."""
        with UnitOfWork(self.engine) as uow:
            ids = uow.zorg.voeg_toe(regels, NU)
            uow.commit()
        return list(ids)

    def _prestatie(self, regel: Regel, wet: Wet, volgorde: int) -> Prestatie:
        product = regel.product or PRODUCTEN[wet]
        assert product.code
        return Prestatie(
            product_referentie=ProductReferentie(
                referentie_nummer=f"R{self._aantal:06}{volgorde:04}",
                vorig_referentie_nummer=regel.crediteert,
            ),
            toewijzing_nummer=regel.nummer,
            product_categorie=product.categorie,
            product_code=product.code,
            product_periode=_hele_maand(date(regel.jaar, regel.maand, 1)),
            geleverd_volume=8,
            eenheid="04",
            product_tarief=6000,
            ingediend_bedrag=BedragMetDC(
                bedrag=regel.bedrag, debet_credit="C" if regel.crediteert else "D"
            ),
        )


def zorgregel(aantal: str = "8", dag: date = date(2026, 4, 7), **anders: object) -> Zorgregel:
    """Some hours of care."""
    gewoon = Zorgregel(
        datum=dag, bsn=BSN, toewijzing_nummer=300201, product="45A04", aantal=Decimal(aantal),
        eenheid="04", medewerker="M. Maas",
    )  # fmt: skip
    return replace(gewoon, **anders)  # type: ignore[arg-type]  # a test names what it needs


def _hele_maand(dag: date) -> GeslotenPeriode:
    laatste = monthrange(dag.year, dag.month)[1]
    return GeslotenPeriode(begindatum=dag.replace(day=1), einddatum=dag.replace(day=laatste))
