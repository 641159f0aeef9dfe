// posix.listdir and scandir: what the host tells of folders.
import Runtime

struct FolderEntryObject: BitwiseCopyable {
  var header: Header
  var name: Value
  var path: Value
  /// Of an entry of an open folder: the folder, for its path is but the name.
  var folder: Value
}

final class FolderState: ModuleState {
  var entry = Ref<TypeObject>.none
  var iterator = Ref<TypeObject>.none
  init() {}
}

enum PosixFolders {
  static func define(_ builder: ModuleBuilder) {
    let state = builder.world.state(FolderState.self)
    defineEntry(builder, state)
    defineIterator(builder, state)
    builder.function("listdir", .named("path")) { world, arguments throws(Raised) in
      let given = arguments.or(0, .none)
      let names = try list(world, given, "listdir")
      return world.makeList(try names.map { name throws(Raised) in try text(world, name, like: given) }).value
    }
    builder.function("scandir", .named("path")) { world, arguments throws(Raised) in
      let given = arguments.or(0, .none)
      let names = try list(world, given, "scandir")
      let isNumber = world.kind(of: given) == .integer
      let folder = given.isNone ? "." : isNumber ? "" : try OpenFunction.path(world, given)
      let start = folder.hasSuffix("/") || folder.isEmpty ? folder : folder + "/"
      let entries = world.makeList()
      for name in names {
        let entry = world.makeObject(world.state(FolderState.self).entry, FolderEntryObject.self)
        entry.pointee.name = try text(world, name, like: given)
        entry.pointee.path = try text(world, start + name, like: given)
        entry.pointee.folder = isNumber ? world.string(try OpenFiles.path(world, world.index(given))) : .unbound
        world.append(entry.value, to: entries)
      }
      return world.makeIterator(world.state(FolderState.self).iterator, entries.value)
    }
    // Relative paths start from there then; the process stays where it is.
    builder.function("chdir", .named("path", required: 1)) { world, arguments throws(Raised) in
      let path = normalized(world.host.absolute(try OpenFunction.path(world, arguments[0])))
      if !world.host.isFolder(path) {
        let isFile = world.host.isFile(path)
        throw Streams.systemError(
          world, isFile ? 20 : 2, isFile ? "Not a directory" : "No such file or directory", arguments[0])
      }
      world.host.currentFolder = path
      return .none
    }
  }

  /// Without `.`, `..` and empty parts.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  private static func text(_ world: World, _ text: String, like given: Value) throws(Raised) -> Value {
    world.kind(of: given) == .bytes ? try world.bytes(Array(text.utf8)) : world.string(text)
  }

  private static func list(_ world: World, _ given: Value, _ function: String) throws(Raised) -> [String] {
    if world.kind(of: given) == .integer {
      let path = try OpenFiles.path(world, world.index(given))
      let absolute = world.host.absolute(path)
      if let names = world.host.list(absolute) { return names }
      if world.host.isFolder(absolute) { throw Streams.unreadable(world, path, given) }
      throw Streams.systemError(world, 20, "Not a directory", given)
    }
    let isPath = world.isString(given) || world.kind(of: given) == .bytes || given.isNone
    if !isPath, world.special(.fspath, of: world.type(of: given)).isUnbound {
      throw world.typeError(
        "\(function): path should be string, bytes, os.PathLike, integer or None, not \(world.typeName(of: given))")
    }
    let path = given.isNone ? "." : try OpenFunction.path(world, given)
    if let names = path.isEmpty ? nil : world.host.list(world.host.absolute(path)) { return names }
    let absolute = world.host.absolute(path)
    if !path.isEmpty, world.host.isFolder(absolute) {
      throw Streams.unreadable(world, path, given.isNone ? world.string(".") : given)
    }
    let isFile = !path.isEmpty && world.host.isFile(absolute)
    throw Streams.systemError(
      world, isFile ? 20 : 2, isFile ? "Not a directory" : "No such file or directory",
      given.isNone ? world.string(".") : given)
  }

  // MARK: Types

  private static func defineEntry(_ builder: ModuleBuilder, _ state: FolderState) {
    let world = builder.world
    state.entry = world.makeModuleType(
      "DirEntry", in: "posix", kind: .opaque, size: MemoryLayout<FolderEntryObject>.size)
    builder.publish(state.entry)
    let type = TypeBuilder(world: world, type: state.entry)
    type.member("name", at: MemoryLayout<FolderEntryObject>.offset(of: \.name) ?? 0, [.readOnly])
    type.member("path", at: MemoryLayout<FolderEntryObject>.offset(of: \.path) ?? 0, [.readOnly])
    type.method("__repr__") { world, arguments throws(Raised) in
      world.string("<DirEntry \(try world.reprText(Ref<FolderEntryObject>(arguments[0]).pointee.name))>")
    }
    type.method("__fspath__") { _, arguments throws(Raised) in Ref<FolderEntryObject>(arguments[0]).pointee.path }
    type.method("is_dir", .named("follow_symlinks", maximum: 0)) { world, arguments throws(Raised) in
      Value(world.host.isFolder(world.host.absolute(try path(world, arguments[0]))))
    }
    type.method("is_file", .named("follow_symlinks", maximum: 0)) { world, arguments throws(Raised) in
      Value(world.host.isFile(world.host.absolute(try path(world, arguments[0]))))
    }
    // The host follows links itself.
    for name: StaticString in ["is_symlink", "is_junction"] {
      type.method(name) { _, _ throws(Raised) in .false }
    }
    type.method("stat", .named("follow_symlinks", maximum: 0)) { world, arguments throws(Raised) in
      try world.call(
        world.getAttribute(world.importModule("posix"), world.intern("stat")),
        [world.string(path(world, arguments[0]))])
    }
    type.method("inode") { world, arguments throws(Raised) in
      let result = try world.callMethod(arguments[0], "stat")
      return try world.getAttribute(result, world.intern("st_ino"))
    }
  }

  private static func path(_ world: World, _ entry: Value) throws(Raised) -> String {
    let entry = Ref<FolderEntryObject>(entry)
    let path = try OpenFunction.path(world, entry.pointee.path)
    return entry.pointee.folder.isUnbound ? path : try OpenFunction.path(world, entry.pointee.folder) + "/" + path
  }

  private static func defineIterator(_ builder: ModuleBuilder, _ state: FolderState) {
    let world = builder.world
    state.iterator = world.makeModuleType(
      "ScandirIterator", in: "posix", kind: .iterator, size: MemoryLayout<IteratorObject>.size)
    let type = TypeBuilder(world: world, type: state.iterator)
    type.method("__iter__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__enter__") { _, arguments throws(Raised) in arguments[0] }
    type.method("__next__") { _, arguments throws(Raised) in
      let iterator = Ref<IteratorObject>(arguments[0])
      let entries = Ref<ListObject>(iterator.pointee.source), place = iterator.pointee.index
      if place >= entries.pointee.count { return .unbound }
      iterator.pointee.index = place + 1
      return entries.pointee.items[place]
    }
    type.method("close") { _, arguments throws(Raised) in close(arguments[0]) }
    type.method("__exit__", .variadic()) { _, arguments throws(Raised) in close(arguments[0]) }
  }

  private static func close(_ value: Value) -> Value {
    let iterator = Ref<IteratorObject>(value)
    iterator.pointee.index = Ref<ListObject>(iterator.pointee.source).pointee.count
    return .none
  }
}
