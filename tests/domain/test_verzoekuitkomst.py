"""What was asked beside what was assigned: IV093 and IV094 with their examples."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from app.domain.dossier import Dossier
from app.domain.verzoek import GevraagdProduct, IngediendVerzoek
from app.domain.verzoekuitkomst import Uitkomst, Verschil, van_aanvraag, van_wijziging
from app.standard.basis import Omvang, Product
from app.standard.berichtsoort import Berichtsoort
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from app.standard.verzoek import NieuwProduct, OngewijzigdProduct, TeWijzigenProduct, Verzoek
from tests.bouw import AGB, BSN, NIJMEGEN, bericht301, toegewezen

MET: dict[str, Any] = {"referentie_aanbieder": "A001"}
EIND_2025 = date(2025, 12, 31)
BEGIN_2025 = date(2025, 1, 1)


def product(letter: str) -> Product:
    return Product(categorie="45", code=f"45{letter}01")


def uren(aantal: int) -> Omvang:
    return Omvang(volume=aantal, eenheid="04", frequentie="2")


def wijst_toe(
    nummer: int, letter: str, aantal: int = 3, *, op: date = date(2024, 12, 20), **anders: Any
) -> ToegewezenProduct:
    velden: dict[str, Any] = {
        "product": product(letter), "ingangsdatum": BEGIN_2025, "einddatum": EIND_2025,
        "omvang": uren(aantal), "toewijzingsdatum": op, "toewijzingstijd": time(9),
    }  # fmt: skip
    return toegewezen(nummer, **velden | anders)


def dossier(*berichten: list[ToegewezenProduct]) -> Dossier:
    gevuld = Dossier()
    for nummer, producten in enumerate(berichten, 1):
        moment = datetime.combine(producten[0].toewijzingsdatum, time(12), UTC)
        gevuld.neem_op(bericht301(*producten), nummer, moment)
    return gevuld


def verzoek(soort: Berichtsoort, op: date, **anders: Any) -> IngediendVerzoek:
    velden: dict[str, Any] = {
        "wet": Wet.JW, "gemeente": NIJMEGEN, "aanbieder": AGB, "bsn": BSN, "soort": soort,
        "referentie_aanbieder": "A001", "gedaan_op": op,
    }  # fmt: skip
    return IngediendVerzoek(**velden | anders)


def wijziging(**delen: Any) -> Verzoek:
    return Verzoek(referentie_aanbieder="A001", reden_verzoek="1", **delen)


class TestIV093:
    """A change that was asked and honoured."""

    MEI = date(2025, 5, 15)

    def test_iv093_voorbeeld_1_is_toegewezen_zoals_gevraagd(self) -> None:
        gevraagd = wijziging(
            te_wijzigen_producten=(
                TeWijzigenProduct(
                    toewijzing_nummer=123001, gewenste_ingangsdatum=BEGIN_2025,
                    einddatum=date(2026, 6, 30), omvang=uren(4),
                ),
                TeWijzigenProduct(
                    toewijzing_nummer=123002, gewenste_ingangsdatum=date(2025, 6, 12),
                    einddatum=EIND_2025, omvang=uren(6),
                ),
            )
        )  # fmt: skip
        juni = date(2025, 6, 2)
        na = dossier(
            [wijst_toe(123001, "E", 4), wijst_toe(123002, "F", 3)],
            [
                wijst_toe(123001, "E", 4, op=juni, einddatum=date(2026, 6, 30), **MET),
                wijst_toe(123002, "F", 3, op=juni, einddatum=date(2025, 6, 11), **MET),
                wijst_toe(123078, "F", 6, op=juni, ingangsdatum=date(2025, 6, 12), **MET),
            ],
        )
        vow = verzoek(Berichtsoort.VERZOEK_WIJZIGING, self.MEI)
        uitkomsten = van_wijziging(vow, gevraagd, na)
        assert [(u.nummer, u.zoals_gevraagd) for u in uitkomsten] == [
            (123001, True), (123078, True),
        ]  # fmt: skip

    def b_wordt_c(self) -> Verzoek:
        return wijziging(
            ongewijzigde_producten=(OngewijzigdProduct(toewijzing_nummer=345001),),
            te_wijzigen_producten=(
                TeWijzigenProduct(
                    toewijzing_nummer=345002, gewenste_ingangsdatum=BEGIN_2025,
                    einddatum=date(2025, 5, 15), omvang=uren(3),
                ),
            ),
            nieuwe_producten=(
                NieuwProduct(
                    product=product("C"), gewenste_ingangsdatum=date(2025, 5, 16),
                    einddatum=EIND_2025, omvang=uren(3),
                ),
            ),
        )  # fmt: skip

    def na(self, b_tot: date, c_vanaf: date) -> tuple[Uitkomst, ...]:
        mei = date(2025, 5, 23)
        gevuld = dossier(
            [wijst_toe(345001, "A"), wijst_toe(345002, "B")],
            [
                wijst_toe(345001, "A", op=mei, **MET),
                wijst_toe(345002, "B", op=mei, einddatum=b_tot, **MET),
                wijst_toe(345003, "C", op=mei, ingangsdatum=c_vanaf, **MET),
            ],
        )
        vow = verzoek(Berichtsoort.VERZOEK_WIJZIGING, date(2025, 4, 15))
        return van_wijziging(vow, self.b_wordt_c(), gevuld)

    def test_iv093_voorbeeld_2a_sluit_aan_op_andere_dagen(self) -> None:
        a, b, c = self.na(date(2025, 5, 23), date(2025, 5, 24))
        assert a.zoals_gevraagd
        assert b.verschillen == (Verschil("Tot en met", "15 mei 2025", "23 mei 2025"),)
        assert c.verschillen == (Verschil("Vanaf", "16 mei 2025", "24 mei 2025"),)

    def test_iv093_voorbeeld_2b_is_zoals_gevraagd(self) -> None:
        assert all(u.zoals_gevraagd for u in self.na(date(2025, 5, 15), date(2025, 5, 16)))

    def test_what_is_missing_from_the_301_was_not_assigned(self) -> None:
        gevuld = dossier(
            [wijst_toe(345001, "A"), wijst_toe(345002, "B")],
            [wijst_toe(345001, "A", op=date(2025, 5, 23), referentie_aanbieder="A001")],
        )
        vow = verzoek(Berichtsoort.VERZOEK_WIJZIGING, date(2025, 4, 15))
        a, b, c = van_wijziging(vow, self.b_wordt_c(), gevuld)
        assert a.zoals_gevraagd
        assert (b.nummer, c.nummer) == (None, None)
        assert b.product == "Jeugdhulp ambulant 45B01"


class TestIV094:
    """A Toewijzing that was asked: the gemeente may assign otherwise."""

    def vot(self) -> IngediendVerzoek:
        gevraagd = GevraagdProduct(
            product=product("A"), ingangsdatum=BEGIN_2025, einddatum=EIND_2025, omvang=uren(3),
            budget=None, verwijzer_type="02",
        )  # fmt: skip
        return verzoek(Berichtsoort.VERZOEK_TOEWIJZING, date(2024, 12, 2), gevraagd=gevraagd)

    def test_iv094_is_not_assigned_yet(self) -> None:
        (uitkomst,) = van_aanvraag(self.vot(), Dossier())
        assert uitkomst == Uitkomst(
            "Jeugdhulp ambulant 45A01",
            "vanaf 1 januari 2025 tot en met 31 december 2025, 3 uur per week",
        )

    def test_iv094_een_ander_product_een_kortere_periode_en_minder(self) -> None:
        anders = wijst_toe(1, "B", 2, einddatum=date(2025, 6, 30), referentie_aanbieder="A001")
        (uitkomst,) = van_aanvraag(self.vot(), dossier([anders]))
        assert [v.wat for v in uitkomst.verschillen] == ["Product", "Tot en met", "Omvang"]
        assert uitkomst.verschillen[2] == Verschil("Omvang", "3 uur per week", "2 uur per week")

    def test_iv097_a_later_change_by_the_gemeente_is_no_answer(self) -> None:
        zoals = wijst_toe(1, "A", referentie_aanbieder="A001")
        later = wijst_toe(1, "A", op=date(2025, 3, 3), einddatum=date(2025, 4, 1))
        (uitkomst,) = van_aanvraag(self.vot(), dossier([zoals], [later]))
        assert uitkomst.zoals_gevraagd

    def test_one_request_may_give_two_toewijzingen(self) -> None:
        half = date(2025, 6, 30)
        na = dossier(
            [
                wijst_toe(1, "A", einddatum=half, **MET),
                wijst_toe(2, "A", ingangsdatum=date(2025, 7, 1), **MET),
            ]
        )
        assert [u.nummer for u in van_aanvraag(self.vot(), na)] == [1, 2]
