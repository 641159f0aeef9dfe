// `lazyls filter`: what must stay eager, as a module that tells the interpreter.
import ArgumentParser
import Basics
import Checker

struct Filter: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a Python module that keeps eager what would break if it were lazy.",
    discussion: """
      The module installs a filter (`sys.set_lazy_imports_filter`, Python 3.15) that refuses laziness to each import with a
      finding at warning or above; what was installed before is still asked. Rules that are switched off and ignored
      findings have no entry. Exit codes: 0, 2 could not run.

      Examples:
        lazyls filter src --output-file lazy_filter.py      then `import lazy_filter` in sitecustomize
        python -X lazy_imports=all -c "__import__('lazy_filter'); import app.main; app.main.main()"
        lazyls filter --format json        the same for other tools, with every reason
        lazyls filter --format lifeguard   LAZY_ELIGIBLE and LOAD_IMPORTS_EAGERLY, for loaders that read these
        lazyls filter --warm-up            what a server should load before it serves, the heaviest first
      """)

  @Argument(help: "Files and folders; the current folder when none is named.") var paths: [String] = []
  @OptionGroup var project: ProjectOptions
  @Option(help: "python, json or lifeguard; with --warm-up text or json.") var format: String?
  @Option(help: "Write to a file, as a whole or not at all.") var outputFile: String?
  @Flag(help: "List what functions load on first use instead.") var warmUp = false
  @Flag(name: .shortAndLong, help: "No progress.") var quiet = false

  func run() throws {
    var options = try project.options(paths)
    options.isQuiet = quiet
    let allowed: [FilterFormat] = warmUp ? [.text, .json] : [.python, .json, .lifeguard]
    let format = try self.format.map { try choose($0, "format", allowed) } ?? allowed[0]
    let progress = Progress(isQuiet: quiet)
    var output: [UInt8] = []
    do throws(CheckFailure) {
      try FilterRun.run(
        options, format, isWarmUp: warmUp, progress: progress.map { $0.update },
        say: { text in
          progress?.clear()
          Terminal.say(text)
        },
        write: { output = $0 })
    } catch {
      progress?.clear()
      throw ValidationError(error.message)
    }
    progress?.clear()
    guard let outputFile else { return Terminal.write(output) }
    if !Terminal.replace(outputFile, output) {
      throw ValidationError("cannot write '\(outputFile)': name a file in a folder that exists and is writable")
    }
  }
}
