// itertools.tee: iterators over one source, which share a chain of blocks of what it gave.
import Runtime

/// A block: `source` is the iterator, `first` a list of what it gave, `second` the next block, `flag`: it is being read.
enum TeeIterators {
  private static let blockSize = 57

  private static func step(_ value: Value) -> Ref<StepObject> { Ref<StepObject>(value) }

  static func define(_ module: ModuleBuilder) {
    let state = module.world.state(ItertoolsState.self)
    let data = module.stepType("_tee_dataobject", flags: [])
    state.teeData = data.type
    data.notCallable()
    let tee = module.stepType("_tee", flags: [])
    state.tee = tee.type
    tee.new { world, arguments throws(Raised) in
      let given = try world.positional(arguments, "_tee", 1, 1)
      return try make(world, given[0])
    }
    tee.method("__copy__") { world, arguments throws(Raised) in copy(world, arguments[0]) }
    // `source`: the block, `number`: the place in it.
    tee.iterator { world, arguments throws(Raised) in
      let tee = step(arguments[0])
      if tee.pointee.number >= blockSize {
        let block = step(tee.pointee.source)
        if block.pointee.second.isUnbound { block.pointee.second = makeBlock(world, block.pointee.source) }
        tee.pointee.source = block.pointee.second
        tee.pointee.number = 0
      }
      let block = step(tee.pointee.source)
      let list = Ref<ListObject>(block.pointee.first)
      if tee.pointee.number >= list.pointee.count {
        if block.pointee.flag {
          throw world.raise("RuntimeError", "cannot re-enter the tee iterator")
        }
        block.pointee.flag = true
        defer { block.pointee.flag = false }
        let element = try world.next(block.pointee.source)
        if element.isUnbound { return element }
        world.append(element, to: list)
      }
      let element = list.pointee.items[tee.pointee.number]
      tee.pointee.number += 1
      return element
    }
    module.function("tee", .positional(1, 2)) { world, arguments throws(Raised) in
      let count = arguments[1].isUnbound ? 2 : try world.index(arguments[1])
      if count < 0 { throw world.valueError("n cannot be negative") }
      try world.checkWords(count)
      if count == 0 { return world.emptyTuple.value }
      let iterator = try world.iterator(of: arguments[0])
      let isCopyable = try !world.attributeIfAny(iterator, world.intern("__copy__")).isUnbound
      var made = [isCopyable ? iterator : try make(world, iterator)]
      while made.count < count { made.append(try world.callMethod(made[made.count - 1], "__copy__")) }
      return world.makeTuple(made).value
    }
  }

  private static func makeBlock(_ world: World, _ iterator: Value) -> Value {
    let block = world.makeStep(world.state(ItertoolsState.self).teeData.value)
    block.pointee.source = iterator
    block.pointee.first = world.makeList(capacity: blockSize).value
    return block.value
  }

  private static func make(_ world: World, _ iterable: Value) throws(Raised) -> Value {
    let iterator = try world.iterator(of: iterable)
    if world.type(of: iterator) == world.state(ItertoolsState.self).tee { return copy(world, iterator) }
    let tee = world.makeStep(world.state(ItertoolsState.self).tee.value)
    tee.pointee.source = makeBlock(world, iterator)
    return tee.value
  }

  private static func copy(_ world: World, _ value: Value) -> Value {
    let copy = world.makeStep(world.type(of: value).value)
    copy.pointee.source = step(value).pointee.source
    copy.pointee.number = step(value).pointee.number
    return copy.value
  }
}
