// What a pattern asks of one character: its category, its other case, whether it is in a set.
import Runtime

enum RegexCharacters {
  // MARK: Case

  /// The first character of the small form.
  @inline(__always) static func lower(_ unit: UInt32) -> UInt32 {
    unit < 0x80 ? lowerASCII(unit) : lowerSlowly(unit)
  }
  @inline(__always) static func lowerASCII(_ unit: UInt32) -> UInt32 { unit >= 65 && unit <= 90 ? unit | 32 : unit }
  @inline(__always) static func upperASCII(_ unit: UInt32) -> UInt32 {
    unit >= 97 && unit <= 122 ? unit & ~32 : unit
  }

  /// Small letters of what lies in the first blocks, Greek and Cyrillic included.
  private static let smallLetters: [UInt16] = (0..<UInt32(0x600)).map {
    UInt16(truncatingIfNeeded: Unicode.Scalar($0)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? $0)
  }

  @inline(never) private static func lowerSlowly(_ unit: UInt32) -> UInt32 {
    if unit < 0x600 { return UInt32(smallLetters[Int(unit)]) }
    return Unicode.Scalar(unit)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? unit
  }

  /// The first character of the capital form.
  @inline(never) static func upper(_ unit: UInt32) -> UInt32 {
    if unit < 0x80 { return upperASCII(unit) }
    return Unicode.Scalar(unit)?.properties.uppercaseMapping.unicodeScalars.first?.value ?? unit
  }

  /// Do two characters match in the C locale when case does not count?
  @inline(__always) static func matchesLocale(_ unit: UInt32, _ wanted: UInt32) -> Bool {
    unit == wanted || lowerASCII(unit) == wanted || upperASCII(unit) == wanted
  }

  // MARK: Categories

  @inline(__always) static func isWordASCII(_ unit: UInt32) -> Bool {
    unit < 0x80 && (unit | 32 >= 97 && unit | 32 <= 122 || unit >= 48 && unit <= 57 || unit == 95)
  }

  private static let words: [Bool] = (0..<UInt32(0x600)).map { isAlphanumeric($0) || $0 == 95 }

  private static func isAlphanumeric(_ unit: UInt32) -> Bool {
    StringTests.isAlphabetic(unit) || StringTests.numeric(unit) != nil
  }

  @inline(__always) static func isWord(_ unit: UInt32) -> Bool {
    if unit < 0x80 { return isWordASCII(unit) }
    return isWordSlowly(unit)
  }

  @inline(never) private static func isWordSlowly(_ unit: UInt32) -> Bool {
    unit < 0x600 ? words[Int(unit)] : isAlphanumeric(unit)
  }

  private static func isSpaceASCII(_ unit: UInt32) -> Bool { unit == 32 || unit >= 9 && unit <= 13 }
  private static func isDigitASCII(_ unit: UInt32) -> Bool { unit >= 48 && unit <= 57 }
  private static func isDigit(_ unit: UInt32) -> Bool {
    unit < 0x80 ? isDigitASCII(unit) : StringTests.numeric(unit) == .decimal
  }
  private static func isLineBreak(_ unit: UInt32) -> Bool {
    unit >= 10 && unit <= 13 || unit >= 0x1c && unit <= 0x1e || unit == 0x85 || unit == 0x2028 || unit == 0x2029
  }

  /// Category `number` of `re/_constants.py`: each is followed by its opposite.
  @inline(__always) static func isIn(category number: UInt32, _ unit: UInt32) -> Bool {
    let found =
      switch number >> 1 {
      case 0: isDigitASCII(unit)
      case 1: isSpaceASCII(unit)
      case 2, 4: isWordASCII(unit)
      case 3: unit == 10
      case 5: isDigit(unit)
      case 6: isSpace(unit)
      case 7: isWord(unit)
      default: isLineBreak(unit)
      }
    return found == (number & 1 == 0)
  }

  // MARK: Sets

  /// Is the character in the set that begins at `start`?
  @inline(__always) static func isIn(_ code: Cells<UInt32>, set start: Int, _ unit: UInt32) -> Bool {
    var place = start
    var answer = true
    while true {
      switch code[place] {
      case RegexOpcode.literal.rawValue:
        if unit == code[place &+ 1] { return answer }
        place &+= 2
      case RegexOpcode.range.rawValue:
        if unit >= code[place &+ 1], unit <= code[place &+ 2] { return answer }
        place &+= 3
      case RegexOpcode.charset.rawValue:
        if unit < 256, code[place &+ 1 &+ Int(unit >> 5)] & (1 &<< (unit & 31)) != 0 { return answer }
        place &+= 9
      case RegexOpcode.category.rawValue:
        if isIn(category: code[place &+ 1], unit) { return answer }
        place &+= 2
      case RegexOpcode.negate.rawValue:
        answer = !answer
        place &+= 1
      case RegexOpcode.bigCharset.rawValue:
        if unit < 0x10000 {
          let block = code[place &+ 2 &+ Int(unit >> 10)] &>> (8 &* ((unit >> 8) & 3)) & 0xff
          let bit = block &* 256 &+ (unit & 255)
          if code[place &+ 66 &+ Int(bit >> 5)] & (1 &<< (bit & 31)) != 0 { return answer }
        }
        place &+= 66 &+ Int(code[place &+ 1]) &* 8
      case RegexOpcode.rangeUnicodeIgnore.rawValue:
        if unit >= code[place &+ 1], unit <= code[place &+ 2] { return answer }
        let other = upper(unit)
        if other >= code[place &+ 1], other <= code[place &+ 2] { return answer }
        place &+= 3
      // FAILURE: the end of the set.
      default: return !answer
      }
    }
  }

  /// Is the character in the set, in one case or the other of the C locale?
  static func isInLocale(_ code: Cells<UInt32>, set start: Int, _ unit: UInt32) -> Bool {
    let small = lowerASCII(unit)
    if isIn(code, set: start, small) { return true }
    let capital = upperASCII(unit)
    return capital != small && isIn(code, set: start, capital)
  }
}
