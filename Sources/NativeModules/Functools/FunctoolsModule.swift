// _functools: reduce and cmp_to_key; partial and the cache have files of their own.
import Runtime

/// The types that functions of the module need.
final class FunctoolsState: ModuleState {
  var partial = Ref<TypeObject>.none
  var placeholder = Value.none
  var keyWrapper = Ref<TypeObject>.none
  /// Stands between positional arguments and names in a key of a cache.
  var nameMark = Value.none
  init() {}
}

enum FunctoolsModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("Tools that operate on functions.")
    PartialType.define(builder)
    CacheWrapperType.define(builder)
    KeyWrapperType.define(builder)
    builder.function("reduce", .named("function", "iterable", "initial", required: 2, positionalOnly: 2), reduce)
    builder.function("cmp_to_key", .named("mycmp", required: 1)) { world, arguments throws(Raised) in
      KeyWrapperType.make(world, arguments[0], .unbound)
    }
  }

  private static func reduce(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    var iterator = Value.unbound
    do throws(Raised) {
      iterator = try world.iterator(of: arguments[1])
    } catch {
      if !world.isRaised("TypeError") { throw error }
      world.raised = .unbound
      throw world.typeError("reduce() arg 2 must support iteration")
    }
    var total = arguments[2]
    while true {
      let element = try world.next(iterator)
      if element.isUnbound { break }
      total = total.isUnbound ? element : try world.call(arguments[0], [total, element])
    }
    if total.isUnbound { throw world.typeError("reduce() of empty iterable with no initial value") }
    return total
  }
}

/// What `cmp_to_key` gives: compares by a function of two. Fields: the function, the object.
enum KeyWrapperType: NativeComparison {
  static func define(_ module: ModuleBuilder) {
    let key = module.type("KeyWrapper", WrapperObject.self, module: "functools", flags: [], isPublished: false)
    module.world.state(FunctoolsState.self).keyWrapper = key.type
    key.notCallable()
    key.member("obj", at: (MemoryLayout<WrapperObject>.offset(of: \.fields) ?? 0) + 8)
    key.method("__call__", .variadic(names: true)) { world, arguments throws(Raised) in
      let named = try world.named(arguments, ["obj"], of: "K")
      let count = arguments.positionalCount - 1
      if count > 1 { throw world.typeError("K() takes at most 1 argument (\(arguments.count - 1) given)") }
      let object = count == 1 ? arguments[1] : named[0]
      if object.isUnbound { throw world.typeError("K() missing required argument 'obj' (pos 1)") }
      return make(world, Ref<WrapperObject>(arguments[0]).pointee.fields.0, object)
    }
    key.constant("__hash__", .none)
    key.comparisons(KeyWrapperType.self)
  }

  static func make(_ world: World, _ function: Value, _ object: Value) -> Value {
    let wrapper = world.makeObject(world.state(FunctoolsState.self).keyWrapper, WrapperObject.self)
    wrapper.pointee.fields.0 = function
    wrapper.pointee.fields.1 = object
    return wrapper.value
  }

  package static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value
  {
    if world.type(of: b) != world.type(of: a) { throw world.typeError("other argument must be K instance") }
    let x = Ref<WrapperObject>(a).pointee.fields, y = Ref<WrapperObject>(b).pointee.fields
    if x.1.isUnbound || y.1.isUnbound { throw world.attributeError("object") }
    return try world.compare(try world.call(x.0, [x.1, y.1]), Value(small: 0), comparison)
  }
}
