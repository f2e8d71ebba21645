"""A message in words as a tree, with what is wrong at the nearest line."""

from __future__ import annotations

from app.gui.gegevens import gegevens
from app.standard.leesbaar import Regel

REGELS = (
    Regel(0, "Cliënt", "", "/Bericht/Client"),
    Regel(1, "BSN", "999900006", "/Bericht/Client/Bsn"),
    Regel(1, "Product 1", "", "/Bericht/Client/Producten/Product[1]"),
    Regel(2, "Nummer", "7", "/Bericht/Client/Producten/Product[1]/Nummer"),
    Regel(0, "Nog iets", "x", "/Bericht/Nog"),
)


def test_elke_regel_staat_onder_haar_kop() -> None:
    client, nog = gegevens(REGELS)
    assert [kind.label for kind in client.kinderen] == ["BSN", "Product 1"]
    assert client.kinderen[1].kinderen[0].waarde == "7"
    assert nog.kinderen == ()


def test_wat_er_mis_is_staat_bij_de_dichtstbijzijnde_regel() -> None:
    client, _ = gegevens(
        REGELS,
        {
            "/Bericht/Client/Bsn": "Bestaat niet.",
            "/Bericht/Client/Naam": "Ontbreekt.",  # is not there
            "/Bericht/Client/Producten": "Is leeg.",  # only holds others
            "/Bericht/Client/Producten/Product/Nummer": "Fout.",  # the first needs no number
        },
    )
    assert client.bevinding == "Ontbreekt. Is leeg."
    assert client.kinderen[0].bevinding == "Bestaat niet."
    assert client.kinderen[1].kinderen[0].bevinding == "Fout."


def test_elke_regel_weet_haar_plaats_in_de_xml() -> None:
    client, nog = gegevens(REGELS, plaatsen={"/Bericht/Client/Producten/Product/Nummer": 12})
    assert client.kinderen[1].kinderen[0].regel == 12
    assert client.kinderen[1].kinderen[0].pad == "/Bericht/Client/Producten/Product/Nummer"
    assert nog.regel is None
