// How long modules take to load, estimated from their source.
package import Analysis

/// A load of CPython 3.15 in a fresh process with bytecode at hand costs so much a module and so much a byte of source:
/// `Scripts/calibrate-loads` fits both to `-X importtime` of all modules of the standard library, each in a process of
/// its own. Half of those 178 take between 0.9 and 1.25 times as long as is said here, nine of ten between 0.75 and 2.5
/// times, on the machine of the fit, a server of 2026; another machine is faster or slower as a whole. Instructions that an
/// evaluation counts made the fit no better. What a module computes while it loads, or maps into memory, is not in it.
package struct LoadTime: Sendable {
  private var nanoseconds = 0

  /// Found, opened, read, run.
  private static let ofModule = 180_000
  /// A part of the interpreter, or compiled.
  private static let ofCompiledModule = 63_000
  private static let ofByte = 13
  /// Of a module whose source was not looked at. Half of CPython's are shorter.
  private static let ordinaryLength = 12_000

  package init() {}

  /// Of all these modules together.
  package init(of modules: some Sequence<ModuleID>, in program: Program) {
    for module in modules {
      if let file = program.file(module) {
        add(sourceLength: Int(program[file].summary.length))
      } else {
        add(sourceLength: program.facts(module).kind == .source ? Self.ordinaryLength : nil)
      }
    }
  }

  /// - Parameter sourceLength: bytes; nil for what has no source.
  package mutating func add(sourceLength: Int?) {
    nanoseconds += sourceLength.map { Self.ofModule + $0 * Self.ofByte } ?? Self.ofCompiledModule
  }

  /// With two digits that count; 0 for what takes less than half of one.
  package var milliseconds: Int {
    let exact = (nanoseconds + 500_000) / 1_000_000
    return exact < 100 ? exact : (exact + 5) / 10 * 10
  }

  /// "about 85 ms cold (estimated)".
  package var words: String {
    milliseconds < 1 ? "under 1 ms cold (estimated)" : "about \(milliseconds) ms cold (estimated)"
  }
}
