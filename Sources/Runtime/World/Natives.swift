// Functions of Python that are written in Swift: how they are declared and how they get their arguments.

/// The code of a native function. Methods get their receiver as argument 0. Write literals that capture nothing.
package typealias NativeCode = (World, Arguments) throws(Raised) -> Value

/// The arguments of a native call, by the number of the parameter; those not given are unbound.
package struct Arguments {
  package let base: Cells<Value>
  package let count: Int
  /// Of a variadic function only: the names of the last arguments, a tuple; or unbound.
  package let names: Value

  @inline(__always) package init(_ base: Cells<Value>, _ count: Int, names: Value = .unbound) {
    self.base = base
    self.count = count
    self.names = names
  }

  /// The argument for parameter `index`; unbound if it was left out.
  @inline(__always) package subscript(_ index: Int) -> Value { index < count ? base[index] : .unbound }
  @inline(__always) package func or(_ index: Int, _ other: Value) -> Value {
    let value = self[index]
    return value.isUnbound ? other : value
  }
  /// Of a variadic function: how many arguments have no name.
  package var positionalCount: Int { names.isUnbound ? count : count - Ref<TupleObject>(names).pointee.count }
}

/// What a native function takes.
package struct Parameters: Sendable {
  /// Names of all parameters that may be given by name or left out, in order; the receiver does not count.
  package var names: [StaticString]
  /// So many must be given.
  package var required: Int
  /// So many at most without a name; -1: any number.
  package var maximum: Int
  /// The first ones cannot be given by name.
  package var positionalOnly: Int
  /// Gets what was given as it is: any number of arguments, names in `Arguments.names`.
  package var isVariadic: Bool
  /// Of a variadic function: names are allowed.
  package var takesNames: Bool

  package static let none = Parameters.exactly(0)
  package static func exactly(_ count: Int) -> Parameters { positional(count, count) }
  /// Without names: `f(x, y=…, /)`.
  package static func positional(_ required: Int, _ maximum: Int) -> Parameters {
    Parameters(
      names: [], required: required, maximum: maximum, positionalOnly: maximum, isVariadic: false, takesNames: false)
  }
  /// All may be given by name: `f(sep=None, maxsplit=-1)`. Those behind `maximum` only so.
  package static func named(
    _ names: StaticString..., required: Int = 0, positionalOnly: Int = 0, maximum: Int = -1
  ) -> Parameters {
    Parameters(
      names: names, required: required, maximum: maximum < 0 ? names.count : maximum, positionalOnly: positionalOnly,
      isVariadic: false, takesNames: true)
  }
  /// `f(*args)`, with `**kwargs` if `names`.
  package static func variadic(required: Int = 0, names: Bool = false) -> Parameters {
    Parameters(names: [], required: required, maximum: -1, positionalOnly: 0, isVariadic: true, takesNames: names)
  }
}

/// A native function as the world keeps it.
package struct NativeDefinition {
  package let name: StaticString
  package let parameters: Parameters
  /// The first argument is a receiver, which does not count in messages.
  package let isMethod: Bool
  package let code: NativeCode
  /// A call of so many arguments, receiver included, without names, needs no arranging; -1: never.
  package let exact: Int
  package let doc: StaticString
  /// The type that defines a method; none for functions.
  package internal(set) var owner = Ref<TypeObject>.none
  /// The module of a function that is none of `builtins`: messages name it.
  package internal(set) var module = ""
  /// What argument 0 of a method has to be.
  package internal(set) var receiver = Receiver.instance
  /// Changes what it is called on: an observer wants to know.
  package internal(set) var isMutator = false
  /// Looks at all that it is called on: its length counts against the budget.
  package internal(set) var isScan = false

  /// Code that gets another object than it is made for would read memory that is something else.
  package enum Receiver: UInt8, BitwiseCopyable, Sendable {
    /// An instance of the owner.
    case instance
    /// A class, which the caller answers for.
    case boundClass
    /// The class that `__new__` is to instantiate: the owner or a class derived from it.
    case newClass
  }

  package init(
    _ name: StaticString, _ parameters: Parameters, isMethod: Bool, doc: StaticString = "", _ code: @escaping NativeCode
  ) {
    self.name = name
    self.parameters = parameters
    self.isMethod = isMethod
    self.code = code
    self.doc = doc
    let total = parameters.maximum + (isMethod ? 1 : 0)
    exact = parameters.isVariadic || parameters.maximum < 0 ? -1 : total
  }
}

extension NativeDefinition {
  /// Special methods that CPython reaches through a slot of the type count their arguments in other words; a few are
  /// plain methods all the same, for speed.
  var fillsSlot: Bool {
    owner.isPresent && receiver == .instance && isWrapper && !isPlainSpecial
  }

  /// A special method that is a plain one in CPython, for speed.
  var isPlainSpecial: Bool {
    guard owner.isPresent, name.description == "__getitem__" || name.description == "__contains__" else { return false }
    switch "\(owner.pointee.name.text).\(name)" {
    case "list.__getitem__", "dict.__getitem__", "dict.__contains__", "set.__contains__", "frozenset.__contains__",
      "frozendict.__getitem__", "frozendict.__contains__":
      return true
    default: return false
    }
  }

  /// As messages have it: construction goes by the type's name.
  var shownName: String {
    owner.isPresent && (name.description == "__new__" || name.description == "__init__")
      ? owner.pointee.name.text : "\(name)"
  }

  /// `list.append`, as messages about the number of arguments have it.
  var qualifiedName: String {
    owner.isPresent ? "\(owner.pointee.name.text).\(name)" : module.isEmpty ? "\(name)" : "\(module).\(name)"
  }
}

/// Declares the content of a built-in type; see the files in Objects.
package struct TypeBuilder {
  package let world: World
  package let type: Ref<TypeObject>

  package init(world: World, type: Ref<TypeObject>) {
    self.world = world
    self.type = type
  }

  /// A method, special methods included.
  package func method(
    _ name: StaticString, _ parameters: Parameters = .none, doc: StaticString = "", _ code: @escaping NativeCode
  ) {
    let function = world.makeNative(
      NativeDefinition(name, parameters, isMethod: true, doc: doc, code), owner: type)
    world.define(function, as: name, in: type)
  }

  /// A method that gets the class as argument 0.
  package func classMethod(
    _ name: StaticString, _ parameters: Parameters = .none, doc: StaticString = "", _ code: @escaping NativeCode
  ) {
    var definition = NativeDefinition(name, parameters, isMethod: true, doc: doc, code)
    definition.receiver = .boundClass
    let function = world.makeNative(definition, owner: type)
    world.define(world.makeWrapper(world.types.classMethod, .classMethod, function), as: name, in: type)
  }

  /// A function in the class's namespace: gets no receiver. `__new__` is one, whose argument 0 is the class.
  package func staticMethod(
    _ name: StaticString, _ parameters: Parameters = .none, doc: StaticString = "", _ code: @escaping NativeCode
  ) {
    let function = world.makeNative(
      NativeDefinition(name, parameters, isMethod: false, doc: doc, code), owner: type)
    world.define(world.makeWrapper(world.types.staticMethod, .staticMethod, function), as: name, in: type)
  }

  /// `__new__`: argument 0 is the class that is to be instantiated.
  package func new(_ parameters: Parameters = .variadic(names: true), _ code: @escaping NativeCode) {
    var definition = NativeDefinition("__new__", parameters, isMethod: true, code)
    definition.receiver = .newClass
    let function = world.makeNative(definition, owner: type)
    world.define(world.makeWrapper(world.types.staticMethod, .staticMethod, function), as: "__new__", in: type)
  }

  /// An attribute that is computed.
  package func property(_ name: StaticString, set: NativeCode? = nil, _ get: @escaping NativeCode) {
    var getter = NativeDefinition(name, .none, isMethod: true, get)
    getter.owner = type
    var setterNumber = -1
    if let set {
      var setter = NativeDefinition(name, .exactly(1), isMethod: true, set)
      setter.owner = type
      setterNumber = world.addNative(setter)
    }
    let object = world.heap.make(GetSetDescriptorObject.self)
    object.pointee = GetSetDescriptorObject(
      header: Header(world.types.getSetDescriptor, .getSetDescriptor), name: world.intern(name), owner: type,
      getter: world.addNative(getter), setter: setterNumber)
    world.define(object.value, as: name, in: type)
  }

  package func constant(_ name: StaticString, _ value: Value) { world.define(value, as: name, in: type) }
}
