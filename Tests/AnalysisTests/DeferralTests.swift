// What is said of one import that could wait: each program is a few files, its last import in `app/main.py` is judged.
import Analysis
import Basics
import Testing

extension Texts {
  /// Judges `app/main.py` from above; what is said of its last import. Earlier ones stay eager.
  func deferral(of path: String = "app/main.py") throws -> String {
    let file = try file(path)
    var judge = DeferralJudge(program, .explicit)
    guard judge.enter(file) else { return "exposed" }
    let last = program[file].summary.imports.count - 1
    for index in 0..<last { judge.keep(ImportID(index)) }
    switch judge.judge(ImportID(last)) {
    case .loadedAlready: return "loaded already"
    case .unnoticed(let isKnown): return isKnown ? "unnoticed" : "unnoticed, not known"
    case .reliedOn(let other): return program.name(program.module(of: other))
    }
  }
}

@Suite("Imports that could wait") struct DeferralTests {
  static let registry = "TABLE = {}\n"
  static let plug = "from registry import TABLE\nTABLE['x'] = 1\n"

  private func judged(_ main: String, _ others: KeyValuePairs<String, String> = [:]) throws -> String {
    var texts: [(String, String)] = [
      ("app/main.py", main), ("registry.py", Self.registry), ("plug.py", Self.plug), ("plain.py", "x = 1\n"),
      ("through.py", "import plug, plain\n"),
    ]
    var names = Set(texts.map(\.0))
    for (path, text) in others {
      texts.removeAll { $0.0 == path }
      texts.append((path, text))
      names.insert(path)
    }
    if !names.contains("app/__init__.py") { texts.append(("app/__init__.py", "")) }
    return try Texts(Self.pairs(texts)).deferral()
  }

  private static func pairs(_ texts: [(String, String)]) -> [(key: String, value: String)] {
    texts.map { (key: $0.0, value: $0.1) }
  }

  @Test func whatTheLoadDoes() throws {
    #expect(try judged("import plain\n") == "unnoticed")
    #expect(try judged("import plug\n") == "plug")
    #expect(try judged("import through\n") == "plug")
    #expect(try judged("import odd\n", ["odd.py": "import nowhere\nnowhere.run()\n"]) == "odd")
    #expect(
      try judged("import odd\n", ["odd.py": "def make(f): return f()\nmade = make(str)\n"]) == "unnoticed, not known")
    #expect(try judged("import odd\n", ["odd.py": "text = open('x').read()\n"]) == "unnoticed, not known")
  }

  /// What the packages around load, and imports above, happens whether or not this import waits.
  @Test func whatIsLoadedByThen() throws {
    #expect(try judged("import through\n", ["app/__init__.py": "import plug\n"]) == "unnoticed")
    #expect(try judged("import through\n", ["app/__init__.py": "import through\n"]) == "loaded already")
    #expect(try judged("from app import x\n", ["app/__init__.py": "x = 1\nimport plug\n"]) == "loaded already")
    #expect(try judged("import plug\nimport through\n") == "unnoticed")
    #expect(try judged("import far\nimport through\n", ["far.py": "import plug\n"]) == "unnoticed")
    #expect(try judged("if far:\n    import plug\nimport through\n") == "plug")
    #expect(try judged("import far\nimport through\n", ["far.py": "def f():\n    import plug\n"]) == "plug")
  }

  /// The import by which the package first comes to the effect keeps it.
  @Test func orderWithinThePackage() throws {
    let first = "from app import main\nimport plug\n"
    #expect(try judged("import through\n", ["app/__init__.py": first]) == "plug")
    let after = "import plug\nfrom app import main\n"
    #expect(try judged("import through\n", ["app/__init__.py": after]) == "unnoticed")
    let perhaps = "import os\nif os.name:\n    from app import main\nimport plug\n"
    #expect(try judged("import through\n", ["app/__init__.py": perhaps]) == "plug")
    let never = "def later():\n    from app import main\nimport plug\n"
    #expect(try judged("import through\n", ["app/__init__.py": never]) == "unnoticed")
  }

  @Test func whatOthersRelyOn() throws {
    let library: KeyValuePairs = ["lib/__init__.py": "", "lib/sub.py": "x = 1\n"]
    #expect(try judged("import lib.sub\n", library) == "unnoticed")
    #expect(
      try judged(
        "import lib.sub\n",
        ["lib/__init__.py": "", "lib/sub.py": "", "user.py": "import lib\ndef f(): lib.sub.x\n"]) == "lib.sub")
    #expect(
      try judged(
        "import lib.sub\n",
        ["lib/__init__.py": "", "lib/sub.py": "", "user.py": "import lib.sub\ndef f(): lib.sub.x\n"]) == "unnoticed")
    #expect(
      try judged("import lib.sub\n", ["lib/__init__.py": "def f(): return sub.x\n", "lib/sub.py": ""]) == "lib.sub")
    #expect(
      try judged("import lib.sub\n", ["lib/__init__.py": "from plain import x as sub\n", "lib/sub.py": ""])
        == "lib.sub")
    #expect(
      try judged("import lib.sub\n", ["lib/__init__.py": "", "lib/sub.py": "", "user.py": Self.lookup]) == "lib.sub")
    #expect(
      try judged("import plain\n", ["user.py": "import app.main\nx = list(vars(app.main).values())\n"]) == "exposed")
  }
  private static let lookup = "import sys\nsub = sys.modules['lib.sub']\n"

  /// Who sees a library has loaded what changes it, when the library loads that itself; within the library it counts.
  @Test func whatComesWithALibrary() throws {
    let library: KeyValuePairs = [
      "lib/__init__.py": "from lib import fill\n", "lib/table.py": "TABLE = {}\n",
      "lib/fill.py": "from lib.table import TABLE\nTABLE[1] = 2\n",
    ]
    #expect(try judged("import lib\n", library) == "unnoticed")
    let plugin: KeyValuePairs = [
      "lib/__init__.py": "", "lib/table.py": "TABLE = {}\n",
      "lib/fill.py": "from lib.table import TABLE\nTABLE[1] = 2\n",
    ]
    #expect(try judged("import lib.fill\n", plugin) == "lib.fill")
    let own: KeyValuePairs = [
      "app/__init__.py": "", "app/table.py": "from app import fill\nTABLE = {}\n",
      "app/fill.py": "from app import table\ndef go(): table.TABLE[1] = 2\ngo()\n",
    ]
    #expect(try judged("from app import fill\n", own) == "app.fill")
  }

  /// Deferred, another module of the circle may be the first to load.
  @Test func circles() throws {
    let fragile: KeyValuePairs = [
      "one.py": "class A: ...\nimport two\n", "two.py": "from one import A\nclass B(A): ...\n",
    ]
    #expect(try judged("import one\n", fragile) == "unnoticed")
    let broken: KeyValuePairs = [
      "one.py": "import two\nclass A: ...\n", "two.py": "from one import A\nclass B(A): ...\n",
    ]
    #expect(try judged("import two\n", broken) == "one")
  }
}
