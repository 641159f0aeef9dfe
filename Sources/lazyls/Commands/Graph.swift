// `lazyls graph`: the import graph, chains between modules, the heaviest modules.
import ArgumentParser
import Basics
import Checker
import Modules

struct Graph: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The import graph: who loads whom at import, what is lazy, where the cycles are.",
    discussion: """
      An import is eager when it is not eligible under the dialect or is used while its module is imported; packages load
      before what lies in them. With --from and --to: the shortest chain of eager imports; where there is none, the one
      with the fewest lazy ones. Exit codes: 0, 1 when --from does not lead to --to, 2 could not run.

      Examples:
        lazyls graph                       a tree from the modules that nothing else loads
        lazyls graph src --libraries none --format dot | dot -Tsvg > imports.svg
        lazyls graph --from app.cli --to numpy      why is numpy loaded?
        lazyls graph --from app.cli --top 20        what costs most, by what nothing else would load
        lazyls graph --format json > graph.json
      """)

  @Argument(help: "Files and folders; the current folder when none is named.") var paths: [String] = []
  @OptionGroup var project: ProjectOptions
  @Option(help: "text, dot or json.") var format: String = "text"
  @Option(help: "Begin here: a module's name, or a file.") var from: String?
  @Option(help: "Show how one comes here: a module's name, or a file.") var to: String?
  @Option(help: "List the modules through which alone the most load; 20 is a good number.") var top: Int?
  @Option(
    help: "What lies outside the project: none, imported (by it), or all. By default imported; all with --to and --top."
  )
  var libraries: String?
  @Option(help: "auto, always or never.") var color: String?
  @Flag(name: .shortAndLong, help: "No progress.") var quiet = false

  func run() throws {
    var options = try project.options(paths)
    options.color = try color.map { try choose($0, "color", Configuration.Color.allCases) }
    options.isQuiet = quiet
    var wanted = GraphOptions()
    wanted.format = try choose(format, "format", GraphFormat.allCases)
    wanted.libraries = try libraries.map { try choose($0, "libraries", GraphLibraries.allCases) }
    wanted.from = from
    wanted.to = to
    if let top, top < 1 { throw ValidationError("--top \(top): say at least 1") }
    wanted.top = top
    let progress = Progress(isQuiet: quiet)
    let isFound: Bool
    do throws(CheckFailure) {
      isFound = try GraphRun.run(
        options, wanted, isTerminal: Terminal.wantsColor, progress: progress.map { $0.update },
        say: { text in
          progress?.clear()
          Terminal.say(text)
        },
        report: { report in
          progress?.clear()
          Terminal.write(report)
        })
    } catch {
      progress?.clear()
      throw ValidationError(error.message)
    }
    if !isFound { throw ExitCode(1) }
  }
}
