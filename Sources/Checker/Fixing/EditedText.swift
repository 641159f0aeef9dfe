// A file's bytes with edits made to them: everything that no edit names stays as it is, marks and line ends included.
import Analysis
import Basics
import PythonSyntax

enum EditedText {
  /// The file with the edits, or nil where it is not UTF-8 text, so that offsets of its text say nothing of its bytes.
  /// - Parameter edits: in the order of the text, none overlapping another.
  static func apply(_ edits: [TextEdit], to file: [UInt8]) -> [UInt8]? {
    let source = SourceText(file: file)
    let start = Int(source.fileOffset)
    guard !source.isTranscoded, source.problem == nil, file[start...].elementsEqual(source.bytes) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(file.count + 256)
    var done = 0
    for edit in edits {
      let range = Int(edit.location.range.start) + start..<Int(edit.location.range.end) + start
      guard range.lowerBound >= done, range.upperBound <= file.count else { return nil }
      result += file[done..<range.lowerBound]
      append(edit.newText, like: lineEnd(in: file, near: range.lowerBound), to: &result)
      done = range.upperBound
    }
    result += file[done...]
    return result
  }

  /// Rules write line feeds; the file may end its lines in another way.
  private static func append(_ text: String, like lineEnd: [UInt8], to result: inout [UInt8]) {
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") { result += lineEnd } else { result.append(byte) }
    }
  }

  /// How the line above a place ends; on the first line, how that one does.
  private static func lineEnd(in file: [UInt8], near offset: Int) -> [UInt8] {
    let feed = UInt8(ascii: "\n")
    let carriage = UInt8(ascii: "\r")
    let isEnd = { (byte: UInt8) in byte == feed || byte == carriage }
    if let index = file[..<offset].lastIndex(where: isEnd) {
      if file[index] == carriage {
        return index + 1 < file.count && file[index + 1] == feed ? [carriage, feed] : [carriage]
      }
      return index > 0 && file[index - 1] == carriage ? [carriage, feed] : [feed]
    }
    guard let index = file[offset...].firstIndex(where: isEnd), file[index] == carriage else { return [feed] }
    return index + 1 < file.count && file[index + 1] == feed ? [carriage, feed] : [carriage]
  }
}
