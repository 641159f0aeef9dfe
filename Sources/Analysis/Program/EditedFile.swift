// What is kept of a file that is edited, for its next summary.
package import PythonSyntax

/// The last text of a file, from which the next parse goes on, and the last walk, whose functions the next one repeats.
package struct EditedFile: Sendable {
  private var text: EditedText
  private var summarizer = Summarizer(remembers: true)

  /// - Parameter distance: see `EditedText`.
  package init(distance: Int = EditedText.distance) { text = EditedText(distance: distance) }

  /// How many functions the last summary took over from the one before.
  package var repeatedFunctions: Int { summarizer.repeatedFunctions }

  /// The summary of the text as it is now.
  package mutating func summary(of source: SourceText, options: SummaryOptions) -> ModuleSummary {
    let tree = text.parse(source, target: options.target)
    return summarizer.summarize(tree, options: options, kept: text.kept)
  }
}
