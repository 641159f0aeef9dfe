// Watches a world: which modules load when, why and at what cost, and what their bodies do to others.
import Bytecode

/// Attached as `World.observer`; without one nothing of this costs anything.
package final class Observer {
  package private(set) var loads: [LoadRecord] = []
  package var effects: [EffectRecord] = []
  /// Modules that could not be evaluated and stand in as opaque values.
  package private(set) var opaque: [String] = []
  /// Functions and classes that rest on opaque values: decorated by one, derived from one.
  package private(set) var tainted: [String] = []
  /// Exceptions that were not raised because they came of opaque values.
  package private(set) var absorbed: [String] = []
  /// What the runtime does not implement, each with where it was met.
  package var unsupported: [String] = []
  /// Modules of the standard library that the runtime has not got.
  private(set) var missing: Set<String> = []
  /// Exceptions that were raised because the runtime does not do something.
  private(set) var refusals: Set<Value> = []
  /// Exceptions that were raised because the program reached out of the sandbox.
  fileprivate(set) var denials: Set<Value> = []
  /// Beyond so many effects no more are kept.
  package static let effectLimit = 10_000
  /// What imports are done, if somebody wants to know.
  package internal(set) var imports: [ImportRecord] = []
  package var keepsImports = false
  static let importLimit = 1_000_000

  var knownImports: Set<ImportKey> = []
  private(set) var running: [Running] = []
  /// How things stood at the first load.
  private var first: Running?
  /// Effects that are known already: the same thing done at the same place by the same module.
  var seen: Set<EffectKey> = []
  /// Name paths of objects, once they were looked for.
  var paths: [UInt: String] = [:]

  struct Running {
    var load: Int
    var startedAt: UInt64
    var instructions: Int
    var resolving: Int
    /// Of what it loaded.
    var innerTime: UInt64 = 0
    var innerInstructions = 0
    var bytes: Int
    var innerBytes = 0
  }

  struct EffectKey: Hashable {
    var kind: EffectKind
    var object: UInt
    var module: UInt32
    var place: Place
    var detail: String
  }

  package init() {}

  /// A module's body is about to run.
  func moduleStarted(_ world: World, _ name: String, path: String?) {
    adopt(world, name)
    let resolving = world.lazyState.resolving.count
    let outer = running.last
    var record = LoadRecord(name: name, path: path, order: loads.count, parent: outer?.load)
    // Is it loaded because a deferred import is being resolved, and not by the body of a module that is?
    let origin = origin(world, resolving: outer?.resolving ?? 0)
    record.importer = origin.importer
    record.importedAt = origin.importedAt
    record.reifiedAt = origin.reifiedAt
    if keepsImports, let outer { note(name, origin, load: outer.load) }
    let now = Running(
      load: loads.count, startedAt: world.host.nanoseconds(), instructions: world.instructionsUsed,
      resolving: resolving, bytes: world.heap.used)
    let first = first ?? now
    self.first = first
    record.startMicroseconds = Int(truncatingIfNeeded: (now.startedAt &- first.startedAt) / 1000)
    record.startInstructions = now.instructions &- first.instructions
    record.startBytes = now.bytes - first.bytes
    running.append(now)
    loads.append(record)
  }

  /// A module's namespace and `__path__` are its own, though they are made before its body runs.
  private func adopt(_ world: World, _ name: String) {
    let module = world.get(world.intern(name), in: world.modules)
    guard world.kind(of: module) == .module else { return }
    let object = Ref<ModuleObject>(module)
    let dict = object.pointee.attributes.dict
    dict.pointee.header.owner = object.pointee.number
    let path = world.get(world.intern("__path__"), in: dict)
    if world.kind(of: path) == .list { Ref<Header>(path).pointee.owner = object.pointee.number }
  }

  /// Nothing provides a module. Those of the standard library are missing because the runtime has not got them.
  func moduleMissing(_ world: World, _ name: String) {
    if world.imports.hasOutsideFolders { missing.insert(name) }
    let root = String(name.prefix { $0 != "." })
    guard StandardModules.names.contains(root), !StandardModules.elsewhere.contains(root), unsupported.count < 1000
    else {
      return
    }
    noteUnsupported(world, "module \(name)")
    missing.insert(name)
  }

  /// An opaque value stands in for a module.
  func noteOpaque(_ name: String) {
    if opaque.count < 10_000, !opaque.contains(name) { opaque.append(name) }
  }

  func noteTainted(_ name: String) {
    if tainted.count < 10_000 { tainted.append(name) }
  }

  func noteAbsorbed(_ what: String, at place: Place?) {
    let text = what + (place.map { " (\($0.path):\($0.line))" } ?? "")
    if absorbed.count < 1000, !absorbed.contains(text) { absorbed.append(text) }
  }

  fileprivate func noteRefusal(_ world: World, _ what: String, _ exception: Value) {
    noteUnsupported(world, what)
    refusals.insert(exception)
  }

  fileprivate func noteUnsupported(_ world: World, _ what: String) {
    let place = world.currentPlace
    let text = what + (place.map { " (\($0.path):\($0.line))" } ?? "")
    if unsupported.count < 1000, !unsupported.contains(text) { unsupported.append(text) }
  }

  /// Its body has ended.
  func moduleEnded(_ world: World, failed: Bool) {
    guard let ended = running.popLast() else { return }
    let time = world.host.nanoseconds() &- ended.startedAt
    let instructions = world.instructionsUsed &- ended.instructions
    let bytes = world.heap.used - ended.bytes
    loads[ended.load].hasFailed = failed
    loads[ended.load].microseconds = Int(truncatingIfNeeded: time / 1000)
    loads[ended.load].instructions = instructions
    loads[ended.load].ownMicroseconds = Int(truncatingIfNeeded: (time &- ended.innerTime) / 1000)
    loads[ended.load].ownInstructions = instructions &- ended.innerInstructions
    loads[ended.load].bytes = bytes
    loads[ended.load].ownBytes = bytes - ended.innerBytes
    if let outer = running.indices.last {
      running[outer].innerTime &+= time
      running[outer].innerInstructions &+= instructions
      running[outer].innerBytes += bytes
    }
  }
}

extension World {
  /// Line of an instruction.
  func place(code number: Int, instruction: Int) -> Place? {
    guard codes.indices.contains(number), let line = line(code: number, instruction: max(instruction, 0)) else {
      return nil
    }
    return Place(path: codes[number].code.filename, line: line)
  }

  /// Where the newest frame is.
  package var currentPlace: Place? {
    if frameCount == 0 { return nil }
    let frame = frames[frameCount - 1]
    return place(code: frame.code, instruction: frame.next - 1)
  }

  /// `__name__` of the newest frame's globals.
  var currentModuleName: String? {
    if frameCount == 0 { return nil }
    let name = get(names.name, in: frames[frameCount - 1].globals)
    return isString(name) ? Ref<StringObject>(name).text : nil
  }

  /// Notes that a program wants what the runtime does not do, which it is told by an exception.
  package func noteUnsupported(_ what: String, _ exception: Value) { observer?.noteRefusal(self, what, exception) }

  /// Notes that a program reaches out of the sandbox, which it is told by an exception: elsewhere it may go on.
  package func noteDenial(_ exception: Value) { observer?.denials.insert(exception) }

  /// Notes something that reaches beyond the running module; the detail is made only if somebody watches.
  package func noteEffect(_ kind: EffectKind, _ detail: @autoclosure () -> String) {
    guard let observer else { return }
    observer.add(self, kind, object: 0, detail())
  }
}

extension Observer {
  func add(_ world: World, _ kind: EffectKind, object: UInt, _ detail: @autoclosure () -> String) {
    if effects.count >= Self.effectLimit { return }
    let place = world.currentPlace ?? Place(path: "", line: 0)
    // By the object first: finding its name takes long. Then by what is said of it.
    var key = EffectKey(kind: kind, object: object, module: world.owner, place: place, detail: "")
    if object != 0, !seen.insert(key).inserted { return }
    key.object = 0
    key.detail = detail()
    if !seen.insert(key).inserted { return }
    let owner = Int(world.owner)
    let module = world.owners.indices.contains(owner) ? world.owners[owner] : ""
    effects.append(
      EffectRecord(
        kind: kind, module: module, path: place.path, line: place.line, detail: key.detail))
  }
}
