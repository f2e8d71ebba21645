"""What the dossier and the contract have against a request: age, stacking, contract, retrospect."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.domain.aanvraag import (
    Aanvraag,
    Clientopgave,
    Productopgave,
    Productsoort,
    Wijzigingopgave,
    Wijzigingsaanvraag,
)
from app.domain.bezwaar import Bezwaar
from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.dossier import Dossier
from app.domain.verzoek import GevraagdProduct, IngediendVerzoek, Verzoekstatus
from app.services.verzoekbezwaren import van_aanvraag, van_wijziging
from app.standard.basis import Omvang, Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import AGB, BSN, NIJMEGEN, bericht301, toegewezen

VANDAAG = date(2026, 4, 10)


def opgave(**anders: Any) -> Productopgave:
    velden: dict[str, Any] = {
        "soort": Productsoort.SPECIFIEK, "categorie": "45", "code": "45A04",
        "ingangsdatum": date(2026, 4, 13), "einddatum": date(2026, 10, 12), "volume": 2,
        "eenheid": "04", "frequentie": "2",
    }  # fmt: skip
    return Productopgave(**velden | anders)


def aanvraag(*producten: Productopgave, **anders: Any) -> Aanvraag:
    velden: dict[str, Any] = {
        "wet": Wet.JW, "gemeente": NIJMEGEN, "aanbieder": AGB,
        "client": Clientopgave(bsn=BSN, geboortedatum=date(2010, 2, 14), achternaam="Wit"),
        "producten": producten or (opgave(),),
    }  # fmt: skip
    return Aanvraag(**velden | anders)


def dossier(*producten: ToegewezenProduct) -> Dossier:
    gevuld = Dossier()
    gevuld.neem_op(bericht301(*producten), 1, datetime(2026, 3, 30, tzinfo=UTC))
    return gevuld


def tegen(een: Aanvraag, van: Dossier | None = None, *contract: Contractproduct) -> list[Bezwaar]:
    return list(van_aanvraag(een, van or Dossier(), contract, VANDAAG))


def namen(bezwaren: list[Bezwaar]) -> list[tuple[str, bool]]:
    return [(bezwaar.afspraak, bezwaar.blokkeert) for bezwaar in bezwaren]


def geboren(dag: date, **anders: Any) -> Clientopgave:
    return Clientopgave(bsn=BSN, geboortedatum=dag, achternaam="Wit", **anders)


class TestAge:
    @pytest.mark.parametrize(
        ("geboortedatum", "verwacht"),
        [
            (date(2008, 4, 13), [("leeftijd", True)]),  # 18 on the first day
            (date(2008, 4, 14), [("wordt-18", False)]),  # the day after
            (date(2008, 10, 12), [("wordt-18", False)]),  # on the last day
            (date(2008, 10, 13), []),
        ],
    )
    def test_jeugdhulp_ends_at_18(
        self, geboortedatum: date, verwacht: list[tuple[str, bool]]
    ) -> None:
        assert namen(tegen(aanvraag(client=geboren(geboortedatum)))) == verwacht

    def test_without_an_end_somebody_turns_18_some_day(self) -> None:
        zonder = aanvraag(opgave(einddatum=None))
        assert namen(tegen(zonder)) == [("wordt-18", False)]

    def test_born_on_29_february_is_18_on_1_march(self) -> None:
        een = aanvraag(
            opgave(ingangsdatum=date(2026, 2, 28), einddatum=date(2026, 3, 1)),
            client=geboren(date(2008, 2, 29)),
        )
        (bezwaar,) = tegen(een)
        assert "1 maart 2026" in bezwaar.melding

    def test_of_an_unknown_birth_nothing_is_said(self) -> None:
        onbekend = geboren(date(1900, 1, 1), datum_gebruik="3")
        assert tegen(aanvraag(client=onbekend)) == []

    def test_a_child_under_the_wmo_is_told_of(self) -> None:
        assert namen(tegen(aanvraag(wet=Wet.WMO))) == [("leeftijd-wmo", False)]


class TestStacking:
    """OP259, OP307: in all else as TR302."""

    def test_op307_no_request_for_what_was_assigned(self) -> None:
        (bezwaar,) = tegen(aanvraag(), dossier(toegewezen(300201)))
        assert namen([bezwaar]) == [("stapeling-300201", True)]
        assert "tot en met 14 juli 2026" in bezwaar.melding

    def test_op307_the_day_after_it_ends_it_may_be_asked(self) -> None:
        erna = aanvraag(opgave(ingangsdatum=date(2026, 7, 15)))
        assert tegen(erna, dossier(toegewezen(300201))) == []
        laatste = aanvraag(opgave(ingangsdatum=date(2026, 7, 14)))
        assert len(tegen(laatste, dossier(toegewezen(300201)))) == 1

    def test_tr302_a_category_stands_for_all_its_products(self) -> None:
        heel = opgave(soort=Productsoort.ASPECIFIEK, code=None, volume=None)
        assert len(tegen(aanvraag(heel), dossier(toegewezen(300201)))) == 1
        ander = opgave(code="45A48")
        assert tegen(aanvraag(ander), dossier(toegewezen(300201))) == []

    def test_tr302_what_was_taken_back_is_none(self) -> None:
        weg = toegewezen(300201, einddatum=date(2026, 4, 1), reden_wijziging="13")
        assert tegen(aanvraag(), dossier(weg)) == []

    def test_another_gemeente_does_not_know(self) -> None:
        assert tegen(aanvraag(gemeente="0296"), dossier(toegewezen(300201))) == []

    def test_a_request_in_retrospect_is_laid_beside_what_has_ended(self) -> None:
        toen = opgave(ingangsdatum=date(2026, 1, 5), einddatum=date(2026, 2, 1))
        gehad = toegewezen(
            300201, ingangsdatum=date(2026, 1, 1), einddatum=date(2026, 1, 31),
        )  # fmt: skip
        assert len(tegen(aanvraag(toen), dossier(gehad))) == 1


class TestContract:
    def afspraak(self, **anders: Any) -> Contractproduct:
        velden: dict[str, Any] = {
            "wet": Wet.JW, "gemeente": NIJMEGEN, "naam": "Begeleiding", "eenheid": "04",
            "product": Product(categorie="45", code="45A04"), "tarief": 6000,
            "uitvoering": Uitvoeringsvariant.INSPANNING, "vanaf": date(2025, 1, 1),
        }  # fmt: skip
        return Contractproduct(**velden | anders)

    def test_op296_what_is_in_it_may_be_asked(self) -> None:
        assert tegen(aanvraag(), None, self.afspraak()) == []

    def test_op296_without_a_contract_nothing_is_said(self) -> None:
        assert tegen(aanvraag()) == []

    @pytest.mark.parametrize(
        ("anders", "woorden"),
        [
            ({"product": Product(categorie="45", code="45A48")}, "staat niet in je contract"),
            ({"tot": date(2026, 4, 12)}, "geldt niet op 13 april 2026"),
            ({"vanaf": date(2026, 4, 14)}, "geldt niet op 13 april 2026"),
            ({"eenheid": "01"}, "per minuut"),
        ],
    )
    def test_op296_what_is_not_blocks(self, anders: dict[str, Any], woorden: str) -> None:
        (bezwaar,) = tegen(aanvraag(), None, self.afspraak(**anders))
        assert bezwaar.sleutel == "contract-1"
        assert bezwaar.blokkeert
        assert woorden in bezwaar.melding


def test_the_same_that_was_refused_asks_for_a_reason() -> None:
    eerder = IngediendVerzoek(
        wet=Wet.JW, gemeente=NIJMEGEN, aanbieder=AGB, bsn=BSN,
        soort=Berichtsoort.VERZOEK_TOEWIJZING, referentie_aanbieder="A1",
        gedaan_op=date(2026, 4, 1), status=Verzoekstatus.AFGEWEZEN, reden_afwijzing="2",
        gevraagd=GevraagdProduct(
            product=Product(categorie="45", code="45A04"), ingangsdatum=date(2026, 4, 13),
            einddatum=date(2026, 10, 12), omvang=Omvang(volume=2, eenheid="04", frequentie="2"),
            budget=None, verwijzer_type="02",
        ),
    )  # fmt: skip
    bekend = Dossier(verzoeken=[eerder])
    assert namen(tegen(aanvraag(), bekend)) == [("eerder-afgewezen", True)]
    assert tegen(aanvraag(opgave(volume=1)), bekend) == []
    assert tegen(aanvraag(gemeente="0296"), bekend) == []


def test_another_person_with_this_bsn_is_told_of() -> None:
    ander = aanvraag(client=geboren(date(2014, 2, 14)), gemeente="0296")
    assert namen(tegen(ander, dossier(toegewezen()))) == [("andere-gegevens", False)]


class TestOP345:
    def tegen(self, **anders: Any) -> list[tuple[str, bool]]:
        velden: dict[str, Any] = {
            "toewijzing_nummer": 300201, "gewenste_ingangsdatum": date(2026, 4, 1),
            "einddatum": date(2026, 7, 14), "volume": 2, "eenheid": "04", "frequentie": "2",
        }  # fmt: skip
        een = Wijzigingsaanvraag(
            wet=Wet.JW, gemeente=NIJMEGEN, aanbieder=AGB, bsn=BSN,
            wijzigen=(Wijzigingopgave(**velden | anders),),
        )  # fmt: skip
        toewijzingen = dossier(toegewezen(300201)).toewijzingen.values()
        return namen(list(van_wijziging(een, toewijzingen, (), VANDAAG)))

    def test_op345_less_in_retrospect_is_told_of(self) -> None:
        assert self.tegen(volume=1) == [("achteraf-300201", False)]
        assert self.tegen(einddatum=date(2026, 4, 9)) == [("achteraf-300201", False)]

    def test_op345_more_or_later_is_not(self) -> None:
        assert self.tegen(volume=3) == []
        assert self.tegen(volume=1, gewenste_ingangsdatum=date(2026, 4, 11)) == []
