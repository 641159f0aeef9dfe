// Summaries of files: how fast they are made, how big they are, and what they say of each import.
import Analysis
import ArgumentParser
import Basics
import Glibc
import Modules
import PythonSyntax

struct SummaryBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary-bench", abstract: "Parse and summarise files; print rates, sizes and counts.")

  @Option(help: "How many threads.") var threads = 1
  @Option(help: "How often to summarise each tree.") var rounds = 1
  @Flag(help: "Read paths from standard input, one a line.") var list = false
  @Argument(help: "Python files.") var paths: [String] = []

  private struct Result: Sendable {
    var bytes = 0
    var parse = 0.0
    var summarize = 0.0
    var summary: ModuleSummary?
  }

  func run() throws {
    var all = paths
    if list { while let line = readLine() { all.append(line) } }
    let files = FileSystem()
    let rounds = self.rounds
    let inputs = all
    let results =
      ParallelMap.run(
        count: inputs.count, threads: threads, makeState: { Summarizer() },
        body: { (summarizer: inout Summarizer, index: Int) -> Result in
          guard let bytes = try? files.read(FilePath(inputs[index])) else { return Result() }
          var result = Result(bytes: bytes.count)
          let start = threadSeconds()
          let tree = PythonSyntax.parse(SourceText(file: bytes))
          let parsed = threadSeconds()
          for _ in 0..<rounds {
            result.summary = summarizer.summarize(tree, options: SummaryOptions(target: .v3_15))
          }
          result.parse = parsed - start
          result.summarize = (threadSeconds() - parsed) / Double(rounds)
          return result
        }) ?? []
    let bytes = results.reduce(0) { $0 + $1.bytes }
    let parse = results.reduce(0) { $0 + $1.parse }
    let summarize = results.reduce(0) { $0 + $1.summarize }
    let summaries = results.compactMap(\.summary)
    let size = summaries.reduce(0) { $0 + $1.records.footprint }
    print(
      "\(summaries.count) files, \(bytes) bytes; parse \(rate(bytes, parse)) MB/s, summarise \(rate(bytes, summarize)) MB/s; "
        + "\(size / max(1, summaries.count)) bytes a summary")
    print(
      "imports \(summaries.reduce(0) { $0 + $1.imports.count }), uses \(summaries.reduce(0) { $0 + $1.uses.count }), "
        + "functions \(summaries.reduce(0) { $0 + $1.functions.count }), bindings \(summaries.reduce(0) { $0 + $1.bindings.count }), "
        + "texts \(summaries.reduce(0) { $0 + $1.texts.count }), "
        + "sites \(summaries.reduce(0) { $0 + $1.effectSites.count }), "
        + "arguments \(summaries.reduce(0) { $0 + $1.effectArguments.count }), "
        + "values \(summaries.reduce(0) { $0 + $1.boundValues.count })")
  }

  private func rate(_ bytes: Int, _ seconds: Double) -> Int { Int(Double(bytes) / max(seconds, 1e-9) / 1e6) }
}

/// Processor time of this thread, which other processes do not lengthen.
private func threadSeconds() -> Double {
  var time = timespec()
  guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return 0 }
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

/// One line an import: what becomes of it and why, for looking at the analysis of one file.
struct SummaryDump: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary-dump",
    abstract: "Print each module-level import of each file: bound name, eligible under `all`, first read at import.")

  @Flag(help: "Read paths from standard input, one a line.") var list = false
  @Argument(help: "Python files.") var paths: [String] = []

  func run() throws {
    var all = paths
    if list { while let line = readLine() { all.append(line) } }
    for path in all {
      guard let bytes = try? FileSystem().read(FilePath(path)) else { continue }
      let summary = ParallelMap.onBigStack {
        Summarizer.summary(
          of: PythonSyntax.parse(SourceText(file: bytes)),
          options: SummaryOptions(target: .v3_15, isPackage: path.hasSuffix("/__init__.py")))
      }
      print("FILE \(path)")
      for record in summary.imports where record.symbol.isPresent && !record.flags.contains(.inFunction) {
        let line = LineCounter.lineAndColumn(bytes, Int(record.alias.start)).line
        var verdict = "eager"
        if record.guardKind.isNever { verdict = "never" } else if record.isEligible(.all) { verdict = "lazy" }
        var reason = ""
        if verdict == "lazy", record.firstImportUse.isPresent {
          let use = summary[record.firstImportUse]
          verdict = record.flags.contains(.importUseIsCertain) ? "reified" : "maybe"
          reason = "\(use.kind.word) at \(LineCounter.lineAndColumn(bytes, Int(use.start)).line)"
          for step in summary.chain(to: use) {
            reason +=
              " via \(summary.qualifiedName(step.function)) at \(LineCounter.lineAndColumn(bytes, Int(step.range.start)).line)"
          }
        }
        let rebound = record.flags.contains(.isRebound) ? " rebound" : ""
        print(
          "\(line)\t\(summary.text(record.bound))\t\(verdict)\(rebound)\t\(summary.text(record.module))\t\(summary.text(record.name))\t\(reason)"
        )
      }
    }
  }
}
