// What is said when a module lacks a name: half loaded, shadowing a library module, or simply without it.

extension World {
  /// What is known of a module that lacks a name.
  private struct Circumstances {
    var name: String?
    var hasSpec = false
    /// The file of its spec.
    var origin: String?
    /// Lies where the program lies, so it may hide a library module of its name.
    var isShadowing = false
    var isShadowingLibrary = false
    var isInitializing = false
    var unfinished: [Value] = []
  }

  /// - Parameter own: the module's name, where it is known already.
  private func circumstances(of module: Value, named own: Value? = nil) -> Circumstances {
    var result = Circumstances()
    let saved = raised
    defer { raised = saved }
    func attribute(_ object: Value, _ name: StaticString) -> Value {
      (try? { () throws(Raised) in try self.attributeIfAny(object, self.intern(name)) }()) ?? .unbound
    }
    let name = own ?? attribute(module, "__name__")
    if isString(name) { result.name = Ref<StringObject>(name).text }
    let spec = attribute(module, "__spec__")
    if spec.isUnbound { return result }
    result.hasSpec = true
    if spec.isNone { return result }
    let origin = attribute(spec, "origin")
    if attribute(spec, "has_location").isTrue, isString(origin) {
      let path = Ref<StringObject>(origin).text
      result.origin = path
      result.isShadowing = programFolder != nil && folder(ofModuleFile: path) == programFolder
      result.isShadowingLibrary = result.isShadowing && StandardModules.names.contains(result.name ?? "")
    }
    result.isInitializing = attribute(spec, "_initializing").isTrue
    let unfinished = attribute(spec, "_uninitialized_submodules")
    if kind(of: unfinished) == .list { result.unfinished = elements(Ref<ListObject>(unfinished)) }
    return result
  }

  /// The folder that a module's name was found in: of a package the one around it.
  private func folder(ofModuleFile path: String) -> String {
    func parent(_ path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
    return path.hasSuffix("/__init__.py") ? parent(parent(path)) : parent(path)
  }

  private func renamingHint(_ path: String, library name: String?) -> String {
    guard let name else {
      return "(consider renaming '\(path)' if it has the same name as a library you intended to import)"
    }
    return "(consider renaming '\(path)' since it has the same name as the standard library module named '\(name)' "
      + "and prevents importing that standard library module)"
  }

  /// The message of `module.name` where the module has no such attribute.
  func missingAttributeMessage(_ module: Value, _ name: String) -> String {
    let found = circumstances(of: module)
    guard let own = found.name else { return "module has no attribute '\(name)'" }
    let plain = "module '\(own)' has no attribute '\(name)'"
    if found.isShadowingLibrary, let origin = found.origin { return "\(plain) \(renamingHint(origin, library: own))" }
    if found.isInitializing {
      if found.isShadowing, let origin = found.origin { return "\(plain) \(renamingHint(origin, library: nil))" }
      let place = found.origin.map { " from '\($0)'" } ?? ""
      return "partially initialized module '\(own)'\(place) has no attribute '\(name)' "
        + "(most likely due to a circular import)"
    }
    if found.unfinished.contains(where: { isString($0) && Ref<StringObject>($0).text == name }) {
      return "cannot access submodule '\(name)' of module '\(own)' (most likely due to a circular import)"
    }
    return plain
  }

  /// The ImportError of `from module import name`.
  /// - Parameter moduleName: the module's `__name__`, unbound where it has none.
  func cannotImport(_ name: Value, from module: Value, named moduleName: Value) throws(Raised) -> Raised {
    let text = Ref<StringObject>(name).text
    let found = circumstances(of: module, named: moduleName)
    let own = found.name ?? "<unknown module name>"
    var path = found.origin
    if path == nil, found.hasSpec, kind(of: module) == .module {
      let file = get(intern("__file__"), in: Ref<ModuleObject>(module).pointee.attributes.dict)
      if isString(file) { path = Ref<StringObject>(file).text }
    }
    var message = "cannot import name '\(text)' from '\(own)' (\(path ?? "unknown location"))"
    if found.isShadowingLibrary, let origin = found.origin {
      message = "cannot import name '\(text)' from '\(own)' \(renamingHint(origin, library: own))"
    } else if found.isInitializing {
      if found.isShadowing, let origin = found.origin {
        message = "cannot import name '\(text)' from '\(own)' \(renamingHint(origin, library: nil))"
      } else {
        message =
          "cannot import name '\(text)' from partially initialized module '\(own)' "
          + "(most likely due to a circular import) (\(path ?? "unknown location"))"
      }
    }
    return raise(
      try call(
        exceptionType("ImportError").value, [string(message)],
        named: [
          ("name", found.name.map { string($0) } ?? .none), ("path", path.map { string($0) } ?? .none),
          ("name_from", name),
        ]))
  }
}
