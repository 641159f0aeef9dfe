// Clients of six kinds introduce themselves; small samples that have what distinguishes the real ones.
import Basics
import JSON
import Protocol
import Testing

private func decode(_ text: String) throws -> LSP.InitializeParams {
  try JSONValue.decode(params: try JSONValue.parse(text))
}

@Suite struct InitializeTests {
  @Test func neovim012() throws {
    let params = try decode(
      #"""
      {"processId": 4711, "clientInfo": {"name": "Neovim", "version": "0.12.4"}, "rootPath": "/w", "rootUri": "file:///w",
       "trace": "off", "workDoneToken": "1", "workspaceFolders": [{"name": "/w", "uri": "file:///w"}],
       "capabilities": {"general": {"positionEncodings": ["utf-8", "utf-16", "utf-32"]},
        "textDocument": {
          "diagnostic": {"dynamicRegistration": true, "tagSupport": {"valueSet": [1, 2]}, "dataSupport": true,
            "relatedInformation": true, "relatedDocumentSupport": true},
          "publishDiagnostics": {"relatedInformation": true, "dataSupport": true},
          "hover": {"contentFormat": ["markdown", "plaintext"]}, "synchronization": {"didSave": true},
          "codeAction": {"dynamicRegistration": true, "codeActionLiteralSupport": {"codeActionKind": {"valueSet": [""]}},
            "dataSupport": true, "isPreferredSupport": true, "disabledSupport": true,
            "resolveSupport": {"properties": ["edit", "command"]}}},
        "window": {"workDoneProgress": true, "showDocument": {"support": true}},
        "workspace": {"applyEdit": true, "configuration": true, "workspaceFolders": true,
          "didChangeWatchedFiles": {"dynamicRegistration": false, "relativePatternSupport": true},
          "diagnostics": {"refreshSupport": true}, "workspaceEdit": {"resourceOperations": ["rename"]}}}}
      """#)
    #expect(params.processID == 4711)
    #expect(params.folders.map(\.spelling) == ["file:///w"])
    let capabilities = params.capabilities
    #expect(PositionEncoding.choose(from: capabilities.general.positionEncodings) == .utf8)
    #expect(capabilities.textDocument.diagnostic?.tags == [.unnecessary, .deprecated])
    #expect(capabilities.textDocument.diagnostic?.codeDescription == false)
    #expect(capabilities.textDocument.publishDiagnostics.tags == [])
    #expect(capabilities.textDocument.hoverContentFormat == [.markdown, .plaintext])
    #expect(capabilities.textDocument.codeAction.literalSupport)
    #expect(capabilities.window.workDoneProgress)
    #expect(capabilities.workspace.configuration)
    #expect(!capabilities.workspace.documentChanges)
    #expect(!capabilities.workspace.didChangeWatchedFilesDynamicRegistration)
    #expect(capabilities.workspace.diagnosticsRefreshSupport)
    #expect(capabilities.pullsDiagnostics)
  }

  @Test func neovim07() throws {
    let params = try decode(
      #"""
      {"processId": null, "clientInfo": {"name": "Neovim", "version": "0.7.2"}, "rootUri": "file:///w", "rootPath": "/w",
       "workspaceFolders": [{"uri": "file:///w", "name": "/w"}],
       "capabilities": {"textDocument": {"publishDiagnostics": {"tagSupport": {"valueSet": [1, 2]}, "relatedInformation": true},
         "codeAction": {"dataSupport": true, "resolveSupport": {"properties": ["edit"]}}},
        "window": {"showDocument": {"support": false}}, "workspace": {"applyEdit": true}}}
      """#)
    #expect(params.processID == nil)
    #expect(PositionEncoding.choose(from: params.capabilities.general.positionEncodings) == .utf16)
    #expect(params.capabilities.textDocument.diagnostic == nil)
    #expect(params.capabilities.textDocument.publishDiagnostics.relatedInformation)
    #expect(!params.capabilities.textDocument.codeAction.literalSupport)
  }

  @Test func eglot() throws {
    let params = try decode(
      #"""
      {"processId": 1, "rootPath": "/w/", "rootUri": "file:///w", "initializationOptions": {},
       "workspaceFolders": [{"uri": "file:///w", "name": "/w/"}],
       "capabilities": {"general": {"positionEncodings": ["utf-32", "utf-8", "utf-16"]},
        "textDocument": {"publishDiagnostics": {"relatedInformation": false, "codeDescriptionSupport": false,
          "tagSupport": {"valueSet": [1, 2]}}, "hover": {"contentFormat": ["plaintext"]}},
        "workspace": {"workspaceEdit": {"documentChanges": true}, "didChangeWatchedFiles": {"dynamicRegistration": true}}}}
      """#)
    #expect(PositionEncoding.choose(from: params.capabilities.general.positionEncodings) == .utf32)
    #expect(!params.capabilities.textDocument.publishDiagnostics.relatedInformation)
    #expect(params.capabilities.textDocument.hoverContentFormat == [.plaintext])
    #expect(params.capabilities.workspace.documentChanges)
    #expect(params.capabilities.workspace.didChangeWatchedFilesDynamicRegistration)
  }

  @Test func lspMode() throws {
    let params = try decode(
      #"""
      {"processId": null, "rootPath": "/w", "rootUri": "file:///w", "initializationOptions": null, "workDoneToken": "1",
       "clientInfo": {"name": "emacs", "version": "GNU Emacs 30\n"},
       "capabilities": {"textDocument": {
          "diagnostic": {"dynamicRegistration": false, "relatedDocumentSupport": false},
          "publishDiagnostics": {"relatedInformation": true, "tagSupport": {"valueSet": [1]}, "versionSupport": true}}}}
      """#)
    #expect(params.initializationOptions == nil)
    #expect(params.workspaceFolders == nil)
    #expect(params.folders.map(\.filePath) == ["/w"])
    // What it announces for pushed diagnostics goes for pulled ones.
    #expect(params.capabilities.textDocument.diagnostic?.relatedInformation == true)
    #expect(params.capabilities.textDocument.diagnostic?.tags == [.unnecessary])
    // It cannot be asked to pull again, but takes pushed ones.
    #expect(!params.capabilities.pullsDiagnostics)
    #expect(params.capabilities.diagnosticMembers.relatedInformation)
  }

  @Test func helix() throws {
    let params = try decode(
      #"""
      {"processId": 9, "rootPath": "/w", "rootUri": "file:///w", "workspaceFolders": [{"name": "w", "uri": "file:///w"}],
       "capabilities": {"general": {"positionEncodings": ["utf-8", "utf-32", "utf-16"]},
        "textDocument": {"diagnostic": {"dynamicRegistration": false, "relatedDocumentSupport": true},
          "publishDiagnostics": {"versionSupport": true}},
        "workspace": {"diagnostic": {"refreshSupport": true},
          "didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": true}}}}
      """#)
    #expect(params.capabilities.workspace.diagnosticsRefreshSupport)
    #expect(params.capabilities.pullsDiagnostics)
  }

  @Test func ale() throws {
    let params = try decode(
      #"""
      {"processId": 9, "rootPath": "/w x", "initializationOptions": {},
       "capabilities": {"workspace": {"applyEdit": false, "configuration": false}, "textDocument": {"codeAction": {}}}}
      """#)
    #expect(params.rootURI == nil)
    #expect(params.folders.map(\.spelling) == ["file:///w%20x"])
    #expect(params.capabilities.textDocument.codeAction.literalSupport == false)
    #expect(params.capabilities.general.positionEncodings == nil)
  }

  @Test func nothingIsEnough() throws {
    let params = try decode("{}")
    #expect(params.folders.isEmpty)
    #expect(params.capabilities == LSP.ClientCapabilities(.null))
    let none: LSP.InitializeParams = try JSONValue.decode(params: nil)
    #expect(none.folders.isEmpty)
  }

  @Test func capabilitiesOfWrongTypesAreNotThere() throws {
    let params = try decode(
      #"""
      {"processId": null, "rootUri": null, "workspaceFolders": null, "trace": "loud", "clientInfo": [],
       "capabilities": {"general": [], "textDocument": {"diagnostic": true, "publishDiagnostics": 3,
         "codeAction": {"codeActionLiteralSupport": true}}, "window": "no", "workspace": {"configuration": "yes"}}}
      """#)
    #expect(params.capabilities == LSP.ClientCapabilities(.null))
  }

  @Test(arguments: [
    (#"{"processId": "x"}"#, "params.processId: expected an integer, found string"),
    (#"{"rootUri": 3}"#, "params.rootUri: expected a string, found number"),
    (#"{"workspaceFolders": [{"uri": "a"}, {"name": "b"}]}"#, "params.workspaceFolders[1].uri: missing"),
    (#"{"workspaceFolders": {}}"#, "params.workspaceFolders: expected an array, found object"),
    ("[]", "params: expected an object, found array"),
  ])
  func mistakesAreNamed(_ text: String, _ expected: String) {
    #expect { try decode(text) } throws: { ($0 as? ParameterError)?.description == expected }
  }

  @Test func encodingsAreChosenByTheClientsOrder() {
    #expect(PositionEncoding.choose(from: nil) == .utf16)
    #expect(PositionEncoding.choose(from: []) == .utf16)
    #expect(PositionEncoding.choose(from: ["utf-7", "utf-32"]) == .utf32)
    #expect(PositionEncoding.choose(from: ["ebcdic"]) == .utf16)
    // What the user prefers counts where the client can do it.
    #expect(PositionEncoding.choose(from: ["utf-8", "utf-16"], preferring: "utf-16") == .utf16)
    #expect(PositionEncoding.choose(from: ["utf-16", "utf-32"], preferring: "utf-32") == .utf32)
    #expect(PositionEncoding.choose(from: ["utf-16"], preferring: "utf-8") == .utf16)
    #expect(PositionEncoding.choose(from: nil, preferring: "utf-8") == .utf16)
    #expect(PositionEncoding.choose(from: ["utf-8"], preferring: "utf-16") == .utf16)
  }
}
