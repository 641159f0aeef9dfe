// collections.deque: its methods; operators are in DequeType+Operators.swift.
import Runtime

enum DequeType: NativeComparison {
  static func deque(_ value: Value) -> Ref<DequeObject> { Ref<DequeObject>(value) }

  static func define(_ module: ModuleBuilder) {
    let type = module.type("deque", DequeObject.self, module: "collections")
    module.world.state(CollectionsState.self).deque = type.type
    type.type.pointee.typeFlags.insert(.isSequence)
    type.generic()
    type.doc("A list-like sequence optimized for data accesses near its endpoints.")
    type.new { world, arguments throws(Raised) in world.makeDeque(Ref<TypeObject>(arguments[0])).value }
    type.method("__init__", .named("iterable", "maxlen")) { world, arguments throws(Raised) in
      let deque = deque(arguments[0])
      var maximum = -1
      if !arguments.or(2, .none).isNone {
        guard world.isInt(arguments[2]) else { throw world.typeError("an integer is required") }
        maximum = try world.index(arguments[2])
        if maximum < 0 { throw world.valueError("maxlen must be non-negative") }
      }
      deque.pointee.maximum = maximum
      if deque.count > 0 { deque.clear() }
      if !arguments[1].isUnbound { try world.extend(deque, with: arguments[1]) }
      return .none
    }
    type.property("maxlen") { world, arguments throws(Raised) in
      let maximum = deque(arguments[0]).pointee.maximum
      return maximum < 0 ? .none : Value(small: maximum)
    }
    defineEnds(type)
    defineElements(type)
    defineCopies(type)
    defineOperators(type)
  }

  private static func defineEnds(_ type: TypeBuilder) {
    type.method("append", .exactly(1)) { world, arguments throws(Raised) in
      try world.append(arguments[1], to: deque(arguments[0]))
      return .none
    }
    type.method("appendleft", .exactly(1)) { world, arguments throws(Raised) in
      try world.prepend(arguments[1], to: deque(arguments[0]))
      return .none
    }
    type.method("extend", .exactly(1)) { world, arguments throws(Raised) in
      try world.extend(deque(arguments[0]), with: arguments[1])
      return .none
    }
    type.method("extendleft", .exactly(1)) { world, arguments throws(Raised) in
      let deque = deque(arguments[0])
      let source =
        arguments[1] == arguments[0] ? world.makeList((0..<deque.count).map { deque[$0] }).value : arguments[1]
      try world.forEach(source) { element throws(Raised) in
        try world.prepend(element, to: deque)
        try world.checkRoom()
        return true
      }
      return .none
    }
    type.method("pop") { world, arguments throws(Raised) in
      if deque(arguments[0]).count == 0 { throw world.indexError("pop from an empty deque") }
      return deque(arguments[0]).removeLast()
    }
    type.method("popleft") { world, arguments throws(Raised) in
      if deque(arguments[0]).count == 0 { throw world.indexError("pop from an empty deque") }
      return deque(arguments[0]).removeFirst()
    }
    type.method("clear") { _, arguments throws(Raised) in
      deque(arguments[0]).clear()
      return .none
    }
    type.method("rotate", .positional(0, 1)) { world, arguments throws(Raised) in
      deque(arguments[0]).rotate(arguments[1].isUnbound ? 1 : try world.index(arguments[1]))
      return .none
    }
    type.method("reverse") { _, arguments throws(Raised) in
      let deque = deque(arguments[0])
      var low = 0, high = deque.count - 1
      while low < high {
        let value = deque[low]
        deque[low] = deque[high]
        deque[high] = value
        low += 1
        high -= 1
      }
      return .none
    }
  }

  private static func defineElements(_ type: TypeBuilder) {
    type.method("count", .exactly(1)) { world, arguments throws(Raised) in
      let deque = deque(arguments[0]), version = deque.pointee.version
      var found = 0
      for index in 0..<deque.count {
        if try world.areEqual(deque[index], arguments[1]) { found += 1 }
        if deque.pointee.version != version {
          throw world.raise("RuntimeError", "deque mutated during iteration")
        }
      }
      return Value(small: found)
    }
    type.method("index", .positional(1, 3)) { world, arguments throws(Raised) in
      let deque = deque(arguments[0]), version = deque.pointee.version
      let (first, last) = try world.searchBounds(arguments[2], arguments[3], deque.count)
      for index in first..<max(min(last, deque.count), first) {
        if try world.areEqual(deque[index], arguments[1]) { return Value(small: index) }
        if deque.pointee.version != version {
          throw world.raise("RuntimeError", "deque mutated during iteration")
        }
      }
      throw world.valueError("deque.index(x): x not in deque")
    }
    type.method("remove", .exactly(1)) { world, arguments throws(Raised) in
      let deque = deque(arguments[0]), version = deque.pointee.version
      for index in 0..<deque.count {
        let isEqual = try world.areEqual(deque[index], arguments[1])
        if deque.pointee.version != version { throw world.indexError("deque mutated during remove().") }
        if isEqual {
          deque.remove(at: index)
          return .none
        }
      }
      throw world.valueError("deque.remove(x): x not in deque")
    }
    type.method("insert", .exactly(2)) { world, arguments throws(Raised) in
      let deque = deque(arguments[0])
      var index = try world.index(arguments[1])
      if deque.isFull { throw world.indexError("deque already at its maximum size") }
      let count = deque.count
      if index < 0 { index = max(index &+ count, 0) }
      try world.append(arguments[2], to: deque)
      var place = count
      while place > min(index, count) {
        deque[place] = deque[place - 1]
        place -= 1
      }
      deque[place] = arguments[2]
      return .none
    }
    type.method("__contains__", .exactly(1)) { world, arguments throws(Raised) in
      let deque = deque(arguments[0]), version = deque.pointee.version
      for index in 0..<deque.count {
        if try world.areEqual(deque[index], arguments[1]) { return .true }
        if deque.pointee.version != version {
          throw world.raise("RuntimeError", "deque mutated during iteration")
        }
      }
      return .false
    }
    type.method("__len__") { _, arguments throws(Raised) in Value(small: deque(arguments[0]).count) }
    type.method("__getitem__", .exactly(1)) { world, arguments throws(Raised) in
      deque(arguments[0])[try place(world, arguments)]
    }
    type.method("__setitem__", .exactly(2)) { world, arguments throws(Raised) in
      deque(arguments[0])[try place(world, arguments)] = arguments[2]
      return .none
    }
    type.method("__delitem__", .exactly(1)) { world, arguments throws(Raised) in
      deque(arguments[0]).remove(at: try place(world, arguments))
      return .none
    }
  }

  private static func place(_ world: World, _ arguments: Arguments) throws(Raised) -> Int {
    guard let whole = try world.wholeNumber(arguments[1]) else {
      throw world.typeError("sequence index must be integer, not '\(world.typeName(of: arguments[1]))'")
    }
    guard var index = world.fitting(whole) else {
      throw world.indexError("cannot fit '\(world.typeName(of: arguments[1]))' into an index-sized integer")
    }
    let count = deque(arguments[0]).count
    if index < 0 { index &+= count }
    if index < 0 || index >= count { throw world.indexError("deque index out of range") }
    return index
  }
}
