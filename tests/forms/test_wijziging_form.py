"""Verzoek om wijziging (317): the examples of IV092, and what the form refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from app.domain.aanvraag import Wijzigingsaanvraag
from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.dossier import Dossier
from app.forms.form import Afzending, Waarde
from app.forms.verzoekbericht import maak_317
from app.forms.wijziging_form import (
    ANDERS,
    BLIJFT,
    GEWENST,
    NIEUW,
    REDEN,
    TOEWIJZINGEN,
    WAT,
    WijzigingForm,
    Wijzigingskennis,
)
from app.standard.basis import Omvang, Product
from app.standard.codec import valideer
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from app.standard.verzoek import NieuwProduct, OngewijzigdProduct, TeWijzigenProduct, Verzoek
from tests.bouw import AGB, BSN, NIJMEGEN, bericht301, toegewezen

MAART = date(2025, 3, 1)


def product(letter: str) -> Product:
    return Product(categorie="45", code=f"45{letter}0")


def heeft(nummer: int, letter: str, omvang: Omvang, eind: date, **anders: Any) -> ToegewezenProduct:
    return toewijzing(nummer, product=product(letter), omvang=omvang, einddatum=eind, **anders)


def toewijzing(nummer: int, **anders: Any) -> ToegewezenProduct:
    velden: dict[str, Any] = {
        "ingangsdatum": MAART, "toewijzingsdatum": date(2025, 2, 20), "toewijzingstijd": time(9),
    }  # fmt: skip
    return toegewezen(nummer, **velden | anders)


def uur_per_week(aantal: int) -> Omvang:
    return Omvang(volume=aantal, eenheid="04", frequentie="2")


def dagdelen_per_maand(aantal: int) -> Omvang:
    return Omvang(volume=aantal, eenheid="16", frequentie="4")


def form(vandaag: date, *producten: ToegewezenProduct) -> WijzigingForm:
    dossier = Dossier()
    dossier.neem_op(bericht301(*producten), 1, datetime(2025, 2, 20, 12, tzinfo=UTC))
    afspraken = [
        Contractproduct(
            wet=Wet.JW, gemeente=NIJMEGEN, product=product(letter), naam=f"Product {letter}",
            eenheid=eenheid, tarief=6000, uitvoering=Uitvoeringsvariant.INSPANNING,
            vanaf=date(2025, 1, 1),
        )
        for letter, eenheid in (("B1", "04"), ("B2", "04"), ("C1", "16"))
    ]  # fmt: skip
    return WijzigingForm(
        aanvraag=Wijzigingsaanvraag(
            wet=Wet.JW, gemeente=NIJMEGEN, aanbieder=AGB, bsn=BSN, reden="1"
        ),
        kennis=Wijzigingskennis(vandaag=vandaag, dossier=dossier, afspraken=afspraken),
    )


def vul(leeg: WijzigingForm, groep: str, **antwoorden: Waarde) -> WijzigingForm:
    for veld, waarde in antwoorden.items():
        leeg = leeg.zet(groep, veld, waarde)
    return leeg


def verzoek(gevuld: WijzigingForm) -> Verzoek:
    """What is sent, which the schema accepts; the form finds nothing wrong."""
    assert not [fout for stap in gevuld.stappen for fout in gevuld.fouten(stap.naam)]
    afzending = Afzending("U0001", gevuld.kennis.vandaag)
    bericht = maak_317(gevuld.aanvraag, gevuld.actueel, "R0001", afzending)
    assert not valideer(bericht)
    assert bericht.client is not None
    return bericht.client.verzoek


class TestIV092:
    def test_iv092_voorbeeld_1_een_product_door_een_ander_vervangen(self) -> None:
        totaal = Omvang(volume=80, eenheid="04", frequentie="6")
        leeg = form(
            date(2025, 7, 1),
            heeft(432, "B1", uur_per_week(3), date(2026, 12, 31)),
            heeft(543, "C1", totaal, date(2025, 12, 31)),
        )
        gevuld = vul(leeg, "toewijzing-432", wat=ANDERS, einddatum=date(2025, 8, 31))
        gevuld = vul(
            gevuld.voeg_toe(NIEUW), "nieuw-0", product="45|45B20", ingangsdatum=date(2025, 9, 1),
            einddatum=date(2026, 12, 31), volume=6, frequentie="2",
        )  # fmt: skip
        assert verzoek(gevuld) == Verzoek(
            referentie_aanbieder="R0001",
            reden_verzoek="1",
            ongewijzigde_producten=(OngewijzigdProduct(toewijzing_nummer=543),),
            te_wijzigen_producten=(
                TeWijzigenProduct(
                    toewijzing_nummer=432, gewenste_ingangsdatum=MAART,
                    einddatum=date(2025, 8, 31), omvang=uur_per_week(3),
                ),
            ),
            nieuwe_producten=(
                NieuwProduct(
                    product=product("B2"), gewenste_ingangsdatum=date(2025, 9, 1),
                    einddatum=date(2026, 12, 31), omvang=uur_per_week(6),
                ),
            ),
        )  # fmt: skip

    def begin_2(self) -> WijzigingForm:
        eind = date(2025, 12, 31)
        return form(
            date(2025, 10, 10),
            heeft(789, "A1", uur_per_week(3), eind),
            heeft(910, "C1", dagdelen_per_maand(4), eind),
        )

    def verhoogd(self, leeg: WijzigingForm) -> WijzigingForm:
        return vul(
            leeg, "toewijzing-789", wat=ANDERS, gewenste_ingangsdatum=date(2025, 11, 1),
            einddatum=date(2026, 7, 1), volume=5,
        )  # fmt: skip

    def test_iv092_voorbeeld_2a_verlengen_en_verhogen(self) -> None:
        gevuld = vul(
            self.verhoogd(self.begin_2()), "toewijzing-910", wat=ANDERS,
            einddatum=date(2026, 7, 1),
        )  # fmt: skip
        gevraagd = verzoek(gevuld)
        assert not gevraagd.ongewijzigde_producten
        assert gevraagd.te_wijzigen_producten == (
            TeWijzigenProduct(
                toewijzing_nummer=789, gewenste_ingangsdatum=date(2025, 11, 1),
                einddatum=date(2026, 7, 1), omvang=uur_per_week(5),
            ),
            TeWijzigenProduct(
                toewijzing_nummer=910, gewenste_ingangsdatum=MAART, einddatum=date(2026, 7, 1),
                omvang=dagdelen_per_maand(4),
            ),
        )  # fmt: skip

    def test_iv092_voorbeeld_2b_na_de_einddatum_een_nieuw_product(self) -> None:
        gevuld = vul(
            self.verhoogd(self.begin_2()).voeg_toe(NIEUW), "nieuw-0", product="45|45C10",
            ingangsdatum=date(2026, 1, 1), einddatum=date(2026, 7, 1), volume=2, frequentie="4",
        )  # fmt: skip
        gevraagd = verzoek(gevuld)
        assert gevraagd.ongewijzigde_producten == (OngewijzigdProduct(toewijzing_nummer=910),)
        (nieuw,) = gevraagd.nieuwe_producten
        assert (nieuw.gewenste_ingangsdatum, nieuw.omvang) == (
            date(2026, 1, 1), dagdelen_per_maand(2),
        )  # fmt: skip


def regels(een: WijzigingForm) -> list[tuple[str, str, str]]:
    return [(f.groep, f.fout.veld, f.fout.regel) for f in een.fouten(TOEWIJZINGEN)]


class TestWhatIsAskedOfAToewijzing:
    OKTOBER = date(2025, 10, 10)

    def weekhulp(self, **antwoorden: Waarde) -> WijzigingForm:
        leeg = form(self.OKTOBER, heeft(789, "A1", uur_per_week(3), date(2025, 12, 31)))
        return vul(leeg, "toewijzing-789", wat=ANDERS, **antwoorden)

    def test_stays_as_it_is_until_the_user_says_otherwise(self) -> None:
        leeg = form(self.OKTOBER, heeft(789, "A1", uur_per_week(3), date(2025, 12, 31)))
        (_, groep) = leeg.groepen(TOEWIJZINGEN)
        assert [veld.naam for veld in groep.velden] == [WAT]
        assert leeg.zet("toewijzing-789", WAT, ANDERS).zet(
            "toewijzing-789", WAT, BLIJFT
        ).aanvraag == leeg.aanvraag  # fmt: skip

    def test_a_change_that_changes_nothing_is_none(self) -> None:
        assert regels(self.weekhulp()) == [("toewijzing-789", "", "TR353")]

    @pytest.mark.parametrize("dag", [date(2025, 10, 10), date(2025, 3, 2)])
    def test_tr357_begins_after_today_or_holds_for_the_whole(self, dag: date) -> None:
        een = self.weekhulp(volume=5, gewenste_ingangsdatum=dag)
        assert regels(een) == [("toewijzing-789", GEWENST, "TR357")]
        assert not regels(een.zet("toewijzing-789", GEWENST, date(2025, 10, 11)))
        assert not regels(een.zet("toewijzing-789", GEWENST, MAART))

    def test_iv092_begins_within_the_period_of_the_toewijzing(self) -> None:
        een = self.weekhulp(
            volume=5, einddatum=date(2026, 7, 1), gewenste_ingangsdatum=date(2026, 1, 1)
        )
        assert regels(een) == [("toewijzing-789", GEWENST, "IV092")]

    def test_cd076_has_an_end_when_it_is_per_week(self) -> None:
        assert regels(self.weekhulp(einddatum=None)) == [("toewijzing-789", "einddatum", "CD076")]

    def test_cd041_has_a_whole_omvang(self) -> None:
        velden = [veld for _, veld, _ in regels(self.weekhulp(volume=None, frequentie=None))]
        assert velden == ["volume", "frequentie"]

    def test_tr373_of_a_total_the_begin_is_not_asked(self) -> None:
        totaal = Omvang(volume=80, eenheid="04", frequentie="6")
        een = form(self.OKTOBER, heeft(543, "C1", totaal, date(2025, 12, 31)))
        een = vul(een, "toewijzing-543", wat=ANDERS, volume=100)
        (_, groep) = een.groepen(TOEWIJZINGEN)
        assert GEWENST not in {veld.naam for veld in groep.velden}
        assert any("TR373" in regel for regel in groep.regels)
        (te_wijzigen,) = verzoek(een).te_wijzigen_producten
        assert te_wijzigen.gewenste_ingangsdatum == MAART

    def test_tr375_tr412_of_a_budget_no_omvang_is_asked(self) -> None:
        for van in (None, Product(categorie="45")):
            een = form(
                self.OKTOBER,
                toewijzing(
                    543, product=van, omvang=None, budget=385_000, einddatum=date(2025, 12, 31)
                ),
            )
            een = vul(een, "toewijzing-543", wat=ANDERS, budget=500_000)
            (_, groep) = een.groepen(TOEWIJZINGEN)
            assert [veld.naam for veld in groep.velden] == [WAT, "einddatum", "budget"]
            (te_wijzigen,) = verzoek(een).te_wijzigen_producten
            assert (te_wijzigen.omvang, te_wijzigen.budget) == (None, 500_000)

    def test_asks_why(self) -> None:
        assert regels(self.weekhulp(volume=5).zet(REDEN, REDEN, None))[0][1] == REDEN

    def test_tr380_new_help_begins_after_today(self) -> None:
        een = vul(self.weekhulp(volume=5).voeg_toe(NIEUW), "nieuw-0", product="45|45B20")
        een = vul(een, "nieuw-0", ingangsdatum=self.OKTOBER, volume=1, frequentie="4")
        assert [f.fout.regel for f in een.fouten(NIEUW)] == ["TR380"]
        assert not een.zet("nieuw-0", "ingangsdatum", date(2025, 10, 11)).fouten(NIEUW)

    def test_a_new_product_can_be_taken_out_again(self) -> None:
        leeg = self.weekhulp(volume=5)
        assert leeg.voeg_toe(NIEUW).haal_weg("nieuw-0").aanvraag == leeg.aanvraag
