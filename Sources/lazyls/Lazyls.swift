// The way in: which command is meant, and the exit code. 0 clean, 1 findings, 2 could not run.
import ArgumentParser
import Basics
import Cache
import Evaluation
import Glibc
import Server

struct Lazyls: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lazyls",
    abstract: "Which Python imports can be lazy, which would break and why.",
    discussion: """
      Without arguments and with an editor on standard input, lazyls is a language server.

      Examples:
        lazyls --check                     check the current folder for -X lazy_imports=all
        lazyls --check src --dialect explicit
        lazyls --check --output-format json --imports > report.json
        lazyls eval app.main               what loads when that module is imported, and why
        lazyls startup app.main --html startup.html     eager against lazy: modules, time, memory, and why
        lazyls run app.py                  run a program in the built-in runtime
        lazyls graph --from app.cli --to numpy      why is it loaded?
        lazyls filter > lazy_filter.py     a module that keeps eager what would break
        lazyls lock --update               record what may load at start-up
        lazyls explain LZ202
      """,
    version: Version.current,
    subcommands: [
      Check.self, Graph.self, Filter.self, Lock.self, Eval.self, Startup.self, Run.self, Explain.self, DumpAST.self,
      CacheCommand.self,
    ])
}

@main
enum Main {
  static func main() {
    Allocator.keepFreedMemory()
    let arguments = normalized(Array(CommandLine.arguments.dropFirst()))
    if arguments == ["--stdio"] || LanguageServer.isAnalysisProcess(arguments) {
      exit(LanguageServer.run(arguments: arguments, version: Version.current))
    }
    if Worker.isWorker(arguments) { exit(Worker.run { CodeCache(folder: $0.map { FilePath($0) }) }) }
    if arguments.isEmpty {
      if isatty(0) == 0 { exit(LanguageServer.run(arguments: [], version: Version.current)) }
      Terminal.print(Lazyls.helpMessage())
      exit(0)
    }
    do {
      var command = try parse(arguments)
      try command.run()
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      finish(error)
    }
  }

  /// The command that is named, parsed without a look at the others: their options would take as long as an interpreter's
  /// start. What it refuses, and help, is said by the whole, which knows the command's place.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    if let name = arguments.first,
      let type = Lazyls.configuration.subcommands.first(where: { $0.configuration.commandName == name }),
      let command = try? type.parseAsRoot(Array(arguments.dropFirst()))
    {
      return command
    }
    return try Lazyls.parseAsRoot(arguments)
  }

  /// `lazyls --check …` is `lazyls check …`.
  private static func normalized(_ arguments: [String]) -> [String] {
    guard let index = arguments.firstIndex(of: "--check") else { return arguments }
    // Behind another command it belongs to that: `lazyls run program.py --check`.
    if let first = arguments.first, !first.hasPrefix("-"), index > 0 { return arguments }
    var rest = arguments
    rest.remove(at: index)
    return ["check"] + rest
  }

  /// Help and version go to standard output; anything else is one line on standard error and exit code 2.
  private static func finish(_ error: any Error) -> Never {
    let code = Lazyls.exitCode(for: error)
    if code == .success {
      Terminal.print(Lazyls.fullMessage(for: error))
      exit(0)
    }
    let message = Lazyls.message(for: error)
    Terminal.say("lazyls: \(message) (see `lazyls --help`)")
    exit(2)
  }
}
