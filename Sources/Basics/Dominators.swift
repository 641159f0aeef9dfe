// Which nodes of a directed graph all ways to another one lead through.

package enum Dominators {
  /// The immediate dominator of each node; of the entry the entry (Cooper, Harvey and Kennedy, 2001).
  ///
  /// - Parameter predecessors: by node. The nodes are numbered in reverse postorder from 0, the entry, which reaches all.
  package static func immediate(_ predecessors: [[Int]]) -> [Int] {
    var dominator = [Int](repeating: -1, count: predecessors.count)
    dominator[0] = 0
    var isChanged = true
    while isChanged {
      isChanged = false
      for node in predecessors.indices.dropFirst() {
        var above = -1
        for predecessor in predecessors[node] where dominator[predecessor] >= 0 {
          above = above < 0 ? predecessor : common(above, predecessor, dominator)
        }
        if above != dominator[node] {
          dominator[node] = above
          isChanged = true
        }
      }
    }
    return dominator
  }

  private static func common(_ one: Int, _ other: Int, _ dominator: [Int]) -> Int {
    var (first, second) = (one, other)
    while first != second {
      while first > second { first = dominator[first] }
      while second > first { second = dominator[second] }
    }
    return first
  }
}
