// What evaluations say of findings: confirmed, refuted, or that something is missing among them.
package import Analysis
import Basics
package import Evaluation
package import Rules
import Runtime

/// Of one thread.
package struct EvidenceJudge {
  private let program: Program
  private let evidence: [TargetEvidence]
  private let places: EvidencePlaces
  private let evaluate: (EvaluationRequest) -> EvaluationReport?
  /// What each choice of deferred imports changed, by target.
  private var tried: [Trial: [BehaviourChange]?] = [:]
  /// Changes that a finding is the cause of.
  private var explained: Set<BehaviourChange> = []
  /// Of what targets ended with: the kinds that a finding is the cause of.
  private var explainedKinds: [FileID: Set<BehaviourChange.Kind>] = [:]
  /// Exceptions that a finding is the cause of, whichever target they end.
  private var explainedExceptions: Set<BehaviourChange.Raised> = []
  /// What was refuted or told twice, for people.
  package private(set) var remarks: [String] = []
  /// Imports of confirmed findings.
  private var settled: Set<Place> = []
  /// Comments that silence what evaluation has found.
  package private(set) var silencers: Set<Location> = []

  private struct Trial: Hashable {
    var target: FileID
    var choice: DeferralChoice
  }

  /// - Parameter evaluate: one evaluation more; nil when time is up.
  package init(
    _ program: Program, _ evidence: [TargetEvidence], _ evaluate: @escaping (EvaluationRequest) -> EvaluationReport?
  ) {
    self.program = program
    self.evidence = evidence
    places = EvidencePlaces(program)
    self.evaluate = evaluate
  }

  /// The findings, each with what evaluation says of it.
  package mutating func judged(_ findings: [Finding]) -> [Finding] {
    var judged: [Finding] = []
    for finding in findings {
      switch Self.claims[finding.code] {
      case .loadsAtImport: if let answer = loaded(finding) { judged.append(answer) }
      case .moduleMissing: if !isProvided(finding) { judged.append(finding) }
      default: judged.append(finding)
      }
    }
    var confirmations: [Confirmation] = []
    for index in judged.indices
    where judged[index].severity <= .warning && Self.claims[judged[index].code] != .loadsAtImport {
      let imports = places.imports(of: judged[index])
      for target in evidence where target.changes != nil && reaches(target, judged[index], imports) {
        guard let change = cause(imports, target) else { continue }
        judged[index] = confirmed(judged[index], change, target)
        confirmations.append(Confirmation(finding: index, change: change, imports: imports))
        settled.formUnion(imports)
        break
      }
    }
    for target in evidence { explainByOnlySuspicion(target, &judged) }
    return withoutRepetition(judged, confirmations)
  }

  private struct Confirmation {
    var finding: Int
    var change: BehaviourChange
    var imports: Set<Place>
  }

  /// Of two findings that the same change of the same import confirms, the one that says no more than that a load
  /// happens late or never goes: the other one says what comes of it.
  private mutating func withoutRepetition(_ findings: [Finding], _ confirmations: [Confirmation]) -> [Finding] {
    var kept = findings
    var gone: Set<Int> = []
    for general in confirmations where ChangeRules.isGeneral(findings[general.finding].code) {
      let other = confirmations.first {
        !ChangeRules.isGeneral(findings[$0.finding].code) && $0.change == general.change
          && findings[$0.finding].confidence == .evaluated && !$0.imports.isDisjoint(with: general.imports)
      }
      guard let other, general.change.kind != .hidden else { continue }
      gone.insert(general.finding)
      kept[other.finding].severity = min(kept[other.finding].severity, findings[general.finding].severity)
      let (told, teller) = (findings[general.finding], findings[other.finding])
      remark(told, "\(told.code) is told by \(teller.code) already")
    }
    return kept.indices.filter { !gone.contains($0) }.map { kept[$0] }
  }

  private mutating func remark(_ finding: Finding, _ text: String) {
    let place = places.place(of: finding.location)
    remarks.append("\(program[finding.location.file].description.displayPath):\(place.line): \(text)")
  }

  /// Did the target's evaluation run the file of the finding, or one of the imports?
  private func reaches(_ target: TargetEvidence, _ finding: Finding, _ imports: Set<Place>) -> Bool {
    target.files.contains(finding.location.file)
      || imports.contains { program.file(at: FilePath($0.path)).map(target.files.contains) ?? false }
  }

  /// Where the one finding about all that ran has not been confirmed, and something did change, it is about that: its
  /// evidence does not name the import, as of `exec("import x")`.
  private mutating func explainByOnlySuspicion(_ target: TargetEvidence, _ findings: inout [Finding]) {
    guard let change = unexplained(target).first(where: { $0.kind != .hidden }) else { return }
    let open = findings.indices.filter {
      findings[$0].severity <= .warning && Self.judges(findings[$0].code)
        && target.files.contains(findings[$0].location.file)
    }
    guard open.count == 1, findings[open[0]].confidence != .evaluated else { return }
    findings[open[0]] = confirmed(findings[open[0]], change, target)
    note([change], target)
  }

  // MARK: Loaded at import

  private static let claims = Dictionary(
    uniqueKeysWithValues: RuleRegistry.all.map { ($0.info.code, $0.info.claim) })

  /// Does evaluation have anything to say of the rule's findings? Not of what is wrong with syntax or settings.
  package static func judges(_ code: RuleCode) -> Bool { code.number < 500 || claims[code] == .loadsAtImport }

  /// A finding that says that an import is loaded while modules load, with who did it; nil where it is not.
  private mutating func loaded(_ finding: Finding) -> Finding? {
    let imports = places.imports(of: finding)
    // What only a stand-in has read, nothing may have.
    let own = evidence.filter {
      !$0.target.isMain && $0.lazy.isConclusive && $0.standIns.isEmpty && $0.target.file == finding.location.file
    }
    for target in own {
      let loads = target.lazy.loadedUntilEnd.filter {
        $0.reifiedAt != nil && $0.importedAt.map(imports.contains) == true
      }
      // One statement may import several modules; the finding names one.
      if let load = loads.first(where: { finding.message.contains("`\($0.name)`") }) ?? loads.first {
        var finding = finding
        finding.confidence = .evaluated
        if let reader = load.reifiedAt, let location = places.location(of: reader) {
          finding.related.append(
            RelatedLocation(location, "evaluated: this loads `\(load.name)` while the module loads"))
        }
        return finding
      }
      let waiting = Set(target.lazy.deferred.compactMap(\.importedAt))
      if target.lazy.outcome == .completed, !imports.isEmpty, imports.isSubset(of: waiting) {
        remark(finding, "\(finding.code) refuted, the import still waits when the module has loaded")
        return nil
      }
    }
    return finding
  }

  // MARK: Missing modules

  /// Was the module that nothing should provide loaded all the same, and through the deferred import? The program has then
  /// changed the search path, or brought a finder.
  private mutating func isProvided(_ finding: Finding) -> Bool {
    let imports = places.imports(of: finding)
    for target in evidence {
      let load = target.lazy.loaded.first {
        !$0.hasFailed && $0.importedAt.map(imports.contains) == true && finding.message.contains("`\($0.name)`")
      }
      guard let load else { continue }
      remark(finding, "\(finding.code) refuted, `\(load.name)` was loaded\(load.path.map { " from \($0)" } ?? "")")
      return true
    }
    return false
  }

  // MARK: Confirming

  /// What the laziness of some imports changes: deferred alone they do it, or it is gone when all but them are deferred.
  private mutating func cause(_ imports: Set<Place>, _ target: TargetEvidence) -> BehaviourChange? {
    guard let changes = target.changes, !changes.isEmpty, !imports.isEmpty else { return nil }
    // A failure that waits says itself which import it waits for.
    if let hidden = changes.first(where: { $0.importedAt.map(imports.contains) ?? false }) {
      note([hidden], target)
      return hidden
    }
    if let alone = trial(.only(imports), target), let first = alone.first(where: { $0.kind != .hidden }) {
      note(alone, target)
      return first
    }
    guard let rest = trial(.except(imports), target) else { return nil }
    let gone = changes.filter { $0.kind != .hidden && !rest.contains($0) }
    note(gone, target)
    return gone.first
  }

  private mutating func note(_ changes: [BehaviourChange], _ target: TargetEvidence) {
    explained.formUnion(changes)
    explainedExceptions.formUnion(changes.compactMap(\.raised))
    explainedKinds[target.target.file, default: []].formUnion(changes.map(\.kind))
  }

  /// The target's changes that no finding is the cause of. One that is may show in another way when more is deferred.
  private func unexplained(_ target: TargetEvidence) -> [BehaviourChange] {
    var kinds = explainedKinds[target.target.file] ?? []
    let changes = target.changes ?? []
    // The same exception from the same line tells of the same thing, whichever target it ends.
    func isKnown(_ change: BehaviourChange) -> Bool {
      explained.contains(change) || (change.raised.map(explainedExceptions.contains) ?? false)
    }
    kinds.formUnion(changes.filter(isKnown).map(\.kind))
    return changes.filter { change in
      if isKnown(change) { return false }
      return change.kind == .hidden || change.kind == .table || kinds.isDisjoint(with: [.ending, .output])
    }
  }

  private mutating func trial(_ choice: DeferralChoice, _ target: TargetEvidence) -> [BehaviourChange]? {
    let key = Trial(target: target.target.file, choice: choice)
    if let known = tried[key] { return known }
    let found = evaluate(target.target.lazy(choice, after: target.eager)).flatMap(target.changes)
    tried[key] = .some(found)
    return found
  }

  private func confirmed(_ finding: Finding, _ change: BehaviourChange, _ target: TargetEvidence) -> Finding {
    var finding = finding
    if target.standIns.isEmpty { finding.confidence = .evaluated }
    finding.related += evidence(of: change, at: finding.location, target)
    return finding
  }

  /// What was seen, and where.
  private func evidence(
    of change: BehaviourChange, at location: Location, _ target: TargetEvidence
  ) -> [RelatedLocation] {
    let shown = change.places.compactMap { places.location(of: $0) }.suffix(6)
    var related = shown.dropLast().map { RelatedLocation($0, "on the way") }
    let last = shown.last ?? location
    let standIn = target.standIns.first.map { " and a stand-in for `\($0)`" } ?? ""
    related.append(RelatedLocation(last, "evaluated with deferred imports\(standIn): \(change.sentence)"))
    return related
  }

  // MARK: What no finding explains

  /// Findings for changes that no other one is the cause of.
  /// - Parameter selection: which rules may report in a file, and how loud.
  package mutating func unexplained(_ selection: (FileID) -> RuleSelection) -> [Finding] {
    var found: [Finding] = []
    var reported: Set<Place> = []
    for target in evidence {
      for change in unexplained(target) where change.raised.map({ !explainedExceptions.contains($0) }) ?? true {
        guard let culprit = change.importedAt ?? culprit(of: change, target), !settled.contains(culprit),
          reported.insert(culprit).inserted, let location = places.location(of: culprit),
          !program[location.file].isExternal
        else { continue }
        if let raised = change.raised { explainedExceptions.insert(raised) }
        var finding = finding(change, at: location, culprit, target)
        let rules = selection(location.file)
        guard let info = RuleRegistry.info(finding.code), rules.includes(info) else { continue }
        if case .some(.some(let severity)) = rules.severities[finding.code] { finding.severity = severity }
        switch silence(of: finding, in: program) {
        case .none: found.append(finding)
        // The line has been looked at.
        case .ofOthers: break
        case .by(let comment): silencers.insert(comment)
        }
      }
    }
    return found
  }

  /// The import whose laziness makes the change, found by halves; nil where it takes several.
  private mutating func culprit(of change: BehaviourChange, _ target: TargetEvidence) -> Place? {
    var candidates = Set(target.lazy.deferred.compactMap(\.importedAt))
    for load in target.lazy.loaded where load.reifiedAt != nil {
      if let place = load.importedAt { candidates.insert(place) }
    }
    // A module that fails is gone, and with it what waited there.
    if target.lazy.outcome == .raised { candidates.formUnion(target.files.flatMap(places.imports(in:))) }
    var suspects = candidates.filter { places.location(of: $0).map { !program[$0.file].isExternal } ?? false }
      .sorted { ($0.path, $0.line) < ($1.path, $1.line) }
    while suspects.count > 1 {
      let half = Array(suspects.prefix(suspects.count / 2))
      guard let rest = trial(.except(Set(half)), target) else { return nil }
      suspects = rest.contains { $0.kind == change.kind } ? Array(suspects.dropFirst(half.count)) : half
    }
    guard let last = suspects.first, let rest = trial(.except([last]), target), !rest.contains(change) else {
      return nil
    }
    return last
  }

  private func finding(
    _ change: BehaviourChange, at location: Location, _ culprit: Place, _ target: TargetEvidence
  ) -> Finding {
    let isRead = places.isRead(location)
    let rule = ChangeRules(change: change, culprit: culprit, target: target, isNameRead: isRead)
    var severity: Severity = change.kind == .ending && !change.isAbsent || change.kind == .hidden ? .error : .warning
    // Nobody was seen to look at it before the import's use brings it into order.
    if change.kind == .table, isRead { severity = .information }
    // What rests on stand-ins may be their doing.
    if !target.standIns.isEmpty { severity = max(severity, .information) }
    return Finding(
      rule.code, severity, target.standIns.isEmpty ? .evaluated : .likely, at: location,
      "With this import deferred, \(change.sentence).", related: evidence(of: change, at: location, target))
  }
}
