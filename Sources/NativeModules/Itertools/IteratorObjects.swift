// What the iterators of itertools are made of: a few values and a few numbers.
import Runtime

/// The layout of all of them but the ones with `IteratorObject`; what the fields mean stands at each type.
struct StepObject: BitwiseCopyable {
  var header: Header
  var source: Value
  var first: Value
  var second: Value
  var third: Value
  var number: Int
  var limit: Int
  /// A row of numbers: the places of a combination.
  var places: Cells<Int>
  var flag: Bool
}

extension ModuleBuilder {
  /// A type of itertools whose instances are `StepObject`s.
  func stepType(_ name: StaticString, flags: TypeFlags = [.isBaseType]) -> TypeBuilder {
    type(name, StepObject.self, module: "itertools", flags: flags)
  }
}

extension World {
  func makeStep(_ type: Value) -> Ref<StepObject> { makeObject(Ref<TypeObject>(type), StepObject.self) }

  /// Types that take no names refuse them; subclasses that have their own `__init__` may take any.
  func refuseNames(_ arguments: Arguments, _ native: StaticString) throws(Raised) {
    if !arguments.hasNames { return }
    let type = Ref<TypeObject>(arguments[0])
    if type.pointee.typeFlags.contains(.isHeapType), special(.`init`, of: type) != special(.`init`, of: types.object) {
      return
    }
    throw typeError("\(native)() takes no keyword arguments")
  }

  /// Of a type that takes no names: so many arguments behind the class.
  func positional(
    _ arguments: Arguments, _ native: StaticString, _ least: Int, _ most: Int
  ) throws(Raised) -> [Value] {
    try refuseNames(arguments, native)
    let given = arguments.positional(from: 1)
    if given.count >= least, given.count <= most { return given }
    let bound = given.count < least ? least : most
    let how = least == most ? "" : given.count < least ? "at least " : "at most "
    throw typeError("\(native) expected \(how)\(bound) argument\(bound == 1 ? "" : "s"), got \(given.count)")
  }

  /// An element of a native iterator is at its end: the source is forgotten.
  func end(_ step: Ref<StepObject>) -> Value {
    step.pointee.source = .unbound
    return .unbound
  }
}
