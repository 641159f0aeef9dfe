// Every file of this folder fills one built-in type, or a few that belong together, and is named here once.

extension World {
  /// In the order in which they run; a type may use what stands above it.
  static let definitions: [@Sendable (World) -> Void] = [
    NoneType.define, ObjectType.define, TypeType.define, FunctionType.define, GeneratorType.define, BuildClass.define,
    ModuleType.define, LazyImportType.define,
    StringType.define, BytesType.define, BytearrayType.define, MemoryViewType.define, TemplateTypes.define,
    TextBuiltins.define,
    BuiltinsModule.define, SysModule.define,
  ]
}
