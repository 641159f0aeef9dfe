// Compiled code: immutable, shared by every world and thread that runs it.
package import Basics

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
  package let filename: String
  package let firstLine: UInt32
  package let flags: Flags
  /// `co_argcount`: positional-only ones included, `*args` and keyword-only ones not.
  package let argumentCount: Int
  package let positionalOnlyCount: Int
  package let keywordOnlyCount: Int
  /// Names of the local variables, by register: parameters first (positional, keyword-only, `*args`, `**kwargs`), as in
  /// `co_varnames`; those that live in cells included.
  package let localNames: [String]
  /// Of the variables among them, and of cells that are no local variable (`__class__`), those that inner functions use;
  /// with the register that holds the cell.
  package let cellVariables: [(name: String, register: UInt16)]
  package let freeVariables: [(name: String, register: UInt16)]
  package let registerCount: Int
  package let instructions: [Instruction]
  package let constants: [Constant]
  /// N[x]
  package let names: [String]
  /// S[x]: the index in `names`.
  package let sites: [UInt16]
  package let handlers: [Handler]
  /// Where each instruction comes from; empty ranges for those without a place.
  package let positions: [ByteRange]
  /// For line numbers of positions, shared by all code of a file.
  package let lines: LineIndex
  package let docstring: Constant?

  package init(
    name: String, qualifiedName: String, filename: String, firstLine: UInt32, flags: Flags, argumentCount: Int,
    positionalOnlyCount: Int, keywordOnlyCount: Int, localNames: [String],
    cellVariables: [(name: String, register: UInt16)], freeVariables: [(name: String, register: UInt16)],
    registerCount: Int, instructions: [Instruction], constants: [Constant], names: [String], sites: [UInt16],
    handlers: [Handler], positions: [ByteRange], lines: LineIndex, docstring: Constant?
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.filename = filename
    self.firstLine = firstLine
    self.flags = flags
    self.argumentCount = argumentCount
    self.positionalOnlyCount = positionalOnlyCount
    self.keywordOnlyCount = keywordOnlyCount
    self.localNames = localNames
    self.cellVariables = cellVariables
    self.freeVariables = freeVariables
    self.registerCount = registerCount
    self.instructions = instructions
    self.constants = constants
    self.names = names
    self.sites = sites
    self.handlers = handlers
    self.positions = positions
    self.lines = lines
    self.docstring = docstring
  }
}

/// Code is itself and nothing else.
extension CodeObject: Hashable {
  package static func == (a: CodeObject, b: CodeObject) -> Bool { a === b }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
