// Modules in C that the library has in Python as well, for Pythons without them: the Python text does their work.
import Runtime

/// Such a module: which text it is, and which of its names it takes.
struct MirroredModule: Sendable {
  var name: StaticString
  /// The library's module with the text. It is run apart: nobody sees it in `sys.modules`.
  var source: String
  /// What the module in C imports when it is loaded.
  var imports: [String] = []
  /// Names that both have.
  var names: [StaticString]
  /// Names of the text that are called otherwise in C.
  var renamed: [(StaticString, from: StaticString)] = []
  var more: @Sendable (ModuleBuilder) throws(Raised) -> Void = { _ throws(Raised) in }

  func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    for name in imports { _ = try world.importModule(name) }
    let held = try world.runApart(source)
    for name in names { put(name, world.get(world.intern(name), in: held), builder) }
    for (name, other) in renamed {
      let value = world.get(world.intern(other), in: held)
      if world.isType(value) {
        try world.setAttribute(value, world.names.name, world.intern(name))
        try world.setAttribute(value, world.names.qualname, world.intern(name))
        try world.setAttribute(value, world.names.module, world.intern(self.name))
      }
      put(name, value, builder)
    }
    try more(builder)
  }

  private func put(_ name: StaticString, _ value: Value, _ builder: ModuleBuilder) {
    if value.isUnbound { return }
    if builder.world.kind(of: value) == .function {
      builder.nativeFunction(name, value)
    } else {
      builder.constant(name, value)
    }
  }
}

extension ModuleBuilder {
  /// A function of Python as one of a module in C, which has another type.
  func nativeFunction(_ name: StaticString, _ value: Value) {
    function(name, .variadic(names: true), bound: value) { world, arguments throws(Raised) in
      try world.call(
        arguments[0], arguments.positional(from: 1), names: OperatorTypes.namesDict(world, arguments))
    }
  }
}

/// `datetime` in C.
enum DatetimeModule {
  static let module = MirroredModule(
    name: "_datetime", source: "_pydatetime",
    names: ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"],
    more: { module throws(Raised) in module.constant("datetime_CAPI", Capsules.make(module.world)) })
}

/// `decimal` in C.
enum DecimalModule {
  static let module = MirroredModule(
    name: "_decimal", source: "_pydecimal", imports: ["numbers", "collections", "keyword"],
    names: [
      "Decimal", "Context", "DecimalTuple", "DecimalException", "Clamped", "DivisionByZero", "FloatOperation",
      "Inexact",
      "InvalidOperation", "Overflow", "Rounded", "Subnormal", "Underflow", "ConversionSyntax", "DivisionImpossible",
      "DivisionUndefined", "InvalidContext", "DefaultContext", "BasicContext", "ExtendedContext", "ROUND_UP",
      "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP",
      "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "IEEE_CONTEXT_MAX_BITS", "HAVE_THREADS", "HAVE_CONTEXTVAR",
      "SPEC_VERSION", "__libmpdec_version__", "getcontext", "setcontext", "localcontext", "IEEEContext",
      "__getattr__",
    ])
}

/// `zoneinfo` in C.
enum ZoneModule {
  static let module = MirroredModule(
    name: "_zoneinfo", source: "zoneinfo._zoneinfo",
    imports: ["io", "weakref", "datetime", "zoneinfo._common", "zoneinfo._tzpath"], names: ["ZoneInfo"])
}

/// `pickle` in C.
enum PickleModule {
  static let module = MirroredModule(
    name: "_pickle", source: "pickle", imports: ["copyreg", "_compat_pickle", "functools"],
    names: ["PickleError", "PicklingError", "UnpicklingError", "dump", "dumps", "load", "loads"],
    renamed: [("Pickler", from: "_Pickler"), ("Unpickler", from: "_Unpickler")],
    more: { module throws(Raised) in
      // Memory that is not copied into a pickle: of no use here.
      let buffer = module.type("PickleBuffer", InstanceObject.self, module: "pickle", flags: [])
      let refusal = Refusal(what: "_pickle.PickleBuffer()", effect: nil)
      buffer.new { world, _ throws(Raised) in throw refusal.raise(world) }
    })
}

/// `queue.SimpleQueue` in C.
enum QueueModule {
  static let module = MirroredModule(
    name: "_queue", source: "queue", names: ["Empty"], renamed: [("SimpleQueue", from: "_PySimpleQueue")])
}

/// `xml.etree.ElementTree` in C.
enum ElementTreeModule {
  static let module = MirroredModule(
    name: "_elementtree", source: "xml.etree.ElementTree", imports: ["copy", "xml.etree.ElementPath", "pyexpat"],
    names: ["Element", "SubElement", "TreeBuilder", "XMLParser", "ParseError"],
    more: { module throws(Raised) in
      // The text knows its own comments and instructions.
      module.function("_set_factories", .exactly(2)) { world, _ throws(Raised) in world.tuple(.none, .none) }
    })
}

/// `statistics` in C: one function.
enum StatisticsModule {
  static let module = MirroredModule(name: "_statistics", source: "statistics", names: ["_normal_dist_inv_cdf"])
}
