"""The foutbericht of VECOZO or the hub, whatever its exact variant."""

from __future__ import annotations

from app.standard.codec import parse
from app.standard.foutbericht import is_foutbericht, lees_foutbericht

STUF = b"""<?xml version="1.0" encoding="UTF-8"?>
<s:Fo01Bericht xmlns:s="http://www.egem.nl/StUF/StUF0301">
  <s:stuurgegevens><s:berichtcode>Fo01</s:berichtcode>
    <s:crossRefnummer>260410ABCDEF</s:crossRefnummer></s:stuurgegevens>
  <s:body><s:code>IB014</s:code><s:plek>server</s:plek>
    <s:omschrijving>Payload voldoet niet.</s:omschrijving><s:details>regel 3</s:details></s:body>
</s:Fo01Bericht>"""


def test_een_stuf_foutbericht_wordt_gelezen() -> None:
    root = parse(STUF)
    assert is_foutbericht(root)
    fout = lees_foutbericht(root)
    assert (fout.kenmerk, fout.code) == ("260410ABCDEF", "IB014")
    assert fout.omschrijving == "Payload voldoet niet."
    assert fout.details == "regel 3"


def test_een_andere_variant_zonder_namespace_ook() -> None:
    root = parse(b"<Fo03Bericht><body><code>StUF055</code></body></Fo03Bericht>")
    assert is_foutbericht(root)
    assert lees_foutbericht(root).code == "StUF055"
    assert lees_foutbericht(root).kenmerk == ""


def test_een_gewoon_bericht_is_geen_foutbericht() -> None:
    assert not is_foutbericht(parse(b"<Bericht/>"))
