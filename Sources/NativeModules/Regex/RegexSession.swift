// A pattern at work on one text: what `search`, `findall`, `sub` and scanners have in common.
import Runtime

/// A compiled pattern.
struct PatternObject: BitwiseCopyable {
  var header: Header
  /// The source: str, bytes or None.
  var pattern: Value
  var flags: Int
  var groups: Int
  /// A dict: numbers of named groups.
  var groupIndex: Ref<DictObject>
  /// A tuple: names of groups by number.
  var indexGroup: Ref<TupleObject>
  var code: Cells<UInt32>
  var codeCount: Int
  var isBytes: Bool
  var shared: Ref<RegexShared>
}

/// A match. Two words a group follow: where it begins and ends, -1 where it did not match.
struct MatchObject: BitwiseCopyable {
  var header: Header
  var string: Value
  var pattern: Ref<PatternObject>
  /// `regs`, once asked for.
  var regions: Value
  var position: Int
  var endPosition: Int
  /// -1: none.
  var lastIndex: Int
  /// Groups and the whole.
  var groups: Int
}

extension Ref where Layout == MatchObject {
  var marks: Cells<Int> { Cells(address: address &+ UInt(MemoryLayout<MatchObject>.stride)) }
}

/// Where a search is in its text.
struct RegexSession {
  let world: World
  let pattern: Ref<PatternObject>
  let string: Value
  private(set) var units: TextRow
  let isString: Bool
  /// As given, and cut to the text.
  let position: Int
  let endPosition: Int
  var start: Int
  /// Behind the match.
  var place = 0
  var mustReachEnd = false
  var mustAdvance = false
  var lastMark: Int32 = -1
  var lastIndex: Int32 = -1

  var marks: Cells<Int> { pattern.pointee.shared.pointee.marks }

  init(
    _ world: World, _ pattern: Ref<PatternObject>, _ string: Value, from position: Int = 0, to endPosition: Int = .max
  ) throws(Raised) {
    self.world = world
    self.pattern = pattern
    self.string = string
    isString = world.isString(string)
    if isString {
      units = TextRow(Ref<StringObject>(string))
    } else if let buffer = world.buffer(of: string) {
      units = buffer
    } else {
      throw world.typeError("expected string or bytes-like object, got '\(world.typeName(of: string))'")
    }
    if !pattern.pointee.pattern.isNone {
      if isString, pattern.pointee.isBytes {
        throw world.typeError("cannot use a bytes pattern on a string-like object")
      }
      if !isString, !pattern.pointee.isBytes {
        throw world.typeError("cannot use a string pattern on a bytes-like object")
      }
    }
    self.position = min(max(position, 0), units.count)
    self.endPosition = min(max(endPosition, 0), units.count)
    start = self.position
  }

  /// Runs code that Python wrote while this session goes on: a bytearray may not change under it.
  mutating func detach() throws(Raised) {
    if isString || world.kind(of: string) == .bytes { return }
    units = TextRow(Ref<BytesObject>(try world.bytes(units)))
  }

  // MARK: Matching

  /// Matches at `start`.
  mutating func match() throws(Raised) -> Bool { try run(isSearch: false) }
  /// Finds the first match from `start` on.
  mutating func search() throws(Raised) -> Bool { try run(isSearch: true) }

  /// Makes the next search begin behind the match that was found.
  mutating func advance() {
    mustAdvance = place == start
    start = place
  }

  private mutating func run(isSearch: Bool) throws(Raised) -> Bool {
    try pattern.pointee.shared.reserveMarks(pattern.pointee.groups, world)
    switch units.width {
    case 1: return try run(units.row, isSearch)
    case 2: return try run(units.wide, isSearch)
    default: return try run(units.full, isSearch)
    }
  }

  private mutating func run<Unit: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ text: Cells<Unit>, _ isSearch: Bool
  ) throws(Raised) -> Bool {
    let shared = pattern.pointee.shared
    let allowance = world.longStepAllowance
    var matcher = RegexMatcher(
      world: world, shared: shared, text: text, code: pattern.pointee.code, mustReachEnd: mustReachEnd,
      marks: shared.pointee.marks, end: endPosition, start: start, place: start, mustAdvance: mustAdvance,
      stack: shared.pointee.stack, capacity: shared.pointee.stackSize, fuel: allowance)
    let found = isSearch ? matcher.search() : start <= endPosition && matcher.matches(0, isTopLevel: true)
    if matcher.fuel >= 0 { try world.charge(allowance - matcher.fuel) }
    switch matcher.problem {
    case .none: break
    case .memory: throw world.memoryError()
    case .budget: throw world.stop(.instructions)
    case .code: throw world.raise("RuntimeError", "internal error in regular expression engine")
    }
    if matcher.fuel < 0 { throw world.stop(.instructions) }
    start = matcher.start
    place = matcher.place
    lastMark = matcher.lastMark
    lastIndex = matcher.lastIndex
    return found
  }

  // MARK: What was found

  func slice(_ from: Int, _ to: Int) throws(Raised) -> Value { try RegexSession.slice(world, string, units, from, to) }

  /// A part of a text: str, or bytes whatever the text is.
  static func slice(_ world: World, _ string: Value, _ units: TextRow, _ from: Int, _ to: Int) throws(Raised) -> Value {
    let start = min(max(from, 0), units.count)
    let end = min(max(to, start), units.count)
    let kind = world.kind(of: string)
    if kind == .string || kind == .bytes { return try world.slice(string, units, start, end) }
    return try world.bytes(units.part(start, end))
  }

  /// Group `number`, from 1; nil where it did not match.
  func span(_ number: Int) -> (start: Int, end: Int)? {
    let index = 2 * (number - 1)
    if index >= Int(lastMark) { return nil }
    let start = marks[index], end = marks[index + 1]
    return start < 0 || end < start ? nil : (start, end)
  }

  func group(_ number: Int, or other: Value) throws(Raised) -> Value {
    guard let (start, end) = span(number) else { return other }
    return try slice(start, end)
  }

  /// The match that was found.
  func makeMatch() -> Value {
    let groups = pattern.pointee.groups
    let match = world.heap.make(MatchObject.self, extra: 16 * (groups + 1))
    match.pointee = MatchObject(
      header: Header(pattern.pointee.shared.pointee.matchType, .other, owner: world.owner), string: string,
      pattern: pattern, regions: .unbound, position: position, endPosition: endPosition, lastIndex: Int(lastIndex),
      groups: groups + 1)
    let row = match.marks
    row[0] = start
    row[1] = place
    for number in 0..<groups {
      let span = span(number + 1)
      row[2 * number + 2] = span?.start ?? -1
      row[2 * number + 3] = span?.end ?? -1
    }
    return match.value
  }
}
