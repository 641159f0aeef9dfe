"""An editor that does random things for a long time, a model of what its documents and the disk have come to, and the
comparison with a server that has just been started on the same.

A seed gives the same actions again; what the server is busy with when they come is up to the machine.
"""

import json
import random
import re
import signal
import time
from collections import Counter
from pathlib import Path

import soak_files
from patience import LIMIT
from soak_client import SoakClient
from soak_state import differences, simplified, without_data

# How often each kind of action is done.
WEIGHTS = {
    "edit": 40, "replace": 4, "edit_badly": 1, "ask": 30, "cancel": 6, "open": 6, "open_untitled": 1, "open_again": 1,
    "close": 5, "save": 4, "rename": 2, "delete": 2, "create": 2, "write": 3, "configure": 2, "write_configuration": 2,
    "change_folders": 1, "notebook": 4, "send_nonsense": 6, "cancel_all": 1, "rename_folder": 1, "check_out": 1, "ask_nonsense": 4,
    "ask_twice": 1,
}
DOCUMENTS = 12  # open at once
IDLE = 7  # seconds after which the server has given back what it had freed
SPLICES = ["", "", "", "x", "\n", "lazy ", "import json\n", "lazy import json\n", "lazy from lib.m2 import VALUE\n",
           "from os.path import join\n", "print(VALUE)\n", "(", "\"\"\"", "\tif 1:\n", "é", "😀", "\r\n", "# lazyls: ignore\n",
           "__lazy_modules__ = ['json', 're']\n", "def f():\n    return json\n", "try:\n    import re\nexcept ImportError: ...\n"]
# What no editor sends, as parameters of anything.
JUNK = [None, [], [1], 3, "x", {"textDocument": 3}, {"textDocument": {"uri": 5}}, {"textDocument": {"uri": ""}},
        {"textDocument": {"uri": "file:///%zz"}}, {"textDocument": {"uri": "http://nowhere/a.py"}}, {"textDocument": {"uri": "untitled:"}},
        {"textDocument": {"uri": "x" * 5000}}, {"command": 5}, {"command": "lazyls.explain", "arguments": {}}, {"query": {}},
        {"files": [{"oldUri": "file:///a", "newUri": ""}]}, {"item": {}}, {"previousResultIds": 7}, {"data": {"path": 1}}]
PLACES = [{"line": -1, "character": 0}, {"line": 2**31, "character": 2**31}, {"line": 2**63, "character": 0}, {"line": 1.5, "character": 0},
          {"line": "1", "character": None}, {}, {"line": 0, "character": 10**6}]
ROOTS = ["other", "shop/lib"]  # that come and go
SETTINGS = [None, {}, {"dialect": "explicit"}, {"dialect": "all"}, {"min-severity": "hint"}, {"minSeverity": "error"},
            {"target-version": "3.12"}, {"select": ["LZ1"]}, {"ignore": ["LZ9"]}, {"dialect": "none"}, {"inlayHints": False}]
CONFIGURATIONS = ["", "dialect = \"explicit\"\n", "min-severity = \"hint\"\n", "min-severity = \"warning\"\n", "unknown = 1\n",
                  "dialect = \n", "exclude = [\"m1.py\"]\n", "ignore = [\"LZ1\"]\ntarget-version = \"3.13\"\n"]
AT_A_PLACE = ["hover", "definition", "declaration", "references", "documentHighlight", "completion", "prepareRename",
              "prepareCallHierarchy"]
OF_A_DOCUMENT = ["diagnostic", "codeLens", "documentLink", "documentSymbol", "semanticTokens/full"]
COMMANDS = ["lazyls.status", "lazyls.score", "lazyls.explain", "lazyls.importGraph", "lazyls.filter", "lazyls.applyAllSafe", "lazyls.none",
            "lazyls.reload"]


def frame(body):
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


# Bytes, and how many errors without an id they are answered with. Headers that are none are answered once up to the next good
# one, so one follows.
NOTHING = frame(b'{"jsonrpc":"2.0","method":"$/new"}')
NONSENSE = [
    (b"Content-Length: x\r\n\r\n" + NOTHING, 1), (b"Nonsense: 1\r\n\r\n" + NOTHING, 1), (frame(b"{"), 1), (frame(b"[]"), 1), (frame(b"\xff"), 1),
    (frame(b'{"jsonrpc":"2.0","id":{},"method":"shutdown"}'), 1),
    (frame(b'{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}'), 1), (frame(b'{"jsonrpc":"2.0","id":true,"method":"shutdown"}'), 1),
    (frame(b"[" * 5000), 1), (frame(b""), 1), (frame(b'{"jsonrpc":"2.0","id":"nobody asked","result":null}'), 0),
    (frame(b'{"jsonrpc":"2.0","id":1,"error":{}}'), 0),
    (frame(b'{"jsonrpc":"2.0","method":"textDocument/didChange"}'), 0),
    (frame(b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":[1]}'), 0),
    (frame(b'{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///closed.py"}}}'), 0),
    (frame(b'{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"never sent"}}'), 0),
    (NOTHING, 0), (frame(b'{"jsonrpc":"2.0","method":"workspace/didRenameFiles","params":{}}'), 0),
    (frame(b'{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///closed.py"}}}'), 0),
    (frame(b'{"jsonrpc":"2.0","method":"workspace/didChangeWatchedFiles","params":{"changes":[{"uri":"file:///gone.py","type":9}]}}'), 0),
    (frame(b'{"jsonrpc":"2.0","method":"workspace/didChangeWorkspaceFolders","params":{"event":{"added":[{"uri":7}]}}}'), 0),
    (frame(b'{"jsonrpc":"2.0","method":"window/workDoneProgress/cancel","params":{"token":[]}}'), 0),
    (frame(b'{"jsonrpc":"2.0","method":"notebookDocument/didChange","params":{"notebookDocument":{"uri":"file:///no.ipynb"},"change":{}}}'), 0),
    (b"".join(frame(b'{"jsonrpc":"2.0","method":"textDocument/%s","params":{"textDocument":{"uri":"untitled:half","languageId":"python",'
                    b'"version":1,"text":"x = \'\\ud800\'\\nimport json\"}, "contentChanges":[{"text":"\\udc00 \\ud83d = 1\"}]}}' % method)
              for method in (b"didOpen", b"didChange", b"didClose")), 0),
]


class SoakProblem(AssertionError):
    """The server is not what it must be."""


class Document:
    def __init__(self, text, version=1):
        self.text, self.version = text, version
        # An edit was sent that cannot be applied, and no whole text since.
        self.is_stale = False


class Soak:
    """One session of `actions` in `root`. Use it in a `with` statement."""

    def __init__(self, command, root, seed, profile="pull", encoding="utf-16", evaluate="auto"):
        self.command, self.root, self.chance = command, Path(root).resolve(), random.Random(seed)
        self.profile, self.encoding, self.evaluate = profile, encoding, evaluate
        soak_files.write(self.root)
        self.documents, self.notebooks = {}, {}
        self.folders = [self.uri("shop"), self.uri("other")]
        self.client = self.start()
        self.counts, self.kills, self.number, self.number_of_cells = Counter(), 0, 0, 0

    def start(self):
        options = {"evaluate": self.evaluate}
        return SoakClient(self.command, self.root, self.folders, self.profile, self.encoding, options)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.connection.kill()

    def uri(self, path):
        return (self.root / path).as_uri()

    def path(self, uri):
        return Path(self.root, uri.removeprefix(self.root.as_uri() + "/"))

    def files(self):
        """What lies on the disk, in a fixed order."""
        return sorted(path for path in self.root.rglob("*.py") if path.is_file())

    # MARK: actions

    def act(self, kills):
        """Does one thing. `kills`: the analysis may be killed, too."""
        if kills and self.chance.random() < 0.01:
            name = "kill"
        else:
            name = self.chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        self.number += 1
        self.counts[name] += 1
        getattr(self, name)()
        self.client.pump()
        if len(self.client.unanswered) > 40:
            self.client.wait_for_answers(LIMIT)

    def any_document(self):
        if not self.documents:
            self.open()
        return self.chance.choice(sorted(self.documents)) if self.documents else None

    def did_change(self, uri, changes):
        document = self.documents[uri]
        document.version += 1
        self.client.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": document.version}, "contentChanges": changes})

    def edit(self):
        uri = self.any_document()
        if uri is None:
            return
        document = self.documents[uri]
        changes = []
        for _ in range(self.chance.choice([1, 1, 1, 2, 3])):
            start = self.place(document.text)
            end = start if self.chance.random() < 0.6 else self.place(document.text, start, 12)
            new = self.chance.choice(SPLICES)
            changes.append({"range": {"start": self.position(document.text, start), "end": self.position(document.text, end)},
                            "text": new})
            document.text = document.text[:start] + new + document.text[end:]
        self.did_change(uri, changes)

    def replace(self):
        uri = self.any_document()
        if uri is not None:
            self.set_text(uri, soak_files.text(self.chance))

    def set_text(self, uri, text):
        document = self.documents[uri]
        document.text, document.is_stale = text, False
        self.did_change(uri, [{"text": text}])

    def edit_badly(self):
        """Whatever the server makes of it: what the editor holds from now on is unknown to it."""
        uri = self.any_document()
        if uri is not None:
            start, end = {"line": self.chance.randrange(9), "character": 3}, {"line": 0, "character": 0}
            if self.chance.random() < 0.6:
                start = self.chance.choice(PLACES)
            changes = self.chance.choice([[{"range": {"start": start, "end": end}, "text": "x"}], [{"text": 3}], [{}], 5, [[]]])
            self.did_change(uri, changes)
            self.documents[uri].is_stale = True

    def open(self):
        closed = [path for path in self.files() if path.as_uri() not in self.documents]
        if not closed or len(self.documents) >= DOCUMENTS:
            return
        path = self.chance.choice(closed)
        text = soak_files.text(self.chance) if self.chance.random() < 0.2 else read(path)
        self.did_open(path.as_uri(), text)

    def did_open(self, uri, text, version=1):
        self.documents[uri] = Document(text, version)
        self.client.notify("textDocument/didOpen", {
            "textDocument": {"uri": uri, "languageId": "python", "version": version, "text": text}})

    def open_untitled(self):
        uri = f"untitled:Untitled-{self.chance.randrange(3)}"
        if uri not in self.documents:
            self.did_open(uri, soak_files.text(self.chance))

    def open_again(self):
        """Without having closed it."""
        uri = self.any_document()
        if uri is not None:
            self.did_open(uri, soak_files.text(self.chance), self.documents[uri].version + 1)

    def close(self):
        if self.documents:
            self.did_close(self.any_document())

    def did_close(self, uri):
        del self.documents[uri]
        self.client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def save(self):
        uri = self.any_document()
        if uri is None or not uri.startswith("file:"):
            return
        new = not self.path(uri).exists()
        write(self.path(uri), self.documents[uri].text)
        self.client.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        self.watched([(self.path(uri), 1 if new else 2)])

    def watched(self, changes):
        """1: made, 2: changed, 3: gone."""
        if self.client.watches:
            self.client.notify("workspace/didChangeWatchedFiles", {
                "changes": [{"uri": path.as_uri(), "type": kind} for path, kind in changes]})

    def new_path(self):
        return self.root / self.chance.choice(["shop", "shop/lib", "other", "other/deep"]) / f"n{self.chance.randrange(8)}.py"

    def rename(self):
        old, new = self.chance.choice(self.files()), self.new_path()
        if new.exists() or new.as_uri() in self.documents:
            return
        files = {"files": [{"oldUri": old.as_uri(), "newUri": new.as_uri()}]}
        self.client.request("workspace/willRenameFiles", files)
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)
        self.client.notify("workspace/didRenameFiles", files)
        document = self.documents.get(old.as_uri())
        if document:
            self.did_close(old.as_uri())
            self.did_open(new.as_uri(), document.text, document.version)
        self.watched([(old, 3), (new, 1)])

    def rename_folder(self):
        """An editor renames a folder with all that is in it."""
        pairs = [(self.root / a, self.root / b) for a, b in [("shop/lib", "shop/base"), ("other/deep", "other/low")]]
        pairs = [(old, new) for old, new in pairs + [(new, old) for old, new in pairs] if old.is_dir() and not new.exists()]
        if not pairs:
            return
        old, new = self.chance.choice(pairs)
        files = {"files": [{"oldUri": old.as_uri(), "newUri": new.as_uri()}]}
        self.client.request("workspace/willRenameFiles", files)
        moved = sorted(path for path in old.rglob("*") if path.is_file())
        old.rename(new)
        self.client.notify("workspace/didRenameFiles", files)
        for uri, document in list(self.documents.items()):
            if uri.startswith(f"{old.as_uri()}/"):
                self.did_close(uri)
                self.did_open(uri.replace(old.as_uri(), new.as_uri(), 1), document.text, document.version)
        self.watched([(path, 3) for path in moved] + [(new / path.relative_to(old), 1) for path in moved])

    def check_out(self):
        """Another state of the repository: many files at once are others, new or gone."""
        changes = {}
        for _ in range(self.chance.randrange(5, 25)):
            path = self.chance.choice(self.files()) if self.chance.random() < 0.7 else self.new_path()
            if path.exists() and self.chance.random() < 0.3 and len(self.files()) > 12:
                path.unlink()
                changes[path] = 3
            else:
                changes[path] = 2 if path.exists() else 1
                write(path, soak_files.text(self.chance))
        self.watched(sorted(changes.items()))

    def delete(self):
        files = self.files()
        if len(files) > 12:
            path = self.chance.choice(files)
            path.unlink()
            self.watched([(path, 3)])

    def create(self):
        path = self.new_path()
        if not path.exists():
            write(path, soak_files.text(self.chance))
            self.watched([(path, 1)])

    def write(self):
        """Another program changes a file."""
        path = self.chance.choice(self.files())
        write(path, soak_files.text(self.chance))
        self.watched([(path, 2)])

    def write_configuration(self):
        path = self.root / self.chance.choice(["shop", "other", "other/deep"]) / "lazyls.toml"
        if path.exists() and self.chance.random() < 0.5:
            path.unlink()
            self.watched([(path, 3)])
        else:
            new = not path.exists()
            write(path, self.chance.choice(CONFIGURATIONS))
            self.watched([(path, 1 if new else 2)])

    def configure(self):
        scope, value = self.chance.choice(self.folders + [None]), self.chance.choice(SETTINGS)
        self.set_settings({**self.client.settings, scope: value})

    def set_settings(self, settings):
        self.client.settings = settings
        pushed = None if self.client.is_asked else {"lazyls": settings.get(None) or {}}
        self.client.notify("workspace/didChangeConfiguration", {"settings": pushed})

    def change_folders(self):
        other = self.uri(self.chance.choice(ROOTS))
        self.set_folders([each for each in self.folders if each != other] if other in self.folders else self.folders + [other])

    def set_folders(self, folders):
        def entries(some):
            return [{"uri": uri, "name": uri.rsplit("/", 1)[1]} for uri in some]
        added = [each for each in folders if each not in self.folders]
        removed = [each for each in self.folders if each not in folders]
        self.folders = folders
        self.client.notify("workspace/didChangeWorkspaceFolders", {
            "event": {"added": entries(added), "removed": entries(removed)}})

    def notebook(self):
        """Opens a notebook, or changes a cell of it, or closes it."""
        uri = self.uri("shop/book.ipynb")
        if uri not in self.notebooks:
            self.notebooks[uri] = [self.new_cell(uri) for _ in range(2)]
            self.open_notebook(uri, 1)
            return
        cells = self.notebooks[uri]
        action = self.chance.randrange(10)
        if action < 2:
            self.close_notebook(uri)
        elif action < 5:
            # Cells come and go in one place.
            start = self.chance.randrange(len(cells) + 1)
            count = self.chance.randrange(min(2, len(cells) - start) + 1)
            new = [self.new_cell(uri) for _ in range(self.chance.randrange(3) if len(cells) < 6 else 0)]
            old, cells[start:start + count] = cells[start:start + count], new
            self.change_notebook(uri, {"structure": {
                "array": {"start": start, "deleteCount": count, "cells": [{"kind": 2, "document": each} for each, _ in new]},
                "didOpen": [cell_item(each, cell) for each, cell in new], "didClose": [{"uri": each} for each, _ in old]}})
        elif cells:
            name, cell = self.chance.choice(cells)
            cell.text, cell.version = soak_files.text(self.chance), cell.version + 1
            self.change_notebook(uri, {"textContent": [
                {"document": {"uri": name, "version": cell.version}, "changes": [{"text": cell.text}]}]})

    def new_cell(self, uri):
        self.number_of_cells += 1
        return f"{uri.replace('file:', 'cell:')}#{self.number_of_cells}", Document(soak_files.text(self.chance))

    def change_notebook(self, uri, cells):
        self.client.notify("notebookDocument/didChange", {
            "notebookDocument": {"uri": uri, "version": self.number + 1}, "change": {"cells": cells}})

    def close_notebook(self, uri):
        cells = self.notebooks.pop(uri)
        self.client.notify("notebookDocument/didClose", {
            "notebookDocument": {"uri": uri}, "cellTextDocuments": [{"uri": each} for each, _ in cells]})

    def open_notebook(self, uri, version, client=None):
        cells = self.notebooks[uri]
        (client or self.client).notify("notebookDocument/didOpen", {
            "notebookDocument": {"uri": uri, "notebookType": "jupyter-notebook", "version": version,
                                 "cells": [{"kind": 2, "document": each} for each, _ in cells]},
            "cellTextDocuments": [cell_item(each, cell) for each, cell in cells]})

    def ask(self):
        """Anything, be it sensible or not."""
        uri = self.any_document() if self.chance.random() < 0.95 else self.uri("none.py")
        named = {"textDocument": {"uri": uri}}
        position = {"line": self.chance.randrange(30), "character": self.chance.randrange(30)}
        end = {"line": self.chance.randrange(40), "character": self.chance.randrange(30)}
        kind = self.chance.randrange(20)
        if kind < 7:
            params = {**named, "position": position}
            if (method := self.chance.choice(AT_A_PLACE)) == "references":
                params["context"] = {"includeDeclaration": False}
            self.client.request(f"textDocument/{method}", params)
        elif kind < 12:
            self.client.request(f"textDocument/{self.chance.choice(OF_A_DOCUMENT)}", named)
        elif kind < 14:
            method = self.chance.choice(["inlayHint", "semanticTokens/range"])
            self.client.request(f"textDocument/{method}", {**named, "range": {"start": position, "end": end}})
        elif kind == 14:
            self.client.request("textDocument/codeAction", {
                **named, "range": {"start": position, "end": end}, "context": {"diagnostics": []}})
        elif kind == 15:
            self.client.request("textDocument/semanticTokens/full/delta", {
                **named, "previousResultId": str(self.chance.randrange(50))})
        elif kind == 16:
            self.client.request("workspace/executeCommand", {
                "command": self.chance.choice(COMMANDS), "arguments": self.chance.choice([[uri], [], [uri, "json"], [3]])})
        elif kind == 17:
            self.client.request("workspace/diagnostic", {"previousResultIds": []})
        elif kind == 18:
            self.client.request(self.chance.choice(["textDocument/rename", "textDocument/new", "codeLens/resolve", "initialize"]),
                                self.chance.choice([named, [], None, {**named, "position": position, "newName": "n"}]))
        else:
            self.client.request("workspace/symbol", {"query": self.chance.choice(["", "m", "é"])})

    def ask_nonsense(self):
        """A method that there is, with parameters that it cannot have."""
        methods = [f"textDocument/{each}" for each in AT_A_PLACE + OF_A_DOCUMENT + ["codeAction", "inlayHint", "rename"]]
        methods += ["workspace/executeCommand", "workspace/symbol", "workspace/diagnostic", "workspace/willRenameFiles", "codeLens/resolve",
                    "codeAction/resolve", "inlayHint/resolve", "callHierarchy/incomingCalls", "callHierarchy/outgoingCalls",
                    "workspace/textDocumentContent", "textDocument/semanticTokens/full/delta", "no/method"]
        params = self.chance.choice(JUNK)
        if self.chance.random() < 0.4:
            place = self.chance.choice(PLACES)
            params = {"textDocument": {"uri": self.any_document()}, "position": place, "range": {"start": place, "end": place},
                      "context": {}, "newName": ""}
        self.client.request(self.chance.choice(methods), params, self.chance.choice([None, None, -1, 2**40, "x" * 3000]))

    def ask_twice(self):
        """Two requests of one name, one right after the other: each is answered."""
        uri = self.any_document()
        if uri is not None:
            self.client.request_twice("textDocument/documentSymbol", {"textDocument": {"uri": uri}})

    def cancel_all(self):
        """Whoever leaves a view wants nothing of it any more."""
        for _ in range(self.chance.randrange(5)):
            self.ask()
        for id in list(self.client.unanswered):
            self.client.cancel(id)

    def cancel(self):
        """What was just asked, or something older, or nothing."""
        if self.chance.random() < 0.7:
            self.ask()
        ids = list(self.client.unanswered) or ["none"]
        self.client.cancel(ids[-1] if self.chance.random() < 0.7 else self.chance.choice(ids))

    def send_nonsense(self):
        if self.chance.random() < 0.1:
            # No method, but an id: that is what the error goes to.
            return self.client.send_incomplete()
        data, errors = self.chance.choice(NONSENSE)
        self.client.send_bytes(data)
        self.client.errors_without_id -= errors

    def kill(self):
        """The analysis dies, now and then several times before it can answer anything; but not before it has answered since
        it died last: whoever kills it ever again has to wait ever longer for it."""
        self.client.wait_for_life(120)
        if self.chance.random() < 0.2:
            # The user has had enough of it.
            return self.client.request("workspace/executeCommand", {"command": "lazyls.restart"})
        for _ in range(self.chance.choice([1, 1, 1, 1, 1, 1, 1, 6])):
            self.kill_once()

    def kill_once(self):
        """It dies of a text that it never died of: one that kills it three times is kept from it."""
        uri = self.any_document()
        if uri is not None:
            self.set_text(uri, f"{self.documents[uri].text}\n# {self.number}.{self.kills}\n")
        process = self.client.next_analysis(10)
        if process is None:
            return
        stopped = self.chance.random() < 0.5
        if stopped:
            self.client.kill(process, signal.SIGSTOP)
        for _ in range(self.chance.randrange(4)):
            self.ask()
        if uri is not None and stopped:
            self.set_text(uri, f"{self.documents[uri].text}\n# Again.\n")
        self.client.kill(process)
        self.kills += 1

    # MARK: positions

    def place(self, text, start=0, length=None):
        """An index into the text, never within a line's end."""
        end = len(text) if length is None else min(len(text), start + length)
        place = self.chance.randint(start, end)
        return place - 1 if place > start and text[place - 1:place + 1] == "\r\n" else place

    def position(self, text, index):
        return position(text, index, self.encoding)

    # MARK: comparing

    def mend(self):
        """Takes back what a fresh server cannot know: edits that could not be applied, and what a configuration file said
        before it was broken."""
        for uri, document in self.documents.items():
            if document.is_stale:
                self.set_text(uri, document.text)
        for path in self.root.rglob("lazyls.toml"):
            if path.read_text() == "dialect = \n":
                write(path, "")
                self.watched([(path, 2)])

    def compare(self, patience=LIMIT):
        """Raises a `SoakProblem` unless a fresh server says the same of everything, now or soon."""
        self.mend()
        self.client.wait_for_answers(LIMIT)
        fresh = self.start()
        try:
            fresh.settings = dict(self.client.settings)
            if not fresh.is_asked:
                fresh.notify("workspace/didChangeConfiguration", {"settings": {"lazyls": fresh.settings.get(None) or {}}})
            for uri, document in self.documents.items():
                fresh.notify("textDocument/didOpen", {"textDocument": {
                    "uri": uri, "languageId": "python", "version": document.version, "text": document.text}})
            for uri in self.notebooks:
                self.open_notebook(uri, 1, fresh)
            deadline = time.monotonic() + patience
            while True:
                ours, theirs = self.state(self.client), self.state(fresh)
                found = list(differences(theirs, ours, ""))
                if not found:
                    return
                if time.monotonic() > deadline:
                    raise SoakProblem(f"after {self.number} actions, unlike a fresh server:\n" + "\n".join(found[:8]))
                time.sleep(0.5)
        finally:
            fresh.shut_down()
            fresh.connection.kill()

    def state(self, client):
        """All that a server shows."""
        found = {}
        ids = {}
        cells = {name: cell for cells in self.notebooks.values() for name, cell in cells}
        for uri, document in {**self.documents, **cells}.items():
            named = {"textDocument": {"uri": uri}}
            whole = {"start": {"line": 0, "character": 0}, "end": {"line": 10**6, "character": 0}}
            asked = {"inlayHint": {**named, "range": whole}, "codeLens": named, "semanticTokens/full": named, "documentLink": named}
            if client.pulls:
                asked["diagnostic"] = named
            for method, params in asked.items():
                ids[uri, method] = client.request(f"textDocument/{method}", params)
            for match in list(re.finditer(r"\b(?:import|from)\s+(?=\w)", document.text))[:12]:
                place = self.position(document.text, match.end())
                ids[uri, f"hover {place}"] = client.request("textDocument/hover", {**named, "position": place})
        if client.pulls:
            ids["", "workspace"] = client.request("workspace/diagnostic", {"previousResultIds": []})
        answers = client.wait_for_answers(LIMIT, ids.values())
        for key, id in ids.items():
            found[" ".join(key)] = simplified(answers[id])
        for uri, method in ids:
            if method == "codeLens":
                for number, lens in enumerate(found[f"{uri} codeLens"].get("result") or []):
                    if "data" in lens:
                        id = client.request("codeLens/resolve", lens)
                        found[f"{uri} lens {number}"] = simplified(client.wait_for_answers(LIMIT, [id])[id])
        # How often a notebook has changed is part of its data.
        found = {key: without_data(each) if key.startswith("cell:") else each for key, each in found.items()}
        found.update({f"pushed {uri}": each for uri, each in client.pushed.items() if each})
        return found

    # MARK: memory

    def settle(self):
        """Brings disk, settings and documents to what they were at the start, and opens the first files."""
        for uri in list(self.notebooks):
            self.close_notebook(uri)
        for uri in list(self.documents):
            self.did_close(uri)
        before = set(self.root.rglob("*.*"))
        soak_files.write(self.root)
        after = {path for path in self.root.rglob("*.*") if path.is_file()}
        self.watched([(path, 3) for path in before - after if path.suffix] + [(path, 2 if path in before else 1) for path in sorted(after)])
        self.set_settings({})
        self.set_folders([self.uri("shop"), self.uri("other")])
        for path in self.files()[:DOCUMENTS]:
            self.did_open(path.as_uri(), read(path))
        self.client.wait_for_answers(LIMIT)
        for _ in range(3):
            # So that looks at the disk that are a second apart, and evaluations, have had their time.
            time.sleep(1.1)
            self.state(self.client)

    def memory(self):
        """In kilobytes: what the supervisor and the analysis hold for themselves, and what the analysis says is in use of it.
        Measured when nothing more is given back: what evaluation has freed is, some time after it was over."""
        held = self.held()
        while (now := self.held())["analysis"] < 0.95 * held["analysis"]:
            held = now
        id = self.client.request("workspace/executeCommand", {"command": "lazyls.status"})
        status = self.client.wait_for_answers(LIMIT, [id])[id]
        return {**now, "in use": status["result"]["bytesInUse"] // 1024}

    def held(self):
        """What both hold after a while."""
        time.sleep(IDLE)
        return {"supervisor": anonymous(self.client.connection.process.pid), "analysis": anonymous(self.client.analysis())}


def cell_item(uri, cell):
    return {"uri": uri, "languageId": "python", "version": cell.version, "text": cell.text}


def anonymous(process):
    """Its anonymous memory in kilobytes: the pages of the executable come and go as the kernel likes. Source: proc(5)."""
    return int(re.search(r"Anonymous:\s*(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text())[1])


def read(path):
    return path.read_bytes().decode()


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def position(text, index, encoding):
    """LSP: lines end with LF, CR LF or CR; columns count units of the encoding."""
    lines = re.split(r"\r\n|\r|\n", text[:index])
    units = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
    return {"line": len(lines) - 1, "character": len(lines[-1].encode(codec)) // units}
