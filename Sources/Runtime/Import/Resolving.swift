// Resolving deferred imports, and submodules that some lazy import has declared.
import Basics
import Bytecode

extension World {
  /// The value of a deferred import that lies in a namespace, where it is replaced if it still lies there.
  package func resolve(_ deferred: Value, _ name: Value, in dict: Ref<DictObject>) throws(Raised) -> Value {
    let value = try resolve(Ref<LazyImportObject>(deferred.proxy))
    let now = get(name, in: dict)
    if now == deferred || isChildAttached(now, deferred, name) { set(name, value, in: dict) }
    return value
  }

  /// The slot holds the submodule that this very import has attached in place of the proxy.
  private func isChildAttached(_ now: Value, _ deferred: Value, _ name: Value) -> Bool {
    guard now.isObject, kind(of: now) == .module else { return false }
    let proxy = Ref<LazyImportObject>(deferred.proxy)
    guard !proxy.pointee.attribute.isUnbound else { return false }
    let own = get(names.name, in: Ref<ModuleObject>(now).pointee.attributes.dict)
    return isString(own) && Ref<StringObject>(own).equals(Ref<StringObject>(proxy.pointee.module))
  }

  /// `proxy.resolve()`: imports now, rebinds nothing.
  package func resolve(_ proxy: Ref<LazyImportObject>) throws(Raised) -> Value {
    if !proxy.pointee.value.isUnbound { return proxy.pointee.value }
    if lazyState.resolving.contains(proxy.value.deferred) {
      let message = "cannot import name '\(displayName(proxy))' (most likely due to a circular import)"
      throw raise(
        try call(
          exceptionType("ImportCycleError").value, [string(message)], named: [("name", proxy.pointee.module)]))
    }
    lazyState.resolving.append(proxy.value.deferred)
    defer { lazyState.resolving.removeLast() }
    do throws(Raised) {
      let value = try isCinder ? importAsCinder(proxy) : importOf(proxy)
      if !proxy.pointee.attribute.isUnbound, lazyState.names.isPresent {
        let full = Ref<StringObject>(proxy.pointee.module).text + "." + Ref<StringObject>(proxy.pointee.attribute).text
        discard(name: intern(full), from: lazyState.names)
      }
      return value
    } catch {
      if !isStopped, !isCinder { decorate(raised, proxy) }
      throw error
    }
  }

  func importOf(_ proxy: Ref<LazyImportObject>) throws(Raised) -> Value {
    let base = Ref<StringObject>(proxy.pointee.module).text
    let isFrom = !proxy.pointee.fromList.isNone
    if proxy.pointee.attribute.isUnbound {
      if isFrom { return try importByHook(proxy, base, proxy.pointee.fromList) }
      guard let dot = base.firstIndex(of: ".") else { return try importByHook(proxy, base, .none) }
      // Only the root of a dotted name; what is below loads when it is touched.
      let root = String(base[..<dot])
      let isStock = get(intern("__import__"), in: proxy.pointee.builtins) == stockImport
      if !isStock || isLoadedThroughout(base) { return try importByHook(proxy, base, .none) }
      let module = try importByHook(proxy, root, .none)
      let path = try attributeIfAny(module, intern("__path__"))
      if path.isUnbound { return try importByHook(proxy, base, .none) }
      proxy.pointee.isSplit = true
      return module
    }
    // A projection: of `from base import attribute`, or of `import base as x`.
    if isFrom,
      proxy.pointee.parent.isUnbound || Ref<LazyImportObject>(proxy.pointee.parent.proxy).pointee.attribute.isUnbound
    {
      let module = try importByHook(proxy, base, makeTuple([proxy.pointee.attribute]).value)
      return try takeFrom(module, proxy.pointee.attribute)
    }
    let parent = Ref<LazyImportObject>(proxy.pointee.parent.proxy)
    let owner =
      parent.pointee.attribute.isUnbound
      ? try importByHook(proxy, base, isFrom ? proxy.pointee.fromList : .none)
      : try importOf(parent)
    return try takeFrom(owner, proxy.pointee.attribute)
  }

  private func isLoadedThroughout(_ base: String) -> Bool {
    var name = base
    while true {
      if get(intern(name), in: modules).isUnbound { return false }
      guard let dot = name.lastIndex(of: ".") else { return true }
      name = String(name[..<dot])
    }
  }

  func importByHook(_ proxy: Ref<LazyImportObject>, _ name: String, _ fromList: Value) throws(Raised) -> Value {
    let hook = get(intern("__import__"), in: proxy.pointee.builtins)
    if hook.isUnbound { throw raise("ImportError", "__import__ not found") }
    if hook == stockImport { return try importNow(name, fromList: fromList) }
    let globals = frameCount > 0 ? frames[frameCount - 1].globals.value : proxy.pointee.globals.value
    return try call(hook, [string(name), globals, globals, fromList, Value(small: 0)])
  }

  /// What messages and `repr` call a deferred import.
  package func displayName(_ proxy: Ref<LazyImportObject>) -> String {
    let base = Ref<StringObject>(proxy.pointee.module).text
    let isFrom = !proxy.pointee.fromList.isNone
    if proxy.pointee.attribute.isUnbound { return isFrom ? base + "..." : base }
    var attributes: [String] = []
    var current = proxy
    while !current.pointee.attribute.isUnbound {
      attributes.insert(Ref<StringObject>(current.pointee.attribute).text, at: 0)
      if current.pointee.parent.isUnbound { break }
      current = Ref<LazyImportObject>(current.pointee.parent.proxy)
    }
    let root = isFrom ? base : String(base.prefix { $0 != "." })
    return ([root] + attributes).joined(separator: ".")
  }

  /// Tells where a lazy import that failed was declared: as the cause, or as a note where there is one already.
  private func decorate(_ exception: Value, _ proxy: Ref<LazyImportObject>) {
    let object = Ref<ExceptionObject>(exception)
    let hasCause = object.pointee.cause.isObject || object.pointee.context.isObject || object.pointee.suppressesContext
    let code = codes[proxy.pointee.code].code
    let display = displayName(proxy)
    if !hasCause {
      let cause = makeException(
        exceptionType("ImportError"), [string("lazy import of '\(display)' raised an exception during resolution")])
      addTraceback(cause, code: proxy.pointee.code, instruction: proxy.pointee.instruction)
      // The frame of the declaration is gone; its namespaces are known.
      let entry = Ref<TracebackObject>(Ref<ExceptionObject>(cause).pointee.traceback)
      entry.pointee.globals = proxy.pointee.globals
      entry.pointee.builtins = proxy.pointee.builtins
      entry.pointee.locals = proxy.pointee.globals.value
      entry.pointee.depth = -1
      object.pointee.cause = cause
      object.pointee.suppressesContext = true
      return
    }
    let position = code.positions[min(proxy.pointee.instruction, code.positions.count - 1)]
    let line = code.lines.line(of: Int(position.start))
    let note = "lazy import of '\(display)' declared in \(code.name) at \(code.filename):\(line + 1)"
    _ = try? { () throws(Raised) in
      _ = try self.callMethod(exception, "add_note", [self.string(note)])
    }()
    raised = exception
  }

  // MARK: Submodules that are pending

  /// A submodule that a lazy import has declared, when its parent lacks the attribute; unbound where there is none.
  /// - Parameter isStrict: a plain access, which has to raise where the module is missing.
  func pendingSubmodule(_ module: Ref<ModuleObject>, _ name: Value, isStrict: Bool) throws(Raised) -> Value {
    let dict = module.pointee.attributes.dict
    let own = get(names.name, in: dict)
    guard isString(own) else { return .unbound }
    let parent = Ref<StringObject>(own).text, child = Ref<StringObject>(name).text
    guard let declared = lazyState.pending[parent]?[child] else { return .unbound }
    let full = parent + "." + child
    let hasGetter = find(names[.getattr], in: dict) >= 0
    let isSplit = !declared.isUnbound && Ref<LazyImportObject>(declared.proxy).pointee.isSplit
    let mustRaise = isStrict && !declared.isUnbound && (isSplit || !hasGetter)
    let wasInitializing = initializing.contains(full)
    let value: Value
    if mustRaise {
      let declaration = Ref<LazyImportObject>(declared.proxy)
      do throws(Raised) {
        value = try importModule(full)
        // What is no package cannot have the submodule that the declaration goes on to.
        let base = Ref<StringObject>(declaration.pointee.module).text
        if base.hasPrefix(full + "."), try attributeIfAny(value, intern("__path__")).isUnbound {
          _ = try importModule(base)
        }
      } catch {
        decorate(raised, declaration)
        throw error
      }
    } else {
      value = try importIfFound(full, isOptional: true)
      if value.isUnbound { return value }
    }
    if !wasInitializing {
      set(name, value, in: dict)
      lazyState.pending[parent]?[child] = nil
    }
    return value
  }
}
