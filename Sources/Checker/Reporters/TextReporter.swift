// Findings for people: the sentence, the source with an underline, the evidence, what mends it.
import Analysis
import Basics

enum TextReporter {
  static func write(_ report: Report, _ style: Style, to output: inout [UInt8]) {
    output += report.written { findings in
      var writer = TextWriter(report: report, style: style)
      for finding in findings { writer.write(finding) }
      return writer.output
    }
  }
}

private struct TextWriter {
  let report: Report
  let style: Style
  var sources: SourceCache
  var output: [UInt8] = []

  init(report: Report, style: Style) {
    self.report = report
    self.style = style
    sources = SourceCache(report)
  }

  mutating func write(_ finding: Finding) {
    let label = style.paint("\(finding.severity.word)[\(finding.code)]", finding.severity)
    let message = finding.message.split(whereSeparator: \.isNewline).map { Report.shown(String($0)) }
    line("\(label)\(style.bold(": " + message.joined(separator: "\n  ")))")
    let width = marginWidth(finding)
    excerpt(finding.location, width, mark: "^", finding.severity, note: nil, opensWith: "-->")
    for related in finding.related {
      excerpt(related.location, width, mark: "-", .information, note: related.message, opensWith: ":::")
    }
    for fix in finding.fixes {
      let grade = fix.safety == .safe ? "" : " (unsafe: needs a look)"
      line("\(Columns.right("", width)) \(style.margin("=")) \(style.help("help:")) \(fix.title)\(grade)")
    }
    line("")
  }

  private mutating func line(_ text: String) {
    output += text.utf8
    output.append(UInt8(ascii: "\n"))
  }

  /// Columns that the longest line number takes.
  private mutating func marginWidth(_ finding: Finding) -> Int {
    var longest = sources.position(finding.location.file, finding.location.range.start).line
    for related in finding.related {
      longest = max(longest, sources.position(related.location.file, related.location.range.start).line)
    }
    return String(longest).count
  }

  /// `path:line:column`, the line, and a mark below its part.
  private mutating func excerpt(
    _ location: Location, _ width: Int, mark: Character, _ severity: Severity, note: String?, opensWith arrow: String
  ) {
    let index = sources.index(location.file)
    let place = sources.position(location.file, location.range.start)
    let path = report.shownPath(location.file)
    line("\(Columns.right("", width))\(style.margin(arrow)) \(path):\(place.line):\(place.column)")
    let number = place.line - 1
    let start = index.start(ofLine: number)
    let content = index.content(ofLine: number)
    let end = min(Int(location.range.end), start + content.count)
    let before = shown(content.prefix(max(0, min(content.count, Int(location.range.start) - start))))
    let marked = shown(
      content.dropFirst(max(0, Int(location.range.start) - start)).prefix(max(0, end - Int(location.range.start))))
    line("\(style.margin(Columns.right(String(place.line), width) + " |")) \(shown(content).text)")
    let underline = String(repeating: mark, count: max(1, marked.width))
    let remark = note.map { " " + $0 } ?? ""
    let spaces = String(repeating: " ", count: before.width)
    line("\(style.margin(Columns.right("", width) + " |")) \(spaces)\(style.paint(underline + remark, severity))")
  }

  /// Text as a terminal can show it, and how many columns it takes: tabs are four spaces, control characters are
  /// replaced, East Asian wide characters count two.
  private func shown(_ bytes: some Collection<UInt8>) -> (text: String, width: Int) {
    var text = ""
    var width = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 9:
        text += "    "
        width += 4
      case _ where Report.isHidden(scalar):
        text += "\u{FFFD}"
        width += 1
      default:
        text.unicodeScalars.append(scalar)
        width += columns(scalar)
      }
    }
    return (text, width)
  }

  private func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
