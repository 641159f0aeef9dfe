// The one face on the C library Expat: a parser whose handlers are Python's.
// SAFETY: Expat gets this object without owning it, and calls back only within `parse`, while it is held; what it hands
// to a handler is copied before the handler returns. A handler that would parse once more is refused.
import CExpat
import Runtime

/// What Python sets handlers for, by the names of the attributes.
enum ExpatHandler: Int, CaseIterable {
  case startElement, endElement, processingInstruction, characterData, unparsedEntity, notation, startNamespace
  case endNamespace, comment, startCdata, endCdata, defaults, defaultExpand, notStandalone, externalEntity
  case startDoctype, endDoctype, entity, declaration, element, attributes, skippedEntity

  static let names: [StaticString] = [
    "StartElementHandler", "EndElementHandler", "ProcessingInstructionHandler", "CharacterDataHandler",
    "UnparsedEntityDeclHandler", "NotationDeclHandler", "StartNamespaceDeclHandler", "EndNamespaceDeclHandler",
    "CommentHandler", "StartCdataSectionHandler", "EndCdataSectionHandler", "DefaultHandler", "DefaultHandlerExpand",
    "NotStandaloneHandler", "ExternalEntityRefHandler", "StartDoctypeDeclHandler", "EndDoctypeDeclHandler",
    "EntityDeclHandler", "XmlDeclHandler", "ElementDeclHandler", "AttlistDeclHandler", "SkippedEntityHandler",
  ]
}

@safe final class ExpatParser {
  private let parser: XML_Parser
  /// An entity's parser uses what its document's has declared.
  private let parent: ExpatParser?
  let world: World
  private(set) var handlers = [Value](repeating: .none, count: ExpatHandler.allCases.count)
  /// What a handler raised; the parser stops then.
  private var failure: Raised?
  private var isParsing = false
  /// The `intern` dict.
  let names: Ref<DictObject>
  var ordersAttributes = false
  var wantsSpecified = false
  var hasNamespacePrefixes = false
  var joinsText = false
  var textSize = 8192
  /// Text that waits for more, if texts are joined.
  private(set) var text: [UInt8] = []

  private init(_ parser: XML_Parser, _ parent: ExpatParser?, _ world: World, _ names: Ref<DictObject>) {
    unsafe self.parser = unsafe parser
    self.parent = parent
    self.world = world
    self.names = names
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    // Instead of the parser, which this one handler would get.
    unsafe XML_SetExternalEntityRefHandlerArg(parser, Unmanaged.passUnretained(self).toOpaque())
    // Dicts of another salt would be as good; this one makes two runs alike.
    _ = unsafe XML_SetHashSalt(parser, 1)
  }

  deinit { unsafe XML_ParserFree(parser) }

  static func make(encoding: String?, separator: UInt8?, _ world: World, _ names: Ref<DictObject>) -> ExpatParser? {
    let made =
      if let separator {
        unsafe XML_ParserCreateNS(encoding, XML_Char(bitPattern: separator))
      } else {
        unsafe XML_ParserCreate(encoding)
      }
    guard let made = unsafe made else { return nil }
    unsafe XML_SetReturnNSTriplet(made, 0)
    return unsafe ExpatParser(made, nil, world, names)
  }

  /// A parser for an external entity.
  func child(context: String?, encoding: String?) -> ExpatParser? {
    guard let made = unsafe XML_ExternalEntityParserCreate(parser, context, encoding) else { return nil }
    let child = unsafe ExpatParser(made, self, world, names)
    child.ordersAttributes = ordersAttributes
    child.wantsSpecified = wantsSpecified
    child.hasNamespacePrefixes = hasNamespacePrefixes
    child.joinsText = joinsText
    child.textSize = textSize
    for handler in ExpatHandler.allCases { child.set(handler, handlers[handler.rawValue]) }
    return child
  }

  // MARK: Settings

  func setNamespacePrefixes(_ value: Bool) {
    hasNamespacePrefixes = value
    unsafe XML_SetReturnNSTriplet(parser, value ? 1 : 0)
  }

  func setBase(_ base: String) -> Bool { unsafe XML_SetBase(parser, base) == XML_STATUS_OK }

  var base: String? { unsafe ExpatParser.string(XML_GetBase(parser)) }

  func setEntityParsing(_ flag: Int) -> Int {
    Int(unsafe XML_SetParamEntityParsing(parser, XML_ParamEntityParsing(UInt32(truncatingIfNeeded: flag))))
  }

  func useForeignDTD(_ flag: Bool) -> Int { Int(unsafe XML_UseForeignDTD(parser, flag ? 1 : 0).rawValue) }

  var line: Int { Int(unsafe XML_GetCurrentLineNumber(parser)) }
  var column: Int { Int(unsafe XML_GetCurrentColumnNumber(parser)) }
  var byte: Int { Int(unsafe XML_GetCurrentByteIndex(parser)) }
  var errorCode: Int { Int(unsafe XML_GetErrorCode(parser).rawValue) }

  /// What is being parsed, from the place of the event on; nil outside of handlers.
  var context: [UInt8]? {
    guard isParsing else { return nil }
    var offset: Int32 = 0, size: Int32 = 0
    guard let start = unsafe XML_GetInputContext(parser, &offset, &size) else { return nil }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(size))
    return unsafe bytes.dropFirst(Int(offset)).map { UInt8(bitPattern: $0) }
  }

  // MARK: Parsing

  /// Parses more of the document, or raises what a handler raised.
  /// - Returns: false where it is not well-formed.
  func parse(_ bytes: [UInt8], isLast: Bool, isText: Bool) throws(Raised) -> Bool {
    if isParsing { throw world.raise("RuntimeError", "cannot parse in a handler of the same parser") }
    try world.charge(bytes.count)
    if isText { _ = unsafe XML_SetEncoding(parser, "utf-8") }
    isParsing = true
    defer { isParsing = false }
    var rest = bytes[...], isWellFormed = true
    repeat {
      let part = Array(rest.prefix(1 << 20))
      rest = rest.dropFirst(part.count)
      let status = unsafe part.withUnsafeBufferPointer { row in
        unsafe row.withMemoryRebound(to: CChar.self) { row in
          unsafe XML_Parse(parser, row.baseAddress, Int32(row.count), isLast && rest.isEmpty ? 1 : 0)
        }
      }
      isWellFormed = status == XML_STATUS_OK
    } while isWellFormed && !rest.isEmpty && failure == nil
    if failure == nil, isWellFormed { flush() }
    if let failure {
      self.failure = nil
      throw failure
    }
    return isWellFormed
  }

  /// Calls a handler; nil where it raised something, now or before.
  fileprivate func call(_ handler: ExpatHandler, _ arguments: [Value]) -> Value? {
    if failure != nil { return nil }
    if handler != .characterData { flush() }
    if failure != nil { return nil }
    let function = handlers[handler.rawValue]
    if function.isNone { return Value.none }
    do throws(Raised) {
      return try world.call(function, arguments)
    } catch {
      failure = error
      _ = unsafe XML_StopParser(parser, 0)
      return nil
    }
  }

  /// A handler whose answer says whether to go on.
  fileprivate func ask(_ handler: ExpatHandler, _ arguments: [Value]) -> Int32 {
    guard let answer = call(handler, arguments) else { return 0 }
    do throws(Raised) {
      return try world.index(answer) == 0 ? 0 : 1
    } catch {
      failure = error
      return 0
    }
  }

  func flush() {
    if text.isEmpty { return }
    let text = text
    self.text = []
    _ = call(.characterData, [world.string(String(decoding: text, as: UTF8.self))])
  }

  fileprivate func append(_ bytes: [UInt8]) {
    if failure != nil { return }
    if !joinsText {
      _ = call(.characterData, [world.string(String(decoding: bytes, as: UTF8.self))])
      return
    }
    if text.count + bytes.count > textSize {
      flush()
      if bytes.count > textSize {
        _ = call(.characterData, [world.string(String(decoding: bytes, as: UTF8.self))])
        return
      }
    }
    text += bytes
  }

  // MARK: What Expat hands over

  fileprivate static func of(_ data: UnsafeMutableRawPointer?) -> ExpatParser? {
    guard let data = unsafe data else { return nil }
    return unsafe Unmanaged<ExpatParser>.fromOpaque(data).takeUnretainedValue()
  }

  private static func string(_ text: UnsafePointer<XML_Char>?) -> String? {
    guard let text = unsafe text else { return nil }
    return unsafe String(cString: text)
  }

  fileprivate func value(_ text: UnsafePointer<XML_Char>?) -> Value {
    guard let text = unsafe ExpatParser.string(text) else { return .none }
    return world.string(text)
  }

  /// A name, of which there is one object each.
  fileprivate func name(_ text: UnsafePointer<XML_Char>?) -> Value {
    guard let text = unsafe ExpatParser.string(text) else { return .none }
    let key = world.intern(text)
    let known = world.get(key, in: names)
    if !known.isUnbound { return known }
    world.set(key, key, in: names)
    return key
  }

  fileprivate func bytes(_ text: UnsafePointer<XML_Char>?, _ count: Int32) -> [UInt8] {
    unsafe UnsafeBufferPointer(start: text, count: Int(count)).map { UInt8(bitPattern: $0) }
  }

  fileprivate func attributes(_ row: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) -> Value {
    guard let row = unsafe row else { return .none }
    let limit = wantsSpecified ? Int(unsafe XML_GetSpecifiedAttributeCount(parser)) : Int.max
    let list = world.makeList(), dict = world.makeDict()
    var at = 0
    while at < limit, let key = unsafe row[at] {
      let key = unsafe name(key), text = unsafe value(row[at + 1])
      if ordersAttributes {
        world.append(key, to: list)
        world.append(text, to: list)
      } else {
        world.set(key, text, in: dict)
      }
      at += 2
    }
    return ordersAttributes ? list.value : dict.value
  }

  /// What an element may hold: type, how often, name, and the same of its parts.
  fileprivate func model(_ model: UnsafeMutablePointer<XML_Content>, _ depth: Int = 0) -> Value {
    let content = unsafe model.pointee
    var parts: [Value] = []
    if depth < 1000 {
      for index in 0..<Int(unsafe content.numchildren) {
        if let child = unsafe content.children { unsafe parts.append(self.model(child + index, depth + 1)) }
      }
    }
    return world.makeTuple([
      Value(small: Int(unsafe content.type.rawValue)), Value(small: Int(unsafe content.quant.rawValue)),
      unsafe name(content.name), world.makeTuple(parts).value,
    ]).value
  }

  fileprivate func free(_ model: UnsafeMutablePointer<XML_Content>) { unsafe XML_FreeContentModel(parser, model) }

  // MARK: Handlers

  /// Sets a handler; None takes it away.
  func set(_ handler: ExpatHandler, _ value: Value) {
    if handler == .characterData { flush() }
    handlers[handler.rawValue] = value
    let isSet = !value.isNone
    switch handler {
    case .startElement:
      unsafe XML_SetStartElementHandler(
        parser,
        isSet
          ? { data, name, row in
            guard let parser = unsafe ExpatParser.of(data) else { return }
            unsafe _ = parser.call(.startElement, [parser.name(name), parser.attributes(row)])
          } : nil)
    case .endElement:
      unsafe XML_SetEndElementHandler(
        parser,
        isSet
          ? { data, name in
            guard let parser = unsafe ExpatParser.of(data) else { return }
            unsafe _ = parser.call(.endElement, [parser.name(name)])
          } : nil)
    case .processingInstruction:
      unsafe XML_SetProcessingInstructionHandler(
        parser,
        isSet
          ? { data, target, text in
            guard let parser = unsafe ExpatParser.of(data) else { return }
            unsafe _ = parser.call(.processingInstruction, [parser.name(target), parser.value(text)])
          } : nil)
    case .characterData:
      unsafe XML_SetCharacterDataHandler(
        parser,
        isSet
          ? { data, text, count in
            guard let parser = unsafe ExpatParser.of(data) else { return }
            unsafe parser.append(parser.bytes(text, count))
          } : nil)
    case .comment:
      unsafe XML_SetCommentHandler(
        parser,
        isSet
          ? { data, text in
            guard let parser = unsafe ExpatParser.of(data) else { return }
            unsafe _ = parser.call(.comment, [parser.value(text)])
          } : nil)
    case .startCdata:
      unsafe XML_SetStartCdataSectionHandler(
        parser, isSet ? { data in unsafe _ = ExpatParser.of(data)?.call(.startCdata, []) } : nil)
    case .endCdata:
      unsafe XML_SetEndCdataSectionHandler(
        parser, isSet ? { data in unsafe _ = ExpatParser.of(data)?.call(.endCdata, []) } : nil)
    case .defaults:
      unsafe XML_SetDefaultHandler(
        parser,
        isSet
          ? { data, text, count in
            guard let parser = unsafe ExpatParser.of(data) else { return }
            let text = unsafe String(decoding: parser.bytes(text, count), as: UTF8.self)
            _ = parser.call(.defaults, [parser.world.string(text)])
          } : nil)
    case .defaultExpand:
      unsafe XML_SetDefaultHandlerExpand(
        parser,
        isSet
          ? { data, text, count in
            guard let parser = unsafe ExpatParser.of(data) else { return }
            let text = unsafe String(decoding: parser.bytes(text, count), as: UTF8.self)
            _ = parser.call(.defaultExpand, [parser.world.string(text)])
          } : nil)
    case .startNamespace:
      unsafe XML_SetStartNamespaceDeclHandler(
        parser,
        isSet
          ? { data, prefix, address in
            guard let parser = unsafe ExpatParser.of(data) else { return }
            unsafe _ = parser.call(.startNamespace, [parser.name(prefix), parser.name(address)])
          } : nil)
    case .endNamespace:
      unsafe XML_SetEndNamespaceDeclHandler(
        parser,
        isSet
          ? { data, prefix in
            guard let parser = unsafe ExpatParser.of(data) else { return }
            unsafe _ = parser.call(.endNamespace, [parser.name(prefix)])
          } : nil)
    case .notStandalone:
      unsafe XML_SetNotStandaloneHandler(
        parser, isSet ? { data in unsafe ExpatParser.of(data)?.ask(.notStandalone, []) ?? 0 } : nil)
    case .externalEntity:
      unsafe XML_SetExternalEntityRefHandler(
        parser,
        isSet
          ? { data, context, base, system, publicName in
            guard let own = unsafe ExpatParser.of(UnsafeMutableRawPointer(data)) else { return 0 }
            return unsafe own.ask(
              .externalEntity, [own.value(context), own.name(base), own.name(system), own.name(publicName)])
          } : nil)
    default: setDeclarations(handler, isSet)
    }
  }

  /// Handlers of what a document type declares.
  private func setDeclarations(_ handler: ExpatHandler, _ isSet: Bool) {
    switch handler {
    case .unparsedEntity:
      unsafe XML_SetUnparsedEntityDeclHandler(
        parser,
        isSet
          ? { data, name, base, system, publicName, notation in
            guard let own = unsafe ExpatParser.of(data) else { return }
            unsafe _ = own.call(
              .unparsedEntity,
              [own.name(name), own.name(base), own.name(system), own.name(publicName), own.name(notation)])
          } : nil)
    case .notation:
      unsafe XML_SetNotationDeclHandler(
        parser,
        isSet
          ? { data, name, base, system, publicName in
            guard let own = unsafe ExpatParser.of(data) else { return }
            unsafe _ = own.call(.notation, [own.name(name), own.name(base), own.name(system), own.name(publicName)])
          } : nil)
    case .startDoctype:
      unsafe XML_SetStartDoctypeDeclHandler(
        parser,
        isSet
          ? { data, name, system, publicName, hasSubset in
            guard let own = unsafe ExpatParser.of(data) else { return }
            unsafe _ = own.call(
              .startDoctype, [own.name(name), own.name(system), own.name(publicName), Value(small: Int(hasSubset))])
          } : nil)
    case .endDoctype:
      unsafe XML_SetEndDoctypeDeclHandler(
        parser, isSet ? { data in unsafe _ = ExpatParser.of(data)?.call(.endDoctype, []) } : nil)
    case .entity:
      unsafe XML_SetEntityDeclHandler(
        parser,
        isSet
          ? { data, name, isParameter, text, count, base, system, publicName, notation in
            guard let own = unsafe ExpatParser.of(data) else { return }
            let value =
              unsafe text == nil
              ? Value.none : own.world.string(String(decoding: unsafe own.bytes(text, count), as: UTF8.self))
            unsafe _ = own.call(
              .entity,
              [
                own.name(name), Value(small: Int(isParameter)), value, own.name(base), own.name(system),
                own.name(publicName), own.name(notation),
              ])
          } : nil)
    case .declaration:
      unsafe XML_SetXmlDeclHandler(
        parser,
        isSet
          ? { data, version, encoding, standalone in
            guard let own = unsafe ExpatParser.of(data) else { return }
            unsafe _ = own.call(
              .declaration, [own.value(version), own.value(encoding), Value(small: Int(standalone))])
          } : nil)
    case .element:
      unsafe XML_SetElementDeclHandler(
        parser,
        isSet
          ? { data, name, model in
            guard let own = unsafe ExpatParser.of(data), let model = unsafe model else { return }
            let content = unsafe own.model(model)
            unsafe own.free(model)
            unsafe _ = own.call(.element, [own.name(name), content])
          } : nil)
    case .attributes:
      unsafe XML_SetAttlistDeclHandler(
        parser,
        isSet
          ? { data, element, name, kind, text, isRequired in
            guard let own = unsafe ExpatParser.of(data) else { return }
            unsafe _ = own.call(
              .attributes,
              [own.name(element), own.name(name), own.value(kind), own.value(text), Value(small: Int(isRequired))])
          } : nil)
    default:
      unsafe XML_SetSkippedEntityHandler(
        parser,
        isSet
          ? { data, name, isParameter in
            guard let own = unsafe ExpatParser.of(data) else { return }
            unsafe _ = own.call(.skippedEntity, [own.name(name), Value(small: Int(isParameter))])
          } : nil)
    }
  }
}
