"""From any dossier, what our own forms make is right: by schema and by every rule.

Each example is a dossier that grows by acts: a start, a stop, a correction, a withdrawal, with
answers that may or may not be allowed. What the form allows must have no Finding; what it sends
becomes part of the dossier, approved, unanswered or refused.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.dossier import Dossier
from app.domain.levering import Melding
from app.domain.toewijzing import Toewijzing, Toewijzingsleutel
from app.domain.verzending import Status
from app.forms.form import Afzending
from app.forms.start_form import StartForm
from app.forms.stop_controle import Stopantwoord
from app.forms.stop_form import StopForm
from app.rules.check import check
from app.rules.retour import maak_retour
from app.services import verzenden
from app.standard.basis import Omvang, Product
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import decode, encode, valideer
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import ANDER_BSN, BSN, NIJMEGEN, PRODUCTEN, bericht301, toegewezen
from tests.rules.bouw import geldig, met
from tests.rules.bron import Proefbron, contract, verzoek

DOSSIERS = 2_000  # per message
BEGIN = date(2026, 1, 1)
VANDAAG = BEGIN + timedelta(days=120)
ALS = (Status.KLAAR, Status.INGEDIEND, Status.GOEDGEKEURD, Status.AFGEKEURD)
STARTEN, STOPPEN = ("start", "start-verbeteren", "start-intrekken"), ("stop", "stop-verbeteren",
                                                                      "stop-intrekken")  # fmt: skip


@dataclass(frozen=True)
class Daad:
    """What the user does: on which Toewijzing, some days after what was reported, and why."""

    wat: str
    welke: int
    later: int
    reden: int
    samen: bool
    als: Status


def daad(*wat: str) -> st.SearchStrategy[Daad]:
    return st.builds(
        Daad,
        st.sampled_from(wat),
        st.integers(0, 2),
        st.integers(-2, 25),
        st.integers(0, 8),
        st.booleans(),
        st.sampled_from(ALS),
    )


@st.composite
def producten(draw: st.DrawFn, wet: Wet) -> list[ToegewezenProduct]:
    """One to three Toewijzingen: specific, aspecific or with a budget, with or without an end."""
    categorie = PRODUCTEN[wet].categorie
    lijst = []
    for nummer in range(300201, 300201 + draw(st.integers(1, 3))):
        ingang = BEGIN + timedelta(days=draw(st.integers(0, 60)))
        einde = draw(st.none() | st.integers(0, 100))
        soort = draw(st.sampled_from(["specifiek", "aspecifiek"]))
        specifiek = soort == "specifiek"
        lijst.append(
            toegewezen(
                nummer,
                wet,
                product=Product(
                    categorie=categorie if specifiek else f"{int(categorie) + nummer % 10:02}",
                    code=f"{nummer % 1000}A1" if specifiek else None,
                ),
                ingangsdatum=ingang,
                einddatum=None if einde is None else ingang + timedelta(days=einde),
                omvang=Omvang(volume=1, eenheid="04", frequentie="4") if specifiek else None,
                toewijzingsdatum=BEGIN,
                reden_wijziging=draw(st.sampled_from([None, None, "05", "07"])),
            )
        )
    return lijst


def formulier(wat: str, dossier: Dossier, een: Toewijzing) -> Any:
    """The form that the user gets, as services/starten and services/stoppen make it."""
    assert dossier.client is not None
    if wat in STARTEN:
        start = StartForm(dossier.client, een, VANDAAG, "OP363")
        if wat == "start":
            return start
        oud = start.staand(een)
        # A stop that was reported stands in the way (TR071).
        return replace(start, te_corrigeren=oud) if oud and not een.levering.laatste_stop else None
    anderen = tuple(
        t for t in dossier.toewijzingen.values() if t is not een and t.levering.te_stoppen
    )
    stop = StopForm(dossier.client, een, VANDAAG, "OP363", anderen=anderen)
    if wat == "stop":
        return stop
    staand = stop.staand(een)
    return replace(stop, te_corrigeren=staand, anderen=()) if staand else None


def oordeel(bericht: Bericht, dossier: Dossier, bron: Proefbron) -> None:
    assert valideer(bericht) == ()
    assert decode(encode(bericht)) == bericht
    assert check(bericht, dossier, bron) == ()


def vanaf(een: Toewijzing) -> date:
    """The last day that was reported, from which the next is counted."""
    gemeld = [m.einddatum or m.begindatum for m in een.meldingen if m.telt]
    return max(gemeld, default=een.actueel.ingangsdatum)


def antwoord(doe: Daad, form: Any, een: Toewijzing, alle: list[Toewijzing]) -> Any:
    op = vanaf(een) + timedelta(days=doe.later)
    if doe.wat.endswith("intrekken"):
        return None
    if doe.wat in STARTEN:
        return op
    reden = form.redenen[doe.reden % len(form.redenen)].code
    ook = frozenset(t.sleutel.nummer for t in alle if doe.samen and t is not een)
    return Stopantwoord(op, reden, ook)


def verloop(wet: Wet, gegeven: list[ToegewezenProduct], daden: list[Daad]) -> Counter[str]:
    """Do what the forms allow, and judge every message; counts them by soort."""
    gemaakt: Counter[str] = Counter()
    dossier = Dossier()
    bron = Proefbron(vandaag=VANDAAG, contracten=contract(wet))
    ontvangen = bericht301(*gegeven, wet=wet, dagtekening=BEGIN)
    assert check(ontvangen, dossier, bron) == (), "the dossier itself is valid"
    dossier.neem_op(ontvangen, 1, datetime(2026, 1, 1, tzinfo=UTC))
    alle = list(dossier.toewijzingen.values())
    for nummer, doe in enumerate(daden, 2):
        een = alle[doe.welke % len(alle)]
        form = formulier(doe.wat, dossier, een)
        if form is None:
            continue
        gegeven_antwoord = antwoord(doe, form, een, alle)
        if gegeven_antwoord is not None and form.controleer(gegeven_antwoord):
            continue
        bericht = form.maak(gegeven_antwoord, Afzending(f"B{nummer:06}", VANDAAG))
        oordeel(bericht, dossier, bron)
        gemaakt[bericht.soort.value] += 1
        for product in verzenden.producten(bericht):
            van = dossier.toewijzing(wet, NIJMEGEN, product.toewijzing_nummer)
            assert van is not None
            van.meldingen.append(Melding.uit(product, bericht_id=nummer, status=doe.als))
    return gemaakt


class Telling:
    """In how many dossiers a message was made and judged."""

    def __init__(self) -> None:
        self.dossiers: Counter[str] = Counter()

    @settings(max_examples=DOSSIERS + 500, deadline=None, database=None)
    @given(
        st.data(),
        st.sampled_from(Wet),
        st.lists(daad(*STARTEN, *STOPPEN), max_size=6),
    )
    def loop(self, data: st.DataObject, wet: Wet, daden: list[Daad]) -> None:
        # Every dossier begins with a start and a stop; what comes after may be anything.
        start = Daad("start", 0, 0, 0, samen=False, als=Status.GOEDGEKEURD)
        stop = replace(data.draw(daad("stop")), welke=0, later=0, samen=False)
        daden = [start, stop, *daden]
        gemaakt = verloop(wet, data.draw(producten(wet)), daden)
        self.dossiers.update(gemaakt.keys())


def test_305_en_307_van_onze_formulieren_hebben_nooit_een_bevinding() -> None:
    telling = Telling()
    telling.loop()
    assert telling.dossiers["305"] >= DOSSIERS
    assert telling.dossiers["307"] >= DOSSIERS


identificaties = st.just("GEBRUIKT") | st.from_regex(r"[A-Z0-9]{1,12}", fullmatch=True)
dagtekeningen = st.dates(BEGIN, BEGIN + timedelta(days=500))  # some after today


@st.composite
def ontvangen301(draw: st.DrawFn) -> Bericht:
    """A 301 that may be right, or wrong at any level."""
    wet = draw(st.sampled_from(Wet))
    bericht = bericht301(
        *draw(producten(wet)),
        wet=wet,
        bsn=draw(st.sampled_from([BSN, BSN, "999900007"])),
        identificatie=draw(identificaties),
        dagtekening=draw(dagtekeningen),
    )
    if draw(st.booleans()):
        bericht = met(bericht, "client/toegewezen_producten/0/toewijzing_nummer", 300299)
    return bericht


@st.composite
def ontvangen319(draw: st.DrawFn) -> Bericht:
    """A 319 that may be right, or wrong at any level."""
    bericht = geldig(Berichtsoort.ANTWOORD, draw(st.sampled_from(Wet)))
    kop = "header/bericht_identificatie"
    bericht = met(bericht, f"{kop}/identificatie", draw(identificaties))
    bericht = met(bericht, f"{kop}/dagtekening", draw(dagtekeningen))
    bericht = met(bericht, "antwoord/referentie_aanbieder", draw(st.sampled_from(["A1", "A9"])))
    bericht = met(bericht, "antwoord/verzoek_antwoord", draw(st.sampled_from("12")))
    reden = draw(st.none() | st.sampled_from("128"))
    gemaakt: Bericht = met(bericht, "antwoord/reden_afwijzing_verzoek", reden)
    return gemaakt


@pytest.mark.parametrize("ontvangen", [ontvangen301(), ontvangen319()], ids=["302", "320"])
def test_een_302_en_320_van_ons_is_geldig_wat_er_ook_binnenkomt(
    ontvangen: st.SearchStrategy[Bericht],
) -> None:
    beantwoorde: set[Bericht] = set()

    @settings(max_examples=2 * DOSSIERS, deadline=None, database=None)  # some come twice
    @given(heen=ontvangen, bekend=st.booleans())
    def loop(heen: Bericht, bekend: bool) -> None:  # drawn, not passed by us
        beantwoord(heen, bekend=bekend)
        beantwoorde.add(heen)

    loop()
    assert len(beantwoorde) >= DOSSIERS


def beantwoord(heen: Bericht, *, bekend: bool) -> None:
    """Answer a message as the rules find it, and hold the answer to them."""
    dossier = Dossier()
    sleutel = Toewijzingsleutel(heen.wet, NIJMEGEN, 300299)
    bron = Proefbron(
        vandaag=VANDAAG,
        identificaties=frozenset({"GEBRUIKT"}),
        clienten={sleutel: ANDER_BSN} if bekend else {},
        verzoeken=[verzoek(heen.wet)],
    )
    retour = maak_retour(heen, check(heen, dossier, bron), "R0001", VANDAAG)
    oordeel(retour, dossier, bron)
    assert retour.soort is heen.soort.retour
