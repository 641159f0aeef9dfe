// What the analysis says of one import under a dialect: the record behind `--imports`, hover and code lenses.

/// Where an import statement stands; decides whether it may be lazy.
package enum ImportContext: UInt8, Sendable {
  case module
  /// Under `if`, `for`, `while` or `match` at module level.
  case conditional
  /// In the body or a handler of a `try`.
  case tryBody
  /// In the `else` or `finally` of a `try`, which CPython 3.15 does defer under `all`.
  case tryTail
  case with
  case classBody
  case function
  case typeChecking
  /// Under a condition that is false for the target version and platform.
  case unreachable

  /// The word of `--imports`.
  package var word: String {
    switch self {
    case .module: "module"
    case .conditional, .unreachable: "conditional"
    case .tryBody, .tryTail: "try"
    case .with: "with"
    case .classBody: "class"
    case .function: "function"
    case .typeChecking: "type-checking"
    }
  }
}

/// What becomes of an import under the dialect.
package enum Verdict: UInt8, Sendable {
  /// Stays deferred after its module's body has run.
  case lazy
  /// Deferred, but the module's own body uses it.
  case reifiedAtImport
  /// Deferred, and an error-grade or warning-grade finding says what breaks.
  case hazard
  /// Not eligible: imported where it stands.
  case eager

  package var word: String {
    switch self {
    case .lazy: "lazy"
    case .reifiedAtImport: "reified-at-import"
    case .hazard: "hazard"
    case .eager: "eager"
    }
  }
}

/// What kind of use loads an import while its module's body runs.
package enum UseKind: UInt8, Sendable, CaseIterable {
  case name, attribute, call, baseClass, metaclass, decorator, defaultArgument, annotation, classAttribute
  case `subscript`, comprehension, condition, assignment, augmentedAssignment, exceptClause, withItem
  case dataclassField, classForm, typingCall, typeAlias, calledFunction, starImport, reexport, iteration, argument

  /// The word of `--imports`: `base-class`, `default-argument`, …
  package var word: String {
    var word = ""
    for character in "\(self)" {
      if character.isUppercase { word += "-" }
      word += character.lowercased()
    }
    return word
  }
}
