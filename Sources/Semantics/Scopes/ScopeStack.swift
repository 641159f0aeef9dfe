// Which scope a name belongs to, answered while the tree is walked once, as CPython's symbol table would answer.
public import Basics

/// The open scopes of a walk, innermost last.
///
/// A name is bound by a function anywhere in its body, so a read can come before the binding that makes it local.
/// Names already bound in an open function are known to be local at once; the others stay *open* until each
/// enclosing function ends: `isBoundHere` then tells whether that function turned out to bind them.
/// Class scopes are seen by their own statements only. Costs one array read a name.
@usableFromInline package struct ScopeStack: Sendable {
  @usableFromInline package enum Kind: UInt8, Sendable {
    case module, function, classBody, comprehension, typeParameters
  }

  /// What a name read here means.
  @usableFromInline package enum Lookup: Sendable {
    /// Not the module's: bound in an open function, comprehension or the class body itself. The number is what
    /// `bind` was given as definition.
    case local(UInt32)
    /// The module's or a builtin, unless an open function binds it further down.
    case open
    /// The module's or a builtin, by `global`.
    case global
  }

  /// Whose namespace a binding went to.
  @usableFromInline package enum Destination: Sendable { case local, classBody, module }

  @usableFromInline struct Frame: Sendable {
    @usableFromInline var kind: Kind
    @usableFromInline var id: UInt32
    @usableFromInline var undo: Int
    @usableFromInline var firstUse: Int
    @usableFromInline init(kind: Kind, id: UInt32, undo: Int, firstUse: Int) {
      self.kind = kind
      self.id = id
      self.undo = undo
      self.firstUse = firstUse
    }
  }

  @usableFromInline struct Entry: Sendable {
    /// The scope that binds the name: 0 for none, `ScopeStack.globalMark` after `global`.
    @usableFromInline var scope: UInt32
    @usableFromInline var definition: UInt32
    @usableFromInline init(scope: UInt32, definition: UInt32) {
      self.scope = scope
      self.definition = definition
    }
  }

  @usableFromInline struct Undo: Sendable {
    @usableFromInline var name: UInt32
    @usableFromInline var isClass: Bool
    @usableFromInline var entry: Entry
    @usableFromInline init(name: UInt32, isClass: Bool, entry: Entry) {
      self.name = name
      self.isClass = isClass
      self.entry = entry
    }
  }

  /// "No definition is known."
  @inlinable package static var noDefinition: UInt32 { .max }
  @inlinable static var globalMark: UInt32 { .max }

  @usableFromInline var frames: [Frame] = []
  /// By name: the innermost open function-like scope that binds it.
  @usableFromInline var entries: [Entry] = []
  /// By name: the innermost open class that binds it.
  @usableFromInline var classEntries: [Entry] = []
  @usableFromInline var undoLog: [Undo] = []
  /// Walrus targets inside comprehensions: they belong to the scope around those.
  @usableFromInline var escaping: [Name] = []
  @usableFromInline var nextID: UInt32 = 1

  package init() {}

  /// Starts a file whose names are numbered up to `nameCount`, in its module scope.
  package mutating func reset(nameCount: Int) {
    frames.removeAll(keepingCapacity: true)
    undoLog.removeAll(keepingCapacity: true)
    escaping.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    classEntries.removeAll(keepingCapacity: true)
    let empty = Entry(scope: 0, definition: Self.noDefinition)
    entries.append(contentsOf: repeatElement(empty, count: nameCount + 1))
    classEntries.append(contentsOf: repeatElement(empty, count: nameCount + 1))
    nextID = 1
    push(.module, firstUse: 0)
  }

  @inlinable @inline(__always) package var kind: Kind { frames[frames.count - 1].kind }

  /// The scope that `import`, `def` and assignments bind in: comprehensions and type parameters skipped.
  @inlinable package var bindingKind: Kind {
    var index = frames.count - 1
    while index > 0, frames[index].kind == .comprehension || frames[index].kind == .typeParameters { index -= 1 }
    return frames[index].kind
  }

  /// Opens a scope; `firstUse` is how many uses had been recorded by then.
  @inlinable package mutating func push(_ kind: Kind, firstUse: Int) {
    frames.append(Frame(kind: kind, id: nextID, undo: undoLog.count, firstUse: firstUse))
    nextID &+= 1
  }

  /// The number of uses that had been recorded when the current scope was opened.
  @inlinable package var firstUse: Int { frames[frames.count - 1].firstUse }

  /// Does the current function-like scope bind the name? Ask before `pop`.
  @inlinable @inline(__always) package func isBoundHere(_ name: Name) -> Bool {
    entries[Int(name.rawValue)].scope == frames[frames.count - 1].id
  }

  /// Has the current scope bound anything?
  @inlinable package var bindsAnything: Bool { undoLog.count > frames[frames.count - 1].undo }

  /// Closes the current scope. Names that escaped a comprehension are the caller's to bind: see `takeEscaping`.
  @inlinable package mutating func pop() {
    let frame = frames.removeLast()
    while undoLog.count > frame.undo {
      let undo = undoLog.removeLast()
      if undo.isClass {
        classEntries[Int(undo.name)] = undo.entry
      } else {
        entries[Int(undo.name)] = undo.entry
      }
    }
  }

  /// Binds a name in the current scope. A comprehension's targets are bound so too; a walrus in it is not: `escape`.
  @inlinable @discardableResult
  package mutating func bind(_ name: Name, definition: UInt32 = ScopeStack.noDefinition) -> Destination {
    let frame = frames[frames.count - 1]
    let index = Int(name.rawValue)
    switch frame.kind {
    case .module:
      return .module
    case .classBody:
      if entries[index].scope == Self.globalMark { return .module }
      undoLog.append(Undo(name: name.rawValue, isClass: true, entry: classEntries[index]))
      classEntries[index] = Entry(scope: frame.id, definition: definition)
      return .classBody
    case .function, .comprehension, .typeParameters:
      let old = entries[index]
      if old.scope == Self.globalMark, frame.kind == .function { return .module }
      if old.scope != frame.id { undoLog.append(Undo(name: name.rawValue, isClass: false, entry: old)) }
      entries[index] = Entry(scope: frame.id, definition: definition)
      return .local
    }
  }

  /// `global name` in the current scope.
  @inlinable package mutating func declareGlobal(_ name: Name) {
    if frames.count == 1 { return }
    let index = Int(name.rawValue)
    undoLog.append(Undo(name: name.rawValue, isClass: false, entry: entries[index]))
    entries[index] = Entry(scope: Self.globalMark, definition: Self.noDefinition)
  }

  /// A parameter, which shadows even a `global` of the function around.
  @inlinable package mutating func bindParameter(_ name: Name, definition: UInt32 = ScopeStack.noDefinition) {
    let frame = frames[frames.count - 1]
    let index = Int(name.rawValue)
    undoLog.append(Undo(name: name.rawValue, isClass: false, entry: entries[index]))
    entries[index] = Entry(scope: frame.id, definition: definition)
  }

  /// A walrus target inside a comprehension, to be bound once the outermost comprehension is closed.
  @inlinable package mutating func escape(_ name: Name) { escaping.append(name) }

  /// The walrus targets to bind now that no comprehension is open; empty while one is.
  @inlinable package mutating func takeEscaping() -> [Name] {
    if escaping.isEmpty || kind == .comprehension { return [] }
    defer { escaping.removeAll(keepingCapacity: true) }
    return escaping
  }

  @inlinable @inline(__always) package func lookup(_ name: Name) -> Lookup {
    let frame = frames[frames.count - 1]
    let index = Int(name.rawValue)
    if frame.kind == .classBody {
      let own = classEntries[index]
      if own.scope == frame.id { return .local(own.definition) }
    }
    let entry = entries[index]
    if entry.scope == 0 { return .open }
    return entry.scope == Self.globalMark ? .global : .local(entry.definition)
  }
}
