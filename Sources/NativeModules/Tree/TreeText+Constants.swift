// Constants and strings with fields of a tree, as source.
import Runtime

extension TreeText {
  mutating func constant(_ node: Value) throws(Raised) { try constant(of: field(node, "value")) }

  private mutating func constant(of value: Value) throws(Raised) {
    switch world.kind(of: value) {
    case .string: quoted(value)
    case .tuple where world.type(of: value) == world.types.tuple:
      put("(")
      for item in world.elements(Ref<TupleObject>(value)) {
        try constant(of: item)
        put(", ")
      }
      put(")")
    default:
      let name = world.typeName(of: value)
      switch name {
      case "NoneType", "bool", "bytes": put(try world.reprText(value))
      case "ellipsis": put("...")
      // In hexadecimal a number has no limit.
      case "int": try number(Ref<StringObject>(try world.call(builtin("hex"), [value])).text)
      case "float", "complex":
        // Beyond all numbers is what the greatest literals stand for.
        let text = try world.reprText(value)
        if text.contains("nan") { throw world.raise("NotImplementedError", "compiling a tree with the constant nan") }
        try number(text.replacing("inf", with: "1e999"))
      case "frozenset":
        put("frozenset((")
        for item in try world.collect(value) {
          try constant(of: item)
          put(", ")
        }
        put("))")
      default: throw world.typeError("got an invalid type in Constant: \(name)")
      }
    }
  }

  private func builtin(_ name: StaticString) -> Value { world.get(world.intern(name), in: world.builtins) }

  /// A negative one is an operation in source.
  private mutating func number(_ text: String) throws(Raised) { put(text.hasPrefix("-") ? "(\(text))" : text + " ") }

  private mutating func quoted(_ value: Value) {
    put("\"")
    escaped(value, inField: false)
    put("\"")
  }

  private mutating func escaped(_ value: Value, inField: Bool) {
    let row = TextRow(Ref<StringObject>(value))
    for index in 0..<row.count {
      let unit = row[index]
      switch unit {
      case 0x7b, 0x7d: put(inField ? (unit == 0x7b ? "{{" : "}}") : unit == 0x7b ? "{" : "}")
      case 0x22, 0x5c: put("\\x" + (unit == 0x22 ? "22" : "5c"))
      case 0x20...0x7e: put(String(Unicode.Scalar(UInt8(truncatingIfNeeded: unit))))
      default:
        let digits = String(unit, radix: 16)
        put("\\U" + String(repeating: "0", count: 8 - digits.count) + digits)
      }
    }
  }

  // MARK: Strings with fields

  mutating func interpolated(_ node: Value) throws(Raised) {
    put(className(node) == "TemplateStr" ? "t\"" : "f\"")
    try parts(node)
    put("\"")
  }

  private mutating func parts(_ node: Value) throws(Raised) {
    for part in try list(node, "values") {
      switch className(part) {
      case "Constant":
        let text = try field(part, "value")
        guard world.isString(text) else {
          throw world.typeError("got an invalid type in Constant: \(world.typeName(of: text))")
        }
        escaped(text, inField: true)
      case "FormattedValue": try replacement(part)
      // Its text is a constant of its own, which need not be what the expression is like.
      case "Interpolation": throw world.raise("NotImplementedError", "compiling a tree with a template string")
      // One within another: a field whose text it is.
      case "JoinedStr": try parts(part)
      default:
        put("{")
        try expression(part)
        put("}")
      }
    }
  }

  private mutating func replacement(_ node: Value) throws(Raised) {
    put("{(")
    try expression(node, "value")
    put(")")
    let conversion = try world.index(field(node, "conversion"))
    if conversion >= 0 {
      guard [97, 114, 115].contains(conversion) else {
        throw world.raise("SystemError", "Unrecognized conversion character \(conversion)")
      }
      put("!" + String(Unicode.Scalar(UInt8(conversion))))
    }
    let format = try field(node, "format_spec")
    if !format.isNone {
      put(":")
      if className(format) == "JoinedStr" {
        try parts(format)
      } else {
        escaped(try field(format, "value"), inField: true)
      }
    }
    put("}")
  }
}
