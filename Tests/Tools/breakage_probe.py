"""Runs in the Python that is the model: imports one module, uses what it holds, and tells what happened.

usage: python -P [-X lazy_imports=all] breakage_probe.py MODULE OPCODES

OPCODES is a Python dictionary of opcode numbers by name. The answer is one Python literal on standard output:
`{"import": error or None, "chains": {…}, "attributes": {…}}`. `compare_breakage.py` says what is done with it.
"""

import sys

NAME, OPCODES = sys.argv[1], eval(sys.argv[2])


def describe(value):
    """What a value is, in words that are the same in every process."""
    kind = type(value)
    if kind is type(sys):
        return "module " + value.__name__
    text = "object of " + kind.__qualname__
    if isinstance(value, type):
        # Not its module: packages like to write their own name there.
        return "class " + value.__qualname__
    if kind.__name__ in ("function", "builtin_function_or_method"):
        return "function " + value.__qualname__
    if kind.__name__ == "lazy_import":
        return "placeholder " + repr(value)
    return text


def failure(error):
    """Type, message, and the places that the error came through, the innermost last."""
    places, seen = [], set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        first = error
        trace = error.__traceback__
        here = []
        while trace is not None:
            here.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
            trace = trace.tb_next
        places.append((type(error).__name__, str(error)[:300], here))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return places


def attempt(action):
    try:
        return describe(action())
    except BaseException as error:
        return failure(error)


def chains(code, found):
    """`a.b.c` in functions of the module: (line, function, names)."""
    raw, names, extended, last = code.co_code, code.co_names, 0, None
    lines = {}
    for start, end, line in code.co_lines():
        for offset in range(start, end, 2):
            lines[offset] = line
    for offset in range(0, len(raw), 2):
        op, argument = raw[offset], raw[offset + 1] | extended
        extended = argument << 8 if op == OPCODES["EXTENDED_ARG"] else 0
        if op == 0 or op == OPCODES["EXTENDED_ARG"]:
            continue
        if op == OPCODES["LOAD_GLOBAL"]:
            last = [lines.get(offset), code.co_qualname, [names[argument >> 1]]]
            found.append(last)
        elif op == OPCODES["LOAD_ATTR"] and last:
            last[2].append(names[argument >> 1])
        else:
            last = None
    for const in code.co_consts:
        if type(const) is type(code):
            chains(const, found)


def follow(module, names):
    """Reads the attributes as long as they are modules; gives how far it came and what was there."""
    value = getattr(module, names[0])
    for index, name in enumerate(names[1:], 1):
        if type(value) is not type(sys):
            return None
        value = getattr(value, name)
    return value


def main():
    import os
    from importlib import import_module
    real = os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    sys.argv[:] = [""]
    write, leave = os.write, os._exit
    answer = {"import": None, "file": None, "chains": [], "attributes": {}}
    try:
        module = import_module(NAME)
        answer["file"] = getattr(module, "__file__", None)
    except BaseException as error:
        answer["import"] = failure(error)
    else:
        reads = []
        try:
            chains(module.__spec__.loader.get_code(NAME), reads)
        except Exception:
            pass
        done = set()
        for line, function, names in reads:
            key = tuple(names)
            if len(names) > 1 and key not in done and names[0] in module.__dict__:
                done.add(key)
                answer["chains"].append((line, function, ".".join(names), attempt(lambda: follow(module, names))))
        for name in sorted(dir(module)):
            if not name.startswith("_"):
                answer["attributes"][name] = attempt(lambda: getattr(module, name))
    data = repr(answer).encode()
    while data:
        data = data[write(real, data):]
    leave(0)


main()
