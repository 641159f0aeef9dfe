// The way in: from source text to a tree, always.
package import Basics

/// Parses one file for a target version. A pure function of its arguments; never fails: what is no Python is in the
/// tree's `errors` and stands as error nodes.
package func parse(_ source: SourceText, target: PythonVersion = .v3_15) -> SyntaxTree {
  withSourceBytes(source.bytes) { bytes in
    var lexer = Lexer(source, bytes)
    lexer.run()
    let (lexerError, comments) = (lexer.error, lexer.comments)
    var parser = Parser(source, lexer: lexer, target: target)
    return tree(&parser, lexerError, comments)
  }
}

/// Runs a parser over the rest of its tokens.
func tree(_ parser: inout Parser, _ lexerError: SyntaxError?, _ comments: [ByteRange]) -> SyntaxTree {
  let source = parser.source
  let root = parser.file()
  let tree = SyntaxTree(
    source: source, nodes: parser.nodes.array(), extra: parser.extra.array(), names: parser.names, root: root,
    comments: comments, errors: errors(of: parser, lexerError))
  return checkingFutures(tree)
}

/// What a parser and its lexer have found to be wrong.
func errors(of parser: borrowing Parser, _ lexerError: SyntaxError?) -> [SyntaxError] {
  var errors = parser.errors
  if let lexerError { errors = merged(errors, lexerError, parser.source, reach: parser.tokens[parser.reach]) }
  if let problem = parser.source.problem { errors.insert(problem, at: 0) }
  return errors
}

/// CPython looks at future statements when all else is in order.
func checkingFutures(_ tree: SyntaxTree) -> SyntaxTree {
  guard tree.errors.isEmpty, let problem = futureProblem(tree) else { return tree }
  return tree.with(errors: [problem])
}

/// The tokens of a text alone, and what is wrong with them.
package func tokens(of source: SourceText) -> (tokens: [Token], error: SyntaxError?) {
  withSourceBytes(source.bytes) { bytes in
    var lexer = Lexer(source, bytes)
    lexer.run()
    return (lexer.tokens.array(), lexer.error)
  }
}

/// How many tokens a text has; for measuring the lexer alone.
package func tokenCount(_ source: SourceText) -> Int {
  withSourceBytes(source.bytes) { bytes in
    var lexer = Lexer(source, bytes)
    lexer.run()
    return lexer.tokens.count
  }
}

/// CPython reads the rest of the file's tokens after a syntax error and prefers what the tokenizer has to say, with
/// three exceptions: an unexpected indent stands, a tokenizer's complaint about indentation or a continued line does not
/// replace what the parser said before, and an unclosed bracket only wins over an error on a later line.
private func merged(_ errors: [SyntaxError], _ lexerError: SyntaxError, _ source: SourceText, reach: Token)
  -> [SyntaxError]
{
  let others = errors.filter { $0.range != lexerError.range || $0.message != lexerError.message }
  guard let first = others.first(where: { $0.kind != .tooNew }) else { return [lexerError] + others }
  let isBefore = first.range.start < lexerError.range.start
  let stands = first.kind == .indentationError && first.message.hasPrefix("unexpected ")
  let isSilent =
    lexerError.kind == .indentationError || lexerError.kind == .tabError
    || lexerError.message == "unexpected character after line continuation character"
    || lexerError.message == "unexpected EOF while parsing"
  // An indent begins where the first token of its line does.
  let standsBefore = stands && first.range.start <= lexerError.range.start
  if standsBefore || isBefore && isSilent { return others + [lexerError] }
  if lexerError.message.hasSuffix("was never closed") {
    let from = min(Int(lexerError.range.start), source.bytes.count)
    let to = min(Int(max(first.range.start, reach.start)), source.bytes.count)
    let isLaterLine = reach.kind == .error || from < to && source.bytes[from..<to].contains { $0 == 10 || $0 == 13 }
    if !isLaterLine { return others + [lexerError] }
  }
  return [lexerError] + others
}
