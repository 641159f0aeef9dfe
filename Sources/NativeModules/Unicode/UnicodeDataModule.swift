// unicodedata: what Unicode says of characters.
import PythonSyntax
import Runtime

enum UnicodeDataModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.constant("unidata_version", world.string("17.0.0"))
    properties(builder)
    numbers(builder)
    names(builder)
    normalForms(builder)
    try OlderUnicode.define(builder)
  }

  private static func character(
    _ world: World, _ arguments: Runtime.Arguments, _ function: String, isNumbered: Bool = false
  ) throws(Raised) -> UInt32 {
    let value = arguments[0]
    guard world.isString(value) else {
      let which = isNumbered ? "argument 1" : "argument"
      throw world.typeError("\(function)() \(which) must be a unicode character, not \(world.typeName(of: value))")
    }
    let text = Ref<StringObject>(value)
    if text.count == 1 { return text[0] }
    let which = isNumbered ? "argument 1" : "argument"
    throw world.typeError(
      "\(function)(): \(which) must be a unicode character, not a string of length \(text.count)")
  }

  private static func properties(_ builder: ModuleBuilder) {
    builder.function("category", .exactly(1)) { world, arguments throws(Raised) in
      world.string(CharacterData.categories[try character(world, arguments, "category")] ?? "Cn")
    }
    builder.function("bidirectional", .exactly(1)) { world, arguments throws(Raised) in
      world.string(CharacterData.directions[try character(world, arguments, "bidirectional")] ?? "")
    }
    builder.function("east_asian_width", .exactly(1)) { world, arguments throws(Raised) in
      world.string(CharacterData.widths[try character(world, arguments, "east_asian_width")] ?? "N")
    }
    builder.function("combining", .exactly(1)) { world, arguments throws(Raised) in
      Value(small: CharacterData.combiningClass(try character(world, arguments, "combining")))
    }
    builder.function("mirrored", .exactly(1)) { world, arguments throws(Raised) in
      Value(small: CharacterData.mirrored[try character(world, arguments, "mirrored")] == nil ? 0 : 1)
    }
    builder.function("decomposition", .exactly(1)) { world, arguments throws(Raised) in
      world.string(decomposition(try character(world, arguments, "decomposition")))
    }
  }

  private static func decomposition(_ character: UInt32) -> String {
    func words(_ targets: [UInt32]) -> String {
      targets.map { target in
        let digits = String(target, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(4 - digits.count, 0)) + digits
      }.joined(separator: " ")
    }
    if let targets = Normalization.hangulParts(character) { return words(targets) }
    if let targets = CharacterData.canonical[character] { return words(targets) }
    guard let found = CharacterData.compatibility[character] else { return "" }
    return "<\(found.tag)> " + words(found.targets)
  }

  private static func numbers(_ builder: ModuleBuilder) {
    builder.function("decimal", .positional(1, 2)) { world, arguments throws(Raised) in
      if let number = CharacterData.decimal(try character(world, arguments, "decimal", isNumbered: true)) {
        return Value(small: number)
      }
      if arguments[1].isUnbound { throw world.valueError("not a decimal") }
      return arguments[1]
    }
    builder.function("digit", .positional(1, 2)) { world, arguments throws(Raised) in
      if let number = CharacterData.digit(try character(world, arguments, "digit", isNumbered: true)) {
        return Value(small: number)
      }
      if arguments[1].isUnbound { throw world.valueError("not a digit") }
      return arguments[1]
    }
    builder.function("numeric", .positional(1, 2)) { world, arguments throws(Raised) in
      if let number = CharacterData.number(try character(world, arguments, "numeric", isNumbered: true)) {
        return world.float(number)
      }
      if arguments[1].isUnbound { throw world.valueError("not a numeric character") }
      return arguments[1]
    }
  }

  private static func names(_ builder: ModuleBuilder) {
    builder.function("name", .positional(1, 2)) { world, arguments throws(Raised) in
      if let name = name(of: try character(world, arguments, "name", isNumbered: true)) { return world.string(name) }
      if arguments[1].isUnbound { throw world.valueError("no such name") }
      return arguments[1]
    }
    builder.function("lookup", .exactly(1)) { world, arguments throws(Raised) in
      let name: String
      if world.isString(arguments[0]) {
        name = world.text(arguments[0])
      } else {
        let row = try world.mustBuffer(arguments[0])
        name = String(decoding: (0..<row.count).map { UInt8(truncatingIfNeeded: row[$0]) }, as: UTF8.self)
      }
      guard let found = scalar(named: name) else {
        throw world.keyError(world.string("undefined character name '\(name)'"))
      }
      return world.character(found)
    }
  }

  // MARK: Normal forms

  private static func normalForms(_ builder: ModuleBuilder) {
    builder.function("normalize", .exactly(2)) { world, arguments throws(Raised) in
      let text = try self.text(world, arguments, "normalize")
      if text.isEmpty { return world.emptyString }
      let result = try form(world, arguments[0]).apply(text)
      return result == text ? arguments[1] : world.string(result)
    }
    builder.function("is_normalized", .exactly(2)) { world, arguments throws(Raised) in
      let text = try self.text(world, arguments, "is_normalized")
      if text.isEmpty { return .true }
      return Value(try form(world, arguments[0]).apply(text) == text)
    }
  }

  private static func text(_ world: World, _ arguments: Runtime.Arguments, _ function: String) throws(Raised)
    -> [UInt32]
  {
    for index in 0...1 where !world.isString(arguments[index]) {
      throw world.typeError(
        "\(function)() argument \(index + 1) must be str, not \(world.typeName(of: arguments[index]))")
    }
    let text = Ref<StringObject>(arguments[1])
    try world.checkWork(text.count)
    return text.codePoints
  }

  private static func form(_ world: World, _ value: Value) throws(Raised) -> Normalization {
    guard let form = Normalization(rawValue: world.text(value)) else {
      throw world.valueError("invalid normalization form")
    }
    return form
  }
}
