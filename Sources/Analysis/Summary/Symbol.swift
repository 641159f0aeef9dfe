// The module's own namespace: which names its body binds, when, and to what.
package import Basics

/// One name of the module's namespace. Symbols are sorted by the hash of their text, then by text id.
package struct Symbol: Hashable, Sendable {
  package var text: TextID
  /// Its bindings in `ModuleSummary.bindings`, in source order.
  package var bindings: RecordRange
  /// Names that several kinds of use ask about.
  package var flags: Flags

  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16
    @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }
    /// Some import binds it.
    package static let isImported = Flags(rawValue: 1 << 0)
    /// In the literal `__all__`.
    package static let isExported = Flags(rawValue: 1 << 1)
    /// A function rebinds it through `global`.
    package static let isReboundInFunction = Flags(rawValue: 1 << 2)
    /// Certainly bound when the body ends: the last binding that always runs is no `del`.
    package static let isCertain = Flags(rawValue: 1 << 3)
    /// Bound on some path when the body ends.
    package static let isBoundAtEnd = Flags(rawValue: 1 << 4)
    /// Some assignment of the module's body binds it to a new dictionary or set.
    package static let isTable = Flags(rawValue: 1 << 5)
    /// Some assignment of the module's body binds it to a new list, dictionary or set.
    package static let isContainer = Flags(rawValue: 1 << 6)
    /// The file itself reads it, and not only to change what it holds; of no interest for what an import binds.
    package static let isRead = Flags(rawValue: 1 << 7)
  }
}

/// What binds a name at module level.
package enum BindingKind: UInt8, Hashable, Sendable {
  case importing, function, classDefinition
  /// `=`, walrus, augmented assignment, `type X = …`.
  case assignment
  /// `x: T` without a value: declares, binds nothing.
  case annotationOnly
  case forTarget, withTarget, exceptTarget, matchCapture
  /// `del x`.
  case deletion
  /// Assigned in a function that declares it `global`.
  case globalInFunction
}

/// One binding of a name in the module's namespace.
package struct Binding: Hashable, Sendable {
  package var symbol: SymbolID
  /// The first byte of the name that is bound; for an import the alias.
  package var start: UInt32
  /// A read before this place does not see the binding yet: `x = f(x)` binds at its end.
  package var effect: UInt32
  /// Index of the record behind it, as `kind` says: import, function or class; otherwise `UInt32.max`.
  package var record: UInt32
  package var kind: BindingKind
  /// Why it is not made on every run.
  package var guardKind: GuardKind

  @inlinable package var importID: ImportID { kind == .importing ? ImportID(record) : .none }
  @inlinable package var functionID: FunctionID { kind == .function ? FunctionID(record) : .none }
  @inlinable package var classID: ClassID { kind == .classDefinition ? ClassID(record) : .none }
}

/// What `__all__` is.
package struct ExportList: Hashable, Sendable {
  package enum Form: UInt8, Hashable, Sendable {
    /// The module has no `__all__`.
    case absent
    /// Built of literals only (`=`, `+=`, `extend`, `append`): `entries` is all of it.
    case literal
    /// Something else takes part: `entries` may not be all.
    case dynamic
  }
  package var form: Form
  package var entries: [ExportEntry]
}

/// One literal string of `__all__`.
package struct ExportEntry: Hashable, Sendable {
  package var text: TextID
  /// The string literal with its quotes.
  package var range: ByteRange
}

/// A name read as a global that the module binds nowhere and that is no builtin. Kept for packages' `__init__` only,
/// where a loaded submodule is such a name.
package struct UnboundName: Hashable, Sendable {
  package var text: TextID
  package var range: ByteRange
  /// Attributes read from it, dotted, as in `Use.chain`.
  package var chain: TextID
  package var time: UseTime
  package var flags: Use.Flags
  package var function: FunctionID
}
