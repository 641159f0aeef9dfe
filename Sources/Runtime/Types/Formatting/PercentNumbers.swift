// `%d`, `%x`, `%f` and their like: the digits come from the `__format__` of int and float.

enum PercentNumbers {
  struct Digits {
    var sign = ""
    /// `0x`
    var prefix = ""
    /// Zeros that the precision demands.
    var zeros = 0
    var digits: TextRow
  }

  static func integer(
    _ format: PercentFormat, _ value: Value, _ conversion: PercentFormat.Conversion
  ) throws(Raised) -> Digits {
    let world = format.world
    let letter = String(Character(Unicode.Scalar(UInt8(truncatingIfNeeded: conversion.letter))))
    let isDecimal = letter == "d" || letter == "i" || letter == "u"
    let number = try whole(world, value, isDecimal: isDecimal)
    guard let number else {
      throw world.typeError(
        "\(format.label): %\(letter) requires \(isDecimal ? "a real number" : "an integer"), not \(world.typeName(of: value))"
      )
    }
    var text = TextRow(Ref<StringObject>(try digits(world, number, isDecimal ? "d" : letter)))
    var result = Digits(digits: text)
    if text.count > 0, text[0] == 45 {
      result.sign = "-"
      text = text.part(1, text.count)
    } else if conversion.hasSign {
      result.sign = "+"
    } else if conversion.hasBlank {
      result.sign = " "
    }
    if conversion.isAlternate, !isDecimal { result.prefix = "0" + letter }
    result.digits = text
    result.zeros = max(conversion.precision - text.count, 0)
    return result
  }

  /// The int that a value stands for; nil where it stands for none.
  private static func whole(_ world: World, _ value: Value, isDecimal: Bool) throws(Raised) -> Value? {
    if world.kind(of: value) == .integer { return value }
    if !isDecimal, world.special(.index, of: world.type(of: value)).isUnbound { return nil }
    do throws(Raised) {
      if !isDecimal { return try world.wholeNumber(value) }
      if world.kind(of: value) == .string || world.kind(of: value) == .bytes { return nil }
      if let made = try world.callSpecial(.int, value) { return world.kind(of: made) == .integer ? made : nil }
      return try world.wholeNumber(value)
    } catch {
      if !world.isRaised("TypeError") { throw error }
      world.raised = .unbound
      return nil
    }
  }

  /// `int.__format__(number, type)`, also of classes derived from int that have their own.
  private static func digits(_ world: World, _ number: Value, _ type: String) throws(Raised) -> Value {
    if number.isInteger {
      let small = number.integer
      switch type {
      case "d": return world.decimal(small)
      case "o": return world.string(String(small, radix: 8))
      case "x": return world.string(String(small, radix: 16))
      default: return world.string(String(small, radix: 16, uppercase: true))
      }
    }
    return try native(world, world.types.integer, number, type)
  }

  private static func native(
    _ world: World, _ type: Ref<TypeObject>, _ number: Value, _ spec: String
  ) throws(Raised) -> Value {
    let method = world.special(.format, of: type)
    let spec = world.string(spec)
    return try world.withRow(2) { world, row throws(Raised) in
      row[0] = number
      row[1] = spec
      return try world.callSpecial(method, row, 2)
    }
  }

  static func float(
    _ format: PercentFormat, _ value: Value, _ conversion: PercentFormat.Conversion
  ) throws(Raised) -> Digits {
    let world = format.world
    let letter = String(Character(Unicode.Scalar(UInt8(truncatingIfNeeded: conversion.letter))))
    guard let number = try real(world, value) else {
      throw world.typeError(
        "\(format.label): %\(letter) requires a real number, not \(world.typeName(of: value))")
    }
    let precision = conversion.precision < 0 ? 6 : conversion.precision
    if precision > Int(Int32.max) - 3 { throw world.valueError("precision too big") }
    let spec = "\(conversion.isAlternate ? "#" : "").\(precision)\(letter)"
    var text = TextRow(Ref<StringObject>(try native(world, world.types.float, number, spec)))
    var result = Digits(digits: text)
    if text.count > 0, text[0] == 45 {
      result.sign = "-"
      text = text.part(1, text.count)
    } else if conversion.hasSign {
      result.sign = "+"
    } else if conversion.hasBlank {
      result.sign = " "
    }
    result.digits = text
    return result
  }

  /// `float(value)` of numbers; nil for what is none.
  private static func real(_ world: World, _ value: Value) throws(Raised) -> Value? {
    if world.kind(of: value) == .float { return value }
    do throws(Raised) {
      if let made = try world.callSpecial(.float, value) { return world.kind(of: made) == .float ? made : nil }
      guard let whole = try world.wholeNumber(value) else { return nil }
      if let small = world.fitting(whole) { return world.float(Double(small)) }
      return try world.callSpecial(.float, whole)
    } catch {
      if !world.isRaised("TypeError") { throw error }
      world.raised = .unbound
      return nil
    }
  }
}
