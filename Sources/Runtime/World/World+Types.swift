// The order in which the built-in types come to be.

extension World {
  /// Makes all built-in types. First bare ones, so that every type can speak of every other; then each file fills its own.
  func defineTypes() {
    let object = heap.make(TypeObject.self)
    let type = heap.make(TypeObject.self)
    types.object = object
    types.type = type
    // Strings and dicts are needed for the names of their own types.
    types.string = heap.make(TypeObject.self)
    types.dict = heap.make(TypeObject.self)
    types.tuple = heap.make(TypeObject.self)
    types.list = heap.make(TypeObject.self)
    emptyTuple = makeTuple([])
    emptyString = intern("")
    names.name = intern("__name__")
    names.qualname = intern("__qualname__")
    names.module = intern("__module__")
    names.doc = intern("__doc__")
    names.dict = intern("__dict__")
    names.class = intern("__class__")
    names.bases = intern("__bases__")
    names.slots = intern("__slots__")
    names.annotations = intern("__annotations__")
    names.annotate = intern("__annotate__")
    names.specials = Special.allCases.map { intern($0.name) }
    markWrapperNames()

    let instance = MemoryLayout<InstanceObject>.size
    fill(object, "object", .none, .instance, MemoryLayout<Header>.size)
    fill(type, "type", object, .type, MemoryLayout<TypeObject>.size, flags: [.isBaseType, .isMetaclass])
    fill(types.string, "str", object, .string, 0, flags: [.isBaseType, .matchesSelf])
    fill(
      types.dict, "dict", object, .dict, MemoryLayout<DictObject>.size, flags: [.isBaseType, .isMapping, .matchesSelf])
    fill(types.tuple, "tuple", object, .tuple, 0, flags: [.isBaseType, .isSequence, .matchesSelf])
    fill(
      types.list, "list", object, .list, MemoryLayout<ListObject>.size, flags: [.isBaseType, .isSequence, .matchesSelf])
    func plain(
      _ name: StaticString, _ kind: Kind, _ size: Int, _ flags: TypeFlags = [], attributes: Int = 0,
      module: StaticString = "builtins"
    ) -> Ref<TypeObject> {
      makeType(name, base: object, kind: kind, size: size, attributes: attributes, flags: flags, module: module)
    }
    let wrapper = MemoryLayout<WrapperObject>.size
    types.none = plain("NoneType", .other, 0)
    types.notImplemented = plain("NotImplementedType", .other, 0)
    types.ellipsis = plain("ellipsis", .other, 0)
    types.integer = plain("int", .integer, MemoryLayout<IntegerObject>.size, [.isBaseType, .matchesSelf])
    types.boolean = makeType("bool", base: types.integer, kind: .integer, size: 0, flags: [.matchesSelf])
    types.float = plain("float", .float, MemoryLayout<FloatObject>.size, [.isBaseType, .matchesSelf])
    types.complex = plain("complex", .complex, MemoryLayout<ComplexObject>.size, [.isBaseType])
    types.bytes = plain("bytes", .bytes, MemoryLayout<BytesObject>.size, [.isBaseType, .matchesSelf])
    types.bytearray = plain("bytearray", .bytearray, MemoryLayout<BytesObject>.size, [.isBaseType, .matchesSelf])
    types.memoryView = plain("memoryview", .memoryView, 0, [.isSequence])
    types.dictKeys = plain("dict_keys", .dictView, MemoryLayout<WrapperObject>.size)
    types.dictValues = plain("dict_values", .dictView, MemoryLayout<WrapperObject>.size)
    types.dictItems = plain("dict_items", .dictView, MemoryLayout<WrapperObject>.size)
    types.frozendict = plain("frozendict", .dict, MemoryLayout<DictObject>.size, [.isBaseType, .isMapping])
    types.set = plain("set", .set, MemoryLayout<SetObject>.size, [.isBaseType, .matchesSelf])
    types.frozenset = plain("frozenset", .frozenset, MemoryLayout<SetObject>.size, [.isBaseType, .matchesSelf])
    types.slice = plain("slice", .slice, MemoryLayout<SliceObject>.size)
    types.range = plain("range", .range, MemoryLayout<RangeObject>.size, [.isSequence])
    types.module = plain(
      "module", .module, MemoryLayout<ModuleObject>.size, [.isBaseType], attributes: MemoryLayout<Header>.size)
    types.function = plain(
      "function", .function, MemoryLayout<FunctionObject>.size, attributes: MemoryLayout<Header>.size)
    types.nativeFunction = plain("builtin_function_or_method", .nativeFunction, MemoryLayout<NativeFunctionObject>.size)
    types.methodDescriptor = plain("method_descriptor", .nativeFunction, MemoryLayout<NativeFunctionObject>.size)
    types.wrapperDescriptor = plain(
      "wrapper_descriptor", .nativeFunction, MemoryLayout<NativeFunctionObject>.size)
    types.methodWrapper = plain("method-wrapper", .nativeFunction, MemoryLayout<NativeFunctionObject>.size)
    types.method = plain("method", .method, MemoryLayout<MethodObject>.size)
    types.cell = plain("cell", .cell, MemoryLayout<CellObject>.size)
    types.code = plain("code", .code, MemoryLayout<CodeReference>.size)
    types.frame = plain("frame", .frame, MemoryLayout<FrameObject>.size)
    types.traceback = plain("traceback", .traceback, MemoryLayout<TracebackObject>.size)
    types.generator = plain("generator", .generator, 0)
    types.coroutine = plain("coroutine", .generator, 0)
    types.asyncGenerator = plain("async_generator", .generator, 0)
    types.property = plain("property", .property, wrapper, [.isBaseType], attributes: MemoryLayout<Header>.size)
    types.classMethod = plain(
      "classmethod", .classMethod, wrapper, [.isBaseType], attributes: MemoryLayout<Header>.size)
    types.staticMethod = plain(
      "staticmethod", .staticMethod, wrapper, [.isBaseType], attributes: MemoryLayout<Header>.size)
    types.memberDescriptor = plain("member_descriptor", .memberDescriptor, MemoryLayout<MemberDescriptorObject>.size)
    types.getSetDescriptor = plain("getset_descriptor", .getSetDescriptor, MemoryLayout<GetSetDescriptorObject>.size)
    types.superObject = plain("super", .superObject, MemoryLayout<SuperObject>.size, [.isBaseType])
    types.mappingProxy = plain("mappingproxy", .mappingProxy, wrapper, [.isMapping])
    types.simpleNamespace = plain(
      "SimpleNamespace", .simpleNamespace, instance, [.isBaseType], attributes: MemoryLayout<Header>.size,
      module: "types")
    types.lazyImport = plain("lazy_import", .lazyImport, MemoryLayout<LazyImportObject>.size)
    types.genericAlias = plain("GenericAlias", .genericAlias, wrapper, [.isBaseType], module: "types")
    types.unionType = plain("Union", .unionType, wrapper, module: "typing")
    TypeVariableTypes.make(self)
    types.weakReference = plain("ReferenceType", .weakReference, wrapper, [.isBaseType], module: "weakref")
    types.weakProxy = plain("ProxyType", .weakReference, wrapper, module: "weakref")
    types.weakCallableProxy = plain("CallableProxyType", .weakReference, wrapper, module: "weakref")
    types.iterator = plain("iterator", .iterator, MemoryLayout<IteratorObject>.size)
    types.baseException = plain(
      "BaseException", .exception, MemoryLayout<ExceptionObject>.size, [.isBaseType, .isExceptionClass],
      attributes: MemoryLayout<Header>.size)
    builtins = makeDict(capacity: 200)
    modules = makeDict()
    for define in World.definitions { define(self) }
  }

  /// Gives one of the first types, whose object is there already, its content.
  private func fill(
    _ type: Ref<TypeObject>, _ name: StaticString, _ base: Ref<TypeObject>, _ kind: Kind, _ size: Int,
    flags: TypeFlags = [.isBaseType]
  ) {
    let made = makeType(name, base: base, kind: kind, size: size, flags: flags)
    type.pointee = made.pointee
    if base.isPresent {
      // `makeType` has entered the other address.
      let subclasses = base.pointee.subclasses
      subclasses.pointee.items[subclasses.pointee.count - 1] = type.value
    }
    type.pointee.mro[0] = type.value
  }
}
