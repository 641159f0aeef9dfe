// The fields of expressions, in the order of `Python.asdl`.
import Basics

extension TreeVisitor {
  mutating func expression(_ id: NodeID, _ kind: NodeKind) {
    switch kind {
    case .BoolOp:
      let view = tree.boolOp(id)
      open("BoolOp")
      field("op")
      bareNode(view.op == .And ? "And" : "Or")
      list("values", view.values)
    case .NamedExpr:
      let view = tree.namedExpr(id)
      open("NamedExpr")
      node("target", view.target)
      node("value", view.value)
    case .BinOp:
      let view = tree.binOp(id)
      open("BinOp")
      node("left", view.left)
      op(view.op)
      node("right", view.right)
    case .UnaryOp:
      let view = tree.unaryOp(id)
      open("UnaryOp")
      field("op")
      bareNode("\(view.op)")
      node("operand", view.operand)
    case .Lambda:
      let view = tree.lambda(id)
      open("Lambda")
      node("args", view.arguments)
      node("body", view.body)
    case .IfExp:
      let view = tree.ifExp(id)
      open("IfExp")
      node("test", view.test)
      node("body", view.body)
      node("orelse", view.orelse)
    case .Dict:
      let entries = tree.dictDisplay(id).entries
      open("Dict")
      elements("keys", entries.count / 2) { visitor, index in visitor.nodeOrNone(visitor.tree.node(entries, 2 * index))
      }
      elements("values", entries.count / 2) { visitor, index in
        visitor.node(visitor.tree.node(entries, 2 * index + 1))
      }
    case .Set, .List, .Tuple:
      open(kind == .Set ? "Set" : kind == .List ? "List" : "Tuple")
      list("elts", tree.elements(id))
      if kind != .Set { context(id) }
    case .ListComp, .SetComp, .GeneratorExp, .DictComp:
      let view = tree.comprehension(id)
      switch kind {
      case .ListComp: open("ListComp")
      case .SetComp: open("SetComp")
      case .GeneratorExp: open("GeneratorExp")
      default: open("DictComp")
      }
      node(kind == .DictComp ? "key" : "elt", view.element)
      node("value", view.value)
      list("generators", view.generators)
    case .Await, .Yield, .YieldFrom, .Starred:
      open(kind == .Await ? "Await" : kind == .Yield ? "Yield" : kind == .YieldFrom ? "YieldFrom" : "Starred")
      node("value", tree.value(id))
      if kind == .Starred { context(id) }
    case .Compare:
      let view = tree.compare(id)
      open("Compare")
      node("left", view.left)
      elements("ops", view.rest.count / 2) { visitor, index in
        visitor.bareNode("\(visitor.tree.comparison(view, index).op)")
      }
      elements("comparators", view.rest.count / 2) { visitor, index in
        visitor.node(visitor.tree.comparison(view, index).comparator)
      }
    case .Call:
      let view = tree.call(id)
      open("Call")
      node("func", view.function)
      list("args", view.arguments)
      list("keywords", view.keywords)
    case .FormattedValue:
      let view = tree.formattedValue(id)
      open("FormattedValue")
      node("value", view.value)
      conversion(view.conversion)
      node("format_spec", view.formatSpec)
    case .Interpolation:
      let view = tree.interpolation(id)
      open("Interpolation")
      node("value", view.value)
      field("str")
      var shown = StringValue()
      var decoder = StringDecoder(tree.source.bytes, StringPart(view.textRange, .verbatim))
      decoder.decode(into: &shown.units)
      text(shown)
      conversion(view.conversion)
      node("format_spec", view.formatSpec)
    case .JoinedStr, .TemplateStr:
      open(kind == .JoinedStr ? "JoinedStr" : "TemplateStr")
      list("values", tree.elements(id))
    case .Attribute:
      let view = tree.attribute(id)
      open("Attribute")
      node("value", view.value)
      identifier("attr", view.attr)
      context(id)
    case .Subscript:
      let view = tree.subscriptExpression(id)
      open("Subscript")
      node("value", view.value)
      node("slice", view.slice)
      context(id)
    case .Name:
      open("Name")
      identifier("id", tree.identifier(id))
      context(id)
    case .Slice:
      let view = tree.slice(id)
      open("Slice")
      node("lower", view.lower)
      node("upper", view.upper)
      node("step", view.step)
    case .ErrorExpression: open("ErrorExpression")
    default: constant(id, kind)
    }
    close(id)
  }

  private mutating func conversion(_ letter: UInt8) {
    field("conversion")
    number(letter == 0 ? -1 : Int(letter))
  }

  private mutating func constant(_ id: NodeID, _ kind: NodeKind) {
    open("Constant")
    field("value")
    switch kind {
    case .ConstantNone: constant("None")
    case .ConstantTrue: constant("True")
    case .ConstantFalse: constant("False")
    case .ConstantEllipsis: constant("Ellipsis")
    case .ConstantInt: integer(id)
    case .ConstantFloat, .ConstantImaginary: float(id)
    default:
      let value = tree.stringValue(id)
      text(value)
      if value.hasUnicodePrefix {
        field("kind")
        text(StringValue(units: [UInt32(UInt8(ascii: "u"))]))
      }
    }
  }
}
