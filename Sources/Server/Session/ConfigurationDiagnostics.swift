// What is wrong with configuration files, as diagnostics of these files.
import Analysis
import Basics
import Modules
import Protocol

enum ConfigurationDiagnostics {
  /// Of the rule configuration-or-suppression.
  static let code = RuleCode(903)

  /// By file, in the order of the problems. `files` is what the problems were found in.
  static func of(
    _ problems: [ConfigurationProblem], in files: FileSystem, _ encoding: PositionEncoding,
    _ client: LSP.ClientCapabilities
  ) -> [FilePath: [LSP.Diagnostic]] {
    let members = client.diagnosticMembers
    let code = code.description
    var texts: [FilePath: LineIndex] = [:]
    var found: [FilePath: [LSP.Diagnostic]] = [:]
    for problem in problems {
      let lines = texts[problem.file] ?? LineIndex((try? files.read(problem.file)) ?? [])
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
