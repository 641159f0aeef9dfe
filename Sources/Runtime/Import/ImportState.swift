// What a world knows of its imports: the classes of finders and loaders, what is lazy and what is being loaded.

/// Which imports are deferred (semantics of PEP 810 but for `cinder`).
package enum Laziness: String, Sendable, CaseIterable {
  /// None, not even those that are marked.
  case eager
  /// Those that are marked.
  case explicit
  /// Every one that may be: `-X lazy_imports=all`.
  case all
  /// Every one that may be by the rules of Meta's Cinder (PEP 690), whose dicts hide what is deferred.
  case cinder
}

/// Which of the imports that may be deferred are: for finding out what the laziness of one of them does.
package enum DeferralChoice: Sendable, Hashable {
  case every
  /// All but those of the statements that begin at these places.
  case except(Set<Place>)
  case only(Set<Place>)

  func defers(_ place: Place?) -> Bool {
    switch self {
    case .every: true
    case .except(let places): place.map { !places.contains($0) } ?? true
    case .only(let places): place.map(places.contains) ?? false
    }
  }
}

/// How imports are lazy in a world, and what is known of them.
struct LazyState {
  enum Mode { case normal, all }
  var mode = Mode.normal
  /// Whose rules hold.
  var laziness = Laziness.explicit
  var cinder = CinderState()
  var choice = DeferralChoice.every
  /// `sys.set_lazy_imports_filter`
  var filter = Value.none
  /// `sys.lazy_modules`, a set.
  var names = Ref<SetObject>.none
  /// By full name of the parent: the children that some lazy import declared, with its proxy, or unbound.
  var pending: [String: [String: Value]] = [:]
  /// Names of characters were asked for: `unicodedata` was loaded for them.
  var hasCharacterNames = false
  /// Proxies that are being resolved, innermost last.
  var resolving: [Value] = []
}

/// The classes of `_frozen_importlib` and `_frozen_importlib_external`.
struct ImportTypes {
  var moduleSpec = Ref<TypeObject>.none
  var builtinImporter = Ref<TypeObject>.none
  var frozenImporter = Ref<TypeObject>.none
  var pathFinder = Ref<TypeObject>.none
  var fileFinder = Ref<TypeObject>.none
  var namespacePath = Ref<TypeObject>.none
  var namespaceLoader = Ref<TypeObject>.none
  var loaderBasics = Ref<TypeObject>.none
  var sourceLoader = Ref<TypeObject>.none
  var fileLoader = Ref<TypeObject>.none
  var sourceFileLoader = Ref<TypeObject>.none
  var sourcelessFileLoader = Ref<TypeObject>.none
  var extensionFileLoader = Ref<TypeObject>.none
}

struct ImportState {
  var types = ImportTypes()
  /// The module sys, whose `path`, `meta_path`, `path_hooks` and `path_importer_cache` say how to search.
  var system = Ref<ModuleObject>.none
  /// The hook of `sys.path_hooks` that makes FileFinders.
  var fileHook = Value.unbound
  /// Of `find_spec` as it was made, by finder: while it is still found there, no call is needed.
  var stockFinders: [Value: Value] = [:]
  /// What lies in folders that were searched; nil: nobody knows.
  var folders: [String: Set<String>?] = [:]
  /// One that was searched lies where the program may not look: what is missing may be there.
  var hasOutsideFolders = false
  /// Counts `PathFinder.invalidate_caches()`.
  var epoch = 0
}

extension World {
  /// A class of the import system: instances have a `__dict__`, the class may be changed and derived from.
  func makeImportType(_ name: StaticString, module: StaticString, base: Ref<TypeObject>? = nil) -> Ref<TypeObject> {
    let type = makeType(
      name, base: base ?? types.object, kind: .instance, size: MemoryLayout<InstanceObject>.size,
      attributes: MemoryLayout<Header>.size, module: module)
    type.pointee.typeFlags.remove(.isImmutable)
    if base == nil { addInstanceDict(to: type) }
    return type
  }

  /// Sets an attribute of an object of such a class.
  func put(_ name: StaticString, _ value: Value, in object: Value) {
    let type = type(of: object)
    guard let storage = storage(of: object, type) else { return }
    set(intern(name), value, in: storage, type)
  }

  /// An attribute of sys; unbound where somebody has deleted it.
  func systemAttribute(_ name: StaticString) -> Value {
    imports.system.isPresent ? get(intern(name), in: imports.system.pointee.attributes.dict) : .unbound
  }
}
