// `co_code`: what `dis` and `modulefinder` look for in bytecode, in CPython 3.15's encoding.
//
// Our machine has registers where CPython's has a stack. What has a counterpart with the same operand is rendered: imports,
// constants, names that are bound, returns. All else is NOP, one code unit each, so that positions fit.
import Bytecode

struct CodeRendering {
  /// Two bytes for each code unit: opcode, argument.
  private(set) var bytes: [UInt8] = []
  /// The instruction that each code unit stands for.
  private(set) var owners: [Int] = []

  /// Numbers of `Lib/_opcode_metadata.py`, 3.15.
  private enum Name: UInt8 {
    case nop = 25, returnValue = 33, extendedArgument = 67, importFrom = 71, importName = 72, loadCommonConstant = 80,
      loadConstant = 81, loadSmallInteger = 93, storeGlobal = 114, storeName = 115
  }

  /// `LOAD_COMMON_CONSTANT`'s number for None.
  private static let commonNone = 7

  init(_ code: CodeObject) {
    for (index, instruction) in code.instructions.enumerated() {
      switch instruction.opcode {
      case .loadInteger where (0...255).contains(instruction.bc): emit(.loadSmallInteger, Int(instruction.bc), index)
      case .loadNone: emit(.loadCommonConstant, CodeRendering.commonNone, index)
      case .loadConstant: emit(.loadConstant, Int(instruction.bc), index)
      case .importName:
        // The low bits say: lazy, eager, or decided when it runs.
        let kind = instruction.flags == 2 ? 1 : instruction.flags == 0 ? 2 : 0
        emit(.importName, Int(instruction.b) << 2 | kind, index)
      case .importFrom: emit(.importFrom, Int(instruction.c), index)
      case .storeName: emit(.storeName, Int(instruction.bc), index)
      case .storeGlobal: emit(.storeGlobal, Int(instruction.bc), index)
      case .returnValue: emit(.returnValue, 0, index)
      default: emit(.nop, 0, index)
      }
    }
  }

  private mutating func emit(_ name: Name, _ argument: Int, _ owner: Int) {
    var shift = 24
    while shift > 0 {
      if argument >> shift != 0 { add(.extendedArgument, argument >> shift, owner) }
      shift -= 8
    }
    add(name, argument, owner)
  }

  private mutating func add(_ name: Name, _ argument: Int, _ owner: Int) {
    bytes.append(name.rawValue)
    bytes.append(UInt8(truncatingIfNeeded: argument))
    owners.append(owner)
  }
}
