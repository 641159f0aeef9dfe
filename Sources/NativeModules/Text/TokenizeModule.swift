// _tokenize: the iterator that the module tokenize is built on.
import Basics
import PythonSyntax
import Runtime

struct TokenizerObject: BitwiseCopyable {
  var header: Header
  var readLine: Value
  var encoding: Value
  var isFull: Bool
  /// A list of tuples once the text was read.
  var tokens: Value
  var next: Int
  /// What is raised behind the last of them; unbound: nothing.
  var error: Value
}

enum TokenizeModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    let type = builder.type("TokenizerIter", TokenizerObject.self, kind: .iterator, module: "_tokenize", flags: [])
    type.new(.named("readline", "encoding", "extra_tokens", required: 1, positionalOnly: 0, maximum: 1)) {
      world, arguments throws(Raised) in
      if arguments[3].isUnbound {
        throw world.typeError("tokenizeriter() missing required argument 'extra_tokens' (pos 2)")
      }
      let object = world.makeObject(Ref<TypeObject>(arguments[0]), TokenizerObject.self)
      object.pointee.readLine = arguments[1]
      object.pointee.encoding = arguments.or(2, .none)
      object.pointee.isFull = try world.isTrue(arguments[3])
      object.pointee.tokens = .unbound
      object.pointee.error = .unbound
      return object.value
    }
    type.method("__iter__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__next__") { world, arguments throws(Raised) in
      let object = Ref<TokenizerObject>(arguments[0])
      if object.pointee.tokens.isUnbound { try read(world, object) }
      let tokens = Ref<ListObject>(object.pointee.tokens), place = object.pointee.next
      if place < tokens.pointee.count {
        object.pointee.next = place + 1
        return tokens.pointee.items[place]
      }
      if object.pointee.error.isUnbound { return .unbound }
      let error = object.pointee.error
      object.pointee.error = .unbound
      throw world.raise(error)
    }
  }

  /// All lines that there are.
  private static func text(_ world: World, _ object: Ref<TokenizerObject>) throws(Raised) -> [UInt8] {
    var bytes: [UInt8] = []
    let isEncoded = !object.pointee.encoding.isNone
    while true {
      var line: Value
      do throws(Raised) {
        line = try world.call(object.pointee.readLine)
      } catch {
        if !world.isRaised("StopIteration") { throw error }
        world.raised = .unbound
        break
      }
      if isEncoded {
        guard world.kind(of: line) == .bytes else {
          throw world.typeError("readline() returned a non-bytes object")
        }
        line = try world.callMethod(line, "decode", [object.pointee.encoding, world.string("replace")])
      }
      guard world.isString(line) else { throw world.typeError("readline() returned a non-string object") }
      let text = world.text(line)
      if text.isEmpty { break }
      bytes.append(contentsOf: text.utf8)
      try world.mustAllocate(bytes.count)
    }
    return bytes.starts(with: [0xef, 0xbb, 0xbf]) ? Array(bytes.dropFirst(3)) : bytes
  }

  private static func read(_ world: World, _ object: Ref<TokenizerObject>) throws(Raised) {
    let bytes = try text(world, object)
    try world.checkWork(bytes.count)
    let found = tokens(of: SourceText(bytes: bytes))
    var writer = TokenWriter(bytes, isFull: object.pointee.isFull)
    writer.write(found.tokens)
    let list = world.makeList(capacity: writer.result.count)
    for token in writer.result {
      let start = world.tuple(world.makeInteger(token.start.line), world.makeInteger(token.start.column))
      let end = world.tuple(world.makeInteger(token.end.line), world.makeInteger(token.end.column))
      let values = [world.makeInteger(token.number), world.string(token.text), start, end, world.string(token.lines)]
      world.append(world.makeTuple(values).value, to: list)
    }
    object.pointee.tokens = list.value
    if let error = found.error { object.pointee.error = try exception(world, error, bytes) }
  }

  private static func exception(_ world: World, _ error: SyntaxError, _ bytes: [UInt8]) throws(Raised) -> Value {
    let kind: StaticString =
      switch error.kind {
      case .indentationError: "IndentationError"
      case .tabError: "TabError"
      default: "SyntaxError"
      }
    let isUnfinished = error.message.hasSuffix("was never closed") || error.message.hasPrefix("unexpected EOF")
    let index = LineIndex(bytes)
    let place = index.position(of: isUnfinished ? UInt32(clamping: bytes.count) : error.range.start, in: .utf8)
    let lineStart = Int(index.lineStarts[place.line])
    let line = bytes[lineStart...].prefix { $0 != 10 && $0 != 13 }
    let before = String(decoding: bytes[lineStart..<min(lineStart + place.column, bytes.count)], as: UTF8.self)
    let isIndentation = error.kind == .indentationError || error.kind == .tabError
    let column = isIndentation ? line.count + 1 : before.unicodeScalars.count + (isUnfinished ? 0 : 1)
    let message = isUnfinished ? "unexpected EOF in multi-line statement" : error.message
    let hasEnd = !isIndentation && !isUnfinished
    let details = world.makeTuple([
      world.string("<string>"), world.makeInteger(place.line + (isUnfinished ? 0 : 1)), world.makeInteger(column),
      world.string(String(decoding: line, as: UTF8.self)), hasEnd ? world.makeInteger(place.line + 1) : .none,
      hasEnd ? world.makeInteger(column) : .none,
    ])
    return try world.call(world.exceptionType(kind).value, [world.string(message), details.value])
  }
}
