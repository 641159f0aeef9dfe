// SyntaxError: what is wrong, and where in which file.

enum SyntaxErrorType {
  static let names: [StaticString] = [
    "msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line", "_metadata",
  ]

  static func define(_ world: World) {
    let builder = TypeBuilder(world: world, type: world.exceptionType("SyntaxError"))
    for (index, name) in names.enumerated() { builder.member(name, at: ExceptionTypes.offset(index)) }
    builder.method("__init__", .variadic(names: true)) { world, arguments throws(Raised) in
      try world.initialize(arguments)
      let exception = Ref<ExceptionObject>(arguments[0])
      let given = arguments.positional(from: 1)
      if let message = given.first { exception.setField(0, message) }
      if given.count != 2 { return .none }
      let details = try world.collect(given[1])
      if details.count < 4 { throw world.typeError("function takes at least 4 arguments (\(details.count) given)") }
      if details.count > 7 { throw world.typeError("function takes at most 7 arguments (\(details.count) given)") }
      for (index, field) in [1, 2, 3, 4, 5, 6, 8].enumerated() {
        exception.setField(field, index < details.count ? details[index] : .unbound)
      }
      if details.count == 5 { throw world.typeError("end_offset must be provided when end_lineno is provided") }
      return .none
    }
    builder.method("__str__") { world, arguments throws(Raised) in
      let exception = Ref<ExceptionObject>(arguments[0])
      let file = exception.field(1), line = exception.field(2)
      var text = TextBuilder()
      text.append(try world.str(exception.field(0).orNone))
      let hasFile = world.isString(file), hasLine = world.kind(of: line) == .integer && !line.isBoolean
      if !hasFile, !hasLine { return try world.str(exception.field(0).orNone) }
      text.append(" (")
      if hasFile {
        // Only what stands behind the last slash.
        let path = Ref<StringObject>(file).codePoints
        let start = path.lastIndex(of: 0x2f).map { $0 + 1 } ?? 0
        text.append(world.string(path[start...]))
        if hasLine { text.append(", ") }
      }
      // CPython shows -1 for numbers beyond a C long.
      if hasLine { text.append("line \(line.isInteger ? line.integer : -1)") }
      text.append(")")
      return world.string(text.codePoints)
    }
  }
}

extension World {
  /// Raises a SyntaxError (or a class below it) with its place; lines and offsets count from 1.
  package func syntaxError(
    _ type: StaticString = "SyntaxError", _ message: String, filename: String, line: Int, offset: Int, text: String?,
    endLine: Int, endOffset: Int
  ) -> Raised {
    let details = makeTuple([
      string(filename), Value(small: line), Value(small: offset), text.map { string($0) } ?? .none,
      Value(small: endLine), Value(small: endOffset),
    ])
    let exception = makeException(exceptionType(type), [string(message), details.value])
    let object = Ref<ExceptionObject>(exception)
    object.setField(0, object.pointee.arguments[0])
    for index in 0..<6 { object.setField(index + 1, details[index]) }
    return raise(exception)
  }
}
