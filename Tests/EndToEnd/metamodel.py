"""Validates what a server says against the Language Server Protocol.

With the official machine-readable specification (`metaModel.json`) at hand, against that, strictly: unknown
members are errors. Otherwise through the classes of the `lsprotocol` package, which forgives unknown members.
"""

import json
import os
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


# Beside the checkout, on machines where somebody put it there.
BESIDE = ROOT.parent / "shared/lsp/metaModel-3.18.json"


def load():
    """The best validator that this machine has. What `LAZYLS_METAMODEL` names must be there."""
    named = os.environ.get("LAZYLS_METAMODEL")
    if named or BESIDE.is_file():
        return MetaModel(json.loads(Path(named or BESIDE).read_text()))
    return Lsprotocol()


def envelope_problems(message):
    """What JSON-RPC itself wants of any message."""
    if not isinstance(message, dict):
        return ["is not an object"]
    problems = []
    if message.get("jsonrpc") != "2.0":
        problems.append('jsonrpc is not "2.0"')
    if "method" in message:
        if not isinstance(message["method"], str):
            problems.append("method is not a string")
        if "params" in message and not isinstance(message["params"], (dict, list)):
            problems.append("params is neither object nor array")
    elif ("result" in message) == ("error" in message):
        problems.append("a response has exactly one of result and error")
    if "id" not in message and "method" not in message:
        problems.append("a response has an id")
    if "id" in message and (isinstance(message["id"], bool) or not isinstance(message["id"], (int, str, type(None)))):
        problems.append("id is neither number nor string")
    error = message.get("error")
    if "error" in message and not (isinstance(error, dict) and isinstance(error.get("message"), str)
                                   and isinstance(error.get("code"), int) and not isinstance(error["code"], bool)):
        problems.append("error wants a whole number `code` and a string `message`")
    return problems


class MetaModel:
    """Messages against `metaModel.json`."""

    def __init__(self, model):
        self.structures = {entry["name"]: entry for entry in model["structures"]}
        self.aliases = {entry["name"]: entry for entry in model["typeAliases"]}
        self.enumerations = {entry["name"]: entry for entry in model["enumerations"]}
        self.requests = {entry["method"]: entry for entry in model["requests"]}
        self.notifications = {entry["method"]: entry for entry in model["notifications"]}
        self.members = {}

    @cached_property
    def notification_methods(self):
        return set(self.notifications)

    def problems(self, message, answered_method=None):
        """What is wrong with a message of a server; `answered_method` says what a response answers, if known."""
        found = envelope_problems(message)
        if found:
            return found
        if "method" in message:
            return self.call_problems(message)
        if "result" in message and answered_method in self.requests:
            return list(self.check(self.requests[answered_method]["result"], message["result"], "result"))
        return []

    def call_problems(self, message):
        kind = "request" if "id" in message else "notification"
        entry = (self.requests if "id" in message else self.notifications).get(message["method"])
        if entry is None:
            return [f"the specification knows no {kind} {message['method']}"]
        if entry["messageDirection"] == "clientToServer":
            return [f"{message['method']} is for clients to send"]
        if "params" not in entry:
            return ["takes no params"] if message.get("params") is not None else []
        if "params" not in message:
            return ["params are missing"]
        found = list(self.check(entry["params"], message["params"], "params"))
        if message["method"] == "client/registerCapability" and not found:
            for number, registration in enumerate(message["params"]["registrations"]):
                method = registration["method"]
                target = self.requests.get(method) or self.notifications.get(method)
                if target is None:
                    found.append(f"registers for {method}, which the specification does not know")
                elif "registrationOptions" in target and "registerOptions" in registration:
                    found += self.check(target["registrationOptions"], registration["registerOptions"],
                                        f"params.registrations[{number}].registerOptions")
        return found

    def members_of(self, name):
        """The properties of a structure by name, its own last, so that they win over inherited ones."""
        if name not in self.members:
            entry = self.structures[name]
            found = {}
            for parent in entry.get("extends", []) + entry.get("mixins", []):
                found.update(self.members_of(parent["name"]))
            found.update({member["name"]: member for member in entry["properties"]})
            self.members[name] = found
        return self.members[name]

    def check(self, kind, value, path):
        """Yields what keeps `value` from being of the type `kind` of the model."""
        yield from getattr(self, "check_" + kind["kind"])(kind, value, path)

    def check_base(self, kind, value, path):
        name = kind["name"]
        whole = isinstance(value, int) and not isinstance(value, bool)
        fits = {
            "null": value is None,
            "boolean": isinstance(value, bool),
            "integer": whole and -2**31 <= value < 2**31,
            "uinteger": whole and 0 <= value < 2**31,
            "decimal": isinstance(value, (int, float)) and not isinstance(value, bool),
        }.get(name, isinstance(value, str))  # string, URI, DocumentUri, RegExp
        if not fits:
            yield f"{path}: not {name}: {shorten(value)}"

    def check_reference(self, kind, value, path):
        name = kind["name"]
        if name in ("LSPAny", "LSPObject", "LSPArray"):
            return
        if name in self.enumerations:
            entry = self.enumerations[name]
            if isinstance(value, bool) or value not in [each["value"] for each in entry["values"]]:
                if not entry.get("supportsCustomValues") or list(self.check(entry["type"], value, path)):
                    yield f"{path}: not one of {name}: {shorten(value)}"
        elif name in self.aliases:
            yield from self.check(self.aliases[name]["type"], value, path)
        else:
            yield from self.check_members(self.members_of(name), value, path, name)

    def check_literal(self, kind, value, path):
        members = {member["name"]: member for member in kind["value"]["properties"]}
        yield from self.check_members(members, value, path, "object")

    def check_and(self, kind, value, path):
        members = {}
        for item in kind["items"]:
            members.update(self.members_of(item["name"]))
        yield from self.check_members(members, value, path, "object")

    def check_members(self, members, value, path, name):
        if not isinstance(value, dict):
            yield f"{path}: not a {name}: {shorten(value)}"
            return
        for key, member in members.items():
            if key in value:
                yield from self.check(member["type"], value[key], f"{path}.{key}")
            elif not member.get("optional"):
                yield f"{path}: {name} wants a member '{key}'"
        for key in value.keys() - members.keys():
            yield f"{path}: {name} has no member '{key}'"

    def check_array(self, kind, value, path):
        if not isinstance(value, list):
            yield f"{path}: not an array: {shorten(value)}"
            return
        for number, element in enumerate(value):
            yield from self.check(kind["element"], element, f"{path}[{number}]")

    def check_tuple(self, kind, value, path):
        if not isinstance(value, list) or len(value) != len(kind["items"]):
            yield f"{path}: not an array of {len(kind['items'])}: {shorten(value)}"
            return
        for number, (item, element) in enumerate(zip(kind["items"], value)):
            yield from self.check(item, element, f"{path}[{number}]")

    def check_map(self, kind, value, path):
        if not isinstance(value, dict):
            yield f"{path}: not an object: {shorten(value)}"
            return
        for key, element in value.items():
            yield from self.check(kind["key"], key, f"{path} (key)")
            yield from self.check(kind["value"], element, f"{path}[{key!r}]")

    def check_or(self, kind, value, path):
        nearest = None
        for item in kind["items"]:
            found = list(self.check(item, value, path))
            if not found:
                return
            # The alternative of the right shape complains deeper inside; tell that one's complaints.
            depth = max(len(text.split(":")[0]) for text in found)
            if nearest is None or (depth, -len(found)) > nearest[0]:
                nearest = ((depth, -len(found)), found)
        yield from nearest[1]

    def check_stringLiteral(self, kind, value, path):
        if value != kind["value"]:
            yield f"{path}: not {kind['value']!r}: {shorten(value)}"


class Lsprotocol:
    """Messages through the `lsprotocol` package."""

    def __init__(self):
        from lsprotocol import converters, types
        self.types = types
        self.converter = converters.get_converter()

    @cached_property
    def notification_methods(self):
        # A notification has no response type.
        return {method for method, classes in self.types.METHOD_TO_TYPES.items() if classes[1] is None}

    def problems(self, message, answered_method=None):
        found = envelope_problems(message)
        if found:
            return found
        classes = self.types.METHOD_TO_TYPES.get(message.get("method", answered_method))
        if "method" in message:
            kind = "request" if "id" in message else "notification"
            if classes is None or (message["method"] in self.notification_methods) == ("id" in message):
                return [f"the specification knows no {kind} {message['method']}"]
            if self.types.message_direction(message["method"]) == "clientToServer":
                return [f"{message['method']} is for clients to send"]
            wanted = classes[0]
        elif "result" in message and classes:
            wanted = classes[1]
        else:
            return []
        try:
            self.converter.structure(message, wanted)
        except Exception as error:  # whatever the converter throws at a malformed message
            return [f"{message.get('method', answered_method)}: {deepest(error)}"]
        return []


def deepest(error):
    """The innermost of nested validation errors: it names what is wrong."""
    while getattr(error, "exceptions", None):
        error = error.exceptions[0]
    return f"{type(error).__name__}: {error}"


def shorten(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"
