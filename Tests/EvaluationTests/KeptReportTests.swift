// What a report rests on, and what is kept of it.
import Basics
import Evaluation
import Glibc
import Modules
import Runtime
import Testing

@Suite struct KeptReportTests {
  private let key = Digest(low: 1, high: 2)

  /// Evaluates `main` of a folder with these files.
  private func evaluate(_ files: [String: String]) throws -> (folder: FilePath, report: EvaluationReport) {
    let folder = FilePath("/tmp/lazyls-evaluation-tests-\(UInt64.random(in: .min ... .max))")
    _ = unsafe mkdir(folder.string, 0o700)
    for (name, text) in files {
      guard let file = unsafe fopen(folder.appending(name).string, "w") else { throw TestFailure() }
      _ = unsafe fputs(text, file)
      _ = unsafe fclose(file)
    }
    defer {
      for name in files.keys { _ = unsafe unlink(folder.appending(name).string) }
      _ = unsafe rmdir(folder.string)
    }
    var request = EvaluationRequest(target: "main")
    request.module = "main"
    request.searchPath = [folder.string]
    request.tableFolders = [folder.string]
    request.endsInterpreter = true
    request.resolvesDeferred = true
    request.questionKey = key
    return (folder, Evaluator.evaluate(request))
  }

  @Test func whatWasAskedOfTheDiskIsTold() throws {
    let (folder, report) = try evaluate(["main.py": "import a\na.x\n", "a.py": "x = 1\n"])
    let questions = Set((report.questions ?? []).map(\.question))
    for file in ["main.py", "a.py"] { #expect(questions.contains(FileQuestion(.content, folder.appending(file)))) }
    for name in ["main", "a"] { #expect(questions.contains(FileQuestion(.importable, folder, name: name))) }
    // A file beside them may come and go.
    #expect(!questions.contains(FileQuestion(.names, folder)))
    let known = FileAnswers(FileSystem(), key: key)
    #expect(
      report.questions?.first { $0.question == FileQuestion(.content, folder.appending("a.py")) }?.answer
        == known.content(Array("x = 1\n".utf8)))
  }

  @Test func theKeptPartIsReadBack() throws {
    let files = [
      "main.py": "import a, b\nprint(a.x)\nT = {'k': 1}\nclass D:\n    def __del__(self): print('bye')\nkeep = D()\n",
      "a.py": "x = 1\n", "b.py": "1 / 0\n",
    ]
    let report = try evaluate(files).report
    let kept = try #require(EvaluationReport(kept: report.kept))
    #expect(kept.outcome == .completed && kept.stdout == "1\n" && kept.lastWords == "bye\n")
    #expect(kept.loaded.map(\.name) == report.loaded.map(\.name))
    #expect(kept.loaded.map(\.importedAt) == report.loaded.map(\.importedAt))
    #expect(kept.loaded.map(\.reifiedAt) == report.loaded.map(\.reifiedAt))
    #expect(kept.loadsUntilEnd == 2 && kept.loaded.count == 3)
    #expect(kept.deferred.map(\.bound) == ["b"])
    #expect(kept.resolved?.map { $0.exception?.type } == ["ZeroDivisionError"])
    #expect(kept.tables == report.tables && kept.tables?.map(\.name) == ["main.T"])
    #expect(kept.registries == report.registries)
    #expect(kept.instructions == report.instructions)
    #expect(report.kept == kept.kept)
  }

  @Test func onlyWhatTheClockHadNoPartInIsRepeatable() throws {
    var report = EvaluationReport(target: "x", dialect: "all", outcome: .budgetExceeded)
    report.reason = StopReason.instructions.rawValue
    #expect(report.isRepeatable)
    report.reason = StopReason.time.rawValue
    #expect(!report.isRepeatable)
    report.outcome = .crashed
    #expect(!report.isRepeatable)
  }

  @Test func registriesShowWhatBodiesChange() throws {
    let report = try evaluate(["main.py": "import sys, builtins\nsys.path.append('/extra')\nbuiltins.gettext = len\n"])
    let usual = try evaluate(["main.py": ""]).report
    func added(_ name: String) -> [String] {
      let before = usual.registries?.first { $0.name == name }?.entries ?? []
      return (report.report.registries?.first { $0.name == name }?.entries ?? []).filter { !before.contains($0) }
    }
    #expect(added("sys.path").contains("/extra"))
    #expect(added("builtins") == ["gettext: len"])
    #expect(added("os.environ").isEmpty && added("codecs.register").isEmpty)
  }
}

private struct TestFailure: Error {}
