// LineIndex against an implementation that is too simple to be wrong.
import Basics
import Testing

/// Walks the text's scalars; knows every character boundary with its line and columns.
private struct NaiveIndex {
  struct Place {
    var offset: Int
    var line: Int
    var utf8: Int
    var utf16: Int
    var codePoints: Int
  }
  var places: [Place] = []

  init(_ text: String) {
    var place = Place(offset: 0, line: 0, utf8: 0, utf16: 0, codePoints: 0)
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isBetween = scalar == "\n" && index > 0 && scalars[index - 1] == "\r"
      if !isBetween { places.append(place) }
      place.offset += String(scalar).utf8.count
      let endsLine = scalar == "\n" || (scalar == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n"))
      if endsLine {
        place = Place(offset: place.offset, line: place.line + 1, utf8: 0, utf16: 0, codePoints: 0)
      } else {
        place.utf8 += String(scalar).utf8.count
        place.utf16 += String(scalar).utf16.count
        place.codePoints += 1
      }
    }
    places.append(place)
  }

  func column(_ place: Place, _ unit: ColumnUnit) -> Int {
    switch unit {
    case .utf8: place.utf8
    case .utf16: place.utf16
    case .codePoints: place.codePoints
    }
  }

  /// The last boundary of the line that is not right of the column.
  func offset(_ position: LineColumn, _ unit: ColumnUnit) -> Int {
    let line = places.filter { $0.line == position.line }
    if line.isEmpty { return places[places.count - 1].offset }
    return line.last { column($0, unit) <= position.column }?.offset ?? line[0].offset
  }
}

private let units: [ColumnUnit] = [.utf8, .utf16, .codePoints]

private func randomText(_ generator: inout SeededGenerator, length: Int) -> String {
  let pieces = [
    "a", "b", " ", "\t", "\n", "\r\n", "\r", "é", "ß", "€", "\u{2028}", "\u{85}", "😀", "👩‍👩‍👧", "e\u{301}", "\u{0C}", "\0",
  ]
  var text = ""
  for _ in 0..<length { text += pieces.randomElement(using: &generator) ?? "" }
  return text
}

private func check(_ text: String) {
  let index = LineIndex(Array(text.utf8))
  let naive = NaiveIndex(text)
  let lineCount = (naive.places.last?.line ?? 0) + 1
  #expect(index.lineCount == lineCount)
  #expect(index.isASCII == text.utf8.allSatisfy { $0 < 0x80 })
  for unit in units {
    for place in naive.places {
      let expected = LineColumn(line: place.line, column: naive.column(place, unit))
      let found = index.position(of: place.offset, in: unit)
      let back = index.offset(of: expected, in: unit)
      if found != expected || back != place.offset {
        Issue.record("\(text.debugDescription) \(unit) at \(place.offset): \(found), back \(back)")
        return
      }
    }
    for line in [0, 1, lineCount / 2, lineCount - 1, lineCount, lineCount + 7] {
      for column in 0..<40 {
        let position = LineColumn(line: line, column: column)
        let found = index.offset(of: position, in: unit)
        if found != naive.offset(position, unit) {
          Issue.record("\(text.debugDescription) \(unit) \(position): \(found)")
          return
        }
      }
    }
  }
}

@Suite struct LineIndexTests {
  @Test(arguments: [
    "", "a", "\n", "\r", "\r\n", "\n\r", "\r\r\n\n", "a\nb", "a\r\nb\r\n", "é\n😀x\r\ny", "12345678\r\n2345678\r\n",
    "1234567\r\nx",
  ])
  func smallTexts(_ text: String) { check(text) }

  @Test func randomTexts() {
    var generator = SeededGenerator(7)
    for round in 0..<300 { check(randomText(&generator, length: round % 60)) }
  }

  @Test func veryLongLines() {
    var generator = SeededGenerator(8)
    for _ in 0..<4 {
      let line = randomText(&generator, length: 6000).filter { !$0.isNewline }
      let text = "x\n" + line + "\r\ny"
      let index = LineIndex(Array(text.utf8))
      let naive = NaiveIndex(text)
      for unit in units {
        for place in naive.places.shuffled(using: &generator).prefix(800) {
          let expected = LineColumn(line: place.line, column: naive.column(place, unit))
          #expect(index.position(of: place.offset, in: unit) == expected)
          #expect(index.offset(of: expected, in: unit) == place.offset)
        }
      }
    }
  }

  @Test func columnsInsideACharacterMoveToItsStart() {
    let index = LineIndex(Array("a😀b".utf8))
    #expect(index.offset(of: LineColumn(line: 0, column: 2), in: .utf16) == 1)
    #expect(index.offset(of: LineColumn(line: 0, column: 3), in: .utf8) == 1)
    #expect(index.offset(of: LineColumn(line: 0, column: 2), in: .codePoints) == 5)
    #expect(index.position(of: 3, in: .utf16) == LineColumn(line: 0, column: 1))
  }

  @Test func whatLiesOutsideIsClamped() {
    let index = LineIndex(Array("ab\r\ncd".utf8))
    for unit in units {
      #expect(index.offset(of: LineColumn(line: 0, column: .max), in: unit) == 2)
      #expect(index.offset(of: LineColumn(line: .max, column: .max), in: unit) == 6)
      #expect(index.offset(of: LineColumn(line: -1, column: 5), in: unit) == 0)
      #expect(index.offset(of: LineColumn(line: 1, column: -5), in: unit) == 4)
      #expect(index.position(of: 99, in: unit) == LineColumn(line: 1, column: 2))
      #expect(index.position(of: -1, in: unit) == LineColumn(line: 0, column: 0))
      // Between CR and LF.
      #expect(index.position(of: 3, in: unit) == LineColumn(line: 0, column: 2))
    }
    #expect(index.content(ofLine: 0).elementsEqual("ab".utf8))
    #expect(index.content(ofLine: 1).elementsEqual("cd".utf8))
    #expect(index.content(ofLine: 2).isEmpty)
    #expect(index.content(ofLine: -1).isEmpty || index.start(ofLine: -1) == 0)
  }

  @Test func bytesThatAreNotUTF8DoNotTrap() {
    var generator = SeededGenerator(9)
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0..<80, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let index = LineIndex(bytes)
      for unit in units {
        for offset in 0...bytes.count {
          let position = index.position(of: offset, in: unit)
          #expect((0...bytes.count).contains(index.offset(of: position, in: unit)))
        }
      }
    }
  }

  /// Also where an edit parts a CR from its LF, or brings the two together.
  @Test func replacingIsLikeBeginningAnew() {
    let pieces = ["a", "bcd", "\n", "\r\n", "\r", "\n\n", "pass\n", "é"].map { Array($0.utf8) }
    var generator = SeededGenerator(77)
    for round in 0..<200 {
      var index = LineIndex([])
      for _ in 0..<30 {
        var part: [UInt8] = []
        // Most texts stay ASCII.
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
          part += pieces[Int.random(in: 0..<(round % 8 == 0 ? 8 : 7), using: &generator)]
        }
        let start = Int.random(in: 0...index.bytes.count, using: &generator)
        let end = Int.random(in: start...min(index.bytes.count, start + 9), using: &generator)
        var bytes = index.bytes
        bytes.replaceSubrange(start..<end, with: part)
        index = index.replacing(start..<end, with: part)
        let fresh = LineIndex(bytes)
        #expect(index.bytes == bytes)
        #expect(index.lineStarts == fresh.lineStarts)
        #expect(index.isASCII == fresh.isASCII)
      }
    }
  }

  @Test func buildingIsFast() {
    let line = Array("        self.value = compute(self.other, 12)  # why\n".utf8)
    var bytes: [UInt8] = []
    while bytes.count < 32 << 20 { bytes += line }
    var best = Duration.seconds(100)
    for _ in 0..<5 {
      let clock = ContinuousClock()
      let time = clock.measure { #expect(LineIndex(bytes).lineCount > 1000) }
      best = min(best, time)
    }
    // 12 ms in a release build on an idle machine; the limit leaves room for debug builds and company.
    #expect(best < .seconds(5))
  }
}
