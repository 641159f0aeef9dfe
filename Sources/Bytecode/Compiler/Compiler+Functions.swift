// Functions and lambdas: their code, and what makes function objects of it.
import Basics
import PythonSyntax

extension Compiler {
  /// What a function is made with beside its code; each is a register.
  struct FunctionParts {
    var defaults: UInt16?
    var keywordDefaults: UInt16?
    var annotate: UInt16?
    var annotations: UInt16?
  }

  mutating func functionDefinition(_ id: NodeID) {
    let view = tree.functionDef(id)
    let arguments = tree.arguments(view.arguments)
    let range = tree.range(id)
    let decorators = decorators(view.decorators)
    let firstLine = line(view.decorators.isEmpty ? range.start : decoratorStart(view.decorators))
    let mark = unit.top
    let result = decorators.last ?? target(view.name) ?? temporary()
    if view.typeParameters.isEmpty {
      let parts = parts(of: arguments, id, view.returns)
      let code = functionCode(id, view, arguments, firstLine)
      makeFunction(code, parts, result, at: range)
    } else {
      genericFunction(id, view, arguments, firstLine, result)
    }
    release(to: max(mark, result + 1))
    decorate(view.decorators, decorators, result)
    store(view.name, result, at: range)
  }

  func decoratorStart(_ decorators: NodeList) -> UInt32 { tree.range(tree.node(decorators, 0)).start }

  /// Evaluates decorators: each stands before a register for its argument. The last of these is for the thing itself.
  mutating func decorators(_ list: NodeList) -> [UInt16] {
    var registers: [UInt16] = []
    for at in 0..<list.count { registers.append(value(tree.node(list, at))) }
    if !list.isEmpty { registers.append(temporary()) }
    return registers
  }

  mutating func decorate(_ list: NodeList, _ registers: [UInt16], _ result: UInt16) {
    for at in (0..<list.count).reversed() {
      let decorator = registers[at]
      emit(.call, flags: 1, decorator, decorator, 1, at: tree.range(tree.node(list, at)))
      if at == 0 { emit(.move, result, decorator, at: .nowhere) }
    }
  }

  /// Defaults and annotations, in the order in which CPython evaluates them.
  mutating func parts(of arguments: Arguments, _ id: NodeID, _ returns: NodeID) -> FunctionParts {
    var parts = defaults(of: arguments, at: tree.range(id))
    annotations(of: arguments, id, returns, &parts)
    return parts
  }

  mutating func defaults(of arguments: Arguments, at range: ByteRange) -> FunctionParts {
    var parts = FunctionParts()
    if !arguments.defaults.isEmpty {
      let register = temporary()
      let first = temporaries(arguments.defaults.count)
      var values: [CodeObject.Constant]? = []
      for at in 0..<arguments.defaults.count {
        if let value = constantValue(tree.node(arguments.defaults, at)) { values?.append(value) } else { values = nil }
      }
      if let values {
        loadConstant(.tuple(values), register, at: range)
      } else {
        for at in 0..<arguments.defaults.count {
          expression(tree.node(arguments.defaults, at), first + UInt16(truncatingIfNeeded: at))
        }
        emit(.buildTuple, register, first, UInt16(truncatingIfNeeded: arguments.defaults.count), at: range)
      }
      release(to: first)
      parts.defaults = register
    }
    if table.hasKeywordDefaults(arguments) {
      let register = temporary()
      emit(.buildMap, register, register, 0, at: range)
      for at in 0..<arguments.kwDefaults.count where tree.node(arguments.kwDefaults, at).isPresent {
        let key = temporary()
        loadConstant(
          constantText(mangled(tree.arg(tree.node(arguments.kwonlyargs, at)).name)), key, at: range)
        let value = operand(tree.node(arguments.kwDefaults, at))
        emit(.mapAdd, register, key, value, at: range)
        release(to: key)
      }
      parts.keywordDefaults = register
    }
    return parts
  }

  mutating func functionCode(
    _ id: NodeID, _ view: FunctionDef, _ arguments: Arguments, _ firstLine: UInt32
  ) -> CodeObject {
    let inner = table.scope(id, .body)
    let name = text(view.name)
    let isMethod = unit.kind == .classBody && scope == unit.scope
    let qualified = qualifiedName(name, of: mangled(view.name))
    begin(scope: inner, name: name, qualifiedName: qualified, firstLine: firstLine)
    if isMethod { unit.flags.insert(.method) }
    declare(arguments)
    let record = table.scopes[inner]
    if record.isAsync, tree.kind(id) == .AsyncFunctionDef {
      unit.flags.insert(record.yields ? .asyncGenerator : .coroutine)
    } else if record.yields {
      unit.flags.insert(.generator)
    }
    let isGenerator = !unit.flags.isDisjoint(with: [.generator, .coroutine, .asyncGenerator])
    let region = isGenerator ? startGenerator() : nil
    if let docstring = docstring(view.body) {
      unit.docstring = .string(docstring)
      unit.flags.insert(.hasDocstring)
    }
    statements(view.body)
    if let region { endGenerator(region) }
    return finish()
  }

  private mutating func declare(_ arguments: Arguments) {
    unit.positionalOnlyCount = arguments.posonlyargs.count
    unit.argumentCount = arguments.posonlyargs.count + arguments.args.count
    unit.keywordOnlyCount = arguments.kwonlyargs.count
    if arguments.vararg.isPresent { unit.flags.insert(.varArgs) }
    if arguments.kwarg.isPresent { unit.flags.insert(.varKeywords) }
  }

  mutating func lambda(_ id: NodeID, _ destination: UInt16) {
    let view = tree.lambda(id)
    let range = tree.range(id)
    var parts = FunctionParts()
    let arguments = view.arguments.isPresent ? tree.arguments(view.arguments) : nil
    if let arguments { parts = defaults(of: arguments, at: range) }
    let inner = table.scope(id, .body)
    let isMethod = unit.kind == .classBody && scope == unit.scope
    begin(
      scope: inner, name: "<lambda>", qualifiedName: qualifiedName("<lambda>"), firstLine: line(range.start))
    if isMethod { unit.flags.insert(.method) }
    if let arguments { declare(arguments) }
    let record = table.scopes[inner]
    if record.yields { unit.flags.insert(record.isAsync ? .asyncGenerator : .generator) }
    let region = record.yields ? startGenerator() : nil
    emit(.returnValue, operand(view.body), at: tree.range(view.body))
    if let region { endGenerator(region) }
    let code = finish()
    makeFunction(code, parts, destination, at: range)
  }

  // MARK: Function objects

  mutating func makeFunction(_ code: CodeObject, _ destination: UInt16, at range: ByteRange) {
    makeFunction(code, FunctionParts(), destination, at: range)
  }

  mutating func makeFunction(
    _ code: CodeObject, _ parts: FunctionParts, _ destination: UInt16, at range: ByteRange
  ) {
    guard unit.reachable else { return }
    var given: [UInt16] = []
    var flags: UInt8 = 0
    if let register = parts.defaults {
      given.append(register)
      flags |= 1
    }
    if let register = parts.keywordDefaults {
      given.append(register)
      flags |= 2
    }
    if let register = parts.annotate {
      given.append(register)
      flags |= 4
    }
    let mark = unit.top
    if !code.freeVariables.isEmpty {
      given.append(closure(code, at: range))
      flags |= 8
    }
    if let register = parts.annotations {
      given.append(register)
      flags |= 16
    }
    let first: UInt16
    if given.count < 2 {
      first = given.first ?? 0
    } else {
      first = temporaries(given.count)
      for (at, register) in given.enumerated() {
        emit(.move, first + UInt16(truncatingIfNeeded: at), register, at: range)
      }
    }
    let index = constant(.code(code))
    emit(.makeFunction, flags: flags, destination, UInt16(truncatingIfNeeded: index), first, at: range)
    release(to: mark)
  }

  /// A tuple of the cells that the code asks for.
  private mutating func closure(_ code: CodeObject, at range: ByteRange) -> UInt16 {
    let first = temporaries(code.freeVariables.count)
    for (at, variable) in code.freeVariables.enumerated() {
      let name = table.names.intern(variable.name)
      emit(.move, first + UInt16(truncatingIfNeeded: at), cell(name) ?? 0, at: range)
    }
    emit(.buildTuple, first, first, UInt16(truncatingIfNeeded: code.freeVariables.count), at: range)
    return first
  }

  /// `f.<locals>.g`. A name that is declared global where it is defined stands alone.
  mutating func qualifiedName(_ name: String, of mangledName: Name? = nil) -> String {
    var parent = unit
    var isTop = outer.count == 1
    if parent.kind == .typeParameters || parent.kind == .annotations || parent.kind == .typeVariable
      || parent.kind == .typeAlias
    {
      if outer.count <= 2 { return name }
      parent = outer[outer.count - 1]
      isTop = false
    }
    if isTop { return name }
    if let mangledName, let found = table.symbolIndex(parent.scope, mangledName),
      table.symbols[found].place == .globalExplicit
    {
      return name
    }
    let isLocal = parent.kind == .function || parent.kind == .lambda
    return parent.qualifiedName + (isLocal ? ".<locals>." : ".") + name
  }
}
