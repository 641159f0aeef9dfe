// Bytes in, messages out: the base protocol's headers and bodies, from pieces of any size.

/// What a stream of frames holds.
package enum FrameEvent: Equatable, Sendable {
  /// One message's body, as long as its header said. Whether it is JSON is not known yet.
  case message([UInt8])
  /// Bytes that are no frame were skipped; the reader goes on with the next header. The text is for a log.
  case malformed(String)
  /// Nothing more will come.
  case end
}

/// The state between two pieces of a stream. Never fails for good: after nonsense it looks for the next
/// `Content-Length`, be it glued to the end of a body whose length was wrong.
///
/// Source: LSP, "Base Protocol", read generously: names in any case, no space needed after the colon, lines may
/// end with LF alone, `Content-Type` and unknown fields are ignored.
package struct FrameParser: Sendable {
  /// Longest body. Longer ones are refused before any memory is taken for them.
  package let bodyLimit: Int
  /// Longest header section. Real ones have 40 bytes.
  package let headerLimit: Int

  /// The header line that is being read, without its end; only its tail once it is absurdly long.
  private var line: [UInt8] = []
  private var lineIsCut = false
  /// Bytes and facts of the header section that is being read.
  private var sectionLength = 0
  private var sectionHasLines = false
  private var contentLength: Int?
  private var sectionIsBad = false
  /// A problem was reported since the last good header; more of the same says nothing new.
  private var hasReported = false
  /// The body that is being read, and how much of it is missing; nil inside headers.
  private var body: [UInt8] = []
  private var missing: Int?

  package init(bodyLimit: Int = 256 << 20, headerLimit: Int = 64 << 10) {
    self.bodyLimit = bodyLimit
    self.headerLimit = headerLimit
  }

  /// Takes the next piece of the stream; appends what it completes.
  package mutating func feed(_ bytes: ArraySlice<UInt8>, into events: inout [FrameEvent]) {
    var rest = bytes
    while !rest.isEmpty {
      if let missing {
        let piece = rest.prefix(missing)
        body += piece
        rest = rest.dropFirst(piece.count)
        if piece.count == missing { endBody(&events) } else { self.missing = missing - piece.count }
      } else if let lineFeed = rest.firstIndex(of: UInt8(ascii: "\n")) {
        addToLine(rest[..<lineFeed], &events)
        rest = rest[(lineFeed + 1)...]
        endLine(&events)
      } else {
        addToLine(rest, &events)
        rest = []
      }
    }
  }

  /// The stream has ended.
  package mutating func finish(into events: inout [FrameEvent]) {
    if let missing {
      events.append(.malformed("the stream ended \(missing) bytes before the end of a message"))
    } else if !line.isEmpty || sectionHasLines {
      report("the stream ended inside a header", &events)
    }
    events.append(.end)
    self = FrameParser(bodyLimit: bodyLimit, headerLimit: headerLimit)
  }

  // MARK: Headers

  private mutating func addToLine(_ piece: ArraySlice<UInt8>, _ events: inout [FrameEvent]) {
    line += piece
    sectionLength += piece.count
    if sectionLength > headerLimit {
      sectionIsBad = true
      report("a header section of more than \(headerLimit) bytes", &events)
    }
    // What may matter of a body mistaken for a header is the field glued to its end.
    if line.count > 4096 {
      line = Array(line.suffix(256))
      lineIsCut = true
    }
  }

  private mutating func endLine(_ events: inout [FrameEvent]) {
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    defer {
      line.removeAll(keepingCapacity: true)
      lineIsCut = false
    }
    if line.isEmpty && !lineIsCut {
      endSection(&events)
      return
    }
    sectionHasLines = true
    let colon = line.firstIndex(of: UInt8(ascii: ":"))
    let name = trimmed(line[..<(colon ?? line.endIndex)])
    let isField = colon != nil && !lineIsCut && !name.isEmpty && name.allSatisfy(isNameByte)
    if isField, name.map(lowercased) == Self.contentLengthName {
      setContentLength(trimmed(line[((colon ?? 0) + 1)...]), &events)
    } else if let glued = gluedContentLength() {
      report("bytes that are no header were skipped", &events)
      startSection()
      sectionHasLines = true
      setContentLength(glued, &events)
    } else if !isField {
      report("a header line that is none", &events)
    }
  }

  private mutating func setContentLength(_ digits: ArraySlice<UInt8>, _ events: inout [FrameEvent]) {
    guard let length = number(digits) else {
      sectionIsBad = true
      report("Content-Length \(quoted(digits)) is not a number of bytes", &events)
      return
    }
    if let contentLength, contentLength != length {
      sectionIsBad = true
      report("two different Content-Lengths in one header", &events)
    }
    contentLength = length
  }

  private mutating func endSection(_ events: inout [FrameEvent]) {
    let isEmpty = !sectionHasLines
    let length = contentLength
    let isBad = sectionIsBad
    startSection()
    // Blank lines between messages harm nobody.
    if isEmpty || isBad { return }
    guard let length else {
      report("a header without Content-Length", &events)
      return
    }
    if length > bodyLimit {
      report("a message of \(length) bytes is refused; at most \(bodyLimit) are accepted", &events)
      return
    }
    hasReported = false
    missing = length
    // The length is a claim: memory is taken as the bytes come.
    body.reserveCapacity(min(length, 1 << 16))
    if length == 0 { endBody(&events) }
  }

  private mutating func startSection() {
    sectionLength = 0
    sectionHasLines = false
    contentLength = nil
    sectionIsBad = false
  }

  private mutating func endBody(_ events: inout [FrameEvent]) {
    events.append(.message(body))
    body = []
    missing = nil
  }

  private mutating func report(_ words: String, _ events: inout [FrameEvent]) {
    if hasReported { return }
    hasReported = true
    events.append(.malformed(words))
  }

  // MARK: Bytes

  private static let contentLengthName = Array("content-length".utf8)

  /// The digits after a `Content-Length:` that ends the line but does not begin it. No JSON text holds one before
  /// a raw line end: inside a string the quote would have to follow.
  private func gluedContentLength() -> ArraySlice<UInt8>? {
    var rest = line[...]
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    let digits = rest.suffix(from: (rest.lastIndex { !isDigit($0) } ?? rest.startIndex - 1) + 1)
    rest = rest[..<digits.startIndex]
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    if digits.isEmpty || rest.popLast() != UInt8(ascii: ":") { return nil }
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    let name = rest.suffix(Self.contentLengthName.count)
    return name.map(lowercased) == Self.contentLengthName ? digits : nil
  }

  /// Digits only. What exceeds `Int` counts as `Int.max`: too large in any case.
  private func number(_ digits: ArraySlice<UInt8>) -> Int? {
    if digits.isEmpty || !digits.allSatisfy(isDigit) { return nil }
    var value = 0
    for digit in digits {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowToo) = scaled.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      if overflow || overflowToo { return Int.max }
      value = sum
    }
    return value
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return bytes
  }

  private func quoted(_ bytes: ArraySlice<UInt8>) -> String {
    "'" + String(decoding: bytes.prefix(40), as: UTF8.self) + "'"
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
  private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  /// Letters, digits and `-`: the names of all header fields there are.
  private func isNameByte(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")) || isDigit(byte) || byte == UInt8(ascii: "-")
  }
}
