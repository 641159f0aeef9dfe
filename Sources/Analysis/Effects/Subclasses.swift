// Code that asks a class for its subclasses, and the files whose load adds to them.
package import Basics

/// `Base.__subclasses__()` somewhere in a file.
package struct SubclassQuestion: Hashable, Sendable {
  package var range: ByteRange
  /// The function that asks; none for the module's body.
  package var function: FunctionID
  /// The class that is asked.
  package var file: FileID
  package var classID: ClassID
}

extension EffectIndex {
  /// Where a file asks classes for their subclasses.
  package func subclassQuestions(in file: FileID, _ resolver: EffectResolver) -> [SubclassQuestion] {
    let asked = Array("__subclasses__".utf8)
    let summary = program[file].summary
    let count = summary.functionFacts.count
    var found: [SubclassQuestion] = []
    for number in 0..<count {
      let function = FunctionID(number)
      for index in summary.sites(of: function) {
        let site = summary.effectSites[index]
        guard site.kind == .call, site.value.chain.isPresent else { continue }
        let chain = summary.texts.bytes(site.value.chain)
        guard chain.last == asked.last, chain.suffix(asked.count).elementsEqual(asked) else { continue }
        guard let (holder, _) = resolver.holder(site.value, file, function),
          case .classObject(let owner, let classID) = holder.type
        else { continue }
        let asker = number == count - 1 ? FunctionID.none : function
        found.append(SubclassQuestion(range: site.range, function: asker, file: owner, classID: classID))
      }
    }
    return found
  }

  /// Is a class below the one that a dotted name of a file's body stands for?
  package func derives(
    _ classID: ClassID, in home: FileID, from base: TextID, of file: FileID, _ resolver: EffectResolver
  ) -> Bool {
    guard case .classObject(let owner, let wanted) = resolver.dotted(base, file).type else { return false }
    return resolver.ancestors(of: classID, home).contains(ClassKey(file: owner, classID: wanted))
  }

  /// The files among `candidates` whose body makes subclasses of a class, each with the first of them.
  package func files(
    among candidates: [FileID], deriving question: SubclassQuestion, _ resolver: EffectResolver
  ) -> [(FileID, ClassID)] {
    let wanted = ClassKey(file: question.file, classID: question.classID)
    return candidates.compactMap { file in
      let summary = program[file].summary
      for index in summary.classes.indices {
        let record = summary.classes[index]
        if record.function.isPresent || record.guardKind.isNever || record.bases.isEmpty { continue }
        if resolver.ancestors(of: ClassID(index), file).contains(wanted) { return (file, ClassID(index)) }
      }
      return nil
    }
  }
}
