"""Looking back on two years, with few clients and with many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, insert

from app.domain.levering import Meldingsoort
from app.domain.productperiode import eerste_dag, laatste_dag, volgende_maand
from app.domain.verzending import Status
from app.services.bestanden import Bestand
from app.services.ontvangen import ontvang_bestanden
from app.services.terugblik import terugblik
from app.services.workspace import Workspace
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import encode
from app.standard.release import Wet
from app.store.tables import Richting, bericht, melding
from app.store.tables_declareren import betaling, declaratie, prestatie
from app.store.tables_verzoeken import verzoek
from tests.bench import meten
from tests.bench.berichten import GEMEENTEN, VANDAAG, berichten
from tests.bench.gegevens import lege_werkruimte
from tests.bouw import AGB

VAN = date(VANDAAG.year - 2, VANDAAG.month, 1)
MAANDEN = 24
DOEL = 1.2
Rij = dict[str, Any]


def meet(weinig: int = 500, veel: int = 5_000) -> None:
    """Print the cost per act at both sizes."""
    meten.kop(f"Terugkijken op {MAANDEN} maanden")
    klein, groot = _meet(weinig), _meet(veel)
    meten.verhouding("kosten per act, groot tegen klein", groot, klein, DOEL)


def _meet(clienten: int) -> float:
    with lege_werkruimte() as workspace:
        vul(workspace, clienten)
        aantal = len(terugblik(workspace, VAN, VANDAAG).gehaald)
        duur = meten.klok(lambda: terugblik(workspace, VAN, VANDAAG), 3)
    meten.regel(f"{clienten} cliënten, {aantal} acten", meten.ms(duur))
    return duur / aantal


def vul(workspace: Workspace, clienten: int) -> None:
    """Keep two years of messages: all that is sent and answered, a declaration every month."""
    ontvang_bestanden(
        workspace,
        (Bestand(f"{b.identificatie}.xml", encode(b)) for b in berichten(clienten, 1)),
    )
    with workspace.schrijven() as uow:
        verbinding = uow._verbinding
        gegeven = [
            rij._mapping
            for rij in verbinding.exec_driver_sql(
                "SELECT t.id, t.client_id, t.gemeente, t.wet, v.bericht_id, "
                "v.product_categorie, v.product_code FROM toewijzing t "
                "JOIN toewijzing_versie v ON v.toewijzing_id = t.id"
            )
        ]
        rijen: dict[str, tuple[Table, list[Rij]]] = {
            tabel.name: (tabel, [])
            for tabel in (bericht, melding, verzoek, declaratie, prestatie, betaling)
        }
        for naam, rij in _Jaren(gegeven).alles():
            rijen[naam][1].append(rij)
        for tabel, nieuw in rijen.values():
            verbinding.execute(insert(tabel), nieuw)
        uow.commit()


class _Jaren:
    """What two years bring, as rows of tables."""

    def __init__(self, gegeven: list[Any]) -> None:
        self._gegeven = gegeven
        self._id = 10_000_000

    def alles(self) -> Iterator[tuple[str, Rij]]:
        for nummer, van in enumerate(self._gegeven):
            begin = VAN + timedelta(days=nummer % 500)
            yield from self._beantwoord(Berichtsoort.TOEWIJZING_RETOUR, begin, van,
                                        heenbericht_id=van["bericht_id"])  # fmt: skip
            yield from self._gemeld(Meldingsoort.START, begin, begin, van)
            yield from self._gemeld(Meldingsoort.STOP, begin, begin + timedelta(days=150), van)
            yield from self._gevraagd(begin, van)
        for gemeente in GEMEENTEN:
            for wet in Wet:
                maand = eerste_dag(VAN)
                for _ in range(MAANDEN):
                    yield from self._gedeclareerd(gemeente, wet, maand)
                    maand = volgende_maand(maand)

    def _bericht(self, soort: Berichtsoort, op: date, van: Any, **anders: Any) -> tuple[str, Rij]:
        self._id += 1
        return "bericht", {
            "id": self._id, "richting": Richting.UIT, "wet": Wet(van["wet"]), "soort": soort,
            "gemeente": van["gemeente"], "aanbieder": AGB, "identificatie": str(self._id),
            "dagtekening": op, "sha256": str(self._id), "reden": "", "advies": "",
            "tijdstip": datetime(op.year, op.month, op.day, 9, tzinfo=UTC),
            "status": Status.GOEDGEKEURD.value, "client_id": van.get("client_id"),
            "heenbericht_id": None, "ingediend_op": op,
        } | anders  # fmt: skip

    def _beantwoord(
        self, soort: Berichtsoort, op: date, van: Any, **anders: Any
    ) -> Iterator[tuple[str, Rij]]:
        yield self._bericht(soort, op, van, **anders)
        if not soort.is_retour:
            yield self._bericht(soort.retour, op + timedelta(days=3), van, richting=Richting.IN,
                                status="verwerkt", heenbericht_id=self._id,
                                ingediend_op=None)  # fmt: skip

    def _gemeld(
        self, soort: Meldingsoort, begin: date, einde: date, van: Any
    ) -> Iterator[tuple[str, Rij]]:
        stopt = soort is Meldingsoort.STOP
        van_bericht = Berichtsoort.STOP if stopt else Berichtsoort.START
        id_ = self._id + 1
        yield from self._beantwoord(van_bericht, einde + timedelta(days=4), van)
        yield "melding", {
            "toewijzing_id": van["id"], "bericht_id": id_, "soort": soort, "begindatum": begin,
            "einddatum": einde if stopt else None, "status_aanlevering": "1",
            "product_categorie": van["product_categorie"], "product_code": van["product_code"],
            "reden_beeindiging": "19" if stopt else None,
        }  # fmt: skip

    def _gevraagd(self, begin: date, van: Any) -> Iterator[tuple[str, Rij]]:
        id_ = self._id + 1
        yield from self._beantwoord(Berichtsoort.VERZOEK_TOEWIJZING, begin, van)
        yield "verzoek", {
            "bericht_id": id_, "client_id": van["client_id"], "wet": Wet(van["wet"]),
            "referentie_aanbieder": str(id_), "spoed": 0, "eerste_contact": begin,
            "toegewezen_id": van["bericht_id"],
        }  # fmt: skip

    def _gedeclareerd(self, gemeente: str, wet: Wet, maand: date) -> Iterator[tuple[str, Rij]]:
        hier = [v for v in self._gegeven if v["gemeente"] == gemeente and v["wet"] == wet.value]
        kop = {"gemeente": gemeente, "wet": wet.value}
        id_, op = self._id + 1, volgende_maand(maand) + timedelta(days=9)
        yield from self._beantwoord(Berichtsoort.DECLARATIE, op, kop)
        bedrag = 10_000 * len(hier)
        yield "declaratie", {
            "bericht_id": id_, "wet": wet, "nummer": str(id_), "maand": maand, "totaal": bedrag,
            "antwoord_id": id_ + 1, "beantwoord_op": op + timedelta(days=3), "toegekend": bedrag,
        }  # fmt: skip
        for van in hier:
            yield "prestatie", {
                "bericht_id": id_, "wet": wet, "client_id": van["client_id"],
                "toewijzing_id": van["id"], "referentie_nummer": f"{id_}-{van['id']}",
                "product_categorie": "45", "product_code": "45A04", "begindatum": maand,
                "einddatum": laatste_dag(maand), "volume": 1, "eenheid": "04", "bedrag": 10_000,
                "debet_credit": "D",
            }  # fmt: skip
        if bedrag:
            yield "betaling", {
                "bericht_id": id_, "datum": op + timedelta(days=35), "bedrag": bedrag,
                "omschrijving": "",
            }  # fmt: skip
