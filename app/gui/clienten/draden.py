"""The messages of a client as threads: each heenbericht with what came back on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from app.gui.berichtstatus import bericht_titel, status_tekst
from app.gui.format import StatusText, datum
from app.services import afkeuren, berichten
from app.services.workspace import Workspace
from app.standard.uitleg import uitleg
from app.store.berichtfilter import Berichtfilter
from app.store.berichtrijen import Berichtregel
from app.store.tables import Richting

_GEEN_CODES: Mapping[int, Sequence[str]] = {}
MEESTE = 200  # messages of one client that are shown; older ones stand on Berichten


@dataclass(frozen=True, slots=True)
class Post:
    """One message in a thread; ``uitleg`` is why it was refused, if it was."""

    id: int
    naar_gemeente: bool
    titel: str
    dag: str
    status: StatusText
    uitleg: str


@dataclass(frozen=True, slots=True)
class Draad:
    """A message and its answers, in the order in which they came."""

    heen: Post
    antwoorden: tuple[Post, ...] = ()


def laad(workspace: Workspace, client_id: int) -> list[Draad]:
    """Read the messages of a client, newest thread first."""
    regels = berichten.zoek(workspace, "", Berichtfilter(client_id=client_id), 0, MEESTE)
    codes = afkeuren.codes_bij(workspace, [regel.id for regel in regels])

    def familie(bericht_id: int) -> Collection[int]:
        return {regel.id for regel in berichten.antwoorden(workspace, bericht_id)}

    return draden(sorted(regels, key=lambda r: (r.moment, r.id)), familie, codes)


def draden(
    regels: Sequence[Berichtregel],
    familie: Callable[[int], Collection[int]],
    codes: Mapping[int, Sequence[str]] = _GEEN_CODES,
) -> list[Draad]:
    """Join messages, oldest first, to threads; ``familie`` gives the ids that belong to one.

    ``codes`` are those with which a message was refused, or with which it refuses.
    """
    gevonden: dict[int, Draad] = {}
    for nummer, regel in enumerate(regels):
        kan = [eerder for eerder in regels[:nummer] if _kan_antwoord_zijn(regel, op=eerder)]
        if kan:
            verwant = familie(regel.id)
            kan = [eerder for eerder in kan if eerder.id in verwant and eerder.id in gevonden]
        if kan:
            draad, post = gevonden[kan[-1].id], _post(regel, codes.get(regel.id, ()))
            # The answer says why it was refused; its message need not repeat it.
            herhaalt = draad.heen.naar_gemeente and bool(post.uitleg)
            heen = replace(draad.heen, uitleg="") if herhaalt else draad.heen
            gevonden[kan[-1].id] = Draad(heen, (*draad.antwoorden, post))
        else:
            gevonden[regel.id] = Draad(_post(regel, codes.get(regel.id, ())))
    return list(reversed(gevonden.values()))


def _kan_antwoord_zijn(regel: Berichtregel, *, op: Berichtregel) -> bool:
    if regel.richting is op.richting:
        return False
    if regel.soort is None:  # VECOZO's word on what we sent
        return op.richting is Richting.UIT
    return regel.soort.is_retour and op.soort is regel.soort.heen and op.wet is regel.wet


def _post(regel: Berichtregel, codes: Sequence[str]) -> Post:
    return Post(
        id=regel.id,
        naar_gemeente=regel.richting is Richting.UIT,
        titel=_titel(regel),
        dag=datum(regel.moment.astimezone().date()).partition(" ")[2],
        status=status_tekst(regel.status, regel.soort),
        uitleg=" ".join(filter(None, (regel.reden, *(uitleg(code).kort for code in codes)))),
    )


def _titel(regel: Berichtregel) -> str:
    """What it is called; an answer stands beneath its message, and need not repeat it."""
    if regel.soort is None or regel.wet is None:
        return "Fout van VECOZO"
    if regel.soort.is_retour:
        return f"Antwoord ({regel.wet.value.upper()}{regel.soort.value})"
    return bericht_titel(regel.wet, regel.soort)
