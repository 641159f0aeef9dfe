// What modules do to each other, as tables: which have such effects, and whose objects change.
package import Basics

/// One effect of a module's body that others can see.
package struct EffectReference: Hashable, Sendable {
  /// The module.
  package var file: FileID
  /// Among the effects of its body.
  var number: UInt16
  package var kind: EffectKind
  /// The file that owns what is changed, when it is in the program, and its name there.
  package var owner: FileID?
  package var symbol: SymbolID
  package var isConditional: Bool
}

/// Where the load of a module can end by its own decision.
package struct LoadCheck: Hashable, Sendable {
  package var range: ByteRange
  /// The answer to an import that failed, or a check of the module's own tables: nobody hears of it.
  package var isMinor: Bool
}

struct OutsideEffects: Sendable {
  /// By file: the effects of its body that others can see.
  var numbers: [[UInt16]] = []
  /// The files that have any.
  var files: [FileID] = []
  /// File and symbol of what is changed.
  /// With the files whose bodies change it, in their order.
  var objects: [UInt64: [FileID]] = [:]
  var owners: Set<FileID> = []
  /// The hashes of their names.
  var names: Set<UInt32> = []
  /// By node of the knowledge: the bodies that set this option.
  var settings: [UInt32: [EffectReference]] = [:]
  /// What raises or exits in a body.
  var checks: [FileID: LoadCheck] = [:]

  init() {}

  init(_ index: EffectIndex) {
    let program = index.program
    for number in program.files.indices {
      let file = FileID(UInt32(number))
      var found: [UInt16] = []
      if let node = index.graph.body(of: file, program) {
        for (number, effect) in index.graph.effects[Int(node)].enumerated()
        where index.grade(effect.deed, in: file) == .outside {
          found.append(UInt16(clamping: number))
          let owner = effect.deed.owner
          if effect.deed.kind == .configuration, owner.kind == .known {
            settings[owner.a, default: []].append(
              EffectReference(
                file: file, number: UInt16(clamping: number), kind: .configuration, owner: nil, symbol: .none,
                isConditional: effect.isConditional))
          }
          guard owner.kind == .object else { continue }
          let object = UInt64(owner.a) << 32 | UInt64(owner.b)
          if objects[object]?.last != file { objects[object, default: []].append(file) }
          owners.insert(FileID(owner.a))
          let home = program[FileID(owner.a)]
          names.insert(home.summary.texts.hash(home.summary.symbols[Int(owner.b)].text))
        }
      }
      if !found.isEmpty { files.append(file) }
      if let check = Self.check(index, file) { checks[file] = check }
      numbers.append(found)
    }
  }

  private static func check(_ index: EffectIndex, _ file: FileID) -> LoadCheck? {
    guard let node = index.graph.body(of: file, index.program) else { return nil }
    var minor: LoadCheck?
    for effect in index.graph.effects[Int(node)]
    where effect.deed.kind == .failure && effect.callee == FunctionEffect.none {
      let summary = index.program[file].summary
      let site = summary.sites(of: summary.body).first { summary.effectSites[$0].start == effect.range.start }
      let flags = site.map { summary.effectSites[$0].flags } ?? []
      if flags.isDisjoint(with: [.isInHandler, .isSelfCheck]) { return LoadCheck(range: effect.range, isMinor: false) }
      if minor == nil { minor = LoadCheck(range: effect.range, isMinor: true) }
    }
    return minor
  }
}
