// Methods that str, bytes and bytearray share: cutting into parts, cutting off.

extension TextMethods {
  static func split(_ type: TypeBuilder) {
    type.method("split", .named("sep", "maxsplit")) { world, arguments throws(Raised) in
      try split(world, arguments, fromEnd: false)
    }
    type.method("rsplit", .named("sep", "maxsplit")) { world, arguments throws(Raised) in
      try split(world, arguments, fromEnd: true)
    }
    type.method("splitlines", .named("keepends")) { world, arguments throws(Raised) in
      let keepsEnds = arguments[1].isUnbound ? false : try world.isTrue(arguments[1])
      return try lines(world, arguments[0], keepsEnds: keepsEnds)
    }
    type.method("partition", .exactly(1)) { world, arguments throws(Raised) in
      let separator = try separator(world, arguments, orNone: false)
      let text = world.units(of: arguments[0])
      let index = text.find(separator, 0, text.count)
      if index < 0 {
        let empty = try world.emptyText(world.flavor(of: arguments[0]))
        return world.makeTuple([
          try world.slice(arguments[0], text, 0, text.count), empty,
          try world.emptyText(world.flavor(of: arguments[0])),
        ]).value
      }
      return try parts(world, arguments, text, index, separator)
    }
    type.method("rpartition", .exactly(1)) { world, arguments throws(Raised) in
      let separator = try separator(world, arguments, orNone: false)
      let text = world.units(of: arguments[0])
      let index = text.findLast(separator, 0, text.count)
      if index < 0 {
        let flavor = world.flavor(of: arguments[0])
        return world.makeTuple([
          try world.emptyText(flavor), try world.emptyText(flavor),
          try world.slice(arguments[0], text, 0, text.count),
        ]).value
      }
      return try parts(world, arguments, text, index, separator)
    }
  }

  private static func parts(
    _ world: World, _ arguments: Arguments, _ text: TextRow, _ index: Int, _ separator: TextRow
  ) throws(Raised) -> Value {
    let end = index + separator.count
    let isExact = world.isExactString(arguments[1]) || world.type(of: arguments[1]) == world.types.bytes
    let middle =
      isExact && world.flavor(of: arguments[0]) != .bytearray
      ? arguments[1] : try world.text(separator, world.flavor(of: arguments[0]))
    return world.makeTuple([
      try world.slice(arguments[0], text, 0, index), middle,
      try world.slice(arguments[0], text, end, text.count),
    ]).value
  }

  /// Argument 1 as what stands between parts.
  private static func separator(
    _ world: World, _ arguments: Arguments, orNone: Bool
  ) throws(Raised) -> TextRow {
    let separator = try world.operand(arguments[1], of: arguments[0]) { world in
      "must be str\(orNone ? " or None" : ""), not \(world.typeName(of: arguments[1]))"
    }
    if separator.count == 0 { throw world.valueError("empty separator") }
    return separator
  }

  private static func split(_ world: World, _ arguments: Arguments, fromEnd: Bool) throws(Raised) -> Value {
    var limit = arguments[2].isUnbound ? Int.max : try world.index(arguments[2])
    if limit < 0 { limit = .max }
    let text = world.units(of: arguments[0])
    if arguments[1].isUnbound || arguments[1].isNone {
      return try fromEnd
        ? splitAtSpaceFromEnd(world, arguments[0], text, limit) : splitAtSpace(world, arguments[0], text, limit)
    }
    let separator = try separator(world, arguments, orNone: true)
    let list = world.makeList()
    if fromEnd {
      var end = text.count
      while list.pointee.count < limit {
        let index = text.findLast(separator, 0, end)
        if index < 0 { break }
        world.append(try world.slice(arguments[0], text, index + separator.count, end), to: list)
        end = index
      }
      world.append(try world.slice(arguments[0], text, 0, end), to: list)
      reverse(list)
    } else {
      var start = 0
      while list.pointee.count < limit {
        let index = text.find(separator, start, text.count)
        if index < 0 { break }
        world.append(try world.slice(arguments[0], text, start, index), to: list)
        start = index + separator.count
      }
      world.append(try world.slice(arguments[0], text, start, text.count), to: list)
    }
    return list.value
  }

  private static func reverse(_ list: Ref<ListObject>) {
    var low = 0, high = list.pointee.count - 1
    while low < high {
      let item = list.pointee.items[low]
      list.pointee.items[low] = list.pointee.items[high]
      list.pointee.items[high] = item
      low += 1
      high -= 1
    }
  }

  private static func splitAtSpace(
    _ world: World, _ value: Value, _ text: TextRow, _ limit: Int
  ) throws(Raised) -> Value {
    if text.isASCII, limit == .max, world.isExactString(value) { return try splitASCII(world, text) }
    let isSpace = space(world, value)
    let list = world.makeList()
    var index = 0
    while true {
      while index < text.count, isSpace(text[index]) { index += 1 }
      if index == text.count { break }
      if list.pointee.count >= limit {
        world.append(try world.slice(value, text, index, text.count), to: list)
        break
      }
      let start = index
      while index < text.count, !isSpace(text[index]) { index += 1 }
      world.append(try world.slice(value, text, start, index), to: list)
    }
    return list.value
  }

  private static func splitASCII(_ world: World, _ text: TextRow) throws(Raised) -> Value {
    @inline(__always) func isSpace(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte >= 0x09 && byte <= 0x0d || byte >= 0x1c && byte <= 0x1f
    }
    let list = world.makeList()
    var index = 0
    while true {
      while index < text.count, isSpace(text.row[index]) { index &+= 1 }
      if index == text.count { return list.value }
      let start = index
      while index < text.count, !isSpace(text.row[index]) { index &+= 1 }
      let word = try world.newString(index &- start, width: 1, isASCII: true)
      word.latin.copy(text.row.from(start), index &- start)
      world.append(word.value, to: list)
    }
  }

  private static func splitAtSpaceFromEnd(
    _ world: World, _ value: Value, _ text: TextRow, _ limit: Int
  ) throws(Raised) -> Value {
    let isSpace = space(world, value)
    let list = world.makeList()
    var end = text.count
    while true {
      while end > 0, isSpace(text[end - 1]) { end -= 1 }
      if end == 0 { break }
      if list.pointee.count >= limit {
        world.append(try world.slice(value, text, 0, end), to: list)
        break
      }
      let last = end
      while end > 0, !isSpace(text[end - 1]) { end -= 1 }
      world.append(try world.slice(value, text, end, last), to: list)
    }
    reverse(list)
    return list.value
  }

  /// What counts as white space in a text.
  private static func space(_ world: World, _ value: Value) -> (UInt32) -> Bool {
    if world.flavor(of: value) == .string { return { isSpace($0) } }
    return { isByteSpace($0) }
  }

  static func lines(_ world: World, _ value: Value, keepsEnds: Bool) throws(Raised) -> Value {
    let text = world.units(of: value)
    let isString = world.flavor(of: value) == .string
    let list = world.makeList()
    var start = 0
    while start < text.count {
      var end = start
      if isString {
        while end < text.count, !isLineBreak(text[end]) { end += 1 }
      } else {
        while end < text.count, text[end] != 10, text[end] != 13 { end += 1 }
      }
      var next = end
      if end < text.count {
        next += text[end] == 13 && end + 1 < text.count && text[end + 1] == 10 ? 2 : 1
      }
      world.append(try world.slice(value, text, start, keepsEnds ? next : end), to: list)
      start = next
    }
    return list.value
  }

  // MARK: Cutting off

  static func strip(_ type: TypeBuilder) {
    type.method("strip", .positional(0, 1)) { world, arguments throws(Raised) in
      try strip(world, arguments, "strip", left: true, right: true)
    }
    type.method("lstrip", .positional(0, 1)) { world, arguments throws(Raised) in
      try strip(world, arguments, "lstrip", left: true, right: false)
    }
    type.method("rstrip", .positional(0, 1)) { world, arguments throws(Raised) in
      try strip(world, arguments, "rstrip", left: false, right: true)
    }
    type.method("removeprefix", .exactly(1)) { world, arguments throws(Raised) in
      let prefix = try world.operand(arguments[1], of: arguments[0]) { world in
        "removeprefix() argument must be str, not \(world.typeNameOrNone(of: arguments[1]))"
      }
      let text = world.units(of: arguments[0])
      let isThere = prefix.count <= text.count && text.matches(prefix, at: 0)
      return try world.slice(arguments[0], text, isThere ? prefix.count : 0, text.count)
    }
    type.method("removesuffix", .exactly(1)) { world, arguments throws(Raised) in
      let suffix = try world.operand(arguments[1], of: arguments[0]) { world in
        "removesuffix() argument must be str, not \(world.typeNameOrNone(of: arguments[1]))"
      }
      let text = world.units(of: arguments[0])
      let isThere = suffix.count <= text.count && text.matches(suffix, at: text.count - suffix.count)
      return try world.slice(arguments[0], text, 0, isThere ? text.count - suffix.count : text.count)
    }
  }

  private static func strip(
    _ world: World, _ arguments: Arguments, _ name: StaticString, left: Bool, right: Bool
  ) throws(Raised) -> Value {
    let text = world.units(of: arguments[0])
    var start = 0, end = text.count
    if arguments[1].isUnbound || arguments[1].isNone {
      let isSpace = space(world, arguments[0])
      if left { while start < end, isSpace(text[start]) { start += 1 } }
      if right { while end > start, isSpace(text[end - 1]) { end -= 1 } }
    } else {
      let set = try world.operand(arguments[1], of: arguments[0]) { _ in "\(name) arg must be None or str" }
      if left { while start < end, set.find(unit: text[start], 0, set.count) >= 0 { start += 1 } }
      if right { while end > start, set.find(unit: text[end - 1], 0, set.count) >= 0 { end -= 1 } }
    }
    return try world.slice(arguments[0], text, start, end)
  }
}
