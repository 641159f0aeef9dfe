// The text of an annotation under `from __future__ import annotations`: what CPython's `ast_unparse.c` makes of it.
import Basics
import PythonSyntax

/// The expression as text.
func unparse(_ id: NodeID, in tree: SyntaxTree) -> String {
  var unparser = Unparser(tree: tree)
  unparser.expression(id, .test)
  return unparser.text
}

private struct Unparser {
  enum Level: Int, Comparable {
    case named, tuple, test, or, and, not, compare, bitOr, bitXor, bitAnd, shift, arithmetic, term, factor, power,
      await,
      atom
    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
    var next: Level { Level(rawValue: rawValue + 1) ?? .atom }
  }

  let tree: SyntaxTree
  var text = ""

  private mutating func parenthesized(_ needed: Bool, _ body: (inout Unparser) -> Void) {
    if needed { text += "(" }
    body(&self)
    if needed { text += ")" }
  }

  private mutating func list(_ list: NodeList, _ level: Level) {
    for at in 0..<list.count {
      if at > 0 { text += ", " }
      expression(tree.node(list, at), level)
    }
  }

  mutating func expression(_ id: NodeID, _ level: Level) {
    switch tree.kind(id) {
    case .BoolOp:
      let view = tree.boolOp(id)
      let own: Level = view.op == .And ? .and : .or
      parenthesized(level > own) { out in
        for at in 0..<view.values.count {
          if at > 0 { out.text += view.op == .And ? " and " : " or " }
          out.expression(out.tree.node(view.values, at), own.next)
        }
      }
    case .BinOp:
      let view = tree.binOp(id)
      let own = Self.level(view.op)
      parenthesized(level > own) { out in
        out.expression(view.left, view.op == .Pow ? own.next : own)
        out.text += " \(Self.symbol(view.op)) "
        out.expression(view.right, view.op == .Pow ? own : own.next)
      }
    case .UnaryOp:
      let view = tree.unaryOp(id)
      let own: Level = view.op == .Not ? .not : .factor
      parenthesized(level > own) { out in
        out.text += ["~", "not ", "+", "-"][Int(view.op.rawValue)]
        out.expression(view.operand, own)
      }
    case .Lambda:
      let view = tree.lambda(id)
      parenthesized(level > .test) { out in
        out.text += "lambda"
        if view.arguments.isPresent { out.arguments(view.arguments) }
        out.text += ": "
        out.expression(view.body, .test)
      }
    case .IfExp:
      let view = tree.ifExp(id)
      parenthesized(level > .test) { out in
        out.expression(view.body, .or)
        out.text += " if "
        out.expression(view.test, .or)
        out.text += " else "
        out.expression(view.orelse, .test)
      }
    case .Compare: comparison(id, level)
    case .NamedExpr:
      let view = tree.namedExpr(id)
      parenthesized(level > .named) { out in
        out.expression(view.target, .atom)
        out.text += " := "
        out.expression(view.value, .atom)
      }
    case .Await:
      parenthesized(level > .await) { out in
        out.text += "await "
        out.expression(out.tree.value(id), .atom)
      }
    case .Yield, .YieldFrom:
      text += tree.kind(id) == .Yield ? "(yield" : "(yield from"
      if tree.value(id).isPresent {
        text += " "
        expression(tree.value(id), .test)
      }
      text += ")"
    case .Starred:
      text += "*"
      expression(tree.value(id), .bitOr)
    default: primary(id, level)
    }
  }

  private mutating func comparison(_ id: NodeID, _ level: Level) {
    let view = tree.compare(id)
    let symbols = ["==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"]
    parenthesized(level > .compare) { out in
      out.expression(view.left, .bitOr)
      for at in 0..<view.rest.count / 2 {
        let (op, comparator) = out.tree.comparison(view, at)
        out.text += " \(symbols[Int(op.rawValue)]) "
        out.expression(comparator, .bitOr)
      }
    }
  }

  private mutating func primary(_ id: NodeID, _ level: Level) {
    switch tree.kind(id) {
    case .Name: text += tree.text(tree.identifier(id))
    case .Attribute:
      let view = tree.attribute(id)
      expression(view.value, .atom)
      text += tree.kind(view.value) == .ConstantInt ? " ." : "."
      text += tree.text(view.attr)
    case .Subscript:
      let view = tree.subscriptExpression(id)
      expression(view.value, .atom)
      text += "["
      expression(view.slice, .tuple)
      text += "]"
    case .Slice:
      let view = tree.slice(id)
      if view.lower.isPresent { expression(view.lower, .test) }
      text += ":"
      if view.upper.isPresent { expression(view.upper, .test) }
      if view.step.isPresent {
        text += ":"
        expression(view.step, .test)
      }
    case .Call: call(id)
    case .Tuple:
      let elements = tree.elements(id)
      parenthesized(elements.isEmpty || level > .tuple) { out in
        out.list(elements, .test)
        if elements.count == 1 { out.text += "," }
      }
    case .List, .Set:
      let isList = tree.kind(id) == .List
      text += isList ? "[" : "{"
      list(tree.elements(id), .test)
      text += isList ? "]" : "}"
    case .Dict: dictionary(id)
    case .ListComp, .SetComp, .DictComp, .GeneratorExp: comprehension(id)
    default: constant(id)
    }
  }

  private mutating func constant(_ id: NodeID) {
    switch tree.kind(id) {
    case .ConstantNone: text += "None"
    case .ConstantTrue: text += "True"
    case .ConstantFalse: text += "False"
    case .ConstantEllipsis: text += "..."
    case .ConstantInt: text += tree.decimalText(id)
    case .ConstantFloat, .ConstantImaginary:
      let repr = tree.floatText(id)
      text += repr.hasPrefix("inf") ? "1e309" + repr.dropFirst(3) : repr
    case .ConstantString, .ConstantBytes:
      let value = tree.stringValue(id)
      if value.hasUnicodePrefix { text += "u" }
      text += pythonRepr(value)
    default: text += tree.text(tree.range(id))
    }
  }

  private mutating func call(_ id: NodeID) {
    let view = tree.call(id)
    expression(view.function, .atom)
    if view.arguments.count == 1, view.keywords.isEmpty, tree.kind(tree.node(view.arguments, 0)) == .GeneratorExp {
      expression(tree.node(view.arguments, 0), .test)
      return
    }
    text += "("
    list(view.arguments, .test)
    for at in 0..<view.keywords.count {
      let keyword = tree.keyword(tree.node(view.keywords, at))
      if at > 0 || !view.arguments.isEmpty { text += ", " }
      text += keyword.arg.isPresent ? tree.text(keyword.arg) + "=" : "**"
      expression(keyword.value, .test)
    }
    text += ")"
  }

  private mutating func dictionary(_ id: NodeID) {
    let entries = tree.dictDisplay(id).entries
    text += "{"
    for at in 0..<entries.count / 2 {
      if at > 0 { text += ", " }
      let key = tree.node(entries, 2 * at)
      if key.isPresent {
        expression(key, .test)
        text += ": "
        expression(tree.node(entries, 2 * at + 1), .test)
      } else {
        text += "**"
        expression(tree.node(entries, 2 * at + 1), .bitOr)
      }
    }
    text += "}"
  }

  private mutating func comprehension(_ id: NodeID) {
    let view = tree.comprehension(id)
    let (open, close) =
      switch tree.kind(id) {
      case .ListComp: ("[", "]")
      case .GeneratorExp: ("(", ")")
      default: ("{", "}")
      }
    text += open
    if tree.kind(id) == .DictComp, !view.value.isPresent { text += "**" }
    expression(view.element, .test)
    if view.value.isPresent {
      text += ": "
      expression(view.value, .test)
    }
    for at in 0..<view.generators.count {
      let generator = tree.generator(tree.node(view.generators, at))
      text += generator.isAsync ? " async for " : " for "
      expression(generator.target, .tuple)
      text += " in "
      expression(generator.iter, .or)
      for condition in 0..<generator.ifs.count {
        text += " if "
        expression(tree.node(generator.ifs, condition), .or)
      }
    }
    text += close
  }

  private mutating func arguments(_ id: NodeID) {
    let view = tree.arguments(id)
    var parts: [String] = []
    let positional = view.posonlyargs.count + view.args.count
    for at in 0..<positional {
      let node =
        at < view.posonlyargs.count
        ? tree.node(view.posonlyargs, at) : tree.node(view.args, at - view.posonlyargs.count)
      var part = tree.text(tree.arg(node).name)
      let value = at - (positional - view.defaults.count)
      if value >= 0 { part += "=" + inner(tree.node(view.defaults, value)) }
      parts.append(part)
      if at + 1 == view.posonlyargs.count { parts.append("/") }
    }
    if view.vararg.isPresent {
      parts.append("*" + tree.text(tree.arg(view.vararg).name))
    } else if !view.kwonlyargs.isEmpty {
      parts.append("*")
    }
    for at in 0..<view.kwonlyargs.count {
      var part = tree.text(tree.arg(tree.node(view.kwonlyargs, at)).name)
      if tree.node(view.kwDefaults, at).isPresent { part += "=" + inner(tree.node(view.kwDefaults, at)) }
      parts.append(part)
    }
    if view.kwarg.isPresent { parts.append("**" + tree.text(tree.arg(view.kwarg).name)) }
    if !parts.isEmpty { text += " " + parts.joined(separator: ", ") }
  }

  private func inner(_ id: NodeID) -> String { unparse(id, in: tree) }

  private static func symbol(_ op: Operator) -> String {
    ["+", "-", "*", "@", "/", "%", "**", "<<", ">>", "|", "^", "&", "//"][Int(op.rawValue)]
  }

  private static func level(_ op: Operator) -> Level {
    switch op {
    case .Add, .Sub: .arithmetic
    case .Mult, .MatMult, .Div, .Mod, .FloorDiv: .term
    case .LShift, .RShift: .shift
    case .BitOr: .bitOr
    case .BitXor: .bitXor
    case .BitAnd: .bitAnd
    case .Pow: .power
    }
  }
}

/// `repr` of a string or bytes.
private func pythonRepr(_ value: StringValue) -> String {
  let single: UInt32 = 39
  let double: UInt32 = 34
  let quote: UInt32 = value.units.contains(single) && !value.units.contains(double) ? double : single
  var text = String.UnicodeScalarView()
  func append(_ unit: UInt32) { if let scalar = Unicode.Scalar(unit) { text.append(scalar) } }
  func escape(_ prefix: String, _ unit: UInt32, _ width: Int) {
    let digits = String(unit, radix: 16)
    text.append(
      contentsOf: "\\\(prefix)\(String(repeating: "0", count: max(0, width - digits.count)))\(digits)".unicodeScalars)
  }
  if value.isBytes { append(98) }
  append(quote)
  for unit in value.units {
    switch unit {
    case quote, 92:
      append(92)
      append(unit)
    case 9: text.append(contentsOf: "\\t".unicodeScalars)
    case 10: text.append(contentsOf: "\\n".unicodeScalars)
    case 13: text.append(contentsOf: "\\r".unicodeScalars)
    case 0..<32, 127: escape("x", unit, 2)
    case 128..<256 where value.isBytes: escape("x", unit, 2)
    case 128..<161, 173: escape("x", unit, 2)
    case 0xd800..<0xe000: escape("u", unit, 4)
    default: append(unit)
    }
  }
  append(quote)
  return String(text)
}
