// import and from … import, with PEP 810's soft keyword `lazy`.
import Basics

extension Parser {
  /// "lazy" (import_name | import_from)
  mutating func lazyImport() throws(ParseFailure) -> NodeID {
    let start = token.start
    let keyword = token.range
    advance()
    let statement =
      at(.import) ? try importName(start: start, isLazy: true) : try importFrom(start: start, isLazy: true)
    // Whether the target has the keyword is LZ502's business: it knows where the floor is declared and mends it.
    if kind(statement) == .ImportFrom {
      let module = node(statement)
      if module.first == KnownName.__future__.rawValue, word(module.second) == 0 {
        errors.append(SyntaxError(.syntaxError, "lazy from __future__ import is not allowed", keyword))
      }
    }
    return statement
  }

  /// import_name: 'import' ','.dotted_as_name+
  mutating func importName(start: UInt32, isLazy: Bool) throws(ParseFailure) -> NodeID {
    advance()
    if at(.newline), !isLazy { throw fail("Expected one or more names after 'import'", token.range) }
    let mark = scratch.count
    repeat { try push(dottedAsName()) } while consume(if: .comma)
    return add(.Import, flags: isLazy ? 1 : 0, start, list(from: mark))
  }

  private mutating func dottedAsName() throws(ParseFailure) -> NodeID {
    let start = token.start
    let name = try dottedName()
    return try alias(name, start: start)
  }

  /// The rest of an `alias`: ['as' NAME]
  private mutating func alias(_ name: Name, start: UInt32) throws(ParseFailure) -> NodeID {
    let nameEnd = previousEnd
    var asName = Name.none
    var asStart: UInt32 = 0
    if consume(if: .as) {
      asStart = token.start
      if isSecondLook { try checkImportTarget() }
      asName = try expectName()
    }
    return add(.alias, start, name.rawValue, record(asName.rawValue, nameEnd, asStart))
  }

  /// invalid_dotted_as_name, invalid_import_from_as_name: 'as' !(NAME (',' | ')' | ';' | NEWLINE)) expression
  private mutating func checkImportTarget() throws(ParseFailure) {
    if at(.name) {
      switch peek().kind {
      case .comma, .rightParen, .semicolon, .newline: return
      default: break
      }
    }
    let mark = checkpoint()
    do throws(ParseFailure) {
      let target = try expression()
      throw fail("cannot use \(expressionName(target)) as import target", node(target).range)
    } catch {
      if pending != nil { throw error }
    }
    rewind(to: mark)
  }

  /// dotted_name: NAME ('.' NAME)*, interned as one name without white space.
  private mutating func dottedName() throws(ParseFailure) -> Name {
    let start = token.start
    let first = try expectName()
    if !at(.dot) { return first }
    var isContiguous = true
    var text: [UInt8] = Array(names.bytes(first))
    while at(.dot) {
      if token.start != previousEnd { isContiguous = false }
      advance()
      if token.start != previousEnd { isContiguous = false }
      let part = try expectName()
      text.append(UInt8(ascii: "."))
      text.append(contentsOf: names.bytes(part))
    }
    if isContiguous, text.count == Int(previousEnd - start) {
      return names.intern(source.bytes, Int(start)..<Int(previousEnd))
    }
    return names.intern(text, 0..<text.count)
  }

  /// import_from: 'from' ('.' | '...')* dotted_name 'import' targets | 'from' ('.' | '...')+ 'import' targets
  mutating func importFrom(start: UInt32, isLazy: Bool) throws(ParseFailure) -> NodeID {
    advance()
    let moduleStart = token.start
    var level: UInt32 = 0
    while at(.dot) || at(.ellipsis) {
      level += at(.dot) ? 1 : 3
      advance()
    }
    var module = Name.none
    if !at(.import) {
      module = try dottedName()
    } else if level == 0 {
      throw fail()
    }
    let moduleEnd = previousEnd
    if atSoft(.lazy), peek().isKeyword(.import) {
      throw fail("use 'lazy from ... ' instead of 'from ... lazy import'", token.range)
    }
    try expect(.import)
    let mark = scratch.count
    if at(.star) {
      let star = token.start
      advance()
      let name = names.intern("*")
      push(add(.alias, star, name.rawValue, record(0, previousEnd, 0)))
    } else if consume(if: .leftParen) {
      repeat {
        if at(.rightParen) { break }
        try push(importFromAsName())
      } while consume(if: .comma)
      if scratch.count == mark { throw fail() }
      try expect(.rightParen)
    } else {
      if at(.newline) { throw fail("Expected one or more names after 'import'", token.range) }
      repeat {
        if at(.newline), scratch.count > mark {
          throw fail("trailing comma not allowed without surrounding parentheses", token.range)
        }
        try push(importFromAsName())
      } while consume(if: .comma)
    }
    let aliases = list(from: mark)
    return add(
      .ImportFrom, flags: isLazy ? 1 : 0, start, module.rawValue, record(level, moduleStart, moduleEnd, aliases))
  }

  private mutating func importFromAsName() throws(ParseFailure) -> NodeID {
    let start = token.start
    let name = try expectName()
    return try alias(name, start: start)
  }
}
