// Every kind of node, by the name it has in CPython's `Parser/Python.asdl`, with the meaning of its operands.
// Only `SyntaxTree+*.swift` (the typed views) and the parser's builder read operands directly.

/// What a node is. Notation: `first` and `second` are the node's operands; `node` a node id, `name` a `Name`,
/// `[x]` a list in `extra`, `{a, b}` a record of words in `extra`, `?` may be absent (0).
@usableFromInline package enum NodeKind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// Index 0 of every tree: the node that is not there.
  case none

  // MARK: mod
  /// first: [statement]
  case Module

  // MARK: stmt
  /// first: name, second: {arguments, returns?, [body], [decorators], [typeParameters], nameStart}
  case FunctionDef
  case AsyncFunctionDef
  /// first: name, second: {[bases], [keywords], [body], [decorators], [typeParameters], nameStart}
  case ClassDef
  /// first: value?
  case Return
  /// first: [target]
  case Delete
  /// first: [target], second: value
  case Assign
  /// first: name node, second: {[typeParameters], value}
  case TypeAlias
  /// first: target, second: value, flags: `Operator`
  case AugAssign
  /// first: target, second: {annotation, value?}, flags bit 0: simple
  case AnnAssign
  /// first: target, second: {iter, [body], [orelse]}
  case For
  case AsyncFor
  /// first: test, second: {[body], [orelse]}
  case While
  case If
  /// first: [withitem], second: [body]
  case With
  case AsyncWith
  /// first: subject, second: [match_case]
  case Match
  /// first: exc?, second: cause?
  case Raise
  /// second: {[body], [handlers], [orelse], [finalbody]}
  case Try
  case TryStar
  /// first: test, second: msg?
  case Assert
  /// first: [alias], flags bit 0: lazy
  case Import
  /// first: module name? (dotted, without the leading dots), second: {level, moduleStart, moduleEnd, [alias]},
  /// flags bit 0: lazy. moduleStart is the first dot or the module's first byte.
  case ImportFrom
  /// first: [name]
  case Global
  case Nonlocal
  /// first: value
  case Expr
  case Pass
  case Break
  case Continue
  /// Source that is no statement; the tree's `errors` say why. No operands.
  case ErrorStatement

  // MARK: expr
  /// first: [value], flags: `BooleanOperator`
  case BoolOp
  /// first: target, second: value
  case NamedExpr
  /// first: left, second: right, flags: `Operator`
  case BinOp
  /// first: operand, flags: `UnaryOperator`
  case UnaryOp
  /// first: arguments, second: body
  case Lambda
  /// first: test, second: {body, orelse}
  case IfExp
  /// first: [key?, value, key?, value, …] (an absent key is `**value`)
  case Dict
  /// first: [element]
  case Set
  /// first: element, second: [comprehension]
  case ListComp
  case SetComp
  case GeneratorExp
  /// first: key, second: {value?, [comprehension]}; without value it is `{**key for …}` (PEP 798)
  case DictComp
  /// first: value
  case Await
  /// first: value?
  case Yield
  /// first: value
  case YieldFrom
  /// first: left, second: [`ComparisonOperator`, comparator, `ComparisonOperator`, comparator, …]
  case Compare
  /// first: func, second: {[args], [keywords]}
  case Call
  /// first: value, second: format_spec?, flags: conversion character or 0
  case FormattedValue
  /// first: value, second: {format_spec?, strStart, strEnd}, flags: conversion character or 0
  case Interpolation
  /// first: [value]
  case JoinedStr
  case TemplateStr
  case ConstantNone
  case ConstantTrue
  case ConstantFalse
  case ConstantEllipsis
  /// The literal is the node's text.
  case ConstantInt
  case ConstantFloat
  case ConstantImaginary
  /// second: 0 when the node's text is one whole literal, else {count, start, end, `StringPart.Form`, start, …}
  case ConstantString
  case ConstantBytes
  /// first: value, second: attr name, flags: `ExpressionContext`; the attribute's text ends where the node ends
  case Attribute
  /// first: value, second: slice, flags: `ExpressionContext`
  case Subscript
  /// first: value, flags: `ExpressionContext`
  case Starred
  /// first: name, flags: `ExpressionContext`
  case Name
  /// first: [element], flags: `ExpressionContext`
  case List
  case Tuple
  /// first: lower?, second: {upper?, step?}
  case Slice
  /// Source that is no expression. No operands.
  case ErrorExpression

  // MARK: helpers of statements and expressions
  /// first: target, second: {iter, [ifs]}, flags bit 0: async
  case comprehension
  /// first: type?, second: {name?, [body], nameStart}
  case ExceptHandler
  /// first: {[posonlyargs], [args], vararg?, [kwonlyargs], [kw_defaults], kwarg?, [defaults]};
  /// an absent entry of kw_defaults is 0
  case arguments
  /// first: name, second: annotation?
  case arg
  /// first: name? (absent is `**value`), second: value
  case keyword
  /// first: name (dotted for `import`, "*" for a star), second: {asName?, nameEnd, asNameStart}
  case alias
  /// first: context_expr, second: optional_vars?
  case withitem

  // MARK: pattern
  /// first: pattern, second: {guard?, [body]}
  case match_case
  /// first: value
  case MatchValue
  /// flags: 0 None, 1 True, 2 False
  case MatchSingleton
  /// first: [pattern]
  case MatchSequence
  /// first: [key, pattern, key, pattern, …], second: rest name?
  case MatchMapping
  /// first: cls, second: {[pattern], [name, pattern, name, pattern, …]}
  case MatchClass
  /// first: name?
  case MatchStar
  /// first: pattern?, second: name?
  case MatchAs
  /// first: [pattern]
  case MatchOr

  // MARK: type_param
  /// first: name, second: {bound?, default?}
  case TypeVar
  /// first: name, second: default?
  case ParamSpec
  case TypeVarTuple

  /// Written out so that other modules compare bytes; the synthesised one would be called through a witness table.
  @inlinable @inline(__always) package static func == (a: NodeKind, b: NodeKind) -> Bool { a.rawValue == b.rawValue }

  /// Is it one of CPython's `stmt` (or the error in place of one)?
  @inlinable @inline(__always) package var isStatement: Bool {
    rawValue >= NodeKind.FunctionDef.rawValue && rawValue <= NodeKind.ErrorStatement.rawValue
  }
  /// Is it one of CPython's `expr` (or the error in place of one)?
  @inlinable @inline(__always) package var isExpression: Bool {
    rawValue >= NodeKind.BoolOp.rawValue && rawValue <= NodeKind.ErrorExpression.rawValue
  }
  @inlinable @inline(__always) package var isPattern: Bool {
    rawValue >= NodeKind.MatchValue.rawValue && rawValue <= NodeKind.MatchOr.rawValue
  }
}

/// `expr_context`: what happens to the place an expression names.
@usableFromInline package enum ExpressionContext: UInt8, Sendable { case load, store, del }

/// `operator`, in the order of `Python.asdl`.
@usableFromInline package enum Operator: UInt8, Sendable, CaseIterable {
  case Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv
}

/// `unaryop`.
@usableFromInline package enum UnaryOperator: UInt8, Sendable, CaseIterable { case Invert, Not, UAdd, USub }

/// `boolop`.
@usableFromInline package enum BooleanOperator: UInt8, Sendable, CaseIterable { case And, Or }

/// `cmpop`.
@usableFromInline package enum ComparisonOperator: UInt8, Sendable, CaseIterable {
  case Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn
}
