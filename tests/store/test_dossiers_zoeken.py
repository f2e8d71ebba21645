"""Finding clients and Toewijzingen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzingsleutel
from app.standard.basis import Achternaam, Geboortedatum, VolledigeNaam
from app.standard.release import Wet
from app.store.dossiers import Clientregel
from app.store.unit_of_work import UnitOfWork
from tests.bouw import NIJMEGEN, bericht301, toegewezen
from tests.store.conftest import Teller
from tests.store.opslag import naam, ontvang_en_bewaar, verzonnen_bsns


class TestFinding:
    @pytest.fixture(autouse=True)
    def vier_clienten(self, engine: Engine) -> list[str]:
        bsns = verzonnen_bsns(4)
        namen = [
            naam("Çelik", voornamen="Özgür"),
            naam("Vries", voornamen="Tom", voorletters="T"),
            VolledigeNaam(
                geslachtsnaam=Achternaam(achternaam="Øster"),
                partnernaam=Achternaam(achternaam="Aa", voorvoegsel="van der"),
                voornamen="Eén_100%",
                naam_gebruik="2",
            ),
            naam("Zwart"),
        ]
        ontvang_en_bewaar(
            engine,
            *(
                bericht301(toegewezen(500 + i), bsn=bsn, naam=naam_, identificatie=f"G{i}")
                for i, (bsn, naam_) in enumerate(zip(bsns, namen, strict=True))
            ),
        )
        return bsns

    @pytest.mark.parametrize(
        ("zoek", "verwacht"),
        [
            ("", ["van der Aa", "Çelik", "T. Vries", "Zwart"]),
            ("celik", ["Çelik"]),
            ("ÇELIK ozgur", ["Çelik"]),
            ("oster", ["van der Aa"]),
            ("der aa", ["van der Aa"]),
            ("tom de vries", []),
            ("ri", ["T. Vries"]),
            ("vries tom", ["T. Vries"]),
            ("een_100%", ["van der Aa"]),
            ("_100", ["van der Aa"]),
            ("%", ["van der Aa"]),
            ("501", ["T. Vries"]),
            ("50", ["van der Aa", "Çelik", "T. Vries", "Zwart"]),
            ("celik 501", []),
            ("999999999", []),
            ("x' OR '1'='1", []),
        ],
    )
    def test_a_client(self, engine: Engine, zoek: str, verwacht: list[str]) -> None:
        with UnitOfWork(engine, alleen_lezen=True) as uow:
            regels = uow.dossiers.clienten(zoek)
            assert uow.dossiers.aantal_clienten(zoek) == len(verwacht)
        assert [regel.naam.removeprefix("Ö. ").removeprefix("E. ") for regel in regels] == verwacht

    def test_all_names_that_must_be_hidden(self, engine: Engine) -> None:
        with UnitOfWork(engine, alleen_lezen=True) as uow:
            namen = uow.dossiers.namen()
        assert namen == {
            "Çelik", "Özgür", "Vries", "Tom", "Øster", "Aa", "van der Aa", "Eén_100%", "Zwart",
        }  # fmt: skip

    def test_a_client_by_bsn(self, engine: Engine, vier_clienten: list[str]) -> None:
        with UnitOfWork(engine, alleen_lezen=True) as uow:
            (regel,) = uow.dossiers.clienten(vier_clienten[1])
            assert uow.dossiers.aantal_clienten(vier_clienten[1][:4]) == 4
        assert regel.bsn == vier_clienten[1]

    def test_a_page(self, engine: Engine) -> None:
        with UnitOfWork(engine, alleen_lezen=True) as uow:
            regels = uow.dossiers.clienten(offset=1, limit=2)
        assert [regel.naam for regel in regels] == ["Ö. Çelik", "T. Vries"]

    def test_what_a_line_shows(self, engine: Engine) -> None:
        bsn = verzonnen_bsns(5)[4]
        weg = toegewezen(toewijzingsdatum=date(2026, 4, 9), reden_wijziging="13")
        anders: dict[str, Any] = {"bsn": bsn, "naam": naam("Wit"), "gemeente": "0225"}
        ontvang_en_bewaar(
            engine,
            bericht301(wet=Wet.WMO, identificatie="A", **anders),
            bericht301(identificatie="B", **anders),
            bericht301(weg, identificatie="C", **anders),
        )
        with UnitOfWork(engine, alleen_lezen=True) as uow:
            (regel,) = uow.dossiers.clienten("wit")
        assert regel == Clientregel(
            id=5,
            bsn=bsn,
            naam="Wit",
            geboortedatum=Geboortedatum(datum=date(2010, 2, 14)),
            gemeenten=("0225",),
            toewijzingen=1,
            verwijderd=1,
        )

    def test_a_toewijzing_by_number(self, engine: Engine, vier_clienten: list[str]) -> None:
        ontvang_en_bewaar(
            engine,
            bericht301(toegewezen(501), gemeente="0225", identificatie="A"),
            bericht301(toegewezen(501), wet=Wet.WMO, identificatie="B"),
        )
        with UnitOfWork(engine, alleen_lezen=True) as uow:
            alle = uow.dossiers.zoek_toewijzing(501)
            assert len(alle) == 3
            assert alle[0].sleutel == Toewijzingsleutel(Wet.JW, NIJMEGEN, 501)
            assert alle[0].bsn == vier_clienten[1]
            gevonden = uow.dossiers.van_toewijzing(alle[0].id)
            assert gevonden.client
            assert gevonden.client.bsn == vier_clienten[1]
            assert gevonden.client.id == alle[0].client_id
            assert len(uow.dossiers.zoek_toewijzing(501, NIJMEGEN)) == 2
            assert len(uow.dossiers.zoek_toewijzing(501, NIJMEGEN, Wet.WMO)) == 1
            assert uow.dossiers.zoek_toewijzing(999) == []

    def test_whose_a_toewijzing_is(self, engine: Engine, vier_clienten: list[str]) -> None:
        bekend = Toewijzingsleutel(Wet.JW, NIJMEGEN, 502)
        elders = Toewijzingsleutel(Wet.JW, "0225", 502)
        with UnitOfWork(engine, alleen_lezen=True) as uow:
            assert uow.dossiers.bsn_van_toewijzing({bekend, elders}) == {bekend: vier_clienten[2]}
            assert uow.dossiers.bsn_van_toewijzing(set()) == {}

    def test_nobody(self, engine: Engine) -> None:
        with UnitOfWork(engine, alleen_lezen=True) as uow:
            assert uow.dossiers.laad(["999990019"]) == {"999990019": Dossier()}
            assert uow.dossiers.laad([]) == {}
            with pytest.raises(LookupError):
                uow.dossiers.van_client(17)
            with pytest.raises(LookupError):
                uow.dossiers.van_toewijzing(17)

    def test_more_bsns_than_go_into_one_query(
        self, engine: Engine, vier_clienten: list[str], vragen: Teller
    ) -> None:
        veel = [*vier_clienten, *(str(100_000_000 + i) for i in range(4_000))]
        with UnitOfWork(engine, alleen_lezen=True) as uow, vragen() as gesteld:
            dossiers = uow.dossiers.laad(veel)
        assert [d.client is not None for d in dossiers.values()].count(True) == 4
        assert len(gesteld) == 4 + 2  # two more parts of the list, with nobody in them
