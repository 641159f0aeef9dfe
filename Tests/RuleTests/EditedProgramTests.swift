// A program that keeps up with edits says what a new one would: random edits of every rule's suite, one after the other.
import Analysis
import Basics
import PythonSyntax
import Rules
import TestSupport
import Testing

@Suite("Programs after edits") struct EditedProgramTests {
  static let scenarios = RuleSuiteTests.suites.flatMap(\.scenarios).filter { scenario in
    scenario.files.count > 1 && scenario.files.allSatisfy { $0.path.hasSuffix(".py") }
  }
  private static let steps = 8

  /// What may be put into a text: one line that binds, imports, calls, defines, changes what others own, or is broken.
  private static let lines = [
    "import json", "lazy import os.path", "from . import *", "X = {}", "X['a'] = 1", "def f(a, b=1): return a", "f(X)",
    "class C: pass", "class D(C, metaclass=type): kind = f", "@f", "def g():\n    import re\n    return re.X", "g()",
    "if (", "import sys; sys.modules['x'] = X", "del X", "__all__ = ['X']", "def __getattr__(name): return name",
    "raise ImportError", "print([f(y) for y in X])", "    pass",
  ]

  @Test(arguments: scenarios) func saysWhatANewOneSays(_ scenario: Scenario) {
    var project = SuiteProject(scenario)
    guard let dialect = scenario.dialects.first else { return }
    var generator = SeededChoice(scenario.description)
    var program = project.program()
    var parses = [EditedFile](repeating: EditedFile(distance: 4), count: project.texts.count)
    _ = project.findings(program, dialect)
    for step in 0..<Self.steps {
      let index = generator.next(below: project.texts.count)
      edit(&project.texts[index].text, project.texts, &generator)
      let text = SourceText(file: Array(project.texts[index].text.utf8))
      let file = FileID(UInt32(index))
      program =
        program.updating(
          file, program.summarize(text, as: program[file].description, &parses[index]), text: text
        ).program
      // Not after each: some edits are overtaken before anybody asks.
      if generator.next(below: 3) == 0 { continue }
      let fresh = project.program()
      let (found, wanted) = (project.findings(program, dialect), project.findings(fresh, dialect))
      #expect(found == wanted, "\(scenario), step \(step): \(project.texts)")
      for index in program.projectFiles {
        let file = FileID(UInt32(index))
        #expect(
          program.effects.sideEffects(of: file, includingOwn: true)
            == fresh.effects.sideEffects(of: file, includingOwn: true))
        #expect(program.effects.outsideEffects(of: file) == fresh.effects.outsideEffects(of: file))
        #expect(program.importers(of: program.module(of: file)) == fresh.importers(of: fresh.module(of: file)))
      }
      #expect(program.effects.functionCount == fresh.effects.functionCount)
    }
  }

  /// What an edit does not name keeps its findings, but for the places in the edited file that they speak of.
  @Test(arguments: scenarios) func namesAllWhomAnEditAffects(_ scenario: Scenario) {
    var project = SuiteProject(scenario)
    guard let dialect = scenario.dialects.first else { return }
    var generator = SeededChoice("affected " + scenario.description)
    var program = project.program()
    func findings(_ index: Int) -> [Finding] {
      let selection = RuleSelection(select: scenario.select + ["LZ901"])
      return Rules.findings(in: program, file: FileID(UInt32(index)), dialect: dialect, selection: selection)
    }
    var known = program.projectFiles.map(findings)
    for step in 0..<Self.steps {
      let index = generator.next(below: project.texts.count)
      edit(&project.texts[index].text, project.texts, &generator)
      let text = SourceText(file: Array(project.texts[index].text.utf8))
      let file = FileID(UInt32(index))
      let update = program.updating(file, program.summarize(text, as: program[file].description), text: text)
      program = update.program
      let affected = FileSet([file] + update.dependents).union(update.distant)
      let now = program.projectFiles.map(findings)
      for other in program.projectFiles where !affected.contains(FileID(UInt32(other))) {
        let mentions = known[other].flatMap {
          $0.related.map(\.location.file) + $0.fixes.flatMap(\.edits).map(\.location.file)
        }
        if mentions.contains(file) { continue }
        #expect(now[other] == known[other], "\(scenario), step \(step), \(project.texts[other].path): \(project.texts)")
      }
      known = now
    }
  }

  private func edit(_ text: inout String, _ texts: [(path: String, text: String)], _ choice: inout SeededChoice) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let line = choice.next(below: lines.count)
    switch choice.next(below: 6) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(lines[line], at: choice.next(below: lines.count))
    case 2: lines[line] = String(lines[line].dropLast(1 + choice.next(below: 3)))
    case 3:
      let others = texts[choice.next(below: texts.count)].text.split(separator: "\n")
      if !others.isEmpty { lines.insert(String(others[choice.next(below: others.count)]), at: line) }
    default: lines.insert(Self.lines[choice.next(below: Self.lines.count)], at: line)
    }
    text = lines.joined(separator: "\n")
  }
}

/// Choices that are the same for the same name (a linear congruence of Knuth's).
private struct SeededChoice {
  private var state: UInt64

  init(_ name: String) {
    state = name.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return limit == 0 ? 0 : Int(state >> 33) % limit
  }
}
