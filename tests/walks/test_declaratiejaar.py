"""A whole year of declaring for thirty clients, to the cent.

What the gemeenten granted is held against a small calculation of what the care should come to.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app import bootstrap
from app.domain.declaratie import Regelstand
from tests.walks.conftest import WACHTWOORD
from tests.walks.declaratiejaar import NA_AFLOOP, Jaar, bedrag_van, een_jaar
from tests.walks.jaar import BUDGET, SOORTEN, Sleutel
from tests.walks.praktijk import prestaties

CLIENTEN = 30


def sluitend(jaar: Jaar) -> None:
    """Declared is granted and dropped, and what was granted is what the care comes to."""
    regels = jaar.gemeenten.regels
    declared = sum(bedrag_van(een) for bericht in jaar.weg for een in prestaties(bericht))
    granted = sum(regel.bedrag for regel in regels if regel.toegekend)
    dropped = sum(regel.bedrag for regel in regels if not regel.toegekend)
    dropped += sum(bedrag_van(een) for bericht in jaar.vecozo for een in prestaties(bericht))
    assert declared == granted + dropped
    rijen = jaar.praktijk.rijen()
    assert granted == jaar.toegekend == sum(rij.toegekend or 0 for rij, _ in rijen)
    afgekeurd = [
        lijn for _, lijnen in rijen for lijn in lijnen if lijn.stand is Regelstand.AFGEKEURD
    ]
    assert dropped == sum(bedrag_van(lijn.regel.prestatie) for lijn in afgekeurd)
    assert all(lijn.opgelost for lijn in afgekeurd)
    _wat_de_zorg_is(jaar)


def _wat_de_zorg_is(jaar: Jaar) -> None:
    netto: Counter[Sleutel] = Counter()
    for regel in jaar.gemeenten.regels:
        if regel.toegekend:
            netto[regel.sleutel] += regel.bedrag
    voorstel = jaar.praktijk.stel(NA_AFLOOP)
    rood = {
        jaar.sleutel(lijn.regel.sleutel)
        for declaratie in voorstel.declaraties
        for lijn in declaratie.lijnen
    }
    assert not any(declaratie.goed for declaratie in voorstel.declaraties)
    weggelaten = {id_ for _, weg in voorstel.weggelaten for id_ in weg.zorg_ids}
    assert all(weg.reden for _, weg in voorstel.weggelaten)
    with jaar.ws.lezen() as uow:
        besloten = {jaar.sleutel(een): een for een in uow.declaraties.vaststellingen()}
    som = jaar.administratie.som()
    for sleutel in {*som, *netto} - rood:
        volume, bedrag = som.get(sleutel, (0, 0))
        besluit = besloten.get(sleutel)
        if netto[sleutel] == bedrag:
            continue
        assert besluit is not None, (sleutel, netto[sleutel], volume, bedrag)
        assert netto[sleutel] == jaar.administratie.bedrag(sleutel, besluit.volume)[1]
        jaar.gedaan["anders door een besluit"] += 1
    jaar.gedaan["rood aan het eind"] += len(rood)
    for id_, een in jaar.administratie.zorg.items():
        sleutel_ = jaar.administratie.sleutel(een)
        assert sleutel_ in rood or id_ in weggelaten or (sleutel_ and netto[sleutel_]), (id_, een)


def test_een_jaar_van_dertig_clienten_sluit_op_de_cent(
    sjabloon: Path, snelle_sleutel: None
) -> None:
    gedaan: Counter[str] = Counter()

    @settings(
        max_examples=3,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # to shrink a year would take hours
        suppress_health_check=[HealthCheck.data_too_large],
    )
    @given(
        st.lists(
            st.sampled_from([een for een in SOORTEN if een != BUDGET[1]]),
            min_size=CLIENTEN,
            max_size=CLIENTEN,
        ),
        st.integers(0, 2**32),
    )
    def loop(soorten: list[str], zaad: int) -> None:
        with tempfile.TemporaryDirectory() as werk:
            shutil.copytree(sjabloon, Path(werk) / "gegevens")
            uit = Path(werk) / "uit"
            uit.mkdir()
            ws = bootstrap.open_workspace(
                Path(werk) / "gegevens", WACHTWOORD, lambda: date(2026, 1, 2)
            )
            try:
                jaar = een_jaar(ws, uit, soorten, zaad)
                sluitend(jaar)
                for rij, lijnen in jaar.praktijk.rijen():
                    assert rij.te_ontvangen == 0
                    if rij.toegekend:
                        assert {lijn.stand for lijn in lijnen} <= {
                            Regelstand.BETAALD, Regelstand.AFGEKEURD, Regelstand.GECREDITEERD,
                        }  # fmt: skip
            finally:
                ws.engine.dispose()
            gedaan.update(jaar.gedaan)

    loop()
    for wat in ("gecrediteerd", "opgegeven", "besluit", "zorg gewijzigd", "toewijzing verkort"):
        assert gedaan[wat], wat
