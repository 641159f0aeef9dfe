// Bytes that `SummaryEncoder` wrote, as a summary again: each array is one copy, whatever its length.
import Basics
import Modules
import PythonSyntax

extension ModuleSummary {
  /// The summary in `bytes`; nil when they are too few or too many. Never traps, but only a check sum that the caller
  /// has compared says that the records are whole.
  package init?(decoding bytes: UnsafeRawBufferPointer) {
    var decoder = unsafe SummaryDecoder(bytes: bytes)
    var records = SummaryRecords(options: SummaryOptions(target: .newest))
    records.code(&decoder)
    guard decoder.isComplete else { return nil }
    self.init(records)
  }
}

@safe private struct SummaryDecoder: SummaryCoder {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0
  private var hasFailed = false

  init(bytes: UnsafeRawBufferPointer) { unsafe self.bytes = bytes }

  var isComplete: Bool { unsafe !hasFailed && offset == bytes.count }

  mutating func records<Record>(_ array: inout [Record]) {
    let count = count()
    if count == 0 { return }
    let stride = MemoryLayout<Record>.stride
    guard let part = unsafe take(count, stride) else { return }
    array = unsafe [Record](unsafeUninitializedCapacity: count) { buffer, initialized in
      // SAFETY: `part` has `count` records' bytes, which were such records when they were written.
      unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: part)
      initialized = count
    }
  }

  mutating func value<Value>(_ value: inout Value) {
    guard let part = unsafe take(1, MemoryLayout<Value>.size) else { return }
    // SAFETY: `part` has as many bytes as the value.
    unsafe withUnsafeMutableBytes(of: &value) { unsafe $0.copyMemory(from: part) }
  }

  mutating func texts(_ table: inout TextTable) { table.code(&self) }

  mutating func syntaxErrors(_ errors: inout [SyntaxError]) {
    for _ in 0..<count() {
      if hasFailed { return }
      var kind = SyntaxError.Kind.syntaxError
      var range = ByteRange(at: 0)
      value(&kind)
      value(&range)
      errors.append(SyntaxError(kind, string(), range))
    }
  }

  mutating func launchSettings(_ settings: inout [LaunchSetting]) {
    for _ in 0..<count() {
      if hasFailed { return }
      var way = LaunchSetting.Way.option
      var range = ByteRange(at: 0)
      var hasMode = false
      value(&way)
      value(&range)
      value(&hasMode)
      let mode = string()
      settings.append(LaunchSetting(way: way, range: range, mode: hasMode ? mode : nil))
    }
  }

  private mutating func string() -> String {
    guard let part = unsafe take(count(), 1) else { return "" }
    return unsafe String(decoding: part, as: UTF8.self)
  }

  private mutating func count() -> Int {
    var number: UInt32 = 0
    value(&number)
    return hasFailed ? 0 : Int(number)
  }

  /// The next `count` elements of `size` bytes; nil, and so is all that follows, when there are not as many.
  private mutating func take(_ count: Int, _ size: Int) -> UnsafeRawBufferPointer? {
    // A count has 32 bits and a record few hundred bytes: the product is far from overflowing.
    let length = count * size
    guard unsafe !hasFailed && length <= bytes.count - offset else {
      hasFailed = true
      return nil
    }
    let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
    offset += length
    return unsafe part
  }
}
