// What would go wrong in a file if its imports were lazy, for rules that offer to make them so.
import Analysis
import Basics

enum LazyHazards {
  /// Those imports that another rule would warn of if they were lazy. To ask is to judge the file as if all were.
  static func among(_ imports: [ImportID], _ context: borrowing RuleContext) -> Set<ImportID> {
    if imports.isEmpty { return [] }
    let lazy = RuleContext(context, .all)
    var hazards: [Finding] = []
    for rule in RuleRegistry.all where families.contains(rule.info.family) && rule.info.dialects.contains(.all) {
      rule.check(lazy, &hazards)
    }
    hazards.removeAll { $0.severity > .warning }
    return Set(
      imports.filter { id in
        let statement = lazy.summary[id].statement
        func isIn(_ location: Location) -> Bool {
          location.file == lazy.file && !location.range.isEmpty && statement.start <= location.range.start
            && location.range.end <= statement.end
        }
        return hazards.contains { isIn($0.location) || $0.related.contains { isIn($0.location) } }
      })
  }

  /// What goes wrong when imports wait.
  private static let families: Set<RuleFamily> = [.deferredErrors, .annotations, .importMachinery, .sideEffects]
}
