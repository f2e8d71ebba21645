from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.domain.contract import Aanbieder
from app.domain.levering import Levering, Melding, Meldingsoort, levering
from app.domain.ontvangst import Ontvangststatus
from app.domain.openstaand import AfkeurOpen, AntwoordOpen, Feit, RetourOpen, StartOpen
from app.domain.toewijzing import Startverwachting
from app.domain.verzending import Status
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, ANDER_BSN, BSN, NIJMEGEN, bericht301, toegewezen
from tests.store.conftest import Teller
from tests.store.opslag import (
    NU,
    PRODUCT,
    bestand,
    gelezen,
    meld,
    ontvang,
    start,
    verzending,
    verzonnen_bsns,
)

F = TypeVar("F", bound=Feit)
EEN_APRIL, TWEE_APRIL, DRIE_APRIL = (date(2026, 4, dag) for dag in (1, 2, 3))
NUMMER = 300201
VANDAAG = date(2026, 4, 10)


@pytest.fixture
def uow(engine: Engine) -> Iterator[UnitOfWork]:
    """A transaction with one 301 (id 1) of one Toewijzing (id 1)."""
    with UnitOfWork(engine) as uow:
        uow.instellingen.zet_aanbieder(Aanbieder(AGB, "Zorg & Zo"))
        ontvang(uow, bericht301())
        yield uow


def feiten(uow: UnitOfWork, soort: type[F]) -> list[F]:
    return [feit for feit in uow.openstaand.feiten(VANDAAG) if isinstance(feit, soort)]


def retour(uow: UnitOfWork, status: Status, heenbericht_id: int = 1) -> int:
    een = verzending(Berichtsoort.TOEWIJZING_RETOUR, status, heenbericht_id=heenbericht_id)
    uow.berichten.bewaar_uit([een])
    return een.bewaard_id


class TestRetourOpen:
    def test_without_a_302_the_301_is_open(self, uow: UnitOfWork) -> None:
        assert feiten(uow, RetourOpen) == [
            RetourOpen(
                wet=Wet.JW,
                gemeente=NIJMEGEN,
                client_id=1,
                client="T. de Wit",
                bericht_id=1,
                identificatie="G0001",
                soort=Berichtsoort.TOEWIJZING_RETOUR,
                ontvangen_op=EEN_APRIL,
                retour_id=None,
                status=None,
                aantal_toewijzingen=1,
            )
        ]

    @pytest.mark.parametrize(
        "status",
        [Status.VOORBEREID, Status.KLAAR, Status.GEEXPORTEERD, Status.AFGEKEURD_VECOZO],
    )
    def test_a_302_that_vecozo_does_not_have_leaves_it_open(
        self, uow: UnitOfWork, status: Status
    ) -> None:
        id_ = retour(uow, status)
        (feit,) = feiten(uow, RetourOpen)
        assert (feit.retour_id, feit.status) == (id_, status)

    def test_a_302_that_was_submitted_closes_it(self, uow: UnitOfWork) -> None:
        retour(uow, Status.INGEDIEND)
        assert feiten(uow, RetourOpen) == []

    def test_the_newest_302_counts_and_a_lapsed_one_does_not(self, uow: UnitOfWork) -> None:
        retour(uow, Status.AFGEKEURD_VECOZO)
        nieuwste = retour(uow, Status.VOORBEREID)
        retour(uow, Status.VERVALLEN)
        (feit,) = feiten(uow, RetourOpen)
        assert (feit.retour_id, feit.status) == (nieuwste, Status.VOORBEREID)
        retour(uow, Status.INGEDIEND)
        assert feiten(uow, RetourOpen) == []

    def test_every_301_has_its_own(self, uow: UnitOfWork) -> None:
        ontvang(
            uow,
            bericht301(toegewezen(7), toegewezen(8), bsn=ANDER_BSN, identificatie="G2"),
            op=NU + timedelta(days=1),
        )
        retour(uow, Status.INGEDIEND)
        (feit,) = feiten(uow, RetourOpen)
        assert (feit.bericht_id, feit.ontvangen_op, feit.aantal_toewijzingen) == (
            2,
            TWEE_APRIL,
            2,
        )

    def test_a_319_asks_for_a_320_and_has_no_client(self, uow: UnitOfWork) -> None:
        antwoord = gelezen(bericht301(identificatie="A1"))
        antwoord.soort = Berichtsoort.ANTWOORD
        uow.berichten.bewaar_binnen([antwoord])
        feit = feiten(uow, RetourOpen)[-1]
        assert (feit.soort, feit.client_id, feit.client) == (
            Berichtsoort.ANTWOORD_RETOUR,
            None,
            "",
        )

    def test_what_was_not_processed_or_is_itself_an_answer_asks_for_nothing(
        self, uow: UnitOfWork
    ) -> None:
        antwoord = gelezen(bericht301(identificatie="A1"))
        antwoord.soort = Berichtsoort.START_RETOUR
        uow.berichten.bewaar_binnen([bestand(), antwoord])
        assert len(feiten(uow, RetourOpen)) == 1


class TestStartOpen:
    def gemeld(self, uow: UnitOfWork) -> list[tuple[date | None, Status | None]]:
        return [(feit.gemelde_start, feit.status) for feit in feiten(uow, StartOpen)]

    def test_a_toewijzing_without_a_start_is_open(self, uow: UnitOfWork) -> None:
        assert feiten(uow, StartOpen) == [
            StartOpen(
                wet=Wet.JW,
                gemeente=NIJMEGEN,
                client_id=1,
                client="T. de Wit",
                toewijzing_id=1,
                toewijzing_nummer=NUMMER,
                product=feiten(uow, StartOpen)[0].product,
                ingangsdatum=date(2026, 4, 1),
                einddatum=date(2026, 7, 14),
                ontvangen_op=EEN_APRIL,
            )
        ]
        assert feiten(uow, StartOpen)[0].product.endswith("45A04")

    def test_the_newest_version_tells_from_when_the_first_when_it_came(
        self, uow: UnitOfWork
    ) -> None:
        later = toegewezen(
            toewijzingsdatum=date(2026, 4, 20), ingangsdatum=date(2026, 5, 1), einddatum=None
        )
        ontvang(uow, bericht301(later, identificatie="G2"), op=NU + timedelta(days=20))
        (feit,) = feiten(uow, StartOpen)
        assert (feit.ingangsdatum, feit.einddatum) == (date(2026, 5, 1), None)
        assert feit.ontvangen_op == EEN_APRIL

    def test_a_generic_toewijzing_has_a_product_too(self, uow: UnitOfWork) -> None:
        ontvang(uow, bericht301(toegewezen(7, product=None), identificatie="G2"))
        assert feiten(uow, StartOpen)[-1].product == "alle producten (generiek)"

    def test_one_that_was_taken_back_is_not(self, uow: UnitOfWork) -> None:
        weg = toegewezen(toewijzingsdatum=date(2026, 4, 2), reden_wijziging="13")
        ontvang(uow, bericht301(weg, identificatie="G2"))
        assert feiten(uow, StartOpen) == []

    def test_one_of_an_agb_code_that_is_not_ours_is_not(self, uow: UnitOfWork) -> None:
        uow.instellingen.verwijder_aanbieder(AGB)
        assert feiten(uow, StartOpen) == []

    def test_tells_what_the_user_expects(self, uow: UnitOfWork) -> None:
        dossier = uow.dossiers.laad([BSN])[BSN]
        (toewijzing,) = dossier.toewijzingen.values()
        for verwachting in (
            Startverwachting(DRIE_APRIL, date(2026, 4, 20)),
            Startverwachting(DRIE_APRIL),
        ):
            toewijzing.verwachting = verwachting
            uow.dossiers.bewaar([dossier])
            assert feiten(uow, StartOpen)[0].verwachting == verwachting

    @pytest.mark.parametrize("status", [Status.VOORBEREID, Status.KLAAR, Status.GEEXPORTEERD])
    def test_a_start_that_has_not_left_is_named(self, uow: UnitOfWork, status: Status) -> None:
        id_ = meld(uow, NUMMER, start(TWEE_APRIL), status=status)
        (feit,) = feiten(uow, StartOpen)
        assert (feit.gemelde_start, feit.status, feit.bericht_id) == (TWEE_APRIL, status, id_)

    @pytest.mark.parametrize("status", [Status.INGEDIEND, Status.GOEDGEKEURD])
    def test_a_start_that_the_gemeente_has_closes_it(self, uow: UnitOfWork, status: Status) -> None:
        meld(uow, NUMMER, start(TWEE_APRIL), status=status)
        assert feiten(uow, StartOpen) == []

    @pytest.mark.parametrize(
        "status", [Status.AFGEKEURD, Status.AFGEKEURD_VECOZO, Status.VERVALLEN]
    )
    def test_a_start_that_was_refused_or_lapsed_does_not_count(
        self, uow: UnitOfWork, status: Status
    ) -> None:
        meld(uow, NUMMER, start(TWEE_APRIL), status=status)
        assert self.gemeld(uow) == [(None, None)]

    def test_after_a_stop_it_is_not_open_again(self, uow: UnitOfWork) -> None:
        stop = Melding(
            Meldingsoort.STOP,
            TWEE_APRIL,
            "1",
            PRODUCT,
            einddatum=DRIE_APRIL,
            reden_beeindiging="19",
        )
        meld(uow, NUMMER, start(TWEE_APRIL), status=Status.GOEDGEKEURD)
        meld(uow, NUMMER, stop, status=Status.GOEDGEKEURD)
        assert feiten(uow, StartOpen) == []

    def test_a_start_that_was_withdrawn_makes_it_open_again(self, uow: UnitOfWork) -> None:
        """StatusAanlevering 3 takes away the start with the same key (IV008)."""
        meld(uow, NUMMER, start(TWEE_APRIL), status=Status.GOEDGEKEURD)
        id_ = meld(uow, NUMMER, start(TWEE_APRIL, "3"), status=Status.KLAAR)
        assert self.gemeld(uow) == []  # the gemeente still has it
        uow.berichten.zet_status([id_], Status.INGEDIEND)
        assert self.gemeld(uow) == [(None, None)]
        uow.berichten.zet_status([id_], Status.AFGEKEURD)
        assert self.gemeld(uow) == []
        uow.berichten.zet_status([id_], Status.GOEDGEKEURD)
        meld(uow, NUMMER, start(TWEE_APRIL), status=Status.INGEDIEND)
        assert self.gemeld(uow) == []

    def test_a_stop_that_was_withdrawn_leaves_the_start(self, uow: UnitOfWork) -> None:
        stop = Melding(Meldingsoort.STOP, TWEE_APRIL, "1", PRODUCT)
        meld(uow, NUMMER, start(TWEE_APRIL), stop, status=Status.GOEDGEKEURD)
        meld(uow, NUMMER, replace(stop, status_aanlevering="3"), status=Status.INGEDIEND)
        assert feiten(uow, StartOpen) == []

    def test_a_correction_takes_away_and_reports_anew_in_one_message(self, uow: UnitOfWork) -> None:
        """3 and 1 in one message (IV008)."""
        meld(uow, NUMMER, start(TWEE_APRIL), status=Status.GOEDGEKEURD)
        id_ = meld(uow, NUMMER, start(TWEE_APRIL, "3"), start(DRIE_APRIL), status=Status.INGEDIEND)
        assert self.gemeld(uow) == []
        uow.berichten.zet_status([id_], Status.AFGEKEURD_VECOZO)
        assert self.gemeld(uow) == []  # the first one stands

    def test_a_correction_of_a_start_that_was_withdrawn_before(self, uow: UnitOfWork) -> None:
        meld(uow, NUMMER, start(TWEE_APRIL), status=Status.GOEDGEKEURD)
        meld(uow, NUMMER, start(TWEE_APRIL, "3"), status=Status.GOEDGEKEURD)
        id_ = meld(uow, NUMMER, start(DRIE_APRIL), status=Status.KLAAR)
        (feit,) = feiten(uow, StartOpen)
        assert (feit.gemelde_start, feit.bericht_id) == (DRIE_APRIL, id_)

    def test_the_same_start_once_more_on_its_way_after_the_stop(self, uow: UnitOfWork) -> None:
        meld(uow, NUMMER, start(TWEE_APRIL), status=Status.VOORBEREID)
        meld(uow, NUMMER, start(TWEE_APRIL), status=Status.INGEDIEND)
        meld(
            uow,
            NUMMER,
            Melding(Meldingsoort.STOP, TWEE_APRIL, "1", PRODUCT),
            status=Status.INGEDIEND,
        )
        assert feiten(uow, StartOpen) == []

    @settings(
        suppress_health_check=[HealthCheck.function_scoped_fixture],
        max_examples=100,
    )
    @given(
        berichten=st.lists(
            st.tuples(
                st.sampled_from(Status),
                st.lists(
                    st.builds(
                        Melding,
                        st.sampled_from(Meldingsoort),
                        st.sampled_from([EEN_APRIL, TWEE_APRIL]),
                        st.sampled_from("13"),
                        st.sampled_from([PRODUCT, replace(PRODUCT, code=None), None]),
                    ),
                    min_size=1,
                    max_size=2,
                ),
            ),
            max_size=6,
        )
    )
    def test_says_what_the_domain_says(
        self, engine: Engine, berichten: Sequence[tuple[Status, list[Melding]]]
    ) -> None:
        with UnitOfWork(engine) as uow:
            uow.instellingen.zet_aanbieder(Aanbieder(AGB, "Zorg & Zo"))
            ontvang(uow, bericht301())
            for status, meldingen in berichten:
                van_een_soort = [m for m in meldingen if m.soort is meldingen[0].soort]
                meld(uow, NUMMER, *van_een_soort, status=status)
            (toewijzing,) = uow.dossiers.laad([BSN])[BSN].toewijzingen.values()
            gevonden = feiten(uow, StartOpen)
        verstuurd = levering(m for m in toewijzing.meldingen if m.status.verstuurd)
        onderweg = _onderweg(levering(toewijzing.meldingen))
        hervat = verstuurd.actuele_start is None and onderweg is not None
        assert bool(gevonden) == (not verstuurd.starts or hervat)
        if gevonden:
            assert gevonden[0].gemelde_start == onderweg


def _onderweg(nu: Levering) -> date | None:
    return max((s.begindatum for s in nu.starts if s.status.onderweg), default=None)


class TestAntwoordOpen:
    @pytest.mark.parametrize(
        ("soort", "antwoord"), [("305", "306"), ("307", "308"), ("315", "316"), ("317", "318")]
    )
    def test_what_was_submitted_waits_for_its_answer(
        self, uow: UnitOfWork, soort: str, antwoord: str
    ) -> None:
        een = verzending(
            Berichtsoort(soort),
            Status.INGEDIEND,
            "U1",
            ingediend_op=TWEE_APRIL,
            client_id=1,
        )
        uow.berichten.bewaar_uit([een])
        assert feiten(uow, AntwoordOpen) == [
            AntwoordOpen(
                wet=Wet.JW,
                gemeente=NIJMEGEN,
                client_id=1,
                client="T. de Wit",
                bericht_id=een.bewaard_id,
                identificatie="U1",
                soort=Berichtsoort(antwoord),
                ingediend_op=TWEE_APRIL,
            )
        ]

    def test_nothing_else_does(self, uow: UnitOfWork) -> None:
        uow.berichten.bewaar_uit(
            [verzending(status=status) for status in Status if status is not Status.INGEDIEND]
        )
        retour(uow, Status.INGEDIEND)
        assert feiten(uow, AntwoordOpen) == []


class TestAfkeurOpen:
    def test_refused_by_the_gemeente(self, uow: UnitOfWork) -> None:
        id_ = meld(uow, NUMMER, start(TWEE_APRIL), status=Status.AFGEKEURD)
        antwoord = gelezen(bericht301(identificatie="A1"), NU + timedelta(days=2))
        antwoord.soort, antwoord.heenbericht_id = Berichtsoort.START_RETOUR, id_
        uow.berichten.bewaar_binnen([antwoord])
        codes = [("/Bericht/Client", "9326"), ("/Bericht/Client", "9019"), ("/Bericht", "9326")]
        uow.berichten.bewaar_retourcodes({antwoord.bewaard_id: codes})
        assert feiten(uow, AfkeurOpen) == [
            AfkeurOpen(
                wet=Wet.JW,
                gemeente=NIJMEGEN,
                client_id=1,
                client="T. de Wit",
                bericht_id=id_,
                identificatie=uow.berichten.verzending(id_).identificatie,
                soort=Berichtsoort.START,
                sinds=DRIE_APRIL,
                codes=("9326", "9019"),
                toewijzing_id=1,
                toewijzing_nummer=NUMMER,
            )
        ]

    def test_refused_by_vecozo(self, uow: UnitOfWork) -> None:
        id_ = retour(uow, Status.KLAAR)
        uow.berichten.zet_status(
            [id_], Status.AFGEKEURD_VECOZO, afgekeurd_op=date(2026, 4, 7), vecozo_code="CC08"
        )
        (feit,) = feiten(uow, AfkeurOpen)
        assert (feit.sinds, feit.codes) == (date(2026, 4, 7), ("CC08",))
        assert (feit.toewijzing_id, feit.toewijzing_nummer) == (None, None)

    def test_refused_by_a_message_of_vecozo(self, uow: UnitOfWork) -> None:
        id_ = retour(uow, Status.KLAAR)
        uow.berichten.zet_status([id_], Status.AFGEKEURD_VECOZO, vecozo_code="CC02")
        foutbericht = bestand(b"fout", op=NU + timedelta(days=1))
        foutbericht.heenbericht_id = id_
        uow.berichten.bewaar_binnen([foutbericht])
        (feit,) = feiten(uow, AfkeurOpen)
        assert feit.sinds == EEN_APRIL  # nobody judged that file yet
        foutbericht.status = Ontvangststatus.VERWERKT
        uow.berichten.werk_bij([foutbericht])
        (feit,) = feiten(uow, AfkeurOpen)
        assert (feit.sinds, feit.codes) == (TWEE_APRIL, ("CC02",))

    def test_a_message_on_several_toewijzingen_leads_to_the_first(self, uow: UnitOfWork) -> None:
        ontvang(uow, bericht301(toegewezen(7), identificatie="G2"))
        id_ = meld(uow, NUMMER, start(TWEE_APRIL), status=Status.AFGEKEURD)
        dossier = uow.dossiers.laad([BSN])[BSN]
        *_, ander = dossier.toewijzingen.values()
        ander.meldingen.append(replace(start(TWEE_APRIL), bericht_id=id_))
        uow.dossiers.bewaar([dossier])
        (feit,) = feiten(uow, AfkeurOpen)
        assert feit.toewijzing_id == 1

    def test_a_replacement_closes_it_unless_that_lapsed(self, uow: UnitOfWork) -> None:
        geweigerd = retour(uow, Status.AFGEKEURD_VECOZO)
        opvolger = verzending(Berichtsoort.TOEWIJZING_RETOUR, vervangt_id=geweigerd)
        uow.berichten.bewaar_uit([opvolger])
        assert feiten(uow, AfkeurOpen) == []
        uow.berichten.zet_status([opvolger.bewaard_id], Status.VERVALLEN)
        assert [feit.bericht_id for feit in feiten(uow, AfkeurOpen)] == [geweigerd]

    def test_put_aside_it_is_not_open_until_that_is_undone(self, uow: UnitOfWork) -> None:
        id_ = meld(uow, NUMMER, start(TWEE_APRIL), status=Status.AFGEKEURD)
        uow.berichten.handel_af(id_, DRIE_APRIL, "gebeld")
        assert feiten(uow, AfkeurOpen) == []
        uow.berichten.heropen(id_)
        assert [feit.bericht_id for feit in feiten(uow, AfkeurOpen)] == [id_]

    def test_what_was_put_aside_counts_no_more_than_before_op286(self, uow: UnitOfWork) -> None:
        id_ = meld(uow, NUMMER, start(TWEE_APRIL), status=Status.AFGEKEURD)
        uow.berichten.handel_af(id_, DRIE_APRIL, "gebeld")
        (feit,) = feiten(uow, StartOpen)
        assert (feit.gemelde_start, feit.status) == (None, None)

    def test_a_replacement_that_is_refused_too_takes_its_place(self, uow: UnitOfWork) -> None:
        geweigerd = retour(uow, Status.AFGEKEURD_VECOZO)
        opvolger = verzending(status=Status.AFGEKEURD, vervangt_id=geweigerd)
        uow.berichten.bewaar_uit([opvolger])
        assert [feit.bericht_id for feit in feiten(uow, AfkeurOpen)] == [opvolger.id]


@pytest.mark.parametrize("aantal", [1, 40])
def test_seven_queries_however_much_is_open(uow: UnitOfWork, vragen: Teller, aantal: int) -> None:
    bsns = [bsn for bsn in verzonnen_bsns(aantal + 1) if bsn != BSN][:aantal]
    ontvang(
        uow,
        *(bericht301(toegewezen(i), bsn=bsn, identificatie=f"G{i}") for i, bsn in enumerate(bsns)),
    )
    for i in range(aantal):
        meld(uow, NUMMER, start(TWEE_APRIL + timedelta(days=i)))
    uow.berichten.bewaar_uit([verzending(status=Status.INGEDIEND) for _ in range(aantal)])
    uow.berichten.bewaar_uit([verzending(status=Status.AFGEKEURD) for _ in range(aantal)])
    with vragen() as gesteld:
        assert len(uow.openstaand.feiten(VANDAAG)) == 2 + 4 * aantal
    assert len(gesteld) == 7
