// What loading a module does: each program is a few files, each expectation an effect with its object.
import Analysis
import Basics
import PythonSyntax
import Testing

extension Texts {
  /// The effects of a file as words, `outside mutation registry.TABLE`, a question mark behind those that may not come.
  func effects(_ path: String, includingOwn: Bool = false) throws -> [String] {
    program.effects.sideEffects(of: try file(path), includingOwn: includingOwn).map { effect in
      let words = "\(effect.grade.word) \(effect.kind.word) \(effect.object)"
      return (effect.object.isEmpty ? String(words.dropLast()) : words) + (effect.isConditional ? "?" : "")
    }
  }
}

@Suite("Effects of loading a module") struct EffectTests {
  /// `registry.py` beside the text; every one of these changes `registry.TABLE`.
  @Test(arguments: [
    "from registry import TABLE\nTABLE['x'] = 1\n",
    "import registry\nregistry.TABLE.update(x=1)\n",
    "import registry as r\nadd = r.TABLE.setdefault\nadd('x', 1)\n",
    "from registry import register\n@register\ndef f(): ...\n",
    "from registry import named\n@named('f')\ndef f(): ...\n",
    "from registry import named\nclass C:\n    @named('m')\n    def m(self): ...\n",
    "from registry import Base\nclass Sub(Base): ...\n",
    "from registry import Meta\nclass Made(metaclass=Meta): ...\n",
    "from registry import keep\nx = keep({}, [f for f in range(2)])\n",
    "from registry import TABLE as t, fill\nfill(t)\n",
    "from registry import TABLE, fill\nfill(table=TABLE)\n",
    "from registry import get\nget()['x'] = 1\n",
    "from registry import Entry\nEntry('x')\n",
    "from registry import Field\nclass Owner:\n    name = Field()\n",
    "from registry import opened\nwith opened: pass\n",
    "from registry import *\nregister(print)\n",
    "try:\n    from missing import register\nexcept ImportError:\n    from registry import register\nregister(1)\n",
    "from registry import TABLE\ndef own():\n    del TABLE['x']\nown()\n",
    "from again import handed\nhanded(1)\n",
    "from registry import wrapped\nwrapped(1)\n",
  ])
  func changesTheRegistry(_ text: String) throws {
    let texts = Texts([
      "plug.py": text, "registry.py": Self.registry, "again.py": "from registry import register as handed\n",
    ])
    let found = try texts.effects("plug.py")
    #expect(found.contains { $0.hasPrefix("outside mutation registry.TABLE") }, "\(found)")
  }

  /// Nothing here is anybody else's.
  @Test(arguments: [
    "TABLE = {}\nTABLE['x'] = 1\n",
    "from registry import fill\nfill({})\n",
    "from registry import Own\nown = Own()\nown.add(1)\n",
    "from registry import Own\nown = Own()\n@own.register\ndef f(): ...\n",
    "from registry import Plain\nclass Sub(Plain):\n    x = 1\nSub.y = 2\n",
    "from registry import Counting\nclass Made(metaclass=Counting): ...\n",
    "from registry import register\ndef later():\n    register(1)\n",
    "import re, logging, functools, enum\nP = re.compile('x')\nlog = logging.getLogger(__name__)\n",
    "from registry import TABLE\nprint_ = TABLE.get\nn = len(TABLE)\n",
    "from registry import register\nif __name__ == '__main__':\n    register(1)\n",
    "from registry import coroutine\ncoroutine()\n",
    "from registry import cached\ncached(3)\n",
    "import sys\nthis = sys.modules[__name__]\nthis.x = 1\n",
    "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n",
    "import os\npath = os.path.join('a', os.environ.get('B', ''))\n",
  ])
  func changesNothingOutside(_ text: String) throws {
    let texts = Texts(["plug.py": text, "registry.py": Self.registry])
    let found = try texts.effects("plug.py")
    #expect(!found.contains { $0.hasPrefix("outside") }, "\(found)")
  }

  @Test(arguments: [
    ("import sys\nsys.path.insert(0, 'x')\n", "outside search-path sys.path"),
    ("import os\nos.environ['X'] = '1'\n", "outside environment os.environ"),
    ("import logging\nlogging.basicConfig()\n", "outside configuration logging.basicConfig"),
    ("import signal as s\ns.signal(2, print)\n", "outside signal signal.signal"),
    ("import atexit\n@atexit.register\ndef end(): ...\n", "outside exit-handler atexit.register"),
    ("import subprocess\nsubprocess.run([])\n", "outside process subprocess.run"),
    ("import json\njson.dumps = print\n", "outside patch json"),
    ("import other\nother.Thing.run = print\n", "outside patch other.Thing"),
    ("import other\nsetattr(other, 'x', 1)\n", "outside patch other"),
    ("import other\nother.start()\n", "outside mutation other.STATE"),
    ("raise SystemExit\n", "benign failure"),
    ("import nowhere\nnowhere.run()\n", "unknown unknown"),
    ("import other\nif other.x: other.start()\n", "outside mutation other.STATE?"),
    ("import sys\nsys.excepthook = print\n", "outside configuration sys.excepthook"),
  ])
  func otherEffects(_ text: String, _ expected: String) throws {
    let other = "STATE = None\nx = 1\nclass Thing: ...\ndef start():\n    global STATE\n    STATE = 1\n"
    let found = try Texts(["plug.py": text, "other.py": other]).effects("plug.py")
    #expect(found.contains(expected), "\(found)")
  }

  @Test func theChainLeadsFromTheStatementToTheWrite() throws {
    let texts = Texts([
      "plug.py": "import middle\nmiddle.go()\n",
      "middle.py": "from registry import register\ndef go():\n    register(1)\n",
      "registry.py": Self.registry,
    ])
    let effects = texts.program.effects.sideEffects(of: try texts.file("plug.py"))
    let effect = try #require(effects.first)
    #expect(effect.location.range.start == 14)
    #expect(effect.chain.map(\.file) == [try texts.file("middle.py"), try texts.file("registry.py")])
  }

  @Test func callsInCirclesEnd() throws {
    let texts = Texts([
      "a.py": "import b\ndef ping(n): b.pong(n)\n",
      "b.py": "import a\nRESULTS = []\ndef pong(n):\n    a.ping(n)\n    RESULTS.append(n)\n",
      "main.py": "import a\na.ping(1)\n",
    ])
    #expect(try texts.effects("main.py") == ["outside mutation b.RESULTS"])
  }

  @Test func anEditIsSeenByThoseWhoCall() throws {
    let texts = Texts([
      "plug.py": "from registry import register\nregister(1)\n", "registry.py": "def register(x): ...\n",
    ])
    #expect(try texts.effects("plug.py").isEmpty)
    let file = try texts.file("registry.py")
    let edited = texts.program.summarize(SourceText(Self.registry), as: texts.program[file].description)
    let after = texts.program.updating(file, edited).program
    let effects = after.effects.sideEffects(of: try texts.file("plug.py"))
    #expect(effects.map(\.object) == ["registry.TABLE"])
  }

  @Test func threadsDoNotMatter() throws {
    var files: [ProgramFile] = []
    let options = SummaryOptions(target: .v3_15)
    for number in 0..<60 {
      let text =
        "import m\(number + 1)\nX = []\ndef f():\n    m\(number + 1).f()\n    X.append(1)\nm\(number + 1).f()\n"
      files.append(
        ProgramFile(
          description: FileDescription(
            path: FilePath("m\(number).py"), displayPath: "m\(number).py", module: "m\(number)", isPackage: false),
          summary: Summarizer.summary(of: PythonSyntax.parse(SourceText(text), target: .v3_15), options: options),
          isExternal: false))
    }
    let provider = ModuleProvider(resolve: { _, _ in ModuleResolution(.missing) }, read: { _ in nil })
    let one = Program.link(files, options: options, provider: provider, threads: 1).effects
    let four = Program.link(files, options: options, provider: provider, threads: 4).effects
    for number in 0..<60 {
      let file = FileID(UInt32(number))
      #expect(one.sideEffects(of: file) == four.sideEffects(of: file))
      #expect(one.sideEffects(of: file).count == min(48, 60 - number))
    }
  }

  @Test func theConfigurationKnowsBetter() throws {
    let plug = "import nowhere, registry\nnowhere.run()\nnowhere.deep.start()\nregistry.register(1)\n"
    let texts = Texts(
      ["plug.py": plug, "registry.py": Self.registry],
      effects: ["nowhere.*": "pure", "nowhere.deep.start": "thread", "registry.register": "pure"])
    #expect(try texts.effects("plug.py") == ["outside thread nowhere.deep.start"])
  }

  @Test func loadsLeadToEffects() throws {
    let texts = Texts([
      "main.py": "import plug, far, plain\n", "plug.py": "from registry import TABLE\nTABLE['x'] = 1\n",
      "far.py": "import plug\nplug.x\n", "lazy_far.py": "import plug\ndef f(): plug.x\n", "plain.py": "x = 1\n",
      "registry.py": Self.registry,
    ])
    let effects = texts.program.effects
    for (module, changes) in [("plug", true), ("far", true), ("lazy_far", false), ("plain", false), ("main", false)] {
      let id = texts.program.module(of: try texts.file("\(module).py"))
      #expect(effects.reach(.all).mayChange(byLoading: id) == changes, "\(module)")
      #expect(effects.outsideEffects(loading: id, .all).isEmpty == !changes, "\(module)")
    }
    let lazyFar = texts.program.module(of: try texts.file("lazy_far.py"))
    #expect(effects.reach(.explicit).mayChange(byLoading: lazyFar))
    #expect(effects.loadClosure(of: try texts.module("far"), .all).count == 3)
    let registry = try texts.file("registry.py")
    let table = texts.program[registry].summary.symbol(named: "TABLE")
    #expect(effects.isChangedFromOutside(table, of: registry))
    #expect(effects.isPlainVariable(table, of: registry))
    #expect(!effects.isPlainVariable(texts.program[registry].summary.symbol(named: "opened"), of: registry))
  }

  static let registry = """
    import functools
    TABLE = {}
    def register(f):
        TABLE[f] = f
        return f
    def named(name):
        def inner(f):
            TABLE[name] = f
            return f
        return inner
    class Base:
        def __init_subclass__(cls, **options):
            TABLE[cls.__name__] = cls
    class Meta(type):
        def __init__(cls, name, bases, body):
            TABLE[name] = cls
    class Counting(type):
        def __init__(cls, name, bases, body):
            cls.number = 1
    class Plain: ...
    class Own:
        def __init__(self):
            self.items = []
        def add(self, x):
            self.items.append(x)
        def register(self, f):
            self.items.append(f)
            return f
    def fill(table):
        table['x'] = 1
    def keep(a, b):
        fill(TABLE)
        return a
    def get():
        return TABLE
    class Entry:
        def __init__(self, name):
            TABLE[name] = self
    class Field:
        def __set_name__(self, owner, name):
            TABLE[name] = owner
    class Opened:
        def __enter__(self):
            TABLE['open'] = self
        def __exit__(self, *args): ...
    opened = Opened()
    async def coroutine():
        TABLE['x'] = 1
    cache = {}
    def cached(x):
        cache[x] = x
    def passing(f):
        @functools.wraps(f)
        def call(*args):
            return f(*args)
        return call
    @passing
    def wrapped(x):
        TABLE[x] = x

    """
}
