// Every operation of the virtual machine. The machine has registers: a function's parameters and local variables come
// first, temporaries follow; an instruction names registers, so `x = a + b` is one instruction.

/// What an instruction does. Notation: `R[x]` is a register, `K[x]` a constant, `N[x]` a name of the code object, `S[x]` a
/// site: a name with an inline cache. `a`, `b`, `c` are the instruction's operands, `bc` the last two as one signed
/// 32-bit number, `f` its flags. Jumps are relative to the instruction behind. "Unbound" is the mark of a variable
/// without a value, and of an operand that is left out.
@usableFromInline package enum Opcode: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// Written out so that other modules compare bytes.
  @inlinable @inline(__always) package static func == (a: Opcode, b: Opcode) -> Bool { a.rawValue == b.rawValue }

  case nop

  // MARK: Moves and constants
  /// R[a] = R[b], which is known to be bound.
  case move
  /// R[a] = R[b]; UnboundLocalError for local variable number b where it is unbound.
  case moveChecked
  /// UnboundLocalError where local variable a is unbound.
  case checkBound
  /// R[a] becomes unbound; f=1: UnboundLocalError where it was unbound already (`del x`).
  case clear
  /// R[a] = K[bc]
  case loadConstant
  /// R[a] = the integer bc
  case loadInteger
  case loadNone
  case loadTrue
  case loadFalse

  // MARK: Variables in cells: those that inner functions share
  /// R[a] = a cell that holds what R[a] held (a parameter, or unbound)
  case makeCell
  /// R[a] = the closure's cell number b. Stands at the function's beginning, once for each free variable.
  case loadClosure
  /// R[a] = the content of cell R[b]; UnboundLocalError or NameError where unbound (f=1: a free variable), for the name
  /// N[c].
  case loadCell
  /// The content of cell R[a] = R[b].
  case storeCell
  /// Empties the cell R[a]; error as for `loadCell` with the name N[c].
  case deleteCell
  /// R[a] = N[c] looked up in the local namespace (a class body's), else the content of cell R[b].
  case loadClassCell

  // MARK: Names in namespaces
  /// R[a] = global or builtin S[c]
  case loadGlobal
  /// global N[bc] = R[a]
  case storeGlobal
  case deleteGlobal
  /// R[a] = S[c] in the frame's local namespace, else global, else builtin: module level, class bodies, `exec`.
  case loadName
  /// local N[bc] = R[a]
  case storeName
  case deleteName
  /// R[a] = N[c] in the mapping R[b], else global, else builtin: names in annotation scopes of classes.
  case loadFromMappingOrGlobals
  /// R[a] = N[c] in the mapping R[b], else the content of cell R[b+1].
  case loadFromMappingOrCell
  /// R[a] = the frame's local namespace (f=0) as a mapping: `locals()` of a class body or module.
  case loadLocals

  // MARK: Attributes and items
  /// R[a] = R[b].S[c]
  case loadAttribute
  /// R[a].S[c] = R[b]
  case storeAttribute
  /// del R[a].N[bc]
  case deleteAttribute
  /// For a call of R[b].S[c](…): R[a] = the function and R[a+1] = the receiver, or R[a] = the attribute and R[a+1] unbound.
  case loadMethod
  /// R[a] = the special method of R[b] named N[c], looked up on the type and bound; f says for which message when there is
  /// none: 0 with-enter, 1 with-exit, 2 async-with-enter, 3 async-with-exit.
  case loadSpecial
  /// R[a] = R[b][R[c]]; f=1: R[c] is the slice that the instruction before has built, for this one alone.
  case loadItem
  /// R[a][R[b]] = R[c]
  case storeItem
  /// del R[a][R[b]]
  case deleteItem
  /// R[a] = slice(R[b], R[b+1], R[b+2])
  case buildSlice

  // MARK: Operators. f=1: in place (`+=`)
  /// R[a] = R[b] + R[c], and so on
  case add, subtract, multiply, matrixMultiply, divide, modulo, power, leftShift, rightShift, bitOr, bitXor, bitAnd,
    floorDivide
  /// R[a] = R[b] + the signed 16-bit integer c; subtraction of a small constant is this too, with f bit 1 (2) set, so
  /// that an object's `__sub__` gets -c.
  case addInteger
  /// R[a] = -R[b], +R[b], ~R[b], not R[b]
  case negative, positive, invert, not
  /// R[a] = R[b] < R[c], and so on
  case less, lessEqual, equal, notEqual, greater, greaterEqual
  /// R[a] = R[b] is R[c], …
  case isSame, isNotSame
  /// R[a] = R[b] in R[c], …
  case contains, notContains

  // MARK: Jumps
  /// Always, by bc. Backward jumps count against the budget.
  case jump
  /// By bc if R[a] is true, false, None, not None.
  case jumpIfTrue, jumpIfFalse, jumpIfNone, jumpIfNotNone
  /// By the signed 16-bit c if R[a] < R[b] (and so on) is false (f=0) or true (f=1).
  case jumpUnlessLess, jumpUnlessLessEqual, jumpUnlessEqual, jumpUnlessNotEqual, jumpUnlessGreater,
    jumpUnlessGreaterEqual

  // MARK: Iteration
  /// R[a] = iter(R[b])
  case getIterator
  /// R[a] = next of iterator R[b], or jump by the signed 16-bit c where it is exhausted.
  case forIterator
  /// R[a] = R[b].__aiter__()
  case getAsyncIterator
  /// R[a] = the awaitable of R[b].__anext__()
  case getAsyncNext
  /// In a handler: R[a] is the exception of an `async for`; if it is StopAsyncIteration forget it, else raise it again.
  case endAsyncFor

  // MARK: Building
  /// R[a] = a tuple of R[b], R[b+1], …: c elements
  case buildTuple
  case buildList
  case buildSet
  /// R[a] = a dict of c pairs: key R[b], value R[b+1], …
  case buildMap
  /// R[a] = the strings R[b], …, c of them, joined: an f-string
  case buildString
  /// R[a].append(R[b]), .add
  case listAppend, setAdd
  /// R[a][R[b]] = R[c] on a dict
  case mapAdd
  /// R[a].extend(R[b]), .update; f=1: the message speaks of a call's `*` argument, whose function is R[c].
  case listExtend, setUpdate
  /// R[a].update(R[b]): `**` in a display
  case mapUpdate
  /// R[a].update(R[b]), TypeError for a key given twice: `**` in a call of R[c]
  case mapMerge
  /// R[a] = tuple(R[b]), which is a list
  case listToTuple
  /// R[b], R[b+1], … = the c elements of R[a]
  case unpackSequence
  /// R[b], … = the elements of R[a]: (c & 0xff) before the starred one, then a list of the rest, then c >> 8.
  case unpackStarred
  /// R[a] = format(R[b], R[c]); c = 0xffff: no specification. f: conversion 0 none, 1 str, 2 repr, 3 ascii.
  case formatValue
  /// R[a] = string.templatelib.Interpolation(R[b], R[b+1] text, R[b+2] conversion or None, R[b+3] format_spec)
  case buildInterpolation
  /// R[a] = string.templatelib.Template of the tuples R[b] (strings) and R[c] (interpolations)
  case buildTemplate

  // MARK: Calls and functions
  /// R[a] = R[b](R[b+1], …): c arguments. f: 1 a decorator
  case call
  /// R[a] = R[b](…) as `loadMethod` left it: R[b+1] receiver or unbound, c arguments from R[b+2] on.
  case callMethod
  /// As `callMethod`, and the next instruction is `extra` whose bc is K[bc]: a tuple of the names of the last arguments.
  case callKeyword
  /// R[a] = R[b](*R[c], **R[c+1]); R[c] is a tuple, R[c+1] a dict or unbound.
  case callSpread
  /// Operands of the instruction before.
  case extra
  /// R[a] = a function of the code K[b]; operands from R[c] on, one for each bit of f in this order: 1 tuple of defaults,
  /// 2 dict of keyword-only defaults, 4 `__annotate__` function, 8 tuple of the closure's cells, 16 dict of
  /// `__annotations__`.
  case makeFunction
  /// R[a] = `__build_class__`
  case loadBuildClass
  /// Returns R[a].
  case returnValue
  /// First in a generator, coroutine or async generator, after cells are made: returns the new object to the caller.
  case makeGenerator
  /// Gives R[b] to whoever iterates; R[a] = what was sent in. f=1: of a delegation (`yield from`, `await`) to iterator
  /// R[c], to which `throw` and `close` are passed on.
  case yieldValue
  /// Sends R[a] to iterator R[b]: R[a] = what it yields, or where it ends R[a] = its value and jump by the signed 16-bit c.
  case send
  /// R[a] = the iterator that `yield from R[b]` delegates to
  case getYieldFromIterator
  /// R[a] = the iterator that `await R[b]` delegates to; f: 0 await, 1 `__aenter__`, 2 `__aexit__` for the message.
  case getAwaitable
  /// R[a] = R[b], wrapped as an async generator's value.
  case wrapAsyncValue

  // MARK: Exceptions. A handler finds the exception in the register that the exception table names.
  /// f=0: `raise`; f=1: `raise R[a]`; f=2: `raise R[a] from R[b]`.
  case raise
  /// Raises R[a] again as it is, traceback and context kept.
  case reraise
  /// Begins a handler: R[a] = the exception handled so far; R[b] is handled from now on (`sys.exception()`).
  case pushHandled
  /// Ends a handler: R[a], as `pushHandled` kept it, is handled again.
  case popHandled
  /// R[a] = does exception R[b] match R[c] (TypeError for what is no exception class)?
  case matchException
  /// Splits the group R[b] by type R[c]: R[a] = the matching part or None, R[a+1] = the rest or None.
  case matchGroup
  /// R[a] = what is left to raise after `except*` clauses: of original R[b] and the list R[c] of raised and unmatched
  /// parts; None for nothing.
  case prepareReraiseStar
  /// R[a] = AssertionError
  case loadAssertionError
  /// R[a] = R[b](type, exception, traceback) of R[c], the exception that leaves a `with` block: `__exit__`.
  case callExit
  /// R[a] = NotImplementedError
  case loadNotImplementedError

  // MARK: Import
  /// R[a] = the module N[b] by `import`: R[c] is the level, R[c+1] None or the tuple of names.
  /// f: 0 never lazy (in a function, class, try …), 1 lazy if the mode or `__lazy_modules__` says so, 2 `lazy`,
  /// 3 as 1 but within a loop, `with` or `try` statement, where Cinder never defers.
  case importName
  /// R[a] = R[b].N[c] for `from … import`
  case importFrom
  /// `from R[a] import *` into the local namespace
  case importStar

  // MARK: Matching
  /// R[a] = is R[b] a sequence, a mapping for patterns?
  case isSequence, isMapping
  /// R[a] = len(R[b])
  case getLength
  /// R[a] = the tuple of values in R[b] for the keys R[c] (a tuple), or None where one is missing
  case matchKeys
  /// R[a] = the tuple of attributes of R[b] for class R[b+1], c positional ones, then the names R[b+2] (a tuple); None
  /// where it does not match.
  case matchClass
  /// R[a] = dict(R[b]) without the keys R[c] (a tuple): `**rest`
  case copyWithoutKeys

  // MARK: Seldom
  /// `__annotations__` exists in the local namespace (eager annotations, before Python 3.14).
  case setupAnnotations
  /// R[a] = the function f of `Intrinsic` of R[b] (and R[c])
  case intrinsic
}

/// Functions of the virtual machine without an opcode of their own.
package enum Intrinsic: UInt8, CaseIterable, Sendable {
  /// `sys.displayhook(R[b])` of an interactive statement
  case displayHook
  /// StopIteration that leaves a generator becomes RuntimeError
  case stopIterationError
  /// TypeVar(R[b] name), with the function R[c] for its bound or constraints (unbound: none)
  case typeVar
  /// ParamSpec, TypeVarTuple of the name R[b]
  case paramSpec, typeVarTuple
  /// The default of type parameter R[b] is computed by function R[c]; gives R[b]
  case setTypeParameterDefault
  /// Generic[*R[b]], for the bases of a generic class
  case subscriptGeneric
  /// TypeAliasType(R[b] name, R[b+1] type parameters or None, R[b+2] function)
  case typeAlias
  /// function R[b].__type_params__ = R[c]; gives R[b]
  case setFunctionTypeParameters
  /// `__static_attributes__`, `__firstlineno__` of a class body are set by plain stores.
  /// *R[b] as a tuple
  case unpackToTuple
  /// TypeVar(R[b] name), with the function R[c] for its constraints
  case typeVarWithConstraints
}

/// One instruction: eight bytes.
@usableFromInline package struct Instruction: BitwiseCopyable, Hashable, Sendable {
  @usableFromInline package var opcode: Opcode
  @usableFromInline package var flags: UInt8
  @usableFromInline package var a: UInt16
  @usableFromInline package var b: UInt16
  @usableFromInline package var c: UInt16

  @inlinable package init(_ opcode: Opcode, flags: UInt8 = 0, _ a: UInt16 = 0, _ b: UInt16 = 0, _ c: UInt16 = 0) {
    self.opcode = opcode
    self.flags = flags
    self.a = a
    self.b = b
    self.c = c
  }

  @inlinable package init(_ opcode: Opcode, flags: UInt8 = 0, _ a: UInt16 = 0, bc: Int32) {
    let bits = UInt32(bitPattern: bc)
    self.init(opcode, flags: flags, a, UInt16(truncatingIfNeeded: bits), UInt16(truncatingIfNeeded: bits >> 16))
  }

  /// The last two operands as one number; b is the low half.
  @inlinable @inline(__always) package var bc: Int32 { Int32(bitPattern: UInt32(b) | UInt32(c) << 16) }
  /// The last operand as a signed number.
  @inlinable @inline(__always) package var signedC: Int16 { Int16(bitPattern: c) }

  /// "No register."
  @inlinable package static var none: UInt16 { 0xffff }
}
