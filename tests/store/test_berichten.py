from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from app.domain.ontvangst import Ontvangst, Ontvangststatus
from app.domain.verzending import Status, Verzending
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.berichtfilter import Berichtfilter
from app.store.berichtrijen import Bevinding
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, NIJMEGEN, bericht301
from tests.store.conftest import Teller
from tests.store.opslag import (
    NU,
    bestand,
    gelezen,
    lezen,
    meld,
    ontvang_en_bewaar,
    start,
    verzending,
)

zelfde_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
BEVINDING = Bevinding(
    "CS003", 2, "0001", "/Bericht/Client", "2026-01-01", "Dit klopt niet.", "Vraag de gemeente."
)


def bewaar(engine: Engine, *ontvangsten: Ontvangst) -> None:
    with UnitOfWork(engine) as uow:
        uow.berichten.bewaar_binnen(ontvangsten)
        uow.commit()


def stuur(engine: Engine, *verzendingen: Verzending) -> list[int]:
    with UnitOfWork(engine) as uow:
        uow.berichten.bewaar_uit(verzendingen)
        uow.commit()
    return [een.bewaard_id for een in verzendingen]


class TestWhatComesIn:
    @zelfde_database
    @given(inhoud=st.binary(), naam=st.text(st.characters(codec="utf-8")))
    def test_keeps_its_exact_bytes(self, engine: Engine, inhoud: bytes, naam: str) -> None:
        ontvangst = bestand(inhoud, naam)
        with UnitOfWork(engine) as uow:
            uow.berichten.bewaar_binnen([ontvangst])
            assert ontvangst.id is not None
            terug = uow.berichten.ontvangst(ontvangst.id)
        assert terug == ontvangst
        assert hashlib.sha256(terug.inhoud).hexdigest() == terug.sha256

    def test_keeps_what_was_found_out_about_it(self, engine: Engine) -> None:
        ontvangst = gelezen(bericht301())
        bewaar(engine, replace(bestand(b"eerder")), ontvangst)
        ontvangst.reden, ontvangst.advies = "Er klopt iets niet.", "Bel de gemeente."
        with UnitOfWork(engine) as uow:
            uow.berichten.werk_bij([ontvangst])
            uow.berichten.werk_bij([])
            uow.commit()
        with lezen(engine) as uow:
            assert uow.berichten.ontvangst(ontvangst.bewaard_id) == ontvangst

    def test_the_same_file_twice_is_one_event(self, engine: Engine) -> None:
        bewaar(engine, bestand(b"<een/>"), bestand(b"<twee/>"))
        een, twee, drie = (bestand(inhoud) for inhoud in (b"<een/>", b"<twee/>", b"<drie/>"))
        with lezen(engine) as uow:
            bekend = uow.berichten.bekend([een.sha256, twee.sha256, drie.sha256])
        assert bekend == {een.sha256: replace(een, id=1), twee.sha256: replace(twee, id=2)}
        with pytest.raises(IntegrityError, match=r"bericht\.sha256"):
            bewaar(engine, een)

    def test_our_own_message_that_comes_back_is_no_known_file(self, engine: Engine) -> None:
        stuur(engine, verzending(inhoud=b"<x/>"))
        terug = bestand(b"<x/>")
        with lezen(engine) as uow:
            assert uow.berichten.bekend([terug.sha256]) == {}
        bewaar(engine, terug)

    def test_a_refused_file_needs_a_reason(self, engine: Engine) -> None:
        geweigerd = bestand()
        geweigerd.status = Ontvangststatus.GEWEIGERD
        with pytest.raises(IntegrityError, match="ck_bericht_geweigerd"):
            bewaar(engine, geweigerd)
        geweigerd.reden = "Dit is geen XML."
        bewaar(engine, geweigerd)
        with lezen(engine) as uow:
            assert uow.berichten.ontvangsten([Ontvangststatus.GEWEIGERD]) == [geweigerd]
            assert uow.berichten.ontvangsten([Ontvangststatus.ONTVANGEN]) == []

    def test_newest_first(self, engine: Engine) -> None:
        bewaar(engine, bestand(b"1"), bestand(b"2"), bestand(b"3"))
        with lezen(engine) as uow:
            lijst = uow.berichten.ontvangsten(list(Ontvangststatus))
        assert [ontvangst.inhoud for ontvangst in lijst] == [b"3", b"2", b"1"]


class TestWhatGoesOut:
    @zelfde_database
    @given(
        een=st.builds(
            Verzending,
            id=st.none(),
            wet=st.sampled_from(Wet),
            soort=st.sampled_from(Berichtsoort),
            gemeente=st.just(NIJMEGEN),
            aanbieder=st.just(AGB),
            identificatie=st.text("AB12", min_size=1, max_size=12),
            dagtekening=st.dates(),
            inhoud=st.binary(),
            status=st.sampled_from(Status),
            gemaakt_op=st.datetimes(timezones=st.just(NU.tzinfo)),
            geexporteerd_op=st.none() | st.datetimes(timezones=st.just(NU.tzinfo)),
            ingediend_op=st.none() | st.dates(),
            vecozo_code=st.none() | st.just("CC08"),
            vecozo_toelichting=st.none() | st.text(st.characters(codec="utf-8")),
        )
    )
    def test_keeps_everything(self, engine: Engine, een: Verzending) -> None:
        with UnitOfWork(engine) as uow:
            uow.berichten.bewaar_uit([een])
            assert uow.berichten.verzending(een.bewaard_id) == een

    def test_an_identificatie_is_used_once_per_soort_and_wet(self, engine: Engine) -> None:
        """TR056."""
        stuur(
            engine,
            verzending(identificatie="A"),
            verzending(Berichtsoort.STOP, identificatie="A"),
            verzending(identificatie="A", wet=Wet.WMO),
        )
        with pytest.raises(IntegrityError, match="UNIQUE"):
            stuur(engine, verzending(identificatie="A"))

    def test_follows_what_becomes_of_it(self, engine: Engine) -> None:
        een, twee = stuur(engine, verzending(), verzending())
        with UnitOfWork(engine) as uow:
            uow.berichten.zet_status([een, twee], Status.GEEXPORTEERD, geexporteerd_op=NU)
            uow.berichten.zet_status([een], Status.INGEDIEND, ingediend_op=date(2026, 4, 2))
            uow.berichten.zet_status(
                [een],
                Status.AFGEKEURD_VECOZO,
                afgekeurd_op=date(2026, 4, 3),
                vecozo_code="CC08",
                vecozo_toelichting="niet uniek",
            )
            uow.berichten.zet_status([], Status.KLAAR)
            uow.commit()
        with lezen(engine) as uow:
            afgekeurd, geexporteerd = uow.berichten.verzending(een), uow.berichten.verzending(twee)
        assert afgekeurd.status is Status.AFGEKEURD_VECOZO
        assert (afgekeurd.geexporteerd_op, afgekeurd.ingediend_op) == (NU, date(2026, 4, 2))
        assert (afgekeurd.vecozo_code, afgekeurd.vecozo_toelichting) == ("CC08", "niet uniek")
        assert geexporteerd.status is Status.GEEXPORTEERD
        assert geexporteerd.ingediend_op is None

    def test_a_message_that_came_in_has_no_status_of_one_that_goes_out(
        self, engine: Engine
    ) -> None:
        bewaar(engine, bestand())
        with UnitOfWork(engine) as uow, pytest.raises(LookupError):
            uow.berichten.zet_status([1], Status.KLAAR)

    def test_can_be_rewritten_before_it_leaves(self, engine: Engine) -> None:
        oud = verzending(Berichtsoort.TOEWIJZING_RETOUR, Status.VOORBEREID)
        (id_,) = stuur(engine, oud)
        nieuw = replace(oud, dagtekening=date(2026, 4, 9), inhoud=b"<anders/>", status=Status.KLAAR)
        with UnitOfWork(engine) as uow:
            uow.berichten.herschrijf([nieuw])
            uow.berichten.herschrijf([])
            uow.commit()
        with lezen(engine) as uow:
            assert uow.berichten.verzending(id_) == nieuw
        with engine.connect() as verbinding:
            (sha256,) = verbinding.exec_driver_sql("SELECT sha256 FROM bericht").one()
        assert sha256 == hashlib.sha256(b"<anders/>").hexdigest()

    def test_by_status_newest_first(self, engine: Engine) -> None:
        een, twee, drie = stuur(
            engine, verzending(), verzending(status=Status.INGEDIEND), verzending()
        )
        with lezen(engine) as uow:
            klaar = uow.berichten.uitgaand([Status.KLAAR])
            assert [v.id for v in klaar] == [drie, een]
            assert len(uow.berichten.uitgaand(list(Status))) == 3
            assert uow.berichten.uitgaand([]) == []
        assert twee == 2

    def test_is_found_by_what_the_answer_names(self, engine: Engine) -> None:
        stuur(
            engine,
            verzending(identificatie="A"),
            verzending(Berichtsoort.STOP, identificatie="A"),
            verzending(Berichtsoort.STOP, identificatie="A", wet=Wet.WMO),
        )
        with lezen(engine) as uow:
            goed = (Wet.JW, Berichtsoort.STOP, AGB, "A")
            ander = (Wet.JW, Berichtsoort.STOP, "42420002", "A")
            onbekend = (Wet.JW, Berichtsoort.STOP, AGB, "B")
            heen = uow.berichten.vind_heen({goed, ander, onbekend})
            assert {kenmerk: v.id for kenmerk, v in heen.items()} == {goed: 2}
            nieuwste = uow.berichten.vind_verzending("A")
            assert nieuwste
            assert nieuwste.id == 3
            assert uow.berichten.vind_verzending("B") is None

    def test_nobody_sent_it(self, engine: Engine) -> None:
        bewaar(engine, bestand())
        with lezen(engine) as uow:
            with pytest.raises(LookupError):
                uow.berichten.verzending(1)
            with pytest.raises(LookupError):
                uow.berichten.ontvangst(2)

    def test_an_answer_belongs_to_the_client_of_what_it_answers(self, engine: Engine) -> None:
        ontvang_en_bewaar(engine, bericht301())
        with UnitOfWork(engine) as uow:
            retour = verzending(Berichtsoort.TOEWIJZING_RETOUR, heenbericht_id=1)
            uow.berichten.bewaar_uit([retour, verzending()])
            id_305 = meld(uow, 300201, start(date(2026, 4, 2)), status=Status.INGEDIEND)
            antwoord = bestand(b"306")
            uow.berichten.bewaar_binnen([antwoord])
            antwoord.heenbericht_id = id_305
            uow.berichten.werk_bij([antwoord])
            uow.commit()
        with lezen(engine) as uow:
            van_client = uow.berichten.zoek(berichtfilter=Berichtfilter(client_id=1))
        assert {regel.id for regel in van_client} == {1, retour.id, id_305, antwoord.id}


class TestWhatIsKnownOfMessages:
    def test_findings_in_their_order(self, engine: Engine) -> None:
        bewaar(engine, bestand(b"1"), bestand(b"2"), bestand(b"3"))
        ander = replace(BEVINDING, regel="TR056", niveau=3)
        with UnitOfWork(engine) as uow:
            uow.berichten.bewaar_bevindingen({1: [ander, BEVINDING], 3: [BEVINDING]})
            uow.berichten.bewaar_bevindingen({})
            uow.commit()
        with lezen(engine) as uow:
            assert uow.berichten.bevindingen([1, 2, 3]) == {1: [ander, BEVINDING], 3: [BEVINDING]}
            assert uow.berichten.bevindingen([2]) == {}

    def test_return_codes_of_an_answer_in_their_order(self, engine: Engine) -> None:
        bewaar(engine, bestand(b"1"), bestand(b"2"))
        codes = [("/Bericht/Client", "9326"), ("/Bericht/Client", "9019"), ("/Bericht", "0001")]
        with UnitOfWork(engine) as uow:
            uow.berichten.bewaar_retourcodes({2: codes, 1: []})
            uow.commit()
        with lezen(engine) as uow:
            assert uow.berichten.retourcodes([1, 2]) == {2: codes}

    def test_an_identificatie_is_used_by_its_sender(self, engine: Engine) -> None:
        """TR056: per berichtsoort, for whoever sends."""
        geweigerd = gelezen(bericht301(identificatie="WEG"))
        geweigerd.status, geweigerd.reden = Ontvangststatus.GEWEIGERD, "Niet voor ons."
        bewaar(engine, gelezen(bericht301(identificatie="IN")), geweigerd, bestand())
        stuur(engine, verzending(identificatie="UIT"))
        in_ = (Wet.JW, Berichtsoort.TOEWIJZING, NIJMEGEN, "IN")
        uit = (Wet.JW, Berichtsoort.START, AGB, "UIT")
        vrij = {
            (Wet.WMO, *in_[1:]),
            (Wet.JW, Berichtsoort.ANTWOORD, NIJMEGEN, "IN"),
            (Wet.JW, Berichtsoort.TOEWIJZING, "0225", "IN"),
            (Wet.JW, Berichtsoort.TOEWIJZING, NIJMEGEN, "WEG"),
            (Wet.JW, Berichtsoort.STOP, AGB, "UIT"),
        }
        with lezen(engine) as uow:
            assert uow.berichten.kenmerken_gebruikt({in_, uit, *vrij}) == {in_, uit}
            assert uow.berichten.kenmerken_gebruikt(set()) == set()


class TestTheNumberOfQueries:
    @pytest.mark.parametrize("aantal", [1, 50])
    def test_does_not_grow_with_the_messages(
        self, engine: Engine, vragen: Teller, aantal: int
    ) -> None:
        ontvangsten = [bestand(f"<{i}/>".encode()) for i in range(aantal)]
        verzendingen = [verzending(heenbericht_id=1) for _ in range(aantal)]
        with UnitOfWork(engine) as uow:
            berichten = uow.berichten
            with vragen() as gesteld:
                berichten.bekend([ontvangst.sha256 for ontvangst in ontvangsten])
                berichten.bewaar_binnen(ontvangsten)
                berichten.werk_bij(ontvangsten)
                berichten.bewaar_bevindingen({o.bewaard_id: [BEVINDING] for o in ontvangsten})
                berichten.bewaar_uit(verzendingen)
                berichten.herschrijf(verzendingen)
                ids = [een.bewaard_id for een in verzendingen]
                berichten.zet_status(ids, Status.GEEXPORTEERD, geexporteerd_op=NU)
                assert len(berichten.bevindingen([o.bewaard_id for o in ontvangsten])) == aantal
                assert len(berichten.uitgaand([Status.GEEXPORTEERD])) == aantal
                assert len(berichten.zoek()) == min(100, 2 * aantal)
                assert berichten.aantal() == 2 * aantal
            assert len(gesteld) == 17
