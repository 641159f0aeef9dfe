// Applies fixes in memory, judges again what came out, and so on until nothing changes: fixes may unlock others.
package import Analysis
package import Basics
import PythonSyntax
import Rules

/// A file before and after.
package struct FixedFile: Sendable {
  package var file: FileID
  package var before: [UInt8]
  package var after: [UInt8]
}

/// What came out of fixing. Nothing is written yet.
package struct FixResult: Sendable {
  /// What is left to say of the texts as they are now.
  package var report: Report
  /// How many findings were mended.
  package var count: Int
  /// How many more only `--unsafe-fixes` mends.
  package var unsafeCount: Int
  /// Those whose text is another now, in the order of the files.
  package var files: [FixedFile]
  /// Sentences for people: which files were left alone, and why.
  package var remarks: [String]
  /// How many of the new texts could not be written.
  package var unwritten = 0
}

package struct FixEngine {
  /// Fixes unlock others a few times; that many rounds are a rule that undoes another.
  static let roundLimit = 24

  private let level: FixLevel
  private let threads: Int
  private let read: @Sendable (FilePath) -> [UInt8]?
  private let judge: (Program) -> Report

  /// - Parameters:
  ///   - read: a file's bytes.
  ///   - judge: all findings of a program, in the order of reports.
  package init(
    _ level: FixLevel, threads: Int, read: @escaping @Sendable (FilePath) -> [UInt8]?,
    judge: @escaping (Program) -> Report
  ) {
    self.level = level
    self.threads = threads
    self.read = read
    self.judge = judge
  }

  /// The texts of a run: those that were touched, and those that must not be.
  private struct State {
    var texts: [FileID: FixedFile] = [:]
    var closed: Set<FileID> = []
    var remarks: [(file: FileID, words: String)] = []
  }

  package func run(_ first: Report) -> FixResult {
    var report = first
    var state = State()
    var count = 0
    closeForeignEncodings(report, &state)
    var rounds = 0
    while let (plan, edited) = editOnce(report, &state) {
      rounds += 1
      if rounds > Self.roundLimit {
        for part in plan.files {
          state.remarks.append((part.file, "has fixes that undo one another; look at what they left"))
        }
        break
      }
      count += plan.count
      for part in edited { state.texts[part.text.file] = part.text }
      report = judge(relink(report.program, edited, state))
    }
    let files = state.texts.values.filter { $0.before != $0.after }.sorted { $0.file < $1.file }
    let unsafeCount =
      level == .all
      ? 0
      : report.findings.count { finding in
        level.choice(of: finding) == nil && !finding.fixes.isEmpty && !state.closed.contains(finding.location.file)
      }
    let remarks = state.remarks.sorted { $0.file < $1.file }
      .map { "'\(report.path($0.file))' \($0.words)" }
    let shown = report.reading(Dictionary(files.map { (report.program[$0.file].description.path, $0.after) }) { $1 })
    return FixResult(report: shown, count: count, unsafeCount: unsafeCount, files: files, remarks: remarks)
  }

  /// Offsets say nothing of the bytes of such a file. Said only where there would be something to mend.
  private func closeForeignEncodings(_ report: Report, _ state: inout State) {
    for finding in report.findings {
      let file = finding.location.file
      guard report.program[file].summary.flags.contains(.isTranscoded), !state.closed.contains(file),
        RuleRegistry.info(finding.code)?.fix != FixAvailability.none
      else { continue }
      state.closed.insert(file)
      state.remarks.append((file, "is left as it is: it is not in UTF-8; save it as UTF-8 first"))
    }
  }

  private struct Edited: Sendable {
    var text: FixedFile
    var summary: ModuleSummary
  }

  /// The edits of one round, made and proved; nil when there are none. Files that resist are closed, and the round is
  /// planned without them, because fixes may span files.
  private func editOnce(_ report: Report, _ state: inout State) -> (plan: FixPlan, edited: [Edited])? {
    let program = report.program
    while true {
      let closed = state.closed
      let plan = FixPlan(report.findings, level) { file in
        program.projectFiles.contains(Int(file.rawValue)) && !closed.contains(file)
          && program[file].description.launch == nil
      }
      if plan.files.isEmpty { return nil }
      let texts = state.texts
      let read = self.read
      let outcomes =
        ParallelMap.run(count: plan.files.count, threads: threads) { index in
          Self.edit(plan.files[index], program, texts[plan.files[index].file], read)
        } ?? []
      var edited: [Edited] = []
      for (part, outcome) in zip(plan.files, outcomes) {
        switch outcome {
        case .edited(let result): edited.append(result)
        case .refused(let words):
          state.closed.insert(part.file)
          state.remarks.append((part.file, words))
        }
      }
      if edited.count == plan.files.count { return (plan, edited) }
    }
  }

  private enum Outcome: Sendable {
    case edited(Edited)
    case refused(String)
  }

  /// One file's edits of this round. Refused where the text is not the one that was analysed, or would be worse after.
  private static func edit(
    _ part: FixPlan.FileEdits, _ program: Program, _ known: FixedFile?,
    _ read: (FilePath) -> [UInt8]?
  ) -> Outcome {
    let description = program[part.file].description
    let old = program[part.file].summary
    var text: FixedFile
    if let known {
      text = known
    } else {
      guard let bytes = read(description.path) else { return .refused("is left as it is: it cannot be read any more") }
      // The edits are places of the text that was analysed.
      guard program.summarize(SourceText(file: bytes), as: description) == old else {
        return .refused("is left as it is: it changed while it was checked; run again")
      }
      text = FixedFile(file: part.file, before: bytes, after: bytes)
    }
    guard let after = EditedText.apply(part.edits, to: text.after) else {
      return .refused("is left as it is: it is not in UTF-8; save it as UTF-8 first")
    }
    let source = SourceText(file: after)
    guard !source.isTranscoded, source.problem == nil else {
      return .refused("is left as it is: its encoding has no room for the fixes; save it as UTF-8 first")
    }
    text.after = after
    let summary = program.summarize(source, as: description)
    // A fix may mend a file that does not parse; it must not break one that does.
    guard summary.syntaxErrors.count <= old.syntaxErrors.count else {
      return .refused("is left as it is: its fixes would not leave valid Python \(program.options.target)")
    }
    return .edited(Edited(text: text, summary: summary))
  }

  /// The program of the texts as they are now.
  private func relink(_ program: Program, _ edited: [Edited], _ state: State) -> Program {
    var files = program.projectFiles.map { program[FileID(UInt32($0))] }
    for part in edited {
      let index = Int(part.text.file.rawValue)
      files[index] = ProgramFile(description: files[index].description, summary: part.summary, isExternal: false)
    }
    let texts = Dictionary(
      state.texts.values.map { (program[$0.file].description.path, $0.after) }, uniquingKeysWith: { $1 })
    let provider = program.provider
    var current = provider
    current.read = { path in texts[path].map { SourceText(file: $0) } ?? provider.read(path) }
    return Program.link(files, options: program.options, provider: current, depth: .direct, threads: threads)
  }
}
