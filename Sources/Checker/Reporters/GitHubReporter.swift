// Workflow commands that GitHub Actions shows as annotations at the lines of a change.
import Analysis
import Basics

package enum GitHubReporter {
  static func write(_ report: Report, to output: inout [UInt8]) {
    var sources = SourceCache(report)
    for finding in report.findings {
      let file = finding.location.file
      let start = sources.position(file, finding.location.range.start)
      let end = sources.end(of: finding.location)
      var properties = "file=\(property(report.servicePath(file).string)),line=\(start.line)"
      // GitHub takes columns only where start and end are on one line.
      if start.line == end.line { properties += ",col=\(start.column)" }
      properties += ",endLine=\(end.line)"
      if start.line == end.line { properties += ",endColumn=\(end.column)" }
      properties += ",title=\(property("\(finding.code) \(ruleName(finding.code))"))"
      var lines = [finding.message]
      for step in finding.related {
        let place = sources.position(step.location.file, step.location.range.start)
        let path = report.servicePath(step.location.file)
        lines.append("\(path):\(place.line):\(place.column): \(step.message)")
      }
      for fix in finding.fixes {
        lines.append("help: \(fix.title)\(fix.safety == .safe ? "" : " (unsafe: needs a look)")")
      }
      output += "::\(command(finding.severity)) \(properties)::\(data(shown(lines)))\n".utf8
    }
  }

  /// The log is shown with the colours that it asks for; only line breaks may come from names.
  private static func shown(_ lines: [String]) -> String {
    lines.flatMap { $0.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
      .map { Report.shown(String($0)) }.joined(separator: "\n")
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .information, .hint: "notice"
    }
  }

  /// What ends a line would end the command.
  package static func data(_ text: String) -> String { escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"]) }

  /// Commas and colons would end the property.
  package static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private static func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    var result = ""
    // By code point: a carriage return and the line feed behind it are one character.
    for scalar in text.unicodeScalars {
      if let escape = escapes[scalar] { result += escape } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }
}
