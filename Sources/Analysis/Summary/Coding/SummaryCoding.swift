// What a summary is made of, as one list: whoever writes summaries, reads them or checks the list walks it.
package import Modules
package import PythonSyntax

/// Is led through a summary part by part, in an order that never differs. Records and values must be trivial
/// (`_isPOD`), so that their bytes are all there is to them: a test asks it of every one in the list.
package protocol SummaryCoder {
  /// An array whose elements hold nothing but numbers.
  mutating func records<Record>(_ array: inout [Record])
  /// Anything else that holds nothing but numbers.
  mutating func value<Value>(_ value: inout Value)
  mutating func texts(_ table: inout TextTable)
  mutating func syntaxErrors(_ errors: inout [SyntaxError])
  mutating func launchSettings(_ settings: inout [LaunchSetting])
}

extension SummaryRecords {
  /// Leads a coder through every stored property. A property that is not here fails a test.
  package mutating func code(_ coder: inout some SummaryCoder) {
    coder.value(&options)
    coder.texts(&texts)
    coder.records(&imports)
    coder.records(&withs)
    coder.records(&symbols)
    coder.records(&bindings)
    exports.code(&coder)
    coder.records(&unboundNames)
    coder.records(&uses)
    coder.records(&functions)
    coder.records(&classes)
    coder.records(&bases)
    coder.records(&fields)
    coder.records(&typingCalls)
    coder.records(&typingArguments)
    coder.records(&aliases)
    coder.records(&events)
    coder.records(&namespaceReads)
    coder.records(&calls)
    coder.records(&tries)
    coder.records(&effectSites)
    coder.records(&effectArguments)
    coder.records(&functionFacts)
    coder.records(&parameters)
    coder.records(&boundValues)
    coder.records(&containerReads)
    coder.records(&loops)
    coder.records(&loopExits)
    coder.records(&lazyLists)
    coder.records(&lazyEntries)
    coder.launchSettings(&launchSettings)
    coder.records(&suppressions)
    coder.records(&suppressionCodes)
    coder.syntaxErrors(&syntaxErrors)
    coder.value(&flags)
    coder.value(&docstring)
    coder.value(&futureInsertion)
    coder.value(&listInsertion)
    coder.value(&futureAnnotations)
    coder.value(&length)
  }
}

extension ExportList {
  mutating func code(_ coder: inout some SummaryCoder) {
    coder.value(&form)
    coder.records(&entries)
  }
}

extension TextTable {
  /// The parts of a table, for coders.
  mutating func code(_ coder: inout some SummaryCoder) {
    coder.records(&blob)
    coder.records(&ends)
    coder.records(&hashes)
  }
}
