// Programs about the core language, one a file or a folder: what they print and how they end is what CPython 3.15 said.
import Basics
import Runtime
import Synchronization
import TestSupport
import Testing

@Suite("Programs") struct ProgramTests {
  static let top = "Tests/Fixtures/runtime/programs/"
  static let files = Checkout.files(under: "Tests/Fixtures/runtime/programs").filter { $0.hasSuffix(".py") }
  /// Paths below the folder, without `.py`: `theme/name`.
  static let programs = files.filter { $0.split(separator: "/").count == 2 }.map { String($0.dropLast(3)) }
  /// `theme/name` of the programs with several files, of which `main.py` is run.
  static let folders = files.filter { $0.hasSuffix("/main.py") }.map { String($0.dropLast(8)) }

  @Test(arguments: programs) func endsAsRecorded(_ name: String) throws {
    let source = try Checkout.text(Self.top + name + ".py")
    let wanted = try Checkout.text(Self.top + name + ".out")
    let filename = String(name.split(separator: "/").last ?? "") + ".py"
    let (output, error, status) = run(source, filename: filename, host: Host(), path: [])
    let lastError = status == 0 ? "" : (error.split(separator: "\n").last ?? "") + "\n"
    #expect(output + "--- exit \(status)\n" + lastError == wanted)
  }

  @Test(arguments: folders) func foldersEndAsRecorded(_ name: String) throws {
    let wanted = try Checkout.text(Self.top + name + "/main.out")
    let root = "/<ROOT>"
    var texts: [String: [UInt8]] = [:]
    var folders: [String: Set<String>] = [root: []]
    for file in Self.files where file.hasPrefix(name + "/") {
      var path = root + file.dropFirst(name.utf8.count)
      texts[path] = Array(try Checkout.text(Self.top + file).utf8)
      while path != root, let slash = path.lastIndex(of: "/") {
        let parent = String(path[..<slash])
        folders[parent, default: []].insert(String(path[slash...].dropFirst()))
        path = parent
      }
    }
    let files = texts, lists = folders
    let host = Host(
      readFile: { files[$0] }, isFile: { files[$0] != nil }, isFolder: { lists[$0] != nil },
      list: { lists[$0].map { $0.sorted() } }, currentFolder: root)
    let source = try Checkout.text(Self.top + name + "/main.py")
    let (output, error, status) = run(source, filename: "main.py", host: host, path: [root])
    let got = output + "--- exit \(status)\n" + (status == 0 ? "" : error)
    // The recorder replaced the folder with its leading slash.
    #expect(got.split(separator: root, omittingEmptySubsequences: false).joined(separator: "<ROOT>") == wanted)
  }

  private func run(
    _ source: String, filename: String, host: Host, path: [String]
  ) -> (output: String, error: String, status: Int) {
    ParallelMap.onBigStack {
      let printed = Mutex<(output: [UInt8], error: [UInt8])>(([], []))
      let world = World(budget: .deep)
      world.host = host
      world.host.write = { bytes, isError in
        printed.withLock { if isError { $0.error += bytes } else { $0.output += bytes } }
      }
      if source.hasPrefix("# lazy_imports=all\n") { world.laziness = .all }
      world.programFolder = path.first ?? ""
      let status = world.runMain(Array(source.utf8), filename: filename, arguments: [filename], path: path)
      let (output, error) = printed.withLock { $0 }
      return (String(decoding: output, as: UTF8.self), String(decoding: error, as: UTF8.self), status)
    }
  }
}
