// _socket: what needs no network: the order of bytes in numbers and addresses, and what this host is called.
import Runtime

enum SocketFunctions {
  static func define(_ module: ModuleBuilder) throws(Raised) {
    for name: StaticString in ["htons", "ntohs"] {
      module.function(name, .exactly(1)) { world, arguments throws(Raised) in
        let number = try number(world, arguments[0], most: 0xffff, "uint16_t")
        return Value(small: Int(UInt16(number).byteSwapped))
      }
    }
    for name: StaticString in ["htonl", "ntohl"] {
      module.function(name, .exactly(1)) { world, arguments throws(Raised) in
        let number = try number(world, arguments[0], most: 0xffff_ffff, "uint32_t")
        return Value(small: Int(UInt32(number).byteSwapped))
      }
    }
    module.function("inet_aton", .exactly(1)) { world, arguments throws(Raised) in
      let parts = try world.strText(arguments[0]).split(separator: ".", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { UInt8($0) }
      guard parts.count == 4, numbers.count == 4 else {
        throw world.raise("OSError", "illegal IP address string passed to inet_aton")
      }
      return try world.bytes(numbers)
    }
    module.function("inet_ntoa", .exactly(1)) { world, arguments throws(Raised) in
      guard let row = world.buffer(of: arguments[0]) else {
        throw world.typeError("a bytes-like object is required, not '\(world.typeName(of: arguments[0]))'")
      }
      if row.count != 4 { throw world.raise("OSError", "packed IP wrong length") }
      return world.string((0..<4).map { "\(row[$0])" }.joined(separator: "."))
    }
    module.function("gethostname") { world, _ throws(Raised) in world.string("localhost") }
  }

  private static func number(
    _ world: World, _ value: Value, most: Int, _ type: StaticString
  ) throws(Raised) -> Int {
    let number = try world.index(value)
    if number < 0 { throw world.valueError("Cannot convert negative int") }
    if number > most { throw world.overflowError("Python int too large for C \(type)") }
    return number
  }
}
