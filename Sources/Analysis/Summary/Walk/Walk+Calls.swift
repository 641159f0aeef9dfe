// Calls whose target shows where they stand: `self.m()`, `super().m()`, `cls()`, local variables, what is handed over.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  private static let callMethod = Spelling("__call__")

  /// `self.m()` and `cls.m()` in a method.
  mutating func noteSelfCall(_ function: NodeID, _ owner: NodeID) {
    guard tree.kind(owner) == .Name else { return }
    let name = tree.identifier(owner)
    guard name.rawValue == ids.`self` || name.rawValue == ids.cls else { return }
    methodCall(tree.attribute(function).attr, tree.range(function), startsAtBases: false)
  }

  /// `super().m()`.
  mutating func noteSuperCall(_ function: NodeID, _ owner: NodeID) {
    let call = tree.call(owner)
    guard tree.kind(call.function) == .Name, tree.identifier(call.function) == KnownName.`super` else { return }
    methodCall(tree.attribute(function).attr, tree.range(function), startsAtBases: true)
  }

  /// The call of a name that an open function binds.
  mutating func localCall(
    _ definition: LocalDefinition, _ name: Name, _ range: ByteRange, _ chain: NodeID, _ flags: Use.Flags
  ) {
    switch definition {
    case .function(let function): if !chain.isPresent { call(function, range, flags) }
    case .parameter(let function):
      if chain.isPresent || place.function == .max { return }
      if name.rawValue == ids.cls {
        methodCall(.none, range, startsAtBases: false)
      } else if function == place.function, !place.useFlags.contains(.isConditional), !hasExited {
        summary.functions[Int(function)].flags.insert(.callsParameter)
      }
    case .made(let maker):
      guard place.time == .deferred else { return }
      var method = Name.none
      if !chain.isPresent {
        method = tree.names.find(Self.callMethod)
      } else if tree.kind(tree.attribute(chain).value) == .Name {
        method = tree.attribute(chain).attr
      }
      if !method.isPresent { return }
      scratch.calls.append(
        PendingCall(
          callee: .max, method: method, classID: .max, maker: maker, startsAtBases: false, range: range,
          function: place.function, isAtImport: false,
          isConditional: place.useFlags.contains(.isConditional) || hasExited, isIterated: false))
    case .unknown: break
    }
  }

  /// Does this call run the functions that it is given? Known of functions of this file that stand above.
  mutating func callsArguments(_ function: NodeID) -> Bool {
    guard let called = localFunction(function) else { return false }
    return summary.functions[Int(called)].flags.contains(.callsParameter)
  }

  /// Does this decorator run what it decorates, itself or by what it returns?
  mutating func callsDecorated(_ decorator: NodeID) -> Bool {
    if tree.kind(decorator) != .Call { return callsArguments(decorator) }
    guard let factory = localFunction(tree.call(decorator).function) else { return false }
    let parent = FunctionID(factory)
    // What stands in a function has its records right behind it.
    for index in Int(factory) + 1..<summary.functions.count {
      let record = summary.functions[index]
      if record.range.start >= summary.functions[Int(factory)].range.end { break }
      if record.parent == parent, record.flags.contains(.callsParameter) { return true }
    }
    return false
  }

  /// The function of this file that a name stands for so far.
  private mutating func localFunction(_ id: NodeID) -> UInt32? {
    guard tree.kind(id) == .Name else { return nil }
    let name = tree.identifier(id)
    if case .local(let stored) = scratch.scopes.lookup(name) {
      if case .function(let function) = LocalDefinition(stored) { return function }
      return nil
    }
    let number = scratch.functionOfName[Int(name.rawValue)]
    return number == 0 ? nil : number - 1
  }

  private mutating func methodCall(_ method: Name, _ range: ByteRange, startsAtBases: Bool) {
    guard place.function != .max, place.time == .deferred else { return }
    // The class of the innermost method around.
    var function = FunctionID(place.function)
    var classID = ClassID.none
    while function.isPresent {
      let record = summary.functions[function.index]
      if record.classID.isPresent {
        classID = record.classID
        break
      }
      function = record.parent
    }
    guard classID.isPresent else { return }
    scratch.calls.append(
      PendingCall(
        callee: .max, method: method, classID: classID.rawValue, maker: .none, startsAtBases: startsAtBases,
        range: range, function: place.function, isAtImport: false,
        isConditional: place.useFlags.contains(.isConditional) || hasExited, isIterated: false))
  }
}
