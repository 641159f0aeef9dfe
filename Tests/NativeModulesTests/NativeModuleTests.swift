// The library's compiled modules: programs whose output CPython's is recorded beside them.
import NativeModules
import Runtime
import TestSupport
import Testing

@Suite("Native modules") struct NativeModuleTests {
  @Test(arguments: [
    "abstract", "addresses", "binary", "collections", "complex", "itertools", "marshal", "math_random", "operators",
    "small", "escape_codecs", "thread", "time", "tokens", "unicode", "scratch_files", "character_names",
    "compiled_trees", "expat", "offered_buffers", "binascii", "digests", "zlib", "arrays", "json", "csv",
    "foreign_types",
  ])
  func programPrintsWhatIsRecorded(_ name: String) throws {
    let folder = "Tests/Fixtures/native-modules"
    let program = try Checkout.text("\(folder)/\(name).py"), recorded = try Checkout.text("\(folder)/\(name).txt")
    let world = World()
    world.keepsOutput = true
    NativeModules.register(in: world)
    let outcome = world.runProgram(Array(program.utf8), filename: "\(name).py", arguments: [], path: [])
    #expect(outcome.text == "no exception")
    let printed = lines(String(decoding: world.output, as: UTF8.self)), wanted = lines(recorded)
    #expect(printed.count == wanted.count)
    for (line, other) in zip(printed, wanted) { #expect(line == other) }
  }

  /// The lines, with nothing behind `0x`: addresses differ.
  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var result = ""
      var isAddress = false
      for character in line {
        if isAddress, character.isHexDigit { continue }
        isAddress = character == "x" && result.hasSuffix("0")
        result.append(character)
      }
      return result
    }
  }
}
