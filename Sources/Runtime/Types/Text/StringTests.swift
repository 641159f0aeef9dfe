// str: isalpha, isdecimal and the others that ask for a kind of character.
import PythonSyntax

package enum StringTests {
  static func define(_ string: TypeBuilder) {
    string.method("isascii") { _, arguments throws(Raised) in Value(Ref<StringObject>(arguments[0]).pointee.isASCII) }
    string.method("isspace") { _, arguments throws(Raised) in Value(all(arguments, isSpace)) }
    string.method("isalpha") { _, arguments throws(Raised) in Value(all(arguments, isAlphabetic)) }
    string.method("isalnum") { _, arguments throws(Raised) in
      Value(all(arguments) { isAlphabetic($0) || numeric($0) != nil })
    }
    string.method("isdecimal") { _, arguments throws(Raised) in
      Value(all(arguments) { numeric($0) == .decimal })
    }
    string.method("isdigit") { _, arguments throws(Raised) in
      Value(all(arguments) { numeric($0) == .decimal || numeric($0) == .digit })
    }
    string.method("isnumeric") { _, arguments throws(Raised) in Value(all(arguments) { numeric($0) != nil }) }
    string.method("isprintable") { _, arguments throws(Raised) in
      Value(Ref<StringObject>(arguments[0]).count == 0 || all(arguments, TextRepr.isPrintable))
    }
    string.method("isidentifier") { _, arguments throws(Raised) in
      Value(isIdentifier(Ref<StringObject>(arguments[0])))
    }
    string.method("islower") { _, arguments throws(Raised) in
      let text = TextRow(Ref<StringObject>(arguments[0]))
      var found = false
      for index in 0..<text.count {
        switch letter(text[index]) {
        case .capital, .title: return .false
        case .small: found = true
        case .none: break
        }
      }
      return Value(found)
    }
    string.method("isupper") { _, arguments throws(Raised) in
      let text = TextRow(Ref<StringObject>(arguments[0]))
      var found = false
      for index in 0..<text.count {
        switch letter(text[index]) {
        case .small, .title: return .false
        case .capital: found = true
        case .none: break
        }
      }
      return Value(found)
    }
    string.method("istitle") { _, arguments throws(Raised) in
      let text = TextRow(Ref<StringObject>(arguments[0]))
      var found = false
      var isInWord = false
      for index in 0..<text.count {
        switch letter(text[index]) {
        case .capital, .title:
          if isInWord { return .false }
          isInWord = true
          found = true
        case .small:
          if !isInWord { return .false }
          found = true
        case .none: isInWord = false
        }
      }
      return Value(found)
    }
  }

  private static func all(_ arguments: Arguments, _ test: (UInt32) -> Bool) -> Bool {
    let text = TextRow(Ref<StringObject>(arguments[0]))
    for index in 0..<text.count where !test(text[index]) { return false }
    return text.count > 0
  }

  enum Letter { case small, capital, title, none }

  private static func letter(_ unit: UInt32) -> Letter {
    if unit < 0x80 {
      return unit >= 97 && unit <= 122 ? .small : unit >= 65 && unit <= 90 ? .capital : .none
    }
    guard let properties = StringCase.properties(unit) else { return .none }
    if properties.isUppercase { return .capital }
    if properties.isLowercase { return .small }
    return properties.generalCategory == .titlecaseLetter ? .title : .none
  }

  package static func isAlphabetic(_ unit: UInt32) -> Bool {
    if unit < 0x80 { return unit | 32 >= 97 && unit | 32 <= 122 }
    switch StringCase.properties(unit)?.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  package static func numeric(_ unit: UInt32) -> Unicode.NumericType? {
    if unit < 0x80 { return unit >= 48 && unit <= 57 ? .decimal : nil }
    return StringCase.properties(unit)?.numericType
  }

  static func isIdentifier(_ text: Ref<StringObject>) -> Bool {
    guard text.count > 0, let first = Unicode.Scalar(text[0]), isIdentifierStart(first) else { return false }
    for index in 1..<text.count {
      guard let scalar = Unicode.Scalar(text[index]), isIdentifierContinue(scalar) else { return false }
    }
    return true
  }
}
