// Evaluates a project without laziness and with it, and puts what that shows into the findings.
import Analysis
import Basics
import Cache
import Evaluation
import Evidence
import Modules
import Rules

/// Two worlds of each target are compared. Where they differ, one import after the other is deferred alone, and all but
/// one: that shows whose laziness it is.
struct EvidenceRun {
  private let linked: LinkedRun
  private let program: Program
  private let mode: Configuration.Evaluate
  private let source: EvidenceSource
  private let say: (String) -> Void

  init(_ linked: LinkedRun, _ mode: Configuration.Evaluate, _ source: EvidenceSource, say: @escaping (String) -> Void) {
    self.linked = linked
    program = linked.program
    self.mode = mode
    self.source = source
    self.say = say
  }

  /// A machine that is too slow for the budget gets no more time than this; what is not evaluated by then stays as it
  /// was found.
  private static let autoNanoseconds: UInt64 = 10_000_000_000
  /// In `auto` one evaluation may take so many instructions: what hangs must not use up the budget of the others.
  private static let autoInstructions = 100_000_000
  /// No budget reaches further; to prepare more would take time.
  private static let autoTargets = 400

  /// Findings that evaluation confirms become certain, those that it refutes go, and what nobody had found is added.
  func apply(to report: inout Report, isVerbose: Bool, progress: (@Sendable (Int) -> Void)?) {
    let targets = targets(report.findings)
    if targets.isEmpty { return }
    let deadline = mode == .auto ? Clock.nanoseconds() &+ Self.autoNanoseconds : .max
    var budget = EvidenceBudget(files: mode == .auto ? program.projectCount : nil)
    let evidence = evaluate(targets, &budget, deadline, progress)
    var judge = EvidenceJudge(program, evidence) { [source] request in
      if budget.isEmpty { return nil }
      if Clock.nanoseconds() >= deadline {
        source.lacksSomething()
        return nil
      }
      let report = source.evaluate(request)
      budget.take(report)
      return report
    }
    var findings = judge.judged(report.findings)
    findings += judge.unexplained { file in
      let path = program[file].description.path
      return RuleSelection(linked.store.configuration(forFile: path).configuration, file: path)
    }
    // Comments that silence what only evaluation finds are not there for nothing.
    findings.removeAll { finding in
      finding.isUnnecessary
        && judge.silencers.contains { $0.file == finding.location.file && $0.range.contains(finding.location.range) }
    }
    report.replace(findings)
    if isVerbose {
      for target in evidence { say("lazyls: \(target.remark(program))") }
      for remark in judge.remarks { say("lazyls: \(remark)") }
      let left = targets.count - evidence.count
      say(
        "lazyls: \(evidence.count) file\(evidence.count == 1 ? "" : "s") evaluated, "
          + "\(source.evaluated) evaluation\(source.evaluated == 1 ? "" : "s") anew"
          + (left > 0 ? "; \(left) more left out, which --evaluate all does not" : ""))
    }
    source.close()
  }

  /// Files with doubts, then scripts; or all.
  private func targets(_ findings: [Finding]) -> [EvidenceTarget] {
    let suspect = Set(findings.filter { $0.severity <= .warning && EvidenceJudge.judges($0.code) }.map(\.location.file))
    func canRun(_ file: FileID) -> Bool {
      let summary = program[file].summary
      return summary.syntaxErrors.isEmpty && !summary.flags.contains(.isEmpty)
        && program[file].description.launch == nil
    }
    let all = program.projectFiles.map { FileID(UInt32($0)) }.filter(canRun)
    var files = all
    if mode == .auto {
      files = all.filter(suspect.contains)
      files += all.filter { program[$0].summary.flags.contains(.isScript) && !suspect.contains($0) }
    }
    if mode == .auto { files = Array(files.prefix(Self.autoTargets)) }
    if files.isEmpty { return [] }
    let resolver = ModuleResolver(
      sources: files.map { program[$0].description.path }, named: linked.named, configurations: linked.store,
      files: linked.files)
    let targets = files.map { file in
      var target = EvidenceTarget(file, in: program, resolver, linked.main.dialect, folder: linked.folder)
      // Standard input in the place of a file.
      for (path, text) in linked.files.overlays {
        target.overlays[path.string] = String(decoding: text, as: UTF8.self)
      }
      if mode == .auto { target.limit(instructions: Self.autoInstructions, milliseconds: 5000) }
      return target
    }
    // Without a library hardly anything can be evaluated: that is for those who ask for it.
    if mode == .auto, let first = targets.first, !first.hasLibrary(linked.files) { return [] }
    return targets
  }

  /// In the order of the targets, as far as the budget reaches: whatever the number of threads.
  private func evaluate(
    _ targets: [EvidenceTarget], _ budget: inout EvidenceBudget, _ deadline: UInt64,
    _ progress: (@Sendable (Int) -> Void)?
  ) -> [TargetEvidence] {
    let source = self.source
    let program = self.program
    let width = mode == .auto ? max(linked.threads, 1) : targets.count
    var found: [TargetEvidence] = []
    var next = 0
    while next < targets.count, !budget.isEmpty {
      if Clock.nanoseconds() > deadline {
        source.lacksSomething()
        break
      }
      let part = Array(targets[next..<min(next + width, targets.count)])
      let before = next
      var tell: (@Sendable (Int) -> Void)?
      if let progress { tell = { done in progress(before + done) } }
      let results: [TargetEvidence]? = ParallelMap.run(
        count: part.count, threads: linked.threads, progress: tell
      ) { index in
        TargetEvidence(part[index], program) { source.evaluate($0) }
      }
      for evidence in results ?? [] where !budget.isEmpty {
        budget.take(evidence.eager, evidence.lazy)
        found.append(evidence)
      }
      next += part.count
    }
    return found
  }
}
