// What is kept of a file that is not what it says, and what decoding costs nothing.
import Basics
import PythonSyntax
import Testing

@Suite("Source decoding") struct SourceDecodingTests {
  /// An editor sends UTF-8 however the file is encoded.
  @Test func aBufferIsUTF8WhateverItsCookieSays() {
    let text = Array("# -*- coding: latin-1 -*-\nx = 'é'\n".utf8)
    let buffer = SourceText(buffer: text)
    #expect(buffer.bytes == text)
    #expect(buffer.problem == nil && !buffer.isTranscoded)
    #expect(SourceText(file: text).isTranscoded)
    #expect(SourceText(buffer: Array("# coding: nonsense\n".utf8)).problem?.message == "unknown encoding: nonsense")
  }

  @Test func markIsDroppedAndCounted() {
    let source = SourceText(file: [0xef, 0xbb, 0xbf] + Array("x = 1\n".utf8))
    #expect(source.bytes == Array("x = 1\n".utf8))
    #expect(source.fileOffset == 3)
    #expect(source.problem == nil && !source.isTranscoded)
  }

  @Test func legacyTextBecomesUTF8() {
    let source = SourceText(file: Array("# coding: cp1252\nx = '".utf8) + [0x80, 0xe9] + Array("'\n".utf8))
    #expect(String(decoding: source.bytes, as: UTF8.self) == "# coding: cp1252\nx = '€é'\n")
    #expect(source.isTranscoded && source.problem == nil)
  }

  /// Offsets into the text stay offsets into the file.
  @Test func invalidBytesKeepTheirPlaces() {
    let file = Array("x = '".utf8) + [0xe9, 0xe2, 0x82] + Array("'\ny = 'é'\n".utf8)
    let source = SourceText(file: file)
    #expect(String(decoding: source.bytes, as: UTF8.self) == "x = '???'\ny = 'é'\n")
    #expect(source.bytes.count == file.count)
    #expect(source.problem?.kind == .encoding)
    #expect(source.problem?.range.start == 5)
  }

  @Test func unreadableEncodingIsToldOnceItMatters() {
    #expect(SourceText(file: Array("# coding: gbk\nx = 'plain'\n".utf8)).problem == nil)
    let source = SourceText(file: Array("# coding: gbk\nx = '".utf8) + [0xb0, 0xa1] + Array("'\n".utf8))
    #expect(source.problem?.message == "encoding 'gbk' cannot be read by lazyls: save the file as UTF-8")
    #expect(source.problem.map { source.text($0.range) } == "gbk")
  }

  @Test func utf16IsReadAllTheSame() {
    let source = SourceText(file: [0xff, 0xfe] + "x = 'é'\n".utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] })
    #expect(String(decoding: source.bytes, as: UTF8.self) == "x = 'é'\n")
    #expect(source.problem != nil)
  }

  /// Every position of an invalid byte or NUL around the blocks that the fast path reads.
  @Test func scanFindsOddBytesAnywhere() {
    for length in 1...100 {
      for at in 0..<length {
        var bytes = [UInt8](repeating: 0x61, count: length)
        bytes[at] = 0xff
        #expect(UTF8Scan(bytes).firstInvalid == at)
        bytes[at] = 0
        let scan = UTF8Scan(bytes)
        #expect(scan.firstNUL == at && scan.firstInvalid == nil && scan.isASCII)
      }
    }
    #expect(UTF8Scan(Array(String(repeating: "aé€🐍", count: 50).utf8)).firstInvalid == nil)
    #expect(UTF8Scan([0x61, 0xe2, 0x82]).firstInvalid == 1)
  }
}
