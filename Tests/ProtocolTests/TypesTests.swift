// The parameters that we read and the values that we write, member by member.
import Basics
import JSON
import Protocol
import Testing

private func problem<T: JSONDecodable>(_ type: T.Type, _ text: String) -> String {
  do {
    let value = try JSONValue.parse(text)
    do {
      let decoded: T = try JSONValue.decode(params: value)
      return "decoded as \(decoded)"
    } catch { return error.description }
  } catch { return "no JSON: \(error)" }
}

private func decode<T: JSONDecodable>(_ type: T.Type, _ text: String) throws -> T {
  try JSONValue.decode(params: try JSONValue.parse(text))
}

private func text(_ value: some JSONEncodable) -> String { JSONText(value).string }

private let range = LSP.Range(start: LSP.Position(line: 1, character: 2), end: LSP.Position(line: 1, character: 5))
private let rangeText = #"{"start":{"line":1,"character":2},"end":{"line":1,"character":5}}"#

@Suite struct DecodingTests {
  @Test func documents() throws {
    let open = try decode(
      LSP.DidOpenTextDocumentParams.self,
      #"{"textDocument":{"uri":"file:///a.py","languageId":"python","version":3,"text":"x = 'é'\r\n"}}"#)
    #expect(open.textDocument.uri.filePath == "/a.py")
    #expect(open.textDocument.version == 3)
    #expect(Array(open.textDocument.text.utf8) == Array("x = 'é'\r\n".utf8))
    #expect(try decode(LSP.DidOpenTextDocumentParams.self, text(open)).textDocument == open.textDocument)
    let change = try decode(
      LSP.DidChangeTextDocumentParams.self,
      #"{"textDocument":{"uri":"file:///a.py","version":null},"contentChanges":[{"range":\#(rangeText),"rangeLength":3,"text":"y"},{"text":"all"}]}"#
    )
    #expect(change.textDocument.version == nil)
    #expect(change.contentChanges == [.init(range: range, text: "y"), .init(text: "all")])
    #expect(
      try decode(LSP.DidSaveTextDocumentParams.self, #"{"textDocument":{"uri":"u"},"text":null}"#)
        .textDocument.uri.spelling == "u")
    #expect(
      try decode(LSP.DidCloseTextDocumentParams.self, #"{"textDocument":{"uri":"u"}}"#).textDocument.uri.spelling == "u"
    )
  }

  @Test func positions() throws {
    func position(_ text: String) throws -> LSP.Position { try decode(LSP.Position.self, text) }
    #expect(try position(#"{"line":0,"character":0}"#) == LSP.Position(line: 0, character: 0))
    #expect(try position(#"{"line":3.0,"character":2147483647}"#) == LSP.Position(line: 3, character: 2_147_483_647))
    // "To the end", as some clients say it.
    #expect(
      try position(#"{"line":1e300,"character":18446744073709551615}"#)
        == LSP.Position(line: 2_147_483_647, character: 2_147_483_647))
    #expect(
      problem(LSP.Position.self, #"{"line":-1,"character":0}"#)
        == "params.line: expected an unsigned integer, found a negative one")
    #expect(
      problem(LSP.Position.self, #"{"line":1,"character":1.5}"#)
        == "params.character: expected an unsigned integer, found a fraction")
    #expect(
      problem(LSP.Position.self, #"{"line":"1","character":1}"#)
        == "params.line: expected an unsigned integer, found string")
  }

  @Test func mistakesNameTheirPath() {
    #expect(
      problem(LSP.TextDocumentPositionParams.self, #"{"textDocument":{"uri":1},"position":{"line":0,"character":0}}"#)
        == "params.textDocument.uri: expected a string, found number")
    #expect(
      problem(LSP.TextDocumentPositionParams.self, #"{"textDocument":{"uri":"u"}}"#) == "params.position: missing")
    #expect(
      problem(LSP.TextDocumentPositionParams.self, #"{"textDocument":[],"position":{}}"#)
        == "params.textDocument: expected an object, found array")
    #expect(problem(LSP.TextDocumentPositionParams.self, "{}") == "params.textDocument: missing")
    #expect(
      problem(
        LSP.DidChangeTextDocumentParams.self,
        #"{"textDocument":{"uri":"u"},"contentChanges":[{"text":""},{"text":"","range":{"start":{"line":0,"character":0},"end":{"line":0}}}]}"#
      )
        == "params.contentChanges[1].range.end.character: missing")
    #expect(
      problem(LSP.DidChangeWatchedFilesParams.self, #"{"changes":[{"uri":"u","type":4}]}"#)
        == "params.changes[0].type: expected 1, 2 or 3, found 4")
    #expect(
      problem(LSP.DidChangeWorkspaceFoldersParams.self, #"{"event":{"added":[]}}"#) == "params.event.removed: missing")
    #expect(problem(LSP.CancelParams.self, #"{"id":null}"#) == "params.id: expected an integer or a string, found null")
  }

  @Test func codeActions() throws {
    let params = try decode(
      LSP.CodeActionParams.self,
      #"{"textDocument":{"uri":"u"},"range":\#(rangeText),"context":{"diagnostics":[{"odd":1}],"only":["source"],"triggerKind":2}}"#
    )
    #expect(params.context.wants(LSP.CodeActionKind(rawValue: "source.fixAll.lazyls")))
    #expect(!params.context.wants(.quickFix))
    #expect(!LSP.CodeActionKind(rawValue: "source.fix").includes(LSP.CodeActionKind(rawValue: "source.fixAll")))
    #expect(LSP.CodeActionKind(rawValue: "").includes(.quickFix))
  }

  @Test func theRest() throws {
    #expect(try decode(LSP.DidChangeConfigurationParams.self, #"{"settings":null}"#).settings == .null)
    #expect(
      try decode(LSP.DidChangeConfigurationParams.self, #"{"settings":{"lazyls":{"a":1}}}"#).settings.at("lazyls", "a")
        == 1)
    let folders = try decode(
      LSP.DidChangeWorkspaceFoldersParams.self, #"{"event":{"added":[{"uri":"file:///b","name":"b"}],"removed":[]}}"#)
    #expect(folders.added.map(\.uri.filePath) == ["/b"])
    let pull = try decode(
      LSP.DocumentDiagnosticParams.self,
      #"{"textDocument":{"uri":"u"},"previousResultId":"7","identifier":"lazyls","partialResultToken":1}"#)
    #expect(pull.previousResultID == "7")
    #expect(try decode(LSP.CancelParams.self, #"{"id":"a"}"#).id == .string("a"))
    let watched = try decode(LSP.DidChangeWatchedFilesParams.self, #"{"changes":[{"uri":"file:///a.py","type":3}]}"#)
    #expect(watched.changes.map(\.type) == [.deleted])
  }
}

@Suite struct EncodingTests {
  private let uri = DocumentURI("file:///a%20b.py")

  @Test func diagnostics() throws {
    let bare = LSP.Diagnostic(range: range, severity: .error, source: "lazyls", message: "m")
    #expect(text(bare) == #"{"range":\#(rangeText),"severity":1,"source":"lazyls","message":"m"}"#)
    let full = LSP.Diagnostic(
      range: range, severity: .hint, code: "lazy-used-at-import", codeDescription: "https://x/y", source: "lazyls",
      message: "m",
      tags: [.unnecessary], relatedInformation: [.init(location: .init(uri: uri, range: range), message: "here")])
    let expected =
      #"{"range":\#(rangeText),"severity":4,"code":"lazy-used-at-import","codeDescription":{"href":"https://x/y"},"source":"lazyls","#
      + #""message":"m","tags":[1],"relatedInformation":[{"location":{"uri":"file:///a%20b.py","range":\#(rangeText)},"message":"here"}]}"#
    #expect(text(full) == expected)
    #expect(
      text(LSP.PublishDiagnosticsParams(uri: uri, version: 2, diagnostics: []))
        == #"{"uri":"file:///a%20b.py","version":2,"diagnostics":[]}"#)
    #expect(
      text(LSP.PublishDiagnosticsParams(uri: uri, diagnostics: [])) == #"{"uri":"file:///a%20b.py","diagnostics":[]}"#)
    #expect(text(LSP.DocumentDiagnosticReport.unchanged(resultID: "1")) == #"{"kind":"unchanged","resultId":"1"}"#)
    #expect(text(LSP.DocumentDiagnosticReport.full(resultID: nil, items: [])) == #"{"kind":"full","items":[]}"#)
  }

  @Test func edits() {
    let edit = LSP.TextDocumentEdit(uri: uri, version: nil, edits: [.init(range: range, newText: "")])
    #expect(
      text(LSP.WorkspaceEdit([edit], asDocumentChanges: true))
        == #"{"documentChanges":[{"textDocument":{"uri":"file:///a%20b.py","version":null},"edits":[{"range":\#(rangeText),"newText":""}]}]}"#
    )
    #expect(
      text(LSP.WorkspaceEdit([edit], asDocumentChanges: false))
        == #"{"changes":{"file:///a%20b.py":[{"range":\#(rangeText),"newText":""}]}}"#)
    #expect(
      text(LSP.CodeAction(title: "t", kind: .quickFix, isPreferred: true, edit: .init([], asDocumentChanges: true)))
        == #"{"title":"t","kind":"quickfix","isPreferred":true,"edit":{"documentChanges":[]}}"#)
  }

  @Test func capabilities() {
    let bare = LSP.ServerCapabilities(
      positionEncoding: .utf16, textDocumentSync: .full, hoverProvider: false, codeActionProvider: nil,
      diagnosticProvider: nil, workspaceFolders: false)
    #expect(
      text(LSP.InitializeResult(capabilities: bare, serverName: "lazyls", serverVersion: "1"))
        == #"{"capabilities":{"positionEncoding":"utf-16","textDocumentSync":{"openClose":true,"change":1,"save":true}},"serverInfo":{"name":"lazyls","version":"1"}}"#
    )
    let full = LSP.ServerCapabilities(
      positionEncoding: .utf32, textDocumentSync: .incremental, hoverProvider: true,
      codeActionProvider: .init(kinds: [.quickFix], resolveProvider: false),
      diagnosticProvider: .init(identifier: "lazyls", interFileDependencies: true, workspaceDiagnostics: false),
      workspaceFolders: true)
    #expect(
      text(full)
        == #"{"positionEncoding":"utf-32","textDocumentSync":{"openClose":true,"change":2,"save":true},"hoverProvider":true,"#
        + #""codeActionProvider":{"codeActionKinds":["quickfix"]},"#
        + #""diagnosticProvider":{"identifier":"lazyls","interFileDependencies":true,"workspaceDiagnostics":false},"#
        + #""workspace":{"workspaceFolders":{"supported":true,"changeNotifications":true}}}"#
    )
  }

  @Test func registrations() {
    #expect(
      text(
        LSP.RegistrationParams([
          .init(
            id: "w", method: LSP.Method.didChangeWatchedFiles, options: .watchedFiles([.init(pattern: "**/*.py")]))
        ]))
        == #"{"registrations":[{"id":"w","method":"workspace/didChangeWatchedFiles","registerOptions":{"watchers":[{"globPattern":"**/*.py"}]}}]}"#
    )
    #expect(
      text(
        LSP.Registration(id: "c", method: LSP.Method.didChangeConfiguration, options: .configuration(section: "lazyls"))
      )
        == #"{"id":"c","method":"workspace/didChangeConfiguration","registerOptions":{"section":"lazyls"}}"#)
    #expect(
      text(LSP.ConfigurationParams([.init(scope: .init("file:///a"), section: "s"), .init(scope: nil, section: "s")]))
        == #"{"items":[{"scopeUri":"file:///a","section":"s"},{"section":"s"}]}"#)
  }

  @Test func windowAndProgress() {
    func progress(_ value: LSP.WorkDoneProgress) -> String {
      text(LSP.ProgressParams(token: .string("t"), value: value))
    }
    #expect(
      progress(.begin(title: "T", cancellable: true, message: nil, percentage: 0))
        == #"{"token":"t","value":{"kind":"begin","title":"T","cancellable":true,"percentage":0}}"#)
    #expect(
      progress(.report(message: "1/2", percentage: 900))
        == #"{"token":"t","value":{"kind":"report","message":"1/2","percentage":100}}"#)
    #expect(progress(.end(message: nil)) == #"{"token":"t","value":{"kind":"end"}}"#)
    #expect(text(LSP.WorkDoneProgressCreateParams(token: .integer(1))) == #"{"token":1}"#)
    #expect(text(LSP.ShowMessageParams(type: .error, message: "m")) == #"{"type":1,"message":"m"}"#)
    #expect(
      text(LSP.Hover(contents: .init(kind: .markdown, value: "v"), range: range))
        == #"{"contents":{"kind":"markdown","value":"v"},"range":\#(rangeText)}"#)
  }
}
