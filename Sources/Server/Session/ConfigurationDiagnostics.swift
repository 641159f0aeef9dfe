// What is wrong with configuration files, as diagnostics of these files.
import Analysis
import Basics
import Modules
import Protocol

enum ConfigurationDiagnostics {
  /// Of the rule configuration-or-suppression.
  static let code = RuleCode(903)

  /// By file, in the order of the problems.
  static func of(
    _ store: ConfigurationStore, _ encoding: PositionEncoding, _ client: LSP.ClientCapabilities
  ) -> [FilePath: [LSP.Diagnostic]] {
    let members = client.diagnosticMembers
    let code = code.description
    var texts: [FilePath: LineIndex] = [:]
    var found: [FilePath: [LSP.Diagnostic]] = [:]
    for problem in store.problems {
      // Not what the disk has by now: it may be another text already.
      let lines = texts[problem.file] ?? LineIndex(store.text(problem.file))
      texts[problem.file] = lines
      found[problem.file, default: []].append(
        LSP.Diagnostic(
          range: lines.lspRange(of: problem.range ?? ByteRange(at: 0), encoding), severity: .error, code: code,
          codeDescription: members.codeDescription ? RulePage.uri(of: code) : nil, source: "lazyls",
          message: problem.message))
    }
    return found
  }
}

extension FileReport {
  /// Of a configuration file that is open.
  init(configuration diagnostics: [LSP.Diagnostic]) {
    let findings = diagnostics.map { PlacedFinding(code: ConfigurationDiagnostics.code, diagnostic: $0) }
    self.init(
      findings: findings, resultID: Placer.resultID(findings), mentions: [], project: nil, file: FileID(0),
      dialect: .all)
  }
}
