// Programs about the core language, one a file: what they print and how they end is what CPython 3.15 said.
import Basics
import Runtime
import Synchronization
import TestSupport
import Testing

@Suite("Programs") struct ProgramTests {
  /// Paths below the folder, without `.py`.
  static let programs = Checkout.files(under: "Tests/Fixtures/runtime/programs").filter { $0.hasSuffix(".py") }
    .map { String($0.dropLast(3)) }

  @Test(arguments: programs) func endsAsRecorded(_ name: String) throws {
    let folder = "Tests/Fixtures/runtime/programs/"
    let source = try Checkout.text(folder + name + ".py")
    let wanted = try Checkout.text(folder + name + ".out")
    let filename = String(name.split(separator: "/").last ?? "") + ".py"
    let got = ParallelMap.onBigStack {
      let printed = Mutex<(output: [UInt8], error: [UInt8])>(([], []))
      let world = World(budget: .deep)
      world.host = Host(write: { bytes, isError in
        printed.withLock { if isError { $0.error += bytes } else { $0.output += bytes } }
      })
      let status = world.runMain(Array(source.utf8), filename: filename, arguments: [filename], path: [])
      let (output, error) = printed.withLock { $0 }
      var text = String(decoding: output, as: UTF8.self) + "--- exit \(status)\n"
      if status != 0 {
        let lines = String(decoding: error, as: UTF8.self).split(separator: "\n")
        text += (lines.last ?? "") + "\n"
      }
      return text
    }
    #expect(got == wanted)
  }
}
