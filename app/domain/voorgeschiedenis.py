"""What went before a request: the Toewijzingen that it may go on from, and their referrals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.aanvraag import Zorgvorm
from app.domain.dossier import Dossier
from app.domain.toewijzing import Toewijzing, vervallen
from app.domain.verzoek import IngediendVerzoek
from app.standard.basis import Omvang, Product
from app.standard.release import Wet

VAN_GEMEENTE = "01"  # COD327: the gemeente itself
_BESCHERMD_WONEN = "15"  # WMO020


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorganger:
    """A Toewijzing that a request goes on from; budget in eurocent.

    ``eerste_verwijzer`` is the Type of who referred first: 01 when the gemeente assigned on its
    own, None when that is unknown. ``verlengingen`` counts how often was extended on that referral,
    before and after, and ``verwijzing_id`` is that referral when it is on file.
    """

    product: Product | None
    ingangsdatum: date
    omvang: Omvang | None
    budget: int | None
    zorgvorm: Zorgvorm | None = None
    eerste_verwijzer: str | None = None
    verlengingen: int = 0
    verwijzing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorgeschiedenis:
    """What a gemeente assigned to a client before, by ToewijzingNummer."""

    voorgangers: Mapping[int, Voorganger] = field(default_factory=dict)
    beschermd_wonen: bool = False


def voorgeschiedenis(dossier: Dossier, wet: Wet, gemeente: str, dag: date) -> Voorgeschiedenis:
    """Derive it from a dossier; beschermd wonen counts when it runs on a day or later."""
    toewijzingen = {
        sleutel.nummer: een
        for sleutel, een in dossier.toewijzingen.items()
        if (sleutel.wet, sleutel.gemeente) == (wet, gemeente)
    }
    verzoeken = {
        een.referentie_aanbieder: een
        for een in dossier.verzoeken
        if (een.wet, een.gemeente) == (wet, gemeente) and een.gevraagd is not None
    }
    eerste = {nummer: _eerste(een, toewijzingen, verzoeken) for nummer, een in toewijzingen.items()}
    verlengd = Counter(
        begin.sleutel.nummer
        for nummer, begin in eerste.items()
        if nummer != begin.sleutel.nummer and not vervallen(toewijzingen[nummer].actueel)
    )
    return Voorgeschiedenis(
        voorgangers={
            nummer: _voorganger(
                een, eerste[nummer], verzoeken, verlengd[eerste[nummer].sleutel.nummer]
            )
            for nummer, een in toewijzingen.items()
        },
        beschermd_wonen=any(
            een.actueel.product is not None
            and een.actueel.product.categorie == _BESCHERMD_WONEN
            and een.is_actueel(dag)
            for een in toewijzingen.values()
        ),
    )


def _eerste(
    een: Toewijzing,
    toewijzingen: Mapping[int, Toewijzing],
    verzoeken: Mapping[str, IngediendVerzoek],
) -> Toewijzing:
    """Follow a Toewijzing back, from extension to extension, to the first of its referral."""
    verzoek = _verzoek_van(een, verzoeken)
    keten = {een.sleutel.nummer: verzoek}
    while verzoek is not None and verzoek.gevraagd is not None:
        van = verzoek.gevraagd.verlenging_van
        if van is None or van in keten or van not in toewijzingen:
            break
        verzoek = keten[van] = _verzoek_van(toewijzingen[van], verzoeken)
    eerste, verzoek = keten.popitem()
    verwijzing_id = verzoek.verwijzing_id if verzoek else None
    for nummer, verlenging in reversed(keten.items()):
        # One for which no referral was put on file rests on the referral that was there.
        if verlenging is not None and verlenging.verwijzing_id not in (None, verwijzing_id):
            eerste, verwijzing_id = nummer, verlenging.verwijzing_id
    return toewijzingen[eerste]


def _voorganger(
    een: Toewijzing,
    eerste: Toewijzing,
    verzoeken: Mapping[str, IngediendVerzoek],
    verlengingen: int,
) -> Voorganger:
    nu, verzoek, eerste_verzoek = (
        een.actueel,
        _verzoek_van(een, verzoeken),
        _verzoek_van(eerste, verzoeken),
    )
    return Voorganger(
        product=nu.product,
        ingangsdatum=nu.ingangsdatum,
        omvang=nu.omvang,
        budget=nu.budget,
        zorgvorm=verzoek.gevraagd.zorgvorm if verzoek and verzoek.gevraagd else None,
        eerste_verwijzer=_verwijzer(eerste, eerste_verzoek),
        verlengingen=verlengingen,
        verwijzing_id=eerste_verzoek.verwijzing_id if eerste_verzoek else None,
    )


def _verzoek_van(
    een: Toewijzing, verzoeken: Mapping[str, IngediendVerzoek]
) -> IngediendVerzoek | None:
    """Our request that a Toewijzing honours (IV094)."""
    for versie in een.versies:
        gevonden = verzoeken.get(versie.product.referentie_aanbieder or "")
        if gevonden is not None:
            return gevonden
    return None


def _verwijzer(een: Toewijzing, verzoek: IngediendVerzoek | None) -> str | None:
    if verzoek is not None and verzoek.gevraagd is not None:
        return verzoek.gevraagd.verwijzer_type
    op_eigen_initiatief = not any(v.product.referentie_aanbieder for v in een.versies)
    return VAN_GEMEENTE if op_eigen_initiatief else None
