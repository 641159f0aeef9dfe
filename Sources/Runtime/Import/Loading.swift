// Importing now: `sys.modules`, parents first, specs, loaders, bodies.
import Bytecode
import PythonSyntax

extension World {
  /// The module of an absolute name, loaded if it was not; all its parents too: `importlib._bootstrap._find_and_load`.
  package func importModule(_ fullName: String) throws(Raised) -> Value {
    let module = try importIfFound(fullName)
    if !module.isUnbound { return module }
    if mayBeMissing(fullName) { return loadOpaque(fullName) }
    throw moduleNotFound("No module named '\(fullName)'", fullName)
  }

  /// The same for names that may have no module.
  /// - Parameter isOptional: a name below what is no package is not there; otherwise that is an error.
  /// - Returns: unbound where no finder knows the name.
  func importIfFound(_ fullName: String, isOptional: Bool = false) throws(Raised) -> Value {
    let key = intern(fullName)
    let known = get(key, in: modules)
    if !known.isUnbound {
      if known.isNone { throw moduleNotFound("import of \(fullName) halted; None in sys.modules", fullName) }
      observer?.moduleFound(self, key)
      return known
    }
    guard let dot = fullName.lastIndex(of: ".") else {
      let spec = try findSpec(fullName, .none)
      if spec.isNone { return try loadSubstitute(fullName) }
      return try finish(try load(spec, fullName), nil, fullName)
    }
    let parentName = String(fullName[..<dot])
    if get(intern(parentName), in: modules).isUnbound { _ = try importModule(parentName) }
    // The parent's body may have done it.
    let loadedByParent = get(key, in: modules)
    if !loadedByParent.isUnbound { return loadedByParent }
    let parent = get(intern(parentName), in: modules)
    if parent.isUnbound { throw keyError(string(parentName)) }
    if isOpaque(parent) { return loadOpaque(fullName) }
    let path = try attributeIfAny(parent, intern("__path__"))
    if path.isUnbound {
      if isOptional { return .unbound }
      let error = moduleNotFound("No module named '\(fullName)'; '\(parentName)' is not a package", fullName)
      // importlib raises it `from None`.
      Ref<ExceptionObject>(raised).pointee.suppressesContext = true
      throw error
    }
    let spec = try findSpec(fullName, path)
    if spec.isNone {
      let module = try loadSubstitute(fullName)
      return module.isUnbound ? module : try finish(module, parentName, fullName)
    }
    let child = String(fullName[fullName.index(after: dot)...])
    let parentSpec = try attributeIfAny(parent, "__spec__")
    let unfinished =
      parentSpec.isUnbound || parentSpec.isNone
      ? Value.unbound : try attributeIfAny(parentSpec, "_uninitialized_submodules")
    let isTracked = kind(of: unfinished) == .list
    if isTracked { append(string(child), to: Ref<ListObject>(unfinished)) }
    let module: Value
    do throws(Raised) {
      module = try load(spec, fullName)
    } catch {
      if isTracked { removeLast(Ref<ListObject>(unfinished)) }
      throw error
    }
    if isTracked { removeLast(Ref<ListObject>(unfinished)) }
    return try finish(module, parentName, fullName)
  }

  private func removeLast(_ list: Ref<ListObject>) {
    if list.pointee.count > 0 { list.pointee.count -= 1 }
  }

  /// Binds a loaded module in its parent.
  private func finish(_ module: Value, _ parentName: String?, _ fullName: String) throws(Raised) -> Value {
    if let parentName {
      let parent = get(intern(parentName), in: modules)
      if parent.isUnbound { throw keyError(string(parentName)) }
      let child = intern(String(fullName.dropFirst(parentName.utf8.count + 1)))
      if isCinder, keepsOwn(child, of: parent, fullName) { return module }
      try setIfPossible(parent, child, module)
    }
    return module
  }

  /// Sets an attribute; an object that refuses it with AttributeError goes without.
  private func setIfPossible(_ object: Value, _ name: Value, _ value: Value) throws(Raised) {
    let outer = raised
    do throws(Raised) {
      try setAttribute(object, name, value)
    } catch {
      guard isRaised("AttributeError") else { throw error }
      raised = outer
    }
  }

  func moduleNotFound(_ message: String, _ name: String) -> Raised {
    observer?.moduleMissing(self, name)
    let exception = makeException(exceptionType("ModuleNotFoundError"), [string(message)])
    setImportName(exception, string(name))
    return raise(exception)
  }

  /// An ImportError with its `name`.
  func importError(_ message: String, name: Value) -> Raised {
    let exception = makeException(exceptionType("ImportError"), [string(message)])
    setImportName(exception, name)
    return raise(exception)
  }

  /// `ImportError.name`, and `msg`, which `__init__` would have set.
  func setImportName(_ exception: Value, _ name: Value) {
    let saved = raised
    _ = try? { () throws(Raised) in
      try self.setAttribute(exception, self.intern("name"), name)
      try self.setAttribute(exception, self.intern("msg"), Ref<ExceptionObject>(exception).pointee.arguments[0])
    }()
    raised = saved
  }

  // MARK: Loading

  /// Makes the module, enters it, runs its body: `importlib._bootstrap._load_unlocked`.
  /// - Returns: what stands in `sys.modules` then.
  func load(_ spec: Value, _ fullName: String) throws(Raised) -> Value {
    if opaque.isOn, try type(of: attributeIfAny(spec, "loader")) == imports.types.extensionFileLoader {
      return loadOpaque(fullName)
    }
    let module = try makeModule(from: spec)
    let key = intern(fullName)
    try mark(spec, isInitializing: true)
    set(key, module, in: modules)
    let isOutermost = initializing.insert(fullName).inserted
    let mode = lazyState.mode
    if World.startSources.contains(fullName) { lazyState.mode = .normal }
    defer {
      lazyState.mode = mode
      if isOutermost { initializing.remove(fullName) }
    }
    do throws(Raised) {
      try observed(module, fullName, path: path(of: spec)) { () throws(Raised) in
        try execute(spec, module)
      }
    } catch {
      let exception = raised
      let _: Bool = remove(key, from: modules)
      try? mark(spec, isInitializing: false)
      raised = exception
      throw error
    }
    // It may have replaced itself; it goes to the end.
    let loaded = get(key, in: modules)
    if loaded.isUnbound {
      try mark(spec, isInitializing: false)
      throw keyError(key)
    }
    let _: Bool = remove(key, from: modules)
    set(key, loaded, in: modules)
    try mark(spec, isInitializing: false)
    noteLoaded(fullName)
    loads.append(fullName)
    if fullName == "encodings" { try loadFromStart("encodings.utf_8") }
    if isCinder {
      if isOutermost { initializing.remove(fullName) }
      publishChildren(of: loaded, fullName)
      if fullName == "importlib", kind(of: loaded) == .module {
        CinderFunctions.add(to: Ref<ModuleObject>(loaded), self)
      }
    }
    return loaded
  }

  /// Lets a body run as that of its module: what it does is the module's doing, and an observer sees it begin and end.
  func observed(
    _ module: Value, _ fullName: String, path: @autoclosure () throws(Raised) -> String?,
    _ body: () throws(Raised) -> Void
  ) throws(Raised) {
    observer?.moduleStarted(self, fullName, path: try path())
    let outerOwner = owner
    var hasFailed = true
    if kind(of: module) == .module { owner = Ref<ModuleObject>(module).pointee.number }
    defer {
      owner = outerOwner
      observer?.moduleEnded(self, failed: hasFailed)
    }
    try body()
    hasFailed = false
  }

  /// A library module of our own, for a world without a library; unbound where we have none of that name.
  private func loadSubstitute(_ fullName: String) throws(Raised) -> Value {
    guard let native = substituteModules[fullName] else { return .unbound }
    let module = makeModule(fullName)
    let spec = makeBuiltinSpec(fullName)
    try fillModule(module.value, from: spec, isForced: false)
    set(intern(fullName), module.value, in: modules)
    try native.fill(self, module)
    noteLoaded(fullName)
    if isCinder, fullName == "importlib" { CinderFunctions.add(to: module, self) }
    return module.value
  }

  /// The file that a spec names.
  private func path(of spec: Value) throws(Raised) -> String? {
    let origin = try attributeIfAny(spec, "origin"), hasLocation = try attributeIfAny(spec, "has_location")
    return hasLocation.isTrue && isString(origin) ? Ref<StringObject>(origin).text : nil
  }

  private func mark(_ spec: Value, isInitializing: Bool) throws(Raised) {
    if type(of: spec) == imports.types.moduleSpec {
      put("_initializing", Value(isInitializing), in: spec)
    } else {
      try setAttribute(spec, intern("_initializing"), Value(isInitializing))
    }
  }

  /// Runs the body through the spec's loader; a namespace package has none.
  private func execute(_ spec: Value, _ module: Value) throws(Raised) {
    let loader = try attributeIfAny(spec, "loader")
    if loader.isNone || loader.isUnbound {
      if try getAttribute(spec, intern("submodule_search_locations")).isNone {
        throw importError("missing loader", name: try getAttribute(spec, intern("name")))
      }
      return
    }
    // The usual loaders need no calls.
    if type(of: loader) == imports.types.sourceFileLoader, kind(of: module) == .module {
      let path = try strText(getAttribute(loader, intern("path")))
      guard let bytes = host.readFile(path) else {
        throw raise(
          try call(
            exceptionType("FileNotFoundError").value,
            [Value(small: 2), string("No such file or directory"), string(path)]))
      }
      let code = try compileFile(bytes, path)
      _ = try runModuleBody(code, Ref<ModuleObject>(module).pointee.attributes.dict)
      return
    }
    _ = try callMethod(loader, "exec_module", [module])
  }

  /// Runs a module's code in its namespace.
  func runModuleBody(_ code: Int, _ dict: Ref<DictObject>) throws(Raised) -> Value {
    let key = intern("__builtins__")
    if get(key, in: dict).isUnbound { set(key, builtins.value, in: dict) }
    _ = try runCode(code, globals: dict, locals: dict.value)
    return .none
  }

  // MARK: Modules from specs

  /// `importlib.util.module_from_spec`
  func makeModule(from spec: Value) throws(Raised) -> Value {
    let loader = try getAttribute(spec, intern("loader"))
    var module = Value.none
    if !loader.isNone, type(of: loader) != imports.types.sourceFileLoader {
      let maker = try attributeIfAny(loader, "create_module")
      if !maker.isUnbound {
        module = try call(maker, [spec])
      } else if try !attributeIfAny(loader, "exec_module").isUnbound {
        throw raise("ImportError", "loaders that define exec_module() must also define create_module()")
      }
    }
    if module.isNone { module = makeModule(try strText(getAttribute(spec, intern("name")))).value }
    try fillModule(module, from: spec, isForced: false)
    return module
  }

  /// Sets the attributes that a spec gives to a module: `importlib._bootstrap._init_module_attrs`.
  func fillModule(_ module: Value, from spec: Value, isForced: Bool) throws(Raised) {
    func isOpen(_ name: StaticString) throws(Raised) -> Bool {
      if isForced { return true }
      let value = try attributeIfAny(module, name)
      return value.isUnbound || value.isNone
    }
    func store(_ name: StaticString, _ value: Value) throws(Raised) { try setIfPossible(module, intern(name), value) }
    let locations = try getAttribute(spec, intern("submodule_search_locations"))
    if try isOpen("__name__") { try store("__name__", getAttribute(spec, intern("name"))) }
    if try isOpen("__loader__") {
      var loader = try getAttribute(spec, intern("loader"))
      if loader.isNone, !locations.isNone {
        loader = makeInstance(imports.types.namespaceLoader)
        put("_path", locations, in: loader)
        try setAttribute(spec, intern("loader"), loader)
        try store("__file__", .none)
      }
      try store("__loader__", loader)
    }
    if try isOpen("__package__") { try store("__package__", getAttribute(spec, intern("parent"))) }
    try store("__spec__", spec)
    if !locations.isNone, try isOpen("__path__") { try store("__path__", locations) }
    if try isTrue(getAttribute(spec, intern("has_location"))), try isOpen("__file__") {
      try store("__file__", getAttribute(spec, intern("origin")))
    }
  }

  /// Runs a spec's body once more in a module that is there: `importlib._bootstrap._exec`, of `importlib.reload`.
  func reexecute(_ spec: Value, _ module: Value) throws(Raised) -> Value {
    let name = try strText(getAttribute(spec, intern("name")))
    if get(intern(name), in: modules) != module {
      throw importError("module '\(name)' not in sys.modules", name: string(name))
    }
    try fillModule(module, from: spec, isForced: true)
    try execute(spec, module)
    noteLoaded(name)
    let now = get(intern(name), in: modules)
    return now.isUnbound ? module : now
  }
}
