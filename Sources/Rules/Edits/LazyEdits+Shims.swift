// `lazy_loader.attach(…)` as lazy imports.
import Analysis
import Basics
import PythonSyntax

extension LazyEdits {
  /// `__getattr__, __dir__, __all__ = attach(__name__, {"x"}, {"y": ["Z"]})` as `lazy from . import x`,
  /// `lazy from .y import Z` and an `__all__`. Nil where the statement says anything else, or a name is also a submodule's.
  mutating func importsInsteadOfAttach(_ call: ByteRange, function: ImportRecord) -> [TextEdit]? {
    guard !summary.flags.contains(.isTranscoded), let lines = lines(),
      let end = Optional(lines.lineEnd(call.end)), lines.isBlankOrComment(ByteRange(call.end, end))
    else { return nil }
    let start = lines.lineStart(call.start)
    let targets = lines.text(ByteRange(start, call.start)).filter { $0 != " " }
    guard targets.hasPrefix("__getattr__,__dir__,"), targets.hasSuffix("="),
      var arguments = AttachArguments(lines.text(call)), arguments.read()
    else { return nil }
    let attributes = arguments.attributes.flatMap(\.names)
    let submodules = arguments.submodules + arguments.attributes.map(\.module)
    guard !attributes.contains(where: { name in submodules.contains { $0 == name || $0.hasPrefix(name + ".") } }),
      Set(attributes).count == attributes.count, !attributes.isEmpty || !submodules.isEmpty
    else { return nil }
    var text: [String] = []
    if !arguments.submodules.isEmpty { text.append(Self.statement("lazy from . import ", arguments.submodules)) }
    for (module, names) in arguments.attributes where !names.isEmpty {
      text.append(Self.statement("lazy from .\(module) import ", names))
    }
    switch targets.dropFirst("__getattr__,__dir__,".count) {
    case "__all__=": text.append(Self.exports((arguments.submodules + attributes).sorted()))
    case "_=": break
    default: return nil
    }
    var edits = [edit(ByteRange(start, call.end), text.joined(separator: "\n"))]
    // What else reads the loader still needs it.
    if let removal = removal(of: function, readOnlyIn: call) { edits.append(removal) }
    return edits
  }

  private static func statement(_ head: String, _ names: [String]) -> String {
    let line = head + names.joined(separator: ", ")
    return line.utf8.count <= lineLimit ? line : head + "(\n" + names.map { "    \($0),\n" }.joined() + ")"
  }

  private static func exports(_ names: [String]) -> String {
    let line = "__all__ = [" + names.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    return line.utf8.count <= lineLimit ? line : "__all__ = [\n" + names.map { "    \"\($0)\",\n" }.joined() + "]"
  }
}

/// The arguments of `attach` where they are literals without comments.
private struct AttachArguments {
  private(set) var submodules: [String] = []
  private(set) var attributes: [(module: String, names: [String])] = []
  private let text: [UInt8]
  private var tokens: ArraySlice<Token>

  init?(_ call: String) {
    text = Array(call.utf8)
    if call.contains("#") { return nil }
    let found = PythonSyntax.tokens(of: SourceText(call))
    if found.error != nil { return nil }
    tokens = found.tokens[...]
  }

  private func word(_ token: Token) -> String {
    String(decoding: text[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  private mutating func take(_ kind: TokenKind) -> Bool {
    guard tokens.first?.kind == kind else { return false }
    tokens.removeFirst()
    return true
  }

  mutating func read() -> Bool {
    // `lazy.attach(__name__`
    while let token = tokens.first, token.kind != .leftParen { tokens.removeFirst() }
    guard take(.leftParen), let name = tokens.popFirst(), word(name) == "__name__" else { return false }
    var position = 0
    while take(.comma) {
      if take(.rightParen) { return true }
      var keyword = ["submodules", "submod_attrs"][min(position, 1)]
      if tokens.first?.kind == .name, tokens.dropFirst().first?.kind == .equal, let token = tokens.popFirst() {
        keyword = word(token)
        tokens.removeFirst()
      }
      position += 1
      switch keyword {
      case "submodules": guard let names = names() else { return false }; submodules = names
      case "submod_attrs": guard readAttributes() else { return false }
      default: return false
      }
    }
    return take(.rightParen)
  }

  /// `["a", "b"]`, `{"a"}`, `("a",)`; `None` is none.
  private mutating func names() -> [String]? {
    if let token = tokens.first, word(token) == "None" {
      tokens.removeFirst()
      return []
    }
    guard let open = tokens.popFirst(),
      let close = [
        .leftBracket: .rightBracket, .leftBrace: .rightBrace, .leftParen: .rightParen,
      ][open.kind] as TokenKind?
    else { return nil }
    var names: [String] = []
    while !take(close) {
      guard let name = string() else { return nil }
      names.append(name)
      if !take(.comma), tokens.first?.kind != close { return nil }
    }
    return names
  }

  private mutating func readAttributes() -> Bool {
    if let token = tokens.first, word(token) == "None" {
      tokens.removeFirst()
      return true
    }
    guard take(.leftBrace) else { return false }
    while !take(.rightBrace) {
      guard let module = string(), take(.colon), let names = names() else { return false }
      attributes.append((module, names))
      if !take(.comma), tokens.first?.kind != .rightBrace { return false }
    }
    return true
  }

  /// A plain string that is a dotted name.
  private mutating func string() -> String? {
    guard let token = tokens.popFirst(), token.kind == .string else { return nil }
    let literal = word(token)
    let content = literal.dropFirst().dropLast()
    guard literal.first == literal.last, literal.hasPrefix("\"") || literal.hasPrefix("'"), !content.isEmpty,
      content.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
    else { return nil }
    return String(content)
  }
}
