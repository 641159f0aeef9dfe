// binascii: quoted-printable, as mail has it (RFC 1521).
import Runtime

enum QuotedPrintable {
  private static let lineLength = 76

  static func define(_ builder: ModuleBuilder) {
    builder.function("a2b_qp", .named("data", "header", required: 1)) { world, arguments throws(Raised) in
      let text = try BinasciiModule.ascii(world, arguments[0])
      return try world.bytes(decode(text, isHeader: BinasciiModule.flag(world, arguments[1])))
    }
    builder.function("b2a_qp", .named("data", "quotetabs", "istext", "header", required: 1)) {
      world, arguments throws(Raised) in
      try world.bytes(
        encode(
          BinasciiModule.bytes(world, arguments[0]), quotesTabs: BinasciiModule.flag(world, arguments[1]),
          isText: BinasciiModule.flag(world, arguments[2], true), isHeader: BinasciiModule.flag(world, arguments[3])))
    }
  }

  private static func decode(_ text: [UInt8], isHeader: Bool) -> [UInt8] {
    var output: [UInt8] = [], place = 0
    while place < text.count {
      let byte = text[place]
      place += 1
      if isHeader, byte == 95 {
        output.append(32)
      } else if byte != 61 {
        output.append(byte)
      } else if place >= text.count {
        break
      } else if text[place] == 10 || text[place] == 13 {
        // A line that goes on.
        while place < text.count, text[place] != 10 { place += 1 }
        place += 1
      } else if text[place] == 61 {
        output.append(61)
        place += 1
      } else if place + 1 < text.count, let high = BinasciiModule.digit(text[place]),
        let low = BinasciiModule.digit(text[place + 1])
      {
        output.append(high << 4 | low)
        place += 2
      } else {
        output.append(61)
      }
    }
    return output
  }

  private static func encode(_ data: [UInt8], quotesTabs: Bool, isText: Bool, isHeader: Bool) -> [UInt8] {
    // Ends of lines are all as the first one.
    let first = data.firstIndex(of: 10)
    let end: [UInt8] = first.map { $0 > 0 && data[$0 - 1] == 13 } ?? false ? [13, 10] : [10]
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = [], column = 0, place = 0
    func quoted(_ byte: UInt8) -> [UInt8] { [61, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    while place < data.count {
      let byte = data[place]
      let next = place + 1 < data.count ? data[place + 1] : 10
      let isLast = place + 1 == data.count
      let isBreak = byte == 13 && next == 10 && !isLast
      let isQuoted =
        byte > 126 || byte == 61 || isHeader && byte == 95
        || byte == 46 && column == 0 && (isLast || next == 10 || next == 13 || next == 0)
        || !isText && (byte == 13 || byte == 10) || (byte == 9 || byte == 32) && isLast
        || byte < 33 && byte != 13 && byte != 10 && byte != 9 && byte != 32
        || byte < 33 && byte != 13 && byte != 10 && (quotesTabs || !isHeader && quotesTabs)
      if isQuoted {
        if column + 3 >= lineLength {
          output += [61] + end
          column = 0
        }
        output += quoted(byte)
        column += 3
      } else if isText, byte == 10 || isBreak {
        // A blank at the end of a line would be lost.
        if let last = output.last, last == 32 || last == 9, column > 0 {
          output.removeLast()
          output += quoted(last)
        }
        output += end
        column = 0
        place += isBreak ? 1 : 0
      } else {
        if !isLast, next != 10, column + 1 >= lineLength {
          output += [61] + end
          column = 0
        }
        output.append(isHeader && byte == 32 ? 95 : byte)
        column += 1
      }
      place += 1
    }
    return output
  }
}
