// LZ403: a module's body changes what others can see.
import Analysis
import Basics

enum ImportTimeSideEffect: Rule {
  static let info = RuleInfo(
    403, "import-time-side-effect", .sideEffects, .information, fix: .none,
    page: """
      ## What it does
      Names statements of a module's body that change something outside the module: objects and registries of other
      modules, import machinery, environment, signal and exit handlers, options of libraries, files, processes. Calls are
      followed through decorators, metaclasses and methods, into other modules.

      What the module makes itself is its own, caches and counters do not count, and of code that is not known nothing is
      said.

      ## Why is this bad
      It is not. But it is the reason why it matters when, and whether, the module is loaded: deferred, the effect comes
      with the first use, or never.

      ## Example
      ```python
      from registry import register

      @register("plot")
      class Plot: ...
      ```

      ## Use instead
      Where the moment matters, an explicit step that the program calls:
      ```python
      def install(registry):
          registry.add("plot", Plot)
      ```

      ## Fix safety
      None, because an import that changes nothing needs another contract: a function that others call, or an entry point.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let effects = context.effects
    if !effects.hasOutsideEffects(context.file) { return }
    var last: ByteRange?
    for effect in effects.sideEffects(of: context.file) where effect.grade == .outside {
      // One statement, one finding: the first effect stands for the others.
      if effect.location.range == last { continue }
      last = effect.location.range
      let maybe = effect.isConditional ? ", on some runs" : ""
      findings.append(
        Finding(
          info.code, .information, effect.isConditional ? .likely : .resolved, at: effect.location,
          "Importing this module \(effect.sentence)\(maybe).",
          related: effect.chain.isEmpty ? [] : Array(effect.evidence.dropFirst())))
    }
  }
}
