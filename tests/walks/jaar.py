"""Clients with all kinds of Toewijzingen for a year, their care, and what that should come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from random import Random

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.zorg import Zorgregel
from app.standard.basis import Omvang, Product
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct, Toewijzingbericht
from tests.bouw import AGB, NIJMEGEN, bericht301, toegewezen

ANDERE_AGB = "42420002"
APELDOORN = "0200"  # hours are declared in minutes there
GEMEENTEN = (NIJMEGEN, APELDOORN)
INSPANNING, OUTPUT = Uitvoeringsvariant
JULI = date(2026, 7, 1)
Sleutel = tuple[Wet, str, int, str, str]  # wet, gemeente, Toewijzing, ProductCode, month


@dataclass(frozen=True)
class Soort:
    """A kind of Toewijzing: its volume or budget, and how much care a day may have."""

    code: str
    omvang: Omvang | None
    contracteenheid: str
    tarief: int
    zorgeenheid: str
    stappen: tuple[str, ...]  # aantallen of one line
    keren: int  # lines in a month, at most
    uitvoering: Uitvoeringsvariant = INSPANNING


def _omvang(volume: int, eenheid: str, frequentie: str) -> Omvang:
    return Omvang(volume=volume, eenheid=eenheid, frequentie=frequentie)


_MINUTEN = ("25", "40", "95", "60", "119.5")
SOORTEN = {
    een.code: een
    for een in (
        Soort("A01", _omvang(4, "04", "2"), "04", 6000, "01", _MINUTEN, 7),
        Soort("A02", _omvang(300, "01", "2"), "04", 8730, "01", _MINUTEN, 7),
        Soort("A03", _omvang(3, "16", "2"), "16", 9550, "16", ("0.5", "1", "0.25"), 6),
        Soort("A04", _omvang(50000, "83", "4"), "83", 0, "83", ("499.99", "500"), 1, OUTPUT),
        Soort("A05", _omvang(1, "84", "2"), "84", 31234, "84", ("1",), 3, OUTPUT),
        Soort("A06", _omvang(150, "04", "6"), "04", 7245, "04", ("1.25", "0.75", "2"), 6),
        Soort("A07", _omvang(60, "01", "1"), "01", 123, "01", ("45", "30.5"), 9),
        Soort("A08", None, "04", 7000, "01", _MINUTEN, 5),
        Soort("A09", None, "16", 9000, "16", ("0.5", "1"), 3),
    )
}
BUDGET = ("A08", "A09")
_CATEGORIE = {Wet.JW: ("45", "50"), Wet.WMO: ("02", "07")}


def product(wet: Wet, soort: str) -> Product:
    """Product of a kind; those of a budget have a category of their own."""
    categorie = _CATEGORIE[wet][soort in BUDGET]
    return Product(categorie=categorie, code=f"{categorie}{soort}")


def contract() -> list[Contractproduct]:
    """Everything that was agreed; hours of the first kind rise by 2 euro at 1 July."""
    gemaakt = []
    for wet in Wet:
        for gemeente in GEMEENTEN:
            for soort in SOORTEN.values():
                perioden: list[tuple[int, date, date | None]] = [
                    (soort.tarief, date(2025, 1, 1), None)
                ]
                if soort.code == "A01":
                    perioden = [
                        (soort.tarief, date(2025, 1, 1), JULI - timedelta(days=1)),
                        (soort.tarief + 200, JULI, None),
                    ]
                gemaakt += [
                    Contractproduct(
                        wet=wet,
                        gemeente=gemeente,
                        product=product(wet, soort.code),
                        naam="Zorg",
                        eenheid=soort.contracteenheid,
                        tarief=tarief,
                        uitvoering=soort.uitvoering,
                        vanaf=vanaf,
                        tot=tot,
                    )
                    for tarief, vanaf, tot in perioden
                ]
    return gemaakt


def bsns(aantal: int) -> Iterator[str]:
    """Test BSNs: they begin with 9999 and pass the elfproef."""
    nummer = 999_900_000
    while aantal:
        nummer += 1
        cijfers = [int(cijfer) for cijfer in str(nummer)]
        gewichten = (*range(9, 1, -1), -1)
        if sum(c * gewicht for c, gewicht in zip(cijfers, gewichten, strict=True)) % 11 == 0:
            aantal -= 1
            yield str(nummer)


@dataclass
class Gegeven:
    """A Toewijzing as it stands now."""

    wet: Wet
    gemeente: str
    agb: str
    bsn: str
    nummer: int
    soorten: tuple[str, ...]
    begin: date
    eind: date
    versie: int = 0

    def product(self, op: date) -> ToegewezenProduct:
        """Its ToegewezenProduct in a 301 of this day."""
        eerste = product(self.wet, self.soorten[0])
        budget = self.soorten[0] in BUDGET
        return toegewezen(
            self.nummer,
            self.wet,
            product=Product(categorie=eerste.categorie, code=None) if budget else eerste,
            toewijzingsdatum=op,
            ingangsdatum=self.begin,
            einddatum=self.eind,
            omvang=SOORTEN[self.soorten[0]].omvang,
            budget=1_200_000 if budget else None,
        )

    def bericht(self, op: date) -> Toewijzingbericht:
        self.versie += 1
        return bericht301(
            self.product(op),
            bsn=self.bsn,
            wet=self.wet,
            gemeente=self.gemeente,
            agb=self.agb,
            identificatie=f"G{self.nummer}{self.versie}",
            dagtekening=op,
        )


def toewijzingen(soorten: list[str], toeval: Random) -> list[Gegeven]:
    """One or two Toewijzingen of each client: over the year, or one after the other."""
    gemaakt: list[Gegeven] = []
    for bsn, soort in zip(bsns(len(soorten)), soorten, strict=True):
        wet, gemeente = toeval.choice(list(Wet)), toeval.choice(GEMEENTEN)
        agb = ANDERE_AGB if toeval.random() < 0.15 else AGB
        kinds = BUDGET if soort in BUDGET else (soort,)
        begin = date(2026, 1, 1) + timedelta(days=toeval.choice([0, 0, 0, 17, 45]))
        eind = toeval.choice([date(2026, 12, 31), date(2027, 3, 4), date(2026, 11, 18)])
        perioden = [(begin, eind)]
        if toeval.random() < 0.3:  # the second follows within the same month (IV084)
            grens = date(2026, 6, toeval.randint(3, 25))
            perioden = [(begin, grens), (grens + timedelta(days=toeval.choice([1, 4])), eind)]
        for van, tot in perioden:
            nummer = 300_001 + len(gemaakt)
            gemaakt.append(Gegeven(wet, gemeente, agb, bsn, nummer, kinds, van, tot))
    return gemaakt


@dataclass(frozen=True)
class Zorg:
    """A line of care as this test knows it."""

    gegeven: int  # ToewijzingNummer
    soort: str
    dag: date
    aantal: Decimal


@dataclass
class Administratie:
    """The Toewijzingen and the care that stands, apart from the program."""

    op_nummer: dict[int, Gegeven]
    zorg: dict[int, Zorg] = field(default_factory=dict)

    def zorg_van_maand(self, maand: date, toeval: Random) -> list[Zorg]:
        """Care of a month: of most Toewijzingen, now and then far too much."""
        gemaakt = []
        for een in self.op_nummer.values():
            if toeval.random() < 0.15:
                continue
            ruim = 4 if toeval.random() < 0.03 else 1
            for soort in een.soorten:
                waar = SOORTEN[soort]
                for _ in range(toeval.randint(1, waar.keren) * ruim):
                    dag = maand + timedelta(days=toeval.randrange(28))
                    if toeval.random() > 0.02:  # else it may lie outside
                        dag = min(max(dag, een.begin), een.eind)
                        if (dag.year, dag.month) != (maand.year, maand.month):
                            continue
                    gemaakt.append(
                        Zorg(een.nummer, soort, dag, Decimal(toeval.choice(waar.stappen)))
                    )
        return gemaakt

    def regel(self, een: Zorg) -> Zorgregel:
        gegeven = self.op_nummer[een.gegeven]
        code = product(gegeven.wet, een.soort).code or ""
        return Zorgregel(
            datum=een.dag,
            bsn=gegeven.bsn,
            toewijzing_nummer=een.gegeven,
            product=code if een.soort in BUDGET or een.gegeven % 2 else "",
            aantal=een.aantal,
            eenheid=SOORTEN[een.soort].zorgeenheid,
            medewerker="Kim",
        )

    def sleutel(self, een: Zorg) -> Sleutel | None:
        """What care is declared as; nothing outside its Toewijzing."""
        gegeven, soort = self.op_nummer[een.gegeven], SOORTEN[een.soort]
        if een.dag < gegeven.begin or een.dag > gegeven.eind:
            return None
        dag = een.dag
        if soort.uitvoering is OUTPUT and soort.omvang and soort.omvang.frequentie == "2":
            dag = een.dag + timedelta(days=7 - een.dag.isoweekday())
            if dag > gegeven.eind:
                laatste = gegeven.eind - timedelta(days=gegeven.eind.isoweekday() % 7)
                dag = laatste if laatste >= gegeven.begin else een.dag
        code = product(gegeven.wet, een.soort).code or ""
        return (gegeven.wet, gegeven.gemeente, gegeven.nummer, code, dag.isoformat()[:7])

    def som(self) -> dict[Sleutel, tuple[int, int]]:
        """What should be declared by the care that stands: volume and eurocent."""
        op_sleutel: dict[Sleutel, list[Zorg]] = {}
        for een in self.zorg.values():
            sleutel = self.sleutel(een)
            if sleutel is not None:
                op_sleutel.setdefault(sleutel, []).append(een)
        return {
            sleutel: self.bedrag(sleutel, _volume(sleutel, zorg))
            for sleutel, zorg in op_sleutel.items()
        }

    def bedrag(self, sleutel: Sleutel, volume: int) -> tuple[int, int]:
        """Volume with its amount in eurocent, by IV081 and IV042."""
        soort = SOORTEN[sleutel[3][-3:]]
        tarief = soort.tarief + (200 if soort.code == "A01" and sleutel[4] >= "2026-07" else 0)
        if soort.contracteenheid == "83":
            return volume, volume
        if _in_minuten(sleutel):
            return volume, _half_op(Fraction(tarief * volume, 60))
        return volume, volume * tarief


def _in_minuten(sleutel: Sleutel) -> bool:
    soort = SOORTEN[sleutel[3][-3:]]
    if soort.contracteenheid != "04":
        return False
    return soort.code == "A02" or sleutel[1] == APELDOORN


def _volume(sleutel: Sleutel, zorg: list[Zorg]) -> int:
    soort = SOORTEN[sleutel[3][-3:]]
    aantal = sum((Fraction(een.aantal) for een in zorg), Fraction(0))
    if soort.contracteenheid == "83":
        return _half_op(aantal * 100)
    if soort.contracteenheid != "04":
        return _half_op(aantal)
    minuten = aantal * (60 if soort.zorgeenheid == "04" else 1)
    return _half_op(minuten) if _in_minuten(sleutel) else max(1, _half_op(minuten / 60))


def _half_op(aantal: Fraction) -> int:
    return floor(aantal + Fraction(1, 2))
