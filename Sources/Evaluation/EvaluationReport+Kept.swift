// The part of a report that evidence rests on, written small: what is kept between runs.
import JSON
import Modules
import Runtime

extension EvaluationReport {
  /// Would the same request on the same files give the same report? Not where the clock ended it, or a crash.
  package var isRepeatable: Bool {
    switch outcome {
    case .completed, .raised, .unsupported: true
    case .budgetExceeded: reason.map { !$0.hasPrefix(StopReason.time.rawValue) } ?? false
    case .crashed: false
    }
  }

  /// How it ended, what it printed, which modules it loaded and why, what waits, and what registries hold.
  package var kept: [UInt8] {
    var small = self
    small.loaded = []
    small.imports = nil
    small.namespace = []
    small.effects = []
    small.tainted = []
    small.absorbed = []
    small.unsupported = Array(unsupported.prefix(1))
    small.resolved = resolved?.filter { $0.exception != nil }
    small.questions = nil
    var paths = PathTable()
    let loads = loaded.map { load -> JSONValue in
      .array(
        [.string(load.name), paths.number(load.path)] + paths.numbers(load.importedAt) + paths.numbers(load.reifiedAt))
    }
    let members = small.members.map { ("\($0.key)", $0.value) }
    return JSONText(
      JSONValue.record(members + [("loads", .array(loads)), ("paths", .array(paths.paths.map { .string($0) }))])
    ).bytes
  }

  package init?(kept: [UInt8]) {
    guard let json = try? JSONValue.parse(kept, limits: JSONLimits(bytes: 1 << 30, depth: 512)) else { return nil }
    self.init(json: json)
    let paths = json["paths"]?.array?.compactMap(\.string) ?? []
    func path(_ number: JSONValue) -> String? {
      number.int.flatMap { paths.indices.contains($0) ? paths[$0] : nil }
    }
    for load in json["loads"]?.array ?? [] {
      guard let parts = load.array, parts.count == 6, let name = parts[0].string else { return nil }
      var record = LoadRecord(name: name, path: path(parts[1]), order: loaded.count, parent: nil)
      if let file = path(parts[2]) { record.importedAt = Place(path: file, line: parts[3].int ?? 0) }
      if let file = path(parts[4]) { record.reifiedAt = Place(path: file, line: parts[5].int ?? 0) }
      loaded.append(record)
    }
  }
}

private struct PathTable {
  var paths: [String] = []
  private var known: [String: Int] = [:]

  mutating func number(_ path: String?) -> JSONValue {
    guard let path else { return .integer(-1) }
    if let number = known[path] { return .integer(number) }
    known[path] = paths.count
    paths.append(path)
    return .integer(paths.count - 1)
  }

  mutating func numbers(_ place: Place?) -> [JSONValue] { [number(place?.path), .integer(place?.line ?? 0)] }
}
