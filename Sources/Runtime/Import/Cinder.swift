// The lazy imports of Meta's Cinder (PEP 690): a switch for all modules, dicts that hide what is deferred.
//
// Told apart from PEP 810 where the two differ; see PEP 690 and the documents and tests of Cinder 3.10.
import Bytecode

/// What `importlib.set_lazy_imports` and its like have set.
struct CinderState {
  var isEnabled = false
  var isEnabledAtStart = false
  /// A container of names of modules whose imports are eager; unbound: none.
  var excluding = Value.unbound
  /// Modules for which the switch was turned by `importlib.enable_lazy_imports_in_module`.
  var modules: [String: Bool] = [:]
  /// By parent: the children that some deferred import goes through, with their proxies.
  var children: [String: [String: Value]] = [:]
}

extension World {
  @inline(__always) var isCinder: Bool { lazyState.laziness == .cinder }

  // MARK: Statements

  /// Is an import statement deferred? Only at module level, outside every loop, `with` and `try`.
  func isDeferredByCinder(_ form: UInt8, _ frame: Frame) -> Bool {
    guard form == 1 || form == 2, frame.locals.bits == frame.globals.value.bits else { return false }
    return isLazyForCinder(frame.globals)
  }

  /// `importlib.is_lazy_imports_enabled()`, for the module with this namespace.
  func isLazyForCinder(_ globals: Ref<DictObject>) -> Bool {
    let own = get(names.name, in: globals)
    let name = isString(own) ? Ref<StringObject>(own).text : ""
    if let turned = lazyState.cinder.modules[name] { return turned }
    guard lazyState.cinder.isEnabled else { return false }
    if lazyState.cinder.excluding.isUnbound { return true }
    let excluding = lazyState.cinder.excluding
    let isExcluded = try? { () throws(Raised) in try self.contains(excluding, own) }()
    return isExcluded == false
  }

  func deferAsCinder(
    _ text: String, _ level: Int, _ fromList: Value, _ frame: Frame, _ next: Int
  ) throws(Raised) -> Value {
    let base = try absoluteName(text, level: level, globals: frame.globals)
    let proxy = makeProxy(base, fromList, frame.globals, frame.builtins, frame.code, next - 1)
    // The way to the module is lazy in the parents' namespaces too; names of a `from` list are not on it.
    var name = base
    while let dot = name.lastIndex(of: ".") {
      let parent = String(name[..<dot]), child = String(name[name.index(after: dot)...])
      if get(intern(name), in: modules).isUnbound {
        let leaf = makeProxy(name, .none, frame.globals, frame.builtins, frame.code, next - 1)
        leaf.pointee.isLeaf = true
        lazyState.cinder.children[parent, default: [:]][child] = leaf.value.deferred
        publishChildren(of: get(intern(parent), in: modules), parent)
      }
      name = parent
    }
    return proxy.value.deferred
  }

  /// Puts the proxies of children into the namespace of a loaded parent, where nothing of their name is.
  func publishChildren(of module: Value, _ name: String) {
    guard let children = lazyState.cinder.children[name], kind(of: module) == .module,
      !initializing.contains(name)
    else { return }
    let dict = Ref<ModuleObject>(module).pointee.attributes.dict
    for (child, proxy) in children.sorted(by: { $0.key < $1.key }) where find(intern(child), in: dict) < 0 {
      set(intern(child), proxy, in: dict)
    }
  }

  /// A loaded child does not overwrite what its parent has bound to its name itself, if the import was a deferred one.
  func keepsOwn(_ child: Value, of parent: Value, _ fullName: String) -> Bool {
    guard kind(of: parent) == .module, let dot = fullName.lastIndex(of: "."),
      lazyState.cinder.children[String(fullName[..<dot])]?[Ref<StringObject>(child).text] != nil
    else { return false }
    let own = get(child, in: Ref<ModuleObject>(parent).pointee.attributes.dict)
    if own.isUnbound { return false }
    guard own.isDeferred else { return true }
    let proxy = Ref<LazyImportObject>(own.proxy)
    let isOfModule =
      proxy.pointee.attribute.isUnbound && proxy.pointee.fromList.isNone
      && Ref<StringObject>(proxy.pointee.module).text == fullName
    return !isOfModule
  }

  // MARK: Resolving

  /// What a proxy stands for; kept in it.
  func importAsCinder(_ proxy: Ref<LazyImportObject>) throws(Raised) -> Value {
    let value: Value
    if proxy.pointee.isLeaf {
      value = try importModule(Ref<StringObject>(proxy.pointee.module).text)
    } else {
      value = try importOf(proxy)
    }
    proxy.pointee.value = value
    return value
  }

  // MARK: Dicts

  /// A value as Python code gets it out of a dict: under Cinder what is deferred is resolved, and replaced there.
  @inline(__always) func seen(_ value: Value, _ key: Value, in dict: Ref<DictObject>) throws(Raised) -> Value {
    value.isDeferred && isCinder ? try resolve(value, isString(key) ? intern(key) : key, in: dict) : value
  }

  /// The same for a value that is no longer in its dict.
  func seen(_ value: Value) throws(Raised) -> Value {
    value.isDeferred && isCinder ? try resolve(Ref<LazyImportObject>(value.proxy)) : value
  }

  /// Resolves every value, before all of them are looked at; again from the start if loading changes the dict.
  @inline(__always) func revealAll(_ dict: Ref<DictObject>) throws(Raised) {
    if dict.pointee.hasDeferred, isCinder { try revealEach(dict) }
  }

  private func revealEach(_ dict: Ref<DictObject>) throws(Raised) {
    var index = 0
    while index < dict.pointee.used {
      let entry = dict.pointee.entries[index]
      index += 1
      guard entry.value.isDeferred else { continue }
      let version = dict.pointee.keysVersion
      _ = try resolve(entry.value, entry.key, in: dict)
      if dict.pointee.keysVersion != version { index = 0 }
    }
    dict.pointee.hasDeferred = false
  }
}
