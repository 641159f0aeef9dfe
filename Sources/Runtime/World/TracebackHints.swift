// "Did you mean" behind the message of an uncaught AttributeError, NameError or ImportError.

extension World {
  /// Names that methods have in other languages: for instances of which class, what is said.
  private static let foreignNames: [String: [(type: String, hint: String)]] = {
    let set = "Did you mean to use a 'set' object?", list = "Did you mean to use a 'list' object?"
    let integer = "Did you mean to use an 'int' object? Bitwise operators are not supported by 'float'."
    func isCalled(_ name: String) -> String { "Did you mean '.\(name)'?" }
    return [
      "push": [("list", isCalled("append"))], "concat": [("list", isCalled("extend"))],
      "addAll": [("list", isCalled("extend"))], "contains": [("list", "Use 'x in list'.")],
      "add": [("list", set), ("frozenset", set)], "toUpperCase": [("str", isCalled("upper"))],
      "toLowerCase": [("str", isCalled("lower"))], "trimStart": [("str", isCalled("lstrip"))],
      "trimEnd": [("str", isCalled("rstrip"))], "keySet": [("dict", isCalled("keys"))],
      "entrySet": [("dict", isCalled("items"))], "entries": [("dict", isCalled("items"))],
      "putAll": [("dict", isCalled("update"))], "put": [("dict", "Use d[k] = v.")], "append": [("tuple", list)],
      "extend": [("tuple", list)], "insert": [("tuple", list)], "remove": [("tuple", list), ("frozenset", set)],
      "discard": [("frozenset", set)],
      "update": [("frozenset", set), ("frozendict", "Did you mean to use a 'dict' object?")],
      "__or__": [("float", integer)], "__and__": [("float", integer)], "__xor__": [("float", integer)],
      "__lshift__": [("float", integer)], "__rshift__": [("float", integer)],
    ]
  }()

  /// What is added to the message of an exception; empty for most.
  func hint(for exception: Value) -> String {
    let object = Ref<ExceptionObject>(exception)
    if isInstance(exception, exceptionType("ModuleNotFoundError")) { return moduleHint(object) }
    if isInstance(exception, exceptionType("ImportError")) { return importHint(object) }
    if isInstance(exception, exceptionType("AttributeError")) { return attributeHint(object) }
    if isInstance(exception, exceptionType("NameError")) { return nameHint(object) }
    return ""
  }

  /// A module of nearly the same name that could be imported instead.
  private func moduleHint(_ error: Ref<ExceptionObject>) -> String {
    guard isString(error.field(1)) else { return "" }
    let full = Ref<StringObject>(error.field(1)).text
    var names: [String] = []
    var folders = systemAttribute("path")
    var prefix = ""
    if let dot = full.lastIndex(of: ".") {
      prefix = String(full[...dot])
      let parent = get(intern(String(full[..<dot])), in: modules)
      folders = parent.isUnbound ? .unbound : (try? findAttribute(parent, intern("__path__"))) ?? .unbound
    }
    for folder in folders.isUnbound ? [] : (try? collect(folders)) ?? [] where isString(folder) {
      for entry in host.list(host.absolute(Ref<StringObject>(folder).text)) ?? [] {
        let stem = String(entry.prefix { $0 != "." })
        let isModule = entry == stem || entry.hasSuffix(".py") || entry.hasSuffix(".so")
        if isModule, !stem.isEmpty, stem != "__init__" { names.append(prefix + stem) }
      }
    }
    raised = .unbound
    return suggestion(for: full, among: names).map { ". Did you mean: '\($0)'?" } ?? ""
  }

  private func importHint(_ error: Ref<ExceptionObject>) -> String {
    guard isString(error.field(3)), isString(error.field(1)) else { return "" }
    let module = get(intern(error.field(1)), in: modules)
    let name = Ref<StringObject>(error.field(3)).text
    guard !module.isUnbound, let found = suggestion(for: name, among: attributeNames(module, like: name)) else {
      return ""
    }
    return ". Did you mean: '\(found)'\(escaped(found))?"
  }

  private func attributeHint(_ error: Ref<ExceptionObject>) -> String {
    guard isString(error.field(0)) else { return "" }
    let name = Ref<StringObject>(error.field(0)).text, object = error.field(1).orNone
    for (typeName, hint) in World.foreignNames[name] ?? [] {
      let type = get(intern(typeName), in: builtins)
      if isType(type), isInstance(object, Ref<TypeObject>(type)) { return ". \(hint)" }
    }
    let names = attributeNames(object, like: name)
    guard let found = suggestion(for: name, among: names) ?? nestedAttribute(object, name, names) else { return "" }
    let shown = escaped(found)
    return ". Did you mean '.\(found)'\(shown) instead of '.\(name)'\(shown.isEmpty ? "" : escaped(name))?"
  }

  private func nameHint(_ error: Ref<ExceptionObject>) -> String {
    guard isString(error.field(0)) else { return "" }
    let name = Ref<StringObject>(error.field(0)).text
    var found: String?
    if kind(of: error.field(1)) == .dict {
      let own = error.field(4)
      if !own.isUnbound, (try? findAttribute(own, intern(name)))?.isUnbound == false {
        found = "self.\(name)"
      } else {
        var names: [String] = []
        if kind(of: error.field(3)) == .tuple {
          names = elements(Ref<TupleObject>(error.field(3))).map { Ref<StringObject>($0).text }
        }
        for field in [1, 2] where kind(of: error.field(field)) == .dict {
          names += stringKeys(Ref<DictObject>(error.field(field)))
        }
        found = suggestion(for: name, among: names)
      }
      raised = .unbound
    }
    var hint = found.map { ". Did you mean: '\($0)'\(escaped($0))?" } ?? ""
    if StandardModules.names.contains(name) {
      hint += found == nil ? ". Did you forget to import '\(name)'?" : " Or did you forget to import '\(name)'?"
    }
    return hint
  }

  /// A name that is not ASCII is shown a second time so that every character can be told.
  private func escaped(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return "" }
    var text = " ('"
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case ..<0x80: text.unicodeScalars.append(scalar)
      case ..<0x100: text += "\\x" + UnicodeErrorTypes.hexadecimal(scalar.value, 2)
      case ..<0x10000: text += "\\u" + UnicodeErrorTypes.hexadecimal(scalar.value, 4)
      default: text += "\\U" + UnicodeErrorTypes.hexadecimal(scalar.value, 8)
      }
    }
    return text + "')"
  }

  private func stringKeys(_ dict: Ref<DictObject>) -> [String] {
    (0..<dict.pointee.used).compactMap { index in
      let key = dict.pointee.entries[index].key
      return !key.isUnbound && isString(key) ? Ref<StringObject>(key).text : nil
    }
  }

  /// What `dir` gives, without names that begin with an underscore unless the wrong one does.
  private func attributeNames(_ object: Value, like name: String) -> [String] {
    var names: [String]
    do throws(Raised) {
      let found =
        isType(object)
        ? try callSpecial(.dir, object) : try call(getAttribute(object, self.names[.dir]))
      guard let found else { return [] }
      names = try collect(found).filter { isString($0) }.map { Ref<StringObject>($0).text }
    } catch {
      raised = .unbound
      return []
    }
    if !name.hasPrefix("_") { names.removeAll { $0.hasPrefix("_") } }
    return names.sorted { Array($0.unicodeScalars).lexicographicallyPrecedes(Array($1.unicodeScalars)) }
  }

  /// An attribute of an attribute that has the name. Descriptors are left alone, so that no code runs.
  private func nestedAttribute(_ object: Value, _ name: String, _ names: [String]) -> String? {
    let wanted = intern(name)
    for attribute in names.filter({ !$0.hasPrefix("_") }).prefix(20) {
      let interned = intern(attribute)
      let onType = lookUp(interned, in: type(of: object))
      if onType.isObject, !special(.get, of: type(of: onType)).isUnbound { continue }
      guard let storage = storage(of: object, type(of: object)) else { continue }
      let inner = onType.isUnbound ? get(interned, in: storage) : onType
      if inner.isUnbound || inner.isDeferred { continue }
      let own = self.storage(of: inner, type(of: inner)).map { get(wanted, in: $0) } ?? .unbound
      if !own.isUnbound || !lookUp(wanted, in: type(of: inner)).isUnbound { return "\(attribute).\(name)" }
    }
    return nil
  }
}
