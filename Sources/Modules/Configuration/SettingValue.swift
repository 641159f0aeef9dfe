// A configured value before anybody knows what it should be: what TOML files and an editor's JSON have in common.

package enum SettingValue: Hashable, Sendable {
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case array([SettingValue])
  case table([SettingEntry])
  /// Dates, times, null: nothing that a setting can be. Its name in an error message.
  case other(String)

  /// "a string", for messages.
  var kindWords: String {
    switch self {
    case .string: "a string"
    case .integer: "an integer"
    case .number: "a number"
    case .boolean: "a boolean"
    case .array: "an array"
    case .table: "a table"
    case .other(let name): name
    }
  }

  /// The entry of a table; nil for everything else.
  package subscript(key: String) -> SettingValue? {
    guard case .table(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }
}

package struct SettingEntry: Hashable, Sendable {
  package var key: String
  package var value: SettingValue

  package init(_ key: String, _ value: SettingValue) {
    self.key = key
    self.value = value
  }
}
