// Which modules set an option of a library when they are loaded, and who leads to them when nothing is deferred.
import Basics

extension EffectIndex {
  /// Does any module of the program set an option?
  package var hasSettings: Bool { !outside.settings.isEmpty }

  /// What sets the option with this dotted name, such as `logging.setLoggerClass`: one a body, in file order.
  package func setters(of option: String) -> [EffectReference] {
    outside.settings[knowledge.node(Array(option.utf8)[...])] ?? []
  }

  /// By file: does its load, with no import deferred, lead to a body that sets the option?
  package func leadsEagerly(toSetting option: String) -> [Bool] {
    let node = knowledge.node(Array(option.utf8)[...])
    return program.effectBox.leads(toSetting: node) {
      program.filesLeadingEagerly(to: Set((outside.settings[node] ?? []).map(\.file)))
    }
  }
}

extension Program {
  /// By file: itself among `goals`, or one of its imports at module level leads to them.
  fileprivate func filesLeadingEagerly(to goals: Set<FileID>) -> [Bool] {
    var leads = [Bool](repeating: false, count: files.count)
    var pending: [FileID] = []
    for goal in goals {
      leads[Int(goal.rawValue)] = true
      pending.append(goal)
    }
    while let file = pending.popLast() {
      for loader in loaders(of: module(of: file)) where !leads[Int(loader.file.rawValue)] {
        let record = self[loader.file].summary[loader.importID]
        if record.guardKind.isNever || record.guardKind == .main || record.flags.contains(.inFunction) { continue }
        leads[Int(loader.file.rawValue)] = true
        pending.append(loader.file)
      }
    }
    return leads
  }
}
