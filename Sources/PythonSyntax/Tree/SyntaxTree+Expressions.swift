// Typed views of expressions: each decodes a node's operands into a trivial struct. Ask only for the node's own kind.
public import Basics

@usableFromInline package struct BoolOp: Sendable {
  @usableFromInline package let op: BooleanOperator, values: NodeList
  @inlinable @inline(__always) init(op: BooleanOperator, values: NodeList) {
    self.op = op
    self.values = values
  }
}
@usableFromInline package struct NamedExpr: Sendable {
  @usableFromInline package let target: NodeID, value: NodeID
  @inlinable @inline(__always) init(target: NodeID, value: NodeID) {
    self.target = target
    self.value = value
  }
}
@usableFromInline package struct BinOp: Sendable {
  @usableFromInline package let left: NodeID, op: Operator, right: NodeID
  @inlinable @inline(__always) init(left: NodeID, op: Operator, right: NodeID) {
    self.left = left
    self.op = op
    self.right = right
  }
}
@usableFromInline package struct UnaryOp: Sendable {
  @usableFromInline package let op: UnaryOperator, operand: NodeID
  @inlinable @inline(__always) init(op: UnaryOperator, operand: NodeID) {
    self.op = op
    self.operand = operand
  }
}
@usableFromInline package struct Lambda: Sendable {
  @usableFromInline package let arguments: NodeID, body: NodeID
  @inlinable @inline(__always) init(arguments: NodeID, body: NodeID) {
    self.arguments = arguments
    self.body = body
  }
}
@usableFromInline package struct IfExp: Sendable {
  @usableFromInline package let test: NodeID, body: NodeID, orelse: NodeID
  @inlinable @inline(__always) init(test: NodeID, body: NodeID, orelse: NodeID) {
    self.test = test
    self.body = body
    self.orelse = orelse
  }
}
/// `entries` is key, value, key, value, …; an absent key is `**value`.
@usableFromInline package struct DictDisplay: Sendable {
  @usableFromInline package let entries: NodeList
  @inlinable @inline(__always) init(entries: NodeList) {
    self.entries = entries
  }
}
/// `ListComp`, `SetComp`, `GeneratorExp`, `DictComp` (whose `element` is the key; its `value` may be absent).
@usableFromInline package struct Comprehension: Sendable {
  @usableFromInline package let element: NodeID, value: NodeID, generators: NodeList
  @inlinable @inline(__always) init(element: NodeID, value: NodeID, generators: NodeList) {
    self.element = element
    self.value = value
    self.generators = generators
  }
}
/// `rest` is operator, comparator, operator, comparator, …
@usableFromInline package struct Compare: Sendable {
  @usableFromInline package let left: NodeID, rest: NodeList
  @inlinable @inline(__always) init(left: NodeID, rest: NodeList) {
    self.left = left
    self.rest = rest
  }
}
@usableFromInline package struct Call: Sendable {
  @usableFromInline package let function: NodeID, arguments: NodeList, keywords: NodeList
  @inlinable @inline(__always) init(function: NodeID, arguments: NodeList, keywords: NodeList) {
    self.function = function
    self.arguments = arguments
    self.keywords = keywords
  }
}
@usableFromInline package struct FormattedValue: Sendable {
  /// The conversion's ASCII code ("r", "s", "a"), or 0.
  @usableFromInline package let value: NodeID, conversion: UInt8, formatSpec: NodeID
  @inlinable @inline(__always) init(value: NodeID, conversion: UInt8, formatSpec: NodeID) {
    self.value = value
    self.conversion = conversion
    self.formatSpec = formatSpec
  }
}
@usableFromInline package struct Interpolation: Sendable {
  @usableFromInline package let value: NodeID, conversion: UInt8, formatSpec: NodeID
  /// The expression's source text, t-strings keep it.
  @usableFromInline package let textRange: ByteRange
  @inlinable @inline(__always) init(value: NodeID, conversion: UInt8, formatSpec: NodeID, textRange: ByteRange) {
    self.value = value
    self.conversion = conversion
    self.formatSpec = formatSpec
    self.textRange = textRange
  }
}
@usableFromInline package struct Attribute: Sendable {
  @usableFromInline package let value: NodeID, attr: Name, context: ExpressionContext
  @inlinable @inline(__always) init(value: NodeID, attr: Name, context: ExpressionContext) {
    self.value = value
    self.attr = attr
    self.context = context
  }
}
@usableFromInline package struct Subscript: Sendable {
  @usableFromInline package let value: NodeID, slice: NodeID, context: ExpressionContext
  @inlinable @inline(__always) init(value: NodeID, slice: NodeID, context: ExpressionContext) {
    self.value = value
    self.slice = slice
    self.context = context
  }
}
@usableFromInline package struct Slice: Sendable {
  @usableFromInline package let lower: NodeID, upper: NodeID, step: NodeID
  @inlinable @inline(__always) init(lower: NodeID, upper: NodeID, step: NodeID) {
    self.lower = lower
    self.upper = upper
    self.step = step
  }
}
/// One `for … in … if …` of a comprehension.
@usableFromInline package struct Generator: Sendable {
  @usableFromInline package let target: NodeID, iter: NodeID, ifs: NodeList, isAsync: Bool
  @inlinable @inline(__always) init(target: NodeID, iter: NodeID, ifs: NodeList, isAsync: Bool) {
    self.target = target
    self.iter = iter
    self.ifs = ifs
    self.isAsync = isAsync
  }
}
@usableFromInline package struct Keyword: Sendable {
  @usableFromInline package let arg: Name, value: NodeID
  @inlinable @inline(__always) init(arg: Name, value: NodeID) {
    self.arg = arg
    self.value = value
  }
}
@usableFromInline package struct Arg: Sendable {
  @usableFromInline package let name: Name, annotation: NodeID
  @inlinable @inline(__always) init(name: Name, annotation: NodeID) {
    self.name = name
    self.annotation = annotation
  }
}
/// `defaults` belong to the last of `posonlyargs` + `args`; `kwDefaults` has an entry (maybe absent) per keyword-only one.
@usableFromInline package struct Arguments: Sendable {
  @usableFromInline package let posonlyargs: NodeList, args: NodeList, vararg: NodeID
  @usableFromInline package let kwonlyargs: NodeList, kwDefaults: NodeList, kwarg: NodeID, defaults: NodeList
  @inlinable @inline(__always) init(
    posonlyargs: NodeList, args: NodeList, vararg: NodeID, kwonlyargs: NodeList, kwDefaults: NodeList, kwarg: NodeID,
    defaults: NodeList
  ) {
    self.posonlyargs = posonlyargs
    self.args = args
    self.vararg = vararg
    self.kwonlyargs = kwonlyargs
    self.kwDefaults = kwDefaults
    self.kwarg = kwarg
    self.defaults = defaults
  }
}

/// One literal of a string constant.
@usableFromInline package struct StringPart: Hashable, Sendable {
  /// How the text of `range` is read.
  @usableFromInline package enum Form: UInt32, Sendable {
    /// A whole literal with prefix and quotes.
    case literal
    /// A piece of an f- or t-string: escapes are decoded, `{{` is `{`.
    case formatted
    /// A piece of a raw f- or t-string: `{{` is `{`.
    case rawFormatted
    /// Text taken as it stands: the `x=` of a self-documenting expression.
    case verbatim
    /// A piece of a format specification after `:`: escapes are decoded, braces stand for themselves.
    case formatSpec
    case rawFormatSpec
  }
  @usableFromInline package let range: ByteRange, form: Form
  @inlinable package init(_ range: ByteRange, _ form: Form) {
    self.range = range
    self.form = form
  }
}

extension SyntaxTree {
  @inlinable @inline(__always) func binaryOperator(_ n: Node) -> Operator { Operator(rawValue: n.flags & 0x7f) ?? .Add }
  @inlinable @inline(__always) func context(_ n: Node) -> ExpressionContext {
    ExpressionContext(rawValue: n.flags & 0x3) ?? .load
  }

  @inlinable @inline(__always) package func boolOp(_ id: NodeID) -> BoolOp {
    let n = self[id]
    return BoolOp(op: n.flags & 1 == 0 ? .And : .Or, values: list(n.first))
  }
  @inlinable @inline(__always) package func namedExpr(_ id: NodeID) -> NamedExpr {
    let n = self[id]
    return NamedExpr(target: NodeID(n.first), value: NodeID(n.second))
  }
  @inlinable @inline(__always) package func binOp(_ id: NodeID) -> BinOp {
    let n = self[id]
    return BinOp(left: NodeID(n.first), op: binaryOperator(n), right: NodeID(n.second))
  }
  @inlinable @inline(__always) package func unaryOp(_ id: NodeID) -> UnaryOp {
    let n = self[id]
    return UnaryOp(op: UnaryOperator(rawValue: n.flags & 0x7f) ?? .Not, operand: NodeID(n.first))
  }
  @inlinable @inline(__always) package func lambda(_ id: NodeID) -> Lambda {
    let n = self[id]
    return Lambda(arguments: NodeID(n.first), body: NodeID(n.second))
  }
  @inlinable @inline(__always) package func ifExp(_ id: NodeID) -> IfExp {
    let n = self[id]
    return IfExp(test: NodeID(n.first), body: nodeField(n.second, 0), orelse: nodeField(n.second, 1))
  }
  @inlinable @inline(__always) package func dictDisplay(_ id: NodeID) -> DictDisplay {
    DictDisplay(entries: list(self[id].first))
  }
  /// The elements of `Set`, `List`, `Tuple`; the values of `JoinedStr`, `TemplateStr`.
  @inlinable @inline(__always) package func elements(_ id: NodeID) -> NodeList { list(self[id].first) }
  /// `ListComp`, `SetComp`, `GeneratorExp`, `DictComp`.
  @inlinable @inline(__always) package func comprehension(_ id: NodeID) -> Comprehension {
    let n = self[id]
    if n.kind == .DictComp {
      return Comprehension(
        element: NodeID(n.first), value: nodeField(n.second, 0), generators: listField(n.second, 1))
    }
    return Comprehension(element: NodeID(n.first), value: .none, generators: list(n.second))
  }
  @inlinable @inline(__always) package func compare(_ id: NodeID) -> Compare {
    let n = self[id]
    return Compare(left: NodeID(n.first), rest: list(n.second))
  }
  /// Operator and comparator `i` (0 ..< rest.count / 2) of a comparison.
  @inlinable @inline(__always) package func comparison(_ compare: Compare, _ i: Int) -> (
    op: ComparisonOperator, comparator: NodeID
  ) {
    let op = ComparisonOperator(rawValue: UInt8(truncatingIfNeeded: word(compare.rest, 2 * i))) ?? .Eq
    return (op, node(compare.rest, 2 * i + 1))
  }
  @inlinable @inline(__always) package func call(_ id: NodeID) -> Call {
    let n = self[id]
    return Call(function: NodeID(n.first), arguments: listField(n.second, 0), keywords: listField(n.second, 1))
  }
  @inlinable @inline(__always) package func formattedValue(_ id: NodeID) -> FormattedValue {
    let n = self[id]
    return FormattedValue(value: NodeID(n.first), conversion: n.flags & 0x7f, formatSpec: NodeID(n.second))
  }
  @inlinable @inline(__always) package func interpolation(_ id: NodeID) -> Interpolation {
    let n = self[id], r = n.second
    return Interpolation(
      value: NodeID(n.first), conversion: n.flags & 0x7f, formatSpec: nodeField(r, 0),
      textRange: ByteRange(field(r, 1), field(r, 2)))
  }
  @inlinable @inline(__always) package func attribute(_ id: NodeID) -> Attribute {
    let n = self[id]
    return Attribute(value: NodeID(n.first), attr: Name(n.second), context: context(n))
  }
  @inlinable @inline(__always) package func subscriptExpression(_ id: NodeID) -> Subscript {
    let n = self[id]
    return Subscript(value: NodeID(n.first), slice: NodeID(n.second), context: context(n))
  }
  @inlinable @inline(__always) package func slice(_ id: NodeID) -> Slice {
    let n = self[id]
    return Slice(lower: NodeID(n.first), upper: nodeField(n.second, 0), step: nodeField(n.second, 1))
  }
  /// The identifier of a `Name`.
  @inlinable @inline(__always) package func identifier(_ id: NodeID) -> Name { Name(self[id].first) }
  /// The context of `Name`, `Attribute`, `Subscript`, `Starred`, `List`, `Tuple`.
  @inlinable @inline(__always) package func context(_ id: NodeID) -> ExpressionContext { context(self[id]) }

  /// One generator (`comprehension` in CPython) of a comprehension.
  @inlinable @inline(__always) package func generator(_ id: NodeID) -> Generator {
    let n = self[id]
    return Generator(
      target: NodeID(n.first), iter: nodeField(n.second, 0), ifs: listField(n.second, 1),
      isAsync: n.flags & 1 != 0)
  }
  @inlinable @inline(__always) package func keyword(_ id: NodeID) -> Keyword {
    let n = self[id]
    return Keyword(arg: Name(n.first), value: NodeID(n.second))
  }
  @inlinable @inline(__always) package func arg(_ id: NodeID) -> Arg {
    let n = self[id]
    return Arg(name: Name(n.first), annotation: NodeID(n.second))
  }
  @inlinable @inline(__always) package func arguments(_ id: NodeID) -> Arguments {
    let r = self[id].first
    return Arguments(
      posonlyargs: listField(r, 0), args: listField(r, 1), vararg: nodeField(r, 2), kwonlyargs: listField(r, 3),
      kwDefaults: listField(r, 4), kwarg: nodeField(r, 5), defaults: listField(r, 6))
  }

  /// How many literals make up a `ConstantString` or `ConstantBytes`.
  @inlinable @inline(__always) package func stringPartCount(_ id: NodeID) -> Int {
    let n = self[id]
    return n.second == 0 ? 1 : Int(extra[Int(n.second)])
  }
  /// Literal `i` of a `ConstantString` or `ConstantBytes`.
  @inlinable @inline(__always) package func stringPart(_ id: NodeID, _ i: Int) -> StringPart {
    let n = self[id]
    if n.second == 0 { return StringPart(n.range, .literal) }
    let at = n.second &+ 1 &+ UInt32(truncatingIfNeeded: 3 * i)
    return StringPart(ByteRange(field(at, 0), field(at, 1)), StringPart.Form(rawValue: field(at, 2)) ?? .literal)
  }
}
