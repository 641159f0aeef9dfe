// What each module's body does that others can see: asked of the inference only when the report shows it.
import Analysis
import Basics
import Rules

extension Report {
  /// Fills in `sideEffects`.
  mutating func tellEffects(threads: Int) {
    let effects = program.effects
    let told: [[ReportedEffect]] =
      ParallelMap.run(count: program.projectCount, threads: threads) { index in
        effects.sideEffects(of: FileID(UInt32(index))).filter { $0.grade == .outside }
          .map { ReportedEffect(kind: $0.kind.word, range: $0.location.range, message: $0.sentence) }
      } ?? []
    for (index, list) in told.enumerated() where !list.isEmpty { sideEffects[FileID(UInt32(index))] = list }
  }
}
