// itertools.islice: `number` is how many elements were taken, `limit` where it ends, `first` the next place and the step.
import Runtime

enum SliceIterator {
  static func define(_ module: ModuleBuilder) {
    let islice = module.stepType("islice")
    islice.new { world, arguments throws(Raised) in
      let given = try world.positional(arguments, "islice", 2, 4)
      let hasStart = given.count > 2
      let stop = try bound(world, given[hasStart ? 2 : 1], or: -1)
      if stop == nil || stop == -2 {
        throw world.valueError(
          hasStart
            ? "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            : "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
      }
      let start = hasStart ? try bound(world, given[1], or: 0) : 0
      if start == nil || start == -2 {
        throw world.valueError(
          "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
      }
      var step = 1
      if given.count == 4 {
        guard let wanted = try bound(world, given[3], or: 1), wanted >= 1 else {
          throw world.valueError("Step for islice() must be a positive integer or None.")
        }
        step = wanted
      }
      let made = world.makeStep(arguments[0])
      made.pointee.source = try world.iterator(of: given[0])
      made.pointee.places = world.heap.row(Int.self, 2)
      made.pointee.places[0] = start ?? 0
      made.pointee.places[1] = step
      made.pointee.limit = stop ?? -1
      return made.value
    }
    islice.iterator { world, arguments throws(Raised) in
      let slice = Ref<StepObject>(arguments[0])
      if slice.pointee.source.isUnbound { return .unbound }
      let next = slice.pointee.places[0], limit = slice.pointee.limit
      while slice.pointee.number < (limit >= 0 ? min(next, limit) : next) {
        if try world.next(slice.pointee.source).isUnbound { return world.end(slice) }
        slice.pointee.number += 1
      }
      if limit >= 0, slice.pointee.number >= limit { return world.end(slice) }
      let element = try world.next(slice.pointee.source)
      if element.isUnbound { return world.end(slice) }
      slice.pointee.number += 1
      let (place, isTooMuch) = next.addingReportingOverflow(slice.pointee.places[1])
      slice.pointee.places[0] = isTooMuch || limit >= 0 && place > limit ? (limit >= 0 ? limit : Int.max) : place
      return element
    }
  }

  /// None gives `other`; -2: out of range; nil: no number.
  private static func bound(_ world: World, _ value: Value, or other: Int) throws(Raised) -> Int? {
    if value.isNone { return other }
    var whole: Value?
    do throws(Raised) {
      whole = try world.wholeNumber(value)
    } catch {
      world.raised = .unbound
      return nil
    }
    guard let whole, let number = world.fitting(whole) else { return nil }
    return number < 0 ? -2 : number
  }
}
