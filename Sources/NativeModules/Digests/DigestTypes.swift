// The types of digests: what they can do is the same, whichever module has them.
import Runtime

/// A digest object: which of the world's digests it is.
struct DigestObject: BitwiseCopyable {
  var header: Header
  var number: Int
}

final class DigestState: ModuleState {
  fileprivate var digests: [Digest] = []
  fileprivate var shown: Set<Ref<TypeObject>> = []

  init() {}

  func add(_ digest: Digest) -> Int {
    digests.append(digest)
    return digests.count - 1
  }
}

enum DigestTypes {
  /// Puts methods and attributes into a type of digests.
  static func define(_ type: TypeBuilder, showsName: Bool = false) {
    type.method("update", .exactly(1)) { world, arguments throws(Raised) in
      let bytes = try bytes(world, arguments[1])
      world.state(DigestState.self).digests[number(arguments[0])].update(bytes)
      return .none
    }
    type.method("copy") { world, arguments throws(Raised) in
      make(world, world.type(of: arguments[0]), world.state(DigestState.self).digests[number(arguments[0])])
    }
    type.method("digest", .named("length")) { world, arguments throws(Raised) in
      try world.bytes(try digest(world, arguments, "digest"))
    }
    type.method("hexdigest", .named("length")) { world, arguments throws(Raised) in
      world.string(hex(try digest(world, arguments, "hexdigest")))
    }
    type.property("name") { world, arguments throws(Raised) in
      world.string(world.state(DigestState.self).digests[number(arguments[0])].algorithm.rawValue)
    }
    type.property("digest_size") { world, arguments throws(Raised) in
      Value(small: world.state(DigestState.self).digests[number(arguments[0])].digestSize)
    }
    type.property("block_size") { world, arguments throws(Raised) in
      Value(small: world.state(DigestState.self).digests[number(arguments[0])].algorithm.blockSize)
    }
    if showsName {
      type.method("__repr__") { world, arguments throws(Raised) in
        let name = world.state(DigestState.self).digests[number(arguments[0])].algorithm.rawValue
        let shown = world.type(of: arguments[0]).shownName
        return world.string("<\(name) \(shown) object @ \(world.addressText(arguments[0]))>")
      }
    }
  }

  private static func number(_ value: Value) -> Int { Ref<DigestObject>(value).pointee.number }

  static func make(_ world: World, _ type: Ref<TypeObject>, _ digest: Digest) -> Value {
    let object = world.makeObject(type, DigestObject.self)
    object.pointee.number = world.state(DigestState.self).add(digest)
    return object.value
  }

  private static func digest(_ world: World, _ arguments: Arguments, _ name: String) throws(Raised) -> [UInt8] {
    let digest = world.state(DigestState.self).digests[number(arguments[0])]
    if digest.algorithm.digestSize > 0 {
      if !arguments[1].isUnbound {
        throw world.typeError("\(world.plainTypeName(of: arguments[0])).\(name)() takes no arguments (1 given)")
      }
      return digest.digest()
    }
    if arguments[1].isUnbound {
      throw world.typeError("\(name)() missing required argument 'length' (pos 1)")
    }
    let count = try world.index(arguments[1])
    if count < 0 { throw world.valueError("length cannot be negative") }
    if count >= 1 << 29 { throw world.overflowError("length is too large") }
    try world.charge(count)
    return digest.digest(count: count)
  }

  /// What is to be digested; text has to be encoded first.
  static func bytes(_ world: World, _ value: Value) throws(Raised) -> [UInt8] {
    if world.isString(value) { throw world.typeError("Strings must be encoded before hashing") }
    guard let row = world.buffer(of: value) else {
      throw world.typeError("object supporting the buffer API required")
    }
    // A byte takes longer than an instruction of the interpreter, here.
    try world.charge(row.count)
    return (0..<row.count).map { row.row[$0] }
  }

  static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// The data that a constructor got: `data`, or `string` as it was called once.
  static func first(_ world: World, _ data: Value, _ string: Value) throws(Raised) -> [UInt8] {
    if !data.isUnbound, !string.isUnbound {
      throw world.typeError(
        "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version."
      )
    }
    let given = data.isUnbound ? string : data
    return given.isUnbound ? [] : try bytes(world, given)
  }
}
