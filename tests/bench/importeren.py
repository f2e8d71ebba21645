"""Importing many 301s, against the least that reading them takes: parse and schema validation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from app.domain.verzending import Status
from app.services.ontvangen import Uitkomst, ontvang
from app.standard.berichtsoort import Berichtsoort
from app.standard.codec import encode
from app.standard.element import Vorm
from app.standard.release import Wet
from app.standard.schema import bericht_schema
from tests.bench import meten
from tests.bench.berichten import berichten
from tests.bench.gegevens import lege_werkruimte
from tests.standard import officieel

DOEL = 15
KEREN = 7
KAAL_PER_KEER = 5  # so that a hiccup of the machine weighs as much in both


def meet(aantal: int = 1000, keren: int = KEREN) -> None:
    """Print messages per second, bare and imported, and the ratio."""
    with TemporaryDirectory() as naam:
        paden = schrijf(Path(naam), aantal)
        schemas = {wet: _schema(wet) for wet in Wet}
        welk = "het officiële" if officieel.AANWEZIG else "ons eigen"
        kaal, heel = meten.om_en_om(
            keren,
            (
                f"kaal: lxml leest en toetst aan {welk} schema",
                lambda: meten.klok(lambda: _kaal(paden, schemas), KAAL_PER_KEER),
            ),
            (
                "Heenweer: schema, regels, versleuteld bewaard, 302 klaar",
                lambda: importeer(paden),
            ),
        )
        grootte = sum(pad.stat().st_size for pad in paden) / aantal / 1024
    meten.kop(
        f"Importeren: {aantal} verschillende 301-bestanden van gemiddeld "
        f"{meten.getal(grootte, 1)} kB"
    )
    for meting in (kaal, heel):
        meten.reeks(meting)
        meten.regel("", f"{aantal / meting.mediaan:.0f} berichten per seconde")
    meten.verhouding("verhouding", heel.mediaan, kaal.mediaan, DOEL)


def schrijf(map_: Path, aantal: int) -> list[Path]:
    """Write different 301s to files."""
    paden = []
    for bericht in berichten(aantal):
        pad = map_ / f"{bericht.naam}_{bericht.gemeente}_{bericht.identificatie}.xml"
        pad.write_bytes(encode(bericht))
        paden.append(pad)
    return paden


def importeer(paden: Sequence[Path]) -> float:
    """Import files into a new data folder, and give the seconds that it took."""
    with lege_werkruimte() as workspace:
        seconden = meten.klok(lambda: ontvang(workspace, paden))
        with workspace.lezen() as uow:
            klaar = len(uow.berichten.uitgaand([Status.VOORBEREID]))
        # The same files once more: what is measured must have worked.
        regels = ontvang(workspace, paden)
    if klaar != len(paden) or any(r.uitkomst is not Uitkomst.BEKEND or r.reden for r in regels):
        raise RuntimeError("not every message was taken in")
    return seconden


def _kaal(paden: Sequence[Path], schemas: dict[Wet, etree.XMLSchema]) -> None:
    for pad in paden:
        boom = etree.parse(pad)
        wet = Wet.JW if pad.name.startswith("JW") else Wet.WMO
        if not schemas[wet].validate(boom):
            raise RuntimeError(f"{pad.name} is not valid")


def _schema(wet: Wet) -> etree.XMLSchema:
    vorm = Vorm(wet, Berichtsoort.TOEWIJZING)
    if officieel.AANWEZIG:
        return etree.XMLSchema(etree.parse(officieel.xsd(vorm)))
    return bericht_schema(vorm)
