// `lazyls lock`: records which modules programs may load when they start.
import ArgumentParser
import Basics
import Checker

struct Lock: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Record in lazyls.lock which modules each program may load when it starts.",
    discussion: """
      Programs are the scripts of pyproject.toml, the `entry-points` of the configuration and `__main__.py` files. The lock
      lies beside the configuration; while it is there, `lazyls --check` reports imports that bring in more (LZ606). Of the
      standard library it has only what is imported from outside it. Exit codes: 0, 1 when the lock differs and was not
      written, 2 could not run.

      Examples:
        lazyls lock                        write it; when it is there, show what is different
        lazyls lock --update               write it anew
        lazyls --check --select LZ606      only the comparison, with the line of each import
      """)

  @Argument(help: "Files and folders; the current folder when none is named.") var paths: [String] = []
  @OptionGroup var project: ProjectOptions
  @Flag(help: "Write the lock anew when it differs.") var update = false
  @Flag(name: .shortAndLong, help: "No progress, no sentences.") var quiet = false

  func run() throws {
    var options = try project.options(paths)
    options.isQuiet = quiet
    let progress = Progress(isQuiet: quiet)
    let outcome: LockRun.Outcome
    do throws(CheckFailure) {
      outcome = try LockRun.run(
        options, isUpdate: update, progress: progress.map { $0.update },
        say: { text in
          progress?.clear()
          Terminal.say(text)
        },
        print: { text in
          progress?.clear()
          if !quiet { Terminal.print(text) }
        })
    } catch {
      progress?.clear()
      throw ValidationError(error.message)
    }
    if outcome != .current { throw ExitCode(outcome.rawValue) }
  }
}
