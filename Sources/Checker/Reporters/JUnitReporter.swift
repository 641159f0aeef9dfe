// JUnit's XML as CI servers read it: a suite for each file with findings, a test case for each of them.
import Analysis
import Basics

package enum JUnitReporter {
  static func write(_ report: Report, to output: inout [UInt8]) {
    var writer = Writer(report: report)
    let failures = report.findings.count { $0.severity <= report.failOn }
    let tests = max(1, report.findings.count)
    writer.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    writer.line("<testsuites name=\"lazyls\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\">")
    var rest = report.findings[...]
    while let first = rest.first {
      let suite = rest.prefix { $0.location.file == first.location.file }
      rest = rest.dropFirst(suite.count)
      writer.write(suite)
    }
    if report.findings.isEmpty {
      // A report without a test case counts as a failure in some servers.
      writer.line("  <testsuite name=\"lazyls\" tests=\"1\" failures=\"0\" errors=\"0\">")
      writer.line("    <testcase name=\"no findings\" classname=\"lazyls\"/>")
      writer.line("  </testsuite>")
    }
    writer.line("</testsuites>")
    output += writer.output
  }

  /// Text in an attribute, where line breaks and tabs would be read as spaces.
  package static func attribute(_ text: String) -> String {
    var result = ""
    for scalar in content(text).unicodeScalars {
      switch scalar {
      case "\"": result += "&quot;"
      case "\t": result += "&#9;"
      case "\n": result += "&#10;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Text between tags. What XML 1.0 cannot hold, escaped or not, becomes U+FFFD.
  package static func content(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\r": result += "&#13;"
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  private struct Writer {
    let report: Report
    var sources: SourceCache
    var output: [UInt8] = []

    init(report: Report) {
      self.report = report
      sources = SourceCache(report)
    }

    mutating func line(_ text: String) {
      output += text.utf8
      output.append(UInt8(ascii: "\n"))
    }

    mutating func write(_ suite: ArraySlice<Finding>) {
      guard let first = suite.first else { return }
      let path = attribute(report.path(first.location.file))
      let failures = suite.count { $0.severity <= report.failOn }
      line("  <testsuite name=\"\(path)\" tests=\"\(suite.count)\" failures=\"\(failures)\" errors=\"0\">")
      for finding in suite {
        let place = sources.position(finding.location.file, finding.location.range.start)
        let name = "\(finding.code) \(ruleName(finding.code)) at \(place.line):\(place.column)"
        line("    <testcase name=\"\(name)\" classname=\"\(path)\" file=\"\(path)\" line=\"\(place.line)\">")
        let type = "type=\"\(finding.severity.word)\""
        if finding.severity <= report.failOn {
          line("      <failure message=\"\(attribute(finding.message))\" \(type)>\(details(finding))</failure>")
        } else {
          line("      <system-out>\(details(finding))</system-out>")
        }
        line("    </testcase>")
      }
      line("  </testsuite>")
    }

    /// The finding with its evidence, as `--output-format text` has it but for the excerpts.
    private mutating func details(_ finding: Finding) -> String {
      var lines = ["\(finding.severity.word)[\(finding.code)]: \(finding.message)"]
      let steps = [(finding.location, "here")] + finding.related.map { ($0.location, $0.message) }
      for (location, message) in steps {
        let place = sources.position(location.file, location.range.start)
        lines.append("\(report.path(location.file)):\(place.line):\(place.column): \(message)")
      }
      for fix in finding.fixes {
        lines.append("help: \(fix.title)\(fix.safety == .safe ? "" : " (unsafe: needs a look)")")
      }
      return content(lines.joined(separator: "\n"))
    }
  }
}
