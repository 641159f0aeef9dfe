// The interpreter's loop: one switch over all opcodes, the usual cases at once, the others by functions of their own.
import Bytecode

extension World {
  /// Runs the newest frame, an entry frame, to its end.
  /// - Parameter throwing: begins with the exception in `raised`, as if the instruction before had raised it.
  /// - Returns: what it returns or, of a generator, yields.
  func run(throwing: Bool = false) throws(Raised) -> Value {
    // What is used all the time, in locals.
    var frame = frames[frameCount &- 1]
    var registers = frame.registers
    var instructions = frame.entry.pointee.instructions
    var constants = frame.entry.pointee.constants
    var names = frame.entry.pointee.names
    var caches = frame.entry.pointee.caches
    var siteNames = frame.entry.pointee.siteNames
    var next = frame.next

    /// After another frame has become the newest.
    @inline(__always) func enter() {
      frame = frames[frameCount &- 1]
      registers = frame.registers
      instructions = frame.entry.pointee.instructions
      constants = frame.entry.pointee.constants
      names = frame.entry.pointee.names
      caches = frame.entry.pointee.caches
      siteNames = frame.entry.pointee.siteNames
      next = frame.next
    }

    if throwing {
      try unwind(next)
      enter()
    }
    while true {
      do throws(Raised) {
        while true {
          let at = instructions[next]
          next &+= 1
          switch at.opcode {
          case .nop, .extra: break

          // MARK: Moves and constants
          case .move: registers[Int(at.a)] = registers[Int(at.b)]
          case .moveChecked:
            let value = registers[Int(at.b)]
            if value.isUnbound { throw unboundLocal(frame.code, Int(at.b)) }
            registers[Int(at.a)] = value
          case .checkBound:
            if registers[Int(at.a)].isUnbound { throw unboundLocal(frame.code, Int(at.a)) }
          case .clear:
            if at.flags != 0, registers[Int(at.a)].isUnbound { throw unboundLocal(frame.code, Int(at.a)) }
            registers[Int(at.a)] = .unbound
          case .loadConstant:
            let value = constants[Int(at.bc)]
            registers[Int(at.a)] = value.isUnbound ? try makeConstant(frame.code, Int(at.bc)) : value
          case .loadInteger: registers[Int(at.a)] = Value(small: Int(at.bc))
          case .loadNone: registers[Int(at.a)] = .none
          case .loadTrue: registers[Int(at.a)] = .true
          case .loadFalse: registers[Int(at.a)] = .false

          // MARK: Cells
          case .makeCell: registers[Int(at.a)] = makeCell(registers[Int(at.a)])
          case .loadClosure:
            registers[Int(at.a)] = Ref<TupleObject>(frame.function.pointee.closure)[Int(at.b)]
          case .loadCell:
            let value = Ref<CellObject>(registers[Int(at.b)]).pointee.content
            if value.isUnbound { throw unboundCell(names[Int(at.c)], isFree: at.flags != 0) }
            registers[Int(at.a)] = value
          case .storeCell: Ref<CellObject>(registers[Int(at.a)]).pointee.content = registers[Int(at.b)]
          case .deleteCell:
            let cell = Ref<CellObject>(registers[Int(at.a)])
            if cell.pointee.content.isUnbound { throw unboundCell(names[Int(at.c)], isFree: at.flags != 0) }
            cell.pointee.content = .unbound
          case .loadClassCell:
            registers[Int(at.a)] = try loadClassCell(frame, registers[Int(at.b)], names[Int(at.c)])

          // MARK: Names
          case .loadGlobal:
            let cache = caches[Int(at.c)]
            if cache.form == 1, cache.version == frame.globals.pointee.keysVersion {
              let value = frame.globals.pointee.entries[Int(cache.payload)].value
              if !value.isDeferred {
                registers[Int(at.a)] = value
                continue
              }
            } else if cache.form == 2, cache.version == frame.globals.pointee.keysVersion,
              cache.otherVersion == frame.builtins.pointee.keysVersion
            {
              registers[Int(at.a)] = frame.builtins.pointee.entries[Int(cache.payload)].value
              continue
            }
            registers[Int(at.a)] = try loadGlobal(siteNames[Int(at.c)], frame, caches.from(Int(at.c)))
          case .storeGlobal: set(names[Int(at.bc)], registers[Int(at.a)], in: frame.globals)
          case .deleteGlobal:
            if !remove(names[Int(at.bc)], from: frame.globals) { throw undefinedName(names[Int(at.bc)]) }
          case .loadName:
            if frame.locals.bits == frame.globals.value.bits {
              registers[Int(at.a)] = try loadGlobal(siteNames[Int(at.c)], frame, caches.from(Int(at.c)))
            } else {
              registers[Int(at.a)] = try loadName(siteNames[Int(at.c)], frame)
            }
          case .storeName: try storeName(names[Int(at.bc)], registers[Int(at.a)], frame)
          case .deleteName: try deleteName(names[Int(at.bc)], frame)
          case .loadFromMappingOrGlobals:
            registers[Int(at.a)] = try loadFromMapping(registers[Int(at.b)], names[Int(at.c)], frame, .unbound)
          case .loadFromMappingOrCell:
            registers[Int(at.a)] = try loadFromMapping(
              registers[Int(at.b)], names[Int(at.c)], frame, registers[Int(at.b) + 1])
          case .loadLocals: registers[Int(at.a)] = try currentLocals(frame)

          // MARK: Attributes and items
          case .loadAttribute:
            let value = registers[Int(at.b)]
            let cache = caches[Int(at.c)]
            if cache.form == 1, value.isObject, Ref<Header>(value).pointee.type.pointee.version == cache.version {
              let storage: Ref<AttributeStorage> = Ref<Header>(value).at(Int(Int32(bitPattern: cache.otherVersion)))
              if storage.pointee.shape.address == cache.shape {
                registers[Int(at.a)] = storage.pointee.values[Int(cache.payload)]
                continue
              }
            }
            // Frames are asked where they stand.
            frames[frameCount &- 1].next = next
            registers[Int(at.a)] = try loadAttribute(value, siteNames[Int(at.c)], caches.from(Int(at.c)))
          case .storeAttribute:
            let value = registers[Int(at.a)]
            let cache = caches[Int(at.c)]
            if cache.form == 1, value.isObject, Ref<Header>(value).pointee.type.pointee.version == cache.version {
              let storage: Ref<AttributeStorage> = Ref<Header>(value).at(Int(Int32(bitPattern: cache.otherVersion)))
              if storage.pointee.shape.address == cache.shape {
                storage.pointee.values[Int(cache.payload)] = registers[Int(at.b)]
                continue
              }
            }
            try storeAttribute(value, siteNames[Int(at.c)], registers[Int(at.b)], caches.from(Int(at.c)))
          case .deleteAttribute: try setAttribute(registers[Int(at.a)], names[Int(at.bc)], .unbound)
          case .loadMethod:
            let value = registers[Int(at.b)]
            let cache = caches[Int(at.c)]
            if cache.form == 3, type(of: value).pointee.version == cache.version {
              let isUnshadowed =
                cache.otherVersion == 0
                || Ref<Header>(value).at(Int(Int32(bitPattern: cache.otherVersion)), as: AttributeStorage.self).pointee
                  .shape.address == cache.shape
              if isUnshadowed {
                registers[Int(at.a)] = Value(bits: cache.payload)
                registers[Int(at.a) + 1] = value
                continue
              }
            }
            try loadMethod(value, siteNames[Int(at.c)], registers.from(Int(at.a)), caches.from(Int(at.c)))
          case .loadSpecial:
            registers[Int(at.a)] = try loadSpecial(registers[Int(at.b)], names[Int(at.c)], at.flags)
          case .loadItem:
            let container = registers[Int(at.b)], key = registers[Int(at.c)]
            if container.isObject, key.isInteger {
              let type = Ref<Header>(container).pointee.type
              if type == types.list {
                let list = Ref<ListObject>(container)
                let count = list.pointee.count
                let index = key.integer < 0 ? key.integer &+ count : key.integer
                if UInt(bitPattern: index) < UInt(bitPattern: count) {
                  registers[Int(at.a)] = list.pointee.items[index]
                  continue
                }
              } else if type == types.tuple {
                let tuple = Ref<TupleObject>(container)
                let count = tuple.pointee.count
                let index = key.integer < 0 ? key.integer &+ count : key.integer
                if UInt(bitPattern: index) < UInt(bitPattern: count) {
                  registers[Int(at.a)] = tuple.items[index]
                  continue
                }
              }
            }
            registers[Int(at.a)] = try loadItem(container, key)
          case .storeItem:
            let container = registers[Int(at.a)], key = registers[Int(at.b)]
            if container.isObject, key.isInteger, Ref<Header>(container).pointee.type == types.list {
              let list = Ref<ListObject>(container)
              let count = list.pointee.count
              let index = key.integer < 0 ? key.integer &+ count : key.integer
              if UInt(bitPattern: index) < UInt(bitPattern: count) {
                list.pointee.items[index] = registers[Int(at.c)]
                continue
              }
            }
            try storeItem(container, key, registers[Int(at.c)])
          case .deleteItem: try deleteItem(registers[Int(at.a)], registers[Int(at.b)])
          case .buildSlice:
            let slice = heap.make(SliceObject.self)
            slice.pointee = SliceObject(
              header: Header(types.slice, .slice, owner: owner), start: registers[Int(at.b)],
              stop: registers[Int(at.b) + 1], step: registers[Int(at.b) + 2])
            registers[Int(at.a)] = slice.value

          // MARK: Operators
          case .add:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            if Value.areIntegers(a, b) {
              let (sum, overflow) = Int64(bitPattern: a.bits).addingReportingOverflow(Int64(bitPattern: b.bits &- 1))
              if !overflow {
                registers[Int(at.a)] = Value(bits: UInt64(bitPattern: sum))
                continue
              }
            } else if a.isFlonum, b.isFlonum {
              registers[Int(at.a)] = float(a.flonum + b.flonum)
              continue
            }
            registers[Int(at.a)] = try add(a, b, inPlace: at.flags & 1 != 0)
          case .subtract:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            if Value.areIntegers(a, b) {
              let (difference, overflow) = Int64(bitPattern: a.bits).subtractingReportingOverflow(
                Int64(bitPattern: b.bits &- 1))
              if !overflow {
                registers[Int(at.a)] = Value(bits: UInt64(bitPattern: difference))
                continue
              }
            } else if a.isFlonum, b.isFlonum {
              registers[Int(at.a)] = float(a.flonum - b.flonum)
              continue
            }
            registers[Int(at.a)] = try arithmetic(.subtract, a, b, inPlace: at.flags & 1 != 0, frame.code, next)
          case .multiply:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            if Value.areIntegers(a, b) {
              let (product, overflow) = a.integer.multipliedReportingOverflow(by: b.integer)
              if !overflow, Value.fits(product) {
                registers[Int(at.a)] = Value(small: product)
                continue
              }
            } else if a.isFlonum, b.isFlonum {
              registers[Int(at.a)] = float(a.flonum * b.flonum)
              continue
            }
            registers[Int(at.a)] = try arithmetic(.multiply, a, b, inPlace: at.flags & 1 != 0, frame.code, next)
          case .divide:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            if a.isFlonum, b.isFlonum, b.flonum != 0 {
              registers[Int(at.a)] = float(a.flonum / b.flonum)
              continue
            }
            registers[Int(at.a)] = try arithmetic(.divide, a, b, inPlace: at.flags & 1 != 0, frame.code, next)
          case .modulo, .floorDivide:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            if Value.areIntegers(a, b), b.integer > 0 {
              let quotient = a.integer / b.integer, rest = a.integer % b.integer
              if at.opcode == .modulo {
                registers[Int(at.a)] = Value(small: rest < 0 ? rest + b.integer : rest)
              } else {
                registers[Int(at.a)] = Value(small: rest < 0 ? quotient - 1 : quotient)
              }
              continue
            }
            let op: BinaryOperator = at.opcode == .modulo ? .modulo : .floorDivide
            registers[Int(at.a)] = try arithmetic(op, a, b, inPlace: at.flags & 1 != 0, frame.code, next)
          case .bitAnd:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            if Value.areIntegers(a, b) {
              registers[Int(at.a)] = Value(bits: a.bits & b.bits)
              continue
            }
            registers[Int(at.a)] = try arithmetic(.bitAnd, a, b, inPlace: at.flags & 1 != 0, frame.code, next)
          case .bitOr:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            if Value.areIntegers(a, b) {
              registers[Int(at.a)] = Value(bits: a.bits | b.bits)
              continue
            }
            registers[Int(at.a)] = try arithmetic(.bitOr, a, b, inPlace: at.flags & 1 != 0, frame.code, next)
          case .bitXor, .power, .matrixMultiply, .leftShift, .rightShift:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            if at.opcode == .rightShift, Value.areIntegers(a, b), b.integer >= 0 {
              registers[Int(at.a)] = Value(small: a.integer >> min(b.integer, 63))
              continue
            }
            registers[Int(at.a)] = try arithmetic(
              World.rareOperator(at.opcode), a, b, inPlace: at.flags & 1 != 0, frame.code, next)
          case .addInteger:
            let a = registers[Int(at.b)]
            let number = Int(at.signedC)
            if a.isInteger {
              let (sum, overflow) = Int64(bitPattern: a.bits).addingReportingOverflow(Int64(number << 1))
              if !overflow {
                registers[Int(at.a)] = Value(bits: UInt64(bitPattern: sum))
                continue
              }
            } else if a.isFlonum {
              registers[Int(at.a)] = float(a.flonum + Double(number))
              continue
            }
            let isSubtraction = at.flags & 2 != 0
            registers[Int(at.a)] = try arithmetic(
              isSubtraction ? .subtract : .add, a, Value(small: isSubtraction ? -number : number),
              inPlace: at.flags & 1 != 0, frame.code, next)
          case .negative:
            let a = registers[Int(at.b)]
            if a.isInteger, Value.fits(0 &- a.integer) {
              registers[Int(at.a)] = Value(small: 0 &- a.integer)
            } else {
              registers[Int(at.a)] = try unary(.neg, a)
            }
          case .positive: registers[Int(at.a)] = try unary(.pos, registers[Int(at.b)])
          case .invert: registers[Int(at.a)] = try unary(.invert, registers[Int(at.b)])
          case .not: registers[Int(at.a)] = try Value(!isTrue(registers[Int(at.b)]))
          case .less: registers[Int(at.a)] = try compareQuickly(.less, registers[Int(at.b)], registers[Int(at.c)])
          case .lessEqual:
            registers[Int(at.a)] = try compareQuickly(.lessEqual, registers[Int(at.b)], registers[Int(at.c)])
          case .equal: registers[Int(at.a)] = try compareQuickly(.equal, registers[Int(at.b)], registers[Int(at.c)])
          case .notEqual:
            registers[Int(at.a)] = try compareQuickly(.notEqual, registers[Int(at.b)], registers[Int(at.c)])
          case .greater:
            registers[Int(at.a)] = try compareQuickly(.greater, registers[Int(at.b)], registers[Int(at.c)])
          case .greaterEqual:
            registers[Int(at.a)] = try compareQuickly(.greaterEqual, registers[Int(at.b)], registers[Int(at.c)])
          case .isSame: registers[Int(at.a)] = Value(isSame(registers[Int(at.b)], registers[Int(at.c)]))
          case .isNotSame: registers[Int(at.a)] = Value(!isSame(registers[Int(at.b)], registers[Int(at.c)]))
          case .contains: registers[Int(at.a)] = try Value(contains(registers[Int(at.c)], registers[Int(at.b)]))
          case .notContains: registers[Int(at.a)] = try Value(!contains(registers[Int(at.c)], registers[Int(at.b)]))

          // MARK: Jumps
          case .jump:
            next &+= Int(at.bc)
            if at.bc < 0 {
              fuel &-= 1
              if fuel < 0 { throw outOfBudget() }
            }
          case .jumpIfTrue: if try isTrue(registers[Int(at.a)]) { next &+= Int(at.bc) }
          case .jumpIfFalse: if try !isTrue(registers[Int(at.a)]) { next &+= Int(at.bc) }
          case .jumpIfNone: if registers[Int(at.a)].isNone { next &+= Int(at.bc) }
          case .jumpIfNotNone: if !registers[Int(at.a)].isNone { next &+= Int(at.bc) }
          case .jumpUnlessLess:
            if try holds(.less, registers[Int(at.a)], registers[Int(at.b)]) == (at.flags != 0) {
              next &+= Int(at.signedC)
            }
          case .jumpUnlessLessEqual:
            if try holds(.lessEqual, registers[Int(at.a)], registers[Int(at.b)]) == (at.flags != 0) {
              next &+= Int(at.signedC)
            }
          case .jumpUnlessEqual:
            if try holds(.equal, registers[Int(at.a)], registers[Int(at.b)]) == (at.flags != 0) {
              next &+= Int(at.signedC)
            }
          case .jumpUnlessNotEqual:
            if try holds(.notEqual, registers[Int(at.a)], registers[Int(at.b)]) == (at.flags != 0) {
              next &+= Int(at.signedC)
            }
          case .jumpUnlessGreater:
            if try holds(.greater, registers[Int(at.a)], registers[Int(at.b)]) == (at.flags != 0) {
              next &+= Int(at.signedC)
            }
          case .jumpUnlessGreaterEqual:
            if try holds(.greaterEqual, registers[Int(at.a)], registers[Int(at.b)]) == (at.flags != 0) {
              next &+= Int(at.signedC)
            }

          // MARK: Iteration
          case .getIterator: registers[Int(at.a)] = try iterator(of: registers[Int(at.b)])
          case .forIterator:
            let value = try self.next(registers[Int(at.b)])
            if value.isUnbound { next &+= Int(at.signedC) } else { registers[Int(at.a)] = value }

          // MARK: Calls
          case .call, .callMethod:
            let callable = registers[Int(at.b)]
            var base = registers.from(Int(at.b) &+ 1)
            var count = Int(at.c)
            if at.opcode == .callMethod {
              if registers[Int(at.b) &+ 1].isUnbound {
                base = registers.from(Int(at.b) &+ 2)
              } else {
                count &+= 1
              }
            }
            if callable.isObject, Ref<Header>(callable).pointee.kind == .function {
              let function = Ref<FunctionObject>(callable)
              frames[frameCount &- 1].next = next
              try pushFunction(function, base, count, .unbound, at.a, [])
              enter()
              continue
            }
            frames[frameCount &- 1].next = next
            registers[Int(at.a)] = try call(callable, base, count)
          case .returnValue:
            let value = registers[Int(at.a)]
            let ended = frame
            if ended.generator.isPresent { ended.generator.pointee.state = .finished }
            popFrame()
            if ended.flags.contains(.isEntry) { return value }
            enter()
            registers[Int(ended.destination)] = value
          case .makeGenerator:
            let value = makeGenerator(frame, next)
            let ended = frame
            popFrame()
            if ended.flags.contains(.isEntry) { return value }
            enter()
            registers[Int(ended.destination)] = value
          case .yieldValue:
            // A generator's frame is always an entry frame.
            let value = registers[Int(at.b)]
            suspend(frame, next, delegate: at.flags != 0 ? registers[Int(at.c)] : .unbound)
            return value
          default:
            frames[frameCount &- 1].next = next
            try rare(at, registers, frame, &next)
          }
        }
      } catch {
        try unwind(next)
        enter()
      }
    }
  }
}
