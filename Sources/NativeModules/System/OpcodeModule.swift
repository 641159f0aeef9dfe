// _opcode: what `opcode` and `dis` know of CPython 3.15's instructions. Programs here run on other ones; the tables serve
// programs that read about instructions.
import Runtime

enum OpcodeModule {
  /// How an instruction's argument counts in its effect on the stack.
  private enum Weight { case none, argument, lowestBit, bothBytes }

  /// Numbers in ranges: `1 3-5`.
  private static func ranges(_ text: StaticString) -> [ClosedRange<Int>] {
    "\(text)".split(separator: " ").compactMap { part in
      let bounds = part.split(separator: "-").compactMap { Int($0) }
      guard let low = bounds.first, let high = bounds.last else { return nil }
      return low...high
    }
  }

  private static let effects: [(base: Int, weight: Weight, factor: Int, opcodes: StaticString)] = [
    (
      -4, .none, 0,
      "35"
    ),
    (
      -3, .none, 0,
      "4 36 251"
    ),
    (
      -2, .none, 0,
      "1 8 10 28 66 97-98 109 113 234-235 247"
    ),
    (
      -2, .lowestBit, 1,
      "95 248"
    ),
    (
      -2, .argument, -1,
      "53 250"
    ),
    (
      -1, .none, 0,
      """
      2 7 9 11 13 18 27 29 42 52 54-55 59 64-65 72-73 77-78 99-102 104 106-108 110-111 114-115 233 240-243 \
      266
      """
    ),
    (
      -1, .lowestBit, -1,
      "43"
    ),
    (
      -1, .argument, -1,
      "50 249"
    ),
    (
      -1, .argument, 1,
      "118"
    ),
    (
      0, .none, 0,
      """
      0 5-6 12 14 17 21 25-26 33-34 37-40 51 56 58 60-63 67 69 74-76 89-90 96 105 112 116 119 128 237-239 \
      244-246 252-260 262
      """
    ),
    (
      0, .lowestBit, 1,
      "79"
    ),
    (
      0, .argument, -1,
      "103"
    ),
    (
      0, .bothBytes, 1,
      "117"
    ),
    (
      1, .none, 0,
      "15-16 19-20 22-24 30-32 41 57 68 70-71 80-85 87 92-94 236 261 264-265"
    ),
    (
      1, .lowestBit, 1,
      "91"
    ),
    (
      1, .argument, -2,
      "45"
    ),
    (
      1, .argument, -1,
      "44 46-49"
    ),
    (
      2, .none, 0,
      "86 88 263"
    ),
  ]

  /// Instructions whose effect is none where they do not jump.
  private static let blockBeginnings = 263...265

  private static func test(_ builder: ModuleBuilder, _ name: StaticString, _ numbers: StaticString) {
    let ranges = ranges(numbers)
    builder.function(name, .named("opcode", required: 1)) { world, arguments throws(Raised) in
      let number = try world.index(arguments[0])
      return Value(ranges.contains { $0.contains(number) })
    }
  }

  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.constant("ENABLE_SPECIALIZATION", Value(small: 1))
    test(
      builder, "has_arg",
      """
      42-119 128 144-150 152 154-156 158-178 181-199 201-204 207 216-218 236 238 240-244 246-250 252 \
      254-255 257-261 263-266
      """)
    test(
      builder, "has_const",
      "81")
    test(
      builder, "has_exc",
      "263-265")
    test(
      builder, "has_free",
      "60 89 96 110")
    test(
      builder, "has_jump",
      "66 68 74-76 99-102 105 175-178 181-182 202 204 236 247 257-260")
    test(
      builder, "has_local",
      "3 61 82-88 111-113 261 266")
    test(
      builder, "has_name",
      "59 62-63 71-72 79 90-92 95 109 114-115 185 195 198-199 207 248")
    test(
      builder, "is_valid",
      "0-119 128-218 233-266")
    builder.function("get_intrinsic1_descs", .none) { world, _ throws(Raised) in
      list(
        world,
        """
        INTRINSIC_1_INVALID INTRINSIC_PRINT INTRINSIC_IMPORT_STAR INTRINSIC_STOPITERATION_ERROR \
        INTRINSIC_ASYNC_GEN_WRAP INTRINSIC_UNARY_POSITIVE INTRINSIC_LIST_TO_TUPLE INTRINSIC_TYPEVAR \
        INTRINSIC_PARAMSPEC INTRINSIC_TYPEVARTUPLE INTRINSIC_SUBSCRIPT_GENERIC INTRINSIC_TYPEALIAS
        """)
    }
    builder.function("get_intrinsic2_descs", .none) { world, _ throws(Raised) in
      list(
        world,
        """
        INTRINSIC_2_INVALID INTRINSIC_PREP_RERAISE_STAR INTRINSIC_TYPEVAR_WITH_BOUND \
        INTRINSIC_TYPEVAR_WITH_CONSTRAINTS INTRINSIC_SET_FUNCTION_TYPE_PARAMS \
        INTRINSIC_SET_TYPEPARAM_DEFAULT
        """)
    }
    builder.function("get_special_method_names", .none) { world, _ throws(Raised) in
      list(
        world,
        """
        __enter__ __exit__ __aenter__ __aexit__
        """)
    }
    builder.function("get_nb_ops", .none) { world, _ throws(Raised) in
      // Each operator, then each in place, then the brackets.
      let inPlace = operators.map { ($0.0.replacingPrefix("NB_", with: "NB_INPLACE_"), $0.1 + "=") }
      let all = operators + inPlace + [("NB_SUBSCR", "[]")]
      return world.makeList(all.map { world.makeTuple([world.string($0.0), world.string($0.1)]).value }).value
    }
    // No instruction is ever compiled further.
    builder.function("get_executor", .named("code", "offset", required: 2)) {
      world, arguments throws(Raised) in
      guard world.kind(of: arguments[0]) == .code else {
        throw world.typeError("expected a code object, not '\(world.typeName(of: arguments[0]))'")
      }
      _ = try world.index(arguments[1])
      throw world.valueError("no executor at given byte offset")
    }
    builder.function("get_specialization_stats", .none) { _, _ throws(Raised) in .none }
    builder.function("stack_effect", .named("opcode", "oparg", "jump", required: 1, positionalOnly: 2, maximum: 2)) {
      world, arguments throws(Raised) in try stackEffect(world, arguments)
    }
  }

  private static let operators: [(String, String)] = [
    ("NB_ADD", "+"), ("NB_AND", "&"), ("NB_FLOOR_DIVIDE", "//"), ("NB_LSHIFT", "<<"), ("NB_MATRIX_MULTIPLY", "@"),
    ("NB_MULTIPLY", "*"), ("NB_REMAINDER", "%"), ("NB_OR", "|"), ("NB_POWER", "**"), ("NB_RSHIFT", ">>"),
    ("NB_SUBTRACT", "-"), ("NB_TRUE_DIVIDE", "/"), ("NB_XOR", "^"),
  ]

  private static func list(_ world: World, _ names: StaticString) -> Value {
    world.makeList("\(names)".split(separator: " ").map { world.string(String($0)) }).value
  }

  private static func stackEffect(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let opcode = try world.index(arguments[0])
    let argument = arguments[1].isUnbound || arguments[1].isNone ? 0 : try world.index(arguments[1])
    let jump = arguments.or(2, .none)
    if !jump.isNone, !jump.isTrue, !jump.isFalse {
      throw world.valueError("stack_effect: jump must be False, True or None")
    }
    guard let effect = effects.first(where: { ranges($0.opcodes).contains(where: { $0.contains(opcode) }) }) else {
      throw world.valueError("invalid opcode or oparg")
    }
    if jump.isFalse, blockBeginnings.contains(opcode) { return Value(small: 0) }
    let weight =
      switch effect.weight {
      case .none: 0
      case .argument: argument
      case .lowestBit: argument & 1
      case .bothBytes: argument & 255 &+ argument >> 8
      }
    return world.makeInteger(effect.base &+ effect.factor &* weight)
  }
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
