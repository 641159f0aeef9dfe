// The types of the native iterators, and how one is declared.

/// Iterators of the built-in containers by what they iterate.
package struct IteratorTypes {
  package var list = Ref<TypeObject>.none
  package var listReverse = Ref<TypeObject>.none
  package var tuple = Ref<TypeObject>.none
  package var range = Ref<TypeObject>.none
  package var longRange = Ref<TypeObject>.none
  package var set = Ref<TypeObject>.none
  package var dictKeys = Ref<TypeObject>.none
  package var dictValues = Ref<TypeObject>.none
  package var dictItems = Ref<TypeObject>.none
  package var dictReverseKeys = Ref<TypeObject>.none
  package var dictReverseValues = Ref<TypeObject>.none
  package var dictReverseItems = Ref<TypeObject>.none
  package var callable = Ref<TypeObject>.none
  package var genericAlias = Ref<TypeObject>.none
  package var reversed = Ref<TypeObject>.none
  package var enumerate = Ref<TypeObject>.none
  package var zip = Ref<TypeObject>.none
  package var map = Ref<TypeObject>.none
  package var filter = Ref<TypeObject>.none
}

extension World {
  /// A native iterator type whose instances are `IteratorObject`s.
  package func makeIteratorType(_ name: StaticString, flags: TypeFlags = []) -> Ref<TypeObject> {
    makeType(
      name, base: types.object, kind: .iterator, size: MemoryLayout<IteratorObject>.size, flags: flags)
  }
}

extension TypeBuilder {
  /// `__next__`, which returns unbound at the end, and the `__iter__` of iterators.
  package func iterator(_ next: @escaping NativeCode) {
    method("__iter__") { _, arguments throws(Raised) in arguments[0] }
    method("__next__", .none, next)
  }

  /// A part of the structure that nobody can set.
  package func member(_ name: StaticString, _ get: @escaping NativeCode) {
    property(name, set: { world, _ throws(Raised) in throw world.attributeError("readonly attribute") }, get)
  }

  /// `__length_hint__`
  package func lengthHint(_ code: @escaping NativeCode) { method("__length_hint__", .none, code) }

  /// A type that one cannot make instances of by calling it.
  package func notCallable() { type.pointee.typeFlags.insert(.isDisallowingInstantiation) }
}

/// A type whose six comparisons are one function.
package protocol NativeComparison {
  /// `notImplemented` where it knows no answer.
  static func compare(_ world: World, _ a: Value, _ b: Value, _ comparison: Comparison) throws(Raised) -> Value
}

extension TypeBuilder {
  package func comparisons<Comparing: NativeComparison>(_: Comparing.Type) {
    method("__lt__", .exactly(1)) { world, arguments throws(Raised) in
      try Comparing.compare(world, arguments[0], arguments[1], .less)
    }
    method("__le__", .exactly(1)) { world, arguments throws(Raised) in
      try Comparing.compare(world, arguments[0], arguments[1], .lessEqual)
    }
    method("__eq__", .exactly(1)) { world, arguments throws(Raised) in
      try Comparing.compare(world, arguments[0], arguments[1], .equal)
    }
    method("__ne__", .exactly(1)) { world, arguments throws(Raised) in
      try Comparing.compare(world, arguments[0], arguments[1], .notEqual)
    }
    method("__gt__", .exactly(1)) { world, arguments throws(Raised) in
      try Comparing.compare(world, arguments[0], arguments[1], .greater)
    }
    method("__ge__", .exactly(1)) { world, arguments throws(Raised) in
      try Comparing.compare(world, arguments[0], arguments[1], .greaterEqual)
    }
  }
}
