// The sentence that says what fixing did, or would do.

package enum FixWords {
  /// - Parameter isTrial: nothing was written.
  package static func of(_ result: FixResult, isTrial: Bool) -> String {
    let rest = counted(result.unsafeCount, "")
    guard result.count > 0 else {
      return result.unsafeCount == 0 ? "Nothing to fix." : "Nothing to fix; \(rest) with --unsafe-fixes."
    }
    let done =
      "\(isTrial ? "Would fix" : "Fixed") \(counted(result.count, "finding")) in \(counted(result.files.count, "file"))"
    return result.unsafeCount == 0 ? done + "." : done + "; \(rest) more with --unsafe-fixes."
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    noun.isEmpty ? String(count) : "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
