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
  /// An answer with the files that it depends on.
  private struct Known<Answer> {
    var answer: Answer
    var read: FileFilter
  }
  private var values: [Key: Known<Denoted>] = [:]
  private var lists: [Key: Known<[Denoted]>] = [:]
  private var classes: [Key: Known<[ClassKey]>] = [:]
  /// The files that were looked at since somebody last set it to none.
  var read = FileFilter()
  private var open: Set<Key> = []
  /// How often a circle was cut.
  private var cuts = 0

  /// Deeper than any sensible program; a stack has its end.
  private static let depthLimit = 160

  func value(_ key: Key, cut: Denoted, _ find: () -> Denoted) -> Denoted {
    if let known = values[key] { return again(known) }
    guard let (found, isWhole) = run(key, find) else { return cut }
    if isWhole { values[key] = found }
    return found.answer
  }

  func list(_ key: Key, _ find: () -> [Denoted]) -> [Denoted] {
    if let known = lists[key] { return again(known) }
    guard let (found, isWhole) = run(key, find) else { return [.unknown] }
    if isWhole { lists[key] = found }
    return found.answer
  }

  func classes(_ key: Key, _ find: () -> [ClassKey]) -> [ClassKey] {
    if let known = classes[key] { return again(known) }
    guard let (found, isWhole) = run(key, find) else { return [] }
    if isWhole { classes[key] = found }
    return found.answer
  }

  /// Nil when the question is being answered already.
  private func run<Answer>(_ key: Key, _ find: () -> Answer) -> (Known<Answer>, isWhole: Bool)? {
    if open.count > Self.depthLimit || !open.insert(key).inserted {
      cuts += 1
      return nil
    }
    let before = cuts
    let outer = read
    read = FileFilter()
    let found = Known(answer: find(), read: read)
    read.formUnion(outer)
    open.remove(key)
    return (found, cuts == before)
  }

  private func again<Answer>(_ known: Known<Answer>) -> Answer {
    read.formUnion(known.read)
    return known.answer
  }
}

/// A class of a file.
struct ClassKey: Hashable, Sendable {
  var file: FileID
  var classID: ClassID
}
