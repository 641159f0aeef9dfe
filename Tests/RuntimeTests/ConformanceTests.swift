// The programs about lazy imports that CPython 3.15 was asked about: output, exception, loaded modules.
import Basics
import JSON
import Modules
import TestSupport
import Testing

@Suite("Conformance") struct ConformanceTests {
  static let all =
    (try? JSONValue.parse(Fixtures.bytes("runtime/conformance.json")).array ?? [])?
    .map { RecordedProgram($0) } ?? []

  /// Library modules that are there without a library.
  private static let own: Set = ["importlib", "keyword", "time"]

  static let library = LibraryFolder.searchPath

  /// Programs about the library's own modules need the library.
  static let programs = all.filter { !library.isEmpty || own.isSuperset(of: $0.needs) }

  @Test(arguments: programs) func endsAsRecorded(_ program: RecordedProgram) {
    #expect(program.difference(searchPath: Self.library) == nil)
  }

  /// What containers and iteration answer to all kinds of arguments, one expression or a few lines each.
  @Test func containersAnswerAsRecorded() throws {
    let all = try JSONValue.parse(Fixtures.bytes("runtime/containers.json")).array ?? []
    let programs = all.map { RecordedProgram($0) }.filter { !Self.library.isEmpty || $0.needs.isEmpty }
    #expect(programs.count > 500)
    for program in programs {
      let difference = program.difference(searchPath: Self.library)
      #expect(difference == nil, "\(program.id)")
    }
  }

  /// Random operations on sets whose elements' hashes are not random: the order that they show is CPython's.
  @Test func setsAreOrderedAsRecorded() throws {
    let programs = try (JSONValue.parse(Fixtures.bytes("runtime/sets.json")).array ?? []).map { RecordedProgram($0) }
    #expect(programs.count == 200)
    for program in programs {
      let difference = program.difference(searchPath: [])
      #expect(difference == nil, "\(program.id)")
    }
  }

  @Test func mostProgramsNeedNoLibrary() {
    #expect(Self.all.count == 240)
    #expect(Self.all.filter { Self.own.isSuperset(of: $0.needs) }.count > 220)
  }
}
