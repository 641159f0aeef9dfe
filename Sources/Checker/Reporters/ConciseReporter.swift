// One line a finding: `path:line:column: severity[CODE] message`.
import Analysis
import Basics

enum ConciseReporter {
  static func write(_ report: Report, _ style: Style, to output: inout [UInt8]) {
    output += report.written { findings in
      var sources = SourceCache(report)
      var lines: [UInt8] = []
      for finding in findings {
        let place = sources.position(finding.location.file, finding.location.range.start)
        let path = report.shownPath(finding.location.file)
        let label = style.paint("\(finding.severity.word)[\(finding.code)]", finding.severity)
        lines +=
          "\(style.bold(path)):\(place.line):\(place.column): \(label) \(Report.shown(finding.message.oneLine))\n"
          .utf8
      }
      return lines
    }
  }
}

extension String {
  /// Line breaks become spaces.
  var oneLine: String {
    contains(where: \.isNewline) ? split(whereSeparator: \.isNewline).joined(separator: " ") : self
  }
}
