// Making, hashing, comparing and interning strings; their methods are in StringType*.swift.

extension Ref where Layout == StringObject {
  @inline(__always) package var latin: Cells<UInt8> { Cells(address: pointee.text) }
  @inline(__always) package var wide: Cells<UInt16> { Cells(address: pointee.text) }
  @inline(__always) package var full: Cells<UInt32> { Cells(address: pointee.text) }
  /// The text lies behind the structure.
  @inline(__always) package var textBehind: UInt { address &+ UInt(MemoryLayout<StringObject>.stride) }
  @inline(__always) package var count: Int { pointee.count }

  /// Code point `index`.
  @inline(__always) package subscript(_ index: Int) -> UInt32 {
    switch pointee.width {
    case 1: UInt32(latin[index])
    case 2: UInt32(wide[index])
    default: full[index]
    }
  }

  /// For messages and lookups outside of hot code; surrogates become U+FFFD.
  package var text: String {
    if pointee.isASCII { return unsafe latin.withBuffer(count) { unsafe String(decoding: $0, as: UTF8.self) } }
    var scalars = String.UnicodeScalarView()
    for index in 0..<count { scalars.append(Unicode.Scalar(self[index]) ?? "\u{fffd}") }
    return String(scalars)
  }

  package var codePoints: [UInt32] { (0..<count).map { self[$0] } }

  package func equals(_ other: Ref<StringObject>) -> Bool {
    if address == other.address { return true }
    if count != other.count || pointee.width != other.pointee.width { return false }
    // Each string has the narrowest width, so equal ones have equal bytes.
    return latin.isEqual(to: other.latin, count &* Int(pointee.width))
  }

  /// The hash that dicts use.
  @inline(__always) package var hash: UInt64 { World.mixed(pythonHash) }

  /// `hash(string)`: positive, of 62 bits. Not the hash of CPython, which differs from run to run but for the empty one.
  @inline(__always) package var pythonHash: Int {
    if pointee.hash == 0, count != 0 {
      pointee.hash = UInt64(StringObject.pythonHash(latin, count &* Int(pointee.width)))
    }
    return Int(truncatingIfNeeded: pointee.hash)
  }
}

extension StringObject {
  /// The hash of a text in its narrowest width.
  @inline(__always) static func pythonHash(_ bytes: Cells<UInt8>, _ count: Int) -> Int {
    count == 0 ? 0 : Int(truncatingIfNeeded: max(bytes.hash(count, seed: 0) >> 2, 1))
  }
}

extension World {
  /// An empty string of a width, to be filled.
  package func makeString(count: Int, width: UInt8, isASCII: Bool) -> Ref<StringObject> {
    let string = Ref<StringObject>(
      address: heap.allocate(MemoryLayout<StringObject>.stride &+ count &* Int(width)))
    string.pointee = StringObject(
      header: Header(types.string, .string, owner: owner), count: count, hash: 0, width: width, isASCII: isASCII,
      isInterned: false, text: string.textBehind)
    return string
  }

  package func string(_ text: String) -> Value {
    var text = text
    let plain = text.withUTF8 { bytes -> Value? in
      let row = Cells<UInt8>(address: UInt(bitPattern: bytes.baseAddress)), count = bytes.count
      guard row.isASCII(count) else { return nil }
      let string = makeString(count: count, width: 1, isASCII: true)
      string.latin.copy(row, count)
      return string.value
    }
    return plain ?? string(text.unicodeScalars.map(\.value))
  }

  package func string(_ codePoints: some Collection<UInt32>) -> Value {
    let highest = codePoints.max() ?? 0
    let width: UInt8 = highest < 0x100 ? 1 : highest < 0x10000 ? 2 : 4
    let string = makeString(count: codePoints.count, width: width, isASCII: highest < 0x80)
    for (index, codePoint) in codePoints.enumerated() {
      switch width {
      case 1: string.latin[index] = UInt8(truncatingIfNeeded: codePoint)
      case 2: string.wide[index] = UInt16(truncatingIfNeeded: codePoint)
      default: string.full[index] = codePoint
      }
    }
    return string.value
  }

  /// The one string with this text that attribute and variable names use.
  package func intern(_ text: String) -> Value {
    var text = text
    let known = text.withUTF8 { bytes -> Value? in
      let row = Cells<UInt8>(address: UInt(bitPattern: bytes.baseAddress)), count = bytes.count
      guard row.isASCII(count) else { return nil }
      return interned.find(StringObject.pythonHash(row, count)) {
        $0.count == count && $0.pointee.width == 1 && $0.latin.isEqual(to: row, count)
      }
    }
    return known ?? intern(string(text))
  }
  package func intern(_ text: StaticString) -> Value {
    let known = internedLiterals[text]
    if !known.isUnbound { return known }
    let value = intern("\(text)")
    internedLiterals[text] = value
    return value
  }

  /// The interned string that equals a value that is a string.
  package func intern(_ value: Value) -> Value {
    let string = Ref<StringObject>(value)
    if string.pointee.isInterned { return value }
    if let known = interned.find(string.pythonHash, { $0.equals(string) }) { return known }
    // That of a subclass has attributes of its own.
    let isPlain = string.pointee.header.type == types.string
    let plain = isPlain ? string : Ref<StringObject>(self.string(string.codePoints))
    plain.pointee.isInterned = true
    interned.insert(plain)
    return plain.value
  }
}
