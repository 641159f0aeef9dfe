// Which imports the body of a module reads, in what it calls and what calls it back; CPython 3.15 does the same.
import Analysis
import Basics
import Testing

@Suite("What the body reads") struct VerdictTests {
  /// Of a file's imports under `all`: those that are read, and those that stay lazy.
  private func expect(_ text: String, reads: [String], leaves: [String], at: SourceLocation = #_sourceLocation) throws {
    let texts = Texts(["main.py": text])
    for name in reads {
      #expect(try texts.verdict(name, "main.py", .all) == .reifiedAtImport, "\(name)", sourceLocation: at)
    }
    for name in leaves { #expect(try texts.verdict(name, "main.py", .all) == .lazy, "\(name)", sourceLocation: at) }
  }

  @Test func aStatementBindsWhenItHasRead() throws {
    try expect(
      "from m import a, b, c, d, e\na = f(a)\nclass b(b): ...\ndef c(x=c): ...\n(d := d)\ne: int = e\n",
      reads: ["a", "b", "c", "d", "e"], leaves: [])
    try expect("from m import a, b\nfor a in a.items(): ...\nb = 1\nprint(b)\n", reads: ["a"], leaves: ["b"])
  }

  @Test func decoratorsThatCallWhatTheyDecorate() throws {
    let text = """
      from m import a, b, c, d
      def now(f, *rest):
          f(*rest)
          return f
      def keep(f):
          if rest: f()
          return f
      def register(name):
          def take(f):
              table[name] = f()
          return take
      @now
      def one(): return a
      @register("two")
      def two(): return b
      @keep
      def three(): return c
      now(lambda: d)
      """
    try expect(text, reads: ["a", "b", "d"], leaves: ["c"])
  }

  @Test func lambdasAmongDefaultsAreCounted() throws {
    try expect("from m import a\ndef f(key=lambda: 0): return a\nf()\n", reads: ["a"], leaves: [])
  }

  @Test func objectsMadeOnTheWay() throws {
    let text = """
      from m import a, b, c, d, e
      class Set:
          def __init__(self): a.x
          @classmethod
          def master(cls): return cls()
          def never(self): e.x
      Set.master()
      class Builder:
          def build(self): b.x
          def __call__(self, f): c.x
      def make():
          builder = Builder()
          builder.build()
          return builder
      @make()
      def one(): return d
      """
    try expect(text, reads: ["a", "b", "c"], leaves: ["d", "e"])
  }

  @Test func membersOfAnEnumerationAreMade() throws {
    let text = """
      import enum
      from m import a, b
      class Pair:
          def __new__(cls, x): return a.make(x)
          def other(self): b.x
      class Kind(Pair, enum.Enum):
          ONE = 1
      """
    try expect(text, reads: ["enum", "a"], leaves: ["b"])
  }

  @Test func whatARaiseOnABranchReadsIsNotRead() throws {
    let text = """
      from m import a, b, c
      def check(x):
          if not x: raise a.Error(b)
      check(1)
      try:
          if x: raise c.Error
      except Exception: ...
      """
    try expect(text, reads: ["c"], leaves: ["a", "b"])
  }
}
