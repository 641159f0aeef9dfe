// Summaries of files that are edited, one text after the other, are those of the texts alone.
import Analysis
import Basics
import Modules
import PythonSyntax
import TestSupport
import Testing

@Suite("Summaries after edits") struct EditedFileTests {
  /// Ours, and those of a folder that `LAZYLS_CORPUS` names.
  static let texts: [[UInt8]] = {
    guard let tree = try? SourceTree.checkout() else { return [] }
    var texts = tree.files(in: "Tests", suffix: ".py").map { Array($0.text.utf8) }
    if let folder = FileSystem.environmentVariable("LAZYLS_CORPUS") {
      let walker = FileWalker(currentDirectory: FileSystem.currentDirectory)
      for path in walker.walk([FilePath(String(decoding: folder, as: UTF8.self))]).files {
        if let bytes = try? FileSystem().read(path), bytes.count < 100_000 { texts.append(bytes) }
      }
    }
    return texts
  }()

  /// How many texts each part edits; more where there is a corpus.
  private static let count = texts.count > 2000 ? 200 : 3

  @Test(.timeLimit(.minutes(60)), arguments: 0..<8) func areThoseOfTheTexts(_ part: Int) {
    var choice = Typing(seed: UInt64(part))
    var repeated = 0
    for number in 0..<Self.count {
      // One file alone may have a function or two.
      var good = Array((0..<6).map { _ in Self.texts[choice.below(Self.texts.count)] }.joined(separator: "\n\n".utf8))
      var bytes = good
      let options = SummaryOptions(target: .v3_15, isPackage: choice.below(4) == 0)
      var file = EditedFile(distance: 1 + choice.below(60))
      for step in 0..<20 {
        let source = SourceText(bytes: bytes)
        let found = file.summary(of: source, options: options)
        repeated += file.repeatedFunctions
        let tree = PythonSyntax.parse(source, target: options.target)
        let wanted = Summarizer.summary(of: tree, options: options, texts: found.texts)
        if found != wanted {
          Issue.record("part \(part), text \(number), step \(step): \(Self.difference(found, wanted))")
          return
        }
        if tree.errors.isEmpty { good = bytes }
        // Half of what is broken is mended at once.
        if choice.below(2) == 0 { bytes = good }
        choice.type(into: &bytes)
      }
    }
    // Else this is a test of the walk alone.
    #expect(repeated > Self.count, "part \(part)")
  }

  private static func difference(_ found: ModuleSummary, _ wanted: ModuleSummary) -> String {
    for (a, b) in zip(Mirror(reflecting: found.records).children, Mirror(reflecting: wanted.records).children) {
      let (left, right) = ("\(a.value)", "\(b.value)")
      if left == right { continue }
      let same = zip(left, right).prefix { $0 == $1 }.count
      let from = max(0, same - 200)
      return "\(a.label ?? "?"): …\(left.dropFirst(from).prefix(600)) is not …\(right.dropFirst(from).prefix(600))"
    }
    return "nothing that can be shown"
  }
}
