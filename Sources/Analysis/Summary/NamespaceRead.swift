// A namespace read as a dictionary: `globals()[name]`, `vars(module)`, `**globals()`. Such reads resolve no deferred import.
package import Basics

/// One read of a module's namespace that does not go through a name or an attribute.
package struct NamespaceRead: Hashable, Sendable {
  package enum Owner: UInt8, Hashable, Sendable {
    /// `globals()`; `locals()` and `vars()` at module level.
    case ownModule
    /// `vars(m)`, `m.__dict__`: what `m` is, `Use`s in `owner` say.
    case object
  }
  package enum Form: UInt8, Hashable, Sendable {
    /// `[key]`, `.get(key)`.
    case item
    /// `.values()`, `.items()`.
    case values
    /// `**globals()`, `x.update(globals())`.
    case copy
    /// `"…" % globals()`.
    case format
  }
  /// The whole read.
  package var range: ByteRange
  /// The namespace's own expression: `globals()`, `m.__dict__`; of `vars(m)` the `m`.
  package var ownerRange: ByteRange
  package var owner: Owner
  package var form: Form
  /// A literal key; none when it is computed or there is none.
  package var key: TextID
  /// What a computed key begins with: `_` of `f"_{name}"`; none when nothing is known.
  package var keyStart: TextID
  /// The function it stands in; none in the module's body and in class bodies that run with it.
  package var function: FunctionID
  package var time: UseTime
}
