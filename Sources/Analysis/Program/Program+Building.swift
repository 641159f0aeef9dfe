// Reads, parses, summarises and links a set of files on all cores.
package import Basics
import Modules
package import PythonSyntax

extension Program {
  /// How much of the outside is read.
  package enum Depth: Sendable, Comparable {
    /// Only the project's own files.
    case project
    /// Also library modules from which names are imported: what the rules need.
    case direct
    /// Also all that those load in turn, but for the standard library: what programs choose to load.
    case libraries
    /// Also all that those load in turn: what `loads` needs to be true.
    case closure
  }

  /// Builds a program of `descriptions`, in that order. Files that cannot be read become empty modules with one
  /// syntax error that says why.
  /// - Returns: nil when cancelled.
  package static func build(
    _ descriptions: [FileDescription], options: SummaryOptions, provider: ModuleProvider, depth: Depth = .direct,
    threads: Int = Processors.available, cancellation: Cancellation? = nil, progress: (@Sendable (Int) -> Void)? = nil
  ) -> Program? {
    let read = provider.read
    let files: [ProgramFile]? = ParallelMap.run(
      count: descriptions.count, threads: threads, cancellation: cancellation, progress: progress,
      makeState: { FileSummarizer(provider) },
      body: { (summarizer: inout FileSummarizer, index: Int) -> ProgramFile in
        let description = descriptions[index]
        var options = options
        options.isPackage = description.isPackage
        options.awaitsAtTop = description.isNotebook
        options.target = description.target ?? options.target
        if let launch = description.launch, let source = read(description.path) {
          var records = SummaryRecords(options: options)
          records.launchSettings = launch.settings(in: source.bytes)
          return ProgramFile(description: description, summary: ModuleSummary(records), isExternal: false)
        }
        guard description.launch == nil, let summary = summarizer.summary(of: description.path, options) else {
          var records = SummaryRecords(options: options)
          records.syntaxErrors = [SyntaxError(.encoding, "the file cannot be read", ByteRange(at: 0))]
          return ProgramFile(description: description, summary: ModuleSummary(records), isExternal: false)
        }
        return ProgramFile(description: description, summary: summary, isExternal: false)
      })
    guard let files, cancellation?.isCancelled != true else { return nil }
    return link(files, options: options, provider: provider, depth: depth, threads: threads)
  }

  /// Links files that are summarised already.
  package static func link(
    _ files: [ProgramFile], options: SummaryOptions, provider: ModuleProvider, depth: Depth = .direct,
    threads: Int = Processors.available
  ) -> Program {
    var linker = Linker(files: files, options: options, provider: provider, depth: depth, threads: threads)
    linker.linkAll(0..<files.count, depth: depth)
    return linker.program()
  }

  /// The summary of one text as this program would make it, for an edited file.
  package func summarize(_ source: SourceText, as description: FileDescription) -> ModuleSummary {
    var edited = EditedFile()
    return summarize(source, as: description, &edited)
  }

  /// The same of a text that will be edited again.
  /// - Parameter edited: of the file, as the last call has left it.
  package func summarize(
    _ source: SourceText, as description: FileDescription, _ edited: inout EditedFile
  ) -> ModuleSummary {
    var options = self.options
    options.isPackage = description.isPackage
    options.awaitsAtTop = description.isNotebook
    options.target = description.target ?? options.target
    return edited.summary(of: source, options: options)
  }
}
