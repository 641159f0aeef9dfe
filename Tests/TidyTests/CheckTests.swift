// The checks themselves, on made-up trees: each must find what is wrong and let pass what is right.
import TestSupport
import Testing

@Suite struct CheckTests {
  static let manifest = """
    // swift-tools-version: 6.2
    // One section per target. A comment may mention .target(name: "Server").
    targets: [
      .target(name: "Basics", swiftSettings: strict),
      .systemLibrary(name: "CJSONC", pkgConfig: "json-c", providers: [.apt(["libjson-c-dev"])]),
      .target(name: "JSON", dependencies: ["CJSONC"], swiftSettings: strict),
      .target(
        name: "Modules",
        dependencies: ["Basics", .product(name: "TOMLKit", package: "TOMLKitPackage")],
        swiftSettings: strict),
      .executableTarget(name: "lazyls", dependencies: ["Modules"], swiftSettings: strict),
    ]

    """

  func tree(_ files: [String: String]) -> SourceTree {
    SourceTree(files.map { SourceTree.File($0.key, $0.value) } + [SourceTree.File("Package.swift", Self.manifest)])
  }

  @Test func manifestIsRead() {
    let arrows = declaredArrows(Self.manifest).sorted { $0.target < $1.target }
    #expect(arrows.map(\.target) == ["Basics", "CJSONC", "JSON", "Modules", "lazyls"])
    #expect(arrows.map(\.knows) == [[], [], ["CJSONC"], ["Basics", "TOMLKit"], ["Modules"]])
  }

  @Test func importsAreRead() {
    let file = SourceTree.File(
      "a.swift",
      """
      // import Nothing
      import A
      package import B
      @preconcurrency internal import C
      import struct D.E
      import F.G  // why
      let text = "import H"
      """)
    #expect(ImportLine.all(in: file).map(\.module) == ["A", "B", "C", "D", "F"])
    #expect(ImportLine.all(in: file).map(\.line) == [2, 3, 4, 5, 6])
  }

  @Test func directionsFindAWrongArrow() {
    #expect(
      Checks.directions(
        tree([
          "Sources/Modules/A.swift": "import Basics\nimport TOMLKit\nimport Glibc\n",
          "Sources/lazyls/main.swift": "import Modules\n",
        ])) == [])
    #expect(
      Checks.directions(
        tree([
          "Sources/Basics/A.swift": "import JSON\n",
          "Sources/JSON/B.swift": "// why\n\npackage import TOMLKit\n",
          "Sources/Elsewhere/C.swift": "",
        ])) == [
          "Sources/Basics/A.swift:1: Basics has no declared arrow to JSON",
          "Sources/Elsewhere: no target of Package.swift has this name",
          "Sources/JSON/B.swift:3: JSON has no declared arrow to TOMLKit",
        ])
    let upsideDown = SourceTree([
      SourceTree.File(
        "Package.swift", ".target(name: \"Basics\", dependencies: [\"JSON\"]),\n.target(name: \"JSON\")\n"),
      SourceTree.File("Sources/Basics/A.swift", "import JSON\n"),
    ])
    #expect(Checks.directions(upsideDown) == ["Package.swift: Basics may not depend on JSON, which stands above it"])
  }

  @Test func confinementFindsAnImport() {
    let bad = tree([
      "Sources/Rules/A.swift": "import Foundation\nimport Glibc\n",
      "Sources/Checker/B.swift": "import CJSONC\nimport ArgumentParser\nimport TOMLKit\nimport Glibc\n",
      "Tests/X/C.swift": "import Glibc\nimport XCTest\n",
    ])
    let found = Checks.confinement(bad).map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
    #expect(
      found == [
        "Sources/Checker/B.swift:1", "Sources/Checker/B.swift:2", "Sources/Checker/B.swift:3",
        "Sources/Rules/A.swift:1", "Sources/Rules/A.swift:2", "Tests/X/C.swift:2",
      ])
  }

  @Test func shapeFindsFilesWithoutAJobAndLongOnes() {
    let long = String(repeating: "let x = 1\n", count: Conventions.lineLimit)
    let found = Checks.shape(
      SourceTree([
        SourceTree.File("Sources/A.swift", "// Reads the bytes of a file.\n"),
        SourceTree.File("Sources/B.swift", "import Basics\n"),
        SourceTree.File("Sources/C.swift", "// Things.\n"),
        SourceTree.File("Sources/D.swift", "// Holds too many lines of text.\n" + long),
      ]))
    #expect(found.map { $0.prefix(15) } == ["Sources/B.swift", "Sources/C.swift", "Sources/D.swift"])
  }

  @Test func whiteSpaceIsFound() {
    let found = Checks.whiteSpace(
      SourceTree([
        SourceTree.File("README.md", "a \nb\n\tc\t\nno end"),
        SourceTree.File("Tests/Fixtures/a.py", "x = 1 \n"),
        SourceTree.File("Sources/a.swift", "fine\n"),
        SourceTree.File("b.md", "x\r\ny\r\n"),
      ]))
    #expect(
      found == [
        "README.md:1: white space at the end of the line", "README.md:3: white space at the end of the line",
        "README.md: no line end at the end of the file", "b.md: carriage returns at the ends of lines",
      ])
  }

  @Test func machinePathsAreFound() {
    let home = "/" + "root/"
    let found = Checks.machinePaths(
      SourceTree([
        SourceTree.File("a.md", "fine\nsee \(home)x\n"),
        SourceTree.File("b.md", "rootdir \(home.dropLast())\nsrc\(home)a\n"),
        SourceTree.File("c.md", "\(home)a and src\(home)a\n"),
      ]))
    #expect(found.map { $0.prefix(6) } == ["a.md:2", "c.md:1"])
  }

  static let page = """
    /// The page.
    enum LazyUsedAtImport: Rule {
      static let info = RuleInfo(
        506, "lazy-used-at-import", .lazySyntax, .warning, fix: .sometimes,
        page: \"""
          ## What it does
          ## Why is this bad
          ## Example
          ## Use instead
          ## Fix safety
          \""")
    }
    """

  static let suite = """
    # LZ506 lazy-used-at-import
    ## Read
    ```py
    x  # warning: [LZ506]
    ```
    ```fixed
    y
    ```
    ## Not read
    ```py
    z
    ```
    """

  @Test func suitesShowBothSidesAndTheFix() {
    let source = "Sources/Rules/LazySyntax/LazyUsedAtImport.swift"
    let path = "Tests/Fixtures/rules/LZ506-lazy-used-at-import.md"
    func gaps(_ suite: String) -> [String] {
      Checks.rules(tree([source: Self.page, path: suite])).map { String($0.dropFirst(path.count)) }
    }
    #expect(gaps(Self.suite) == [])
    #expect(
      gaps(Self.suite.replacing("LZ506 lazy", with: "LZ507 lazy")) == [
        ": its first line is not '# LZ506 lazy-used-at-import'"
      ])
    #expect(gaps(Self.suite.replacing("  # warning: [LZ506]", with: "")) == [": no test expects LZ506"])
    #expect(
      gaps(Self.suite.replacing("\nz", with: "\nz  # warning: [LZ506]")) == [
        ": no test in which LZ506 must stay silent"
      ])
    #expect(
      gaps(Self.suite.replacing("fixed", with: "text")) == [": the rule has a fix, but no test has a `fixed` block"])
    #expect(
      gaps(Self.suite.replacing("fixed", with: "fix")).first
        == ":6: no such kind of block: 'fix'; prose goes into `text` or `console`")
  }

  @Test func rulesNeedPageAndSuite() {
    let source = "Sources/Rules/LazySyntax/LazyUsedAtImport.swift"
    let suite = "Tests/Fixtures/rules/LZ506-lazy-used-at-import.md"
    #expect(
      Checks.rules(tree([source: Self.page, suite: Self.suite, "Sources/Rules/LazySyntax/Shared.swift": ""])) == [])
    #expect(Checks.rules(tree([source: Self.page])) == ["\(source): has no suite; write \(suite)"])
    #expect(
      Checks.rules(tree([source: Self.page, suite: Self.suite, "Tests/Fixtures/rules/LZ999-other.md": "#"]))
        == ["Tests/Fixtures/rules/LZ999-other.md: no rule has this code and name"])
    let short = Self.page.split(separator: "\n").filter { !$0.contains("## Example") && !$0.contains("Fix safety") }
    #expect(
      Checks.rules(tree([source: short.joined(separator: "\n"), suite: Self.suite])) == [
        "\(source): its page has no section '## Example'", "\(source): its page has no section '## Fix safety'",
      ])
    let other = "Sources/Rules/LazySyntax/Other.swift"
    #expect(
      Checks.rules(tree([other: Self.page, suite: Self.suite]))
        == ["\(other): the rule is called lazy-used-at-import, so its file would be LazyUsedAtImport.swift"])
  }

  @Test func methodsNeedTranscripts() {
    let files = [
      "Sources/Server/Methods/TextDocumentHover.swift": "", "Sources/Server/Methods/Initialize.swift": "",
      "Sources/Server/Methods/TextDocumentHover+Markdown.swift": "", "Sources/Server/Methods/CancelRequest.swift": "",
      "Sources/Server/Methods/TextDocumentPublishDiagnostics.swift": "",
      "protocol-fixtures/a.lsp": """
      # textDocument/definition is only mentioned
      → initialize {}
      → $/cancelRequest { "id": 1 }
      ← notification textDocument/publishDiagnostics { … }
      """,
    ]
    #expect(
      Checks.transcripts(tree(files)) == [
        "Sources/Server/Methods/TextDocumentHover.swift: no transcript in protocol-fixtures/ speaks its method"
      ])
  }

  @Test func theTableNamesEveryTranscript() {
    let files = [
      "protocol-fixtures/hover.lsp": "", "protocol-fixtures/rename.lsp": "", "Tests/EndToEnd/test_idle.py": "",
      "protocol-fixtures/README.md": """
      Only rows count: `rename`.
      | what | method | shown by |
      | --- | --- | --- |
      | hovers | `textDocument/hover` | `hover`, `gone`, `test_idle.py`, `test_gone.py` |
      """,
    ]
    #expect(
      Checks.featureTable(tree(files)) == [
        "protocol-fixtures/README.md: there is no transcript gone.lsp",
        "protocol-fixtures/README.md: there is no Tests/EndToEnd/test_gone.py",
        "protocol-fixtures/README.md: no row of the table names rename.lsp; say what it shows",
      ])
    #expect(Checks.featureTable(tree(["protocol-fixtures/hover.lsp": ""])).count == 1)
  }
}
