// What is wrong with a configuration file, where, and what to write instead.
package import Basics

package struct ConfigurationProblem: Error, Hashable, Sendable {
  package var file: FilePath
  /// One sentence that says what to do.
  package var message: String
  /// In the file's bytes; nil when it is about the file as a whole.
  package var range: ByteRange?
  /// Of the range's start, from 1, the column in characters; 0 when there is no range.
  package var line: Int
  package var column: Int
  /// The value or key that was probably meant, to put in the place of `range`.
  package var suggestion: String?

  package init(file: FilePath, message: String, at range: ByteRange?, in text: [UInt8], suggestion: String? = nil) {
    self.file = file
    self.message = message
    self.range = range
    self.suggestion = suggestion
    (line, column) = range.map { TextPlace.of(Int($0.start), in: text) } ?? (0, 0)
  }
}

extension ConfigurationProblem: CustomStringConvertible {
  /// `pyproject.toml:12:3: unknown key 'dialekt'; did you mean 'dialect'?`
  package var description: String { line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)" }
}
