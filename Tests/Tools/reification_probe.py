"""Runs in the Python that is the model: imports one module and tells which of its lazy imports its own body reads.

usage: python -P -X lazy_imports=all reification_probe.py MODULE OPCODES [--others]

OPCODES is a Python dictionary of opcode numbers by name. The answer is one Python literal on standard output:
`{"error": …}` or `{"file": …, "imports": […], "others": […]}`; `compare_reification.py` says what the fields mean.
With `--others` it also tells who, beside the module's own code, resolved placeholders while the body ran, which needs
an `__import__` of ours in the way.

Almost nothing may be imported here: what is loaded already is bound at once and so never lazy in the module.
"""

import sys

NAME, OPCODES, WITH_OTHERS = sys.argv[1], eval(sys.argv[2]), "--others" in sys.argv
IMPORT_NAME, IMPORT_FROM = OPCODES["IMPORT_NAME"], OPCODES["IMPORT_FROM"]
EXTENDED_ARG, LOAD_CONST = OPCODES["EXTENDED_ARG"], OPCODES["LOAD_CONST"]
STORES = {OPCODES["STORE_NAME"]: 0, OPCODES["STORE_GLOBAL"]: 0}
DELETES = {OPCODES["DELETE_NAME"]: 0, OPCODES["DELETE_GLOBAL"]: 0}
LOADS = {OPCODES["LOAD_NAME"]: 0, OPCODES["LOAD_GLOBAL"]: 1, OPCODES["LOAD_FROM_DICT_OR_GLOBALS"]: 0}
LOAD_ATTR, LOAD_NAME = OPCODES["LOAD_ATTR"], OPCODES["LOAD_NAME"]
STORE_NAME, DELETE_NAME = OPCODES["STORE_NAME"], OPCODES["DELETE_NAME"]
LAZY_IMPORT = None
TOOL = 4
EVENTS = sys.monitoring.events
DISABLE = sys.monitoring.DISABLE


class Import:
    """One name that an import statement of the module binds."""

    def __init__(self, line, module, name, bound, offset):
        self.line, self.module, self.name, self.bound, self.offset = line, module, name, bound, offset
        self.executed = self.at_once = self.still_lazy = self.asked = False
        self.read = None

    @property
    def is_plain(self):
        """`import a`, `import a.b`: several of them share the name `a`."""
        return self.name is None and self.bound == self.module.partition(".")[0]

    def answer(self):
        return [self.line, self.module, self.name, self.bound, self.asked, self.executed, self.at_once,
                self.still_lazy, self.read]


class Watch:
    """The module's code while its body runs."""

    def __init__(self, code):
        self.body = code
        self.globals = None
        self.imports = []
        self.stores = {}  # offset of the body: the import whose name is stored there
        self.asked = set()  # offsets of IMPORT_NAME that the filter was asked for
        self.plans = {}
        self.slots = {}  # name: the imports whose value it holds
        self.fresh = []
        self.codes = []
        open_codes = [code]
        while open_codes:
            one = open_codes.pop()
            self.codes.append(one)
            open_codes += [const for const in one.co_consts if type(const) is type(code)]
        self.read_imports(code)
        self.names = {one.bound for one in self.imports}
        for one in self.codes:
            self.plans[id(one)] = self.plan(one)

    def instructions(self, code):
        extended = 0
        raw = code.co_code
        for offset in range(0, len(raw), 2):
            op, argument = raw[offset], raw[offset + 1] | extended
            extended = argument << 8 if op == EXTENDED_ARG else 0
            if op:
                yield offset, op, argument

    def read_imports(self, code):
        lines = {}
        for start, end, line in code.co_lines():
            for offset in range(start, end, 2):
                lines[offset] = line
        module = name = None
        origin = line = 0
        is_from = False
        before = None
        for offset, op, argument in self.instructions(code):
            if op == IMPORT_NAME:
                module, name, origin, line = code.co_names[argument >> 2], None, offset, lines.get(offset)
                is_from = before[0] == LOAD_CONST and bool(code.co_consts[before[1]])
            elif op == IMPORT_FROM and module is not None:
                name = code.co_names[argument] if is_from else None
            elif op in STORES and module is not None:
                one = Import(line, module, name, code.co_names[argument], origin)
                self.imports.append(one)
                self.stores[offset] = one
                if not is_from:
                    module = None
            elif module is not None and op == OPCODES["POP_TOP"] and is_from:
                module = None
            if op != EXTENDED_ARG:
                before = op, argument

    def plan(self, code):
        """offset: (what happens, the name, the attributes read from it)"""
        found = {}
        last = None
        for offset, op, argument in self.instructions(code):
            if op == EXTENDED_ARG:
                continue
            if op in LOADS:
                name = code.co_names[argument >> LOADS[op]]
                if name in self.names:
                    last = found[offset] = ("load", name, [], op)
                    continue
            elif op == LOAD_ATTR and last:
                last[2].append(code.co_names[argument >> 1])
                continue
            elif op in STORES or op in DELETES:
                if code is self.body or op not in (STORE_NAME, DELETE_NAME):
                    name = code.co_names[argument]
                    if name in self.names:
                        found[offset] = ("store", name, None, op)
            last = None
        if code is self.body:
            # What an import has bound shows at the next instruction.
            after = False
            for offset, op, argument in self.instructions(code):
                if after and offset not in found:
                    found[offset] = ("look", None, None, op)
                after = offset in self.stores
        return found

    def look(self):
        for one in self.fresh:
            if type(self.globals.get(one.bound)) is not LAZY_IMPORT:
                one.at_once = True
        self.fresh.clear()

    def step(self, code, offset):
        planned = self.plans.get(id(code), {}).get(offset)
        if planned is None:
            return DISABLE
        if self.fresh:
            self.look()
        what, name, attributes, op = planned
        if what == "look":
            return
        if what == "store":
            one = self.stores.get(offset) if code is self.body else None
            if one is None:
                self.slots.pop(name, None)
                return
            one.executed = True
            one.asked = one.asked or one.offset in self.asked
            others = self.slots.get(name, [])
            self.slots[name] = others + [one] if one.is_plain and all(o.is_plain for o in others) else [one]
            self.fresh.append(one)
            return
        slot = self.slots.get(name)
        if not slot or all(one.read for one in slot):
            return
        frame = sys._getframe(1)
        if op == LOAD_NAME and frame.f_locals is not self.globals and name in frame.f_locals:
            return
        way = self.way(frame)
        if way is None:
            return
        for one in slot:
            if one.read is None and (len(slot) == 1 or not self.parts(one, attributes)):
                one.read = way

    def parts(self, one, attributes):
        """Does the chain of attributes lead elsewhere than the dotted import?"""
        path = one.module.split(".")[1:]
        return any(a != b for a, b in zip(path, attributes))

    def way(self, frame):
        """The frames from the reading one up to the module's body: file, function, line."""
        way = []
        while frame is not None:
            code = frame.f_code
            own = id(code) in self.plans
            way.append([1 if own else 0, code.co_filename, code.co_qualname, frame.f_lineno])
            if code is self.body:
                return way
            frame = frame.f_back
        return None

    def run(self, module):
        self.globals = module.__dict__
        sys.monitoring.use_tool_id(TOOL, "lazyls")
        sys.monitoring.register_callback(TOOL, EVENTS.INSTRUCTION, self.step)
        for code in self.codes:
            sys.monitoring.set_local_events(TOOL, code, EVENTS.INSTRUCTION)
        try:
            exec(self.body, module.__dict__)
        finally:
            for code in self.codes:
                sys.monitoring.set_local_events(TOOL, code, 0)
            sys.monitoring.free_tool_id(TOOL)
        self.look()
        for name, slot in self.slots.items():
            for one in slot:
                one.still_lazy = type(module.__dict__.get(name)) is LAZY_IMPORT


watch = None
others = []


def watched_import(name, globals=None, locals=None, fromlist=(), level=0):
    """Notes who resolves a placeholder by anything but a read of a name: an import statement is no such thing."""
    frame = sys._getframe(1)
    if watch is not None and frame.f_code.co_code[frame.f_lasti] != IMPORT_NAME:
        if id(frame.f_code) not in watch.plans:
            way = watch.way(frame)
            if way is not None:
                others.append([name, list(fromlist or ()), way])
    return original_import(name, globals, locals, fromlist, level)


def ask(importer, target, fromlist):
    frame = sys._getframe(1)
    if watch and frame.f_code is watch.body:
        watch.asked.add(frame.f_lasti)
    return True


def execute(loader, module, original):
    global watch
    if module.__name__ != NAME or watch is not None:
        return original(loader, module)
    code = loader.get_code(NAME)
    watch = Watch(code)
    watch.run(module)


def main():
    global LAZY_IMPORT
    import os
    from importlib import import_module
    from importlib._bootstrap_external import SourceLoader
    real = os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    LAZY_IMPORT = lazy_type()
    original = SourceLoader.exec_module
    SourceLoader.exec_module = lambda loader, module: execute(loader, module, original)
    global original_import
    if WITH_OTHERS:
        original_import = __builtins__.__import__
        __builtins__.__import__ = watched_import
    sys.modules.pop(NAME, None)
    sys.argv[:] = [""]
    sys.set_lazy_imports_filter(ask)
    write, leave = os.write, os._exit
    try:
        import_module(NAME)
        answer = {"error": "no source"} if watch is None else {
            "file": watch.body.co_filename, "imports": [one.answer() for one in watch.imports], "others": others}
    except BaseException as error:
        answer = {"error": type(error).__name__ + ": " + str(error)[:200], "begun": watch is not None}
    data = repr(answer).encode()
    while data:
        data = data[write(real, data):]
    leave(0)


def lazy_type():
    """The type of placeholders, without loading `types`."""
    scope = {"__name__": "scope", "__builtins__": __builtins__}
    exec("lazy import this", scope)
    return type(dict.__getitem__(scope, "this"))


main()
