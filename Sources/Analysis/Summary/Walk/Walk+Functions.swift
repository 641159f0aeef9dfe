// Functions and lambdas: what runs at the definition, and a body that runs later.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  /// Records a function and makes it the place where what follows happens.
  mutating func openFunction(_ record: FunctionRecord) {
    summary.functions.append(record)
    summary.functionFacts.append(
      FunctionFacts(
        firstSite: 0, firstParameter: UInt32(summary.parameters.count), parameterCount: 0, positionalCount: 0,
        flags: []))
    place.function = UInt32(truncatingIfNeeded: summary.functions.count - 1)
    place.classID = .max
    // Under `TYPE_CHECKING` it never runs, under `__main__` only in a script, even when called.
    if place.time == .atImport { place.time = .deferred }
    place.useFlags = []
    place.importFlags = .inFunction
    place.enclosingWith = .max
    place.fieldForm = .plain
    place.isType = false
    place.isCaught = false
    hasExited = false
  }

  mutating func functionDefinition(_ id: NodeID) {
    let definition = tree.functionDef(id)
    let range = tree.range(id)
    var flags: FunctionRecord.Flags = tree.kind(id) == .AsyncFunctionDef ? .isAsync : []
    if place.time == .never { flags.insert(.isNever) }
    for index in 0..<definition.decorators.count {
      let decorator = tree.node(definition.decorators, index)
      flags.insert(.isDecorated)
      if tree.kind(decorator) == .Name {
        let name = tree.identifier(decorator)
        if name == KnownName.staticmethod { flags.insert(.isStatic) }
        if name == KnownName.classmethod { flags.insert(.isClassMethod) }
      }
      if meaning(decorator) == .contextManager { flags.insert(.isContextManager) }
      // What a decorator factory returns is called as well.
      expression(decorator, .decorator, tree.kind(decorator) == .Call ? [.isCalled, .isIterated] : .isCalled)
    }
    // A lambda among the defaults is a function before this one.
    defaults(definition.arguments)
    let number = UInt32(truncatingIfNeeded: summary.functions.count)
    for index in 0..<definition.decorators.count {
      let decorator = tree.node(definition.decorators, index)
      if callsDecorated(decorator) { call(number, tree.range(decorator), []) }
    }
    effect = range.end
    if place.classID == .max || !definition.name.isPresent {
      bind(definition.name, at: definition.nameStart, .function, record: number)
      if scratch.scopes.kind == .module, definition.name == KnownName.__getattr__ { summary.flags.insert(.hasGetattr) }
    }
    effect = 0
    noteDecorations(definition.decorators, ValueSketch(.function, number))
    let outer = place
    let outerExit = hasExited
    openTypeParameters(definition.typeParameters)
    annotations(of: definition)
    let begin = scratch.memory.isOn ? bodyBegin(id, definition) : nil
    if !repeatBody(id, begin) {
      openFunction(
        FunctionRecord(
          name: text(definition.name), range: range, parent: FunctionID(outer.function),
          classID: ClassID(outer.classID), callRange: ByteRange(at: 0), caller: .none, importCall: .never, flags: flags)
      )
      openScope(.function)
      bindParameters(definition.arguments)
      statements(definition.body)
      closeScope()
      rememberBody(id, begin)
    }
    if scratch.memory.isOn { noteFunctions(from: Int(number)) }
    closeTypeParameters(definition.typeParameters)
    place = outer
    hasExited = outerExit
    if place.classID != .max {
      effect = range.end
      bind(definition.name, at: definition.nameStart, .function, record: number)
      effect = 0
    }
  }

  mutating func lambda(_ id: NodeID, isCalledNow: Bool = false, isHandedOver: Bool = false) {
    let lambda = tree.lambda(id)
    defaults(lambda.arguments)
    let outer = place
    let outerExit = hasExited
    let number = UInt32(truncatingIfNeeded: summary.functions.count)
    if isCalledNow || isHandedOver { call(number, tree.range(id), isHandedOver ? .isConditional : []) }
    openFunction(
      FunctionRecord(
        name: .none, range: tree.range(id), parent: FunctionID(outer.function), classID: ClassID(outer.classID),
        callRange: ByteRange(at: 0), caller: .none, importCall: .never,
        flags: outer.time == .never ? [.isLambda, .isNever] : .isLambda))
    openScope(.function)
    bindParameters(lambda.arguments)
    expression(lambda.body, .name)
    closeScope()
    place = outer
    hasExited = outerExit
  }

  /// The innermost function holds a `yield`.
  mutating func noteYield() {
    if place.function != .max { summary.functions[Int(place.function)].flags.insert(.isGenerator) }
  }

  /// Default values are computed at the definition.
  private mutating func defaults(_ id: NodeID) {
    if !id.isPresent { return }
    let arguments = tree.arguments(id)
    expressions(arguments.defaults, .defaultArgument)
    expressions(arguments.kwDefaults, .defaultArgument)
  }

  private mutating func bindParameters(_ id: NodeID) {
    if !id.isPresent { return }
    let arguments = tree.arguments(id)
    var number = 0
    for list in [arguments.posonlyargs, arguments.args, arguments.kwonlyargs] {
      for index in 0..<list.count {
        bindParameter(tree.node(list, index))
        noteParameter(tree.node(list, index), number)
        number += 1
      }
    }
    noteParameterCount(number, positional: number - arguments.kwonlyargs.count)
    bindParameter(arguments.vararg)
    bindParameter(arguments.kwarg)
  }

  private mutating func bindParameter(_ id: NodeID) {
    if !id.isPresent { return }
    scratch.scopes.bindParameter(tree.arg(id).name, definition: LocalDefinition.stored(parameterOf: place.function))
  }

  /// Parameter and return annotations, in the scope of the type parameters.
  private mutating func annotations(of definition: FunctionDef) {
    let arguments = tree.arguments(definition.arguments)
    for list in [arguments.posonlyargs, arguments.args, arguments.kwonlyargs] {
      for index in 0..<list.count { annotation(tree.arg(tree.node(list, index)).annotation) }
    }
    if arguments.vararg.isPresent { annotation(tree.arg(arguments.vararg).annotation) }
    if arguments.kwarg.isPresent { annotation(tree.arg(arguments.kwarg).annotation) }
    annotation(definition.returns)
  }

  // MARK: PEP 695

  /// Opens the scope of type parameters; their bounds and defaults are lazy.
  mutating func openTypeParameters(_ list: NodeList) {
    if list.isEmpty { return }
    openScope(.typeParameters)
    let outer = place
    for index in 0..<list.count { scratch.scopes.bind(tree.typeParameter(tree.node(list, index)).name) }
    place.isType = true
    if place.time != .never { place.time = .lazyType }
    for index in 0..<list.count {
      let parameter = tree.typeParameter(tree.node(list, index))
      expression(parameter.bound, .annotation)
      expression(parameter.defaultValue, .annotation)
    }
    place = outer
  }

  mutating func closeTypeParameters(_ list: NodeList) {
    if !list.isEmpty { closeScope() }
  }

  // MARK: Annotations

  /// An annotation of a signature, or of a module or class variable that no class form reads.
  mutating func annotation(_ id: NodeID) {
    if !id.isPresent { return }
    let outer = place
    place.isType = true
    place.useFlags.insert(.inAnnotation)
    if postponesAnnotations, place.time != .never { place.time = .annotation }
    expression(id, .annotation)
    place = outer
  }

  /// An annotation that is never evaluated: a local variable's.
  mutating func unevaluatedAnnotation(_ id: NodeID) {
    if !id.isPresent { return }
    let outer = place
    place.isType = true
    place.useFlags.insert(.inAnnotation)
    if place.time != .never { place.time = .annotation }
    expression(id, .annotation)
    place = outer
  }

  /// A string where a type is meant: its names are mentioned, not read.
  mutating func typeString(_ id: NodeID, _ kind: UseKind) {
    let range = tree.range(id)
    let end = min(Int(range.end), tree.source.bytes.count)
    var at = Int(range.start)
    let before = place.time
    if place.time != .never { place.time = .string }
    defer { place.time = before }
    var isFirst = true
    // Prefix letters and quotes.
    while at < end, tree.source.bytes[at] != UInt8(ascii: "\""), tree.source.bytes[at] != UInt8(ascii: "'") { at += 1 }
    while at < end, tree.source.bytes[at] == UInt8(ascii: "\"") || tree.source.bytes[at] == UInt8(ascii: "'") {
      at += 1
    }
    while at < end {
      if !isIdentifierStart(tree.source.bytes[at]) {
        if tree.source.bytes[at] != UInt8(ascii: " ") { isFirst = false }
        // A nested string (`Literal['x']`) names nothing.
        if tree.source.bytes[at] == UInt8(ascii: "'") || tree.source.bytes[at] == UInt8(ascii: "\"") {
          let quote = tree.source.bytes[at]
          at += 1
          while at < end, tree.source.bytes[at] != quote { at += 1 }
        }
        at += 1
        continue
      }
      let start = at
      while at < end, isIdentifierPart(tree.source.bytes[at]) { at += 1 }
      let name = tree.names.find(tree.source.bytes, start..<at)
      // The attributes belong to it.
      while at + 1 < end, tree.source.bytes[at] == UInt8(ascii: "."), isIdentifierStart(tree.source.bytes[at + 1]) {
        at += 1
        while at < end, isIdentifierPart(tree.source.bytes[at]) { at += 1 }
      }
      if name.isPresent, !name.isHardKeyword {
        var flags: Use.Flags = .isQuoted
        if isFirst { flags.insert(.isLeading) }
        use(name, UInt32(start), UInt32(at), chain: .none, kind: kind, flags: flags)
      }
      isFirst = false
    }
  }
}

func isIdentifierStart(_ byte: UInt8) -> Bool {
  (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") || byte == UInt8(ascii: "_") || byte >= 0x80
}

func isIdentifierPart(_ byte: UInt8) -> Bool {
  isIdentifierStart(byte) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
}
