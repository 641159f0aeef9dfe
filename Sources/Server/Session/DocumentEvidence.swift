// What evaluation says of one document: findings, and what its imports cost.
import Analysis
import Basics
import Evaluation
import Evidence
import Protocol
import Rules
import Runtime

/// What is to be evaluated: a text in its program, with what is known of it without evaluation.
struct EvidenceJob: Sendable {
  let document: DocumentURI
  let text: [UInt8]
  let diskGeneration: Int
  let program: Program
  let target: EvidenceTarget
  let findings: [Finding]
  /// Which rules may report, and how loud.
  let selection: RuleSelection
  let minSeverity: Severity
}

/// The answer. It holds for this text of the document alone.
struct DocumentEvidence: Sendable {
  /// What loading the module of one import takes.
  struct Load: Sendable {
    var modules = 0
    var instructions = 0
    var failure: String?
  }

  let text: [UInt8]
  let diskGeneration: Int
  let findings: [Finding]
  /// By line of the import statement, from 1.
  let loads: [Int: Load]

  init(_ job: EvidenceJob, _ findings: [Finding], _ evidence: TargetEvidence) {
    text = job.text
    diskGeneration = job.diskGeneration
    self.findings = findings
    let path = job.program[job.target.file].description.path.string
    var loads: [Int: Load] = [:]
    let records = evidence.eager.loaded
    // The statement that each load happens for: its own, or that of the load around it.
    var lines: [Int: Int] = [:]
    for record in records {
      let own = record.importedAt.flatMap { $0.path == path ? $0.line : nil }
      guard let line = own ?? record.parent.flatMap({ lines[$0] }) else { continue }
      lines[record.order] = line
      loads[line, default: Load()].modules += 1
      loads[line, default: Load()].instructions += record.ownInstructions
    }
    for resolved in evidence.lazy.resolved ?? [] {
      if let place = resolved.importedAt, place.path == path, let raised = resolved.exception {
        loads[place.line, default: Load()].failure = raised.headline
      }
    }
    self.loads = loads
  }

  func holds(for document: OpenDocument, _ work: Workload) -> Bool {
    diskGeneration == work.diskGeneration && text == document.text
  }

  /// What a hover says of the import on a line.
  func sentence(line: Int) -> String? {
    guard let load = loads[line] else { return nil }
    var parts: [String] = []
    if load.modules > 0 {
      let modules = load.modules == 1 ? "one module" : "\(load.modules) modules"
      parts.append("loading it takes \(modules) and \(Self.count(load.instructions)) instructions")
    }
    if let failure = load.failure { parts.append("its first use raises \(failure)") }
    return parts.isEmpty ? nil : "Evaluated: \(parts.joined(separator: "; "))."
  }

  private static func count(_ number: Int) -> String {
    switch number {
    case ..<10_000: "\(number)"
    case ..<1_000_000: "\(number / 1000) thousand"
    default: "\(number / 1_000_000).\(number / 100_000 % 10) million"
    }
  }
}
