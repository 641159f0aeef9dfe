// From documents to findings, in the client's terms; keeps what did not change from one snapshot to the next.
import Analysis
import Basics
import PythonSyntax

struct Judge {
  private struct Known {
    let text: [UInt8]
    let encoding: PositionEncoding
    let diskGeneration: Int
    let report: FileReport
  }
  private var known: [String: Known] = [:]

  mutating func snapshot(of work: Workload) -> Snapshot {
    var reports: [String: FileReport] = [:]
    for (key, document) in work.documents {
      if let same = known[key], same.encoding == work.encoding, same.diskGeneration == work.diskGeneration,
        same.text == document.text {
        reports[key] = same.report
        continue
      }
      let report = report(document, work)
      known[key] = Known(text: document.text, encoding: work.encoding, diskGeneration: work.diskGeneration, report: report)
      reports[key] = report
    }
    for key in known.keys where work.documents[key] == nil { known[key] = nil }
    return Snapshot(work, reports)
  }

  private func report(_ document: OpenDocument, _ work: Workload) -> FileReport {
    guard document.path.hasSuffix(".py") || document.path.hasSuffix(".pyi") || !document.isFile else {
      return FileReport(findings: [], resultID: "0", hovers: [])
    }
    let target = work.settings.targetVersion ?? .newest
    let tree = parse(SourceText(bytes: document.text), target: target)
    let file = FileID(0)
    let findings = tree.errors.map {
      Finding(RuleCode(901), .error, .resolved, at: Location(file, $0.range), "\($0.message)")
    }
    let placer = Placer(document, work)
    let placed = findings.map(placer.place)
    return FileReport(findings: placed, resultID: Placer.resultID(placed), hovers: [])
  }
}
