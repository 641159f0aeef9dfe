// `lazyls run`: a program in the runtime, its output passed through, its exit status CPython's.
import ArgumentParser
import Basics
import Cache
import Evaluation
import Glibc
import Modules
import NativeModules
import Runtime
import Synchronization

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a Python program in the runtime; its output is passed through, its exit status is the program's.",
    discussion: """
      Options for lazyls stand before FILE; what follows FILE goes to the program.

      Examples:
        lazyls run app.py --verbose input.txt
        lazyls run --dialect all app.py             as python -X lazy_imports=all would
        lazyls run --max-memory 512 --timeout 10 app.py
      """)

  @Option(help: "explicit: what is marked is lazy, as in Python; all: as -X lazy_imports=all; cinder; eager: nothing.")
  var dialect: String = "explicit"
  @Option(help: "One more folder to look imports up in; may be repeated.") var searchPath: [String] = []
  @Option(help: "An interpreter or virtual environment to take library paths from. It is read, never run.") var python:
    String?
  @Option(help: "A configuration file to use instead of the nearest one.") var config: String?
  @Option(help: "So many instructions at most; by default as many as it takes.") var maxInstructions: Int?
  @Option(help: "So many megabytes of objects at most.") var maxMemory: Int = 16384
  @Option(help: "So many seconds at most; by default as many as it takes.") var timeout: Double?
  @Argument(help: "A Python file.") var file: String
  @Argument(parsing: .captureForPassthrough, help: "Arguments for the program.") var arguments: [String] = []

  func run() throws {
    let found = try ImportOptions(searchPath: searchPath, python: python, config: config).find(file)
    guard let path = found.file else { throw ValidationError("'\(file)' is not a file: name a Python file") }
    let source: [UInt8]
    do throws(FileProblem) {
      source = try FileSystem().read(path)
    } catch {
      throw ValidationError("\(error)")
    }
    guard let laziness = Laziness(rawValue: dialect) else {
      throw ValidationError("--dialect \(dialect): say one of eager, all, explicit, cinder")
    }
    let limits = try makeLimits()
    // Python puts the program's own folder first.
    let folders = [path.parent.string] + found.searchPath.map(\.string).filter { $0 != path.parent.string }
    let here = FileSystem.currentDirectory
    // What the command line names, its user wants to be read.
    let named = arguments.filter { !$0.isEmpty }.map { FilePath($0).resolved(in: here) }
    let readable = folders.map { FilePath($0).resolved(in: here) } + [here, found.configuration.folder] + named
    var host = makeHost(reading: ReadableFolders(readable))
    let codes = CodeCache(folder: CacheFolder.place(found.configuration, in: FileSystem.currentDirectory))
    host.codeStore = codes
    let name = file
    let words = [file] + arguments
    let programHost = host
    let version = Evaluator.version(of: folders)
    Interrupts.watch()
    let status = Evaluator.onDeepStack { budget in
      var budget = budget
      limits(&budget)
      let world = World(budget: budget)
      world.host = programHost
      NativeModules.register(in: world)
      world.laziness = laziness
      world.version = version
      world.removedModules = Evaluator.removedModules
      world.programFolder = folders[0]
      let status = world.runMain(source, filename: name, arguments: words, path: folders)
      // The process ends: to take the world apart would only take time.
      _ = unsafe Unmanaged.passRetained(world)
      return status
    }
    Terminal.flush()
    codes.flush()
    if status != 0 { throw ExitCode(Int32(truncatingIfNeeded: status & 0xFF)) }
  }

  /// Puts what the command line allows into a budget.
  private func makeLimits() throws -> @Sendable (inout Budget) -> Void {
    if let maxInstructions, maxInstructions <= 0 {
      throw ValidationError("--max-instructions \(maxInstructions): say at least 1")
    }
    guard (64...1 << 20).contains(maxMemory) else {
      throw ValidationError("--max-memory \(maxMemory): say from 64 to \(1 << 20) megabytes")
    }
    if let timeout, timeout <= 0 || timeout > 1_000_000 {
      throw ValidationError("--timeout \(timeout): say more than 0 and at most 1000000 seconds")
    }
    let instructions = maxInstructions ?? .max
    let memory = maxMemory << 20
    let time = timeout.map { UInt64($0 * 1_000_000_000) } ?? .max
    return { budget in
      budget.instructions = instructions
      budget.memory = memory
      budget.time = time
    }
  }

  private func makeHost(reading readable: ReadableFolders) -> Host {
    var host = Evaluator.host(reading: readable)
    let input = LineReader()
    host.write = { bytes, isError in
      if isError {
        Terminal.flush()
        Terminal.write(bytes, to: 2)
      } else {
        Terminal.buffer(bytes, atOnce: bytes.contains(UInt8(ascii: "\n")))
      }
    }
    host.isInterrupted = { Interrupts.take() }
    host.readLine = {
      Terminal.flush()
      return input.next()
    }
    return host
  }
}

/// Ctrl-C as a wish of the user's that the program hears.
enum Interrupts {
  private static let wished = Atomic<Bool>(false)

  static func watch() {
    // Made before the handler may run: the first use of a global must not be in it.
    wished.store(false, ordering: .relaxed)
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in Interrupts.wished.store(true, ordering: .relaxed) }
    _ = unsafe sigaction(SIGINT, &action, nil)
  }

  static func take() -> Bool { wished.exchange(false, ordering: .relaxed) }
  static var isWished: Bool { wished.load(ordering: .relaxed) }
}

/// Standard input, line by line.
final class LineReader: Sendable {
  private let rest = Mutex<[UInt8]>([])

  /// A line with its end; empty at the end of the stream, nil when it was interrupted.
  func next() -> [UInt8]? {
    rest.withLock { rest in
      while true {
        if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
          let line = Array(rest[...end])
          rest.removeFirst(end + 1)
          return line
        }
        // The signal may be another thread's: a read would not hear of it.
        var wanted = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        let ready = unsafe poll(&wanted, 1, 100)
        if Interrupts.isWished { return nil }
        if ready == 0 { continue }
        var got = 0
        // SAFETY: the system writes at most that many bytes into room for as many.
        let part = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, filled in
          got = unsafe Glibc.read(0, buffer.baseAddress, 4096)
          filled = max(got, 0)
        }
        if got < 0, errno == EINTR { continue }
        if got <= 0 {
          defer { rest = [] }
          return rest
        }
        rest += part
      }
    }
  }
}
