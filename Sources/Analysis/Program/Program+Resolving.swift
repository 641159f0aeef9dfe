// What the names mean that the files of a program import: files of its own, or what the provider finds.
import Basics

extension Linker {
  private struct Question: Sendable {
    let id: ModuleID
    let name: String
    let context: UInt32
  }

  private struct Answer: Sendable {
    let resolution: ModuleResolution
    /// The first context that finds the same under this name, among those up to the one of the question.
    let context: UInt32
  }

  /// Asks the provider for every name that is no file of the program.
  mutating func resolveNew() {
    while askedNames < table.count {
      var questions: [Question] = []
      for index in askedNames..<table.count {
        let entry = table.entries[index]
        if entry.file != .max || entry.resolution != .max { continue }
        let id = ModuleID(UInt32(index))
        questions.append(Question(id: id, name: table.name(id), context: entry.context))
      }
      askedNames = table.count
      for (question, answer) in zip(questions, answers(questions)) { take(answer, question) }
    }
  }

  private func answers(_ questions: [Question]) -> [Answer] {
    let resolve = provider.resolve
    let known = fileOfPath
    let projectCount = projectCount
    let answer: @Sendable (Question) -> Answer = { question in
      let found = resolve(question.name, question.context)
      // A file of the program has a context of its own; what is not there, each context lacks for itself; and the parts of
      // a namespace package may be others.
      let isOutside = found.path.flatMap { known[$0] }.map { Int($0.rawValue) >= projectCount } ?? true
      let isLibrary = found.kind == .source || found.kind == .compiled || found.kind == .builtin
      let first = isOutside && isLibrary ? (0..<question.context).first { resolve(question.name, $0) == found } : nil
      return Answer(resolution: found, context: first ?? question.context)
    }
    if questions.count < 64 { return questions.map(answer) }
    return ParallelMap.run(count: questions.count, threads: threads) { answer(questions[$0]) } ?? []
  }

  private mutating func take(_ answer: Answer, _ question: Question) {
    table.setResolution(question.id, answer.resolution)
    let file = answer.resolution.path.flatMap { fileOfPath[$0] }
    if let file { table.setFile(question.id, file) }
    if let file, Int(file.rawValue) < projectCount {
      let own = moduleOfFile[Int(file.rawValue)]
      // A file that is reached by another name than its own is another module, as it is for Python.
      if own.isPresent, self.file(own) == file, table.bytes(own) == table.bytes(question.id) {
        table.setCanonical(question.id, own)
      }
    } else if answer.context != question.context {
      let name = Array(table.bytes(question.id))
      table.setCanonical(question.id, table.intern(name[...], context: answer.context))
    }
  }
}
