// What is known of functions and objects without source on the search path: dotted names and what using them does.
import Basics

/// What a call of a known name does, or a write to it.
package struct KnownEffect: Hashable, Sendable {
  /// Nil when it has no effect that others see.
  package var kind: EffectKind?
}

/// A tree of dotted names. `os.environ.*` speaks for all that is below.
package struct Knowledge: Sendable {
  private struct Node {
    var effect: KnownEffect?
    /// Of everything below that has no entry of its own.
    var below: KnownEffect?
    var name: [UInt8]
    var parent: UInt32
  }
  private var nodes: [Node] = [Node(name: [], parent: 0)]
  private var children: [UInt64: UInt32] = [:]

  /// Marks a name without entry.
  static let none = UInt32.max
  static let root: UInt32 = 0

  /// What comes with lazyls.
  package static let builtIn: Knowledge = {
    var knowledge = Knowledge()
    knowledge.read(KnowledgeText.standardLibrary)
    knowledge.read(KnowledgeText.thirdParties)
    return knowledge
  }()

  /// The same with what a configuration adds.
  static func builtIn(with effects: [String: String]) -> Knowledge {
    if effects.isEmpty { return builtIn }
    var knowledge = builtIn
    for (name, word) in effects.sorted(by: { $0.key < $1.key }) {
      if knowledge.add(name, word) { knowledge.overrides.insert(name) }
    }
    return knowledge
  }

  /// Names of which the configuration speaks: it wins over source.
  private var overrides: Set<String> = []

  /// What the configuration says of a function that has source; nil when it says nothing.
  func override(_ module: String, _ name: String) -> KnownEffect? {
    if overrides.isEmpty { return nil }
    let full = module + "." + name
    if overrides.contains(full) { return effect(node(Array(full.utf8)[...])) }
    var around = module
    while !around.isEmpty {
      if overrides.contains(around + ".*") { return below(node(Array(around.utf8)[...])) }
      around = around.lastIndex(of: ".").map { String(around[..<$0]) } ?? ""
    }
    return nil
  }

  var hasOverrides: Bool { !overrides.isEmpty }

  /// Reads lines of the form `name [name …] = word`; `#` begins a comment.
  mutating func read(_ text: String) {
    for line in text.split(separator: "\n") {
      let content = line.prefix { $0 != "#" }
      let sides = content.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { continue }
      let word = sides[1].filter { $0 != " " }
      for name in sides[0].split(separator: " ") { _ = add(String(name), word) }
    }
  }

  /// Adds an entry; false when the word is none of `EffectKind` and not "pure".
  package mutating func add(_ name: String, _ word: String) -> Bool {
    let kind = EffectKind.allCases.first { $0.word == word }
    guard kind != nil || word == "pure" else { return false }
    var node = Self.root
    var isBelow = false
    for part in name.utf8.split(separator: UInt8(ascii: ".")) {
      if part.elementsEqual("*".utf8) {
        isBelow = true
        break
      }
      node = enter(Array(part), node)
    }
    if isBelow {
      nodes[Int(node)].below = KnownEffect(kind: kind)
    } else {
      nodes[Int(node)].effect = KnownEffect(kind: kind)
    }
    return true
  }

  private mutating func enter(_ part: [UInt8], _ parent: UInt32) -> UInt32 {
    let key = Self.key(part[...], parent)
    if let known = children[key] { return known }
    let id = UInt32(nodes.count)
    nodes.append(Node(name: part, parent: parent))
    children[key] = id
    return id
  }

  private static func key(_ part: ArraySlice<UInt8>, _ parent: UInt32) -> UInt64 {
    UInt64(parent) << 32 | UInt64(TextTable.hash(part))
  }

  /// The node below another, or `none`.
  func child(_ part: ArraySlice<UInt8>, of parent: UInt32) -> UInt32 {
    if parent == Self.none { return Self.none }
    guard let found = children[Self.key(part, parent)], part.elementsEqual(nodes[Int(found)].name) else {
      return Self.none
    }
    return found
  }

  func node(_ dotted: ArraySlice<UInt8>) -> UInt32 {
    var node = Self.root
    for part in dotted.split(separator: UInt8(ascii: ".")) {
      node = child(part, of: node)
      if node == Self.none { break }
    }
    return node
  }

  /// The dotted name of a node; empty for none.
  func name(_ node: UInt32) -> String {
    if node == Self.none { return "" }
    var parts: [String] = []
    var current = node
    while current != Self.root {
      parts.append(String(decoding: nodes[Int(current)].name, as: UTF8.self))
      current = nodes[Int(current)].parent
    }
    return parts.reversed().joined(separator: ".")
  }

  /// What is said of a name itself.
  func effect(_ node: UInt32) -> KnownEffect? { node == Self.none ? nil : nodes[Int(node)].effect }
  /// What is said of names below it.
  func below(_ node: UInt32) -> KnownEffect? { node == Self.none ? nil : nodes[Int(node)].below }
}
