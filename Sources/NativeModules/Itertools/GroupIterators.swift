// itertools.groupby and the groups that it gives.
import Runtime

/// What a groupby is at.
struct GroupByObject: BitwiseCopyable {
  var header: Header
  var source: Value
  var function: Value
  /// The key of the group that runs, the key and value of the element that was read last; unbound: none.
  var target: Value
  var key: Value
  var value: Value
  /// The newest group: an older one has ended.
  var group: Value
}

enum GroupIterators {
  static func define(_ module: ModuleBuilder) {
    let groupby = module.type("groupby", GroupByObject.self, module: "itertools")
    groupby.new(.named("iterable", "key", required: 1)) { world, arguments throws(Raised) in
      let made = world.makeObject(Ref<TypeObject>(arguments[0]), GroupByObject.self)
      made.pointee.source = try world.iterator(of: arguments[1])
      made.pointee.function = arguments.or(2, .none)
      return made.value
    }
    groupby.iterator { world, arguments throws(Raised) in
      let groups = Ref<GroupByObject>(arguments[0])
      groups.pointee.group = .unbound
      while true {
        if !groups.pointee.key.isUnbound {
          if groups.pointee.target.isUnbound { break }
          if try !world.areEqual(groups.pointee.target, groups.pointee.key) { break }
        }
        if try !step(world, groups) { return .unbound }
      }
      groups.pointee.target = groups.pointee.key
      let group = makeGroup(world, groups)
      return world.tuple(groups.pointee.key, group)
    }
    let grouper = module.stepType("_grouper", flags: [])
    module.world.state(ItertoolsState.self).grouper = grouper.type
    grouper.new(.exactly(2)) { world, arguments throws(Raised) in
      guard world.kind(of: arguments[1]) == .opaque, world.plainTypeName(of: arguments[1]) == "groupby" else {
        throw world.typeError("argument 1 must be itertools.groupby, not \(world.typeName(of: arguments[1]))")
      }
      let groups = Ref<GroupByObject>(arguments[1])
      groups.pointee.target = arguments[2]
      return makeGroup(world, groups)
    }
    grouper.iterator { world, arguments throws(Raised) in
      let group = Ref<StepObject>(arguments[0])
      let groups = Ref<GroupByObject>(group.pointee.source)
      if groups.pointee.group != arguments[0] { return .unbound }
      if groups.pointee.value.isUnbound, try !step(world, groups) { return .unbound }
      if try !world.areEqual(group.pointee.first, groups.pointee.key) { return .unbound }
      let value = groups.pointee.value
      groups.pointee.value = .unbound
      return value
    }
  }

  private static func makeGroup(_ world: World, _ groups: Ref<GroupByObject>) -> Value {
    let group = world.makeStep(world.state(ItertoolsState.self).grouper.value)
    group.pointee.source = groups.value
    group.pointee.first = groups.pointee.target
    groups.pointee.group = group.value
    return group.value
  }

  /// Reads one element; false at the end.
  private static func step(_ world: World, _ groups: Ref<GroupByObject>) throws(Raised) -> Bool {
    let value = try world.next(groups.pointee.source)
    if value.isUnbound { return false }
    let function = groups.pointee.function
    let key = function.isNone ? value : try world.call(function, [value])
    groups.pointee.value = value
    groups.pointee.key = key
    return true
  }
}
