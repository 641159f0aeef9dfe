// Typed views of what stands inside statements: handlers, with items, match cases and patterns, type parameters.
public import Basics

@usableFromInline package struct ExceptHandler: Sendable {
  @usableFromInline package let type: NodeID, name: Name, nameStart: UInt32, body: NodeList
  @inlinable @inline(__always) init(type: NodeID, name: Name, nameStart: UInt32, body: NodeList) {
    self.type = type
    self.name = name
    self.nameStart = nameStart
    self.body = body
  }
}
@usableFromInline package struct WithItem: Sendable {
  @usableFromInline package let contextExpression: NodeID, optionalVars: NodeID
  @inlinable @inline(__always) init(contextExpression: NodeID, optionalVars: NodeID) {
    self.contextExpression = contextExpression
    self.optionalVars = optionalVars
  }
}
@usableFromInline package struct MatchCase: Sendable {
  @usableFromInline package let pattern: NodeID, guardExpression: NodeID, body: NodeList
  @inlinable @inline(__always) init(pattern: NodeID, guardExpression: NodeID, body: NodeList) {
    self.pattern = pattern
    self.guardExpression = guardExpression
    self.body = body
  }
}
/// `entries` is key, pattern, key, pattern, …
@usableFromInline package struct MatchMapping: Sendable {
  @usableFromInline package let entries: NodeList, rest: Name
  @inlinable @inline(__always) init(entries: NodeList, rest: Name) {
    self.entries = entries
    self.rest = rest
  }
}
/// `keywords` is name, pattern, name, pattern, …
@usableFromInline package struct MatchClass: Sendable {
  @usableFromInline package let cls: NodeID, patterns: NodeList, keywords: NodeList
  @inlinable @inline(__always) init(cls: NodeID, patterns: NodeList, keywords: NodeList) {
    self.cls = cls
    self.patterns = patterns
    self.keywords = keywords
  }
}
@usableFromInline package struct MatchAs: Sendable {
  @usableFromInline package let pattern: NodeID, name: Name
  @inlinable @inline(__always) init(pattern: NodeID, name: Name) {
    self.pattern = pattern
    self.name = name
  }
}
/// `TypeVar`, `ParamSpec`, `TypeVarTuple`; only the first has a bound.
@usableFromInline package struct TypeParameter: Sendable {
  @usableFromInline package let name: Name, bound: NodeID, defaultValue: NodeID
  @inlinable @inline(__always) init(name: Name, bound: NodeID, defaultValue: NodeID) {
    self.name = name
    self.bound = bound
    self.defaultValue = defaultValue
  }
}

extension SyntaxTree {
  @inlinable @inline(__always) package func exceptHandler(_ id: NodeID) -> ExceptHandler {
    let n = self[id], r = n.second
    return ExceptHandler(type: NodeID(n.first), name: Name(field(r, 0)), nameStart: field(r, 2), body: listField(r, 1))
  }
  @inlinable @inline(__always) package func withItem(_ id: NodeID) -> WithItem {
    let n = self[id]
    return WithItem(contextExpression: NodeID(n.first), optionalVars: NodeID(n.second))
  }
  @inlinable @inline(__always) package func matchCase(_ id: NodeID) -> MatchCase {
    let n = self[id]
    return MatchCase(
      pattern: NodeID(n.first), guardExpression: nodeField(n.second, 0), body: listField(n.second, 1))
  }
  /// The patterns of `MatchSequence` and `MatchOr`.
  @inlinable @inline(__always) package func patterns(_ id: NodeID) -> NodeList { list(self[id].first) }
  @inlinable @inline(__always) package func matchMapping(_ id: NodeID) -> MatchMapping {
    let n = self[id]
    return MatchMapping(entries: list(n.first), rest: Name(n.second))
  }
  @inlinable @inline(__always) package func matchClass(_ id: NodeID) -> MatchClass {
    let n = self[id]
    return MatchClass(cls: NodeID(n.first), patterns: listField(n.second, 0), keywords: listField(n.second, 1))
  }
  /// The name of `MatchStar`; absent is `*_`.
  @inlinable @inline(__always) package func matchStarName(_ id: NodeID) -> Name { Name(self[id].first) }
  @inlinable @inline(__always) package func matchAs(_ id: NodeID) -> MatchAs {
    let n = self[id]
    return MatchAs(pattern: NodeID(n.first), name: Name(n.second))
  }
  @inlinable @inline(__always) package func typeParameter(_ id: NodeID) -> TypeParameter {
    let n = self[id]
    if n.kind == .TypeVar {
      return TypeParameter(name: Name(n.first), bound: nodeField(n.second, 0), defaultValue: nodeField(n.second, 1))
    }
    return TypeParameter(name: Name(n.first), bound: .none, defaultValue: NodeID(n.second))
  }
}
