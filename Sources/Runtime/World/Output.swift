// What a program prints: handed on as it comes, and kept where somebody wants to read it later.

extension World {
  /// Prints bytes to standard output or standard error; false if they are too many to keep.
  @discardableResult package func write(_ bytes: [UInt8], toError: Bool = false) -> Bool {
    if observer != nil, !bytes.isEmpty { noteEffect(.output, toError ? "stderr" : "stdout") }
    printed &+= bytes.count
    if printed > budget.output { return false }
    host.write(bytes, toError)
    if !keepsOutput { return true }
    // What is kept of it counts against the program's budget like what it makes.
    if output.count + errorOutput.count + bytes.count > heap.limit { return false }
    if toError { errorOutput += bytes } else { output += bytes }
    return true
  }

  /// Prints a string in UTF-8; lone surrogates become replacement characters.
  @discardableResult package func write(_ string: Ref<StringObject>, toError: Bool = false) -> Bool {
    if string.pointee.isASCII {
      return write(unsafe string.latin.withBuffer(string.count) { unsafe Array($0) }, toError: toError)
    }
    return write(Array(string.text.utf8), toError: toError)
  }
}
