// Typed views of expressions: each decodes a node's operands into a trivial struct. Ask only for the node's own kind.
package import Basics

package struct BoolOp: Sendable { package let op: BooleanOperator, values: NodeList }
package struct NamedExpr: Sendable { package let target: NodeID, value: NodeID }
package struct BinOp: Sendable { package let left: NodeID, op: Operator, right: NodeID }
package struct UnaryOp: Sendable { package let op: UnaryOperator, operand: NodeID }
package struct Lambda: Sendable { package let arguments: NodeID, body: NodeID }
package struct IfExp: Sendable { package let test: NodeID, body: NodeID, orelse: NodeID }
/// `entries` is key, value, key, value, …; an absent key is `**value`.
package struct DictDisplay: Sendable { package let entries: NodeList }
/// `ListComp`, `SetComp`, `GeneratorExp`, `DictComp` (whose `element` is the key; its `value` may be absent).
package struct Comprehension: Sendable { package let element: NodeID, value: NodeID, generators: NodeList }
/// `rest` is operator, comparator, operator, comparator, …
package struct Compare: Sendable { package let left: NodeID, rest: NodeList }
package struct Call: Sendable { package let function: NodeID, arguments: NodeList, keywords: NodeList }
package struct FormattedValue: Sendable {
  /// The conversion's ASCII code ("r", "s", "a"), or 0.
  package let value: NodeID, conversion: UInt8, formatSpec: NodeID
}
package struct Interpolation: Sendable {
  package let value: NodeID, conversion: UInt8, formatSpec: NodeID
  /// The expression's source text, t-strings keep it.
  package let textRange: ByteRange
}
package struct Attribute: Sendable { package let value: NodeID, attr: Name, context: ExpressionContext }
package struct Subscript: Sendable { package let value: NodeID, slice: NodeID, context: ExpressionContext }
package struct Slice: Sendable { package let lower: NodeID, upper: NodeID, step: NodeID }
/// One `for … in … if …` of a comprehension.
package struct Generator: Sendable { package let target: NodeID, iter: NodeID, ifs: NodeList, isAsync: Bool }
package struct Keyword: Sendable { package let arg: Name, value: NodeID }
package struct Arg: Sendable { package let name: Name, annotation: NodeID }
/// `defaults` belong to the last of `posonlyargs` + `args`; `kwDefaults` has an entry (maybe absent) per keyword-only one.
package struct Arguments: Sendable {
  package let posonlyargs: NodeList, args: NodeList, vararg: NodeID
  package let kwonlyargs: NodeList, kwDefaults: NodeList, kwarg: NodeID, defaults: NodeList
}

/// One literal of a string constant.
package struct StringPart: Hashable, Sendable {
  /// How the text of `range` is read.
  package enum Form: UInt32, Sendable {
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
  package let range: ByteRange, form: Form
  package init(_ range: ByteRange, _ form: Form) {
    self.range = range
    self.form = form
  }
}

extension SyntaxTree {
  @inlinable func binaryOperator(_ n: Node) -> Operator { Operator(rawValue: n.flags & 0x7f) ?? .Add }
  @inlinable func context(_ n: Node) -> ExpressionContext { ExpressionContext(rawValue: n.flags & 0x3) ?? .load }

  @inlinable package func boolOp(_ id: NodeID) -> BoolOp {
    let n = self[id]
    return BoolOp(op: n.flags & 1 == 0 ? .And : .Or, values: list(n.first))
  }
  @inlinable package func namedExpr(_ id: NodeID) -> NamedExpr {
    let n = self[id]
    return NamedExpr(target: NodeID(n.first), value: NodeID(n.second))
  }
  @inlinable package func binOp(_ id: NodeID) -> BinOp {
    let n = self[id]
    return BinOp(left: NodeID(n.first), op: binaryOperator(n), right: NodeID(n.second))
  }
  @inlinable package func unaryOp(_ id: NodeID) -> UnaryOp {
    let n = self[id]
    return UnaryOp(op: UnaryOperator(rawValue: n.flags & 0x7f) ?? .Not, operand: NodeID(n.first))
  }
  @inlinable package func lambda(_ id: NodeID) -> Lambda {
    let n = self[id]
    return Lambda(arguments: NodeID(n.first), body: NodeID(n.second))
  }
  @inlinable package func ifExp(_ id: NodeID) -> IfExp {
    let n = self[id]
    return IfExp(test: NodeID(n.first), body: nodeField(n.second, 0), orelse: nodeField(n.second, 1))
  }
  @inlinable package func dictDisplay(_ id: NodeID) -> DictDisplay { DictDisplay(entries: list(self[id].first)) }
  /// The elements of `Set`, `List`, `Tuple`; the values of `JoinedStr`, `TemplateStr`.
  @inlinable package func elements(_ id: NodeID) -> NodeList { list(self[id].first) }
  /// `ListComp`, `SetComp`, `GeneratorExp`, `DictComp`.
  @inlinable package func comprehension(_ id: NodeID) -> Comprehension {
    let n = self[id]
    if n.kind == .DictComp {
      return Comprehension(
        element: NodeID(n.first), value: nodeField(n.second, 0), generators: listField(n.second, 1))
    }
    return Comprehension(element: NodeID(n.first), value: .none, generators: list(n.second))
  }
  @inlinable package func compare(_ id: NodeID) -> Compare {
    let n = self[id]
    return Compare(left: NodeID(n.first), rest: list(n.second))
  }
  /// Operator and comparator `i` (0 ..< rest.count / 2) of a comparison.
  @inlinable package func comparison(_ compare: Compare, _ i: Int) -> (op: ComparisonOperator, comparator: NodeID) {
    let op = ComparisonOperator(rawValue: UInt8(truncatingIfNeeded: word(compare.rest, 2 * i))) ?? .Eq
    return (op, node(compare.rest, 2 * i + 1))
  }
  @inlinable package func call(_ id: NodeID) -> Call {
    let n = self[id]
    return Call(function: NodeID(n.first), arguments: listField(n.second, 0), keywords: listField(n.second, 1))
  }
  @inlinable package func formattedValue(_ id: NodeID) -> FormattedValue {
    let n = self[id]
    return FormattedValue(value: NodeID(n.first), conversion: n.flags & 0x7f, formatSpec: NodeID(n.second))
  }
  @inlinable package func interpolation(_ id: NodeID) -> Interpolation {
    let n = self[id], r = n.second
    return Interpolation(
      value: NodeID(n.first), conversion: n.flags & 0x7f, formatSpec: nodeField(r, 0),
      textRange: ByteRange(field(r, 1), field(r, 2)))
  }
  @inlinable package func attribute(_ id: NodeID) -> Attribute {
    let n = self[id]
    return Attribute(value: NodeID(n.first), attr: Name(n.second), context: context(n))
  }
  @inlinable package func subscriptExpression(_ id: NodeID) -> Subscript {
    let n = self[id]
    return Subscript(value: NodeID(n.first), slice: NodeID(n.second), context: context(n))
  }
  @inlinable package func slice(_ id: NodeID) -> Slice {
    let n = self[id]
    return Slice(lower: NodeID(n.first), upper: nodeField(n.second, 0), step: nodeField(n.second, 1))
  }
  /// The identifier of a `Name`.
  @inlinable package func identifier(_ id: NodeID) -> Name { Name(self[id].first) }
  /// The context of `Name`, `Attribute`, `Subscript`, `Starred`, `List`, `Tuple`.
  @inlinable package func context(_ id: NodeID) -> ExpressionContext { context(self[id]) }

  /// One generator (`comprehension` in CPython) of a comprehension.
  @inlinable package func generator(_ id: NodeID) -> Generator {
    let n = self[id]
    return Generator(
      target: NodeID(n.first), iter: nodeField(n.second, 0), ifs: listField(n.second, 1),
      isAsync: n.flags & 1 != 0)
  }
  @inlinable package func keyword(_ id: NodeID) -> Keyword {
    let n = self[id]
    return Keyword(arg: Name(n.first), value: NodeID(n.second))
  }
  @inlinable package func arg(_ id: NodeID) -> Arg {
    let n = self[id]
    return Arg(name: Name(n.first), annotation: NodeID(n.second))
  }
  @inlinable package func arguments(_ id: NodeID) -> Arguments {
    let r = self[id].first
    return Arguments(
      posonlyargs: listField(r, 0), args: listField(r, 1), vararg: nodeField(r, 2), kwonlyargs: listField(r, 3),
      kwDefaults: listField(r, 4), kwarg: nodeField(r, 5), defaults: listField(r, 6))
  }

  /// How many literals make up a `ConstantString` or `ConstantBytes`.
  @inlinable package func stringPartCount(_ id: NodeID) -> Int {
    let n = self[id]
    return n.second == 0 ? 1 : Int(extra[Int(n.second)])
  }
  /// Literal `i` of a `ConstantString` or `ConstantBytes`.
  @inlinable package func stringPart(_ id: NodeID, _ i: Int) -> StringPart {
    let n = self[id]
    if n.second == 0 { return StringPart(n.range, .literal) }
    let at = n.second &+ 1 &+ UInt32(truncatingIfNeeded: 3 * i)
    return StringPart(ByteRange(field(at, 0), field(at, 1)), StringPart.Form(rawValue: field(at, 2)) ?? .literal)
  }
}
