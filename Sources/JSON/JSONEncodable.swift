// How the standard library's types and received JSON write themselves.

extension Bool: JSONEncodable {
  package func encode(into slot: inout JSONSlot) { slot.write(self) }
}

extension Int: JSONEncodable {
  package func encode(into slot: inout JSONSlot) { slot.write(self) }
}

extension Double: JSONEncodable {
  package func encode(into slot: inout JSONSlot) { slot.write(self) }
}

extension String: JSONEncodable {
  package func encode(into slot: inout JSONSlot) { slot.write(self) }
}

extension Array: JSONEncodable where Element: JSONEncodable {
  package func encode(into slot: inout JSONSlot) {
    slot.array { for element in self { $0.append(element) } }
  }
}

/// Received JSON goes back as it came: `data` of a code action, a request's id, a setting.
extension JSONValue: JSONEncodable {
  package func encode(into slot: inout JSONSlot) {
    switch self {
    case .null: slot.null()
    case .bool(let value): slot.write(value)
    case .integer(let value): slot.write(value)
    case .double(let value): slot.write(value)
    case .string(let value): slot.write(value)
    case .array(let values): values.encode(into: &slot)
    case .object(let object): object.encode(into: &slot)
    }
  }
}

extension JSONObject: JSONEncodable {
  package func encode(into slot: inout JSONSlot) {
    slot.object { for member in members { $0.set(name: member.key, member.value) } }
  }
}
