"""What is known beside a message that is judged: a Bron, Dossiers, a contract. Test BSNs only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.dossier import Dossier
from app.domain.levering import Melding, Meldingsoort
from app.domain.toewijzing import Toewijzingsleutel
from app.domain.verzending import Status
from app.domain.verzoek import IngediendVerzoek
from app.standard.basis import Product
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import Declaratiebericht
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import AGB, ANDER_BSN, BSN, NIJMEGEN, PRODUCTEN, bericht301, toegewezen

VANDAAG = date(2026, 6, 1)
APRIL_1, APRIL_6, MEI_1, MEI_4 = (date(2026, m, d) for m, d in ((4, 1), (4, 6), (5, 1), (5, 4)))
NUMMER, TWEEDE, DERDE = 300201, 300203, 300301


@dataclass
class Proefbron:
    """A Bron of which a test decides what it knows."""

    vandaag: date = VANDAAG
    gemeenten: frozenset[str] = frozenset({NIJMEGEN})
    identificaties: frozenset[str] = frozenset()
    clienten: dict[Toewijzingsleutel, str] = field(default_factory=dict)
    dossiers: dict[str, Dossier] = field(default_factory=dict)
    verzoeken: Sequence[IngediendVerzoek] = ()
    referentienummers: frozenset[str] = frozenset()
    declaratienummers: frozenset[str] = frozenset()
    laatste_periode: date | None = None
    declaraties: Sequence[Declaratiebericht] = ()
    contracten: Sequence[Contractproduct] = ()

    def bestaat_gemeente(self, code: str) -> bool:
        return code in self.gemeenten

    def identificatie_gebruikt(self, bericht: Bericht) -> bool:
        return bericht.identificatie in self.identificaties

    def bsn_van_toewijzing(self, sleutel: Toewijzingsleutel) -> str | None:
        return self.clienten.get(sleutel)

    def dossier(self, bsn: str) -> Dossier:
        return self.dossiers.get(bsn) or Dossier()

    def verzoek(self, wet: Wet, aanbieder: str, referentie: str) -> IngediendVerzoek | None:
        gezocht = (wet, aanbieder, referentie)
        return next(
            (v for v in self.verzoeken if (v.wet, v.aanbieder, v.referentie_aanbieder) == gezocht),
            None,
        )

    def referentienummer_gebruikt(self, wet: Wet, aanbieder: str, nummer: str) -> bool:
        return nummer in self.referentienummers

    def declaratienummer_gebruikt(self, wet: Wet, aanbieder: str, nummer: str) -> bool:
        return nummer in self.declaratienummers

    def laatste_declaratieperiode(self, wet: Wet, gemeente: str, aanbieder: str) -> date | None:
        return self.laatste_periode

    def declaratie(self, wet: Wet, aanbieder: str, identificatie: str) -> Declaratiebericht | None:
        gezocht = (wet, aanbieder, identificatie)
        return next(
            (d for d in self.declaraties if (d.wet, d.aanbieder, d.identificatie) == gezocht), None
        )

    def contract(self, wet: Wet, gemeente: str) -> Sequence[Contractproduct]:
        return [c for c in self.contracten if (c.wet, c.gemeente) == (wet, gemeente)]


def contract(wet: Wet) -> list[Contractproduct]:
    """60 euro an hour, inspanning, for both products that the messages name."""
    return [
        Contractproduct(
            wet=wet,
            gemeente=NIJMEGEN,
            product=product,
            naam="Begeleiding",
            eenheid="04",
            tarief=6000,
            uitvoering=Uitvoeringsvariant.INSPANNING,
            vanaf=date(2026, 1, 1),
        )
        for product in (PRODUCTEN[wet], tweede_product(wet))
    ]


def verzoek(wet: Wet, referentie: str = "A1", **anders: Any) -> IngediendVerzoek:
    """A 315 of ours on which the gemeente has not answered."""
    velden: dict[str, Any] = {
        "gemeente": NIJMEGEN,
        "aanbieder": AGB,
        "bsn": BSN,
        "soort": Berichtsoort.VERZOEK_TOEWIJZING,
        "gedaan_op": APRIL_1,
    }
    return IngediendVerzoek(wet=wet, referentie_aanbieder=referentie, **velden | anders)


def tweede_product(wet: Wet) -> Product:
    """Another product of the same category as the first."""
    categorie = PRODUCTEN[wet].categorie
    return Product(categorie=categorie, code=f"{categorie}A05")


def neem_op(in_dossier: Dossier, *producten: ToegewezenProduct, **van_bericht: Any) -> None:
    """Let a 301 with these products come into a Dossier, of its client or a new one."""
    bericht = bericht301(*producten, **van_bericht)
    in_dossier.neem_op(bericht, 2, datetime(2026, 3, 31, 10, tzinfo=UTC))


def declaratiedossiers(wet: Wet) -> dict[str, Dossier]:
    """The clients in the 323, with the Toewijzingen on which it declares."""
    eigen, ander = Dossier(), Dossier()
    tweede = toegewezen(TWEEDE, wet, product=tweede_product(wet))
    neem_op(eigen, toegewezen(wet=wet), tweede, wet=wet)
    neem_op(ander, toegewezen(DERDE, wet), wet=wet, bsn=ANDER_BSN)
    return {BSN: eigen, ANDER_BSN: ander}


def dossier(wet: Wet, *meldingen: Melding, **van_product: Any) -> Dossier:
    """A client with Toewijzing 300201 and what was reported on it."""
    gemaakt = Dossier()
    bericht = bericht301(toegewezen(wet=wet, **van_product), wet=wet)
    (toewijzing,) = gemaakt.neem_op(bericht, 1, datetime(2026, 3, 31, 9, tzinfo=UTC))
    toewijzing.meldingen.extend(meldingen)
    return gemaakt


def start(
    wet: Wet, op: date, aanlevering: str = "1", status: Status = Status.GOEDGEKEURD
) -> Melding:
    """A start that was reported on Toewijzing 300201."""
    return Melding(Meldingsoort.START, op, aanlevering, PRODUCTEN[wet], status=status)


def stop(wet: Wet, begin: date, eind: date, aanlevering: str = "1", reden: str = "31") -> Melding:
    """A stop that was reported on Toewijzing 300201."""
    return Melding(
        Meldingsoort.STOP,
        begin,
        aanlevering,
        PRODUCTEN[wet],
        einddatum=eind,
        reden_beeindiging=reden,
        status=Status.GOEDGEKEURD,
    )
