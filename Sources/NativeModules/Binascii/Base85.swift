// binascii: base85 in its two dialects, four bytes in five letters.
import Runtime

enum Base85 {
  static func define(_ builder: ModuleBuilder) {
    builder.function(
      "b2a_base85", .named("data", "pad", "wrapcol", "alphabet", required: 1, positionalOnly: 1, maximum: 1)
    ) { world, arguments throws(Raised) in
      let alphabet = try Base64.alphabet(world, arguments[3], 85, Alphabets.base85)
      let data = try BinasciiModule.bytes(world, arguments[0])
      let isPadded = try BinasciiModule.flag(world, arguments[1])
      let output = groups(data, isPadded: isPadded).flatMap { letters, _ in letters.map { alphabet[$0] } }
      return try world.bytes(Base64.wrap(world, output, arguments[2], unit: 5))
    }
    builder.function(
      "b2a_ascii85", .named("data", "foldspaces", "wrapcol", "pad", "adobe", required: 1, positionalOnly: 1, maximum: 1)
    ) { world, arguments throws(Raised) in
      let data = try BinasciiModule.bytes(world, arguments[0])
      let foldsSpaces = try BinasciiModule.flag(world, arguments[1])
      let isPadded = try BinasciiModule.flag(world, arguments[3])
      let isAdobe = try BinasciiModule.flag(world, arguments[4])
      var output: [UInt8] = isAdobe ? [60, 126] : []
      for (letters, word) in groups(data, isPadded: isPadded) {
        if word == 0, letters.count == 5 {
          output.append(122)
        } else if foldsSpaces, word == 0x2020_2020, letters.count == 5 {
          output.append(121)
        } else {
          output += letters.map { UInt8(33 + $0) }
        }
      }
      let width = arguments[2].isUnbound ? 0 : try world.index(arguments[2])
      if width > 0 { output = try Base64.wrap(world, output, Value(small: max(width, isAdobe ? 2 : 1)), unit: 1) }
      return try world.bytes(isAdobe ? output + [126, 62] : output)
    }
    builder.function(
      "a2b_base85", .named("data", "alphabet", "ignorechars", "canonical", required: 1, positionalOnly: 1, maximum: 1)
    ) { world, arguments throws(Raised) in
      let alphabet = try Base64.alphabet(world, arguments[1], 85, Alphabets.base85)
      let ignored = arguments[2].isUnbound ? [] : try BinasciiModule.bytes(world, arguments[2])
      let name = alphabet == Array(Alphabets.base85.utf8) ? "Base85" : "base85"
      var digits: [Int] = [], starts: [Int] = []
      for (place, byte) in try BinasciiModule.ascii(world, arguments[0]).enumerated() where !ignored.contains(byte) {
        guard let digit = alphabet.firstIndex(of: byte) else {
          throw BinasciiModule.error(world, "bad \(name) character at position \(place)")
        }
        digits.append(digit)
        starts.append(place)
      }
      return try world.bytes(
        decode(world, digits, incomplete: "Incomplete \(name) group") {
          "\(name) overflow in hunk starting at byte \(starts[$0])"
        })
    }
    builder.function(
      "a2b_ascii85",
      .named("data", "foldspaces", "adobe", "ignorechars", "canonical", required: 1, positionalOnly: 1, maximum: 1)
    ) { world, arguments throws(Raised) in
      let foldsSpaces = try BinasciiModule.flag(world, arguments[1])
      let isAdobe = try BinasciiModule.flag(world, arguments[2])
      let ignored = arguments[3].isUnbound ? [] : try BinasciiModule.bytes(world, arguments[3])
      var text = try BinasciiModule.ascii(world, arguments[0])[...]
      if isAdobe {
        guard text.suffix(2).elementsEqual([126, 62]) else {
          throw BinasciiModule.error(world, "Ascii85 encoded byte sequences must end with b'~>'")
        }
        text = text.dropLast(2)
        if text.prefix(2).elementsEqual([60, 126]) { text = text.dropFirst(2) }
      }
      return try world.bytes(decode(world, text, foldsSpaces: foldsSpaces, ignored: ignored))
    }
  }

  /// The letters of each four bytes, the last ones fewer, and their number.
  private static func groups(_ data: [UInt8], isPadded: Bool) -> [([Int], UInt32)] {
    stride(from: 0, to: data.count, by: 4).map { start in
      let count = min(4, data.count - start)
      let word = (start..<start + 4).reduce(UInt32(0)) { $0 << 8 | ($1 < data.count ? UInt32(data[$1]) : 0) }
      var letters: [Int] = [], rest = word
      for _ in 0..<5 {
        letters.insert(Int(rest % 85), at: 0)
        rest /= 85
      }
      return (Array(letters.prefix(isPadded ? 5 : count + 1)), word)
    }
  }

  private static func decode(
    _ world: World, _ digits: [Int], incomplete: String, _ overflow: (Int) -> String
  ) throws(Raised) -> [UInt8] {
    var output: [UInt8] = []
    for start in stride(from: 0, to: digits.count, by: 5) {
      let count = min(5, digits.count - start)
      if count == 1 { throw BinasciiModule.error(world, incomplete) }
      let word = (start..<start + 5).reduce(0) { $0 * 85 + ($1 < digits.count ? digits[$1] : 84) }
      if word > Int(UInt32.max) { throw BinasciiModule.error(world, overflow(start)) }
      output += [24, 16, 8, 0].prefix(count - 1).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
    return output
  }

  private static func decode(
    _ world: World, _ text: ArraySlice<UInt8>, foldsSpaces: Bool, ignored: [UInt8]
  ) throws(Raised) -> [UInt8] {
    var output: [UInt8] = [], digits: [Int] = []
    func flush() throws(Raised) {
      output += try decode(world, digits, incomplete: "Incomplete Ascii85 group") { _ in "Ascii85 overflow" }
      digits = []
    }
    for byte in text {
      switch byte {
      case 33...117:
        digits.append(Int(byte) - 33)
        if digits.count == 5 { try flush() }
      case 122:
        if !digits.isEmpty { throw BinasciiModule.error(world, "'z' inside Ascii85 5-tuple") }
        output += [0, 0, 0, 0]
      case 121 where foldsSpaces:
        if !digits.isEmpty { throw BinasciiModule.error(world, "'y' inside Ascii85 5-tuple") }
        output += [32, 32, 32, 32]
      case _ where ignored.contains(byte): break
      default:
        throw BinasciiModule.error(
          world, "Non-Ascii85 digit found: \(String(decoding: [byte], as: UTF8.self))")
      }
    }
    try flush()
    return output
  }
}
