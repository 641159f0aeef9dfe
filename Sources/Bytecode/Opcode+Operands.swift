// What the operands of each instruction are: for the assembler, the verifier and the disassembler.

/// The meaning of one operand, or of the last two together.
package enum OperandKind: UInt8, Sendable {
  case unused, register, constant, name, site, number, jump
  /// A local variable's number, which is its register's.
  case local
}

package struct Operands: Sendable {
  package var a = OperandKind.unused
  package var b = OperandKind.unused
  package var c = OperandKind.unused
  /// Of `b` and `c` together; then these are unused.
  package var bc = OperandKind.unused
}

extension Opcode {
  /// Jumps by the signed 16-bit operand c.
  package var hasShortJump: Bool { operands.c == .jump }

  package var operands: Operands {
    switch self {
    case .nop, .makeGenerator, .setupAnnotations: Operands()
    case .loadNone, .loadTrue, .loadFalse, .makeCell, .checkBound, .clear, .loadLocals, .loadBuildClass, .returnValue,
      .reraise, .popHandled, .loadAssertionError, .importStar, .endAsyncFor, .loadNotImplementedError:
      Operands(a: .register)
    case .move, .moveChecked, .storeCell, .getIterator, .getAsyncIterator, .getAsyncNext, .negative, .positive, .invert,
      .not, .listAppend, .setAdd, .mapUpdate, .listToTuple, .getYieldFromIterator, .getAwaitable, .wrapAsyncValue,
      .raise, .pushHandled, .isSequence, .isMapping, .getLength, .buildSlice:
      Operands(a: .register, b: .register)
    case .loadConstant: Operands(a: .register, bc: .constant)
    case .loadInteger: Operands(a: .register, bc: .number)
    case .extra: Operands(bc: .constant)
    case .loadClosure: Operands(a: .register, b: .number)
    case .loadCell, .loadClassCell, .loadSpecial, .loadFromMappingOrGlobals, .loadFromMappingOrCell, .importFrom:
      Operands(a: .register, b: .register, c: .name)
    case .deleteCell: Operands(a: .register, c: .name)
    case .loadGlobal, .loadName: Operands(a: .register, c: .site)
    case .storeGlobal, .storeName, .deleteAttribute: Operands(a: .register, bc: .name)
    case .deleteGlobal, .deleteName: Operands(bc: .name)
    case .loadAttribute, .storeAttribute, .loadMethod: Operands(a: .register, b: .register, c: .site)
    case .loadItem, .storeItem, .add, .subtract, .multiply, .matrixMultiply, .divide, .modulo, .power, .leftShift,
      .rightShift, .bitOr, .bitXor, .bitAnd, .floorDivide, .less, .lessEqual, .equal, .notEqual, .greater,
      .greaterEqual, .isSame, .isNotSame, .contains, .notContains, .mapAdd, .listExtend, .mapMerge, .setUpdate,
      .formatValue, .buildTemplate, .callSpread, .yieldValue, .matchException, .matchGroup, .prepareReraiseStar,
      .callExit, .matchKeys, .copyWithoutKeys, .intrinsic:
      Operands(a: .register, b: .register, c: .register)
    case .deleteItem: Operands(a: .register, b: .register)
    case .addInteger, .buildTuple, .buildList, .buildSet, .buildMap, .buildString, .unpackSequence, .unpackStarred,
      .call, .callMethod, .callKeyword, .matchClass:
      Operands(a: .register, b: .register, c: .number)
    case .buildInterpolation: Operands(a: .register, b: .register)
    case .jump: Operands(bc: .jump)
    case .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone: Operands(a: .register, bc: .jump)
    case .jumpUnlessLess, .jumpUnlessLessEqual, .jumpUnlessEqual, .jumpUnlessNotEqual, .jumpUnlessGreater,
      .jumpUnlessGreaterEqual, .forIterator, .send:
      Operands(a: .register, b: .register, c: .jump)
    case .makeFunction: Operands(a: .register, b: .constant, c: .register)
    case .importName: Operands(a: .register, b: .name, c: .register)
    }
  }
}
