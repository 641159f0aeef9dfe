// marshal: constants as bytes and back. Code objects have no such form here.
import Runtime

enum MarshalModule {
  private static let version = 6

  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("This module contains functions that can read and write Python values in\na binary format.")
    builder.integer("version", version)
    builder.function("dumps", .named("value", "version", "allow_code", required: 1, positionalOnly: 2, maximum: 2)) {
      world, arguments throws(Raised) in
      try dumps(world, arguments[0], arguments[1], arguments.or(2, .true))
    }
    builder.function(
      "dump", .named("value", "file", "version", "allow_code", required: 2, positionalOnly: 3, maximum: 3)
    ) { world, arguments throws(Raised) in
      let bytes = try dumps(world, arguments[0], arguments[2], arguments.or(3, .true))
      return try world.callMethod(arguments[1], "write", [bytes])
    }
    builder.function("loads", .named("bytes", "allow_code", required: 1, positionalOnly: 1, maximum: 1)) {
      world, arguments throws(Raised) in
      var reader = MarshalReader(world, try world.mustBuffer(arguments[0]))
      return try whole(world, reader.read())
    }
    builder.function("load", .named("file", "allow_code", required: 1, positionalOnly: 1, maximum: 1)) {
      world, arguments throws(Raised) in
      // What follows the value stays in the file.
      let start = try world.callMethod(arguments[0], "tell")
      let content = try world.callMethod(arguments[0], "read")
      var reader = MarshalReader(world, try world.mustBuffer(content))
      let value = try whole(world, reader.read())
      let end = try world.index(start) + reader.place
      _ = try world.callMethod(arguments[0], "seek", [world.makeInteger(end)])
      return value
    }
  }

  private static func whole(_ world: World, _ value: Value) throws(Raised) -> Value {
    if value.isUnbound { throw world.typeError("NULL object in marshal data for object") }
    return value
  }

  private static func dumps(
    _ world: World, _ value: Value, _ version: Value, _ allowsCode: Value
  ) throws(Raised) -> Value {
    if world.kind(of: value) == .code, try !world.isTrue(allowsCode) {
      throw world.valueError("marshalling code objects is disallowed")
    }
    var writer = MarshalWriter(world, version: version.isUnbound ? self.version : try world.index(version))
    try writer.write(value)
    return try world.bytes(writer.bytes)
  }
}
