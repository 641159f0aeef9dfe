// Calls, method calls, keywords, `*` and `**`; class creation is one of them.
import Basics
import PythonSyntax

extension Compiler {
  /// More arguments than this go through a tuple.
  private static let argumentLimit = 128

  mutating func call(_ id: NodeID, _ destination: UInt16) {
    let view = tree.call(id)
    let range = tree.range(id)
    let isMethod = tree.kind(view.function) == .Attribute
    let position = isMethod ? attributePosition(view.function, of: range) : range
    if isSpread(view.arguments, view.keywords) {
      let function = operand(view.function)
      spreadCall(function, view.arguments, view.keywords, before: nil, destination, at: position)
      return
    }
    let count = view.arguments.count + view.keywords.count
    if !isMethod, view.keywords.isEmpty {
      let first = temporaries(count + 1)
      expression(view.function, first)
      arguments(view.arguments, first + 1)
      emit(.call, destination, first, UInt16(truncatingIfNeeded: count), at: position)
      return
    }
    let first = temporaries(count + 2)
    if isMethod {
      let attribute = tree.attribute(view.function)
      let base = operand(attribute.value, first)
      emit(
        .loadMethod, first, base, attributeSite(mangled(attribute.attr)),
        at: attributePosition(view.function))
    } else {
      expression(view.function, first)
      emit(.clear, first + 1, at: position)
    }
    arguments(view.arguments, first + 2)
    plainCall(first, view.arguments.count, view.keywords, destination, at: position)
  }

  /// A call as `loadMethod` prepares it; positional arguments are in place, those with keywords not yet.
  private mutating func plainCall(
    _ first: UInt16, _ positional: Int, _ keywords: NodeList, _ destination: UInt16, at range: ByteRange
  ) {
    let count = UInt16(truncatingIfNeeded: positional + keywords.count)
    if keywords.isEmpty {
      emit(.callMethod, destination, first, count, at: range)
      return
    }
    var names: [CodeObject.Constant] = []
    for at in 0..<keywords.count {
      let keyword = tree.keyword(tree.node(keywords, at))
      names.append(constantText(mangled(keyword.arg)))
      expression(keyword.value, first + 2 + UInt16(truncatingIfNeeded: positional + at))
    }
    emit(.callKeyword, destination, first, count, at: range)
    emit(.extra, 0, bc: unit.reachable ? constant(.tuple(names)) : 0, at: range)
  }

  private mutating func arguments(_ list: NodeList, _ first: UInt16) {
    for at in 0..<list.count { expression(tree.node(list, at), first + UInt16(truncatingIfNeeded: at)) }
  }

  private func isSpread(_ arguments: NodeList, _ keywords: NodeList) -> Bool {
    if arguments.count + keywords.count > Self.argumentLimit { return true }
    for at in 0..<arguments.count where tree.kind(tree.node(arguments, at)) == .Starred { return true }
    for at in 0..<keywords.count where !tree.keyword(tree.node(keywords, at)).arg.isPresent { return true }
    return false
  }

  /// A call with `*` or `**`. `before` are values of leading arguments, `last` of one behind them.
  private mutating func spreadCall(
    _ function: UInt16, _ arguments: NodeList, _ keywords: NodeList, before: (first: UInt16, count: Int)?,
    last: UInt16? = nil, _ destination: UInt16, at range: ByteRange
  ) {
    let first = temporaries(2)
    if arguments.isEmpty, before == nil, last == nil {
      loadConstant(.tuple([]), first, at: range)
    } else {
      emit(
        .buildList, first, before?.first ?? first, UInt16(truncatingIfNeeded: before?.count ?? 0), at: range)
      for at in 0..<arguments.count {
        let mark = unit.top
        let argument = tree.node(arguments, at)
        if tree.kind(argument) == .Starred {
          let value = operand(tree.value(argument))
          emit(.listExtend, flags: 1, first, value, function, at: range)
        } else {
          emit(.listAppend, first, operand(argument), at: range)
        }
        release(to: mark)
      }
      if let last { emit(.listAppend, first, last, at: range) }
      emit(.listToTuple, first, first, at: range)
    }
    keywordMap(function, keywords, first + 1, at: range)
    emit(.callSpread, destination, function, first, at: range)
  }

  private mutating func keywordMap(
    _ function: UInt16, _ keywords: NodeList, _ map: UInt16, at range: ByteRange
  ) {
    if keywords.isEmpty {
      emit(.clear, map, at: range)
      return
    }
    emit(.buildMap, map, map, 0, at: range)
    for at in 0..<keywords.count {
      let mark = unit.top
      let keyword = tree.keyword(tree.node(keywords, at))
      if keyword.arg.isPresent {
        let pair = temporary()
        loadConstant(constantText(mangled(keyword.arg)), pair, at: range)
        let value = operand(keyword.value)
        // A keyword behind `**` may have been given already.
        if isAfterSpread(keywords, at) {
          let single = temporaries(3)
          emit(.move, single, pair, at: range)
          emit(.move, single + 1, value, at: range)
          emit(.buildMap, single + 2, single, 1, at: range)
          emit(.mapMerge, map, single + 2, function, at: range)
        } else {
          emit(.mapAdd, map, pair, value, at: range)
        }
      } else {
        let value = operand(keyword.value)
        emit(.mapMerge, map, value, function, at: range)
      }
      release(to: mark)
    }
  }

  private func isAfterSpread(_ keywords: NodeList, _ at: Int) -> Bool {
    for index in 0..<at where !tree.keyword(tree.node(keywords, index)).arg.isPresent { return true }
    return false
  }

  /// `__build_class__(function, name, *bases, **keywords)`; `genericBase` comes behind the bases.
  mutating func buildClass(
    _ function: UInt16, _ name: Name, _ bases: NodeList, _ keywords: NodeList, genericBase: UInt16?,
    _ destination: UInt16, at range: ByteRange
  ) {
    let mark = unit.top
    if isSpread(bases, keywords) {
      let builder = temporaries(3)
      emit(.loadBuildClass, builder, at: range)
      emit(.move, builder + 1, function, at: range)
      loadConstant(constantText(name), builder + 2, at: range)
      spreadCall(builder, bases, keywords, before: (builder + 1, 2), last: genericBase, destination, at: range)
    } else {
      let count = 2 + bases.count + (genericBase == nil ? 0 : 1)
      let first = temporaries(2 + count + keywords.count)
      emit(.loadBuildClass, first, at: range)
      emit(.clear, first + 1, at: range)
      emit(.move, first + 2, function, at: range)
      loadConstant(constantText(name), first + 3, at: range)
      arguments(bases, first + 4)
      if let genericBase { emit(.move, first + 1 + UInt16(truncatingIfNeeded: count), genericBase, at: range) }
      plainCall(first, count, keywords, destination, at: range)
    }
    release(to: mark)
  }
}
