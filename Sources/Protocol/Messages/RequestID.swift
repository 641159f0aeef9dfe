// What ties a response to its request, and progress to what it is about.
package import JSON

/// A JSON-RPC id, or an LSP progress token: a whole number or a string, given back exactly as it came.
package enum RequestID: Hashable, Sendable, JSONEncodable, JSONDecodable {
  case integer(Int)
  case string(String)

  package init(json: JSONValue) throws(ParameterError) {
    // Some clients' JSON libraries write 1 as 1.0.
    if let integer = json.int {
      self = .integer(integer)
    } else if let string = json.string {
      self = .string(string)
    } else {
      throw .expected("an integer or a string", json)
    }
  }

  package func encode(into slot: inout JSONSlot) {
    switch self {
    case .integer(let value): slot.write(value)
    case .string(let value): slot.write(value)
    }
  }
}

extension LSP {
  package typealias ProgressToken = RequestID
}
