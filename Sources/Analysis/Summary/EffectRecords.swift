// What a file's code does when it runs, as far as the file alone shows: calls, writes, and the values they go to.
package import Basics

/// Where a value comes from; the `root` beside it says which.
package enum ValueRoot: UInt8, Hashable, Sendable {
  /// Nothing is known: `root` means nothing.
  case unknown
  /// Made on the spot: a constant, a display, arithmetic, or what a call that only computes gives.
  case fresh
  /// A name of the module: a `SymbolID`.
  case symbol
  /// A name that the module does not bind: a `TextID`. A builtin, or one of a star import.
  case builtin
  /// A parameter: the function above the lowest eight bits, its place below. A nested function sees those around it.
  case parameter
  /// What the call at a `SiteID` gives.
  case result
  /// A function of the module: a `FunctionID`.
  case function
  /// A class of the module: a `ClassID`.
  case classObject
  /// `super()` in a method of a `ClassID`.
  case parents
  /// The module itself: `sys.modules[__name__]`, `globals()`.
  case ownModule
}

/// A value as the source names it: a root and the attributes read from it.
package struct ValueSketch: Hashable, Sendable {
  package var root: UInt32
  /// Dotted; `[]` stands for an element: `handlers.[]` of `x.handlers[0]`.
  package var chain: TextID
  package var kind: ValueRoot

  @inlinable package init(_ kind: ValueRoot, _ root: UInt32 = 0, chain: TextID = .none) {
    self.kind = kind
    self.root = root
    self.chain = chain
  }

  @inlinable static var unknown: ValueSketch { ValueSketch(.unknown) }
  @inlinable static var fresh: ValueSketch { ValueSketch(.fresh) }
}

/// One place that may change something outside its function.
package struct EffectSite: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    /// `value(…)`.
    case call
    /// `value` decorates a function or class, which is the only argument.
    case decoration
    /// `value = …`, whose last attribute is written or deleted.
    case attributeWrite
    /// `value[…] = …`, or its deletion, or `value += …`.
    case itemWrite
    /// A name of the module is bound by a function.
    case globalWrite
    /// `with value:`.
    case entering
    /// A class is made: `value` is its own.
    case classCreation
    case raising
    /// `return value`.
    case returning
  }
  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Not on every run of the function or body it stands in.
    package static let isConditional = Flags(rawValue: 1 << 0)
    /// In a `try` whose handlers may take an exception.
    package static let isGuarded = Flags(rawValue: 1 << 1)
    /// In an `except` block.
    package static let isInHandler = Flags(rawValue: 1 << 2)
    /// Of a `.raising` in the module's body: a mistake of the module itself, by its exception and its condition, not of
    /// what is around it.
    package static let isSelfCheck = Flags(rawValue: 1 << 3)
    /// Of a `.call`: what it gives is bound or handed on.
    package static let isResultTaken = Flags(rawValue: 1 << 4)
  }

  package var start: UInt32
  private var root: UInt32
  private var chain: TextID
  /// Where its arguments begin in `ModuleSummary.effectArguments`.
  package var firstArgument: UInt32
  package var length: UInt16
  package var argumentCount: UInt8
  package var kind: Kind
  private var rootKind: ValueRoot
  package var flags: Flags

  package init(
    _ kind: Kind, _ value: ValueSketch, _ range: ByteRange, firstArgument: Int, argumentCount: Int, flags: Flags
  ) {
    start = range.start
    root = value.root
    chain = value.chain
    rootKind = value.kind
    self.firstArgument = UInt32(truncatingIfNeeded: firstArgument)
    length = UInt16(clamping: range.length)
    self.argumentCount = UInt8(clamping: argumentCount)
    self.kind = kind
    self.flags = flags
  }

  /// Stored in parts: there are millions, and a value of its own would be padded.
  package var value: ValueSketch {
    get { ValueSketch(rootKind, root, chain: chain) }
    set {
      root = newValue.root
      chain = newValue.chain
      rootKind = newValue.kind
    }
  }

  @inlinable package var range: ByteRange { ByteRange(start, start + UInt32(length)) }
}

package typealias SiteID = RecordID<EffectSite>

/// An argument that is more than a fresh or unknown value.
package struct EffectArgument: Hashable, Sendable {
  private var root: UInt32
  private var chain: TextID
  /// None for a positional one.
  package var keyword: TextID
  private var rootKind: ValueRoot
  package var position: UInt8

  package init(_ value: ValueSketch, keyword: TextID, position: Int) {
    root = value.root
    chain = value.chain
    rootKind = value.kind
    self.keyword = keyword
    self.position = UInt8(clamping: position)
  }

  package var value: ValueSketch {
    get { ValueSketch(rootKind, root, chain: chain) }
    set {
      root = newValue.root
      chain = newValue.chain
      rootKind = newValue.kind
    }
  }
}

/// What a name of the module or of a class is bound to by an assignment.
package struct BoundValue: Hashable, Sendable {
  /// None when a class binds it.
  package var symbol: SymbolID
  /// The class whose attribute it is.
  package var classID: ClassID
  package var name: TextID
  package var value: ValueSketch
}

/// Of one function, or of the module's body, which comes last.
package struct FunctionFacts: Hashable, Sendable {
  /// In `ModuleSummary.effectSites`, up to where the next one's begin.
  package var firstSite: UInt32
  /// In `ModuleSummary.parameters`: positional ones first, then those by keyword only.
  package var firstParameter: UInt32
  package var parameterCount: UInt8
  package var positionalCount: UInt8
  package var flags: Flags

  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Calls something of which nothing is known.
    package static let callsUnknown = Flags(rawValue: 1 << 0)
    /// Returns something of which nothing is known.
    package static let returnsUnknown = Flags(rawValue: 1 << 1)
    /// Sets attributes of the object it is a method of: too many for a site each.
    package static let writesReceiver = Flags(rawValue: 1 << 2)
    /// Has a `.raising` site; more are not kept.
    package static let raises = Flags(rawValue: 1 << 3)
    package static let returns = Flags(rawValue: 1 << 4)
    package static let returnsMore = Flags(rawValue: 1 << 5)
  }
}

extension ModuleSummary {
  /// Stands for the module's body where a function is meant.
  @inlinable package var body: FunctionID { FunctionID(functions.count) }

  @inlinable package subscript(_ id: SiteID) -> EffectSite { effectSites[id.index] }

  /// The effect sites of a function or of `body`, in source order.
  package func sites(of function: FunctionID) -> Range<Int> {
    guard function.index < functionFacts.count else { return 0..<0 }
    let end =
      function.index + 1 < functionFacts.count ? Int(functionFacts[function.index + 1].firstSite) : effectSites.count
    return Int(functionFacts[function.index].firstSite)..<end
  }

  /// What a name of the module is bound to by assignments, in source order.
  package func values(of symbol: SymbolID) -> ArraySlice<BoundValue> {
    slice {
      $0.classID.isPresent || ($0.symbol.isPresent && $0.symbol >= symbol)
    } end: {
      $0.classID.isPresent || ($0.symbol.isPresent && $0.symbol > symbol)
    }
  }

  /// What attributes of a class are bound to by its body, in source order.
  package func values(of owner: ClassID) -> ArraySlice<BoundValue> {
    slice {
      $0.classID.isPresent && $0.classID >= owner
    } end: {
      $0.classID.isPresent && $0.classID > owner
    }
  }

  private func slice(
    _ start: (BoundValue) -> Bool, end: (BoundValue) -> Bool
  ) -> ArraySlice<BoundValue> {
    boundValues[first(start)..<first(end)]
  }

  private func first(_ holds: (BoundValue) -> Bool) -> Int {
    var low = 0
    var high = boundValues.count
    while low < high {
      let middle = (low + high) / 2
      if holds(boundValues[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
