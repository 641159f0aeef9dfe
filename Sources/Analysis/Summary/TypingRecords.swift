// Calls and assignments that build types while the module's body runs.
package import Basics

/// Which typing construct a call makes.
package enum TypingConstruct: UInt8, Hashable, Sendable {
  case typeVar, paramSpec, typeVarTuple, newType, cast, namedTuple, typedDict, typeAliasType
  /// `dataclasses.make_dataclass`.
  case makeDataclass
}

/// One call of `TypeVar`, `NewType`, `cast`, … at module or class level, resolved through the module's imports.
package struct TypingCall: Hashable, Sendable {
  package var range: ByteRange
  /// The called name: `TypeVar`, `typing.NewType`.
  package var callee: ByteRange
  package var construct: TypingConstruct
  /// The call's arguments that are evaluated as types, in `ModuleSummary.typingArguments`. The names in each are
  /// `ModuleSummary.uses(in: argument.range)`, of kind `.typingCall`.
  package var arguments: RecordRange
  /// None at module level; calls in functions are not kept.
  package var classID: ClassID
  /// Not on every run of the body.
  package var isConditional: Bool
}

/// One type that a typing call is given. Of `NamedTuple("N", [("a", T)])` and `TypedDict("D", {"a": T})` each type
/// is one.
package struct TypingArgument: Hashable, Sendable {
  package var range: ByteRange
  /// The keyword, such as `bound`; none for a positional or nested one.
  package var keyword: TextID
  package var isQuoted: Bool
}

/// A module-level assignment that makes a type alias.
package struct TypeAliasRecord: Hashable, Sendable {
  package enum Form: UInt8, Hashable, Sendable {
    /// `X: TypeAlias = …`.
    case annotated
    /// `X = Union[…]`, `Optional[…]`, `Callable[…]`, `Annotated[…]`, `Literal[…]`: a name of `typing` subscripted.
    case typingSubscript
    /// `X = A | B`.
    case union
    /// `X = dict[str, T]`: a builtin or imported class subscripted.
    case classSubscript
    /// `type X = …`: lazy already.
    case statement
  }
  package var statement: ByteRange
  package var name: TextID
  package var symbol: SymbolID
  /// The `: TypeAlias` annotation with its colon excluded; empty in other forms.
  package var annotation: ByteRange
  package var value: ByteRange
  package var form: Form
  package var flags: Flags
  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Some annotation of the module names it.
    package static let isUsedInAnnotations = Flags(rawValue: 1 << 0)
    /// Something else than an annotation or the value of another alias reads it.
    package static let isUsedAtRuntime = Flags(rawValue: 1 << 1)
    /// In `__all__`.
    package static let isExported = Flags(rawValue: 1 << 2)
    package static let isConditional = Flags(rawValue: 1 << 3)
    /// The value of another alias names it.
    package static let isUsedInAliases = Flags(rawValue: 1 << 4)
  }
}
