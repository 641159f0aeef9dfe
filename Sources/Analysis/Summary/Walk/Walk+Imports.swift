// Import statements: one record an alias, with all that decides whether it may be lazy.
import Basics
import PythonSyntax
import Semantics

extension Walk {
  mutating func importStatement(_ id: NodeID) {
    let statement = tree.importStatement(id)
    for index in 0..<statement.names.count {
      let alias = tree.alias(tree.node(statement.names, index))
      var record = newRecord(id, tree.range(tree.node(statement.names, index)), isLazy: statement.isLazy)
      record.module = text(alias.name)
      record.moduleRange = alias.nameRange
      record.asName = text(alias.asName)
      var bound = alias.asName
      if !bound.isPresent { bound = firstPart(alias) }
      record.bound = bound.isPresent ? text(bound) : firstPartText(alias)
      if statement.names.count > 1 { record.flags.insert(.isOneOfMany) }
      if alias.asName.isPresent, alias.asName == alias.name { record.flags.insert(.isRedundantAlias) }
      let isWhole = alias.asName.isPresent || bound == alias.name
      let known: Meaning = isWhole ? moduleMeaning(alias.name) : rootMeaning(bound)
      append(record, bound, alias.asName.isPresent ? alias.asNameRange.start : alias.nameRange.start, known)
    }
  }

  mutating func importFrom(_ id: NodeID) {
    let statement = tree.importFrom(id)
    let isFuture = statement.level == 0 && statement.module == KnownName.__future__
    let owner: Meaning = statement.level == 0 && statement.module.isPresent ? moduleMeaning(statement.module) : .none
    for index in 0..<statement.names.count {
      let alias = tree.alias(tree.node(statement.names, index))
      let isStar = tree.names.spells(alias.name, "*")
      var record = newRecord(id, tree.range(tree.node(statement.names, index)), isLazy: statement.isLazy)
      record.flags.insert(.isFrom)
      if statement.names.count > 1 { record.flags.insert(.isOneOfMany) }
      if isStar { record.flags.insert(.isStar) }
      if isFuture { record.flags.insert(.isFuture) }
      record.level = UInt16(clamping: statement.level)
      record.module = text(statement.module)
      record.moduleRange = statement.moduleRange
      record.name = text(alias.name)
      record.asName = text(alias.asName)
      if isFuture, alias.name == KnownName.annotations, place.function == .max {
        hasFutureAnnotations = true
        postponesAnnotations = true
        summary.flags.insert(.postponesAnnotations)
        summary.futureAnnotations = tree.range(id)
      }
      if isStar {
        summary.imports.append(record)
        if place.function == .max, !place.guardKind.isNever { summary.flags.insert(.hasStarImport) }
        continue
      }
      let bound = alias.asName.isPresent ? alias.asName : alias.name
      record.bound = text(bound)
      if alias.asName.isPresent, alias.asName == alias.name { record.flags.insert(.isRedundantAlias) }
      let known = owner == .none ? Meaning.none : member(alias.name, of: owner)
      append(record, bound, alias.asName.isPresent ? alias.asNameRange.start : alias.nameRange.start, known)
    }
  }

  private mutating func newRecord(_ id: NodeID, _ alias: ByteRange, isLazy: Bool) -> ImportRecord {
    let statement = tree.range(id)
    var flags = place.importFlags
    if isLazy {
      flags.insert(.isLazy)
      summary.flags.insert(.hasLazyKeyword)
    }
    let comment = trailingComment(after: statement.end)
    if containsNoqa(comment) { flags.insert(.hasNoqa) }
    return ImportRecord(
      statement: statement, keyword: isLazy ? nextWord(after: statement.start + 4) : statement.start,
      lines: lines(of: statement, comment), alias: alias, module: .none, moduleRange: ByteRange(at: alias.start),
      name: .none,
      asName: .none, bound: .none, symbol: .none, function: FunctionID(place.function),
      enclosingWith: WithID(place.enclosingWith), firstImportUse: .none, firstDeferredUse: .none, comment: comment,
      level: 0, flags: flags, context: context(), guardKind: place.guardKind)
  }

  private mutating func append(_ record: ImportRecord, _ bound: Name, _ start: UInt32, _ known: Meaning) {
    summary.imports.append(record)
    if !bound.isPresent {
      if scratch.scopes.kind == .module {
        scratch.bindings.append(
          PendingBinding(
            name: .none, text: record.bound, start: start, effect: start,
            record: UInt32(truncatingIfNeeded: summary.imports.count - 1), maker: .none, block: place.block,
            kind: .importing, guardKind: place.guardKind))
      }
      return
    }
    if record.isLazy, place.function != .max {
      if case .local = scratch.scopes.lookup(bound) {
        summary.imports[summary.imports.count - 1].flags.insert(.isRebound)
      }
      scratch.misplaced.append(MisplacedLazy(name: bound, function: place.function, record: summary.imports.count - 1))
    }
    bind(
      bound, at: start, .importing, record: UInt32(truncatingIfNeeded: summary.imports.count - 1),
      meaning: place.guardKind.isNever && known == .none ? scratch.meanings[Int(bound.rawValue)] : known)
  }

  private mutating func context() -> ImportContext {
    let flags = place.importFlags
    if place.guardKind == .typeChecking { return .typeChecking }
    if flags.contains(.inFunction) { return .function }
    if flags.contains(.inClass) { return .classBody }
    if place.guardKind.isNever { return .unreachable }
    if flags.contains(.inExceptionBlock) { return .tryBody }
    if flags.contains(.inTry) { return .tryTail }
    if flags.contains(.inWith) { return .with }
    if flags.contains(.inLoop) || flags.contains(.inBranch) { return .conditional }
    return .module
  }

  /// `a` of `import a.b.c`; none when the tree names it nowhere, so that nothing can read it.
  private mutating func firstPart(_ alias: Alias) -> Name {
    let end = firstPartEnd(alias)
    return end >= Int(alias.nameRange.end)
      ? alias.name : tree.names.find(tree.source.bytes, Int(alias.nameRange.start)..<end)
  }

  private mutating func firstPartText(_ alias: Alias) -> TextID {
    text(ByteRange(alias.nameRange.start, UInt32(truncatingIfNeeded: firstPartEnd(alias))))
  }

  private mutating func firstPartEnd(_ alias: Alias) -> Int {
    let end = min(Int(alias.nameRange.end), tree.source.bytes.count)
    var at = Int(alias.nameRange.start)
    while at < end, isIdentifierPart(tree.source.bytes[at]) { at += 1 }
    return at
  }

  /// The first byte behind `offset` that is no blank and no continued line's end.
  private mutating func nextWord(after offset: UInt32) -> UInt32 {
    let bytes = tree.source.bytes
    var at = min(Int(offset), bytes.count)
    while at < bytes.count, !isIdentifierPart(bytes[at]) { at += 1 }
    return UInt32(at)
  }

  /// See `ImportRecord.lines`.
  private mutating func lines(of statement: ByteRange, _ comment: ByteRange) -> ByteRange {
    let bytes = tree.source.bytes
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == 0x0C }
    let start = lineStart(statement.start)
    var at = min(Int(statement.end), bytes.count)
    while at < bytes.count, isBlank(bytes[at]) { at += 1 }
    let isLast = at == bytes.count || isLineEnd(at) || (!comment.isEmpty && at == Int(comment.start))
    guard isLast, bytes[Int(start)..<Int(statement.start)].allSatisfy(isBlank) else { return ByteRange(at: start) }
    let end = nextLine(comment.isEmpty ? statement.end : comment.end)
    return isLineEnd(Int(end) - 1) ? ByteRange(start, end) : ByteRange(at: start)
  }

  /// The comment on the line on which `end` lies, empty when there is none.
  private mutating func trailingComment(after end: UInt32) -> ByteRange {
    var low = 0
    var high = tree.comments.count
    while low < high {
      let middle = (low + high) / 2
      if tree.comments[middle].start < end { low = middle + 1 } else { high = middle }
    }
    guard low < tree.comments.count else { return ByteRange(at: end) }
    let comment = tree.comments[low]
    let stop = min(Int(comment.start), tree.source.bytes.count)
    var at = Int(end)
    while at < stop {
      if tree.source.bytes[at] == UInt8(ascii: "\n") || tree.source.bytes[at] == UInt8(ascii: "\r") {
        return ByteRange(at: end)
      }
      at += 1
    }
    return comment
  }

  private mutating func containsNoqa(_ comment: ByteRange) -> Bool {
    var at = Int(comment.start)
    let end = min(Int(comment.end), tree.source.bytes.count) - 3
    while at < end {
      if tree.source.bytes[at] | 0x20 == UInt8(ascii: "n"), tree.source.bytes[at + 1] | 0x20 == UInt8(ascii: "o"),
        tree.source.bytes[at + 2] | 0x20 == UInt8(ascii: "q"), tree.source.bytes[at + 3] | 0x20 == UInt8(ascii: "a")
      {
        return true
      }
      at += 1
    }
    return false
  }

  // MARK: Meanings

  /// What the first part of a dotted import means: `import os.path` binds `os`.
  private mutating func rootMeaning(_ root: Name) -> Meaning { root.isPresent ? moduleMeaning(root) : .none }

  private mutating func moduleMeaning(_ module: Name) -> Meaning {
    switch KnownName(rawValue: module.rawValue) {
    case .sys: return .sysModule
    case .os: return .osModule
    case .typing, .typing_extensions: return .typingModule
    case .dataclasses: return .dataclassesModule
    case .contextlib: return .contextlibModule
    case .site: return .siteModule
    case .builtins: return .builtinsModule
    case .inspect: return .inspectModule
    case .some: return .none
    case nil: break
    }
    let names = tree.names
    switch names.length(module) {
    case 4: return names.spells(module, "enum") ? .enumModule : .none
    case 7:
      return names.spells(module, "os.path")
        ? .osPathModule
        : names.spells(module, "pkgutil") ? .pkgutilModule : names.spells(module, "pathlib") ? .pathlibModule : .none
    case 9: return names.spells(module, "functools") ? .functoolsModule : .none
    case 13: return names.spells(module, "annotationlib") ? .annotationlibModule : .none
    default: return .none
    }
  }

  /// What `owner.name` means.
  mutating func member(_ name: Name, of owner: Meaning) -> Meaning {
    let known = KnownName(rawValue: name.rawValue)
    switch owner {
    case .typingModule: return typingMember(name, known)
    case .dataclassesModule: return known == .dataclass ? .dataclass : known == .make_dataclass ? .makeDataclass : .none
    case .enumModule:
      return tree.names.spells(name, "Enum") || tree.names.spells(name, "IntEnum") || tree.names.spells(name, "StrEnum")
        || tree.names.spells(name, "Flag") || tree.names.spells(name, "IntFlag") ? .enumBase : .none
    case .contextlibModule:
      if known == .suppress { return .suppress }
      if known == .chdir { return .chdir }
      return tree.names.spells(name, "contextmanager") || tree.names.spells(name, "asynccontextmanager")
        ? .contextManager : .none
    case .sysModule:
      switch known {
      case .path: return .sysPath
      case .modules: return .sysModules
      case .meta_path: return .sysMetaPath
      case .path_hooks: return .sysPathHooks
      case .set_lazy_imports: return .setLazyImports
      case .set_lazy_imports_filter: return .setLazyImportsFilter
      default: return .none
      }
    case .osModule:
      switch known {
      case .environ: return .environ
      case .putenv: return .putenv
      case .chdir: return .chdir
      case .path: return .osPathModule
      case .sys: return .sysModule
      default: return tree.names.spells(name, "getcwd") ? .getcwd : .none
      }
    case .osPathModule:
      if tree.names.spells(name, "dirname") { return .dirname }
      if tree.names.spells(name, "abspath") || tree.names.spells(name, "normpath") { return .abspath }
      if tree.names.spells(name, "realpath") { return .realpath }
      return tree.names.spells(name, "join") ? .joinPath : .none
    case .siteModule: return known == .addsitedir ? .addsitedir : .none
    case .pkgutilModule: return tree.names.spells(name, "extend_path") ? .extendPath : .none
    case .builtinsModule: return known == .__import__ ? .importFunction : .none
    case .pathlibModule: return tree.names.spells(name, "Path") ? .pathClass : .none
    case .inspectModule, .annotationlibModule:
      return tree.names.spells(name, "signature") || tree.names.spells(name, "get_annotations") ? .signature : .none
    default: return .none
    }
  }

  private mutating func typingMember(_ name: Name, _ known: KnownName?) -> Meaning {
    switch known {
    case .TypeVar: .typeVar
    case .ParamSpec: .paramSpec
    case .TypeVarTuple: .typeVarTuple
    case .NewType: .newType
    case .cast: .cast
    case .NamedTuple: .namedTuple
    case .TypedDict: .typedDict
    case .Protocol: .protocolBase
    case .TypeAlias: .typeAlias
    case .TypeAliasType: .typeAliasType
    case .Literal: .literal
    case .Annotated: .annotated
    case .ClassVar: .classVar
    case .get_type_hints: .getTypeHints
    case .Union, .Optional, .Callable: .typingForm
    default:
      tree.names.spells(name, "List") || tree.names.spells(name, "Dict") || tree.names.spells(name, "Type")
        || tree.names.spells(name, "Tuple") || tree.names.spells(name, "Iterable") || tree.names.spells(name, "Mapping")
        || tree.names.spells(name, "Sequence") || tree.names.spells(name, "Awaitable")
        || tree.names.spells(name, "Coroutine") || tree.names.spells(name, "Iterator")
        || tree.names.spells(name, "Set") || tree.names.spells(name, "Generator") ? .typingForm : .none
    }
  }
}
