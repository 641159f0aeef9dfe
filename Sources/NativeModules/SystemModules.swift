// errno, _stat, _locale, _signal: the platform's numbers, and what of these modules needs no operating system.
import Runtime

final class SignalState: ModuleState {
  /// Handlers by signal number; the others have the default one.
  var handlers: [Int: Value] = [:]
  init() {}
}

enum SystemModules {
  static func fillErrors(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc(
      "This module makes available standard errno system symbols.\n\nThe value of each symbol is the corresponding integer value,\ne.g., on most systems, errno.ENOENT equals the integer 2.\n\nThe dictionary errno.errorcode maps numeric codes to symbol names,\ne.g., errno.errorcode[2] could be the string 'ENOENT'.\n\nSymbols that are not relevant to the underlying system are not defined.\n\nTo map error codes to error messages, use the function os.strerror(),\ne.g. os.strerror(2) could return 'No such file or directory'."
    )
    var names: [(Int, String)] = []
    builder.numbers(NumberTables.errors) { name, number in names.append((number, name)) }
    let codes = world.makeDict()
    for (number, name) in names { try world.set(Value(small: number), to: world.intern(name), in: codes) }
    builder.constant("errorcode", codes.value)
  }

  // MARK: _stat

  static func fillModes(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.numbers(NumberTables.modes)
    builder.function("S_IMODE", .exactly(1)) { world, arguments throws(Raised) in
      Value(small: try mode(world, arguments) & 0o7777)
    }
    builder.function("S_IFMT", .exactly(1)) { world, arguments throws(Raised) in
      Value(small: try mode(world, arguments) & 0o170000)
    }
    builder.function("S_ISDIR", .exactly(1)) { w, a throws(Raised) in Value(try mode(w, a) & 0o170000 == 0o040000) }
    builder.function("S_ISCHR", .exactly(1)) { w, a throws(Raised) in Value(try mode(w, a) & 0o170000 == 0o020000) }
    builder.function("S_ISBLK", .exactly(1)) { w, a throws(Raised) in Value(try mode(w, a) & 0o170000 == 0o060000) }
    builder.function("S_ISREG", .exactly(1)) { w, a throws(Raised) in Value(try mode(w, a) & 0o170000 == 0o100000) }
    builder.function("S_ISFIFO", .exactly(1)) { w, a throws(Raised) in Value(try mode(w, a) & 0o170000 == 0o010000) }
    builder.function("S_ISLNK", .exactly(1)) { w, a throws(Raised) in Value(try mode(w, a) & 0o170000 == 0o120000) }
    builder.function("S_ISSOCK", .exactly(1)) { w, a throws(Raised) in Value(try mode(w, a) & 0o170000 == 0o140000) }
    for name: StaticString in ["S_ISDOOR", "S_ISPORT", "S_ISWHT"] {
      builder.function(name, .exactly(1)) { world, arguments throws(Raised) in
        _ = try mode(world, arguments)
        return .false
      }
    }
    builder.function("filemode", .exactly(1)) { world, arguments throws(Raised) in
      let mode = try mode(world, arguments)
      let kinds: [Int: Character] = [
        0o040000: "d", 0o020000: "c", 0o060000: "b", 0o100000: "-", 0o010000: "p", 0o120000: "l", 0o140000: "s",
      ]
      var text = String(kinds[mode & 0o170000] ?? "?")
      for (shift, special, letter) in [(6, 0o4000, "s"), (3, 0o2000, "s"), (0, 0o1000, "t")] {
        let bits = mode >> shift
        text += bits & 4 != 0 ? "r" : "-"
        text += bits & 2 != 0 ? "w" : "-"
        let isSpecial = mode & special != 0
        text += bits & 1 != 0 ? (isSpecial ? letter : "x") : isSpecial ? letter.uppercased() : "-"
      }
      return world.string(text)
    }
  }

  private static func mode(_ world: World, _ arguments: Arguments) throws(Raised) -> Int {
    guard world.isInt(arguments[0]) else { throw world.typeError("an integer is required") }
    let number = try world.index(arguments[0])
    if number < 0 || number > Int(UInt32.max) { throw world.overflowError("mode out of range") }
    return number
  }

  // MARK: _locale

  static func fillLocale(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("Support for POSIX locales.")
    builder.numbers(NumberTables.locale)
    let error = try world.call(
      world.types.type.value,
      [world.string("Error"), world.tuple(world.exceptionType("Exception").value), world.makeDict().value])
    try world.setAttribute(error, world.names.module, world.intern("locale"))
    builder.constant("Error", error)
    builder.function("setlocale", .positional(1, 2)) { world, arguments throws(Raised) in
      _ = try world.index(arguments[0])
      if arguments.or(1, .none).isNone { return world.string("C.UTF-8") }
      guard world.isString(arguments[1]) else {
        throw world.typeError("setlocale() argument 2 must be str or None, not \(world.typeName(of: arguments[1]))")
      }
      switch world.text(arguments[1]) {
      case "", "C.UTF-8", "C.utf8", "C", "POSIX": return world.string("C.UTF-8")
      default:
        let type = try world.getAttribute(try world.importModule("_locale"), world.intern("Error"))
        throw world.raise(try world.call(type, [world.string("unsupported locale setting")]))
      }
    }
    builder.function("localeconv") { world, _ throws(Raised) in
      let dict = world.makeDict()
      for name: StaticString in [
        "int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep", "mon_grouping", "positive_sign",
        "negative_sign",
      ] {
        world.set(
          world.intern(name), "\(name)" == "mon_grouping" ? world.makeList().value : world.emptyString, in: dict)
      }
      for name: StaticString in [
        "int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space",
        "p_sign_posn", "n_sign_posn",
      ] { world.set(world.intern(name), Value(small: 127), in: dict) }
      world.set(world.intern("decimal_point"), world.string("."), in: dict)
      world.set(world.intern("thousands_sep"), world.emptyString, in: dict)
      world.set(world.intern("grouping"), world.makeList().value, in: dict)
      return dict.value
    }
    builder.function("getencoding") { world, _ throws(Raised) in world.string("UTF-8") }
    builder.function("strcoll", .exactly(2)) { world, arguments throws(Raised) in
      if try world.isTrue(world.compare(arguments[0], arguments[1], .less)) { return Value(small: -1) }
      return Value(small: try world.areEqual(arguments[0], arguments[1]) ? 0 : 1)
    }
    builder.function("strxfrm", .exactly(1)) { _, arguments throws(Raised) in arguments[0] }
    builder.function("nl_langinfo", .exactly(1)) { world, arguments throws(Raised) in
      switch try world.index(arguments[0]) {
      case 14: return world.string("UTF-8")
      case 65536: return world.string(".")
      case 65537: return world.emptyString
      default: throw world.valueError("unsupported langinfo constant")
      }
    }
  }

  // MARK: _signal

  /// No signal ever comes from outside; one that the program raises itself calls its handler.
  static func fillSignals(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.numbers(NumberTables.signals)
    builder.constant("ItimerError", world.exceptionType("OSError").value)
    builder.function("default_int_handler", .exactly(2)) { world, _ throws(Raised) in
      throw world.raise(world.makeException(world.exceptionType("KeyboardInterrupt"), []))
    }
    let interrupt = world.get(world.intern("default_int_handler"), in: builder.dict)
    world.state(SignalState.self).handlers[2] = interrupt
    builder.function("signal", .exactly(2)) { world, arguments throws(Raised) in
      let number = try signal(world, arguments[0])
      let handler = arguments[1]
      let isPlain = handler == Value(small: 0) || handler == Value(small: 1)
      if !isPlain, !world.isCallable(handler) {
        throw world.typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
      }
      world.noteEffect(.signal, "signal.signal(\(number))")
      let old = world.state(SignalState.self).handlers[number] ?? Value(small: 0)
      world.state(SignalState.self).handlers[number] = handler
      return old
    }
    builder.function("getsignal", .exactly(1)) { world, arguments throws(Raised) in
      world.state(SignalState.self).handlers[try signal(world, arguments[0])] ?? Value(small: 0)
    }
    builder.function("raise_signal", .exactly(1)) { world, arguments throws(Raised) in
      let number = try signal(world, arguments[0])
      let handler = world.state(SignalState.self).handlers[number] ?? Value(small: 0)
      if !world.isInt(handler) { _ = try world.call(handler, [Value(small: number), .none]) }
      return .none
    }
    builder.function("valid_signals") { world, _ throws(Raised) in
      let all = (1...64).filter { $0 != 32 && $0 != 33 }.map { Value(small: $0) }
      return try world.setOf(world.makeList(all).value, world.types.set).value
    }
    builder.function("set_wakeup_fd", .named("fd", "warn_on_full_buffer", required: 1, positionalOnly: 1, maximum: 1)) {
      _, _ throws(Raised) in Value(small: -1)
    }
    builder.function("strsignal", .exactly(1)) { world, arguments throws(Raised) in
      let names = [
        1: "Hangup", 2: "Interrupt", 3: "Quit", 4: "Illegal instruction", 6: "Aborted", 8: "Floating point exception",
        9: "Killed", 11: "Segmentation fault", 13: "Broken pipe", 14: "Alarm clock", 15: "Terminated",
      ]
      return names[try signal(world, arguments[0])].map { world.string($0) } ?? .none
    }
  }

  private static func signal(_ world: World, _ value: Value) throws(Raised) -> Int {
    let number = try world.index(value)
    if number < 1 || number > 64 { throw world.valueError("signal number out of range") }
    return number
  }
}
