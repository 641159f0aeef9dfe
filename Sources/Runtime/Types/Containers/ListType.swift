// list: making, comparing and the methods; elements and slices are in ListType+Items.swift, sorting in ListType+Sort.swift.

enum ListType: NativeComparison {
  @Sendable static func define(_ world: World) {
    let list = TypeBuilder(world: world, type: world.types.list)
    list.new { world, arguments throws(Raised) in
      world.makeObject(Ref<TypeObject>(arguments[0]), ListObject.self).value
    }
    list.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      try world.checkNoNames(arguments, list.pointee.header.type, world.types.list, unless: .new)
      let count = arguments.positionalCount - 1
      if count > 1 { throw world.typeError("list expected at most 1 argument, got \(count)") }
      list.pointee.count = 0
      if count == 1 { try world.extend(list, with: arguments[1]) }
      return .none
    }
    list.constant("__hash__", .none)
    list.comparisons(ListType.self)
    list.method("__repr__") { world, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      if list.pointee.count == 0 { return world.intern("[]") }
      return try world.show(arguments[0], dots: "[...]") { writer throws(Raised) in
        writer.write("[")
        var index = 0
        while index < list.pointee.count {
          if index > 0 { writer.write(", ") }
          try world.show(list.pointee.items[index], in: &writer)
          index += 1
        }
        writer.write("]")
      }
    }
    defineItems(list)
    defineChanges(list)
    defineSort(list)
  }

  private static func defineChanges(_ list: TypeBuilder) {
    list.method("append", .exactly(1)) { world, arguments throws(Raised) in
      world.append(arguments[1], to: Ref<ListObject>(arguments[0]))
      return .none
    }
    list.method("extend", .exactly(1)) { world, arguments throws(Raised) in
      try world.extend(Ref<ListObject>(arguments[0]), with: arguments[1])
      return .none
    }
    list.method("insert", .exactly(2)) { world, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      let wanted = try world.index(arguments[1])
      let count = list.pointee.count
      let index = wanted < 0 ? max(wanted &+ count, 0) : min(wanted, count)
      world.append(arguments[2], to: list)
      list.pointee.items.from(index + 1).copy(list.pointee.items.from(index), count - index)
      list.pointee.items[index] = arguments[2]
      return .none
    }
    list.method("pop", .positional(0, 1)) { world, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      var index = arguments[1].isUnbound ? -1 : try world.index(arguments[1])
      let count = list.pointee.count
      if count == 0 { throw world.indexError("pop from empty list") }
      if index < 0 { index &+= count }
      if index < 0 || index >= count { throw world.indexError("pop index out of range") }
      let value = list.pointee.items[index]
      list.pointee.items.from(index).copy(list.pointee.items.from(index + 1), count - index - 1)
      list.pointee.count = count - 1
      return value
    }
    list.method("remove", .exactly(1)) { world, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      var index = 0
      while index < list.pointee.count {
        if try world.areEqual(list.pointee.items[index], arguments[1]) {
          let behind = list.pointee.count - index - 1
          if behind >= 0 {
            list.pointee.items.from(index).copy(list.pointee.items.from(index + 1), behind)
            list.pointee.count -= 1
          }
          return .none
        }
        index += 1
      }
      throw world.valueError("list.remove(x): x not in list")
    }
    list.method("clear") { _, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      list.pointee.count = 0
      return .none
    }
    list.method("reverse") { _, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      reverse(list.pointee.items, list.pointee.count)
      return .none
    }
    list.method("copy") { world, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      return world.makeList(list.pointee.items, list.pointee.count).value
    }
    list.method("count", .exactly(1)) { world, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      var count = 0
      var index = 0
      while index < list.pointee.count {
        if try world.areEqual(list.pointee.items[index], arguments[1]) { count += 1 }
        index += 1
      }
      return Value(small: count)
    }
    list.method("index", .positional(1, 3)) { world, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      let (first, last) = try world.searchBounds(arguments[2], arguments[3], list.pointee.count)
      var index = first
      while index < min(last, list.pointee.count) {
        if try world.areEqual(list.pointee.items[index], arguments[1]) { return Value(small: index) }
        index += 1
      }
      throw world.valueError("list.index(x): x not in list")
    }
  }

  static func reverse(_ items: Cells<Value>, _ count: Int) {
    var low = 0, high = count - 1
    while low < high {
      let value = items[low]
      items[low] = items[high]
      items[high] = value
      low += 1
      high -= 1
    }
  }

  static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value {
    guard world.kind(of: b) == .list else { return .notImplemented }
    let x = Ref<ListObject>(a), y = Ref<ListObject>(b)
    if x.pointee.count != y.pointee.count {
      if comparison == .equal { return .false }
      if comparison == .notEqual { return .true }
    }
    var index = 0
    // `__eq__` of elements may change the lists.
    while index < x.pointee.count, index < y.pointee.count {
      let first = x.pointee.items[index], second = y.pointee.items[index]
      if try !world.areEqual(first, second) {
        switch comparison {
        case .equal: return .false
        case .notEqual: return .true
        default: return try world.compare(first, second, comparison)
        }
      }
      index += 1
    }
    return Value(comparison.holds(x.pointee.count, y.pointee.count))
  }
}

extension World {
  package func makeList(_ items: Cells<Value>, _ count: Int) -> Ref<ListObject> {
    let list = makeList(capacity: count)
    list.pointee.items.copy(items, count)
    list.pointee.count = count
    return list
  }

  /// `list(iterable)`
  package func listOf(_ iterable: Value) throws(Raised) -> Ref<ListObject> {
    let list = makeList()
    try extend(list, with: iterable)
    return list
  }

  /// `list.extend(iterable)`
  package func extend(_ list: Ref<ListObject>, with iterable: Value) throws(Raised) {
    if iterable.isObject {
      let type = Ref<Header>(iterable).pointee.type
      if type == types.list {
        let other = Ref<ListObject>(iterable)
        return try extend(list, other.pointee.items, other.pointee.count)
      }
      if type == types.tuple {
        let tuple = Ref<TupleObject>(iterable)
        return try extend(list, tuple.items, tuple.count)
      }
    }
    let iterator = try iterator(of: iterable)
    let hint = try lengthHint(iterable)
    let (total, isTooMuch) = hint.addingReportingOverflow(list.pointee.count)
    if isTooMuch { throw memoryError() }
    if total > list.pointee.capacity {
      try checkWords(total)
      reserve(total, in: list)
    }
    while true {
      let element = try next(iterator)
      if element.isUnbound { return }
      if list.pointee.count == list.pointee.capacity { try checkWords(list.pointee.count * 2) }
      append(element, to: list)
      if heap.isExhausted { throw memoryError() }
    }
  }

  func extend(_ list: Ref<ListObject>, _ items: Cells<Value>, _ count: Int) throws(Raised) {
    let old = list.pointee.count
    if old + count > list.pointee.capacity {
      try checkWords(old + count)
      reserve(old + count, in: list)
    }
    list.pointee.items.from(old).copy(items, count)
    list.pointee.count = old + count
  }
}
