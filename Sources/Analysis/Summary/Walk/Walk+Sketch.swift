// What can be said of a path or text without running anything: literals, and paths made from `__file__`.
import Basics
import PythonSyntax
import Semantics

/// A value under construction; `file` is `__file__` itself.
struct PathSketch {
  enum Base { case unknown, literal, file, ownFolder, workingDirectory, none, savedPath }
  var base: Base
  var text: [UInt8]

  static let unknown = PathSketch(base: .unknown, text: [])

  /// `os.path.dirname`.
  var parent: PathSketch {
    switch base {
    case .file: return PathSketch(base: .ownFolder, text: [])
    case .ownFolder, .workingDirectory:
      let dots = Array("..".utf8)
      let isUp = text.suffix(2).elementsEqual(dots)
      if text.isEmpty { return PathSketch(base: base, text: dots) }
      if isUp { return PathSketch(base: base, text: text + Array("/..".utf8)) }
      return PathSketch(base: base, text: withoutLast)
    case .literal: return PathSketch(base: .literal, text: withoutLast)
    case .unknown, .none, .savedPath: return .unknown
    }
  }

  private var withoutLast: [UInt8] {
    guard let slash = text.lastIndex(of: UInt8(ascii: "/")) else { return [] }
    return slash == 0 ? [UInt8(ascii: "/")] : Array(text[..<slash])
  }

  /// `os.path.join`, `/`.
  func joined(_ other: PathSketch) -> PathSketch {
    guard other.base == .literal else { return other.base == .unknown ? .unknown : other }
    if other.text.first == UInt8(ascii: "/") { return other }
    switch base {
    case .unknown, .file, .none, .savedPath: return .unknown
    case .literal, .ownFolder, .workingDirectory:
      if text.isEmpty { return PathSketch(base: base, text: other.text) }
      let slash = text.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
      return PathSketch(base: base, text: text + slash + other.text)
    }
  }

  /// `+`.
  func appended(_ other: PathSketch) -> PathSketch {
    guard other.base == .literal else { return .unknown }
    switch base {
    case .literal: return PathSketch(base: .literal, text: text + other.text)
    case .ownFolder, .workingDirectory:
      // `dirname(__file__) + "/lib"`.
      guard text.isEmpty else { return PathSketch(base: base, text: text + other.text) }
      guard other.text.first == UInt8(ascii: "/") else { return .unknown }
      return PathSketch(base: base, text: Array(other.text.dropFirst()))
    case .unknown, .file, .none, .savedPath: return .unknown
    }
  }
}

extension Walk {
  mutating func sketch(_ id: NodeID) -> SketchedValue {
    if !id.isPresent { return SketchedValue(.unknown) }
    let value = pathSketch(id, 0)
    let text = scratch.texts.intern(value.text[...])
    switch value.base {
    case .unknown, .file: return SketchedValue(.unknown)
    case .literal: return SketchedValue(.literal, text)
    case .ownFolder: return SketchedValue(.ownFolder, text)
    case .workingDirectory: return SketchedValue(.workingDirectory, text)
    case .none: return SketchedValue(.none)
    case .savedPath: return SketchedValue(.savedPath)
    }
  }

  private mutating func pathSketch(_ id: NodeID, _ level: Int) -> PathSketch {
    if level > 12 { return .unknown }
    switch tree.kind(id) {
    case .ConstantNone: return PathSketch(base: .none, text: [])
    case .ConstantString:
      guard let text = literal(id) else { return .unknown }
      return PathSketch(base: .literal, text: Array(text))
    case .Name:
      let name = tree.identifier(id)
      if name == KnownName.__file__ { return PathSketch(base: .file, text: []) }
      if meaning(id) == .sysPath { return PathSketch(base: .savedPath, text: []) }
      if case .local = scratch.scopes.lookup(name) { return .unknown }
      let value = scratch.valueOfName[Int(name.rawValue)]
      return value.isPresent ? pathSketch(value, level + 1) : .unknown
    case .Attribute:
      if meaning(id) == .sysPath { return PathSketch(base: .savedPath, text: []) }
      let attribute = tree.attribute(id)
      if tree.names.spells(attribute.attr, "parent") { return pathSketch(attribute.value, level + 1).parent }
      if tree.names.spells(attribute.attr, "pardir") { return PathSketch(base: .literal, text: Array("..".utf8)) }
      return .unknown
    case .Subscript: return subscriptSketch(id, level)
    case .BinOp:
      let operation = tree.binOp(id)
      let left = pathSketch(operation.left, level + 1)
      switch operation.op {
      case .Div: return left.joined(pathSketch(operation.right, level + 1))
      case .Add: return left.appended(pathSketch(operation.right, level + 1))
      default: return .unknown
      }
    case .Call: return callSketch(id, level)
    default: return .unknown
    }
  }

  /// `Path(__file__).parents[1]`, `sys.path[:]`.
  private mutating func subscriptSketch(_ id: NodeID, _ level: Int) -> PathSketch {
    let part = tree.subscriptExpression(id)
    if tree.kind(part.slice) == .Slice, meaning(part.value) == .sysPath {
      return PathSketch(base: .savedPath, text: [])
    }
    guard tree.kind(part.value) == .Attribute, tree.kind(part.slice) == .ConstantInt else { return .unknown }
    let attribute = tree.attribute(part.value)
    let range = tree.range(part.slice)
    guard tree.names.spells(attribute.attr, "parents"), range.length == 1 else { return .unknown }
    let digit = tree.source.bytes[Int(range.start)]
    guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return .unknown }
    var path = pathSketch(attribute.value, level + 1)
    for _ in 0...Int(digit - UInt8(ascii: "0")) { path = path.parent }
    return path
  }

  private mutating func callSketch(_ id: NodeID, _ level: Int) -> PathSketch {
    let call = tree.call(id)
    let first = call.arguments.count > 0 ? tree.node(call.arguments, 0) : NodeID.none
    switch meaning(call.function) {
    case .dirname: return first.isPresent ? pathSketch(first, level + 1).parent : .unknown
    case .abspath, .realpath, .pathClass: return first.isPresent ? pathSketch(first, level + 1) : .unknown
    case .joinPath: return joinSketch(call, first, from: 1, level)
    case .getcwd: return PathSketch(base: .workingDirectory, text: [])
    default: break
    }
    if tree.kind(call.function) == .Name {
      let name = tree.identifier(call.function)
      if name == KnownName.str || name == KnownName.list || tree.names.spells(name, "fspath"), first.isPresent {
        return pathSketch(first, level + 1)
      }
      return .unknown
    }
    guard tree.kind(call.function) == .Attribute else { return .unknown }
    let method = tree.attribute(call.function)
    if meaning(method.value) == .sysPath { return PathSketch(base: .savedPath, text: []) }
    if tree.names.spells(method.attr, "joinpath") {
      var path = pathSketch(method.value, level + 1)
      for index in 0..<call.arguments.count {
        path = path.joined(pathSketch(tree.node(call.arguments, index), level + 1))
      }
      return path
    }
    if tree.names.spells(method.attr, "resolve") || tree.names.spells(method.attr, "absolute")
      || tree.names.spells(method.attr, "as_posix") || tree.names.spells(method.attr, "__str__")
    {
      return pathSketch(method.value, level + 1)
    }
    if tree.names.spells(method.attr, "fspath"), first.isPresent { return pathSketch(first, level + 1) }
    return .unknown
  }

  private mutating func joinSketch(_ call: Call, _ first: NodeID, from start: Int, _ level: Int) -> PathSketch {
    guard first.isPresent else { return .unknown }
    var path = pathSketch(first, level + 1)
    for index in start..<max(start, call.arguments.count) {
      path = path.joined(pathSketch(tree.node(call.arguments, index), level + 1))
    }
    return path
  }

  /// The content of a string of one literal without escapes; nil for others.
  mutating func literal(_ id: NodeID) -> ArraySlice<UInt8>? {
    guard tree.kind(id) == .ConstantString, tree.stringPartCount(id) == 1 else { return nil }
    let bytes = tree.source.bytes
    var start = Int(tree.range(id).start)
    var end = min(Int(tree.range(id).end), bytes.count)
    while start < end, bytes[start] != UInt8(ascii: "\""), bytes[start] != UInt8(ascii: "'") { start += 1 }
    guard end - start >= 2 else { return nil }
    let quote = bytes[start]
    let isTriple = end - start >= 6 && bytes[start + 1] == quote && bytes[start + 2] == quote
    start += isTriple ? 3 : 1
    end -= isTriple ? 3 : 1
    guard start <= end else { return nil }
    let content = bytes[start..<end]
    return content.contains(UInt8(ascii: "\\")) ? nil : content
  }
}
