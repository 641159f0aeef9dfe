// _json: reading. The scanner of `json.JSONDecoder`, and its strings.
import Runtime

/// `json.scanner.make_scanner(context)`: what the decoder says of how values are made.
struct JSONScannerObject: BitwiseCopyable {
  var header: Header
  var strict: Value
  var objectHook: Value
  var pairsHook: Value
  var arrayHook: Value
  var parseFloat: Value
  var parseInteger: Value
  var parseConstant: Value
}

enum JSONScannerType {
  static func define(_ module: ModuleBuilder) {
    let type = module.type("Scanner", JSONScannerObject.self, module: "_json", flags: [], isPublished: false)
    module.constant("make_scanner", type.type.value)
    type.new(.named("context", required: 1)) { world, arguments throws(Raised) in
      let object = world.makeObject(Ref<TypeObject>(arguments[0]), JSONScannerObject.self)
      func of(_ name: StaticString) throws(Raised) -> Value { try world.getAttribute(arguments[1], world.intern(name)) }
      object.pointee.strict = Value(try world.isTrue(of("strict")))
      object.pointee.objectHook = try of("object_hook")
      object.pointee.pairsHook = try of("object_pairs_hook")
      // Since Python 3.15.
      let arrayHook = try world.attributeIfAny(arguments[1], "array_hook")
      object.pointee.arrayHook = arrayHook.isUnbound ? .none : arrayHook
      object.pointee.parseFloat = try of("parse_float")
      object.pointee.parseInteger = try of("parse_int")
      object.pointee.parseConstant = try of("parse_constant")
      return object.value
    }
    let names: [StaticString] = [
      "strict", "object_hook", "object_pairs_hook", "array_hook", "parse_float", "parse_int", "parse_constant",
    ]
    for (index, name) in names.enumerated() {
      type.member(name, at: MemoryLayout<Header>.stride + index * 8, [.optional, .readOnly])
    }
    type.method("__call__", .named("string", "idx", required: 2)) { world, arguments throws(Raised) in
      guard world.isString(arguments[1]) else {
        throw world.typeError("first argument must be a string, not \(world.typeName(of: arguments[1]))")
      }
      let start = try world.index(arguments[2])
      if start < 0 { throw world.valueError("idx cannot be negative") }
      var reader = JSONReader(world, Ref<StringObject>(arguments[1]), Ref<JSONScannerObject>(arguments[0]), at: start)
      let value = try reader.value()
      return world.tuple(value, Value(small: reader.place))
    }
    module.function("scanstring", .positional(2, 3)) { world, arguments throws(Raised) in
      guard world.isString(arguments[0]) else {
        throw world.typeError("scanstring() argument 1 must be str, not \(world.typeName(of: arguments[0]))")
      }
      let end = try world.index(arguments[1])
      let isStrict = arguments[2].isUnbound ? true : try world.isTrue(arguments[2])
      let text = Ref<StringObject>(arguments[0])
      if end < 0 || end > text.count { throw world.valueError("end is out of bounds") }
      var reader = JSONReader(world, text, .none, at: end)
      let found = try reader.string(isStrict: isStrict)
      return world.tuple(found, Value(small: reader.place))
    }
  }
}

struct JSONReader {
  private let world: World
  private let text: Ref<StringObject>
  private let scanner: Ref<JSONScannerObject>
  private(set) var place: Int
  /// Keys that came before are the same objects.
  private var keys: [[UInt32]: Value] = [:]

  init(_ world: World, _ text: Ref<StringObject>, _ scanner: Ref<JSONScannerObject>, at place: Int) {
    self.world = world
    self.text = text
    self.scanner = scanner
    self.place = place
  }

  private func at(_ index: Int) -> UInt32 { index < text.count ? text[index] : 0xffff_ffff }

  private func error(_ message: String, _ place: Int) -> Raised {
    do throws(Raised) {
      let type = try world.getAttribute(world.importModule("json.decoder"), world.intern("JSONDecodeError"))
      return world.raise(try world.call(type, [world.string(message), text.value, Value(small: place)]))
    } catch {
      return error
    }
  }

  private mutating func skipBlanks() {
    while place < text.count, [32, 9, 10, 13].contains(text[place]) { place += 1 }
  }

  private mutating func takes(_ word: StaticString) -> Bool {
    let letters = Array(word.description.unicodeScalars)
    for (index, letter) in letters.enumerated() where at(place + index) != letter.value { return false }
    place += letters.count
    return true
  }

  /// The value at `place`; StopIteration where there is none.
  mutating func value() throws(Raised) -> Value {
    try world.charge(4)
    switch at(place) {
    case 0x22:
      place += 1
      return try string(isStrict: scanner.pointee.strict.isTrue)
    case 0x7b:
      return try nested(" while decoding a JSON object from a unicode string") { r throws(Raised) in try r.object() }
    case 0x5b:
      return try nested(" while decoding a JSON array from a unicode string") { r throws(Raised) in try r.array() }
    case 0x6e where takes("null"): return .none
    case 0x74 where takes("true"): return .true
    case 0x66 where takes("false"): return .false
    case 0x4e where takes("NaN"): return try world.call(scanner.pointee.parseConstant, [world.string("NaN")])
    case 0x49 where takes("Infinity"):
      return try world.call(scanner.pointee.parseConstant, [world.string("Infinity")])
    case 0x2d where takes("-Infinity"):
      return try world.call(scanner.pointee.parseConstant, [world.string("-Infinity")])
    case 0x2d, 0x30...0x39: return try number()
    default: throw world.stopIteration(Value(small: place))
    }
  }

  private mutating func nested(
    _ doing: String, _ body: (inout JSONReader) throws(Raised) -> Value
  ) throws(Raised) -> Value {
    try world.enterNative(doing)
    defer { world.leaveNative() }
    return try body(&self)
  }

  private func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(at(index)) }

  private mutating func number() throws(Raised) -> Value {
    let start = place
    var end = place
    if at(end) == 0x2d { end += 1 }
    guard isDigit(end) else { throw world.stopIteration(Value(small: start)) }
    if at(end) == 0x30 { end += 1 } else { while isDigit(end) { end += 1 } }
    var isFloat = false
    if at(end) == 0x2e, isDigit(end + 1) {
      isFloat = true
      end += 1
      while isDigit(end) { end += 1 }
    }
    if at(end) | 0x20 == 0x65 {
      var next = end + 1
      if at(next) == 0x2b || at(next) == 0x2d { next += 1 }
      if isDigit(next) {
        isFloat = true
        while isDigit(next) { next += 1 }
        end = next
      }
    }
    place = end
    let digits = try world.string(TextRow(text).part(start, end))
    return try world.call(isFloat ? scanner.pointee.parseFloat : scanner.pointee.parseInteger, [digits])
  }

  // MARK: Strings

  /// A string whose opening quote is behind us.
  mutating func string(isStrict: Bool) throws(Raised) -> Value {
    let begin = place - 1
    var buffer = TextBuffer()
    while true {
      let start = place
      while place < text.count, text[place] != 0x22, text[place] != 0x5c, text[place] >= 0x20 || !isStrict {
        place += 1
      }
      if place > start {
        try world.charge((place - start) / 8)
        buffer.append(TextRow(text).part(start, place))
      }
      switch at(place) {
      case 0x22:
        place += 1
        return try buffer.finish(world)
      case 0x5c: buffer.append(try escape(begin))
      case 0xffff_ffff: throw error("Unterminated string starting at", begin)
      default: throw error("Invalid control character at", place)
      }
    }
  }

  private mutating func escape(_ begin: Int) throws(Raised) -> UInt32 {
    place += 1
    let letter = at(place)
    if letter == 0xffff_ffff { throw error("Unterminated string starting at", begin) }
    if letter != 0x75 {
      let escapes: [UInt32: UInt32] = [
        0x22: 0x22, 0x5c: 0x5c, 0x2f: 0x2f, 0x62: 8, 0x66: 12, 0x6e: 10, 0x72: 13, 0x74: 9,
      ]
      guard let found = escapes[letter] else { throw error("Invalid \\escape", place - 1) }
      place += 1
      return found
    }
    let first = try unit()
    guard 0xd800...0xdbff ~= first, at(place) == 0x5c, at(place + 1) == 0x75 else { return first }
    let outer = place
    place += 1
    if let second = try? unit(), 0xdc00...0xdfff ~= second {
      return 0x10000 + ((first - 0xd800) << 10 | (second - 0xdc00))
    }
    world.raised = .unbound
    place = outer
    return first
  }

  /// Four hexadecimal digits behind the `u` at `place`.
  private mutating func unit() throws(Raised) -> UInt32 {
    var number: UInt32 = 0
    for index in place + 1...place + 4 {
      guard let byte = UInt8(exactly: at(index)), let digit = BinasciiModule.digit(byte) else {
        throw error("Invalid \\uXXXX escape", place)
      }
      number = number << 4 | UInt32(digit)
    }
    place += 5
    return number
  }

  // MARK: Objects and arrays

  private mutating func key() throws(Raised) -> Value {
    let start = place
    let found = try string(isStrict: scanner.pointee.strict.isTrue)
    if place - start > 64 { return found }
    let units = Ref<StringObject>(found).codePoints
    if let known = keys[units] { return known }
    keys[units] = found
    return found
  }

  /// Is there a first element? The closing bracket is passed where there is none.
  private mutating func begins(upTo closing: UInt32) -> Bool {
    guard at(place) == closing else { return true }
    place += 1
    return false
  }

  /// Behind an element: does another one follow?
  private mutating func goesOn(upTo closing: UInt32, _ what: StaticString) throws(Raised) -> Bool {
    skipBlanks()
    if at(place) == closing {
      place += 1
      return false
    }
    guard at(place) == 0x2c else { throw error("Expecting ',' delimiter", place) }
    let comma = place
    place += 1
    skipBlanks()
    if at(place) == closing { throw error("Illegal trailing comma before end of \(what)", comma) }
    return true
  }

  private mutating func object() throws(Raised) -> Value {
    place += 1
    skipBlanks()
    let keepsPairs = !scanner.pointee.pairsHook.isNone
    let dict = world.makeDict(), pairs = world.makeList()
    var hasMore = begins(upTo: 0x7d)
    while hasMore {
      guard at(place) == 0x22 else {
        throw error("Expecting property name enclosed in double quotes", place)
      }
      place += 1
      let key = try key()
      skipBlanks()
      guard at(place) == 0x3a else { throw error("Expecting ':' delimiter", place) }
      place += 1
      skipBlanks()
      let value = try value()
      if keepsPairs {
        world.append(world.tuple(key, value), to: pairs)
      } else {
        try world.set(key, to: value, in: dict)
      }
      hasMore = try goesOn(upTo: 0x7d, "object")
    }
    if keepsPairs { return try world.call(scanner.pointee.pairsHook, [pairs.value]) }
    let hook = scanner.pointee.objectHook
    return hook.isNone ? dict.value : try world.call(hook, [dict.value])
  }

  private mutating func array() throws(Raised) -> Value {
    place += 1
    skipBlanks()
    let list = world.makeList()
    var hasMore = begins(upTo: 0x5d)
    while hasMore {
      world.append(try value(), to: list)
      hasMore = try goesOn(upTo: 0x5d, "array")
    }
    let hook = scanner.pointee.arrayHook
    return hook.isNone ? list.value : try world.call(hook, [list.value])
  }
}
