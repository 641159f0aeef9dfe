// Configuration files: what they say, what is wrong with them, which one holds where.
import Basics
import Modules
import Testing

@Suite struct ConfigurationTests {
  /// What a `lazyls.toml` with this text says.
  func load(_ text: String, codes: [String] = ["LZ101", "LZ102", "LZ301", "LZ402"]) throws -> FolderConfiguration {
    let folder = try TemporaryFolder()
    try folder.write("lazyls.toml", text)
    var found = ConfigurationStore(codes: codes).configuration(forFolder: folder.path)
    // Paths of a folder that is gone by then say nothing.
    found.configuration.folder = "/"
    return found
  }

  @Test func everySettingIsRead() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "pyproject.toml",
      """
      [project]
      requires-python = ">=3.9"
      [tool.lazyls]
      baseline = "base.json"
      color = "never"
      dialect = "cinder"
      entry-points = ["app.main"]
      evaluate = "off"
      exclude = ["gen/", "*_pb2.py"]
      fail-on = "error"
      ignore = ["LZ3"]
      imports = true
      jobs = 3
      min-severity = "info"
      no-cache = true
      output-format = "sarif"
      python = ".venv"
      roots = ["src", "lib"]
      search-path = ["../shared", "/abs"]
      select = ["LZ1", "ALL"]
      statistics = true
      target-version = "3.12"
      unsafe-fixes = true
      [tool.lazyls.per-file-ignores]
      "tests/**" = ["LZ101"]
      [tool.lazyls.effects]
      "pkg.func" = "registration"
      "pkg.*" = "pure"
      [tool.lazyls.rules]
      LZ402 = "error"
      LZ101 = "off"
      """)
    let found = ConfigurationStore(codes: ["LZ101", "LZ301", "LZ402"]).configuration(forFolder: folder.path)
    #expect(found.problems == [])
    let root = folder.path
    #expect(found.file == root.appending("pyproject.toml"))
    let read = found.configuration
    #expect(read.baseline == root.appending("base.json"))
    #expect(read.color == .never)
    #expect(read.dialect == .cinder)
    #expect(read.entryPoints == ["app.main"])
    #expect(read.effects == ["pkg.func": "registration", "pkg.*": "pure"])
    #expect(read.evaluate == .off)
    #expect(read.exclude.count == 2)
    #expect(read.excludeRules?.ignores(root.appending("a/x_pb2.py"), isFolder: false) == true)
    #expect(read.failOn == .error)
    #expect(read.ignore == ["LZ3"])
    #expect(read.imports)
    #expect(read.jobs == 3)
    #expect(read.minSeverity == .information)
    #expect(!read.usesCache)
    #expect(read.outputFormat == .sarif)
    #expect(read.python == root.appending(".venv"))
    #expect(read.roots == [root.appending("src"), root.appending("lib")])
    #expect(read.searchPath == [root.parent.appending("shared"), "/abs"])
    #expect(read.select == ["LZ1", "ALL"])
    #expect(read.statistics)
    #expect(read.targetVersion == .v3_12)
    #expect(read.requiresPython == .v3_9)
    #expect(read.target == .v3_12)
    #expect(read.unsafeFixes)
    #expect(read.ignoredCodes(for: root.appending("tests/a/b.py")) == ["LZ101"])
    #expect(read.ignoredCodes(for: root.appending("src/b.py")) == [])
    #expect(read.rules == ["LZ402": .severity(.error), "LZ101": .off])
  }

  @Test(arguments: [
    ("dialekt = \"all\"", 1, 1, "unknown key 'dialekt'; did you mean 'dialect'?"),
    ("\n  min_severity = \"error\"", 2, 3, "unknown key 'min_severity'; did you mean 'min-severity'?"),
    ("targetVersion = \"3.9\"", 1, 1, "unknown key 'targetVersion'; did you mean 'target-version'?"),
    ("fix = true", 1, 1, "'fix' can only be given on the command line, as '--fix'"),
    ("dialect = \"expliict\"", 1, 11, "'dialect' must be one of \"all\", \"explicit\", \"cinder\", not \"expliict\""),
    ("dialect = 3", 1, 11, "'dialect' must be a string, not an integer"),
    ("dialect = 1979-05-27", 1, 11, "'dialect' must be a string, not a date"),
    ("target-version = 3.12", 1, 18, "'target-version' must be a string: write it in quotes, \"3.12\""),
    ("target-version = \"py312\"", 1, 18, "'target-version' is written \"3.12\", not \"py312\""),
    (
      "target-version = \"3.7\"", 1, 18,
      "'target-version' must be a Python version from \"3.8\" to \"3.15\", not \"3.7\""
    ),
    ("select = \"LZ101\"", 1, 10, "'select' must be an array; write [\"LZ101\"]"),
    ("select = [\"LZ1\",\n  \"LZ999\"]", 2, 3, "unknown rule 'LZ999'; `lazyls explain` lists the rules"),
    ("select = [\"LZ1\", 7]", 1, 18, "'select' must be an array of strings, not an integer"),
    ("ignore = [\"LZ1O1\"]", 1, 11, "unknown rule 'LZ1O1'; did you mean 'LZ101'?"),
    (
      "[rules]\nLZ301 = \"warn\"", 2, 9,
      "'rules.LZ301' must be one of \"error\", \"warning\", \"information\", \"hint\", \"off\", not \"warn\""
    ),
    ("[rules]\nLZ302 = \"off\"", 2, 1, "unknown rule 'LZ302'; did you mean 'LZ102'?"),
    ("rules = { LZ101 = true }", 1, 19, "'rules.LZ101' must be a string, not a boolean"),
    ("rules = 3", 1, 9, "'rules' must be a table, not an integer"),
    ("jobs = 0", 1, 8, "'jobs' must be from 1 to 1024, not 0"),
    ("jobs = \"4\"", 1, 8, "'jobs' must be an integer, not a string"),
    ("python = \"\"", 1, 10, "'python' must name a file or folder; it is empty"),
    ("[tool.lazyls]\ndialect = \"all\"", 1, 7, "the keys stand at the top of lazyls.toml, without [tool.lazyls]"),
    ("[per-file-ignores]\n\"a\" = \"LZ101\"", 2, 7, "'per-file-ignores' must be an array; write [\"LZ101\"]"),
    ("[per-file-ignores]\n\"#\" = []", 2, 1, "'#' is no pattern for files"),
  ])
  func saysWhatIsWrongAndWhere(text: String, line: Int, column: Int, message: String) throws {
    let problems = try load(text).problems
    #expect(problems.map(\.message) == [message])
    #expect(problems.first?.line == line)
    #expect(problems.first?.column == column)
  }

  @Test func theOtherSettingsHoldAllTheSame() throws {
    let found = try load("dialekt = 1\ndialect = \"explicit\"\njobs = true\nmin-severity = \"hint\"")
    #expect(found.problems.count == 2)
    #expect(found.configuration.dialect == .explicit)
    #expect(found.configuration.minSeverity == .hint)
  }

  @Test func brokenTextTellsItsPlaceAndKeepsTheLastGoodSettings() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("lazyls.toml", "dialect = \"cinder\"\n")
    let good = ConfigurationStore().configuration(forFolder: folder.path).configuration
    let files = FileSystem(overlays: [file: Array("dialect = \"cinder\"\njobs = = 3\n".utf8)])
    let broken = ConfigurationStore(files: files, lastGood: { $0 == file ? good : nil })
    let found = broken.configuration(forFolder: folder.path)
    #expect(found.configuration.dialect == .cinder)
    #expect(found.problems.count == 1)
    #expect(found.problems.first?.line == 2)
    #expect(broken.problems == found.problems)
    // With nothing to fall back to, the defaults hold.
    #expect(ConfigurationStore(files: files).configuration(forFolder: folder.path).configuration.dialect == .all)
  }

  @Test func placesOfProblemsAreInTheTextThatWasRead() throws {
    let folder = try TemporaryFolder()
    let text = "dialect = \"all\"\ncolour = 1\n"
    let file = try folder.write("lazyls.toml", text)
    let store = ConfigurationStore()
    let range = try #require(store.configuration(forFolder: folder.path).problems.first?.range)
    try folder.write("lazyls.toml", "x")
    #expect(store.text(file) == Array(text.utf8))
    #expect(store.text(file)[Int(range.start)..<Int(range.end)].elementsEqual("colour".utf8))
    #expect(store.text(folder.path.appending("pyproject.toml")).isEmpty)
  }

  @Test func theNearestFileHolds() throws {
    let folder = try TemporaryFolder()
    try folder.write("pyproject.toml", "[tool.lazyls]\ndialect = \"cinder\"\nselect = [\"LZ1\"]\n")
    try folder.write("a/pyproject.toml", "[project]\nname = \"a\"\nrequires-python = \">=3.10\"\n")
    try folder.write("b/lazyls.toml", "dialect = \"explicit\"\n")
    try folder.write("b/pyproject.toml", "[tool.lazyls]\ndialect = \"cinder\"\n")
    try folder.write("b/deep/x.py")
    try folder.write("c/setup.cfg", "[metadata]\npython_requires = 3.1\n[options]\npython_requires = >=3.11 # x\n")
    let store = ConfigurationStore()
    let at: (String) -> Configuration = { store.configuration(forFile: folder.path.appending($0)).configuration }
    #expect(at("x.py").dialect == .cinder)
    #expect(at("x.py").target == .v3_15)
    // Metadata alone is no configuration: the outer one holds, with the inner version.
    #expect(at("a/x.py").dialect == .cinder)
    #expect(at("a/x.py").target == .v3_10)
    #expect(at("a/x.py").folder == folder.path)
    // `lazyls.toml` wins in its folder, and nothing is inherited from further up.
    #expect(at("b/x.py").dialect == .explicit)
    #expect(at("b/x.py").select == [])
    #expect(at("b/deep/none/at/all.py").dialect == .explicit)
    #expect(at("c/x.py").target == .v3_11)
    #expect(store.problems == [])
  }

  @Test func optionsLieOnTop() throws {
    let folder = try TemporaryFolder()
    try folder.write("lazyls.toml", "dialect = \"cinder\"\njobs = 2")
    let store = ConfigurationStore(adjust: { $0.dialect = .explicit })
    let found = store.configuration(forFolder: folder.path).configuration
    #expect(found.dialect == .explicit)
    #expect(found.jobs == 2)
    #expect(store.configuration(forFolder: "/").configuration.dialect == .explicit)
  }

  @Test func anExplicitFileHoldsEverywhere() throws {
    let folder = try TemporaryFolder()
    try folder.write("lazyls.toml", "dialect = \"cinder\"")
    let other = try folder.write("ci.toml", "dialect = \"explicit\"")
    let store = ConfigurationStore(explicitFile: other)
    #expect(store.configuration(forFolder: folder.path).configuration.dialect == .explicit)
    #expect(store.configuration(forFolder: folder.path.appending("x")).file == other)
    let missing = ConfigurationStore(explicitFile: folder.path.appending("none.toml"))
    #expect(missing.configuration(forFolder: folder.path).problems.map(\.message) == ["no such file or folder"])
    let empty = try folder.write("p/pyproject.toml", "[project]\n")
    let without = ConfigurationStore(explicitFile: empty)
    #expect(
      without.configuration(forFolder: folder.path).problems.map(\.message)
        == ["it has no table [tool.lazyls]; add one"])
  }

  @Test func aBrokenPyprojectOfOthersIsNotOurs() throws {
    let folder = try TemporaryFolder()
    try folder.write("pyproject.toml", "[tool.ruff\n")
    #expect(ConfigurationStore().configuration(forFolder: folder.path).problems == [])
    try folder.write("a/pyproject.toml", "[tool.lazyls\n")
    #expect(ConfigurationStore().configuration(forFolder: folder.path.appending("a")).problems.count == 1)
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("lazyls.toml", Array("jobs = 1\n# ".utf8) + [0xFF])
    try folder.write("nul/lazyls.toml", Array("jobs = 1\n".utf8) + [0])
    _ = try folder.write("dir/lazyls.toml/x")
    let store = ConfigurationStore()
    let first = store.configuration(forFolder: folder.path)
    #expect(first.problems.map(\.description) == ["\(folder.path)/lazyls.toml:2:3: this is not UTF-8"])
    let second = store.configuration(forFolder: folder.path.appending("nul"))
    #expect(second.problems.first?.message == "expected a key")
    #expect(store.configuration(forFolder: folder.path.appending("dir")).problems.count == 1)
  }

  /// Mutations of a real file and hostile shapes: no crash, and every problem lies inside the text.
  @Test func strangeTextsDoNoHarm() throws {
    let seed = Array(
      """
      [project]
      requires-python = ">=3.9"
      [tool.lazyls]
      select = ["LZ1", 'LZ2', \"\"\"LZ
      3\"\"\"]  # é
      rules = { LZ101 = "off", "LZ1\\u0000" = "x" }
      per-file-ignores."a.b" = ["LZ1"]
      [[tool.lazyls.x]]
      jobs = 0x10
      """.utf8)
    let pieces = Array("[]{}=.,\"'#\n\\ \t\0\u{FF}aé0-".utf8)
    var random = SeededGenerator(seed: 7)
    let mutations = FileSystem.environmentVariable("LAZYLS_FUZZ") == nil ? 3000 : 200_000
    var texts: [[UInt8]] = [
      Array(String(repeating: "[", count: 100_000).utf8),
      Array(("a = " + String(repeating: "[", count: 100_000)).utf8),
      Array(("a = " + String(repeating: "{a=", count: 100_000)).utf8),
      Array(String(repeating: "a.", count: 400_000).utf8) + Array("a = 1".utf8),
      Array(("[" + String(repeating: "a.", count: 1900) + "a]\nx = 1").utf8),
      Array((String(repeating: "a.", count: 1900) + "a = 1\n").utf8),
      Array("\"a\\u0000b\" = 1\n".utf8), Array("a = \"\\u0000\"".utf8), Array("a = '''".utf8), [0xEF, 0xBB, 0xBF],
      Array("jobs = 99999999999999999999999".utf8), Array("jobs = nan\nx = inf".utf8), Array("\"\" = 1".utf8),
      Array("[\n".utf8), Array("[.a]".utf8), Array("[[\n".utf8), Array("[a.\n".utf8), Array("a.\n".utf8),
      Array("=\n".utf8),
    ]
    for _ in 0..<mutations {
      var text = seed
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let index = Int.random(in: 0..<max(1, text.count), using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where !text.isEmpty: text.remove(at: index)
        case 1: text.insert(pieces[Int.random(in: 0..<pieces.count, using: &random)], at: min(index, text.count))
        case 2: text = Array(text[..<min(index, text.count)])
        default: if index < text.count { text[index] = UInt8.random(in: 0...255, using: &random) }
        }
      }
      texts.append(text)
    }
    for text in texts {
      for name in ["lazyls.toml", "pyproject.toml"] {
        let files = FileSystem(overlays: [FilePath("/none/" + name): text])
        let found = ConfigurationStore(files: files).configuration(forFolder: "/none")
        for problem in found.problems {
          let end = problem.range.map { Int($0.end) } ?? 0
          #expect(end <= text.count)
        }
      }
      let places = TOMLSyntax(text)
      let end = places.value(["tool", "lazyls", "select"]).map { Int($0.end) } ?? 0
      #expect(end <= text.count)
    }
  }
}

/// A seeded generator, so that a failing text comes again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

@Suite struct RequiresPythonTests {
  @Test(arguments: [
    (">=3.9", 9), (">=3.9,<4", 9), (">= 3.9, < 3.13", 9), ("~=3.10", 10), ("~=3.10.2", 10), ("==3.12.*", 12),
    ("==3.11", 11), ("==3.11.4", 11), (">3.9", 9), (">=3.9.1", 9), (">3.9.5", 9), ("<3.12", 8), ("<=3.9", 8),
    (">=2.7, !=3.0.*, !=3.1.*", 8), (">=3.8,!=3.8.*,!=3.9.0", 9), (">=3.8, !=3.8.1", 8), (">=2.7", 8), (">=3.6", 8),
    (">=3", 8), ("==3.*", 8), (">=3.16", 15), (">=3.14.0rc1", 14), ("^3.9", 9), ("~3.10", 10), ("^3.9 || ^2.7", 9),
    (">=3.10 <3.13", 10), ("3.11.*", 11), ("3.12", 12), ("*", 8), ("===3.13.1", 13), (">=v3.9", 9), (">=3.10,", 10),
    (">=3.9.dev0", 9),
  ])
  func lowestSupportedVersion(specifier: String, minor: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("pyproject.toml", "[project]\nrequires-python = \"\(specifier)\"\n")
    let found = ConfigurationStore().configuration(forFolder: folder.path).configuration
    #expect(found.requiresPython.map { Int($0.minor) } == minor)
  }

  @Test(arguments: ["", "python", ">=", "<3", "^2.7", "==2.7.*", ">=x", ">>3.9", ",", "||", "99999999999999999999"])
  func whatSaysNothingIsNothing(specifier: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("pyproject.toml", "[project]\nrequires-python = \"\(specifier)\"\n")
    let found = ConfigurationStore().configuration(forFolder: folder.path).configuration
    #expect(found.requiresPython == nil)
    #expect(found.target == .v3_15)
  }

  @Test func poetryIsRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("pyproject.toml", "[tool.poetry.dependencies]\npython = \"^3.10\"\n")
    try folder.write("a/pyproject.toml", "[tool.poetry.dependencies]\npython = { version = \"~3.11\" }\n")
    let store = ConfigurationStore()
    #expect(store.configuration(forFolder: folder.path).configuration.target == .v3_10)
    #expect(store.configuration(forFolder: folder.path.appending("a")).configuration.target == .v3_11)
  }
}

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("reqeusts", "requests"), ("numpyy", "numpy"), ("jsno", "json"), ("Dialect", "dialect"), ("o", nil),
    ("zzzzzz", nil),
    ("", nil), ("json", nil),
  ])
  func findsWhatWasMeant(name: String, expected: String?) {
    let candidates = ["json", "requests", "numpy", "dialect", "os"]
    #expect(NearestName.of(name, among: candidates) == (name == "o" ? "os" : expected))
  }

  @Test func theFirstOfEqualsWins() { #expect(NearestName.of("ab", among: ["ac", "ad"]) == "ac") }
}
