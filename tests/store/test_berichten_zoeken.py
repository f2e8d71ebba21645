"""Finding messages: by words, by filter, and what belongs together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from app.domain.ontvangst import Ontvangststatus
from app.domain.verzending import Status
from app.standard.basis import Achternaam, VolledigeNaam
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.berichtfilter import Berichtfilter
from app.store.tables import Richting
from app.store.unit_of_work import UnitOfWork
from tests.bouw import ANDER_BSN, BSN, NIJMEGEN, bericht301, toegewezen
from tests.store.opslag import NU, bestand, lezen, meld, ontvang, start, verzending
from tests.verzoeken_bouw import bericht315, bericht317, vraag


class TestSearching:
    @pytest.fixture(autouse=True)
    def vijf_berichten(self, engine: Engine) -> None:
        naam = VolledigeNaam(
            geslachtsnaam=Achternaam(achternaam="Çelik"), voornamen="Özgür", naam_gebruik="1"
        )
        with UnitOfWork(engine) as uow:
            ontvang(uow, bericht301(naam=naam))  # 1
            ontvang(
                uow,
                bericht301(
                    toegewezen(4711, wet=Wet.WMO),
                    wet=Wet.WMO,
                    gemeente="0225",
                    bsn=ANDER_BSN,
                    identificatie="H77",
                ),
                op=NU + timedelta(days=1),
            )  # 2
            geweigerd = bestand(b"kapot", "100%_fout.xml", NU - timedelta(days=1))
            geweigerd.status, geweigerd.reden = Ontvangststatus.GEWEIGERD, "Niet heel."
            geweigerd.advies = "Haal het opnieuw op."
            uow.berichten.bewaar_binnen([geweigerd])  # 3
            meld(uow, 300201, start(date(2026, 4, 2)))  # 4
            uow.berichten.bewaar_uit(
                [
                    verzending(
                        Berichtsoort.TOEWIJZING_RETOUR,
                        Status.VOORBEREID,
                        identificatie="R1",
                        heenbericht_id=1,
                    )
                ]
            )  # 5
            uow.commit()

    @pytest.mark.parametrize(
        ("tekst", "verwacht"),
        [
            ("", [2, 5, 4, 1, 3]),
            ("celik", [5, 4, 1]),
            ("ozgur ÇELIK", [5, 4, 1]),
            (BSN, [5, 4, 1]),
            ("h77", [2]),
            ("77", []),
            ("4711", [2]),
            ("300201", [4, 1]),
            ("3002", [4, 1]),
            ("301", [2, 1]),
            ("302", [5]),
            ("100%", [3]),
            ("_fout", [3]),
            ("0_fout", []),
            ("celik 302", [5]),
            ("wit", [2]),
        ],
    )
    def test_by_words(self, engine: Engine, tekst: str, verwacht: list[int]) -> None:
        with lezen(engine) as uow:
            assert [regel.id for regel in uow.berichten.zoek(tekst)] == verwacht
            assert uow.berichten.aantal(tekst) == len(verwacht)

    @pytest.mark.parametrize(
        ("velden", "verwacht"),
        [
            ({"richting": Richting.UIT}, [5, 4]),
            ({"richting": Richting.IN}, [2, 1, 3]),
            ({"wet": Wet.WMO}, [2]),
            ({"soorten": [Berichtsoort.START, Berichtsoort.TOEWIJZING]}, [2, 4, 1]),
            ({"statussen": [Ontvangststatus.GEWEIGERD, Status.VOORBEREID]}, [5, 3]),
            ({"gemeente": "0225"}, [2]),
            ({"client_id": 1}, [5, 4, 1]),
            ({"client_id": 1, "richting": Richting.IN}, [1]),
        ],
    )
    def test_by_filter(self, engine: Engine, velden: dict[str, Any], verwacht: list[int]) -> None:
        berichtfilter = Berichtfilter(**velden)
        with lezen(engine) as uow:
            regels = uow.berichten.zoek("", berichtfilter)
            assert uow.berichten.aantal("", berichtfilter) == len(verwacht)
        assert [regel.id for regel in regels] == verwacht

    def test_a_page(self, engine: Engine) -> None:
        with lezen(engine) as uow:
            assert [regel.id for regel in uow.berichten.zoek(offset=1, limit=2)] == [5, 4]

    def test_what_a_line_shows(self, engine: Engine) -> None:
        with lezen(engine) as uow:
            (van_client,) = uow.berichten.zoek("r1")
            (geweigerd,) = uow.berichten.zoek("fout")
        assert van_client.client == "Ö. Çelik"
        assert van_client.naam == "JW302"
        assert van_client.status is Status.VOORBEREID
        assert van_client.moment == NU
        assert geweigerd.client == ""
        assert geweigerd.naam is None
        assert geweigerd.status is Ontvangststatus.GEWEIGERD
        assert (geweigerd.reden, geweigerd.advies) == ("Niet heel.", "Haal het opnieuw op.")

    def test_the_gemeenten_with_which_messages_were_exchanged(self, engine: Engine) -> None:
        with lezen(engine) as uow:
            assert uow.berichten.gemeenten() == {NIJMEGEN, "0225"}


def test_what_answers_or_replaces_one_another_belongs_together(engine: Engine) -> None:
    with UnitOfWork(engine) as uow:
        ontvang(uow, bericht301())  # 1
        uow.berichten.bewaar_uit(
            [
                verzending(Berichtsoort.TOEWIJZING_RETOUR, heenbericht_id=1),  # 2
                verzending(status=Status.AFGEKEURD),  # 3
                verzending(gemaakt_op=NU + timedelta(days=2), vervangt_id=3),  # 4
                verzending(),  # 5
            ]
        )
        antwoorden = [bestand(b"306", op=NU + timedelta(days=1)), bestand(b"ander")]  # 6 and 7
        uow.berichten.bewaar_binnen(antwoorden)
        antwoorden[0].heenbericht_id = 3
        uow.berichten.werk_bij(antwoorden)
        uow.berichten.bewaar_uit(
            [
                verzending(
                    Berichtsoort.TOEWIJZING_RETOUR,
                    gemaakt_op=NU + timedelta(days=1),
                    heenbericht_id=1,
                    vervangt_id=2,
                )  # 8
            ]
        )
        uow.commit()
    with lezen(engine) as uow:
        families = {id_: [regel.id for regel in uow.berichten.verwant(id_)] for id_ in range(1, 9)}
    toewijzing, start_, los = [1, 2, 8], [3, 6, 4], [5]
    assert families == {
        1: toewijzing,
        2: toewijzing,
        3: start_,
        4: start_,
        5: los,
        6: start_,
        7: [7],
        8: toewijzing,
    }


def test_a_request_belongs_with_what_decided_on_it(engine: Engine) -> None:
    with UnitOfWork(engine) as uow:
        een, twee = vraag(uow, bericht315("A1", "A2"))
        (los,) = vraag(uow, bericht317("V1"))
        besluiten = [bestand(naam, op=NU + timedelta(days=1)) for naam in (b"319", b"301", b"301b")]
        uow.berichten.bewaar_binnen(besluiten)
        een.onderzoek_id = twee.afwijzing_id = besluiten[0].bewaard_id
        een.toegewezen_id = besluiten[1].bewaard_id
        uow.verzoeken.werk_bij([een, twee])
        retour = verzending(
            Berichtsoort.TOEWIJZING_RETOUR,
            gemaakt_op=NU + timedelta(days=2),
            heenbericht_id=besluiten[1].bewaard_id,
        )
        uow.berichten.bewaar_uit([retour])
        uow.commit()
    verzoek, antwoord, toewijzing = een.bericht_id, besluiten[0].id, besluiten[1].id
    samen = {verzoek, antwoord, toewijzing, retour.id}
    with lezen(engine) as uow:
        for id_ in samen:
            assert {regel.id for regel in uow.berichten.verwant(id_ or 0)} == samen
        assert [regel.id for regel in uow.berichten.verwant(los.bericht_id or 0)] == [
            los.bericht_id
        ]
        assert [regel.id for regel in uow.berichten.verwant(besluiten[2].bewaard_id)] == [
            besluiten[2].id
        ]
        # What answers a message is narrower: a 302 is about its 301 alone.
        assert {regel.id for regel in uow.berichten.antwoorden(toewijzing or 0)} == {
            toewijzing,
            retour.id,
        }
