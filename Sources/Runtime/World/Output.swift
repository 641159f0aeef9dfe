// What a program prints: kept in the world, or handed on as it comes.

/// Where bytes that a program prints go when they are not only kept.
package typealias OutputSink = (_ bytes: [UInt8], _ isError: Bool) -> Void

extension World {
  /// Prints bytes to standard output or standard error.
  package func write(_ bytes: [UInt8], toError: Bool = false) {
    if let outputSink { return outputSink(bytes, toError) }
    // What a program prints counts against its budget like what it makes.
    if output.count + errorOutput.count + bytes.count > heap.limit { return }
    if toError { errorOutput += bytes } else { output += bytes }
  }

  /// Prints a string, in UTF-8 as Python's `backslashreplace` writes what has none.
  package func write(_ string: Ref<StringObject>, toError: Bool = false) {
    if string.pointee.isASCII {
      write(unsafe string.latin.withBuffer(string.count) { unsafe Array($0) }, toError: toError)
    } else {
      write(Array(string.text.utf8), toError: toError)
    }
  }
}
