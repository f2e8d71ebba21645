"""CD085, CD086, TR342, TR377, TR409 at their edges."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.standard.basis import BedragMetDC, TotaalBedragMetDC
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import DeclaratieAntwoord, DeclaratieClient
from app.standard.release import Wet
from app.standard.verzoek import Antwoord, Woonplaatsbeginsel
from tests.bouw import BSN, NIJMEGEN
from tests.rules.bouw import geldig, met, prestatie, vind

ANTWOORD = "/Bericht/DeclaratieAntwoord"


@pytest.mark.parametrize(
    ("oordeel", "reden", "gemeente", "regels"),
    [
        ("1", "8", NIJMEGEN, []),
        ("1", "3", None, []),
        ("2", None, None, []),
        ("1", None, None, ["CD085"]),
        ("2", "3", None, ["CD086"]),
        ("1", "8", None, ["TR377"]),
        ("1", "3", NIJMEGEN, ["TR409"]),
        ("2", "8", NIJMEGEN, ["CD086"]),
        ("2", None, NIJMEGEN, ["TR409"]),
        ("1", None, NIJMEGEN, ["CD085", "TR409"]),
    ],
)
def test_reden_en_gemeente_in_een_antwoord(
    oordeel: str, reden: str | None, gemeente: str | None, regels: list[str]
) -> None:
    antwoord = Antwoord(
        referentie_aanbieder="A1",
        verzoek_antwoord=oordeel,
        reden_afwijzing_verzoek=reden,
        woonplaatsbeginsel=Woonplaatsbeginsel(gemeente=gemeente) if gemeente else None,
    )
    bericht = met(geldig(Berichtsoort.ANTWOORD, Wet.JW), "antwoord", antwoord)
    gevonden = [n for n in ("CD085", "CD086", "TR377", "TR409") if vind(n, bericht)]
    assert gevonden == regels


def bericht325(
    ingediend: int,
    toegekend: int,
    *regels: int,
    codes: tuple[str, ...] = ("0200",),
    header: tuple[str, ...] = ("0200",),
    prestatiecodes: tuple[str, ...] = ("9321",),
    wet: Wet = Wet.JW,
) -> Bericht:
    """A 325 with signed totals and the signed amounts of its lines, in eurocent."""

    def totaal(eurocent: int) -> TotaalBedragMetDC:
        return TotaalBedragMetDC(
            totaal_bedrag=abs(eurocent), debet_credit="C" if eurocent < 0 else "D"
        )

    prestaties = tuple(
        replace(
            prestatie(wet, f"P{plaats}"),
            ingediend_bedrag=BedragMetDC(
                bedrag=abs(eurocent), debet_credit="C" if eurocent < 0 else "D"
            ),
            retour_codes=prestatiecodes,
        )
        for plaats, eurocent in enumerate(regels)
    )
    clienten = (DeclaratieClient(bsn=BSN, prestaties=prestaties, retour_codes=("0200",)),)
    bericht = met(geldig(Berichtsoort.DECLARATIE_ANTWOORD, wet), "header/retour_codes", header)
    antwoord = DeclaratieAntwoord(
        retour_codes=codes,
        declaratie_nummer="D202604",
        totaal_ingediend_bedrag=totaal(ingediend),
        totaal_toegekend_bedrag=totaal(toegekend),
        clienten=clienten if prestaties else (),
    )
    heel: Bericht = met(bericht, "declaratie_antwoord", antwoord)
    return heel


def paden(bericht: Bericht) -> list[str]:
    return [finding.pad for finding in vind("TR342", bericht)]


@pytest.mark.parametrize("wet", Wet)
def test_tr342_alles_goedgekeurd(wet: Wet) -> None:
    assert paden(bericht325(5000, 5000, codes=("8001",), wet=wet)) == []
    (finding,) = vind("TR342", bericht325(5000, 4999, codes=("8001",), wet=wet))
    assert finding.pad == f"{ANTWOORD}/TotaalToegekendBedrag/TotaalBedrag"
    assert finding.waarde == "4999"


@pytest.mark.parametrize(
    ("ingediend", "toegekend", "regels", "goed"),
    [
        (5000, 3000, (2000,), True),
        (5000, 3000, (1000, 1000), True),
        (5000, 3000, (), False),
        (5000, 3000, (2001,), False),
        # Credit: 50 declared, 20 taken back, of which nothing is granted.
        (3000, 0, (5000, -2000), True),
        # Only the credit line is refused: more is granted than was declared.
        (3000, 5000, (-2000,), True),
        (3000, 5000, (2000,), False),
        # A declaration with only credit, as in the example of the standard.
        (-58000, -34000, (-5000, -14000, -5000), True),
        (-58000, 34000, (-5000, -14000, -5000), False),
        (0, 0, (), True),
    ],
)
def test_tr342_afgewezen_prestaties_verklaren_het_verschil(
    ingediend: int, toegekend: int, regels: tuple[int, ...], goed: bool
) -> None:
    assert (paden(bericht325(ingediend, toegekend, *regels)) == []) is goed


def test_tr342_afgekeurd_antwoord_noemt_geen_prestaties_en_kent_niets_toe_iv087() -> None:
    assert paden(bericht325(5000, 0, codes=("9333",))) == []
    toegekend, regels = f"{ANTWOORD}/TotaalToegekendBedrag/TotaalBedrag", f"{ANTWOORD}/Clienten"
    assert paden(bericht325(5000, 1, codes=("9333",))) == [toegekend]
    assert paden(bericht325(5000, 0, 5000, codes=("9333",))) == [regels]
    assert paden(bericht325(5000, 5000, 5000, codes=("9333",))) == [toegekend, regels]


def test_tr342_afgekeurde_header() -> None:
    assert paden(bericht325(5000, 0, header=("9056",))) == []
    assert paden(bericht325(5000, 5000, header=("9056",))) == [
        f"{ANTWOORD}/TotaalToegekendBedrag/TotaalBedrag"
    ]
    alleen_header = met(bericht325(0, 0, header=("0001",)), "declaratie_antwoord", None)
    assert paden(alleen_header) == []


@pytest.mark.parametrize(
    ("codes", "goed"),
    [
        (("9321",), True),
        (("0233",), True),  # not judged, as the client was refused (IV087)
        (("0200", "9321"), True),
        (("0200",), False),
        (("8001",), False),
    ],
)
def test_tr342_noemt_geen_toegekende_prestatie(codes: tuple[str, ...], goed: bool) -> None:
    bericht = bericht325(5000, 0, 5000, prestatiecodes=codes)
    assert paden(bericht) == (
        [] if goed else [f"{ANTWOORD}/Clienten/Client[1]/Prestaties/Prestatie[1]/RetourCodes"]
    )


@given(st.lists(st.tuples(st.integers(-9999, 9999), st.booleans()), max_size=8), st.integers(-1, 1))
def test_tr342_klopt_bij_iedere_verdeling(regels: list[tuple[int, bool]], ernaast: int) -> None:
    ingediend = sum(bedrag for bedrag, _ in regels)
    toegekend = sum(bedrag for bedrag, goed in regels if goed)
    afgewezen = [bedrag for bedrag, goed in regels if not goed]
    bericht = bericht325(ingediend, toegekend + ernaast, *afgewezen)
    assert (paden(bericht) == []) is (ernaast == 0)
