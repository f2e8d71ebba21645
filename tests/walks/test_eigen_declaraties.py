"""From any client, what we declare is right: by schema and by every rule.

Each example is a client with a Toewijzing of some kind, a contract, and care of any amount on any
day. What is proposed becomes a 323; it is declared and decided on, the care changes, and what is
proposed then becomes a second one, with credit lines. Nothing in them may have a Finding, but that
it is more than was assigned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.contract import Contractproduct
from app.domain.declaratie import GedeclareerdePrestatie, Prestatiestatus
from app.domain.dossier import Dossier
from app.domain.zorg import Zorgsom
from app.rules.check import check
from app.services.bron import Databron
from app.services.declaratiebericht import Groep, Lijn, keur
from app.services.workspace import Workspace
from app.standard.basis import Omvang, Product
from app.standard.declaratie import Declaratiebericht, Prestatie
from app.standard.release import Wet
from app.store.unit_of_work import UnitOfWork
from tests.bouw import BSN, NIJMEGEN, PRODUCTEN, toegewezen
from tests.domain.voorstel import INSPANNING, OUTPUT, afspraak, afspraken, dossier, stel, zorgsommen
from tests.walks.gemeente import schemafouten
from tests.walks.praktijk import prestaties

PRESTATIES = 2_000
DECEMBER, VANDAAG = date(2026, 12, 1), date(2027, 1, 15)
TE_VEEL = {"TR321", "TR322", "TR369"}
AANTALLEN = st.decimals(Decimal("0.001"), Decimal(15), places=3)
# Eenheid of the Toewijzing, those in which a tariff may be agreed, those in which is recorded.
EENHEDEN = [
    ("04", ("04", "01"), ("01", "04")),
    ("01", ("01", "04"), ("01", "04")),
    ("14", ("14",), ("14",)),
    ("16", ("16",), ("16",)),
    ("82", ("82",), ("82",)),
    ("84", ("84",), ("84",)),
    ("83", ("83",), ("83",)),
]


@dataclass
class Geval:
    """A client with what was agreed, and care before and after the first declaration."""

    van: Dossier
    contract: list[Contractproduct]
    eerst: list[Zorgsom]
    later: list[Zorgsom]
    uren_in_minuten: bool
    besluiten: list[Prestatiestatus]


@st.composite
def gevallen(draw: st.DrawFn) -> Geval:
    wet = draw(st.sampled_from(Wet))
    eenheid, tariefeenheden, zorgeenheden = draw(st.sampled_from(EENHEDEN))
    product = PRODUCTEN[wet]
    soort = draw(st.sampled_from(["specifiek", "specifiek", "specifiek", "aspecifiek", "generiek"]))
    begin = draw(st.dates(date(2025, 11, 1), date(2026, 12, 20)))
    gegeven = toegewezen(
        wet=wet,
        product={
            "specifiek": product,
            "aspecifiek": Product(categorie=product.categorie, code=None),
            "generiek": None,
        }[soort],
        ingangsdatum=begin,
        einddatum=begin + timedelta(days=draw(st.integers(0, 300))),
        omvang=Omvang(
            volume=draw(st.integers(1, 200)) * (100 if eenheid == "83" else 1),
            eenheid=eenheid,
            frequentie=draw(st.sampled_from("1246")),
        ),
    )
    if soort != "specifiek":
        gegeven = replace(gegeven, omvang=None, budget=draw(st.integers(1, 10**7)))
    van = dossier(gegeven, wet=wet)
    assert van.client is not None
    van.client.id = 1
    uitvoering = draw(st.sampled_from([INSPANNING, OUTPUT]))
    contract = []
    for een in draw(st.sampled_from([tariefeenheden[:1], tariefeenheden[-1:], tariefeenheden])):
        nieuw = draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
        oud = afspraak(een, draw(_tarieven(een)), uitvoering, wet, tot=nieuw - timedelta(days=1))
        contract += [oud, replace(oud, tarief=draw(_tarieven(een)), vanaf=nieuw, tot=None)]

    def zorg(hoogstens: int) -> list[Zorgsom]:
        # Within the Toewijzing, and a few days around it.
        einde = gegeven.einddatum or begin
        dagen = st.dates(begin - timedelta(days=3), einde + timedelta(days=3))
        regels = draw(st.lists(st.tuples(dagen, AANTALLEN), min_size=4, max_size=hoogstens))
        code = "" if soort == "specifiek" else product.code or ""
        return zorgsommen(
            [(dag, aantal) for dag, aantal in regels if dag < VANDAAG],
            draw(st.sampled_from(zorgeenheden)),
            code,
        )

    eerst = zorg(8)
    blijft = eerst[: draw(st.integers(0, len(eerst)))]
    nieuw_ = [replace(een, ids=(100 + een.ids[0],)) for een in zorg(5)]
    return Geval(
        van=van,
        contract=contract,
        eerst=eerst,
        later=[*blijft, *nieuw_],
        uren_in_minuten=draw(st.booleans()),
        besluiten=draw(
            st.lists(
                st.sampled_from(
                    [
                        Prestatiestatus.TOEGEKEND,
                        Prestatiestatus.TOEGEKEND,
                        Prestatiestatus.AFGEKEURD,
                        Prestatiestatus.INGEDIEND,
                    ]
                ),
                min_size=1,
                max_size=4,
            )
        ),
    )


def _tarieven(eenheid: str) -> st.SearchStrategy[int]:
    # At least a cent for a minute: a line of nothing cannot be taken back (CS325 against CD060).
    return st.just(0) if eenheid == "83" else st.integers(60, 50_000)


@dataclass
class Telling:
    """Which Prestaties were made and judged, whatever their numbers, and how many were red."""

    verschillend: set[Prestatie] = field(default_factory=set)
    credit: int = 0
    rood: int = 0

    def neem_op(self, bericht: Declaratiebericht) -> None:
        for een in prestaties(bericht):
            leeg = replace(een.product_referentie, referentie_nummer="")
            self.verschillend.add(replace(een, product_referentie=leeg))
            self.credit += een.ingediend_bedrag.debet_credit == "C"


def declareer(
    workspace: Workspace, uow: UnitOfWork, geval: Geval, zorg: list[Zorgsom]
) -> Iterator[Groep]:
    """Propose the care and build what may be sent, as the services do."""
    van, wet = geval.van, geval.contract[0].wet
    met = afspraken(
        *geval.contract,
        uren_in_minuten=frozenset({NIJMEGEN} if geval.uren_in_minuten else ()),
    )
    gesteld = stel(van, zorg, met, DECEMBER)
    assert van.client is not None
    lijnen = [Lijn(regel, van.client) for regel in gesteld.regels]
    contract = {(wet, NIJMEGEN): geval.contract}
    yield from keur(workspace, uow, DECEMBER, lijnen, {BSN: van}, contract)


def oordeel(groep: Groep, geval: Geval, telling: Telling) -> None:
    """Hold a group to schema and rules; red is only what is more than was assigned."""
    assert groep.bezwaar == ()
    regels = {een.regel for rood in groep.rood.values() for een in rood}
    assert regels <= TE_VEEL, groep.rood
    telling.rood += len(groep.rood)
    bericht = groep.bericht
    if bericht is None:
        return
    assert schemafouten(bericht) == []
    bron = Databron(
        VANDAAG,
        dossiers={BSN: geval.van},
        contracten={(groep.wet, NIJMEGEN): geval.contract},
    )
    assert check(bericht, Dossier(), bron) == ()
    telling.neem_op(bericht)


def test_onze_323_heeft_nooit_een_bevinding(workspace: Workspace) -> None:
    telling = Telling()
    ws = replace(workspace, vandaag=lambda: VANDAAG)

    @settings(max_examples=2_000, deadline=None, database=None)
    @given(gevallen())
    def loop(geval: Geval) -> None:
        with ws.lezen() as uow:
            for groep in declareer(ws, uow, geval, geval.eerst):
                oordeel(groep, geval, telling)
                if groep.bericht is not None:
                    onthoud(groep.bericht, geval)
            for groep in declareer(ws, uow, geval, geval.later):
                oordeel(groep, geval, telling)

    loop()
    assert len(telling.verschillend) >= PRESTATIES, len(telling.verschillend)
    assert telling.credit >= 200
    assert telling.rood >= 200


def onthoud(bericht: Declaratiebericht, geval: Geval) -> None:
    """Let the gemeente decide on a declaration."""
    for nummer, een in enumerate(prestaties(bericht)):
        geval.van.prestaties.append(
            GedeclareerdePrestatie(
                wet=bericht.wet,
                gemeente=bericht.gemeente,
                aanbieder=bericht.aanbieder,
                prestatie=een,
                status=geval.besluiten[nummer % len(geval.besluiten)],
                declaratie_nummer=bericht.declaratie.declaratie_nummer,
            )
        )
