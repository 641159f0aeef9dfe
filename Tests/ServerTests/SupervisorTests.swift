// What the supervisor knows when the analysis dies: whom to blame, and what to tell the next one.
import Basics
import JSON
import Protocol
import Server
import Testing

private func document(_ uri: String, _ text: String, version: Int = 1) -> OpenDocument {
  let uri = DocumentURI(uri)
  return OpenDocument(
    uri: uri, path: uri.filePath ?? "/none", languageID: "python", version: version, buffer: TextBuffer(text))
}

private func open(_ documents: OpenDocument...) -> [DocumentURI: OpenDocument] {
  Dictionary(documents.map { ($0.uri, $0) }, uniquingKeysWith: { $1 })
}

@Suite struct BlameTests {
  private let a = DocumentURI("file:///a.py")
  private let b = DocumentURI("file:///b.py")

  @Test func threeDeathsOnOneTextBlockIt() {
    var blame = Blame()
    let documents = open(document("file:///a.py", "x"), document("file:///b.py", "y"))
    blame.touched(b)
    blame.touched(a)
    #expect(blame.died(documents) == .first)
    #expect(blame.died(documents) == .again)
    #expect(!blame.isBlocked(a))
    #expect(blame.died(documents) == .blocked(a))
    #expect(blame.isBlocked(a))
    #expect(blame.isBlocked(a, text: Array("x".utf8)))
    #expect(!blame.isBlocked(a, text: Array("z".utf8)))
    #expect(!blame.isBlocked(b))
    blame.unblock(a)
    #expect(!blame.isBlocked(a))
    blame.answered()
    #expect(blame.died(documents) == .again)
  }

  @Test func anotherTextIsCountedAnew() {
    var blame = Blame()
    blame.touched(a)
    #expect(blame.died(open(document("file:///a.py", "x"))) == .first)
    #expect(blame.died(open(document("file:///a.py", "x"))) == .again)
    blame.answered()
    #expect(blame.died(open(document("file:///a.py", "xx"))) == .again)
    #expect(blame.died(open(document("file:///a.py", "xx"))) == .again)
    #expect(blame.died(open(document("file:///a.py", "xx"))) == .blocked(a))
  }

  @Test func deathsInARowAreToldOnceAndEarnLongerAndLongerPauses() {
    var blame = Blame()
    #expect(blame.died([:]) == .first)
    #expect(blame.died([:]) == .again)
    #expect(blame.pause == 0)
    #expect(blame.died([:]) == .repeatedly)
    var before: Int64 = 0
    for _ in 0..<8 {
      #expect(blame.pause == max(20, 2 * before))
      before = blame.pause
      #expect(blame.died([:]) == .again)
    }
    for _ in 0..<200 { _ = blame.died([:]) }
    #expect(blame.pause == 30_000)
    blame.answered()
    #expect(blame.pause == 0)
    #expect([blame.died([:]), blame.died([:]), blame.died([:])] == [.again, .again, .repeatedly])
  }

  @Test func deathsWithAnswersInBetweenEarnNoPause() {
    var blame = Blame()
    for _ in 0..<5 {
      #expect(blame.died([:]) != .repeatedly)
      #expect(blame.died([:]) != .repeatedly)
      #expect(blame.pause == 0)
      blame.answered()
    }
  }

  @Test func deathsOfEverNewTextsEarnPausesToo() {
    var blame = Blame()
    var verdicts: [Blame.Verdict] = []
    for number in 0..<4 {
      blame.touched(a)
      verdicts.append(blame.died(open(document("file:///a.py", "\(number)"))))
    }
    #expect(verdicts == [.first, .again, .repeatedly, .again])
    #expect(blame.pause > 0)
  }

  @Test func aTextThatIsKeptAwayIsNotToBlame() {
    var blame = Blame()
    let documents = open(document("file:///a.py", "x"))
    blame.touched(a)
    for _ in 0..<Blame.limit { _ = blame.died(documents) }
    #expect(blame.isBlocked(a))
    #expect(blame.died(documents) == .repeatedly)
    #expect(blame.died(documents) == .again)
    #expect(blame.isBlocked(a))
  }

  @Test func aTextThatWasClosedIsNotToBlame() {
    var blame = Blame()
    blame.touched(a)
    for verdict in [Blame.Verdict.first, .again, .repeatedly] { #expect(blame.died([:]) == verdict) }
    #expect(!blame.isBlocked(a))
  }
}

@Suite struct ReplayTests {
  private static let initialize: JSONValue = [
    "processId": nil, "rootUri": "file:///w", "capabilities": ["general": ["positionEncodings": ["utf-8"]]],
    "initializationOptions": ["dialect": "all"],
  ]

  /// Says to a session what a client says.
  private func tell(_ session: inout Session, _ method: String, _ params: JSONValue) throws {
    try MethodTable.receive(method, params, &session)
  }

  private func session() throws -> Session {
    var session = Session()
    try session.initialize(LSP.InitializeParams(json: Self.initialize))
    try tell(
      &session, LSP.Method.didChangeWorkspaceFolders,
      ["event": ["added": [["uri": "file:///v%20v", "name": "v"]], "removed": [["uri": "file:///w", "name": "w"]]]])
    try tell(&session, LSP.Method.didChangeConfiguration, ["settings": ["lazyls": ["dialect": "cinder"]]])
    for name in ["b", "a", "c"] {
      try tell(
        &session, LSP.Method.didOpen,
        [
          "textDocument": [
            "uri": .string("file:///v/\(name).py"), "languageId": "python", "version": 1, "text": "é\r\n",
          ]
        ])
    }
    try tell(
      &session, LSP.Method.didChange,
      [
        "textDocument": ["uri": "file:///v/a.py", "version": 7],
        "contentChanges": [
          [
            "range": ["start": ["line": 0, "character": 2], "end": ["line": 0, "character": 2]],
            "text": "\u{0} = '\"\\'",
          ]
        ],
      ])
    return session
  }

  @Test func beforeTheClientSaidHelloThereIsNothingToSay() throws {
    var replay = Replay()
    replay.session = try session()
    #expect(replay.messages(keeping: { _ in true }).isEmpty)
  }

  @Test func theOrderIsThatOfAClient() throws {
    var replay = Replay()
    replay.initialize = Self.initialize
    replay.isInitialized = true
    replay.session = try session()
    let blocked = DocumentURI("file:///v/b.py")
    var said: [String] = []
    for body in replay.messages(keeping: { $0 != blocked }) {
      switch IncomingMessage(body) {
      case .request(let id, let method, let params):
        #expect(id == Replay.id)
        #expect(params == Self.initialize)
        said.append(method)
      case .notification(let method, let params):
        said.append([method, params?.at("textDocument", "uri")?.string].compactMap { $0 }.joined(separator: " "))
      default: Issue.record("\(String(decoding: body, as: UTF8.self))")
      }
    }
    #expect(
      said == [
        "initialize", "initialized", "workspace/didChangeWorkspaceFolders", "workspace/didChangeConfiguration",
        "textDocument/didOpen file:///v/a.py", "textDocument/didOpen file:///v/c.py",
      ])
  }

  @Test func whoHearsItKnowsAll() throws {
    var replay = Replay()
    replay.initialize = Self.initialize
    replay.session = try session()
    var heard = Session()
    for body in replay.messages(keeping: { _ in true }) {
      switch IncomingMessage(body) {
      case .request(_, _, let params): try heard.initialize(LSP.InitializeParams(json: params ?? .null))
      case .notification(let method, let params): try MethodTable.receive(method, params, &heard)
      default: Issue.record("\(String(decoding: body, as: UTF8.self))")
      }
    }
    #expect(heard.encoding == .utf8)
    #expect(heard.folders == ["/v v"])
    #expect(heard.folders == replay.session.folders)
    #expect(heard.settings == replay.session.settings)
    #expect(heard.settings.dialect == .cinder)
    #expect(heard.documents.count == 3)
    for (uri, document) in replay.session.documents {
      let other = try #require(heard.documents[uri])
      #expect(other.text == document.text)
      #expect(other.version == document.version)
      #expect(other.languageID == document.languageID)
    }
    #expect(heard.documents[DocumentURI("file:///v/a.py")]?.text == Array("é\u{0} = '\"\\'\r\n".utf8))
  }

  @Test func aNotebookIsOpenedAsItIsNow() throws {
    var replay = Replay()
    replay.initialize = Self.initialize
    try replay.session.initialize(LSP.InitializeParams(json: Self.initialize))
    func item(_ uri: String, _ text: String) -> JSONValue {
      ["uri": .string(uri), "languageId": "python", "version": 1, "text": .string(text)]
    }
    try tell(
      &replay.session, LSP.Method.didOpenNotebook,
      [
        "notebookDocument": [
          "uri": "file:///w/n.ipynb", "notebookType": "jupyter-notebook", "version": 1,
          "cells": [["kind": 2, "document": "c:1"], ["kind": 1, "document": "c:2"], ["kind": 2, "document": "c:3"]],
        ], "cellTextDocuments": [item("c:1", "%cd\nimport a"), item("c:2", "# Words"), item("c:3", "a = 1\n")],
      ])
    try tell(
      &replay.session, LSP.Method.didChangeNotebook,
      [
        "notebookDocument": ["uri": "file:///w/n.ipynb", "version": 2],
        "change": [
          "cells": [
            "structure": ["array": ["start": 1, "deleteCount": 1]],
            "textContent": [
              ["document": ["uri": "c:3", "version": 2], "changes": [["text": "a = 2"]]]
            ],
          ]
        ],
      ])
    let uri = DocumentURI("file:///w/n.ipynb")
    let document = try #require(replay.session.documents[uri])
    #expect(String(decoding: document.text, as: UTF8.self) == "#cd\nimport a\na = 2\n")
    #expect(document.cells.map(\.lines) == [0..<2, 2..<3])
    #expect(document.cells.map(\.number) == [1, 2])
    var heard = Session()
    try heard.initialize(LSP.InitializeParams(json: Self.initialize))
    guard case .notification(let method, let params) = IncomingMessage(replay.didOpen(document)) else {
      Issue.record("no notification")
      return
    }
    try tell(&heard, method, try #require(params))
    #expect(heard.documents[uri]?.text == document.text)
    #expect(heard.documents[uri]?.cells == document.cells)
  }

  @Test func anUnchangedSessionNeedsNoMoreThanItsDocuments() throws {
    var replay = Replay()
    replay.initialize = Self.initialize
    try replay.session.initialize(LSP.InitializeParams(json: Self.initialize))
    #expect(replay.messages(keeping: { _ in true }).count == 1)
  }
}
