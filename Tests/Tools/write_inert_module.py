"""Writes the Swift file of an inert native module: run it with CPython 3.15.

usage: write_inert_module.py MODULE ENUM [EFFECT] > Sources/NativeModules/Inert/FOLDER/ENUM.swift

What the module holds is asked of this Python and written as an `InertModule`; EFFECT is a case of `EffectKind`, if its
functions reach for the outside. What has no place in such a table comes out as a comment, for a person to write.
"""

import builtins
import importlib
import sys
import textwrap

SLOTS = {"__iter__", "__next__", "__len__", "__getitem__", "__setitem__", "__delitem__", "__call__", "__contains__"}
MODULE_NAMES = {"__name__", "__doc__", "__package__", "__loader__", "__spec__", "__file__"}
WIDTH = 118


def quoted(text):
    out = "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(c, c) for c in text)
    return f'"{out}"'


def wrapped(items, indent, first):
    """Items with commas between them, in lines."""
    return textwrap.fill(", ".join(items), WIDTH, initial_indent=first, subsequent_indent=" " * indent,
                         break_long_words=False, break_on_hyphens=False)


def names(title, found, indent=4):
    if not found:
        return []
    line = " " * indent + title + ": [" + ", ".join(map(quoted, found)) + "]"
    if len(line) < WIDTH:
        return [line]
    return [" " * indent + title + ": [", wrapped(list(map(quoted, found)), indent + 2, " " * (indent + 2)) + ",",
            " " * indent + "]"]


def numbers(found, indent=4):
    if not found:
        return []
    text = " ".join(f"{name}={value}" for name, value in found)
    pad = " " * (indent + 2)
    return [" " * indent + 'numbers: """', textwrap.fill(text, WIDTH, initial_indent=pad, subsequent_indent=pad), pad + '"""']


def type_lines(name, value):
    methods, class_methods, static_methods, attributes, constants = [], [], [], [], []
    for key, member in vars(value).items():
        kind = type(member).__name__
        if kind == "method_descriptor" or key in SLOTS and kind == "wrapper_descriptor":
            methods.append(key)
        elif kind == "classmethod_descriptor" or kind == "classmethod":
            class_methods.append(key)
        elif kind == "staticmethod":
            static_methods.append(key)
        elif kind in ("getset_descriptor", "member_descriptor"):
            attributes.append(key)
        elif kind == "int" and not key.startswith("__"):
            constants.append((key, member))
    head = f"InertType(name: {quoted(value.__name__)}, module: {quoted(value.__module__)}"
    parts = []
    if name != value.__name__:
        parts.append(f"      alias: {quoted(name)}")
    for title, found in (("methods", methods), ("classMethods", class_methods), ("staticMethods", static_methods),
                         ("attributes", attributes)):
        lines = names(title, found, 8)
        if lines:
            parts.append("\n".join(lines))
    if constants:
        parts.append("\n".join(numbers(constants, 8)))
    if not value.__flags__ & 1 << 10:
        parts.append("        isFinal: true")
    note = "" if value.__bases__ == (object,) else f"      // Derives from {value.__bases__}.\n"
    return note + "      " + ",\n".join([head, *parts]) + "),"


def main():
    module_name, enum, *effect = sys.argv[1:]
    module = importlib.import_module(module_name)
    integers, texts, flags, aliases, synonyms, functions = [], [], [], [], [], []
    types, exceptions, sequences, others, seen = [], [], [], [], {}
    for name, value in vars(module).items():
        if name in MODULE_NAMES:
            continue
        if isinstance(value, bool):
            flags.append((name, value))
        elif type(value) is int:
            integers.append((name, value))
        elif type(value) is str:
            texts.append((name, value))
        elif type(value).__name__ == "builtin_function_or_method":
            functions.append(name)
        elif isinstance(value, type) and value in vars(builtins).values():
            aliases.append((name, value.__name__))
        elif isinstance(value, type) and value in seen:
            synonyms.append((name, seen[value]))
        elif isinstance(value, type) and issubclass(value, BaseException):
            seen[value] = name
            bases = [base.__name__ for base in value.__bases__]
            exceptions.append((name, value.__module__, bases))
        elif isinstance(value, type) and hasattr(value, "n_sequence_fields"):
            seen[value] = name
            fields = [key for key, member in vars(value).items() if type(member).__name__ == "member_descriptor"]
            sequences.append((value, fields))
        elif isinstance(value, type):
            seen[value] = name
            types.append(type_lines(name, value))
        else:
            others.append(f"{name}: {type(value).__module__}.{type(value).__qualname__} {value!r}"[:100])
    out = [f"// {module_name}: …", "import Runtime", "", f"enum {enum} {{"]
    out += [f"  // {line}" for line in others]
    parts = [f"    name: {quoted(module_name)}"]
    if module.__doc__:
        parts.append(f"    doc: {quoted(module.__doc__)}")
    if effect:
        parts.append(f"    effect: .{effect[0]}")
    if integers:
        parts.append("\n".join(numbers(integers)))
    for title, pairs, show in (("texts", texts, quoted), ("flags", flags, lambda flag: str(flag).lower())):
        if pairs:
            parts.append(f"    {title}: [\n" + "\n".join(f"      ({quoted(name)}, {show(value)})," for name, value in pairs) + "\n    ]")
    for title, pairs in (("aliases", aliases), ("synonyms", synonyms)):
        if pairs:
            parts.append(f"    {title}: [" + ", ".join(f"({quoted(a)}, {quoted(b)})" for a, b in pairs) + "]")
    if functions:
        parts.append("\n".join(names("functions", functions)))
    if types:
        parts.append("    types: [\n" + "\n".join(types) + "\n    ]")
    if exceptions:
        parts.append("    exceptions: [\n" + "\n".join(
            f"      InertException(name: {quoted(name)}, module: {quoted(home)}, base: {quoted(bases[0])}),"
            + (f"  // bases {bases}" if len(bases) > 1 else "") for name, home, bases in exceptions) + "\n    ]")
    if sequences:
        lines = []
        for value, fields in sequences:
            lines.append(f"      (\n        StructSequence(\n          name: {quoted(value.__name__)}, fields: ["
                         + ", ".join(map(quoted, fields)) + f"], visible: {value.n_sequence_fields}),\n"
                         f"        {quoted(value.__module__)}\n      ),")
        parts.append("    sequences: [\n" + "\n".join(lines) + "\n    ]")
    out += ["  static let module = InertModule(", ",\n".join(parts) + ")", "}"]
    print("\n".join(out))


main()
