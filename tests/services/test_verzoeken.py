"""Requests until they are answered: what came of them, settling them by hand, asking again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.verzending import Status
from app.domain.verzoek import IN_ONDERZOEK, Overruling, Verzoekstatus
from app.domain.verzoekuitkomst import Uitkomst, Verschil
from app.errors import UserError
from app.forms.aanvraag_form import AanvraagForm
from app.forms.wijziging_form import WijzigingForm
from app.services import verzoeken
from app.services.verzoeken import Inzage
from app.services.workspace import Workspace
from app.standard.afwijzing import WOONPLAATSBEGINSEL
from app.standard.release import Wet
from tests.bouw import BSN, NIJMEGEN, bericht301, toegewezen
from tests.services.afkeuringen import importeer
from tests.services.test_ontvangen import geteld
from tests.store.opslag import verzonnen_bsns
from tests.verzoeken_bouw import (
    bericht301_op,
    bericht315,
    bericht317,
    bericht319,
    doe,
    gevraagd,
)
from tests.walks.conftest import VRIJDAG, sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

ARNHEM = "0202"


def een(ws: Workspace, referentie: str = "A1") -> Inzage:
    alle = [inzage.verzoek for inzage in verzoeken.met_uitkomsten(ws)]
    (gevonden,) = (een for een in alle if een.referentie_aanbieder == referentie)
    assert gevonden.id is not None
    return verzoeken.inzage(ws, gevonden.id)


def id_(ws: Workspace, referentie: str = "A1") -> int:
    gevonden = een(ws, referentie).verzoek.id
    assert gevonden is not None
    return gevonden


class TestWatErvanKwam:
    def test_tot_het_besluit_staat_er_alleen_wat_is_gevraagd(self, workspace: Workspace) -> None:
        doe(workspace, bericht315("A1"))
        (uitkomst,) = een(workspace).uitkomsten
        assert (uitkomst.nummer, uitkomst.verschillen) == (None, ())

    def test_wat_anders_is_toegewezen_staat_ernaast(self, workspace: Workspace) -> None:
        doe(workspace, bericht315("A1"))
        importeer(workspace, bericht301_op("A1"))
        (uitkomst,) = een(workspace).uitkomsten
        assert uitkomst.nummer == 300201
        assert {"Vanaf", "Tot en met"} <= {verschil.wat for verschil in uitkomst.verschillen}
        assert een(workspace).stand == Verzoekstatus.TOEGEWEZEN

    def test_van_een_317_staat_er_per_toewijzing_wat_ermee_gebeurt(
        self, workspace: Workspace
    ) -> None:
        importeer(workspace, bericht301(toegewezen(300201), toegewezen(300203)))
        doe(workspace, bericht317("V1"))
        uitkomsten = een(workspace, "V1").uitkomsten
        assert len(uitkomsten) >= 2
        assert any(uitkomst.onveranderd for uitkomst in uitkomsten)
        assert not all(uitkomst.onveranderd for uitkomst in uitkomsten)

    def test_wat_tegen_het_advies_in_is_gevraagd_staat_erbij(self, workspace: Workspace) -> None:
        (gedaan,) = doe(workspace, bericht315("A1"))
        toch = Overruling(
            afspraak="contract", product=0, melding="Past niet.", bron="OP296", reden="Gebeld."
        )
        with workspace.schrijven() as uow:
            uow.verzoeken.bewaar_overrulingen(gedaan.bericht_id or 0, [toch])
            uow.commit()
        assert een(workspace).overrulingen == [toch]

    @pytest.mark.parametrize(
        ("uitkomst", "anders"),
        [
            (Uitkomst("A", "2 uur per week", 1), False),
            (Uitkomst("A", "2 uur per week", 1, (Verschil("Omvang", "2 uur", "1 uur"),)), True),
            (Uitkomst("A", "2 uur per week"), True),  # it was left out
            (Uitkomst("A", "blijft zo"), False),
            (Uitkomst("A", "blijft zo", 1), False),
            (Uitkomst("A", "blijft zo", 1, (Verschil("Tot en met", "mei", "april"),)), True),
        ],
    )
    def test_anders_toegewezen_is_wat_niet_kwam_zoals_gevraagd(
        self, workspace: Workspace, uitkomst: Uitkomst, anders: bool
    ) -> None:
        doe(workspace, bericht315("A1"))
        zoals_gevraagd = Uitkomst("B", "1 uur per week", 2)
        gezien = replace(een(workspace), uitkomsten=(zoals_gevraagd, uitkomst))
        assert gezien.anders_toegewezen is anders

    def test_wie_besluiten_moet_heeft_een_termijn(self, workspace: Workspace) -> None:
        doe(workspace, bericht315("A1", "A2"))
        doe(workspace, bericht315("A3"), Status.KLAAR)
        importeer(workspace, bericht319("A2", IN_ONDERZOEK))
        besluiten = {wat: een(workspace, wat).besluit for wat in ("A1", "A2", "A3")}
        assert {wat: t and t.vervaldatum for wat, t in besluiten.items()} == {
            "A1": date(2026, 4, 17),
            "A2": date(2026, 6, 4),
            "A3": None,  # the gemeente does not have it yet
        }
        importeer(workspace, bericht319("A2"))
        assert een(workspace, "A2").besluit is None

    def test_een_verzoek_dat_er_niet_is(self, workspace: Workspace) -> None:
        with pytest.raises(LookupError):
            verzoeken.inzage(workspace, 99)

    @pytest.mark.parametrize(
        ("status", "stand"),
        [
            (Status.KLAAR, "klaar"),
            (Status.AFGEKEURD_VECOZO, "afgekeurd_vecozo"),
            (Status.INGEDIEND, "in_behandeling"),
        ],
    )
    def test_zolang_het_niet_bij_de_gemeente_is_telt_de_stand_van_het_bericht(
        self, workspace: Workspace, status: Status, stand: str
    ) -> None:
        doe(workspace, bericht315("A1"), status)
        assert een(workspace).stand == stand


def test_het_aantal_queries_groeit_niet_met_het_aantal_verzoeken(workspace: Workspace) -> None:
    bsns = verzonnen_bsns(24)

    def vul(plaatsen: range) -> None:
        for plek in plaatsen:
            doe(workspace, bericht315(f"A{plek}", f"B{plek}", bsn=bsns[plek]))
            doe(workspace, bericht317(f"V{plek}", bsn=bsns[plek]))

    vul(range(2))
    with geteld(workspace) as weinig:
        assert len(verzoeken.met_uitkomsten(workspace)) == 6
    with geteld(workspace) as een_van_weinig:
        verzoeken.inzage(workspace, 1)
    vul(range(2, 24))
    with geteld(workspace) as veel:
        assert len(verzoeken.met_uitkomsten(workspace)) == 72
    with geteld(workspace) as een_van_veel:
        verzoeken.inzage(workspace, 1)
    assert len(veel) == len(weinig)
    assert len(een_van_veel) == len(een_van_weinig)


class TestBuitenDeBerichten:
    def test_afsluiten_en_weer_openen(self, workspace: Workspace) -> None:
        doe(workspace, bericht315("A1"))
        verzoeken.sluit_af(workspace, id_(workspace), "  Telefonisch geregeld.  ")
        nu = een(workspace).verzoek
        assert (nu.status, nu.afsluiting, nu.afgesloten_op) == (
            Verzoekstatus.AFGESLOTEN,
            "Telefonisch geregeld.",
            VRIJDAG,
        )
        assert not nu.loopt
        verzoeken.heropen(workspace, id_(workspace))
        assert een(workspace).stand == Verzoekstatus.IN_BEHANDELING
        assert een(workspace).verzoek.loopt

    def test_wie_een_afwijzing_heropent_heeft_weer_een_afwijzing(
        self, workspace: Workspace
    ) -> None:
        doe(workspace, bericht315("A1"))
        importeer(workspace, bericht319("A1"))
        verzoeken.sluit_af(workspace, id_(workspace), "Cliënt ziet ervan af.")
        verzoeken.heropen(workspace, id_(workspace))
        assert een(workspace).stand == Verzoekstatus.AFGEWEZEN

    @pytest.mark.parametrize("reden", ["", "   "])
    def test_zonder_woorden_wordt_niets_afgesloten(self, workspace: Workspace, reden: str) -> None:
        doe(workspace, bericht315("A1"))
        with pytest.raises(UserError, match="wat er is afgesproken"):
            verzoeken.sluit_af(workspace, id_(workspace), reden)
        assert een(workspace).stand == Verzoekstatus.IN_BEHANDELING


class TestBijEenAndereGemeente:
    def test_iv095_het_verzoek_staat_klaar_voor_die_gemeente(self, workspace: Workspace) -> None:
        doe(workspace, bericht315("A1"))
        importeer(workspace, bericht319("A1", reden=WOONPLAATSBEGINSEL, andere_gemeente=ARNHEM))
        form = verzoeken.elders(workspace, id_(workspace))
        assert isinstance(form, AanvraagForm)
        bericht = bericht315("A1")
        assert bericht.client is not None
        (was,) = bericht.client.aangevraagde_producten
        (product,) = form.aanvraag.producten
        assert (form.aanvraag.gemeente, form.aanvraag.client.bsn) == (ARNHEM, BSN)
        assert (product.product, product.omvang) == (was.product, was.omvang)
        assert product.ingangsdatum == gevraagd(was).ingangsdatum

    def test_alleen_de_producten_waarvoor_die_gemeente_is_genoemd(
        self, workspace: Workspace
    ) -> None:
        doe(workspace, bericht315("A1", "A2"))
        importeer(
            workspace,
            bericht319("A1", reden=WOONPLAATSBEGINSEL, andere_gemeente=ARNHEM),
            bericht319("A2"),
        )
        form = verzoeken.elders(workspace, id_(workspace))
        assert isinstance(form, AanvraagForm)
        assert len(form.aanvraag.producten) == 1

    def test_zonder_genoemde_gemeente_kan_het_niet(self, workspace: Workspace) -> None:
        doe(workspace, bericht315("A1"))
        importeer(workspace, bericht319("A1"))
        with pytest.raises(UserError, match="geen andere gemeente"):
            verzoeken.elders(workspace, id_(workspace))


class TestOpnieuw:
    def test_een_315_komt_terug_zoals_hij_was(self, workspace: Workspace) -> None:
        gedaan = doe(workspace, bericht315("A1", "A2"))
        form = verzoeken.opnieuw(workspace, gedaan[0].bericht_id or 0)
        assert isinstance(form, AanvraagForm)
        assert (form.aanvraag.wet, form.aanvraag.gemeente) == (Wet.JW, NIJMEGEN)
        assert [p.product for p in form.aanvraag.producten] == [
            een_.gevraagd.product for een_ in gedaan if een_.gevraagd
        ]

    def test_een_317_komt_terug_zoals_hij_was(self, workspace: Workspace) -> None:
        importeer(workspace, bericht301(toegewezen(300201), toegewezen(300203)))
        (gedaan,) = doe(workspace, bericht317("V1"))
        form = verzoeken.opnieuw(workspace, gedaan.bericht_id or 0)
        assert isinstance(form, WijzigingForm)
        assert form.aanvraag.wijzigen

    @pytest.mark.parametrize(
        ("status", "vervangt"),
        [
            (Status.AFGEKEURD, True),
            (Status.AFGEKEURD_VECOZO, True),
            (Status.INGEDIEND, False),
        ],
    )
    def test_alleen_een_geweigerd_bericht_wordt_vervangen(
        self, workspace: Workspace, status: Status, vervangt: bool
    ) -> None:
        (gedaan,) = doe(workspace, bericht315("A1"), status)
        bericht_id = gedaan.bericht_id
        assert bericht_id is not None
        verwacht = bericht_id if vervangt else None
        assert verzoeken.te_vervangen(workspace, bericht_id) == verwacht
