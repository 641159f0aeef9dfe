// Any bytes are source: thousands of mutated programs, none of which may trap, hang, or give a tree that lies.
import Basics
import PythonSyntax
import TestSupport
import Testing

@Suite("Any bytes as source") struct FuzzTests {
  /// Truncated, spliced, with random bytes, tokens doubled or swapped: the same ten thousand on every run.
  @Test(.timeLimit(.minutes(10)), arguments: 0..<10)
  func mutatedPrograms(_ part: Int) throws {
    let seeds = try Self.seeds()
    var random = Generator(state: UInt64(part) &* 0x9E37_79B9_7F4A_7C15 | 1)
    for number in 0..<1000 {
      let bytes = Self.mutated(seeds, &random)
      let tree = parse(SourceText(file: bytes), target: number % 2 == 0 ? .v3_15 : .v3_8)
      Self.check(tree, "part \(part), number \(number)")
    }
  }

  /// One text after the other, each an edit of the one before: the trees are those of the texts alone.
  @Test(.timeLimit(.minutes(10)), arguments: 0..<6)
  func editedPrograms(_ part: Int) throws {
    let seeds = try Self.seeds()
    var random = Generator(state: UInt64(part) &* 0x9E37_79B9_7F4A_7C15 | 1)
    for _ in 0..<8 {
      var bytes = Self.mutated(seeds, &random)
      for _ in 0..<3 { bytes += Self.mutated(seeds, &random) }
      let target = random.below(2) == 0 ? PythonVersion.v3_15 : .v3_8
      var text = EditedText(distance: 1 + random.below(30))
      for step in 0..<60 {
        let source = SourceText(file: bytes)
        let (tree, fresh) = (text.parse(source, target: target), parse(source, target: target))
        #expect(dump(tree) == dump(fresh), "part \(part), step \(step)")
        #expect(tree.errors == fresh.errors, "part \(part), step \(step)")
        #expect(tree.comments == fresh.comments, "part \(part), step \(step)")
        #expect(Self.kinds(tree) == Self.kinds(fresh), "part \(part), step \(step)")
        // Most edits truncate nothing.
        let next = Self.edited(bytes, seeds, &random)
        if next.count * 2 > bytes.count { bytes = next }
      }
    }
  }

  /// Somebody types in programs that are in order: letters, lines, brackets and quotes that are missing for a while.
  @Test(.timeLimit(.minutes(20)), arguments: 0..<4)
  func typedPrograms(_ part: Int) throws {
    var random = Typing(seed: UInt64(part))
    let sources = try SourceTree.checkout().files(in: "Tests", suffix: ".py").map { SourceText($0.text) }
    var programs: [[UInt8]] = []
    while programs.count < 12 {
      let source = sources[random.below(sources.count)]
      if source.bytes.count < 20_000, parse(source).errors.isEmpty { programs.append(source.bytes) }
    }
    var pieces = 0
    for _ in 0..<3 {
      var good = programs[random.below(programs.count)] + [UInt8(ascii: "\n")] + programs[random.below(programs.count)]
      var bytes = good
      var text = EditedText(distance: 1 + random.below(60))
      for step in 0..<40 {
        let source = SourceText(bytes: bytes)
        let (tree, fresh) = (text.parse(source, target: .v3_15), parse(source, target: .v3_15))
        #expect(dump(tree) == dump(fresh), "part \(part), step \(step)")
        #expect(tree.errors == fresh.errors, "part \(part), step \(step)")
        #expect(tree.comments == fresh.comments, "part \(part), step \(step)")
        #expect(Self.kinds(tree) == Self.kinds(fresh), "part \(part), step \(step)")
        if tree.nodes.count > fresh.nodes.count { pieces += 1 }
        if fresh.errors.isEmpty { good = bytes }
        // Half of what is broken is mended at once.
        bytes = random.below(2) == 0 ? good : bytes
        random.type(into: &bytes)
      }
    }
    // Else this is a test of `parse` alone.
    #expect(pieces > 30, "part \(part)")
  }

  /// How many nodes there are of each kind; those of earlier texts are of none.
  private static func kinds(_ tree: SyntaxTree) -> [UInt8: Int] {
    tree.nodes.reduce(into: [:]) { counts, node in
      if node.kind != .none { counts[node.kind.rawValue, default: 0] += 1 }
    }
  }

  private static func seeds() throws -> [[UInt8]] {
    let programs = try ["statements", "expressions", "literals", "interpolated", "layout"].map {
      try Fixtures.bytes("ast/\($0).py")
    }
    return programs + [try Fixtures.bytes("syntax/mistakes.py.txt")]
  }

  private static func mutated(_ seeds: [[UInt8]], _ random: inout Generator) -> [UInt8] {
    // A piece, so that a mutation meets every construct and not only the first.
    let seed = seeds[random.below(seeds.count)]
    let start = random.below(seed.count)
    return edited(Array(seed[start..<min(seed.count, start + 40 + random.below(1200))]), seeds, &random)
  }

  private static func edited(_ text: [UInt8], _ seeds: [[UInt8]], _ random: inout Generator) -> [UInt8] {
    var bytes = text
    for _ in 0...random.below(4) where !bytes.isEmpty {
      let at = random.below(bytes.count)
      switch random.below(6) {
      case 0: bytes.removeSubrange(at...)
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random.below(8)))
      case 2:
        let other = seeds[random.below(seeds.count)]
        let from = random.below(other.count)
        bytes.insert(contentsOf: other[from..<min(other.count, from + random.below(60))], at: at)
      case 3: for _ in 0...random.below(6) { bytes.insert(UInt8(random.below(256)), at: at) }
      case 4: bytes[at] = Array("()[]{}:,'\"\\\n\t#=f{}lazy*".utf8)[random.below(22)]
      default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 1 + random.below(20))], at: at)
      }
    }
    return bytes
  }

  /// Every node and every error lies inside the text, and starts before it ends.
  private static func check(_ tree: SyntaxTree, _ label: String) {
    let count = UInt32(tree.source.bytes.count)
    for node in tree.nodes where node.range.start > node.range.end || node.range.end > count {
      Issue.record(
        "\(label): a node of kind \(node.kind) spans \(node.range.start)..<\(node.range.end) of \(count) bytes")
      return
    }
    for error in tree.errors {
      #expect(error.range.start <= error.range.end && error.range.end <= count, "\(label): \(error.message)")
      #expect(!error.message.isEmpty, "\(label)")
    }
    // A program that parses can be written down, whatever is in it.
    if tree.errors.isEmpty { #expect(!dump(tree).isEmpty, "\(label)") }
  }

  /// xorshift64*: small, and the same everywhere.
  private struct Generator {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return Int(truncatingIfNeeded: (state &* 2_685_821_657_736_338_717) >> 33) % max(1, bound)
    }
  }
}
