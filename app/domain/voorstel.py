"""What may be declared of recorded care: one Prestatie per Toewijzing, product and month.

Everything that is recorded and not declared comes back until it is, or until the user decided
otherwise: late months too (IV090).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from app.domain.afspraak import Declareerwijze, declareerwijze, gegeven_product, geldend
from app.domain.contract import Contractproduct, Uitvoeringsvariant
from app.domain.declaratie import GedeclareerdePrestatie, Prestatiestatus
from app.domain.dossier import Dossier
from app.domain.productperiode import maand_van_levering, productperiode
from app.domain.staand import naast, neem_terug, staand
from app.domain.toewijzing import Toewijzing, productnaam
from app.domain.volume import MINUUT, te_declareren
from app.domain.voorstelregel import Afspraken, Regelsleutel, Voorstelregel, Weggelaten
from app.domain.zorg import DUIZENDSTEN, Zorgsom, in_eenheid, teleenheid
from app.standard.basis import GeslotenPeriode, Product
from app.standard.codelijsten import codelijst
from app.standard.leesbaar import datum_voluit


@dataclass(slots=True)
class _Groep:
    """Care that goes into one line, while it is added up."""

    toewijzing: Toewijzing
    product: Product
    sommen: list[Zorgsom] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Clientvoorstel:
    """What a client's care comes to; ``geregistreerd`` is what was added up of each line."""

    regels: list[Voorstelregel]
    weggelaten: list[Weggelaten]
    geregistreerd: dict[Regelsleutel, int]


def stel_voor(
    dossier: Dossier,
    sommen: Iterable[Zorgsom],
    afspraken: Afspraken,
    vanaf: date,
    tot: date,
) -> Clientvoorstel:
    """Give the lines of a client to declare over the months from ``vanaf`` up to ``tot``.

    ``sommen`` are all of this client over those months, and a week more for what belongs to an
    earlier month (IV076); they lie within the Toewijzingen, see ``splits``.
    """
    op_id = {t.id: t for t in dossier.toewijzingen.values() if t.id is not None}
    groepen: dict[Regelsleutel, _Groep] = {}
    weg: list[Weggelaten] = []
    onzeker: set[tuple[int, date]] = set()  # what was declared of it stays as it is
    for som in sommen:
        toewijzing = op_id[som.toewijzing_id]
        product, fout = _product(toewijzing, som, afspraken)
        if fout is not None:
            if som.maand <= tot:
                weg.append(fout)
            if not toewijzing.verwijderd:
                onzeker.add((som.toewijzing_id, som.maand))
            continue
        assert product is not None  # there is one, or what is wrong
        assert product.code is not None  # a line names one (IV075)
        maand = _maand(toewijzing, som, product, afspraken)
        if maand > tot:
            continue
        sleutel = Regelsleutel(som.toewijzing_id, product.categorie, product.code, maand)
        groepen.setdefault(sleutel, _Groep(toewijzing, product)).sommen.append(som)
    staat = staand(dossier, op_id.values())
    regels: list[Voorstelregel] = []
    geregistreerd: dict[Regelsleutel, int] = {}
    for sleutel, groep in groepen.items():
        eerder = staat.pop(sleutel, [])
        geteld = _tel(sleutel, groep, afspraken, eerder)
        wat = geteld if isinstance(geteld, Weggelaten) else naast(geteld, eerder)
        if isinstance(geteld, Voorstelregel):
            geregistreerd[sleutel] = geteld.geregistreerd
        if isinstance(wat, Weggelaten):
            weg.append(wat)
        elif wat is not None:
            regels.append(wat)
    regels += [
        neem_terug(sleutel, op_id[sleutel.toewijzing_id], eerder[0])
        for sleutel, eerder in staat.items()
        if all(een.status is Prestatiestatus.TOEGEKEND for een in eerder)
        and vanaf <= sleutel.maand <= tot
        and (sleutel.toewijzing_id, sleutel.maand) not in onzeker
    ]
    regels.sort(key=lambda regel: (regel.periode.begindatum, regel.sleutel))
    return Clientvoorstel(regels, weg, geregistreerd)


def splits(
    som: Zorgsom, dagen: Mapping[int, tuple[date, int]], toewijzing: Toewijzing
) -> tuple[Zorgsom | None, Weggelaten | None]:
    """Part care into what lies within its Toewijzing and what does not (TR307, TR308, OP279).

    ``dagen`` gives the day and the aantal of each of its lines.
    """
    product = toewijzing.actueel
    einde = product.einddatum or date.max
    binnen = tuple(i for i in som.ids if product.ingangsdatum <= dagen[i][0] <= einde)
    if len(binnen) == len(som.ids):
        return som, None
    buiten = tuple(i for i in som.ids if i not in set(binnen))
    te_vroeg = dagen[buiten[0]][0] < product.ingangsdatum
    grens = product.ingangsdatum if te_vroeg else einde
    weg = _weg(
        replace(som, aantal=sum(dagen[i][1] for i in buiten), ids=buiten),
        toewijzing,
        f"De zorg is gegeven {'voor' if te_vroeg else 'na'} "
        f"{'de eerste' if te_vroeg else 'de laatste'} dag van toewijzing "
        f"{toewijzing.sleutel.nummer} ({datum_voluit(grens)}).",
        "Kijk de datum na, of kies de toewijzing die toen gold.",
        "TR307" if te_vroeg else "TR308",
    )
    if not binnen:
        return None, weg
    eigen = [dagen[i][0] for i in binnen]
    return replace(
        som,
        aantal=sum(dagen[i][1] for i in binnen),
        eerste=min(eigen),
        laatste=max(eigen),
        ids=binnen,
    ), weg


def _product(
    toewijzing: Toewijzing, som: Zorgsom, afspraken: Afspraken
) -> tuple[Product | None, Weggelaten | None]:
    """Product of a line (IV075), or why there is none."""
    nummer = toewijzing.sleutel.nummer
    if toewijzing.verwijderd:
        return None, _weg(
            som, toewijzing,
            f"De gemeente heeft toewijzing {nummer} verwijderd.",
            "Is de zorg wel gegeven, vraag de gemeente dan om een nieuwe toewijzing.",
            "TR384",
        )  # fmt: skip
    gegeven = toewijzing.actueel.product
    product = gegeven_product(toewijzing.actueel, afspraken.van(toewijzing), som.product)
    if product is not None:
        return product, None
    if gegeven is not None and gegeven.code is not None:
        return None, _weg(
            som, toewijzing,
            f"Er staat product {som.product} bij, en toewijzing {nummer} is voor "
            f"{productnaam(toewijzing.sleutel.wet, gegeven)}.",
            "Verbeter het product of de toewijzing bij deze zorg.",
            "TR340",
        )  # fmt: skip
    if som.product:
        reden = f"Product {som.product} staat niet in het contract met de gemeente."
        advies = "Zet het product met zijn tarief in het contract."
    else:
        reden = f"Bij toewijzing {nummer} hoort meer dan een product, en er staat niet welk."
        advies = "Vul bij deze zorg het product in."
    return None, _weg(som, toewijzing, reden, advies, "IV075")


def _maand(toewijzing: Toewijzing, som: Zorgsom, product: Product, afspraken: Afspraken) -> date:
    """Month of the line that care belongs to; without a contract that of the day (IV076)."""
    uitvoering = next(
        (een.uitvoering for een in afspraken.over(toewijzing, product) if een.geldt_op(som.eerste)),
        Uitvoeringsvariant.INSPANNING,
    )
    return maand_van_levering(toewijzing.actueel, uitvoering, som.maand, som.zondagmaand)


def _tel(
    sleutel: Regelsleutel,
    groep: _Groep,
    afspraken: Afspraken,
    eerder: Sequence[GedeclareerdePrestatie],
) -> Voorstelregel | Weggelaten:
    """Add up the care of one line, and round at the end (IV079); or why that cannot be done.

    What stands in hours or in minutes keeps that: how a gemeente wants hours may change since.
    A line has one tariff (TR389): when that changes halfway, that of the first day of care.
    """
    toewijzing, product, som = groep.toewijzing, groep.product, groep.sommen[0]
    periode = productperiode(toewijzing.actueel, sleutel.maand)
    assert periode is not None  # there was care within the Toewijzing
    dagen = _dagen(groep, periode)
    gelden = geldend(afspraken.over(toewijzing, product), periode, dagen[0])
    wijze = declareerwijze(
        toewijzing.actueel,
        gelden,
        som.eenheid,
        uren_in_minuten=(
            eerder[-1].prestatie.eenheid == MINUUT
            if eerder
            else toewijzing.sleutel.gemeente in afspraken.uren_in_minuten
        ),
    )
    if wijze is None or not _afgesproken(wijze, gelden, dagen):
        return _zonder_tarief(_samen(sleutel, groep), groep)
    eenheid = teleenheid(wijze.eenheid)
    geregistreerd = 0
    for een in groep.sommen:
        aantal = in_eenheid(een.aantal, een.eenheid, eenheid)
        if aantal is None:
            return _andere_eenheid(_samen(sleutel, groep), een.eenheid, wijze)
        geregistreerd += aantal
    vast = afspraken.vaststellingen.get(sleutel)
    if vast is not None and vast.geregistreerd != geregistreerd:
        vast = None  # more or other care was recorded since
    volume = max(0, te_declareren(Decimal(geregistreerd) / DUIZENDSTEN, wijze.eenheid))
    if vast is not None:
        volume = vast.volume
    return Voorstelregel(
        sleutel=sleutel,
        toewijzing=toewijzing,
        product=product,
        periode=periode,
        volume=volume,
        eenheid=wijze.eenheid,
        tarief=wijze.tarief,
        bedrag=wijze.bedrag(volume),
        geregistreerd=geregistreerd,
        zorg_ids=tuple(i for s in groep.sommen for i in s.ids),
        vastgesteld=vast,
        let_op=_voor_niets(wijze, volume) or _tariefwissel(wijze, gelden, dagen),
    )


def _dagen(groep: _Groep, periode: GeslotenPeriode) -> tuple[date, date]:
    """First and last day of the care; of another month those of the ProductPeriode (IV076)."""

    def erbinnen(dag: date) -> date:
        return min(max(dag, periode.begindatum), periode.einddatum)

    return (
        erbinnen(min(som.eerste for som in groep.sommen)),
        erbinnen(max(som.laatste for som in groep.sommen)),
    )


def _afgesproken(
    wijze: Declareerwijze, gelden: Sequence[Contractproduct], dagen: tuple[date, date]
) -> bool:
    """Whether the contract has a tariff on the first and the last day of the care."""
    afspraak = wijze.afspraak
    if afspraak is None:
        return True  # euros need none
    return all(
        any(een.eenheid == afspraak.eenheid and een.geldt_op(dag) for een in gelden)
        for dag in dagen
    )


def _voor_niets(wijze: Declareerwijze, volume: int) -> str:
    """Warn of a line of no money: nothing is never credit (CS325), so it cannot be taken back."""
    if not volume or wijze.bedrag(volume):
        return ""
    return (
        "Deze regel is € 0,00, en dat is later niet terug te nemen (CS325). Kijk het tarief na "
        "bij Contract."
    )


def _tariefwissel(
    wijze: Declareerwijze, gelden: Sequence[Contractproduct], dagen: tuple[date, date]
) -> str:
    """Say that the tariff changes between the first and the last day of the care, if it does."""
    afspraak = wijze.afspraak
    if afspraak is None:
        return ""
    for later in gelden:
        if (
            later.eenheid == afspraak.eenheid
            and later.tarief != afspraak.tarief
            and dagen[0] < later.vanaf <= dagen[1]
        ):
            return (
                f"Het tarief verandert op {datum_voluit(later.vanaf)}. Een regel heeft een tarief "
                f"(TR389): dat van {datum_voluit(dagen[0])}, de eerste dag van deze zorg."
            )
    return ""


def _zonder_tarief(weg: Weggelaten, groep: _Groep) -> Weggelaten:
    naam = productnaam(groep.toewijzing.sleutel.wet, groep.product)
    omvang = groep.toewijzing.actueel.omvang
    eenheid = codelijst("WJ756").label(omvang.eenheid if omvang else weg.eenheid)
    return replace(
        weg,
        reden=f"In het contract met de gemeente staat voor {naam} geen tarief per "
        f"‘{eenheid}’ dat geldt op de dagen van deze zorg.",
        advies="Vul het tarief in bij Contract.",
        regel="IV081",
    )


def _andere_eenheid(weg: Weggelaten, eenheid: str, wijze: Declareerwijze) -> Weggelaten:
    lijst = codelijst("WJ756")
    return replace(
        weg,
        reden=f"De zorg staat in ‘{lijst.label(eenheid)}’ en moet worden gedeclareerd in "
        f"‘{lijst.label(wijze.eenheid)}’.",
        advies="Verbeter de eenheid bij deze zorg. Alleen uren en minuten zijn om te rekenen.",
        regel="TR341",
    )


def _samen(sleutel: Regelsleutel, groep: _Groep) -> Weggelaten:
    """All care of a line that cannot be declared, without the reason."""
    som = groep.sommen[0]
    eenheid = teleenheid(som.eenheid)
    alles = [in_eenheid(s.aantal, s.eenheid, eenheid) or 0 for s in groep.sommen]
    return replace(
        _weg(som, groep.toewijzing, "", "", ""),
        maand=sleutel.maand,
        product=sleutel.product_code,
        aantal=sum(alles),
        eenheid=eenheid,
        sleutel=sleutel,
        zorg_ids=tuple(i for s in groep.sommen for i in s.ids),
    )


def _weg(som: Zorgsom, toewijzing: Toewijzing, reden: str, advies: str, regel: str) -> Weggelaten:
    return Weggelaten(
        bsn=toewijzing.bsn,
        maand=som.maand,
        product=som.product,
        aantal=som.aantal,
        eenheid=som.eenheid,
        reden=reden,
        advies=advies,
        regel=regel,
        toewijzing=toewijzing,
        zorg_ids=som.ids,
    )
