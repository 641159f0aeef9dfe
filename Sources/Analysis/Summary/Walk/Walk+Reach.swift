// Which functions the module's body runs: calls followed from the body through local functions and classes.
import Basics
import PythonSyntax
import Semantics

/// Memory of the closure.
struct ReachScratch: Sendable {
  /// By function: the position in the module's body at which its first call takes place; valid when reached.
  var root: [UInt32] = []
  /// By class: the method defined last, plus one; by function: the method of its class defined before it, plus one.
  var lastMethod: [UInt32] = []
  var previousMethod: [UInt32] = []
  /// Call sites ordered by the function they stand in; `firstSite[f]` begins those of `f`, the last slot is the module's.
  var firstSite: [UInt32] = []
  var sites: [CallSite] = []
  var sorted: [CallSite] = []
  var queue: [UInt32] = []
}

/// Something that may run a function of the module.
struct CallSite {
  /// Index of a pending use, or of a pending call when `isKnown`.
  var index: UInt32
  /// The function it stands in; `.max` is the module's body.
  var function: UInt32
  var isKnown: Bool
}

extension Walk {
  /// Sets `importCall`, `callRange` and `caller` of every function that runs with the module.
  mutating func reachFunctions(_ names: borrowing Namespace) {
    let count = summary.functions.count
    refill(&scratch.reach.root, 0, count)
    if count == 0 { return }
    linkMethods()
    collectSites(names)
    scratch.reach.queue.removeAll(keepingCapacity: true)
    run(count, names, root: 0, isCertain: true)
    makeMembers(names)
    while let function = scratch.reach.queue.popLast() {
      let record = summary.functions[Int(function)]
      run(Int(function), names, root: scratch.reach.root[Int(function)], isCertain: record.importCall == .certain)
    }
  }

  private mutating func linkMethods() {
    refill(&scratch.reach.lastMethod, 0, summary.classes.count)
    refill(&scratch.reach.previousMethod, 0, summary.functions.count)
    for index in summary.functions.indices {
      let owner = summary.functions[index].classID
      guard owner.isPresent, summary.functions[index].name.isPresent else { continue }
      scratch.reach.previousMethod[index] = scratch.reach.lastMethod[owner.index]
      scratch.reach.lastMethod[owner.index] = UInt32(index + 1)
    }
  }

  /// Sorts all places that may run a local function by the function they stand in.
  private mutating func collectSites(_ names: borrowing Namespace) {
    scratch.reach.sites.removeAll(keepingCapacity: true)
    for index in scratch.uses.indices {
      let use = scratch.uses[index]
      if use.isDropped || (use.time != .atImport && use.time != .deferred) { continue }
      guard
        use.flags.contains(.isCalled) || use.isHandedOver || use.flags.contains(.isIterated) || use.kind == .baseClass
          || use.kind == .metaclass
      else { continue }
      guard names.mayCall(use.name) else { continue }
      scratch.reach.sites.append(CallSite(index: UInt32(index), function: use.function, isKnown: false))
    }
    for index in scratch.calls.indices {
      scratch.reach.sites.append(CallSite(index: UInt32(index), function: scratch.calls[index].function, isKnown: true))
    }
    let slots = summary.functions.count + 1
    refill(&scratch.reach.firstSite, 0, slots + 1)
    for site in scratch.reach.sites { scratch.reach.firstSite[slot(site) + 1] += 1 }
    for index in 0..<slots { scratch.reach.firstSite[index + 1] += scratch.reach.firstSite[index] }
    refill(&scratch.reach.sorted, CallSite(index: 0, function: 0, isKnown: false), scratch.reach.sites.count)
    for site in scratch.reach.sites.reversed() {
      // Filled from the back: equal functions keep their order.
      let end = slot(site) + 1
      scratch.reach.firstSite[end] -= 1
      scratch.reach.sorted[Int(scratch.reach.firstSite[end])] = site
    }
    // Each slot's start now stands one place to the right.
    scratch.reach.firstSite.removeFirst()
    scratch.reach.firstSite.append(UInt32(scratch.reach.sites.count))
  }

  private mutating func slot(_ site: CallSite) -> Int {
    site.function == .max ? summary.functions.count : Int(site.function)
  }

  /// Follows the call sites of a function (or of the body: slot `functions.count`).
  private mutating func run(_ slot: Int, _ names: borrowing Namespace, root: UInt32, isCertain: Bool) {
    for index in scratch.reach.firstSite[slot]..<scratch.reach.firstSite[slot + 1] {
      let site = scratch.reach.sorted[Int(index)]
      if site.isKnown {
        follow(scratch.calls[Int(site.index)], names, root: root, isCertain: isCertain)
      } else {
        follow(scratch.uses[Int(site.index)], names, root: root, isCertain: isCertain)
      }
    }
  }

  /// How a function gets to run.
  private struct Call {
    var range: ByteRange
    var caller: FunctionID
    /// Position in the module's body.
    var root: UInt32
    var isCertain: Bool
    var isIterated: Bool
  }

  private mutating func follow(_ call: PendingCall, _ names: borrowing Namespace, root: UInt32, isCertain: Bool) {
    let isBody = call.function == .max
    if isBody, !call.isAtImport { return }
    let how = Call(
      range: call.range, caller: FunctionID(call.function), root: isBody ? call.range.start : root,
      isCertain: isCertain && !call.isConditional, isIterated: call.isIterated)
    if call.callee != .max {
      reach(Int(call.callee), how)
    } else if call.maker.isPresent {
      // A variable of a function: what else may be in it is not known.
      guard let binding = names.definition(of: call.maker, before: how.root), binding.kind == .classDefinition else {
        return
      }
      var maybe = how
      maybe.isCertain = false
      method(scratch.textOfName[Int(call.method.rawValue)], binding.record, names, maybe)
    } else if !call.method.isPresent {
      construct(call.classID, names, how)
    } else if call.startsAtBases {
      for parent in localBases(call.classID, names) {
        method(scratch.textOfName[Int(call.method.rawValue)], parent, names, how)
      }
    } else {
      method(scratch.textOfName[Int(call.method.rawValue)], call.classID, names, how)
    }
  }

  private mutating func follow(_ use: PendingUse, _ names: borrowing Namespace, root: UInt32, isCertain: Bool) {
    let isBody = use.function == .max
    if isBody, use.time != .atImport { return }
    let position = isBody ? use.start : root
    var how = Call(
      range: ByteRange(use.start, use.end), caller: FunctionID(use.function), root: position,
      isCertain: isCertain && !use.flags.contains(.isConditional) && !use.isHandedOver,
      isIterated: use.flags.contains(.isIterated))
    var attribute = Name.none
    if use.chain.isPresent {
      let outermost = tree.attribute(use.chain)
      guard tree.kind(outermost.value) == .Name else { return }
      attribute = outermost.attr
    }
    guard let binding = names.definition(of: use.name, before: position) else { return }
    let method = attribute.isPresent ? scratch.textOfName[Int(attribute.rawValue)] : TextID.none
    switch binding.kind {
    case .function:
      guard !attribute.isPresent, use.flags.contains(.isCalled) || use.isHandedOver else { return }
      let isFactory = use.kind == .decorator && how.isIterated
      if isFactory { how.isIterated = false }
      reach(Int(binding.record), how)
      if isFactory {
        reachInner(Int(binding.record), how)
        for made in returnedClasses(binding.record, names, before: position) {
          self.method("__call__", made, names, how)
        }
      }
    case .classDefinition:
      switch use.kind {
      case .baseClass where !use.flags.contains(.isCalled): subclass(binding.record, names, how)
      case .metaclass:
        for special: StaticString in ["__prepare__", "__new__", "__init__"] {
          self.method(special, binding.record, names, how)
        }
      default:
        if attribute.isPresent {
          if use.flags.contains(.isCalled) { self.method(method, binding.record, names, how) }
        } else if use.flags.contains(.isCalled) || use.isHandedOver {
          construct(binding.record, names, how)
        }
      }
    case .assignment:
      guard let owner = names.madeClass(binding, before: position) else { return }
      if attribute.isPresent {
        if use.flags.contains(.isCalled) { self.method(method, owner, names, how) }
      } else {
        if use.flags.contains(.isCalled) { self.method("__call__", owner, names, how) }
        if how.isIterated { iterate(owner, names, how) }
      }
    default: break
    }
  }

  private mutating func reach(_ function: Int, _ how: Call) {
    let record = summary.functions[function]
    if record.flags.contains(.isNever) || record.importCall == .certain { return }
    if record.flags.contains(.isAsync) { return }
    if record.flags.contains(.isGenerator), !how.isIterated { return }
    if record.importCall == .conditional, !how.isCertain { return }
    if how.caller == FunctionID(function) { return }
    summary.functions[function].importCall = how.isCertain ? .certain : .conditional
    summary.functions[function].callRange = how.range
    summary.functions[function].caller = how.caller
    scratch.reach.root[function] = how.root
    scratch.reach.queue.append(UInt32(function))
  }

  /// The functions that a decorator factory may return.
  private mutating func reachInner(_ function: Int, _ how: Call) {
    var inner: [Int] = []
    for index in summary.functions.indices where summary.functions[index].parent == FunctionID(function) {
      if summary.functions[index].name.isPresent, !summary.functions[index].classID.isPresent { inner.append(index) }
    }
    var how = how
    if inner.count > 1 { how.isCertain = false }
    for index in inner { reach(index, how) }
  }

  /// The classes of this module whose objects a function returns.
  private mutating func returnedClasses(_ function: UInt32, _ names: borrowing Namespace, before position: UInt32)
    -> [UInt32]
  {
    var found: [UInt32] = []
    for known in scratch.returns where known.function == function {
      if let binding = names.definition(of: known.maker, before: position), binding.kind == .classDefinition,
        !found.contains(binding.record)
      {
        found.append(binding.record)
      }
    }
    return found
  }

  // MARK: Classes

  /// The members of an enumeration are made with its class.
  private mutating func makeMembers(_ names: borrowing Namespace) {
    for index in summary.classes.indices {
      let record = summary.classes[index]
      if record.form != .enumeration || record.function.isPresent || record.guardKind.isNever { continue }
      let how = Call(
        range: record.range, caller: .none, root: record.range.start, isCertain: false, isIterated: false)
      for special: StaticString in ["__new__", "__init__"] { method(special, UInt32(index), names, how) }
    }
  }

  private mutating func method(_ name: StaticString, _ owner: UInt32, _ names: borrowing Namespace, _ how: Call) {
    let text = scratch.texts.intern("\(name)")
    method(text, owner, names, how)
  }

  /// Runs the method that `owner` or a local base of it defines.
  private mutating func method(_ name: TextID, _ owner: UInt32, _ names: borrowing Namespace, _ how: Call) {
    if !name.isPresent { return }
    var open = [owner]
    var seen = 0
    while let current = open.popLast(), seen < 32 {
      seen += 1
      var number = scratch.reach.lastMethod[Int(current)]
      while number > 0 {
        if summary.functions[Int(number) - 1].name == name {
          reach(Int(number) - 1, how)
          return
        }
        number = scratch.reach.previousMethod[Int(number) - 1]
      }
      open.append(contentsOf: localBases(current, names).reversed())
    }
  }

  private mutating func construct(_ owner: UInt32, _ names: borrowing Namespace, _ how: Call) {
    for special: StaticString in ["__new__", "__init__", "__post_init__"] { method(special, owner, names, how) }
    var maybe = how
    maybe.isCertain = false
    method("__set_name__", owner, names, maybe)
    if how.isIterated { iterate(owner, names, how) }
  }

  private mutating func iterate(_ owner: UInt32, _ names: borrowing Namespace, _ how: Call) {
    for special: StaticString in ["__enter__", "__exit__", "__iter__", "__next__"] {
      method(special, owner, names, how)
    }
  }

  /// A class is made of `owner`.
  private mutating func subclass(_ owner: UInt32, _ names: borrowing Namespace, _ how: Call) {
    method("__init_subclass__", owner, names, how)
    var open = [owner]
    var seen = 0
    while let current = open.popLast(), seen < 32 {
      seen += 1
      for index in summary.classes[Int(current)].bases.indices where summary.bases[index].isMetaclass {
        if let meta = names.classNamed(summary.bases[index].dotted) {
          for special: StaticString in ["__prepare__", "__new__", "__init__"] { method(special, meta, names, how) }
        }
      }
      open.append(contentsOf: localBases(current, names))
    }
  }

  /// Bases of a class that are classes of this module.
  private mutating func localBases(_ owner: UInt32, _ names: borrowing Namespace) -> [UInt32] {
    var found: [UInt32] = []
    for index in summary.classes[Int(owner)].bases.indices where !summary.bases[index].isMetaclass {
      if let parent = names.classNamed(summary.bases[index].dotted), parent != owner { found.append(parent) }
    }
    return found
  }
}
