// LZ205: TypeVar, NewType, cast and their like load the types they are given unquoted.
import Analysis
import Basics

enum TypingCallEagerArgument: Rule {
  static let info = RuleInfo(
    205, "typing-call-eager-argument", .annotations, .warning, claim: .loadsAtImport, fix: .sometimes,
    page: """
      ## What it does
      Reports `TypeVar`, `NewType`, `cast`, `ParamSpec`, `NamedTuple(…)`, `TypedDict(…)` and `make_dataclass` calls at
      module or class level whose type argument is the only thing that loads a deferred import while the module itself is
      imported.

      ## Why is this bad
      Arguments are evaluated when the call runs, so the name is loaded and the import is not lazy after all. A type
      checker understands the quoted name just as well.

      ## Example
      ```python
      lazy import models

      T = TypeVar("T", bound=models.Base)
      ```

      ## Use instead
      ```python
      lazy import models

      T = TypeVar("T", bound="models.Base")
      ```

      ## Fix safety
      Quoting the argument is safe for type checkers; `NewType` and `cast` never look at it at run time. The types that
      `make_dataclass` and functional `NamedTuple` and `TypedDict` are given may be read later: there the fix is marked
      unsafe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    let summary = context.summary
    for call in summary.typingCalls {
      for argument in summary.typingArguments[call.arguments.indices] where !argument.isQuoted {
        for use in summary.uses(in: argument.range) where use.time == .atImport && use.kind == .typingCall {
          guard let imported = context.importLoadedByTypes(use) else { continue }
          let role = argument.keyword.isPresent ? "its `\(context.text(argument.keyword))`" : "its argument"
          findings.append(
            Finding(
              info.code, info.severity, at: context.here(use.range),
              "`\(name(call.construct))` loads `\(context.text(imported.bound))` for \(role), so this import is not lazy.",
              related: [
                context.note(imported.alias, "the import"),
                context.note(call.callee, "this call evaluates the types it is given"),
              ], fixes: fixes(context, call, argument, use)))
          break
        }
      }
    }
  }

  private static func name(_ construct: TypingConstruct) -> String {
    switch construct {
    case .typeVar: "TypeVar"
    case .paramSpec: "ParamSpec"
    case .typeVarTuple: "TypeVarTuple"
    case .newType: "NewType"
    case .cast: "cast"
    case .namedTuple: "NamedTuple"
    case .typedDict: "TypedDict"
    case .typeAliasType: "TypeAliasType"
    case .makeDataclass: "make_dataclass"
    }
  }

  private static func fixes(
    _ context: borrowing RuleContext, _ call: TypingCall, _ argument: TypingArgument, _ use: Use
  ) -> [Fix] {
    // Quotes make a string of one line that holds none.
    guard !context.summary.flags.contains(.isTranscoded) else { return [] }
    if use.range != argument.range {
      var edits = LazyEdits(context)
      guard edits.isQuotable(argument.range) else { return [] }
    }
    let safety: Fix.Safety
    switch call.construct {
    case .typeVar, .paramSpec, .typeVarTuple, .newType, .cast: safety = .safe
    case .namedTuple, .typedDict, .typeAliasType, .makeDataclass: safety = .unsafe
    }
    return [ClassFormResolvesFields.quote(argument.range, "Quote the type", safety, context)]
  }
}
