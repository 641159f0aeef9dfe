// What CPython says of source it does not accept.
public import Basics

/// One syntax error: CPython's own words and place, or our own for a construct too new for the target.
@usableFromInline package struct SyntaxError: Hashable, Sendable {
  /// The exception CPython raises.
  @usableFromInline package enum Kind: UInt8, Sendable {
    case syntaxError, indentationError, tabError
    /// Valid Python, but newer than the target version.
    case tooNew
    /// The bytes do not fit the declared encoding, or the encoding is unknown.
    case encoding
    /// Beyond a limit of CPython's parser (nesting, indentation) or of ours.
    case limit
  }
  @usableFromInline package var kind: Kind
  /// Without the "(file, line 1)" that CPython appends.
  @usableFromInline package var message: String
  @usableFromInline package var range: ByteRange

  package init(_ kind: Kind, _ message: String, _ range: ByteRange) {
    self.kind = kind
    self.message = message
    self.range = range
  }
}
