// A summary as bytes: arrays one after another, as they lie in memory. Only the same program can read them back.
import Basics
import Modules
import PythonSyntax

extension ModuleSummary {
  /// Appends the summary. What lies in a record's gaps goes along, so equal summaries may differ in bytes.
  package func encode(to bytes: inout [UInt8]) {
    var encoder = SummaryEncoder(bytes: [])
    swap(&encoder.bytes, &bytes)
    // The coder's list is of places, for reading; nothing is written into them here.
    var records = records
    records.code(&encoder)
    swap(&encoder.bytes, &bytes)
  }
}

private struct SummaryEncoder: SummaryCoder {
  var bytes: [UInt8]

  mutating func records<Record>(_ array: inout [Record]) {
    count(array.count)
    if array.isEmpty { return }
    // SAFETY: the elements are plain numbers.
    unsafe array.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }

  mutating func value<Value>(_ value: inout Value) {
    // SAFETY: it is plain numbers.
    unsafe withUnsafeBytes(of: &value) { unsafe bytes.append(contentsOf: $0) }
  }

  mutating func texts(_ table: inout TextTable) { table.code(&self) }

  mutating func syntaxErrors(_ errors: inout [SyntaxError]) {
    count(errors.count)
    for index in errors.indices {
      value(&errors[index].kind)
      value(&errors[index].range)
      string(errors[index].message)
    }
  }

  mutating func launchSettings(_ settings: inout [LaunchSetting]) {
    count(settings.count)
    for index in settings.indices {
      value(&settings[index].way)
      value(&settings[index].range)
      var hasMode = settings[index].mode != nil
      value(&hasMode)
      string(settings[index].mode ?? "")
    }
  }

  private mutating func string(_ text: String) {
    count(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func count(_ number: Int) {
    var number = UInt32(truncatingIfNeeded: number)
    value(&number)
  }
}
