// HMAC and what is built on it: digests with a key, comparing them, keys from passwords.
import Runtime

enum KeyedDigests {
  static func define(_ module: ModuleBuilder) throws(Raised) {
    module.function("compare_digest", .exactly(2)) { world, arguments throws(Raised) in
      if world.isString(arguments[0]), world.isString(arguments[1]) {
        let a = Ref<StringObject>(arguments[0]), b = Ref<StringObject>(arguments[1])
        if !a.pointee.isASCII || !b.pointee.isASCII {
          throw world.typeError("comparing strings with non-ASCII characters is not supported")
        }
        return Value(a.text == b.text)
      }
      let a = try world.mustBuffer(arguments[0]), b = try world.mustBuffer(arguments[1])
      return Value(a.count == b.count && a.row.isEqual(to: b.row, a.count))
    }
    module.function("hmac_digest", .named("key", "msg", "digest", required: 3)) { world, arguments throws(Raised) in
      guard let algorithm = try algorithm(world, arguments[2]) else {
        throw DigestModules.unsupported(world, try world.strText(arguments[2]))
      }
      let key = try DigestTypes.bytes(world, arguments[0]), message = try DigestTypes.bytes(world, arguments[1])
      return try world.bytes(keyed(algorithm, key, message))
    }
    // The library does it in Python then.
    module.function("hmac_new", .named("key", "msg", "digestmod", required: 1)) { world, _ throws(Raised) in
      throw DigestModules.unsupported(world, "for HMAC")
    }
    let object = module.type("HMAC", DigestObject.self, module: "_hashlib")
    object.notCallable()
    module.function(
      "pbkdf2_hmac", .named("hash_name", "password", "salt", "iterations", "dklen", required: 4)
    ) { world, arguments throws(Raised) in try derived(world, arguments) }
    let refusal = Refusal(what: "_hashlib.scrypt()", effect: nil)
    module.function("scrypt", .variadic(names: true)) { world, _ throws(Raised) in throw refusal.raise(world) }
  }

  /// By name, or a constructor of `_hashlib`.
  private static func algorithm(_ world: World, _ value: Value) throws(Raised) -> DigestAlgorithm? {
    if world.isString(value) { return DigestModules.algorithm(world.text(value)) }
    let name = try world.attributeText(value, "__name__")
    return DigestModules.algorithm(name.hasPrefix("openssl_") ? String(name.dropFirst(8)) : name)
  }

  static func keyed(_ algorithm: DigestAlgorithm, _ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
    let (inner, outer) = states(algorithm, key)
    return keyed(inner, outer, message)
  }

  /// The digests that have taken in the key, which all messages share.
  private static func states(_ algorithm: DigestAlgorithm, _ key: [UInt8]) -> (Digest, Digest) {
    var key = key
    if key.count > algorithm.blockSize {
      var digest = Digest(algorithm)
      digest.update(key)
      key = digest.digest()
    }
    key += [UInt8](repeating: 0, count: algorithm.blockSize - key.count)
    var inner = Digest(algorithm), outer = Digest(algorithm)
    inner.update(key.map { $0 ^ 0x36 })
    outer.update(key.map { $0 ^ 0x5c })
    return (inner, outer)
  }

  private static func keyed(_ inner: Digest, _ outer: Digest, _ message: [UInt8]) -> [UInt8] {
    var inner = inner, outer = outer
    inner.update(message)
    outer.update(inner.digest())
    return outer.digest()
  }

  private static func derived(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let name = try world.strText(arguments[0])
    guard let algorithm = DigestModules.algorithm(name), algorithm.digestSize > 0 else {
      throw DigestModules.unsupported(world, name)
    }
    let password = try DigestTypes.bytes(world, arguments[1]), salt = try DigestTypes.bytes(world, arguments[2])
    let iterations = try world.index(arguments[3])
    if iterations < 1 { throw world.valueError("iteration value must be greater than 0.") }
    let length = arguments.or(4, .none).isNone ? algorithm.digestSize : try world.index(arguments[4])
    if length < 1 { throw world.valueError("key length must be greater than 0.") }
    if length > 1 << 20 || iterations > Int(Int32.max) { throw world.overflowError("iteration value is too great.") }
    let (inner, outer) = states(algorithm, password)
    var output: [UInt8] = []
    var block: UInt32 = 1
    while output.count < length {
      let number = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: block >> UInt32($0)) }
      var last = keyed(inner, outer, salt + number)
      var sum = last
      for _ in 1..<max(iterations, 1) {
        try world.charge(algorithm.blockSize * 4)
        last = keyed(inner, outer, last)
        for index in sum.indices { sum[index] ^= last[index] }
      }
      output += sum
      block += 1
    }
    return try world.bytes(Array(output.prefix(length)))
  }
}

extension World {
  fileprivate func attributeText(_ value: Value, _ name: StaticString) throws(Raised) -> String {
    try strText(getAttribute(value, intern(name)))
  }
}

/// `_hmac`: the library's module in Python does the work.
enum HmacModule {
  static let module = InertModule(
    name: "_hmac",
    numbers: "_GIL_MINSIZE=2048",
    types: [
      InertType(
        name: "HMAC", module: "_hmac", methods: ["copy", "digest", "hexdigest", "update"],
        attributes: ["block_size", "digest_size", "name"], isFinal: true)
    ],
    exceptions: [InertException(name: "UnknownHashError", module: "_hmac", bases: ["ValueError"])],
    more: { module throws(Raised) in
      let error = module.world.get(module.world.intern("UnknownHashError"), in: module.dict)
      for name: StaticString in ["new", "compute_digest"] {
        module.function(name, .variadic(names: true), bound: error) { world, arguments throws(Raised) in
          throw world.raise(try world.call(arguments[0], [world.string("unsupported hash type")]))
        }
      }
      for name in computing { define(module, name.0, name.1) }
    })

  private static let computing: [(StaticString, DigestAlgorithm)] = [
    ("compute_md5", .md5), ("compute_sha1", .sha1), ("compute_sha224", .sha224), ("compute_sha256", .sha256),
    ("compute_sha384", .sha384), ("compute_sha512", .sha512), ("compute_sha3_224", .sha3_224),
    ("compute_sha3_256", .sha3_256), ("compute_sha3_384", .sha3_384), ("compute_sha3_512", .sha3_512),
    ("compute_blake2s_32", .blake2s), ("compute_blake2b_32", .blake2b),
  ]

  private static func define(_ module: ModuleBuilder, _ name: StaticString, _ algorithm: DigestAlgorithm) {
    module.function(name, .named("key", "msg", required: 2)) { world, arguments throws(Raised) in
      let key = try DigestTypes.bytes(world, arguments[0]), message = try DigestTypes.bytes(world, arguments[1])
      let digest = KeyedDigests.keyed(algorithm, key, message)
      return try world.bytes(Array(digest.prefix(algorithm == .blake2b ? 32 : digest.count)))
    }
  }
}
