// GitLab's code quality report: an array of issues, which merge requests compare by fingerprint.
import Analysis
import Basics
import JSON

enum GitLabReporter {
  static func write(_ report: Report, to output: inout [UInt8]) {
    var sources = SourceCache(report)
    var elements = JSONElements()
    for (finding, fingerprint) in zip(report.findings, report.fingerprints) {
      let file = finding.location.file
      let start = sources.position(file, finding.location.range.start).line
      let end = sources.end(of: finding.location).line
      elements.object { issue in
        issue.set("description", "\(finding.code): \(finding.message)")
        issue.set("check_name", ruleName(finding.code))
        issue.set("fingerprint", fingerprint.text)
        issue.set("severity", severity(finding.severity))
        issue.object("location") { location in
          location.set("path", report.servicePath(file).string)
          location.object("lines") { lines in
            lines.set("begin", start)
            lines.set("end", end)
          }
        }
      }
    }
    output += elements.array
    output.append(UInt8(ascii: "\n"))
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .information: "minor"
    case .hint: "info"
    }
  }
}
