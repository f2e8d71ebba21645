"""How to reach the backoffice of a gemeente, as the user noted it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.errors import UserError
from app.services.instellen import eis_gemeente
from app.services.workspace import Workspace
from app.store.instellingen import Gemeentecontact

GEEN_CONTACT = Gemeentecontact()


def contact(workspace: Workspace, gemeente: str) -> Gemeentecontact:
    """How to reach a gemeente; empty what the user did not say."""
    with workspace.lezen() as uow:
        return uow.instellingen.contact(gemeente)


def contacten(workspace: Workspace) -> Mapping[str, Gemeentecontact]:
    """The same of every gemeente of which the user said anything, by code."""
    with workspace.lezen() as uow:
        return uow.instellingen.contacten()


def zet_contact(workspace: Workspace, gemeente: str, nieuw: Gemeentecontact) -> Gemeentecontact:
    """Keep how to reach a gemeente; gives what was known until now, to undo it with.

    Raises UserError for an address that is none, a telephone number without digits, or a gemeente
    that does not exist.
    """
    eis_gemeente(gemeente)
    nieuw = Gemeentecontact(
        nieuw.email.strip(), " ".join(nieuw.telefoon.split()), " ".join(nieuw.notitie.split())
    )
    if nieuw.email and not re.fullmatch(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+", nieuw.email):
        raise UserError(
            f"‘{nieuw.email}’ is geen mailadres.",
            "Vul één adres in, zoals backoffice@gemeente.nl.",
        )
    if nieuw.telefoon and not re.search(r"\d", nieuw.telefoon):
        raise UserError(
            f"In ‘{nieuw.telefoon}’ staat geen cijfer.",
            "Vul het telefoonnummer in; bij wie je moet zijn kan in de notitie.",
        )
    with workspace.schrijven() as uow:
        was = uow.instellingen.contact(gemeente)
        uow.instellingen.zet_contact(gemeente, nieuw)
        uow.commit()
    return was
