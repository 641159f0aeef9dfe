// One mention of a module-level name that is imported, or is a local function or class: where, when, and as what.
package import Basics

/// When a mention is evaluated.
package enum UseTime: UInt8, Hashable, Sendable {
  /// While the module's body runs. `Use.Flags.isConditional` says whether on every run.
  case atImport
  /// When the function, lambda or generator `Use.function` runs.
  case deferred
  /// In an annotation that nothing evaluates until it is asked for (3.14 on, or the future import),
  /// or that is never evaluated: a local variable's. Annotations that the target evaluates at once are
  /// `.atImport` or `.deferred` with kind `.annotation`.
  case annotation
  /// In a `type` statement's value or a PEP 695 bound, constraint or default: lazy as well.
  case lazyType
  /// In a string that stands for a type: a quoted annotation, `TypeVar(bound="X")`, `cast("X", …)`.
  case string
  /// Under `if __name__ == "__main__":` at module level.
  case main
  /// Under a condition that never holds at run time (`TYPE_CHECKING`, version, platform).
  case never
}

/// One mention. Sorted by `start` in `ModuleSummary.uses`.
package struct Use: Hashable, Sendable {
  /// First byte of the name.
  package var start: UInt32
  /// Past the last byte of the attribute chain that hangs on it: of `a.b.c(1)` it is after `c`.
  package var end: UInt32
  package var symbol: SymbolID
  /// The import that most likely made the value seen here, none if the name is bound by something else.
  /// Of `import a.b` and `import a.c` it is the one whose module the chain names. All that may have made it:
  /// `ModuleSummary.imports(reaching:)`.
  package var importID: ImportID
  /// The function or lambda it sits in (of a decorator, default or base: the one around the definition);
  /// none in the module's body and in class bodies that run with it.
  package var function: FunctionID
  /// The class whose body or header it sits in, when that is nearer than any function.
  package var classID: ClassID
  /// The attributes read from it, dotted, without the name: `b.c` of `a.b.c`. None when there are none.
  package var chain: TextID
  package var time: UseTime
  package var kind: UseKind
  package var flags: Flags

  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16
    @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }
    /// In a branch, loop, handler, short circuit, comprehension element or after a possible early exit:
    /// not on every run of the body or function it sits in.
    package static let isConditional = Flags(rawValue: 1 << 0)
    /// The chain's value is called: `f(…)`, `a.b(…)`, `@f`.
    package static let isCalled = Flags(rawValue: 1 << 1)
    /// The last attribute is assigned: `a.b = 1`.
    package static let isStore = Flags(rawValue: 1 << 2)
    /// The last attribute is deleted: `del a.b`.
    package static let isDelete = Flags(rawValue: 1 << 3)
    /// In a string; `start` and `end` are in the literal.
    package static let isQuoted = Flags(rawValue: 1 << 4)
    /// The first dotted name of the annotation it stands in.
    package static let isLeading = Flags(rawValue: 1 << 5)
    /// In a function that the module's body calls, directly or not: read at import as well. Set with `.deferred`.
    package static let isReachedAtImport = Flags(rawValue: 1 << 6)
    /// `f` of `for … in f()`, `with f():` or `list(f())`: a generator's body runs too.
    package static let isIterated = Flags(rawValue: 1 << 7)
    /// The argument of `isinstance` or `issubclass`.
    package static let isTypeTest = Flags(rawValue: 1 << 8)
    /// In the body of a `try` that catches ImportError or everything.
    package static let isGuarded = Flags(rawValue: 1 << 9)
    /// In a `raise` that is not on every run and that nothing around it catches: not read by a module that can be imported.
    package static let isRaised = Flags(rawValue: 1 << 11)
    /// In an annotation, whatever its `time`.
    package static let inAnnotation = Flags(rawValue: 1 << 10)
  }

  /// The name and its attribute chain.
  @inlinable package var range: ByteRange { ByteRange(start, end) }

  /// Is the name certainly or possibly read while the module's body runs?
  @inlinable package var isReadAtImport: Bool {
    time == .atImport || (time == .deferred && flags.contains(.isReachedAtImport))
  }
}
