// _random: the Mersenne Twister, seeded as CPython seeds it.
import BigInt
import Runtime

struct RandomObject: BitwiseCopyable {
  var header: Header
  var state: Cells<UInt32>
  var index: Int
}

enum RandomModule {
  private static let size = 624

  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("Module implements the Mersenne Twister random number generator.")
    let type = builder.type("Random", RandomObject.self, module: "_random")
    type.new { world, arguments throws(Raised) in
      let object = world.makeObject(Ref<TypeObject>(arguments[0]), RandomObject.self)
      object.pointee.state = world.heap.row(UInt32.self, size)
      return object.value
    }
    type.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      if arguments.hasNames, world.type(of: arguments[0]).pointee.typeFlags.contains(.isImmutable) {
        throw world.typeError("Random() takes no keyword arguments")
      }
      if arguments.positionalCount > 2 {
        throw world.typeError("Random() requires 0 or 1 argument")
      }
      try seed(world, Ref<RandomObject>(arguments[0]), arguments.positionalCount > 1 ? arguments[1] : .none)
      return .none
    }
    type.method("seed", .positional(0, 1)) { world, arguments throws(Raised) in
      try seed(world, Ref<RandomObject>(arguments[0]), arguments.or(1, .none))
      return .none
    }
    type.method("random") { world, arguments throws(Raised) in
      let random = Ref<RandomObject>(arguments[0])
      let a = Double(next(random) >> 5), b = Double(next(random) >> 6)
      return world.float((a * 67_108_864 + b) * (1 / 9_007_199_254_740_992))
    }
    type.method("getrandbits", .exactly(1)) { world, arguments throws(Raised) in
      let count = try world.index(arguments[1])
      if count < 0 { throw world.valueError("Cannot convert negative int") }
      if count == 0 { return Value(small: 0) }
      let random = Ref<RandomObject>(arguments[0])
      if count <= 32 { return Value(small: Int(next(random) >> UInt32(32 - count))) }
      try world.checkBits(count)
      var result = BigInt(0), place = 0
      while place < count {
        var word = next(random)
        if count - place < 32 { word >>= UInt32(32 - (count - place)) }
        result += BigInt(word) << place
        place += 32
      }
      return world.makeInteger(result)
    }
    type.method("getstate") { world, arguments throws(Raised) in
      let random = Ref<RandomObject>(arguments[0])
      let words = (0..<size).map { Value(small: Int(random.pointee.state[$0])) }
      return world.makeTuple(words + [Value(small: random.pointee.index)]).value
    }
    type.method("setstate", .exactly(1)) { world, arguments throws(Raised) in
      guard world.kind(of: arguments[1]) == .tuple else { throw world.typeError("state vector must be a tuple") }
      let words = Ref<TupleObject>(arguments[1])
      if words.count != size + 1 { throw world.valueError("state vector is the wrong size") }
      var numbers: [UInt32] = []
      for index in 0..<size { numbers.append(UInt32(truncatingIfNeeded: try world.index(words[index]))) }
      let place = try world.index(words[size])
      if place < 0 || place > size { throw world.valueError("invalid state") }
      let random = Ref<RandomObject>(arguments[0])
      for (index, number) in numbers.enumerated() { random.pointee.state[index] = number }
      random.pointee.index = place
      return .none
    }
  }

  // MARK: Seeds

  private static func seed(_ world: World, _ random: Ref<RandomObject>, _ value: Value) throws(Raised) {
    // The lowest first.
    var words: [UInt32] = []
    if value.isNone || value.isUnbound {
      let bytes = world.randomBytes(size * 4)
      for at in stride(from: bytes.count, to: 0, by: -4) {
        words.append(bytes[at - 4..<at].reduce(0) { $0 << 8 | UInt32($1) })
      }
    } else {
      let isNumber = world.isInt(value)
      let number = isNumber ? world.big(value).magnitude : 0
      let wide = try isNumber ? Array(number.words) : [UInt(bitPattern: world.pythonHash(value))]
      for word in wide {
        words.append(UInt32(truncatingIfNeeded: word))
        words.append(UInt32(truncatingIfNeeded: word >> 32))
      }
    }
    while words.last == 0 { words.removeLast() }
    seed(random, words.isEmpty ? [0] : words)
  }

  private static func seed(_ random: Ref<RandomObject>, _ key: [UInt32]) {
    let state = random.pointee.state
    state[0] = 19_650_218
    for index in 1..<size {
      state[index] = 1_812_433_253 &* (state[index - 1] ^ (state[index - 1] >> 30)) &+ UInt32(index)
    }
    var i = 1, j = 0
    for _ in 0..<max(size, key.count) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(j)
      i += 1
      j += 1
      if i >= size {
        state[0] = state[size - 1]
        i = 1
      }
      if j >= key.count { j = 0 }
    }
    for _ in 0..<size - 1 {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_566_083_941)) &- UInt32(i)
      i += 1
      if i >= size {
        state[0] = state[size - 1]
        i = 1
      }
    }
    state[0] = 0x8000_0000
    random.pointee.index = size
  }

  private static func next(_ random: Ref<RandomObject>) -> UInt32 {
    let state = random.pointee.state
    if random.pointee.index >= size {
      for index in 0..<size {
        let bits = (state[index] & 0x8000_0000) | (state[(index + 1) % size] & 0x7fff_ffff)
        state[index] = state[(index + 397) % size] ^ (bits >> 1) ^ (bits & 1 != 0 ? 0x9908_b0df : 0)
      }
      random.pointee.index = 0
    }
    var word = state[random.pointee.index]
    random.pointee.index += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9d2c_5680
    word ^= (word << 15) & 0xefc6_0000
    return word ^ (word >> 18)
  }
}
