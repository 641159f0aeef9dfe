// What a program prints: kept in the world, or handed on as it comes.

/// Where bytes that a program prints go when they are not only kept.
package typealias OutputSink = (_ bytes: [UInt8], _ isError: Bool) -> Void

extension World {
  /// Prints bytes to standard output or standard error; false if they are too many to keep.
  @discardableResult package func write(_ bytes: [UInt8], toError: Bool = false) -> Bool {
    if let outputSink {
      outputSink(bytes, toError)
      return true
    }
    // What a program prints counts against its budget like what it makes.
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
