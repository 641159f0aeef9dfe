// Type parameters of functions, classes and aliases (PEP 695): a function around them makes the parameters.
import Basics
import PythonSyntax

extension Compiler {
  mutating func genericFunction(
    _ id: NodeID, _ view: FunctionDef, _ arguments: Arguments, _ firstLine: UInt32, _ result: UInt16
  ) {
    let range = tree.range(id)
    let outside = defaults(of: arguments, at: range)
    beginGeneric(id, text(view.name), firstLine)
    let parameters = typeParameters(view.typeParameters, at: range)
    var parts = FunctionParts()
    if outside.defaults != nil { parts.defaults = unit.registers[known.dotDefaults.rawValue] }
    if outside.keywordDefaults != nil { parts.keywordDefaults = unit.registers[known.dotKwDefaults.rawValue] }
    unit.argumentCount = (outside.defaults == nil ? 0 : 1) + (outside.keywordDefaults == nil ? 0 : 1)
    annotations(of: arguments, id, view.returns, &parts)
    let function = temporary()
    let code = functionCode(id, view, arguments, firstLine)
    makeFunction(code, parts, function, at: range)
    emit(
      .intrinsic, flags: Intrinsic.setFunctionTypeParameters.rawValue, function, function, parameters, at: range)
    emit(.returnValue, function, at: range)
    let generic = finish()
    let call = temporaries(3)
    var count: UInt16 = 0
    makeFunction(generic, call, at: range)
    for register in [outside.defaults, outside.keywordDefaults] {
      guard let register else { continue }
      count += 1
      emit(.move, call + count, register, at: range)
    }
    emit(.call, result, call, count, at: range)
  }

  mutating func genericClass(_ id: NodeID, _ view: ClassDef, _ firstLine: UInt32, _ result: UInt16) {
    let range = tree.range(id)
    beginGeneric(id, text(view.name), firstLine)
    let parameters = typeParameters(view.typeParameters, at: range)
    store(known.typeParams, parameters, at: range)
    let function = temporary()
    classFunction(id, view, firstLine, function, at: range)
    let base = temporary()
    load(known.typeParams, base, at: range)
    emit(.intrinsic, flags: Intrinsic.subscriptGeneric.rawValue, base, base, at: range)
    store(known.genericBase, base, at: range)
    let made = temporary()
    buildClass(function, view.name, view.bases, view.keywords, genericBase: base, made, at: range)
    emit(.returnValue, made, at: range)
    callGeneric(finish(), result, at: range)
  }

  mutating func typeAlias(_ id: NodeID) {
    let view = tree.typeAlias(id)
    let range = tree.range(id)
    let name = tree.identifier(view.name)
    let result = temporary()
    if view.typeParameters.isEmpty {
      alias(id, view, nil, result, at: range)
    } else {
      beginGeneric(id, text(name), line(range.start))
      let parameters = typeParameters(view.typeParameters, at: range)
      let made = temporary()
      alias(id, view, parameters, made, at: range)
      emit(.returnValue, made, at: range)
      callGeneric(finish(), result, at: range)
    }
    store(name, result, at: tree.range(view.name))
  }

  private mutating func alias(
    _ id: NodeID, _ view: TypeAlias, _ parameters: UInt16?, _ result: UInt16, at range: ByteRange
  ) {
    let name = text(tree.identifier(view.name))
    let first = temporaries(3)
    loadConstant(.string(name), first, at: range)
    if let parameters {
      emit(.move, first + 1, parameters, at: range)
    } else {
      emit(.loadNone, first + 1, at: range)
    }
    evaluator(of: view.value, table.scope(id, .value), name, first + 2, at: range)
    emit(.intrinsic, flags: Intrinsic.typeAlias.rawValue, result, first, at: range)
    release(to: first)
  }

  private mutating func beginGeneric(_ id: NodeID, _ name: String, _ firstLine: UInt32) {
    let whole = "<generic parameters of \(name)>"
    let qualified = qualifiedName(whole)
    begin(scope: table.scope(id, .typeParameters), name: whole, qualifiedName: qualified, firstLine: firstLine)
  }

  private mutating func callGeneric(_ code: CodeObject, _ result: UInt16, at range: ByteRange) {
    let call = temporary()
    makeFunction(code, call, at: range)
    emit(.call, result, call, 0, at: range)
    release(to: call)
  }

  /// Makes the parameters, binds their names; gives the tuple of them.
  private mutating func typeParameters(_ list: NodeList, at range: ByteRange) -> UInt16 {
    let tuple = temporary()
    let first = temporaries(list.count)
    for at in 0..<list.count {
      typeParameter(tree.node(list, at), first + UInt16(truncatingIfNeeded: at))
    }
    emit(.buildTuple, tuple, first, UInt16(truncatingIfNeeded: list.count), at: range)
    release(to: first)
    return tuple
  }

  private mutating func typeParameter(_ id: NodeID, _ destination: UInt16) {
    let view = tree.typeParameter(id)
    let range = tree.range(id)
    let name = text(view.name)
    let mark = unit.top
    let operands = temporaries(2)
    loadConstant(constantText(mangled(view.name)), operands, at: range)
    var intrinsic = Intrinsic.typeVar
    switch tree.kind(id) {
    case .TypeVar:
      if view.bound.isPresent {
        if tree.kind(view.bound) == .Tuple { intrinsic = .typeVarWithConstraints }
        evaluator(of: view.bound, table.scope(id, .bound), name, operands + 1, at: range)
      } else {
        emit(.clear, operands + 1, at: range)
      }
    case .ParamSpec: intrinsic = .paramSpec
    default: intrinsic = .typeVarTuple
    }
    emit(.intrinsic, flags: intrinsic.rawValue, destination, operands, operands + 1, at: range)
    if view.defaultValue.isPresent {
      evaluator(of: view.defaultValue, table.scope(id, .defaultValue), name, operands, at: range)
      emit(
        .intrinsic, flags: Intrinsic.setTypeParameterDefault.rawValue, destination, destination, operands, at: range)
    }
    store(view.name, destination, at: range)
    release(to: mark)
  }

  /// A function that computes an expression when asked; its format is 1 when not said.
  private mutating func evaluator(
    of value: NodeID, _ scope: Int, _ name: String, _ destination: UInt16, at range: ByteRange
  ) {
    let qualified = qualifiedName(name)
    beginEvaluator(scope, name, qualified, range)
    let mark = unit.top
    if tree.kind(value) == .Starred {
      let register = temporary()
      expression(tree.value(value), register)
      emit(.unpackSequence, register, register, 1, at: tree.range(value))
      emit(.returnValue, register, at: tree.range(value))
    } else {
      emit(.returnValue, operand(value), at: tree.range(value))
    }
    release(to: mark)
    let code = finish()
    let defaults = temporary()
    loadConstant(.tuple([.integer(1)]), defaults, at: range)
    makeFunction(code, FunctionParts(defaults: defaults), destination, at: range)
    release(to: defaults)
  }
}
