// _types, _typing, _weakref: types of the interpreter under the names that the library knows them by.
import Runtime

enum TypesModules {
  static func fillTypes(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("Define names for built-in types.")
    let types = world.types
    let names: [(StaticString, Ref<TypeObject>)] = [
      ("AsyncGeneratorType", types.asyncGenerator), ("BuiltinFunctionType", types.nativeFunction),
      ("BuiltinMethodType", types.nativeFunction), ("CellType", types.cell), ("CodeType", types.code),
      ("CoroutineType", types.coroutine), ("EllipsisType", types.ellipsis), ("FrameType", types.frame),
      ("FunctionType", types.function), ("GeneratorType", types.generator), ("GenericAlias", types.genericAlias),
      ("GetSetDescriptorType", types.getSetDescriptor), ("LambdaType", types.function),
      ("LazyImportType", types.lazyImport), ("MappingProxyType", types.mappingProxy),
      ("MemberDescriptorType", types.memberDescriptor), ("MethodDescriptorType", types.methodDescriptor),
      ("MethodType", types.method), ("MethodWrapperType", types.methodWrapper), ("ModuleType", types.module),
      ("NoneType", types.none), ("NotImplementedType", types.notImplemented),
      ("SimpleNamespace", types.simpleNamespace), ("TracebackType", types.traceback), ("UnionType", types.unionType),
      ("WrapperDescriptorType", types.wrapperDescriptor),
    ]
    for (name, type) in names { builder.constant(name, type.value) }
    builder.constant("CapsuleType", Capsules.type(world).value)
    // Types that no object of this interpreter has.
    let strangers: [(StaticString, StaticString, StaticString)] = [
      ("ClassMethodDescriptorType", "classmethod_descriptor", "builtins"),
      ("FrameLocalsProxyType", "FrameLocalsProxy", "builtins"),
    ]
    for (name, own, home) in strangers {
      let type = builder.type(own, WrapperObject.self, kind: .other, module: home, flags: [], isPublished: false)
      type.notCallable()
      builder.constant(name, type.type.value)
    }
  }

  static func fillTyping(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    builder.doc("Primitives and accelerators for the typing module.\n")
    builder.function("_idfunc", .exactly(1)) { _, arguments throws(Raised) in arguments[0] }
    let types = world.types
    let names: [(StaticString, Ref<TypeObject>)] = [
      ("Generic", world.generic), ("TypeVar", types.typeVariable), ("ParamSpec", types.parameterSpecification),
      ("TypeVarTuple", types.typeVariableTuple), ("ParamSpecArgs", types.parameterArguments),
      ("ParamSpecKwargs", types.parameterKeywords), ("TypeAliasType", types.typeAlias), ("Union", types.unionType),
    ]
    for (name, type) in names where type.isPresent { builder.constant(name, type.value) }
    builder.constant("NoDefault", world.noDefault)
  }

  static func fillWeakReferences(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    ModuleBuilder(world, module).doc("Weak-reference support module.")
    world.fillWeakReferenceModule(module.pointee.attributes.dict)
  }
}
