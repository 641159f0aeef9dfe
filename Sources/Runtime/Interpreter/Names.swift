// Variables in namespaces: globals, builtins, the local namespace of class bodies and modules.
import Bytecode

extension World {
  /// A global or builtin; fills the site's cache. What is deferred is resolved, and replaced where it was found.
  @inline(never) func loadGlobal(_ name: Value, _ frame: Ref<Frame>, _ cache: Cells<SiteCache>) throws(Raised) -> Value
  {
    // Globals of a class of their own may answer in their own way, and not twice the same.
    if frame.pointee.globals.pointee.header.type != types.dict { return try lookUpGlobal(name, frame) }
    let entry = find(name, in: frame.pointee.globals)
    if entry >= 0 {
      let value = frame.pointee.globals.pointee.entries[entry].value
      if value.isDeferred { return try resolve(value, name, in: frame.pointee.globals) }
      cache[0].version = frame.pointee.globals.pointee.keysVersion
      cache[0].payload = UInt64(entry)
      cache[0].form = 1
      return value
    }
    let builtin = find(name, in: frame.pointee.builtins)
    if builtin < 0 {
      if opaque.stars.contains(frame.pointee.globals.address) { return makeOpaque(Ref<StringObject>(name).text) }
      throw undefinedName(name)
    }
    let value = frame.pointee.builtins.pointee.entries[builtin].value
    if value.isDeferred { return try resolve(value, name, in: frame.pointee.builtins) }
    cache[0].version = frame.pointee.globals.pointee.keysVersion
    cache[0].otherVersion = frame.pointee.builtins.pointee.keysVersion
    cache[0].payload = UInt64(builtin)
    cache[0].form = 2
    return value
  }

  /// Global or builtin without a cache.
  func lookUpGlobal(_ name: Value, _ frame: Ref<Frame>) throws(Raised) -> Value {
    for dict in [frame.pointee.globals, frame.pointee.builtins] {
      let value = try getMapped(name, in: dict.value)
      if !value.isUnbound { return value }
    }
    if opaque.stars.contains(frame.pointee.globals.address) { return makeOpaque(Ref<StringObject>(name).text) }
    throw undefinedName(name)
  }

  /// A name in a local namespace that is not the global one.
  @inline(never) func loadName(_ name: Value, _ frame: Ref<Frame>) throws(Raised) -> Value {
    if !frame.pointee.locals.isUnbound {
      let value = try getMapped(name, in: frame.pointee.locals)
      if !value.isUnbound { return value }
    }
    return try lookUpGlobal(name, frame)
  }

  /// `mapping[name]` of a namespace that may be any mapping; unbound where the key is missing.
  func getMapped(_ name: Value, in mapping: Value) throws(Raised) -> Value {
    if Ref<Header>(mapping).pointee.type == types.dict {
      let dict = Ref<DictObject>(mapping)
      let value = get(name, in: dict)
      return value.isDeferred ? try resolve(value, name, in: dict) : value
    }
    do throws(Raised) {
      let value = try getItem(mapping, name)
      if !value.isDeferred { return value }
      let resolved = try resolve(Ref<LazyImportObject>(value.proxy))
      try setItem(mapping, name, resolved)
      return resolved
    } catch {
      if !isRaised("KeyError") { throw error }
      raised = .unbound
      return .unbound
    }
  }

  func storeName(_ name: Value, _ value: Value, _ frame: Ref<Frame>) throws(Raised) {
    if frame.pointee.locals.isUnbound { throw raise("SystemError", "no locals when storing a name") }
    if Ref<Header>(frame.pointee.locals).pointee.type == types.dict {
      set(name, value, in: Ref<DictObject>(frame.pointee.locals))
    } else {
      try setItem(frame.pointee.locals, name, value)
    }
  }

  func deleteName(_ name: Value, _ frame: Ref<Frame>) throws(Raised) {
    if Ref<Header>(frame.pointee.locals).pointee.type == types.dict {
      if !remove(name, from: Ref<DictObject>(frame.pointee.locals)) { throw undefinedName(name) }
      return
    }
    do throws(Raised) {
      try deleteItem(frame.pointee.locals, name)
    } catch {
      if isRaised("KeyError") {
        raised = .unbound
        throw undefinedName(name)
      }
      throw error
    }
  }

  /// A free variable of a class body: its own name first.
  func loadClassCell(_ frame: Ref<Frame>, _ cell: Value, _ name: Value) throws(Raised) -> Value {
    if !frame.pointee.locals.isUnbound {
      let value = try getMapped(name, in: frame.pointee.locals)
      if !value.isUnbound { return value }
    }
    let content = Ref<CellObject>(cell).pointee.content
    if content.isUnbound { throw unboundCell(name, isFree: true) }
    return content
  }

  /// A name of an annotation scope in a class: in the class's namespace, then a cell, or global.
  func loadFromMapping(_ mapping: Value, _ name: Value, _ frame: Ref<Frame>, _ cell: Value) throws(Raised) -> Value {
    let value = try getMapped(name, in: mapping)
    if !value.isUnbound { return value }
    if cell.isUnbound { return try lookUpGlobal(name, frame) }
    let content = Ref<CellObject>(cell).pointee.content
    if content.isUnbound { throw unboundCell(name, isFree: true) }
    return content
  }

  /// `locals()`: the namespace, or of a function a new dict of its variables.
  func currentLocals(_ frame: Frame) throws(Raised) -> Value {
    if frame.locals.isUnbound || isInComprehension(frame) { return variables(frame.code, frame.registers).value }
    return frame.locals
  }

  /// Is a module or class body amid a comprehension? Then it has variables of its own: those of the comprehension.
  private func isInComprehension(_ frame: Frame) -> Bool {
    let code = codes[frame.code].code
    if code.localNames.isEmpty { return false }
    return code.localNames.indices.contains { index in
      let value = frame.registers[index]
      return isCell(value) ? !Ref<CellObject>(value).pointee.content.isUnbound : !value.isUnbound
    }
  }

  private func isCell(_ value: Value) -> Bool { value.isObject && Ref<Header>(value).pointee.kind == .cell }

  /// A new dict of a function's variables.
  func variables(_ number: Int, _ registers: Cells<Value>) -> Ref<DictObject> {
    let dict = makeDict()
    let code = codes[number].code
    func content(_ register: Int) -> Value {
      let cell = registers[register]
      return isCell(cell) ? Ref<CellObject>(cell).pointee.content : .unbound
    }
    // What has a cell stands there only; another comprehension may use the name, even the register, without a cell.
    // Parameters stand first all the same.
    var cells: [String: Int] = [:]
    for variable in code.cellVariables { cells[variable.name] = Int(variable.register) }
    var parameters = code.argumentCount + code.keywordOnlyCount
    if code.flags.contains(.varArgs) { parameters += 1 }
    if code.flags.contains(.varKeywords) { parameters += 1 }
    for (index, name) in code.localNames.enumerated() {
      var value = registers[index]
      if let cell = cells[name], cell >= code.localNames.count || cell == index && isCell(value) {
        value = index < parameters ? content(cell) : .unbound
      }
      if !value.isUnbound { set(intern(name), value, in: dict) }
    }
    for variable in code.cellVariables + code.freeVariables {
      let value = content(Int(variable.register))
      if !value.isUnbound { set(intern(variable.name), value, in: dict) }
    }
    return dict
  }
}
