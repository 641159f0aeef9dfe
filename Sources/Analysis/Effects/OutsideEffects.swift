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
  private(set) var numbers = PersistentArray<[UInt16]>()
  /// The files that have any.
  private(set) var files: [FileID] = []
  /// File and symbol of what is changed.
  /// With the files whose bodies change it, in their order.
  private(set) var objects: [UInt64: [FileID]] = [:]
  private(set) var owners: Set<FileID> = []
  /// The hashes of their names.
  private(set) var names: Set<UInt32> = []
  /// By node of the knowledge: the bodies that set this option.
  private(set) var settings: [UInt32: [EffectReference]] = [:]
  /// What raises or exits in a body.
  private(set) var checks: [FileID: LoadCheck] = [:]

  /// What the tables have from one file.
  private struct Part: Equatable {
    var objects: [UInt64] = []
    var settings: [EffectReference] = []
    var options: [UInt32] = []
    /// The other files whose objects its body changes, even if nobody minds.
    var owners: [FileID] = []
  }
  /// Of files for which there is anything to say.
  private var parts: [FileID: Part] = [:]

  init() {}

  init(_ index: EffectIndex) {
    numbers = PersistentArray(repeating: [], count: index.program.files.count)
    for number in index.program.files.indices { _ = gather(FileID(UInt32(number)), index) }
    tabulate(index.program)
  }

  /// After a change of the graph: only what it can concern is looked at again.
  /// - Parameters:
  ///   - bodies: the files whose bodies do something else now.
  ///   - altered: files whose names may be others.
  init(_ before: OutsideEffects, _ index: EffectIndex, bodies: Set<FileID>, altered: Set<FileID>) {
    self = before
    let program = index.program
    while numbers.count < program.files.count { numbers.append([]) }
    var concerned = bodies
    if !altered.isEmpty {
      for (file, part) in parts where part.owners.contains(where: altered.contains) { concerned.insert(file) }
    }
    var isSame = true
    for file in concerned where gather(file, index) { isSame = false }
    if !isSame {
      tabulate(program)
    } else if !altered.isEmpty {
      nameObjects(program)
    }
  }

  /// Looks at the body of one file; true if the tables have to be made anew.
  private mutating func gather(_ file: FileID, _ index: EffectIndex) -> Bool {
    var found: [UInt16] = []
    var part = Part()
    if let node = index.graph.body(of: file, index.program) {
      for (number, effect) in index.graph.effects[Int(node)].enumerated() {
        let owner = effect.deed.owner
        if owner.kind == .object || owner.kind == .newClass, owner.a != file.rawValue,
          !part.owners.contains(FileID(owner.a))
        {
          part.owners.append(FileID(owner.a))
        }
        guard index.grade(effect.deed, in: file) == .outside else { continue }
        found.append(UInt16(clamping: number))
        if effect.deed.kind == .configuration, owner.kind == .known {
          part.options.append(owner.a)
          part.settings.append(
            EffectReference(
              file: file, number: UInt16(clamping: number), kind: .configuration, owner: nil, symbol: .none,
              isConditional: effect.isConditional))
        }
        if owner.kind == .object { part.objects.append(UInt64(owner.a) << 32 | UInt64(owner.b)) }
      }
    }
    checks[file] = Self.check(index, file)
    let place = Int(file.rawValue)
    let old = parts[file] ?? Part()
    let isSame = old == part && numbers[place].isEmpty == found.isEmpty
    if numbers[place] != found { numbers[place] = found }
    if old != part { parts[file] = part == Part() ? nil : part }
    return !isSame
  }

  private mutating func tabulate(_ program: Program) {
    files = numbers.indices.filter { !numbers[$0].isEmpty }.map { FileID(UInt32($0)) }
    objects = [:]
    settings = [:]
    for file in files {
      guard let part = parts[file] else { continue }
      for (option, reference) in zip(part.options, part.settings) { settings[option, default: []].append(reference) }
      for object in part.objects where objects[object]?.last != file { objects[object, default: []].append(file) }
    }
    nameObjects(program)
  }

  private mutating func nameObjects(_ program: Program) {
    owners = []
    names = []
    for object in objects.keys {
      let owner = FileID(UInt32(object >> 32))
      owners.insert(owner)
      let summary = program[owner].summary
      names.insert(summary.texts.hash(summary.symbols[Int(UInt32(truncatingIfNeeded: object))].text))
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
