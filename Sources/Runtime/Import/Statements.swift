// The import statements: eager or lazy, `from`, `*` (semantics: PEP 810, as CPython 3.15.0 does it).
import Bytecode

extension World {
  /// `import name` or the first half of `from name import …`. What it gives may be deferred.
  func importStatement(
    _ name: Value, _ level: Value, _ fromList: Value, _ form: UInt8, _ frame: Frame, _ next: Int
  ) throws(Raised) -> Value {
    let text = Ref<StringObject>(name).text
    let levelNumber = level.isInteger ? level.integer : 0
    let isModuleLevel = frame.locals.bits == frame.globals.value.bits
    if lazyState.laziness == .cinder {
      if isDeferredByCinder(form, frame), isChosen(frame, next) {
        return try deferAsCinder(text, levelNumber, fromList, frame, next)
      }
    } else if form != 0, lazyState.laziness != .eager {
      var isLazy = form == 2
      if isLazy, !isModuleLevel {
        throw raise(
          try call(
            exceptionType("SyntaxError").value, [string("'lazy import' is only allowed at module level")]))
      }
      if !isLazy, isModuleLevel {
        isLazy = lazyState.mode == .all
        if !isLazy { isLazy = try isListed(text, levelNumber, frame) }
      }
      if isLazy, isChosen(frame, next) { return try deferImport(text, levelNumber, fromList, frame, next) }
    }
    return try importEagerly(text, levelNumber, fromList, frame)
  }

  /// Of the statements that may be deferred, is it one that is?
  private func isChosen(_ frame: Frame, _ next: Int) -> Bool {
    // The line of every import would take long to find.
    if case .every = lazyState.choice { return true }
    return lazyState.choice.defers(place(code: frame.code, instruction: next - 1))
  }

  /// Through `__import__` where somebody has replaced it.
  func importEagerly(_ text: String, _ level: Int, _ fromList: Value, _ frame: Frame) throws(Raised) -> Value {
    let hook = get(intern("__import__"), in: frame.builtins)
    if hook.isUnbound { throw raise("ImportError", "__import__ not found") }
    if hook != stockImport {
      return try call(
        hook,
        [
          string(text), frame.globals.value, frame.locals.isUnbound ? .none : frame.locals, fromList,
          Value(small: level),
        ])
    }
    return try importNow(
      absoluteName(text, level: level, globals: frame.globals), fromList: fromList, written: level > 0 ? text : nil)
  }

  /// Is the module in the `__lazy_modules__` of the frame's globals?
  private func isListed(_ text: String, _ level: Int, _ frame: Frame) throws(Raised) -> Bool {
    let list = get(intern("__lazy_modules__"), in: frame.globals)
    if list.isUnbound { return false }
    let name = try absoluteName(text, level: level, globals: frame.globals)
    return try contains(list, string(name))
  }

  // MARK: Deferring

  private func deferImport(
    _ text: String, _ level: Int, _ fromList: Value, _ frame: Frame, _ next: Int
  ) throws(Raised) -> Value {
    let hook = get(intern("__lazy_import__"), in: frame.builtins)
    if hook.isUnbound { throw raise("ImportError", "__lazy_import__ not found") }
    if hook != stockLazyImport {
      return try call(hook, [string(text), frame.globals.value, frame.locals, fromList, Value(small: level)])
    }
    return try deferImport(
      absoluteName(text, level: level, globals: frame.globals), fromList, frame.globals, frame.builtins, frame.code,
      next - 1
    ) { world throws(Raised) in try world.importEagerly(text, level, fromList, frame) }
  }

  /// The proxy of an import statement, or what it imports at once where the filter says so.
  func deferImport(
    _ base: String, _ fromList: Value, _ globals: Ref<DictObject>, _ builtins: Ref<DictObject>, _ code: Int,
    _ instruction: Int,
    eagerly: (World) throws(Raised) -> Value
  ) throws(Raised) -> Value {
    if !lazyState.filter.isNone {
      let importer = get(names.name, in: globals)
      let answer = try call(
        lazyState.filter, [importer.isUnbound ? .none : importer, string(base), fromList.isUnbound ? .none : fromList])
      if try !isTrue(answer) { return try eagerly(self) }
    }
    let proxy = makeProxy(base, fromList, globals, builtins, code, instruction)
    noteDeclared(base, proxy)
    return proxy.value.deferred
  }

  func makeProxy(
    _ base: String, _ fromList: Value, _ globals: Ref<DictObject>, _ builtins: Ref<DictObject>, _ code: Int,
    _ instruction: Int
  ) -> Ref<LazyImportObject> {
    let proxy = heap.make(LazyImportObject.self)
    proxy.pointee.header = Header(types.lazyImport, .lazyImport, owner: owner)
    proxy.pointee.module = intern(base)
    proxy.pointee.attribute = .unbound
    proxy.pointee.fromList = fromList.isUnbound ? .none : fromList
    proxy.pointee.globals = globals
    proxy.pointee.builtins = builtins
    proxy.pointee.code = code
    proxy.pointee.instruction = instruction
    return proxy
  }

  /// Enters a lazy import into `sys.lazy_modules` and the pending submodules.
  private func noteDeclared(_ base: String, _ proxy: Ref<LazyImportObject>) {
    let isLoaded =
      !get(intern(base), in: modules).isUnbound && !get(intern(base), in: modules).isNone
      && !initializing.contains(base)
    if !isLoaded { addLazyName(base) }
    let isFrom = !proxy.pointee.fromList.isNone
    var name = base
    while let dot = name.lastIndex(of: ".") {
      let parent = String(name[..<dot]), child = String(name[name.index(after: dot)...])
      let isChildLoaded = !get(intern(name), in: modules).isUnbound
      if isFrom {
        if lazyState.pending[parent]?[child] == nil { lazyState.pending[parent, default: [:]][child] = .unbound }
      } else {
        lazyState.pending[parent, default: [:]][child] = isChildLoaded ? .unbound : proxy.value.deferred
      }
      name = parent
    }
    if isFrom, kind(of: proxy.pointee.fromList) == .tuple {
      let module = get(intern(base), in: modules)
      for attribute in elements(Ref<TupleObject>(proxy.pointee.fromList)) where isString(attribute) {
        if isLoaded, kind(of: module) == .module,
          find(intern(attribute), in: Ref<ModuleObject>(module).pointee.attributes.dict) >= 0
        {
          continue
        }
        let text = Ref<StringObject>(attribute).text
        addLazyName(base + "." + text)
        if lazyState.pending[base]?[text] == nil { lazyState.pending[base, default: [:]][text] = .unbound }
      }
    }
  }

  func addLazyName(_ name: String) {
    if lazyState.names.isPresent { add(name: intern(name), to: lazyState.names) }
  }

  /// A module has loaded: it is lazy no more.
  func noteLoaded(_ name: String) {
    if lazyState.names.isPresent { discard(name: intern(name), from: lazyState.names) }
  }

  // MARK: Modules that CPython has loaded before a program begins

  /// Those in C; ours are loaded when somebody asks, which must not show in what is bound at once.
  static let startModules: Set<String> = [
    "_codecs", "_imp", "_io", "_signal", "_thread", "_warnings", "_weakref", "marshal", "posix", "time",
  ]
  /// Those in Python, whose own imports were done before a program's laziness began.
  static let startSources: Set<String> = ["codecs", "encodings", "encodings.aliases", "encodings.utf_8", "zipimport"]

  func loadFromStart(_ name: String) throws(Raised) {
    if !get(intern(name), in: modules).isUnbound { return }
    let watcher = observer
    observer = nil
    defer { observer = watcher }
    _ = try importModule(name)
  }

  // MARK: from

  /// `from module import name`
  func importFrom(_ module: Value, _ name: Value, _ frame: Frame, _ next: Int) throws(Raised) -> Value {
    if module.isDeferred {
      let parent = Ref<LazyImportObject>(module.proxy)
      // A loaded module that has the name already gives it at once.
      if !parent.pointee.fromList.isNone, parent.pointee.attribute.isUnbound, lazyState.laziness != .cinder {
        let base = Ref<StringObject>(parent.pointee.module).text
        if World.startModules.contains(base) || World.startSources.contains(base) { try loadFromStart(base) }
        let loaded = get(parent.pointee.module, in: modules)
        if loaded.isObject, kind(of: loaded) == .module, !initializing.contains(base) {
          let value = get(name, in: Ref<ModuleObject>(loaded).pointee.attributes.dict)
          if !value.isUnbound, !value.isDeferred { return value }
        }
      }
      let projection = heap.make(LazyImportObject.self)
      projection.pointee = parent.pointee
      projection.pointee.attribute = name
      projection.pointee.parent = module
      return projection.value.deferred
    }
    return try takeFrom(module, name)
  }

  /// The second half of `from … import name`: the attribute, or the submodule of that name.
  func takeFrom(_ module: Value, _ name: Value) throws(Raised) -> Value {
    if isOpaque(module) { return opaqueChild(module, "." + Ref<StringObject>(name).text) }
    let found = try attributeIfAny(module, name)
    if !found.isUnbound { return found }
    let text = Ref<StringObject>(name).text
    let own = try attributeIfAny(module, names.name)
    if isString(own) {
      let submodule = get(intern(Ref<StringObject>(own).text + "." + text), in: modules)
      if !submodule.isUnbound { return submodule }
    }
    if kind(of: module) == .module, opaque.stars.contains(Ref<ModuleObject>(module).pointee.attributes.dict.address) {
      return makeOpaque(text)
    }
    throw try cannotImport(name, from: module, named: own)
  }

  /// `from module import *`
  func importStar(_ module: Value, _ frame: Ref<Frame>) throws(Raised) {
    if takesStars(of: module) { opaque.stars.insert(frame.pointee.globals.address) }
    if isOpaque(module) { return }
    let all = try attributeIfAny(module, intern("__all__"))
    var wanted: [Value] = []
    if all.isUnbound {
      let namespace = try attributeIfAny(module, "__dict__")
      if namespace.isUnbound { throw raise("ImportError", "from-import-* object has no __dict__ and no __all__") }
      for key in try collect(callMethod(namespace, "keys", []))
      where !isString(key) || !Ref<StringObject>(key).text.hasPrefix("_") {
        wanted.append(key)
      }
    } else {
      if special(.getitem, of: type(of: all)).isUnbound {
        throw typeError("'\(typeName(of: all))' object does not support indexing")
      }
      wanted = try collect(all)
    }
    for name in wanted {
      guard isString(name) else {
        let own = try getAttribute(module, names.name)
        guard isString(own) else {
          throw typeError("module __name__ must be a string, not \(typeName(of: own))")
        }
        let place =
          all.isUnbound
          ? "Key in \(Ref<StringObject>(own).text).__dict__" : "Item in \(Ref<StringObject>(own).text).__all__"
        throw typeError("\(place) must be str, not \(typeName(of: name))")
      }
      if isCinder, kind(of: module) == .module {
        // Names stay as lazy as they are.
        let stored = get(intern(name), in: Ref<ModuleObject>(module).pointee.attributes.dict)
        if stored.isDeferred {
          try storeName(intern(name), stored, frame)
          continue
        }
      }
      try storeName(intern(name), getAttribute(module, intern(name)), frame)
    }
  }
}
