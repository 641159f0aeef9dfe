// Where a snapshot keeps what deferral was found to change, for all modules that are judged.
import Basics
import Synchronization

final class DeferralCache: Sendable {
  private struct State: Sendable {
    var reliance: [Dialect: LoadReliance] = [:]
    var orders: [Key: SureOrder] = [:]
    var fragile: [FragileKey: Bool] = [:]
  }
  private struct Key: Hashable, Sendable {
    var package: ModuleID
    var dialect: Dialect
  }
  private struct FragileKey: Hashable, Sendable {
    var file: FileID
    var dialect: Dialect
  }
  private let state = Mutex(State())

  /// In greater circles every load is taken to depend on the order.
  static let cycleLimit = 400

  func reliance(of program: Program, _ dialect: Dialect) -> LoadReliance {
    state.withLock { state in
      if let known = state.reliance[dialect] { return known }
      let made = LoadReliance(program, dialect)
      state.reliance[dialect] = made
      return made
    }
  }

  /// The loads of the packages around a file, outermost first, up to the one that loads the file; nil without packages.
  func order(
    around packages: [ModuleID], before file: FileID, _ program: Program, _ dialect: Dialect
  ) -> SureOrder? {
    state.withLock { state in
      var order: SureOrder?
      for package in packages {
        if let order, order.begin[file] != nil || order.unsure.contains(file) { break }
        if let known = order, let own = program.file(package), known.begin[own] != nil { continue }
        let key = Key(package: package, dialect: dialect)
        if let known = state.orders[key] {
          order = known
          continue
        }
        var next = order ?? SureOrder()
        next.load(package, program, dialect)
        state.orders[key] = next
        order = next
      }
      return order
    }
  }

  /// Does a module find its circle unfinished when it is the first of it to load?
  func isFragile(
    _ file: FileID, _ program: Program, _ dialect: Dialect, _ cycles: LoadCycles, _ memory: LoadStepMemory
  ) -> Bool {
    let key = FragileKey(file: file, dialect: dialect)
    if let known = state.withLock({ $0.fragile[key] }) { return known }
    let isFragile =
      cycles.size(around: file) > Self.cycleLimit
      || LoadSimulation.failure(entering: file, of: program, dialect, cycles, memory, assumingParents: true) != nil
    state.withLock { $0.fragile[key] = isFragile }
    return isFragile
  }
}
