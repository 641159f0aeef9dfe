// Iterators over lists, tuples, sets, and over whatever has `__getitem__` or can be called.

enum SequenceIterators {
  @Sendable static func define(_ world: World) {
    defineLists(world)
    defineTuples(world)
    defineSets(world)
    defineSequences(world)
    defineCallables(world)
  }

  private static func builder(_ world: World, _ type: Ref<TypeObject>) -> TypeBuilder {
    let builder = TypeBuilder(world: world, type: type)
    builder.notCallable()
    return builder
  }

  private static func defineLists(_ world: World) {
    world.types.iterators.list = world.makeIteratorType("list_iterator")
    world.types.iterators.listReverse = world.makeIteratorType("list_reverseiterator")
    let forward = builder(world, world.types.iterators.list)
    forward.iterator { _, arguments throws(Raised) in nextOfList(Ref<IteratorObject>(arguments[0])) }
    forward.lengthHint { _, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      if iterator.pointee.source.isUnbound { return Value(small: 0) }
      return Value(small: max(Ref<ListObject>(iterator.pointee.source).pointee.count - iterator.pointee.index, 0))
    }
    let backward = builder(world, world.types.iterators.listReverse)
    backward.iterator { _, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      if iterator.pointee.source.isUnbound { return .unbound }
      let list = Ref<ListObject>(iterator.pointee.source)
      let index = iterator.pointee.index
      if index < 0 || index >= list.pointee.count {
        iterator.pointee.source = .unbound
        iterator.pointee.index = -1
        return .unbound
      }
      iterator.pointee.index = index - 1
      return list.pointee.items[index]
    }
    backward.lengthHint { _, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      if iterator.pointee.source.isUnbound { return Value(small: 0) }
      let left = iterator.pointee.index + 1
      return Value(small: left > Ref<ListObject>(iterator.pointee.source).pointee.count ? 0 : left)
    }
  }

  @inline(__always) static func nextOfList(_ iterator: Ref<IteratorObject>) -> Value {
    if iterator.pointee.source.isUnbound { return .unbound }
    let list = Ref<ListObject>(iterator.pointee.source)
    let index = iterator.pointee.index
    if index >= list.pointee.count {
      // Once at its end it stays there, also when the list grows.
      iterator.pointee.source = .unbound
      return .unbound
    }
    iterator.pointee.index = index + 1
    return list.pointee.items[index]
  }

  private static func defineTuples(_ world: World) {
    world.types.iterators.tuple = world.makeIteratorType("tuple_iterator")
    let tuple = builder(world, world.types.iterators.tuple)
    tuple.iterator { _, arguments throws(Raised) in nextOfTuple(Ref<IteratorObject>(arguments[0])) }
    tuple.lengthHint { _, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      return Value(small: Ref<TupleObject>(iterator.pointee.source).count - iterator.pointee.index)
    }
  }

  @inline(__always) static func nextOfTuple(_ iterator: Ref<IteratorObject>) -> Value {
    let tuple = Ref<TupleObject>(iterator.pointee.source)
    let index = iterator.pointee.index
    if index >= tuple.count { return .unbound }
    iterator.pointee.index = index + 1
    return tuple[index]
  }

  private static func defineSets(_ world: World) {
    world.types.iterators.set = world.makeIteratorType("set_iterator")
    let set = builder(world, world.types.iterators.set)
    set.iterator { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      if iterator.pointee.source.isUnbound { return .unbound }
      let set = Ref<SetObject>(iterator.pointee.source)
      if set.pointee.count != iterator.pointee.limit {
        iterator.pointee.limit = -1
        throw world.raise("RuntimeError", "Set changed size during iteration")
      }
      var index = iterator.pointee.index
      while index <= set.pointee.mask, !set.pointee.table[index].isElement { index &+= 1 }
      if index > set.pointee.mask {
        iterator.pointee.source = .unbound
        return .unbound
      }
      iterator.pointee.index = index + 1
      iterator.pointee.extra = Value(small: (iterator.pointee.extra.isInteger ? iterator.pointee.extra.integer : 0) + 1)
      return set.pointee.table[index].key
    }
    set.lengthHint { _, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      if iterator.pointee.source.isUnbound { return Value(small: 0) }
      let count = Ref<SetObject>(iterator.pointee.source).pointee.count
      if count != iterator.pointee.limit { return Value(small: 0) }
      return Value(small: max(count - (iterator.pointee.extra.isInteger ? iterator.pointee.extra.integer : 0), 0))
    }
  }

  private static func defineSequences(_ world: World) {
    let sequence = builder(world, world.types.iterator)
    sequence.iterator { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      if iterator.pointee.source.isUnbound { return .unbound }
      do throws(Raised) {
        let value = try world.getItem(iterator.pointee.source, Value(small: iterator.pointee.index))
        iterator.pointee.index += 1
        return value
      } catch {
        if !world.isRaised("IndexError"), !world.isRaised("StopIteration") { throw error }
        world.raised = .unbound
        iterator.pointee.source = .unbound
        return .unbound
      }
    }
    sequence.lengthHint { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      if iterator.pointee.source.isUnbound { return Value(small: 0) }
      if world.special(.len, of: world.type(of: iterator.pointee.source)).isUnbound { return .notImplemented }
      return Value(small: max(try world.length(iterator.pointee.source) - iterator.pointee.index, 0))
    }
    world.types.iterators.reversed = world.makeIteratorType("reversed", flags: .isBaseType)
    let reversed = TypeBuilder(world: world, type: world.types.iterators.reversed)
    world.set(world.intern("reversed"), reversed.type.value, in: world.builtins)
    reversed.new { world, arguments throws(Raised) in
      let type = Ref<TypeObject>(arguments[0])
      try world.checkNoNames(arguments, type, world.types.iterators.reversed, unless: .`init`)
      let count = arguments.positionalCount - 1
      if count != 1 { throw world.typeError("reversed expected 1 argument, got \(count)") }
      return try reverse(world, type, arguments[1])
    }
    reversed.iterator { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      if iterator.pointee.source.isUnbound { return .unbound }
      let index = iterator.pointee.index
      if index < 0 {
        iterator.pointee.source = .unbound
        return .unbound
      }
      do throws(Raised) {
        let value = try world.getItem(iterator.pointee.source, Value(small: index))
        iterator.pointee.index = index - 1
        return value
      } catch {
        if !world.isRaised("IndexError"), !world.isRaised("StopIteration") { throw error }
        world.raised = .unbound
        iterator.pointee.source = .unbound
        return .unbound
      }
    }
    reversed.lengthHint { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      if iterator.pointee.source.isUnbound { return Value(small: 0) }
      let left = iterator.pointee.index + 1
      return Value(small: try world.length(iterator.pointee.source) < left ? 0 : left)
    }
  }

  private static func reverse(_ world: World, _ type: Ref<TypeObject>, _ value: Value) throws(Raised) -> Value {
    let valueType = world.type(of: value)
    let method = world.special(.reversed, of: valueType)
    let hasItems = world.hasItems(valueType) && !DictType.isDict(world, value)
    if method.isNone || method.isUnbound && !hasItems {
      throw world.typeError("'\(valueType.shownName)' object is not reversible")
    }
    if !method.isUnbound, let answer = try world.callSpecial(.reversed, value) { return answer }
    let count = try world.length(value)
    let iterator = world.makeObject(type, IteratorObject.self)
    iterator.pointee.source = value
    iterator.pointee.index = count - 1
    return iterator.value
  }

  private static func defineCallables(_ world: World) {
    world.types.iterators.callable = world.makeIteratorType("callable_iterator")
    let callable = builder(world, world.types.iterators.callable)
    // `extra`: what ends it.
    callable.iterator { world, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      if iterator.pointee.source.isUnbound { return .unbound }
      var value = Value.unbound
      do throws(Raised) {
        value = try world.call(iterator.pointee.source)
      } catch {
        if !world.isRaised("StopIteration") { throw error }
        world.raised = .unbound
        iterator.pointee.source = .unbound
        return .unbound
      }
      // The call may have used it up.
      if iterator.pointee.source.isUnbound { return .unbound }
      if try !world.areEqual(iterator.pointee.extra, value) { return value }
      iterator.pointee.source = .unbound
      return .unbound
    }
  }
}
