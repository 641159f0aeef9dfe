// marshal.dumps: constants and containers of them as bytes.
import BigInt
import Runtime

struct MarshalWriter {
  private let world: World
  private let version: Int
  private(set) var bytes: [UInt8] = []
  /// Objects that were written, with their numbers.
  private var known: [Value: Int] = [:]
  private var depth = 0

  init(_ world: World, version: Int) {
    self.world = world
    self.version = version
  }

  /// An object that may be met again. The interpreter counts no references: every such object gets a number.
  private mutating func begin(_ letter: Character, _ value: Value, isNumbered: Bool = true) {
    let code = letter.asciiValue ?? 0
    if isNumbered, version >= 3 {
      known[value] = known.count
      bytes.append(code | 0x80)
    } else {
      bytes.append(code)
    }
  }

  private mutating func long(_ number: Int) {
    for place in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: number >> (place * 8))) }
  }

  mutating func write(_ value: Value) throws(Raised) {
    if depth >= 2000 { throw world.valueError("object too deeply nested to marshal") }
    depth += 1
    defer { depth -= 1 }
    switch value {
    case .none: bytes.append(UInt8(ascii: "N"))
    case .true: bytes.append(UInt8(ascii: "T"))
    case .false: bytes.append(UInt8(ascii: "F"))
    case world.exceptionType("StopIteration").value: bytes.append(UInt8(ascii: "S"))
    default:
      if value == world.get(world.intern("Ellipsis"), in: world.builtins) {
        bytes.append(UInt8(ascii: "."))
      } else if let number = known[value] {
        bytes.append(UInt8(ascii: "r"))
        long(number)
      } else {
        try writeObject(value)
      }
    }
  }

  private mutating func writeObject(_ value: Value) throws(Raised) {
    let type = world.type(of: value), types = world.types
    switch type {
    case types.integer: writeInteger(value)
    case types.float:
      let number = world.double(value)
      begin(version > 1 ? "g" : "f", value)
      try writeDouble(number)
    case types.complex:
      let number = world.complexNumber(value)
      begin(version > 1 ? "y" : "x", value)
      try writeDouble(number.real)
      try writeDouble(number.imaginary)
    case types.string: try writeString(value)
    case types.bytes: try writeBytes(value)
    case types.tuple:
      let tuple = Ref<TupleObject>(value)
      if version >= 4, tuple.count < 256 {
        begin(")", value)
        bytes.append(UInt8(tuple.count))
      } else {
        begin("(", value)
        long(tuple.count)
      }
      for index in 0..<tuple.count { try write(tuple[index]) }
    case types.list:
      begin("[", value)
      let list = Ref<ListObject>(value)
      long(list.pointee.count)
      for index in 0..<list.pointee.count { try write(list.pointee.items[index]) }
    case types.dict: try writeDict(value, "{")
    case types.frozendict where version >= 6: try writeDict(value, "}")
    case types.set, types.frozenset:
      begin(type == types.set ? "<" : ">", value)
      let members = try world.collect(value)
      long(members.count)
      for member in members { try write(member) }
    case types.slice where version >= 5:
      begin(":", value)
      for name: StaticString in ["start", "stop", "step"] {
        try write(world.getAttribute(value, world.intern(name)))
      }
    default:
      if let row = world.buffer(of: value) {
        begin("s", value)
        try write(row)
      } else {
        throw world.valueError("unmarshallable object")
      }
    }
  }

  private mutating func writeDict(_ value: Value, _ letter: Character) throws(Raised) {
    begin(letter, value)
    for pair in try world.collect(world.callMethod(value, "items")) {
      let pair = Ref<TupleObject>(pair)
      try write(pair[0])
      try write(pair[1])
    }
    bytes.append(UInt8(ascii: "0"))
  }

  private mutating func writeInteger(_ value: Value) {
    if let small = world.fitting(value), let word = Int32(exactly: small) {
      begin("i", value)
      return long(Int(word))
    }
    begin("l", value)
    let number = world.big(value)
    var magnitude = number.magnitude
    var digits: [UInt16] = []
    while !magnitude.isZero {
      digits.append(UInt16(truncatingIfNeeded: magnitude.words[0]) & 0x7fff)
      magnitude >>= 15
    }
    long(number.sign == .minus ? -digits.count : digits.count)
    for digit in digits {
      bytes.append(UInt8(truncatingIfNeeded: digit))
      bytes.append(UInt8(truncatingIfNeeded: digit >> 8))
    }
  }

  private mutating func writeDouble(_ number: Double) throws(Raised) {
    if version > 1 {
      for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(place * 8))) }
    } else {
      let text = try world.strText(world.format(world.float(number), world.string(".17g")))
      bytes.append(UInt8(clamping: text.utf8.count))
      bytes.append(contentsOf: text.utf8)
    }
  }

  private mutating func writeString(_ value: Value) throws(Raised) {
    let string = Ref<StringObject>(value)
    let isInterned = version >= 3 && string.pointee.isInterned
    if version >= 4, string.codePoints.allSatisfy({ $0 < 0x80 }) {
      let isShort = string.count < 256
      begin(isInterned ? (isShort ? "Z" : "A") : isShort ? "z" : "a", value)
      if isShort { bytes.append(UInt8(string.count)) } else { long(string.count) }
      bytes.append(contentsOf: string.codePoints.map { UInt8(truncatingIfNeeded: $0) })
      return
    }
    begin(isInterned ? "t" : "u", value)
    let encoded = try world.callMethod(value, "encode", [world.string("utf-8"), world.string("surrogatepass")])
    try write(world.mustBuffer(encoded))
  }

  private mutating func writeBytes(_ value: Value) throws(Raised) {
    begin("s", value)
    try write(world.mustBuffer(value))
  }

  private mutating func write(_ row: TextRow) throws(Raised) {
    long(row.count)
    for index in 0..<row.count { bytes.append(UInt8(truncatingIfNeeded: row[index])) }
  }
}
