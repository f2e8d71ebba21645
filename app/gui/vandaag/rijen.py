"""From what is due to the rows of Vandaag: grouped, chosen, searched and folded."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.deadlines.termijnen import AFKEUR, VERZOEK_AFGEWEZEN, Actie, Termijn, Urgentie
from app.domain.openstaand import AfkeurOpen, Leveringfeit, RetourOpen, StartOpen, StopOpen
from app.gui.format import Status, aantal, datum, heel, termijn
from app.gui.vandaag import declareren, verzoeken
from app.gui.widgets.action_model import Kinderen, Taakregel
from app.gui.woorden import wet_kort
from app.services import taakwoorden
from app.services.taakwoorden import (
    declaratie_nummer,
    eigen_titel,
    soort_naam,
    titel,
    zonder_client,
)
from app.services.werklijst import in_het_kort, in_woorden
from app.standard.berichtsoort import Berichtsoort
from app.standard.codelijsten import gemeentenaam
from app.standard.release import Wet

VEEL_LATER = 8  # more than this for later stand folded away
LATER_ID = "later"
UITGESTELD = "uitgesteld"  # chosen as if it were a kind of work
_GROEP_UITGESTELD = "UITGESTELD"

_GROEPEN = {
    Urgentie.TE_LAAT: "TE LAAT",
    Urgentie.VANDAAG: "VANDAAG",
    Urgentie.DEZE_WEEK: "DEZE WEEK",
    Urgentie.LATER: "LATER",
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
    Actie.NEEM_CONTACT_OP: "Overleg",
    **verzoeken.KNOPPEN,
}
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
    """What the user wants to see; None, and nothing to search for, choose nothing.

    An empty ``medewerker`` chooses what nobody follows.
    """

    wet: Wet | None = None
    gemeente: str | None = None
    soort: str | None = None
    medewerker: str | None = None
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


def kies(termijnen: Iterable[Termijn], keuze: Keuze) -> list[Termijn]:
    """Give those that fit the choice; every word that is searched for must occur.

    What was put off is given to whoever chooses that, or searches for it.
    """
    woorden = _vergelijkbaar(keuze.zoek).split()
    uitgesteld = keuze.soort == UITGESTELD
    return [
        t
        for t in termijnen
        if (keuze.wet is None or t.wet is keuze.wet)
        and (keuze.gemeente is None or t.gemeente == keuze.gemeente)
        and (keuze.soort is None or uitgesteld or t.soort == keuze.soort)
        and (keuze.medewerker is None or t.medewerker == keuze.medewerker)
        and (not uitgesteld if t.uitgesteld_tot is None else bool(uitgesteld or woorden))
        and (not woorden or _bevat(t, woorden))
    ]


def maak_lijst(termijnen: Sequence[Termijn], *, vouw_later: bool) -> Lijst:
    """Give the rows of these Termijnen, which come by due date.

    Alike ones that are done with one act fold into one row; with ``vouw_later`` many for later
    fold into one row too, that has no act of its own. What was put off comes last, by the day on
    which it returns.
    """
    later = [t for t in termijnen if t.status is Urgentie.LATER and t.uitgesteld_tot is None]
    gevouwen = later if vouw_later and len(later) > VEEL_LATER else []
    per_rij: dict[str, list[Termijn]] = {}
    for t in sorted(termijnen, key=_plaats):
        if not gevouwen or t.status is not Urgentie.LATER or t.uitgesteld_tot is not None:
            per_rij.setdefault(_sleutel(t), []).append(t)
    op_id = {id_: tuple(groep) for id_, groep in per_rij.items()}
    regels = [_regel(id_, groep) for id_, groep in op_id.items()]
    op_id |= {_eigen_id(t): (t,) for groep in per_rij.values() if len(groep) > 1 for t in groep}
    if gevouwen:
        regels.append(_later(gevouwen))
        op_id |= {_eigen_id(t): (t,) for t in gevouwen}
    return Lijst(tuple(regels), op_id)


_VOLGORDE = {urgentie: nummer for nummer, urgentie in enumerate(Urgentie)}


def _plaats(t: Termijn) -> tuple[date, int]:
    return (t.uitgesteld_tot or date.min, 0 if t.uitgesteld_tot else _VOLGORDE[t.status])


def _sleutel(t: Termijn) -> str:
    """Id of the row that it stands in: shared by what is done together."""
    groep = f"{t.uitgesteld_tot}/{t.notitie}" if t.uitgesteld_tot else t.status
    if t.actie in _NAAR_VECOZO:
        return f"{groep}/{t.actie}"
    if t.actie in _SAMEN:
        return f"{groep}/{t.actie}/{t.soort}/{t.gemeente}/{t.wet}"
    return _eigen_id(t)


def _eigen_id(t: Termijn) -> str:
    eigen = declareren.eigen_id(t) or verzoeken.eigen_id(t)
    return eigen or f"{t.soort}/{t.bericht_id}/{t.toewijzing_id}"


def _groep(t: Termijn) -> str:
    return _GROEPEN[t.status] if t.uitgesteld_tot is None else _GROEP_UITGESTELD


def _gezegd(t: Termijn) -> str:
    """What the user said when it was put off; of what has returned, the note."""
    if t.uitgesteld_tot is None:
        return f"Notitie: {t.notitie}" if t.notitie else ""
    return f"Uitgesteld tot {datum(t.uitgesteld_tot)}" + (f": {t.notitie}" if t.notitie else "")


def _door_gebruiker(*groep: Termijn) -> str:
    """The same of a row; what is not said of all that it stands for is left to its children."""
    van_eerste = _gezegd(groep[0])
    gelijk = len(groep) == 1 or all(_gezegd(t) == van_eerste for t in groep)
    return van_eerste if gelijk else ""


def _uitleg(*groep: Termijn) -> str:
    """In full, of the most urgent one, and what happens otherwise."""
    gezegd = _door_gebruiker(*groep)
    delen = (f"{gezegd.rstrip('.')}." if gezegd else "", _eerste(in_woorden, groep), _gevolg(groep))
    return heel(" ".join(filter(None, delen)))


def _kort(*groep: Termijn) -> str:
    return " · ".join(filter(None, (_door_gebruiker(*groep), _eerste(in_het_kort, groep))))


def _eerste(in_tekst: Callable[[Termijn], str], groep: Sequence[Termijn]) -> str:
    """Say it of the most urgent one, and that it is only that one where it differs."""
    van_eerste = in_tekst(groep[0])
    gelijk = len(groep) == 1 or all(in_tekst(t) == van_eerste for t in groep[1:])
    return van_eerste if gelijk else f"Eerste: {van_eerste}"


def _gevolg(groep: Sequence[Termijn]) -> str:
    """What happens otherwise; of a folded row only what holds for all of it."""
    van_eerste = groep[0].gevolg
    gelijk = len(groep) == 1 or all(t.gevolg == van_eerste for t in groep)
    return van_eerste if gelijk else ""


def _regel(id_: str, groep: tuple[Termijn, ...]) -> Taakregel:
    eerste = groep[0]
    if len(groep) == 1:
        return _een(id_, eerste, titel(eerste))
    kinderen = Kinderen(len(groep), lambda: (_een(_eigen_id(t), t, _kindtitel(t)) for t in groep))
    stand = _stand(eerste)
    overal = eerste.actie in _NAAR_VECOZO
    return Taakregel(
        id_,
        _groep(eerste),
        stand[0],
        stand[1],
        titel=_NAAR_VECOZO.get(eerste.actie) or declareren.groepstitel(groep) or titel(eerste),
        uitleg=_uitleg(*groep),
        kort=_kort(*groep),
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
        _groep(t),
        soort,
        tekst,
        titel=titel,
        uitleg=_uitleg(t),
        kort=_kort(t),
        dag=dag,
        client=t.client or zonder_client(t),
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
        kinderen=Kinderen(
            len(later), lambda: (_een(_eigen_id(t), t, _latertitel(t), _dag(t)) for t in later)
        ),
    )


def _kindtitel(t: Termijn) -> str:
    """Tell apart what stands in one folded row."""
    if t.actie in _NAAR_VECOZO:
        return f"{Berichtsoort(t.soort).woord} ({t.soort}), {gemeentenaam(t.gemeente)}"
    if eigen := declareren.kindtitel(t) or verzoeken.kindtitel(t) or eigen_titel(t):
        return eigen
    return f"Bericht {t.identificatie}" if t.identificatie else titel(t)


def _latertitel(t: Termijn) -> str:
    """Begin with the product: one client may have several Toewijzingen that begin together."""
    feit = t.feit
    if (eigen := eigen_titel(t)) is not None:
        return f"{feit.product} · {eigen}" if isinstance(feit, Leveringfeit) else eigen
    soort = feit.soort if isinstance(feit, AfkeurOpen) else Berichtsoort(t.soort)
    wat = f"{soort.woord} ({soort})"
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
    if groep[0].actie not in _NAAR_VECOZO and (eigen := taakwoorden.hoeveel(groep)):
        return eigen
    toewijzingen = [t.feit.aantal_toewijzingen for t in groep if isinstance(t.feit, RetourOpen)]
    if groep[0].actie is Actie.ZET_KLAAR and all(toewijzingen):
        return aantal(sum(toewijzingen), "toewijzing", "toewijzingen")
    return aantal(len(groep), "bericht", "berichten")


def _bevat(t: Termijn, woorden: Iterable[str]) -> bool:
    velden = (
        t.client,
        gemeentenaam(t.gemeente),
        t.soort,
        soort_naam(t.soort),
        str(t.toewijzing_nummer or ""),
        t.identificatie or "",
        declaratie_nummer(t.feit),
        eigen_titel(t) or "",
        t.medewerker,
        t.notitie,
    )
    tekst = _vergelijkbaar(" ".join(velden))
    return all(woord in tekst for woord in woorden)


def _vergelijkbaar(tekst: str) -> str:
    """Make capitals and accents no difference: who types ``ozturk`` finds Öztürk."""
    los = unicodedata.normalize("NFD", tekst.casefold())
    return "".join(teken for teken in los if not unicodedata.combining(teken))
