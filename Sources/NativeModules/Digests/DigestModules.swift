// _md5, _sha1, _sha2, _sha3, _blake2, and _hashlib, which gives all of them as OpenSSL does.
import Runtime

enum DigestModules {
  static func fillMD5(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    plain(builder, [("md5", "MD5Type", "md5", .md5)], module: "_md5")
  }

  static func fillSHA1(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    plain(ModuleBuilder(world, module), [("sha1", "SHA1Type", "sha1", .sha1)], module: "_sha1")
  }

  static func fillSHA2(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    plain(
      ModuleBuilder(world, module),
      [
        ("sha224", "SHA224Type", "SHA224Type", .sha224), ("sha256", "SHA256Type", "SHA256Type", .sha256),
        ("sha384", "SHA384Type", "SHA384Type", .sha384), ("sha512", "SHA512Type", "SHA512Type", .sha512),
      ], module: "_sha2")
  }

  static func fillSHA256(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    plain(
      ModuleBuilder(world, module),
      [("sha224", "SHA224Type", "sha224", .sha224), ("sha256", "SHA256Type", "sha256", .sha256)], module: "_sha256")
  }

  static func fillSHA512(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    plain(
      ModuleBuilder(world, module),
      [("sha384", "SHA384Type", "sha384", .sha384), ("sha512", "SHA512Type", "sha512", .sha512)], module: "_sha512")
  }

  private static let constructor = Parameters.named("data", "usedforsecurity", "string", maximum: 1)

  /// Modules with functions that make digests, and the types of those.
  private static func plain(
    _ module: ModuleBuilder, _ digests: [(StaticString, StaticString, StaticString, DigestAlgorithm)],
    module home: StaticString
  ) {
    module.integer("_GIL_MINSIZE", 2048)
    for (function, name, own, algorithm) in digests {
      let type = module.type(own, DigestObject.self, module: home, flags: [], isPublished: false)
      module.constant(name, type.type.value)
      type.notCallable()
      DigestTypes.define(type)
      module.function(function, constructor, bound: type.type.value) { world, arguments throws(Raised) in
        var digest = Digest(algorithm)
        digest.update(try DigestTypes.first(world, arguments[1], arguments[3]))
        return DigestTypes.make(world, Ref<TypeObject>(arguments[0]), digest)
      }
    }
  }

  // MARK: _sha3

  static func fillSHA3(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.integer("_GIL_MINSIZE", 2048)
    builder.constant("implementation", world.string("HACL"))
    let types: [(StaticString, DigestAlgorithm)] = [
      ("sha3_224", .sha3_224), ("sha3_256", .sha3_256), ("sha3_384", .sha3_384), ("sha3_512", .sha3_512),
      ("shake_128", .shake_128), ("shake_256", .shake_256),
    ]
    for (name, algorithm) in types {
      let type = builder.type(name, DigestObject.self, module: "_sha3", flags: [])
      DigestTypes.define(type)
      type.new(constructor) { world, arguments throws(Raised) in
        var digest = Digest(algorithm)
        digest.update(try DigestTypes.first(world, arguments[1], arguments[3]))
        return DigestTypes.make(world, Ref<TypeObject>(arguments[0]), digest)
      }
      let rate = algorithm.blockSize * 8
      type.property("_rate_bits") { _, _ throws(Raised) in Value(small: rate) }
      type.property("_capacity_bits") { _, _ throws(Raised) in Value(small: 1600 - rate) }
      let suffix: UInt8 = algorithm.digestSize == 0 ? 0x1f : 0x06
      type.property("_suffix") { world, _ throws(Raised) in try world.bytes([suffix]) }
    }
  }

  // MARK: _blake2

  static func fillBlake2(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.integer("_GIL_MINSIZE", 2048)
    builder.numbers(
      """
      BLAKE2B_SALT_SIZE=16 BLAKE2B_PERSON_SIZE=16 BLAKE2B_MAX_KEY_SIZE=64 BLAKE2B_MAX_DIGEST_SIZE=64
      BLAKE2S_SALT_SIZE=8 BLAKE2S_PERSON_SIZE=8 BLAKE2S_MAX_KEY_SIZE=32 BLAKE2S_MAX_DIGEST_SIZE=32
      """)
    for (name, algorithm) in [("blake2b", .blake2b), ("blake2s", .blake2s)] as [(StaticString, DigestAlgorithm)] {
      let type = builder.type(name, DigestObject.self, module: "_blake2", flags: [])
      DigestTypes.define(type)
      let most = algorithm.digestSize
      let sizes: [(StaticString, Int)] = [
        ("SALT_SIZE", most / 4), ("PERSON_SIZE", most / 4), ("MAX_KEY_SIZE", most), ("MAX_DIGEST_SIZE", most),
      ]
      for (name, size) in sizes { type.constant(name, Value(small: size)) }
      type.new(
        .named(
          "data", "digest_size", "key", "salt", "person", "fanout", "depth", "leaf_size", "node_offset", "node_depth",
          "inner_size", "last_node", "usedforsecurity", "string", maximum: 1)
      ) { world, arguments throws(Raised) in
        var digest = try blake(world, algorithm, arguments)
        digest.update(try DigestTypes.first(world, arguments[1], arguments[14]))
        return DigestTypes.make(world, Ref<TypeObject>(arguments[0]), digest)
      }
    }
  }

  private static func blake(
    _ world: World, _ algorithm: DigestAlgorithm, _ arguments: Arguments
  ) throws(Raised) -> Digest {
    let most = algorithm.digestSize
    func number(_ index: Int, _ usual: Int, _ range: ClosedRange<Int>, _ name: String) throws(Raised) -> Int {
      if arguments[index].isUnbound { return usual }
      let number = try world.index(arguments[index])
      if range.contains(number) { return number }
      throw world.valueError("'\(name)' must be between \(range.lowerBound) and \(range.upperBound)")
    }
    func bytes(_ index: Int, _ most: Int, _ name: String) throws(Raised) -> [UInt8] {
      if arguments[index].isUnbound { return [] }
      let row = try world.mustBuffer(arguments[index])
      if row.count > most {
        throw world.valueError("maximum \(name) length is \(most) bytes, got \(row.count)")
      }
      return (0..<row.count).map { row.row[$0] }
    }
    let size = arguments[2].isUnbound ? most : try world.index(arguments[2])
    if size < 1 || size > most {
      throw world.valueError("digest_size for \(algorithm.rawValue) must be between 1 and \(most) bytes, got \(size)")
    }
    let key = try bytes(3, most, "key")
    let salt = try bytes(4, most / 4, "salt"), person = try bytes(5, most / 4, "person")
    let fanout = try number(6, 1, 0...255, "fanout"), depth = try number(7, 1, 1...255, "depth")
    let leaf = try number(8, 0, 0...Int(UInt32.max), "leaf_size")
    let isWide = algorithm == .blake2b
    let offset = try number(9, 0, 0...(isWide ? Int.max : 1 << 48 - 1), "node_offset")
    let nodeDepth = try number(10, 0, 0...255, "node_depth"), inner = try number(11, 0, 0...most, "inner_size")
    func little(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    func filled(_ bytes: [UInt8], _ count: Int) -> [UInt8] { bytes + [UInt8](repeating: 0, count: count - bytes.count) }
    var block = [UInt8(size), UInt8(key.count), UInt8(fanout), UInt8(depth)] + little(leaf, 4)
    block += little(offset, isWide ? 8 : 6) + [UInt8(nodeDepth), UInt8(inner)]
    if isWide { block += [UInt8](repeating: 0, count: 14) }
    block += filled(salt, most / 4) + filled(person, most / 4)
    let isLast = arguments[12].isUnbound ? false : try world.isTrue(arguments[12])
    return Digest(algorithm, digestSize: size, parameters: block, key: key, isLastNode: isLast)
  }

  // MARK: _hashlib

  static func fillAll(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("OpenSSL interface for hashlib module")
    builder.integer("_GIL_MINSIZE", 2048)
    builder.constant(
      "UnsupportedDigestmodError",
      try builder.exception(
        "UnsupportedDigestmodError", bases: world.tuple(world.exceptionType("ValueError").value), module: "_hashlib"))
    let type = builder.type("HASH", DigestObject.self, module: "_hashlib")
    DigestTypes.define(type, showsName: true)
    type.notCallable()
    let extendable = world.makeType(
      "HASHXOF", base: type.type, kind: .opaque, size: MemoryLayout<DigestObject>.size, module: "_hashlib")
    builder.publish(extendable)
    TypeBuilder(world: world, type: extendable).notCallable()
    let names = world.makeDict()
    let all = DigestAlgorithm.allCases.filter { !$0.isBlake }
    for algorithm in all {
      let name = openSSLNames[algorithm] ?? "openssl_md5"
      let home = algorithm.digestSize == 0 ? extendable : type.type
      builder.function(name, constructor, bound: home.value) { world, arguments throws(Raised) in
        var digest = Digest(algorithm)
        digest.update(try DigestTypes.first(world, arguments[1], arguments[3]))
        return DigestTypes.make(world, Ref<TypeObject>(arguments[0]), digest)
      }
      try world.setItem(
        names.value, world.get(world.intern(name), in: builder.dict), world.string(algorithm.rawValue))
    }
    builder.constant("_constructors", world.makeWrapper(world.types.mappingProxy, .mappingProxy, names.value))
    let shown = DigestAlgorithm.allCases.map {
      world.string($0.isBlake ? $0 == .blake2b ? "blake2b512" : "blake2s256" : $0.rawValue)
    }
    builder.constant(
      "openssl_md_meth_names", try world.setOf(world.makeList(shown).value, world.types.frozenset).value)
    let types = world.tuple(type.type.value, extendable.value)
    builder.function(
      "new", .named("name", "data", "usedforsecurity", "string", required: 1, maximum: 2), bound: types
    ) { world, arguments throws(Raised) in
      let name = try world.strText(arguments[1])
      guard let algorithm = algorithm(name) else { throw unsupported(world, name) }
      var digest = Digest(algorithm)
      digest.update(try DigestTypes.first(world, arguments[2], arguments[4]))
      let types = Ref<TupleObject>(arguments[0])
      return DigestTypes.make(world, Ref<TypeObject>(types[algorithm.digestSize == 0 ? 1 : 0]), digest)
    }
    builder.function("get_fips_mode") { _, _ throws(Raised) in Value(small: 0) }
    try KeyedDigests.define(builder)
  }

  private static let openSSLNames: [DigestAlgorithm: StaticString] = [
    .md5: "openssl_md5", .sha1: "openssl_sha1", .sha224: "openssl_sha224", .sha256: "openssl_sha256",
    .sha384: "openssl_sha384", .sha512: "openssl_sha512", .sha3_224: "openssl_sha3_224",
    .sha3_256: "openssl_sha3_256", .sha3_384: "openssl_sha3_384", .sha3_512: "openssl_sha3_512",
    .shake_128: "openssl_shake_128", .shake_256: "openssl_shake_256",
  ]

  static func algorithm(_ name: String) -> DigestAlgorithm? {
    switch name.lowercased().replacing("-", with: "_") {
    case "blake2b512": .blake2b
    case "blake2s256": .blake2s
    case "sha_1": .sha1
    case "sha_224", "sha2_224": .sha224
    case "sha_256", "sha2_256": .sha256
    case "sha_384", "sha2_384": .sha384
    case "sha_512", "sha2_512": .sha512
    case let other: DigestAlgorithm(rawValue: other)
    }
  }

  static func unsupported(_ world: World, _ name: String) -> Raised {
    let module = try? { () throws(Raised) in try world.importModule("_hashlib") }()
    guard let module, world.kind(of: module) == .module else { return world.valueError("unsupported hash type") }
    let type = world.get(
      world.intern("UnsupportedDigestmodError"), in: Ref<ModuleObject>(module).pointee.attributes.dict)
    do throws(Raised) {
      return world.raise(
        try world.call(type, [world.string("[digital envelope routines] unsupported hash algorithm \(name)")]))
    } catch {
      return error
    }
  }
}
