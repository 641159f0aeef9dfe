// Typed views of statements: each decodes a node's operands into a trivial struct. Ask only for the node's own kind.
public import Basics

/// `FunctionDef`, `AsyncFunctionDef`.
@usableFromInline package struct FunctionDef: Sendable {
  @usableFromInline package let name: Name, nameStart: UInt32, arguments: NodeID, returns: NodeID
  @usableFromInline package let body: NodeList, decorators: NodeList, typeParameters: NodeList
  @inlinable @inline(__always) init(
    name: Name, nameStart: UInt32, arguments: NodeID, returns: NodeID, body: NodeList, decorators: NodeList,
    typeParameters: NodeList
  ) {
    self.name = name
    self.nameStart = nameStart
    self.arguments = arguments
    self.returns = returns
    self.body = body
    self.decorators = decorators
    self.typeParameters = typeParameters
  }
}
@usableFromInline package struct ClassDef: Sendable {
  @usableFromInline package let name: Name, nameStart: UInt32
  @usableFromInline package let bases: NodeList, keywords: NodeList, body: NodeList, decorators: NodeList,
    typeParameters: NodeList
  @inlinable @inline(__always) init(
    name: Name, nameStart: UInt32, bases: NodeList, keywords: NodeList, body: NodeList, decorators: NodeList,
    typeParameters: NodeList
  ) {
    self.name = name
    self.nameStart = nameStart
    self.bases = bases
    self.keywords = keywords
    self.body = body
    self.decorators = decorators
    self.typeParameters = typeParameters
  }
}
@usableFromInline package struct Assign: Sendable {
  @usableFromInline package let targets: NodeList, value: NodeID
  @inlinable @inline(__always) init(targets: NodeList, value: NodeID) {
    self.targets = targets
    self.value = value
  }
}
@usableFromInline package struct TypeAlias: Sendable {
  @usableFromInline package let name: NodeID, typeParameters: NodeList, value: NodeID
  @inlinable @inline(__always) init(name: NodeID, typeParameters: NodeList, value: NodeID) {
    self.name = name
    self.typeParameters = typeParameters
    self.value = value
  }
}
@usableFromInline package struct AugAssign: Sendable {
  @usableFromInline package let target: NodeID, op: Operator, value: NodeID
  @inlinable @inline(__always) init(target: NodeID, op: Operator, value: NodeID) {
    self.target = target
    self.op = op
    self.value = value
  }
}
@usableFromInline package struct AnnAssign: Sendable {
  @usableFromInline package let target: NodeID, annotation: NodeID, value: NodeID, isSimple: Bool
  @inlinable @inline(__always) init(target: NodeID, annotation: NodeID, value: NodeID, isSimple: Bool) {
    self.target = target
    self.annotation = annotation
    self.value = value
    self.isSimple = isSimple
  }
}
/// `For`, `AsyncFor`.
@usableFromInline package struct For: Sendable {
  @usableFromInline package let target: NodeID, iter: NodeID, body: NodeList, orelse: NodeList
  @inlinable @inline(__always) init(target: NodeID, iter: NodeID, body: NodeList, orelse: NodeList) {
    self.target = target
    self.iter = iter
    self.body = body
    self.orelse = orelse
  }
}
/// `While`, `If`: the same operands.
@usableFromInline package struct Conditional: Sendable {
  @usableFromInline package let test: NodeID, body: NodeList, orelse: NodeList
  @inlinable @inline(__always) init(test: NodeID, body: NodeList, orelse: NodeList) {
    self.test = test
    self.body = body
    self.orelse = orelse
  }
}
/// `With`, `AsyncWith`.
@usableFromInline package struct With: Sendable {
  @usableFromInline package let items: NodeList, body: NodeList
  @inlinable @inline(__always) init(items: NodeList, body: NodeList) {
    self.items = items
    self.body = body
  }
}
@usableFromInline package struct Match: Sendable {
  @usableFromInline package let subject: NodeID, cases: NodeList
  @inlinable @inline(__always) init(subject: NodeID, cases: NodeList) {
    self.subject = subject
    self.cases = cases
  }
}
@usableFromInline package struct Raise: Sendable {
  @usableFromInline package let exc: NodeID, cause: NodeID
  @inlinable @inline(__always) init(exc: NodeID, cause: NodeID) {
    self.exc = exc
    self.cause = cause
  }
}
/// `Try`, `TryStar`.
@usableFromInline package struct Try: Sendable {
  @usableFromInline package let body: NodeList, handlers: NodeList, orelse: NodeList, finalbody: NodeList
  @inlinable @inline(__always) init(body: NodeList, handlers: NodeList, orelse: NodeList, finalbody: NodeList) {
    self.body = body
    self.handlers = handlers
    self.orelse = orelse
    self.finalbody = finalbody
  }
}
@usableFromInline package struct Assert: Sendable {
  @usableFromInline package let test: NodeID, msg: NodeID
  @inlinable @inline(__always) init(test: NodeID, msg: NodeID) {
    self.test = test
    self.msg = msg
  }
}
@usableFromInline package struct Import: Sendable {
  @usableFromInline package let names: NodeList, isLazy: Bool
  @inlinable @inline(__always) init(names: NodeList, isLazy: Bool) {
    self.names = names
    self.isLazy = isLazy
  }
}
@usableFromInline package struct ImportFrom: Sendable {
  /// Dotted, without the leading dots; absent in `from . import x`.
  @usableFromInline package let module: Name
  /// The text from the first dot or the module's first byte to the module's end.
  @usableFromInline package let moduleRange: ByteRange
  @usableFromInline package let level: Int, names: NodeList, isLazy: Bool
  @inlinable @inline(__always) init(module: Name, moduleRange: ByteRange, level: Int, names: NodeList, isLazy: Bool) {
    self.module = module
    self.moduleRange = moduleRange
    self.level = level
    self.names = names
    self.isLazy = isLazy
  }
}
/// One `alias` of an import statement.
@usableFromInline package struct Alias: Sendable {
  /// Dotted for `import`, "*" for a star import.
  @usableFromInline package let name: Name, nameRange: ByteRange
  @usableFromInline package let asName: Name, asNameRange: ByteRange
  @inlinable @inline(__always) init(name: Name, nameRange: ByteRange, asName: Name, asNameRange: ByteRange) {
    self.name = name
    self.nameRange = nameRange
    self.asName = asName
    self.asNameRange = asNameRange
  }
}

extension SyntaxTree {
  /// The statements of a `Module`.
  @inlinable @inline(__always) package func moduleBody() -> NodeList { list(self[root].first) }

  @inlinable @inline(__always) package func functionDef(_ id: NodeID) -> FunctionDef {
    let n = self[id], r = n.second
    return FunctionDef(
      name: Name(n.first), nameStart: field(r, 5), arguments: nodeField(r, 0), returns: nodeField(r, 1),
      body: listField(r, 2), decorators: listField(r, 3), typeParameters: listField(r, 4))
  }
  @inlinable @inline(__always) package func classDef(_ id: NodeID) -> ClassDef {
    let n = self[id], r = n.second
    return ClassDef(
      name: Name(n.first), nameStart: field(r, 5), bases: listField(r, 0), keywords: listField(r, 1),
      body: listField(r, 2), decorators: listField(r, 3), typeParameters: listField(r, 4))
  }
  /// The value of `Return`, `Expr`, `Await`, `Yield`, `YieldFrom`, `Starred`, `MatchValue`; may be absent.
  @inlinable @inline(__always) package func value(_ id: NodeID) -> NodeID { NodeID(self[id].first) }
  /// The targets of `Delete`.
  @inlinable @inline(__always) package func deleteTargets(_ id: NodeID) -> NodeList { list(self[id].first) }
  @inlinable @inline(__always) package func assign(_ id: NodeID) -> Assign {
    let n = self[id]
    return Assign(targets: list(n.first), value: NodeID(n.second))
  }
  @inlinable @inline(__always) package func typeAlias(_ id: NodeID) -> TypeAlias {
    let n = self[id]
    return TypeAlias(name: NodeID(n.first), typeParameters: listField(n.second, 0), value: nodeField(n.second, 1))
  }
  @inlinable @inline(__always) package func augAssign(_ id: NodeID) -> AugAssign {
    let n = self[id]
    return AugAssign(target: NodeID(n.first), op: binaryOperator(n), value: NodeID(n.second))
  }
  @inlinable @inline(__always) package func annAssign(_ id: NodeID) -> AnnAssign {
    let n = self[id]
    return AnnAssign(
      target: NodeID(n.first), annotation: nodeField(n.second, 0), value: nodeField(n.second, 1),
      isSimple: n.flags & 1 != 0)
  }
  @inlinable @inline(__always) package func forLoop(_ id: NodeID) -> For {
    let n = self[id]
    return For(
      target: NodeID(n.first), iter: nodeField(n.second, 0), body: listField(n.second, 1),
      orelse: listField(n.second, 2))
  }
  /// `While` and `If`.
  @inlinable @inline(__always) package func conditional(_ id: NodeID) -> Conditional {
    let n = self[id]
    return Conditional(test: NodeID(n.first), body: listField(n.second, 0), orelse: listField(n.second, 1))
  }
  @inlinable @inline(__always) package func with(_ id: NodeID) -> With {
    let n = self[id]
    return With(items: list(n.first), body: list(n.second))
  }
  @inlinable @inline(__always) package func match(_ id: NodeID) -> Match {
    let n = self[id]
    return Match(subject: NodeID(n.first), cases: list(n.second))
  }
  @inlinable @inline(__always) package func raise(_ id: NodeID) -> Raise {
    let n = self[id]
    return Raise(exc: NodeID(n.first), cause: NodeID(n.second))
  }
  @inlinable @inline(__always) package func tryStatement(_ id: NodeID) -> Try {
    let r = self[id].second
    return Try(body: listField(r, 0), handlers: listField(r, 1), orelse: listField(r, 2), finalbody: listField(r, 3))
  }
  @inlinable @inline(__always) package func assertStatement(_ id: NodeID) -> Assert {
    let n = self[id]
    return Assert(test: NodeID(n.first), msg: NodeID(n.second))
  }
  @inlinable @inline(__always) package func importStatement(_ id: NodeID) -> Import {
    let n = self[id]
    return Import(names: list(n.first), isLazy: n.flags & 1 != 0)
  }
  @inlinable @inline(__always) package func importFrom(_ id: NodeID) -> ImportFrom {
    let n = self[id], r = n.second
    return ImportFrom(
      module: Name(n.first), moduleRange: ByteRange(field(r, 1), field(r, 2)), level: Int(field(r, 0)),
      names: listField(r, 3), isLazy: n.flags & 1 != 0)
  }
  @inlinable @inline(__always) package func alias(_ id: NodeID) -> Alias {
    let n = self[id], r = n.second
    let asName = Name(field(r, 0))
    return Alias(
      name: Name(n.first), nameRange: ByteRange(n.start, field(r, 1)), asName: asName,
      asNameRange: asName.isPresent ? ByteRange(field(r, 2), n.end) : ByteRange(at: n.end))
  }
  /// The names of `Global` and `Nonlocal`.
  @inlinable @inline(__always) package func declaredNames(_ id: NodeID) -> NodeList { list(self[id].first) }
}
