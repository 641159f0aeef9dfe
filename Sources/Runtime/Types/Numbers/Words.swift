// Arithmetic on magnitudes: rows of words in the heap, lowest first, as in school.

/// An int's magnitude as its words, and its sign.
struct Words {
  let row: Cells<UInt>
  let count: Int
  let isNegative: Bool

  /// The sign of `a - b`, signs of the numbers aside.
  static func compare(_ a: Words, _ b: Words) -> Int {
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    var index = a.count
    while index > 0 {
      index &-= 1
      if a.row[index] != b.row[index] { return a.row[index] < b.row[index] ? -1 : 1 }
    }
    return 0
  }

  /// The sum of both magnitudes; one word more than the longer has.
  static func add(_ a: Words, _ b: Words, into target: Cells<UInt>) {
    if a.count < b.count { return add(b, a, into: target) }
    var carry: UInt = 0
    var index = 0
    while index < b.count {
      let (sum, first) = a.row[index].addingReportingOverflow(b.row[index])
      let (total, second) = sum.addingReportingOverflow(carry)
      target[index] = total
      carry = (first ? 1 : 0) | (second ? 1 : 0)
      index &+= 1
    }
    while index < a.count {
      let (sum, overflow) = a.row[index].addingReportingOverflow(carry)
      target[index] = sum
      carry = overflow ? 1 : 0
      index &+= 1
    }
    target[index] = carry
  }

  /// The difference of the magnitudes, of which `a` is not the smaller one; as long as `a`.
  static func subtract(_ a: Words, _ b: Words, into target: Cells<UInt>) {
    var borrow: UInt = 0
    var index = 0
    while index < b.count {
      let (difference, first) = a.row[index].subtractingReportingOverflow(b.row[index])
      let (total, second) = difference.subtractingReportingOverflow(borrow)
      target[index] = total
      borrow = (first ? 1 : 0) | (second ? 1 : 0)
      index &+= 1
    }
    while index < a.count {
      let (difference, overflow) = a.row[index].subtractingReportingOverflow(borrow)
      target[index] = difference
      borrow = overflow ? 1 : 0
      index &+= 1
    }
  }

  /// The product; both counts together, zeroed before.
  static func multiply(_ a: Words, _ b: Words, into target: Cells<UInt>) {
    var outer = 0
    while outer < b.count {
      let factor = b.row[outer]
      let row = target.from(outer)
      var carry: UInt = 0
      var index = 0
      while index < a.count {
        let (high, low) = a.row[index].multipliedFullWidth(by: factor)
        let (sum, first) = low.addingReportingOverflow(carry)
        let (total, second) = sum.addingReportingOverflow(row[index])
        row[index] = total
        carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
        index &+= 1
      }
      row[index] = carry
      outer &+= 1
    }
  }

  /// Divides by one word: the quotient, as long as `a`; gives the rest.
  static func divide(_ a: Words, by divisor: UInt, into target: Cells<UInt>) -> UInt {
    var rest: UInt = 0
    var index = a.count
    while index > 0 {
      index &-= 1
      let (quotient, left) = divisor.dividingFullWidth((rest, a.row[index]))
      target[index] = quotient
      rest = left
    }
    return rest
  }

  /// Divides by two words or more (Knuth's algorithm D). `rest` has one word more than `a` and gets what remains;
  /// `divisor` has room for `b`; the quotient has one word more than the counts differ.
  static func divide(
    _ a: Words, by b: Words, quotient: Cells<UInt>, rest: Cells<UInt>, divisor: Cells<UInt>
  ) {
    let shift = UInt(b.row[b.count &- 1].leadingZeroBitCount)
    rest[a.count] = shiftLeft(a, shift, into: rest)
    _ = shiftLeft(b, shift, into: divisor)
    let top = divisor[b.count &- 1], second = divisor[b.count &- 2]
    var place = a.count &- b.count
    while place >= 0 {
      let head = rest[place &+ b.count]
      var guess: UInt
      var left: UInt
      var isExact = true
      if head >= top {
        guess = .max
        (left, isExact) = rest[place &+ b.count &- 1].addingReportingOverflow(top)
        isExact = !isExact
      } else {
        (guess, left) = top.dividingFullWidth((head, rest[place &+ b.count &- 1]))
      }
      while isExact {
        let (high, low) = guess.multipliedFullWidth(by: second)
        if high < left || high == left && low <= rest[place &+ b.count &- 2] { break }
        guess &-= 1
        let (sum, overflow) = left.addingReportingOverflow(top)
        if overflow { break }
        left = sum
      }
      let row = rest.from(place)
      if subtract(divisor, b.count, times: guess, from: row) {
        guess &-= 1
        addBack(divisor, b.count, to: row)
      }
      quotient[place] = guess
      place &-= 1
    }
    // Back to where the rest stood.
    var index = 0
    while index < b.count {
      rest[index] = shift == 0 ? rest[index] : rest[index] >> shift | rest[index &+ 1] << (64 &- shift)
      index &+= 1
    }
  }

  /// Gives the bits that are shifted out.
  private static func shiftLeft(_ a: Words, _ shift: UInt, into target: Cells<UInt>) -> UInt {
    var carry: UInt = 0
    var index = 0
    while index < a.count {
      let word = a.row[index]
      target[index] = word << shift | carry
      carry = shift == 0 ? 0 : word >> (64 &- shift)
      index &+= 1
    }
    return carry
  }

  /// True: it was too much by one time.
  private static func subtract(_ b: Cells<UInt>, _ count: Int, times factor: UInt, from row: Cells<UInt>) -> Bool {
    var carry: UInt = 0
    var index = 0
    while index < count {
      let (high, low) = b[index].multipliedFullWidth(by: factor)
      let (sum, first) = low.addingReportingOverflow(carry)
      let (difference, second) = row[index].subtractingReportingOverflow(sum)
      row[index] = difference
      carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      index &+= 1
    }
    let (difference, overflow) = row[count].subtractingReportingOverflow(carry)
    row[count] = difference
    return overflow
  }

  private static func addBack(_ b: Cells<UInt>, _ count: Int, to row: Cells<UInt>) {
    var carry: UInt = 0
    var index = 0
    while index < count {
      let (sum, first) = row[index].addingReportingOverflow(b[index])
      let (total, second) = sum.addingReportingOverflow(carry)
      row[index] = total
      carry = (first ? 1 : 0) | (second ? 1 : 0)
      index &+= 1
    }
    row[count] &+= carry
  }
}
