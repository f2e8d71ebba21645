from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from app.domain.afkeur import Afhandeling, Door, GeweigerdBericht
from app.domain.contract import Aanbieder
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.store.berichtrijen import Bevinding
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, ANDER_BSN, BSN, bericht301, toegewezen
from tests.store.conftest import Teller
from tests.store.opslag import NU, bestand, gelezen, meld, ontvang, start, verzending

NUMMER = 300201
TWEE_APRIL, DRIE_APRIL = date(2026, 4, 2), date(2026, 4, 3)
CODES = [("/Bericht/Client", "9019"), ("/Bericht", "9326")]


@pytest.fixture
def uow(engine: Engine) -> Iterator[UnitOfWork]:
    """A transaction with one 301 (id 1) of one Toewijzing (id 1)."""
    with UnitOfWork(engine) as uow:
        uow.instellingen.zet_aanbieder(Aanbieder(AGB, "Zorg & Zo"))
        ontvang(uow, bericht301())
        yield uow


def afgekeurd(uow: UnitOfWork, status: Status = Status.AFGEKEURD) -> int:
    id_ = meld(uow, NUMMER, start(TWEE_APRIL), status=status)
    beantwoord(uow, id_, *CODES)
    return id_


def beantwoord(uow: UnitOfWork, id_: int, *codes: tuple[str, str]) -> int:
    antwoord = gelezen(bericht301(identificatie=f"A{id_}"), NU + timedelta(days=2))
    antwoord.soort, antwoord.heenbericht_id = Berichtsoort.START_RETOUR, id_
    uow.berichten.bewaar_binnen([antwoord])
    uow.berichten.bewaar_retourcodes({antwoord.bewaard_id: codes})
    return antwoord.bewaard_id


def eigen(uow: UnitOfWork, *, alleen_open: bool = False) -> list[GeweigerdBericht]:
    return uow.afkeuren.eigen(alleen_open=alleen_open)


def vervang(uow: UnitOfWork, id_: int, status: Status) -> int:
    nieuw = verzending(status=status, vervangt_id=id_, ingediend_op=DRIE_APRIL)
    uow.berichten.bewaar_uit([nieuw])
    return nieuw.bewaard_id


class TestEigen:
    def test_a_message_comes_with_its_codes_their_places_and_its_bytes(
        self, uow: UnitOfWork
    ) -> None:
        id_ = afgekeurd(uow)
        (een,) = eigen(uow, alleen_open=True)
        assert [(a.door, a.pad, a.code, a.sinds) for a in een.afkeuringen] == [
            (Door.GEMEENTE, pad, code, DRIE_APRIL) for pad, code in CODES
        ]
        assert een.inhoud == uow.berichten.verzending(id_).inhoud
        assert (een.client, een.client_id, een.opvolger) == ("T. de Wit", 1, None)

    def test_a_foutbericht_beside_the_answer_doubles_nothing(self, uow: UnitOfWork) -> None:
        id_ = afgekeurd(uow)
        uow.berichten.zet_status([id_], Status.AFGEKEURD, vecozo_code="CC02")
        for naam in (b"een", b"twee"):
            fout = bestand(naam, op=NU + timedelta(days=1))
            fout.heenbericht_id = id_
            fout.status = fout.status.VERWERKT
            uow.berichten.bewaar_binnen([fout])
        (een,) = eigen(uow)
        assert [(a.door, a.code) for a in een.afkeuringen] == [
            (Door.VECOZO, "CC02"), (Door.GEMEENTE, "9019"), (Door.GEMEENTE, "9326"),
        ]  # fmt: skip
        assert een.afkeuringen[0].sinds == TWEE_APRIL

    def test_what_was_never_refused_is_not_among_them(self, uow: UnitOfWork) -> None:
        geen = (Status.AFGEKEURD, Status.AFGEKEURD_VECOZO)
        uow.berichten.bewaar_uit([verzending(status=s) for s in Status if s not in geen])
        assert eigen(uow) == []

    @pytest.mark.parametrize(
        ("status", "open_"),
        [
            (Status.KLAAR, True),
            (Status.INGEDIEND, True),
            (Status.VERVALLEN, True),
            (Status.GOEDGEKEURD, False),
            (Status.AFGEKEURD_VECOZO, False),
        ],
    )
    def test_open_until_the_replacement_is_answered(
        self, uow: UnitOfWork, status: Status, open_: bool
    ) -> None:
        id_ = afgekeurd(uow)
        vervang(uow, id_, status)
        assert (id_ in [e.bericht_id for e in eigen(uow, alleen_open=True)]) is open_
        assert id_ in [e.bericht_id for e in eigen(uow)]

    def test_the_last_of_a_chain_is_what_counts(self, uow: UnitOfWork) -> None:
        eerste = afgekeurd(uow)
        tweede = vervang(uow, eerste, Status.AFGEKEURD)
        derde = vervang(uow, tweede, Status.GOEDGEKEURD)
        beantwoord(uow, derde)
        gevonden = {e.bericht_id: e.opvolger for e in eigen(uow)}
        for id_ in (eerste, tweede):
            opvolger = gevonden[id_]
            assert opvolger is not None
            assert (opvolger.bericht_id, opvolger.afgerond_op) == (derde, DRIE_APRIL)
            assert opvolger.afgerond

    def test_a_retourbericht_is_finished_once_it_was_submitted(self, uow: UnitOfWork) -> None:
        soort = Berichtsoort.TOEWIJZING_RETOUR
        oud = verzending(soort, Status.AFGEKEURD_VECOZO, heenbericht_id=1)
        uow.berichten.bewaar_uit([oud])
        nieuw = verzending(
            soort, Status.INGEDIEND, heenbericht_id=1, vervangt_id=oud.id, ingediend_op=DRIE_APRIL
        )
        uow.berichten.bewaar_uit([nieuw])
        assert eigen(uow, alleen_open=True) == []
        (een,) = eigen(uow)
        assert een.opvolger is not None
        assert (een.opvolger.afgerond, een.opvolger.afgerond_op) == (True, DRIE_APRIL)


class TestAfgehandeld:
    """The user said that a refusal asks nothing more."""

    def test_it_is_known_since_when_and_why(self, uow: UnitOfWork) -> None:
        id_ = afgekeurd(uow)
        uow.berichten.handel_af(id_, DRIE_APRIL, "de start loopt al")
        assert eigen(uow, alleen_open=True) == []
        (een,) = eigen(uow)
        assert een.afhandeling == Afhandeling(DRIE_APRIL, "de start loopt al")

    def test_that_can_be_undone_once(self, uow: UnitOfWork) -> None:
        id_ = afgekeurd(uow)
        uow.berichten.handel_af(id_, DRIE_APRIL, "gebeld")
        assert uow.berichten.heropen(id_)
        assert not uow.berichten.heropen(id_)
        assert [een.afhandeling for een in eigen(uow, alleen_open=True)] == [None]

    @pytest.mark.parametrize("reden", ["", "  "])
    def test_never_without_a_reason(self, uow: UnitOfWork, reden: str) -> None:
        with pytest.raises(IntegrityError, match="ck_bericht_afhandeling"):
            uow.berichten.handel_af(afgekeurd(uow), DRIE_APRIL, reden)

    @pytest.mark.parametrize(
        ("status", "open_"),
        [(Status.KLAAR, True), (Status.VERVALLEN, False), (Status.GOEDGEKEURD, False)],
    )
    def test_replaced_after_all_it_waits_for_the_replacement(
        self, uow: UnitOfWork, status: Status, open_: bool
    ) -> None:
        id_ = afgekeurd(uow)
        uow.berichten.handel_af(id_, DRIE_APRIL, "gebeld")
        vervang(uow, id_, status)
        assert (id_ in [e.bericht_id for e in eigen(uow, alleen_open=True)]) is open_

    def test_a_later_answer_is_news(self, uow: UnitOfWork) -> None:
        id_ = afgekeurd(uow, Status.AFGEKEURD_VECOZO)
        uow.berichten.handel_af(id_, DRIE_APRIL, "gebeld met VECOZO")
        uow.berichten.zet_status([id_], Status.AFGEKEURD)
        assert [een.afhandeling for een in eigen(uow, alleen_open=True)] == [None]


def bevinding(regel: str = "CS003") -> Bevinding:
    return Bevinding(regel, 2, "0001", "/Bericht/Client", "", "Dit klopt niet.", "Vraag het na.")


def test_what_we_found_in_messages_of_gemeenten(uow: UnitOfWork) -> None:
    uow.berichten.bewaar_bevindingen({1: [bevinding(), bevinding("TR302")]})
    (een,) = uow.afkeuren.van_gemeenten()
    assert [(a.door, a.regel, a.code) for a in een.afkeuringen] == [
        (Door.WIJ, "CS003", "0001"),
        (Door.WIJ, "TR302", "0001"),
    ]
    assert een.client == "T. de Wit"


def test_good_301s_by_bsn(uow: UnitOfWork) -> None:
    ontvang(uow, bericht301(toegewezen(7), bsn=ANDER_BSN, identificatie="G2"))
    goed = uow.afkeuren.goede_toewijzingsberichten([BSN, ANDER_BSN])
    assert [(g.bericht_id, g.bsn) for g in goed] == [(1, BSN), (2, ANDER_BSN)]
    uow.berichten.bewaar_bevindingen({1: [bevinding()]})
    assert [g.bericht_id for g in uow.afkeuren.goede_toewijzingsberichten([BSN])] == []


def test_a_toewijzing_by_its_number(uow: UnitOfWork) -> None:
    (een,) = uow.afkeuren.toewijzingen([NUMMER, 5])
    assert (een.id, een.client_id, een.verwijderd_op) == (1, 1, None)
    weg = toegewezen(toewijzingsdatum=TWEE_APRIL, reden_wijziging="13")
    ontvang(uow, bericht301(weg, identificatie="G2"), op=NU + timedelta(days=5))
    (een,) = uow.afkeuren.toewijzingen([NUMMER])
    assert een.verwijderd_op == date(2026, 4, 6)


def test_codes_of_our_message_its_answer_and_a_foutbericht(uow: UnitOfWork) -> None:
    id_ = meld(uow, NUMMER, start(TWEE_APRIL), status=Status.AFGEKEURD)
    antwoord = beantwoord(uow, id_, ("/Bericht", "9326"), ("/Bericht/Client", "9326"))
    uow.berichten.zet_status([id_], Status.AFGEKEURD, vecozo_code="CC02")
    fout = bestand(b"fout")
    fout.heenbericht_id, fout.status = id_, fout.status.VERWERKT
    uow.berichten.bewaar_binnen([fout])
    assert uow.afkeuren.codes([id_, antwoord, fout.bewaard_id, 1]) == {
        id_: ["CC02", "9326"],
        antwoord: ["9326"],
        fout.bewaard_id: ["CC02"],
    }


@pytest.mark.parametrize("aantal", [10, 1_000])
def test_five_queries_however_much_was_refused(
    uow: UnitOfWork, vragen: Teller, aantal: int
) -> None:
    uow.berichten.bewaar_uit([verzending(status=Status.AFGEKEURD_VECOZO) for _ in range(aantal)])
    with vragen() as gesteld:
        assert len(eigen(uow, alleen_open=True)) == aantal
        uow.afkeuren.van_gemeenten()
    assert len(gesteld) == 5
