// Finding modules: `sys.meta_path`, `sys.path_hooks` and the folders of the host.

extension World {
  /// The spec of a module, None where nobody finds it: `importlib._bootstrap._find_spec`.
  /// - Parameter path: the parent's `__path__`, None for a module at the top.
  func findSpec(_ fullName: String, _ path: Value, target: Value = .none) throws(Raised) -> Value {
    let finders = systemAttribute("meta_path")
    if finders.isNone || finders.isUnbound {
      throw raise("ImportError", "sys.meta_path is None, Python is likely shutting down")
    }
    let name = string(fullName)
    let isReload = !get(intern(fullName), in: modules).isUnbound
    for finder in try collect(finders) {
      let spec = try ask(finder, fullName, name, path, target)
      if spec.isNone { continue }
      // The finder, or the parent's import, may have loaded it.
      let module = isReload ? Value.unbound : get(intern(fullName), in: modules)
      if module.isUnbound { return spec }
      let own = try attributeIfAny(module, "__spec__")
      return own.isUnbound || own.isNone ? spec : own
    }
    return .none
  }

  private func ask(
    _ finder: Value, _ fullName: String, _ name: Value, _ path: Value, _ target: Value
  ) throws(Raised) -> Value {
    if isType(finder), let stock = imports.stockFinders[finder],
      lookUp(intern("find_spec"), in: Ref<TypeObject>(finder)) == stock
    {
      switch Ref<TypeObject>(finder) {
      case imports.types.pathFinder: return try findOnPath(fullName, path, target)
      case imports.types.builtinImporter: return try hasNative(fullName) ? makeBuiltinSpec(fullName) : .none
      default: return .none
      }
    }
    let method = try attributeIfAny(finder, "find_spec")
    return method.isUnbound ? .none : try call(method, [name, path, target])
  }

  /// `PathFinder.find_spec`
  func findOnPath(_ fullName: String, _ path: Value, _ target: Value) throws(Raised) -> Value {
    let spec = try searchPath(fullName, path, target)
    guard try attributeIfAny(spec, "loader").isNone else { return spec }
    let portions = try getAttribute(spec, intern("submodule_search_locations"))
    guard try isTrue(portions) else { return .none }
    put("submodule_search_locations", try makeNamespacePath(fullName, portions), in: spec)
    return spec
  }

  /// `PathFinder._get_spec`: a spec without loader has the portions of a namespace package, or none at all.
  func searchPath(_ fullName: String, _ path: Value, _ target: Value) throws(Raised) -> Value {
    let entries = path.isNone ? systemAttribute("path") : path
    let portions = makeList()
    if !entries.isUnbound {
      for entry in try collect(entries) where isString(entry) {
        let finder = try pathEntryFinder(entry)
        if finder.isNone { continue }
        let spec: Value
        if type(of: finder) == imports.types.fileFinder, isStock(finder) {
          let folder = folder(of: finder)
          if removedModules.contains(fullName) {
            let isLibrary = contents(of: folder)?.contains("os.py") == true
            host.lookedUp(folder, "os")
            if isLibrary { continue }
          }
          spec = findInFolder(folder, fullName)
        } else {
          spec = try callMethod(finder, "find_spec", [string(fullName), target])
        }
        if spec.isNone { continue }
        if try !getAttribute(spec, intern("loader")).isNone { return spec }
        let found = try getAttribute(spec, intern("submodule_search_locations"))
        if found.isNone { throw raise("ImportError", "spec missing loader") }
        for portion in try collect(found) { append(portion, to: portions) }
      }
    }
    return makeSpec(fullName, loader: .none, locations: portions.value)
  }

  private func isStock(_ finder: Value) -> Bool {
    let type = imports.types.fileFinder
    return lookUp(intern("find_spec"), in: type) == imports.stockFinders[type.value]
  }

  func folder(of finder: Value) -> String {
    let path = (try? { () throws(Raised) in try self.attributeIfAny(finder, "path") }()) ?? .unbound
    return isString(path) ? Ref<StringObject>(path).text : ""
  }

  /// `PathFinder._path_importer_cache`: the finder of an entry of a path, None where no hook takes it.
  func pathEntryFinder(_ entry: Value) throws(Raised) -> Value {
    let isHere = Ref<StringObject>(entry).text.isEmpty
    let entry = isHere ? string(host.currentFolder) : entry
    let cache = systemAttribute("path_importer_cache")
    if kind(of: cache) == .dict {
      let known = try getMapped(entry, in: cache)
      if !known.isUnbound { return known }
    }
    var finder = Value.none
    let hooks = systemAttribute("path_hooks")
    if !hooks.isUnbound, !hooks.isNone {
      for hook in try collect(hooks) {
        do throws(Raised) {
          finder = try call(hook, [entry])
          break
        } catch {
          if !isRaised("ImportError") { throw error }
          raised = .unbound
        }
      }
    }
    if !cache.isUnbound { try setItem(cache, entry, finder) }
    return finder
  }

  // MARK: Folders

  /// What lies in a folder, as far as the host tells; asked once.
  private func contents(of folder: String) -> Set<String>? {
    if let known = imports.folders[folder] { return known }
    let isOutside = host.isFolder(folder) && host.isOutsideForImports(folder)
    if isOutside { imports.hasOutsideFolders = true }
    let found = isOutside ? [] : host.listForImports(folder).map { Set($0) }
    imports.folders[folder] = found
    return found
  }

  /// `FileFinder.find_spec` with the usual loaders: extension modules, then source; a folder without `__init__` is a
  /// portion of a namespace package.
  func findInFolder(_ folder: String, _ fullName: String) -> Value {
    let tail = fullName.lastIndex(of: ".").map { String(fullName[fullName.index(after: $0)...]) } ?? fullName
    let known = contents(of: folder)
    host.lookedUp(folder, tail)
    let base = folder == "/" ? "/" + tail : folder + "/" + tail
    func has(_ suffix: String) -> Bool { known?.contains(tail + suffix) ?? true }
    var isNamespace = false
    if has(""), host.isFolder(base) {
      let inner = contents(of: base)
      host.lookedUp(base, "__init__")
      for suffix in extensionSuffixes where inner?.contains("__init__" + suffix) == true {
        return fileSpec(fullName, imports.types.extensionFileLoader, base + "/__init__" + suffix, package: base)
      }
      if inner?.contains("__init__.py") ?? true, host.isFile(base + "/__init__.py") {
        return fileSpec(fullName, imports.types.sourceFileLoader, base + "/__init__.py", package: base)
      }
      isNamespace = true
    }
    for suffix in extensionSuffixes where known?.contains(tail + suffix) == true {
      return fileSpec(fullName, imports.types.extensionFileLoader, base + suffix, package: nil)
    }
    let hasSource = has(".py") && host.isFile(base + ".py")
    if !hasSource, !isNamespace, hasCompiled(tail, in: folder, known) {
      return fileSpec(fullName, imports.types.extensionFileLoader, base + ".so", package: nil)
    }
    if hasSource {
      return fileSpec(fullName, imports.types.sourceFileLoader, base + ".py", package: nil)
    }
    return isNamespace ? makeSpec(fullName, loader: .none, locations: makeList([string(base)]).value) : .none
  }

  static func extensionSuffixes(_ cacheTag: String) -> [String] {
    [
      ".\(cacheTag)-x86_64-linux-gnu.so", ".abi3-x86_64-linux-gnu.so", ".abi3.so", ".abi3t-x86_64-linux-gnu.so",
      ".abi3t.so", ".so",
    ]
  }

  private func fileSpec(_ fullName: String, _ type: Ref<TypeObject>, _ path: String, package: String?) -> Value {
    makeSpec(
      fullName, loader: makeFileLoader(type, string(fullName), string(path)), origin: string(path),
      locations: package.map { makeList([string($0)]).value } ?? .none, hasLocation: true)
  }

  /// A file loader of one of the usual classes.
  func makeFileLoader(_ type: Ref<TypeObject>, _ name: Value, _ path: Value) -> Value {
    let loader = makeInstance(type)
    put("name", name, in: loader)
    put("path", path, in: loader)
    return loader
  }
}

extension World {
  /// Is there a module of that name in native code? Those of older libraries come with the library.
  func hasNative(_ name: String) throws(Raised) -> Bool {
    if nativeModules[name] != nil { return true }
    guard let older = olderModules[name], try hasOlderLibrary(self) else { return false }
    nativeModules[name] = older
    return true
  }
}
