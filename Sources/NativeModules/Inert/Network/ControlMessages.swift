// _socket: the room that control messages take, as Linux lays them out on 64 bits.
import Runtime

enum ControlMessages {
  /// `sizeof(struct cmsghdr)`; what follows begins and ends at multiples of 8.
  private static let header = 16
  /// `socklen_t` must hold it as a positive number.
  private static let limit = Int(Int32.max)

  static func define(_ module: ModuleBuilder) {
    function(module, "CMSG_LEN", longest: limit - header) { header + $0 }
    // CPython leaves room for the alignment of one byte, whatever the length.
    function(module, "CMSG_SPACE", longest: limit - header - 8) { header + ($0 + 7) & ~7 }
  }

  private static func function(
    _ module: ModuleBuilder, _ name: StaticString, longest: Int, _ size: @escaping @Sendable (Int) -> Int
  ) {
    module.function(name, .exactly(1)) { world, arguments throws(Raised) in
      let length = try world.index(arguments[0])
      guard length >= 0, length <= longest else {
        throw world.raise("OverflowError", "\(name)() argument out of range")
      }
      return Value(small: size(length))
    }
  }
}
