// Which encoding a name means.

/// The encodings that are native.
enum Codec {
  case utf8, utf8Signature, ascii, latin1, utf16, utf16Little, utf16Big, utf32, utf32Little, utf32Big

  /// As errors call it.
  var name: String {
    switch self {
    case .utf8, .utf8Signature: "utf-8"
    case .ascii: "ascii"
    case .latin1: "latin-1"
    case .utf16: "utf-16"
    case .utf16Little: "utf-16-le"
    case .utf16Big: "utf-16-be"
    case .utf32: "utf-32"
    case .utf32Little: "utf-32-le"
    case .utf32Big: "utf-32-be"
    }
  }

  /// By a normalized name: `encodings.aliases`.
  init?(_ name: String) {
    switch name {
    case "utf_8", "utf8", "u8", "utf", "utf8_ucs2", "utf8_ucs4", "cp65001": self = .utf8
    case "utf_8_sig", "utf8_sig": self = .utf8Signature
    case "ascii", "us_ascii", "646", "ansi_x3.4_1968", "ansi_x3_4_1968", "ansi_x3.4_1986", "cp367", "csascii",
      "ibm367", "iso646_us", "iso_646.irv_1991", "iso_ir_6", "us":
      self = .ascii
    case "latin_1", "latin1", "latin", "l1", "iso8859_1", "iso_8859_1", "iso8859", "8859", "cp819", "csisolatin1",
      "ibm819", "iso_8859_1_1987", "iso_ir_100":
      self = .latin1
    case "utf_16", "utf16", "u16": self = .utf16
    case "utf_16_le", "utf_16le", "unicodelittleunmarked": self = .utf16Little
    case "utf_16_be", "utf_16be", "unicodebigunmarked": self = .utf16Big
    case "utf_32", "utf32", "u32": self = .utf32
    case "utf_32_le", "utf_32le": self = .utf32Little
    case "utf_32_be", "utf_32be": self = .utf32Big
    default: return nil
    }
  }

  /// Letters and digits in small letters; whatever stands between them is one underscore.
  static func normalize(_ name: String) -> String {
    var result = ""
    var isBetween = false
    for scalar in name.unicodeScalars {
      let isWord =
        scalar.value < 0x80 && (StringTests.isAlphabetic(scalar.value) || scalar.properties.numericType != nil)
      if !isWord, scalar != "." {
        isBetween = true
        continue
      }
      if isBetween, !result.isEmpty { result.append("_") }
      isBetween = false
      result.unicodeScalars.append(
        Unicode.Scalar(StringCase.lowerASCII(UInt8(truncatingIfNeeded: scalar.value))))
    }
    return result
  }

  /// Codecs of CPython that turn bytes into bytes or text into text.
  static let others: Set<String> = [
    "base64", "base64_codec", "base_64", "bz2", "bz2_codec", "hex", "hex_codec", "quopri", "quopri_codec",
    "quoted_printable", "quotedprintable", "rot13", "rot_13", "uu", "uu_codec", "zip", "zlib", "zlib_codec",
  ]
}

extension World {
  /// The native codec that `encoding` names, utf-8 where it is unbound; nil where only the registry may know it.
  private func codec(_ encoding: Value, verb: String) throws(Raised) -> Codec? {
    if encoding.isUnbound { return .utf8 }
    let name = Ref<StringObject>(encoding).text
    if name.unicodeScalars.contains("\0") { throw valueError("embedded null character") }
    let normalized = Codec.normalize(name)
    if let codec = Codec(normalized) { return codec }
    if Codec.others.contains(normalized) {
      throw raise(
        "LookupError", "'\(name)' is not a text encoding; use codecs.\(verb)() to handle arbitrary codecs")
    }
    return nil
  }

  /// `str.encode` or `bytes.decode` by a codec that is not native: an escape codec, or one that `_codecs.lookup` finds.
  private func convert(_ object: Value, _ encoding: Value, _ errors: Value, verb: String) throws(Raised) -> Value {
    let name = Ref<StringObject>(encoding).text, normalized = Codec.normalize(name)
    let isEncoding = verb == "encode"
    guard nativeModules["_codecs"] != nil else { throw raise("LookupError", "unknown encoding: \(name)") }
    let module = try importModule("_codecs")
    let function: Value
    if normalized == "unicode_escape" || normalized == "raw_unicode_escape" {
      function = try getAttribute(module, intern("\(normalized)_\(verb)"))
    } else {
      let info: Value
      do throws(Raised) {
        info = try callMethod(module, "lookup", [encoding])
      } catch {
        // Without a library nobody has registered a search.
        guard isRaised("ModuleNotFoundError") else { throw error }
        _ = catchRaised()
        throw raise("LookupError", "unknown encoding: \(name)")
      }
      let isText = try attributeIfAny(info, "_is_text_encoding")
      if !isText.isUnbound, try !isTrue(isText) {
        throw raise(
          "LookupError", "'\(name)' is not a text encoding; use codecs.\(verb)() to handle arbitrary codecs")
      }
      function = try getItem(info, Value(small: isEncoding ? 0 : 1))
    }
    let answer = try call(function, [object, errors.isUnbound ? string("strict") : errors])
    guard kind(of: answer) == .tuple, Ref<TupleObject>(answer).count == 2 else {
      throw typeError("\(verb)r must return a tuple (object,integer)")
    }
    let result = elements(Ref<TupleObject>(answer))[0]
    if isEncoding ? kind(of: result) == .bytes : isString(result) { return result }
    throw typeError(
      "'\(name)' \(verb)r returned '\(typeName(of: result))' instead of '\(isEncoding ? "bytes" : "str")'; "
        + "use codecs.\(verb)() to \(verb) to arbitrary types")
  }

  /// `str.encode`
  package func encode(_ string: Value, encoding: Value = .unbound, errors: Value = .unbound) throws(Raised) -> Value {
    guard let codec = try codec(encoding, verb: "encode") else {
      return try convert(string, encoding, errors, verb: "encode")
    }
    let text = TextRow(Ref<StringObject>(string))
    let isPlain =
      switch codec {
      case .utf8, .ascii: text.isASCII
      case .latin1: text.width == 1
      default: false
      }
    if isPlain { return try bytes(text) }
    try mustAllocate(text.count)
    var encoder = Encoder(world: self, codec: codec, object: string, errors: TextErrors(self, errors))
    return try encoder.run()
  }

  /// `bytes.decode`; `object` is what the buffer belongs to.
  package func decode(
    _ object: Value, _ buffer: TextRow, encoding: Value = .unbound, errors: Value = .unbound
  ) throws(Raised) -> Value {
    guard let codec = try codec(encoding, verb: "decode") else {
      return try convert(bytes(buffer), encoding, errors, verb: "decode")
    }
    switch codec {
    case .utf8, .ascii:
      if buffer.row.isASCII(buffer.count) {
        if buffer.count == 0 { return emptyString }
        if buffer.count == 1 { return character(buffer[0]) }
        let string = try newString(buffer.count, width: 1, isASCII: true)
        string.latin.copy(buffer.row, buffer.count)
        return string.value
      }
    case .latin1: return try string(buffer)
    default: break
    }
    try mustAllocate(buffer.count)
    var decoder = Decoder(world: self, object: object, buffer: buffer, errors: TextErrors(self, errors))
    return try decoder.run(codec)
  }
}
