// Where a rule is explained on the web; editors open it from a diagnostic's code.

enum RulePage {
  /// Nil as long as there is no address that keeps: better no link than a dead one.
  static func uri(of code: String) -> String? { nil }
}
