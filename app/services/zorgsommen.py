"""The care that goes into a proposal: of which Toewijzing it is, and which days lie within it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from app.domain.dossier import Dossier
from app.domain.koppelen import advies_los, koppel, waarom_los
from app.domain.productperiode import eerste_dag
from app.domain.toewijzing import Toewijzing
from app.domain.voorstel import splits
from app.domain.voorstelregel import Weggelaten
from app.domain.zorg import DUIZENDSTEN, Zorgregel, Zorgsom
from app.store.unit_of_work import UnitOfWork


def koppel_los(
    los: Iterable[Zorgregel], dossiers: Mapping[str, Dossier]
) -> tuple[list[Zorgregel], list[Weggelaten]]:
    """Find the Toewijzing of care that had none; what still has none is left out, and why."""
    gekoppeld: list[Zorgregel] = []
    weg = []
    for een in los:
        toewijzing = koppel(een, dossiers[een.bsn])
        if toewijzing is not None:
            gekoppeld.append(replace(een, toewijzing_id=toewijzing.id))
            continue
        assert een.id is not None  # it comes from the store
        weg.append(
            Weggelaten(
                bsn=een.bsn,
                maand=eerste_dag(een.datum),
                product=een.product,
                aantal=int(een.aantal * DUIZENDSTEN),
                eenheid=een.eenheid,
                reden=waarom_los(een, dossiers[een.bsn]),
                advies=advies_los(een, dossiers[een.bsn]),
                regel="TR338",
                nummer=een.toewijzing_nummer,
                zorg_ids=(een.id,),
            )
        )
    return gekoppeld, weg


def losse_sommen(regels: Iterable[Zorgregel]) -> list[Zorgsom]:
    """Sums of single lines."""
    sommen = []
    for een in regels:
        assert een.id is not None  # it comes from the store
        assert een.toewijzing_id is not None  # it was found
        zondag = een.datum + timedelta(days=6 - een.datum.weekday())
        sommen.append(
            Zorgsom(
                toewijzing_id=een.toewijzing_id,
                bsn=een.bsn,
                product=een.product,
                eenheid=een.eenheid,
                maand=eerste_dag(een.datum),
                zondagmaand=eerste_dag(zondag),
                aantal=int(een.aantal * DUIZENDSTEN),
                eerste=een.datum,
                laatste=een.datum,
                ids=(een.id,),
            )
        )
    return sommen


def binnen_toewijzing(
    uow: UnitOfWork,
    sommen: Iterable[Zorgsom],
    dossiers: Mapping[str, Dossier],
    gekoppeld: Iterable[Zorgregel],
    tot: date,
) -> tuple[dict[str, list[Zorgsom]], list[Weggelaten]]:
    """Care by client, without the days that lie outside its Toewijzing: those up to ``tot``."""
    op_id = {
        t.id: t for dossier in dossiers.values() for t in dossier.toewijzingen.values() if t.id
    }
    over: list[tuple[Zorgsom, Toewijzing]] = []
    op_bsn: dict[str, list[Zorgsom]] = {}
    for som in sommen:
        toewijzing = op_id[som.toewijzing_id]
        product = toewijzing.actueel
        if not toewijzing.verwijderd and (
            som.eerste < product.ingangsdatum or som.laatste > (product.einddatum or date.max)
        ):
            over.append((som, toewijzing))
        else:
            op_bsn.setdefault(toewijzing.bsn, []).append(som)
    if not over:
        return op_bsn, []
    ids = {id_ for som, _ in over for id_ in som.ids}
    regels = [*uow.zorg.van_ids(ids), *gekoppeld]
    dagen = {een.id: (een.datum, int(een.aantal * DUIZENDSTEN)) for een in regels if een.id}
    weg = []
    for som, toewijzing in over:
        binnen, buiten = splits(som, dagen, toewijzing)
        if binnen is not None:
            op_bsn.setdefault(toewijzing.bsn, []).append(binnen)
        if buiten is not None and buiten.maand <= tot:
            weg.append(buiten)
    return op_bsn, weg
