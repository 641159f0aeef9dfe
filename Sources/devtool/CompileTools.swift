// What the compiler makes of files: as text, or of very many of them whether it is well formed.
import ArgumentParser
import Basics
import Bytecode
import Modules
import PythonSyntax

struct Disassemble: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disassemble", abstract: "Print the bytecode of Python files.")

  @Option(help: "The Python version compiled for.") var target = "3.15"
  @Flag(help: "Print only what CPython's code objects have too, one a line, for comparison.") var summary = false
  @Flag(help: "Print where instructions come from, for comparison.") var positions = false
  @Flag(help: "The files are golden snippets; print them with what is compiled of them now.") var snippets = false
  @Argument(help: "Python files.") var paths: [String]

  func run() throws {
    let files = FileSystem()
    if snippets {
      for path in paths { printSnippets(String(decoding: try files.read(FilePath(path)), as: UTF8.self)) }
      return
    }
    for path in paths {
      let tree = PythonSyntax.parse(SourceText(file: try files.read(FilePath(path))))
      let options = CompileOptions(target: PythonVersion(parsing: target) ?? .newest)
      do throws(CompileFailure) {
        let code = try compile(tree, filename: path, options: options)
        if positions {
          printPositions(code)
          continue
        }
        if summary {
          printSummary(code)
          continue
        }
        print(disassemble(code))
        for problem in problems(of: code) { print("PROBLEM \(problem)") }
      } catch {
        print("\(path): \(error.error.message)")
      }
    }
  }
}

/// Qualified name, operation, line and byte column of beginning and end.
private func printPositions(_ code: CodeObject) {
  for (instruction, range) in zip(code.instructions, code.positions) where !range.isEmpty {
    let start = code.lines.position(of: range.start, in: .utf8)
    let end = code.lines.position(of: range.end, in: .utf8)
    print(
      "\(code.qualifiedName)|\(instruction.opcode)|\(start.line + 1):\(start.column)-\(end.line + 1):\(end.column)")
  }
  for case .code(let inner) in code.constants { printPositions(inner) }
}

/// Snippets are apart by a line of `=`, source and bytecode by a line of `-`.
private func printSnippets(_ text: String) {
  var printed: [String] = []
  for snippet in text.split(separator: "====\n") {
    let source = snippet.split(separator: "----\n", maxSplits: 1)[0]
    let tree = PythonSyntax.parse(SourceText(file: Array(source.utf8)))
    let result = (try? compile(tree, filename: "snippet")).map { disassemble($0) } ?? "refused\n"
    printed.append(source + "----\n" + result)
  }
  print(printed.joined(separator: "====\n"), terminator: "")
}

/// Qualified name, first line, flags, numbers of parameters, variables.
private func printSummary(_ code: CodeObject) {
  let variables = [code.localNames, code.cellVariables.map(\.name), code.freeVariables.map(\.name)]
  let texts = variables.map { Set($0).sorted().joined(separator: ",") }
  let parameters = code.localNames.prefix(code.argumentCount + code.keywordOnlyCount).joined(separator: ",")
  print(
    "\(code.qualifiedName)|\(code.firstLine)|\(code.flags.rawValue)|\(code.argumentCount) \(code.positionalOnlyCount) "
      + "\(code.keywordOnlyCount)|\(parameters)|\(texts.joined(separator: "|"))")
  for case .code(let inner) in code.constants { printSummary(inner) }
}

struct CompileAll: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile-all", abstract: "Compile and verify files; print failures and files a second.")

  @Option(help: "A file that lists paths, one a line.") var list: String
  @Flag(help: "Do not verify.") var trusting = false

  private struct Outcome: Sendable {
    var problems: [String] = []
    var instructions = 0
    var bytes = 0
    var isRefused = false
    var time = Duration.zero
  }

  func run() throws {
    Allocator.keepFreedMemory()
    let text = String(decoding: try FileSystem().read(FilePath(list)), as: UTF8.self)
    let paths = text.split(separator: "\n").map(String.init)
    let isTrusting = trusting
    let clock = ContinuousClock()
    var outcomes: [Outcome] = []
    let elapsed = clock.measure {
      outcomes =
        ParallelMap.run(count: paths.count, threads: Processors.available) { Self.outcome(of: paths[$0], isTrusting) }
        ?? []
    }
    for (path, outcome) in zip(paths, outcomes) {
      for problem in outcome.problems.prefix(3) { print("\(path): \(problem)") }
    }
    let compiling = outcomes.reduce(Duration.zero) { $0 + $1.time }
    let failed = outcomes.count { !$0.problems.isEmpty }
    let refused = outcomes.count { $0.isRefused }
    print(
      "\(paths.count) files, \(outcomes.reduce(0) { $0 + $1.bytes }) bytes, \(refused) no Python, \(failed) failures, "
        + "\(outcomes.reduce(0) { $0 + $1.instructions }) instructions")
    print(
      "\(seconds(elapsed)) s, \(Int(Double(paths.count) / seconds(elapsed))) files/s; "
        + "compiling alone \(seconds(compiling)) s on all cores together")
  }

  private func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds / 1_000_000_000_000_000) / 1000
  }

  private static func outcome(of path: String, _ isTrusting: Bool) -> Outcome {
    var outcome = Outcome()
    guard let bytes = try? FileSystem().read(FilePath(path)) else {
      outcome.problems = ["cannot be read"]
      return outcome
    }
    outcome.bytes = bytes.count
    let tree = PythonSyntax.parse(SourceText(file: bytes))
    guard tree.errors.isEmpty else {
      outcome.isRefused = true
      return outcome
    }
    let clock = ContinuousClock()
    let start = clock.now
    do throws(CompileFailure) {
      let code = try compile(tree, filename: path)
      outcome.time = clock.now - start
      outcome.instructions = instructionCount(code)
      if !isTrusting { outcome.problems = problems(of: code) }
    } catch {
      if error.error.kind == .syntaxError {
        outcome.isRefused = true
      } else {
        outcome.problems = [error.error.message]
      }
    }
    return outcome
  }

  private static func instructionCount(_ code: CodeObject) -> Int {
    var count = code.instructions.count
    for case .code(let inner) in code.constants { count += instructionCount(inner) }
    return count
  }
}
