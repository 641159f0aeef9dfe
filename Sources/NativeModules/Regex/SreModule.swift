// _sre: what the library's `re` package is built on.
import Runtime

enum SreModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    let shared = world.heap.make(RegexShared.self)
    shared.pointee.patternType = world.makeModuleType("Pattern", in: "re")
    shared.pointee.matchType = world.makeModuleType("Match", in: "re")
    shared.pointee.scannerType = world.makeModuleType("SRE_Scanner", in: "_sre")
    shared.pointee.templateType = world.makeModuleType("SRE_Template", in: "_sre")
    PatternType.define(TypeBuilder(world: world, type: shared.pointee.patternType))
    MatchType.define(TypeBuilder(world: world, type: shared.pointee.matchType))
    ScannerType.define(TypeBuilder(world: world, type: shared.pointee.scannerType))
    TypeBuilder(world: world, type: shared.pointee.templateType).notCallable()

    builder.constant("MAGIC", Value(small: try magic(world)))
    builder.constant("CODESIZE", Value(small: 4))
    builder.constant("MAXREPEAT", Value(small: Int(RegexFlags.maximalRepeat)))
    builder.constant("MAXGROUPS", Value(small: RegexFlags.maximalGroups))
    builder.constant("copyright", world.string(" SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB "))
    builder.function("getcodesize", .none) { _, _ throws(Raised) in Value(small: 4) }
    builder.function("ascii_iscased", .exactly(1)) { world, arguments throws(Raised) in
      let unit = try character(world, arguments[0])
      return Value(RegexCharacters.lowerASCII(unit) != unit || RegexCharacters.upperASCII(unit) != unit)
    }
    builder.function("unicode_iscased", .exactly(1)) { world, arguments throws(Raised) in
      let unit = try character(world, arguments[0])
      return Value(RegexCharacters.lower(unit) != unit || RegexCharacters.upper(unit) != unit)
    }
    builder.function("ascii_tolower", .exactly(1)) { world, arguments throws(Raised) in
      Value(small: Int(RegexCharacters.lowerASCII(try character(world, arguments[0]))))
    }
    builder.function("unicode_tolower", .exactly(1)) { world, arguments throws(Raised) in
      Value(small: Int(RegexCharacters.lower(try character(world, arguments[0]))))
    }
    let box = world.heap.make(RegexSharedBox.self)
    box.pointee = RegexSharedBox(header: Header(shared.pointee.templateType, .other), shared: shared)
    builder.function(
      "compile", .named("pattern", "flags", "code", "groups", "groupindex", "indexgroup", required: 6), bound: box.value
    ) { world, arguments throws(Raised) in try compile(world, arguments) }
    builder.function("template", .positional(2, 2), bound: box.value) { world, arguments throws(Raised) in
      let shared = Ref<RegexSharedBox>(arguments[0]).pointee.shared
      guard world.type(of: arguments[1]) == shared.pointee.patternType, world.kind(of: arguments[2]) == .list,
        Ref<ListObject>(arguments[2]).pointee.count > 0
      else {
        if world.kind(of: arguments[2]) != .list {
          throw world.typeError("template() argument 2 must be list, not \(world.typeName(of: arguments[2]))")
        }
        throw world.typeError("invalid template")
      }
      return try RegexSubstitution.makeTemplate(world, Arguments(arguments.base.from(1), 2))
    }
  }

  /// The number that the library's `re` asks for: its own, which changed with its compiler but not with its opcodes.
  private static func magic(_ world: World) throws(Raised) -> Int {
    let path = try world.getAttribute(world.importModule("sys"), world.intern("path"))
    for folder in try world.collect(path) where world.isString(folder) {
      let file = world.host.absolute(try world.strText(folder)) + "/re/_constants.py"
      guard world.host.isFile(file), let text = world.host.readFile(file) else { continue }
      for line in text.split(separator: UInt8(ascii: "\n")) where line.starts(with: "MAGIC = ".utf8) {
        guard let number = Int(String(decoding: line.dropFirst(8), as: UTF8.self)) else { continue }
        if RegexFlags.magics.contains(number) { return number }
      }
      break
    }
    return RegexFlags.magics.last ?? 0
  }

  private static func character(_ world: World, _ value: Value) throws(Raised) -> UInt32 {
    UInt32(truncatingIfNeeded: try world.index(value))
  }

  private static func compile(_ world: World, _ arguments: Arguments) throws(Raised) -> Value {
    let flags = try world.index(arguments[2])
    try mustBe(world, arguments[3], .list, "code", "list")
    let groups = try world.index(arguments[4])
    try mustBe(world, arguments[5], .dict, "groupindex", "dict")
    try mustBe(world, arguments[6], .tuple, "indexgroup", "tuple")
    let list = Ref<ListObject>(arguments[3])
    let count = list.pointee.count
    try world.mustAllocate(count * 4)
    let code = world.heap.row(UInt32.self, count)
    for index in 0..<min(count, list.pointee.count) { code[index] = try word(world, list.pointee.items[index]) }
    let pattern = arguments[1]
    let isBytes = !pattern.isNone && !world.isString(pattern)
    if isBytes, world.buffer(of: pattern) == nil {
      throw world.typeError("expected string or bytes-like object, got '\(world.typeName(of: pattern))'")
    }
    guard RegexValidator(code: code, count: count, groups: groups).isValid() else {
      throw world.raise("RuntimeError", "invalid SRE code")
    }
    let shared = Ref<RegexSharedBox>(arguments[0]).pointee.shared
    let object = world.heap.make(PatternObject.self)
    object.pointee = PatternObject(
      header: Header(shared.pointee.patternType, .other, owner: world.owner), pattern: pattern, flags: flags,
      groups: groups, groupIndex: Ref(arguments[5]), indexGroup: Ref(arguments[6]), code: code, codeCount: count,
      isBytes: isBytes, shared: shared)
    return object.value
  }

  private static func mustBe(
    _ world: World, _ value: Value, _ kind: Kind, _ name: String, _ type: String
  ) throws(Raised) {
    if world.kind(of: value) != kind {
      throw world.typeError("compile() argument '\(name)' must be \(type), not \(world.typeName(of: value))")
    }
  }

  private static func word(_ world: World, _ value: Value) throws(Raised) -> UInt32 {
    guard world.kind(of: value) == .integer else { throw world.typeError("an integer is required") }
    let number = try world.index(value)
    if number < 0 { throw world.overflowError("can't convert negative value to unsigned int") }
    guard let word = UInt32(exactly: number) else {
      throw world.overflowError("regular expression code size limit exceeded")
    }
    return word
  }
}

/// Carries what the functions of a module share: they capture nothing.
struct RegexSharedBox: BitwiseCopyable {
  var header: Header
  var shared: Ref<RegexShared>
}
