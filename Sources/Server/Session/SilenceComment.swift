// The comment that silences a finding: where it goes, beside what stands on the line already.
package import Analysis
package import Basics
import PythonSyntax

package enum SilenceComment {
  /// What to put where, so that a rule is silent at a place. Nil for what no comment can silence, and on a line that
  /// takes no comment.
  /// - Parameters:
  ///   - lines: the text that was summarised.
  package static func edit(
    _ code: RuleCode, at place: UInt32, _ lines: LineIndex, _ summary: ModuleSummary
  ) -> (range: ByteRange, newText: String)? {
    if code == RuleCode(901) || code == ConfigurationDiagnostics.code { return nil }
    // A comment for other rules takes one more.
    for suppression in summary.suppressions
    where !suppression.isFile && suppression.covers.start <= place && place <= suppression.covers.end {
      guard let last = suppression.codes.indices.last else { return nil }
      return (ByteRange(at: summary.suppressionCodes[last].range.end), ", \(code)")
    }
    let line = lines.line(of: Int(place))
    let content = lines.content(ofLine: line)
    if content.last == UInt8(ascii: "\\") || opensString(content) { return nil }
    let end = lines.contentEnd(ofLine: line)
    let start = lines.start(ofLine: line)
    // Behind a comment that says something else, be it in the middle of a statement; a `#` in a string is none.
    let hasBlanks = content.last == 32 || content.last == 9
    let isComment =
      content.contains(UInt8(ascii: "#"))
      && parse(SourceText(buffer: lines.bytes)).comments.contains { Int($0.start) >= start && Int($0.start) < end }
    let separator = isComment && hasBlanks ? "" : "  "
    return (ByteRange(at: UInt32(clamping: end)), "\(separator)# lazyls: ignore[\(code)]")
  }

  /// Does a string of several lines begin or end here? Then the line's end may lie in it.
  private static func opensString(_ line: ArraySlice<UInt8>) -> Bool {
    [UInt8(ascii: "\""), UInt8(ascii: "'")].contains { quote in
      var count = 0
      var index = line.startIndex
      while index + 2 < line.endIndex {
        if line[index] == quote, line[index + 1] == quote, line[index + 2] == quote {
          count += 1
          index += 3
        } else {
          index += 1
        }
      }
      return count % 2 == 1
    }
  }
}
