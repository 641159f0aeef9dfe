// The comparison for people: the totals, where an eager start's cost lies, why a lazy start loads what it loads, savings.
import Runtime

package struct StartupText {
  package struct Options: Sendable {
    /// ECMA-48 sequences for a terminal.
    package var isColored = false
    /// So many rows of each tree, the dearest.
    package var rows = 40
    /// Paths below this folder are shown as seen from there.
    package var folder = ""
    package init() {}
  }

  private let comparison: StartupComparison
  private let options: Options
  private var lines: [String] = []

  package static func text(of comparison: StartupComparison, _ options: Options) -> String {
    var writer = StartupText(comparison: comparison, options: options)
    writer.write()
    return writer.lines.joined(separator: "\n") + "\n"
  }

  /// Why the lazy start loads a module, step by step; nil if neither start loads it.
  package static func chain(to module: String, in comparison: StartupComparison, _ options: Options) -> String? {
    var writer = StartupText(comparison: comparison, options: options)
    guard writer.writeChain(to: module) else { return nil }
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private init(comparison: StartupComparison, options: Options) {
    self.comparison = comparison
    self.options = options
  }

  private mutating func write() {
    writeTotals()
    let lazyLoads = Dictionary(
      comparison.lazy.loaded.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    writeTree("eager start", comparison.eager.loaded) { writer, load in
      guard let other = lazyLoads[load.name] else { return writer.paint("not loaded by the lazy start", "36") }
      return "\(Self.time(other.microseconds)) in the lazy start"
    }
    writeTree("lazy start: what still loads, and why", comparison.lazy.loaded) { $0.reason($1) }
    writeSavings()
    writeEnding("eager", comparison.eager)
    writeEnding("lazy", comparison.lazy)
    writeMissing()
  }

  // MARK: Parts

  private mutating func writeTotals() {
    let eager = StartupComparison.total(comparison.eager), lazy = StartupComparison.total(comparison.lazy)
    lines.append(paint(comparison.eager.target, "1") + ", lazy as in the dialect \(comparison.lazy.dialect)")
    lines.append("")
    lines.append(
      paint(Self.pad("", 14) + ["eager", "lazy", "saved"].map { Self.padLeft($0, 15) }.joined(), "1"))
    for (title, value, show) in Self.rows {
      let (before, after) = (value(eager), value(lazy))
      var line = Self.pad("  " + title, 14) + Self.padLeft(show(before), 15) + Self.padLeft(show(after), 15)
      line += paint(Self.padLeft(show(before - after), 15), before > after ? "32" : "33")
      if before > 0 { line += Self.padLeft("\(((before - after) * 100) / before)%", 7) }
      lines.append(line)
    }
  }

  private typealias Row = (String, @Sendable (StartupComparison.Cost) -> Int, @Sendable (Int) -> String)
  private static let rows: [Row] = [
    ("modules", { $0.modules }, { grouped($0) }), ("time", { $0.microseconds }, { time($0) }),
    ("instructions", { $0.instructions }, { grouped($0) }), ("memory", { $0.bytes }, { size($0) }),
  ]

  /// The dearest rows of a tree of loads: what holds one of them costs no less, so that they hang together.
  private mutating func writeTree(_ title: String, _ loads: [LoadRecord], _ note: (StartupText, LoadRecord) -> String) {
    if loads.isEmpty { return }
    let shown = Set(
      loads.sorted { $0.instructions != $1.instructions ? $0.instructions > $1.instructions : $0.order < $1.order }
        .prefix(options.rows).map(\.order))
    var children: [Int: [LoadRecord]] = [:]
    for load in loads where shown.contains(load.order) { children[load.parent ?? -1, default: []].append(load) }
    var rows: [(name: String, load: LoadRecord)] = []
    // A stack instead of recursion: chains of imports may be long.
    var stack = (children[-1] ?? []).reversed().map { (load: $0, depth: 0) }
    while let (load, depth) = stack.popLast() {
      rows.append((String(repeating: "  ", count: min(depth, 40)) + load.name, load))
      stack += (children[load.order] ?? []).reversed().map { ($0, depth + 1) }
    }
    let width = max(min(rows.map(\.name.count).max() ?? 0, 60), 10)
    lines += ["", paint(title, "1")]
    let columns = [("time", 10), ("itself", 10), ("instructions", 14), ("itself", 13), ("memory", 10)]
    lines.append(
      paint("  " + Self.pad("module", width) + columns.map { Self.padLeft($0.0, $0.1) }.joined(), "2"))
    for (name, load) in rows {
      var line = "  " + Self.pad(name, width) + Self.padLeft(Self.time(load.microseconds), 10)
      line += Self.padLeft(Self.time(load.ownMicroseconds), 10) + Self.padLeft(Self.grouped(load.instructions), 14)
      line += Self.padLeft(Self.grouped(load.ownInstructions), 13) + Self.padLeft(Self.size(load.bytes), 10)
      let words = note(self, load)
      if !words.isEmpty { line += "  " + words }
      if load.hasFailed { line += "  " + paint("failed", "31") }
      lines.append(line)
    }
    if loads.count > rows.count {
      lines.append(paint("  … and \(loads.count - rows.count) cheaper ones; --top \(loads.count) shows them", "2"))
    }
  }

  private func reason(_ load: LoadRecord) -> String {
    var text = load.importedAt.map { paint(place($0), "2") } ?? ""
    if let used = load.reifiedAt { text += "  " + paint("used at \(place(used))", "36") }
    return text
  }

  private mutating func writeSavings() {
    if comparison.savings.isEmpty { return }
    lines += ["", paint("imports whose laziness saves most", "1")]
    for (index, saving) in comparison.savings.prefix(StartupComparison.savingLimit).enumerated() {
      var line = Self.padLeft("\(index + 1)", 4) + ". " + saving.targets.prefix(3).joined(separator: ", ")
      if saving.targets.count > 3 { line += " and \(saving.targets.count - 3) more" }
      if let place = saving.importedAt { line += "  " + paint(self.place(place), "2") }
      lines.append(line)
      lines.append("      " + Self.describe(saving.cost))
    }
    if comparison.shared.modules > 0 {
      lines.append("  Saved only by several imports together: \(Self.describe(comparison.shared)).")
    }
    lines += [
      "  These are estimates: of what loads through this import alone in the eager start and not at all in the lazy one.",
      "  Whoever uses the import later pays then.",
    ]
  }

  private mutating func writeEnding(_ world: String, _ report: EvaluationReport) {
    if report.outcome == .completed { return }
    let reason = report.reason.map { " (\($0))" } ?? ""
    lines += ["", paint("the \(world) start did not complete: \(report.outcome.rawValue)\(reason)", "1;31")]
    if let exception = report.exception {
      for entry in exception.traceback.suffix(12) {
        lines.append("  \(place(Place(path: entry.path, line: entry.line))), in \(entry.function)")
      }
      lines.append("  \(paint(exception.type, "31"))" + (exception.message.isEmpty ? "" : ": \(exception.message)"))
    }
    if report.outcome == .budgetExceeded {
      lines.append("  Give it more: --timeout, --max-instructions, --max-memory.")
    } else if report.exception?.type == "ModuleNotFoundError" {
      lines.append("  Name the environment that has it with --python, or its folder with --search-path.")
    }
    lines.append("  The figures tell of its way until then.")
  }

  private mutating func writeMissing() {
    let parts = [
      ("not in lazyls's runtime yet, so that what they would load is not counted", comparison.missing),
      ("opaque: not evaluated, and what they would load is not counted", comparison.opaque),
    ]
    for (title, names) in parts where !names.isEmpty {
      lines += ["", paint(title, "1")]
      lines += names.prefix(20).map { "  " + $0 }
      if names.count > 20 { lines.append("  … and \(names.count - 20) more") }
    }
  }

  private mutating func writeChain(to module: String) -> Bool {
    guard let chain = comparison.chain(to: module) else {
      guard let load = comparison.eager.loaded.first(where: { $0.name == module }) else { return false }
      lines.append(
        "\(paint(module, "1")) is loaded by the eager start only (\(load.importedAt.map(place) ?? "the target")).")
      return true
    }
    lines.append("The lazy start loads \(paint(module, "1")):")
    for step in chain {
      var line = "  \(step.name)"
      if let imported = step.importedAt { line += "  imported at \(place(imported))" }
      if let used = step.reifiedAt { line += ", " + paint("used at \(place(used))", "36") }
      if step.importedAt == nil { line += "  is the target or its package" }
      lines.append(line)
    }
    return true
  }

  // MARK: Words

  private static func describe(_ cost: StartupComparison.Cost) -> String {
    "\(grouped(cost.modules)) module\(cost.modules == 1 ? "" : "s"), \(time(cost.microseconds)), "
      + "\(grouped(cost.instructions)) instructions, \(size(cost.bytes))"
  }

  private func place(_ place: Place) -> String {
    let isBelow = !options.folder.isEmpty && place.path.hasPrefix(options.folder + "/")
    return "\(isBelow ? String(place.path.dropFirst(options.folder.count + 1)) : place.path):\(place.line)"
  }

  private func paint(_ text: String, _ code: String) -> String {
    options.isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func padLeft(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func time(_ microseconds: Int) -> String { tenths(microseconds, 1000) + " ms" }

  private static func size(_ bytes: Int) -> String {
    abs(bytes) < 1_000_000 ? tenths(bytes, 1000) + " kB" : tenths(bytes, 1_000_000) + " MB"
  }

  /// One digit behind the point.
  private static func tenths(_ number: Int, _ unit: Int) -> String {
    let tenths = (abs(number) * 10 + unit / 2) / unit
    return "\(number < 0 ? "-" : "")\(grouped(tenths / 10)).\(tenths % 10)"
  }

  /// Digits in groups of three.
  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0, digit != "-" { text = "," + text }
      text = String(digit) + text
    }
    return text
  }
}
