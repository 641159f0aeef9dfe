// _heapq: heaps in lists, the least or the greatest element first.
import Runtime

enum HeapModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("Heap queue algorithm (a.k.a. priority queue).")
    builder.function("heapify", .exactly(1)) { world, arguments throws(Raised) in
      try heapify(world, list(world, arguments, "heapify"), .least)
    }
    builder.function("heapify_max", .exactly(1)) { world, arguments throws(Raised) in
      try heapify(world, list(world, arguments, "heapify_max"), .greatest)
    }
    builder.function("heappush", .exactly(2)) { world, arguments throws(Raised) in
      try push(world, list(world, arguments, "heappush"), arguments[1], .least)
    }
    builder.function("heappush_max", .exactly(2)) { world, arguments throws(Raised) in
      try push(world, list(world, arguments, "heappush_max"), arguments[1], .greatest)
    }
    builder.function("heappop", .exactly(1)) { world, arguments throws(Raised) in
      try pop(world, list(world, arguments, "heappop"), .least)
    }
    builder.function("heappop_max", .exactly(1)) { world, arguments throws(Raised) in
      try pop(world, list(world, arguments, "heappop_max"), .greatest)
    }
    builder.function("heapreplace", .exactly(2)) { world, arguments throws(Raised) in
      try replace(world, list(world, arguments, "heapreplace"), arguments[1], .least)
    }
    builder.function("heapreplace_max", .exactly(2)) { world, arguments throws(Raised) in
      try replace(world, list(world, arguments, "heapreplace_max"), arguments[1], .greatest)
    }
    builder.function("heappushpop", .exactly(2)) { world, arguments throws(Raised) in
      try pushPop(world, list(world, arguments, "heappushpop"), arguments[1], .least)
    }
    builder.function("heappushpop_max", .exactly(2)) { world, arguments throws(Raised) in
      try pushPop(world, list(world, arguments, "heappushpop_max"), arguments[1], .greatest)
    }
  }

  private enum Order {
    case least, greatest
    /// Does the first come before the second?
    func isBefore(_ world: World, _ a: Value, _ b: Value) throws(Raised) -> Bool {
      if self == .least { return try world.isTrue(world.compare(a, b, .less)) }
      return try world.isTrue(world.compare(b, a, .less))
    }
  }

  private static func list(
    _ world: World, _ arguments: Arguments, _ name: StaticString
  ) throws(Raised) -> Ref<ListObject> {
    if world.kind(of: arguments[0]) == .list { return Ref<ListObject>(arguments[0]) }
    let which = arguments.count == 1 ? "argument" : "argument 1"
    throw world.typeError("\(name)() \(which) must be list, not \(world.typeName(of: arguments[0]))")
  }

  /// Moves the element at `place` towards the root as far as it comes before its parents.
  private static func rise(
    _ world: World, _ list: Ref<ListObject>, from start: Int, _ place: Int, _ order: Order
  ) throws(Raised) {
    let count = list.pointee.count
    var place = place
    while place > start {
      let parent = (place - 1) >> 1
      let isBefore = try order.isBefore(world, list.pointee.items[place], list.pointee.items[parent])
      if count != list.pointee.count { throw changed(world) }
      if !isBefore { return }
      swap(list, place, parent)
      place = parent
    }
  }

  /// Moves the element at `place` down to a leaf, then up to where it belongs.
  private static func sink(_ world: World, _ list: Ref<ListObject>, _ place: Int, _ order: Order) throws(Raised) {
    let count = list.pointee.count, start = place
    var place = place
    while place < count >> 1 {
      var child = 2 * place + 1
      if child + 1 < count {
        let isBefore = try order.isBefore(world, list.pointee.items[child], list.pointee.items[child + 1])
        if count != list.pointee.count { throw changed(world) }
        if !isBefore { child += 1 }
      }
      swap(list, place, child)
      place = child
    }
    try rise(world, list, from: start, place, order)
  }

  private static func swap(_ list: Ref<ListObject>, _ a: Int, _ b: Int) {
    let value = list.pointee.items[a]
    list.pointee.items[a] = list.pointee.items[b]
    list.pointee.items[b] = value
  }

  private static func changed(_ world: World) -> Raised {
    world.raise("RuntimeError", "list changed size during iteration")
  }

  private static func heapify(_ world: World, _ list: Ref<ListObject>, _ order: Order) throws(Raised) -> Value {
    for place in (0..<list.pointee.count >> 1).reversed() { try sink(world, list, place, order) }
    return .none
  }

  private static func push(
    _ world: World, _ list: Ref<ListObject>, _ value: Value, _ order: Order
  ) throws(Raised) -> Value {
    world.append(value, to: list)
    try rise(world, list, from: 0, list.pointee.count - 1, order)
    return .none
  }

  private static func pop(_ world: World, _ list: Ref<ListObject>, _ order: Order) throws(Raised) -> Value {
    let count = list.pointee.count
    if count == 0 { throw world.indexError("index out of range") }
    let last = list.pointee.items[count - 1]
    list.pointee.count = count - 1
    if count == 1 { return last }
    let first = list.pointee.items[0]
    list.pointee.items[0] = last
    try sink(world, list, 0, order)
    return first
  }

  private static func replace(
    _ world: World, _ list: Ref<ListObject>, _ value: Value, _ order: Order
  ) throws(Raised) -> Value {
    if list.pointee.count == 0 { throw world.indexError("index out of range") }
    let first = list.pointee.items[0]
    list.pointee.items[0] = value
    try sink(world, list, 0, order)
    return first
  }

  private static func pushPop(
    _ world: World, _ list: Ref<ListObject>, _ value: Value, _ order: Order
  ) throws(Raised) -> Value {
    if list.pointee.count == 0 { return value }
    let isBefore = try order.isBefore(world, list.pointee.items[0], value)
    if !isBefore { return value }
    if list.pointee.count == 0 { throw world.indexError("index out of range") }
    return try replace(world, list, value, order)
  }
}
