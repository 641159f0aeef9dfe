// The comments by which a reader silences findings.
package import Basics

/// `# lazyls: ignore[LZ301, LZ302] why`, `# lazyls: ignore-file[…]`.
package struct Suppression: Hashable, Sendable {
  /// The comment, from `#` to the end of the line.
  package var comment: ByteRange
  /// What goes with the comment when it is taken out: blanks before it, or its whole line when it is alone there. Empty
  /// when the comment says other things too.
  package var removal: ByteRange
  /// The lines it covers: the whole logical line of a trailing comment (all lines of a statement it ends or stands in);
  /// the next line of code for a comment alone on its line; the file for `ignore-file`.
  package var covers: ByteRange
  package var isFile: Bool
  /// Codes in `ModuleSummary.suppressionCodes`; empty without brackets: everything.
  package var codes: RecordRange
  /// Brackets were written.
  package var hasCodes: Bool
}

/// One code of a suppression, as written.
package struct SuppressionCode: Hashable, Sendable {
  package var text: TextID
  package var range: ByteRange
}
