from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from app.domain.dossier import Dossier
from app.domain.levering import Melding, Meldingsoort
from app.domain.toewijzing import Startverwachting, Toewijzingsleutel
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.standard.element import Vorm
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct, Toewijzingbericht
from app.store.unit_of_work import UnitOfWork
from tests.bouw import ANDER_BSN, BSN, NIJMEGEN, bericht301, toegewezen
from tests.standard.genereer import berichten
from tests.store.conftest import Teller
from tests.store.opslag import (
    NU,
    PRODUCT,
    meld,
    naam,
    ontvang,
    ontvang_en_bewaar,
    start,
    verzending,
    verzonnen_bsns,
)

SLEUTEL = Toewijzingsleutel(Wet.JW, NIJMEGEN, 300201)
# One database serves all examples of a test: each is rolled back.
zelfde_database = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def laad(engine: Engine, bsn: str = BSN) -> Dossier:
    with UnitOfWork(engine, alleen_lezen=True) as uow:
        return uow.dossiers.laad([bsn])[bsn]


class TestARoundTrip:
    @zelfde_database
    @given(
        bericht=st.sampled_from(Wet).flatmap(
            lambda wet: berichten(Vorm(wet, Berichtsoort.TOEWIJZING))
        ),
        op=st.datetimes(timezones=st.just(UTC)),
    )
    def test_of_all_that_a_301_can_hold(
        self, engine: Engine, bericht: Toewijzingbericht, op: datetime
    ) -> None:
        assert bericht.client
        verwacht = Dossier()
        with UnitOfWork(engine) as uow:
            (id_,) = ontvang(uow, bericht, op=op)
            verwacht.neem_op(bericht, id_, op)
            gelezen_terug = uow.dossiers.laad([bericht.client.bsn])[bericht.client.bsn]
        assert gelezen_terug == verwacht

    @zelfde_database
    @given(
        meldingen=st.lists(
            st.builds(
                Melding,
                soort=st.sampled_from(Meldingsoort),
                begindatum=st.dates(),
                status_aanlevering=st.sampled_from("13"),
                product=st.none() | st.just(PRODUCT) | st.just(replace(PRODUCT, code=None)),
                toewijzing_ingangsdatum=st.none() | st.dates(),
                einddatum=st.none() | st.dates(),
                reden_beeindiging=st.none() | st.just("19"),
                status=st.sampled_from(Status),
            ),
            max_size=4,
        ),
        verwachting=st.none() | st.builds(Startverwachting, st.dates(), st.none() | st.dates()),
        notitie=st.text(st.characters(codec="utf-8"), max_size=20),
    )
    def test_of_what_was_reported_and_noted(
        self,
        engine: Engine,
        meldingen: list[Melding],
        verwachting: Startverwachting | None,
        notitie: str,
    ) -> None:
        with UnitOfWork(engine) as uow:
            ontvang(uow, bericht301())
            dossier = uow.dossiers.laad([BSN])[BSN]
            assert dossier.client
            dossier.client.notitie = notitie
            dossier.toewijzingen[SLEUTEL].verwachting = verwachting
            for melding in meldingen:
                bericht = verzending(status=melding.status)
                uow.berichten.bewaar_uit([bericht])
                melding.bericht_id = bericht.id
                dossier.toewijzingen[SLEUTEL].meldingen.append(melding)
            uow.dossiers.bewaar([dossier])
            assert uow.dossiers.laad([BSN])[BSN] == dossier

    def test_gives_ids(self, engine: Engine) -> None:
        with UnitOfWork(engine) as uow:
            ontvang(
                uow, bericht301(), bericht301(bsn=ANDER_BSN, identificatie="G2", gemeente="0225")
            )
            een, ander = uow.dossiers.laad([BSN, ANDER_BSN]).values()
        assert een.client
        assert ander.client
        assert {een.client.id, ander.client.id} == {1, 2}
        assert {t.id for d in (een, ander) for t in d.toewijzingen.values()} == {1, 2}

    def test_of_a_moment_without_time_zone_is_refused(self, engine: Engine) -> None:
        with UnitOfWork(engine) as uow, pytest.raises(Exception, match="time zone"):
            ontvang(uow, bericht301(), op=datetime(2026, 4, 1, 9, 30))  # noqa: DTZ001 - that is it

    def test_a_moment_elsewhere_is_the_same_moment(self, engine: Engine) -> None:
        from zoneinfo import ZoneInfo

        ontvang_en_bewaar(engine, bericht301(), op=NU.astimezone(ZoneInfo("Europe/Amsterdam")))
        gelezen_terug = laad(engine).toewijzingen[SLEUTEL].ontvangen_op
        assert (gelezen_terug, gelezen_terug.tzinfo) == (NU, UTC)


class TestHistory:
    """OP033x1: the newest Toewijzingsdatum and -tijd lead."""

    def actueel(self, engine: Engine) -> tuple[str, ...]:
        """What the database itself marks as leading: day, time and end."""
        with engine.connect() as verbinding:
            rijen = verbinding.exec_driver_sql(
                "SELECT toewijzingsdatum, toewijzingstijd, einddatum FROM toewijzing_versie "
                "WHERE actueel = 1"
            ).fetchall()
        (rij,) = rijen
        return tuple(rij)

    def van(self, product: ToegewezenProduct) -> tuple[str, ...]:
        assert product.einddatum
        velden = (product.toewijzingsdatum, product.toewijzingstijd, product.einddatum)
        return tuple(veld.isoformat() for veld in velden)

    def test_a_newer_version_leads_and_the_older_stays(self, engine: Engine) -> None:
        korter = toegewezen(toewijzingsdatum=date(2026, 4, 2), einddatum=date(2026, 5, 1))
        ontvang_en_bewaar(engine, bericht301())
        ontvang_en_bewaar(engine, bericht301(korter, identificatie="G2"), op=NU + timedelta(days=1))

        toewijzing = laad(engine).toewijzingen[SLEUTEL]
        assert [versie.product for versie in toewijzing.versies] == [toegewezen(), korter]
        assert toewijzing.actueel == korter
        assert self.actueel(engine) == self.van(korter)

    def test_an_older_version_that_comes_later_does_not_lead(self, engine: Engine) -> None:
        ouder = toegewezen(toewijzingsdatum=date(2026, 3, 1), einddatum=date(2026, 5, 1))
        ontvang_en_bewaar(engine, bericht301())
        ontvang_en_bewaar(engine, bericht301(ouder, identificatie="G2"), op=NU + timedelta(days=1))

        toewijzing = laad(engine).toewijzingen[SLEUTEL]
        assert len(toewijzing.versies) == 2
        assert toewijzing.actueel == toegewezen()
        assert self.actueel(engine) == self.van(toegewezen())

    def test_the_time_of_the_same_day_decides(self, engine: Engine) -> None:
        later = toegewezen(toewijzingstijd=time(12, 34, 57), einddatum=date(2026, 5, 1))
        ontvang_en_bewaar(engine, bericht301(later), bericht301(identificatie="G2"))
        assert laad(engine).toewijzingen[SLEUTEL].actueel == later
        assert self.actueel(engine) == self.van(later)

    def test_several_versions_in_one_transaction(self, engine: Engine) -> None:
        versies = [
            toegewezen(toewijzingsdatum=date(2026, 4, dag), einddatum=date(2026, 5, dag))
            for dag in (2, 9, 5)
        ]
        ontvang_en_bewaar(
            engine,
            *(bericht301(versie, identificatie=f"G{i}") for i, versie in enumerate(versies)),
        )
        assert len(laad(engine).toewijzingen[SLEUTEL].versies) == 3
        assert self.actueel(engine) == self.van(versies[1])

    def test_a_resend_changes_nothing(self, engine: Engine) -> None:
        ontvang_en_bewaar(engine, bericht301())
        ontvang_en_bewaar(engine, bericht301(identificatie="G2"))
        assert len(laad(engine).toewijzingen[SLEUTEL].versies) == 1

    def test_reden_wijziging_13_removes_and_stays_visible(self, engine: Engine) -> None:
        weg = toegewezen(toewijzingsdatum=date(2026, 4, 2), reden_wijziging="13")
        ontvang_en_bewaar(engine, bericht301())
        ontvang_en_bewaar(engine, bericht301(weg, identificatie="G2"))
        toewijzing = laad(engine).toewijzingen[SLEUTEL]
        assert toewijzing.verwijderd
        assert [wijziging.soort for wijziging in toewijzing.wijzigingen] == ["verwijderd"]

    def test_the_newest_301_tells_who_the_client_is(self, engine: Engine) -> None:
        ontvang_en_bewaar(engine, bericht301())
        with UnitOfWork(engine) as uow:
            uow.dossiers.zet_notitie(1, "belt liever niet")
            uow.commit()
        ontvang_en_bewaar(engine, bericht301(identificatie="G2", naam=naam("Zwart")))
        client = laad(engine).client
        assert client
        assert client.naam == naam("Zwart")
        assert client.notitie == "belt liever niet"

    def test_the_same_number_elsewhere_is_another_toewijzing(self, engine: Engine) -> None:
        ontvang_en_bewaar(
            engine,
            bericht301(),
            bericht301(gemeente="0225", identificatie="G2"),
            bericht301(wet=Wet.WMO, identificatie="G3"),
        )
        assert set(laad(engine).toewijzingen) == {
            SLEUTEL,
            SLEUTEL._replace(gemeente="0225"),
            SLEUTEL._replace(wet=Wet.WMO),
        }

    def test_the_same_number_of_another_client_is_refused(self, engine: Engine) -> None:
        """TR332 is for the rules; the database keeps it too."""
        ontvang_en_bewaar(engine, bericht301())
        with pytest.raises(IntegrityError, match="UNIQUE"):
            ontvang_en_bewaar(engine, bericht301(bsn=ANDER_BSN, identificatie="G2"))


class TestSaving:
    def test_writes_nothing_when_nothing_changed(self, engine: Engine, vragen: Teller) -> None:
        ontvang_en_bewaar(engine, bericht301())
        with UnitOfWork(engine) as uow:
            dossiers = uow.dossiers.laad([BSN, ANDER_BSN])
            with vragen() as gesteld:
                uow.dossiers.bewaar(dossiers.values())
        assert gesteld == []

    def test_twice_writes_once(self, engine: Engine, vragen: Teller) -> None:
        with UnitOfWork(engine) as uow:
            ontvang(uow, bericht301())
            dossier = uow.dossiers.laad([BSN])[BSN]
            dossier.toewijzingen[SLEUTEL].verwachting = Startverwachting(date(2026, 4, 1))
            uow.dossiers.bewaar([dossier])
            with vragen() as gesteld:
                uow.dossiers.bewaar([dossier])
        assert gesteld == []

    def test_only_what_was_loaded_here(self, engine: Engine) -> None:
        ontvang_en_bewaar(engine, bericht301())
        van_eerder = laad(engine)
        with UnitOfWork(engine) as uow, pytest.raises(ValueError, match="not loaded"):
            uow.dossiers.bewaar([van_eerder])
        with UnitOfWork(engine) as uow:
            eerste = uow.dossiers.laad([BSN])[BSN]
            uow.dossiers.van_client(1)
            with pytest.raises(ValueError, match="not loaded"):
                uow.dossiers.bewaar([eerste])

    def test_a_report_needs_its_message(self, engine: Engine) -> None:
        ontvang_en_bewaar(engine, bericht301())
        with UnitOfWork(engine) as uow:
            dossier = uow.dossiers.laad([BSN])[BSN]
            dossier.toewijzingen[SLEUTEL].meldingen.append(start(date(2026, 4, 2)))
            with pytest.raises(IntegrityError, match=r"melding\.bericht_id"):
                uow.dossiers.bewaar([dossier])

    def test_a_report_follows_the_status_of_its_message(self, engine: Engine) -> None:
        ontvang_en_bewaar(engine, bericht301())
        with UnitOfWork(engine) as uow:
            id_ = meld(uow, 300201, start(date(2026, 4, 2)))
            uow.berichten.zet_status([id_], Status.AFGEKEURD)
            uow.commit()
        (melding,) = laad(engine).toewijzingen[SLEUTEL].meldingen
        assert melding.status is Status.AFGEKEURD


class TestTheNumberOfQueries:
    def groep(self, aantal: int, keer: int = 1) -> list[Toewijzingbericht]:
        return [
            bericht301(
                toegewezen(2 * i, toewijzingsdatum=date(2026, 3, keer)),
                toegewezen(2 * i + 1, toewijzingsdatum=date(2026, 3, keer)),
                bsn=bsn,
                identificatie=f"G{keer}-{i}",
                naam=naam(f"Wit{keer}"),
            )
            for i, bsn in enumerate(verzonnen_bsns(aantal))
        ]

    def test_of_an_import_does_not_grow_with_the_group(
        self, engine: Engine, vragen: Teller
    ) -> None:
        aantallen = []
        for keer, aantal in enumerate((3, 60), start=1):
            with vragen() as gesteld:
                ontvang_en_bewaar(engine, *self.groep(aantal, keer))
            aantallen.append(len(gesteld))
        assert aantallen[0] > 5
        assert aantallen[1] <= aantallen[0] + 5  # the second group also changes what was there
        assert aantallen[1] < 25

    def test_of_loading_is_four(self, engine: Engine, vragen: Teller) -> None:
        ontvang_en_bewaar(engine, *self.groep(60))
        bsns = verzonnen_bsns(60)
        with UnitOfWork(engine, alleen_lezen=True) as uow:
            for laad_ze in (
                lambda: uow.dossiers.laad(bsns),
                uow.dossiers.alle,
                lambda: uow.dossiers.van_client(7),
                lambda: uow.dossiers.van_toewijzing(9),
            ):
                with vragen() as gesteld:
                    laad_ze()
                assert len(gesteld) == 4

    def test_of_a_list_is_two(self, engine: Engine, vragen: Teller) -> None:
        ontvang_en_bewaar(engine, *self.groep(60))
        with UnitOfWork(engine, alleen_lezen=True) as uow, vragen() as gesteld:
            assert len(uow.dossiers.clienten()) == 60
        assert len(gesteld) == 2
