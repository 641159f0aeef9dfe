// SARIF 2.1.0 (OASIS): what GitHub code scanning, Azure DevOps, IDEs and security dashboards read.
import Analysis
package import Basics
import JSON
import Modules
import Rules

package enum SARIFReporter {
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  /// What relative URIs are relative to: the name that consumers know for the checkout.
  private static let root = "%SRCROOT%"

  static func write(_ report: Report, version: String, to output: inout [UInt8]) {
    var places = Places(report)
    let rules = RuleRegistry.all.map { $0.info }
    var indexes: [RuleCode: Int] = [:]
    for (index, rule) in rules.enumerated() { indexes[rule.code] = index }
    var results: [JSONRecord] = []
    for (finding, fingerprint) in zip(report.findings, report.fingerprints) {
      results.append(result(finding, fingerprint, indexes[finding.code], &places))
    }
    let run = run(rules.map { descriptor($0) }, results, version)
    var stream = JSONStream()
    stream.set("$schema", schema)
    stream.set("version", "2.1.0")
    stream.array("runs") { runs in runs.append(run) }
    output += stream.finish()
  }

  private static func run(_ rules: [JSONRecord], _ results: [JSONRecord], _ version: String) -> JSONRecord {
    let driver = JSONRecord { driver in
      driver.set("name", "lazyls")
      driver.set("version", version)
      driver.set("semanticVersion", version)
      driver.set("rules", rules)
    }
    let tool = JSONRecord { tool in tool.set("driver", driver) }
    let description = text("The repository's root, or the folder in which lazyls ran.")
    let base = JSONRecord { base in base.set("description", description) }
    let bases = JSONRecord { bases in bases.set(name: root, base) }
    return JSONRecord { run in
      run.set("tool", tool)
      run.set("columnKind", "unicodeCodePoints")
      run.set("originalUriBaseIds", bases)
      run.set("results", results)
    }
  }

  // MARK: Rules

  private static func descriptor(_ rule: RuleInfo) -> JSONRecord {
    let first = summary(rule.page)
    return JSONRecord { item in
      item.set("id", rule.code.description)
      item.set("name", rule.name)
      item.set("shortDescription", text(first))
      item.set("fullDescription", text(first))
      item.object("help") { help in
        help.set("text", literal(rule.page))
        help.set("markdown", "# \(rule.code) \(rule.name)\n\n\(rule.page)")
      }
      item.object("defaultConfiguration") { $0.set("level", level(rule.severity)) }
      item.object("properties") { $0.set("tags", ["python", "lazy-imports", tag(rule.family)]) }
    }
  }

  /// The first paragraph of the section *What it does*.
  private static func summary(_ page: String) -> String {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.isEmpty || $0.hasPrefix("#") }
    return lines.prefix { !$0.isEmpty }.joined(separator: " ")
  }

  private static func tag(_ family: RuleFamily) -> String {
    switch family {
    case .deferredErrors: "deferred-errors"
    case .annotations: "annotations"
    case .importMachinery: "import-machinery"
    case .sideEffects: "side-effects"
    case .lazySyntax: "lazy-syntax"
    case .opportunities: "opportunities"
    case .tool: "tool"
    }
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information, .hint: "note"
    }
  }

  // MARK: Results

  private static func result(
    _ finding: Finding, _ fingerprint: Fingerprint, _ rule: Int?, _ places: inout Places
  ) -> JSONRecord {
    let location = places.location(finding.location, id: nil, message: nil)
    let related = finding.related.enumerated().map { index, step in
      places.location(step.location, id: index + 1, message: step.message)
    }
    let fixes = finding.fixes.filter { !$0.edits.isEmpty }.map { fix($0, &places) }
    return JSONRecord { item in
      item.set("ruleId", finding.code.description)
      item.set("ruleIndex", ifPresent: rule)
      item.set("level", level(finding.severity))
      item.set("message", text(finding.message))
      item.set("locations", [location])
      if !related.isEmpty { item.set("relatedLocations", related) }
      item.object("partialFingerprints") { $0.set("lazyls/v1", fingerprint.text) }
      if !fixes.isEmpty { item.set("fixes", fixes) }
      item.object("properties") { $0.set("confidence", finding.confidence.word) }
    }
  }

  /// The edits by file, in the order in which the files come.
  private static func fix(_ fix: Fix, _ places: inout Places) -> JSONRecord {
    var files: [FileID] = []
    for edit in fix.edits where !files.contains(edit.location.file) { files.append(edit.location.file) }
    let changes = files.map { file in
      let artifact = places.artifact(file)
      let replacements = fix.edits.filter { $0.location.file == file }.map { edit in
        let region = places.region(edit.location)
        return JSONRecord { item in
          item.set("deletedRegion", region)
          if !edit.newText.isEmpty { item.object("insertedContent") { $0.set("text", edit.newText) } }
        }
      }
      return JSONRecord { item in
        item.set("artifactLocation", artifact)
        item.set("replacements", replacements)
      }
    }
    return JSONRecord { item in
      item.set("description", text(fix.title))
      item.set("artifactChanges", changes)
      item.object("properties") { $0.set("safety", fix.safety.word) }
    }
  }

  /// A message object.
  private static func text(_ message: String) -> JSONRecord {
    let text = literal(message)
    return JSONRecord { item in item.set("text", text) }
  }

  /// Text in which braces are no placeholders (3.11.5 of the standard) and brackets no links (3.11.6).
  package static func literal(_ message: String) -> String {
    var result = ""
    var last: Unicode.Scalar = " "
    for scalar in message.unicodeScalars {
      if scalar == "{" || scalar == "}" { result.unicodeScalars.append(scalar) }
      if scalar == "(", last == "]" {
        result.unicodeScalars.removeLast()
        result += "\\]"
      }
      result.unicodeScalars.append(scalar)
      last = scalar
    }
    return result
  }

  // MARK: Places

  private struct Places {
    let report: Report
    var sources: SourceCache

    init(_ report: Report) {
      self.report = report
      sources = SourceCache(report)
    }

    mutating func location(_ location: Location, id: Int?, message: String?) -> JSONRecord {
      let artifact = artifact(location.file)
      let region = region(location)
      return JSONRecord { item in
        item.set("id", ifPresent: id)
        item.object("physicalLocation") { place in
          place.set("artifactLocation", artifact)
          place.set("region", region)
        }
        if let message { item.set("message", SARIFReporter.text(message)) }
      }
    }

    func artifact(_ file: FileID) -> JSONRecord {
      let path = report.servicePath(file)
      return JSONRecord { item in
        item.set("uri", SARIFReporter.uri(path))
        if !path.isAbsolute { item.set("uriBaseId", SARIFReporter.root) }
      }
    }

    mutating func region(_ location: Location) -> JSONRecord {
      let start = sources.position(location.file, location.range.start)
      let end = sources.position(location.file, location.range.end)
      return JSONRecord { item in
        item.set("startLine", start.line)
        item.set("startColumn", start.column)
        item.set("endLine", end.line)
        item.set("endColumn", end.column)
      }
    }
  }

  /// A path as a relative reference or a `file:` URI: every byte that is not unreserved is escaped, so that names which
  /// are not UTF-8 can be told, too.
  package static func uri(_ path: FilePath) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = path.isAbsolute ? Array("file://".utf8) : []
    for byte in path.bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
