// itertools: chain, zip_longest, pairwise, batched.
import Runtime

enum JoiningIterators {
  private static func step(_ value: Value) -> Ref<StepObject> { Ref<StepObject>(value) }

  static func define(_ module: ModuleBuilder) {
    defineChain(module)
    defineZipLongest(module)
    definePairwise(module)
    defineBatched(module)
  }

  /// `source`: the iterator of iterables, `first`: the one that runs.
  private static func defineChain(_ module: ModuleBuilder) {
    let chain = module.stepType("chain")
    module.world.state(ItertoolsState.self).chain = chain.type
    chain.generic()
    chain.new { world, arguments throws(Raised) in
      try world.refuseNames(arguments, "chain")
      let made = world.makeStep(arguments[0])
      made.pointee.source = try world.iterator(of: world.makeTuple(arguments.positional(from: 1)).value)
      return made.value
    }
    chain.classMethod("from_iterable", .exactly(1)) { world, arguments throws(Raised) in
      let iterator = try world.iterator(of: arguments[1])
      let made = world.makeStep(arguments[0])
      made.pointee.source = iterator
      return made.value
    }
    chain.iterator { world, arguments throws(Raised) in
      let chain = step(arguments[0])
      while !chain.pointee.source.isUnbound {
        if chain.pointee.first.isUnbound {
          let iterable = try world.next(chain.pointee.source)
          if iterable.isUnbound { return world.end(chain) }
          do throws(Raised) {
            chain.pointee.first = try world.iterator(of: iterable)
          } catch {
            chain.pointee.source = .unbound
            throw error
          }
        }
        let element = try world.next(chain.pointee.first)
        if !element.isUnbound { return element }
        chain.pointee.first = .unbound
      }
      return .unbound
    }
  }

  /// `source`: a tuple of iterators, None for those at their end; `first`: the builder; `number`: how many still run.
  private static func defineZipLongest(_ module: ModuleBuilder) {
    let zip = module.stepType("zip_longest")
    zip.new { world, arguments throws(Raised) in
      var builder = Value.none
      if arguments.hasNames {
        let names = Ref<TupleObject>(arguments.names)
        guard names.count == 1, world.text(names[0]) == "fillvalue" else {
          throw world.typeError("zip_longest() got an unexpected keyword argument")
        }
        builder = arguments[arguments.positionalCount]
      }
      var iterators: [Value] = []
      for iterable in arguments.positional(from: 1) { iterators.append(try world.iterator(of: iterable)) }
      let made = world.makeStep(arguments[0])
      made.pointee.source = world.makeTuple(iterators).value
      made.pointee.first = builder
      made.pointee.number = iterators.count
      return made.value
    }
    zip.iterator { world, arguments throws(Raised) in
      let zip = step(arguments[0])
      let iterators = Ref<TupleObject>(zip.pointee.source)
      if iterators.count == 0 || zip.pointee.number == 0 { return .unbound }
      let row = world.makeTuple(count: iterators.count)
      for index in 0..<iterators.count {
        var element = Value.unbound
        if !iterators[index].isNone {
          do throws(Raised) {
            element = try world.next(iterators[index])
          } catch {
            zip.pointee.number = 0
            throw error
          }
          if element.isUnbound {
            zip.pointee.number -= 1
            if zip.pointee.number == 0 { return .unbound }
            iterators[index] = .none
          }
        }
        row[index] = element.isUnbound ? zip.pointee.first : element
      }
      return row.value
    }
  }

  /// `first`: the element before.
  private static func definePairwise(_ module: ModuleBuilder) {
    let pairwise = module.stepType("pairwise")
    pairwise.new { world, arguments throws(Raised) in
      let given = try world.positional(arguments, "pairwise", 1, 1)
      let made = world.makeStep(arguments[0])
      made.pointee.source = try world.iterator(of: given[0])
      return made.value
    }
    pairwise.iterator { world, arguments throws(Raised) in
      let pairwise = step(arguments[0])
      if pairwise.pointee.source.isUnbound { return .unbound }
      var old = pairwise.pointee.first
      if old.isUnbound {
        old = try world.next(pairwise.pointee.source)
        if old.isUnbound { return world.end(pairwise) }
        pairwise.pointee.first = old
        // The iterator may have come back here.
        if pairwise.pointee.source.isUnbound { return .unbound }
      }
      let new = try world.next(pairwise.pointee.source)
      if new.isUnbound {
        pairwise.pointee.first = .unbound
        return world.end(pairwise)
      }
      pairwise.pointee.first = new
      return world.tuple(old, new)
    }
  }

  /// `number`: the size, `flag`: a batch that is not whole is an error.
  private static func defineBatched(_ module: ModuleBuilder) {
    let batched = module.stepType("batched")
    batched.new(.named("iterable", "n", "strict", required: 2, maximum: 2)) { world, arguments throws(Raised) in
      let size = try world.index(arguments[2])
      if size < 1 { throw world.valueError("n must be at least one") }
      let made = world.makeStep(arguments[0])
      made.pointee.source = try world.iterator(of: arguments[1])
      made.pointee.number = size
      made.pointee.flag = arguments[3].isUnbound ? false : try world.isTrue(arguments[3])
      return made.value
    }
    batched.iterator { world, arguments throws(Raised) in
      let batched = step(arguments[0])
      if batched.pointee.source.isUnbound { return .unbound }
      var batch: [Value] = []
      while batch.count < batched.pointee.number {
        let element = try world.next(batched.pointee.source)
        if element.isUnbound { break }
        batch.append(element)
        try world.checkWords(batch.count)
      }
      if batch.count == batched.pointee.number { return world.makeTuple(batch).value }
      batched.pointee.source = .unbound
      if batch.isEmpty { return .unbound }
      if batched.pointee.flag { throw world.valueError("batched(): incomplete batch") }
      return world.makeTuple(batch).value
    }
  }
}
