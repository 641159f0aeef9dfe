// Where compiled code waits for the next world that imports the same file.

package protocol CodeStore: Sendable {
  /// The code of a module's file, as `compile` would make it of these bytes; nil where nobody has kept it.
  func code(of file: [UInt8], filename: String) -> CodeObject?
  /// Takes what was compiled of a file.
  func keep(_ code: CodeObject, of file: [UInt8])
  /// Writes what is new where other processes find it, if there is such a place.
  func flush()
}
