// _json: writing. The encoder of `json.JSONEncoder`, and its strings.
import Runtime

struct JSONEncoderObject: BitwiseCopyable {
  var header: Header
  var markers: Value
  var fallback: Value
  var encoder: Value
  var indent: Value
  var keySeparator: Value
  var itemSeparator: Value
  var sortsKeys: Value
  var skipsKeys: Value
  var allowsNaN: Value
}

enum JSONEncoderType {
  static func define(_ module: ModuleBuilder) {
    let type = module.type("Encoder", JSONEncoderObject.self, module: "_json", flags: [], isPublished: false)
    module.constant("make_encoder", type.type.value)
    type.new(
      .named(
        "markers", "default", "encoder", "indent", "key_separator", "item_separator", "sort_keys", "skipkeys",
        "allow_nan", required: 9)
    ) { world, arguments throws(Raised) in
      if !arguments[1].isNone, world.kind(of: arguments[1]) != .dict {
        throw world.typeError(
          "make_encoder() argument 1 must be dict or None, not \(world.typeName(of: arguments[1]))")
      }
      let object = world.makeObject(Ref<TypeObject>(arguments[0]), JSONEncoderObject.self)
      let fields = Cells<Value>(address: object.address + UInt(MemoryLayout<Header>.stride))
      for index in 0..<6 { fields[index] = arguments[index + 1] }
      for index in 6..<9 { fields[index] = Value(try world.isTrue(arguments[index + 1])) }
      return object.value
    }
    let names: [StaticString] = [
      "markers", "default", "encoder", "indent", "key_separator", "item_separator", "sort_keys", "skipkeys",
    ]
    for (index, name) in names.enumerated() {
      type.member(name, at: MemoryLayout<Header>.stride + index * 8, [.optional, .readOnly])
    }
    type.method("__call__", .named("obj", "_current_indent_level", required: 2)) { world, arguments throws(Raised) in
      var writer = JSONTextWriter(world, Ref<JSONEncoderObject>(arguments[0]))
      try writer.write(arguments[1], level: try world.index(arguments[2]))
      return world.tuple(try writer.finish())
    }
    for name: StaticString in ["encode_basestring", "encode_basestring_ascii"] {
      let isASCII = name.description.hasSuffix("ascii")
      module.function(name, .exactly(1)) { world, arguments throws(Raised) in
        guard world.isString(arguments[0]) else {
          throw world.typeError("\(name)() argument must be str, not \(world.typeName(of: arguments[0]))")
        }
        var buffer = TextBuffer()
        try quote(world, Ref<StringObject>(arguments[0]), isASCII: isASCII, into: &buffer)
        return try buffer.finish(world)
      }
    }
  }

  static func quote(
    _ world: World, _ text: Ref<StringObject>, isASCII: Bool, into buffer: inout TextBuffer
  ) throws(Raised) {
    try world.charge(text.count / 4)
    func escaped(_ unit: UInt32) -> String {
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    buffer.append("\"" as Unicode.Scalar)
    for index in 0..<text.count {
      let unit = text[index]
      switch unit {
      case 0x22: buffer.append("\\\"")
      case 0x5c: buffer.append("\\\\")
      case 10: buffer.append("\\n")
      case 13: buffer.append("\\r")
      case 9: buffer.append("\\t")
      case 12: buffer.append("\\f")
      case 8: buffer.append("\\b")
      case 0..<0x20: buffer.append(escaped(unit))
      case 0x10000... where isASCII:
        buffer.append(escaped(0xd800 + (unit - 0x10000) >> 10))
        buffer.append(escaped(0xdc00 + (unit - 0x10000) & 0x3ff))
      case 0x7f... where isASCII: buffer.append(escaped(unit))
      default: buffer.append(unit)
      }
    }
    buffer.append("\"" as Unicode.Scalar)
  }
}

struct JSONTextWriter {
  private let world: World
  private let encoder: Ref<JSONEncoderObject>
  private var buffer = TextBuffer()
  /// How the library's own functions write strings; nil: the encoder's function has to be called.
  private let isASCII: Bool?

  init(_ world: World, _ encoder: Ref<JSONEncoderObject>) {
    self.world = world
    self.encoder = encoder
    let function = encoder.pointee.encoder
    var name = ""
    if world.kind(of: function) == .nativeFunction {
      name = Ref<StringObject>(Ref<NativeFunctionObject>(function).pointee.name).text
    }
    isASCII = name == "encode_basestring_ascii" ? true : name == "encode_basestring" ? false : nil
  }

  mutating func finish() throws(Raised) -> Value { try buffer.finish(world) }

  private mutating func append(_ value: Value) throws(Raised) {
    guard world.isString(value) else {
      throw world.typeError("encoder() must return a string, not \(world.typeName(of: value))")
    }
    buffer.append(TextRow(Ref<StringObject>(value)))
  }

  private mutating func string(_ value: Value) throws(Raised) {
    if let isASCII {
      try JSONEncoderType.quote(world, Ref<StringObject>(value), isASCII: isASCII, into: &buffer)
    } else {
      try append(world.call(encoder.pointee.encoder, [value]))
    }
  }

  private func floatText(_ value: Value) throws(Raised) -> Value {
    let number = world.double(value)
    if number.isFinite { return try world.callSpecialOf(world.types.float, "__repr__", value) }
    if !encoder.pointee.allowsNaN.isTrue {
      throw world.valueError("Out of range float values are not JSON compliant: \(try world.reprText(value))")
    }
    return world.string(number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity")
  }

  /// The text of what is neither text nor a container; unbound for all else.
  private func plain(_ value: Value) throws(Raised) -> Value {
    if value.isNone { return world.intern("null") }
    if value == .true { return world.intern("true") }
    if value == .false { return world.intern("false") }
    switch world.kind(of: value) {
    case .integer: return try world.callSpecialOf(world.types.integer, "__repr__", value)
    case .float: return try floatText(value)
    default: return .unbound
    }
  }

  mutating func write(_ value: Value, level: Int) throws(Raised) {
    try world.charge(4)
    if world.isString(value) { return try string(value) }
    let text = try plain(value)
    if !text.isUnbound { return try append(text) }
    try world.enterNative(" while encoding a JSON object")
    defer { world.leaveNative() }
    switch world.kind(of: value) {
    case .list, .tuple: return try guarded(value) { w throws(Raised) in try w.array(value, level) }
    case .dict: return try guarded(value) { w throws(Raised) in try w.object(value, level) }
    default: break
    }
    try guarded(value) { writer throws(Raised) in
      let other = try writer.world.call(writer.encoder.pointee.fallback, [value])
      do throws(Raised) {
        try writer.write(other, level: level)
      } catch {
        throw writer.noted(error, "when serializing \(writer.world.typeName(of: value)) object")
      }
    }
  }

  /// Notices circles.
  private mutating func guarded(
    _ value: Value, _ body: (inout JSONTextWriter) throws(Raised) -> Void
  ) throws(Raised) {
    let markers = encoder.pointee.markers
    if markers.isNone { return try body(&self) }
    let key = world.makeInteger(Int(truncatingIfNeeded: value.bits))
    let dict = Ref<DictObject>(markers)
    if try world.contains(markers, key) { throw world.valueError("Circular reference detected") }
    try world.set(key, to: value, in: dict)
    try body(&self)
    _ = try world.callMethod(markers, "pop", [key])
  }

  private func noted(_ error: Raised, _ note: String) -> Raised {
    if world.isStopped { return error }
    let exception = world.raised
    world.raised = .unbound
    _ = try? { () throws(Raised) in try world.callMethod(exception, "add_note", [world.string(note)]) }()
    world.raised = exception
    return error
  }

  private mutating func newLine(_ level: Int) throws(Raised) {
    if encoder.pointee.indent.isNone { return }
    buffer.append("\n" as Unicode.Scalar)
    for _ in 0..<level { try append(encoder.pointee.indent) }
  }

  private mutating func array(_ value: Value, _ level: Int) throws(Raised) {
    let items = try world.collect(value)
    if items.isEmpty { return buffer.append("[]") }
    buffer.append("[" as Unicode.Scalar)
    for (index, item) in items.enumerated() {
      if index > 0 { try append(encoder.pointee.itemSeparator) }
      try newLine(level + 1)
      do throws(Raised) {
        try write(item, level: level + 1)
      } catch {
        throw noted(error, "when serializing \(world.typeName(of: value)) item \(index)")
      }
    }
    try newLine(level)
    buffer.append("]" as Unicode.Scalar)
  }

  private mutating func object(_ value: Value, _ level: Int) throws(Raised) {
    if Ref<DictObject>(value).pointee.count == 0 { return buffer.append("{}") }
    var items = try world.callMethod(value, "items")
    if encoder.pointee.sortsKeys.isTrue {
      let sorted = world.makeList(try world.collect(items))
      _ = try world.callMethod(sorted.value, "sort")
      items = sorted.value
    }
    buffer.append("{" as Unicode.Scalar)
    var isFirst = true
    for pair in try world.collect(items) {
      let parts = try world.collect(pair)
      guard parts.count == 2 else { throw world.valueError("items must return 2-tuples") }
      var key = parts[0]
      if !world.isString(key) {
        key = try plain(key)
        if key.isUnbound {
          if encoder.pointee.skipsKeys.isTrue { continue }
          throw world.typeError(
            "keys must be str, int, float, bool or None, not \(world.typeName(of: parts[0]))")
        }
      }
      if !isFirst { try append(encoder.pointee.itemSeparator) }
      isFirst = false
      try newLine(level + 1)
      try string(key)
      try append(encoder.pointee.keySeparator)
      do throws(Raised) {
        try write(parts[1], level: level + 1)
      } catch {
        throw noted(error, "when serializing \(world.typeName(of: value)) item \((try? world.reprText(key)) ?? "")")
      }
    }
    if !isFirst { try newLine(level) }
    buffer.append("}" as Unicode.Scalar)
  }
}

extension World {
  /// A special method as a built-in type has it, whatever a class derived from that does.
  fileprivate func callSpecialOf(_ type: Ref<TypeObject>, _ name: StaticString, _ value: Value) throws(Raised) -> Value
  {
    try call(getAttribute(type.value, intern(name)), [value])
  }
}

enum JSONModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("json speedups\n")
    JSONScannerType.define(builder)
    JSONEncoderType.define(builder)
  }
}
