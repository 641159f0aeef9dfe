// Who called: for native code that speaks of a place in the program.
import Bytecode

/// A frame as native modules see it.
package struct Caller {
  package let filename: String
  /// Counted from 1; 0 where it is not known.
  package let line: Int
  package let globals: Ref<DictObject>
}

extension World {
  /// The frame so many above the running one, which is 0; nil beyond the first.
  package func caller(_ level: Int) -> Caller? {
    guard level >= 0, level < frameCount else { return nil }
    let frame = frames[frameCount - 1 - level]
    return Caller(
      filename: codes[frame.code].code.filename, line: line(code: frame.code, instruction: max(frame.next - 1, 0)) ?? 0,
      globals: frame.globals)
  }
}
