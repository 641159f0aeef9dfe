// One worker's way from a path to a summary: the cache, else reading, parsing and one walk.
import Basics
import PythonSyntax

struct FileSummarizer {
  private let provider: ModuleProvider
  private var summarizer = Summarizer()
  private var session: (any SummaryCacheSession)?

  init(_ provider: ModuleProvider) {
    self.provider = provider
    session = provider.cache?.session()
  }

  /// Nil when the file cannot be read.
  mutating func summary(of path: FilePath, _ options: SummaryOptions) -> ModuleSummary? {
    // What an editor holds is not what is on disk, and changes with every key.
    if session != nil, !provider.isEdited(path) {
      switch session?.find(path, options) {
      case .known(let summary): return summary
      case .unknown(let bytes, let ticket):
        let summary = summarize(SourceText(file: bytes), options)
        session?.keep(summary, ticket)
        return summary
      case .unavailable, nil: break
      }
    }
    return provider.read(path).map { summarize($0, options) }
  }

  private mutating func summarize(_ source: SourceText, _ options: SummaryOptions) -> ModuleSummary {
    summarizer.summarize(PythonSyntax.parse(source, target: options.target), options: options)
  }
}
