// Which imports are lazy: the three situations a program can be judged for.

/// The three meanings of "lazy" (`semantics.md`, section 1).
package enum Dialect: UInt8, Sendable, CaseIterable {
  /// `-X lazy_imports=all`.
  case all
  /// Only what `lazy` or `__lazy_modules__` marks (PEP 810).
  case explicit
  /// Meta's global lazy imports.
  case cinder

  package var word: String { "\(self)" }
  package init?(word: String) {
    guard let found = Dialect.allCases.first(where: { $0.word == word }) else { return nil }
    self = found
  }
}
