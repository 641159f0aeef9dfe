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
  private let pool: WorkerPool
  private let say: (String) -> Void

  init(_ linked: LinkedRun, say: @escaping (String) -> Void) {
    self.linked = linked
    program = linked.program
    pool = WorkerPool(codeFolder: CacheFolder.place(linked.main, in: linked.folder))
    self.say = say
  }

  /// How long `auto` may take; what is not evaluated by then stays as it was found.
  private static let autoNanoseconds: UInt64 = 10_000_000_000

  /// Findings that evaluation confirms become certain, those that it refutes go, and what nobody had found is added.
  func apply(
    to report: inout Report, _ mode: Configuration.Evaluate, isVerbose: Bool, progress: (@Sendable (Int) -> Void)?
  ) {
    let deadline = mode == .auto ? Clock.nanoseconds() &+ Self.autoNanoseconds : .max
    let evidence = evaluate(targets(mode, report.findings), deadline, progress)
    var judge = EvidenceJudge(program, evidence) { [pool] request in
      Clock.nanoseconds() < deadline ? pool.evaluate(request) : nil
    }
    var findings = judge.judged(report.findings)
    findings += judge.unexplained { file in
      let path = program[file].description.path
      return RuleSelection(linked.store.configuration(forFile: path).configuration, file: path)
    }
    // Comments that silence what only evaluation finds are not there for nothing.
    findings.removeAll { finding in
      finding.isUnnecessary
        && judge.silencers.contains {
          $0.file == finding.location.file
            && $0.range.start <= finding.location.range.start && finding.location.range.end <= $0.range.end
        }
    }
    report.replace(findings)
    if isVerbose {
      for target in evidence { say("lazyls: \(target.remark(program))") }
      for remark in judge.remarks { say("lazyls: \(remark)") }
    }
    pool.close()
  }

  /// Scripts and files with doubts; or all.
  private func targets(_ mode: Configuration.Evaluate, _ findings: [Finding]) -> [EvidenceTarget] {
    let suspect = Set(findings.filter { $0.severity <= .warning }.map(\.location.file))
    let files = program.projectFiles.map { FileID(UInt32($0)) }.filter { file in
      let summary = program[file].summary
      guard summary.syntaxErrors.isEmpty, !summary.flags.contains(.isEmpty) else { return false }
      return mode == .all || suspect.contains(file) || summary.flags.contains(.isScript)
    }
    if files.isEmpty { return [] }
    let resolver = ModuleResolver(
      sources: files.map { program[$0].description.path }, named: linked.named, configurations: linked.store,
      files: linked.files)
    return files.map {
      EvidenceTarget($0, in: program, resolver, linked.main.dialect, folder: linked.folder)
    }
  }

  private func evaluate(
    _ targets: [EvidenceTarget], _ deadline: UInt64, _ progress: (@Sendable (Int) -> Void)?
  ) -> [TargetEvidence] {
    let pool = self.pool
    let program = self.program
    let found: [TargetEvidence?]? = ParallelMap.run(
      count: targets.count, threads: linked.threads, progress: progress
    ) { index in
      if Clock.nanoseconds() > deadline { return nil }
      let target = targets[index]
      return TargetEvidence(target, program) { pool.evaluate($0) }
    }
    return (found ?? []).compactMap { $0 }
  }
}
