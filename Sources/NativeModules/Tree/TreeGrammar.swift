// The classes of `ast`, as Python's abstract grammar has them (`Python.asdl` of 3.15).

/// What the grammar says of one class.
struct TreeClass: Sendable {
  struct Field: Sendable {
    enum Count { case one, optional, many }
    let name: String
    /// `expr`, `identifier`, `int` …
    let type: String
    let count: Count
  }
  let name: String
  let base: String
  let doc: String
  let fields: [Field]
  /// Whether nodes have a position: `-` no, `!` yes, `?` yes, of which the end may be missing. Empty: as the base has it.
  let position: String
}

enum TreeGrammar {
  /// All classes, each behind its base.
  static let classes: [TreeClass] = read()
  static let positionNames = ["lineno", "col_offset", "end_lineno", "end_col_offset"]

  private static func read() -> [TreeClass] {
    var found: [TreeClass] = []
    var base = ""
    var rest = text[...]
    func line() -> Substring {
      let end = rest.firstIndex(of: "\n") ?? rest.endIndex
      defer { rest = end == rest.endIndex ? "" : rest[rest.index(after: end)...] }
      return rest[..<end]
    }
    while !rest.isEmpty {
      var first = String(line())
      let position = String(first.removeFirst())
      first.removeFirst()
      guard let equals = first.range(of: " = ") else {
        found.append(constructor(first, base: "AST", position: position))
        continue
      }
      var doc = first
      var parts = first[equals.upperBound...].components(of: " | ")
      while rest.first == " " {
        let next = line()
        doc += "\n" + next
        parts.append(String(next.drop { $0 == " " || $0 == "|" }))
      }
      base = String(first[..<equals.lowerBound])
      found.append(TreeClass(name: base, base: "AST", doc: doc, fields: [], position: position))
      for part in parts { found.append(constructor(part, base: base, position: "")) }
    }
    return found
  }

  /// `Name(identifier id, expr_context ctx)`
  private static func constructor(_ text: String, base: String, position: String) -> TreeClass {
    guard let open = text.firstIndex(of: "(") else {
      return TreeClass(name: text, base: base, doc: text, fields: [], position: position)
    }
    let list = text[text.index(after: open)...].dropLast().components(of: ", ")
    let fields = list.map { item in
      let words = item.components(of: " ")
      var type = words[0]
      var count = TreeClass.Field.Count.one
      if type.hasSuffix("*") {
        count = .many
      } else if type.hasSuffix("?") {
        count = .optional
      }
      while let last = type.last, last == "*" || last == "?" { type.removeLast() }
      return TreeClass.Field(name: words[1], type: type, count: count)
    }
    return TreeClass(name: String(text[..<open]), base: base, doc: text, fields: fields, position: position)
  }

  private static let text = """
    - mod = Module(stmt* body, type_ignore* type_ignores)
        | Interactive(stmt* body)
        | Expression(expr body)
        | FunctionType(expr* argtypes, expr returns)
    ? stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
         | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
         | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
         | Return(expr? value)
         | Delete(expr* targets)
         | Assign(expr* targets, expr value, string? type_comment)
         | TypeAlias(expr name, type_param* type_params, expr value)
         | AugAssign(expr target, operator op, expr value)
         | AnnAssign(expr target, expr annotation, expr? value, int simple)
         | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
         | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
         | While(expr test, stmt* body, stmt* orelse)
         | If(expr test, stmt* body, stmt* orelse)
         | With(withitem* items, stmt* body, string? type_comment)
         | AsyncWith(withitem* items, stmt* body, string? type_comment)
         | Match(expr subject, match_case* cases)
         | Raise(expr? exc, expr? cause)
         | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
         | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
         | Assert(expr test, expr? msg)
         | Import(alias* names, int? is_lazy)
         | ImportFrom(identifier? module, alias* names, int? level, int? is_lazy)
         | Global(identifier* names)
         | Nonlocal(identifier* names)
         | Expr(expr value)
         | Pass
         | Break
         | Continue
    ? expr = BoolOp(boolop op, expr* values)
         | NamedExpr(expr target, expr value)
         | BinOp(expr left, operator op, expr right)
         | UnaryOp(unaryop op, expr operand)
         | Lambda(arguments args, expr body)
         | IfExp(expr test, expr body, expr orelse)
         | Dict(expr?* keys, expr* values)
         | Set(expr* elts)
         | ListComp(expr elt, comprehension* generators)
         | SetComp(expr elt, comprehension* generators)
         | DictComp(expr key, expr? value, comprehension* generators)
         | GeneratorExp(expr elt, comprehension* generators)
         | Await(expr value)
         | Yield(expr? value)
         | YieldFrom(expr value)
         | Compare(expr left, cmpop* ops, expr* comparators)
         | Call(expr func, expr* args, keyword* keywords)
         | FormattedValue(expr value, int conversion, expr? format_spec)
         | Interpolation(expr value, constant str, int conversion, expr? format_spec)
         | JoinedStr(expr* values)
         | TemplateStr(expr* values)
         | Constant(constant value, string? kind)
         | Attribute(expr value, identifier attr, expr_context ctx)
         | Subscript(expr value, expr slice, expr_context ctx)
         | Starred(expr value, expr_context ctx)
         | Name(identifier id, expr_context ctx)
         | List(expr* elts, expr_context ctx)
         | Tuple(expr* elts, expr_context ctx)
         | Slice(expr? lower, expr? upper, expr? step)
    - expr_context = Load | Store | Del
    - boolop = And | Or
    - operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
    - unaryop = Invert | Not | UAdd | USub
    - cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
    - comprehension(expr target, expr iter, expr* ifs, int is_async)
    ? excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
    - arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
    ? arg(identifier arg, expr? annotation, string? type_comment)
    ? keyword(identifier? arg, expr value)
    ? alias(identifier name, identifier? asname)
    - withitem(expr context_expr, expr? optional_vars)
    - match_case(pattern pattern, expr? guard, stmt* body)
    ! pattern = MatchValue(expr value)
            | MatchSingleton(constant value)
            | MatchSequence(pattern* patterns)
            | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
            | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
            | MatchStar(identifier? name)
            | MatchAs(pattern? pattern, identifier? name)
            | MatchOr(pattern* patterns)
    - type_ignore = TypeIgnore(int lineno, string tag)
    ! type_param = TypeVar(identifier name, expr? bound, expr? default_value)
               | ParamSpec(identifier name, expr? default_value)
               | TypeVarTuple(identifier name, expr? default_value)
    """
}

extension StringProtocol {
  /// The parts between separators.
  fileprivate func components(of separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[startIndex...]
    while let range = rest.range(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    parts.append(String(rest))
    return parts
  }

  /// Where `text` stands first.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<(index(start, offsetBy: text.count)) }
      start = index(after: start)
    }
    return nil
  }
}
