"""Every feature at every place of a few texts, whole and cut short: each request is answered, and with what it may be."""

import pytest

from wire import Wire

WHOLE = '''"""Doc."""
from __future__ import annotations
__lazy_modules__ = ["json", f"{__name__}.x", ""]
import json, os.path as path, xml.dom
lazy from . import (
    sibling as brother,  # why
    late,
)
from ..far import *
try:
    import numpy
except ImportError:
    import json as numpy
if TYPE_CHECKING:
    import typing
"😀"; lazy import re; re.X
class A(json.JSONDecoder, xml.dom.Node):
    import inner
    x: "path.T" = brother.f(late.g)
def f(a=path.join):
    import os, sys
    return numpy.array, xml.dom.minidom, 😀
f()  # lazyls: ignore[LZ1
'''
TEXTS = [WHOLE, WHOLE.replace("\n", "\r\n"), WHOLE[:150], WHOLE[:195], WHOLE[:330], "import a as ﷺ; ﷺ", "import ﷺ\nﷺ.ﷺ",
         "import", "from .", "lazy", "", "\ufeffimport a"]
PLACES = ["hover", "definition", "declaration", "documentHighlight", "prepareRename", "prepareCallHierarchy", "completion"]
RANGES = ["inlayHint", "codeAction", "semanticTokens/range"]
DOCUMENTS = ["documentLink", "codeLens", "documentSymbol", "semanticTokens/full", "diagnostic"]
CLIENT = {"notebookDocument": {"synchronization": {}}, "textDocument": {
    "diagnostic": {}, "definition": {"linkSupport": True}, "rename": {"prepareSupport": True},
    "hover": {"contentFormat": ["markdown"]},
    "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}}


@pytest.mark.parametrize("is_cell", [False, True], ids=["file", "cell"])
def test_every_feature_at_every_place(lazyls, tmp_path, is_cell):
    (tmp_path / "pkg").mkdir()
    (tmp_path / "pkg/__init__.py").write_text("")
    (tmp_path / "pkg/late.py").write_text("from pkg import main\n")
    uri = (tmp_path / "pkg/main.py").as_uri()
    (tmp_path / "pkg/main.py").write_text(WHOLE)
    document, answers, next_id = {"uri": "cell:2" if is_cell else uri}, 0, 1
    with Wire(lazyls, CLIENT, root=tmp_path.as_uri(), options={"symbols": True}) as wire:
        if is_cell:
            # Between two others, one of which uses what it imports.
            cells = [("cell:1", "%cd ..\nimport json"), ("cell:2", ""), ("cell:3", "json.loads; path; f()\n")]
            wire.send("notebookDocument/didOpen", {
                "notebookDocument": {"uri": (tmp_path / "pkg/main.ipynb").as_uri(), "notebookType": "jupyter-notebook", "version": 1,
                                     "cells": [{"kind": 2, "document": cell} for cell, _ in cells]},
                "cellTextDocuments": [
                    {"uri": cell, "languageId": "python", "version": 1, "text": text} for cell, text in cells]})
        else:
            wire.open(uri, "")

        def ask(method, params):
            nonlocal next_id, answers
            wire.send(f"textDocument/{method}", {"textDocument": document, **params}, next_id)
            answer = wire.until(lambda message, id=next_id: message.get("id") == id and "method" not in message)
            # What cannot be done there is refused in so many words; nothing is an accident.
            assert answer.get("error", {}).get("code") in (None, -32803), answer
            next_id += 1
            answers += answer.get("result") not in (None, [])

        for version, text in enumerate(TEXTS, 2):
            changed = {**document, "version": version}
            if is_cell:
                wire.send("notebookDocument/didChange", {
                    "notebookDocument": {"uri": (tmp_path / "pkg/main.ipynb").as_uri(), "version": version},
                    "change": {"cells": {"textContent": [{"document": changed, "changes": [{"text": text}]}]}}})
            else:
                wire.send("textDocument/didChange", {"textDocument": changed, "contentChanges": [{"text": text}]})
            for line, content in enumerate(text.split("\n")):
                for character in range(0, len(content) + 2, 3):
                    place = {"line": line, "character": character}
                    for method in PLACES:
                        ask(method, {"position": place})
                    ask("references", {"position": place, "context": {"includeDeclaration": True}})
                    ask("rename", {"position": place, "newName": "other"})
                area = {"range": {"start": {"line": line, "character": 0}, "end": {"line": line + 2, "character": 5}}}
                for method in RANGES:
                    ask(method, {**area, "context": {"diagnostics": []}})
            for method in DOCUMENTS:
                ask(method, {})
    assert answers > 500
