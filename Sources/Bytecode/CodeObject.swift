// Compiled code: immutable, shared by every world and thread that runs it.
package import Basics
import PythonSyntax
import Synchronization

/// What a module, function, class body, lambda, comprehension or annotation scope compiles to.
package final class CodeObject: Sendable {
  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32
    @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }
    // The numbers of CPython's `co_flags`.
    package static let optimized = Flags(rawValue: 0x1)
    package static let newLocals = Flags(rawValue: 0x2)
    package static let varArgs = Flags(rawValue: 0x4)
    package static let varKeywords = Flags(rawValue: 0x8)
    package static let nested = Flags(rawValue: 0x10)
    package static let generator = Flags(rawValue: 0x20)
    package static let coroutine = Flags(rawValue: 0x80)
    package static let iterableCoroutine = Flags(rawValue: 0x100)
    package static let asyncGenerator = Flags(rawValue: 0x200)
    package static let futureAnnotations = Flags(rawValue: 0x100_0000)
    package static let hasDocstring = Flags(rawValue: 0x400_0000)
    package static let method = Flags(rawValue: 0x800_0000)
  }

  /// A constant of the language; each world makes its objects of them once.
  package indirect enum Constant: Hashable, Sendable {
    case none, ellipsis
    case boolean(Bool)
    /// Fits 63 bits.
    case integer(Int)
    /// Decimal digits, with a minus for negative numbers.
    case bigInteger(String)
    case float(Double)
    case imaginary(Double)
    /// Code points; surrogates are possible.
    case string([UInt32])
    case bytes([UInt8])
    case tuple([Constant])
    case frozenSet([Constant])
    case code(CodeObject)

    package func hash(into hasher: inout Hasher) {
      switch self {
      case .none, .ellipsis: break
      case .boolean(let value): hasher.combine(value)
      case .integer(let value): hasher.combine(value)
      case .bigInteger(let digits): hasher.combine(digits)
      case .float(let value), .imaginary(let value): hasher.combine(value)
      // All bytes at once: unit by unit takes several times as long.
      case .string(let units): unsafe units.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
      case .bytes(let bytes): unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
      case .tuple(let elements), .frozenSet(let elements): hasher.combine(elements)
      case .code(let code): hasher.combine(code)
      }
    }
  }

  /// A stretch of instructions whose exceptions go to a handler. Inner ones come first.
  package struct Handler: Hashable, Sendable, BitwiseCopyable {
    package var start: UInt32
    package var end: UInt32
    package var target: UInt32
    /// Where the exception is put.
    package var register: UInt16
    package init(start: UInt32, end: UInt32, target: UInt32, register: UInt16) {
      self.start = start
      self.end = end
      self.target = target
      self.register = register
    }
  }

  package let name: String
  package let qualifiedName: String
  package let source: CodeSource
  package let firstLine: UInt32
  package let flags: Flags
  /// `co_argcount`: positional-only ones included, `*args` and keyword-only ones not.
  package let argumentCount: Int
  package let positionalOnlyCount: Int
  package let keywordOnlyCount: Int
  package let registerCount: Int
  /// What only running needs. Most functions of a module never run, so that of kept code it is decoded when asked for.
  private let decoded = AtomicLazyReference<CodeBody>()
  private let kept: (code: EncodedCode, offset: Int)?

  package init(
    name: String, qualifiedName: String, source: CodeSource, firstLine: UInt32, flags: Flags, argumentCount: Int,
    positionalOnlyCount: Int, keywordOnlyCount: Int, registerCount: Int, body: CodeBody
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.source = source
    self.firstLine = firstLine
    self.flags = flags
    self.argumentCount = argumentCount
    self.positionalOnlyCount = positionalOnlyCount
    self.keywordOnlyCount = keywordOnlyCount
    self.registerCount = registerCount
    kept = nil
    _ = decoded.storeIfNil(body)
  }

  /// Code that was kept, up to its body, which the decoder is led past.
  init(_ decoder: inout CodeDecoder) {
    name = decoder.text()
    qualifiedName = decoder.text()
    source = decoder.code.source
    firstLine = UInt32(truncatingIfNeeded: decoder.number())
    flags = Flags(rawValue: UInt32(truncatingIfNeeded: decoder.number()))
    argumentCount = decoder.number()
    positionalOnlyCount = decoder.number()
    keywordOnlyCount = decoder.number()
    registerCount = decoder.number()
    let length = decoder.number()
    kept = (decoder.code, decoder.offset)
    decoder.offset += length
  }

  package var body: CodeBody {
    if let body = decoded.load() { return body }
    guard let kept else { preconditionFailure("code without a body") }
    var decoder = CodeDecoder(kept.code, at: kept.offset)
    // Another thread may have been faster.
    return decoded.storeIfNil(decoder.body())
  }

  package var filename: String { source.filename }
  package var lines: LineIndex { source.lines }
  package var localNames: [String] { body.localNames }
  package var cellVariables: [CodeBody.Variable] { body.cellVariables }
  package var freeVariables: [CodeBody.Variable] { body.freeVariables }
  package var instructions: [Instruction] { body.instructions }
  package var constants: [Constant] { body.constants }
  package var names: [String] { body.names }
  package var sites: [UInt16] { body.sites }
  package var handlers: [Handler] { body.handlers }
  package var positions: [ByteRange] { body.positions }
  package var docstring: Constant? { body.docstring }
}

/// What a code object consists of when it runs.
package final class CodeBody: Sendable {
  package struct Variable: Sendable {
    package var name: String
    /// Holds the cell.
    package var register: UInt16
    package init(name: String, register: UInt16) {
      self.name = name
      self.register = register
    }
  }

  /// Names of the local variables, by register: parameters first (positional, keyword-only, `*args`, `**kwargs`), as in
  /// `co_varnames`; those that live in cells included.
  package let localNames: [String]
  /// Of the variables among them, and of cells that are no local variable (`__class__`), those that inner functions use.
  package let cellVariables: [Variable]
  package let freeVariables: [Variable]
  package let instructions: [Instruction]
  package let constants: [CodeObject.Constant]
  /// N[x]
  package let names: [String]
  /// S[x]: the index in `names`.
  package let sites: [UInt16]
  package let handlers: [CodeObject.Handler]
  /// Where each instruction comes from; empty ranges for those without a place.
  package let positions: [ByteRange]
  package let docstring: CodeObject.Constant?

  package init(
    localNames: [String], cellVariables: [Variable], freeVariables: [Variable], instructions: [Instruction],
    constants: [CodeObject.Constant], names: [String], sites: [UInt16], handlers: [CodeObject.Handler],
    positions: [ByteRange], docstring: CodeObject.Constant?
  ) {
    self.localNames = localNames
    self.cellVariables = cellVariables
    self.freeVariables = freeVariables
    self.instructions = instructions
    self.constants = constants
    self.names = names
    self.sites = sites
    self.handlers = handlers
    self.positions = positions
    self.docstring = docstring
  }
}

/// The text that code was compiled from, shared by all code of a file. Lines are counted when somebody asks for one.
package final class CodeSource: Sendable {
  package let filename: String
  private let bytes: [UInt8]
  /// The bytes may have an encoding of their own.
  private let isFile: Bool
  private let index = AtomicLazyReference<SharedLines>()

  private final class SharedLines: Sendable {
    let lines: LineIndex
    init(_ lines: LineIndex) { self.lines = lines }
  }

  /// - Parameter text: UTF-8.
  package init(filename: String, text: [UInt8]) {
    self.filename = filename
    bytes = text
    isFile = false
  }

  /// - Parameter file: what lies on the disk.
  package init(filename: String, file: [UInt8]) {
    self.filename = filename
    bytes = file
    isFile = true
  }

  /// The same text under another name.
  package init(_ other: CodeSource, filename: String) {
    self.filename = filename
    bytes = other.bytes
    isFile = other.isFile
  }

  package var lines: LineIndex {
    if let known = index.load() { return known.lines }
    return index.storeIfNil(SharedLines(LineIndex(isFile ? SourceText(file: bytes).bytes : bytes))).lines
  }
}

/// Code is itself and nothing else.
extension CodeObject: Hashable {
  package static func == (a: CodeObject, b: CodeObject) -> Bool { a === b }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
