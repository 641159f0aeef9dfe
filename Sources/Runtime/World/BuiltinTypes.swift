// The built-in types, at hand by name.

/// Every type that native code speaks of. Filled by `World.init`, in an order in which each base comes first.
package struct BuiltinTypes {
  package var object = Ref<TypeObject>.none
  package var type = Ref<TypeObject>.none
  package var none = Ref<TypeObject>.none
  package var notImplemented = Ref<TypeObject>.none
  package var ellipsis = Ref<TypeObject>.none
  package var boolean = Ref<TypeObject>.none
  package var integer = Ref<TypeObject>.none
  package var float = Ref<TypeObject>.none
  package var complex = Ref<TypeObject>.none
  package var string = Ref<TypeObject>.none
  package var bytes = Ref<TypeObject>.none
  package var bytearray = Ref<TypeObject>.none
  package var memoryView = Ref<TypeObject>.none
  package var tuple = Ref<TypeObject>.none
  package var list = Ref<TypeObject>.none
  package var dict = Ref<TypeObject>.none
  package var dictKeys = Ref<TypeObject>.none
  package var dictValues = Ref<TypeObject>.none
  package var dictItems = Ref<TypeObject>.none
  package var frozendict = Ref<TypeObject>.none
  package var set = Ref<TypeObject>.none
  package var frozenset = Ref<TypeObject>.none
  package var slice = Ref<TypeObject>.none
  package var range = Ref<TypeObject>.none
  package var module = Ref<TypeObject>.none
  package var function = Ref<TypeObject>.none
  /// `builtin_function_or_method`
  package var nativeFunction = Ref<TypeObject>.none
  /// `method_descriptor`, `wrapper_descriptor`: native methods in a type's namespace
  package var methodDescriptor = Ref<TypeObject>.none
  /// Special methods of native types: `int.__add__`
  package var wrapperDescriptor = Ref<TypeObject>.none
  /// Bound ones: `(1).__add__`
  package var methodWrapper = Ref<TypeObject>.none
  package var method = Ref<TypeObject>.none
  package var cell = Ref<TypeObject>.none
  package var code = Ref<TypeObject>.none
  package var frame = Ref<TypeObject>.none
  package var traceback = Ref<TypeObject>.none
  package var generator = Ref<TypeObject>.none
  package var coroutine = Ref<TypeObject>.none
  package var coroutineWrapper = Ref<TypeObject>.none
  package var asyncGeneratorSend = Ref<TypeObject>.none
  package var asyncGeneratorThrow = Ref<TypeObject>.none
  package var anextAwaitable = Ref<TypeObject>.none
  package var asyncGenerator = Ref<TypeObject>.none
  package var property = Ref<TypeObject>.none
  package var classMethod = Ref<TypeObject>.none
  package var staticMethod = Ref<TypeObject>.none
  package var memberDescriptor = Ref<TypeObject>.none
  package var getSetDescriptor = Ref<TypeObject>.none
  package var superObject = Ref<TypeObject>.none
  package var mappingProxy = Ref<TypeObject>.none
  package var simpleNamespace = Ref<TypeObject>.none
  package var lazyImport = Ref<TypeObject>.none
  package var genericAlias = Ref<TypeObject>.none
  package var unionType = Ref<TypeObject>.none
  package var typeVariable = Ref<TypeObject>.none
  package var parameterSpecification = Ref<TypeObject>.none
  package var typeVariableTuple = Ref<TypeObject>.none
  package var typeAlias = Ref<TypeObject>.none
  /// `P.args` and `P.kwargs` of a ParamSpec
  package var parameterArguments = Ref<TypeObject>.none
  package var parameterKeywords = Ref<TypeObject>.none
  package var noDefault = Ref<TypeObject>.none
  package var constantEvaluator = Ref<TypeObject>.none
  package var weakReference = Ref<TypeObject>.none
  package var weakProxy = Ref<TypeObject>.none
  package var weakCallableProxy = Ref<TypeObject>.none
  package var iterator = Ref<TypeObject>.none
  package var iterators = IteratorTypes()
  package var baseException = Ref<TypeObject>.none
  package var sentinel = Ref<TypeObject>.none
}
