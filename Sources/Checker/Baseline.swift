// Findings that are known and put up with: `--baseline` hides them, `--write-baseline` records them (LZ903: which are gone).
import Analysis
import Basics
import JSON
import Modules
import Rules

/// The file that `--write-baseline` writes: JSON, sorted, a line for each finding, so that it merges and reads well.
struct Baseline: Sendable {
  struct Entry: Hashable, Sendable, Comparable {
    var code: String
    /// From the repository's root; for people and for deciding whether a run could have found it.
    var path: String
    var fingerprint: String
    var message: String

    static func < (a: Entry, b: Entry) -> Bool {
      if a.path != b.path { return FilePath(a.path) < FilePath(b.path) }
      return (a.code, a.fingerprint) < (b.code, b.fingerprint)
    }
  }

  private static let version = 1
  var entries: [Entry] = []

  /// Hides what the baseline knows and reports what it knows in vain; with `--write-baseline`, writes it first.
  static func apply(
    to report: inout Report, _ linked: LinkedRun, _ options: CheckOptions, _ say: (String) -> Void
  ) throws(CheckFailure) {
    let needsFingerprints = linked.main.outputFormat == .sarif || linked.main.outputFormat == .gitlab
    guard let place = linked.main.baseline else {
      if options.writesBaseline {
        throw CheckFailure("--write-baseline: say into which file with --baseline FILE, or set `baseline` to it")
      }
      if needsFingerprints { report.identify(relativeTo: linked.root) }
      return
    }
    report.identify(relativeTo: linked.root)
    let isThere = linked.files.isFile(place)
    if !isThere, !options.writesBaseline {
      throw CheckFailure("there is no baseline '\(place)': make it with --write-baseline")
    }
    let text: [UInt8]
    do throws(FileProblem) {
      text = isThere ? try linked.files.read(place) : []
    } catch {
      throw CheckFailure("\(error)")
    }
    var baseline = isThere ? try Baseline(text, place) : Baseline()
    if options.writesBaseline {
      baseline = baseline.rewritten(for: report, linked)
      guard options.replaceFile(place, baseline.encoded()) else {
        throw CheckFailure("cannot write '\(place)': name a file in a folder that exists and is writable")
      }
      say(
        "lazyls: \(baseline.entries.count) findings recorded in \(place.relative(to: FileSystem.currentDirectory) ?? place)"
      )
    }
    let known = Set(baseline.entries.map(\.fingerprint))
    var met: Set<String> = []
    var hidden: [Severity: Int] = [:]
    for fingerprint in report.fingerprints where known.contains(fingerprint.text) { met.insert(fingerprint.text) }
    report.keep { finding, fingerprint in
      guard let fingerprint, known.contains(fingerprint.text) else { return true }
      hidden[finding.severity, default: 0] += 1
      return false
    }
    for (severity, count) in hidden {
      report.summary.findings[severity, default: 0] -= count
      report.summary.known += count
    }
    if options.writesBaseline { return }
    let stale = baseline.entries.filter { !met.contains($0.fingerprint) && linked.judges($0) }
    let findings = staleFindings(stale, place, text, linked, &report.program)
    report.add(findings)
  }

  /// What the run found at or above the mildest severity that is shown or makes it fail, and of what was there all that
  /// this run would not have found.
  private func rewritten(for report: Report, _ linked: LinkedRun) -> Baseline {
    let threshold = max(linked.main.minSeverity, linked.main.failOn)
    let root = linked.root
    var kept = Set(entries.filter { !linked.judges($0) })
    for (finding, fingerprint) in zip(report.findings, report.fingerprints) where finding.severity <= threshold {
      let path = report.program[finding.location.file].description.path
      kept.insert(
        Entry(
          code: finding.code.description, path: (path.relative(to: root) ?? path).string, fingerprint: fingerprint.text,
          message: finding.message))
    }
    return Baseline(entries: kept.sorted())
  }

  private static func staleFindings(
    _ stale: [Entry], _ place: FilePath, _ text: [UInt8], _ linked: LinkedRun, _ program: inout Program
  ) -> [Finding] {
    let info = ConfigurationOrSuppression.info
    let selection = RuleSelection(linked.store.configuration(forFile: place).configuration, file: place)
    if stale.isEmpty || !selection.includes(info) { return [] }
    let added = program.adding(document: place, displayPath: place.string)
    program = added.program
    var severity = info.severity
    if case .some(.some(let configured)) = selection.severities[info.code] { severity = configured }
    return stale.map { entry in
      Finding(
        info.code, severity, at: Location(added.file, Self.range(of: entry.fingerprint, in: text)),
        "The baseline's `\(entry.code)` in `\(entry.path)` is gone: take it out with --write-baseline.")
    }
  }

  /// Where a fingerprint stands in the file.
  private static func range(of fingerprint: String, in text: [UInt8]) -> ByteRange {
    let wanted = Array(fingerprint.utf8)
    guard let first = wanted.first, text.count >= wanted.count else { return ByteRange(at: 0) }
    for start in 0...(text.count - wanted.count)
    where text[start] == first && text[start..<start + wanted.count].elementsEqual(wanted) {
      return ByteRange(UInt32(clamping: start), UInt32(clamping: start + wanted.count))
    }
    return ByteRange(at: 0)
  }

  // MARK: The file

  init(entries: [Entry] = []) { self.entries = entries }

  init(_ text: [UInt8], _ place: FilePath) throws(CheckFailure) {
    let help = "write it anew with --write-baseline"
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(text)
    } catch {
      throw CheckFailure("the baseline '\(place)' cannot be read, \(error): \(help)")
    }
    guard value["version"]?.int == Self.version, let findings = value["findings"]?.array else {
      throw CheckFailure("the baseline '\(place)' is not of version \(Self.version): \(help)")
    }
    for finding in findings {
      guard let code = finding["code"]?.string, let path = finding["path"]?.string,
        let fingerprint = finding["fingerprint"]?.string
      else { throw CheckFailure("the baseline '\(place)' has an entry without code, path or fingerprint: \(help)") }
      entries.append(
        Entry(code: code, path: path, fingerprint: fingerprint, message: finding["message"]?.string ?? ""))
    }
  }

  func encoded() -> [UInt8] {
    var stream = JSONStream()
    stream.set("version", Self.version)
    stream.array("findings") { findings in
      for entry in entries {
        findings.object { item in
          item.set("path", entry.path)
          item.set("code", entry.code)
          item.set("fingerprint", entry.fingerprint)
          item.set("message", entry.message)
        }
      }
    }
    return stream.finish()
  }
}

extension LinkedRun {
  /// Would this run find what the entry records, if it were still there? Not in files that it does not look at, nor
  /// with rules that it does not ask.
  fileprivate func judges(_ entry: Baseline.Entry) -> Bool {
    let path = FilePath(entry.path).resolved(in: root)
    guard covers(path), let info = RuleRegistry.find(entry.code), info.dialects.contains(main.dialect) else {
      return false
    }
    return RuleSelection(store.configuration(forFile: path).configuration, file: path).includes(info)
  }
}
