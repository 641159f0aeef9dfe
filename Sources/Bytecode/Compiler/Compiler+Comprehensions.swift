// Comprehensions: inline where CPython does it, else functions, as generator expressions are.
import Basics
import PythonSyntax

extension Compiler {
  mutating func comprehension(_ id: NodeID, _ destination: UInt16) {
    let inner = table.scope(id, .body)
    if table.scopes[inner].isInlined {
      inlined(id, inner, destination)
    } else {
      comprehensionFunction(id, inner, destination)
    }
  }

  private func accumulator(_ id: NodeID) -> Opcode {
    switch tree.kind(id) {
    case .SetComp: .buildSet
    case .DictComp: .buildMap
    default: .buildList
    }
  }

  // MARK: Inline

  private mutating func inlined(_ id: NodeID, _ inner: Int, _ destination: UInt16) {
    let view = tree.comprehension(id)
    let range = tree.range(id)
    let first = tree.generator(tree.node(view.generators, 0))
    let result = spare(destination) ?? temporary()
    let iterator = temporary()
    let iterable = operand(first.iter, iterator)
    let registers = bindTargets(inner)
    let around = scope
    scope = inner
    emit(accumulator(id), result, result, 0, at: range)
    // Whatever happens, the targets are unbound again.
    let failed = label()
    let exception = temporary()
    let region = registers.isEmpty ? nil : openRegion(failed, exception)
    if first.isAsync {
      emit(.getAsyncIterator, iterator, iterable, at: tree.range(first.iter))
    } else {
      emit(.getIterator, iterator, iterable, at: tree.range(first.iter))
    }
    generators(id, view, 0, iterator, result)
    if let region { closeRegion(region) }
    unbind(registers)
    if let region {
      let end = label()
      if result != destination { emit(.move, destination, result, at: range) }
      if !unit.regions[region].pieces.isEmpty {
        jump(.jump, to: end, at: .nowhere)
        place(failed)
        unbind(registers)
        emit(.reraise, exception, at: .nowhere)
      }
      place(end)
    } else if result != destination {
      emit(.move, destination, result, at: range)
    }
    scope = around
    for (name, register) in registers { unit.spareRegisters[name.rawValue, default: []].append(register) }
  }

  private mutating func unbind(_ registers: [(name: Name, register: UInt16)]) {
    for (_, register) in registers {
      emit(.clear, register, at: .nowhere)
      unit.bound.remove(register)
    }
  }

  /// Registers for what the comprehension binds; they are unbound.
  private mutating func bindTargets(_ inner: Int) -> [(name: Name, register: UInt16)] {
    var registers: [(name: Name, register: UInt16)] = []
    for at in table.scopes[inner].symbols {
      let symbol = table.symbols[Int(at)]
      guard symbol.place == .local || symbol.place == .cell else { continue }
      let register: UInt16
      if let spare = unit.spareRegisters[symbol.name.rawValue]?.popLast() {
        register = spare
      } else {
        register = UInt16(truncatingIfNeeded: unit.localNames.count)
        unit.localNames.append(symbol.name)
        unit.deletable.insert(register)
      }
      unit.comprehensionRegisters.set(SymbolTable.symbolKey(inner, symbol.name), register)
      registers.append((symbol.name, register))
      if symbol.place == .cell {
        emit(.makeCell, register, at: .nowhere)
        let text = text(symbol.name)
        if !unit.cellVariables.contains(where: { $0.register == register }) {
          unit.cellVariables.append((text, register))
        }
      }
    }
    return registers
  }

  // MARK: Generators

  /// Generator number `index` and those within; its iterator is there.
  private mutating func generators(
    _ id: NodeID, _ view: Comprehension, _ index: Int, _ iterator: UInt16, _ result: UInt16
  ) {
    let generator = tree.generator(tree.node(view.generators, index))
    let start = label()
    let end = label()
    let mark = unit.top
    placeLoop(start)
    var asynchronous: (region: Int, handler: Label, register: UInt16)?
    if generator.isAsync {
      asynchronous = nextAsync(iterator, generator.target, at: tree.range(generator.iter))
    } else {
      next(iterator, generator.target, exhausted: end, at: tree.range(generator.iter))
    }
    for at in 0..<generator.ifs.count { condition(tree.node(generator.ifs, at), jumpIf: false, to: start) }
    if index + 1 < view.generators.count {
      let inner = tree.generator(tree.node(view.generators, index + 1))
      let register = temporary()
      if inner.isAsync {
        emit(.getAsyncIterator, register, operand(inner.iter, register), at: tree.range(inner.iter))
      } else {
        iterate(over: inner.iter, register)
      }
      generators(id, view, index + 1, register, result)
    } else {
      element(id, view, result)
    }
    jump(.jump, to: start, at: .nowhere)
    if let asynchronous {
      place(asynchronous.handler)
      emit(.endAsyncFor, asynchronous.register, at: tree.range(generator.iter))
    }
    place(end)
    release(to: mark)
  }

  private mutating func element(_ id: NodeID, _ view: Comprehension, _ result: UInt16) {
    let mark = unit.top
    let range = tree.range(view.element)
    let isStarred = tree.kind(view.element) == .Starred
    switch tree.kind(id) {
    case .ListComp, .SetComp:
      let isList = tree.kind(id) == .ListComp
      let value = operand(isStarred ? tree.value(view.element) : view.element)
      if isStarred {
        emit(isList ? .listExtend : .setUpdate, result, value, at: range)
      } else {
        emit(isList ? .listAppend : .setAdd, result, value, at: range)
      }
    case .DictComp:
      let key = operand(view.element)
      if view.value.isPresent {
        let value = operand(view.value)
        emit(.mapAdd, result, key, value, at: range.union(tree.range(view.value)))
      } else {
        emit(.mapUpdate, result, key, at: range)
      }
    default:
      if isStarred {
        let iterator = temporary()
        emit(.getIterator, iterator, operand(tree.value(view.element), iterator), at: range)
        let start = label()
        let end = label()
        let value = temporary()
        placeLoop(start)
        jump(.forIterator, value, iterator, to: end, at: range)
        yieldOut(value, value, at: range)
        jump(.jump, to: start, at: .nowhere)
        place(end)
      } else {
        let value = operand(view.element)
        yieldOut(temporary(), value, at: range)
      }
    }
    release(to: mark)
  }

  // MARK: As a function

  private mutating func comprehensionFunction(_ id: NodeID, _ inner: Int, _ destination: UInt16) {
    let view = tree.comprehension(id)
    let range = tree.range(id)
    let first = tree.generator(tree.node(view.generators, 0))
    let call = temporaries(2)
    let name: String =
      switch tree.kind(id) {
      case .ListComp: "<listcomp>"
      case .SetComp: "<setcomp>"
      case .DictComp: "<dictcomp>"
      default: "<genexpr>"
      }
    begin(scope: inner, name: name, qualifiedName: qualifiedName(name), firstLine: line(range.start))
    unit.argumentCount = 1
    let isGenerator = tree.kind(id) == .GeneratorExp
    let iterator = temporary()
    let iterationRange = tree.range(first.iter)
    emit(first.isAsync ? .getAsyncIterator : .getIterator, iterator, 0, at: iterationRange)
    var region: Int?
    if isGenerator {
      unit.flags.insert(table.scopes[inner].isAsync ? .asyncGenerator : .generator)
      region = startGenerator()
      generators(id, view, 0, iterator, 0)
    } else {
      let result = temporary()
      emit(accumulator(id), result, result, 0, at: range)
      generators(id, view, 0, iterator, result)
      emit(.returnValue, result, at: range)
    }
    if let region { endGenerator(region) }
    let code = finish()
    makeFunction(code, call, at: range)
    expression(first.iter, call + 1)
    emit(.call, destination, call, 1, at: range)
    if table.scopes[inner].isAsync, !isGenerator { awaitValue(destination, flags: 0, at: range) }
  }
}
