// Functions of a file that is edited: what the last walk found in one is said again, moved, where nothing it rests on differs.
import Basics
import PythonSyntax
import Semantics

/// What a walk leaves for the next one over the same file, one edit later.
struct WalkMemory: Sendable {
  /// How much there is of all that a function's body may add to.
  struct Counts: Sendable {
    var uses = 0, calls = 0, returns = 0, sites = 0, names = 0, functions = 0, parameters = 0, arguments = 0
    var loops = 0, exits = 0, touched = 0
    /// Of all else together.
    var others = 0
  }

  /// Where a function's body begins, and what its walk depends on besides its own nodes.
  struct Begin: Sendable {
    /// Of the `def`.
    var start: UInt32
    var place: Place
    var state: FactHasher
    var postponesAnnotations: Bool
    var counts: Counts
    /// Of the file, so far.
    var flags: ModuleSummary.Flags
    var exportsAreDynamic: Bool
    var sawExports: Bool
  }

  private struct Body: Sendable {
    var begin: Begin
    var end: Counts
    /// What the body adds to those of the file.
    var flags: ModuleSummary.Flags
    var exportsAreDynamic: Bool
  }

  /// What bodies added to, as it was before `finish`.
  struct Records: Sendable {
    var uses: [PendingUse] = []
    var calls: [PendingCall] = []
    var returns: [PendingReturn] = []
    var sites: [EffectSite] = []
    var siteFunctions: [UInt32] = []
    var names: [EffectName] = []
    var functions: [FunctionRecord] = []
    var facts: [FunctionFacts] = []
    var parameters: [TextID] = []
    var arguments: [EffectArgument] = []
    var loops: [LoopRecord] = []
    var exits: [ByteRange] = []
    var touched: [Name] = []
  }

  var isOn = false
  /// How many functions with what is in them were said again in this walk.
  fileprivate(set) var repeated = 0
  /// How many names are the same as in the last walk; nil where nothing is.
  private(set) var keptNames: Int?
  private var keptNodes = 0
  /// Functions and classes below this node would be rejected by no compiler.
  var passedNodes = 0
  private var options: SummaryOptions?
  /// How many texts the last walk had that began with none.
  private var firstTexts = 0
  fileprivate var last = Records()
  /// By node of the `def`.
  private var bodies: [UInt32: Body] = [:]
  private var fresh: [UInt32: Body] = [:]
  /// Names of which it is no longer known what they were bound to outside of a function.
  fileprivate var touched: [Name] = []
  /// All that the module's body has done so far on which the walk of a later function may depend.
  fileprivate var state = FactHasher()
}

extension WalkMemory {
  /// Before a walk.
  mutating func begin(_ options: SummaryOptions, _ kept: KeptParts?, texts: Int) {
    guard isOn else { return }
    // Texts of earlier walks stay in the table.
    let isFull = texts > firstTexts * 2 + 1000
    if let kept, options == self.options, !isFull {
      (keptNames, keptNodes) = (kept.names, kept.nodes)
    } else {
      (keptNames, keptNodes, bodies) = (nil, 0, [:])
    }
    passedNodes = options == self.options ? min(passedNodes, kept?.nodes ?? 0) : 0
    self.options = options
    touched.removeAll(keepingCapacity: true)
    (state, repeated) = (FactHasher(), 0)
  }

  mutating func end(_ records: Records, texts: Int) {
    last = records
    swap(&bodies, &fresh)
    fresh.removeAll(keepingCapacity: true)
    if keptNames == nil { firstTexts = texts }
  }

  @inline(__always) mutating func touch(_ name: Name) { if isOn { touched.append(name) } }

  @inline(__always) mutating func mix(_ word: UInt32) { if isOn { state.combine(word) } }

  fileprivate mutating func keep(
    _ id: NodeID, _ begin: Begin, _ end: Counts, _ flags: ModuleSummary.Flags, _ exportsAreDynamic: Bool
  ) {
    fresh[id.rawValue] = Body(begin: begin, end: end, flags: flags, exportsAreDynamic: exportsAreDynamic)
  }

  /// What is known of a function, if it is what another walk would find.
  fileprivate func body(
    _ id: NodeID, _ begin: Begin
  ) -> (from: Begin, to: Counts, flags: ModuleSummary.Flags, exportsAreDynamic: Bool)? {
    guard Int(id.rawValue) < keptNodes, let known = bodies[id.rawValue], known.begin.state == begin.state,
      known.begin.counts.functions == begin.counts.functions, known.begin.place == begin.place,
      known.begin.postponesAnnotations == begin.postponesAnnotations, known.begin.sawExports == begin.sawExports
    else { return nil }
    return (known.begin, known.end, known.flags, known.exportsAreDynamic)
  }
}

extension Walk {
  /// Nil where a function's body is not remembered: in functions, and where type parameters are open around it.
  mutating func bodyBegin(_ id: NodeID, _ definition: FunctionDef) -> WalkMemory.Begin? {
    guard place.function == .max, definition.typeParameters.isEmpty,
      scratch.scopes.kind == .module || scratch.scopes.kind == .classBody
    else { return nil }
    let begin = WalkMemory.Begin(
      start: tree.range(id).start, place: place, state: scratch.memory.state,
      postponesAnnotations: postponesAnnotations, counts: counts, flags: summary.flags,
      exportsAreDynamic: exportsAreDynamic, sawExports: sawExports)
    // What the body adds is found out by beginning with none.
    summary.flags = []
    exportsAreDynamic = false
    return begin
  }

  private var counts: WalkMemory.Counts {
    mutating get {
      var counts = WalkMemory.Counts()
      counts.uses = scratch.uses.count
      counts.calls = scratch.calls.count
      counts.returns = scratch.returns.count
      counts.sites = scratch.effects.sites.count
      counts.names = scratch.effects.names.count
      counts.functions = summary.functions.count
      counts.parameters = summary.parameters.count
      counts.arguments = summary.effectArguments.count
      counts.loops = summary.loops.count
      counts.exits = summary.loopExits.count
      counts.touched = scratch.memory.touched.count
      counts.others =
        scratch.bindings.count + scratch.misplaced.count + scratch.blocks.count + scratch.effects.bound.count
        + scratch.effects.containers.count
      counts.others +=
        summary.imports.count + summary.withs.count + summary.classes.count + summary.bases.count
        + summary.fields.count + summary.typingCalls.count + summary.typingArguments.count + summary.aliases.count
      counts.others +=
        summary.events.count + summary.namespaceReads.count + summary.calls.count + summary.tries.count
        + summary.lazyLists.count + summary.lazyEntries.count + summary.exports.entries.count
      return counts
    }
  }

  /// After a body was walked: keeps it if it has added nothing but what can be repeated.
  mutating func rememberBody(_ id: NodeID, _ begin: WalkMemory.Begin?) {
    guard let begin else { return }
    let end = counts
    if end.others == begin.counts.others, sawExports == begin.sawExports {
      scratch.memory.keep(id, begin, end, summary.flags, exportsAreDynamic)
    }
    summary.flags.formUnion(begin.flags)
    exportsAreDynamic = exportsAreDynamic || begin.exportsAreDynamic
  }

  /// After a function: what those that come later may ask of it.
  mutating func noteFunctions(from number: Int) {
    for index in number..<summary.functions.count {
      scratch.memory.mix(UInt32(truncatingIfNeeded: summary.functions[index].flags.rawValue))
      scratch.memory.mix(summary.functions[index].parent.rawValue)
    }
  }

  /// After a name was bound in the module.
  mutating func noteBinding(_ name: Name, _ kind: BindingKind, _ record: UInt32, _ meaning: Meaning) {
    scratch.memory.mix(name.rawValue)
    scratch.memory.mix(UInt32(kind.rawValue) << 16 | UInt32(meaning.rawValue) << 8 | UInt32(place.guardKind.rawValue))
    scratch.memory.mix(record)
    if kind == .importing {
      let found = summary.imports[Int(record)]
      for text in [found.module, found.name] { scratch.memory.mix(text.rawValue) }
      scratch.memory.mix(UInt32(found.level))
    }
  }

  /// After a class's body or the module's bound a name to a value: a function may have a parameter of this name that nobody
  /// knows more of.
  mutating func noteOutside(_ name: Name, _ value: ValueSketch) {
    scratch.memory.mix(name.rawValue)
    scratch.memory.mix(UInt32(value.kind.rawValue))
    scratch.memory.mix(value.chain.rawValue)
    switch value.kind {
    case .symbol: scratch.memory.mix(scratch.effects.names[Int(value.root)].name.rawValue)
    // Means nothing elsewhere.
    case .result: break
    default: scratch.memory.mix(value.root)
    }
  }

  /// At the end of the walk.
  mutating func remember() {
    var records = WalkMemory.Records()
    records.uses = scratch.uses
    records.calls = scratch.calls
    records.returns = scratch.returns
    records.sites = scratch.effects.sites
    records.siteFunctions = scratch.effects.functions
    records.names = scratch.effects.names
    records.functions = summary.functions
    records.facts = summary.functionFacts
    records.parameters = summary.parameters
    records.arguments = summary.effectArguments
    records.loops = summary.loops
    records.exits = summary.loopExits
    records.touched = scratch.memory.touched
    scratch.memory.end(records, texts: scratch.texts.count)
  }

  /// Says again what the last walk found in a function's parameters and body; false if that is not known.
  mutating func repeatBody(_ id: NodeID, _ begin: WalkMemory.Begin?) -> Bool {
    guard let begin, let known = scratch.memory.body(id, begin) else { return false }
    let (old, end, now) = (known.from.counts, known.to, begin.counts)
    let moved = begin.start &- known.from.start
    func more(_ new: Int, _ old: Int) -> UInt32 { UInt32(truncatingIfNeeded: new &- old) }
    let (names, sites) = (more(now.names, old.names), more(now.sites, old.sites))
    let arguments = more(now.arguments, old.arguments)
    let (parameters, exits) = (more(now.parameters, old.parameters), more(now.exits, old.exits))
    func again(_ value: ValueSketch) -> ValueSketch {
      switch value.kind {
      case .symbol: ValueSketch(.symbol, value.root &+ names, chain: value.chain)
      case .result: ValueSketch(.result, value.root &+ sites, chain: value.chain)
      default: value
      }
    }
    let isMoved = moved != 0
    sayAgain(scratch.memory.last.uses[old.uses..<end.uses], to: &scratch.uses, changed: isMoved) {
      $0.start &+= moved
      $0.end &+= moved
    }
    sayAgain(scratch.memory.last.calls[old.calls..<end.calls], to: &scratch.calls, changed: isMoved) {
      $0.range = $0.range.moved(by: moved)
    }
    let isRenumbered = names != 0 || sites != 0
    sayAgain(scratch.memory.last.returns[old.returns..<end.returns], to: &scratch.returns)
    sayAgain(scratch.memory.last.names[old.names..<end.names], to: &scratch.effects.names)
    sayAgain(
      scratch.memory.last.sites[old.sites..<end.sites], to: &scratch.effects.sites,
      changed: isMoved || isRenumbered || arguments != 0
    ) {
      $0.start &+= moved
      // Sites that have none by their kind have no place for them.
      if $0.kind == .call || $0.kind == .decoration { $0.firstArgument &+= arguments }
      $0.value = again($0.value)
    }
    sayAgain(scratch.memory.last.siteFunctions[old.sites..<end.sites], to: &scratch.effects.functions)
    sayAgain(
      scratch.memory.last.arguments[old.arguments..<end.arguments], to: &summary.effectArguments, changed: isRenumbered
    ) {
      $0.value = again($0.value)
    }
    sayAgain(scratch.memory.last.functions[old.functions..<end.functions], to: &summary.functions, changed: isMoved) {
      $0.range = $0.range.moved(by: moved)
    }
    sayAgain(
      scratch.memory.last.facts[old.functions..<end.functions], to: &summary.functionFacts, changed: parameters != 0
    ) {
      $0.firstParameter &+= parameters
    }
    sayAgain(scratch.memory.last.parameters[old.parameters..<end.parameters], to: &summary.parameters)
    sayAgain(
      scratch.memory.last.loops[old.loops..<end.loops], to: &summary.loops,
      changed: isMoved || isRenumbered || exits != 0
    ) {
      $0.range = $0.range.moved(by: moved)
      $0.object = $0.object.moved(by: moved)
      $0.iterable = $0.iterable.moved(by: moved)
      $0.body = $0.body.moved(by: moved)
      $0.exits.start &+= exits
      $0.value = again($0.value)
    }
    sayAgain(scratch.memory.last.exits[old.exits..<end.exits], to: &summary.loopExits, changed: isMoved) {
      $0 = $0.moved(by: moved)
    }
    for name in scratch.memory.last.touched[old.touched..<end.touched] {
      scratch.effects.values[Int(name.rawValue)].function = EffectScratch.noFunction
      scratch.memory.touch(name)
    }
    scratch.memory.repeated += 1
    scratch.memory.keep(id, begin, counts, known.flags, known.exportsAreDynamic)
    summary.flags = begin.flags.union(known.flags)
    exportsAreDynamic = begin.exportsAreDynamic || known.exportsAreDynamic
    return true
  }
}

/// Appends a part of a list; where that is `changed`, `change` makes each element what it is now.
@inline(__always)
private func sayAgain<Element>(
  _ part: ArraySlice<Element>, to list: inout [Element], changed: Bool = false,
  _ change: (inout Element) -> Void = { _ in }
) {
  if part.isEmpty { return }
  let first = list.count
  list.append(contentsOf: part)
  if !changed { return }
  var span = list.mutableSpan
  for index in first..<span.count { change(&span[index]) }
}

extension ByteRange {
  fileprivate func moved(by distance: UInt32) -> ByteRange { ByteRange(start &+ distance, end &+ distance) }
}
