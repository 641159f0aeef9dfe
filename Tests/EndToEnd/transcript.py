"""Reads `.lsp` transcripts; `protocol-fixtures/README.md` describes the form."""

import ast
import json
import re
from dataclasses import dataclass, field

from patience import LIMIT


class TranscriptError(Exception):
    """The transcript itself is wrong."""


@dataclass
class Step:
    line: int
    verb: str  # send, reply, raw, close, expect, nothing, write, delete, pause, exit
    kind: str | None = None  # send: request, notification; reply and expect: result, error, notification, request
    method: str | None = None
    id: object = None
    has_id: bool = False
    value: object = None  # params, result, error code, bytes, text, seconds, status
    has_value: bool = False
    message: str | None = None  # of an error: part of its message
    path: str | None = None


@dataclass
class Transcript:
    name: str
    project: str | None = None
    encodings: list = field(default_factory=lambda: [None])
    ignore: set = field(default_factory=set)
    arguments: list = field(default_factory=lambda: ["--stdio"])
    timeout: float = LIMIT
    files: dict = field(default_factory=dict)
    steps: list = field(default_factory=list)


class More:
    """`…`: further members are welcome."""


@dataclass(frozen=True)
class Hole:
    """`{{word argument}}`."""
    word: str
    argument: str = ""


ENCODINGS = ["utf-8", "utf-16", "utf-32"]


class Reader:
    """A cursor over the transcript's text."""

    def __init__(self, text, name):
        self.text, self.name, self.at = text, name, 0

    @property
    def line(self):
        return self.text.count("\n", 0, self.at) + 1

    def fail(self, words):
        raise TranscriptError(f"{self.name}:{self.line}: {words}")

    def rest_of_line(self):
        return self.text[self.at:].split("\n", 1)[0]

    def skip(self, pattern):
        match = re.compile(pattern).match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def at_value(self):
        """Does JSON follow, here or on an indented next line?"""
        return bool(re.compile(r'[ \t]*(?:\n[ \t]+)?["\[{\d\-tfn]').match(self.text, self.at))

    def value(self):
        """JSON with holes and `…`."""
        self.skip(r"\s+")
        rest = self.text[self.at:self.at + 1]
        if hole := self.skip(r"\{\{\s*([^\s}]+)\s*(.*?)\s*\}\}"):
            return Hole(hole[1], hole[2])
        if rest == "{":
            return self.members("}", {}, self.member)
        if rest == "[":
            return self.members("]", [], lambda found: found.append(self.value()))
        if literal := self.skip(r'"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null'):
            return json.loads(literal[0])
        self.fail(f"JSON expected, not {self.text[self.at:self.at + 20]!r}")

    def members(self, end, found, read_one):
        self.at += 1
        while True:
            self.skip(r"\s+")
            if self.skip(re.escape(end)):
                return found
            if self.skip("…"):
                if isinstance(found, dict):
                    found[More] = True
                else:
                    found.append(More)
                self.skip(r"\s+")
                if not self.skip(re.escape(end)):
                    self.fail("`…` stands last")
                return found
            read_one(found)
            self.skip(r"\s+")
            if not self.skip(",") and self.text[self.at:self.at + 1] != end:
                self.fail(f"`,` or `{end}` expected")

    def member(self, found):
        key = self.skip(r'"(?:[^"\\\n]|\\.)*"')
        if not key:
            self.fail("a member's name expected")
        self.skip(r"\s+")
        if not self.skip(":"):
            self.fail("`:` expected")
        found[json.loads(key[0])] = self.value()


def parse(text, name, notification_methods):
    """A `Transcript`; raises `TranscriptError`. `notification_methods`: what the specification calls so."""
    reader = Reader(text, name)
    found = Transcript(name)
    while reader.at < len(text):
        line = reader.line
        if reader.skip(r"[ \t]*(#[^\n]*)?(\n|$)"):
            continue
        if header := reader.skip(r"(project|encodings|ignore|arguments|timeout):[ \t]*([^\n]*)(\n|$)"):
            if found.steps:
                reader.fail(f"`{header[1]}:` stands before the first step")
            set_header(found, header[1], header[2].split(), reader)
        elif block := reader.skip(r"=== (\S+)\n((?:(?!===$)[^\n]*\n)*?)===[ \t]*(\n|$)"):
            if found.steps:
                found.steps.append(Step(line, "write", path=block[1], value=block[2]))
            else:
                found.files[block[1]] = block[2]
        elif match := reader.skip(r"delete (\S+)[ \t]*(\n|$)"):
            found.steps.append(Step(line, "delete", path=match[1]))
        elif match := reader.skip(r"pause ([\d.]+)[ \t]*(\n|$)"):
            found.steps.append(Step(line, "pause", value=min(float(match[1]), 5)))
        elif match := reader.skip(r"exit (-?\d+)[ \t]*(\n|$)"):
            found.steps.append(Step(line, "exit", value=int(match[1])))
        elif reader.skip("→ "):
            found.steps.append(read_client_step(reader, line, notification_methods))
        elif reader.skip("← "):
            found.steps.append(read_server_step(reader, line))
        else:
            reader.fail(f"not understood: {reader.rest_of_line()!r}")
    if not found.steps:
        reader.fail("no steps")
    return found


def set_header(found, key, words, reader):
    if key == "project":
        found.project = " ".join(words)
    elif key == "ignore":
        found.ignore = set(words)
    elif key == "arguments":
        found.arguments = words
    elif key == "timeout":
        found.timeout = min(float(words[0]), LIMIT)
    elif words == ["all"]:
        found.encodings = list(ENCODINGS)
    elif words and set(words) <= set(ENCODINGS):
        found.encodings = words
    else:
        reader.fail("encodings are `all`, or some of " + " ".join(ENCODINGS))


def read_id(reader, step):
    if match := reader.skip(r'#("(?:[^"\\\n]|\\.)*"|-?\d+|null)[ \t]+'):
        step.id, step.has_id = json.loads(match[1]), True


def read_value(reader, step):
    if reader.at_value():
        step.value, step.has_value = reader.value(), True
    end_line(reader)


def end_line(reader):
    if not reader.skip(r"[ \t]*(\n|$)"):
        reader.fail(f"not understood: {reader.rest_of_line()!r}")


def read_error(reader, step):
    code = reader.skip(r"(null[ \t]+)?(-?\d+)")
    if not code:
        reader.fail("an error wants a code")
    if code[1]:
        step.id, step.has_id = None, True
    step.value = int(code[2])
    if message := reader.skip(r'[ \t]+("(?:[^"\\\n]|\\.)*")'):
        step.message = json.loads(message[1])
    end_line(reader)


def read_client_step(reader, line, notification_methods):
    step = Step(line, "send")
    if reader.skip(r"close[ \t]*(\n|$)"):
        step.verb = "close"
        return step
    if raw := reader.skip(r'(bytes|body)[ \t]+("(?:[^"\\\n]|\\.)*")(?:[ \t]*×[ \t]*(\d+))?[ \t]*(\n|$)'):
        step.verb = "raw"
        try:
            # A bytes literal knows \xff; other characters are written as themselves.
            data = ast.literal_eval("b" + re.sub(r"[^\x00-\x7f]", lambda c: "".join(
                f"\\x{byte:02x}" for byte in c[0].encode()), raw[2])) * int(raw[3] or 1)
        except (SyntaxError, ValueError) as error:
            reader.fail(f"not a string of bytes: {error}")
        step.value = data if raw[1] == "bytes" else b"Content-Length: %d\r\n\r\n" % len(data) + data
        return step
    read_id(reader, step)
    word = reader.skip(r"([^\s{\[]+)[ \t]*")
    if not word:
        reader.fail("a method expected")
    if word[1] == "result":
        step.verb, step.kind = "reply", "result"
        read_value(reader, step)
    elif word[1] == "error":
        step.verb, step.kind = "reply", "error"
        read_error(reader, step)
    else:
        step.method = word[1]
        if word[1] in ("request", "notification"):
            step.kind, step.method = word[1], (reader.skip(r"(\S+)[ \t]*") or reader.fail("a method expected"))[1]
        else:
            step.kind = "notification" if word[1] in notification_methods else "request"
        read_value(reader, step)
    return step


def read_server_step(reader, line):
    step = Step(line, "expect")
    if nothing := reader.skip(r"nothing ([\d.]+)[ \t]*(\n|$)"):
        step.verb, step.value = "nothing", min(float(nothing[1]), 5)
        return step
    read_id(reader, step)
    word = reader.skip(r"(result|error|notification|request)\b[ \t]*")
    if not word:
        reader.fail("one of `result`, `error`, `notification`, `request`, `nothing` expected")
    step.kind = word[1]
    if step.kind == "error":
        read_error(reader, step)
        return step
    if step.kind != "result":
        step.method = (reader.skip(r"([^\s{]+)[ \t]*") or reader.fail("a method expected"))[1]
    read_value(reader, step)
    if step.kind == "result" and not step.has_value:
        reader.fail("`← result` wants JSON")
    return step
