// Elements and slices of lists.

extension ListType {
  static func defineItems(_ list: TypeBuilder) {
    list.method("__len__") { _, arguments throws(Raised) in Value(small: Ref<ListObject>(arguments[0]).pointee.count) }
    list.method("__iter__") { world, arguments throws(Raised) in
      world.makeIterator(world.types.iterators.list, arguments[0])
    }
    list.method("__reversed__") { world, arguments throws(Raised) in
      world.makeIterator(
        world.types.iterators.listReverse, arguments[0], index: Ref<ListObject>(arguments[0]).pointee.count - 1)
    }
    list.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      var index = 0
      while index < list.pointee.count {
        if try world.areEqual(list.pointee.items[index], arguments[1]) { return .true }
        index += 1
      }
      return .false
    }
    list.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      if world.kind(of: arguments[1]) == .slice {
        let bounds = try world.sliceBounds(arguments[1], list.pointee.count)
        try world.checkWords(bounds.count)
        let part = world.makeList(capacity: bounds.count)
        for index in 0..<bounds.count {
          part.pointee.items[index] = list.pointee.items[bounds.start &+ index &* bounds.step]
        }
        part.pointee.count = bounds.count
        return part.value
      }
      let index = try world.elementIndex(arguments[1], list.pointee.count, of: "list")
      if index < 0 || index >= list.pointee.count { throw world.indexError("list index out of range") }
      return list.pointee.items[index]
    }
    list.method("__setitem__", .exactly(2)) { world, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      if world.kind(of: arguments[1]) == .slice {
        try assign(world, list, arguments[1], arguments[2])
        return .none
      }
      let index = try world.elementIndex(arguments[1], list.pointee.count, of: "list")
      if index < 0 || index >= list.pointee.count { throw world.indexError("list assignment index out of range") }
      list.pointee.items[index] = arguments[2]
      return .none
    }
    list.method("__delitem__", .exactly(1)) { world, arguments throws(Raised) in
      let list = Ref<ListObject>(arguments[0])
      if world.kind(of: arguments[1]) == .slice {
        try delete(world, list, arguments[1])
        return .none
      }
      let index = try world.elementIndex(arguments[1], list.pointee.count, of: "list")
      if index < 0 || index >= list.pointee.count { throw world.indexError("list assignment index out of range") }
      list.pointee.items.from(index).copy(list.pointee.items.from(index + 1), list.pointee.count - index - 1)
      list.pointee.count -= 1
      return .none
    }
    list.method("__add__", .exactly(1)) { world, arguments throws(Raised) in
      guard world.kind(of: arguments[1]) == .list else { throw world.cannotConcatenate(arguments[0], arguments[1]) }
      let a = Ref<ListObject>(arguments[0]), b = Ref<ListObject>(arguments[1])
      try world.checkWords(a.pointee.count + b.pointee.count)
      let sum = world.makeList(capacity: a.pointee.count + b.pointee.count)
      sum.pointee.items.copy(a.pointee.items, a.pointee.count)
      sum.pointee.items.from(a.pointee.count).copy(b.pointee.items, b.pointee.count)
      sum.pointee.count = a.pointee.count + b.pointee.count
      return sum.value
    }
    list.method("__iadd__", .exactly(1)) { world, arguments throws(Raised) in
      try world.extend(Ref<ListObject>(arguments[0]), with: arguments[1])
      return arguments[0]
    }
    for name: StaticString in ["__mul__", "__rmul__"] {
      list.method(name, .exactly(1)) { world, arguments throws(Raised) in
        let times = try world.times(arguments[1])
        let list = Ref<ListObject>(arguments[0])
        let total = try repeatedCount(world, list, times)
        let result = world.makeList(capacity: total)
        fill(result.pointee.items, list.pointee.items, list.pointee.count, total)
        result.pointee.count = total
        return result.value
      }
    }
    list.method("__imul__", .exactly(1)) { world, arguments throws(Raised) in
      let times = try world.times(arguments[1])
      let list = Ref<ListObject>(arguments[0])
      let total = try repeatedCount(world, list, times)
      world.reserve(total, in: list)
      fill(list.pointee.items, list.pointee.items, list.pointee.count, total)
      list.pointee.count = total
      return arguments[0]
    }
    list.method("__sizeof__") { _, arguments throws(Raised) in
      Value(small: 40 + Ref<ListObject>(arguments[0]).pointee.capacity * 8)
    }
  }

  private static func repeatedCount(_ world: World, _ list: Ref<ListObject>, _ times: Int) throws(Raised) -> Int {
    let (total, isTooMuch) = list.pointee.count.multipliedReportingOverflow(by: times)
    if isTooMuch { throw world.memoryError() }
    try world.checkWords(total)
    return total
  }

  /// Fills `total` elements with the first `count` of another row, again and again.
  private static func fill(_ target: Cells<Value>, _ source: Cells<Value>, _ count: Int, _ total: Int) {
    if total == 0 { return }
    if count == 1 { return target.fill(source[0], total) }
    var done = 0
    while done < total {
      target.from(done).copy(source, count)
      done += count
    }
  }

  private static func assign(
    _ world: World, _ list: Ref<ListObject>, _ slice: Value, _ value: Value
  ) throws(Raised) {
    // The value may be the list itself.
    let new: Ref<ListObject>
    let type = world.type(of: value)
    if world.special(.iter, of: type).isUnbound, !world.hasItems(type) {
      throw world.typeError("must assign iterable to extended slice")
    }
    new = try world.listOf(value)
    let bounds = try world.sliceBounds(slice, list.pointee.count)
    let added = new.pointee.count
    if bounds.step == 1 {
      try replace(world, list, bounds.start, max(bounds.stop, bounds.start), new.pointee.items, added)
      return
    }
    if added != bounds.count {
      throw world.valueError(
        "attempt to assign sequence of size \(added) to extended slice of size \(bounds.count)")
    }
    for index in 0..<added { list.pointee.items[bounds.start &+ index &* bounds.step] = new.pointee.items[index] }
  }

  /// Puts other elements in the place of `start..<stop`.
  static func replace(
    _ world: World, _ list: Ref<ListObject>, _ start: Int, _ stop: Int, _ items: Cells<Value>, _ added: Int
  ) throws(Raised) {
    let old = list.pointee.count
    let count = old - (stop - start) + added
    if count > list.pointee.capacity {
      try world.checkWords(count)
      world.reserve(count, in: list)
    }
    list.pointee.items.from(start + added).copy(list.pointee.items.from(stop), old - stop)
    list.pointee.items.from(start).copy(items, added)
    list.pointee.count = count
  }

  private static func delete(_ world: World, _ list: Ref<ListObject>, _ slice: Value) throws(Raised) {
    var bounds = try world.sliceBounds(slice, list.pointee.count)
    if bounds.count == 0 { return }
    if bounds.step < 0 {
      bounds.start = bounds.start &+ (bounds.count - 1) &* bounds.step
      bounds.step = -bounds.step
    }
    let items = list.pointee.items
    var kept = bounds.start
    var nextGone = bounds.start
    var gone = 0
    for index in bounds.start..<list.pointee.count {
      if gone < bounds.count, index == nextGone {
        gone += 1
        nextGone = nextGone &+ bounds.step
      } else {
        items[kept] = items[index]
        kept += 1
      }
    }
    list.pointee.count = kept
  }
}
