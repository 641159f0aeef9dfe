// Classes: the body's code, and the call that makes the class.
import Basics
import PythonSyntax

extension Compiler {
  mutating func classDefinition(_ id: NodeID) {
    let view = tree.classDef(id)
    let range = tree.range(id)
    let decorators = decorators(view.decorators)
    let mark = unit.top
    let result = decorators.last ?? target(view.name) ?? temporary()
    let firstLine = line(view.decorators.isEmpty ? range.start : decoratorStart(view.decorators))
    if view.typeParameters.isEmpty {
      let function = temporary()
      classFunction(id, view, firstLine, function, at: range)
      buildClass(function, view.name, view.bases, view.keywords, genericBase: nil, result, at: range)
    } else {
      genericClass(id, view, firstLine, result)
    }
    release(to: max(mark, result + 1))
    decorate(view.decorators, decorators, result)
    store(view.name, result, at: range)
  }

  /// A function of the class body's code.
  mutating func classFunction(
    _ id: NodeID, _ view: ClassDef, _ firstLine: UInt32, _ destination: UInt16, at range: ByteRange
  ) {
    let code = classCode(id, view, firstLine)
    makeFunction(code, destination, at: range)
  }

  private mutating func classCode(_ id: NodeID, _ view: ClassDef, _ firstLine: UInt32) -> CodeObject {
    let name = text(view.name)
    let inner = table.scope(id, .body)
    let qualified = qualifiedName(name, of: mangled(view.name))
    begin(scope: inner, name: name, qualifiedName: qualified, firstLine: firstLine)
    let range = tree.range(id)
    let register = temporary()
    emit(.loadName, register, 0, sharedSite(Name(.__name__)), at: range)
    emit(.storeName, register, bc: nameIndex(known.module), at: range)
    loadConstant(.string(qualified), register, at: range)
    emit(.storeName, register, bc: nameIndex(known.qualname), at: range)
    if options.target >= .v3_13 {
      loadConstant(.integer(Int(firstLine)), register, at: range)
      emit(.storeName, register, bc: nameIndex(known.firstLineNumber), at: range)
    }
    if !view.typeParameters.isEmpty {
      load(known.typeParams, register, at: range)
      emit(.storeName, register, bc: nameIndex(known.dunderTypeParams), at: range)
    }
    if let cell = ownCell(known.classDict) {
      emit(.loadLocals, register, at: range)
      emit(.storeCell, cell, register, at: range)
    }
    let record = table.scopes[inner]
    numberAnnotations(record)
    if let cell = ownCell(known.conditionalAnnotations) {
      emit(.buildSet, register, register, 0, at: range)
      emit(.storeCell, cell, register, at: range)
    }
    if !record.annotated.isEmpty, hasFutureAnnotations || !annotatesLazily { emit(.setupAnnotations, at: range) }
    release(to: register)
    namespaceDocstring(view.body)
    statements(view.body)
    endClass(record, inner, qualified, at: range)
    return finish()
  }

  private mutating func endClass(
    _ record: SymbolTable.Scope, _ inner: Int, _ qualified: String, at range: ByteRange
  ) {
    let register = temporary()
    if !record.annotated.isEmpty, !hasFutureAnnotations, annotatesLazily {
      namespaceAnnotate(inner, qualified + ".__annotate__", register, at: range)
      emit(.storeName, register, bc: nameIndex(known.annotateFunction), at: range)
    }
    if options.target >= .v3_13 {
      let attributes = unit.staticAttributes.sorted().map { CodeObject.Constant.string($0) }
      loadConstant(.tuple(attributes), register, at: range)
      emit(.storeName, register, bc: nameIndex(known.staticAttributes), at: range)
    }
    if let cell = ownCell(known.classDict) {
      emit(.storeName, cell, bc: nameIndex(known.classDictCell), at: range)
    }
    if let cell = ownCell(Name(.__class__)) {
      emit(.storeName, cell, bc: nameIndex(known.classCell), at: range)
      emit(.returnValue, cell, at: range)
    } else {
      emit(.loadNone, register, at: range)
      emit(.returnValue, register, at: range)
    }
    release(to: register)
  }

  /// The register of a cell that the class body makes for its methods.
  private func ownCell(_ name: Name) -> UInt16? {
    guard let found = table.symbolIndex(unit.scope, name), table.symbols[found].place == .cell else { return nil }
    return unit.registers[name.rawValue]
  }
}
