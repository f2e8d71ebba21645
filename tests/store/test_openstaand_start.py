"""Which Toewijzingen are found on which a start is owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.domain.contract import Aanbieder
from app.domain.levering import Levering, Melding, Meldingsoort, levering
from app.domain.openstaand import StartOpen
from app.domain.toewijzing import Startverwachting
from app.domain.verzending import Status
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork
from tests.bouw import AGB, BSN, NIJMEGEN, bericht301, toegewezen
from tests.store.openstaand import DRIE_APRIL, EEN_APRIL, NUMMER, TWEE_APRIL, feiten, uow
from tests.store.opslag import NU, PRODUCT, meld, ontvang, start

__all__ = ["uow"]  # a fixture


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
