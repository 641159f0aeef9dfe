// Every file of this folder fills one built-in type, or a few that belong together, and is named here once.

extension World {
  /// In the order in which they run; a type may use what stands above it.
  static let definitions: [@Sendable (World) -> Void] = [
    NoneType.define, ExceptionTypes.define, ObjectType.define, TypeType.define, TracebackType.define, CodeType.define,
    CellType.define, FrameType.define, PropertyType.define, MethodWrapperTypes.define, MethodType.define,
    NativeFunctionType.define,
    DescriptorTypes.define, GenericAliasType.define, UnionType.define, TypeVariableTypes.define, TypeAliasType.define,
    WeakReferenceType.define, FunctionType.define, GeneratorType.define, AsyncGeneratorType.define, BuildClass.define,
    ModuleType.define,
    LazyImportType.define, OpaqueType.define,
    Containers.define, SequenceIterators.define, TupleType.define, ListType.define, DictType.define, DictViews.define,
    FrozenDictType.define, SetType.define, SliceType.define, RangeType.define, MappingProxyType.define,
    SimpleNamespaceType.define, CombiningIterators.define, IterationFunctions.define, AttributeFunctions.define,
    InstanceChecks.define, PrintFunction.define, InputFunction.define,
    StringType.define, BytesType.define, BytearrayType.define, MemoryViewType.define, TemplateTypes.define,
    TextBuiltins.define,
    IntegerType.define, BooleanType.define, FloatType.define, ComplexType.define, NumberFunctions.define,
    ModuleSpecType.define, Finders.define, Loaders.define, NamespacePathType.define,
    BuiltinReductions.define, BuiltinsModule.define, SentinelType.define, AsyncFunctions.define, SiteBuiltins.define,
    SysModule.define, ImportlibModules.define, SubstituteModules.define, TypeDocs.define,
  ]
}
