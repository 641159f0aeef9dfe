// Filling dicts from mappings, pairs and keys.

extension DictType {
  static func defineFromKeys(_ dict: TypeBuilder) {
    dict.classMethod("fromkeys", .positional(1, 2)) { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      let value = arguments.or(2, .none)
      if type == world.types.dict || type == world.types.frozendict {
        let dict = make(world, type)
        try world.forEach(arguments[1]) { key throws(Raised) in
          try world.set(key, to: value, in: dict)
          try world.checkRoom()
          return true
        }
        return dict.value
      }
      if world.isSubtype(type, world.types.frozendict) {
        let dict = world.makeDict()
        try world.forEach(arguments[1]) { key throws(Raised) in
          try world.set(key, to: value, in: dict)
          return true
        }
        return try world.call(arguments[0], [dict.value])
      }
      let made = try world.call(arguments[0])
      try world.forEach(arguments[1]) { key throws(Raised) in
        try world.setItem(made, key, value)
        return true
      }
      return made
    }
  }
}

extension World {
  /// `update(mapping or pairs, **names)`; argument 0 is the receiver.
  package func update(_ dict: Ref<DictObject>, with arguments: Arguments, of name: StaticString) throws(Raised) {
    if arguments.positionalCount > 1 { try fill(dict, from: arguments[1]) }
    if arguments.names.isUnbound { return }
    let names = Ref<TupleObject>(arguments.names)
    for index in 0..<names.count {
      try set(names[index], to: arguments[arguments.positionalCount + index], in: dict)
    }
  }

  /// Takes over what a mapping or an iterable of pairs has.
  package func fill(_ dict: Ref<DictObject>, from source: Value) throws(Raised) {
    if kind(of: source) == .dict { return try merge(source, into: dict) }
    let keys = try findAttribute(source, intern("keys"))
    if keys.isUnbound { return try fill(dict, fromPairs: source) }
    try merge(source, into: dict)
  }

  /// `dict |= other`: of a mapping its keys and values, else pairs.
  package func merge(_ source: Value, into dict: Ref<DictObject>) throws(Raised) {
    if hasDictEntries(source) { return try merge(entriesOf: Ref<DictObject>(source), into: dict) }
    let getter = try findAttribute(source, intern("keys"))
    if getter.isUnbound { return try fill(dict, fromPairs: source) }
    let keys = try call(getter)
    let keysType = type(of: keys)
    if special(.iter, of: keysType).isUnbound, special(.getitem, of: keysType).isUnbound {
      throw typeError("\(typeName(of: source)).keys() must return an iterable, not \(typeName(of: keys))")
    }
    try forEach(keys) { key throws(Raised) in
      try set(key, to: getItem(source, key), in: dict)
      try checkRoom()
      return true
    }
  }

  /// A dict whose class does not iterate in another way: nobody asks for its `keys`.
  func hasDictEntries(_ value: Value) -> Bool {
    guard kind(of: value) == .dict else { return false }
    let type = type(of: value)
    if type == types.dict || type == types.frozendict { return true }
    let base = isInstance(value, types.frozendict) ? types.frozendict : types.dict
    return special(.iter, of: type) == special(.iter, of: base)
  }

  private func merge(entriesOf source: Ref<DictObject>, into dict: Ref<DictObject>) throws(Raised) {
    if source == dict { return }
    let count = source.pointee.count
    var index = 0
    while index < source.pointee.used {
      let entry = source.pointee.entries[index]
      index += 1
      if entry.key.isUnbound { continue }
      let found = try find(entry.key, hash: entry.hash, in: dict)
      if entry.value.isDeferred { dict.pointee.hasDeferred = true }
      if found >= 0 {
        dict.pointee.entries[found].value = entry.value
      } else {
        append(entry.key, entry.hash, entry.value, to: dict)
      }
      if source.pointee.count != count { throw raise("RuntimeError", "dict mutated during update") }
    }
    try checkRoom()
  }

  private func fill(_ dict: Ref<DictObject>, fromPairs source: Value) throws(Raised) {
    var number = 0
    try forEach(source) { element throws(Raised) in
      let type = type(of: element)
      if special(.iter, of: type).isUnbound, special(.getitem, of: type).isUnbound {
        throw typeError("object is not iterable")
      }
      let pair = try listOf(element)
      if pair.pointee.count != 2 {
        throw valueError(
          "dictionary update sequence element #\(number) has length \(pair.pointee.count); 2 is required")
      }
      try set(pair.pointee.items[0], to: pair.pointee.items[1], in: dict)
      try checkRoom()
      number += 1
      return true
    }
  }
}
