// Classes and decorators that read annotations when a class is made, by the dotted name they are imported under.

enum ClassFormCatalogue {
  /// Decorators, also as called (`@define(frozen=True)`).
  private static let decorators: [(StaticString, ClassForm)] = [
    ("attr.s", .attrs), ("attr.attrs", .attrs), ("attr.dataclass", .attrs), ("attr.define", .attrs),
    ("attr.frozen", .attrs), ("attr.mutable", .attrs), ("attrs.define", .attrs), ("attrs.frozen", .attrs),
    ("attrs.mutable", .attrs), ("pydantic.dataclasses.dataclass", .framework),
    ("strawberry.type", .framework), ("strawberry.input", .framework), ("strawberry.interface", .framework),
  ]
  private static let bases: [(StaticString, ClassForm)] = [
    ("pydantic.BaseModel", .framework), ("pydantic.main.BaseModel", .framework), ("pydantic.v1.BaseModel", .framework),
    ("pydantic.RootModel", .framework), ("pydantic_settings.BaseSettings", .framework),
    ("pydantic.BaseSettings", .framework), ("msgspec.Struct", .framework), ("sqlmodel.SQLModel", .framework),
    ("ninja.Schema", .framework), ("beanie.Document", .framework),
  ]

  static func form(decorator resolved: ArraySlice<UInt8>) -> ClassForm? { find(resolved, in: decorators) }
  static func form(base resolved: ArraySlice<UInt8>) -> ClassForm? { find(resolved, in: bases) }

  private static func find(_ text: ArraySlice<UInt8>, in table: [(StaticString, ClassForm)]) -> ClassForm? {
    for (name, form) in table where name.utf8CodeUnitCount == text.count {
      let isSame = name.withUTF8Buffer { buffer in
        for offset in 0..<text.count where unsafe buffer[offset] != text[text.startIndex + offset] { return false }
        return true
      }
      if isSame { return form }
    }
    return nil
  }
}
