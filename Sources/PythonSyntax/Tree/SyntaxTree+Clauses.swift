// Typed views of what stands inside statements: handlers, with items, match cases and patterns, type parameters.
package import Basics

package struct ExceptHandler: Sendable {
  package let type: NodeID, name: Name, nameStart: UInt32, body: NodeList
}
package struct WithItem: Sendable { package let contextExpression: NodeID, optionalVars: NodeID }
package struct MatchCase: Sendable { package let pattern: NodeID, guardExpression: NodeID, body: NodeList }
/// `entries` is key, pattern, key, pattern, …
package struct MatchMapping: Sendable { package let entries: NodeList, rest: Name }
/// `keywords` is name, pattern, name, pattern, …
package struct MatchClass: Sendable { package let cls: NodeID, patterns: NodeList, keywords: NodeList }
package struct MatchAs: Sendable { package let pattern: NodeID, name: Name }
/// `TypeVar`, `ParamSpec`, `TypeVarTuple`; only the first has a bound.
package struct TypeParameter: Sendable { package let name: Name, bound: NodeID, defaultValue: NodeID }

extension SyntaxTree {
  @inlinable package func exceptHandler(_ id: NodeID) -> ExceptHandler {
    let n = self[id], r = n.second
    return ExceptHandler(type: NodeID(n.first), name: Name(field(r, 0)), nameStart: field(r, 2), body: listField(r, 1))
  }
  @inlinable package func withItem(_ id: NodeID) -> WithItem {
    let n = self[id]
    return WithItem(contextExpression: NodeID(n.first), optionalVars: NodeID(n.second))
  }
  @inlinable package func matchCase(_ id: NodeID) -> MatchCase {
    let n = self[id]
    return MatchCase(
      pattern: NodeID(n.first), guardExpression: nodeField(n.second, 0), body: listField(n.second, 1))
  }
  /// The patterns of `MatchSequence` and `MatchOr`.
  @inlinable package func patterns(_ id: NodeID) -> NodeList { list(self[id].first) }
  @inlinable package func matchMapping(_ id: NodeID) -> MatchMapping {
    let n = self[id]
    return MatchMapping(entries: list(n.first), rest: Name(n.second))
  }
  @inlinable package func matchClass(_ id: NodeID) -> MatchClass {
    let n = self[id]
    return MatchClass(cls: NodeID(n.first), patterns: listField(n.second, 0), keywords: listField(n.second, 1))
  }
  /// The name of `MatchStar`; absent is `*_`.
  @inlinable package func matchStarName(_ id: NodeID) -> Name { Name(self[id].first) }
  @inlinable package func matchAs(_ id: NodeID) -> MatchAs {
    let n = self[id]
    return MatchAs(pattern: NodeID(n.first), name: Name(n.second))
  }
  @inlinable package func typeParameter(_ id: NodeID) -> TypeParameter {
    let n = self[id]
    if n.kind == .TypeVar {
      return TypeParameter(name: Name(n.first), bound: nodeField(n.second, 0), defaultValue: nodeField(n.second, 1))
    }
    return TypeParameter(name: Name(n.first), bound: .none, defaultValue: NodeID(n.second))
  }
}
