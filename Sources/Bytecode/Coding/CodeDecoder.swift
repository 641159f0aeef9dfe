// Bytes that `CodeEncoder` wrote, as code again: headers at once, bodies when they run.
import Basics

/// Reads along one code object.
struct CodeDecoder {
  let code: EncodedCode
  private var reader: ByteReader

  init(_ code: EncodedCode, at offset: Int) {
    self.code = code
    reader = ByteReader(code.bytes, at: offset)
  }

  var offset: Int {
    get { reader.offset }
    set { reader.offset = newValue }
  }

  mutating func number() -> Int { reader.number() }
  mutating func text() -> String { code.text(reader.number()) }

  private mutating func list<Element>(_ element: (inout CodeDecoder) -> Element) -> [Element] {
    let count = number()
    var list: [Element] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(element(&self)) }
    return list
  }

  mutating func body() -> CodeBody {
    let localNames = list { $0.text() }
    let cells = list { CodeBody.Variable(name: $0.text(), register: $0.register()) }
    let free = list { CodeBody.Variable(name: $0.text(), register: $0.register()) }
    let instructions = reader.records(Instruction.self)
    let names = list { $0.text() }
    let sites = reader.records(UInt16.self)
    let handlers = list {
      CodeObject.Handler(
        start: UInt32($0.number()), end: UInt32($0.number()), target: UInt32($0.number()), register: $0.register())
    }
    let positions = positions()
    let docstring = reader.byte() == 0 ? nil : constant()
    return CodeBody(
      localNames: localNames, cellVariables: cells, freeVariables: free, instructions: instructions,
      constants: list { $0.constant() }, names: names, sites: sites, handlers: handlers, positions: positions,
      docstring: docstring)
  }

  private mutating func register() -> UInt16 { UInt16(number()) }

  private mutating func positions() -> [ByteRange] {
    var last = 0
    return list {
      last += $0.reader.signed()
      return ByteRange(UInt32(last), UInt32(last + $0.number()))
    }
  }

  private mutating func double() -> Double { Double(bitPattern: reader.records(UInt64.self)[0]) }

  private mutating func constant() -> CodeObject.Constant {
    guard let tag = ConstantTag(rawValue: reader.byte()) else { preconditionFailure("no such constant") }
    switch tag {
    case .none: return CodeObject.Constant.none
    case .ellipsis: return .ellipsis
    case .no: return .boolean(false)
    case .yes: return .boolean(true)
    case .integer: return .integer(reader.signed())
    case .bigInteger: return .bigInteger(text())
    case .float: return .float(double())
    case .imaginary: return .imaginary(double())
    case .ascii: return .string(reader.records(UInt8.self).map { UInt32($0) })
    case .string: return .string(reader.records(UInt32.self))
    case .bytes: return .bytes(reader.records(UInt8.self))
    case .tuple: return .tuple(list { $0.constant() })
    case .frozenSet: return .frozenSet(list { $0.constant() })
    case .code: return .code(CodeObject(&self))
    }
  }
}
