// Reading, binding and deleting variables, wherever they live.
import Basics
import PythonSyntax

extension Compiler {
  /// How code in the current scope reaches a variable.
  enum Variable {
    case register(UInt16)
    case cell(UInt16, isFree: Bool)
    /// A free variable of a class body, whose namespace goes first.
    case classCell(UInt16)
    case global
    case name
    /// In annotation scopes of classes: the class's namespace goes first.
    case mappingOrGlobals
    case mappingOrCell(UInt16)
  }

  /// The name must be mangled.
  func variable(_ name: Name) -> Variable {
    var at = scope
    while at != unit.scope {
      let symbol = table.symbolIndex(at, name).map { table.symbols[$0] }
      if let symbol, symbol.place == .local || symbol.place == .cell,
        let register = unit.comprehensionRegisters[SymbolTable.symbolKey(at, name)]
      {
        return symbol.place == .cell ? .cell(register, isFree: false) : .register(register)
      }
      let parent = table.scopes[at].parent
      if table.scopes[parent].kind == .classBody {
        if symbol?.place == .free, let register = unit.registers[name.rawValue] {
          return .cell(register, isFree: true)
        }
        return .global
      }
      at = parent
    }
    let isFunction = unit.kind.isFunctionLike
    guard let found = table.symbolIndex(unit.scope, name) else { return isFunction ? .global : .name }
    let register = unit.registers[name.rawValue]
    let seesClass = table.scopes[unit.scope].seesClass && name != known.classDict
    switch table.symbols[found].place {
    case .local:
      if isFunction, let register { return .register(register) }
      return .name
    case .cell:
      if isFunction, let register { return .cell(register, isFree: false) }
      return .name
    case .free:
      guard let register else { return .global }
      if unit.kind == .classBody { return .classCell(register) }
      return seesClass ? .mappingOrCell(register) : .cell(register, isFree: true)
    case .globalExplicit: return .global
    case .globalImplicit, .unresolved:
      if !isFunction { return .name }
      return seesClass ? .mappingOrGlobals : .global
    }
  }

  mutating func mangled(_ name: Name) -> Name { table.mangled(name, in: scope) }

  // MARK: Reading

  /// The register of a local variable that can be read in place. Where it may be unbound, that is checked first.
  mutating func direct(_ name: Name, at range: ByteRange) -> UInt16? {
    guard case .register(let register) = variable(mangled(name)), !unit.unsteady.contains(register) else { return nil }
    if !unit.bound.contains(register) {
      emit(.checkBound, register, at: range)
      if unit.reachable { unit.bound.insert(register) }
    }
    return register
  }

  mutating func load(_ name: Name, _ destination: UInt16, at range: ByteRange) {
    let name = mangled(name)
    switch variable(name) {
    case .register(let register):
      if unit.bound.contains(register) {
        if register != destination { emit(.move, destination, register, at: range) }
      } else {
        emit(.moveChecked, destination, register, at: range)
        if unit.reachable { unit.bound.insert(register) }
      }
    case .cell(let cell, let isFree):
      emit(.loadCell, flags: isFree ? 1 : 0, destination, cell, name16(name), at: range)
    case .classCell(let cell): emit(.loadClassCell, destination, cell, name16(name), at: range)
    case .global: emit(.loadGlobal, destination, 0, sharedSite(name), at: range)
    case .name: emit(.loadName, destination, 0, sharedSite(name), at: range)
    case .mappingOrGlobals:
      let mapping = temporary()
      loadClassNamespace(mapping, at: range)
      emit(.loadFromMappingOrGlobals, destination, mapping, name16(name), at: range)
      release(to: mapping)
    case .mappingOrCell(let cell):
      let mapping = temporaries(2)
      loadClassNamespace(mapping, at: range)
      emit(.move, mapping + 1, cell, at: range)
      emit(.loadFromMappingOrCell, destination, mapping, name16(name), at: range)
      release(to: mapping)
    }
  }

  private mutating func loadClassNamespace(_ destination: UInt16, at range: ByteRange) {
    load(known.classDict, destination, at: range)
  }

  mutating func name16(_ name: Name) -> UInt16 { UInt16(truncatingIfNeeded: nameIndex(name)) }

  /// The register that holds the cell of a variable.
  func cell(_ name: Name) -> UInt16? {
    switch variable(name) {
    case .cell(let register, _), .classCell(let register), .mappingOrCell(let register): return register
    default: return unit.registers[name.rawValue]
    }
  }

  // MARK: Binding

  /// The register that a value for a variable may be computed into, if it has one.
  mutating func target(_ name: Name) -> UInt16? {
    guard case .register(let register) = variable(mangled(name)) else { return nil }
    return register
  }

  mutating func store(_ name: Name, _ value: UInt16, at range: ByteRange) {
    let name = mangled(name)
    switch variable(name) {
    case .register(let register):
      if register != value { emit(.move, register, value, at: range) }
      if unit.reachable { unit.bound.insert(register) }
    case .cell(let cell, _), .classCell(let cell), .mappingOrCell(let cell): emit(.storeCell, cell, value, at: range)
    case .global, .mappingOrGlobals: emit(.storeGlobal, value, bc: nameIndex(name), at: range)
    case .name: emit(.storeName, value, bc: nameIndex(name), at: range)
    }
  }

  mutating func delete(_ name: Name, at range: ByteRange) {
    let name = mangled(name)
    switch variable(name) {
    case .register(let register):
      emit(.clear, flags: unit.bound.contains(register) ? 0 : 1, register, at: range)
      unit.bound.remove(register)
    case .cell(let cell, let isFree):
      emit(.deleteCell, flags: isFree ? 1 : 0, cell, 0, name16(name), at: range)
    case .classCell(let cell), .mappingOrCell(let cell):
      emit(.deleteCell, flags: 1, cell, 0, name16(name), at: range)
    case .global, .mappingOrGlobals: emit(.deleteGlobal, 0, bc: nameIndex(name), at: range)
    case .name: emit(.deleteName, 0, bc: nameIndex(name), at: range)
    }
  }

  /// The end of `except … as name`: whatever the name is now, afterwards it is gone.
  mutating func forget(_ name: Name) {
    if case .register(let register) = variable(mangled(name)) {
      emit(.clear, register, at: .nowhere)
      unit.bound.remove(register)
      return
    }
    let none = temporary()
    emit(.loadNone, none, at: .nowhere)
    store(name, none, at: .nowhere)
    delete(name, at: .nowhere)
    release(to: none)
  }
}
