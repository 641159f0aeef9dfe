// Formats of the module struct: what their letters mean, and where each value lies.
import BigInt
import Runtime

/// A format, taken apart.
struct StructFormat {
  enum Form { case padding, byte, boolean, signed, unsigned, half, single, double, complex, text, shortText, address }

  struct Item {
    let letter: Character
    let form: Form
    let size: Int
    /// Of texts: their room; of others: how many there are.
    let count: Int
    let offset: Int
  }

  private(set) var items: [Item] = []
  private(set) var size = 0
  /// Values that it takes.
  private(set) var valueCount = 0
  private(set) var isBigEndian = false
  let text: String

  enum Problem: Error { case letter, count, size, null }

  init(_ text: String) throws(Problem) {
    self.text = text
    var rest = Array(text.unicodeScalars)[...]
    var isNative = true
    switch rest.first {
    case "@": rest.removeFirst()
    case "=", "<":
      isNative = false
      rest.removeFirst()
    case ">", "!":
      isNative = false
      isBigEndian = true
      rest.removeFirst()
    default: break
    }
    if rest.contains("\0") { throw .null }
    while let letter = rest.popFirst() {
      if letter.properties.isWhitespace { continue }
      var count = 1, unit = letter
      if "0"..."9" ~= letter {
        count = Int(letter.value) - 48
        while let digit = rest.first, "0"..."9" ~= digit {
          let (tens, isLarge) = count.multipliedReportingOverflow(by: 10)
          let (sum, isLarger) = tens.addingReportingOverflow(Int(digit.value) - 48)
          if isLarge || isLarger { throw .size }
          count = sum
          rest.removeFirst()
        }
        guard let next = rest.popFirst() else { throw .count }
        unit = next
      }
      // The long way to write F and D.
      if unit == "Z" {
        switch rest.popFirst() {
        case "f": unit = "F"
        case "d": unit = "D"
        default: throw .letter
        }
      }
      try add(Character(unit), count, isNative: isNative)
    }
  }

  private mutating func add(_ letter: Character, _ count: Int, isNative: Bool) throws(Problem) {
    guard let (form, size) = StructFormat.meaning(letter, isNative: isNative) else { throw .letter }
    if isNative {
      let alignment = form == .complex ? size / 2 : size
      let (reached, isLarge) = self.size.addingReportingOverflow(alignment - 1)
      if isLarge { throw .size }
      self.size = reached / alignment * alignment
    }
    switch form {
    case .text, .shortText: valueCount += 1
    case .padding: break
    default: valueCount += count
    }
    if count > 0 || form == .text || form == .shortText {
      items.append(Item(letter: letter, form: form, size: size, count: count, offset: self.size))
    }
    let (bytes, isLarge) = count.multipliedReportingOverflow(by: size)
    let (sum, isLarger) = self.size.addingReportingOverflow(bytes)
    if isLarge || isLarger { throw .size }
    self.size = sum
  }

  private static func meaning(_ letter: Character, isNative: Bool) -> (Form, Int)? {
    switch letter {
    case "x": (.padding, 1)
    case "c": (.byte, 1)
    case "?": (.boolean, 1)
    case "b": (.signed, 1)
    case "B": (.unsigned, 1)
    case "h": (.signed, 2)
    case "H": (.unsigned, 2)
    case "i": (.signed, 4)
    case "I": (.unsigned, 4)
    case "l": (.signed, isNative ? 8 : 4)
    case "L": (.unsigned, isNative ? 8 : 4)
    case "q": (.signed, 8)
    case "Q": (.unsigned, 8)
    case "n" where isNative: (.signed, 8)
    case "N" where isNative: (.unsigned, 8)
    case "P" where isNative: (.address, 8)
    case "e": (.half, 2)
    case "f": (.single, 4)
    case "d": (.double, 8)
    case "F": (.complex, 8)
    case "D": (.complex, 16)
    case "s": (.text, 1)
    case "p": (.shortText, 1)
    default: nil
    }
  }
}

// MARK: Values

extension StructFormat {
  /// Writes `values` into the bytes from `place` on, which were zeroed.
  func pack(_ world: World, _ values: [Value], into bytes: Cells<UInt8>, at place: Int) throws(Raised) {
    var next = 0
    for item in items {
      switch item.form {
      case .padding: continue
      case .text, .shortText:
        try packText(world, values[next], item, bytes, place)
        next += 1
      default:
        for index in 0..<item.count {
          try pack(world, values[next], item, bytes, place + item.offset + index * item.size)
          next += 1
        }
      }
    }
  }

  private func packText(
    _ world: World, _ value: Value, _ item: Item, _ bytes: Cells<UInt8>, _ place: Int
  ) throws(Raised) {
    guard world.kind(of: value) == .bytes || world.kind(of: value) == .bytearray, let row = world.buffer(of: value)
    else { throw StructModule.error(world, "argument for '\(item.letter)' must be a bytes object") }
    let start = place + item.offset
    if item.form == .text {
      for index in 0..<min(row.count, item.count) { bytes[start + index] = UInt8(truncatingIfNeeded: row[index]) }
    } else if item.count > 0 {
      let count = min(row.count, item.count - 1)
      for index in 0..<count { bytes[start + 1 + index] = UInt8(truncatingIfNeeded: row[index]) }
      bytes[start] = UInt8(clamping: count)
    }
  }

  private func pack(
    _ world: World, _ value: Value, _ item: Item, _ bytes: Cells<UInt8>, _ place: Int
  ) throws(Raised) {
    switch item.form {
    case .byte:
      guard world.kind(of: value) == .bytes, let row = world.buffer(of: value), row.count == 1 else {
        throw StructModule.error(world, "char format requires a bytes object of length 1")
      }
      bytes[place] = UInt8(truncatingIfNeeded: row[0])
    case .boolean: bytes[place] = try world.isTrue(value) ? 1 : 0
    case .signed, .unsigned, .address: put(try bits(world, value, item), item.size, bytes, place)
    case .half, .single, .double:
      put(try bits(world, StructModule.double(world, value), item), item.size, bytes, place)
    case .complex:
      let number = try StructModule.complex(world, value), half = item.size / 2
      let isSingle = half == 4
      for (part, start) in [(number.real, place), (number.imaginary, place + half)] {
        let pattern = isSingle ? UInt64(try single(world, part)) : part.bitPattern
        put(pattern, half, bytes, start)
      }
    case .padding, .text, .shortText: break
    }
  }

  private func bits(_ world: World, _ number: Double, _ item: Item) throws(Raised) -> UInt64 {
    switch item.form {
    case .half:
      let half = Float16(number)
      if half.isInfinite, number.isFinite { throw world.overflowError("float too large to pack with e format") }
      return UInt64(half.bitPattern)
    case .single: return UInt64(try single(world, number))
    default: return number.bitPattern
    }
  }

  private func single(_ world: World, _ number: Double) throws(Raised) -> UInt32 {
    let single = Float(number)
    if single.isInfinite, number.isFinite { throw world.overflowError("float too large to pack with f format") }
    return single.bitPattern
  }

  private func bits(_ world: World, _ value: Value, _ item: Item) throws(Raised) -> UInt64 {
    if !world.isInt(value), world.special(.index, of: world.type(of: value)).isUnbound {
      throw StructModule.error(world, "required argument is not an integer")
    }
    let whole = try world.indexValue(value)
    let width = item.size * 8
    let number = world.smallInteger(whole).map { BigInt($0) } ?? world.big(whole)
    let one = BigInt(1)
    if item.form == .address {
      if number >= one << 64 || number < -(one << 63) { throw StructModule.error(world, "int too large to convert") }
      return UInt64(truncatingIfNeeded: number)
    }
    let isSigned = item.form == .signed
    let least = isSigned ? -(one << (width - 1)) : 0, most = (one << (isSigned ? width - 1 : width)) - 1
    if number < least || number > most {
      throw StructModule.error(world, "'\(item.letter)' format requires \(least) <= number <= \(most)")
    }
    return UInt64(truncatingIfNeeded: number)
  }

  private func put(_ bits: UInt64, _ size: Int, _ bytes: Cells<UInt8>, _ place: Int) {
    for index in 0..<size {
      let target = isBigEndian ? size - 1 - index : index
      bytes[place + target] = UInt8(truncatingIfNeeded: bits >> UInt64(index * 8))
    }
  }

  /// The values that lie in the bytes from `place` on.
  func unpack(_ world: World, _ bytes: TextRow, at place: Int) throws(Raised) -> Value {
    var values: [Value] = []
    for item in items {
      let start = place + item.offset
      switch item.form {
      case .padding: continue
      case .text: values.append(try world.bytes(bytes.part(start, start + item.count)))
      case .shortText:
        let count = item.count == 0 ? 0 : min(Int(bytes[start]), item.count - 1)
        values.append(try world.bytes(bytes.part(start + 1, start + 1 + count)))
      default:
        try world.mustAllocate(item.count * 8)
        for index in 0..<item.count { values.append(try unpack(world, item, bytes, start + index * item.size)) }
      }
    }
    return world.makeTuple(values).value
  }

  private func unpack(_ world: World, _ item: Item, _ bytes: TextRow, _ place: Int) throws(Raised) -> Value {
    switch item.form {
    case .byte: return try world.bytes(bytes.part(place, place + 1))
    case .boolean: return Value(bytes[place] != 0)
    case .signed:
      let unused = UInt64(64 - item.size * 8)
      return world.makeInteger(Int(Int64(bitPattern: get(item.size, bytes, place) << unused) >> Int64(unused)))
    case .half: return world.float(Double(Float16(bitPattern: UInt16(truncatingIfNeeded: get(2, bytes, place)))))
    case .single: return world.float(single(bytes, place))
    case .double: return world.float(Double(bitPattern: get(8, bytes, place)))
    case .complex:
      if item.size == 8 {
        return world.complex(Complex(real: single(bytes, place), imaginary: single(bytes, place + 4)))
      }
      return world.complex(
        Complex(
          real: Double(bitPattern: get(8, bytes, place)), imaginary: Double(bitPattern: get(8, bytes, place + 8))))
    default: return world.makeInteger(BigInt(get(item.size, bytes, place)))
    }
  }

  private func single(_ bytes: TextRow, _ place: Int) -> Double {
    Double(Float(bitPattern: UInt32(truncatingIfNeeded: get(4, bytes, place))))
  }

  private func get(_ size: Int, _ bytes: TextRow, _ place: Int) -> UInt64 {
    var bits: UInt64 = 0
    for index in 0..<size { bits = bits << 8 | UInt64(bytes[place + (isBigEndian ? index : size - 1 - index)]) }
    return bits
  }
}
