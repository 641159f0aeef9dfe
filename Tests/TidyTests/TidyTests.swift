// What holds for the whole checkout: directions, confinement, shape, and that nothing goes without its test.
import TestSupport
import Testing

@Suite struct TidyTests {
  static let tree = Result { try SourceTree.checkout() }

  @Test("arrows point up the house, and every import is a declared arrow")
  func directions() throws { try expectNone(Checks.directions) }

  @Test("what is confined to few files stays there")
  func confinement() throws { try expectNone(Checks.confinement) }

  @Test("every Swift file says its one job and is short enough to be read")
  func shape() throws { try expectNone(Checks.shape) }

  @Test("no white space at the ends of lines")
  func whiteSpace() throws { try expectNone(Checks.whiteSpace) }

  @Test("no path of one machine")
  func machinePaths() throws { try expectNone(Checks.machinePaths) }

  @Test("every rule has its page and its suite")
  func rules() throws { try expectNone(Checks.rules) }

  @Test("every method of the server has a transcript")
  func transcripts() throws { try expectNone(Checks.transcripts) }

  @Test("the table of features names every transcript")
  func featureTable() throws { try expectNone(Checks.featureTable) }

  private func expectNone(_ check: (SourceTree) -> [String]) throws {
    let tree = try Self.tree.get()
    // A walk that finds nothing would pass every check.
    #expect(tree["Package.swift"] != nil && tree.files(in: "Sources", suffix: ".swift").count > 10)
    let problems = check(tree)
    #expect(problems.isEmpty, "\n\(problems.joined(separator: "\n"))")
  }
}
