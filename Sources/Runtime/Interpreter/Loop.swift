// The interpreter's loop: one switch over all opcodes, the usual cases at once, the others by functions of their own.
import Bytecode

extension World {
  /// Runs the newest frame, an entry frame, to its end.
  /// - Parameter throwing: begins with the exception in `raised`, as if the instruction before had raised it.
  /// - Returns: what it returns or, of a generator, yields.
  func run(throwing: Bool = false) throws(Raised) -> Value {
    if throwing, let value = try unwind(frames[frameCount &- 1].next) { return value }
    // Once for each frame that becomes the newest.
    entering: while true {
      // What is used all the time, in locals; all else is read through the frame.
      let frame = frames.reference(frameCount &- 1)
      let registers = frame.pointee.registers
      let constants = frame.pointee.entry.pointee.constants
      let caches = frame.pointee.entry.pointee.caches
      /// The next instruction.
      var place = frame.pointee.place
      do throws(Raised) {
        while true {
          let at = place[0]
          place = place.from(1)
          switch at.opcode {
          case .nop, .extra: break

          // MARK: Moves and constants
          case .move: registers[Int(at.a)] = registers[Int(at.b)]
          case .moveChecked:
            let value = registers[Int(at.b)]
            if value.isUnbound { throw unboundLocal(frame.pointee.code, Int(at.b)) }
            registers[Int(at.a)] = value
          case .checkBound:
            if registers[Int(at.a)].isUnbound { throw unboundLocal(frame.pointee.code, Int(at.a)) }
          case .clear:
            if at.flags != 0, registers[Int(at.a)].isUnbound { throw unboundLocal(frame.pointee.code, Int(at.a)) }
            registers[Int(at.a)] = .unbound
          case .loadConstant:
            let value = constants[Int(at.bc)]
            registers[Int(at.a)] = value.isUnbound ? try makeConstant(frame.pointee.code, Int(at.bc)) : value
          case .loadInteger: registers[Int(at.a)] = Value(small: Int(at.bc))
          case .loadNone: registers[Int(at.a)] = .none
          case .loadTrue: registers[Int(at.a)] = .true
          case .loadFalse: registers[Int(at.a)] = .false

          // MARK: Cells
          case .makeCell: registers[Int(at.a)] = makeCell(registers[Int(at.a)])
          case .loadClosure:
            registers[Int(at.a)] = Ref<TupleObject>(frame.pointee.function.pointee.closure)[Int(at.b)]
          case .loadCell:
            let value = Ref<CellObject>(registers[Int(at.b)]).pointee.content
            if value.isUnbound {
              throw unboundCell(frame.pointee.entry.pointee.names[Int(at.c)], isFree: at.flags != 0)
            }
            registers[Int(at.a)] = value
          case .storeCell: Ref<CellObject>(registers[Int(at.a)]).pointee.content = registers[Int(at.b)]
          case .deleteCell:
            let cell = Ref<CellObject>(registers[Int(at.a)])
            if cell.pointee.content.isUnbound {
              throw unboundCell(frame.pointee.entry.pointee.names[Int(at.c)], isFree: at.flags != 0)
            }
            cell.pointee.content = .unbound
          case .loadClassCell:
            registers[Int(at.a)] = try loadClassCell(
              frame, registers[Int(at.b)], frame.pointee.entry.pointee.names[Int(at.c)])

          // MARK: Names
          case .loadGlobal:
            let cache = caches[Int(at.c)]
            if cache.form == 1, cache.version == frame.pointee.globals.pointee.keysVersion {
              let value = frame.pointee.globals.pointee.entries[Int(cache.payload)].value
              if !value.isDeferred {
                registers[Int(at.a)] = value
                continue
              }
            } else if cache.form == 2, cache.version == frame.pointee.globals.pointee.keysVersion,
              cache.otherVersion == frame.pointee.builtins.pointee.keysVersion
            {
              registers[Int(at.a)] = frame.pointee.builtins.pointee.entries[Int(cache.payload)].value
              continue
            }
            frame.pointee.keep(place)
            registers[Int(at.a)] = try loadGlobal(
              frame.pointee.entry.pointee.siteNames[Int(at.c)], frame, caches.from(Int(at.c)))
          case .storeGlobal:
            set(frame.pointee.entry.pointee.names[Int(at.bc)], registers[Int(at.a)], in: frame.pointee.globals)
          case .deleteGlobal:
            if !remove(frame.pointee.entry.pointee.names[Int(at.bc)], from: frame.pointee.globals) {
              throw undefinedName(frame.pointee.entry.pointee.names[Int(at.bc)])
            }
          case .loadName:
            frame.pointee.keep(place)
            if frame.pointee.locals.bits == frame.pointee.globals.value.bits {
              registers[Int(at.a)] = try loadGlobal(
                frame.pointee.entry.pointee.siteNames[Int(at.c)], frame, caches.from(Int(at.c)))
            } else {
              registers[Int(at.a)] = try loadName(frame.pointee.entry.pointee.siteNames[Int(at.c)], frame)
            }
          case .storeName: try storeName(frame.pointee.entry.pointee.names[Int(at.bc)], registers[Int(at.a)], frame)
          case .deleteName: try deleteName(frame.pointee.entry.pointee.names[Int(at.bc)], frame)
          case .loadFromMappingOrGlobals:
            registers[Int(at.a)] = try loadFromMapping(
              registers[Int(at.b)], frame.pointee.entry.pointee.names[Int(at.c)], frame, .unbound)
          case .loadFromMappingOrCell:
            registers[Int(at.a)] = try loadFromMapping(
              registers[Int(at.b)], frame.pointee.entry.pointee.names[Int(at.c)], frame, registers[Int(at.b) + 1])
          case .loadLocals: registers[Int(at.a)] = try currentLocals(frame.pointee)

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
            frame.pointee.keep(place)
            let cached = caches.from(Int(at.c))
            if cache.form == 7, value.isObject, Ref<Header>(value).pointee.type.pointee.version == cache.version {
              let getter = Ref<WrapperObject>(Value(bits: cache.payload)).pointee.fields.0
              if getter.isObject, Ref<Header>(getter).pointee.kind == .function {
                try pushFunction(
                  Ref<FunctionObject>(getter), registers.from(Int(at.b)), 1, .unbound, at.a, Frame.Flags())
                continue entering
              }
            }
            registers[Int(at.a)] = try loadAttribute(
              value, frame.pointee.entry.pointee.siteNames[Int(at.c)], cached)
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
            frame.pointee.keep(place)
            if cache.form == 7, value.isObject, Ref<Header>(value).pointee.type.pointee.version == cache.version {
              let setter = Ref<WrapperObject>(Value(bits: cache.payload)).pointee.fields.1
              if setter.isObject, Ref<Header>(setter).pointee.kind == .function {
                arguments[0] = value
                arguments[1] = registers[Int(at.b)]
                try pushFunction(Ref<FunctionObject>(setter), arguments, 2, .unbound, 0, .isDiscarded)
                continue entering
              }
            }
            try storeAttribute(
              value, frame.pointee.entry.pointee.siteNames[Int(at.c)], registers[Int(at.b)], caches.from(Int(at.c)))
          case .deleteAttribute:
            frame.pointee.keep(place)
            let name = frame.pointee.entry.pointee.names[Int(at.bc)]
            if observer != nil { noteMutation(of: registers[Int(at.a)], name) }
            try setAttribute(registers[Int(at.a)], name, .unbound)
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
            frame.pointee.keep(place)
            try loadMethod(
              value, frame.pointee.entry.pointee.siteNames[Int(at.c)], registers.from(Int(at.a)), caches.from(Int(at.c))
            )
          case .loadSpecial:
            registers[Int(at.a)] = try loadSpecial(
              registers[Int(at.b)], frame.pointee.entry.pointee.names[Int(at.c)], at.flags)
          case .loadItem:
            let container = registers[Int(at.b)], key = registers[Int(at.c)]
            let quick = quickItem(container, key)
            if quick.isUnbound {
              frame.pointee.keep(place)
              registers[Int(at.a)] = try loadItem(container, key)
            } else {
              registers[Int(at.a)] = quick
            }
          case .storeItem:
            let container = registers[Int(at.a)], key = registers[Int(at.b)]
            if observer == nil, setQuickly(container, key, registers[Int(at.c)]) { continue }
            frame.pointee.keep(place)
            if observer != nil { noteMutation(of: container) }
            try storeItem(container, key, registers[Int(at.c)])
          case .deleteItem:
            frame.pointee.keep(place)
            if observer != nil { noteMutation(of: registers[Int(at.a)]) }
            try deleteItem(registers[Int(at.a)], registers[Int(at.b)])
          case .buildSlice:
            // A slice that is only for the next instruction needs no object.
            let user = place[0]
            if user.opcode == .loadItem, user.flags == 1, user.c == at.a {
              let part = try sliceQuickly(registers[Int(user.b)], registers.from(Int(at.b)))
              if !part.isUnbound {
                registers[Int(user.a)] = part
                place = place.from(1)
                continue
              }
            }
            registers[Int(at.a)] = makeSlice(
              registers[Int(at.b)], registers[Int(at.b) &+ 1], registers[Int(at.b) &+ 2])

          // MARK: Operators
          case .add:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            let quick = quickSum(a, b)
            if quick.isUnbound {
              frame.pointee.keep(place)
              registers[Int(at.a)] = try add(a, b, inPlace: at.flags & 1 != 0)
            } else {
              registers[Int(at.a)] = quick
            }
          case .subtract:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            let quick = quickDifference(a, b)
            registers[Int(at.a)] =
              quick.isUnbound ? try arithmetic(.subtract, a, b, inPlace: at.flags & 1 != 0, frame, place) : quick
          case .multiply:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            let quick = quickProduct(a, b)
            registers[Int(at.a)] =
              quick.isUnbound ? try arithmetic(.multiply, a, b, inPlace: at.flags & 1 != 0, frame, place) : quick
          case .divide:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            let quick = quickRatio(a, b)
            registers[Int(at.a)] =
              quick.isUnbound ? try arithmetic(.divide, a, b, inPlace: at.flags & 1 != 0, frame, place) : quick
          case .modulo:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            let quick = quickRest(a, b)
            registers[Int(at.a)] =
              quick.isUnbound ? try arithmetic(.modulo, a, b, inPlace: at.flags & 1 != 0, frame, place) : quick
          case .floorDivide:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            let quick = quickQuotient(a, b)
            registers[Int(at.a)] =
              quick.isUnbound ? try arithmetic(.floorDivide, a, b, inPlace: at.flags & 1 != 0, frame, place) : quick
          case .bitAnd:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            let quick = quickAnd(a, b)
            registers[Int(at.a)] =
              quick.isUnbound ? try arithmetic(.bitAnd, a, b, inPlace: at.flags & 1 != 0, frame, place) : quick
          case .bitOr:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            let quick = quickOr(a, b)
            registers[Int(at.a)] =
              quick.isUnbound ? try arithmetic(.bitOr, a, b, inPlace: at.flags & 1 != 0, frame, place) : quick
          case .bitXor:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            let quick = quickXor(a, b)
            registers[Int(at.a)] =
              quick.isUnbound ? try arithmetic(.bitXor, a, b, inPlace: at.flags & 1 != 0, frame, place) : quick
          case .leftShift:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            let quick = quickLeft(a, b)
            registers[Int(at.a)] =
              quick.isUnbound ? try arithmetic(.leftShift, a, b, inPlace: at.flags & 1 != 0, frame, place) : quick
          case .rightShift:
            let a = registers[Int(at.b)], b = registers[Int(at.c)]
            let quick = quickRight(a, b)
            registers[Int(at.a)] =
              quick.isUnbound ? try arithmetic(.rightShift, a, b, inPlace: at.flags & 1 != 0, frame, place) : quick
          case .power, .matrixMultiply:
            registers[Int(at.a)] = try arithmetic(
              at.opcode == .power ? .power : .matrixMultiply, registers[Int(at.b)], registers[Int(at.c)],
              inPlace: at.flags & 1 != 0, frame, place)
          case .addInteger:
            let a = registers[Int(at.b)]
            let number = Int(at.signedC)
            let quick = quickSum(a, number)
            if !quick.isUnbound {
              registers[Int(at.a)] = quick
              continue
            }
            let isSubtraction = at.flags & 2 != 0
            registers[Int(at.a)] = try arithmetic(
              isSubtraction ? .subtract : .add, a, Value(small: isSubtraction ? -number : number),
              inPlace: at.flags & 1 != 0, frame, place)
          case .negative:
            let a = registers[Int(at.b)]
            if a.isInteger, Value.fits(0 &- a.integer) {
              registers[Int(at.a)] = Value(small: 0 &- a.integer)
            } else {
              registers[Int(at.a)] = try unary(.neg, a)
            }
          case .positive: registers[Int(at.a)] = try unary(.pos, registers[Int(at.b)])
          case .invert: registers[Int(at.a)] = try unary(.invert, registers[Int(at.b)])
          case .not: registers[Int(at.a)] = try not(registers[Int(at.b)])
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
          case .contains:
            frame.pointee.keep(place)
            registers[Int(at.a)] = try containment(registers[Int(at.c)], registers[Int(at.b)], isNegated: false)
          case .notContains:
            frame.pointee.keep(place)
            registers[Int(at.a)] = try containment(registers[Int(at.c)], registers[Int(at.b)], isNegated: true)

          // MARK: Jumps
          case .jump:
            // What is thrown here has to find the handlers of this place, not those of the target.
            if at.bc < 0 {
              fuel &-= 1
              if fuel < 0 { try refuel() }
            }
            place = place.from(Int(at.bc))
          case .jumpIfTrue:
            let value = registers[Int(at.a)]
            if value.isTrue {
              place = place.from(Int(at.bc))
            } else if !value.isFalse, try isTrue(value, frame, place) {
              place = place.from(Int(at.bc))
            }
          case .jumpIfFalse:
            let value = registers[Int(at.a)]
            if value.isFalse {
              place = place.from(Int(at.bc))
            } else if !value.isTrue, try !isTrue(value, frame, place) {
              place = place.from(Int(at.bc))
            }
          case .jumpIfNone: if registers[Int(at.a)].isNone { place = place.from(Int(at.bc)) }
          case .jumpIfNotNone: if !registers[Int(at.a)].isNone { place = place.from(Int(at.bc)) }
          case .jumpUnlessLess:
            if try holds(.less, registers[Int(at.a)], registers[Int(at.b)], frame, place) == (at.flags != 0) {
              place = place.from(Int(at.signedC))
            }
          case .jumpUnlessLessEqual:
            if try holds(.lessEqual, registers[Int(at.a)], registers[Int(at.b)], frame, place) == (at.flags != 0) {
              place = place.from(Int(at.signedC))
            }
          case .jumpUnlessEqual:
            if try holds(.equal, registers[Int(at.a)], registers[Int(at.b)], frame, place) == (at.flags != 0) {
              place = place.from(Int(at.signedC))
            }
          case .jumpUnlessNotEqual:
            if try holds(.notEqual, registers[Int(at.a)], registers[Int(at.b)], frame, place) == (at.flags != 0) {
              place = place.from(Int(at.signedC))
            }
          case .jumpUnlessGreater:
            if try holds(.greater, registers[Int(at.a)], registers[Int(at.b)], frame, place) == (at.flags != 0) {
              place = place.from(Int(at.signedC))
            }
          case .jumpUnlessGreaterEqual:
            if try holds(.greaterEqual, registers[Int(at.a)], registers[Int(at.b)], frame, place) == (at.flags != 0) {
              place = place.from(Int(at.signedC))
            }

          // MARK: Iteration
          case .getIterator:
            frame.pointee.keep(place)
            registers[Int(at.a)] = try loopIterator(of: registers[Int(at.b)])
          case .forIterator:
            let iterator = registers[Int(at.b)]
            var value: Value
            switch iterator.isObject ? Ref<Header>(iterator).pointee.kind : .other {
            case .iterator:
              let object = Ref<IteratorObject>(iterator)
              let type = object.pointee.header.type
              if type == types.iterators.range {
                value = RangeType.next(object)
              } else if type == types.iterators.list {
                value = SequenceIterators.nextOfList(object)
              } else {
                frame.pointee.keep(place)
                value = try nextOfNative(registers.from(Int(at.b)), type)
              }
              if value.isUnbound { recycle(object) }
            case .generator where canEnter(iterator):
              frame.pointee.keep(place)
              try pushGenerator(Ref<GeneratorObject>(iterator), .none, at.a)
              continue entering
            default:
              frame.pointee.keep(place)
              value = try self.next(iterator)
            }
            if value.isUnbound { place = place.from(Int(at.signedC)) } else { registers[Int(at.a)] = value }
          case .send:
            let iterator = registers[Int(at.b)]
            if canEnter(iterator) || isWaitingCoroutine(iterator) {
              frame.pointee.keep(place)
              try pushGenerator(Ref<GeneratorObject>(iterator), registers[Int(at.a)], at.a)
              continue entering
            }
            frame.pointee.keep(place)
            let (value, isDone) = try send(registers[Int(at.a)], to: iterator)
            registers[Int(at.a)] = value
            if isDone { place = place.from(Int(at.signedC)) }

          // MARK: Calls
          case .call, .callMethod, .callKeyword:
            let callable = registers[Int(at.b)]
            var base = registers.from(Int(at.b) &+ 1)
            var count = Int(at.c)
            var names = Value.unbound
            if at.opcode != .call {
              if base[0].isUnbound { base = base.from(1) } else { count &+= 1 }
              if at.opcode == .callKeyword {
                let index = Int(place[0].bc)
                names = constants[index].isUnbound ? try makeConstant(frame.pointee.code, index) : constants[index]
                place = place.from(1)
              }
            }
            frame.pointee.keep(place)
            switch callable.isObject ? Ref<Header>(callable).pointee.kind : .other {
            case .function:
              try pushFunction(Ref<FunctionObject>(callable), base, count, names, at.a, Frame.Flags())
              continue entering
            case .nativeFunction:
              registers[Int(at.a)] = try callNative(Ref<NativeFunctionObject>(callable), base, count, names)
            case .method:
              // The register before the arguments held the callable, or nothing: it is free for the receiver.
              let method = Ref<MethodObject>(callable)
              base = base.from(-1)
              base[0] = method.pointee.receiver
              let function = method.pointee.function
              if function.isObject, Ref<Header>(function).pointee.kind == .function {
                try pushFunction(Ref<FunctionObject>(function), base, count &+ 1, names, at.a, Frame.Flags())
                continue entering
              }
              registers[Int(at.a)] = try call(function, base, count &+ 1, names: names)
            case .type where Ref<Header>(callable).pointee.type == types.type:
              let type = Ref<TypeObject>(callable)
              if type == types.string, count == 1, names.isUnbound {
                registers[Int(at.a)] = try str(base[0])
                continue
              }
              // The new object waits before the arguments, or the class for its `__new__`.
              base = base.from(-1)
              if let initializer = plainInitializer(of: type) {
                base[0] = makeInstance(type)
                try pushFunction(initializer, base, count &+ 1, names, at.a, .isInitializer)
                continue entering
              }
              base[0] = callable
              registers[Int(at.a)] = try instantiate(type, Arguments(base, count &+ 1, names: names))
            default:
              registers[Int(at.a)] = try call(callable, base, count, names: names)
            }
          case .returnValue:
            let value = registers[Int(at.a)]
            if frame.pointee.generator.isPresent { frame.pointee.generator.pointee.state = .finished }
            popFrame()
            if frame.pointee.flags.rawValue == 0 {
              frames[frameCount &- 1].registers[Int(frame.pointee.destination)] = value
              continue entering
            }
            if frame.pointee.flags.contains(.isEntry) { return value }
            try finish(frame, value)
            continue entering
          case .makeGenerator:
            let value = makeGenerator(frame.pointee, frame.pointee.index(of: place))
            popFrame()
            if frame.pointee.flags.contains(.isEntry) { return value }
            try finish(frame, value)
            continue entering
          case .yieldValue:
            let value = registers[Int(at.b)]
            suspend(frame, place, delegate: at.flags != 0 ? registers[Int(at.c)] : .unbound)
            if frame.pointee.flags.contains(.isEntry) { return value }
            frames[frameCount &- 1].registers[Int(frame.pointee.destination)] = value
            continue entering

          // MARK: Building
          case .buildTuple:
            registers[Int(at.a)] = makeTuple(registers.from(Int(at.b)), Int(at.c)).value
          case .listAppend:
            append(registers[Int(at.b)], to: Ref<ListObject>(registers[Int(at.a)]))
            if heap.isExhausted { try refuel() }
          case .unpackSequence where unpackQuickly(registers[Int(at.a)], registers.from(Int(at.b)), Int(at.c)): break
          default:
            frame.pointee.keep(place)
            try rare(at, registers, frame, frame.pointee.next)
          }
        }
      } catch {
        if let value = try unwind(frame, place) { return value }
      }
    }
  }
}
