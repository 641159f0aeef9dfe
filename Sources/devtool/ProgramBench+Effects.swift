// What effect inference says of a program: counts, time, and one file's effects with their evidence.
import Analysis
import Basics
import PythonSyntax

extension ProgramBench {
  func countEffects(_ program: Program) {
    let clock = ContinuousClock()
    let start = clock.now
    let index = program.effects
    let inferred = clock.now
    var kinds: [String: Int] = [:]
    var outside = 0
    var known = 0
    for number in program.projectFiles {
      let file = FileID(UInt32(number))
      if index.hasOutsideEffects(file) { outside += 1 }
      if index.isFullyKnown(file) { known += 1 }
      for effect in index.sideEffects(of: file) { kinds["\(effect.grade.word) \(effect.kind.word)", default: 0] += 1 }
    }
    print(
      "\(program.projectCount) modules, \(outside) with outside effects, \(known) fully known; "
        + "\(index.functionCount) functions run; inferred in \(inferred - start)")
    for (kind, count) in kinds.sorted(by: { $0.key < $1.key }) { print("  \(kind): \(count)") }
  }

  func showEffects(_ program: Program, _ path: String) {
    for number in program.projectFiles where program.files[number].description.displayPath.hasSuffix(path) {
      for effect in program.effects.sideEffects(of: FileID(UInt32(number))) {
        let places = ([effect.location] + effect.chain).map { place in
          "\(program[place.file].description.displayPath):\(line(program, place))"
        }
        let maybe = effect.isConditional ? "?" : ""
        print("\(effect.grade.word) \(effect.kind.word)\(maybe) \(effect.object)  \(places.joined(separator: " > "))")
      }
    }
  }

  private func line(_ program: Program, _ place: Location) -> Int {
    guard let source = program.provider.read(program[place.file].description.path) else { return 0 }
    return LineIndex(source.bytes).position(of: Int(place.range.start), in: .codePoints).line + 1
  }
}
