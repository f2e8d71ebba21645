"""Start melden: what is asked, what is refused and why, and the 305 that comes of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.domain.dossier import Dossier
from app.domain.levering import Melding, Meldingsoort
from app.domain.toewijzing import Toewijzing
from app.forms.form import Afzending
from app.forms.start_form import StartForm
from app.standard.codec import valideer
from app.standard.release import Wet
from tests.bouw import NIJMEGEN, bericht301, toegewezen

VANDAAG = date(2026, 4, 10)
PARAGRAAF = "Rijk van Nijmegen 1.17.1 §5.6"
AFZENDING = Afzending("260410ABCDEF", VANDAAG)


def formulier(wet: Wet = Wet.JW, te_corrigeren: Melding | None = None, **anders: Any) -> StartForm:
    dossier = Dossier()
    dossier.neem_op(bericht301(toegewezen(wet=wet, **anders), wet=wet), 1, datetime.now(UTC))
    toewijzing = dossier.toewijzing(wet, NIJMEGEN, 300201)
    assert toewijzing is not None
    assert dossier.client is not None
    return StartForm(dossier.client, toewijzing, VANDAAG, PARAGRAAF, te_corrigeren)


def gestart(toewijzing: Toewijzing, op: date) -> Melding:
    melding = Melding(
        Meldingsoort.START, op, "1", toewijzing.actueel.product, toewijzing.actueel.ingangsdatum
    )
    toewijzing.meldingen.append(melding)
    return melding


def test_alleen_de_begindatum_wordt_gevraagd_en_de_ingangsdatum_voorgesteld() -> None:
    form = formulier()
    assert [veld.naam for veld in form.velden] == ["begindatum"]
    assert form.velden[0].waarde == date(2026, 4, 1)
    assert "2 uur per week" in form.bekend[1]


def test_een_toekomstige_ingangsdatum_wordt_niet_voorgesteld() -> None:
    assert formulier(ingangsdatum=date(2026, 5, 1)).velden[0].waarde is None


@pytest.mark.parametrize(
    ("begindatum", "regel"),
    [
        (None, "OP271"),
        (date(2026, 3, 31), PARAGRAAF),
        (date(2026, 4, 11), "OP011"),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld(begindatum: date | None, regel: str) -> None:
    fouten = formulier().controleer(begindatum)
    assert [(fout.veld, fout.regel) for fout in fouten] == [("begindatum", regel)]
    assert fouten[0].melding.endswith(".")


@pytest.mark.parametrize("begindatum", [date(2026, 4, 1), VANDAAG])
def test_van_de_ingangsdatum_tot_en_met_vandaag_mag(begindatum: date) -> None:
    assert formulier().controleer(begindatum) == ()


def test_na_de_einddatum_mag_niet() -> None:
    form = formulier(einddatum=date(2026, 4, 5))
    assert form.controleer(date(2026, 4, 5)) == ()
    assert [fout.regel for fout in form.controleer(date(2026, 4, 6))] == ["OP363"]


def test_een_tweede_start_wordt_geweigerd_tr326() -> None:
    form = formulier()
    gestart(form.toewijzing, date(2026, 4, 1))
    fouten = form.controleer(date(2026, 4, 7))
    assert [fout.regel for fout in fouten] == ["TR326"]
    assert "1 april 2026" in fouten[0].melding


def test_op_een_verwijderde_toewijzing_kan_geen_start_op033x1() -> None:
    form = formulier(reden_wijziging="13", einddatum=date(2026, 4, 1))
    assert "OP033x1" in [fout.regel for fout in form.controleer(date(2026, 4, 1))]


@pytest.mark.parametrize("wet", Wet)
def test_het_305_is_geldig_en_compleet(wet: Wet) -> None:
    bericht = formulier(wet).maak(date(2026, 4, 3), AFZENDING)
    assert valideer(bericht) == ()
    assert bericht.client is not None
    (product,) = bericht.client.start_producten
    assert product.status_aanlevering == "1"
    assert product.toewijzing_ingangsdatum == date(2026, 4, 1)
    assert bericht.header.ontvanger == NIJMEGEN


def test_correctie_is_3_en_1_in_een_bericht_iv008() -> None:
    form = formulier()
    oud = gestart(form.toewijzing, date(2026, 4, 1))
    correctie = StartForm(form.client, form.toewijzing, VANDAAG, PARAGRAAF, oud)
    assert correctie.controleer(date(2026, 4, 7)) == ()
    bericht = correctie.maak(date(2026, 4, 7), AFZENDING)
    assert bericht.client is not None
    regels = [(p.status_aanlevering, p.begindatum) for p in bericht.client.start_producten]
    assert regels == [("3", date(2026, 4, 1)), ("1", date(2026, 4, 7))]
    assert valideer(bericht) == ()


def test_correctie_naar_dezelfde_datum_wordt_geweigerd_iv008() -> None:
    form = formulier()
    oud = gestart(form.toewijzing, date(2026, 4, 1))
    correctie = StartForm(form.client, form.toewijzing, VANDAAG, PARAGRAAF, oud)
    assert [fout.regel for fout in correctie.controleer(date(2026, 4, 1))] == ["IV008"]


def test_intrekken_is_alleen_een_3() -> None:
    form = formulier()
    oud = gestart(form.toewijzing, date(2026, 4, 1))
    bericht = StartForm(form.client, form.toewijzing, VANDAAG, PARAGRAAF, oud).maak(None, AFZENDING)
    assert bericht.client is not None
    assert [p.status_aanlevering for p in bericht.client.start_producten] == ["3"]
    assert valideer(bericht) == ()
