// Which characters identifiers may hold (PEP 3131), and which CPython calls printable.

/// May the character begin an identifier? `XID_Start` or an underscore.
package func isIdentifierStart(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "_" || scalar.properties.isXIDStart
}

/// May the character stand inside an identifier?
package func isIdentifierContinue(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isXIDContinue }

/// `str.isprintable` of one character: everything but the categories Other and Separator, and the space.
package func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
  case .spaceSeparator: scalar == " "
  default: true
  }
}
