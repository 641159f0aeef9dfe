// How fast the parser is, and what it refuses, over real files.
import ArgumentParser
import Basics
import Modules
import PythonSyntax

struct ParseBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse-bench", abstract: "Parse files in memory and print megabytes a second.")

  @Flag(help: "Print the first error of each file that has one.") var errors = false
  @Flag(help: "Only lex.") var lexOnly = false
  @Option(help: "How often to parse everything.") var rounds = 1
  @Option(help: "A file that lists paths, one a line; - is standard input.") var list: String?
  @Argument(help: "Python files.") var paths: [String] = []

  func run() throws {
    Allocator.keepFreedMemory()
    var all = paths
    let files = FileSystem()
    if list == "-" {
      while let line = readLine() { all.append(line) }
    } else if let list {
      let text = String(decoding: try files.read(FilePath(list)), as: UTF8.self)
      all += text.split(separator: "\n").map(String.init)
    }
    var sources: [(String, SourceText)] = []
    for path in all {
      if let bytes = try? files.read(FilePath(path)) { sources.append((path, SourceText(file: bytes))) }
    }
    let bytes = sources.reduce(0) { $0 + $1.1.bytes.count }
    var refused = 0
    var nodes = 0
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      for round in 0..<rounds {
        for (path, source) in sources {
          if lexOnly {
            nodes += tokenCount(source)
            continue
          }
          let tree = PythonSyntax.parse(source)
          nodes += tree.nodes.count
          if round == 0, let first = tree.errors.first {
            refused += 1
            if errors {
              let line = source.bytes[0..<min(Int(first.range.start), source.bytes.count)].reduce(1) {
                $0 + ($1 == 10 ? 1 : 0)
              }
              print("\(path):\(line): \(first.message)")
            }
          }
        }
      }
    }
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = Double(bytes) * Double(rounds) / seconds / 1e6
    print(
      "\(sources.count) files, \(bytes) bytes, \(nodes / max(1, rounds)) nodes, \(refused) refused, \(Int(rate)) MB/s")
  }
}
