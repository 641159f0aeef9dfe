// All that whole-program analysis knows of one file: a pure function of its tree, the target version and the platform.
package import Basics
package import Modules
package import PythonSyntax

/// What a summary depends on besides the text.
package struct SummaryOptions: Hashable, Sendable {
  package var target: PythonVersion
  /// `sys.platform` of the host that static guards are judged for.
  package var platform: Platform
  /// The file is a package's `__init__`: keeps `unboundNames`.
  package var isPackage: Bool
  /// The module's body may await: a notebook's.
  package var awaitsAtTop: Bool

  package enum Platform: UInt8, Hashable, Sendable { case linux, darwin, win32 }

  package init(
    target: PythonVersion, platform: Platform = .linux, isPackage: Bool = false, awaitsAtTop: Bool = false
  ) {
    self.target = target
    self.platform = platform
    self.isPackage = isPackage
    self.awaitsAtTop = awaitsAtTop
  }
}

/// Where one more statement can be put at module level.
package struct StatementPlace: Hashable, Sendable {
  package var offset: UInt32
  /// Another statement stands before it on its line: `"""Reads."""; import json`.
  package var isWithinLine: Bool
  package init(_ offset: UInt32, isWithinLine: Bool = false) {
    self.offset = offset
    self.isWithinLine = isWithinLine
  }

  /// What to insert at the offset for a statement of one line.
  package func insertion(_ statement: String) -> String { statement + (isWithinLine ? "; " : "\n") }
}

/// One file's facts while they are gathered, and as they are kept. Holds no path, no tree and no text but the names it
/// speaks of; offsets are bytes of the decoded text. Equal input gives equal bytes.
package struct SummaryRecords: Hashable, Sendable {
  package var options: SummaryOptions
  package var texts: TextTable

  // MARK: Imports
  /// One an alias, in source order; imports in functions and classes included.
  package var imports: [ImportRecord]
  package var withs: [WithRecord]

  // MARK: Namespace
  /// Sorted by hash, then id: `symbol(named:)` searches. Only names that the module binds.
  package var symbols: [Symbol]
  /// Grouped by symbol, each group in source order.
  package var bindings: [Binding]
  package var exports: ExportList
  /// Packages only.
  package var unboundNames: [UnboundName]

  // MARK: Uses
  /// Every mention of an imported name, and of local functions and classes where they are called, in source order.
  package var uses: [Use]
  /// In the order in which their definitions begin.
  package var functions: [FunctionRecord]
  package var classes: [ClassRecord]
  package var bases: [BaseRecord]
  package var fields: [FieldRecord]
  package var typingCalls: [TypingCall]
  package var typingArguments: [TypingArgument]
  package var aliases: [TypeAliasRecord]

  // MARK: The import machinery
  package var events: [ImportTimeEvent]
  /// In source order of the calls and subscripts.
  package var namespaceReads: [NamespaceRead]
  package var calls: [NotableCall]
  /// Outer ones before those in them.
  package var tries: [TryRecord]
  package var lazyLists: [LazyListRecord]
  package var lazyEntries: [LazyEntry]

  // MARK: Effects
  /// Grouped by function, the module's body last; each group in source order but for calls within calls.
  package var effectSites: [EffectSite]
  package var effectArguments: [EffectArgument]
  /// Parallel to `functions`, and one more for the module's body.
  package var functionFacts: [FunctionFacts]
  package var parameters: [TextID]
  /// By symbol, then by class.
  package var boundValues: [BoundValue]
  /// In the order of the source.
  package var containerReads: [ContainerRead]
  package var loops: [LoopRecord]
  package var loopExits: [ByteRange]

  /// How a file that is no Python but starts it sets the mode.
  package var launchSettings: [LaunchSetting]

  // MARK: The file
  package var suppressions: [Suppression]
  package var suppressionCodes: [SuppressionCode]
  /// What the parser rejects, in source order.
  package var syntaxErrors: [SyntaxError]
  package var flags: Flags
  /// The module's docstring, empty when there is none.
  package var docstring: ByteRange
  /// Where `from __future__` belongs: behind the docstring; without one before the first statement.
  package var futureInsertion: StatementPlace
  /// Where `__lazy_modules__ = …` belongs: before the first statement at module level that is or holds an import which
  /// may be lazy; without one behind the docstring and the imports of `__future__`.
  package var listInsertion: StatementPlace
  /// The range of `from __future__ import annotations`, empty when absent.
  package var futureAnnotations: ByteRange
  /// Length of the decoded text in bytes.
  package var length: UInt32

  package typealias Flags = ModuleSummary.Flags

  package init(options: SummaryOptions) {
    self.options = options
    texts = TextTable()
    imports = []
    withs = []
    symbols = []
    bindings = []
    exports = ExportList(form: .absent, entries: [])
    unboundNames = []
    uses = []
    functions = []
    classes = []
    bases = []
    fields = []
    typingCalls = []
    typingArguments = []
    aliases = []
    events = []
    namespaceReads = []
    calls = []
    tries = []
    lazyLists = []
    lazyEntries = []
    effectSites = []
    effectArguments = []
    functionFacts = []
    parameters = []
    boundValues = []
    containerReads = []
    loops = []
    loopExits = []
    launchSettings = []
    suppressions = []
    suppressionCodes = []
    syntaxErrors = []
    flags = []
    docstring = ByteRange(at: 0)
    futureInsertion = StatementPlace(0)
    listInsertion = StatementPlace(0)
    futureAnnotations = ByteRange(at: 0)
    length = 0
  }
}

/// One file's facts, finished: a reference to `SummaryRecords`, so that a copy is one count and not one for each array.
package struct ModuleSummary: Hashable, Sendable {
  @usableFromInline final class Box: Sendable {
    @usableFromInline let records: SummaryRecords
    init(_ records: SummaryRecords) { self.records = records }
  }
  @usableFromInline let box: Box

  package init(_ records: SummaryRecords) { box = Box(records) }

  package var records: SummaryRecords { box.records }

  package static func == (a: ModuleSummary, b: ModuleSummary) -> Bool { a.box === b.box || a.records == b.records }
  package func hash(into hasher: inout Hasher) { records.hash(into: &hasher) }

  @inlinable @inline(__always) package var options: SummaryOptions { box.records.options }
  @inlinable @inline(__always) package var texts: TextTable { box.records.texts }
  @inlinable @inline(__always) package var imports: [ImportRecord] { box.records.imports }
  @inlinable @inline(__always) package var withs: [WithRecord] { box.records.withs }
  @inlinable @inline(__always) package var symbols: [Symbol] { box.records.symbols }
  @inlinable @inline(__always) package var bindings: [Binding] { box.records.bindings }
  @inlinable @inline(__always) package var exports: ExportList { box.records.exports }
  @inlinable @inline(__always) package var unboundNames: [UnboundName] { box.records.unboundNames }
  @inlinable @inline(__always) package var uses: [Use] { box.records.uses }
  @inlinable @inline(__always) package var functions: [FunctionRecord] { box.records.functions }
  @inlinable @inline(__always) package var classes: [ClassRecord] { box.records.classes }
  @inlinable @inline(__always) package var bases: [BaseRecord] { box.records.bases }
  @inlinable @inline(__always) package var fields: [FieldRecord] { box.records.fields }
  @inlinable @inline(__always) package var typingCalls: [TypingCall] { box.records.typingCalls }
  @inlinable @inline(__always) package var typingArguments: [TypingArgument] { box.records.typingArguments }
  @inlinable @inline(__always) package var aliases: [TypeAliasRecord] { box.records.aliases }
  @inlinable @inline(__always) package var events: [ImportTimeEvent] { box.records.events }
  @inlinable @inline(__always) package var namespaceReads: [NamespaceRead] { box.records.namespaceReads }
  @inlinable @inline(__always) package var calls: [NotableCall] { box.records.calls }
  @inlinable @inline(__always) package var tries: [TryRecord] { box.records.tries }
  @inlinable @inline(__always) package var lazyLists: [LazyListRecord] { box.records.lazyLists }
  @inlinable @inline(__always) package var lazyEntries: [LazyEntry] { box.records.lazyEntries }
  @inlinable @inline(__always) package var effectSites: [EffectSite] { box.records.effectSites }
  @inlinable @inline(__always) package var effectArguments: [EffectArgument] { box.records.effectArguments }
  @inlinable @inline(__always) package var functionFacts: [FunctionFacts] { box.records.functionFacts }
  @inlinable @inline(__always) package var parameters: [TextID] { box.records.parameters }
  @inlinable @inline(__always) package var boundValues: [BoundValue] { box.records.boundValues }
  @inlinable @inline(__always) package var containerReads: [ContainerRead] { box.records.containerReads }
  @inlinable @inline(__always) package var loops: [LoopRecord] { box.records.loops }
  @inlinable @inline(__always) package var loopExits: [ByteRange] { box.records.loopExits }
  @inlinable @inline(__always) package var launchSettings: [LaunchSetting] { box.records.launchSettings }
  @inlinable @inline(__always) package var suppressions: [Suppression] { box.records.suppressions }
  @inlinable @inline(__always) package var suppressionCodes: [SuppressionCode] { box.records.suppressionCodes }
  @inlinable @inline(__always) package var syntaxErrors: [SyntaxError] { box.records.syntaxErrors }
  @inlinable @inline(__always) package var flags: Flags { box.records.flags }
  @inlinable @inline(__always) package var docstring: ByteRange { box.records.docstring }
  @inlinable @inline(__always) package var futureInsertion: StatementPlace { box.records.futureInsertion }
  @inlinable @inline(__always) package var listInsertion: StatementPlace { box.records.listInsertion }
  @inlinable @inline(__always) package var futureAnnotations: ByteRange { box.records.futureAnnotations }
  @inlinable @inline(__always) package var length: UInt32 { box.records.length }

  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32
    @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }
    /// `from __future__ import annotations`.
    package static let postponesAnnotations = Flags(rawValue: 1 << 0)
    /// Defines `__getattr__` at module level (PEP 562).
    package static let hasGetattr = Flags(rawValue: 1 << 1)
    /// Names may appear that no statement binds: `globals()[…] = …`, `globals().update`, `vars()[…] = …`,
    /// `setattr(sys.modules[__name__], …)`, `exec` at module level.
    package static let isDynamic = Flags(rawValue: 1 << 2)
    /// `sys.modules[__name__] = …`: importers get another object.
    package static let replacesItself = Flags(rawValue: 1 << 3)
    package static let hasStarImport = Flags(rawValue: 1 << 4)
    /// Some import carries the `lazy` keyword.
    package static let hasLazyKeyword = Flags(rawValue: 1 << 5)
    /// Assigns `__path__` or calls `pkgutil.extend_path`: its submodules may lie elsewhere.
    package static let changesPackagePath = Flags(rawValue: 1 << 6)
    /// Reads `__annotations__`, `get_type_hints`, `inspect.signature`, `get_annotations`: something may read them.
    package static let readsAnnotations = Flags(rawValue: 1 << 7)
    /// Some part was nested too deep to be looked at.
    package static let isIncomplete = Flags(rawValue: 1 << 8)
    /// The text is not the file's bytes (legacy encoding): edits must not be made by offset.
    package static let isTranscoded = Flags(rawValue: 1 << 9)
    /// The file has no statement.
    package static let isEmpty = Flags(rawValue: 1 << 10)
    /// Tests `__name__ == "__main__"`.
    package static let isScript = Flags(rawValue: 1 << 11)
  }
}
