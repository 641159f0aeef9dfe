// Code objects to bytes: `EncodedCode` says how they lie.
import Basics

extension CodeObject {
  /// This code and all code in it.
  package func encoded() -> [UInt8] {
    var encoder = CodeEncoder()
    encoder.code(self)
    return encoder.finish()
  }
}

/// What a constant is, in front of it.
enum ConstantTag: UInt8 {
  case none, ellipsis, no, yes, integer, bigInteger, float, imaginary, ascii, string, bytes, tuple, frozenSet, code
}

private struct CodeEncoder {
  private var writer = ByteWriter()
  private var texts: [String] = []
  private var textIndex: [String: Int] = [:]

  mutating func finish() -> [UInt8] {
    var whole = ByteWriter()
    whole.number(texts.count)
    whole.number(texts.reduce(0) { $0 + $1.utf8.count })
    var end: UInt32 = 0
    for text in texts {
      end += UInt32(text.utf8.count)
      for shift in [0, 8, 16, 24] as [UInt32] { whole.byte(UInt8(truncatingIfNeeded: end >> shift)) }
    }
    for text in texts { whole.bytes.append(contentsOf: text.utf8) }
    whole.bytes.append(contentsOf: writer.bytes)
    return whole.bytes
  }

  private mutating func text(_ text: String) {
    if let known = textIndex[text] { return writer.number(known) }
    textIndex[text] = texts.count
    writer.number(texts.count)
    texts.append(text)
  }

  private mutating func texts(_ list: [String]) {
    writer.number(list.count)
    for item in list { text(item) }
  }

  mutating func code(_ code: CodeObject) {
    text(code.name)
    text(code.qualifiedName)
    writer.number(Int(code.firstLine))
    writer.number(Int(code.flags.rawValue))
    writer.number(code.argumentCount)
    writer.number(code.positionalOnlyCount)
    writer.number(code.keywordOnlyCount)
    writer.number(code.registerCount)
    // The body's length stands before it.
    var outer = ByteWriter()
    swap(&outer, &writer)
    body(code.body)
    swap(&outer, &writer)
    writer.number(outer.bytes.count)
    writer.bytes.append(contentsOf: outer.bytes)
  }

  private mutating func body(_ body: CodeBody) {
    texts(body.localNames)
    for variables in [body.cellVariables, body.freeVariables] {
      writer.number(variables.count)
      for variable in variables {
        text(variable.name)
        writer.number(Int(variable.register))
      }
    }
    writer.records(body.instructions)
    texts(body.names)
    writer.records(body.sites)
    writer.number(body.handlers.count)
    for handler in body.handlers {
      writer.number(Int(handler.start))
      writer.number(Int(handler.end))
      writer.number(Int(handler.target))
      writer.number(Int(handler.register))
    }
    positions(body.positions)
    writer.byte(body.docstring == nil ? 0 : 1)
    if let docstring = body.docstring { constant(docstring) }
    writer.number(body.constants.count)
    for value in body.constants { constant(value) }
  }

  /// As steps from one start to the next: most are short.
  private mutating func positions(_ positions: [ByteRange]) {
    writer.number(positions.count)
    var last = 0
    for position in positions {
      writer.signed(Int(position.start) - last)
      writer.number(Int(position.end) - Int(position.start))
      last = Int(position.start)
    }
  }

  private mutating func tag(_ tag: ConstantTag) { writer.byte(tag.rawValue) }

  private mutating func constant(_ value: CodeObject.Constant) {
    switch value {
    case .none: tag(.none)
    case .ellipsis: tag(.ellipsis)
    case .boolean(let truth): tag(truth ? .yes : .no)
    case .integer(let number):
      tag(.integer)
      writer.signed(number)
    case .bigInteger(let digits):
      tag(.bigInteger)
      text(digits)
    case .float(let number):
      tag(.float)
      writer.records([number.bitPattern])
    case .imaginary(let number):
      tag(.imaginary)
      writer.records([number.bitPattern])
    case .string(let codePoints):
      if codePoints.allSatisfy({ $0 < 128 }) {
        tag(.ascii)
        writer.records(codePoints.map { UInt8($0) })
      } else {
        tag(.string)
        writer.records(codePoints)
      }
    case .bytes(let bytes):
      tag(.bytes)
      writer.records(bytes)
    case .tuple(let elements): list(.tuple, elements)
    case .frozenSet(let elements): list(.frozenSet, elements)
    case .code(let inner):
      tag(.code)
      code(inner)
    }
  }

  private mutating func list(_ kind: ConstantTag, _ elements: [CodeObject.Constant]) {
    tag(kind)
    writer.number(elements.count)
    for element in elements { constant(element) }
  }
}
