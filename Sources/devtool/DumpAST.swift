// `ast.dump` of many files in one process: what the comparison with CPython reads.
import ArgumentParser
import Basics
import Modules
import PythonSyntax

struct DumpAST: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dump-ast",
    abstract: "Print ast.dump of each file, or its syntax error.",
    discussion: "With --list, each answer is preceded by a line `LENGTH PATH`; LENGTH counts the bytes that follow.")

  @Flag(help: "Read paths from standard input, one a line, and frame the answers.") var list = false
  @Argument(help: "Python files.") var paths: [String] = []

  func run() throws {
    let files = FileSystem()
    if list {
      while let path = readLine() { emit(answer(path, files), path) }
    } else {
      for path in paths { print(String(decoding: answer(path, files), as: UTF8.self)) }
    }
  }

  private func emit(_ bytes: [UInt8], _ path: String) {
    StandardOutput.write(Array("\(bytes.count) \(path)\n".utf8))
    StandardOutput.write(bytes)
  }

  private func answer(_ path: String, _ files: FileSystem) -> [UInt8] {
    do throws(FileProblem) {
      let bytes = try files.read(FilePath(path))
      return ParallelMap.onBigStack { answer(SourceText(file: bytes)) }
    } catch {
      return Array("unreadable: \(error)".utf8)
    }
  }

  private func answer(_ source: SourceText) -> [UInt8] {
    let tree = PythonSyntax.parse(source)
    guard let first = tree.errors.first else { return dump(tree) }
    let lines = LineCounter.lineAndColumn(source.bytes, Int(first.range.start))
    return Array("SyntaxError: \(first.message) (line \(lines.line), column \(lines.column))".utf8)
  }
}

/// Lines as CPython counts them; columns in code points, from 1.
enum LineCounter {
  static func lineAndColumn(_ bytes: [UInt8], _ offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var start = 0
    let end = min(offset, bytes.count)
    for index in 0..<end
    where bytes[index] == 10 || (bytes[index] == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10)) {
      line += 1
      start = index + 1
    }
    let column = bytes[start..<max(start, end)].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return (line, column)
  }
}
