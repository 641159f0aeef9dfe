// dict_keys, dict_values, dict_items and the iterators of dicts.

enum DictViews: NativeComparison {
  @Sendable static func define(_ world: World) {
    let keys = TypeBuilder(world: world, type: world.types.dictKeys)
    let values = TypeBuilder(world: world, type: world.types.dictValues)
    let items = TypeBuilder(world: world, type: world.types.dictItems)
    for view in [keys, values, items] {
      view.notCallable()
      view.method("__len__") { world, arguments throws(Raised) in Value(small: dict(arguments[0]).pointee.count) }
      view.property("mapping") { world, arguments throws(Raised) in
        world.makeWrapper(world.types.mappingProxy, .mappingProxy, dict(arguments[0]).value)
      }
      view.method("__repr__") { world, arguments throws(Raised) in
        try world.show(arguments[0], dots: "...") { writer throws(Raised) in
          writer.write(world.typeName(of: arguments[0]))
          writer.write("(")
          try world.show(world.listOf(arguments[0]).value, in: &writer)
          writer.write(")")
        }
      }
    }
    keys.method("__iter__") { world, arguments throws(Raised) in
      iterator(world, world.types.iterators.dictKeys, dict(arguments[0]).value)
    }
    keys.method("__reversed__") { world, arguments throws(Raised) in
      iterator(world, world.types.iterators.dictReverseKeys, dict(arguments[0]).value)
    }
    values.method("__iter__") { world, arguments throws(Raised) in
      iterator(world, world.types.iterators.dictValues, dict(arguments[0]).value)
    }
    values.method("__reversed__") { world, arguments throws(Raised) in
      iterator(world, world.types.iterators.dictReverseValues, dict(arguments[0]).value)
    }
    items.method("__iter__") { world, arguments throws(Raised) in
      iterator(world, world.types.iterators.dictItems, dict(arguments[0]).value)
    }
    items.method("__reversed__") { world, arguments throws(Raised) in
      iterator(world, world.types.iterators.dictReverseItems, dict(arguments[0]).value)
    }
    keys.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      Value(try contains(world, arguments[0], arguments[1]))
    }
    items.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      Value(try contains(world, arguments[0], arguments[1]))
    }
    for view in [keys, items] { defineSetOperations(view) }
    defineIterators(world)
  }

  static func dict(_ view: Value) -> Ref<DictObject> { Ref<DictObject>(Ref<WrapperObject>(view).pointee.fields.0) }

  // MARK: As sets

  private static func defineSetOperations(_ view: TypeBuilder) {
    view.constant("__hash__", .none)
    view.comparisons(DictViews.self)
    for name in ["__and__", "__rand__"] as [StaticString] {
      view.method(name, .exactly(1)) { world, arguments throws(Raised) in
        try intersection(world, arguments[0], arguments[1])
      }
    }
    view.method("__or__", .exactly(1)) { world, arguments throws(Raised) in
      try union(world, arguments[0], arguments[1])
    }
    view.method("__ror__", .exactly(1)) { world, arguments throws(Raised) in
      try union(world, arguments[1], arguments[0])
    }
    view.method("__sub__", .exactly(1)) { world, arguments throws(Raised) in
      try difference(world, arguments[0], arguments[1])
    }
    view.method("__rsub__", .exactly(1)) { world, arguments throws(Raised) in
      try difference(world, arguments[1], arguments[0])
    }
    view.method("__xor__", .exactly(1)) { world, arguments throws(Raised) in
      try symmetricDifference(world, arguments[0], arguments[1])
    }
    view.method("__rxor__", .exactly(1)) { world, arguments throws(Raised) in
      try symmetricDifference(world, arguments[1], arguments[0])
    }
    view.method("isdisjoint", .exactly(1)) { world, arguments throws(Raised) in
      var isDisjoint = true
      try world.forEach(arguments[1]) { element throws(Raised) in
        isDisjoint = try !contains(world, arguments[0], element)
        return isDisjoint
      }
      return Value(isDisjoint)
    }
  }

  private static func isSetLike(_ world: World, _ value: Value) -> Bool {
    let type = world.type(of: value)
    return type == world.types.dictKeys || type == world.types.dictItems
  }

  /// The set that an operator begins with: of a view of keys the dict is taken, whose hashes are known.
  private static func asSet(_ world: World, _ value: Value) throws(Raised) -> Ref<SetObject> {
    let isKeys = world.type(of: value) == world.types.dictKeys
    return try world.setOf(isKeys ? dict(value).value : value, world.types.set)
  }

  private static func union(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    let result = try asSet(world, a)
    try world.add(elementsOf: b, to: result)
    return result.value
  }

  /// The elements are those of the smaller operand.
  private static func intersection(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    var (view, other) = isSetLike(world, a) ? (a, b) : (b, a)
    let count = dict(view).pointee.count
    if world.type(of: other) == world.types.set, count <= Ref<SetObject>(other).pointee.count {
      return try SetType.intersection(world, Ref<SetObject>(other), view).value
    }
    if isSetLike(world, other), dict(other).pointee.count > count { swap(&view, &other) }
    let result = world.makeSet()
    try world.forEach(other) { [view] element throws(Raised) in
      if try contains(world, view, element) { try world.add(element, to: result) }
      return true
    }
    return result.value
  }

  private static func difference(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    let result = try asSet(world, a)
    try world.removeElements(of: b, from: result)
    return result.value
  }

  private static func symmetricDifference(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if world.type(of: a) == world.types.dictItems, world.type(of: b) == world.types.dictItems {
      return try symmetricDifference(world, dict(a), of: dict(b))
    }
    let result = try asSet(world, a)
    try world.toggle(elementsOf: b, in: result)
    return result.value
  }

  /// Of two views of items, whose values need no hash where both have them: first what only the second one has.
  private static func symmetricDifference(
    _ world: World, _ first: Ref<DictObject>, of second: Ref<DictObject>
  ) throws(Raised) -> Value {
    let rest = world.copy(first)
    let result = world.makeSet()
    try world.forEachEntry(second) { entry throws(Raised) in
      let number = try world.find(entry.key, hash: entry.hash, in: rest)
      let isSame = number < 0 ? false : try world.areEqual(rest.pointee.entries[number].value, entry.value)
      if isSame {
        world.remove(entry: number, from: rest)
      } else {
        try world.add(world.makeTuple([entry.key, entry.value]).value, to: result)
      }
      return true
    }
    try world.forEachEntry(rest) { entry throws(Raised) in
      try world.add(world.makeTuple([entry.key, entry.value]).value, to: result)
      return true
    }
    return result.value
  }

  static func contains(_ world: World, _ view: Value, _ element: Value) throws(Raised) -> Bool {
    let dict = dict(view)
    if world.type(of: view) == world.types.dictKeys { return try !world.get(element, from: dict).isUnbound }
    guard world.kind(of: element) == .tuple, Ref<TupleObject>(element).count == 2 else { return false }
    let pair = Ref<TupleObject>(element)
    let value = try world.get(pair[0], from: dict)
    return value.isUnbound ? false : try world.areEqual(value, pair[1])
  }

  static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value {
    let kind = world.kind(of: b)
    guard kind == .set || kind == .frozenset || isSetLike(world, b) else { return .notImplemented }
    let countA = dict(a).pointee.count, countB = try world.length(b)
    switch comparison {
    case .equal, .notEqual:
      let isEqual = countA == countB ? try areAll(world, of: a, in: b) : false
      return Value(isEqual == (comparison == .equal))
    case .less: return Value(countA < countB ? try areAll(world, of: a, in: b) : false)
    case .lessEqual: return Value(countA <= countB ? try areAll(world, of: a, in: b) : false)
    case .greater: return Value(countA > countB ? try areAll(world, of: b, in: a) : false)
    case .greaterEqual: return Value(countA >= countB ? try areAll(world, of: b, in: a) : false)
    }
  }

  private static func areAll(_ world: World, of a: Value, in b: Value) throws(Raised) -> Bool {
    var isInside = true
    try world.forEach(a) { element throws(Raised) in
      isInside = try world.contains(b, element)
      return isInside
    }
    return isInside
  }

  // MARK: Iterators

  /// `index`: the next entry; `limit`: the keys' number at the start, -1 once the dict was seen changed; `extra`: how many
  /// entries are left.
  static func iterator(_ world: World, _ type: Ref<TypeObject>, _ dict: Value) -> Value {
    let object = Ref<DictObject>(dict)
    let types = world.types.iterators
    let isReverse =
      type == types.dictReverseKeys || type == types.dictReverseValues || type == types.dictReverseItems
    return world.makeIterator(
      type, dict, index: isReverse ? object.pointee.used - 1 : 0, limit: object.pointee.count,
      extra: Value(small: object.pointee.count))
  }

  private static func defineIterators(_ world: World) {
    let names: [StaticString] = [
      "dict_keyiterator", "dict_valueiterator", "dict_itemiterator", "dict_reversekeyiterator",
      "dict_reversevalueiterator", "dict_reverseitemiterator",
    ]
    let made = names.map { world.makeIteratorType($0) }
    world.types.iterators.dictKeys = made[0]
    world.types.iterators.dictValues = made[1]
    world.types.iterators.dictItems = made[2]
    world.types.iterators.dictReverseKeys = made[3]
    world.types.iterators.dictReverseValues = made[4]
    world.types.iterators.dictReverseItems = made[5]
    for type in made {
      let builder = TypeBuilder(world: world, type: type)
      builder.notCallable()
      builder.iterator { world, arguments throws(Raised) in
        let entry = try next(world, Ref<IteratorObject>(arguments[0]))
        if entry.key.isUnbound { return .unbound }
        let type = world.type(of: arguments[0])
        let types = world.types.iterators
        if type == types.dictKeys || type == types.dictReverseKeys { return entry.key }
        if type == types.dictValues || type == types.dictReverseValues { return entry.value }
        let pair = world.makeTuple(count: 2)
        pair[0] = entry.key
        pair[1] = entry.value
        return pair.value
      }
      builder.lengthHint { _, arguments throws(Raised) in
        let iterator = Ref<IteratorObject>(arguments[0])
        let isValid =
          !iterator.pointee.source.isUnbound
          && Ref<DictObject>(iterator.pointee.source).pointee.count == iterator.pointee.limit
        return isValid ? iterator.pointee.extra : Value(small: 0)
      }
    }
  }

  private static func next(_ world: World, _ iterator: Ref<IteratorObject>) throws(Raised) -> DictEntry {
    let end = DictEntry(hash: 0, key: .unbound, value: .unbound)
    if iterator.pointee.source.isUnbound { return end }
    let dict = Ref<DictObject>(iterator.pointee.source)
    if dict.pointee.count != iterator.pointee.limit {
      iterator.pointee.limit = -1
      throw world.raise("RuntimeError", "dictionary changed size during iteration")
    }
    let types = world.types.iterators
    let type = iterator.pointee.header.type
    let isReverse =
      type == types.dictReverseKeys || type == types.dictReverseValues || type == types.dictReverseItems
    let step = isReverse ? -1 : 1
    var index = min(iterator.pointee.index, isReverse ? dict.pointee.used - 1 : dict.pointee.used)
    while index >= 0, index < dict.pointee.used, dict.pointee.entries[index].key.isUnbound { index += step }
    if index < 0 || index >= dict.pointee.used {
      iterator.pointee.source = .unbound
      return end
    }
    let left = iterator.pointee.extra.integer
    if left == 0 {
      iterator.pointee.source = .unbound
      throw world.raise("RuntimeError", "dictionary keys changed during iteration")
    }
    iterator.pointee.extra = Value(small: left - 1)
    iterator.pointee.index = index + step
    return dict.pointee.entries[index]
  }
}
