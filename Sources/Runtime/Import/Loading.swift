// Importing now: `sys.modules`, parents first, specs, bodies.
import Bytecode
import PythonSyntax

extension World {
  /// The module of an absolute name, loaded if it was not; all its parents too.
  func importModule(_ fullName: String) throws(Raised) -> Value {
    let key = intern(fullName)
    let known = get(key, in: modules)
    if !known.isUnbound {
      if known.isNone {
        throw moduleNotFound("import of \(fullName) halted; None in sys.modules", fullName)
      }
      return known
    }
    var path = try folders(systemPath)
    var parent = Value.unbound
    if let dot = fullName.lastIndex(of: ".") {
      let parentName = String(fullName[..<dot])
      parent = try importModule(parentName)
      // The parent's body may have done it.
      let known = get(key, in: modules)
      if !known.isUnbound { return known }
      let parentPath = try findAttribute(parent, intern("__path__"))
      if parentPath.isUnbound {
        throw moduleNotFound("No module named '\(fullName)'; '\(parentName)' is not a package", fullName)
      }
      path = try folders(parentPath)
    } else if let native = nativeModules[fullName] {
      return try load(fullName, .native(native))
    }
    guard let found = find(fullName, in: path) else {
      throw moduleNotFound("No module named '\(fullName)'", fullName)
    }
    let module = try load(fullName, found)
    if !parent.isUnbound, let dot = fullName.lastIndex(of: ".") {
      let child = intern(String(fullName[fullName.index(after: dot)...]))
      try setAttribute(parent, child, module)
    }
    return module
  }

  func moduleNotFound(_ message: String, _ name: String) -> Raised {
    observer?.moduleMissing(self, name)
    let exception = makeException(exceptionType("ModuleNotFoundError"), [string(message)])
    setImportName(exception, string(name))
    return raise(exception)
  }

  /// `ImportError.name`
  func setImportName(_ exception: Value, _ name: Value) {
    let saved = raised
    _ = try? { () throws(Raised) in try self.setAttribute(exception, self.intern("name"), name) }()
    raised = saved
  }

  /// Makes the module, enters it, runs its body.
  private func load(_ fullName: String, _ found: Found) throws(Raised) -> Value {
    let module = makeModule(fullName)
    let dict = module.pointee.attributes.dict
    let key = intern(fullName)
    var package = fullName.lastIndex(of: ".").map { String(fullName[..<$0]) } ?? ""
    switch found {
    case .source(let path, let isPackage):
      set(intern("__file__"), string(path), in: dict)
      if isPackage {
        package = fullName
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        set(intern("__path__"), makeList([string(folder)]).value, in: dict)
      }
      set(intern("__cached__"), .none, in: dict)
    case .namespace(let portions):
      package = fullName
      set(intern("__path__"), makeList(portions.map { string($0) }).value, in: dict)
    case .native: break
    }
    set(intern("__package__"), string(package), in: dict)
    set(intern("__builtins__"), builtinsModule, in: dict)
    set(intern("__spec__"), makeSpec(fullName, dict), in: dict)
    set(key, module.value, in: modules)
    initializing.insert(fullName)
    defer { initializing.remove(fullName) }
    observer?.moduleStarted(self, fullName, path: found.path)
    let outerOwner = owner
    owner = module.pointee.number
    defer { owner = outerOwner }
    do throws(Raised) {
      switch found {
      case .source(let path, _):
        guard let bytes = host.readFile(path) else {
          throw raise("ImportError", "cannot read '\(path)'")
        }
        let code = try compileSource(SourceText(file: bytes), filename: path, mode: .module)
        _ = try runCode(code, globals: dict, locals: dict.value)
      case .native(let native): try native.fill(self, module)
      case .namespace: break
      }
    } catch {
      observer?.moduleEnded(self, failed: true)
      let _: Bool = remove(key, from: modules)
      throw error
    }
    observer?.moduleEnded(self, failed: false)
    let loaded = get(key, in: modules)
    if loaded.isUnbound { throw raise(makeException(exceptionType("KeyError"), [key])) }
    noteLoaded(fullName)
    loads.append(fullName)
    return loaded
  }

  /// A plain object with what a ModuleSpec says.
  private func makeSpec(_ fullName: String, _ dict: Ref<DictObject>) -> Value {
    let spec = makeInstance(types.simpleNamespace)
    let storage: Ref<AttributeStorage> = Ref<Header>(spec).at(MemoryLayout<Header>.size)
    func put(_ name: StaticString, _ value: Value) { set(intern(name), value, in: storage, types.simpleNamespace) }
    put("name", string(fullName))
    put("loader", .none)
    let file = get(intern("__file__"), in: dict)
    put("origin", file.isUnbound ? .none : file)
    let path = get(intern("__path__"), in: dict)
    put("submodule_search_locations", path.isUnbound ? .none : path)
    put("parent", get(intern("__package__"), in: dict))
    put("has_location", Value(!file.isUnbound))
    return spec
  }

  // MARK: `__import__`

  /// The absolute name of a relative import.
  func absoluteName(_ name: String, level: Int, globals: Ref<DictObject>) throws(Raised) -> String {
    if level == 0 { return name }
    var package = get(intern("__package__"), in: globals)
    if package.isUnbound || package.isNone {
      let own = get(names.name, in: globals)
      let text = isString(own) ? Ref<StringObject>(own).text : ""
      if find(intern("__path__"), in: globals) >= 0 {
        package = own
      } else {
        package = string(text.lastIndex(of: ".").map { String(text[..<$0]) } ?? "")
      }
    }
    guard isString(package) else { throw typeError("__package__ must be a string") }
    var parts = Ref<StringObject>(package).text
    if parts.isEmpty { throw raise("ImportError", "attempted relative import with no known parent package") }
    for _ in 1..<max(level, 1) {
      guard let dot = parts.lastIndex(of: ".") else {
        throw raise("ImportError", "attempted relative import beyond top-level package")
      }
      parts = String(parts[..<dot])
    }
    return name.isEmpty ? parts : parts + "." + name
  }

  /// What an `import` statement gets: the root package without a list of names, else the module itself, whose submodules
  /// among the names are loaded.
  func importNow(_ fullName: String, fromList: Value) throws(Raised) -> Value {
    let module = try importModule(fullName)
    if fromList.isUnbound || fromList.isNone || (kind(of: fromList) == .tuple && Ref<TupleObject>(fromList).count == 0)
    {
      guard let dot = fullName.firstIndex(of: ".") else { return module }
      return try importModule(String(fullName[..<dot]))
    }
    try handleFromList(module, fullName, try collect(fromList))
    return module
  }

  private func handleFromList(_ module: Value, _ fullName: String, _ list: [Value]) throws(Raised) {
    let path = try findAttribute(module, intern("__path__"))
    if path.isUnbound { return }
    for name in list {
      guard isString(name) else { throw typeError("Item in ``from list'' must be str, not \(typeName(of: name))") }
      let text = Ref<StringObject>(name).text
      if text == "*" {
        let all = try findAttribute(module, intern("__all__"))
        if !all.isUnbound {
          try handleFromList(
            module, fullName, try collect(all).filter { isString($0) && Ref<StringObject>($0).text != "*" })
        }
        continue
      }
      if hasAttributeQuietly(module, intern(name)) { continue }
      let child = fullName + "." + text
      if get(intern(child), in: modules).isUnbound, find(child, in: try folders(path)) == nil { continue }
      _ = try importModule(child)
    }
  }

  /// Is the name in the module's namespace, deferred or not, or given by its `__getattr__`?
  private func hasAttributeQuietly(_ module: Value, _ name: Value) -> Bool {
    guard kind(of: module) == .module else {
      let saved = raised
      let found = (try? { () throws(Raised) in try self.findAttribute(module, name) }()) ?? .unbound
      raised = saved
      return !found.isUnbound
    }
    return find(name, in: Ref<ModuleObject>(module).pointee.attributes.dict) >= 0
  }
}
