"""Verzoek om toewijzing (315): what is asked, what follows from it, and what the form refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.domain.contract import Aanbieder, Contractproduct, Uitvoeringsvariant
from app.domain.dossier import Dossier
from app.domain.verwijzing import Verwijzing
from app.forms.aanvraag_form import AanvraagForm, Kennis, begin
from app.forms.form import Afzending, Waarde
from app.forms.verzoekbericht import maak_315
from app.standard.basis import Omvang, Product, Verwijzer
from app.standard.codec import valideer
from app.standard.release import Wet
from app.standard.verzoek import VerzoekClient
from tests.bouw import AGB, BSN, NIJMEGEN, bericht301, toegewezen

VANDAAG = date(2026, 4, 10)
LINDE = Aanbieder(AGB, "De Linde")


def afspraak(code: str, eenheid: str = "04", naam: str = "", **anders: Any) -> Contractproduct:
    velden: dict[str, Any] = {
        "wet": Wet.JW, "gemeente": NIJMEGEN, "product": Product(categorie=code[:2], code=code),
        "naam": naam or f"Hulp {code}", "eenheid": eenheid, "tarief": 6000,
        "uitvoering": Uitvoeringsvariant.INSPANNING, "vanaf": date(2025, 1, 1),
    }  # fmt: skip
    return Contractproduct(**velden | anders)


def kennis(**anders: Any) -> Kennis:
    velden: dict[str, Any] = {
        "vandaag": VANDAAG, "aanbieders": [LINDE],
        "afspraken": [afspraak("45A04", naam="Begeleiding"), afspraak("54001", "01", "Basis-ggz")],
    }  # fmt: skip
    return Kennis(**velden | anders)


def vul(form: AanvraagForm, groep: str, **antwoorden: Waarde) -> AanvraagForm:
    for veld, waarde in antwoorden.items():
        form = form.zet(groep, veld, waarde)
    return form


def ingevuld(form: AanvraagForm | None = None) -> AanvraagForm:
    """A form in which everything that must be answered is."""
    form = vul(
        form or begin(kennis()), "client", wet="jw", bsn=BSN, achternaam="Wit", voorvoegsel="de",
        geboortedatum=date(2014, 2, 14), geslacht="1", gezagsdrager_bekend="1",
    )  # fmt: skip
    form = vul(form, "gemeente", gemeente=NIJMEGEN)
    form = vul(form, "verwijzing", type="02", naam="Huisartsenpraktijk Het Veer")
    return vul(
        form, "product-0", product="45|45A04", ingangsdatum=date(2026, 4, 13),
        einddatum=date(2026, 10, 12), volume=2, frequentie="2",
    )  # fmt: skip


def fouten(form: AanvraagForm) -> list[tuple[str, str, str]]:
    return [
        (fout.groep, fout.fout.veld, fout.fout.regel)
        for stap in form.stappen
        for fout in form.fouten(stap.naam)
    ]


def velden(form: AanvraagForm, stap: str) -> list[str]:
    return [veld.naam for groep in form.groepen(stap) for veld in groep.velden]


def bericht(form: AanvraagForm) -> VerzoekClient:
    """What is sent, which the schema accepts; the form finds nothing wrong."""
    assert not fouten(form)
    referenties = [f"R{nummer}" for nummer, _ in enumerate(form.aanvraag.producten)]
    gemaakt = maak_315(form.aanvraag, referenties, Afzending("U0001", VANDAAG))
    assert not valideer(gemaakt)
    assert gemaakt.client is not None
    return gemaakt.client


class TestANewClient:
    def test_is_asked_who_it_is_and_what_is_needed(self) -> None:
        client = bericht(ingevuld())
        assert client.gezagsdrager_bekend == "1"
        (product,) = client.aangevraagde_producten
        assert product.product == Product(categorie="45", code="45A04")
        assert product.omvang == Omvang(volume=2, eenheid="04", frequentie="2")
        assert product.verwijzer == Verwijzer(type="02", naam="Huisartsenpraktijk Het Veer")
        assert (product.budget, product.raamcontract, product.commentaar) == (None, None, None)

    def test_everything_is_still_open_at_first(self) -> None:
        assert {veld for _, veld, _ in fouten(begin(kennis()))} == {
            "wet", "bsn", "achternaam", "geboortedatum", "geslacht", "gemeente", "type",
            "product", "ingangsdatum",
        }  # fmt: skip

    @pytest.mark.parametrize("bsn", ["999900007", "99990000", "9999000060", "abc"])
    def test_cs002_the_bsn_passes_the_elfproef(self, bsn: str) -> None:
        assert ("client", "bsn", "CS002") in fouten(ingevuld().zet("client", "bsn", bsn))

    def test_a_bsn_may_be_typed_with_spaces_and_dots(self) -> None:
        assert ingevuld().zet("client", "bsn", " 9999.00.006 ").aanvraag.client.bsn == BSN

    def test_iv007_initials_are_letters_only(self) -> None:
        assert ingevuld().zet("client", "voorletters", "J. H.").aanvraag.client.voorletters == "JH"
        assert ("client", "voorletters", "IV007") in fouten(
            ingevuld().zet("client", "voorletters", "J1")
        )

    def test_iv009_a_date_of_birth_of_which_nothing_is_known(self) -> None:
        onbekend = ingevuld().zet("client", "datum_gebruik", "3")
        assert fouten(onbekend) == [("client", "geboortedatum", "IV009")]
        client = bericht(onbekend.zet("client", "geboortedatum", date(1900, 1, 1)))
        assert client.geboortedatum.datum_gebruik == "3"

    def test_a_birth_lies_in_the_past(self) -> None:
        morgen = ingevuld().zet("client", "geboortedatum", date(2026, 4, 11))
        assert fouten(morgen) == [("client", "geboortedatum", "TR002")]

    def test_the_gezagsdrager_is_a_question_of_the_jeugdwet(self) -> None:
        assert "gezagsdrager_bekend" in velden(ingevuld(), "client")
        wmo = ingevuld().zet("client", "wet", "wmo")
        assert "gezagsdrager_bekend" not in velden(wmo, "client")
        assert wmo.aanvraag.gezagsdrager_bekend is None
        assert wmo.aanvraag.producten[0].product is None  # a product of the other wet


class TestAnExistingClient:
    def dossier(self) -> Dossier:
        gevuld = Dossier()
        gevuld.neem_op(bericht301(toegewezen(300201)), 1, datetime(2026, 3, 30, tzinfo=UTC))
        return gevuld

    def test_is_not_asked_what_is_known(self) -> None:
        form = begin(kennis(dossier=self.dossier()))
        assert velden(form, "client") == ["wet", "gezagsdrager_bekend"]
        (groep,) = form.groepen("client")
        assert groep.regels == ("T. de Wit · geboren 14 februari 2010",)
        assert (form.aanvraag.wet, form.aanvraag.gemeente) == (Wet.JW, NIJMEGEN)

    def test_goes_on_from_a_toewijzing_the_day_after_it_ends(self) -> None:
        form = begin(kennis(dossier=self.dossier()))
        verlengd = form.zet("product-0", "verlenging", "300201").aanvraag.producten[0]
        assert (verlengd.verlenging_van, verlengd.ingangsdatum) == (300201, date(2026, 7, 15))
        assert verlengd.omvang == Omvang(volume=2, eenheid="04", frequentie="2")
        assert verlengd.einddatum is None  # how long is for the user to say
        nieuw = form.zet("product-0", "verlenging", "300201").zet(
            "product-0", "verlenging", "nieuw"
        )
        assert nieuw.aanvraag.producten[0].verlenging_van is None

    def test_what_goes_on_is_of_the_gemeente_that_is_asked(self) -> None:
        form = begin(kennis(dossier=self.dossier())).zet("product-0", "verlenging", "300201")
        zelfde = form.zet("gemeente", "gemeente", NIJMEGEN).aanvraag.producten[0]
        assert zelfde.verlenging_van == 300201
        elders = form.zet("gemeente", "gemeente", "0200").aanvraag.producten[0]
        assert elders.verlenging_van is None

    def test_the_newest_referral_on_file_is_proposed(self) -> None:
        arts = Verwijzing(type="02", naam="J. Veer", datum=date(2026, 3, 1), id=7)
        form = begin(kennis(dossier=self.dossier(), verwijzingen=[arts]))
        assert form.aanvraag.verwijzing_id == 7
        assert form.aanvraag.producten[0].verwijzer.naam == "J. Veer"
        assert velden(form, "verwijzing") == ["verwijzing", "eerste_contact", "spoed"]
        ander = form.zet("verwijzing", "verwijzing", "nieuw")
        assert ander.aanvraag.verwijzing_id is None
        assert "type" in velden(ander, "verwijzing")


class TestTheReferrer:
    def test_cd066_with_an_agb_code_there_is_no_name(self) -> None:
        form = ingevuld().zet("verwijzing", "zorgverlener_code", "01234567")
        assert "naam" not in velden(form, "verwijzing")
        (product,) = bericht(form).aangevraagde_producten
        assert product.verwijzer == Verwijzer(type="02", zorgverlener_code="01234567")

    def test_cd067_one_of_the_two_is_needed(self) -> None:
        form = ingevuld().zet("verwijzing", "naam", None)
        assert fouten(form) == [("verwijzing", "naam", "CD067")]

    def test_cd068_nobody_else_has_a_code(self) -> None:
        form = ingevuld().zet("verwijzing", "zorgverlener_code", "01234567")
        form = form.zet("verwijzing", "type", "08")
        assert "zorgverlener_code" not in velden(form, "verwijzing")
        (product,) = bericht(form).aangevraagde_producten
        assert product.verwijzer == Verwijzer(type="08")

    def test_an_agb_code_has_eight_digits(self) -> None:
        form = ingevuld().zet("verwijzing", "zorgverlener_code", "1234")
        assert ("verwijzing", "zorgverlener_code", "") in fouten(form)

    def test_a_contact_has_been(self) -> None:
        form = ingevuld().zet("verwijzing", "eerste_contact", date(2026, 4, 11))
        assert fouten(form) == [("verwijzing", "eerste_contact", "")]


class TestAProduct:
    def test_of_the_contract_has_its_eenheid(self) -> None:
        form = begin(kennis()).zet("client", "wet", "jw").zet("gemeente", "gemeente", NIJMEGEN)
        gekozen = form.zet("product-0", "product", "45|45A04").aanvraag.producten[0]
        assert gekozen.eenheid == "04"
        veld = next(veld for veld in form.groepen("producten")[0].velden if veld.naam == "product")
        assert [keuze.code for keuze in veld.keuzes][:2] == ["54|54001", "45|45A04"]

    def test_of_another_gemeente_is_not_offered(self) -> None:
        form = begin(kennis()).zet("client", "wet", "jw").zet("gemeente", "gemeente", "0296")
        (veld, *_) = form.groepen("producten")[0].velden
        assert {keuze.code for keuze in veld.keuzes} == {"specifiek", "aspecifiek", "generiek"}

    def test_cd041_a_specific_one_has_an_omvang(self) -> None:
        form = vul(ingevuld(), "product-0", volume=None)
        assert fouten(form) == [("product-0", "volume", "CD041")]

    def test_cd095_a_category_has_a_budget_or_nothing(self) -> None:
        form = vul(ingevuld(), "product-0", product="aspecifiek", categorie="45")
        assert not {"code", "volume", "eenheid"} & set(velden(form, "producten"))
        (zonder,) = bericht(form).aangevraagde_producten
        assert (zonder.product, zonder.omvang) == (Product(categorie="45"), None)
        (met,) = bericht(form.zet("product-0", "budget", 385_000)).aangevraagde_producten
        assert met.budget == 385_000

    def test_cd079_all_products_have_a_budget(self) -> None:
        form = vul(ingevuld(), "product-0", product="generiek")
        assert fouten(form) == [("product-0", "budget", "CD079")]
        (product,) = bericht(form.zet("product-0", "budget", 385_000)).aangevraagde_producten
        assert (product.product, product.budget) == (None, 385_000)

    def test_cd075_cd076_has_an_end_with_a_budget_or_per_week(self) -> None:
        week = vul(ingevuld(), "product-0", einddatum=None)
        assert fouten(week) == [("product-0", "einddatum", "CD076")]
        budget = vul(ingevuld(), "product-0", product="generiek", budget=1, einddatum=None)
        assert fouten(budget) == [("product-0", "einddatum", "CD075")]

    def test_cs003_ends_after_it_begins(self) -> None:
        form = vul(ingevuld(), "product-0", einddatum=date(2026, 4, 12))
        assert fouten(form) == [("product-0", "einddatum", "CS003")]

    def test_of_ggz_the_kind_is_taken_from_its_name(self) -> None:
        form = vul(ingevuld(), "product-0", product="54|54001")
        veld = next(v for v in form.groepen("producten")[0].velden if v.naam == "zorgvorm")
        assert veld.waarde == "basis_ggz"
        assert "zorgvorm" not in velden(ingevuld(), "producten")

    def test_there_may_be_several_from_one_referrer(self) -> None:
        form = vul(
            ingevuld().voeg_toe("producten"), "product-1", product="54|54001",
            einddatum=date(2026, 10, 12), volume=600, frequentie="6",
        )  # fmt: skip
        assert form.erbij("producten") == "Nog een product"
        een, twee = bericht(form).aangevraagde_producten
        assert een.verwijzer == twee.verwijzer
        assert twee.toewijzing_ingangsdatum == een.toewijzing_ingangsdatum
        assert form.haal_weg("product-1").aanvraag == ingevuld().aanvraag

    def test_the_only_one_cannot_be_taken_out(self) -> None:
        assert [groep.weg for groep in ingevuld().groepen("producten")] == [False]
        twee = ingevuld().voeg_toe("producten").groepen("producten")
        assert [groep.weg for groep in twee] == [True, True]


class TestTheGemeente:
    def test_exists(self) -> None:
        form = ingevuld().zet("gemeente", "gemeente", "9999")
        assert ("gemeente", "gemeente", "TR378") in fouten(form)

    def test_the_agb_code_is_asked_when_there_are_two(self) -> None:
        twee = kennis(aanbieders=[LINDE, Aanbieder("42420002", "De Linde Noord")])
        form = ingevuld(begin(twee))
        assert fouten(form) == [("gemeente", "aanbieder", "")]
        assert not fouten(form.zet("gemeente", "aanbieder", "42420002"))
        assert "aanbieder" not in velden(ingevuld(), "gemeente")


def test_what_no_message_can_hold_is_dropped_from_what_is_pasted() -> None:
    form = vul(begin(kennis()), "client", achternaam="W\x07it\x00", voornamen="T\ufffem")
    wie = form.aanvraag.client
    assert (wie.achternaam, wie.voornamen) == ("Wit", "Tm")


def test_hulp_begint_niet_voor_de_geboorte() -> None:
    geboren = date(2014, 2, 14)
    for ingang, velden in ((geboren, []), (date(2014, 2, 13), ["ingangsdatum"])):
        form = vul(ingevuld(), "product-0", ingangsdatum=ingang)
        assert [een.fout.veld for een in form.fouten("producten")] == velden


@pytest.mark.parametrize("onzichtbaar", ["\u200b", "\u202a", "\ufeff", "\xa0"])
def test_iv007_een_geplakt_bsn_met_een_onzichtbaar_teken(onzichtbaar: str) -> None:
    form = vul(ingevuld(), "client", bsn=f"{onzichtbaar}{BSN}{onzichtbaar}")
    assert form.aanvraag.client.bsn == BSN
