// _operator: the operators as functions; the getters and callers are in OperatorTypes.swift.
import Runtime

enum OperatorModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    defineArithmetic(builder)
    defineInPlace(builder)
    defineTests(builder)
    defineContainers(builder)
    OperatorTypes.define(builder)
  }

  private static func defineArithmetic(_ module: ModuleBuilder) {
    module.function("add", .exactly(2)) { w, a throws(Raised) in try w.binary(.add, a[0], a[1]) }
    module.function("sub", .exactly(2)) { w, a throws(Raised) in try w.binary(.subtract, a[0], a[1]) }
    module.function("mul", .exactly(2)) { w, a throws(Raised) in try w.binary(.multiply, a[0], a[1]) }
    module.function("matmul", .exactly(2)) { w, a throws(Raised) in try w.binary(.matrixMultiply, a[0], a[1]) }
    module.function("truediv", .exactly(2)) { w, a throws(Raised) in try w.binary(.divide, a[0], a[1]) }
    module.function("floordiv", .exactly(2)) { w, a throws(Raised) in try w.binary(.floorDivide, a[0], a[1]) }
    module.function("mod", .exactly(2)) { w, a throws(Raised) in try w.binary(.modulo, a[0], a[1]) }
    module.function("pow", .exactly(2)) { w, a throws(Raised) in try w.binary(.power, a[0], a[1]) }
    module.function("lshift", .exactly(2)) { w, a throws(Raised) in try w.binary(.leftShift, a[0], a[1]) }
    module.function("rshift", .exactly(2)) { w, a throws(Raised) in try w.binary(.rightShift, a[0], a[1]) }
    module.function("and_", .exactly(2)) { w, a throws(Raised) in try w.binary(.bitAnd, a[0], a[1]) }
    module.function("or_", .exactly(2)) { w, a throws(Raised) in try w.binary(.bitOr, a[0], a[1]) }
    module.function("xor", .exactly(2)) { w, a throws(Raised) in try w.binary(.bitXor, a[0], a[1]) }
    module.function("neg", .exactly(1)) { w, a throws(Raised) in try w.unary(.neg, a[0]) }
    module.function("pos", .exactly(1)) { w, a throws(Raised) in try w.unary(.pos, a[0]) }
    module.function("inv", .exactly(1)) { w, a throws(Raised) in try w.unary(.invert, a[0]) }
    module.function("invert", .exactly(1)) { w, a throws(Raised) in try w.unary(.invert, a[0]) }
    module.function("abs", .exactly(1)) { w, a throws(Raised) in
      if let answer = try w.callSpecial(.abs, a[0]) { return answer }
      throw w.typeError("bad operand type for abs(): '\(w.typeName(of: a[0]))'")
    }
    module.function("index", .exactly(1)) { w, a throws(Raised) in try w.indexValue(a[0]) }
  }

  private static func defineInPlace(_ module: ModuleBuilder) {
    module.function("iadd", .exactly(2)) { w, a throws(Raised) in try w.binary(.add, a[0], a[1], inPlace: true) }
    module.function("isub", .exactly(2)) { w, a throws(Raised) in try w.binary(.subtract, a[0], a[1], inPlace: true) }
    module.function("imul", .exactly(2)) { w, a throws(Raised) in try w.binary(.multiply, a[0], a[1], inPlace: true) }
    module.function("imatmul", .exactly(2)) { w, a throws(Raised) in
      try w.binary(.matrixMultiply, a[0], a[1], inPlace: true)
    }
    module.function("itruediv", .exactly(2)) { w, a throws(Raised) in try w.binary(.divide, a[0], a[1], inPlace: true) }
    module.function("ifloordiv", .exactly(2)) { w, a throws(Raised) in
      try w.binary(.floorDivide, a[0], a[1], inPlace: true)
    }
    module.function("imod", .exactly(2)) { w, a throws(Raised) in try w.binary(.modulo, a[0], a[1], inPlace: true) }
    module.function("ipow", .exactly(2)) { w, a throws(Raised) in try w.binary(.power, a[0], a[1], inPlace: true) }
    module.function("ilshift", .exactly(2)) { w, a throws(Raised) in try w.binary(.leftShift, a[0], a[1], inPlace: true)
    }
    module.function("irshift", .exactly(2)) { w, a throws(Raised) in
      try w.binary(.rightShift, a[0], a[1], inPlace: true)
    }
    module.function("iand", .exactly(2)) { w, a throws(Raised) in try w.binary(.bitAnd, a[0], a[1], inPlace: true) }
    module.function("ior", .exactly(2)) { w, a throws(Raised) in try w.binary(.bitOr, a[0], a[1], inPlace: true) }
    module.function("ixor", .exactly(2)) { w, a throws(Raised) in try w.binary(.bitXor, a[0], a[1], inPlace: true) }
    module.function("concat", .exactly(2)) { w, a throws(Raised) in try concatenate(w, a, inPlace: false) }
    module.function("iconcat", .exactly(2)) { w, a throws(Raised) in try concatenate(w, a, inPlace: true) }
  }

  /// `+` of two sequences.
  private static func concatenate(_ world: World, _ arguments: Arguments, inPlace: Bool) throws(Raised) -> Value {
    let type = world.type(of: arguments[0])
    let isNumber = [.integer, .float, .complex].contains(world.kind(of: arguments[0]))
    if isNumber || world.special(.getitem, of: type).isUnbound {
      throw world.typeError("'\(world.typeName(of: arguments[0]))' object can't be concatenated")
    }
    return try world.binary(.add, arguments[0], arguments[1], inPlace: inPlace)
  }

  private static func defineTests(_ module: ModuleBuilder) {
    module.function("lt", .exactly(2)) { w, a throws(Raised) in try w.compare(a[0], a[1], .less) }
    module.function("le", .exactly(2)) { w, a throws(Raised) in try w.compare(a[0], a[1], .lessEqual) }
    module.function("eq", .exactly(2)) { w, a throws(Raised) in try w.compare(a[0], a[1], .equal) }
    module.function("ne", .exactly(2)) { w, a throws(Raised) in try w.compare(a[0], a[1], .notEqual) }
    module.function("gt", .exactly(2)) { w, a throws(Raised) in try w.compare(a[0], a[1], .greater) }
    module.function("ge", .exactly(2)) { w, a throws(Raised) in try w.compare(a[0], a[1], .greaterEqual) }
    module.function("is_", .exactly(2)) { _, a throws(Raised) in Value(a[0] == a[1]) }
    module.function("is_not", .exactly(2)) { _, a throws(Raised) in Value(a[0] != a[1]) }
    module.function("is_none", .exactly(1)) { _, a throws(Raised) in Value(a[0].isNone) }
    module.function("is_not_none", .exactly(1)) { _, a throws(Raised) in Value(!a[0].isNone) }
    module.function("not_", .exactly(1)) { w, a throws(Raised) in Value(try !w.isTrue(a[0])) }
    module.function("truth", .exactly(1)) { w, a throws(Raised) in Value(try w.isTrue(a[0])) }
    module.function("_compare_digest", .exactly(2)) { world, arguments throws(Raised) in
      if world.isString(arguments[0]), world.isString(arguments[1]) {
        let a = Ref<StringObject>(arguments[0]), b = Ref<StringObject>(arguments[1])
        if !a.pointee.isASCII || !b.pointee.isASCII {
          throw world.typeError("comparing strings with non-ASCII characters is not supported")
        }
        return Value(a.equals(b))
      }
      let rows = (try world.mustBuffer(arguments[0]), try world.mustBuffer(arguments[1]))
      return Value(rows.0.equals(rows.1))
    }
  }

  private static func defineContainers(_ module: ModuleBuilder) {
    module.function("contains", .exactly(2)) { w, a throws(Raised) in Value(try w.contains(a[0], a[1])) }
    module.function("getitem", .exactly(2)) { w, a throws(Raised) in try w.getItem(a[0], a[1]) }
    module.function("setitem", .exactly(3)) { w, a throws(Raised) in
      try w.setItem(a[0], a[1], a[2])
      return .none
    }
    module.function("delitem", .exactly(2)) { w, a throws(Raised) in
      try w.deleteItem(a[0], a[1])
      return .none
    }
    module.function("countOf", .exactly(2)) { world, arguments throws(Raised) in
      var count = 0
      try search(world, arguments) { _ in
        count += 1
        return true
      }
      return Value(small: count)
    }
    module.function("indexOf", .exactly(2)) { world, arguments throws(Raised) in
      var found = -1
      try search(world, arguments) { index in
        found = index
        return false
      }
      if found < 0 { throw world.valueError("sequence.index(x): x not in sequence") }
      return Value(small: found)
    }
    module.function("length_hint", .positional(1, 2)) { world, arguments throws(Raised) in
      let other = arguments[1].isUnbound ? 0 : try world.index(arguments[1])
      let type = world.type(of: arguments[0])
      if world.special(.len, of: type).isUnbound, world.special(.length_hint, of: type).isUnbound {
        return world.makeInteger(other)
      }
      return Value(small: try world.lengthHint(arguments[0]))
    }
    module.function("call", .variadic(required: 1, names: true)) { world, arguments throws(Raised) in
      try world.call(arguments[0], arguments.base.from(1), arguments.count - 1, names: arguments.names)
    }
  }

  /// Calls `body` with the place of each element that equals argument 1, until it says no.
  private static func search(_ world: World, _ arguments: Arguments, _ body: (Int) -> Bool) throws(Raised) {
    let type = world.type(of: arguments[0])
    if world.special(.iter, of: type).isUnbound, world.special(.getitem, of: type).isUnbound {
      throw world.typeError("argument of type '\(world.typeName(of: arguments[0]))' is not iterable")
    }
    var index = 0
    try world.forEach(arguments[0]) { element throws(Raised) in
      let isFound = try world.areEqual(element, arguments[1])
      defer { index += 1 }
      return isFound ? body(index) : true
    }
  }
}
