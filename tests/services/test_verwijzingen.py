"""Referrals on file: what is refused, what is warned about, and the files that are taken in."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.deadlines.protocol import protocol
from app.domain.aanvraag import Aanvraag, Productopgave, Verwijzeropgave
from app.domain.bezwaar import Bezwaar, Zwaarte
from app.domain.dossier import Dossier
from app.domain.verwijzing import Dossierverwijzing, Verwijzing
from app.errors import UserError
from app.services import ontvangen, scans, verwijzingen
from app.services.scans import JPEG, MAX_BYTES, PDF, PNG, TIFF, lees_scan, schrijf_als
from app.services.workspace import Workspace
from app.standard.basis import Product
from app.standard.codec import encode
from tests.bouw import bericht301, toegewezen
from tests.walks.conftest import sjabloon, snelle_sleutel, workspace

__all__ = ["sjabloon", "snelle_sleutel", "workspace"]  # fixtures

VANDAAG = date(2026, 4, 10)
NIJMEGEN = protocol("rijk-van-nijmegen-1.17.1")
IJSSEL = protocol("midden-ijssel-oost-veluwe-2024")
BRIEF = b"%PDF-1.7 een verwijzing"


def een(**anders: Any) -> Verwijzing:
    gegeven: dict[str, Any] = {
        "type": "02",
        "zorgverlener_code": "01234567",
        "datum": date(2026, 3, 12),
    }
    return Verwijzing(**(gegeven | anders))


def gevonden(**anders: Any) -> list[tuple[str, str]]:
    return [(f.veld, f.regel) for f in verwijzingen.fouten(een(**anders), VANDAAG)]


def brief(map_: Path, naam: str = "brief.pdf", inhoud: bytes = BRIEF) -> Path:
    pad = map_ / naam
    pad.write_bytes(inhoud)
    return pad


# Who referred and when


def test_a_referral_with_an_agb_code_and_days_in_order_is_right() -> None:
    assert gevonden(aanmelding=date(2026, 3, 20), geldig_tot=date(2026, 12, 20)) == []


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"type": ""}, ("type", "")),
        ({"type": "07"}, ("type", "COD327")),
        ({"naam": "A. Visser"}, ("naam", "CD066")),
        ({"zorgverlener_code": None}, ("naam", "CD067")),
        ({"type": "08"}, ("zorgverlener_code", "CD068")),
        ({"zorgverlener_code": "1234567"}, ("zorgverlener_code", "")),
        ({"zorgverlener_code": "١٢٣٤٥٦٧٨"}, ("zorgverlener_code", "")),
        ({"zorgverlener_code": None, "naam": "x" * 65}, ("naam", "")),
        ({"datum": None}, ("datum", "")),
        ({"datum": date(2026, 4, 11)}, ("datum", "")),
        ({"aanmelding": date(2026, 4, 11)}, ("aanmelding", "")),
        ({"eerste_contact": date(2026, 4, 11)}, ("eerste_contact", "")),
        ({"geldig_tot": date(2026, 3, 11)}, ("geldig_tot", "")),
        ({"opmerking": "x" * 2_001}, ("opmerking", "")),
    ],
)
def test_what_is_wrong_is_said_by_its_field(anders: dict[str, Any], fout: tuple[str, str]) -> None:
    assert gevonden(**anders) == [fout]


def test_who_came_without_a_referrer_has_no_letter_and_no_day() -> None:
    assert gevonden(type="06", zorgverlener_code=None, datum=None) == []


def test_a_registration_before_the_referral_is_only_a_warning() -> None:
    eerder = een(aanmelding=date(2026, 3, 1))
    assert list(verwijzingen.fouten(eerder, VANDAAG)) == []
    assert "al aangemeld" in verwijzingen.let_op(eerder)
    assert verwijzingen.let_op(een(aanmelding=date(2026, 3, 12))) == ""


def test_midden_ijssel_4_1_care_before_the_referral_is_warned_about() -> None:
    woorden = verwijzingen.let_op(een(eerste_contact=date(2026, 3, 11)))
    assert "Midden-IJssel/Oost-Veluwe 2024, §4.1" in woorden


# Keeping


def client(ws: Workspace, tmp_path: Path) -> int:
    ontvangen.ontvang(ws, [brief(tmp_path, "301.xml", encode(bericht301()))])
    return 1


def test_a_referral_is_kept_with_its_scans_or_not_at_all(
    workspace: Workspace, tmp_path: Path
) -> None:
    client_id = client(workspace, tmp_path)
    scan = lees_scan(brief(tmp_path))
    bewaard = verwijzingen.bewaar(
        workspace,
        een(client_id=client_id, naam="  ", zorgverlener_code=" 0123 4567 "),
        erbij=[scan],
    )
    (stuk,) = verwijzingen.dossier(workspace, client_id)
    assert stuk.verwijzing == bewaard
    assert (bewaard.zorgverlener_code, bewaard.naam) == ("01234567", None)
    (bijlage,) = stuk.bijlagen
    assert scans.haal(workspace, bijlage) == scan

    verwijzingen.bewaar(workspace, replace(bewaard, geldig_tot=VANDAAG), eraf=[bijlage.id])
    assert verwijzingen.lees(workspace, bewaard.bewaard_id).bijlagen == ()
    with pytest.raises(UserError, match="ontbreken de AGB-code en de naam"):
        verwijzingen.bewaar(workspace, replace(bewaard, zorgverlener_code=None), erbij=[scan])
    assert verwijzingen.lees(workspace, bewaard.bewaard_id).bijlagen == ()


def test_taking_away_can_be_undone(workspace: Workspace, tmp_path: Path) -> None:
    client_id = client(workspace, tmp_path)
    id_ = verwijzingen.bewaar(workspace, een(client_id=client_id)).bewaard_id
    bijlage = verwijzingen.voeg_bijlage_toe(workspace, id_, brief(tmp_path))
    verwijzingen.verwijder_bijlage(workspace, bijlage.id)
    assert verwijzingen.dossier(workspace, client_id)[0].bijlagen == ()
    verwijzingen.verwijder(workspace, id_)
    assert verwijzingen.dossier(workspace, client_id) == []
    verwijzingen.herstel(workspace, id_)
    assert len(verwijzingen.dossier(workspace, client_id)) == 1


# Files


@pytest.mark.parametrize(
    ("naam", "inhoud", "soort"),
    [
        ("brief", b"\n%PDF-1.4 x", PDF),
        ("brief.docx", b"\x89PNG\r\n\x1a\nx", PNG),
        ("brief.pdf", b"\xff\xd8\xff\xe0x", JPEG),
        ("fax.dat", b"II*\x00x", TIFF),
        ("fax2.dat", b"MM\x00*x", TIFF),
    ],
)
def test_a_scan_is_known_by_its_content_and_not_by_its_name(
    naam: str, inhoud: bytes, soort: str, tmp_path: Path
) -> None:
    assert lees_scan(brief(tmp_path, naam, inhoud)).soort == soort


def test_what_is_no_scan_is_refused_with_the_reason(tmp_path: Path) -> None:
    groot = tmp_path / "groot.pdf"
    with groot.open("wb") as bestand:
        bestand.write(b"%PDF-1.7")
        bestand.truncate(MAX_BYTES + 1)
    for pad, reden in (
        (brief(tmp_path, "brief.pdf", b"PK\x03\x04"), "geen PDF en geen afbeelding"),
        (brief(tmp_path, "plaatje.svg", b"<svg/>"), "geen PDF en geen afbeelding"),
        (brief(tmp_path, "leeg.pdf", b""), "is leeg"),
        (groot, "groter dan 25 MB"),
        (tmp_path, "geen bestand"),
        (tmp_path / "weg.pdf", "kan niet worden gelezen"),
    ):
        with pytest.raises(UserError, match=reden):
            lees_scan(pad)


def test_the_file_stays_and_nothing_of_it_is_logged(
    workspace: Workspace, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    id_ = verwijzingen.bewaar(workspace, een()).bewaard_id
    pad = brief(tmp_path, "brief van mevrouw Zonneberg.pdf")
    verwijzingen.voeg_bijlage_toe(workspace, id_, pad)
    assert pad.read_bytes() == BRIEF
    assert "Zonneberg" not in caplog.text
    assert "een verwijzing" not in caplog.text


def test_a_copy_is_named_after_what_it_is_and_overwrites_nothing(tmp_path: Path) -> None:
    scan = lees_scan(brief(tmp_path))
    assert schrijf_als(scan, tmp_path / "kopie").name == "kopie.pdf"
    assert schrijf_als(scan, tmp_path / "kopie.jpg").name == "kopie.jpg.pdf"
    assert (tmp_path / "kopie.pdf").read_bytes() == BRIEF
    with pytest.raises(UserError, match="bestaat al"):
        schrijf_als(scan, tmp_path / "brief.pdf")


# What a request misses


def aanvraag(verwijzing_id: int | None = None, type_: str = "02", **anders: Any) -> Aanvraag:
    product = Productopgave(
        ingangsdatum=date(2026, 5, 1), verwijzer=Verwijzeropgave(type=type_, naam="A. Visser")
    )
    return Aanvraag(producten=(product,), verwijzing_id=verwijzing_id, **anders)


def bezwaren(ws: Workspace, gevraagd: Aanvraag) -> list[Bezwaar]:
    with ws.lezen() as uow:
        return list(verwijzingen.bezwaren(uow, gevraagd, NIJMEGEN, VANDAAG))


def test_rijk_van_nijmegen_2_1_2_a_315_without_a_referral_is_warned_about(
    workspace: Workspace,
) -> None:
    (bezwaar,) = bezwaren(workspace, aanvraag())
    assert bezwaar.afspraak == "verwijzing-ontbreekt"
    assert bezwaar.bron == "Rijk van Nijmegen 1.17.1, §2.1.2"
    assert bezwaar.zwaarte is Zwaarte.LET_OP


@pytest.mark.parametrize("type_", ["01", "06", "08"])
def test_without_a_doctor_or_instelling_no_referral_is_asked(
    workspace: Workspace, type_: str
) -> None:
    assert bezwaren(workspace, aanvraag(type_=type_)) == []


def test_a_referral_that_is_told_but_not_kept_yet_has_no_scan(workspace: Workspace) -> None:
    (bezwaar,) = bezwaren(workspace, aanvraag(verwezen_op=date(2026, 3, 12)))
    assert bezwaar.afspraak == "verwijzing-zonder-scan"


def test_rijk_van_nijmegen_6_3_a_referral_that_expires_before_care_begins_is_warned_about(
    workspace: Workspace, tmp_path: Path
) -> None:
    scan = lees_scan(brief(tmp_path))
    for geldig_tot, verwacht in ((date(2026, 5, 1), []), (date(2026, 4, 30), ["verlopen"])):
        id_ = verwijzingen.bewaar(workspace, een(geldig_tot=geldig_tot), [scan]).bewaard_id
        gezegd = bezwaren(workspace, aanvraag(id_))
        assert [b.afspraak.removeprefix("verwijzing-") for b in gezegd] == verwacht
        assert all("§6.3" in b.bron for b in gezegd)


def test_midden_ijssel_4_1_a_gemeente_can_ask_for_the_scan() -> None:
    bezwaar = verwijzingen.ontbreekt(Dossierverwijzing(een()), VANDAAG, IJSSEL)
    assert bezwaar is not None
    assert "kan om de verwijzing vragen" in bezwaar.melding
    assert bezwaar.bron == "Midden-IJssel/Oost-Veluwe 2024, §4.1"


def test_elsewhere_all_who_say_so_are_named() -> None:
    bezwaar = verwijzingen.ontbreekt(None, VANDAAG)
    assert bezwaar is not None
    assert "Nijmegen" in bezwaar.bron
    assert "Midden-IJssel" in bezwaar.bron


class TestUntilWhenItIsValid:
    """Rijk van Nijmegen 1.17.1, §6.3: nine months from registration, for jeugd-ggz."""

    def met(self, categorie: str, gemeente: str) -> Dossier:
        gevuld = Dossier()
        product = toegewezen(product=Product(categorie=categorie, code=f"{categorie}001"))
        gevuld.neem_op(bericht301(product, gemeente=gemeente), 1, datetime(2026, 3, 30, tzinfo=UTC))
        return gevuld

    def test_rijk_van_nijmegen_6_3_is_proposed_for_jeugd_ggz(self, workspace: Workspace) -> None:
        stel_voor = verwijzingen.geldigheid(workspace, self.met("54", "0268"))
        assert stel_voor(date(2026, 1, 12)) == date(2026, 10, 12)

    @pytest.mark.parametrize(("categorie", "gemeente"), [("45", "0268"), ("54", "0200")])
    def test_is_not_proposed_elsewhere(
        self, workspace: Workspace, categorie: str, gemeente: str
    ) -> None:
        stel_voor = verwijzingen.geldigheid(workspace, self.met(categorie, gemeente))
        assert stel_voor(date(2026, 1, 12)) is None
