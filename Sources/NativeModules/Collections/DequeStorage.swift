// The ring of values that a deque is.
import Runtime

struct DequeObject: BitwiseCopyable {
  var header: Header
  var items: Cells<Value>
  /// A power of two, or 0.
  var capacity: Int
  /// Where element 0 is.
  var start: Int
  var count: Int
  /// -1: any length.
  var maximum: Int
  /// Changes with the elements: iterators compare it.
  var version: Int
}

extension Ref where Layout == DequeObject {
  @inline(__always) func place(_ index: Int) -> Int { (pointee.start &+ index) & (pointee.capacity &- 1) }
  subscript(_ index: Int) -> Value {
    get { pointee.items[place(index)] }
    nonmutating set { pointee.items[place(index)] = newValue }
  }
  var count: Int { pointee.count }
  var isFull: Bool { pointee.maximum >= 0 && pointee.count >= pointee.maximum }

  func removeFirst() -> Value {
    let value = self[0]
    pointee.start = place(1)
    pointee.count -= 1
    pointee.version &+= 1
    return value
  }

  func removeLast() -> Value {
    let value = self[pointee.count - 1]
    pointee.count -= 1
    pointee.version &+= 1
    return value
  }

  func clear() {
    pointee.count = 0
    pointee.start = 0
    pointee.version &+= 1
  }

  func remove(at index: Int) {
    var place = index
    while place + 1 < pointee.count {
      self[place] = self[place + 1]
      place += 1
    }
    pointee.count -= 1
    pointee.version &+= 1
  }

  /// `rotate(steps)`
  func rotate(_ steps: Int) {
    if pointee.count <= 1 { return }
    var steps = steps % pointee.count
    if steps < 0 { steps += pointee.count }
    if steps == 0 { return }
    pointee.version &+= 1
    if pointee.count == pointee.capacity {
      pointee.start = (pointee.start &- steps) & (pointee.capacity &- 1)
      return
    }
    // The shorter way round.
    if steps <= pointee.count / 2 {
      for _ in 0..<steps {
        let value = self[pointee.count - 1]
        pointee.start = (pointee.start &- 1) & (pointee.capacity &- 1)
        self[0] = value
      }
    } else {
      for _ in 0..<pointee.count - steps {
        let value = self[0]
        pointee.start = place(1)
        self[pointee.count - 1] = value
      }
    }
  }
}

extension World {
  func makeDeque(_ type: Ref<TypeObject>, maximum: Int = -1) -> Ref<DequeObject> {
    let deque = makeObject(type, DequeObject.self)
    deque.pointee.maximum = maximum
    return deque
  }

  private func reserve(_ deque: Ref<DequeObject>) throws(Raised) {
    if deque.pointee.count < deque.pointee.capacity { return }
    let capacity = max(8, deque.pointee.capacity * 2)
    try checkWords(capacity)
    let items = heap.row(Value.self, capacity)
    for index in 0..<deque.count { items[index] = deque[index] }
    deque.pointee.items = items
    deque.pointee.capacity = capacity
    deque.pointee.start = 0
  }

  func append(_ value: Value, to deque: Ref<DequeObject>) throws(Raised) {
    deque.pointee.version &+= 1
    if deque.pointee.maximum == 0 { return }
    if deque.isFull { _ = deque.removeFirst() }
    try reserve(deque)
    deque.pointee.count += 1
    deque[deque.count - 1] = value
  }

  func prepend(_ value: Value, to deque: Ref<DequeObject>) throws(Raised) {
    deque.pointee.version &+= 1
    if deque.pointee.maximum == 0 { return }
    if deque.isFull { _ = deque.removeLast() }
    try reserve(deque)
    deque.pointee.start = (deque.pointee.start &- 1) & (deque.pointee.capacity &- 1)
    deque.pointee.count += 1
    deque[0] = value
  }

  func extend(_ deque: Ref<DequeObject>, with iterable: Value) throws(Raised) {
    if iterable == deque.value {
      for value in (0..<deque.count).map({ deque[$0] }) { try append(value, to: deque) }
      return
    }
    try forEach(iterable) { element throws(Raised) in
      try append(element, to: deque)
      try checkRoom()
      return true
    }
  }
}
