"""What went before a request: who referred first, and how often was extended on that referral."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.domain.aanvraag import Zorgvorm
from app.domain.dossier import Dossier
from app.domain.verzoek import GevraagdProduct, IngediendVerzoek
from app.domain.voorgeschiedenis import Voorganger, Voorgeschiedenis, voorgeschiedenis
from app.standard.basis import Omvang, Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import AGB, BSN, NIJMEGEN, bericht301, toegewezen

DAG = date(2026, 4, 10)
EEN, TWEE, DRIE = 300201, 300202, 300203


def verzoek(
    referentie: str, van: int | None = None, verwijzer: str = "02", **anders: Any
) -> IngediendVerzoek:
    """A product that we asked in a 315."""
    velden: dict[str, Any] = {
        "wet": Wet.JW, "gemeente": NIJMEGEN, "aanbieder": AGB, "bsn": BSN,
        "soort": Berichtsoort.VERZOEK_TOEWIJZING, "referentie_aanbieder": referentie,
        "gedaan_op": date(2026, 3, 1),
        "gevraagd": GevraagdProduct(
            product=Product(categorie="54", code="54001"), ingangsdatum=date(2026, 4, 1),
            einddatum=date(2026, 7, 14), omvang=None, budget=None, verwijzer_type=verwijzer,
            zorgvorm=Zorgvorm.SPECIALISTISCHE_GGZ, verlenging_van=van,
        ),
    }  # fmt: skip
    return IngediendVerzoek(**velden | anders)


def dossier(
    *producten: ToegewezenProduct, verzoeken: tuple[IngediendVerzoek, ...] = (), **anders: Any
) -> Dossier:
    gevuld = Dossier(verzoeken=list(verzoeken))
    gevuld.neem_op(bericht301(*producten, **anders), 1, datetime(2026, 3, 30, tzinfo=UTC))
    return gevuld


def voor(een: Dossier, wet: Wet = Wet.JW, gemeente: str = NIJMEGEN) -> Voorgeschiedenis:
    return voorgeschiedenis(een, wet, gemeente, DAG)


def op_aanvraag(nummer: int, referentie: str, **anders: Any) -> ToegewezenProduct:
    return toegewezen(nummer, referentie_aanbieder=referentie, **anders)


def test_of_a_client_without_toewijzingen_there_is_nothing() -> None:
    assert voor(Dossier()) == Voorgeschiedenis()


def test_what_the_gemeente_assigned_on_its_own_it_referred_itself() -> None:
    (was,) = voor(dossier(toegewezen(EEN))).voorgangers.values()
    assert was == Voorganger(
        product=Product(categorie="45", code="45A04"), ingangsdatum=date(2026, 4, 1),
        omvang=Omvang(volume=2, eenheid="04", frequentie="2"), budget=None,
        eerste_verwijzer="01",
    )  # fmt: skip


def test_what_honours_our_request_has_its_referrer_and_form_of_care() -> None:
    bekend = dossier(op_aanvraag(EEN, "R1"), verzoeken=(verzoek("R1", verwijzing_id=5),))
    (was,) = voor(bekend).voorgangers.values()
    assert (was.eerste_verwijzer, was.zorgvorm, was.verwijzing_id, was.verlengingen) == (
        "02", Zorgvorm.SPECIALISTISCHE_GGZ, 5, 0,
    )  # fmt: skip


def test_of_a_request_that_we_do_not_know_the_referrer_is_unknown() -> None:
    (was,) = voor(dossier(op_aanvraag(EEN, "ELDERS"))).voorgangers.values()
    assert was.eerste_verwijzer is None


def test_a_later_version_without_reference_still_honours_the_request() -> None:
    bekend = dossier(op_aanvraag(EEN, "R1"), verzoeken=(verzoek("R1"),))
    later = toegewezen(EEN, toewijzingsdatum=date(2026, 4, 8), einddatum=date(2026, 6, 30))
    bekend.neem_op(bericht301(later), 2, datetime(2026, 4, 8, tzinfo=UTC))
    (was,) = voor(bekend).voorgangers.values()
    assert was.eerste_verwijzer == "02"


KETEN = (op_aanvraag(EEN, "R1"), op_aanvraag(TWEE, "R2"), op_aanvraag(DRIE, "R3"))


def test_an_extension_keeps_who_referred_first() -> None:
    bekend = dossier(*KETEN[:2], verzoeken=(verzoek("R1"), verzoek("R2", EEN, "05")))
    assert voor(bekend).voorgangers[TWEE].eerste_verwijzer == "02"


def test_an_extension_of_what_the_gemeente_assigned_was_referred_by_it() -> None:
    bekend = dossier(toegewezen(EEN), KETEN[1], verzoeken=(verzoek("R2", EEN),))
    was = voor(bekend).voorgangers[TWEE]
    assert (was.eerste_verwijzer, was.verlengingen) == ("01", 1)


def test_extensions_are_counted_wherever_in_the_chain_one_goes_on() -> None:
    """Who extends the first Toewijzing once more extends a second time."""
    verzoeken = (verzoek("R1"), verzoek("R2", EEN))
    tellen = voor(dossier(*KETEN[:2], verzoeken=verzoeken)).voorgangers
    assert {nummer: was.verlengingen for nummer, was in tellen.items()} == {EEN: 1, TWEE: 1}
    verder = voor(dossier(*KETEN, verzoeken=(*verzoeken, verzoek("R3", TWEE)))).voorgangers
    assert [was.verlengingen for was in verder.values()] == [2, 2, 2]


def test_an_extension_on_another_referral_begins_anew() -> None:
    verzoeken = (
        verzoek("R1", verwijzing_id=5),
        verzoek("R2", EEN, "05", verwijzing_id=6),
        verzoek("R3", TWEE, "05", verwijzing_id=6),
    )
    was = voor(dossier(*KETEN, verzoeken=verzoeken)).voorgangers
    assert (was[EEN].verlengingen, was[EEN].verwijzing_id) == (0, 5)
    assert (was[DRIE].verlengingen, was[DRIE].verwijzing_id) == (1, 6)
    assert was[DRIE].eerste_verwijzer == "05"


@pytest.mark.parametrize(
    ("verwijzingen", "verlengingen", "verwijzing_id"),
    [
        ((None, None, None), 2, None),
        ((5, 5, 5), 2, 5),
        ((5, None, None), 2, 5),  # not put on file again: it is still the first one
        ((5, None, 5), 2, 5),
        ((5, None, 6), 0, 6),
        ((5, 6, None), 1, 6),
        ((None, 6, 6), 1, 6),
    ],
)
def test_an_extension_without_a_referral_on_file_rests_on_the_one_before(
    verwijzingen: tuple[int | None, ...], verlengingen: int, verwijzing_id: int | None
) -> None:
    verzoeken = tuple(
        verzoek(f"R{plek + 1}", (None, EEN, TWEE)[plek], verwijzing_id=een)
        for plek, een in enumerate(verwijzingen)
    )
    was = voor(dossier(*KETEN, verzoeken=verzoeken)).voorgangers[DRIE]
    assert (was.verlengingen, was.verwijzing_id) == (verlengingen, verwijzing_id)


def test_a_referral_after_what_the_gemeente_assigned_begins_anew() -> None:
    verzoeken = (verzoek("R2", EEN, "05", verwijzing_id=6),)
    was = voor(dossier(toegewezen(EEN), KETEN[1], verzoeken=verzoeken)).voorgangers[TWEE]
    assert (was.verlengingen, was.verwijzing_id, was.eerste_verwijzer) == (0, 6, "05")


def test_an_extension_that_the_gemeente_took_back_does_not_count() -> None:
    weg = op_aanvraag(TWEE, "R2", einddatum=date(2026, 4, 1), reden_wijziging="13")
    bekend = dossier(KETEN[0], weg, verzoeken=(verzoek("R1"), verzoek("R2", EEN)))
    assert voor(bekend).voorgangers[EEN].verlengingen == 0


def test_an_extension_that_was_not_granted_does_not_count() -> None:
    bekend = dossier(KETEN[0], verzoeken=(verzoek("R1"), verzoek("R2", EEN)))
    assert voor(bekend).voorgangers[EEN].verlengingen == 0


@pytest.mark.parametrize("van", [EEN, TWEE])
def test_a_chain_that_bites_its_tail_ends(van: int) -> None:
    bekend = dossier(*KETEN[:2], verzoeken=(verzoek("R1", TWEE), verzoek("R2", van)))
    assert set(voor(bekend).voorgangers) == {EEN, TWEE}


def test_another_gemeente_or_wet_has_its_own() -> None:
    bekend = dossier(*KETEN[:1], verzoeken=(verzoek("R1", gemeente="0296"),))
    assert voor(bekend).voorgangers[EEN].eerste_verwijzer is None
    assert voor(bekend, gemeente="0296") == Voorgeschiedenis()
    assert voor(bekend, Wet.WMO) == Voorgeschiedenis()


@pytest.mark.parametrize(
    ("categorie", "anders", "verwacht"),
    [
        ("15", {}, True),
        ("15", {"ingangsdatum": date(2026, 5, 1)}, True),  # it will begin
        ("15", {"einddatum": date(2026, 4, 10)}, True),
        ("15", {"einddatum": date(2026, 4, 9)}, False),
        ("15", {"einddatum": date(2026, 4, 1), "reden_wijziging": "13"}, False),
        ("16", {}, False),
    ],
)
def test_beschermd_wonen_counts_while_it_runs(
    categorie: str, anders: dict[str, Any], verwacht: bool
) -> None:
    wonen = toegewezen(
        EEN, Wet.WMO, product=Product(categorie=categorie, code=f"{categorie}A01"), **anders
    )
    assert voor(dossier(wonen, wet=Wet.WMO), Wet.WMO).beschermd_wonen is verwacht
    assert not voor(dossier(wonen, wet=Wet.WMO)).beschermd_wonen
