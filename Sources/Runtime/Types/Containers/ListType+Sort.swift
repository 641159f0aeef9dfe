// list.sort: a stable merge sort.

extension ListType {
  static func defineSort(_ list: TypeBuilder) {
    list.method("sort", .variadic(names: true)) { world, arguments throws(Raised) in
      if arguments.positionalCount > 1 { throw world.typeError("sort() takes no positional arguments") }
      var key = Value.none, isReversed = false
      if !arguments.names.isUnbound {
        let names = Ref<TupleObject>(arguments.names)
        for index in 0..<names.count {
          let value = arguments[arguments.positionalCount + index]
          switch Ref<StringObject>(names[index]).text {
          case "key": key = value
          case "reverse": isReversed = try world.isTrue(value)
          case let other: throw world.typeError("sort() got an unexpected keyword argument '\(other)'")
          }
        }
      }
      try sort(world, Ref<ListObject>(arguments[0]), key: key, isReversed: isReversed)
      return .none
    }
  }

  /// Sorts in place. While it does, the list is empty to whoever looks; who fills it then gets a ValueError.
  static func sort(_ world: World, _ list: Ref<ListObject>, key: Value, isReversed: Bool) throws(Raised) {
    let count = list.pointee.count
    let items = list.pointee.items
    let capacity = list.pointee.capacity
    list.pointee.count = 0
    list.pointee.capacity = 0
    list.pointee.items = .none
    var isDone = false
    do throws(Raised) {
      try sort(world, items, count, key: key, isReversed: isReversed)
      isDone = true
    } catch {}
    let wasChanged = list.pointee.capacity != 0
    list.pointee.count = count
    list.pointee.capacity = capacity
    list.pointee.items = items
    if !isDone { throw Raised() }
    if wasChanged { throw world.valueError("list modified during sort") }
  }

  private static func sort(
    _ world: World, _ items: Cells<Value>, _ count: Int, key: Value, isReversed: Bool
  ) throws(Raised) {
    if key.isNone {
      try sortRow(world, items, count, isReversed: isReversed)
      return
    }
    // Keys first, all of them; then both rows are put in the order of the keys.
    var keys: [Value] = []
    for index in 0..<count {
      keys.append(
        try world.withRow(1) { world, row throws(Raised) in
          row[0] = items[index]
          return try world.call(key, row, 1)
        })
    }
    var order = Array(0..<count)
    if isReversed { order.reverse() }
    let less = lessThan(world, keys)
    try mergeSort(&order) { (a, b) throws(Raised) in try less(world, keys[a], keys[b]) }
    if isReversed { order.reverse() }
    let sorted = order.map { items[$0] }
    for index in 0..<count { items[index] = sorted[index] }
  }

  private static func sortRow(
    _ world: World, _ items: Cells<Value>, _ count: Int, isReversed: Bool
  ) throws(Raised) {
    var values = (0..<count).map { items[$0] }
    if values.allSatisfy(\.isInteger) {
      // Equal small integers are the same, so stability does not show.
      if isReversed { values.sort { $0.integer > $1.integer } } else { values.sort { $0.integer < $1.integer } }
      for index in 0..<count { items[index] = values[index] }
      return
    }
    // Reversed before and after, so that equal elements stay in order.
    if isReversed { values.reverse() }
    let less = lessThan(world, values)
    var failed = false
    do throws(Raised) {
      try mergeSort(&values) { (a, b) throws(Raised) in try less(world, a, b) }
    } catch {
      failed = true
    }
    if isReversed { values.reverse() }
    for index in 0..<count { items[index] = values[index] }
    if failed { throw Raised() }
  }

  private typealias Less = (World, Value, Value) throws(Raised) -> Bool

  /// The quickest way to compare these: strings and floats need no look at their types each time.
  private static func lessThan(_ world: World, _ values: [Value]) -> Less {
    if values.allSatisfy({ world.isExactString($0) }) {
      return { _, a, b throws(Raised) in isLess(Ref<StringObject>(a), Ref<StringObject>(b)) }
    }
    if values.allSatisfy(\.isFlonum) { return { _, a, b throws(Raised) in a.flonum < b.flonum } }
    return { world, a, b throws(Raised) in
      if Value.areIntegers(a, b) { return a.integer < b.integer }
      return try world.isTrue(world.compare(a, b, .less))
    }
  }

  private static func isLess(_ a: Ref<StringObject>, _ b: Ref<StringObject>) -> Bool {
    let count = min(a.count, b.count)
    if a.pointee.width == 1, b.pointee.width == 1 {
      let x = a.latin, y = b.latin
      for index in 0..<count where x[index] != y[index] { return x[index] < y[index] }
    } else {
      for index in 0..<count where a[index] != b[index] { return a[index] < b[index] }
    }
    return a.count < b.count
  }

  /// Sorts by asking only whether one comes before another. An error leaves all elements, in whatever order.
  private static func mergeSort<Element: BitwiseCopyable>(
    _ row: inout [Element], _ less: (Element, Element) throws(Raised) -> Bool
  ) throws(Raised) {
    let count = row.count
    if count < 2 { return }
    // A row in order, or in strictly falling order, needs one pass.
    var run = 1
    if try less(row[1], row[0]) {
      run = 2
      while run < count, try less(row[run], row[run - 1]) { run += 1 }
      row[0..<run].reverse()
    } else {
      run = 2
      while run < count, try !less(row[run], row[run - 1]) { run += 1 }
    }
    if run == count { return }
    // Short runs by insertion, then merged pairwise.
    let width = 16
    var start = 0
    while start < count {
      let end = min(start + width, count)
      for index in start + 1..<max(end, start + 1) {
        let element = row[index]
        var low = start, high = index
        while low < high {
          let middle = (low + high) / 2
          if try less(element, row[middle]) { high = middle } else { low = middle + 1 }
        }
        var place = index
        while place > low {
          row[place] = row[place - 1]
          place -= 1
        }
        row[low] = element
      }
      start = end
    }
    var size = width
    var other = row
    while size < count {
      var start = 0
      while start < count {
        let middle = min(start + size, count), end = min(start + 2 * size, count)
        var left = start, right = middle, place = start
        let isInOrder = middle == end ? true : try !less(row[middle], row[middle - 1])
        while place < end {
          var takesRight = left == middle
          if !takesRight, !isInOrder, right < end { takesRight = try less(row[right], row[left]) }
          if takesRight {
            other[place] = row[right]
            right += 1
          } else {
            other[place] = row[left]
            left += 1
          }
          place += 1
        }
        start = end
      }
      swap(&row, &other)
      size *= 2
    }
  }
}
