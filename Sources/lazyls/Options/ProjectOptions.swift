// The options of every command that looks at a whole project.
import ArgumentParser
import Basics
import Checker

struct ProjectOptions: ParsableArguments {
  @Option(help: "all: what -X lazy_imports=all would make lazy; explicit: only what is marked; cinder: Meta's.")
  var dialect: String?
  @Option(help: "The Python to judge for, 3.8 to 3.15; by default from requires-python, else 3.15.")
  var targetVersion: String?
  @Option(help: "A configuration file to use instead of the nearest one.") var config: String?
  @Option(help: "One more folder to look imports up in; may be repeated.") var searchPath: [String] = []
  @Option(help: "An interpreter or virtual environment to take library paths from. It is read, never run.")
  var python: String?
  @Option(help: "How many threads; by default all processors.") var jobs: Int?

  func options(_ paths: [String]) throws -> CheckOptions {
    var options = CheckOptions()
    options.paths = paths
    options.dialect = try dialect.map { try choose($0, "dialect", Dialect.allCases.map { ($0.word, $0) }) }
    options.targetVersion = try targetVersion.map {
      guard let version = PythonVersion(parsing: $0) else {
        throw ValidationError("--target-version \($0): say a version from 3.8 to 3.15")
      }
      return version
    }
    options.configurationFile = config
    options.searchPath = searchPath
    options.python = python
    if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): say at least 1") }
    options.jobs = jobs
    options.version = Version.current
    return options
  }
}

/// The value that a word on the command line means.
func choose<Value>(_ text: String, _ option: String, _ values: [(word: String, value: Value)]) throws -> Value {
  if let found = values.first(where: { $0.word == text }) { return found.value }
  throw ValidationError("--\(option) \(text): say one of \(values.map(\.word).joined(separator: ", "))")
}

func choose<Value: RawRepresentable<String>>(_ text: String, _ option: String, _ values: [Value]) throws -> Value {
  try choose(text, option, values.map { ($0.rawValue, $0) })
}
