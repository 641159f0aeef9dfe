// Binding the arguments of a call to the parameters of a Python function.
import Bytecode

extension World {
  /// Parameters without `*args`, `**kwargs` and keyword-only ones: defaults are filled in, names compared as objects.
  /// Where anything is out of the ordinary nothing is bound, and `bindArguments` says what.
  func bindQuickly(
    _ function: Ref<FunctionObject>, _ registers: Cells<Value>, _ base: Cells<Value>, _ count: Int, _ names: Value
  ) -> Bool {
    let entry = function.pointee.entry
    if !entry.pointee.isPrepared { prepare(function.pointee.code) }
    let total = entry.pointee.plainArguments
    let nameCount = names.isUnbound ? 0 : Ref<TupleObject>(names).count
    let positional = count &- nameCount
    guard total >= 0, positional <= total else { return false }
    for index in 0..<positional { registers[index] = base[index] }
    for index in 0..<nameCount {
      let name = Ref<TupleObject>(names)[index]
      var place = max(positional, entry.pointee.positionalOnly)
      while place < total, entry.pointee.parameterNames[place] != name { place &+= 1 }
      if place >= total || !registers[place].isUnbound {
        registers.fill(.unbound, total)
        return false
      }
      registers[place] = base[positional &+ index]
    }
    let defaults = function.pointee.defaults
    let firstDefault = total &- (defaults.isObject ? Ref<TupleObject>(defaults).count : 0)
    for index in positional..<total where registers[index].isUnbound {
      if index < firstDefault {
        registers.fill(.unbound, total)
        return false
      }
      registers[index] = Ref<TupleObject>(defaults)[index &- firstDefault]
    }
    return true
  }

  /// Puts the arguments of a call into a new frame's registers, parameters first; TypeErrors in CPython's words.
  func bindArguments(
    _ function: Ref<FunctionObject>, _ code: Int, _ registers: Cells<Value>, _ base: Cells<Value>, _ count: Int,
    _ names: Value
  ) throws(Raised) {
    let object = codes[code].code
    let nameCount = names.isUnbound ? 0 : Ref<TupleObject>(names).count
    let positional = count - nameCount
    let total = object.argumentCount + object.keywordOnlyCount
    let taken = min(positional, object.argumentCount)
    registers.copy(base, taken)
    var next = total
    if object.flags.contains(.varArgs) {
      registers[next] = makeTuple(base.from(taken), positional - taken).value
      next += 1
    }
    var extra = Ref<DictObject>.none
    if object.flags.contains(.varKeywords) {
      extra = makeDict()
      registers[next] = extra.value
    }
    var positionalOnlyNames: [String] = []
    for index in 0..<nameCount {
      let name = Ref<TupleObject>(names)[index]
      let value = base[positional + index]
      let text = Ref<StringObject>(name).text
      let place = object.localNames.prefix(total).firstIndex(of: text)
      if let place, place >= object.positionalOnlyCount {
        if !registers[place].isUnbound {
          throw typeError("\(functionName(function))() got multiple values for argument '\(text)'")
        }
        registers[place] = value
      } else if extra.isPresent {
        set(intern(name), value, in: extra)
      } else if place != nil {
        positionalOnlyNames.append(text)
      } else {
        let known = Array(object.localNames[object.positionalOnlyCount..<total])
        let hint = suggestion(for: text, among: known).map { ". Did you mean '\($0)'?" } ?? ""
        throw typeError("\(functionName(function))() got an unexpected keyword argument '\(text)'\(hint)")
      }
    }
    if !positionalOnlyNames.isEmpty {
      throw typeError(
        "\(functionName(function))() got some positional-only arguments passed as keyword arguments: '\(positionalOnlyNames.joined(separator: ", "))'"
      )
    }
    if positional > object.argumentCount, !object.flags.contains(.varArgs) {
      throw tooManyPositional(function, object, positional, registers)
    }
    try fillDefaults(function, object, registers)
  }

  private func fillDefaults(
    _ function: Ref<FunctionObject>, _ object: CodeObject, _ registers: Cells<Value>
  ) throws(Raised) {
    let defaults = function.pointee.defaults
    let defaultCount = defaults.isObject ? Ref<TupleObject>(defaults).count : 0
    let firstDefault = object.argumentCount - defaultCount
    var missing: [String] = []
    for index in 0..<object.argumentCount where registers[index].isUnbound {
      if index >= firstDefault {
        registers[index] = Ref<TupleObject>(defaults)[index - firstDefault]
      } else {
        missing.append(object.localNames[index])
      }
    }
    if !missing.isEmpty { throw missingArguments(function, "positional", missing) }
    for index in object.argumentCount..<object.argumentCount + object.keywordOnlyCount where registers[index].isUnbound
    {
      let name = intern(object.localNames[index])
      let keywordDefaults = function.pointee.keywordDefaults
      let value = keywordDefaults.isObject ? get(name, in: Ref<DictObject>(keywordDefaults)) : .unbound
      if value.isUnbound { missing.append(object.localNames[index]) }
      registers[index] = value
    }
    if !missing.isEmpty { throw missingArguments(function, "keyword-only", missing) }
  }

  // MARK: Messages

  func functionName(_ function: Ref<FunctionObject>) -> String {
    isString(function.pointee.qualifiedName) ? Ref<StringObject>(function.pointee.qualifiedName).text : "function"
  }

  private func missingArguments(_ function: Ref<FunctionObject>, _ kind: String, _ names: [String]) -> Raised {
    let quoted = names.map { "'\($0)'" }
    let list: String
    switch quoted.count {
    case 1: list = quoted[0]
    case 2: list = "\(quoted[0]) and \(quoted[1])"
    default: list = quoted.dropLast().joined(separator: ", ") + ", and \(quoted[quoted.count - 1])"
    }
    let plural = names.count == 1 ? "" : "s"
    return typeError("\(functionName(function))() missing \(names.count) required \(kind) argument\(plural): \(list)")
  }

  private func tooManyPositional(
    _ function: Ref<FunctionObject>, _ object: CodeObject, _ given: Int, _ registers: Cells<Value>
  ) -> Raised {
    let defaults = function.pointee.defaults
    let defaultCount = defaults.isObject ? Ref<TupleObject>(defaults).count : 0
    var keywordOnly = 0
    for index in object.argumentCount..<object.argumentCount + object.keywordOnlyCount where !registers[index].isUnbound
    {
      keywordOnly += 1
    }
    let count = object.argumentCount
    let takes = defaultCount > 0 ? "from \(count - defaultCount) to \(count)" : "\(count)"
    let isPlural = defaultCount > 0 || count != 1
    var detail = "\(given)"
    if keywordOnly > 0 {
      detail +=
        " positional argument\(given == 1 ? "" : "s") (and \(keywordOnly) keyword-only argument\(keywordOnly == 1 ? "" : "s"))"
    }
    let verb = given == 1 && keywordOnly == 0 ? "was" : "were"
    return typeError(
      "\(functionName(function))() takes \(takes) positional argument\(isPlural ? "s" : "") but \(detail) \(verb) given"
    )
  }
}
