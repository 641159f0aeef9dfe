// LZ411: a setting that must come before what relies on it, in a module whose load is deferred past that.
import Analysis
import Basics

enum OrderContract: Rule {
  static let info = RuleInfo(
    411, "order-contract", .sideEffects, .warning, fix: .sometimes,
    page: """
      ## What it does
      Reports deferred imports that lead to a module which, when it is loaded, sets an option of a library that holds only
      for what comes after it, while this module relies on the option as it is imported.

      The pairs are `logging.setLoggerClass` and `logging.getLogger`, `logging.basicConfig` and `logging.warning`,
      `multiprocessing.set_start_method` and `multiprocessing.Lock`, and the like.

      ## Why is this bad
      Eagerly, the import line stands above and the option is set. Deferred, the module is loaded at the first use of the
      name, when the loggers, locks or numbers were made the other way.

      ## Example
      ```python
      # setup_logging.py
      import logging

      logging.setLoggerClass(AuditLogger)

      # main.py
      import logging
      import setup_logging

      log = logging.getLogger(__name__)  # no AuditLogger
      ```

      ## Use instead
      ```python
      # main.py
      import logging
      import setup_logging
      setup_logging

      log = logging.getLogger(__name__)
      ```

      ## Fix safety
      Reading the name behind the import loads the module where it was loaded without laziness: safe.
      """)

  static func check(_ context: borrowing RuleContext, _ findings: inout [Finding]) {
    guard let (use, contract) = firstReader(context), context.effects.hasSettings else { return }
    let summary = context.summary
    let position = PathEvents.position(of: use, in: summary)
    for option in contract.setters {
      let setters = context.effects.setters(of: option)
      if setters.isEmpty || setters.contains(where: { $0.file == context.file }) { continue }
      let leads = context.effects.leadsEagerly(toSetting: option)
      for index in summary.imports.indices {
        let record = summary.imports[index]
        if record.statement.start >= position { break }
        let id = ImportID(index)
        guard isPending(id, at: position, context), mayLead(id, leads, context) else { continue }
        guard let found = setter(setters, id, Reach.ReadPoint(use), context) else { continue }
        report(context, id, use, found, contract, option, &findings)
        return
      }
    }
  }

  // MARK: Who relies on it

  private struct Contract {
    var setters: [String]
    var readers: [String]
    /// What becomes of what is made before the option is set.
    var outcome: String
  }

  private static let contracts = [
    Contract(
      setters: ["logging.setLoggerClass"], readers: ["logging.getLogger"],
      outcome: "the logger is not of the class set there"),
    Contract(
      setters: ["logging.basicConfig", "logging.config.dictConfig", "logging.config.fileConfig"],
      readers: [
        "logging.debug", "logging.info", "logging.warning", "logging.error", "logging.critical", "logging.exception",
        "logging.log",
      ], outcome: "the record is handled as if nothing was set, and a later `basicConfig` does nothing"),
    Contract(
      setters: ["multiprocessing.set_start_method"],
      readers: [
        "multiprocessing.Process", "multiprocessing.Pool", "multiprocessing.Manager", "multiprocessing.Queue",
        "multiprocessing.SimpleQueue", "multiprocessing.JoinableQueue", "multiprocessing.Pipe", "multiprocessing.Lock",
        "multiprocessing.RLock", "multiprocessing.Event", "multiprocessing.Condition", "multiprocessing.Semaphore",
        "multiprocessing.Value", "multiprocessing.Array", "multiprocessing.get_start_method",
      ], outcome: "the start method is settled by then, and setting it raises RuntimeError"),
    Contract(
      setters: ["asyncio.set_event_loop_policy", "uvloop.install"],
      readers: ["asyncio.new_event_loop", "asyncio.get_event_loop", "asyncio.run"],
      outcome: "the loop is of another kind"),
    Contract(
      setters: ["locale.setlocale"],
      readers: ["locale.getlocale", "locale.localeconv", "locale.format_string", "locale.strxfrm", "time.strftime"],
      outcome: "the locale is still the old one"),
    Contract(
      setters: ["random.seed"],
      readers: [
        "random.random", "random.randint", "random.choice", "random.shuffle", "random.sample", "random.uniform",
        "random.randrange",
      ], outcome: "the numbers do not follow from the seed"),
    Contract(
      setters: ["torch.set_default_dtype"],
      readers: [
        "torch.tensor", "torch.zeros", "torch.ones", "torch.empty", "torch.rand", "torch.randn", "torch.arange",
      ],
      outcome: "the tensor is of another type"),
  ]

  private static let modules: [[UInt8]] = [
    "logging", "multiprocessing", "asyncio", "locale", "time", "random", "torch",
  ]
  .map { Array($0.utf8) }

  /// The first use of a library while the module runs, when it relies on an option.
  private static func firstReader(_ context: borrowing RuleContext) -> (Use, Contract)? {
    let summary = context.summary
    for record in summary.imports where record.firstImportUse.isPresent && !record.flags.contains(.inFunction) {
      let use = summary[record.firstImportUse]
      guard use.flags.contains(.isCalled), use.importID.isPresent,
        modules.contains(where: { summary.texts.equals(record.module, $0) })
      else { continue }
      let name = context.origin(of: use)
      if let contract = contracts.first(where: { $0.readers.contains(name) }) { return (use, contract) }
    }
    return nil
  }

  // MARK: Who sets it

  private static func isPending(_ id: ImportID, at position: UInt32, _ context: borrowing RuleContext) -> Bool {
    let summary = context.summary
    let record = summary[id]
    guard !record.flags.contains(.inFunction), record.guardKind != .main, context.isDeferred(id) else { return false }
    guard record.firstImportUse.isPresent else { return true }
    return PathEvents.position(of: summary[record.firstImportUse], in: summary) > position
  }

  private static func mayLead(_ id: ImportID, _ leads: [Bool], _ context: borrowing RuleContext) -> Bool {
    let program = context.program
    var module = program.module(loadedBy: id, in: context.file)
    while module.isPresent {
      if let file = program.file(module), leads[Int(file.rawValue)] { return true }
      module = program.parent(module)
    }
    return false
  }

  private struct Setter {
    var effect: EffectReference
    /// The import that brings its module in.
    var step: ImportReference
  }

  /// A body that sets the option, loaded by the import when it is not deferred, and by nothing before the use when it is.
  private static func setter(
    _ setters: [EffectReference], _ id: ImportID, _ point: Reach.ReadPoint, _ context: borrowing RuleContext
  ) -> Setter? {
    let own = context.program.module(of: context.file)
    let files = Set(setters.map(\.file))
    if Reach.first(of: files, context, own, through: .surely, before: point, { _ in false }) != nil { return nil }
    for effect in setters {
      if let step = EagerReach.leads(context, from: id, to: effect.file, .eagerly) {
        return Setter(effect: effect, step: step)
      }
    }
    return nil
  }

  // MARK: The finding

  private static func report(
    _ context: borrowing RuleContext, _ id: ImportID, _ use: Use, _ setter: Setter, _ contract: Contract,
    _ option: String, _ findings: inout [Finding]
  ) {
    let program = context.program
    guard let effect = context.effects.sideEffect(setter.effect) else { return }
    let record = context.summary[id]
    let module = program.name(program.module(of: setter.effect.file))
    var related = [context.note(record.statement, "the import, which waits")]
    if setter.step.file != context.file {
      let last = program[setter.step.file].summary[setter.step.importID]
      related.append(RelatedLocation(Location(setter.step.file, last.statement), "eagerly it leads to `\(module)`"))
    }
    related.append(RelatedLocation(effect.location, "calls `\(option)` when it is loaded"))
    related.append(context.note(use.range, "relies on it"))
    let isCertain = !effect.isConditional && !use.flags.contains(.isConditional)
    findings.append(
      Finding(
        info.code, isCertain ? .warning : .information, .likely, at: context.here(record.alias),
        "Eagerly this import leads to `\(module)`, which calls `\(option)` before `\(context.origin(of: use))` is called here; deferred it comes later: \(contract.outcome).",
        related: related, fixes: context.makeEager(record, .safe)))
  }
}
