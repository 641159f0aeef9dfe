// Pattern.sub and subn; compiled replacement templates.
import Runtime

/// A compiled replacement: literals around group numbers.
struct TemplateObject: BitwiseCopyable {
  var header: Header
  /// Literal, number, literal, number … literal; empty literals are unbound.
  var parts: Ref<TupleObject>
}

enum RegexSubstitution {
  private enum Filter {
    case literal(Value)
    case template(Ref<TemplateObject>)
    case callable(Value)
  }

  /// `pattern.sub(repl, string, count=0)`
  static func run(_ world: World, _ arguments: Arguments) throws(Raised) -> (value: Value, count: Int) {
    let most = arguments[3].isUnbound ? 0 : try world.index(arguments[3])
    let pattern = Ref<PatternObject>(arguments[0])
    let filter = try filter(world, pattern, arguments[1])
    var session = try RegexSession(world, pattern, arguments[2])
    if case .callable = filter { try session.detach() }
    var parts: [Value] = []
    var count = 0
    var last = 0
    while most == 0 || count < most, try session.search() {
      try world.checkRoom()
      let start = session.start, end = session.place
      if last < start { parts.append(try session.slice(last, start)) }
      let part: Value
      switch filter {
      case .literal(let text): part = text
      case .template(let template): part = try expand(world, template, session)
      case .callable(let function): part = try world.call(function, [session.makeMatch()])
      }
      if !part.isNone { parts.append(part) }
      last = end
      count += 1
      session.advance()
    }
    if last < session.endPosition { parts.append(try session.slice(last, session.endPosition)) }
    let empty = try session.slice(0, 0)
    if parts.isEmpty { return (empty, count) }
    return (try world.callMethod(empty, "join", [world.makeList(parts).value]), count)
  }

  private static func filter(_ world: World, _ pattern: Ref<PatternObject>, _ given: Value) throws(Raised) -> Filter {
    if world.isCallable(given) { return .callable(given) }
    let units: TextRow? = world.isString(given) ? TextRow(Ref<StringObject>(given)) : world.buffer(of: given)
    if let units, !(0..<units.count).contains(where: { units[$0] == 92 }) { return .literal(given) }
    let compiled = try compile(world, pattern, given)
    guard world.type(of: compiled) == pattern.pointee.shared.pointee.templateType else {
      return world.isCallable(compiled) ? .callable(compiled) : .literal(compiled)
    }
    let template = Ref<TemplateObject>(compiled)
    let parts = template.pointee.parts
    if parts.count == 1 { return .literal(parts[0].isUnbound ? given : parts[0]) }
    return .template(template)
  }

  /// What `re` makes of a replacement: `_compile_template`, up to Python 3.11 `_subx`.
  static func compile(_ world: World, _ pattern: Ref<PatternObject>, _ given: Value) throws(Raised) -> Value {
    let module = try world.importModule("re")
    var function = try world.findAttribute(module, "_compile_template")
    if function.isUnbound { function = try world.getAttribute(module, world.intern("_subx")) }
    do throws(Raised) {
      return try world.call(function, [pattern.value, given])
    } catch {
      // Bytes-like objects that have no hash are looked up as bytes.
      guard world.isRaised("TypeError"), !world.isString(given), world.kind(of: given) != .bytes,
        let units = world.buffer(of: given)
      else { throw error }
      world.raised = .unbound
      return try world.call(function, [pattern.value, world.bytes(units)])
    }
  }

  /// The text of a template for what a session found.
  private static func expand(_ world: World, _ template: Ref<TemplateObject>, _ session: RegexSession) throws(Raised)
    -> Value
  {
    try expand(world, template, isString: session.isString) { number throws(Raised) in
      if number == 0 { return try session.slice(session.start, session.place) }
      if number > session.pattern.pointee.groups { throw world.indexError("no such group") }
      return try session.group(number, or: .none)
    }
  }

  static func expand(
    _ world: World, _ template: Ref<TemplateObject>, isString: Bool, _ group: (Int) throws(Raised) -> Value
  ) throws(Raised) -> Value {
    var parts: [Value] = []
    let list = template.pointee.parts
    for index in 0..<list.count {
      if index % 2 == 0 {
        if !list[index].isUnbound { parts.append(list[index]) }
      } else {
        let text = try group(list[index].integer)
        if !text.isNone { parts.append(text) }
      }
    }
    if parts.count == 1 { return parts[0] }
    let empty = isString ? world.emptyString : try world.newBytes(0).value
    if parts.isEmpty { return empty }
    return try world.callMethod(empty, "join", [world.makeList(parts).value])
  }

  /// `_sre.template(pattern, [literal, number, literal, …])`
  static func makeTemplate(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let pattern = Ref<PatternObject>(arguments[0])
    let list = try world.collect(arguments[1])
    let parts = world.makeTuple(count: max(list.count, 1))
    for (index, part) in list.enumerated() {
      if index % 2 == 0 {
        let length =
          world.isString(part) ? Ref<StringObject>(part).count : world.buffer(of: part)?.count ?? -1
        parts[index] = length == 0 ? .unbound : part
      } else {
        let number = try world.index(part)
        if number < 0 { throw world.typeError("invalid template") }
        parts[index] = Value(small: number)
      }
    }
    let template = world.heap.make(TemplateObject.self)
    template.pointee = TemplateObject(
      header: Header(pattern.pointee.shared.pointee.templateType, .other, owner: world.owner), parts: parts)
    return template.value
  }
}
