// The one file that touches json-c: its objects owned by noncopyable values, its pointers never seen outside.
import CJSONC

/// An owned reference to a json-c object; the null pointer is JSON's `null`.
@safe struct JSONNode: ~Copyable {
  private let pointer: OpaquePointer?

  private init(_ pointer: OpaquePointer?) { unsafe self.pointer = pointer }

  deinit {
    // SAFETY: we hold one reference, and this gives it back.
    unsafe _ = json_object_put(pointer)
  }

  // MARK: Making

  static func null() -> JSONNode { unsafe JSONNode(nil) }
  static func bool(_ value: Bool) -> JSONNode { unsafe JSONNode(json_object_new_boolean(value ? 1 : 0)) }
  static func integer(_ value: Int) -> JSONNode { unsafe JSONNode(json_object_new_int64(Int64(value))) }
  static func object() -> JSONNode { unsafe JSONNode(json_object_new_object()) }
  static func array() -> JSONNode { unsafe JSONNode(json_object_new_array()) }

  /// The shortest text that reads back as `value`; `null` for infinities and NaN, which JSON does not have.
  /// json-c alone would print 17 digits: 0.1 as 0.10000000000000001.
  static func double(_ value: Double) -> JSONNode {
    guard value.isFinite else { return null() }
    return unsafe JSONNode(value.description.withCString { unsafe json_object_new_double_s(value, $0) })
  }

  /// Longer than 2 GiB cannot be held by json-c: the rest is cut off.
  static func string(_ value: String) -> JSONNode {
    var value = value
    return unsafe JSONNode(
      value.withUTF8 { utf8 in
        // SAFETY: json-c copies `length` bytes. The pointer of an empty buffer may be null, so it gets a literal.
        unsafe utf8.withMemoryRebound(to: CChar.self) { characters in
          guard let start = characters.baseAddress else { return unsafe json_object_new_string_len("", 0) }
          return unsafe json_object_new_string_len(start, Int32(clamping: characters.count - 1) + 1)
        }
      })
  }

  // MARK: Filling

  /// Adds a member to an object. The key must be new: json-c is told so, which saves a look-up.
  func add(_ key: StaticString, _ value: consuming JSONNode) {
    guard key.hasPointerRepresentation else {
      add(key.description, value)
      return
    }
    let flags = UInt32(JSON_C_OBJECT_ADD_KEY_IS_NEW | JSON_C_OBJECT_ADD_CONSTANT_KEY)
    let value = unsafe value.release()
    key.withUTF8Buffer { utf8 in
      // SAFETY: a static string's bytes end with NUL and live for ever; the object takes over the reference.
      unsafe utf8.withMemoryRebound(to: CChar.self) { characters in
        unsafe _ = json_object_object_add_ex(pointer, characters.baseAddress, value, flags)
      }
    }
  }

  /// Adds a member to an object, or replaces it. json-c's keys end at a NUL, so a NUL becomes U+FFFD.
  func add(_ key: String, _ value: consuming JSONNode) {
    let key = key.utf8.contains(0) ? String(key.map { $0 == "\0" ? "\u{FFFD}" : $0 }) : key
    let value = unsafe value.release()
    // SAFETY: json-c copies the key and takes over the reference.
    unsafe key.withCString { unsafe _ = json_object_object_add(pointer, $0, value) }
  }

  /// Appends to an array.
  func append(_ value: consuming JSONNode) {
    // SAFETY: the array takes over the reference.
    unsafe _ = json_object_array_add(pointer, value.release())
  }

  /// Gives the reference away.
  private consuming func release() -> OpaquePointer? {
    let pointer = unsafe self.pointer
    discard self
    return unsafe pointer
  }

  // MARK: Writing

  /// Appends the value's text.
  func write(to bytes: inout [UInt8]) {
    let layout = JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE
    var length = 0
    // SAFETY: the text belongs to the object, which outlives the copy.
    let text = unsafe json_object_to_json_string_length(pointer, layout, &length)
    guard let text = unsafe text else { return }
    unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: text, count: length))
  }
}

enum CJSON {
  /// Parses all of `bytes`, which must be at most `Int32.max - 1` long and have passed `JSONScan`.
  static func parse(_ bytes: [UInt8], depth: Int) throws(JSONError) -> JSONValue {
    // SAFETY: the tokener lives for this call only, and every pointer it hands out is read before it goes.
    guard let tokener = unsafe json_tokener_new_ex(Int32(depth)) else {
      throw JSONError(reason: .tooDeep(limit: depth), offset: 0)
    }
    defer { unsafe json_tokener_free(tokener) }
    unsafe json_tokener_set_flags(tokener, JSON_TOKENER_STRICT)
    var root = unsafe bytes.withUnsafeBytes { buffer -> OpaquePointer? in
      guard let start = buffer.baseAddress else { return nil }
      return unsafe json_tokener_parse_ex(tokener, start.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    }
    var status = unsafe bytes.isEmpty ? json_tokener_continue : json_tokener_get_error(tokener)
    var offset = unsafe json_tokener_get_parse_end(tokener)
    if status == json_tokener_continue {
      // The end of the text is what ends a number or a word; a NUL tells the tokener.
      offset = bytes.count
      unsafe root = json_tokener_parse_ex(tokener, "\0", 1)
      unsafe status = json_tokener_get_error(tokener)
    }
    defer { unsafe _ = json_object_put(root) }
    switch status {
    case json_tokener_success:
      return unsafe value(of: root)
    case json_tokener_continue, json_tokener_error_parse_eof:
      throw JSONError(reason: .unexpectedEnd, offset: bytes.count)
    case json_tokener_error_depth:
      throw JSONError(reason: .tooDeep(limit: depth), offset: offset)
    default:
      throw unsafe JSONError(reason: .syntax(String(cString: json_tokener_error_desc(status))), offset: offset)
    }
  }

  /// Recurses once a level; the tokener's depth bounds it.
  private static func value(of object: OpaquePointer?) -> JSONValue {
    guard let object = unsafe object else { return .null }
    // SAFETY: each call reads the object as the type that it has just been found to have.
    switch unsafe json_object_get_type(object) {
    case json_type_boolean:
      return unsafe .bool(json_object_get_boolean(object) != 0)
    case json_type_int:
      let unsigned = unsafe json_object_get_uint64(object)
      if unsigned > UInt64(Int64.max) { return .double(Double(unsigned)) }
      return unsafe .integer(Int(json_object_get_int64(object)))
    case json_type_double:
      return unsafe .double(json_object_get_double(object))
    case json_type_string:
      let start = unsafe UnsafeRawPointer(json_object_get_string(object))
      let length = unsafe Int(json_object_get_string_len(object))
      return unsafe .string(String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self))
    case json_type_array:
      let count = unsafe json_object_array_length(object)
      var elements: [JSONValue] = []
      elements.reserveCapacity(count)
      for index in 0..<count {
        elements.append(unsafe value(of: json_object_array_get_idx(object, index)))
      }
      return .array(elements)
    case json_type_object:
      return unsafe .object(JSONObject(members: members(of: object)))
    default:
      return .null
    }
  }

  private static func members(of object: OpaquePointer) -> [JSONObject.Member] {
    var members: [JSONObject.Member] = []
    members.reserveCapacity(unsafe Int(json_object_object_length(object)))
    var position = unsafe json_object_iter_begin(object)
    var end = unsafe json_object_iter_end(object)
    while unsafe json_object_iter_equal(&position, &end) == 0 {
      if let name = unsafe json_object_iter_peek_name(&position) {
        let member = unsafe value(of: json_object_iter_peek_value(&position))
        members.append(unsafe JSONObject.Member(key: String(cString: name), value: member))
      }
      unsafe json_object_iter_next(&position)
    }
    return members
  }
}
