// One function of the call graph: what it does itself and whom it calls, with all names followed.
import Basics

/// A function of a file; `ModuleSummary.body` stands for the module's body.
struct FunctionKey: Hashable, Comparable, Sendable {
  var file: FileID
  var function: FunctionID

  static func < (a: FunctionKey, b: FunctionKey) -> Bool {
    a.file != b.file ? a.file < b.file : a.function < b.function
  }
}

/// What happens to an owner's object, or otherwise.
struct Deed: Hashable, Sendable {
  var kind: EffectKind
  /// Whose object; `.fresh` for what has no object.
  var owner: Owner
  /// Fills a variable of a module at the first call, under a condition: nobody can tell when.
  var isFilling = false
}

/// What a call hands over for one parameter of the called function or of one around it.
struct Handover: Equatable, Sendable {
  var function: FunctionID
  var parameter: UInt32
  var owner: Owner
}

/// One thing that a function does.
struct Action: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case deed(Deed)
    /// A call; what it hands over is in `FunctionNode.handovers`.
    case call(FunctionKey, RecordRange)
  }
  var range: ByteRange
  var kind: Kind
  var isConditional: Bool
}

/// A function with its actions, in source order.
struct FunctionNode: Equatable, Sendable {
  var key: FunctionKey
  /// Of a module.
  var isBody: Bool
  var actions: [Action] = []
  var handovers: [Handover] = []

  /// The functions that it calls, in source order.
  var callees: [FunctionKey] {
    actions.compactMap { action in
      if case .call(let callee, _) = action.kind { callee } else { nil }
    }
  }
}

/// Makes nodes. Pure: see `EffectResolver`.
struct NodeMaker {
  let resolver: EffectResolver
  var program: Program { resolver.program }

  /// A node, and the files that it depends on.
  func nodeWithFiles(_ key: FunctionKey) -> (FunctionNode, FileFilter) {
    resolver.memory.read = FileFilter()
    let node = node(key)
    return (node, resolver.memory.read)
  }

  func node(_ key: FunctionKey) -> FunctionNode {
    let file = key.file
    var node = FunctionNode(key: key, isBody: key.function == resolver.summary(file).body)
    let facts = resolver.summary(file).functionFacts[key.function.index]
    if facts.flags.contains(.writesReceiver) {
      let start = resolver.summary(file).functions[key.function.index].range.start
      node.actions.append(
        Action(
          range: ByteRange(start, start + 3),
          kind: .deed(Deed(kind: .mutation, owner: Owner(kind: .parameter, a: key.function.rawValue))),
          isConditional: false))
    }
    for index in resolver.summary(file).sites(of: key.function) {
      let site = resolver.summary(file).effectSites[index]
      let reference = SiteReference(file: file, function: key.function, site: SiteID(index))
      switch site.kind {
      case .call, .decoration: call(site, reference, &node)
      case .attributeWrite: attributeWrite(site, key, &node)
      // What was put into the attribute just before is as new as the attribute.
      case .itemWrite where isWrittenBefore(site, key): attributeWrite(site, key, &node)
      case .itemWrite:
        write(resolver.value(site.value, file, key.function), site, .mutation, key, &node)
      case .globalWrite:
        let owner = Owner(kind: .object, a: file.rawValue, b: site.value.root)
        if site.value.kind == .symbol {
          let isFilling = site.flags.contains(.isConditional)
          add(Deed(kind: .mutation, owner: owner, isFilling: isFilling), site, &node)
        }
      case .entering: enter(site, reference, &node)
      case .classCreation: createClass(site, reference, &node)
      case .raising:
        if !site.flags.contains(.isGuarded) { add(Deed(kind: .failure, owner: .fresh), site, &node) }
      case .returning: break
      }
    }
    if facts.flags.contains(.callsUnknown) {
      node.actions.append(
        Action(
          range: ByteRange(at: 0), kind: .deed(Deed(kind: .unknown, owner: .unknown)), isConditional: true))
    }
    return node
  }

  private func add(_ deed: Deed, _ site: EffectSite, _ node: inout FunctionNode) {
    node.actions.append(
      Action(range: site.range, kind: .deed(deed), isConditional: site.flags.contains(.isConditional)))
  }

  // MARK: Writes

  /// `cls.handlers = {}` stands above `cls.handlers[name] = …`.
  private func isWrittenBefore(_ site: EffectSite, _ key: FunctionKey) -> Bool {
    guard site.value.chain.isPresent else { return false }
    let summary = resolver.summary(key.file)
    return summary.sites(of: key.function).contains { index in
      let other = summary.effectSites[index]
      return other.kind == .attributeWrite && other.start < site.start && !other.flags.contains(.isConditional)
        && other.value.kind == site.value.kind && other.value.root == site.value.root
        && other.value.chain == site.value.chain
    }
  }

  private func attributeWrite(_ site: EffectSite, _ key: FunctionKey, _ node: inout FunctionNode) {
    guard let (holder, name) = resolver.holder(site.value, key.file, key.function) else { return }
    switch holder.type {
    case .module(let module):
      if module == program.module(of: key.file) { return }
      // `sys.excepthook = …` may be listed.
      if case .known(let node_, let below) = resolver.member(name, of: holder, key.file, key.function).type,
        let effect = resolver.knowledge.effect(node_) ?? below, let kind = effect.kind
      {
        add(Deed(kind: kind, owner: Owner(kind: .known, a: node_)), site, &node)
        return
      }
      add(Deed(kind: .patch, owner: holder.owner), site, &node)
    case .classObject where holder.owner.kind == .object:
      write(holder, site, holder.owner.a == key.file.rawValue ? .mutation : .patch, key, &node)
    case .known where holder.owner.kind == .known && !holder.owner.isPart:
      write(holder, site, .patch, key, &node)
    default:
      // An attribute of a function or object in a class that is being made is new with it; what a container holds is not.
      var holder = holder
      if holder.owner.kind == .parameter { holder.owner.isPart = false }
      write(holder, site, .mutation, key, &node)
    }
  }

  private func write(
    _ object: Denoted, _ site: EffectSite, _ kind: EffectKind, _ key: FunctionKey, _ node: inout FunctionNode
  ) {
    switch object.owner.kind {
    case .fresh: return
    case .unknown: return
    case .known:
      if case .known(let name, let below) = object.type {
        let effect = resolver.knowledge.effect(name) ?? below
        if let effect, effect.kind == nil, kind != .patch { return }
        add(Deed(kind: effect?.kind ?? kind, owner: object.owner), site, &node)
      }
    case .parameter, .object, .module, .newClass:
      add(Deed(kind: kind, owner: object.owner), site, &node)
    }
  }

  // MARK: Calls

  private func call(_ site: EffectSite, _ reference: SiteReference, _ node: inout FunctionNode) {
    let callee = resolver.value(site.value, reference.file, reference.function)
    run(callee, site, reference, &node)
  }

  private func run(_ callee: Denoted, _ site: EffectSite, _ reference: SiteReference, _ node: inout FunctionNode) {
    switch callee.type {
    case .function(let file, let function): invoke(function, file, callee, site, reference, &node)
    case .classObject(let file, let classID): construct(classID, file, site, reference, &node)
    case .instance(let file, let classID):
      special("__call__", of: classID, file, receiver: callee.owner, site, reference, &node)
    case .known(let name, let below): known(name, below, callee, site, reference, &node)
    case .unknown, .module, .parents: unknown(callee, site, reference, &node)
    }
  }

  private func known(
    _ name: UInt32, _ below: KnownEffect?, _ callee: Denoted, _ site: EffectSite, _ reference: SiteReference,
    _ node: inout FunctionNode
  ) {
    guard let effect = resolver.knowledge.effect(name) ?? below else {
      unknown(callee, site, reference, &node)
      return
    }
    if let kind = effect.kind {
      add(Deed(kind: kind, owner: callee.owner), site, &node)
      return
    }
    // `setattr(x, …)` is no method but changes its argument.
    if site.value.kind == .builtin, !site.value.chain.isPresent {
      let text = resolver.summary(reference.file).texts
      let called = TextID(site.value.root)
      if text.equals(called, "setattr") || text.equals(called, "delattr"), site.argumentCount > 0 {
        let argument = resolver.summary(reference.file).effectArguments[Int(site.firstArgument)]
        if !argument.keyword.isPresent, argument.position == 0 {
          let object = resolver.value(argument.value, reference.file, reference.function)
          var kind = EffectKind.mutation
          if case .module = object.type { kind = .patch }
          if case .module(let id) = object.type, id == program.module(of: reference.file) { return }
          write(object, site, kind, node.key, &node)
        }
      }
    }
  }

  /// Nothing is known of what is called but its name and, at best, whose method it is.
  private func unknown(
    _ callee: Denoted, _ site: EffectSite, _ reference: SiteReference, _ node: inout FunctionNode
  ) {
    if !site.value.chain.isPresent, let changed = callee.changes {
      if changed.kind != .unknown { write(Denoted(changed, .unknown), site, .mutation, node.key, &node) }
      return
    }
    if case (var holder, let name)? = resolver.holder(site.value, reference.file, reference.function) {
      // What hangs on a property is the object's, not the class's.
      if case .function = holder.type, let receiver = holder.receiver { holder.owner = receiver.part }
      if site.flags.contains(.isResultTaken), MutatingMethods.givesNothing(name) {
        // `SCHEMA.extend(…)` of a library makes a new one.
      } else if MutatingMethods.contains(name) {
        switch holder.owner.kind {
        case .fresh: return
        case .known:
          // The table would list it if it were more than a container of ours.
          if case .known(let node_, let below) = holder.type,
            let effect = resolver.knowledge.effect(node_) ?? below
          {
            if let kind = effect.kind { add(Deed(kind: kind, owner: holder.owner), site, &node) }
            return
          }
        case .object, .parameter, .newClass, .module:
          if case .module = holder.type { break }
          add(Deed(kind: .mutation, owner: holder.owner), site, &node)
          return
        case .unknown: break
        }
      } else if holder.owner.kind == .fresh || holder.owner.kind == .object, !holder.owner.isPart {
        // A method that is not told apart: an object of the module's own is not worth a word.
        if holder.owner.kind == .fresh { return }
        if holder.owner.a == reference.file.rawValue { return }
      }
    }
    add(Deed(kind: .unknown, owner: .unknown), site, &node)
  }

  private func invoke(
    _ function: FunctionID, _ file: FileID, _ callee: Denoted, _ site: EffectSite, _ reference: SiteReference,
    _ node: inout FunctionNode
  ) {
    let flags = resolver.summary(file).functions[function.index].flags
    if !flags.isDisjoint(with: [.isAsync, .isNever]) { return }
    if resolver.knowledge.hasOverrides {
      let name = resolver.summary(file).qualifiedName(function)
      if let told = resolver.knowledge.override(program[file].description.module, name) {
        if let kind = told.kind { add(Deed(kind: kind, owner: callee.owner), site, &node) }
        return
      }
    }
    let first = node.handovers.count
    hand(to: function, file, callee, site, reference, &node)
    if let maker = callee.maker {
      // What the function around it was called with.
      let outer = resolver.summary(file).functions[function.index].parent
      let making = resolver.summary(maker.file).effectSites[maker.site.index]
      let made = resolver.value(making.value, maker.file, maker.function)
      if outer.isPresent { hand(to: outer, file, made, making, maker, &node) }
    }
    node.actions.append(
      Action(
        range: site.range,
        kind: .call(
          FunctionKey(file: file, function: function), RecordRange(first, node.handovers.count - first)),
        isConditional: site.flags.contains(.isConditional)))
  }

  private func hand(
    to function: FunctionID, _ file: FileID, _ callee: Denoted, _ site: EffectSite, _ reference: SiteReference,
    _ node: inout FunctionNode
  ) {
    if let receiver = callee.receiver, receiver.kind != .fresh {
      node.handovers.append(Handover(function: function, parameter: 0, owner: receiver))
    }
    if site.argumentCount == 0 { return }
    for number in 0..<Int(resolver.summary(file).functionFacts[function.index].parameterCount) {
      if number == 0, callee.receiver != nil { continue }
      let owner = resolver.argument(number, of: function, file, callee, reference).owner
      if owner.kind == .unknown || owner.kind == .fresh { continue }
      node.handovers.append(Handover(function: function, parameter: UInt32(number), owner: owner))
    }
  }

  private func special(
    _ name: String, of classID: ClassID, _ file: FileID, receiver: Owner, _ site: EffectSite,
    _ reference: SiteReference, _ node: inout FunctionNode
  ) {
    guard
      let found = resolver.attribute(Array(name.utf8)[...], of: classID, file, skipOwn: false),
      case .function(let home, let function) = found.type
    else { return }
    invoke(function, home, Denoted(found.owner, found.type, receiver: receiver), site, reference, &node)
  }

  /// `C(…)`: the new object is nobody else's.
  private func construct(
    _ classID: ClassID, _ file: FileID, _ site: EffectSite, _ reference: SiteReference, _ node: inout FunctionNode
  ) {
    special("__new__", of: classID, file, receiver: .fresh, site, reference, &node)
    special("__init__", of: classID, file, receiver: .fresh, site, reference, &node)
    special("__post_init__", of: classID, file, receiver: .fresh, site, reference, &node)
    if let (home, meta) = metaclass(of: classID, file) {
      special("__call__", of: meta, home, receiver: resolver.classOwner(file, classID), site, reference, &node)
    }
  }

  private func enter(_ site: EffectSite, _ reference: SiteReference, _ node: inout FunctionNode) {
    let manager = resolver.value(site.value, reference.file, reference.function)
    if case .instance(let file, let classID) = manager.type {
      special("__enter__", of: classID, file, receiver: manager.owner, site, reference, &node)
      special("__exit__", of: classID, file, receiver: manager.owner, site, reference, &node)
    }
  }

  // MARK: Classes

  /// Making a class runs its metaclass, `__init_subclass__` of its bases and `__set_name__` of what its body holds.
  private func createClass(_ site: EffectSite, _ reference: SiteReference, _ node: inout FunctionNode) {
    let file = reference.file
    let classID = ClassID(site.value.root)
    var made = Owner.fresh
    if let holder = foreignBase(of: classID, file) { made = holder }
    if let found = resolver.attribute(Array("__init_subclass__".utf8)[...], of: classID, file, skipOwn: true),
      case .function(let home, let function) = found.type
    {
      invoke(function, home, Denoted(found.owner, found.type, receiver: made), site, reference, &node)
    }
    if let (home, meta) = metaclass(of: classID, file) {
      // Of `__new__` the first parameter is the metaclass; the class comes from `super().__new__`.
      for name in ["__prepare__", "__new__", "__init__"] {
        special(name, of: meta, home, receiver: name == "__init__" ? made : .fresh, site, reference, &node)
      }
    }
    for bound in resolver.summary(file).values(of: classID) {
      let held = resolver.value(bound.value, file, reference.function)
      if case .instance(let home, let type) = held.type {
        special("__set_name__", of: type, home, receiver: .fresh, site, reference, &node)
      }
    }
  }

  /// The nearest base of another file: what the new class inherits is its.
  private func foreignBase(of classID: ClassID, _ file: FileID) -> Owner? {
    for base in resolver.ancestors(of: classID, file) where base.file != file {
      let symbol = resolver.classOwner(base.file, base.classID)
      if symbol.kind == .object { return Owner(kind: .newClass, a: symbol.a, b: symbol.b) }
    }
    return nil
  }

  private func metaclass(of classID: ClassID, _ file: FileID) -> (FileID, ClassID)? {
    for owner in [ClassKey(file: file, classID: classID)] + resolver.ancestors(of: classID, file) {
      for index in resolver.summary(owner.file).classes[owner.classID.index].bases.indices
      where resolver.summary(owner.file).bases[index].isMetaclass {
        if case .classObject(let home, let meta) = resolver.dotted(
          resolver.summary(owner.file).bases[index].dotted, owner.file
        ).type {
          return (home, meta)
        }
        return nil
      }
    }
    return nil
  }
}
