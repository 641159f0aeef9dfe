// Summaries as bytes and back: nothing forgotten, nothing taken for whole that is not.
import Analysis
import Basics
import Modules
import PythonSyntax
import Testing

/// Notes what a summary is led through.
private struct Inventory: SummaryCoder {
  var count = 0
  var notTrivial: [String] = []
  /// Types of records of which the summary has none.
  var empty: [String] = []

  private mutating func note<T>(_ type: T.Type, isEmpty: Bool) {
    count += 1
    if !_isPOD(type) { notTrivial.append("\(type)") }
    if isEmpty { empty.append("\(type)") }
  }

  mutating func records<Record>(_ array: inout [Record]) { note(Record.self, isEmpty: array.isEmpty) }
  mutating func value<Value>(_ value: inout Value) { note(Value.self, isEmpty: false) }
  mutating func texts(_ table: inout TextTable) { count += 1 }
  mutating func syntaxErrors(_ errors: inout [SyntaxError]) { count += 1 }
  mutating func launchSettings(_ settings: inout [LaunchSetting]) { count += 1 }
}

@Suite("A summary as bytes") struct SummaryCodingTests {
  private func summary(_ text: String, isPackage: Bool = true) -> ModuleSummary {
    let options = SummaryOptions(target: .v3_15, isPackage: isPackage)
    return ParallelMap.onBigStack {
      Summarizer.summary(of: PythonSyntax.parse(SourceText(text), target: .v3_15), options: options)
    }
  }

  private func bytes(_ summary: ModuleSummary) -> [UInt8] {
    var bytes: [UInt8] = []
    summary.encode(to: &bytes)
    return bytes
  }

  private func decoded(_ bytes: some Collection<UInt8>) -> ModuleSummary? {
    unsafe Array(bytes).withUnsafeBytes { unsafe ModuleSummary(decoding: $0) }
  }

  /// Some of most kinds of records.
  private let text = """
    # lazyls: ignore-file[LZ999]
    import os, sys as system
    from typing import *
    from contextlib import suppress
    __all__ = ["Thing", "helper"]
    __lazy_modules__ = ["json"]
    with suppress(ImportError):
        import json
    from typing import NewType, TypeVar
    from dataclasses import dataclass
    T = TypeVar("T", bound="Thing")
    Alias = os.PathLike | None
    type New = os.PathLike
    sys.path.insert(0, "lib")
    system.path.append("more")
    @dataclass
    class Thing(os.PathLike):
        name: "system.T" = None
    def helper(x: os.PathLike = unknown.attribute) -> Thing:
        return json.dumps(x)
    helper(1)
    value = globals()["helper"]
    has = hasattr(json, "dumps")
    def careful():
        try:
            return json.loads("1")
        except Exception:
            return None
    """

  @Test func everyStoredPropertyIsInTheList() {
    var made = summary(text).records
    var inventory = Inventory()
    made.code(&inventory)
    // The export list is led through in two parts.
    #expect(inventory.count == Mirror(reflecting: made).children.count + 1)
    #expect(inventory.notTrivial == [])
    #expect(inventory.empty.count < 4, "the round trip below proves little for \(inventory.empty)")
  }

  @Test func theTextTableIsWhole() {
    // Blob, ends and hashes: a fourth would have to be coded as well.
    #expect(Mirror(reflecting: TextTable()).children.count == 3)
    #expect(Mirror(reflecting: summary("").exports).children.count == 2)
  }

  @Test func comesBackEqual() {
    for text in [text, "", "def f(:\n  pass\n", "x = 'é'\nimport \u{1D4B6}\n"] {
      let made = summary(text)
      #expect(decoded(bytes(made)) == made)
    }
    var records = SummaryRecords(options: SummaryOptions(target: .v3_12))
    records.launchSettings = [
      LaunchSetting(way: .option, range: ByteRange(1, 2), mode: nil),
      LaunchSetting(way: .environment, range: ByteRange(3, 9), mode: "all"),
    ]
    let launch = ModuleSummary(records)
    #expect(decoded(bytes(launch)) == launch)
  }

  @Test func tooFewOrTooManyBytesAreRefused() {
    let whole = bytes(summary(text))
    for count in 0..<whole.count where decoded(whole[..<count]) != nil { Issue.record("accepted \(count) bytes") }
    #expect(decoded(whole + [0]) == nil)
  }

  @Test func noCountReachesBeyondTheBytes() {
    let whole = bytes(summary(text))
    for start in stride(from: 0, to: whole.count - 4, by: 1) {
      var damaged = whole
      for index in start..<start + 4 { damaged[index] = 0xFF }
      // It may be refused or be another summary, which a check sum would show; it must only not trap.
      _ = decoded(damaged) == nil
    }
  }
}
