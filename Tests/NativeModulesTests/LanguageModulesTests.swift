// `_codecs`, `_warnings` and `posix`.
import NativeModules
import Runtime
import TestSupport
import Testing

@Suite("Codecs, warnings, paths") struct LanguageModulesTests {
  private func run(_ program: String, in world: World = World()) -> World.Outcome {
    NativeModules.register(in: world)
    return world.runProgram(Array(program.utf8), filename: "main.py", arguments: [], path: [])
  }

  @Test func codecsAnswerAsRecorded() throws {
    #expect(run(try Checkout.text("Tests/Fixtures/native-modules/codecs.py")).text == "no exception")
  }

  @Test func warningsGoToTheErrorStream() {
    let world = World()
    world.keepsOutput = true
    let program = """
      import _warnings
      def f():
        _warnings.warn('hello')
        _warnings.warn('two', stacklevel=2)
      f()
      f()
      _warnings.warn('old', DeprecationWarning)
      _warnings.warn('unseen', ImportWarning)
      _warnings.warn_explicit('x', UserWarning, 'a.py', 3)
      _warnings.warn('far', RuntimeWarning, 50)
      _warnings.filters.insert(0, ('error', None, UserWarning, None, 0))
      _warnings._acquire_lock()
      _warnings._filters_mutated_lock_held()
      _warnings._release_lock()
      try: _warnings.warn('bad')
      except UserWarning as error: assert str(error) == 'bad'
      else: raise AssertionError
      """
    #expect(run(program, in: world).text == "no exception")
    // What CPython prints where it has no source of the file.
    let expected = """
      main.py:3: UserWarning: hello
      main.py:5: UserWarning: two
      main.py:6: UserWarning: two
      main.py:7: DeprecationWarning: old
      a.py:3: UserWarning: x
      <sys>:0: RuntimeWarning: far

      """
    #expect(String(decoding: world.errorOutput, as: UTF8.self) == expected)
  }

  @Test func pathsAreSeenAndNeverChanged() {
    let world = World()
    world.host = Host(
      readFile: { $0 == "/a" ? [1, 2, 3] : nil }, isFile: { $0 == "/a" }, isFolder: { $0 == "/" })
    let program = """
      import posix
      assert posix.stat('/a').st_size == 3 and posix.stat('/')[0] == 0o40555
      assert isinstance(posix.stat('/'), tuple) and len(posix.stat('/')) == 10
      assert posix.access('/a', posix.R_OK) and not posix.access('/a', posix.W_OK)
      for action in posix.mkdir, posix.unlink, posix.remove, posix.rmdir:
        try: action('/a')
        except OSError as error: assert error.errno == (17 if action is posix.mkdir else 30)
        else: raise AssertionError
      for action in posix.unlink, posix.remove, posix.rmdir:
        try: action('/b')
        except FileNotFoundError as error: assert error.filename == '/b'
        else: raise AssertionError
      try: posix.mkdir('/b')
      except OSError as error: assert error.errno == 30
      try: posix.stat('/b')
      except FileNotFoundError as error: assert error.filename == '/b'
      else: raise AssertionError
      """
    #expect(run(program, in: world).text == "no exception")
  }
}
