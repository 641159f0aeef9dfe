// From received JSON to typed parameters; a mistake is told with the path of the member that has it.
package import JSON

/// A member that is missing or of the wrong kind.
package struct ParameterError: Error, Equatable, Sendable, CustomStringConvertible {
  /// From the outside in: `["params", "textDocument", "uri"]`; an element of an array is its index.
  package private(set) var path: [String]
  package let problem: String

  package init(_ problem: String) {
    path = []
    self.problem = problem
  }

  package static func expected(_ what: String, _ found: JSONValue) -> ParameterError {
    ParameterError("expected \(what), found \(found.kind)")
  }

  /// The same error, seen from the value that holds the member.
  package func inside(_ member: String) -> ParameterError {
    var error = self
    error.path.insert(member, at: 0)
    return error
  }

  /// `params.contentChanges[0].range: expected an object, found string`
  package var description: String {
    var text = ""
    for member in path {
      if member.utf8.first.map({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) ?? false {
        text += "[\(member)]"
      } else {
        text += text.isEmpty ? member : ".\(member)"
      }
    }
    return text.isEmpty ? problem : "\(text): \(problem)"
  }
}

/// What can be read from one JSON value.
package protocol JSONDecodable {
  init(json: JSONValue) throws(ParameterError)
}

extension JSONValue {
  /// The member `key`, which must be there.
  package func required<T: JSONDecodable>(_ key: String, as type: T.Type = T.self) throws(ParameterError) -> T {
    guard case .object(let object) = self else { throw .expected("an object", self) }
    guard let value = object[key] else { throw ParameterError("missing").inside(key) }
    do { return try T(json: value) } catch { throw error.inside(key) }
  }

  /// The member `key`; nil when it is absent or `null`. Where LSP distinguishes the two, it is on what we send.
  package func optional<T: JSONDecodable>(_ key: String, as type: T.Type = T.self) throws(ParameterError) -> T? {
    guard case .object(let object) = self else { throw .expected("an object", self) }
    guard let value = object[key], value != .null else { return nil }
    do { return try T(json: value) } catch { throw error.inside(key) }
  }

  /// The parameters of a message as `type`; without parameters, as those of an empty object.
  package static func decode<T: JSONDecodable>(
    params: JSONValue?, as type: T.Type = T.self
  ) throws(ParameterError) -> T {
    do { return try T(json: params ?? JSONValue.object(JSONObject())) } catch { throw error.inside("params") }
  }

  /// A member that is looked up by path and must be `true` to count: how capabilities are asked for.
  package func flag(_ keys: String...) -> Bool {
    var current = self
    for key in keys {
      guard let next = current[key] else { return false }
      current = next
    }
    return current.bool ?? false
  }
}

extension JSONValue: JSONDecodable {
  package init(json: JSONValue) { self = json }
}

extension String: JSONDecodable {
  package init(json: JSONValue) throws(ParameterError) {
    guard let string = json.string else { throw .expected("a string", json) }
    self = string
  }
}

extension Bool: JSONDecodable {
  package init(json: JSONValue) throws(ParameterError) {
    guard let bool = json.bool else { throw .expected("a boolean", json) }
    self = bool
  }
}

extension Int: JSONDecodable {
  package init(json: JSONValue) throws(ParameterError) {
    guard let int = json.int else { throw .expected("an integer", json) }
    self = int
  }
}

extension Array: JSONDecodable where Element: JSONDecodable {
  package init(json: JSONValue) throws(ParameterError) {
    guard let elements = json.array else { throw .expected("an array", json) }
    var decoded: [Element] = []
    decoded.reserveCapacity(elements.count)
    for index in elements.indices {
      do { decoded.append(try Element(json: elements[index])) } catch { throw error.inside(String(index)) }
    }
    self = decoded
  }
}
