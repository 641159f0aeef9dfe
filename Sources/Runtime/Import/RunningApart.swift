// Library modules whose Python source is run apart from `sys.modules`: the other half of modules that CPython has in C.
import Basics
import Bytecode
import PythonSyntax

extension World {
  /// Runs the source of a library module and gives the namespace that it leaves. `sys.modules` and an observer learn
  /// nothing of it, nor of what it imports first; what was loaded before is shared.
  package func runApart(_ fullName: String) throws(Raised) -> Ref<DictObject> {
    var path = Value.none, package = ""
    if let dot = fullName.lastIndex(of: ".") {
      package = String(fullName[..<dot])
      path = try getAttribute(importModule(package), intern("__path__"))
    }
    let spec = try findSpec(fullName, path)
    let origin = spec.isNone ? Value.none : try attributeIfAny(spec, "origin")
    guard isString(origin), let bytes = host.readFile(Ref<StringObject>(origin).text) else {
      throw moduleNotFound("No module named '\(fullName)'", fullName)
    }
    let dict = makeDict()
    set(names.name, string(fullName), in: dict)
    set(intern("__package__"), string(package), in: dict)
    set(intern("__file__"), origin, in: dict)
    set(intern("__builtins__"), builtins.value, in: dict)
    let known = keys(of: modules), watcher = observer, mode = lazyState.mode, outerLoads = loads.count
    observer = nil
    lazyState.mode = .normal
    defer {
      observer = watcher
      lazyState.mode = mode
    }
    let code = try compileFile(bytes, Ref<StringObject>(origin).text)
    _ = try runCode(code, globals: dict, locals: dict.value)
    // What it imported goes again, but modules in Swift with types stay the same ones for who imports them later.
    for key in keys(of: modules).subtracting(known) {
      let module = get(key, in: modules)
      if kind(of: module) == .module, nativeModules[Ref<StringObject>(key).text] != nil,
        definesTypes(Ref<ModuleObject>(module))
      {
        filledApart[Ref<StringObject>(key).text] = Ref<ModuleObject>(module)
      }
      let _: Bool = remove(key, from: modules)
    }
    loads.removeSubrange(outerLoads...)
    return dict
  }

  private func definesTypes(_ module: Ref<ModuleObject>) -> Bool {
    let dict = module.pointee.attributes.dict
    for index in 0..<dict.pointee.used {
      let entry = dict.pointee.entries[index]
      if isType(entry.value), isString(entry.key), !Ref<StringObject>(entry.key).text.hasPrefix("__") { return true }
    }
    return false
  }

  /// A module in Swift, which `sys.modules` does not learn of unless it is loaded already.
  package func importApart(_ name: String) throws(Raised) -> Value {
    let loaded = get(intern(name), in: modules)
    if kind(of: loaded) == .module { return loaded }
    if let known = filledApart[name] { return known.value }
    guard let native = nativeModules[name] else { throw moduleNotFound("No module named '\(name)'", name) }
    let module = makeModule(name)
    try native.fill(self, module)
    filledApart[name] = module
    return module.value
  }

  /// Runs Python text of a module in Swift in a namespace.
  package func runText(_ text: String, filename: String, in dict: Ref<DictObject>) throws(Raised) {
    set(intern("__builtins__"), builtins.value, in: dict)
    let code = try compileSource(SourceText(file: Array(text.utf8)), filename: filename, mode: .module)
    _ = try runCode(code, globals: dict, locals: dict.value)
  }

  private func keys(of dict: Ref<DictObject>) -> Set<Value> {
    var found: Set<Value> = []
    for index in 0..<dict.pointee.used {
      let entry = dict.pointee.entries[index]
      if !entry.value.isUnbound, isString(entry.key) { found.insert(entry.key) }
    }
    return found
  }
}
