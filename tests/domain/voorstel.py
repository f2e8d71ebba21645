"""Building blocks of proposals: a client with Toewijzingen, care in, lines out. Test BSNs only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.declaratie import GedeclareerdePrestatie, Prestatiestatus, Vaststelling
from app.domain.dossier import Dossier
from app.domain.productperiode import eerste_dag
from app.domain.voorstel import Clientvoorstel, splits, stel_voor
from app.domain.voorstelregel import Afspraken, Regelsleutel, Voorstelregel, Weggelaten
from app.domain.zorg import DUIZENDSTEN, Zorgsom
from app.standard.basis import BedragMetDC, GeslotenPeriode, Omvang, ProductReferentie
from app.standard.declaratie import Prestatie
from app.standard.release import Wet
from app.standard.toewijzing import ToegewezenProduct
from tests.bouw import AGB, BSN, NIJMEGEN, PRODUCTEN, bericht301, toegewezen

INSPANNING, OUTPUT = Uitvoeringsvariant
MINUUT, UUR, ETMAAL, DAGDEEL, STUKS, EURO = "01", "04", "14", "16", "82", "83"
PER_DAG, PER_WEEK, PER_MAAND, IN_TOTAAL = "1", "2", "4", "6"
NUMMER = 300201
APRIL = date(2026, 4, 1)
JAAR = (date(2026, 1, 1), date(2026, 12, 31))
Zorg = tuple[date, Decimal | int | str]


def gegeven(
    van: date,
    tot: date | None,
    volume: int,
    eenheid: str = UUR,
    frequentie: str = PER_WEEK,
    **anders: Any,
) -> ToegewezenProduct:
    """A ToegewezenProduct with a volume."""
    omvang = Omvang(volume=volume, eenheid=eenheid, frequentie=frequentie)
    return toegewezen(**{"ingangsdatum": van, "einddatum": tot, "omvang": omvang} | anders)


def dossier(
    *producten: ToegewezenProduct, wet: Wet = Wet.JW, gemeente: str = NIJMEGEN, agb: str = AGB
) -> Dossier:
    """A client with Toewijzingen that are stored: their ids count from 1."""
    gemaakt = Dossier()
    bericht = bericht301(*producten, wet=wet, gemeente=gemeente, agb=agb)
    gemaakt.neem_op(bericht, 1, datetime(2026, 3, 31, 9, tzinfo=UTC))
    for id_, een in enumerate(gemaakt.toewijzingen.values(), 1):
        een.id = id_
    return gemaakt


def afspraak(
    eenheid: str = UUR,
    tarief: int = 6000,
    uitvoering: Uitvoeringsvariant = INSPANNING,
    wet: Wet = Wet.JW,
    **anders: Any,
) -> Contractproduct:
    """A product in the contract, 60 euro an hour from 2021 on."""
    velden: dict[str, Any] = {
        "gemeente": NIJMEGEN,
        "product": PRODUCTEN[wet],
        "naam": "Begeleiding",
        "vanaf": date(2021, 1, 1),
    }
    return Contractproduct(
        wet=wet, eenheid=eenheid, tarief=tarief, uitvoering=uitvoering, **velden | anders
    )


def afspraken(*contract: Contractproduct, **anders: Any) -> Afspraken:
    """What was agreed with the gemeenten of these products."""
    per: dict[tuple[Wet, str], list[Contractproduct]] = {}
    for een in contract:
        per.setdefault((een.wet, een.gemeente), []).append(een)
    return Afspraken(per, **anders)


def zorgsommen(
    zorg: Iterable[Zorg],
    eenheid: str = UUR,
    product: str = "",
    toewijzing_id: int = 1,
    vanaf: int = 1,
) -> list[Zorgsom]:
    """Care of one Toewijzing, each line on its own; ids count from ``vanaf``."""
    return [
        Zorgsom(
            toewijzing_id=toewijzing_id,
            bsn=BSN,
            product=product,
            eenheid=eenheid,
            maand=eerste_dag(dag),
            zondagmaand=eerste_dag(dag + timedelta(days=6 - dag.weekday())),
            aantal=int(Decimal(aantal) * DUIZENDSTEN),
            eerste=dag,
            laatste=dag,
            ids=(id_,),
        )
        for id_, (dag, aantal) in enumerate(zorg, vanaf)
    ]


def stel(
    van: Dossier,
    sommen: Sequence[Zorgsom],
    met: Afspraken,
    maand: date,
    *,
    vanaf: date = date(2021, 1, 1),
) -> Clientvoorstel:
    """Propose a month of a client, what lies outside the Toewijzing apart as the service does."""
    op_id = {t.id: t for t in van.toewijzingen.values()}
    binnen: list[Zorgsom] = []
    weg: list[Weggelaten] = []
    for som in sommen:
        toewijzing = op_id[som.toewijzing_id]
        deel: Zorgsom | None = som
        if not toewijzing.verwijderd:
            dagen = dict.fromkeys(som.ids, (som.eerste, som.aantal))
            deel, buiten = splits(som, dagen, toewijzing)
            weg += [buiten] if buiten else []
        binnen += [deel] if deel else []
    gesteld = stel_voor(van, binnen, met, vanaf, maand)
    return Clientvoorstel(gesteld.regels, weg + gesteld.weggelaten, gesteld.geregistreerd)


def kort(voorstel: Clientvoorstel) -> list[tuple[str, str, int, str, int | None, int]]:
    """Lines as begin, end, volume, Eenheid, tariff and amount; nothing may be left out."""
    assert voorstel.weggelaten == []
    return [
        (
            regel.periode.begindatum.isoformat(),
            regel.periode.einddatum.isoformat(),
            regel.volume,
            regel.eenheid,
            regel.tarief,
            regel.bedrag,
        )
        for regel in voorstel.regels
    ]


def per_maand(voorstel: Clientvoorstel) -> list[tuple[str, int]]:
    """The lines of a proposal as first day and volume."""
    return [(begin, volume) for begin, _, volume, *_ in kort(voorstel)]


def als_gedeclareerd(
    regel: Voorstelregel,
    referentie: str,
    status: Prestatiestatus = Prestatiestatus.TOEGEKEND,
    *,
    terug: str | None = None,
) -> GedeclareerdePrestatie:
    """A proposed line as it stands once its 323 was made; ``terug`` is what a credit takes back."""
    sleutel = regel.toewijzing.sleutel
    return GedeclareerdePrestatie(
        wet=sleutel.wet,
        gemeente=sleutel.gemeente,
        aanbieder=regel.toewijzing.aanbieder,
        prestatie=Prestatie(
            product_referentie=ProductReferentie(
                referentie_nummer=referentie, vorig_referentie_nummer=terug
            ),
            toewijzing_nummer=sleutel.nummer,
            product_categorie=regel.sleutel.product_categorie,
            product_code=regel.sleutel.product_code,
            product_periode=GeslotenPeriode(
                begindatum=regel.periode.begindatum, einddatum=regel.periode.einddatum
            ),
            geleverd_volume=regel.volume,
            eenheid=regel.eenheid,
            product_tarief=regel.tarief,
            ingediend_bedrag=BedragMetDC(bedrag=regel.bedrag, debet_credit="C" if terug else "D"),
        ),
        status=status,
        declaratie_nummer="D1",
    )


def vaststelling(sleutel: Regelsleutel, geregistreerd: int, volume: int) -> Vaststelling:
    """What the user decided."""
    return Vaststelling(
        **sleutel._asdict(),
        geregistreerd=geregistreerd,
        volume=volume,
        reden="afgesproken",
        op=date(2026, 5, 1),
    )
