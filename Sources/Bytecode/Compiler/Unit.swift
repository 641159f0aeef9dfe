// The code of one scope while it is made.
import Basics
import PythonSyntax

/// Local variables that are surely bound at a place of the code.
struct BoundSet: Equatable {
  private var low: UInt64 = 0
  private var rest: [UInt64] = []

  func contains(_ register: UInt16) -> Bool {
    if register < 64 { return low >> UInt64(register) & 1 != 0 }
    let word = Int(register) / 64 - 1
    return word < rest.count && rest[word] >> UInt64(register % 64) & 1 != 0
  }

  mutating func insert(_ register: UInt16) {
    if register < 64 {
      low |= 1 << UInt64(register)
      return
    }
    let word = Int(register) / 64 - 1
    while rest.count <= word { rest.append(0) }
    rest[word] |= 1 << UInt64(register % 64)
  }

  mutating func remove(_ register: UInt16) {
    if register < 64 {
      low &= ~(1 << UInt64(register))
      return
    }
    let word = Int(register) / 64 - 1
    if word < rest.count { rest[word] &= ~(1 << UInt64(register % 64)) }
  }

  mutating func subtract(_ other: BoundSet) {
    low &= ~other.low
    for word in 0..<min(rest.count, other.rest.count) { rest[word] &= ~other.rest[word] }
  }

  mutating func formIntersection(_ other: BoundSet) {
    low &= other.low
    if rest.count > other.rest.count { rest.removeLast(rest.count - other.rest.count) }
    for word in rest.indices { rest[word] &= other.rest[word] }
  }
}

/// A place in the code that jumps go to.
struct Label: Hashable {
  let index: Int
}

/// What `break`, `continue`, `return` leave on their way.
enum Block {
  case loop(next: Label, end: Label)
  /// The body of a `try` with handlers.
  case guarded(region: Int)
  /// What a `finally` clause protects.
  case finally(region: Int, body: NodeList)
  /// The copy of a `finally` clause that an exception enters.
  case finallyHandler(region: Int, saved: UInt16)
  /// The body of an `except` clause.
  case handler(region: Int, saved: UInt16, nameRegion: Int, name: Name)
  case with(region: Int, exit: UInt16, isAsync: Bool, range: ByteRange)
}

/// A stretch of code with a handler, perhaps in pieces.
struct Region {
  let target: Label
  let register: UInt16
  /// What is bound when it is entered, without what may be deleted.
  let bound: BoundSet
  var start: Int?
  var pieces: [(start: Int, end: Int)] = []
}

struct Unit {
  /// While it is made, registers have zones: local variables from 0, cells and free variables that are no locals from
  /// here, temporaries from there. Comprehensions add locals at any time.
  static let extraZone: UInt16 = 0x4000
  static let temporaryZone: UInt16 = 0x8000
  static let manyConstants = 16

  struct LabelRecord {
    var position = -1
    /// What is bound at all jumps to it so far; nil where there are none.
    var bound: BoundSet?
  }
  struct Fixup {
    let instruction: Int
    let label: Label
  }
  struct PendingHandler {
    let start: Int
    let end: Int
    let target: Label
    let register: UInt16
  }

  let scope: Int
  let kind: SymbolTable.ScopeKind
  /// Where the code stands: the unit around, or a comprehension in it.
  var around = 0
  var name = ""
  var qualifiedName = ""
  var firstLine: UInt32 = 1
  var flags: CodeObject.Flags = []
  var argumentCount = 0
  var positionalOnlyCount = 0
  var keywordOnlyCount = 0
  var docstring: CodeObject.Constant?

  var instructions: [Instruction] = []
  var positions: [ByteRange] = []
  var lastPosition = ByteRange.nowhere
  var labels: [LabelRecord] = []
  var fixups: [Fixup] = []
  var handlers: [PendingHandler] = []
  var regions: [Region] = []
  var blocks: [Block] = []
  /// `try` statements around, whichever of their parts.
  var tryDepth = 0

  var constants: [CodeObject.Constant] = []
  /// Filled when there are many, up to `indexedConstants`: a few are compared faster than hashed.
  var constantIndex: [CodeObject.Constant: Int] = [:]
  var indexedConstants = 0
  var names: [Name] = []
  var nameIndex = IntegerMap<Int32>()
  var sites: [UInt16] = []
  /// Sites of globals are shared by all that read the name.
  var siteIndex = IntegerMap<UInt16>()

  var localNames: [Name] = []
  var extraCount: UInt16 = 0
  var registers = IntegerMap<UInt16>()
  /// Targets of comprehensions, by scope and name.
  var comprehensionRegisters = IntegerMap<UInt16>()
  /// Registers of comprehensions that are over, by name.
  var spareRegisters: [UInt32: [UInt16]] = [:]
  var cellVariables: [(name: String, register: UInt16)] = []
  var freeVariables: [(name: String, register: UInt16)] = []

  var top = Unit.temporaryZone
  var highest = Unit.temporaryZone
  var reachable = true
  /// The last place that a label or a region remembers.
  var lastMark = 0
  var bound = BoundSet()
  /// Locals that `del` or the end of an `except` clause unbinds somewhere.
  var deletable = BoundSet()
  /// Locals that an expression may rebind while another part of it has been read.
  var unsteady = BoundSet()
  /// Attributes that methods set on `self`, in a class.
  var staticAttributes: Set<String> = []

  init(scope: Int, kind: SymbolTable.ScopeKind) {
    self.scope = scope
    self.kind = kind
  }

  /// A new unit in the room of one that is finished, so that its code need not grow from nothing.
  init(scope: Int, kind: SymbolTable.ScopeKind, inRoomOf done: inout Unit) {
    self.init(scope: scope, kind: kind)
    instructions.takeRoom(of: &done.instructions)
    positions.takeRoom(of: &done.positions)
    labels.takeRoom(of: &done.labels)
    fixups.takeRoom(of: &done.fixups)
    constants.takeRoom(of: &done.constants)
    names.takeRoom(of: &done.names)
    sites.takeRoom(of: &done.sites)
    localNames.takeRoom(of: &done.localNames)
    nameIndex.takeRoom(of: &done.nameIndex)
    siteIndex.takeRoom(of: &done.siteIndex)
    registers.takeRoom(of: &done.registers)
  }

  mutating func addLocal(_ name: Name) -> UInt16 {
    let register = UInt16(truncatingIfNeeded: localNames.count)
    localNames.append(name)
    registers.set(name.rawValue, register)
    return register
  }

  @discardableResult
  mutating func addExtra(_ name: Name) -> UInt16 {
    let register = Unit.extraZone + extraCount
    extraCount += 1
    registers.set(name.rawValue, register)
    return register
  }

  static func isLocal(_ register: UInt16) -> Bool { register < extraZone }
  static func isTemporary(_ register: UInt16) -> Bool { register >= temporaryZone }
}

extension Array {
  fileprivate mutating func takeRoom(of done: inout [Element]) {
    swap(&self, &done)
    removeAll(keepingCapacity: true)
  }
}

extension IntegerMap {
  fileprivate mutating func takeRoom(of done: inout IntegerMap) {
    swap(&self, &done)
    removeAll()
  }
}
