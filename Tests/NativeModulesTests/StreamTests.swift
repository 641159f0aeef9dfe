// `_io`: streams in memory, and files of a host.
import NativeModules
import Runtime
import TestSupport
import Testing

@Suite("Streams") struct StreamTests {
  private func run(_ program: String, host: Host = Host()) -> World.Outcome {
    let world = World()
    world.host = host
    NativeModules.register(in: world)
    return world.runProgram(Array(program.utf8), filename: "streams.py", arguments: [], path: [])
  }

  @Test func streamsAnswerAsRecorded() throws {
    let outcome = run(try Checkout.text("Tests/Fixtures/native-modules/streams.py"))
    #expect(outcome.text == "no exception")
  }

  @Test func filesAreReadAndNeverWritten() {
    let host = Host(
      readFile: { $0 == "/a.txt" ? Array("one\r\ntwo\n".utf8) : nil }, isFile: { $0 == "/a.txt" },
      isFolder: { $0 == "/" })
    let program = """
      with open('/a.txt') as f:
        assert f.readlines() == ['one\\n', 'two\\n'] and f.name == '/a.txt'
      assert f.closed
      assert open('/a.txt', 'rb').read() == b'one\\r\\ntwo\\n'
      assert repr(open('/a.txt')) == "<_io.TextIOWrapper name='/a.txt' mode='r' encoding='utf-8'>"
      for mode in 'w', 'a', 'r+', 'wb':
        try: open('/a.txt', mode)
        except OSError as error: assert (error.errno, error.strerror) == (30, 'Read-only file system')
        else: raise AssertionError(mode)
      try: open('/')
      except IsADirectoryError: pass
      try: open('/b')
      except FileNotFoundError: pass
      """
    #expect(run(program, host: host).text == "no exception")
  }

  @Test func printingPassesThroughTheStream() {
    let world = World()
    world.keepsOutput = true
    NativeModules.register(in: world)
    let program = """
      import sys
      print('a', end='')
      sys.stdout.write('b')
      sys.stderr.write('c')
      print('d', file=sys.stdout)
      """
    let outcome = world.runProgram(Array(program.utf8), filename: "streams.py", arguments: [], path: [])
    #expect(outcome.text == "no exception")
    #expect(String(decoding: world.output, as: UTF8.self) == "abd\n")
    #expect(String(decoding: world.errorOutput, as: UTF8.self) == "c")
  }
}
