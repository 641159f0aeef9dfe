// _socket: `getaddrinfo` of what is a number already, and addresses as text and as bytes.
import Runtime

enum AddressFunctions {
  static func define(_ module: ModuleBuilder, error: Value) {
    module.function("inet_pton", .exactly(2)) { world, arguments throws(Raised) in
      let family = try number(world, arguments[0])
      guard isKnown(family) else {
        throw Streams.systemError(world, 97, "Address family not supported by protocol")
      }
      guard let found = NumericAddress(try world.strText(arguments[1]), family: family) else {
        throw world.raise("OSError", "illegal IP address string passed to inet_pton")
      }
      return try world.bytes(found.bytes)
    }
    module.function("inet_ntop", .exactly(2)) { world, arguments throws(Raised) in
      let family = try number(world, arguments[0])
      guard isKnown(family) else { throw world.valueError("unknown address family \(family)") }
      guard let row = world.buffer(of: arguments[1]) else {
        throw world.typeError("a bytes-like object is required, not '\(world.typeName(of: arguments[1]))'")
      }
      guard row.count == (family == NumericAddress.internet ? 4 : 16) else {
        throw world.valueError("invalid length of packed IP address string")
      }
      return world.string(NumericAddress(bytes: (0..<row.count).map { UInt8(truncatingIfNeeded: row[$0]) }).text)
    }
    module.function("getaddrinfo", .named("host", "port", "family", "type", "proto", "flags", required: 2)) {
      world, arguments throws(Raised) in
      var query = Query()
      query.family = try number(world, arguments.or(2, Value(small: 0)))
      query.type = try number(world, arguments.or(3, Value(small: 0)))
      query.proto = try number(world, arguments.or(4, Value(small: 0)))
      let flags = try number(world, arguments.or(5, Value(small: 0)))
      func failure(_ number: Int, _ message: String) throws(Raised) -> Raised {
        world.raise(try world.call(error, [Value(small: number), world.string(message)]))
      }
      if arguments[0].isNone, arguments[1].isNone { throw try failure(-2, "Name or service not known") }
      guard query.family == 0 || isKnown(query.family) else { throw try failure(-6, "ai_family not supported") }
      guard let port = try port(world, arguments[1]), let addresses = try addresses(world, arguments[0], query, flags)
      else {
        // Whose address it is, or which port a service has, somebody else would have to say.
        throw Refusal(what: "_socket.getaddrinfo()", effect: .network).raise(world)
      }
      let fitting = addresses.filter { query.family == 0 || $0.family == query.family }
      if fitting.isEmpty { throw try failure(-9, "Address family for hostname not supported") }
      return world.makeList(fitting.flatMap { query.answers(world, $0, port) }).value
    }
  }

  private struct Query {
    var family = 0, type = 0, proto = 0

    /// The kinds of sockets that fit, as `(type, proto)`.
    private var kinds: [(type: Int, proto: Int)] {
      let all = [(type: 1, proto: 6), (type: 2, proto: 17), (type: 3, proto: 0)]
      return all.filter { kind in
        (type == 0 || type == kind.type) && (proto == 0 || proto == kind.proto || kind.type == 3 && type == 3)
      }.map { (type: $0.type, proto: $0.type == 3 ? proto : $0.proto) }
    }

    func answers(_ world: World, _ address: NumericAddress, _ port: Int) -> [Value] {
      var place = [world.string(address.text), Value(small: port)]
      if address.family == NumericAddress.internet6 { place += [Value(small: 0), Value(small: 0)] }
      return kinds.map { kind in
        world.makeTuple([
          Value(small: address.family), Value(small: kind.type), Value(small: kind.proto), world.string(""),
          world.makeTuple(place).value,
        ]).value
      }
    }
  }

  private static func isKnown(_ family: Int) -> Bool {
    family == NumericAddress.internet || family == NumericAddress.internet6
  }

  private static func number(_ world: World, _ value: Value) throws(Raised) -> Int { try world.index(value) }

  /// Nil if it is the name of a service.
  private static func port(_ world: World, _ value: Value) throws(Raised) -> Int? {
    if value.isNone { return 0 }
    if let text = text(world, value) { return UInt16(text).map { Int($0) } }
    guard world.isInt(value) else { throw world.raise("OSError", "Int or String expected") }
    return try number(world, value) & 0xffff
  }

  /// Nil if it is a name.
  private static func addresses(
    _ world: World, _ host: Value, _ query: Query, _ flags: Int
  ) throws(Raised) -> [NumericAddress]? {
    if host.isNone {
      let passive = 1
      let zero = [UInt8](repeating: 0, count: 15)
      return flags & passive != 0
        ? [NumericAddress(bytes: [0, 0, 0, 0]), NumericAddress(bytes: zero + [0])]
        : [NumericAddress(bytes: zero + [1]), NumericAddress(bytes: [127, 0, 0, 1])]
    }
    guard let text = text(world, host) else {
      throw world.typeError("getaddrinfo() argument 1 must be string or None")
    }
    return NumericAddress(text).map { [$0] }
  }

  /// Of a string, or of bytes.
  private static func text(_ world: World, _ value: Value) -> String? {
    if world.isString(value) { return Ref<StringObject>(value).text }
    guard let row = world.buffer(of: value) else { return nil }
    return String(decoding: (0..<row.count).map { UInt8(truncatingIfNeeded: row[$0]) }, as: UTF8.self)
  }
}
