// _uuid: identifiers that are made of a time and of random bits, here of random bits alone.
import Runtime

enum UuidModule {
  static let module = InertModule(
    name: "_uuid",
    numbers: """
      has_uuid_generate_time_safe=1 has_stable_extractable_node=0
      """,
    more: { module throws(Raised) in
      module.function("generate_time_safe") { world, _ throws(Raised) in
        var bytes = world.randomBytes(16)
        // Version 1 of the standard's variant.
        bytes[6] = bytes[6] & 0x0f | 0x10
        bytes[8] = bytes[8] & 0x3f | 0x80
        return world.tuple(try world.bytes(bytes), Value(small: 0))
      }
    })
}
