// The comparison for people: the totals, where an eager start's cost lies, why a lazy start loads what it loads, savings.
import Basics
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
  private let style: Style
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
    style = Style(isColored: options.isColored)
  }

  private mutating func write() {
    writeTotals()
    let lazyLoads = Dictionary(
      comparison.lazy.loaded.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    writeTree("eager start", comparison.eager.loaded) { writer, load in
      guard let other = lazyLoads[load.name] else { return writer.style.remark("not loaded by the lazy start") }
      return "\(Columns.milliseconds(other.microseconds)) in the lazy start"
    }
    writeTree("lazy start: what still loads, and why", comparison.lazy.loaded) { $0.reason($1) }
    writeSavings()
    writeGroups()
    writeEnding("eager", comparison.eager)
    writeEnding("lazy", comparison.lazy)
    writeMissing()
  }

  // MARK: Parts

  private mutating func writeTotals() {
    let eager = StartupComparison.total(comparison.eager), lazy = StartupComparison.total(comparison.lazy)
    lines.append(style.bold(comparison.eager.target) + ", lazy as in the dialect \(comparison.lazy.dialect)")
    lines.append("")
    lines.append(
      style.bold(Columns.left("", 14) + ["eager", "lazy", "saved"].map { Columns.right($0, 15) }.joined()))
    for (title, value, show) in Self.rows {
      let (before, after) = (value(eager), value(lazy))
      var line = Columns.left("  " + title, 14) + Columns.right(show(before), 15) + Columns.right(show(after), 15)
      let saved = Columns.right(show(before - after), 15)
      line += before > after ? style.added(saved) : style.paint(saved, .warning)
      if before > 0 { line += Columns.right("\(((before - after) * 100) / before)%", 7) }
      lines.append(line)
    }
  }

  private typealias Row = (String, @Sendable (StartupComparison.Cost) -> Int, @Sendable (Int) -> String)
  private static let rows: [Row] = [
    ("modules", { $0.modules }, { Columns.grouped($0) }), ("time", { $0.microseconds }, { Columns.milliseconds($0) }),
    ("instructions", { $0.instructions }, { Columns.grouped($0) }), ("memory", { $0.bytes }, { Columns.size($0) }),
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
    lines += ["", style.bold(title)]
    let columns = [("time", 10), ("itself", 10), ("instructions", 14), ("itself", 13), ("memory", 10)]
    lines.append(
      style.dim("  " + Columns.left("module", width) + columns.map { Columns.right($0.0, $0.1) }.joined()))
    for (name, load) in rows {
      var line = "  " + Columns.left(name, width) + Columns.right(Columns.milliseconds(load.microseconds), 10)
      line +=
        Columns.right(Columns.milliseconds(load.ownMicroseconds), 10)
        + Columns.right(Columns.grouped(load.instructions), 14)
      line += Columns.right(Columns.grouped(load.ownInstructions), 13) + Columns.right(Columns.size(load.bytes), 10)
      let words = note(self, load)
      if !words.isEmpty { line += "  " + words }
      if load.hasFailed { line += "  " + style.removed("failed") }
      lines.append(line)
    }
    if loads.count > rows.count {
      lines.append(style.dim("  … and \(loads.count - rows.count) cheaper ones; --top \(loads.count) shows them"))
    }
  }

  private func reason(_ load: LoadRecord) -> String {
    var text = load.importedAt.map { style.dim(place($0)) } ?? ""
    if let used = load.reifiedAt { text += "  " + style.remark("used at \(place(used))") }
    return text
  }

  private mutating func writeSavings() {
    if comparison.savings.isEmpty { return }
    lines += ["", style.bold("imports whose laziness saves most")]
    for (index, saving) in comparison.savings.prefix(StartupComparison.savingLimit).enumerated() {
      var line = Columns.right("\(index + 1)", 4) + ". " + saving.targets.prefix(3).joined(separator: ", ")
      if saving.targets.count > 3 { line += " and \(saving.targets.count - 3) more" }
      if let place = saving.importedAt { line += "  " + style.dim(self.place(place)) }
      lines.append(line)
      lines.append("      " + Self.describe(saving.cost))
    }
    lines += [
      "  These are estimates: of what loads through this import alone in the eager start and not at all in the lazy one.",
      "  Whoever uses the import later pays then.",
    ]
  }

  private mutating func writeGroups() {
    if comparison.shared.modules == 0 { return }
    lines += ["", style.bold("saved only by several imports together: \(Self.describe(comparison.shared))")]
    for (index, group) in comparison.groups.enumerated() {
      let count = "\(group.imports.count) import\(group.imports.count == 1 ? "" : "s")"
      lines.append(Columns.right("\(index + 1)", 4) + ". \(style.bold(group.core))  through \(count)")
      lines.append("      " + Self.describe(group.cost))
      lines += group.imports.map { "        " + describe($0) }
    }
    if comparison.groups.isEmpty { return }
    lines.append("  Each group counts on those before it and on what its imports save alone, which comes on top.")
  }

  private func describe(_ saving: StartupComparison.Saving) -> String {
    var text = saving.targets.prefix(3).joined(separator: ", ")
    if saving.targets.count > 3 { text += " and \(saving.targets.count - 3) more" }
    if let place = saving.importedAt { text += "  " + style.dim(self.place(place)) }
    return text
  }

  private mutating func writeEnding(_ world: String, _ report: EvaluationReport) {
    if report.outcome == .completed { return }
    let reason = report.reason.map { " (\($0))" } ?? ""
    lines += ["", style.failure("the \(world) start did not complete: \(report.outcome.rawValue)\(reason)")]
    if let exception = report.exception {
      for entry in exception.traceback.suffix(12) {
        lines.append("  \(place(Place(path: entry.path, line: entry.line))), in \(entry.function)")
      }
      lines.append("  \(style.removed(exception.type))" + (exception.message.isEmpty ? "" : ": \(exception.message)"))
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
      lines += ["", style.bold(title)]
      lines += names.prefix(20).map { "  " + $0 }
      if names.count > 20 { lines.append("  … and \(names.count - 20) more") }
    }
  }

  private mutating func writeChain(to module: String) -> Bool {
    guard let chain = comparison.chain(to: module) else {
      guard let load = comparison.eager.loaded.first(where: { $0.name == module }) else { return false }
      lines.append(
        "\(style.bold(module)) is loaded by the eager start only (\(load.importedAt.map(place) ?? "the target")).")
      return true
    }
    lines.append("The lazy start loads \(style.bold(module)):")
    for step in chain {
      var line = "  \(step.name)"
      if let imported = step.importedAt { line += "  imported at \(place(imported))" }
      if let used = step.reifiedAt { line += ", " + style.remark("used at \(place(used))") }
      if step.importedAt == nil { line += "  is the target or its package" }
      lines.append(line)
    }
    return true
  }

  // MARK: Words

  private static func describe(_ cost: StartupComparison.Cost) -> String {
    "\(Columns.grouped(cost.modules)) module\(cost.modules == 1 ? "" : "s"), \(Columns.milliseconds(cost.microseconds)), "
      + "\(Columns.grouped(cost.instructions)) instructions, \(Columns.size(cost.bytes))"
  }

  private func place(_ place: Place) -> String {
    let isBelow = !options.folder.isEmpty && place.path.hasPrefix(options.folder + "/")
    return "\(isBelow ? String(place.path.dropFirst(options.folder.count + 1)) : place.path):\(place.line)"
  }
}
