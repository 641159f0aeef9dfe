// _ctypes: the types of C in Python text of ours; no library can be loaded and nothing can be called.
import Runtime

enum CtypesModule {
  private static let types: [StaticString] = [
    "Structure", "Union", "_Pointer", "Array", "_SimpleCData", "CFuncPtr", "CField", "ArgumentError",
  ]
  private static let functions: [StaticString] = [
    "__getattr__", "get_errno", "set_errno", "_unpickle", "buffer_info", "resize", "dlopen", "dlclose", "dlsym",
    "dllist", "alignment", "sizeof", "byref", "addressof", "call_function", "call_cdeclfunction", "PyObj_FromPtr",
    "Py_INCREF", "Py_DECREF",
  ]

  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("Create and manipulate C compatible data types in Python.")
    builder.numbers(
      """
      FUNCFLAG_CDECL=1 FUNCFLAG_USE_ERRNO=8 FUNCFLAG_USE_LASTERROR=16 FUNCFLAG_PYTHONAPI=4 RTLD_LOCAL=0 RTLD_GLOBAL=256
      CTYPES_MAX_ARGCOUNT=1024 SIZEOF_TIME_T=8 _memmove_addr=1 _memset_addr=2 _string_at_addr=3 _cast_addr=4
      _wstring_at_addr=5 _memoryview_at_addr=6
      """)
    let held = world.makeDict()
    world.set(world.names.name, world.intern("_ctypes"), in: held)
    let inner = ModuleBuilder(world, namespace: held)
    inner.function("_refuse", .exactly(1)) { world, arguments throws(Raised) in
      throw Refusal(what: try world.strText(arguments[0]), effect: .process).raise(world)
    }
    inner.function("_alias", .exactly(2)) { world, arguments throws(Raised) in
      try world.makeGenericAlias(arguments[0], arguments[1])
    }
    try world.runText(CtypesSource.text, filename: "<_ctypes>", in: held)
    for name in types { builder.constant(name, world.get(world.intern(name), in: held)) }
    for name in functions { builder.nativeFunction(name, world.get(world.intern(name), in: held)) }
  }
}
