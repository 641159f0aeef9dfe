// What the modules in Swift hold: names and types are CPython's, recorded by Tests/Tools/record_native_names.py.
import JSON
import NativeModules
import Runtime
import TestSupport
import Testing

@Suite("Names of native modules") struct NativeNamesTests {
  /// Modules that import Python modules of the library, which is not there.
  private static let needLibrary: Set<String> = [
    "_asyncio", "_datetime", "_decimal", "_elementtree", "_pickle", "_queue", "_sqlite3", "_statistics", "_zoneinfo",
    "array",
  ]

  /// Prints the names of each module that is an argument, and the types of what they stand for.
  private static let program = """
    import sys
    def kind(value):
        type_ = type(value)
        name = type_.__qualname__
        return name if type_.__module__ == "builtins" else type_.__module__ + "." + name
    for name in sys.argv[1:]:
        __import__(name)
        held = vars(sys.modules[name])
        print(name, *sorted(key + "=" + kind(held[key]) for key in held if key[0] != "_"))
    """

  @Test func namesAndTypesAreCPythons() throws {
    let recorded = try #require(try JSONValue.parse(Checkout.text("Tests/Fixtures/native-modules/names.json")).object)
    let modules = recorded.members.filter { !Self.needLibrary.contains($0.key) }
    let world = World()
    world.keepsOutput = true
    NativeModules.register(in: world)
    let outcome = world.runProgram(
      Array(Self.program.utf8), filename: "names.py", arguments: ["names.py"] + modules.map(\.key), path: [])
    #expect(outcome.text == "no exception")
    let printed = String(decoding: world.output, as: UTF8.self).split(separator: "\n")
    #expect(printed.count == modules.count)
    for (line, module) in zip(printed, modules) {
      let found = Set(line.split(separator: " ").dropFirst().map(String.init))
      let wanted = Set((module.value.object?.members ?? []).map { "\($0.key)=\($0.value.string ?? "")" })
      #expect(found == wanted, "\(module.key)")
    }
  }

  @Test(arguments: [
    ("_socket", "_socket.getaddrinfo('localhost', 80)", "_socket.getaddrinfo()", "network"),
    ("_socket", "_socket.socket()", "_socket.socket()", "network"),
    ("_posixsubprocess", "_posixsubprocess.fork_exec()", "_posixsubprocess.fork_exec()", "process"),
    (
      "_ctypes", "_ctypes.CFuncPtr.__call__(type('F', (_ctypes.CFuncPtr,), {'_flags_': 1})(1))",
      "a call of a foreign function", "process"
    ),
    ("posix", "posix.setuid(0)", "posix.setuid()", "process"),
  ])
  func whatReachesOutsideIsRefusedAndNoted(_ module: String, _ call: String, _ what: String, _ kind: String) {
    let world = World()
    world.keepsOutput = true
    let observer = Observer()
    world.observer = observer
    NativeModules.register(in: world)
    let text = "import \(module)\ntry: \(call)\nexcept PermissionError as error: print(error)\n"
    let outcome = world.runProgram(Array(text.utf8), filename: "main.py", arguments: [], path: [])
    #expect(outcome.text == "no exception")
    let printed = String(decoding: world.output, as: UTF8.self)
    #expect(printed == "[Errno 1] Operation not permitted in the sandbox: \(what)\n")
    #expect(observer.effects.contains { $0.kind.rawValue == kind && $0.detail == what })
  }

  @Test(arguments: [
    ("import posix; posix.putenv('A', 'b')", "environ os.environ['A']"),
    ("import atexit; atexit.register(int)", "atexit atexit.register()"),
    ("import _signal; _signal.signal(15, _signal.SIG_IGN)", "signal signal.signal(15)"),
    ("import _thread; _thread.start_new_thread(int, ())", "thread a thread is started"),
    ("open('/none')", "file-read /none"), ("open('/none', 'w')", "file-write /none"),
    ("import posix; posix.mkdir('/a')", "file-write os.mkdir(/a)"), ("import posix; posix.fork()", "process os.fork()"),
  ])
  func whatIsDoneToTheOutsideIsAnEffect(_ text: String, _ effect: String) {
    let world = World()
    let observer = Observer()
    world.observer = observer
    NativeModules.register(in: world)
    _ = world.runProgram(Array(text.utf8), filename: "main.py", arguments: [], path: [])
    #expect(observer.effects.map { "\($0.kind.rawValue) \($0.detail)" } == [effect])
  }

  @Test func whatIsNotWrittenSaysSoAndIsNoted() {
    let world = World()
    world.keepsOutput = true
    let observer = Observer()
    world.observer = observer
    NativeModules.register(in: world)
    let text = "import _bz2\ntry: _bz2.BZ2Compressor()\nexcept NotImplementedError as error: print(error)\n"
    _ = world.runProgram(Array(text.utf8), filename: "main.py", arguments: [], path: [])
    #expect(String(decoding: world.output, as: UTF8.self) == "_bz2.BZ2Compressor() is not there in the sandbox\n")
    #expect(observer.unsupported == ["_bz2.BZ2Compressor() (main.py:2)"])
  }
}
