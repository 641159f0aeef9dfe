// marshal.loads: values out of bytes.
import BigInt
import Runtime

struct MarshalReader {
  private let world: World
  private let row: TextRow
  private(set) var place = 0
  /// Values that may be named again.
  private var known: [Value] = []
  private var depth = 0

  init(_ world: World, _ row: TextRow) {
    self.world = world
    self.row = row
  }

  private func short() -> Raised { world.raise("EOFError", "marshal data too short") }
  private func bad(_ what: String) -> Raised { world.valueError("bad marshal data (\(what))") }

  private mutating func byte() throws(Raised) -> UInt8 {
    if place >= row.count { throw world.raise("EOFError", "EOF read where not expected") }
    place += 1
    return UInt8(truncatingIfNeeded: row[place - 1])
  }

  private mutating func long() throws(Raised) -> Int {
    if row.count - place < 4 { throw short() }
    var bits: UInt32 = 0
    for index in 0..<4 { bits |= row[place + index] << UInt32(index * 8) }
    place += 4
    return Int(Int32(bitPattern: bits))
  }

  private mutating func part(_ count: Int) throws(Raised) -> TextRow {
    if count > row.count - place { throw short() }
    place += count
    return row.part(place - count, place)
  }

  private mutating func count(_ what: String) throws(Raised) -> Int {
    let count = try long()
    if count < 0 { throw bad("\(what) size out of range") }
    return count
  }

  /// A value; unbound for the end of a dict.
  mutating func read() throws(Raised) -> Value {
    if place >= row.count { throw world.raise("EOFError", "EOF read where object expected") }
    depth += 1
    defer { depth -= 1 }
    if depth > 2000 { throw bad("recursion limit exceeded") }
    let code = try byte()
    let isNumbered = code & 0x80 != 0
    let number = known.count
    let letter = Character(Unicode.Scalar(code & 0x7f))
    // Containers get their number before what is in them.
    if isNumbered { known.append(.none) }
    let value = try read(letter, isNumbered ? number : nil)
    if isNumbered { known[number] = value }
    return value
  }

  private mutating func element(_ what: String) throws(Raised) -> Value {
    let value = try read()
    if value.isUnbound { throw world.typeError("NULL object in marshal data for \(what)") }
    return value
  }

  private mutating func read(_ letter: Character, _ number: Int?) throws(Raised) -> Value {
    switch letter {
    case "0": return .unbound
    case "N": return .none
    case "T": return .true
    case "F": return .false
    case ".": return world.get(world.intern("Ellipsis"), in: world.builtins)
    case "S": return world.exceptionType("StopIteration").value
    case "i": return world.makeInteger(try long())
    case "I":
      var bits: UInt64 = 0
      let units = try part(8)
      for index in 0..<8 { bits |= UInt64(units[index]) << UInt64(index * 8) }
      return world.makeInteger(Int(Int64(bitPattern: bits)))
    case "l": return try readInteger()
    case "f": return world.float(try readText())
    case "g": return world.float(try readDouble())
    case "x": return world.complex(Complex(real: try readText(), imaginary: try readText()))
    case "y": return world.complex(Complex(real: try readDouble(), imaginary: try readDouble()))
    case "s": return try world.bytes(part(count("bytes object")))
    case "a", "A": return try text(part(count("string")), isInterned: letter == "A")
    case "z", "Z":
      let count = Int(try byte())
      return try text(part(count), isInterned: letter == "Z")
    case "u", "t":
      let encoded = try world.bytes(part(count("string")))
      let text = try world.callMethod(encoded, "decode", [world.string("utf-8"), world.string("surrogatepass")])
      return letter == "t" ? world.intern(text) : text
    case ")": return try readTuple(Int(byte()))
    case "(": return try readTuple(count("tuple"))
    case "[":
      let count = try count("list")
      let list = world.makeList()
      if let number { known[number] = list.value }
      for _ in 0..<count { world.append(try element("list"), to: list) }
      return list.value
    case "{", "}":
      let dict = world.makeDict()
      if letter == "{", let number { known[number] = dict.value }
      while case let key = try read(), !key.isUnbound {
        let value = try read()
        if value.isUnbound { break }
        try world.setItem(dict.value, key, value)
      }
      return letter == "{" ? dict.value : try world.call(world.types.frozendict.value, [dict.value])
    case "<", ">":
      let count = try count("set"), members = world.makeList()
      for _ in 0..<count { world.append(try element("set"), to: members) }
      return try world.call((letter == "<" ? world.types.set : world.types.frozenset).value, [members.value])
    case ":":
      let parts = [try element("slice"), try element("slice"), try element("slice")]
      return try world.call(world.types.slice.value, parts)
    case "r":
      let number = try long()
      if number < 0 || number >= known.count { throw bad("invalid reference") }
      return known[number]
    default: throw bad("unknown type code")
    }
  }

  private mutating func text(_ units: TextRow, isInterned: Bool) throws(Raised) -> Value {
    let text = try world.string(units)
    return isInterned ? world.intern(text) : text
  }

  private mutating func readTuple(_ count: Int) throws(Raised) -> Value {
    var values: [Value] = []
    for _ in 0..<count { values.append(try element("tuple")) }
    return world.makeTuple(values).value
  }

  private mutating func readInteger() throws(Raised) -> Value {
    let count = try long()
    var magnitude = BigUInt(0)
    let digits = Int(count.magnitude)
    if digits > (row.count - place) / 2 { throw short() }
    var last = 1
    for index in 0..<digits {
      let units = try part(2)
      last = Int(units[0]) | Int(units[1]) << 8
      if last > 0x7fff { throw bad("digit out of range in long") }
      magnitude |= BigUInt(last) << (index * 15)
    }
    if last == 0 { throw bad("unnormalized long data") }
    return world.makeInteger(BigInt(sign: count < 0 ? .minus : .plus, magnitude: magnitude))
  }

  private mutating func readText() throws(Raised) -> Double {
    let count = Int(try byte())
    return try world.double(world.call(world.types.float.value, [world.string(part(count))]))
  }

  private mutating func readDouble() throws(Raised) -> Double {
    var bits: UInt64 = 0
    let units = try part(8)
    for index in 0..<8 { bits |= UInt64(units[index]) << UInt64(index * 8) }
    return Double(bitPattern: bits)
  }
}
