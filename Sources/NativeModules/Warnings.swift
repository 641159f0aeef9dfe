// _warnings: whom a warning concerns, what the filters say of it, and the lines on the error stream.
import Runtime

/// A world's filters and what was warned of once.
final class WarningState {
  let filters: Value
  let onceRegistry: Value
  var version = 1

  private init(_ world: World) {
    let ignored = ["DeprecationWarning", "PendingDeprecationWarning", "ImportWarning", "ResourceWarning"]
    func filter(_ action: String, _ category: String, _ module: Value) -> Value {
      let type = world.exceptionTypes[category] ?? world.types.baseException
      return world.makeTuple([world.string(action), .none, type.value, module, Value(small: 0)]).value
    }
    var all = [filter("default", "DeprecationWarning", world.string("__main__"))]
    for category in ignored { all.append(filter("ignore", category, .none)) }
    filters = world.makeList(all).value
    onceRegistry = world.makeDict().value
  }

  static func of(_ world: World) -> WarningState {
    let key = ObjectIdentifier(WarningState.self)
    if let state = world.moduleStates[key] as? WarningState { return state }
    let state = WarningState(world)
    world.moduleStates[key] = state
    return state
  }
}

enum Warnings {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    let state = WarningState.of(world)
    builder.constant("filters", state.filters)
    builder.constant("_defaultaction", world.string("default"))
    builder.constant("_onceregistry", state.onceRegistry)
    if let variable = try? world.call(
      world.getAttribute(try world.importApart("_contextvars"), world.intern("ContextVar")),
      [world.string("_warnings_context")])
    {
      builder.constant("_warnings_context", variable)
    } else {
      world.raised = .unbound
    }
    // A world has one thread: there is nothing to wait for.
    builder.function("_acquire_lock", .none) { _, _ throws(Raised) in .none }
    builder.function("_release_lock", .none) { _, _ throws(Raised) in .none }
    // The second is what libraries before Python 3.14 ask for.
    for name: StaticString in ["_filters_mutated_lock_held", "_filters_mutated"] {
      builder.function(name, .none) { world, _ throws(Raised) in
        WarningState.of(world).version += 1
        return .none
      }
    }
    builder.function(
      "warn", .named("message", "category", "stacklevel", "source", "skip_file_prefixes", required: 1, maximum: 4)
    ) { world, arguments throws(Raised) in
      let level = arguments[2].isUnbound ? 1 : try world.index(arguments[2])
      let category = try category(world, arguments[0], arguments.or(1, .none))
      let prefixes = try prefixes(world, arguments[4])
      try warn(
        world, arguments[0], category, level: prefixes.isEmpty ? level : max(2, level), skipping: prefixes,
        source: arguments.or(3, .none))
      return .none
    }
    builder.function(
      "warn_explicit",
      .named("message", "category", "filename", "lineno", "module", "registry", "module_globals", "source", required: 4)
    ) { world, arguments throws(Raised) in
      guard world.isString(arguments[2]) else {
        throw world.typeError(
          "warn_explicit() argument 'filename' must be str, not \(world.typeName(of: arguments[2]))")
      }
      let registry = arguments.or(5, .none)
      if !registry.isNone, world.kind(of: registry) != .dict {
        throw world.typeError("'registry' must be a dict or None, not '\(world.typeName(of: registry))'")
      }
      try explicit(
        world, arguments[0], arguments[1],
        Place(
          filename: arguments[2], line: try world.index(arguments[3]), module: arguments.or(4, .none),
          registry: registry), source: arguments.or(7, .none))
      return .none
    }
  }

  /// Warns the code that called.
  static func warn(_ world: World, _ category: StaticString, _ message: String) throws(Raised) {
    try warn(
      world, world.string(message), world.exceptionType(category).value, level: 1, skipping: [], source: .none)
  }

  /// Warns of source with a SyntaxWarning; where warnings are errors, that is a SyntaxError.
  static func warnOfSource(
    _ world: World, _ message: String, _ filename: String, _ line: Int
  ) throws(Raised) {
    let place = Place(filename: world.string(filename), line: line, module: .none, registry: .none)
    do throws(Raised) {
      try explicit(
        world, world.string(message), world.exceptionType("SyntaxWarning").value, place, source: .none)
    } catch {
      guard world.isRaised("SyntaxWarning") else { throw error }
      world.raised = .unbound
      let details = world.makeTuple([world.string(filename), Value(small: line), .none, .none])
      throw world.raise(
        try world.call(world.exceptionType("SyntaxError").value, [world.string(message), details.value]))
    }
  }

  /// Where a warning is said to come from.
  private struct Place {
    var filename: Value
    var line: Int
    /// The module's name, or None.
    var module: Value
    /// What was warned of there, a dict; or None.
    var registry: Value
  }

  private static func prefixes(_ world: World, _ value: Value) throws(Raised) -> [String] {
    if value.isUnbound { return [] }
    guard world.kind(of: value) == .tuple else {
      throw world.typeError(
        "warn() argument 'skip_file_prefixes' must be tuple, not \(world.typeName(of: value))")
    }
    var found: [String] = []
    for item in world.elements(Ref<TupleObject>(value)) {
      guard world.isString(item) else {
        throw world.typeError("Found non-str '\(world.typeName(of: item))' in skip_file_prefixes.")
      }
      found.append(Ref<StringObject>(item).text)
    }
    return found
  }

  private static func category(_ world: World, _ message: Value, _ given: Value) throws(Raised) -> Value {
    let warning = world.exceptionType("Warning")
    if world.isInstance(message, warning) { return world.type(of: message).value }
    if given.isNone { return world.exceptionType("UserWarning").value }
    guard world.isType(given) else {
      throw world.typeError("category must be a Warning subclass, not '\(world.typeName(of: given))'")
    }
    guard world.isSubtype(Ref(given), warning) else {
      throw world.typeError(
        "category must be a Warning subclass, not class '\(Ref<TypeObject>(given).pointee.name.text)'")
    }
    return given
  }

  // MARK: The place

  private static func warn(
    _ world: World, _ message: Value, _ category: Value, level: Int, skipping prefixes: [String], source: Value
  ) throws(Raised) {
    func isInternal(_ filename: String) -> Bool { filename.contains("importlib") && filename.contains("_bootstrap") }
    var depth = 0
    var caller = world.caller(0)
    if level <= 1 || caller.map({ isInternal($0.filename) }) ?? false {
      depth = max(level - 1, 0)
      caller = world.caller(depth)
    } else {
      // The first is the caller whoever it is; further up, some files do not count.
      for _ in 1..<level {
        repeat {
          depth += 1
          caller = world.caller(depth)
        } while caller.map { found in
          isInternal(found.filename) || prefixes.contains { found.filename.hasPrefix($0) }
        } ?? false
        if caller == nil { break }
      }
    }
    guard let caller else {
      let sys = Ref<ModuleObject>(try world.importModule("sys"))
      let registry = self.registry(world, sys.pointee.attributes.dict)
      let place = Place(
        filename: world.string("<sys>"), line: 0, module: world.string("sys"), registry: registry)
      return try explicit(world, message, category, place, source: source)
    }
    let name = world.get(world.names.name, in: caller.globals)
    let place = Place(
      filename: world.string(caller.filename), line: caller.line,
      module: name.isUnbound ? world.string("<string>") : name, registry: registry(world, caller.globals))
    try explicit(world, message, category, place, source: source)
  }

  private static func registry(_ world: World, _ globals: Ref<DictObject>) -> Value {
    let key = world.intern("__warningregistry__")
    let known = world.get(key, in: globals)
    if world.kind(of: known) == .dict { return known }
    let made = world.makeDict().value
    world.set(key, made, in: globals)
    return made
  }

  // MARK: The filters

  private static func explicit(
    _ world: World, _ given: Value, _ givenCategory: Value, _ place: Place, source: Value
  ) throws(Raised) {
    var category = givenCategory, message = given
    let text: Value
    if world.isInstance(given, world.exceptionType("Warning")) {
      category = world.type(of: given).value
      text = try world.str(given)
    } else {
      text = given
      category = try self.category(world, given, givenCategory)
      message = try world.call(category, [given])
    }
    let state = WarningState.of(world)
    let key = world.makeTuple([text, category, Value(small: place.line)]).value
    if !place.registry.isNone, try isKnown(world, key, Ref(place.registry)) { return }
    let action = try action(world, text, category, place)
    switch action {
    case "error": throw world.raise(message)
    case "ignore": return
    case "once":
      try note(world, key, place.registry)
      let onceKey = world.makeTuple([text, category]).value
      let registry = try attribute(world, "onceregistry") ?? state.onceRegistry
      if world.kind(of: registry) == .dict {
        if try !world.get(onceKey, from: Ref(registry)).isUnbound { return }
        try world.set(onceKey, to: .true, in: Ref(registry))
      }
    case "always", "all": break
    case "module":
      try note(world, key, place.registry)
      if !place.registry.isNone {
        let other = world.makeTuple([text, category, Value(small: 0)]).value
        if try !world.get(other, from: Ref(place.registry)).isUnbound { return }
        try world.set(other, to: .true, in: Ref(place.registry))
      }
    case "default": try note(world, key, place.registry)
    default:
      let shown = try world.repr(world.string(action))
      throw world.raise(
        "RuntimeError", "Unrecognized action (\(Ref<StringObject>(shown).text)) in warnings.filters")
    }
    try show(world, message, category, text, place, source)
  }

  /// Was it warned of already? A registry that is older than the filters is emptied.
  private static func isKnown(_ world: World, _ key: Value, _ registry: Ref<DictObject>) throws(Raised) -> Bool {
    let version = Value(small: WarningState.of(world).version)
    let name = world.intern("version")
    if world.get(name, in: registry) != version {
      _ = try world.callMethod(registry.value, "clear")
      world.set(name, version, in: registry)
      return false
    }
    let found = try world.get(key, from: registry)
    return found.isUnbound ? false : try world.isTrue(found)
  }

  private static func note(_ world: World, _ key: Value, _ registry: Value) throws(Raised) {
    if !registry.isNone { try world.set(key, to: .true, in: Ref(registry)) }
  }

  /// An attribute of the library's `warnings`, if that was imported.
  private static func attribute(_ world: World, _ name: StaticString) throws(Raised) -> Value? {
    let module = world.get(world.intern("warnings"), in: world.modules)
    if world.kind(of: module) != .module { return nil }
    let found = try world.findAttribute(module, name)
    return found.isUnbound ? nil : found
  }

  private static func action(_ world: World, _ text: Value, _ category: Value, _ place: Place) throws(Raised)
    -> String
  {
    var filters = WarningState.of(world).filters
    if let getter = try attribute(world, "_get_filters") {
      filters = try world.call(getter)
    } else if let own = try attribute(world, "filters") {
      // Before Python 3.14 `catch_warnings` puts a list of its own there.
      filters = own
    }
    for filter in try world.collect(filters) {
      guard world.kind(of: filter) == .tuple, Ref<TupleObject>(filter).count == 5 else {
        throw world.valueError("warnings.filters item 0 isn't a 5-tuple")
      }
      let item = Ref<TupleObject>(filter)
      let line = try world.index(item[4])
      guard try matches(world, item[1], text), world.isType(item[2]), world.isSubtype(Ref(category), Ref(item[2])),
        line == 0 || line == place.line, try matches(world, item[3], place.module)
      else { continue }
      return try world.strText(item[0])
    }
    guard let other = try attribute(world, "defaultaction") else { return "default" }
    return try world.strText(other)
  }

  /// Does a filter's part allow the text? It is None, a string that must be equal, or a pattern.
  private static func matches(_ world: World, _ filter: Value, _ text: Value) throws(Raised) -> Bool {
    if filter.isNone { return true }
    if text.isNone { return false }
    if world.isExactString(filter) { return try world.areEqual(filter, text) }
    return try world.isTrue(world.callMethod(filter, "match", [text]))
  }

  // MARK: Showing

  private static func show(
    _ world: World, _ message: Value, _ category: Value, _ text: Value, _ place: Place, _ source: Value
  ) throws(Raised) {
    if let show = try attribute(world, "_showwarnmsg"), let type = try attribute(world, "WarningMessage") {
      let made = try world.call(
        type, [message, category, place.filename, Value(small: place.line), .none, .none, source])
      _ = try world.call(show, [made])
      return
    }
    let filename = Ref<StringObject>(place.filename).text
    let name = Ref<TypeObject>(category).pointee.name.text
    var output = TextBuffer()
    output.append("\(filename):\(place.line): \(name): ")
    output.append(try world.str(text))
    output.append("\n")
    if let line = world.sourceLine(filename, place.line) {
      let stripped = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{c}" }
      output.append("  \(stripped.last == "\n" ? stripped.dropLast() : stripped)\n")
    }
    world.write(Ref(try output.finish(world)), toError: true)
  }
}
