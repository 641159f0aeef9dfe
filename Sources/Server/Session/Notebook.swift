// A notebook: cells that are one module, in their order.
import Basics
package import Protocol

/// Where a cell stands in the text that all of a notebook's cells make together.
package struct CellPlace: Hashable, Sendable {
  package let uri: DocumentURI
  package let version: Int
  /// As people count: from 1, with those that are no Python.
  package let number: Int
  /// Its lines in the notebook's text; columns are the same in both.
  package let lines: Range<Int>
}

/// The cells as the client tells of them.
package struct Notebook: Sendable {
  private struct Text {
    let languageID: String
    var version: Int
    var buffer: TextBuffer
    /// An edit could not be applied.
    var isStale = false
  }

  let uri: DocumentURI
  let type: String
  private(set) var cells: [LSP.NotebookCell]
  private var texts: [DocumentURI: Text] = [:]
  /// How often it changed.
  private var version = 0

  init(_ params: LSP.DidOpenNotebookDocumentParams) {
    uri = params.uri
    type = params.notebookType
    cells = params.cells
    for item in params.texts { open(item) }
  }

  private mutating func open(_ item: LSP.TextDocumentItem) {
    texts[item.uri] = Text(languageID: item.languageID, version: item.version, buffer: TextBuffer(item.text))
  }

  /// Takes over what can be taken over of a change; what cannot, leaves a cell stale until its whole text comes.
  mutating func apply(
    _ params: LSP.DidChangeNotebookDocumentParams, _ encoding: PositionEncoding
  ) throws(ResponseError) {
    version += 1
    if let structure = params.structure {
      let start = min(structure.start, cells.count)
      cells.replaceSubrange(start..<min(cells.count, start + structure.deleteCount), with: structure.cells)
      for item in structure.opened { open(item) }
      for item in structure.closed where !cells.contains(where: { $0.document == item.uri }) { texts[item.uri] = nil }
    }
    for cell in params.data {
      for index in cells.indices where cells[index].document == cell.document { cells[index].isCode = cell.isCode }
    }
    var problem: ResponseError?
    for change in params.texts {
      guard var text = texts[change.document.uri] else {
        problem = ResponseError(.invalidParams, "`\(change.document.uri)` was changed but is no cell of this notebook")
        continue
      }
      let changes = text.isStale ? change.changes.drop { $0.range != nil } : change.changes[...]
      do throws(ContentChangeError) {
        try text.buffer.apply(Array(changes), encoding)
        text.isStale = text.isStale && changes.isEmpty
      } catch {
        text.isStale = true
        problem = ResponseError(.invalidParams, "\(error)")
      }
      if let version = change.document.version { text.version = version }
      texts[change.document.uri] = text
    }
    if let problem { throw problem }
  }

  /// All Python cells as one text, each with a line end of its own behind it.
  /// - Parameter path: where a module of this text would lie.
  func document(at path: FilePath) -> OpenDocument {
    var bytes: [UInt8] = []
    var places: [CellPlace] = []
    var line = 0
    var isStale = false
    for (index, cell) in cells.enumerated() {
      guard cell.isCode, let text = texts[cell.document], text.languageID == "python" else { continue }
      let count = text.buffer.index.lineCount
      bytes += NotebookText.python(text.buffer.bytes) + [UInt8(ascii: "\n")]
      places.append(
        CellPlace(uri: cell.document, version: text.version, number: index + 1, lines: line..<(line + count)))
      line += count
      isStale = isStale || text.isStale
    }
    var document = OpenDocument(
      uri: uri, path: path, languageID: "python", version: version,
      buffer: TextBuffer(String(decoding: bytes, as: UTF8.self)))
    document.cells = places
    document.isNotebook = true
    document.isStale = isStale
    return document
  }

  /// What opens it as it is now.
  var didOpen: LSP.DidOpenNotebookDocumentParams {
    LSP.DidOpenNotebookDocumentParams(
      uri: uri, notebookType: type, cells: cells,
      texts: cells.compactMap { cell in
        texts[cell.document].map {
          LSP.TextDocumentItem(
            uri: cell.document, languageID: $0.languageID, version: $0.version,
            text: String(decoding: $0.buffer.bytes, as: UTF8.self))
        }
      })
  }
}

extension Session {
  /// Puts the present text of a notebook among the documents.
  mutating func take(_ notebook: Notebook) {
    notebooks[notebook.uri] = notebook
    let path = notebook.uri.filePath?.resolved(in: "/")
    documents[notebook.uri] = notebook.document(
      at: path.map { $0.parent.appending(".\($0.name).py") } ?? TextDocumentDidOpen.unsavedPath(notebook.uri, self))
    changed()
  }
}

extension OpenDocument {
  /// The cell that a line of the notebook's text belongs to.
  func cell(ofLine line: Int) -> CellPlace? { cells.first { $0.lines.contains(line) } }

  /// A line in words, counted from 0: `line 5`, or `cell 3, line 5`.
  func words(ofLine line: Int) -> String {
    guard isNotebook, let cell = cell(ofLine: line) else { return "line \(line + 1)" }
    return "cell \(cell.number), line \(line - cell.lines.lowerBound + 1)"
  }

  /// Where a line can be seen, as a link.
  func link(toLine line: Int) -> String {
    guard isNotebook, let cell = cell(ofLine: line) else { return "\(uri.spelling)#L\(line + 1)" }
    return "\(cell.uri.spelling)#L\(line - cell.lines.lowerBound + 1)"
  }

  /// A place of the notebook's text in its cell.
  func inCell(_ location: LSP.Location) -> LSP.Location {
    guard location.uri == uri, let cell = cell(ofLine: location.range.start.line) else { return location }
    return LSP.Location(uri: cell.uri, range: cell.own(location.range))
  }

  /// The notebook's diagnostics, cell by cell; cells without one have an empty list.
  func byCell(_ diagnostics: [LSP.Diagnostic]) -> [(cell: CellPlace, diagnostics: [LSP.Diagnostic])] {
    cells.map { cell in
      let own = diagnostics.filter { cell.lines.contains($0.range.start.line) }.map { diagnostic in
        var moved = diagnostic
        moved.range = cell.own(diagnostic.range)
        moved.relatedInformation = diagnostic.relatedInformation.map {
          LSP.DiagnosticRelatedInformation(location: inCell($0.location), message: $0.message)
        }
        return moved
      }
      return (cell, own)
    }
  }
}

extension CellPlace {
  /// A range of the notebook's text that begins in this cell; what goes beyond its end ends there.
  func own(_ range: LSP.Range) -> LSP.Range {
    func own(_ position: LSP.Position) -> LSP.Position {
      let line = position.line - lines.lowerBound
      return line < lines.count
        ? LSP.Position(line: max(0, line), character: position.character)
        : LSP.Position(line: lines.count, character: 0)
    }
    return LSP.Range(start: own(range.start), end: own(range.end))
  }
}
