"""Declaring a month, against what lxml needs to write the same messages from a ready tree."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from time import perf_counter

from lxml import etree

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.verzending import Verzending
from app.domain.zorg import Zorgregel
from app.rules.declaratieantwoord import maak_declaratie_antwoord
from app.services import declareren, ontvangen, voorstellen
from app.services.bestanden import Bestand
from app.services.workspace import Workspace
from app.standard.basis import Product
from app.standard.codec import decode, encode, naar_boom
from app.standard.declaratie import Declaratiebericht
from app.standard.release import Wet
from app.standard.toewijzing import Toewijzingbericht
from tests.bench import meten
from tests.bench.berichten import CATEGORIEEN, GEMEENTEN, VANDAAG, berichten
from tests.bench.gegevens import lege_werkruimte

MAART = date(2026, 3, 1)
PRODUCTEN = 4  # per client
KEREN_PER_PRODUCT = 4  # times that care was given in the month
DOEL = 20
DOEL_GROEI = 1.2
_KAAL_PER_KEER = 5


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What one size cost, in seconds."""

    prestaties: int
    voorstellen: float
    maken: float
    kaal: float
    antwoorden: float

    @property
    def per_prestatie(self) -> float:
        """Seconds per line: proposed, checked, written and answered."""
        return (self.maken + self.antwoorden) / self.prestaties


def meet(weinig: int = 50, veel: int = 5_000) -> None:
    """Print the cost per line at both sizes, and the ratio to bare lxml."""
    # As in the window, where rubbish is collected when it is idle (app/gui/collector.py).
    liep = gc.isenabled()
    gc.disable()
    try:
        klein, groot = _meet(weinig), _meet(veel)
    finally:
        if liep:
            gc.enable()
    meten.verhouding(
        "kosten per prestatie, groot tegen klein",
        groot.per_prestatie,
        klein.per_prestatie,
        DOEL_GROEI,
    )
    meten.verhouding(
        "voorstellen, controleren en schrijven, tegen lxml", groot.voorstellen, groot.kaal, DOEL
    )
    meten.verhouding("en versleuteld bewaren, tegen lxml", groot.maken, groot.kaal, None)


def _meet(clienten: int) -> Uitkomst:
    meten.kop(f"Declareren: {clienten} cliënten met {PRODUCTEN} producten")
    with lege_werkruimte() as workspace:
        vul(workspace, clienten)
        # A proposal judges the very bytes that would be sent, so that they are written here too.
        voorstel = meten.klok(lambda: voorstellen.stel(workspace, MAART))
        begin = perf_counter()
        gemaakt = declareren.maak(workspace, MAART)
        maken = perf_counter() - begin
        if any(lijn.bevindingen for d in gemaakt.voorstel.declaraties for lijn in d.lijnen):
            raise RuntimeError("a line that is measured breaks a rule")
        bomen = [_gebouwd(naar_boom(decode(een.inhoud))) for een in gemaakt.verzendingen]
        kaal = meten.klok(lambda: [_schrijf(boom) for boom in bomen], _KAAL_PER_KEER)
        antwoorden = list(antwoorden_op(gemaakt.verzendingen))
        begin = perf_counter()
        uitkomsten = ontvangen.ontvang_bestanden(workspace, antwoorden)
        beantwoorden = perf_counter() - begin
        if any(een.reden for een in uitkomsten):
            raise RuntimeError("an answer that is measured was not taken over")
    aantal = clienten * PRODUCTEN
    meten.regel("voorstellen, controleren en schrijven", meten.ms(voorstel))
    meten.regel("hetzelfde, en versleuteld bewaren", meten.ms(maken))
    meten.regel(f"lxml: dezelfde {len(bomen)} berichten schrijven", meten.ms(kaal))
    meten.regel("de 325-berichten verwerken", meten.ms(beantwoorden))
    uitkomst = Uitkomst(aantal, voorstel, maken, kaal, beantwoorden)
    meten.regel("", f"{uitkomst.per_prestatie * 1e6:.0f} µs per prestatie")
    return uitkomst


def vul(workspace: Workspace, clienten: int) -> None:
    """Import Toewijzingen, and keep a contract and a month of care on them."""
    gemaakt = [_van_maart(bericht) for bericht in berichten(clienten, PRODUCTEN)]
    ontvangen.ontvang_bestanden(
        workspace, (Bestand(f"{b.identificatie}.xml", encode(b)) for b in gemaakt)
    )
    with workspace.schrijven() as uow:
        bsns = {b.client.bsn for b in gemaakt if b.client}
        ids = {
            (sleutel.wet, sleutel.gemeente, sleutel.nummer): toewijzing.id
            for dossier in uow.dossiers.laad(bsns).values()
            for sleutel, toewijzing in dossier.toewijzingen.items()
        }
        uow.contracten.voeg_toe(_contract())
        uow.zorg.voeg_toe((r for b in gemaakt for r in _zorg(b, ids)), workspace.nu())
        uow.commit()


def antwoorden_op(verzendingen: tuple[Verzending, ...]) -> Iterator[Bestand]:
    """Give 325s that grant everything."""
    for een in verzendingen:
        heen = decode(een.inhoud)
        assert isinstance(heen, Declaratiebericht)
        antwoord = maak_declaratie_antwoord(heen, (), f"R{een.identificatie[-8:]}", VANDAAG)
        yield Bestand(f"{een.identificatie}.xml", encode(antwoord))


def _schrijf(boom: etree._Element) -> bytes:
    return etree.tostring(boom, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _gebouwd(boom: etree._Element) -> etree._Element:
    """The same tree, made element by element as a program does that has data to write."""

    def vul(naar: etree._Element, van: etree._Element) -> None:
        naar.text = van.text
        for kind in van:
            vul(etree.SubElement(naar, kind.tag), kind)

    namen = {naam: uri for naam, uri in boom.nsmap.items() if naam is not None}
    nieuw = etree.Element(boom.tag, nsmap=namen)
    vul(nieuw, boom)
    return nieuw


def _van_maart(bericht: Toewijzingbericht) -> Toewijzingbericht:
    """The same 301 with Toewijzingen that hold in March."""
    assert bericht.client is not None
    producten = tuple(
        replace(product, ingangsdatum=MAART, toewijzingsdatum=VANDAAG - timedelta(days=45))
        for product in bericht.client.toegewezen_producten
    )
    return replace(bericht, client=replace(bericht.client, toegewezen_producten=producten))


def _contract() -> Iterator[Contractproduct]:
    for wet in Wet:
        for gemeente in GEMEENTEN:
            for j in range(PRODUCTEN):
                categorie = CATEGORIEEN[wet]
                yield Contractproduct(
                    wet=wet,
                    gemeente=gemeente,
                    product=Product(categorie=categorie, code=f"{categorie}A{j:02}"),
                    naam=f"Begeleiding {j}",
                    eenheid="04",
                    tarief=6_000 + 100 * j,
                    uitvoering=Uitvoeringsvariant.INSPANNING,
                    vanaf=date(2026, 1, 1),
                )


def _zorg(
    bericht: Toewijzingbericht, ids: dict[tuple[Wet, str, int], int | None]
) -> Iterator[Zorgregel]:
    assert bericht.client is not None
    for product in bericht.client.toegewezen_producten:
        for keer in range(KEREN_PER_PRODUCT):
            yield Zorgregel(
                datum=MAART + timedelta(days=2 + 7 * keer),
                bsn=bericht.client.bsn,
                toewijzing_nummer=product.toewijzing_nummer,
                toewijzing_id=ids[bericht.wet, bericht.gemeente, product.toewijzing_nummer],
                product="",
                aantal=Decimal(45),
                eenheid="01",
                medewerker="Kim",
            )
