// Expressions, parameters and patterns of a tree, as source.
import Runtime

extension TreeText {
  static let binarySigns = [
    "Add": "+", "Sub": "-", "Mult": "*", "MatMult": "@", "Div": "/", "Mod": "%", "Pow": "**", "LShift": "<<",
    "RShift": ">>", "BitOr": "|", "BitXor": "^", "BitAnd": "&", "FloorDiv": "//",
  ]
  private static let expressions = Set(TreeGrammar.classes.filter { $0.base == "expr" }.map(\.name))
  private static let comparisonSigns = [
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not",
    "In": "in", "NotIn": "not in",
  ]
  private static let unarySigns = ["Invert": "~", "Not": "not ", "UAdd": "+", "USub": "-"]

  func sign(_ node: Value, _ name: String, _ signs: [String: String]) throws(Raised) -> String {
    try sign(of: needed(node, name), signs, name)
  }

  private func sign(of node: Value, _ signs: [String: String], _ kind: String) throws(Raised) -> String {
    if let sign = signs[className(node)] { return sign }
    throw world.typeError("expected some sort of \(kind), but got \(try world.reprText(node))")
  }

  mutating func separated(_ nodes: [Value]) throws(Raised) {
    for (index, node) in nodes.enumerated() {
      if index > 0 { put(", ") }
      try expression(node)
    }
  }

  mutating func expression(_ node: Value, _ name: String) throws(Raised) { try expression(needed(node, name)) }

  mutating func expression(_ node: Value) throws(Raised) {
    try nested { writer throws(Raised) in try writer.write(expression: node) }
  }

  private mutating func write(expression node: Value) throws(Raised) {
    let kind = className(node)
    if TreeText.expressions.contains(kind) { _ = try lineNumber(node, "expr") }
    switch kind {
    case "Name":
      try name(node, "id")
    case "Constant": try constant(node)
    case "Starred":
      put("*")
      try expression(node, "value")
    case "Slice":
      for (index, name) in ["lower", "upper", "step"].enumerated() {
        if index > 0 { put(":") }
        if try !field(node, name).isNone { try expression(node, name) }
      }
    case "JoinedStr", "TemplateStr": try interpolated(node)
    case "List", "Set":
      put(kind == "List" ? "[" : "{")
      try separated(list(node, "elts"))
      // An empty set has no display of its own.
      if kind == "Set", try list(node, "elts").isEmpty { put("*()") }
      put(kind == "List" ? "]" : "}")
    default:
      if groups > 0 { try moveDown(to: node, "expr") }
      put("(")
      groups += 1
      if groups == 1 { try moveDown(to: node, "expr") }
      try write(grouped: node, kind)
      groups -= 1
      put(")")
    }
  }

  private mutating func write(grouped node: Value, _ kind: String) throws(Raised) {
    switch kind {
    case "BoolOp":
      let values = try list(node, "values")
      if values.count < 2 { throw world.valueError("BoolOp with less than 2 values") }
      let sign = try sign(node, "op", ["And": " and ", "Or": " or "])
      for (index, value) in values.enumerated() {
        if index > 0 { put(sign) }
        try expression(value)
      }
    case "NamedExpr":
      try expression(node, "target")
      try word(" :=", node, "value")
    case "BinOp":
      try expression(node, "left")
      try word(" " + sign(node, "op", TreeText.binarySigns), node, "right")
    case "UnaryOp":
      put(try sign(node, "op", TreeText.unarySigns))
      try expression(node, "operand")
    case "Lambda":
      put("lambda ")
      try parameters(needed(node, "args"))
      try word(":", node, "body")
    case "IfExp":
      try expression(node, "body")
      try word(" if", node, "test")
      try word(" else", node, "orelse")
    case "Dict":
      let keys = try list(node, "keys"), values = try list(node, "values")
      if keys.count != values.count {
        throw world.valueError("Dict doesn't have the same number of keys as values")
      }
      put("{")
      for (key, value) in zip(keys, values) {
        if key.isNone {
          put("**")
        } else {
          try expression(key)
          put(": ")
        }
        try expression(value)
        put(", ")
      }
      put("}")
    case "ListComp", "SetComp", "GeneratorExp":
      put(kind == "ListComp" ? "[" : kind == "SetComp" ? "{" : "")
      try expression(node, "elt")
      try generators(node)
      put(kind == "ListComp" ? "]" : kind == "SetComp" ? "}" : "")
    case "DictComp":
      put("{")
      if try field(node, "value").isNone {
        put("**")
        try expression(node, "key")
      } else {
        try expression(node, "key")
        try word(":", node, "value")
      }
      try generators(node)
      put("}")
    case "Await": try word("await", node, "value")
    case "Yield": try word("yield", node, "value", isOptional: true)
    case "YieldFrom": try word("yield from", node, "value")
    case "Compare":
      let signs = try list(node, "ops"), values = try list(node, "comparators")
      if signs.isEmpty { throw world.valueError("Compare with no comparators") }
      if signs.count != values.count {
        throw world.valueError("Compare has a different number of comparators and operands")
      }
      try expression(node, "left")
      for (sign, value) in zip(signs, values) {
        put(" " + (try self.sign(of: sign, TreeText.comparisonSigns, "cmpop")) + " ")
        try expression(value)
      }
    case "Call":
      try expression(node, "func")
      put("(")
      try arguments(list(node, "args"), list(node, "keywords"))
      put(")")
    case "Attribute":
      try expression(node, "value")
      put(".")
      try name(node, "attr")
    case "Subscript":
      try expression(node, "value")
      put("[")
      let index = try needed(node, "slice")
      // Slices and stars stand in no parentheses.
      let items = className(index) == "Tuple" ? try list(index, "elts") : []
      if items.isEmpty {
        try expression(index)
      } else {
        try separated(items)
        put(",")
      }
      put("]")
    case "Tuple":
      let items = try list(node, "elts")
      try separated(items)
      if !items.isEmpty { put(",") }
    default: throw world.typeError("expected some sort of expr, but got \(try world.reprText(node))")
    }
  }

  private mutating func generators(_ node: Value) throws(Raised) {
    let all = try list(node, "generators")
    if all.isEmpty { throw world.valueError("comprehension with no generators") }
    for item in all {
      if try world.isTrue(field(item, "is_async")) { put(" async") }
      try word(" for", item, "target")
      try word(" in", item, "iter")
      for condition in try list(item, "ifs") {
        put(" if ")
        try expression(condition)
      }
    }
  }

  mutating func arguments(_ positional: [Value], _ keywords: [Value]) throws(Raised) {
    for argument in positional {
      try expression(argument)
      put(", ")
    }
    for keyword in keywords {
      if try field(keyword, "arg").isNone {
        put("**")
      } else {
        try name(keyword, "arg")
        put("=")
      }
      try expression(keyword, "value")
      put(", ")
    }
  }

  // MARK: Parameters

  mutating func parameters(_ node: Value) throws(Raised) {
    let positionalOnly = try list(node, "posonlyargs"), plain = try list(node, "args")
    let defaults = try list(node, "defaults")
    let keywordOnly = try list(node, "kwonlyargs"), keywordDefaults = try list(node, "kw_defaults")
    let positional = positionalOnly + plain
    if defaults.count > positional.count { throw world.valueError("more positional defaults than args on arguments") }
    if keywordDefaults.count != keywordOnly.count {
      throw world.valueError("length of kwonlyargs is not the same as kw_defaults on arguments")
    }
    for (index, item) in positional.enumerated() {
      try parameter(item)
      let place = index - (positional.count - defaults.count)
      if place >= 0 {
        put("=")
        try expression(defaults[place])
      }
      put(index == positionalOnly.count - 1 ? ", /, " : ", ")
    }
    let rest = try field(node, "vararg")
    if !rest.isNone || !keywordOnly.isEmpty {
      put("*")
      if !rest.isNone { try parameter(rest) }
      put(", ")
    }
    for (item, value) in zip(keywordOnly, keywordDefaults) {
      try parameter(item)
      if !value.isNone {
        put("=")
        try expression(value)
      }
      put(", ")
    }
    let names = try field(node, "kwarg")
    if !names.isNone {
      put("**")
      try parameter(names)
    }
  }

  private mutating func parameter(_ node: Value) throws(Raised) {
    try name(node, "arg")
    if try !field(node, "annotation").isNone { try word(":", node, "annotation") }
  }

  mutating func typeParameters(_ node: Value) throws(Raised) {
    let all = try list(node, "type_params")
    if all.isEmpty { return }
    put("[")
    for item in all {
      let kind = className(item)
      put(kind == "ParamSpec" ? "**" : kind == "TypeVarTuple" ? "*" : "")
      try name(item, "name")
      if kind == "TypeVar", try !field(item, "bound").isNone { try word(":", item, "bound") }
      if try !field(item, "default_value").isNone { try word(" =", item, "default_value") }
      put(", ")
    }
    put("]")
  }

  // MARK: Patterns

  mutating func pattern(_ node: Value) throws(Raised) {
    try nested { writer throws(Raised) in try writer.write(pattern: node) }
  }

  private mutating func write(pattern node: Value) throws(Raised) {
    switch className(node) {
    case "MatchValue": try patternValue(needed(node, "value"))
    case "MatchSingleton": try constant(node)
    case "MatchStar":
      put("*")
      try capture(field(node, "name"))
    case "MatchSequence":
      put("[")
      try patterns(list(node, "patterns"))
      put("]")
    case "MatchMapping":
      put("{")
      for (key, item) in zip(try list(node, "keys"), try list(node, "patterns")) {
        try patternValue(key)
        put(": ")
        try pattern(item)
        put(", ")
      }
      if try !field(node, "rest").isNone {
        put("**")
        try name(node, "rest")
      }
      put("}")
    case "MatchClass":
      try patternValue(needed(node, "cls"))
      put("(")
      try patterns(list(node, "patterns"))
      for (key, item) in zip(try list(node, "kwd_attrs"), try list(node, "kwd_patterns")) {
        try name(of: key)
        put("=")
        try pattern(item)
        put(", ")
      }
      put(")")
    case "MatchAs":
      let inner = try field(node, "pattern")
      if inner.isNone { return try capture(field(node, "name")) }
      put("(")
      try pattern(inner)
      put(" as ")
      try name(node, "name")
      put(")")
    case "MatchOr":
      put("(")
      for (index, item) in try list(node, "patterns").enumerated() {
        if index > 0 { put(" | ") }
        try pattern(item)
      }
      put(")")
    default: throw world.typeError("expected some sort of pattern, but got \(try world.reprText(node))")
    }
  }

  private mutating func patterns(_ nodes: [Value]) throws(Raised) {
    for node in nodes {
      try pattern(node)
      put(", ")
    }
  }

  private mutating func capture(_ value: Value) throws(Raised) {
    if value.isNone { put("_") } else { try name(of: value) }
  }

  /// Values of patterns stand in no parentheses: names with dots, literals, sums of numbers.
  private mutating func patternValue(_ node: Value) throws(Raised) {
    switch className(node) {
    case "Attribute":
      try patternValue(needed(node, "value"))
      put(".")
      try name(node, "attr")
    case "UnaryOp":
      put("-")
      try patternValue(needed(node, "operand"))
    case "BinOp":
      try patternValue(needed(node, "left"))
      put(" " + (try sign(node, "op", TreeText.binarySigns)) + " ")
      try patternValue(needed(node, "right"))
    default: try expression(node)
    }
  }
}
