// What sys tells of the interpreter: versions, limits, flags. The numbers are those of CPython 3.15 on 64-bit Linux; the
// version is that of the library, since what asks for it asks what the library has.
import Basics

enum SysDetails {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let dict = module.pointee.attributes.dict
    func put(_ name: StaticString, _ value: Value) { world.set(world.intern(name), value, in: dict) }
    func text(_ text: String) -> Value { world.string(text) }
    func number(_ number: Int) -> Value { Value(small: number) }
    func sequence(
      _ name: StaticString, _ fields: [(StaticString, Value)], hidden: [(StaticString, Value)] = []
    ) -> Value {
      world.makeStructSequence(
        world.makeStructSequence(name, module: "sys", fields.map(\.0), hidden: hidden.map(\.0)),
        (fields + hidden).map(\.1), hidden: hidden.count)
    }
    let minor = Int(world.version.minor)
    let hexversion = number(3 << 24 | minor << 16 | 0xf0)
    let version = sequence(
      "version_info",
      [
        ("major", number(3)), ("minor", number(minor)), ("micro", number(0)), ("releaselevel", text("final")),
        ("serial", number(0)),
      ])
    put("version_info", version)
    put("version", text("\(world.version).0 (main) [lazyls]"))
    put("hexversion", hexversion)
    put("api_version", number(1013))
    put("copyright", text("Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved."))
    let zero = number(0)
    put(
      "flags",
      sequence(
        "flags",
        [
          ("debug", zero), ("inspect", zero), ("interactive", zero), ("optimize", zero),
          ("dont_write_bytecode", number(1)), ("no_user_site", zero), ("no_site", number(1)),
          ("ignore_environment", zero),
          ("verbose", zero), ("bytes_warning", zero), ("quiet", zero), ("hash_randomization", number(1)),
          ("isolated", zero), ("dev_mode", .false), ("utf8_mode", number(1)), ("warn_default_encoding", zero),
          ("safe_path", .false), ("int_max_str_digits", number(4300)),
        ],
        // Attributes that are no items.
        hidden: [
          ("gil", number(1)), ("thread_inherit_context", zero), ("context_aware_warnings", zero),
          ("lazy_imports", number(world.lazyState.laziness == .all ? 1 : -1)),
        ]))
    put(
      "float_info",
      sequence(
        "float_info",
        [
          ("max", world.float(.greatestFiniteMagnitude)), ("max_exp", number(1024)), ("max_10_exp", number(308)),
          ("min", world.float(.leastNormalMagnitude)), ("min_exp", number(-1021)), ("min_10_exp", number(-307)),
          ("dig", number(15)), ("mant_dig", number(53)), ("epsilon", world.float(Double.ulpOfOne)),
          ("radix", number(2)), ("rounds", number(1)),
        ]))
    put(
      "int_info",
      sequence(
        "int_info",
        [
          ("bits_per_digit", number(30)), ("sizeof_digit", number(4)), ("default_max_str_digits", number(4300)),
          ("str_digits_check_threshold", number(640)),
        ]))
    put(
      "hash_info",
      sequence(
        "hash_info",
        [
          ("width", number(64)), ("modulus", number((1 << 61) - 1)), ("inf", number(314159)), ("nan", zero),
          ("imag", number(1_000_003)), ("algorithm", text("siphash13")), ("hash_bits", number(64)),
          ("seed_bits", number(128)), ("cutoff", zero),
        ]))
    put(
      "thread_info",
      sequence(
        "thread_info", [("name", text("pthread")), ("lock", text("pymutex")), ("version", text("NPTL 2.43"))]))
    put(
      "implementation",
      try namespace(
        world,
        [
          ("name", text("cpython")), ("cache_tag", text(world.cacheTag)), ("version", version),
          ("hexversion", hexversion), ("_multiarch", text("x86_64-linux-gnu")),
          ("supports_isolated_interpreters", .true),
        ]))
    put(
      "abi_info",
      try namespace(
        world,
        [
          ("pointer_bits", number(64)), ("free_threaded", .false), ("debug", .false), ("byteorder", text("little")),
        ]))
    for name: StaticString in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] { put(name, text("/usr")) }
    put("executable", text("/usr/bin/python\(world.version)"))
    put("_base_executable", text("/usr/bin/python\(world.version)"))
    put("platlibdir", text("lib"))
    put("abiflags", world.emptyString)
    put("maxunicode", number(0x10ffff))
    put("float_repr_style", text("short"))
    put("pycache_prefix", .none)
    put("dont_write_bytecode", .true)
    put("warnoptions", world.makeList().value)
    put("_xoptions", world.makeDict().value)
    put("orig_argv", world.makeList([text("python3")]).value)
    put("_git", world.makeTuple([text("CPython"), world.emptyString, world.emptyString]).value)
    put("_framework", world.emptyString)
  }

  private static func namespace(_ world: World, _ fields: [(StaticString, Value)]) throws(Raised) -> Value {
    try world.call(world.types.simpleNamespace.value, [], named: fields)
  }
}
