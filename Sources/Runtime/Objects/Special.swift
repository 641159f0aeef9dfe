// Special methods by number: each type keeps what it found for them along its MRO.

/// A special method; the raw name is Python's without the underscores.
package enum Special: UInt8, CaseIterable, Sendable {
  case new, `init`, call, getattribute, getattr, setattr, delattr, get, set, delete, repr, str, format, bytes, hash,
    bool
  case lt, le, eq, ne, gt, ge
  case len, length_hint, iter, next, contains, getitem, setitem, delitem, missing, reversed
  case add, sub, mul, matmul, truediv, mod, pow, lshift, rshift, or, xor, and, floordiv, divmod
  case radd, rsub, rmul, rmatmul, rtruediv, rmod, rpow, rlshift, rrshift, ror, rxor, rand, rfloordiv, rdivmod
  case iadd, isub, imul, imatmul, itruediv, imod, ipow, ilshift, irshift, ior, ixor, iand, ifloordiv
  case neg, pos, invert, abs, int, float, complex, index, round, trunc, floor, ceil
  case enter, exit, aenter, aexit, await, aiter, anext, del, set_name, init_subclass, class_getitem, instancecheck
  case subclasscheck, mro_entries, prepare, dir, sizeof, reduce, reduce_ex, fspath, buffer

  /// `__add__`
  package var name: String { Special.spelled[Int(rawValue)] }

  /// All names in order: to ask Swift for the name of a case takes longer than the rest of a world's start.
  private static let spelled = """
    new init call getattribute getattr setattr delattr get set delete repr str format bytes hash bool lt le eq ne \
    gt ge len length_hint iter next contains getitem setitem delitem missing reversed add sub mul matmul truediv \
    mod pow lshift rshift or xor and floordiv divmod radd rsub rmul rmatmul rtruediv rmod rpow rlshift rrshift ror \
    rxor rand rfloordiv rdivmod iadd isub imul imatmul itruediv imod ipow ilshift irshift ior ixor iand ifloordiv \
    neg pos invert abs int float complex index round trunc floor ceil enter exit aenter aexit await aiter anext \
    del set_name init_subclass class_getitem instancecheck subclasscheck mro_entries prepare dir sizeof reduce \
    reduce_ex fspath buffer
    """.split(separator: " ").map { "__\($0)__" }
}

/// An operator with two operands: its special methods and its sign for messages.
package struct BinaryOperator: Sendable {
  package let forward: Special
  package let reflected: Special
  package let inPlace: Special
  package let sign: StaticString

  package static let add = BinaryOperator(forward: .add, reflected: .radd, inPlace: .iadd, sign: "+")
  package static let subtract = BinaryOperator(forward: .sub, reflected: .rsub, inPlace: .isub, sign: "-")
  package static let multiply = BinaryOperator(forward: .mul, reflected: .rmul, inPlace: .imul, sign: "*")
  package static let matrixMultiply = BinaryOperator(
    forward: .matmul, reflected: .rmatmul, inPlace: .imatmul, sign: "@")
  package static let divide = BinaryOperator(forward: .truediv, reflected: .rtruediv, inPlace: .itruediv, sign: "/")
  package static let modulo = BinaryOperator(forward: .mod, reflected: .rmod, inPlace: .imod, sign: "%")
  package static let power = BinaryOperator(forward: .pow, reflected: .rpow, inPlace: .ipow, sign: "** or pow()")
  package static let leftShift = BinaryOperator(forward: .lshift, reflected: .rlshift, inPlace: .ilshift, sign: "<<")
  package static let rightShift = BinaryOperator(forward: .rshift, reflected: .rrshift, inPlace: .irshift, sign: ">>")
  package static let bitOr = BinaryOperator(forward: .or, reflected: .ror, inPlace: .ior, sign: "|")
  package static let bitXor = BinaryOperator(forward: .xor, reflected: .rxor, inPlace: .ixor, sign: "^")
  package static let bitAnd = BinaryOperator(forward: .and, reflected: .rand, inPlace: .iand, sign: "&")
  package static let floorDivide = BinaryOperator(
    forward: .floordiv, reflected: .rfloordiv, inPlace: .ifloordiv, sign: "//")
  package static let divmod = BinaryOperator(forward: .divmod, reflected: .rdivmod, inPlace: .divmod, sign: "divmod()")
}

/// `<` and its like: the method of each operand, and the sign.
package enum Comparison: UInt8, Sendable {
  case less, lessEqual, equal, notEqual, greater, greaterEqual

  package var special: Special {
    switch self {
    case .less: .lt
    case .lessEqual: .le
    case .equal: .eq
    case .notEqual: .ne
    case .greater: .gt
    case .greaterEqual: .ge
    }
  }
  package var reflected: Comparison {
    switch self {
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    }
  }
  package var sign: StaticString {
    switch self {
    case .less: "<"
    case .lessEqual: "<="
    case .equal: "=="
    case .notEqual: "!="
    case .greater: ">"
    case .greaterEqual: ">="
    }
  }
}
