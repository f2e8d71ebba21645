"""From what is due to the rows of Vandaag: grouped, chosen, searched and folded."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.deadlines.termijnen import AFKEUR, VERZOEK_AFGEWEZEN, Actie, Termijn, Urgentie
from app.domain.openstaand import AfkeurOpen, RetourOpen, StartOpen, StopOpen, VerlengingOpen
from app.gui.format import Status, aantal, datum, termijn
from app.gui.vandaag import declareren, verzoeken
from app.gui.widgets.action_model import Taakregel
from app.gui.woorden import wet_kort, woord
from app.services.werklijst import in_het_kort, in_woorden
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet

VEEL_LATER = 8  # more than this for later stand folded away
LATER_ID = "later"

_GROEPEN = {
    Urgentie.TE_LAAT: "TE LAAT",
    Urgentie.VANDAAG: "VANDAAG",
    Urgentie.DEZE_WEEK: "DEZE WEEK",
    Urgentie.LATER: "LATER",
}
_TELLING = {
    Urgentie.TE_LAAT: "te laat",
    Urgentie.VANDAAG: "vandaag",
    Urgentie.DEZE_WEEK: "deze week",
}
_KNOPPEN = {
    Actie.ZET_KLAAR: "Zet klaar",
    Actie.MELD_START: "Meld start",
    Actie.MELD_STOP: "Meld stop",
    Actie.TREK_IN: "Trek in",
    Actie.EXPORTEER: "Exporteer",
    Actie.MELD_INGEDIEND: "Meld ingediend",
    Actie.BEKIJK_AFKEUR: "Bekijk afkeur",
    Actie.MAIL_GEMEENTE: "Mail gemeente",
    Actie.DECLAREER: "Declareer",
    Actie.BEKIJK_REGELS: "Bekijk regels",
    Actie.BEKIJK_DECLARATIE: "Bekijk declaratie",
    **verzoeken.KNOPPEN,
}
# The answers that we wait for; every other message is ours to send.
_VAN_GEMEENTE = frozenset(
    soort for soort in Berichtsoort if soort.is_retour and soort.ontvangt_aanbieder
)
# These are done for all of a folded row at once,
_SAMEN = frozenset(
    {
        Actie.ZET_KLAAR,
        Actie.EXPORTEER,
        Actie.MELD_INGEDIEND,
        Actie.MAIL_GEMEENTE,
        *declareren.TABS,
    }
)

# and these for all gemeenten together: they lead to Klaar voor VECOZO.
_NAAR_VECOZO = {
    Actie.EXPORTEER: "Exporteren voor VECOZO",
    Actie.MELD_INGEDIEND: "Indienen bij VECOZO",
}


@dataclass(frozen=True)
class Keuze:
    """What the user wants to see; None and empty choose nothing."""

    wet: Wet | None = None
    gemeente: str | None = None
    soort: str | None = None
    zoek: str = ""

    @property
    def alles(self) -> bool:
        """Whether nothing was chosen."""
        return self == Keuze()


@dataclass(frozen=True)
class Lijst:
    """The rows, and by the id of each the Termijnen that its button is for."""

    regels: tuple[Taakregel, ...] = ()
    termijnen: Mapping[str, tuple[Termijn, ...]] = field(default_factory=dict)


def soort_naam(soort: str) -> str:
    """Give the name of a kind of work for the filter: ``Start (305)``."""
    if soort == AFKEUR:
        return "Afgekeurd"
    if (woorden := declareren.SOORTEN.get(soort) or verzoeken.SOORTEN.get(soort)) is not None:
        return woorden
    bericht = Berichtsoort(soort)
    return f"{'Antwoord' if bericht in _VAN_GEMEENTE else woord(bericht)} ({soort})"


def samenvatting(termijnen: Iterable[Termijn]) -> str:
    """Give the line above the list: ``3 te laat · 5 vandaag · 12 deze week``."""
    telling = Counter(termijn_.status for termijn_ in termijnen)
    nu = [f"{telling[u]} {naam}" for u, naam in _TELLING.items() if telling[u]]
    return " · ".join(nu) or (f"{telling[Urgentie.LATER]} later" if telling else "")


def kies(termijnen: Iterable[Termijn], keuze: Keuze) -> list[Termijn]:
    """Give those that fit the choice; every word that is searched for must occur."""
    woorden = _vergelijkbaar(keuze.zoek).split()
    return [
        t
        for t in termijnen
        if (keuze.wet is None or t.wet is keuze.wet)
        and (keuze.gemeente is None or t.gemeente == keuze.gemeente)
        and (keuze.soort is None or t.soort == keuze.soort)
        and (not woorden or _bevat(t, woorden))
    ]


def maak_lijst(termijnen: Sequence[Termijn], *, vouw_later: bool) -> Lijst:
    """Give the rows of these Termijnen, which come by due date.

    Alike ones that are done with one act fold into one row; with ``vouw_later`` many for later
    fold into one row too, that has no act of its own.
    """
    later = [t for t in termijnen if t.status is Urgentie.LATER]
    gevouwen = later if vouw_later and len(later) > VEEL_LATER else []
    per_rij: dict[str, list[Termijn]] = {}
    for t in sorted(termijnen, key=lambda t: _VOLGORDE[t.status]):
        if not gevouwen or t.status is not Urgentie.LATER:
            per_rij.setdefault(_sleutel(t), []).append(t)
    op_id = {id_: tuple(groep) for id_, groep in per_rij.items()}
    regels = [_regel(id_, groep) for id_, groep in op_id.items()]
    op_id |= {_eigen_id(t): (t,) for groep in per_rij.values() if len(groep) > 1 for t in groep}
    if gevouwen:
        regels.append(_later(gevouwen))
        op_id |= {_eigen_id(t): (t,) for t in gevouwen}
    return Lijst(tuple(regels), op_id)


_VOLGORDE = {urgentie: nummer for nummer, urgentie in enumerate(Urgentie)}


def _sleutel(t: Termijn) -> str:
    """Id of the row that it stands in: shared by what is done together."""
    if t.actie in _NAAR_VECOZO:
        return f"{t.status}/{t.actie}"
    if t.actie in _SAMEN:
        return f"{t.status}/{t.actie}/{t.soort}/{t.gemeente}/{t.wet}"
    return _eigen_id(t)


def _eigen_id(t: Termijn) -> str:
    eigen = declareren.eigen_id(t) or verzoeken.eigen_id(t)
    return eigen or f"{t.soort}/{t.bericht_id}/{t.toewijzing_id}"


def _regel(id_: str, groep: tuple[Termijn, ...]) -> Taakregel:
    eerste = groep[0]
    if len(groep) == 1:
        return _een(id_, eerste, _titel(eerste))
    kinderen = tuple(_een(_eigen_id(t), t, _kindtitel(t)) for t in groep)
    stand = _stand(eerste)
    overal = eerste.actie in _NAAR_VECOZO
    return Taakregel(
        id_,
        _GROEPEN[eerste.status],
        stand[0],
        stand[1],
        titel=_NAAR_VECOZO.get(eerste.actie) or declareren.groepstitel(groep) or _titel(eerste),
        uitleg=in_woorden(eerste),  # of the most urgent one
        kort=in_het_kort(eerste),
        client=hoeveel(groep),
        gemeente="" if overal else gemeentenaam(eerste.gemeente),
        wet="" if overal else wet_kort(eerste.wet),
        actie_tekst=_KNOPPEN[eerste.actie],
        kinderen=kinderen,
    )


def _een(id_: str, t: Termijn, titel: str, dag: str = "") -> Taakregel:
    soort, tekst = _stand(t)
    return Taakregel(
        id_,
        _GROEPEN[t.status],
        soort,
        tekst,
        titel=titel,
        uitleg=in_woorden(t),
        kort=in_het_kort(t),
        dag=dag,
        client=t.client or _zonder_client(t),
        gemeente=gemeentenaam(t.gemeente),
        wet=wet_kort(t.wet),
        actie_tekst=_KNOPPEN[t.actie],
    )


def _later(later: Sequence[Termijn]) -> Taakregel:
    eerste = later[0]
    soort, tekst = _stand(eerste)
    return Taakregel(
        LATER_ID,
        _GROEPEN[Urgentie.LATER],
        soort,
        tekst,
        titel=f"Nog {len(later)} voor later",
        uitleg=f"Eerste: {datum(eerste.vervaldatum)}",
        client="",
        gemeente="",
        wet="",
        actie_tekst="",
        kinderen=tuple(_een(_eigen_id(t), t, _latertitel(t), _dag(t)) for t in later),
    )


def _eigen_titel(t: Termijn) -> str | None:
    """Title of what is not named after its message alone."""
    return declareren.titel(t) or verzoeken.titel(t)


def _titel(t: Termijn) -> str:
    if (eigen := _eigen_titel(t)) is not None:
        return eigen
    if isinstance(t.feit, AfkeurOpen):
        return f"{woord(t.feit.soort)} afgekeurd ({t.feit.soort})"
    soort = Berichtsoort(t.soort)
    if t.actie is Actie.TREK_IN:
        return "Melding intrekken"  # a 307 when a stop stands, then the 305
    if t.actie is Actie.EXPORTEER:
        return f"{woord(soort)} exporteren ({soort})"
    if t.actie is Actie.MELD_INGEDIEND:
        return f"{woord(soort)} indienen ({soort})"
    if soort in _VAN_GEMEENTE:
        wat = "Geen antwoord" if t.status is Urgentie.TE_LAAT else "Antwoord verwacht"
        return f"{wat} ({soort})"
    return f"{woord(soort)} {'sturen' if soort.is_retour else 'melden'} ({soort})"


def _kindtitel(t: Termijn) -> str:
    """Tell apart what stands in one folded row."""
    if t.actie in _NAAR_VECOZO:
        return f"{woord(Berichtsoort(t.soort))} ({t.soort}), {gemeentenaam(t.gemeente)}"
    if (eigen := declareren.kindtitel(t) or verzoeken.kindtitel(t)) is not None:
        return eigen
    return f"Bericht {t.identificatie}" if t.identificatie else _titel(t)


def _latertitel(t: Termijn) -> str:
    """Begin with the product: one client may have several Toewijzingen that begin together."""
    feit = t.feit
    if (eigen := _eigen_titel(t)) is not None:
        return f"{feit.product} · {eigen}" if isinstance(feit, VerlengingOpen) else eigen
    soort = feit.soort if isinstance(feit, AfkeurOpen) else Berichtsoort(t.soort)
    wat = f"{woord(soort)} ({soort})"
    return f"{feit.product} · {wat}" if isinstance(feit, StartOpen | StopOpen) else wat


def _dag(t: Termijn) -> str:
    return datum(t.vervaldatum).rpartition(" ")[0]


def _stand(t: Termijn) -> tuple[Status, str]:
    if t.soort == AFKEUR:
        return Status.REFUSED, "Afgekeurd"
    if t.soort == VERZOEK_AFGEWEZEN:  # no document gives a term for it
        return Status.REFUSED, "Afgewezen"
    gegeven = termijn(t.werkdagen_over)
    return gegeven.status, gegeven.words


def hoeveel(groep: Sequence[Termijn]) -> str:
    """Say how many a folded row stands for."""
    if groep[0].actie not in _NAAR_VECOZO and (
        eigen := declareren.hoeveel(groep) or verzoeken.hoeveel(groep)
    ):
        return eigen
    toewijzingen = [t.feit.aantal_toewijzingen for t in groep if isinstance(t.feit, RetourOpen)]
    if groep[0].actie is Actie.ZET_KLAAR and all(toewijzingen):
        return aantal(sum(toewijzingen), "toewijzing", "toewijzingen")
    return aantal(len(groep), "bericht", "berichten")


def _zonder_client(t: Termijn) -> str:
    if eigen := declareren.hoeveel((t,)) or verzoeken.hoeveel((t,)):
        return eigen
    return f"Bericht {t.identificatie}" if t.identificatie else ""


def _bevat(t: Termijn, woorden: Iterable[str]) -> bool:
    velden = (
        t.client,
        gemeentenaam(t.gemeente),
        t.soort,
        soort_naam(t.soort),
        str(t.toewijzing_nummer or ""),
        t.identificatie or "",
        declareren.declaratie_nummer(t.feit),
        _eigen_titel(t) or "",
    )
    tekst = _vergelijkbaar(" ".join(velden))
    return all(woord in tekst for woord in woorden)


def _vergelijkbaar(tekst: str) -> str:
    """Make capitals and accents no difference: who types ``ozturk`` finds Öztürk."""
    los = unicodedata.normalize("NFD", tekst.casefold())
    return "".join(teken for teken in los if not unicodedata.combining(teken))
