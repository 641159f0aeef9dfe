// Requests about a cell of a notebook are answered for all of the notebook's text: here positions go from the cell to the
// text and back. No method knows of cells.
import JSON
import Protocol

struct CellTranslation {
  private let notebooks: [OpenDocument]

  /// Runs a request, be it about a cell or not.
  static func answer(
    _ method: any SnapshotRequest.Type, _ params: JSONValue?, _ snapshot: Snapshot, _ context: RequestContext
  ) throws(ResponseError) -> any JSONEncodable {
    let notebooks = snapshot.work.documents.values.filter(\.isNotebook)
    guard !notebooks.isEmpty, let params else { return try method.answer(params, snapshot, context) }
    let translation = CellTranslation(notebooks: notebooks)
    let (sent, cell) = translation.incoming(params)
    var handler = method
    // What a client has of a cell's tokens, the memory does not know: it knows the notebook's.
    if cell != nil, method == TextDocumentSemanticTokensFullDelta.self { handler = TextDocumentSemanticTokensFull.self }
    let answer = try handler.answer(sent, snapshot, context)
    guard let value = try? JSONValue.parse(JSONText(answer).bytes) else { return JSONValue.null }
    return translation.outgoing(value, cell)
  }

  private func notebook(_ uri: DocumentURI) -> OpenDocument? { notebooks.first { $0.uri == uri } }

  private func cell(_ uri: String) -> (notebook: OpenDocument, cell: CellPlace)? {
    let uri = DocumentURI(uri)
    for notebook in notebooks {
      if let cell = notebook.cells.first(where: { $0.uri == uri }) { return (notebook, cell) }
    }
    return nil
  }

  // MARK: From cells to the text

  private func incoming(_ params: JSONValue) -> (JSONValue, CellPlace?) {
    if let arguments = params["arguments"]?.array {
      return (params.setting("arguments", .array(arguments.map(argument))), nil)
    }
    guard let uri = params.at("textDocument", "uri")?.string, let (notebook, cell) = cell(uri) else {
      return (params, nil)
    }
    var sent = params.setting("textDocument", ["uri": .string(notebook.uri.spelling)])
    for key in ["position", "range"] {
      if let place = params[key] { sent = sent.setting(key, moved(place, by: cell.lines.lowerBound, within: cell)) }
    }
    if let known = params["previousResultId"]?.string {
      // Of other lines than the cell has now, it says nothing.
      let suffix = Self.suffix(cell)
      sent = sent.setting(
        "previousResultId", known.hasSuffix(suffix) ? .string(String(known.dropLast(suffix.count))) : nil)
    }
    return (sent, cell)
  }

  /// An argument of a command: a URI, or an object with one and perhaps a position.
  private func argument(_ value: JSONValue) -> JSONValue {
    if let uri = value.string { return cell(uri).map { .string($0.notebook.uri.spelling) } ?? value }
    guard let uri = value["uri"]?.string, let (notebook, cell) = cell(uri) else { return value }
    let named = value.setting("uri", .string(notebook.uri.spelling))
    guard let position = value["position"] else { return named }
    return named.setting("position", moved(position, by: cell.lines.lowerBound, within: cell))
  }

  /// A position or a range, some lines further down; what is beyond the cell's end is its end.
  private func moved(_ place: JSONValue, by lines: Int, within cell: CellPlace) -> JSONValue {
    if let start = place["start"], let end = place["end"] {
      return ["start": moved(start, by: lines, within: cell), "end": moved(end, by: lines, within: cell)]
    }
    guard let line = place["line"]?.int, line >= 0 else { return place }
    if line >= cell.lines.count {
      return ["line": .integer(cell.lines.upperBound - 1), "character": .integer(Int(Int32.max))]
    }
    return place.setting("line", .integer(line + lines))
  }

  /// What a cell's report is called: of the same findings on other lines it is another one.
  static func resultID(_ notebook: String, _ cell: CellPlace) -> String { notebook + suffix(cell) }

  private static func suffix(_ cell: CellPlace) -> String { "-\(cell.lines.lowerBound)-\(cell.lines.upperBound)" }

  // MARK: From the text to cells

  private func outgoing(_ value: JSONValue, _ cell: CellPlace?) -> JSONValue {
    guard let cell else { return translated(value, nil) }
    if let numbers = value["data"]?.array?.compactMap(\.int), value["resultId"] != nil {
      return ["data": .array(Self.tokens(numbers, cell).map { .integer($0) })]
    }
    var value = value
    if let items = value["items"]?.array {
      value = value.setting("items", .array(items.filter { Self.begins($0, in: cell) }))
    }
    if let resultID = value["resultId"]?.string {
      value = value.setting("resultId", .string(Self.resultID(resultID, cell))).setting("relatedDocuments", nil)
    }
    if let list = value.array { value = .array(list.filter { Self.begins($0, in: cell) }) }
    return translated(value, cell)
  }

  /// Is it about the cell? What has no place of its own is.
  private static func begins(_ value: JSONValue, in cell: CellPlace) -> Bool {
    guard value["uri"] == nil, value["targetUri"] == nil else { return true }
    let line = value.at("range", "start", "line") ?? value.at("position", "line") ?? value["startLine"]
    return line?.int.map(cell.lines.contains) ?? true
  }

  /// - Parameter cell: the one that places without a document are of.
  private func translated(_ value: JSONValue, _ cell: CellPlace?) -> JSONValue {
    switch value {
    case .array(let elements): return .array(elements.flatMap { documentEdits($0) ?? [translated($0, cell)] })
    case .object(let object):
      var object = object
      var own = cell
      for (name, places) in [
        ("uri", ["range", "selectionRange"]), ("targetUri", ["targetRange", "targetSelectionRange"]),
      ] {
        guard let uri = object[name]?.string else { continue }
        // Beside a name of a document, places are of that one.
        if name == "uri" { own = nil }
        guard let notebook = notebook(DocumentURI(uri)), let line = object[places[0]]?.at("start", "line")?.int,
          let found = notebook.cell(ofLine: line)
        else { continue }
        var members = JSONValue.object(object).setting(name, .string(found.uri.spelling))
        for place in places {
          if let range = object[place] { members = members.setting(place, Self.own(range, found)) }
        }
        object = members.object ?? object
      }
      return .object(
        JSONObject(
          members: object.members.map { member in
            switch member.key {
            // Given back as they are, to us.
            case "data", "arguments": return member
            case "changes": return .init(key: member.key, value: changes(member.value))
            case "startLine", "endLine":
              guard let own, let line = member.value.int else { return member }
              return .init(key: member.key, value: .integer(max(0, line - own.lines.lowerBound)))
            case "range", "selectionRange", "originSelectionRange", "position":
              guard let own else { return member }
              return .init(key: member.key, value: Self.own(member.value, own))
            default: return .init(key: member.key, value: translated(member.value, own))
            }
          }))
    default: return value
    }
  }

  private static func own(_ place: JSONValue, _ cell: CellPlace) -> JSONValue {
    if let start = place["start"], let end = place["end"] { return ["start": own(start, cell), "end": own(end, cell)] }
    guard let line = place["line"]?.int else { return place }
    if line >= cell.lines.upperBound { return ["line": .integer(cell.lines.count), "character": 0] }
    return place.setting("line", .integer(max(0, line - cell.lines.lowerBound)))
  }

  /// The edits of one document as those of its cells; nil for what is no edit of a notebook.
  private func documentEdits(_ value: JSONValue) -> [JSONValue]? {
    guard let uri = value.at("textDocument", "uri")?.string, let edits = value["edits"]?.array,
      let notebook = notebook(DocumentURI(uri))
    else { return nil }
    return byCell(edits, notebook).map { cell, own in
      value.setting("textDocument", ["uri": .string(cell.uri.spelling), "version": .integer(cell.version)])
        .setting("edits", .array(own))
    }
  }

  private func changes(_ value: JSONValue) -> JSONValue {
    var members: [JSONObject.Member] = []
    for member in value.object?.members ?? [] {
      guard let notebook = notebook(DocumentURI(member.key)), let edits = member.value.array else {
        members.append(member)
        continue
      }
      for (cell, own) in byCell(edits, notebook) {
        members.append(.init(key: cell.uri.spelling, value: .array(own)))
      }
    }
    return .object(JSONObject(members: members))
  }

  private func byCell(_ edits: [JSONValue], _ notebook: OpenDocument) -> [(CellPlace, [JSONValue])] {
    notebook.cells.compactMap { cell in
      let own = edits.filter { $0.at("range", "start", "line")?.int.map(cell.lines.contains) ?? false }
      if own.isEmpty { return nil }
      return (cell, own.map { $0.setting("range", Self.own($0["range"] ?? .null, cell)) })
    }
  }

  /// The tokens of the cell's lines, counted from its first one.
  private static func tokens(_ data: [Int], _ cell: CellPlace) -> [Int] {
    var found: [Int] = []
    var (line, column) = (0, 0)
    var last = (line: cell.lines.lowerBound, column: 0)
    for index in stride(from: 0, to: data.count - 4, by: 5) {
      column = data[index] == 0 ? column + data[index + 1] : data[index + 1]
      line += data[index]
      guard cell.lines.contains(line) else { continue }
      found += [line - last.line, line == last.line ? column - last.column : column]
      found += data[(index + 2)..<(index + 5)]
      last = (line, column)
    }
    return found
  }
}

extension JSONValue {
  /// The object with another value of one member; nil: without it.
  fileprivate func setting(_ key: String, _ value: JSONValue?) -> JSONValue {
    var members = object?.members ?? []
    let place = members.firstIndex { $0.key == key }
    if let place { members.remove(at: place) }
    if let value { members.insert(.init(key: key, value: value), at: place ?? members.count) }
    return .object(JSONObject(members: members))
  }
}
