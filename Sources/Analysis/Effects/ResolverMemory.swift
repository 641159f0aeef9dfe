// What a resolver has found out already: of one thread, for one program.
import Basics

/// Answers that came about without cutting a circle short. Those depend on nothing but the program, so it does not
/// matter who asked first.
final class ResolverMemory {
  struct Key: Hashable {
    enum Question: UInt8 { case symbol, returns, ancestors }
    var question: Question
    var file: FileID
    var record: UInt32
  }
  private var values: [Key: Denoted] = [:]
  private var lists: [Key: [Denoted]] = [:]
  private var classes: [Key: [ClassKey]] = [:]
  private var open: Set<Key> = []
  /// How often a circle was cut.
  private var cuts = 0

  /// Deeper than any sensible program; a stack has its end.
  private static let depthLimit = 160

  func value(_ key: Key, cut: Denoted, _ find: () -> Denoted) -> Denoted {
    if let known = values[key] { return known }
    guard let (found, isWhole) = run(key, find) else { return cut }
    if isWhole { values[key] = found }
    return found
  }

  func list(_ key: Key, _ find: () -> [Denoted]) -> [Denoted] {
    if let known = lists[key] { return known }
    guard let (found, isWhole) = run(key, find) else { return [.unknown] }
    if isWhole { lists[key] = found }
    return found
  }

  func classes(_ key: Key, _ find: () -> [ClassKey]) -> [ClassKey] {
    if let known = classes[key] { return known }
    guard let (found, isWhole) = run(key, find) else { return [] }
    if isWhole { classes[key] = found }
    return found
  }

  /// Nil when the question is being answered already.
  private func run<Answer>(_ key: Key, _ find: () -> Answer) -> (Answer, isWhole: Bool)? {
    if open.count > Self.depthLimit || !open.insert(key).inserted {
      cuts += 1
      return nil
    }
    let before = cuts
    let found = find()
    open.remove(key)
    return (found, cuts == before)
  }
}

/// A class of a file.
struct ClassKey: Hashable, Sendable {
  var file: FileID
  var classID: ClassID
}
