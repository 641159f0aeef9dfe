// The report as JSON, out and in: what goes over the worker's pipe is what users get.
import Basics
package import JSON
import Modules
import Runtime

extension EvaluationReport {
  private static let version = 1

  /// One member a line, one element a line.
  package var text: [UInt8] {
    var stream = JSONStream()
    for member in members {
      if case .array(let elements) = member.value {
        stream.array(member.key) { stream in for element in elements { stream.append(element) } }
      } else {
        stream.set(member.key, member.value)
      }
    }
    return stream.finish()
  }

  var members: [(key: StaticString, value: JSONValue)] {
    var all: [(StaticString, JSONValue)] = [
      ("version", .integer(Self.version)), ("target", .string(target)), ("dialect", .string(dialect)),
      ("outcome", .string(outcome.rawValue)), ("reason", .optional(reason)),
      ("exception", exception?.json ?? .null), ("stdout", .string(stdout)), ("stderr", .string(stderr)),
      ("microseconds", .integer(microseconds)), ("instructions", .integer(instructions)),
      ("bytes", .integer(bytes)),
      ("loaded", .array(loaded.map(\.json))), ("deferred", .array(deferred.map(\.json))),
    ]
    if let resolved { all.append(("resolved", .array(resolved.map(\.json)))) }
    if let imports { all.append(("imports", ImportTable.json(imports))) }
    all += [
      ("namespace", .record(namespace.map { ($0.name, .string($0.type)) })),
      ("effects", .array(effects.map(\.json))), ("opaque", .array(opaque.map { .string($0) })),
      ("tainted", .array(tainted.map { .string($0) })), ("absorbed", .array(absorbed.map { .string($0) })),
      ("unsupported", .array(unsupported.map { .string($0) })),
    ]
    if let lastWords { all.append(("lastWords", .string(lastWords))) }
    if let loadsUntilEnd { all.append(("loadsUntilEnd", .integer(loadsUntilEnd))) }
    if let tables { all.append(("tables", .array(tables.map(\.json)))) }
    if let questions { all.append(("questions", .array(questions.map(\.json)))) }
    if let registries { all.append(("registries", .array(registries.map(\.json)))) }
    return all
  }

  package init?(json: JSONValue) {
    guard let target = json["target"]?.string, let dialect = json["dialect"]?.string,
      let outcome = json["outcome"]?.string.flatMap(Outcome.init(rawValue:))
    else { return nil }
    self.init(target: target, dialect: dialect, outcome: outcome)
    reason = json["reason"]?.string
    exception = json["exception"].flatMap { ExceptionRecord(json: $0) }
    stdout = json["stdout"]?.string ?? ""
    stderr = json["stderr"]?.string ?? ""
    lastWords = json["lastWords"]?.string
    microseconds = json["microseconds"]?.int ?? 0
    instructions = json["instructions"]?.int ?? 0
    bytes = json["bytes"]?.int ?? 0
    loaded = json["loaded"]?.array?.compactMap { LoadRecord(json: $0) } ?? []
    deferred = json["deferred"]?.array?.compactMap { DeferredRecord(json: $0) } ?? []
    resolved = json["resolved"]?.array?.compactMap { Resolved(json: $0) }
    imports = json["imports"].flatMap { ImportTable.imports($0) }
    namespace = json["namespace"]?.object?.members.map { ($0.key, $0.value.string ?? "") } ?? []
    effects = json["effects"]?.array?.compactMap { EffectRecord(json: $0) } ?? []
    opaque = json["opaque"]?.array?.compactMap(\.string) ?? []
    tainted = json["tainted"]?.array?.compactMap(\.string) ?? []
    absorbed = json["absorbed"]?.array?.compactMap(\.string) ?? []
    unsupported = json["unsupported"]?.array?.compactMap(\.string) ?? []
    loadsUntilEnd = json["loadsUntilEnd"]?.int
    questions = json["questions"]?.array?.compactMap { FileAnswer(json: $0) }
    registries = json["registries"]?.array?.compactMap { TableRecord(json: $0) }
    tables = json["tables"]?.array?.compactMap { TableRecord(json: $0) }
  }
}

extension EvaluationReport.Resolved {
  fileprivate var json: JSONValue {
    .record([
      ("bound", .string(bound)), ("importer", .string(importer)),
      ("importedAt", importedAt?.json ?? .null),
      ("outcome", .string(exception == nil ? "completed" : "raised")), ("exception", exception?.json ?? .null),
    ])
  }

  fileprivate init?(json: JSONValue) {
    guard let bound = json["bound"]?.string, let importer = json["importer"]?.string else { return nil }
    self.init(
      bound: bound, importer: importer, importedAt: json["importedAt"].flatMap { Place(json: $0) },
      exception: json["exception"].flatMap { ExceptionRecord(json: $0) })
  }
}

extension Place {
  var json: JSONValue { .record([("path", .string(path)), ("line", .integer(line))]) }

  init?(json: JSONValue) {
    guard let path = json["path"]?.string, let line = json["line"]?.int else { return nil }
    self.init(path: path, line: line)
  }
}

extension LoadRecord {
  var json: JSONValue { .record(members) }

  var members: [(String, JSONValue)] {
    [
      ("name", .string(name)), ("path", .optional(path)), ("order", .integer(order)),
      ("parent", parent.map { .integer($0) } ?? .null), ("importer", .optional(importer)),
      ("importedAt", importedAt?.json ?? .null), ("reifiedAt", reifiedAt?.json ?? .null), ("failed", .bool(hasFailed)),
      ("microseconds", .integer(microseconds)), ("instructions", .integer(instructions)),
      ("ownMicroseconds", .integer(ownMicroseconds)), ("ownInstructions", .integer(ownInstructions)),
      ("bytes", .integer(bytes)), ("ownBytes", .integer(ownBytes)),
      ("startMicroseconds", .integer(startMicroseconds)), ("startInstructions", .integer(startInstructions)),
      ("startBytes", .integer(startBytes)),
    ]
  }

  fileprivate init?(json: JSONValue) {
    guard let name = json["name"]?.string, let order = json["order"]?.int else { return nil }
    self.init(name: name, path: json["path"]?.string, order: order, parent: json["parent"]?.int)
    importer = json["importer"]?.string
    importedAt = json["importedAt"].flatMap { Place(json: $0) }
    reifiedAt = json["reifiedAt"].flatMap { Place(json: $0) }
    hasFailed = json["failed"]?.bool ?? false
    microseconds = json["microseconds"]?.int ?? 0
    instructions = json["instructions"]?.int ?? 0
    ownMicroseconds = json["ownMicroseconds"]?.int ?? 0
    ownInstructions = json["ownInstructions"]?.int ?? 0
    bytes = json["bytes"]?.int ?? 0
    ownBytes = json["ownBytes"]?.int ?? 0
    startMicroseconds = json["startMicroseconds"]?.int ?? 0
    startInstructions = json["startInstructions"]?.int ?? 0
    startBytes = json["startBytes"]?.int ?? 0
  }
}

extension DeferredRecord {
  var json: JSONValue {
    .record([
      ("importer", .string(importer)), ("bound", .string(bound)), ("module", .string(module)),
      ("name", .optional(name)), ("importedAt", importedAt?.json ?? .null),
    ])
  }

  fileprivate init?(json: JSONValue) {
    guard let importer = json["importer"]?.string, let bound = json["bound"]?.string,
      let module = json["module"]?.string
    else { return nil }
    self.init(
      importer: importer, bound: bound, module: module, name: json["name"]?.string,
      importedAt: json["importedAt"].flatMap { Place(json: $0) })
  }
}

extension TableRecord {
  fileprivate var json: JSONValue {
    func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    return .record([
      ("name", .string(name)), ("count", .integer(count)), ("entries", list(entries)),
      ("owners", .array(owners.map(list))),
    ])
  }

  fileprivate init?(json: JSONValue) {
    guard let name = json["name"]?.string else { return nil }
    self.init(
      name: name, count: json["count"]?.int ?? 0, entries: json["entries"]?.array?.compactMap(\.string) ?? [],
      owners: json["owners"]?.array?.map { $0.array?.compactMap(\.string) ?? [] } ?? [])
  }
}

extension FileAnswer {
  fileprivate var json: JSONValue {
    .array([
      .integer(Int(question.kind.rawValue)), .string(question.path.string), .string(question.name),
      .integer(Int(answer)),
    ])
  }

  fileprivate init?(json: JSONValue) {
    guard let parts = json.array, parts.count == 4, let kind = parts[0].int.flatMap(UInt8.init(exactly:)),
      let kind = FileQuestion.Kind(rawValue: kind), let path = parts[1].string, let name = parts[2].string,
      let answer = parts[3].int
    else { return nil }
    self.init(FileQuestion(kind, FilePath(path), name: name), Int64(answer))
  }
}

extension EffectRecord {
  fileprivate var json: JSONValue {
    .record([
      ("kind", .string(kind.rawValue)), ("module", .string(module)), ("path", .string(path)), ("line", .integer(line)),
      ("detail", .string(detail)),
    ])
  }

  fileprivate init?(json: JSONValue) {
    guard let kind = json["kind"]?.string.flatMap(EffectKind.init(rawValue:)) else { return nil }
    self.init(
      kind: kind, module: json["module"]?.string ?? "", path: json["path"]?.string ?? "",
      line: json["line"]?.int ?? 0, detail: json["detail"]?.string ?? "")
  }
}

extension ExceptionRecord {
  var json: JSONValue {
    let entries = traceback.map { entry in
      JSONValue.record([
        ("path", .string(entry.path)), ("line", .integer(entry.line)), ("function", .string(entry.function)),
      ])
    }
    let known: [(String, JSONValue)] = [
      ("type", .string(type)), ("message", .string(message)), ("traceback", .array(entries)),
      ("cause", causes.first?.json ?? .null),
    ]
    return .record(isOfSandbox ? known + [("ofSandbox", .bool(true))] : known)
  }

  fileprivate init?(json: JSONValue) {
    guard let type = json["type"]?.string else { return nil }
    let traceback = (json["traceback"]?.array ?? []).map { entry in
      TracebackEntry(
        path: entry["path"]?.string ?? "", line: entry["line"]?.int ?? 0, function: entry["function"]?.string ?? "")
    }
    self.init(
      type: type, message: json["message"]?.string ?? "", traceback: traceback,
      cause: json["cause"].flatMap { ExceptionRecord(json: $0) })
    isOfSandbox = json["ofSandbox"]?.bool ?? false
  }
}
