// Entries of `per-file-ignores` that name no file or silence nothing (LZ903).
import Analysis
import Basics
import Modules
import Rules

enum UnusedIgnores {
  /// One code of one entry, in the configuration that holds in a folder.
  struct Entry: Hashable, Sendable {
    var folder: FilePath
    var pattern: Int
    /// Nil: some file is named at all.
    var code: Int?
  }

  /// What was of use, and the configurations that were met.
  struct Uses: Sendable {
    var entries: Set<Entry> = []
    var configurations: [FilePath: Configuration] = [:]

    mutating func merge(_ other: Uses) {
      entries.formUnion(other.entries)
      configurations.merge(other.configurations) { first, _ in first }
    }
  }

  /// What the entries that name a file silence in it: the rules that they keep from reporting are run for that.
  static func uses(of configuration: Configuration, in program: Program, _ file: FileID, _ dialect: Dialect) -> Uses {
    var uses = Uses()
    if configuration.perFileIgnores.isEmpty || configuration.file == nil { return uses }
    uses.configurations[configuration.folder] = configuration
    let path = program[file].description.path
    for (position, entry) in configuration.perFileIgnores.enumerated()
    where entry.covers(path, relativeTo: configuration.folder) {
      uses.entries.insert(Entry(folder: configuration.folder, pattern: position, code: nil))
      // Without the entries, else nothing would be found; a rule that is off stays off.
      var bare = configuration
      bare.perFileIgnores = []
      var selection = RuleSelection(bare, file: path)
      selection.select = entry.codes
      let found = Rules.findings(in: program, file: file, dialect: dialect, selection: selection)
      for (index, code) in entry.codes.enumerated()
      where found.contains(where: { finding in
        RuleRegistry.info(finding.code).map { RuleSelection.matches(code, $0) } ?? false
      }) {
        uses.entries.insert(Entry(folder: configuration.folder, pattern: position, code: index))
      }
    }
    return uses
  }

  /// The findings about entries of no use, in the configuration files that hold them. Only of configurations all of whose
  /// files were looked at: of the others nothing is known.
  static func findings(_ uses: Uses, _ linked: LinkedRun, _ program: inout Program) -> [Finding] {
    var findings: [Finding] = []
    for (folder, configuration) in uses.configurations.sorted(by: { $0.key < $1.key }) where linked.covers(folder) {
      guard let place = configuration.file, let text = try? linked.files.read(place) else { continue }
      let selection = RuleSelection(configuration, file: place)
      let info = ConfigurationOrSuppression.info
      guard selection.includes(info) else { continue }
      let syntax = TOMLSyntax(text)
      let isPyproject = place.lastComponent.elementsEqual(ConfigurationFile.pyproject)
      let table = (isPyproject ? ["tool", "lazyls"] : []) + ["per-file-ignores"]
      for (position, entry) in configuration.perFileIgnores.enumerated() {
        func report(_ severity: Severity, _ range: ByteRange?, _ message: String) {
          let added = program.adding(document: place, displayPath: place.string)
          program = added.program
          var loudness = severity
          if case .some(.some(let configured)) = selection.severities[info.code] { loudness = configured }
          findings.append(
            Finding(info.code, loudness, at: Location(added.file, range ?? ByteRange(at: 0)), message))
        }
        if !uses.entries.contains(Entry(folder: folder, pattern: position, code: nil)) {
          report(
            info.severity, syntax.key(table + [entry.text]),
            "`\(entry.text)` in `per-file-ignores` names none of the files that are checked.")
          continue
        }
        for (index, code) in entry.codes.enumerated()
        where !uses.entries.contains(Entry(folder: folder, pattern: position, code: index))
          && isRun(code, selection, linked.main.dialect)
        {
          // It may stand there for the next file as well: worth knowing, no more.
          report(
            .information, syntax.value(table + [entry.text, String(index)]),
            "`\(code)` silences nothing in the files that `\(entry.text)` names.")
        }
      }
    }
    return findings
  }

  /// Does any rule that the code means report in this run? Of those that do not, nothing is known.
  private static func isRun(_ code: String, _ selection: RuleSelection, _ dialect: Dialect) -> Bool {
    RuleRegistry.all.contains { rule in
      RuleSelection.matches(code, rule.info) && rule.info.dialects.contains(dialect) && selection.includes(rule.info)
    }
  }
}
