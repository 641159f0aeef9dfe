// Typed views of statements: each decodes a node's operands into a trivial struct. Ask only for the node's own kind.
package import Basics

/// `FunctionDef`, `AsyncFunctionDef`.
package struct FunctionDef: Sendable {
  package let name: Name, nameStart: UInt32, arguments: NodeID, returns: NodeID
  package let body: NodeList, decorators: NodeList, typeParameters: NodeList
}
package struct ClassDef: Sendable {
  package let name: Name, nameStart: UInt32
  package let bases: NodeList, keywords: NodeList, body: NodeList, decorators: NodeList, typeParameters: NodeList
}
package struct Assign: Sendable { package let targets: NodeList, value: NodeID }
package struct TypeAlias: Sendable { package let name: NodeID, typeParameters: NodeList, value: NodeID }
package struct AugAssign: Sendable { package let target: NodeID, op: Operator, value: NodeID }
package struct AnnAssign: Sendable {
  package let target: NodeID, annotation: NodeID, value: NodeID, isSimple: Bool
}
/// `For`, `AsyncFor`.
package struct For: Sendable { package let target: NodeID, iter: NodeID, body: NodeList, orelse: NodeList }
/// `While`, `If`: the same operands.
package struct Conditional: Sendable { package let test: NodeID, body: NodeList, orelse: NodeList }
/// `With`, `AsyncWith`.
package struct With: Sendable { package let items: NodeList, body: NodeList }
package struct Match: Sendable { package let subject: NodeID, cases: NodeList }
package struct Raise: Sendable { package let exc: NodeID, cause: NodeID }
/// `Try`, `TryStar`.
package struct Try: Sendable {
  package let body: NodeList, handlers: NodeList, orelse: NodeList, finalbody: NodeList
}
package struct Assert: Sendable { package let test: NodeID, msg: NodeID }
package struct Import: Sendable { package let names: NodeList, isLazy: Bool }
package struct ImportFrom: Sendable {
  /// Dotted, without the leading dots; absent in `from . import x`.
  package let module: Name
  /// The text from the first dot or the module's first byte to the module's end.
  package let moduleRange: ByteRange
  package let level: Int, names: NodeList, isLazy: Bool
}
/// One `alias` of an import statement.
package struct Alias: Sendable {
  /// Dotted for `import`, "*" for a star import.
  package let name: Name, nameRange: ByteRange
  package let asName: Name, asNameRange: ByteRange
}

extension SyntaxTree {
  /// The statements of a `Module`.
  @inlinable package func moduleBody() -> NodeList { list(self[root].first) }

  @inlinable package func functionDef(_ id: NodeID) -> FunctionDef {
    let n = self[id], r = n.second
    return FunctionDef(
      name: Name(n.first), nameStart: field(r, 5), arguments: nodeField(r, 0), returns: nodeField(r, 1),
      body: listField(r, 2), decorators: listField(r, 3), typeParameters: listField(r, 4))
  }
  @inlinable package func classDef(_ id: NodeID) -> ClassDef {
    let n = self[id], r = n.second
    return ClassDef(
      name: Name(n.first), nameStart: field(r, 5), bases: listField(r, 0), keywords: listField(r, 1),
      body: listField(r, 2), decorators: listField(r, 3), typeParameters: listField(r, 4))
  }
  /// The value of `Return`, `Expr`, `Await`, `Yield`, `YieldFrom`, `Starred`, `MatchValue`; may be absent.
  @inlinable package func value(_ id: NodeID) -> NodeID { NodeID(self[id].first) }
  /// The targets of `Delete`.
  @inlinable package func deleteTargets(_ id: NodeID) -> NodeList { list(self[id].first) }
  @inlinable package func assign(_ id: NodeID) -> Assign {
    let n = self[id]
    return Assign(targets: list(n.first), value: NodeID(n.second))
  }
  @inlinable package func typeAlias(_ id: NodeID) -> TypeAlias {
    let n = self[id]
    return TypeAlias(name: NodeID(n.first), typeParameters: listField(n.second, 0), value: nodeField(n.second, 1))
  }
  @inlinable package func augAssign(_ id: NodeID) -> AugAssign {
    let n = self[id]
    return AugAssign(target: NodeID(n.first), op: binaryOperator(n), value: NodeID(n.second))
  }
  @inlinable package func annAssign(_ id: NodeID) -> AnnAssign {
    let n = self[id]
    return AnnAssign(
      target: NodeID(n.first), annotation: nodeField(n.second, 0), value: nodeField(n.second, 1),
      isSimple: n.flags & 1 != 0)
  }
  @inlinable package func forLoop(_ id: NodeID) -> For {
    let n = self[id]
    return For(
      target: NodeID(n.first), iter: nodeField(n.second, 0), body: listField(n.second, 1),
      orelse: listField(n.second, 2))
  }
  /// `While` and `If`.
  @inlinable package func conditional(_ id: NodeID) -> Conditional {
    let n = self[id]
    return Conditional(test: NodeID(n.first), body: listField(n.second, 0), orelse: listField(n.second, 1))
  }
  @inlinable package func with(_ id: NodeID) -> With {
    let n = self[id]
    return With(items: list(n.first), body: list(n.second))
  }
  @inlinable package func match(_ id: NodeID) -> Match {
    let n = self[id]
    return Match(subject: NodeID(n.first), cases: list(n.second))
  }
  @inlinable package func raise(_ id: NodeID) -> Raise {
    let n = self[id]
    return Raise(exc: NodeID(n.first), cause: NodeID(n.second))
  }
  @inlinable package func tryStatement(_ id: NodeID) -> Try {
    let r = self[id].second
    return Try(body: listField(r, 0), handlers: listField(r, 1), orelse: listField(r, 2), finalbody: listField(r, 3))
  }
  @inlinable package func assertStatement(_ id: NodeID) -> Assert {
    let n = self[id]
    return Assert(test: NodeID(n.first), msg: NodeID(n.second))
  }
  @inlinable package func importStatement(_ id: NodeID) -> Import {
    let n = self[id]
    return Import(names: list(n.first), isLazy: n.flags & 1 != 0)
  }
  @inlinable package func importFrom(_ id: NodeID) -> ImportFrom {
    let n = self[id], r = n.second
    return ImportFrom(
      module: Name(n.first), moduleRange: ByteRange(field(r, 1), field(r, 2)), level: Int(field(r, 0)),
      names: listField(r, 3), isLazy: n.flags & 1 != 0)
  }
  @inlinable package func alias(_ id: NodeID) -> Alias {
    let n = self[id], r = n.second
    let asName = Name(field(r, 0))
    return Alias(
      name: Name(n.first), nameRange: ByteRange(n.start, field(r, 1)), asName: asName,
      asNameRange: asName.isPresent ? ByteRange(field(r, 2), n.end) : ByteRange(at: n.end))
  }
  /// The names of `Global` and `Nonlocal`.
  @inlinable package func declaredNames(_ id: NodeID) -> NodeList { list(self[id].first) }
}
