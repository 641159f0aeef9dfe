// Indices and slices, as all sequences take them.

/// A slice applied to a sequence of some length.
package struct SliceBounds {
  package var start: Int
  package var stop: Int
  package var step: Int
  /// Elements that it takes.
  package var count: Int
}

extension World {
  /// `value.__index__()`; nil for values that have none.
  package func wholeNumber(_ value: Value) throws(Raised) -> Value? {
    if value.isInteger { return value }
    if value.isBoolean { return Value(small: value.isTrue ? 1 : 0) }
    if kind(of: value) == .integer { return value }
    guard let answer = try callSpecial(.index, value) else { return nil }
    if kind(of: answer) != .integer {
      throw typeError("\(typeName(of: value)).__index__() must return an int, not \(typeName(of: answer))")
    }
    return answer
  }

  /// The number of an int if it fits a word.
  package func fitting(_ whole: Value) -> Int? {
    if whole.isInteger { return whole.integer }
    if whole.isBoolean { return whole.isTrue ? 1 : 0 }
    guard kind(of: whole) == .integer else { return nil }
    return word(whole)
  }

  /// A bound of a slice: what does not fit is as far as one can go.
  package func clampedIndex(_ value: Value, allowsNone: Bool = false) throws(Raised) -> Int {
    if value.isInteger { return value.integer }
    guard let whole = try wholeNumber(value) else {
      throw typeError("slice indices must be integers or \(allowsNone ? "None or " : "")have an __index__ method")
    }
    if let number = fitting(whole) { return number }
    return try isTrue(compare(whole, Value(small: 0), .less)) ? .min : .max
  }

  /// The index of an element in a sequence of `count`, from its end if negative. May be out of range.
  package func elementIndex(_ key: Value, _ count: Int, of sequence: StaticString) throws(Raised) -> Int {
    if key.isInteger {
      let index = key.integer
      return index < 0 ? index &+ count : index
    }
    guard let whole = try wholeNumber(key) else {
      throw typeError("\(sequence) indices must be integers or slices, not \(typeName(of: key))")
    }
    guard let index = fitting(whole) else {
      throw indexError("cannot fit '\(typeName(of: key))' into an index-sized integer")
    }
    return index < 0 ? index &+ count : index
  }

  /// How often a sequence is to be repeated.
  func times(_ value: Value) throws(Raised) -> Int {
    guard let count = try repeatCount(value) else {
      throw typeError("'\(typeName(of: value))' object cannot be interpreted as an integer")
    }
    return count
  }

  /// How often a sequence is to be repeated; nil for what is no number: `NotImplemented`.
  package func repeatCount(_ value: Value) throws(Raised) -> Int? {
    guard let whole = try wholeNumber(value) else { return nil }
    guard let count = fitting(whole) else {
      throw overflowError("cannot fit '\(typeName(of: value))' into an index-sized integer")
    }
    return max(count, 0)
  }

  package func sliceBounds(_ slice: Value, _ length: Int) throws(Raised) -> SliceBounds {
    let slice = Ref<SliceObject>(slice)
    let step = slice.pointee.step.isNone ? 1 : try clampedIndex(slice.pointee.step)
    if step == 0 { throw valueError("slice step cannot be zero") }
    let start = slice.pointee.start.isNone ? (step < 0 ? .max : 0) : try clampedIndex(slice.pointee.start)
    let stop = slice.pointee.stop.isNone ? (step < 0 ? .min : .max) : try clampedIndex(slice.pointee.stop)
    return SliceBounds(start: start, stop: stop, step: step, length: length)
  }

  /// The two bounds of `index(value, start, stop)`.
  package func searchBounds(_ start: Value, _ stop: Value, _ count: Int) throws(Raised) -> (Int, Int) {
    var first = start.isUnbound ? 0 : try clampedIndex(start)
    var last = stop.isUnbound ? Int.max : try clampedIndex(stop)
    if first < 0 { first = max(first &+ count, 0) }
    if last < 0 { last = max(last &+ count, 0) }
    return (first, last)
  }

  /// How long a sequence of words may be: MemoryError beyond.
  package func checkWords(_ count: Int) throws(Raised) {
    let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: 8)
    if isTooMuch || !heap.mayAllocate(bytes) { throw memoryError() }
  }

  /// `operator.length_hint(value, 0)`
  package func lengthHint(_ value: Value) throws(Raised) -> Int {
    let type = type(of: value)
    if !special(.len, of: type).isUnbound {
      do throws(Raised) {
        return try length(value)
      } catch {
        if !isRaised("TypeError") { throw error }
        raised = .unbound
      }
    }
    let method = special(.length_hint, of: type)
    if method.isUnbound { return 0 }
    var answer = Value.unbound
    do throws(Raised) {
      answer = try callSpecial(.length_hint, value) ?? Value(small: 0)
    } catch {
      if !isRaised("TypeError") { throw error }
      raised = .unbound
      return 0
    }
    if answer == .notImplemented { return 0 }
    if kind(of: answer) != .integer {
      throw typeError("\(typeName(of: value)).__length_hint__() must return an int, not \(typeName(of: answer))")
    }
    guard let hint = fitting(answer) else { throw overflowError("Python int too large to convert to C ssize_t") }
    if hint < 0 { throw valueError("\(typeName(of: value)).__length_hint__() must return a non-negative int") }
    return hint
  }
}

extension SliceBounds {
  /// Bounds as written, cut to a length.
  init(start: Int, stop: Int, step: Int, length: Int) {
    func cut(_ bound: Int) -> Int {
      if bound < 0 {
        let moved = bound &+ length
        return moved >= 0 ? moved : step < 0 ? -1 : 0
      }
      return bound < length ? bound : step < 0 ? length - 1 : length
    }
    self.step = max(step, -Int.max)
    self.start = cut(start)
    self.stop = cut(stop)
    if step < 0 {
      count = self.stop < self.start ? (self.start - self.stop - 1) / -self.step + 1 : 0
    } else {
      count = self.start < self.stop ? (self.stop - self.start - 1) / self.step + 1 : 0
    }
  }
}

extension World {
  /// Types that take no arguments by name say so, unless a class derived from them has its own `__init__` or `__new__`.
  package func checkNoNames(
    _ arguments: Arguments, _ type: Ref<TypeObject>, _ native: Ref<TypeObject>, unless special: Special
  ) throws(Raised) {
    if arguments.names.isUnbound { return }
    if type != native, self.special(special, of: type) != self.special(special, of: native) { return }
    throw typeError("\(native.pointee.name.text)() takes no keyword arguments")
  }
}
