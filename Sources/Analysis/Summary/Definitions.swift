// The functions and classes of a module, as far as import time and annotations ask about them.
package import Basics

/// A function, method, lambda or generator expression: a body that runs later.
package struct FunctionRecord: Hashable, Sendable {
  /// None for a lambda or generator expression.
  package var name: TextID
  /// The whole definition, from `def`, `async` or `lambda` to its last byte; decorators are outside.
  package var range: ByteRange
  /// The function around it.
  package var parent: FunctionID
  /// The class whose body it stands in directly.
  package var classID: ClassID
  /// Where the call stands that makes its body run at import, when `importCall` is not `.never`; else empty.
  /// For a class's `__init__` it is the instantiation, for `__init_subclass__` the subclass.
  package var callRange: ByteRange
  /// The function that the call stands in; none when the module's body makes it.
  package var caller: FunctionID
  package var importCall: ImportCall
  package var flags: Flags

  /// Does the module's body run it?
  package enum ImportCall: UInt8, Hashable, Sendable { case never, conditional, certain }

  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16
    @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }
    package static let isAsync = Flags(rawValue: 1 << 0)
    /// Holds `yield`: a call alone does not run it.
    package static let isGenerator = Flags(rawValue: 1 << 1)
    package static let isLambda = Flags(rawValue: 1 << 2)
    package static let isGeneratorExpression = Flags(rawValue: 1 << 3)
    package static let isDecorated = Flags(rawValue: 1 << 4)
    package static let isStatic = Flags(rawValue: 1 << 5)
    package static let isClassMethod = Flags(rawValue: 1 << 6)
    /// Decorated with `contextmanager` or `asynccontextmanager`.
    package static let isContextManager = Flags(rawValue: 1 << 7)
    /// Calls one of its parameters whenever it runs.
    package static let callsParameter = Flags(rawValue: 1 << 9)
    /// Under a guard that never holds at run time.
    package static let isNever = Flags(rawValue: 1 << 8)
  }
}

/// What a class is made by, as far as its header or decorators show: decides whether annotations are read.
package enum ClassForm: UInt8, Hashable, Sendable {
  case plain
  /// `dataclasses.dataclass`, or a decorator known to wrap it.
  case dataclass
  case namedTuple, typedDict, `protocol`
  case enumeration
  /// attrs: `attr.s`, `attrs.define`, `attr.dataclass`, …
  case attrs
  /// A framework whose classes evaluate annotations, quoted ones included: pydantic, msgspec, SQLModel, SQLAlchemy, …
  case framework
}

package struct ClassRecord: Hashable, Sendable {
  package var name: TextID
  /// From `class` to the last byte of the body; decorators are outside.
  package var range: ByteRange
  /// The function around it: none when the class is made while the module's body runs.
  package var function: FunctionID
  /// The class whose body it stands in directly.
  package var parent: ClassID
  /// In `ModuleSummary.bases`.
  package var bases: RecordRange
  /// Annotated fields of its body, in `ModuleSummary.fields`. Kept for every class that runs with the module.
  package var fields: RecordRange
  /// What made `form`: the decorator or the base as dotted name resolved through the imports
  /// (`dataclasses.dataclass`, `typing.NamedTuple`). None for plain classes.
  package var formSource: TextID
  /// Where that decorator or base stands.
  package var formRange: ByteRange
  package var form: ClassForm
  package var guardKind: GuardKind
  /// Its body says `abstract = True` (Django's `Meta`) or `__abstract__ = True` (SQLAlchemy).
  package var isAbstract = false
}

/// One positional base, or the `metaclass=` keyword, of a class.
package struct BaseRecord: Hashable, Sendable {
  package var range: ByteRange
  /// The dotted name as written, subscripts dropped: `t.Generic` of `t.Generic[T]`. None for other expressions.
  package var dotted: TextID
  /// The same with the first part resolved through the module's imports: `typing.Generic`; equals `dotted` where
  /// it is no import. Relative imports keep their dots: `.base.Model`.
  package var resolved: TextID
  package var isMetaclass: Bool
}

/// `name: annotation [= value]` directly in a class body.
package struct FieldRecord: Hashable, Sendable {
  package var name: TextID
  package var annotation: ByteRange
  /// The first dotted name of the annotation's text (of the string's content when it is quoted), or none when it
  /// does not begin with a name. This is what `@dataclass` still resolves of a string.
  package var leading: TextID
  package var flags: Flags
  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The whole annotation is a string literal.
    package static let isQuoted = Flags(rawValue: 1 << 0)
    package static let hasValue = Flags(rawValue: 1 << 1)
    /// In a branch of the class body.
    package static let isConditional = Flags(rawValue: 1 << 2)
    /// `ClassVar[…]`: no field.
    package static let isClassVar = Flags(rawValue: 1 << 3)
    /// Quotes around the annotation make a string of it: one line, without quotes and backslashes of its own.
    package static let isQuotable = Flags(rawValue: 1 << 4)
  }
}
