"""Stop melden: what is asked, which reasons fit, what is refused and why, and the 307."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.domain.dossier import Dossier
from app.domain.levering import Melding, Meldingsoort
from app.domain.toewijzing import Toewijzing
from app.domain.verzending import Status
from app.forms.form import Afzending
from app.forms.stop_controle import EINDDATUM, OOK, REDEN, Stopantwoord
from app.forms.stop_form import StopForm
from app.standard.codec import valideer
from app.standard.release import Wet
from tests.bouw import NIJMEGEN, bericht301, toegewezen

VANDAAG = date(2026, 5, 8)
PARAGRAAF = "Rijk van Nijmegen 1.17.1, §5.7"
AFZENDING = Afzending("260508ABCDEF", VANDAAG)
APRIL_6, MEI_1, MEI_4 = date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 4)
PLAN = {Wet.JW: "31", Wet.WMO: "19"}  # Levering is volgens plan beëindigd
TIJDELIJK = "20"
TWEEDE = 300202


def dossier(wet: Wet, *producten: Any) -> Dossier:
    gemaakt = Dossier()
    gemaakt.neem_op(bericht301(*producten, wet=wet), 1, datetime(2026, 3, 30, tzinfo=UTC))
    return gemaakt


def start(een: Toewijzing, op: date = APRIL_6, status: Status = Status.GOEDGEKEURD) -> Melding:
    gemeld = Melding(
        Meldingsoort.START, op, "1", een.actueel.product, een.actueel.ingangsdatum, status=status
    )
    een.meldingen.append(gemeld)
    return gemeld


def stop(een: Toewijzing, eind: date, reden: str, begin: date = APRIL_6) -> Melding:
    gemeld = Melding(
        Meldingsoort.STOP,
        begin,
        "1",
        een.actueel.product,
        een.actueel.ingangsdatum,
        einddatum=eind,
        reden_beeindiging=reden,
        status=Status.GOEDGEKEURD,
    )
    een.meldingen.append(gemeld)
    return gemeld


def formulier(wet: Wet = Wet.JW, *, gestart: bool = True, **anders: Any) -> StopForm:
    gemaakt = dossier(wet, toegewezen(wet=wet, **anders))
    toewijzing = gemaakt.toewijzing(wet, NIJMEGEN, 300201)
    assert toewijzing is not None
    assert gemaakt.client is not None
    if gestart:
        start(toewijzing)
    return StopForm(gemaakt.client, toewijzing, VANDAAG, PARAGRAAF)


def corrigeer(form: StopForm, oud: Melding) -> StopForm:
    return form.in_plaats(oud, ())


def regels(form: StopForm, antwoord: Stopantwoord) -> list[tuple[str, str]]:
    return [(fout.veld, fout.regel) for fout in form.controleer(antwoord)]


def codes(form: StopForm) -> list[str]:
    return [reden.code for reden in form.redenen]


# What is asked


@pytest.mark.parametrize("wet", Wet)
def test_dag_en_reden_worden_gevraagd_en_er_wordt_niets_geraden(wet: Wet) -> None:
    velden = formulier(wet).velden
    assert [(veld.naam, veld.waarde) for veld in velden] == [(EINDDATUM, None), (REDEN, None)]


def test_het_einde_van_de_toewijzing_wordt_voorgesteld_als_het_voorbij_is() -> None:
    assert formulier(einddatum=MEI_4).velden[0].waarde == MEI_4
    assert formulier(einddatum=date(2026, 5, 9)).velden[0].waarde is None


@pytest.mark.parametrize("wet", Wet)
def test_de_redenen_van_een_aanbieder_passen_altijd_en_die_van_de_gemeente_niet(wet: Wet) -> None:
    passend = codes(formulier(wet))
    assert {"02", TIJDELIJK, PLAN[wet], "38", "39"} <= set(passend)
    assert not {"36", "37"} & set(passend)
    assert all(reden.uitleg.endswith(".") for reden in formulier(wet).redenen)


@pytest.mark.parametrize(
    ("wet", "reden_wijziging", "reden"),
    [
        (Wet.JW, "05", "36"),
        (Wet.JW, "03", "36"),
        (Wet.JW, "12", "37"),
        (Wet.JW, "07", "35"),
        (Wet.WMO, "07", "31"),  # moving house has another number in the Wmo
        (Wet.WMO, "02", "02"),
        (Wet.WMO, "09", "38"),
        (Wet.JW, "04", None),  # extended: no stop belongs to it
        (Wet.JW, "14", None),
    ],
)
def test_na_een_wijziging_van_de_gemeente_past_de_reden_die_erbij_hoort(
    wet: Wet, reden_wijziging: str, reden: str | None
) -> None:
    form = formulier(wet, einddatum=MEI_4, reden_wijziging=reden_wijziging)
    assert form.velden[1].waarde == reden
    assert reden is None or reden in codes(form)


def test_op_een_toewijzing_die_afgelopen_is_past_geen_tijdelijke_stop() -> None:
    assert TIJDELIJK in codes(formulier(einddatum=VANDAAG))
    form = formulier(einddatum=date(2026, 5, 7))
    assert TIJDELIJK not in codes(form)
    assert regels(form, Stopantwoord(MEI_4, TIJDELIJK)) == [(REDEN, "OP378")]


# What is refused


@pytest.mark.parametrize(
    ("einddatum", "regel"),
    [
        (None, "OP272"),
        (date(2026, 4, 5), "TR018"),
        (date(2026, 5, 9), "OP272"),
    ],
)
def test_een_dag_die_niet_kan_staat_bij_het_veld(einddatum: date | None, regel: str) -> None:
    fouten = formulier().controleer(Stopantwoord(einddatum, "31"))
    assert [(fout.veld, fout.regel) for fout in fouten] == [(EINDDATUM, regel)]
    assert fouten[0].melding.endswith(".")


@pytest.mark.parametrize("einddatum", [APRIL_6, MEI_4, VANDAAG])
def test_van_de_start_tot_en_met_vandaag_mag(einddatum: date) -> None:
    assert formulier().controleer(Stopantwoord(einddatum, "31")) == ()


def test_nooit_na_het_einde_van_de_toewijzing() -> None:
    form = formulier(einddatum=MEI_1)
    assert form.controleer(Stopantwoord(MEI_1, "31")) == ()
    assert regels(form, Stopantwoord(MEI_4, "31")) == [(EINDDATUM, PARAGRAAF)]


def test_een_toewijzing_die_voor_de_start_eindigt_vraagt_om_intrekken() -> None:
    (fout,) = formulier(einddatum=date(2026, 4, 3)).controleer(Stopantwoord(APRIL_6, "31"))
    assert fout.regel == PARAGRAAF
    assert "Trek die start in" in fout.advies


def test_zonder_start_is_er_niets_te_stoppen_tr382() -> None:
    form = formulier(gestart=False)
    assert regels(form, Stopantwoord(MEI_4, "31")) == [(EINDDATUM, "TR382")]


def test_een_verwijderde_toewijzing_krijgt_geen_stop_op033x1() -> None:
    form = formulier(einddatum=date(2026, 4, 1), reden_wijziging="13")
    assert (EINDDATUM, "OP033x1") in regels(form, Stopantwoord(APRIL_6, "31"))


def test_na_een_definitieve_stop_komt_geen_stop_tr415() -> None:
    form = formulier()
    stop(form.toewijzing, MEI_1, "31")
    (fout,) = form.controleer(Stopantwoord(MEI_4, "32"))
    assert fout.regel == "TR415"
    assert "1 mei 2026 (levering is volgens plan beëindigd)" in fout.melding


@pytest.mark.parametrize(("reden", "regel"), [(None, "OP272"), ("36", "JZ588"), ("77", "JZ588")])
def test_een_reden_die_niet_past(reden: str | None, regel: str) -> None:
    assert regels(formulier(), Stopantwoord(MEI_4, reden)) == [(REDEN, regel)]


def test_alles_wat_mist_komt_tegelijk() -> None:
    assert regels(formulier(), Stopantwoord(None, None)) == [(EINDDATUM, "OP272"), (REDEN, "OP272")]


# Temporary stop: TR413, TR414, OP377, OP378


def onderbroken() -> StopForm:
    form = formulier()
    stop(form.toewijzing, MEI_1, TIJDELIJK)
    return form


def test_op378_na_een_tijdelijke_stop_komt_geen_tweede_tr413() -> None:
    form = onderbroken()
    assert TIJDELIJK not in codes(form)
    assert regels(form, Stopantwoord(MEI_4, TIJDELIJK)) == [(REDEN, "TR413")]


def test_op377_een_definitieve_stop_mag_op_of_na_de_tijdelijke_tr414() -> None:
    form = onderbroken()
    assert form.controleer(Stopantwoord(MEI_1, "31")) == ()
    assert form.controleer(Stopantwoord(MEI_4, "31")) == ()
    assert regels(form, Stopantwoord(date(2026, 4, 30), "31")) == [(EINDDATUM, "TR414")]


def test_op377_de_definitieve_stop_neemt_de_start_van_de_tijdelijke_over() -> None:
    bericht = onderbroken().maak(Stopantwoord(MEI_4, "31"), AFZENDING)
    assert bericht.client is not None
    (product,) = bericht.client.stop_producten
    assert (product.begindatum, product.einddatum) == (APRIL_6, MEI_4)


def test_na_een_nieuwe_start_mag_weer_een_tijdelijke_stop() -> None:
    form = onderbroken()
    start(form.toewijzing, MEI_4)
    assert form.controleer(Stopantwoord(VANDAAG, TIJDELIJK)) == ()
    bericht = form.maak(Stopantwoord(VANDAAG, TIJDELIJK), AFZENDING)
    assert bericht.client is not None
    assert bericht.client.stop_producten[0].begindatum == MEI_4


def test_een_tijdelijke_en_een_definitieve_stop_op_een_dag_zijn_samen_een_definitieve() -> None:
    form = onderbroken()
    stop(form.toewijzing, MEI_1, "31")
    assert form.toewijzing.levering.tijdelijke_stop is None
    assert regels(form, Stopantwoord(MEI_4, "31")) == [(EINDDATUM, "TR415")]


# The message


@pytest.mark.parametrize("wet", Wet)
def test_het_307_is_geldig_en_neemt_de_sleutel_van_de_start_over_tr382(wet: Wet) -> None:
    form = formulier(wet)
    bericht = form.maak(Stopantwoord(MEI_4, PLAN[wet]), AFZENDING)
    assert valideer(bericht) == ()
    assert bericht.header.ontvanger == NIJMEGEN
    assert bericht.client is not None
    (product,) = bericht.client.stop_producten
    assert (product.toewijzing_nummer, product.product, product.begindatum) == (
        300201,
        form.toewijzing.actueel.product,
        APRIL_6,
    )
    assert (product.einddatum, product.reden_beeindiging) == (MEI_4, PLAN[wet])
    assert product.status_aanlevering == "1"


def test_correctie_is_3_en_1_in_een_bericht_iv008() -> None:
    form = formulier()
    oud = stop(form.toewijzing, MEI_1, "31")
    correctie = corrigeer(form, oud)
    assert correctie.velden[0].waarde == MEI_1
    assert correctie.velden[1].waarde == "31"
    nieuw = Stopantwoord(MEI_4, "32")
    assert correctie.controleer(nieuw) == ()
    bericht = correctie.maak(nieuw, AFZENDING)
    assert bericht.client is not None
    assert [
        (p.status_aanlevering, p.einddatum, p.reden_beeindiging)
        for p in bericht.client.stop_producten
    ] == [("3", MEI_1, "31"), ("1", MEI_4, "32")]
    assert valideer(bericht) == ()


@pytest.mark.parametrize("nieuw", [Stopantwoord(MEI_4, "31"), Stopantwoord(MEI_1, "32")])
def test_sinds_3_2_horen_dag_en_reden_allebei_bij_de_sleutel_iv008(nieuw: Stopantwoord) -> None:
    form = formulier()
    correctie = corrigeer(form, stop(form.toewijzing, MEI_1, "31"))
    assert correctie.controleer(nieuw) == ()
    assert regels(correctie, Stopantwoord(MEI_1, "31")) == [(EINDDATUM, "IV008")]


def test_een_ander_dat_niet_mee_kan_maakt_van_dezelfde_stop_geen_andere_iv008() -> None:
    form = formulier()
    correctie = corrigeer(form, stop(form.toewijzing, MEI_1, "31"))
    gelijk = Stopantwoord(MEI_1, "31", frozenset({TWEEDE}))
    assert regels(correctie, gelijk) == [(EINDDATUM, "IV008")]


def test_een_tijdelijke_stop_wordt_bij_correctie_een_definitieve_of_omgekeerd() -> None:
    form = formulier()
    oud = stop(form.toewijzing, MEI_1, TIJDELIJK)
    assert corrigeer(form, oud).controleer(Stopantwoord(date(2026, 4, 20), TIJDELIJK)) == ()
    assert corrigeer(form, oud).controleer(Stopantwoord(date(2026, 4, 20), "31")) == ()


def test_intrekken_is_alleen_een_3() -> None:
    form = formulier()
    bericht = corrigeer(form, stop(form.toewijzing, MEI_1, "31")).maak(None, AFZENDING)
    assert bericht.client is not None
    assert [p.status_aanlevering for p in bericht.client.stop_producten] == ["3"]
    assert valideer(bericht) == ()


# Several products of one client


def twee(wet: Wet = Wet.JW, tweede_start: date = APRIL_6) -> StopForm:
    daarna = toegewezen(
        TWEEDE, wet, ingangsdatum=date(2026, 4, 2), product=toegewezen(wet=wet).product
    )
    gemaakt = dossier(wet, toegewezen(wet=wet), daarna)
    een, ander = gemaakt.toewijzingen.values()
    assert gemaakt.client is not None
    start(een)
    start(ander, tweede_start)
    return StopForm(gemaakt.client, een, VANDAAG, PARAGRAAF, anderen=(ander,))


@pytest.mark.parametrize("wet", Wet)
def test_meer_producten_van_een_client_in_een_bericht(wet: Wet) -> None:
    form = twee(wet)
    assert [veld.naam for veld in form.velden] == [EINDDATUM, REDEN, OOK]
    antwoord = Stopantwoord(MEI_4, PLAN[wet], frozenset({TWEEDE}))
    assert form.controleer(antwoord) == ()
    bericht = form.maak(antwoord, AFZENDING)
    assert valideer(bericht) == ()
    assert bericht.client is not None
    assert [p.toewijzing_nummer for p in bericht.client.stop_producten] == [300201, TWEEDE]


def test_ook_het_andere_product_wordt_nagekeken() -> None:
    form = twee(tweede_start=MEI_4)
    antwoord = Stopantwoord(MEI_1, "31", frozenset({TWEEDE}))
    (fout,) = form.controleer(antwoord)
    assert (fout.veld, fout.regel) == (EINDDATUM, "TR018")
    assert str(TWEEDE) in fout.melding
    assert form.controleer(Stopantwoord(MEI_1, "31")) == ()


def test_een_ander_product_dat_al_tijdelijk_stopte_gaat_niet_mee_in_een_tijdelijke_stop() -> None:
    form = twee()
    stop(form.anderen[0], MEI_1, TIJDELIJK)
    antwoord = Stopantwoord(MEI_4, TIJDELIJK, frozenset({TWEEDE}))
    assert regels(form, antwoord) == [(OOK, "TR413")]
    assert form.controleer(Stopantwoord(MEI_4, "31", frozenset({TWEEDE}))) == ()


# What to watch for


def test_let_op_als_de_start_nog_niet_is_ingediend_op080() -> None:
    form = formulier(gestart=False)
    assert formulier().let_op == ""
    start(form.toewijzing, status=Status.GEEXPORTEERD)
    assert "OP080" in form.let_op
    assert form.controleer(Stopantwoord(MEI_4, "31")) == ()


@pytest.mark.parametrize(
    ("status", "gewaarschuwd"),
    [(Status.GEEXPORTEERD, True), (Status.KLAAR, False), (Status.INGEDIEND, False)],
)
def test_let_op_als_wat_wordt_verbeterd_nog_niet_is_ingediend_op080(
    status: Status, gewaarschuwd: bool
) -> None:
    form = formulier()
    oud = stop(form.toewijzing, MEI_4, "31")
    oud.status = status
    assert ("OP080" in corrigeer(form, oud).let_op) == gewaarschuwd
