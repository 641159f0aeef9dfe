// Tools for those who work on lazyls: measurements, generators, comparisons. Never installed.
import ArgumentParser

@main
struct DevTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devtool",
    abstract: "Measure, generate and compare: for those who work on lazyls.",
    subcommands: [
      Generate.self, DumpAST.self, ParseBench.self, SummaryBench.self, SummaryDump.self, ProgramBench.self,
      RunProgram.self,
      Conformance.self,
      Disassemble.self, CompileAll.self,
    ])
}
