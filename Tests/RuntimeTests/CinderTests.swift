// The dialect of Meta's Cinder: programs whose outcome follows from PEP 690 and Cinder's documents and tests, since no
// Cinder can be asked here.
import Runtime
import TestSupport
import Testing

@Suite("Cinder") struct CinderTests {
  static let folder = "Tests/Fixtures/runtime/cinder/"
  static let programs = Checkout.files(under: folder).filter { $0.hasSuffix(".txt") }

  @Test(arguments: programs) func endsAsWritten(_ name: String) throws {
    let program = try RecordedProgram(sections: Checkout.text(Self.folder + name), id: name, laziness: .cinder)
    #expect(program.difference(searchPath: []) == nil)
  }
}
