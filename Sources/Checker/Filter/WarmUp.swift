// What a server should load before it serves: modules that functions would load on first use, the heaviest first.
import Analysis
import Basics
import JSON

struct WarmUp {
  struct Entry {
    var module: String
    /// How many modules its first use newly loads, at most.
    var loads: Int
    /// Where functions first use it: path and line, sorted.
    var uses: [Use]
  }

  struct Use: Hashable, Comparable {
    var path: String
    var line: Int
    static func < (a: Use, b: Use) -> Bool { (a.path, a.line) < (b.path, b.line) }
  }

  private(set) var entries: [Entry] = []

  /// - Parameter report: with its `reasons` and `loads`.
  init(_ report: Report) {
    let program = report.program
    var sources = SourceCache(report)
    var found: [String: (loads: Int, uses: Set<Use>)] = [:]
    for index in program.projectFiles {
      let file = FileID(UInt32(index))
      for position in program[file].summary.imports.indices {
        let id = ImportID(position)
        let verdict = program.verdict(of: id, in: file, report.dialect)
        // What the filter keeps eager is loaded anyway, and what nothing uses need not be.
        guard verdict.verdict == .lazy, verdict.firstDeferredUse.isPresent,
          report.reasons[ImportReference(file, id)] == nil
        else { continue }
        let loads = report.loads[index][position]
        let submodule = program.submodule(of: id, in: file)
        let module = submodule.isPresent ? program.name(submodule) : program.askedName(of: id, in: file)
        // Nothing new: its own module has loaded it already.
        if loads == 0 || module.isEmpty { continue }
        let line = sources.position(file, program[file].summary[verdict.firstDeferredUse].start).line
        var entry = found[module] ?? (0, [])
        entry.loads = max(entry.loads, loads)
        entry.uses.insert(Use(path: report.path(file), line: line))
        found[module] = entry
      }
    }
    entries = found.map { Entry(module: $0, loads: $1.loads, uses: $1.uses.sorted()) }
      .sorted { ($1.loads, $0.module) < ($0.loads, $1.module) }
  }

  func writeText(to output: inout [UInt8]) {
    if entries.isEmpty {
      output += "Nothing is deferred until a function uses it.\n".utf8
      return
    }
    let width = entries.map(\.module.count).max() ?? 0
    var text = "loads  module" + String(repeating: " ", count: max(0, width - 6)) + "  first used at\n"
    for entry in entries {
      let number = String(entry.loads)
      let more = entry.uses.count > 1 ? " (and \(entry.uses.count - 1) more)" : ""
      let place = entry.uses.first.map { "\(Report.shown($0.path)):\($0.line)" } ?? ""
      text += String(repeating: " ", count: max(0, 5 - number.count)) + number + "  " + entry.module
      text += String(repeating: " ", count: width - entry.module.count) + "  " + place + more + "\n"
    }
    output += text.utf8
  }

  func writeJSON(_ report: Report, version: String, to output: inout [UInt8]) {
    var stream = JSONStream(of: report, version: version)
    stream.array("warmUp") { items in
      for entry in entries {
        let uses = entry.uses.map { use in
          JSONRecord { item in
            item.set("path", use.path)
            item.set("line", use.line)
          }
        }
        items.append(
          JSONRecord { item in
            item.set("module", entry.module)
            item.set("loads", entry.loads)
            item.set("firstUses", uses)
          })
      }
    }
    output += stream.finish()
  }
}
