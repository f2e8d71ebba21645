"""Valid messages of every soort and both wetten, to be changed in one place. Test BSNs only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from app.domain.dossier import Dossier
from app.rules.check import REGELS, check
from app.rules.finding import Finding
from app.rules.regel import Controle, Regel
from app.standard.basis import (
    Achternaam,
    BedragMetDC,
    BerichtIdentificatie,
    DeclaratieAntwoordHeader,
    Geboortedatum,
    GeslotenPeriode,
    Header,
    Omvang,
    Product,
    ProductReferentie,
    TotaalBedragMetDC,
    VerkorteNaam,
    Verwijzer,
)
from app.standard.bericht import Bericht
from app.standard.berichtsoort import Berichtsoort
from app.standard.declaratie import (
    Declaratie,
    DeclaratieAntwoord,
    DeclaratieAntwoordbericht,
    Declaratiebericht,
    DeclaratieClient,
    Prestatie,
)
from app.standard.regie import (
    Startbericht,
    StartClient,
    StartProduct,
    Stopbericht,
    StopClient,
    StopProduct,
)
from app.standard.release import Wet, bericht_code
from app.standard.verzoek import (
    AangevraagdProduct,
    Antwoord,
    Antwoordbericht,
    NieuwProduct,
    OngewijzigdProduct,
    TeWijzigenProduct,
    Verzoek,
    VerzoekClient,
    VerzoekToewijzingbericht,
    VerzoekWijzigingbericht,
    WijzigingClient,
    Woonplaatsbeginsel,
)
from tests.bouw import AGB, ANDER_BSN, BSN, NIJMEGEN, PRODUCTEN, bericht301, toegewezen
from tests.rules.bron import (
    APRIL_1,
    APRIL_6,
    DERDE,
    MEI_4,
    NUMMER,
    TWEEDE,
    Proefbron,
    contract,
    declaratiedossiers,
    dossier,
    neem_op,
    start,
    tweede_product,
    verzoek,
)

DAGTEKENING = date(2026, 5, 20)
HEEN = [soort for soort in Berichtsoort if not soort.is_retour]
MET_REGELS = [*HEEN, Berichtsoort.DECLARATIE_ANTWOORD]


def geldig(soort: Berichtsoort, wet: Wet) -> Bericht:
    """A message that breaks no rule."""
    return _MAAK[soort](wet)


def voorgeschiedenis(soort: Berichtsoort, wet: Wet) -> Dossier:
    """The Dossier in which the message of ``geldig`` breaks no rule."""
    if soort is Berichtsoort.TOEWIJZING:
        return Dossier()
    gemaakt = dossier(wet, start(wet, APRIL_6)) if soort is Berichtsoort.STOP else dossier(wet)
    if soort is Berichtsoort.VERZOEK_WIJZIGING:
        neem_op(gemaakt, toegewezen(TWEEDE, wet, product=tweede_product(wet)), wet=wet)
    return gemaakt


def bron_bij(soort: Berichtsoort, wet: Wet) -> Proefbron:
    """What else must be known for the message of ``geldig`` to break no rule."""
    bron = Proefbron(contracten=contract(wet))
    match soort:
        case Berichtsoort.ANTWOORD:
            bron.verzoeken = [verzoek(wet)]
        case Berichtsoort.DECLARATIE | Berichtsoort.DECLARATIE_ANTWOORD:
            bron.dossiers = declaratiedossiers(wet)
            heen = geldig(Berichtsoort.DECLARATIE, wet)
            assert isinstance(heen, Declaratiebericht)
            if soort is Berichtsoort.DECLARATIE_ANTWOORD:
                bron.declaraties = [heen]
    return bron


def start_product(
    wet: Wet, op: date = APRIL_6, aanlevering: str = "1", **anders: Any
) -> StartProduct:
    """A StartProduct on Toewijzing 300201."""
    velden: dict[str, Any] = {"toewijzing_nummer": NUMMER, "product": PRODUCTEN[wet]} | anders
    return StartProduct(begindatum=op, status_aanlevering=aanlevering, **velden)


def stop_product(
    wet: Wet, begin: date = APRIL_6, eind: date = MEI_4, aanlevering: str = "1", **anders: Any
) -> StopProduct:
    """A StopProduct on Toewijzing 300201."""
    velden: dict[str, Any] = {
        "toewijzing_nummer": NUMMER,
        "product": PRODUCTEN[wet],
        "reden_beeindiging": "31",
    }
    return StopProduct(
        begindatum=begin, einddatum=eind, status_aanlevering=aanlevering, **velden | anders
    )


def _header(wet: Wet, soort: Berichtsoort) -> Header:
    partijen = (AGB, NIJMEGEN) if not soort.van_gemeente else (NIJMEGEN, AGB)
    return Header(
        bericht_code=bericht_code(wet, soort.value),
        afzender=partijen[0],
        ontvanger=partijen[1],
        bericht_identificatie=BerichtIdentificatie(identificatie="B0001", dagtekening=DAGTEKENING),
    )


_PERSOON: dict[str, Any] = {
    "bsn": BSN,
    "geboortedatum": Geboortedatum(datum=date(2010, 2, 14)),
    "geslacht": "1",
    "naam": VerkorteNaam(geslachtsnaam=Achternaam(achternaam="Wit")),
}


def bericht305(wet: Wet, *producten: StartProduct) -> Bericht:
    """A 305 with these StartProducten, or with one start on 6 April."""
    return Startbericht(
        wet=wet,
        soort=Berichtsoort.START,
        header=_header(wet, Berichtsoort.START),
        client=StartClient(**_PERSOON, start_producten=producten or (start_product(wet),)),
    )


def bericht307(wet: Wet, *producten: StopProduct) -> Bericht:
    """A 307 with these StopProducten, or with one stop on 4 May."""
    return Stopbericht(
        wet=wet,
        soort=Berichtsoort.STOP,
        header=_header(wet, Berichtsoort.STOP),
        client=StopClient(**_PERSOON, stop_producten=producten or (stop_product(wet),)),
    )


def _bericht315(wet: Wet) -> Bericht:
    gevraagd = AangevraagdProduct(
        referentie_aanbieder="A1",
        product=PRODUCTEN[wet],
        toewijzing_ingangsdatum=date(2026, 6, 1),
        toewijzing_einddatum=date(2026, 8, 31),
        omvang=Omvang(volume=2, eenheid="04", frequentie="2"),
        verwijzer=Verwijzer(type="04", naam="Huisarts"),
    )
    daarna = replace(
        gevraagd,
        referentie_aanbieder="A2",
        toewijzing_ingangsdatum=date(2026, 9, 1),
        toewijzing_einddatum=date(2026, 12, 31),
    )
    return VerzoekToewijzingbericht(
        wet=wet,
        soort=Berichtsoort.VERZOEK_TOEWIJZING,
        header=_header(wet, Berichtsoort.VERZOEK_TOEWIJZING),
        client=VerzoekClient(
            **_PERSOON,
            gezagsdrager_bekend="1" if wet is Wet.JW else None,
            aangevraagde_producten=(gevraagd, daarna),
        ),
    )


def _bericht317(wet: Wet) -> Bericht:
    omvang = Omvang(volume=4, eenheid="04", frequentie="2")
    return VerzoekWijzigingbericht(
        wet=wet,
        soort=Berichtsoort.VERZOEK_WIJZIGING,
        header=_header(wet, Berichtsoort.VERZOEK_WIJZIGING),
        client=WijzigingClient(
            bsn=BSN,
            verzoek=Verzoek(
                referentie_aanbieder="V1",
                reden_verzoek="1",
                ongewijzigde_producten=(OngewijzigdProduct(toewijzing_nummer=TWEEDE),),
                te_wijzigen_producten=(
                    TeWijzigenProduct(
                        toewijzing_nummer=NUMMER,
                        gewenste_ingangsdatum=date(2026, 6, 1),
                        einddatum=date(2026, 12, 31),
                        omvang=omvang,
                    ),
                ),
                nieuwe_producten=(
                    NieuwProduct(
                        product=Product(categorie=PRODUCTEN[wet].categorie, code="45A99"),
                        gewenste_ingangsdatum=date(2026, 6, 1),
                        einddatum=date(2026, 12, 31),
                        omvang=omvang,
                    ),
                ),
            ),
        ),
    )


def _bericht319(wet: Wet) -> Bericht:
    return Antwoordbericht(
        wet=wet,
        soort=Berichtsoort.ANTWOORD,
        header=_header(wet, Berichtsoort.ANTWOORD),
        antwoord=Antwoord(
            referentie_aanbieder="A1",
            verzoek_antwoord="1",
            reden_afwijzing_verzoek="8",
            woonplaatsbeginsel=Woonplaatsbeginsel(gemeente=NIJMEGEN) if wet is Wet.JW else None,
        ),
    )


def prestatie(wet: Wet, referentie: str, nummer: int = NUMMER, **anders: Any) -> Prestatie:
    """Eight hours in April on a Toewijzing, for 480 euro."""
    product = tweede_product(wet) if nummer == TWEEDE else PRODUCTEN[wet]
    assert product.code
    velden: dict[str, Any] = {
        "product_referentie": ProductReferentie(referentie_nummer=referentie),
        "product_categorie": product.categorie,
        "product_code": product.code,
        "product_periode": GeslotenPeriode(begindatum=APRIL_1, einddatum=date(2026, 4, 30)),
        "geleverd_volume": 8,
        "eenheid": "04",
        "product_tarief": 6000,
        "ingediend_bedrag": BedragMetDC(bedrag=48000, debet_credit="D"),
    }
    return Prestatie(toewijzing_nummer=nummer, **velden | anders)


def _clienten(wet: Wet) -> tuple[DeclaratieClient, ...]:
    eigen = (prestatie(wet, "P1"), prestatie(wet, "P2", TWEEDE))
    return (
        DeclaratieClient(bsn=BSN, prestaties=eigen),
        DeclaratieClient(bsn=ANDER_BSN, prestaties=(prestatie(wet, "P3", DERDE),)),
    )


def _bericht323(wet: Wet) -> Bericht:
    return Declaratiebericht(
        wet=wet,
        soort=Berichtsoort.DECLARATIE,
        header=_header(wet, Berichtsoort.DECLARATIE),
        declaratie=Declaratie(
            declaratie_nummer="D202604",
            declaratie_periode=GeslotenPeriode(begindatum=APRIL_1, einddatum=date(2026, 4, 30)),
            declaratie_dagtekening=DAGTEKENING,
            totaal_ingediend_bedrag=TotaalBedragMetDC(totaal_bedrag=144000, debet_credit="D"),
            clienten=_clienten(wet),
        ),
    )


def _bericht325(wet: Wet) -> Bericht:
    header = _header(wet, Berichtsoort.DECLARATIE_ANTWOORD)
    velden = {f.name: getattr(header, f.name) for f in fields(Header)}
    velden["retour_codes"] = ("0200",)
    totaal = TotaalBedragMetDC(totaal_bedrag=144000, debet_credit="D")
    return DeclaratieAntwoordbericht(
        wet=wet,
        soort=Berichtsoort.DECLARATIE_ANTWOORD,
        header=DeclaratieAntwoordHeader(
            **velden,
            declaratie_identificatie=BerichtIdentificatie(
                identificatie="B0001", dagtekening=DAGTEKENING
            ),
        ),
        declaratie_antwoord=DeclaratieAntwoord(
            retour_codes=("0200",),
            declaratie_nummer="D202604",
            totaal_ingediend_bedrag=totaal,
            totaal_toegekend_bedrag=replace(totaal, totaal_bedrag=0),
            clienten=tuple(
                replace(
                    client,
                    retour_codes=("0200",),
                    prestaties=tuple(
                        replace(prestatie, retour_codes=("9321",))
                        for prestatie in client.prestaties
                    ),
                )
                for client in _clienten(wet)
            ),
        ),
    )


def _bericht301(wet: Wet) -> Bericht:
    ander = toegewezen(300202, wet, ingangsdatum=date(2026, 7, 15), einddatum=date(2026, 12, 31))
    return bericht301(toegewezen(NUMMER, wet), ander, wet=wet, identificatie="B0001")


_MAAK: dict[Berichtsoort, Callable[[Wet], Bericht]] = {
    Berichtsoort.TOEWIJZING: _bericht301,
    Berichtsoort.START: bericht305,
    Berichtsoort.STOP: bericht307,
    Berichtsoort.VERZOEK_TOEWIJZING: _bericht315,
    Berichtsoort.VERZOEK_WIJZIGING: _bericht317,
    Berichtsoort.ANTWOORD: _bericht319,
    Berichtsoort.DECLARATIE: _bericht323,
    Berichtsoort.DECLARATIE_ANTWOORD: _bericht325,
}


def met(van: Any, pad: str, waarde: Any) -> Any:
    """A copy with another value at a path of attributes and indexes: ``client/bsn``."""
    hier, _, rest = pad.partition("/")
    if isinstance(van, tuple):
        plaats = int(hier)
        nieuw = met(van[plaats], rest, waarde) if rest else waarde
        return (*van[:plaats], nieuw, *van[plaats + 1 :])
    return replace(van, **{hier: met(getattr(van, hier), rest, waarde) if rest else waarde})


def dubbel(van: Any, pad: str) -> Any:
    """A copy in which the last of the repeated elements at a path stands twice."""
    deel = van
    for stap in pad.split("/"):
        deel = getattr(deel, stap) if not stap.isdecimal() else deel[int(stap)]
    return met(van, pad, (*deel, deel[-1]))


def van_regel(nummer: str) -> Regel:
    """The Regel with this number."""
    return next(regel for regel in REGELS if regel.nummer == nummer)


def vind(
    nummer: str, bericht: Bericht, dossier: Dossier | None = None, bron: Proefbron | None = None
) -> list[Finding]:
    """What one rule alone finds in a message."""
    controle = Controle(bericht, dossier or Dossier(), bron or Proefbron())
    return list(van_regel(nummer).controleer(controle))


def nummers(findings: Iterable[Finding]) -> list[str]:
    """Rule numbers of findings."""
    return [finding.regel for finding in findings]


def alles(
    bericht: Bericht, dossier: Dossier | None = None, bron: Proefbron | None = None
) -> tuple[Finding, ...]:
    """What all rules find in a message."""
    return check(bericht, dossier or Dossier(), bron or Proefbron())
