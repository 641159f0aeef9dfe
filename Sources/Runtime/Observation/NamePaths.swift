// What to call an object: the way to it from the namespace of a module, as "app.registry.HANDLERS".

extension World {
  /// Looked for once for each object, in the module that owns it.
  func namePath(of object: Value) -> String {
    if let known = observer?.paths[UInt(object.bits)] { return known }
    let found = searchNamePath(of: object)
    observer?.paths[UInt(object.bits)] = found
    return found
  }

  /// So many values are looked at.
  private static let searchLimit = 4096

  private func searchNamePath(of object: Value) -> String {
    let owner = ownerName(Ref<Header>(object).pointee.owner)
    var others = "\(owner) (\(kind(of: object) == .type ? "a class" : typeName(of: object)))"
    if kind(of: object) == .type {
      others = "\(owner).\(Ref<StringObject>(Ref<TypeObject>(object).pointee.qualifiedName).text)"
    }
    let module = get(intern(owner), in: modules)
    guard kind(of: module) == .module else { return others }
    if Ref<ModuleObject>(module).pointee.attributes.dict.value == object { return "\(owner).__dict__" }
    var queue = [(value: module, path: owner, depth: 0)]
    var visited: Set<UInt64> = [module.bits]
    var next = 0
    while next < queue.count, visited.count < World.searchLimit {
      let (value, path, depth) = queue[next]
      next += 1
      for (step, child) in children(of: value) where child.isObject {
        let way = step.hasPrefix("[") ? path + step : path + "." + step
        if child == object { return way }
        if depth < 3, kind(of: child) != .module, visited.insert(child.bits).inserted {
          queue.append((child, way, depth + 1))
        }
      }
    }
    return others
  }

  /// What lies directly in a module, class, instance or container, with how one gets there.
  func children(of value: Value) -> [(String, Value)] {
    switch kind(of: value) {
    case .module: return entries(of: Ref<ModuleObject>(value).pointee.attributes.dict, isNamespace: true)
    case .type: return entries(of: Ref<TypeObject>(value).pointee.dict, isNamespace: true)
    case .dict: return entries(of: Ref<DictObject>(value), isNamespace: false)
    case .list:
      let list = Ref<ListObject>(value)
      return (0..<min(list.pointee.count, 64)).map { ("[\($0)]", list.pointee.items[$0]) }
    case .instance:
      guard let storage = storage(of: value, type(of: value)) else { return [] }
      if storage.pointee.dict.isPresent { return entries(of: storage.pointee.dict, isNamespace: true) }
      let shape = storage.pointee.shape
      guard shape.isPresent else { return [] }
      return (0..<Int(shape.pointee.count)).compactMap { index in
        let name = shape.pointee.names[index]
        return isString(name) ? (Ref<StringObject>(name).text, storage.pointee.values[index]) : nil
      }
    default: return []
    }
  }

  private func entries(of dict: Ref<DictObject>, isNamespace: Bool) -> [(String, Value)] {
    var found: [(String, Value)] = []
    for index in 0..<min(dict.pointee.used, 1024) {
      let entry = dict.pointee.entries[index]
      if entry.key.isUnbound || !isString(entry.key) { continue }
      let text = Ref<StringObject>(entry.key).text
      found.append((isNamespace ? text : "['\(text)']", entry.value))
    }
    return found
  }
}
