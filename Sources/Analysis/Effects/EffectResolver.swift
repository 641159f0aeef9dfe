// What a value of one file is, followed through names, imports, attributes, calls and classes of all files.
import Basics

/// Whose object a value is: decides who notices when it changes.
struct Owner: Hashable, Sendable {
  enum Kind: UInt8, Hashable, Sendable {
    case unknown
    /// Made here and known to nobody else.
    case fresh
    /// The parameter `b` of the function `a` of the file at hand.
    case parameter
    /// What the symbol `b` of the file `a` is bound to.
    case object
    /// The module `a` itself.
    case module
    /// A name of the table, node `a`, or of a library without source.
    case known
    /// A class that is being made; what its attributes hold belongs to its base, symbol `b` of the file `a`.
    case newClass
  }
  var kind: Kind
  /// Something that the object holds, not the object.
  var isPart = false
  var a: UInt32 = 0
  var b: UInt32 = 0

  static let unknown = Owner(kind: .unknown)
  static let fresh = Owner(kind: .fresh)

  var part: Owner {
    var copy = self
    copy.isPart = true
    return copy
  }
}

/// What a value is.
enum ValueType: Sendable {
  case unknown
  case module(ModuleID)
  case function(FileID, FunctionID)
  case classObject(FileID, ClassID)
  case instance(FileID, ClassID)
  /// `super()` of a class.
  case parents(FileID, ClassID)
  /// A name without source: its node in the table, and what the table says of all that is below a name around it.
  case known(UInt32, KnownEffect?)
}

/// A value of the program.
struct Denoted: Sendable {
  var owner: Owner
  var type: ValueType
  /// The object that a method is bound to.
  var receiver: Owner?
  /// The call that made a nested function: its arguments are what that sees of the function around it.
  var maker: SiteReference?
  /// The object that a call of the value changes, by the method's name: `add = table.setdefault`.
  var changes: Owner?

  init(_ owner: Owner, _ type: ValueType, receiver: Owner? = nil) {
    self.owner = owner
    self.type = type
    self.receiver = receiver
  }

  static let unknown = Denoted(.unknown, .unknown)
  static let fresh = Denoted(.fresh, .unknown)
}

/// An effect site of a function.
struct SiteReference: Hashable, Sendable {
  var file: FileID
  var function: FunctionID
  var site: SiteID
}

/// Follows values. Its answers are a pure function of the program; one a thread, for its memory. A class, so that whoever
/// holds it holds one reference and not one for each array of the program.
package final class EffectResolver {
  let program: Program
  let knowledge: Knowledge
  let memory = ResolverMemory()

  init(program: Program, knowledge: Knowledge) {
    self.program = program
    self.knowledge = knowledge
  }

  /// A file's summary; it is noted that somebody asked.
  func summary(_ file: FileID) -> ModuleSummary {
    memory.read.insert(file)
    return program.files[Int(file.rawValue)].summary
  }

  // MARK: Values

  /// The value of a sketch in a function of a file.
  func value(_ sketch: ValueSketch, _ file: FileID, _ function: FunctionID) -> Denoted {
    var current = root(sketch, file, function)
    if sketch.chain.isPresent {
      for part in summary(file).texts.bytes(sketch.chain).split(separator: UInt8(ascii: ".")) {
        current = member(part, of: current, file, function)
      }
    }
    return current
  }

  /// Of `a.b.c` the value of `a.b`, and `c`; nil without attributes.
  func holder(_ sketch: ValueSketch, _ file: FileID, _ function: FunctionID) -> (Denoted, ArraySlice<UInt8>)? {
    guard sketch.chain.isPresent else { return nil }
    let chain = summary(file).texts.bytes(sketch.chain)
    var current = root(sketch, file, function)
    guard let dot = chain.lastIndex(of: UInt8(ascii: ".")) else { return (current, chain) }
    for part in chain[..<dot].split(separator: UInt8(ascii: ".")) {
      current = member(part, of: current, file, function)
    }
    return (current, chain[(dot + 1)...])
  }

  private func root(_ sketch: ValueSketch, _ file: FileID, _ function: FunctionID) -> Denoted {
    switch sketch.kind {
    case .unknown: return .unknown
    case .fresh: return .fresh
    case .symbol: return symbol(SymbolID(sketch.root), file)
    case .builtin: return builtin(TextID(sketch.root), file)
    case .parameter: return parameter(sketch.root, file)
    case .result: return result(SiteReference(file: file, function: function, site: SiteID(sketch.root)))
    case .function: return Denoted(.fresh, .function(file, FunctionID(sketch.root)))
    case .classObject: return Denoted(classOwner(file, ClassID(sketch.root)), .classObject(file, ClassID(sketch.root)))
    case .parents:
      var owner = Owner(kind: .parameter, a: function.rawValue)
      owner.b = 0
      return Denoted(owner, .parents(file, ClassID(sketch.root)))
    case .ownModule: return Denoted(Owner(kind: .module, a: program.module(of: file).rawValue), .unknown)
    }
  }

  private func parameter(_ root: UInt32, _ file: FileID) -> Denoted {
    let function = FunctionID(root >> 8)
    let owner = Owner(kind: .parameter, a: function.rawValue, b: root & 0xff)
    let record = summary(file).functions[function.index]
    guard root & 0xff == 0, record.classID.isPresent, !record.flags.contains(.isStatic) else {
      return Denoted(owner, .unknown)
    }
    let name = summary(file).texts
    let isOfClass =
      record.flags.contains(.isClassMethod) || name.equals(record.name, "__new__")
      || name.equals(record.name, "__init_subclass__")
    return Denoted(owner, isOfClass ? .classObject(file, record.classID) : .instance(file, record.classID))
  }

  /// What a name of a module is bound to when its body has run.
  func symbol(_ id: SymbolID, _ file: FileID) -> Denoted {
    let own = Owner(kind: .object, a: file.rawValue, b: id.rawValue)
    let key = ResolverMemory.Key(question: .symbol, file: file, record: id.rawValue)
    return memory.value(key, cut: Denoted(own, .unknown)) { bindings(of: id, file, own) }
  }

  private func bindings(of id: SymbolID, _ file: FileID, _ own: Owner) -> Denoted {
    var last: Denoted?
    let group = summary(file).symbols[id.index].bindings.indices
    for index in group.reversed() {
      let binding = summary(file).bindings[index]
      if binding.guardKind.isNever { continue }
      let found: Denoted
      switch binding.kind {
      case .annotationOnly, .deletion, .globalInFunction: continue
      case .function: found = Denoted(own, .function(file, binding.functionID))
      case .classDefinition: found = Denoted(own, .classObject(file, binding.classID))
      case .importing: found = imported(binding.importID, file)
      case .assignment: found = assigned(id, file, own)
      default: found = Denoted(own, .unknown)
      }
      if case .unknown = found.type { if last == nil { last = found } } else { return found }
    }
    return last ?? Denoted(own, .unknown)
  }

  private func assigned(_ id: SymbolID, _ file: FileID, _ own: Owner) -> Denoted {
    guard let bound = summary(file).values(of: id).last else { return Denoted(own, .unknown) }
    var found = value(bound.value, file, summary(file).body)
    switch found.owner.kind {
    case .unknown, .fresh, .parameter, .newClass: found.owner = own
    case .object, .module, .known: break
    }
    return found
  }

  private func imported(_ id: ImportID, _ file: FileID) -> Denoted {
    switch program.resolve(id, in: file, reading: &memory.read) {
    case .module(let module):
      let record = summary(file).imports[id.index]
      if record.isFrom || record.asName.isPresent { return self.module(module) }
      // `import a.b` binds `a`.
      return self.module(program.root(of: module))
    case .definition(let owner, let symbol):
      if owner == file, summary(file).symbols[symbol.index].bindings.count == 0 { return .unknown }
      let module = program.module(of: owner)
      if module.isPresent, program.isStandardLibrary(module) {
        return named(summary(file).texts.bytes(summary(file).imports[id.index].name), in: module)
      }
      return self.symbol(symbol, owner)
    case .missing, .unknown:
      let record = summary(file).imports[id.index]
      let target = program.target(of: id, in: file)
      guard target.isPresent else { return .unknown }
      if !record.isFrom { return module(target) }
      return named(summary(file).texts.bytes(record.name), in: target)
    }
  }

  private func module(_ id: ModuleID) -> Denoted { Denoted(Owner(kind: .module, a: id.rawValue), .module(id)) }

  private func builtin(_ name: TextID, _ file: FileID) -> Denoted {
    if summary(file).flags.contains(.hasStarImport),
      case .definition(let owner, let symbol) = program.resolve(
        summary(file).texts.bytes(name), in: program.module(of: file), reading: &memory.read)
    {
      return self.symbol(symbol, owner)
    }
    let builtins = knowledge.child(Array("builtins".utf8)[...], of: Knowledge.root)
    let node = knowledge.child(summary(file).texts.bytes(name), of: builtins)
    return Denoted(Owner(kind: .known, a: node), .known(node, knowledge.below(builtins)))
  }

  // MARK: Members

  /// Is the source of a module to be followed? The standard library is known by the table instead.
  private func source(_ module: ModuleID) -> FileID? {
    guard let file = program.file(module) else { return nil }
    return program.isStandardLibrary(module) ? nil : file
  }

  /// A name of a module, its submodules included.
  private func named(_ name: ArraySlice<UInt8>, in module: ModuleID) -> Denoted {
    let facts = program.facts(module)
    var below: KnownEffect?
    var node = Knowledge.root
    for part in program.bytes(module).split(separator: UInt8(ascii: ".")) {
      node = knowledge.child(part, of: node)
      below = knowledge.below(node) ?? below
    }
    // What the table does not list of the standard library has no effect that others see.
    if below == nil, facts.isStandardLibrary { below = KnownEffect(kind: nil) }
    let found = knowledge.child(name, of: node)
    return Denoted(
      Owner(kind: .known, a: found), .known(found, knowledge.below(found) ?? below))
  }

  func member(
    _ name: ArraySlice<UInt8>, of holder: Denoted, _ file: FileID, _ function: FunctionID
  ) -> Denoted {
    if name.elementsEqual("[]".utf8) {
      // `Generic[T]` is the class.
      if case .classObject = holder.type { return holder }
      if case .known(let node, let below) = holder.type { return Denoted(holder.owner.part, .known(node, below)) }
      return Denoted(holder.owner.part, .unknown)
    }
    switch holder.type {
    case .module(let module):
      guard source(module) != nil || program.facts(module).kind == .namespacePackage else {
        return named(name, in: module)
      }
      switch program.resolve(name, in: module, reading: &memory.read) {
      case .definition(let owner, let symbol):
        let home = program.module(of: owner)
        if home.isPresent, program.isStandardLibrary(home) { return named(name, in: home) }
        return self.symbol(symbol, owner)
      case .module(let found): return self.module(found)
      case .missing, .unknown: return named(name, in: module)
      }
    case .known(let node, let below):
      let found = knowledge.child(name, of: node)
      return Denoted(
        Owner(kind: .known, isPart: true, a: found == Knowledge.none ? holder.owner.a : found),
        .known(found, knowledge.below(found) ?? below))
    case .classObject(let owner, let classID):
      guard let found = attribute(name, of: classID, owner, skipOwn: false) else {
        return Denoted(holder.owner.part, .unknown)
      }
      var result = found
      if case .function(let home, let method) = found.type,
        summary(home).functions[method.index].flags.contains(.isClassMethod)
      {
        result.receiver = holder.owner
      }
      return result
    case .instance(let owner, let classID):
      guard let found = attribute(name, of: classID, owner, skipOwn: false) else {
        return Denoted(holder.owner.part, .unknown)
      }
      return bound(found, to: holder.owner)
    case .parents(let owner, let classID):
      guard let found = attribute(name, of: classID, owner, skipOwn: true) else { return .unknown }
      return bound(found, to: holder.owner)
    case .function, .unknown:
      // What hangs on a property is the object's, not the class's.
      let owner = holder.receiver ?? holder.owner
      var result = Denoted(owner.part, .unknown)
      if MutatingMethods.contains(name) { result.changes = owner }
      return result
    }
  }

  private func bound(_ found: Denoted, to receiver: Owner) -> Denoted {
    guard case .function(let home, let method) = found.type else { return found }
    if summary(home).functions[method.index].flags.contains(.isStatic) { return found }
    var result = found
    result.receiver = receiver
    return result
  }

  /// A function or value that a class or one of its bases defines.
  func attribute(_ name: ArraySlice<UInt8>, of classID: ClassID, _ file: FileID, skipOwn: Bool) -> Denoted? {
    if !skipOwn, let found = ownAttribute(name, of: classID, file) { return found }
    for ancestor in ancestors(of: classID, file) {
      if let found = ownAttribute(name, of: ancestor.classID, ancestor.file) { return found }
    }
    return nil
  }

  private func ownAttribute(_ name: ArraySlice<UInt8>, of classID: ClassID, _ file: FileID) -> Denoted? {
    if let method = method(name, of: classID, file) {
      return Denoted(classOwner(file, classID), .function(file, method))
    }
    if summary(file).boundValues.isEmpty { return nil }
    for bound in summary(file).values(of: classID).reversed()
    where summary(file).texts.equals(bound.name, name) {
      var found = value(bound.value, file, summary(file).body)
      if found.owner.kind == .fresh || found.owner.kind == .unknown { found.owner = classOwner(file, classID).part }
      return found
    }
    return nil
  }

  /// The function that a class's own body defines last under a name.
  func method(_ name: ArraySlice<UInt8>, of classID: ClassID, _ file: FileID) -> FunctionID? {
    let range = summary(file).classes[classID.index].range
    var found: FunctionID?
    let hash = TextTable.hash(name)
    // Functions are in the order of the source.
    var low = 0
    var high = summary(file).functions.count
    while low < high {
      let middle = (low + high) / 2
      if summary(file).functions[middle].range.start < range.start { low = middle + 1 } else { high = middle }
    }
    while low < summary(file).functions.count {
      let record = summary(file).functions[low]
      if record.range.start >= range.end { break }
      if record.classID == classID, record.name.isPresent, summary(file).texts.hash(record.name) == hash,
        summary(file).texts.equals(record.name, name)
      {
        found = FunctionID(low)
      }
      low += 1
    }
    return found
  }

  /// The base classes that have source.
  func bases(of classID: ClassID, _ file: FileID) -> [ClassKey] {
    var found: [ClassKey] = []
    for index in summary(file).classes[classID.index].bases.indices
    where !summary(file).bases[index].isMetaclass {
      if case .classObject(let owner, let base) = dotted(summary(file).bases[index].dotted, file).type,
        owner != file || base != classID
      {
        found.append(ClassKey(file: owner, classID: base))
      }
    }
    return found
  }

  /// All classes above one, the nearest first: nearly the method resolution order.
  func ancestors(of classID: ClassID, _ file: FileID) -> [ClassKey] {
    memory.classes(ResolverMemory.Key(question: .ancestors, file: file, record: classID.rawValue)) {
      var found: [ClassKey] = []
      for base in bases(of: classID, file) {
        // What several bases share stands behind all of them.
        let line = [base] + ancestors(of: base.classID, base.file)
        found.removeAll { line.contains($0) }
        found += line
      }
      return found
    }
  }

  /// What a dotted name of the module's body is.
  func dotted(_ text: TextID, _ file: FileID) -> Denoted {
    guard text.isPresent else { return .unknown }
    let parts = summary(file).texts.bytes(text).split(separator: UInt8(ascii: "."))
    guard let first = parts.first else { return .unknown }
    let symbol = summary(file).symbol(named: first)
    guard symbol.isPresent else { return .unknown }
    var current = self.symbol(symbol, file)
    for part in parts.dropFirst() {
      current = member(part, of: current, file, summary(file).body)
    }
    return current
  }

  /// The symbol that a class, or the outermost one around it, is bound to.
  func classOwner(_ file: FileID, _ classID: ClassID) -> Owner {
    var record = summary(file).classes[classID.index]
    while record.parent.isPresent { record = summary(file).classes[record.parent.index] }
    if record.function.isPresent { return .fresh }
    let symbol = summary(file).symbol(named: record.name, of: summary(file).texts)
    return symbol.isPresent ? Owner(kind: .object, a: file.rawValue, b: symbol.rawValue) : .fresh
  }

  // MARK: Calls

  /// What the call at a site gives.
  func result(_ reference: SiteReference) -> Denoted {
    let file = reference.file
    let site = summary(file).effectSites[reference.site.index]
    let callee = value(site.value, file, reference.function)
    switch callee.type {
    case .classObject(let owner, let classID): return Denoted(.fresh, .instance(owner, classID))
    case .known: return Denoted(.fresh, .unknown)
    case .function(let owner, let function):
      return returned(by: function, owner, callee, reference)
    case .instance(let owner, let classID):
      guard let call = attribute(Array("__call__".utf8)[...], of: classID, owner, skipOwn: false),
        case .function(let home, let function) = call.type
      else { return .unknown }
      return returned(by: function, home, bound(call, to: callee.owner), reference)
    case .unknown, .module, .parents: return .unknown
    }
  }

  private func returned(
    by function: FunctionID, _ owner: FileID, _ callee: Denoted, _ reference: SiteReference
  ) -> Denoted {
    var found: Denoted?
    for returned in returns(of: function, owner) {
      var value = returned
      if value.owner.kind == .parameter, FunctionID(value.owner.a) == function {
        let argument = argument(Int(value.owner.b), of: function, owner, callee, reference)
        if value.owner.isPart {
          value.owner = argument.owner.part
        } else {
          value = argument
        }
      } else if case .function(let home, let inner) = value.type, home == owner,
        summary(home).functions[inner.index].parent == function
      {
        value.maker = reference
      }
      guard case .unknown = value.type, value.owner.kind != .object else { return value }
      if found == nil { found = value }
    }
    if let found { return found }
    let isUnknown = summary(owner).functionFacts[function.index].flags.contains(.returnsUnknown)
    return isUnknown ? .unknown : .fresh
  }

  /// What a function returns, in its own terms.
  private func returns(of function: FunctionID, _ owner: FileID) -> [Denoted] {
    memory.list(ResolverMemory.Key(question: .returns, file: owner, record: function.rawValue)) {
      var found: [Denoted] = []
      for index in summary(owner).sites(of: function)
      where summary(owner).effectSites[index].kind == .returning {
        found.append(value(summary(owner).effectSites[index].value, owner, function))
      }
      return found
    }
  }

  /// What a call gives a function for a parameter; unknown for defaults.
  func argument(
    _ number: Int, of function: FunctionID, _ owner: FileID, _ callee: Denoted, _ reference: SiteReference
  ) -> Denoted {
    var position = number
    if let receiver = callee.receiver {
      if number == 0 { return Denoted(receiver, .unknown) }
      position -= 1
    }
    let file = reference.file
    let site = summary(file).effectSites[reference.site.index]
    let facts = summary(owner).functionFacts[function.index]
    let name = summary(owner).parameters[Int(facts.firstParameter) + number]
    for index in Int(site.firstArgument)..<Int(site.firstArgument) + Int(site.argumentCount) {
      let argument = summary(file).effectArguments[index]
      let isMeant =
        argument.keyword.isPresent
        ? summary(file).texts.equals(argument.keyword, summary(owner).texts, name)
        : Int(argument.position) == position && number < Int(facts.positionalCount)
      if isMeant { return value(argument.value, file, reference.function) }
    }
    return .unknown
  }
}
