// What objects are called after where they come from: how rules know the objects of frameworks without their source.
package import Basics

/// A decorator, or a base class, that comes from an object which a framework made.
package struct Origin: Hashable, Sendable {
  /// Dotted, from the module on: `flask.Flask().route` of `@app.route("/")` after `app = Flask(…)` wherever that stands;
  /// `@click.group.command` where the object is a function that `click.group` decorates.
  package var name: String
  /// The module that holds the object, when that is in the program.
  package var owner: FileID?
}

/// A decorator of a function or class of a module's body.
package struct OriginOfDecorator: Hashable, Sendable {
  package var origin: Origin
  package var range: ByteRange
  /// The function that it decorates; none for a class.
  package var function: FunctionID
}

extension EffectIndex {
  /// What follows values and classes; of one thread, which should keep it.
  package func resolver() -> EffectResolver { EffectResolver(program: program, knowledge: knowledge) }

  /// The decorators that the body of a file runs.
  package func decorators(in file: FileID) -> [OriginOfDecorator] {
    let summary = program[file].summary
    if summary.functionFacts.isEmpty { return [] }
    var found: [OriginOfDecorator] = []
    for index in summary.sites(of: summary.body) where summary.effectSites[index].kind == .decoration {
      let site = summary.effectSites[index]
      guard let origin = origin(ofDecorator: site.value, file, 0) else { continue }
      var function = FunctionID.none
      if site.argumentCount == 1 {
        let argument = summary.effectArguments[Int(site.firstArgument)].value
        if argument.kind == .function { function = FunctionID(argument.root) }
      }
      found.append(OriginOfDecorator(origin: origin, range: site.range, function: function))
    }
    return found
  }

  /// What the bases of a class, and those of its ancestors, come from.
  package func bases(of classID: ClassID, in file: FileID, _ resolver: EffectResolver) -> [Origin] {
    var found: [Origin] = []
    for key in [ClassKey(file: file, classID: classID)] + resolver.ancestors(of: classID, file) {
      let summary = program[key.file].summary
      for index in summary.classes[key.classID.index].bases.indices where !summary.bases[index].isMetaclass {
        let dotted = summary.texts.bytes(summary.bases[index].dotted)
        guard let first = dotted.split(separator: UInt8(ascii: ".")).first else { continue }
        let symbol = summary.symbol(named: first)
        guard symbol.isPresent, var origin = origin(of: symbol, key.file, 0) else { continue }
        origin.name += String(decoding: dotted.dropFirst(first.count), as: UTF8.self)
        found.append(origin)
      }
    }
    return found
  }

  /// `@app.route("/")` and `@app.task` are both told by what comes before the parentheses.
  private func origin(ofDecorator value: ValueSketch, _ file: FileID, _ level: Int) -> Origin? {
    let sites = program[file].summary.effectSites
    guard value.kind == .result, !value.chain.isPresent, sites.indices.contains(Int(value.root)) else {
      return origin(of: value, file, level)
    }
    return origin(of: sites[Int(value.root)].value, file, level)
  }

  private func origin(of value: ValueSketch, _ file: FileID, _ level: Int) -> Origin? {
    if level >= Self.depth { return nil }
    let summary = program[file].summary
    var found: Origin?
    switch value.kind {
    case .symbol: found = origin(of: SymbolID(value.root), file, level + 1)
    case .result:
      guard summary.effectSites.indices.contains(Int(value.root)) else { return nil }
      found = origin(of: summary.effectSites[Int(value.root)].value, file, level + 1)
      found?.name += "()"
    default: return nil
    }
    if value.chain.isPresent { found?.name += "." + summary.text(value.chain) }
    return found
  }

  /// Assignments, calls and imports that are followed at most: a name may be made of itself.
  private static var depth: Int { 12 }

  private func origin(of symbol: SymbolID, _ file: FileID, _ level: Int) -> Origin? {
    let summary = program[file].summary
    guard level < Self.depth, let binding = summary.bindings(of: symbol).last(where: { !$0.guardKind.isNever }) else {
      return nil
    }
    switch binding.kind {
    case .importing:
      let record = summary[binding.importID]
      let target = program.target(of: binding.importID, in: file)
      if case .definition(let home, let other) = program.resolve(binding.importID, in: file), home != file,
        let made = origin(of: other, home, level + 1)
      {
        return made
      }
      var name = target.isPresent ? program.name(target) : summary.text(record.module)
      if record.isFrom {
        name += "." + summary.text(record.name)
      } else if !record.asName.isPresent {
        name = summary.text(record.bound)
      }
      return Origin(name: name, owner: nil)
    case .assignment:
      guard let value = summary.values(of: symbol).last?.value, var made = origin(of: value, file, level + 1) else {
        return nil
      }
      if value.kind == .result { made.owner = file }
      return made
    case .function: return decorated(binding.functionID, file, level)
    default: return nil
    }
  }

  /// `@click.group` of a function that it decorates.
  private func decorated(_ function: FunctionID, _ file: FileID, _ level: Int) -> Origin? {
    let summary = program[file].summary
    for index in summary.sites(of: summary.body) where summary.effectSites[index].kind == .decoration {
      let site = summary.effectSites[index]
      guard site.argumentCount == 1 else { continue }
      let argument = summary.effectArguments[Int(site.firstArgument)].value
      guard argument.kind == .function, argument.root == function.rawValue,
        let decorator = origin(ofDecorator: site.value, file, level + 1)
      else { continue }
      return Origin(name: "@" + decorator.name, owner: file)
    }
    return nil
  }
}
