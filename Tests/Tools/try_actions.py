#!/usr/bin/env python3
"""Does with real files what an editor offers for them, and looks at what becomes of them.

usage: try_actions.py [options] ORACLE LAZYLS ROOT

ORACLE is a CPython 3.15, LAZYLS our binary, ROOT a folder of packages: it is the project, and nothing in it is changed.
Of files chosen at random each is opened; at its imports and findings every code action is asked for and made on the
text, and what imports bind is renamed and renamed back. Edits must not overlap, the text must compile, the finding that
a fix is for must be gone and no error or warning be new, and a name renamed back must give the text there was. Then
modules and packages get other names: no edit must overlap, and what was a program's text must be one afterwards.

It needs `lsprotocol`, as the end-to-end tests do. Exit status 0 if all that is so, else 1.
"""

import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "EndToEnd"))
from wire import Wire  # noqa: E402

CAPABILITIES = {
    "textDocument": {"diagnostic": {}, "rename": {"prepareSupport": True}, "codeAction": {
        "dataSupport": True, "disabledSupport": True, "resolveSupport": {"properties": ["edit"]},
        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}}}},
    "workspace": {"workspaceEdit": {"documentChanges": True}, "fileOperations": {"willRename": True}},
}
# How many bytes a unit of a column has, and in what encoding of the line.
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
COMPILE = """
import json, sys, warnings
warnings.simplefilter("ignore")
for line in sys.stdin:
    try:
        compile(json.loads(line), "a.py", "exec", dont_inherit=True)
        print("null", flush=True)
    except (SyntaxError, ValueError) as error:
        print(json.dumps(str(error)), flush=True)
"""


class Broken(Exception):
    """What must not be, in words."""


class Oracle:
    def __init__(self, python):
        self.process = subprocess.Popen([python, "-c", COMPILE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def error(self, text):
        """Why a text is no program; None where it is one."""
        self.process.stdin.write(json.dumps(text) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


class Text:
    """A text in which places are lines and columns of an encoding."""

    def __init__(self, text, encoding):
        self.text = text
        self.codec, self.width = UNITS[encoding]
        self.starts = [0] + [end.end() for end in re.finditer(r"\r\n|\r|\n", text)]

    def line(self, number):
        return self.text[self.starts[number]:(self.starts + [len(self.text)])[number + 1]].rstrip("\r\n")

    def offset(self, position):
        if position["line"] >= len(self.starts):
            raise Broken(f"{position} lies behind the text")
        line = self.line(position["line"]).encode(self.codec)
        end = position["character"] * self.width
        if end > len(line):
            raise Broken(f"{position} lies behind its line")
        return self.starts[position["line"]] + len(line[:end].decode(self.codec))

    def position(self, line, column=None):
        """Of a column in characters, the line's end without one."""
        return {"line": line, "character": len(self.line(line)[:column].encode(self.codec)) // self.width}

    def after(self, edits):
        spans = sorted((self.offset(edit["range"]["start"]), self.offset(edit["range"]["end"]), index)
                       for index, edit in enumerate(edits))
        result, end = "", 0
        for start, stop, index in spans:
            if not end <= start <= stop:
                raise Broken(f"edits overlap: {edits}")
            result, end = result + self.text[end:start] + edits[index]["newText"], stop
        return result + self.text[end:]


class Session(Wire):
    def __init__(self, options):
        self.version, self.number, self.encoding = 0, 0, options.encoding
        settings = {"dialect": options.dialect, "min-severity": "hint", "evaluate": "off",
                    "search-path": [str(pathlib.Path(path).resolve()) for path in options.search_path]}
        super().__init__(options.lazyls, {**CAPABILITIES, "general": {"positionEncodings": [options.encoding]}},
                         root=options.root.as_uri(), options=settings)

    def ask(self, method, params):
        """The result; None where the server refuses."""
        self.number += 1
        self.send(method, params, self.number)
        answer = self.until(lambda message: message.get("id") == self.number and "method" not in message)
        self.seen.clear()
        self.asked.clear()
        return answer.get("result")

    def show(self, uri, text):
        """The findings of a text, the open document's from then on."""
        self.version += 1
        self.send("textDocument/didChange", {"textDocument": {"uri": uri, "version": self.version},
                                             "contentChanges": [{"text": text}]})
        return self.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"]


def words(finding):
    """What a finding says, wherever it stands."""
    return finding["code"], re.sub(r"\d+", "0", finding["message"])


def edits_by_uri(edit):
    return {change["textDocument"]["uri"]: change["edits"] for change in edit["documentChanges"] if "edits" in change}


def check_actions(session, oracle, uri, text, chance, count):
    before = session.show(uri, text.text)
    said = collections.Counter(map(words, before))
    ranges = [finding["range"] for finding in before] + [
        {"start": text.position(line, 0), "end": text.position(line)} for line in range(len(text.starts))
        if re.match(r"\s*(lazy\s+)?(import|from)\s", text.line(line))]
    actions = {}
    for place in chance.sample(ranges, min(12, len(ranges))):
        for action in session.ask("textDocument/codeAction", {
                "textDocument": {"uri": uri}, "range": place, "context": {"diagnostics": []}}):
            if "disabled" not in action and "command" not in action:
                action = action if "edit" in action else session.ask("codeAction/resolve", action)
                actions[json.dumps(action, sort_keys=True)] = action
    for action in filter(None, actions.values()):
        edits = edits_by_uri(action["edit"])
        if set(edits) != {uri}:
            continue  # it silences a rule in a configuration
        count["actions"] += 1
        after = text.after(edits[uri])
        if error := oracle.error(after):
            raise Broken(f"{action['title']}: {error}")
        now = session.show(uri, after)
        says = collections.Counter(map(words, now))
        for finding in action.get("diagnostics", []):
            if says[words(finding)] >= said[words(finding)]:
                raise Broken(f"{action['title']}: {words(finding)} is still there")
        # Who rewrites an import without having been told to may be told that it was no good idea.
        new = {words(finding) for finding in now if finding["severity"] <= 2} & set(says - said)
        if new and not action["kind"].startswith("refactor"):
            raise Broken(f"{action['title']}: now there is {new}")


def check_names(session, oracle, uri, text, chance, count):
    session.show(uri, text.text)
    named = [(line, found.start(1)) for line in range(len(text.starts))
             if (found := re.match(r"(?:from\s+[\w.]+\s+)?import\s+(?:\w+\s+as\s+)?(\w+)$", text.line(line)))]
    for line, column in chance.sample(named, min(4, len(named))):
        there = {"textDocument": {"uri": uri}, "position": text.position(line, column)}
        found = session.ask("textDocument/prepareRename", there)
        edit = found and session.ask("textDocument/rename", {**there, "newName": "renamed_here"})
        if not edit:
            continue
        count["names"] += 1
        after = Text(text.after(edits_by_uri(edit)[uri]), session.encoding)
        if error := oracle.error(after.text):
            raise Broken(f"{found['placeholder']} renamed: {error}")
        session.show(uri, after.text)
        there["position"] = after.position(line, after.line(line).index("renamed_here"))
        back = session.ask("textDocument/rename", {**there, "newName": found["placeholder"]})
        if back and after.after(edits_by_uri(back)[uri]) != text.text:
            raise Broken(f"{found['placeholder']} renamed and back is another text")
        session.show(uri, text.text)


def check_file_name(session, oracle, path, count):
    new = path.with_name("renamed_here" + path.suffix)
    edit = session.ask("workspace/willRenameFiles", {"files": [{"oldUri": path.as_uri(), "newUri": new.as_uri()}]})
    count["files renamed"] += 1
    for uri, edits in edits_by_uri(edit).items() if edit else ():
        text = Text(pathlib.Path(urllib.parse.unquote(uri.removeprefix("file://"))).read_bytes().decode(), session.encoding)
        error = oracle.error(text.after(edits))
        if error and not oracle.error(text.text):
            raise Broken(f"{path} renamed: {uri}: {error}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle")
    parser.add_argument("lazyls")
    parser.add_argument("root", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--dialect", default="explicit")
    parser.add_argument("--encoding", default="utf-16", choices=UNITS)
    parser.add_argument("--files", type=int, default=100, help="how many are tried (default: 100)")
    parser.add_argument("--search-path", action="append", default=[], help="where the packages' libraries are")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, oracle = random.Random(options.seed), Oracle(options.oracle)
    files = sorted(options.root.rglob("*.py"))
    count, wrong = collections.Counter(), 0
    with Session(options) as session:

        def attempt(path, check, *arguments):
            nonlocal wrong
            try:
                check(session, oracle, *arguments, count)
            except Broken as broken:
                wrong += 1
                print(f"{path.relative_to(options.root)}: {broken}")

        for path in chance.sample(files, min(options.files, len(files))):
            text = path.read_bytes().decode(errors="replace")
            if "\N{REPLACEMENT CHARACTER}" in text or oracle.error(text):
                continue
            count["files"] += 1
            session.open(path.as_uri(), text)
            for check in (check_actions, check_names):
                attempt(path, check, path.as_uri(), Text(text, options.encoding), chance)
            session.send("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
        for path in chance.sample(files, min(options.files // 4, len(files))):
            attempt(path, check_file_name, path.parent if path.name == "__init__.py" else path)
    print(", ".join(f"{number} {what}" for what, number in count.items()) + f": {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
