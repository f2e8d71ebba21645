"""The examples of the standard, in an administration that knows what came before them."""

from __future__ import annotations

from datetime import date

from app.domain.dossier import Dossier
from app.domain.levering import Melding, Meldingsoort
from app.rules.check import REGELS
from app.rules.dossier import antwoord, stop, verzoek, wijziging
from app.rules.regel import Regel
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode
from app.standard.element import Vorm
from app.standard.release import Wet
from app.standard.toewijzing import Toewijzingbericht
from tests.bouw import toegewezen
from tests.rules.bouw import nummers, vind
from tests.rules.bron import Proefbron, neem_op
from tests.rules.bron import verzoek as ingediend
from tests.standard import officieel

pytestmark = officieel.nodig
VERBETERD = {"2027-06-31": "2027-06-30", "2024-02-28": "2027-02-28"}  # in the JW315, the JW317
_EIGEN = {
    deel.nummer
    for module in (antwoord, stop, verzoek, wijziging)
    for deel in vars(module).values()
    if isinstance(deel, Regel)
}


def voorbeeld(nummer: str) -> Bericht:
    inhoud = officieel.voorbeeld(Vorm(Wet.JW, Berichtsoort(nummer))).read_bytes()
    for fout, goed in VERBETERD.items():
        inhoud = inhoud.replace(fout.encode(), goed.encode())
    return decode(inhoud)


def gevonden(bericht: Bericht, dossier: Dossier, *referenties: str) -> list[str]:
    """What the rules of these four modules find, with these requests made before."""
    bron = Proefbron(
        verzoeken=[
            ingediend(Wet.JW, referentie, gemeente=bericht.gemeente, aanbieder=bericht.aanbieder)
            for referentie in referenties
        ]
    )
    gelden = [r for r in REGELS if r.nummer in _EIGEN and bericht.naam in r.berichten]
    return nummers(f for r in gelden for f in vind(r.nummer, bericht, dossier, bron))


def test_een_315_na_niets() -> None:
    assert gevonden(voorbeeld("315"), Dossier()) == []


def test_een_301_op_de_315() -> None:
    assert gevonden(voorbeeld("301"), Dossier(), "40A12341234", "40A12341235") == []
    assert gevonden(voorbeeld("301"), Dossier()) == ["TR379", "TR379"]


def test_een_307_na_de_starts() -> None:
    """The 301 is of another gemeente and to another AGB code than the 307."""
    stop, toewijzing = voorbeeld("307"), voorbeeld("301")
    assert isinstance(toewijzing, Toewijzingbericht)
    assert toewijzing.client is not None
    dossier = Dossier()
    neem_op(
        dossier,
        *toewijzing.client.toegewezen_producten,
        gemeente=stop.gemeente,
        agb=stop.aanbieder,
    )
    for bekend, begin in zip(
        dossier.toewijzingen.values(), (date(2026, 4, 3), date(2026, 4, 15)), strict=True
    ):
        bekend.meldingen.append(Melding(Meldingsoort.START, begin, "1", bekend.actueel.product))
    assert [vind(nummer, stop, dossier) for nummer in ("TR019", "TR382")] == [[], []]
    assert gevonden(stop, dossier) == []


def test_een_317_op_de_toewijzing_die_hij_noemt() -> None:
    assert gevonden(voorbeeld("317"), Dossier()) == ["TR350"]
    dossier = Dossier()
    bericht = voorbeeld("317")
    neem_op(dossier, toegewezen(10071), gemeente=bericht.gemeente, agb=bericht.aanbieder)
    assert gevonden(bericht, dossier) == []


def test_een_319_op_de_317() -> None:
    assert gevonden(voorbeeld("319"), Dossier()) == ["TR355"]
    assert gevonden(voorbeeld("319"), Dossier(), "9003") == []
