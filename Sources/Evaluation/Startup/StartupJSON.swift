// The comparison as JSON: for programs, as a contract, and for the page, as small as it gets.
import JSON
import Runtime

extension StartupComparison {
  private static let version = 1
  /// How many savings are told.
  package static let savingLimit = 10

  /// What `lazyls startup --format json` prints.
  package var json: [UInt8] {
    var stream = JSONStream()
    stream.set("version", Self.version)
    stream.set("target", eager.target)
    stream.set("dialect", lazy.dialect)
    stream.set("eager", JSONValue.record(Self.summary(eager)))
    stream.set("lazy", JSONValue.record(Self.summary(lazy)))
    stream.array("eagerLoads") { stream in for load in eager.loaded { stream.append(load.json) } }
    stream.array("lazyLoads") { stream in
      for load in lazy.loaded { stream.append(JSONValue.record(load.members + [("chain", chainJSON(load))])) }
    }
    stream.array("deferred") { stream in for record in lazy.deferred { stream.append(record.json) } }
    stream.array("imports") { stream in
      for edge in edges {
        stream.append(
          JSONValue.record([
            ("importer", .string(edge.importer)), ("module", .string(edge.module)),
            ("importedAt", edge.importedAt?.json ?? .null), ("reifiedAt", edge.reifiedAt?.json ?? .null),
            ("deferred", .bool(edge.isDeferred)),
          ]))
      }
    }
    stream.array("savings") { stream in
      for saving in savings.prefix(Self.savingLimit) {
        stream.append(
          JSONValue.record(Self.members(saving) + Self.members(saving.cost)))
      }
    }
    stream.array("groups") { stream in
      for group in groups {
        let imports = group.imports.map { JSONValue.record(Self.members($0)) }
        stream.append(
          JSONValue.record([("core", .string(group.core)), ("imports", .array(imports))] + Self.members(group.cost)))
      }
    }
    stream.set("sharedSavings", JSONValue.record(Self.members(shared)))
    return stream.finish()
  }

  private static func summary(_ report: EvaluationReport) -> [(String, JSONValue)] {
    [
      ("outcome", .string(report.outcome.rawValue)), ("reason", .optional(report.reason)),
      ("exception", report.exception?.json ?? .null),
    ] + members(total(report)) + [
      ("opaque", .array(report.opaque.map { .string($0) })),
      ("unsupported", .array(report.unsupported.map { .string($0) })),
    ]
  }

  private static func members(_ saving: Saving) -> [(String, JSONValue)] {
    [
      ("importer", .string(saving.importer)), ("importedAt", saving.importedAt?.json ?? .null),
      ("targets", .array(saving.targets.map { .string($0) })),
    ]
  }

  private static func members(_ cost: Cost) -> [(String, JSONValue)] {
    [
      ("modules", .integer(cost.modules)), ("microseconds", .integer(cost.microseconds)),
      ("instructions", .integer(cost.instructions)), ("bytes", .integer(cost.bytes)),
    ]
  }

  /// From the import that made this load happen to the one that the target's own body did.
  private func chainJSON(_ load: LoadRecord) -> JSONValue {
    var steps: [JSONValue] = []
    var next: LoadRecord? = load
    while let step = next {
      steps.append(
        .record([
          ("module", .string(step.name)), ("importedAt", step.importedAt?.json ?? .null),
          ("reifiedAt", step.reifiedAt?.json ?? .null),
        ]))
      next = step.parent.flatMap { $0 < step.order && lazy.loaded.indices.contains($0) ? lazy.loaded[$0] : nil }
    }
    return .array(steps)
  }
}

/// The page's data: texts once, in a table, and rows of numbers that point into it.
struct StartupPageData {
  private var texts: [JSONValue] = []
  private var numbers: [String: Int] = [:]

  /// Fits into a `script` element: what would end that is escaped.
  static func text(of comparison: StartupComparison) -> [UInt8] {
    var data = StartupPageData()
    return data.encode(comparison)
  }

  private mutating func encode(_ comparison: StartupComparison) -> [UInt8] {
    let worlds = [comparison.eager, comparison.lazy].map { world($0) }
    let edges = comparison.edges.map { edge in
      Self.row([number(edge.importer), number(edge.module)] + place(edge.importedAt) + [edge.isDeferred ? 1 : 0])
    }
    let savings = comparison.savings.prefix(StartupComparison.savingLimit).map { saving($0) }
    let groups = comparison.groups.map { group in
      JSONValue.record([
        ("core", .integer(number(group.core))), ("imports", .array(group.imports.map { saving($0) })),
        ("cost", Self.cost(group.cost)),
      ])
    }
    let all = JSONValue.record([
      ("target", .string(comparison.eager.target)), ("dialect", .string(comparison.lazy.dialect)),
      ("worlds", .array(worlds)), ("edges", .array(edges)), ("savings", .array(savings)),
      ("groups", .array(groups)),
      ("missing", .array((comparison.missing + comparison.opaque).map { .string($0) })),
      ("shared", Self.cost(comparison.shared)), ("texts", .array(texts)),
    ])
    let plain = JSONText(all).bytes
    var escaped: [UInt8] = []
    escaped.reserveCapacity(plain.count)
    for byte in plain {
      if byte == UInt8(ascii: "<") { escaped += "\\u003c".utf8 } else { escaped.append(byte) }
    }
    return escaped
  }

  private mutating func saving(_ saving: StartupComparison.Saving) -> JSONValue {
    .record([
      ("place", Self.row(place(saving.importedAt))), ("targets", Self.row(saving.targets.map { number($0) })),
      ("cost", Self.cost(saving.cost)),
    ])
  }

  private mutating func world(_ report: EvaluationReport) -> JSONValue {
    let loads = report.loaded.map { load in
      Self.row(
        [number(load.name), number(load.path ?? ""), load.parent ?? -1] + place(load.importedAt) + place(load.reifiedAt)
          + [
            load.hasFailed ? 1 : 0, load.microseconds, load.ownMicroseconds, load.instructions, load.ownInstructions,
            load.bytes, load.ownBytes, load.startMicroseconds, load.startInstructions, load.startBytes,
          ])
    }
    let exception = report.exception.map { "\($0.type): \($0.message)" }
    return .record([
      ("outcome", .string(report.outcome.rawValue)), ("exception", .optional(exception)),
      ("total", Self.cost(StartupComparison.total(report))), ("loads", .array(loads)),
    ])
  }

  private static func cost(_ cost: StartupComparison.Cost) -> JSONValue {
    .array(
      [cost.modules, cost.microseconds, cost.instructions, cost.bytes].map { JSONValue.integer($0) })
  }

  /// Static: called on the value while its arguments number texts, it would make each of them copy the table.
  private static func row(_ numbers: [Int]) -> JSONValue { .array(numbers.map { .integer($0) }) }

  private mutating func place(_ place: Place?) -> [Int] { place.map { [number($0.path), $0.line] } ?? [-1, 0] }

  private mutating func number(_ text: String) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = texts.count
    texts.append(.string(text))
    return texts.count - 1
  }
}
