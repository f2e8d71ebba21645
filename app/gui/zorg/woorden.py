"""What the grid says: how a row stands, what is wrong with a cell, how much there is in all."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from app.domain.toewijzing import volume_tekst
from app.domain.volume import EURO, MINUUT
from app.domain.zorg import DUIZENDSTEN, Zorgregel, in_eenheid, teleenheid
from app.gui.format import Status, StatusText, aantal, getal
from app.gui.zorg.rij import NAMEN, PLEK, Kolom, Rij
from app.services.zorgcontrole import Bezwaar, aantal_tekst, eenheidnaam
from app.standard.leesbaar import bedrag


def stand(rij: Rij) -> StatusText | None:
    """How a row stands; nothing when all is well and nothing was done with it yet."""
    if rij.leeg and not rij.gewijzigd:
        return None
    if rij.fout:
        return StatusText(Status.REFUSED, "Fout")
    if rij.gewijzigd:
        return StatusText(Status.SOON, "Niet bewaard")
    if rij.gedeclareerd is not None:
        return StatusText(Status.DONE, "Gedeclareerd")
    wacht = rij.bewaard is not None and rij.bewaard.toewijzing_id is None
    if wacht and not rij.bezwaren_bij(Kolom.TOEWIJZING):
        return StatusText(Status.SOON, "Wacht op 301")
    return StatusText(Status.TODAY, "Let op") if rij.bezwaren else None


def bij_cel(rij: Rij, kolom: Kolom) -> str:
    """What there is to say of a cell, or of its row in the column that tells how it stands."""
    if kolom is Kolom.STAND:
        return bij_rij(rij)
    return " ".join(_zin(bezwaar) for bezwaar in rij.bezwaren_bij(kolom))


def bij_rij(rij: Rij, kolom: Kolom | None = None) -> str:
    """What there is to say of a row, beginning with the cell that is chosen."""
    if kolom is not None and (zinnen := bij_cel(rij, kolom)):
        return zinnen
    if rij.bezwaren:
        eerste = rij.bezwaren[0]
        return f"{NAMEN[PLEK[eerste.kolom]]}: {_zin(eerste)}"
    if rij.gedeclareerd is not None:
        waar = rij.gedeclareerd
        in_ = f"Gedeclareerd in {waar.declaratie_nummer}, regel {waar.referentie_nummer}."
        return f"{in_} Wijzig je dit, dan stelt Heenweer bij het voorstel een correctie voor."
    if rij.gewijzigd and not rij.leeg:
        return "Nog niet bewaard. Dat gebeurt als je naar een andere regel gaat."
    if rij.los:
        return f"{rij.los} Tot dan kun je dit niet declareren."
    return ""


def totaal(regels: Iterable[Zorgregel], wacht: int, fout: int) -> str:
    """Add up what is shown: ``34 regels · 45 uur en 20 minuten · 12 dagdelen``."""
    sommen: dict[str, int] = {}
    teller = 0
    for regel in regels:
        teller += 1
        eenheid = teleenheid(regel.eenheid)
        duizendsten = int(regel.aantal * DUIZENDSTEN)
        som = in_eenheid(duizendsten, regel.eenheid, eenheid)
        sommen[eenheid] = sommen.get(eenheid, 0) + (duizendsten if som is None else som)
    delen = [aantal(teller, "regel", "regels")]
    delen += [_hoeveel(sommen[eenheid], eenheid) for eenheid in sorted(sommen)]
    if wacht:
        delen.append(f"{getal(wacht)} zonder toewijzing")
    if fout:
        delen.append(f"{getal(fout)} met een fout")
    return " · ".join(delen)


def _hoeveel(duizendsten: int, eenheid: str) -> str:
    if eenheid == EURO:
        return bedrag(round(duizendsten / 10))
    heel, rest = divmod(duizendsten, DUIZENDSTEN)
    if eenheid == MINUUT and not rest:
        uren, minuten = divmod(heel, 60)
        delen = [f"{getal(uren)} uur"] if uren else []
        delen += [volume_tekst(minuten, MINUUT)] if minuten or not uren else []
        return " en ".join(delen)
    if not rest:
        return volume_tekst(heel, eenheid)
    return f"{aantal_tekst(Decimal(duizendsten) / DUIZENDSTEN)} {eenheidnaam(eenheid)}"


def _zin(bezwaar: Bezwaar) -> str:
    return f"{bezwaar.melding} {bezwaar.advies}".rstrip()
