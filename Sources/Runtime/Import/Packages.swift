// What `__import__` adds to loading: relative names, the root package or the named module, submodules in a `from` list.

extension World {
  /// The absolute name of a relative import.
  func absoluteName(_ name: String, level: Int, globals: Ref<DictObject>) throws(Raised) -> String {
    if level == 0 { return name }
    let package = try packageName(globals)
    if package.isEmpty { throw raise("ImportError", "attempted relative import with no known parent package") }
    var base = package
    for _ in 1..<max(level, 1) {
      guard let dot = base.lastIndex(of: ".") else {
        throw raise("ImportError", "attempted relative import beyond top-level package")
      }
      base = String(base[..<dot])
    }
    return name.isEmpty ? base : base + "." + name
  }

  /// The package that relative imports in a namespace start from: `__package__`, else the spec's parent, else by `__name__`.
  private func packageName(_ globals: Ref<DictObject>) throws(Raised) -> String {
    let package = get(intern("__package__"), in: globals)
    if !package.isUnbound, !package.isNone {
      guard isString(package) else { throw typeError("package must be a string") }
      return Ref<StringObject>(package).text
    }
    let spec = get(intern("__spec__"), in: globals)
    if !spec.isUnbound, !spec.isNone {
      let parent = try getAttribute(spec, intern("parent"))
      guard isString(parent) else { throw typeError("__spec__.parent must be a string") }
      return Ref<StringObject>(parent).text
    }
    let own = get(names.name, in: globals)
    if own.isUnbound { throw raise(makeException(exceptionType("KeyError"), [string("'__name__' not in globals")])) }
    guard isString(own) else { throw typeError("__name__ must be a string") }
    let text = Ref<StringObject>(own).text
    if find(intern("__path__"), in: globals) >= 0 { return text }
    return text.lastIndex(of: ".").map { String(text[..<$0]) } ?? ""
  }

  /// What an `import` statement gets: the root package without a list of names, else the module itself, whose submodules
  /// among the names are loaded.
  /// - Parameter written: the name as it stood in the program, without what a relative import adds.
  func importNow(_ fullName: String, fromList: Value, written: String? = nil) throws(Raised) -> Value {
    let module = try importModule(fullName)
    if fromList.isUnbound || fromList.isNone { return try root(of: fullName, module, written) }
    if kind(of: fromList) == .tuple, Ref<TupleObject>(fromList).count == 0 {
      return try root(of: fullName, module, written)
    }
    if try attributeIfAny(module, intern("__path__")).isUnbound { return module }
    try handleFromList(module, try collect(fromList), isRecursive: false)
    return module
  }

  private func root(of fullName: String, _ module: Value, _ written: String?) throws(Raised) -> Value {
    let name = written ?? fullName
    guard let dot = name.firstIndex(of: ".") else { return module }
    let cut = name.utf8.count - name[..<dot].utf8.count
    let rootName = String(fullName.dropLast(cut))
    if written == nil { return try importModule(rootName) }
    let found = get(intern(rootName), in: modules)
    if found.isUnbound { throw keyError(string("'\(rootName)' not in sys.modules as expected")) }
    return found
  }

  private func handleFromList(_ module: Value, _ list: [Value], isRecursive: Bool) throws(Raised) {
    for name in list {
      guard isString(name) else {
        let place =
          isRecursive ? try strText(getAttribute(module, names.name)) + ".__all__" : "``from list''"
        throw typeError("Item in \(place) must be str, not \(typeName(of: name))")
      }
      let text = Ref<StringObject>(name).text
      if text == "*" {
        let all = isRecursive ? Value.unbound : try attributeIfAny(module, "__all__")
        if !all.isUnbound { try handleFromList(module, try collect(all), isRecursive: true) }
        continue
      }
      if try hasAttribute(module, intern(name)) {
        observer?.submoduleFound(self, module, text)
        continue
      }
      let child = try strText(getAttribute(module, names.name)) + "." + text
      do throws(Raised) {
        _ = try importModule(child)
      } catch {
        guard try isMissing(child) else { throw error }
      }
    }
  }

  /// The exception on its way says that the module itself is missing, which a `from` list overlooks.
  private func isMissing(_ name: String) throws(Raised) -> Bool {
    guard isRaised("ModuleNotFoundError"), get(intern(name), in: modules).isUnbound else { return false }
    let exception = raised
    let missing = try attributeIfAny(exception, "name")
    let isMissing = isString(missing) && Ref<StringObject>(missing).text == name
    raised = isMissing ? .unbound : exception
    return isMissing
  }

  /// `hasattr` as the import system asks: what is deferred in the module's namespace is there, pending submodules are not
  /// asked to be present.
  private func hasAttribute(_ module: Value, _ name: Value) throws(Raised) -> Bool {
    if kind(of: module) == .module {
      let stored = get(name, in: Ref<ModuleObject>(module).pointee.attributes.dict)
      // What asks is the resolution of this very name: its submodule is not there yet.
      if stored.isDeferred, lazyState.resolving.contains(stored) { return false }
      if !stored.isUnbound { return true }
    }
    return try !attributeIfAny(module, name).isUnbound
  }
}
