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
  /// A literal key, one of those that a loop gives included; none when it is computed or there is none.
  package var key: TextID
  /// What the names begin with whose values are looked at: `codec_` of `k.startswith("codec_")`, `_` of `f"_{name}"`.
  /// None when all are.
  package var prefix: TextID = .none
  package var values: Values = []
  /// The dotted name of what the values are to be subclasses of: `issubclass(v, base.Node)`.
  package var base: TextID = .none
  /// The function it stands in; none in the module's body and in class bodies that run with it.
  package var function: FunctionID
  package var time: UseTime

  /// What a loop over `values()` or `items()` does with each value, as far as a placeholder would behave otherwise.
  package struct Values: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16
    @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }
    /// `v.x`, `hasattr(v, …)`.
    package static let readsAttribute = Values(rawValue: 1 << 0)
    /// `v(…)`.
    package static let calls = Values(rawValue: 1 << 1)
    /// `type(v)`, `v.__class__`.
    package static let readsType = Values(rawValue: 1 << 2)
    /// `isinstance(v, type)`, `issubclass(v, …)`.
    package static let testsClass = Values(rawValue: 1 << 3)
    /// `callable(v)`, `inspect.isfunction(v)`.
    package static let testsFunction = Values(rawValue: 1 << 4)
    /// `isinstance(v, ModuleType)`.
    package static let testsModule = Values(rawValue: 1 << 5)
    /// `isinstance(v, …)` of something else.
    package static let tests = Values(rawValue: 1 << 6)
    /// Some condition looks at the name in a way that is not told apart.
    package static let filtersKey = Values(rawValue: 1 << 7)
    /// The key is each name of `__all__`.
    package static let isExported = Values(rawValue: 1 << 8)
    /// The loop binds the value to a name of the module, and reading that loads the import.
    package static let isResolved = Values(rawValue: 1 << 9)
  }
}
