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
  /// How often somebody asked for the document to be evaluated anew.
  var round: Int
  let program: Program
  let target: EvidenceTarget
  let findings: [Finding]
  /// Which rules may report, and how loud.
  let selection: RuleSelection
  let minSeverity: Severity
}

/// The answer. It holds for this text of the document alone.
struct DocumentEvidence: Sendable {
  let text: [UInt8]
  let diskGeneration: Int
  let round: Int
  let findings: [Finding]
  /// By line of the import statement, from 1.
  let loads: [Int: ModuleLoad]
  /// The files that the evaluation loaded.
  let paths: Set<String>
  /// What became of it, in a sentence.
  let remark: String
  let modules: Int
  let instructions: Int

  init(_ job: EvidenceJob, _ findings: [Finding], _ evidence: TargetEvidence) {
    text = job.text
    diskGeneration = job.diskGeneration
    round = job.round
    self.findings = findings
    let path = job.program[job.target.file].description.path.string
    var loads: [Int: ModuleLoad] = [:]
    let records = evidence.eager.loaded
    // The statement that each load happens for: its own, or that of the load around it.
    var lines: [Int: Int] = [:]
    var lineOfModule: [String: Int] = [:]
    for record in records {
      let own = record.importedAt.flatMap { $0.path == path ? $0.line : nil }
      guard let line = own ?? record.parent.flatMap({ lines[$0] }) else { continue }
      lines[record.order] = line
      lineOfModule[record.name] = line
      loads[line, default: ModuleLoad()].add(record)
    }
    let library = job.target.eager.library
    for effect in evidence.eager.effects {
      guard let line = lineOfModule[effect.module] else { continue }
      loads[line, default: ModuleLoad()].note(effect, library)
    }
    for resolved in evidence.lazy.resolved ?? [] {
      if let place = resolved.importedAt, place.path == path, let raised = resolved.exception {
        loads[place.line, default: ModuleLoad()].failure = ModuleLoad.Failure(raised)
        loads[place.line]?.failsLater = true
      }
    }
    self.loads = loads
    paths = Set(records.compactMap(\.path))
    remark = evidence.remark(job.program)
    modules = records.count
    instructions = evidence.eager.instructions
  }

  func holds(for document: OpenDocument, _ work: Workload) -> Bool {
    diskGeneration == work.diskGeneration && text == document.text
  }
}
