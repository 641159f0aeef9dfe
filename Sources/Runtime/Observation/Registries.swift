// What the registries of the interpreter and of the library hold when an evaluation has ended: whoever has changed one
// without anybody looking yet shows here.

/// A registry that native modules keep where no attribute leads to it.
package struct NativeRegistry {
  package let name: String
  package let values: (World) -> [Value]
  package init(name: String, values: @escaping (World) -> [Value]) {
    self.name = name
    self.values = values
  }
}

/// A registry that lies in a module's variable, or below it.
private struct Registry {
  var module: String
  var path: [String]
  /// What code enters serves itself: its classes, its warnings. Where the code is not loaded, nobody misses it.
  var servesOwner: Bool
  var isOrdered: Bool

  init(_ module: String, _ path: String, servesOwner: Bool = false, isOrdered: Bool = false) {
    self.module = module
    self.path = path.split(separator: ".").map(String.init)
    self.servesOwner = servesOwner
    self.isOrdered = isOrdered
  }

  /// As programs call it.
  var name: String { ([module] + path.filter { !$0.hasPrefix("_data") }).joined(separator: ".") }

  static let all: [Registry] = [
    Registry("sys", "path", isOrdered: true), Registry("sys", "meta_path", isOrdered: true),
    Registry("sys", "path_hooks", isOrdered: true), Registry("sys", "excepthook"), Registry("sys", "displayhook"),
    Registry("sys", "breakpointhook"), Registry("sys", "unraisablehook"), Registry("threading", "excepthook"),
    Registry("os", "environ._data"), Registry("warnings", "filters", servesOwner: true, isOrdered: true),
    Registry("warnings", "showwarning"), Registry("warnings", "formatwarning"),
    Registry("copyreg", "dispatch_table", servesOwner: true), Registry("copy", "_deepcopy_dispatch", servesOwner: true),
    Registry("mimetypes", "types_map"), Registry("mimetypes", "common_types"), Registry("mimetypes", "encodings_map"),
    Registry("mimetypes", "suffix_map"), Registry("logging", "_nameToLevel"), Registry("logging", "_loggerClass"),
    Registry("logging", "_logRecordFactory"), Registry("logging", "root.handlers"), Registry("logging", "root.level"),
    Registry("logging", "root.filters"), Registry("encodings.aliases", "aliases"),
    Registry("xml.etree.ElementTree", "_namespace_map"), Registry("shutil", "_ARCHIVE_FORMATS"),
    Registry("shutil", "_UNPACK_FORMATS"), Registry("urllib.parse", "uses_relative"),
    Registry("urllib.parse", "uses_netloc"), Registry("urllib.parse", "uses_params"),
    Registry("email.charset", "CHARSETS"), Registry("asyncio.events", "_event_loop_policy"),
  ]
}

extension World {
  private static let entryLimit = 2000

  /// Registries of the modules that are loaded, in the order of their names.
  package func registries() -> [TableRecord] {
    var found: [TableRecord] = []
    for registry in Registry.all {
      var value = get(intern(registry.module), in: modules)
      for name in registry.path where value.isObject { value = stored(name, in: value) }
      if registry.module == "os", value.isUnbound {
        // Every interpreter has it, loaded by the program or not.
        let usual = host.environment.map { "\($0.key): \($0.value)" }.sorted()
        found.append(TableRecord(name: registry.name, count: usual.count, entries: usual))
      }
      guard !value.isUnbound, !value.isDeferred, isFilled(registry) else { continue }
      var description = Description(self)
      var record = description.record(registry.name, value)
      if !registry.isOrdered { record.sortEntries() }
      if !registry.servesOwner { record.owners = [] }
      found.append(record)
    }
    let handlers = errorHandlers.keys.sorted()
    found.append(TableRecord(name: "codecs.register_error", count: handlers.count, entries: handlers))
    for registry in nativeRegistries {
      var description = Description(self)
      var record = TableRecord(name: registry.name, count: 0, entries: [])
      for value in registry.values(self) { record.entries.append(description.text(value)) }
      record.count = record.entries.count
      found.append(record)
    }
    var names = TableRecord(name: "builtins", count: 0, entries: [])
    let builtins = children(of: builtinsModule)
    for (name, value) in builtins where name != "_" && !value.isDeferred {
      var description = Description(self)
      names.entries.append("\(name): \(description.text(value))")
    }
    names.count = names.entries.count
    names.sortEntries()
    found.append(names)
    found.append(loggers())
    return found.sorted { $0.name < $1.name }
  }

  /// The tables of mimetypes are filled when somebody first asks; before, they lack what nobody misses.
  private func isFilled(_ registry: Registry) -> Bool {
    if registry.module != "mimetypes" { return true }
    return stored("inited", in: get(intern("mimetypes"), in: modules)) == .true
  }

  /// Loggers that somebody has set up, each under its own name.
  private func loggers() -> TableRecord {
    var record = TableRecord(name: "logging.root.manager.loggerDict", count: 0, entries: [])
    var holder = get(intern("logging"), in: modules)
    for name in ["root", "manager", "loggerDict"] where holder.isObject { holder = stored(name, in: holder) }
    guard kind(of: holder) == .dict else { return record }
    let dict = Ref<DictObject>(holder)
    for index in 0..<dict.pointee.used {
      let entry = dict.pointee.entries[index]
      guard isString(entry.key), entry.value.isObject else { continue }
      var settings: [String] = []
      for (name, usual) in Self.usualSettings {
        let value = stored(name, in: entry.value)
        if value.isUnbound { continue }
        var description = Description(self)
        let text = description.text(value)
        if text != usual { settings.append("\(name)=\(text)") }
      }
      if settings.isEmpty { continue }
      let name = Ref<StringObject>(entry.key).text
      record.entries.append("\(name): \(settings.joined(separator: ", "))")
      record.owners.append([name])
    }
    record.count = record.entries.count
    record.sortEntries()
    return record
  }

  private static let usualSettings = [
    ("level", "0"), ("handlers", "[]"), ("filters", "[]"), ("propagate", "True"), ("disabled", "False"),
  ]

  /// What is stored in an object under a name, without any code that looks it up.
  private func stored(_ name: String, in holder: Value) -> Value {
    switch kind(of: holder) {
    case .module: return get(intern(name), in: Ref<ModuleObject>(holder).pointee.attributes.dict)
    case .type: return get(intern(name), in: Ref<TypeObject>(holder).pointee.dict)
    case .instance: return children(of: holder).first { $0.0 == name }?.1 ?? .unbound
    default: return .unbound
    }
  }

  /// Values in words that are the same in every world: no addresses, nothing of Python's runs.
  private struct Description {
    let world: World
    /// Modules whose functions and classes were named.
    var modules: Set<String> = []

    init(_ world: World) { self.world = world }

    mutating func record(_ name: String, _ value: Value) -> TableRecord {
      var record = TableRecord(name: name, count: 1, entries: [])
      func add(_ text: String) {
        guard record.entries.count < World.entryLimit else { return }
        record.entries.append(text)
        record.owners.append(modules.sorted())
        modules = []
      }
      switch world.kind(of: value) {
      case .list:
        let list = Ref<ListObject>(value)
        record.count = list.pointee.count
        for item in world.elements(list) { add(text(item)) }
      case .dict:
        let dict = Ref<DictObject>(value)
        record.count = dict.pointee.count
        for index in 0..<dict.pointee.used where !dict.pointee.entries[index].key.isUnbound {
          let entry = dict.pointee.entries[index]
          add("\(text(entry.key)): \(text(entry.value))")
        }
      case .set:
        let set = Ref<SetObject>(value)
        record.count = set.pointee.count
        for index in 0...set.pointee.mask where set.pointee.table[index].key.isObject {
          add(text(set.pointee.table[index].key))
        }
      default: add(text(value))
      }
      return record
    }

    mutating func text(_ value: Value, depth: Int = 0) -> String {
      if value.isUnbound { return "?" }
      if value.isNone { return "None" }
      if value.isDeferred { return "lazy_import" }
      guard value.isObject else { return (try? world.reprText(value)) ?? "?" }
      switch world.kind(of: value) {
      case .string: return Ref<StringObject>(value).text
      case .bytes:
        let bytes = Ref<BytesObject>(value)
        return String(decoding: (0..<bytes.pointee.count).map { bytes.pointee.data[$0] }, as: UTF8.self)
      case .integer, .float: return plain(value)
      case .tuple: return list(world.elements(Ref<TupleObject>(value)), "(", ")", depth)
      case .list: return list(world.elements(Ref<ListObject>(value)), "[", "]", depth)
      case .type: return named(Ref<TypeObject>(value).pointee.module, Ref<TypeObject>(value).pointee.qualifiedName)
      case .function:
        let function = Ref<FunctionObject>(value)
        return named(function.pointee.module, function.pointee.qualifiedName)
      case .nativeFunction:
        let name = Ref<NativeFunctionObject>(value).pointee.name
        return world.isString(name) ? Ref<StringObject>(name).text : "?"
      case .method: return text(Ref<MethodObject>(value).pointee.function, depth: depth)
      case .module: return "module"
      default:
        let type = world.type(of: value)
        return named(type.pointee.module, type.pointee.qualifiedName) + " object"
      }
    }

    private func plain(_ value: Value) -> String {
      defer { world.raised = .unbound }
      let type = world.type(of: value)
      // A derived class may have a `__repr__` of its own.
      if type.pointee.nativeIndex < 0 { return "?" }
      return (try? world.reprText(value)) ?? "?"
    }

    private mutating func list(_ values: [Value], _ open: String, _ close: String, _ depth: Int) -> String {
      if depth > 3 { return open + "…" + close }
      var parts: [String] = []
      for value in values.prefix(20) { parts.append(text(value, depth: depth + 1)) }
      return open + parts.joined(separator: ", ") + close
    }

    private mutating func named(_ module: Value, _ name: Value) -> String {
      let own = world.isString(name) ? Ref<StringObject>(name).text : "?"
      guard world.isString(module) else { return own }
      let module = Ref<StringObject>(module).text
      if module == "builtins" { return own }
      modules.insert(module)
      return "\(module).\(own)"
    }
  }
}

extension TableRecord {
  fileprivate mutating func sortEntries() {
    let order = entries.indices.sorted { entries[$0] < entries[$1] }
    if owners.count == entries.count { owners = order.map { owners[$0] } }
    entries = order.map { entries[$0] }
  }
}
