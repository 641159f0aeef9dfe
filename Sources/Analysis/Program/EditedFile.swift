// What is kept of a file that is edited, for its next summary.
package import PythonSyntax

/// The last text of a file, from which the next parse goes on, and the memory of its walks.
package struct EditedFile: Sendable {
  private var text: EditedText
  private var summarizer = Summarizer()

  /// - Parameter distance: see `EditedText`.
  package init(distance: Int = EditedText.distance) { text = EditedText(distance: distance) }

  /// The summary of the text as it is now.
  package mutating func summary(of source: SourceText, options: SummaryOptions) -> ModuleSummary {
    summarizer.summarize(text.parse(source, target: options.target), options: options)
  }
}
