"""What somebody who types waits for: answers of language servers on one long file of a large project.

Each feature is asked for right after each of the same random edits, in a pass of its own, and timed from the edit to the
answer's last byte; between edits a server has the time that a fast typist leaves. A server is asked for what it says it has.
`Scripts/bench latency` calls `compare`.
"""

import statistics
import time

from edits import Document, edits
from project import HUB, LINES, MODULES, OTHER, make
from session import Session, forget

EDITS = 500
SEED = 15
PAUSE = 0.03  # seconds between an answer and the next edit
STARTS = 3
VISIBLE = 60  # lines of a window

# By feature: the capability that says that a server has it, and what ours should take, in ms at p50 and p99.
FEATURES = {
    "diagnostics, pulled": ("diagnosticProvider", (10, 30)),
    "diagnostics, pushed": ("textDocumentSync", (10, 30)),
    "hover": ("hoverProvider", (5, 15)),
    "inlay hints": ("inlayHintProvider", (10, 30)),
    "code actions": ("codeActionProvider", (10, 30)),
    "unchanged file": ("diagnosticProvider", (1, 3)),
    "code lenses": ("codeLensProvider", None),
    "semantic tokens": ("semanticTokensProvider", None),
    "all at once": ("textDocumentSync", None),
}
# What an editor asks for after an edit.
TOGETHER = ("diagnostics, pulled", "inlay hints", "code actions", "code lenses", "semantic tokens")


class Typist:
    """One file that is edited in one session, and what is asked at an edit."""

    def __init__(self, session, root):
        self.session = session
        self.uri, self.other = (root / HUB).as_uri(), (root / OTHER).as_uri()
        self.document = Document((root / HUB).read_text())
        self.other_text = (root / OTHER).read_text()
        session.open(self.uri, self.document.text)
        self.previous = None

    def can(self, feature):
        return bool(self.session.can.get(FEATURES[feature][0]))

    def question(self, feature, line, at):
        """(method, parameters) of the request; it is for the edited line, or for another place if that is given."""
        file = {"textDocument": {"uri": self.uri}}
        line = at["line"] if at else line
        top = max(0, min(line - VISIBLE // 2, len(self.document.lines) - 1 - VISIBLE))
        window = {"start": {"line": top, "character": 0}, "end": {"line": top + VISIBLE, "character": 0}}
        text = self.document.lines[line]
        at = at or {"line": line, "character": len(text) - len(text.lstrip())}
        return {
            "diagnostics, pulled": ("textDocument/diagnostic", file),
            "hover": ("textDocument/hover", {**file, "position": at}),
            "inlay hints": ("textDocument/inlayHint", {**file, "range": window}),
            "code actions": ("textDocument/codeAction", {
                **file, "range": {"start": at, "end": at}, "context": {"diagnostics": []}}),
            "code lenses": ("textDocument/codeLens", file),
            "semantic tokens": ("textDocument/semanticTokens/range", {**file, "range": window}),
        }[feature]

    def import_place(self, number):
        """Within a module's name, that of another import each time."""
        lines = [index for index, text in enumerate(self.document.lines[:120]) if "import " in text and "." in text]
        line = lines[number * 7 % len(lines)]
        return {"line": line, "character": self.document.lines[line].index(".") - 2}

    def answer(self, feature, number, line):
        """(the last answer, when its last byte was there)"""
        session = self.session
        if feature == "diagnostics, pushed":
            return session.pushed(self.uri)
        if feature == "unchanged file":
            return session.pull(self.other, self.previous)
        # Half of what is asked at a place is asked at an import.
        at = self.import_place(number) if number % 2 else None
        if feature == "all at once":
            waiting = {session.ask(*self.question(name, line, at)) for name in TOGETHER if self.can(name)}
            while waiting:
                answer, arrived = session.until(lambda message: "method" not in message and message["id"] in waiting)
                waiting.discard(answer["id"])
            return answer, arrived
        return session.request(*self.question(feature, line, at))

    def times(self, feature, count):
        """(ms from each edit to its answer, in how many answers there was something)"""
        session = self.session
        if feature == "diagnostics, pushed":
            session.pushed(self.uri)
        else:
            session.pull(self.uri) if self.can("diagnostics, pulled") else session.settle(5)
        if feature == "unchanged file":
            session.open(self.other, self.other_text)
            self.previous = session.pull(self.other)[0]["result"].get("resultId")
        session.settle(0.5)
        found, told = [], 0
        for number, (_, change, line) in enumerate(edits(self.document, count, SEED)):
            start = time.monotonic()
            session.change(self.uri, change)
            if feature == "unchanged file":
                # The edit's own diagnostics first: then somebody looks at another window.
                session.pull(self.uri)
                start = time.monotonic()
            answer, arrived = self.answer(feature, number, line)
            found.append((arrived - start) * 1000)
            told += is_telling(answer)
            session.settle(PAUSE)
        return found, told


def is_telling(answer):
    """Is there something in an answer, or at least the word that nothing has changed?"""
    if "error" in answer:
        raise SystemExit(f"a server failed: {answer['error']}")
    found = answer["params"]["diagnostics"] if "params" in answer else answer["result"]
    if isinstance(found, dict):
        return found.get("kind") == "unchanged" or bool(found.get("items", found.get("data", found.get("contents"))))
    return bool(found)


def quantiles(times):
    """(p50, p99)"""
    ordered = sorted(times)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def first_diagnostics(command, root, environment):
    """Seconds from a server's start to the long file's diagnostics; with what it has in memory then."""
    with Session(command, root, environment=environment) as session:
        typist = Typist(session, root)
        if typist.can("diagnostics, pulled"):
            _, arrived = session.pull(typist.uri)
        else:
            _, arrived = session.pushed(typist.uri)
        return arrived - session.started, session.memory()


def bench_starts(servers, root, environment, cache):
    print("first diagnostics after the start, medians of", STARTS)
    times = {}
    for _ in range(STARTS):
        for name, command in servers.items():
            forget(cache)
            for state in ("cold", "warm"):
                seconds, memory = first_diagnostics(command, root, environment)
                times.setdefault((name, state), []).append((seconds, sum(peak for _, peak in memory)))
    ours = {}
    for (name, state), runs in times.items():
        seconds, memory = (statistics.median(column) for column in zip(*runs))
        ours.setdefault(state, seconds)
        print(f"  {name:10} {state:5} {seconds:7.2f} s ×{seconds / ours[state]:<6.2f} {memory:6.0f} MB at most", flush=True)


def bench_feature(feature, servers, root, environment, count, memory):
    base = None
    for name, command in servers.items():
        with Session(command, root, pulls=feature != "diagnostics, pushed", environment=environment) as session:
            typist = Typist(session, root)
            if not typist.can(feature):
                continue
            cpu = session.cpu()
            times, told = typist.times(feature, count)
            cpu = (session.cpu() - cpu) / count * 1000
            memory.setdefault(name, []).append(session.memory())
        middle, slow = quantiles(times)
        base = base or (middle, slow)
        goal = FEATURES[feature][1]
        wanted = f"  wanted {goal[0]}/{goal[1]}" if goal and name == "lazyls" else ""
        print(f"  {feature:20} {name:8} p50 {middle:8.1f} ms ×{middle / base[0]:<6.2f} p99 {slow:8.1f} ms ×{slow / base[1]:<6.2f}"
              f" {cpu:6.1f} ms CPU  {told}/{len(times)} told{wanted}", flush=True)


def compare(servers, build, options):
    """Prints what each of `servers`, name → command, takes; ours is called lazyls and comes first.

    Parameters
    ----------
    options : what of it is wanted: `only`, features by name, separated by semicolons, or `start`; `edits`, how many.
    """
    root, cache = build / "bench-editor", build / "bench-editor-cache"
    if not (root / HUB).exists():
        forget(root)
        make(root)
    environment = {"LAZYLS_CACHE_DIR": str(cache)}
    count = int(options.get("edits", EDITS))
    only = options["only"].split(";") if "only" in options else [*FEATURES, "start"]
    print(f"== editor: {count} edits of {LINES} lines among {MODULES} files, ratios to the first")
    memory = {}
    if "start" in only:
        bench_starts(servers, root, environment, cache)
    for feature in FEATURES:
        if feature in only:
            bench_feature(feature, servers, root, environment, count, memory)
    for name, passes in memory.items():
        # The server itself, and those that it has started.
        peaks = [max(column) for column in zip(*((sum(peak for _, peak in found), found[0][1]) for found in passes))]
        now = statistics.median(sum(now for now, _ in found) for found in passes)
        each = ", ".join(f"{now:.0f}" for now, _ in passes[-1])
        print(f"  memory of {name:8} {now:6.0f} MB after the edits (processes: {each}), at most {peaks[0]:.0f} MB")
