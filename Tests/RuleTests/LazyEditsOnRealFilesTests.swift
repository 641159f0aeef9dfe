// Edits of imports on whole files: ours, and those of a folder that `LAZYLS_CORPUS` names. Every file still parses, exactly
// the imports that were meant changed, and all else stayed as it was.
import Analysis
import Basics
import Modules
import PythonSyntax
import Rules
import TestSupport
import Testing

@Suite("Edits of imports in real files") struct LazyEditsOnRealFilesTests {
  static let texts: [(path: String, text: SourceText)] = {
    guard let tree = try? SourceTree.checkout() else { return [] }
    var texts = tree.files(in: "Tests", suffix: ".py").map { ($0.path, SourceText($0.text)) }
    if let folder = FileSystem.environmentVariable("LAZYLS_CORPUS") {
      let walker = FileWalker(currentDirectory: FileSystem.currentDirectory)
      for path in walker.walk([FilePath(String(decoding: folder, as: UTF8.self))]).files {
        guard let bytes = try? FileSystem().read(path) else { continue }
        texts.append((path.string, SourceText(file: bytes)))
      }
    }
    return texts
  }()

  @Test func thereAreFiles() { #expect(Self.texts.count > 100) }

  /// What an import says, and whether it is lazy.
  private struct Said: Hashable {
    var words: [String]
    var isLazy: Bool
  }

  private static func program(_ text: SourceText, _ target: PythonVersion) -> Program {
    let provider = ModuleProvider(resolve: { _, _ in ModuleResolution(.missing) }, read: { _ in text })
    let description = FileDescription(path: "pkg/mod.py", displayPath: "mod.py", module: "pkg.mod", isPackage: false)
    guard
      let built = Program.build([description], options: SummaryOptions(target: target), provider: provider, threads: 1)
    else { preconditionFailure("nothing cancels this build") }
    return built
  }

  private static func said(_ program: Program, _ dialect: (ImportID) -> Bool) -> [Said] {
    let summary = program[FileID(0)].summary
    return summary.imports.indices.map { index in
      let record = summary.imports[index]
      let dots = String(repeating: ".", count: Int(record.level))
      return Said(
        words: [dots + summary.text(record.module), summary.text(record.name), summary.text(record.asName)],
        isLazy: dialect(ImportID(index)))
    }
  }

  private static func edited(_ text: SourceText, _ edits: [TextEdit]) -> SourceText {
    var bytes = text.bytes
    // Of two at one place the first comes first: a statement's new neighbour stands before the next statement's keyword.
    let order = edits.indices.sorted { (edits[$0].location.range.start, $0) > (edits[$1].location.range.start, $1) }
    for edit in order.map({ edits[$0] }) {
      bytes.replaceSubrange(Int(edit.location.range.start)..<Int(edit.location.range.end), with: edit.newText.utf8)
    }
    return SourceText(bytes: bytes)
  }

  /// Every second import, so that statements are split wherever they name several.
  private static func chosen(_ program: Program, from first: Int) -> Set<ImportID> {
    let summary = program[FileID(0)].summary
    let open = summary.imports.indices.filter { index in
      let id = ImportID(index)
      return summary[id].obstacleToKeyword == nil && !summary[id].isLazy && !summary[id].guardKind.isNever
        && program.listing(of: id, in: FileID(0)) != .yes
    }
    return Set(open.enumerated().filter { $0.offset % 2 == first }.map { ImportID($0.element) })
  }

  private static func problem(_ path: String, _ text: SourceText, _ first: Int, _ target: PythonVersion) -> String? {
    let program = program(text, target)
    let file = FileID(0)
    let summary = program[file].summary
    guard summary.syntaxErrors.isEmpty, !text.isTranscoded, text.problem == nil else { return nil }
    let chosen = chosen(program, from: first)
    var maker = LazyEdits(program, file)
    let groups = maker.makeLazy(chosen)
    let done = Set(groups.flatMap(\.imports))
    if target >= .v3_15, done != chosen { return "\(path): \(chosen.count - done.count) imports were left out" }
    if !done.isSubset(of: chosen) { return "\(path): more than was asked for" }
    let after = edited(text, groups.flatMap(\.edits))
    let changed = Self.program(after, target)
    if !changed[file].summary.syntaxErrors.isEmpty { return "\(path): it does not parse any more" }
    let isLazy = { (program: Program) in
      { (id: ImportID) in
        let record = program[file].summary[id]
        // What never runs is lazy or not as it likes.
        return record.isLazy || (!record.guardKind.isNever && program.listing(of: id, in: file) == .yes)
      }
    }
    var wanted = said(program, isLazy(program))
    for id in done { wanted[id.index].isLazy = true }
    // A split changes the order within a statement.
    let (got, want) = (Set(said(changed, isLazy(changed))), Set(wanted))
    if got != want { return "\(path): \(want.symmetricDifference(got).map(\.words).prefix(3))" }
    // What is lazy now is asked for once more: nothing is left to do.
    var again = LazyEdits(changed, file)
    let lazy = Set(changed[file].summary.imports.indices.map { ImportID($0) }.filter(isLazy(changed)))
    if !again.makeLazy(lazy).isEmpty { return "\(path): a second run changes it again" }
    return nil
  }

  @Test(arguments: [PythonVersion.v3_15, .v3_12], [0, 1])
  func halfOfAllImportsBecomeLazy(_ target: PythonVersion, _ first: Int) {
    let texts = Self.texts
    let problems =
      ParallelMap.run(count: texts.count, threads: 2) { index in
        Self.problem(texts[index].path, texts[index].text, first, target)
      } ?? []
    #expect(problems.count == texts.count)
    #expect(problems.compactMap { $0 } == [])
  }
}
