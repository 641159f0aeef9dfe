// What `eval` and `startup` share: the target, how it is run and found, its limits.
import Analysis
import ArgumentParser
import Basics
import Cache
import Evaluation
import Modules
import Rules
import Runtime

struct EvaluationOptions: ParsableArguments {
  @Argument(help: "A dotted module name found on the search path, or a file.") var target: String
  @Argument(parsing: .postTerminator, help: "With --as-main: arguments for the program, behind `--`.") var arguments:
    [String] = []
  @Option(help: "all: what -X lazy_imports=all would make lazy; explicit: only what is marked; cinder: Meta's.")
  var dialect: String?
  @Flag(help: "Run it as __main__.") var asMain = false
  @Option(help: "So many instructions at most.") var maxInstructions: Int = 2_000_000_000
  @Option(help: "So many megabytes of objects at most.") var maxMemory: Int = 1024
  @Option(help: "So many seconds at most.") var timeout: Double = 30
  @Option(help: "text or json.") var format: String = "text"
  @Option(help: "One more folder to look imports up in; may be repeated.") var searchPath: [String] = []
  @Option(help: "An interpreter or virtual environment to take library paths from. It is read, never run.") var python:
    String?
  @Option(help: "A configuration file to use instead of the nearest one.") var config: String?
  @Flag(help: "What is missing or compiled cannot be imported, instead of being a value that stands in for it.")
  var noOpaque = false
  @Option(help: "auto, always or never.") var color: String = "auto"

  func validate() throws {
    guard ["text", "json"].contains(format) else {
      throw ValidationError("--format \(format): say one of text, json")
    }
    guard ["auto", "always", "never"].contains(color) else {
      throw ValidationError("--color \(color): say one of auto, always, never")
    }
    guard maxInstructions > 0 else { throw ValidationError("--max-instructions \(maxInstructions): say at least 1") }
    guard (64...1 << 20).contains(maxMemory) else {
      throw ValidationError("--max-memory \(maxMemory): say from 64 to \(1 << 20) megabytes")
    }
    guard timeout > 0, timeout <= 1_000_000 else {
      throw ValidationError("--timeout \(timeout): say more than 0 and at most 1000000 seconds")
    }
  }

  var isColored: Bool { color == "always" || color == "auto" && Terminal.wantsColor }

  /// With the laziness of the dialect.
  func request() throws -> EvaluationRequest {
    let found = try ImportOptions(searchPath: searchPath, python: python, config: config).find(target)
    var request = EvaluationRequest(target: target)
    request.opaqueModules = !noOpaque
    request.module = found.module
    request.file = found.file?.string
    request.searchPath = found.searchPath.map(\.string)
    request.projectFolder = found.configuration.folder.string
    request.arguments = arguments
    request.instructions = maxInstructions
    request.memory = maxMemory << 20
    request.milliseconds = Int(timeout * 1000)
    request.isMain = asMain || found.module.isEmpty
    request.codeFolder = CacheFolder.place(found.configuration, in: FileSystem.currentDirectory)?.string
    if request.isMain, found.file == nil {
      throw ValidationError("'\(target)' has no source to run as __main__: name a module with a file")
    }
    request.laziness = try laziness(found.configuration.dialect)
    return request
  }

  private func laziness(_ configured: Dialect) throws -> Laziness {
    let word = dialect ?? configured.word
    guard let found = Dialect(word: word) else {
      throw ValidationError("--dialect \(word): say one of \(Dialect.allCases.map(\.word).joined(separator: ", "))")
    }
    return Laziness(found)
  }
}

extension EvaluationReport {
  /// 0 it ran to its end; 1 it raised or used up its budget; 2 it could not be run.
  var exitStatus: Int32 {
    switch outcome {
    case .completed: 0
    case .unsupported: 2
    case .raised, .budgetExceeded, .crashed: 1
    }
  }
}

/// Where imports are looked for, as `eval`, `startup` and `run` take it from the command line.
struct ImportOptions: Sendable {
  var searchPath: [String]
  var python: String?
  var config: String?

  func find(_ target: String) throws -> EvaluationTarget {
    let options = self
    let codes = RuleRegistry.all.map { $0.info.code.description }
    do throws(TargetFailure) {
      return try EvaluationTarget.find(target, configurationFile: config, codes: codes) { configuration, folder in
        configuration.searchPath =
          options.searchPath.map { FilePath($0).resolved(in: folder) }
          + configuration.searchPath
        if let python = options.python { configuration.python = FilePath(python).resolved(in: folder) }
      }
    } catch {
      throw ValidationError(error.message)
    }
  }
}
