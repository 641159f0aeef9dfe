// Which imports a program does, also those that find their module loaded: who would load it, were the first one not.

extension Observer {
  struct ImportKey: Hashable {
    var load: Int
    var code: Int
    var instruction: Int
    var module: UInt64
  }

  /// Who asks for a module, and where: the statement of a deferred import and its use, or the statement that runs.
  struct Origin {
    var importer: String?
    var importedAt: Place?
    var reifiedAt: Place?
  }

  /// - Parameter resolving: how many deferred imports were being resolved when the running body began: only a later one
  ///   is the reason of what happens now.
  func origin(_ world: World, resolving: Int) -> Origin {
    let here = world.currentPlace
    guard world.lazyState.resolving.count > resolving, let proxy = world.lazyState.resolving.last else {
      return Origin(importer: world.currentModuleName, importedAt: here)
    }
    let declared = Ref<LazyImportObject>(proxy)
    let place = world.place(code: declared.pointee.code, instruction: declared.pointee.instruction)
    let importer = world.get(world.names.name, in: declared.pointee.globals)
    return Origin(
      importer: world.isString(importer) ? Ref<StringObject>(importer).text : world.currentModuleName,
      importedAt: place, reifiedAt: here)
  }

  /// An import finds its module in `sys.modules`.
  func moduleFound(_ world: World, _ name: Value) {
    guard keepsImports, let running = running.last, world.frameCount > 0 else { return }
    let frame = world.frames[world.frameCount - 1]
    let key = ImportKey(load: running.load, code: frame.code, instruction: frame.next, module: name.bits)
    if !knownImports.insert(key).inserted { return }
    note(Ref<StringObject>(name).text, origin(world, resolving: running.resolving), load: running.load)
  }

  /// `from module import name` finds a submodule that is loaded.
  func submoduleFound(_ world: World, _ module: Value, _ child: String) {
    guard keepsImports, world.kind(of: module) == .module else { return }
    let own = world.get(world.names.name, in: Ref<ModuleObject>(module).pointee.attributes.dict)
    guard world.isString(own) else { return }
    let name = world.intern(Ref<StringObject>(own).text + "." + child)
    if world.kind(of: world.get(name, in: world.modules)) == .module { moduleFound(world, name) }
  }

  func note(_ module: String, _ origin: Origin, load: Int) {
    guard imports.count < Self.importLimit else { return }
    imports.append(
      ImportRecord(
        load: load, importer: origin.importer ?? loads[load].name, module: module, importedAt: origin.importedAt,
        reifiedAt: origin.reifiedAt))
  }
}
