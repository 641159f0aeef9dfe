// The modules that serve the language itself: patterns, trees, text, files, codecs, warnings.
package import Runtime

package enum LanguageModules {
  /// Makes the modules known to a world.
  package static func register(in world: World) {
    world.nativeModules["_sre"] = NativeModule(fill: SreModule.fill)
    world.nativeModules["_ast"] = NativeModule(fill: AstModule.fill)
    world.nativeModules["_warnings"] = NativeModule(fill: Warnings.fill)
    world.nativeModules["_io"] = NativeModule(fill: Streams.fill)
    world.nativeModules["_codecs"] = NativeModule(fill: CodecsModule.fill)
    world.nativeModules["posix"] = NativeModule(fill: PosixModule.fill)
    world.nativeModules["_opcode"] = NativeModule(fill: OpcodeModule.fill)
    world.nativeModules["_imp"] = NativeModule(fill: ImpModule.fill)
    _ = OpenFunction.shared(world)
    addStandardStreams(world)
    world.sourceWarning = SourceWarning(warn: Warnings.warnOfSource)
    world.treeMaking = TreeMaking(make: TreeBuilder.make, isTree: AstModule.isTree)
  }

  /// `sys` gets its streams when it is made.
  private static func addStandardStreams(_ world: World) {
    guard let sys = world.nativeModules["sys"] else { return }
    world.nativeModules["sys"] = NativeModule { world, module throws(Raised) in
      try sys.fill(world, module)
      try OpenFunction.makeStandardStreams(world, module.pointee.attributes.dict)
    }
  }
}

/// Puts things into a module's namespace.
struct ModuleFiller {
  let world: World
  let dict: Ref<DictObject>
  private let name: Value

  init(_ world: World, _ module: Ref<ModuleObject>) {
    self.world = world
    dict = module.pointee.attributes.dict
    name = world.get(world.names.name, in: dict)
  }

  func put(_ name: StaticString, _ value: Value) { world.set(world.intern(name), value, in: dict) }

  /// A function; with `bound` it gets that as argument 0, which does not count.
  func function(
    _ name: StaticString, _ parameters: Parameters, bound: Value = .unbound, doc: StaticString = "",
    _ code: @escaping NativeCode
  ) {
    let definition = NativeDefinition(name, parameters, isMethod: !bound.isUnbound, doc: doc, code)
    put(name, world.makeNative(definition, receiver: bound, module: self.name))
  }

  /// A type of the module.
  func type(_ type: Ref<TypeObject>) { world.set(type.pointee.qualifiedName, type.value, in: dict) }
}

extension World {
  /// A type that messages call by its module's name and its own: `'re.Pattern' object …`.
  func makeModuleType(
    _ name: StaticString, in module: StaticString, base: Ref<TypeObject>? = nil, kind: Kind = .other, size: Int = 0,
    attributes: Int = 0, flags: TypeFlags = []
  ) -> Ref<TypeObject> {
    let type = makeType(
      name, base: base ?? types.object, kind: kind, size: size, attributes: attributes, flags: flags, module: module)
    type.pointee.name = Ref<StringObject>(intern("\(module).\(name)"))
    return type
  }
}
