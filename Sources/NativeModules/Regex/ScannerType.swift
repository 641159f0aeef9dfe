// Pattern.scanner's objects: a search that goes on where it stopped.
import Runtime

struct ScannerObject: BitwiseCopyable {
  var header: Header
  var pattern: Ref<PatternObject>
  var string: Value
  var position: Int
  var endPosition: Int
  /// -1: nothing more matches.
  var start: Int
  var mustAdvance: Bool
}

enum ScannerType {
  static func define(_ scanner: TypeBuilder) {
    scanner.notCallable()
    scanner.readOnly("pattern") { _, arguments throws(Raised) in
      Ref<ScannerObject>(arguments[0]).pointee.pattern.value
    }
    scanner.method("match") { world, arguments throws(Raised) in
      try step(world, Ref(arguments[0]), isSearch: false)
    }
    scanner.method("prefixmatch") { world, arguments throws(Raised) in
      try step(world, Ref(arguments[0]), isSearch: false)
    }
    scanner.method("search") { world, arguments throws(Raised) in try step(world, Ref(arguments[0]), isSearch: true) }
  }

  static func make(_ session: RegexSession) throws(Raised) -> Value {
    let world = session.world
    let scanner = world.heap.make(ScannerObject.self)
    scanner.pointee = ScannerObject(
      header: Header(session.pattern.pointee.shared.pointee.scannerType, .other, owner: world.owner),
      pattern: session.pattern, string: session.string, position: session.position,
      endPosition: session.endPosition, start: session.start, mustAdvance: false)
    return scanner.value
  }

  private static func step(_ world: World, _ scanner: Ref<ScannerObject>, isSearch: Bool) throws(Raised) -> Value {
    let state = scanner.pointee
    if state.start < 0 { return .none }
    var session = try RegexSession(
      world, state.pattern, state.string, from: state.position, to: state.endPosition)
    session.start = state.start
    session.mustAdvance = state.mustAdvance
    let found = isSearch ? try session.search() : try session.match()
    if !found {
      scanner.pointee.start = -1
      return .none
    }
    let match = session.makeMatch()
    session.advance()
    scanner.pointee.start = session.start
    scanner.pointee.mustAdvance = session.mustAdvance
    return match
  }
}
