// Files that only this world has: what a program writes into a folder for temporary files stays in memory.
import Runtime
import Synchronization

/// They lie over the host's files from the first one on. What the host has is never changed nor hidden.
final class ScratchFiles: ModuleState, Sendable {
  private struct Content {
    var isInstalled = false
    /// By path; a file that was removed lives on as long as it is open.
    var numbers: [String: Int] = [:]
    var folders: Set<String> = []
    var bytes: [[UInt8]] = []
  }
  private let content = Mutex(Content())

  init() {}

  /// Where anybody may write; there are such folders on every machine.
  static let temporaryFolders: Set<String> = ["/tmp", "/var/tmp"]

  static func of(_ world: World) -> ScratchFiles { world.state(ScratchFiles.self) }

  // MARK: Questions

  /// Is there a folder that a path from the root could be in?
  static func hasFolder(_ world: World, _ path: String) -> Bool {
    let end = path.lastIndex(of: "/") ?? path.startIndex
    return end == path.startIndex || temporaryFolders.contains(String(path[..<end]))
      || world.host.isFolder(String(path[..<end]))
  }

  /// A path from the root, without `.`, `..` and empty parts.
  static func absolute(_ world: World, _ path: String) -> String {
    PosixFolders.normalized(world.host.absolute(path))
  }

  /// The number of the file at a path from the root.
  func number(_ path: String) -> Int? { content.withLock { $0.numbers[path] } }

  func isFolder(_ path: String) -> Bool { content.withLock { $0.folders.contains(path) } }

  /// May something be made there? The host's own folders stay as they are.
  func isWritable(_ path: String) -> Bool {
    let end = path.lastIndex(of: "/") ?? path.startIndex
    let folder = String(path[..<end])
    return Self.temporaryFolders.contains(folder) || isFolder(folder)
  }

  func bytes(_ number: Int) -> [UInt8] { content.withLock { $0.bytes[number] } }

  func count(_ number: Int) -> Int { content.withLock { $0.bytes[number].count } }

  // MARK: Changes

  /// An empty file.
  func make(_ path: String, _ world: World) -> Int {
    install(in: world)
    return content.withLock { content in
      content.bytes.append([])
      content.numbers[path] = content.bytes.count - 1
      return content.bytes.count - 1
    }
  }

  func makeFolder(_ path: String, _ world: World) {
    install(in: world)
    content.withLock { _ = $0.folders.insert(path) }
  }

  /// Writes over what is there from `place` on, and beyond it; what was skipped is zero.
  func write(_ bytes: [UInt8], _ number: Int, at place: Int) {
    content.withLock { content in
      let missing = place + bytes.count - content.bytes[number].count
      if missing > 0 { content.bytes[number] += [UInt8](repeating: 0, count: missing) }
      content.bytes[number].replaceSubrange(place..<place + bytes.count, with: bytes)
    }
  }

  func resize(_ number: Int, to count: Int) {
    content.withLock { content in
      let missing = count - content.bytes[number].count
      if missing > 0 {
        content.bytes[number] += [UInt8](repeating: 0, count: missing)
      } else {
        content.bytes[number].removeLast(-missing)
      }
    }
  }

  func remove(_ path: String) {
    content.withLock { content in
      content.numbers[path] = nil
      content.folders.remove(path)
    }
  }

  /// Also what lies below.
  func move(_ path: String, to other: String) {
    content.withLock { content in
      func moved(_ name: String) -> String? {
        name == path ? other : name.hasPrefix(path + "/") ? other + name.dropFirst(path.count) : nil
      }
      for (name, number) in content.numbers {
        guard let new = moved(name) else { continue }
        content.numbers[name] = nil
        content.numbers[new] = number
      }
      for name in content.folders {
        guard let new = moved(name) else { continue }
        content.folders.remove(name)
        content.folders.insert(new)
      }
    }
  }

  /// Names in a folder.
  func names(in folder: String) -> Set<String> {
    let start = folder == "/" ? folder : folder + "/"
    return content.withLock { content in
      var names: Set<String> = []
      for path in [content.numbers.keys.map { $0 }, Array(content.folders)].joined() where path.hasPrefix(start) {
        let name = path.dropFirst(start.count)
        if !name.contains("/") { names.insert(String(name)) }
      }
      return names
    }
  }

  /// From now on the world sees these files beside the host's.
  private func install(in world: World) {
    let isFirst = content.withLock { content in
      defer { content.isInstalled = true }
      return !content.isInstalled
    }
    guard isFirst else { return }
    let host = world.host
    world.host.isFile = { [self] path in number(path) != nil || host.isFile(path) }
    world.host.isFolder = { [self] path in isFolder(path) || host.isFolder(path) }
    world.host.readFile = { [self] path in
      guard let number = number(path) else { return host.readFile(path) }
      return bytes(number)
    }
    world.host.list = { [self] path in
      let own = names(in: path), known = host.list(path)
      if own.isEmpty { return known ?? (isFolder(path) ? [] : nil) }
      return own.union(known ?? []).sorted()
    }
  }
}

/// What the functions of `posix` that change files do to scratch files.
enum ScratchChanges {
  /// - Returns: false for what is not ours: the world sees its files, it does not change them.
  static func make(_ world: World, _ function: StaticString, _ arguments: Arguments) throws(Raised) -> Bool {
    let files = ScratchFiles.of(world)
    let folder = named("dir_fd", in: arguments)
    let path = ScratchFiles.absolute(world, try OpenFiles.path(world, arguments[0], in: folder))
    let isFile = files.number(path) != nil, isFolder = files.isFolder(path)
    let isHosts =
      !isFile && !isFolder
      && (ScratchFiles.temporaryFolders.contains(path) || world.host.isFile(path) || world.host.isFolder(path))
    func fail(_ number: Int, _ message: String) -> Raised {
      Streams.systemError(world, number, message, arguments[0])
    }
    if isHosts, function.description == "mkdir" { throw fail(17, "File exists") }
    let needsFolder = function.description.hasPrefix("mk")
    let needsPath = !["link", "symlink"].contains(function.description)
    if needsFolder ? !ScratchFiles.hasFolder(world, path) : needsPath && !isHosts && !isFile && !isFolder {
      throw fail(2, "No such file or directory")
    }
    if isHosts || !isFile && !isFolder && !files.isWritable(path) { return false }
    switch function.description {
    case "mkdir":
      if isFile || isFolder { throw fail(17, "File exists") }
      files.makeFolder(path, world)
    case "unlink", "remove":
      if isFolder { throw fail(21, "Is a directory") }
      files.remove(path)
    case "rmdir":
      if isFile { throw fail(20, "Not a directory") }
      if !files.names(in: path).isEmpty { throw fail(39, "Directory not empty") }
      files.remove(path)
    case "rename", "replace":
      guard arguments.count > 1 else { return false }
      let other = ScratchFiles.absolute(world, try OpenFunction.path(world, arguments[1]))
      let isOurs = files.number(other) != nil || files.isFolder(other)
      if !isOurs && (world.host.isFile(other) || world.host.isFolder(other) || !files.isWritable(other)) {
        return false
      }
      if files.isFolder(other) { throw Streams.systemError(world, 21, "Is a directory", arguments[1]) }
      files.move(path, to: other)
    // Whose they are and when they were touched nobody sees.
    case "chmod", "chown", "lchown", "utime": break
    default: return false
    }
    return true
  }

  /// An argument of a variadic function that was given by name.
  private static func named(_ name: String, in arguments: Arguments) -> Value {
    if arguments.names.isUnbound { return .unbound }
    let names = Ref<TupleObject>(arguments.names)
    for index in 0..<names.count where Ref<StringObject>(names[index]).text == name {
      return arguments[arguments.positionalCount + index]
    }
    return .unbound
  }
}
