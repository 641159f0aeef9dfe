// How objects lie in memory: one structure for each kind. All begin with the header.
import Bytecode

/// Which layout an object has; subclasses of a built-in type share its kind.
package enum Kind: UInt8, BitwiseCopyable, Sendable {
  /// A plain object with attributes.
  case instance
  case type, module, integer, float, complex, string, bytes, bytearray, tuple, list, dict, set, frozenset, slice, range
  case function, nativeFunction, method, cell, code, frame, generator, exception, property, classMethod, staticMethod
  case iterator, dictView, mappingProxy, superObject, lazyImport, memoryView, genericAlias, unionType, weakReference
  case memberDescriptor, getSetDescriptor, simpleNamespace, traceback, typeVariable, opaque
  /// A native object whose layout only its own file knows.
  case other
}

/// What every object begins with: sixteen bytes.
package struct Header: BitwiseCopyable {
  package var type: Ref<TypeObject>
  package var kind: Kind
  package var flags: UInt8 = 0
  package var reserved: UInt16 = 0
  /// The module whose body was running when the object was made: its number in `World.owners`.
  package var owner: UInt32

  @inline(__always) package init(_ type: Ref<TypeObject>, _ kind: Kind, owner: UInt32 = 0) {
    self.type = type
    self.kind = kind
    self.owner = owner
  }
}

/// The attributes of an object: by the index that its shape gives each name, or in a dict of its own.
package struct AttributeStorage: BitwiseCopyable {
  package var shape: Ref<Shape>
  package var values: Cells<Value>
  package var capacity: Int32
  package var reserved: Int32 = 0
  /// `__dict__`, once somebody asked for it or there were too many names; then the shape is none.
  package var dict: Ref<DictObject>
}

/// Which names an object has attributes for: shared by all that were given the same names in the same order.
package struct Shape: BitwiseCopyable {
  package var parent: Ref<Shape>
  /// The name that it adds to its parent's.
  package var name: Value
  package var count: Int32
  package var reserved: Int32 = 0
  /// All names, by index.
  package var names: Cells<Value>
  /// Shapes with one more name, as a chain by `sibling`.
  package var firstChild: Ref<Shape>
  package var sibling: Ref<Shape>
}

package struct InstanceObject: BitwiseCopyable {
  package var header: Header
  package var attributes: AttributeStorage
}

package struct TypeObject: BitwiseCopyable {
  package var header: Header
  package var attributes: AttributeStorage
  package var name: Ref<StringObject>
  package var qualifiedName: Value
  package var module: Value
  package var bases: Ref<TupleObject>
  package var mro: Ref<TupleObject>
  package var base: Ref<TypeObject>
  /// The class's own namespace.
  package var dict: Ref<DictObject>
  package var typeFlags: TypeFlags
  /// What instances look like.
  package var instanceKind: Kind
  package var instanceSize: Int32
  /// Where in an instance its `AttributeStorage` lies; 0: it has none.
  package var attributesOffset: Int32
  /// Words that `__slots__` take in all: behind the attributes of plain objects; of the others before the object.
  package var slotCount: Int32
  /// Bytes that instances have before their address: attributes and slots of subclasses of native types, whose own
  /// layout may be of any length. Their offsets are negative.
  package var prefixSize: Int32
  /// Changes whenever an attribute of the type or of one above it does: inline caches compare it. Never 0.
  package var version: UInt32
  package var rootShape: Ref<Shape>
  /// Special methods by number, found along the MRO; unbound: not there. Valid while `specialsVersion` equals `version`.
  package var specials: Cells<Value>
  package var specialsVersion: UInt32
  /// Its number in `World.nativeTypes` for built-in types; -1 else.
  package var nativeIndex: Int32
  /// Direct subclasses, a list.
  package var subclasses: Ref<ListObject>
}

package struct TypeFlags: OptionSet, BitwiseCopyable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }
  package static let isHeapType = TypeFlags(rawValue: 1)
  /// May be a base.
  package static let isBaseType = TypeFlags(rawValue: 2)
  package static let isImmutable = TypeFlags(rawValue: 4)
  package static let isExceptionClass = TypeFlags(rawValue: 8)
  /// Defines `__getattribute__` or `__getattr__` in Python.
  package static let hasCustomGet = TypeFlags(rawValue: 16)
  package static let hasCustomSet = TypeFlags(rawValue: 32)
  /// A metaclass: its instances are types.
  package static let isMetaclass = TypeFlags(rawValue: 64)
  package static let isAbstract = TypeFlags(rawValue: 128)
  package static let isSequence = TypeFlags(rawValue: 256)
  package static let isMapping = TypeFlags(rawValue: 512)
  /// `case C(x)` matches the object itself: int, str, …
  package static let matchesSelf = TypeFlags(rawValue: 1024)
  package static let isDisallowingInstantiation = TypeFlags(rawValue: 2048)
  /// Messages call it by its module too, though it is mutable.
  package static let isShownWithModule = TypeFlags(rawValue: 4096)
  /// Something that cannot be evaluated is among its bases: what it lacks it may have from there.
  package static let isOpaque = TypeFlags(rawValue: 8192)
}

package struct ModuleObject: BitwiseCopyable {
  package var header: Header
  /// Its dict is always there: the module's namespace.
  package var attributes: AttributeStorage
  /// Its number in `World.owners`.
  package var number: UInt32
}

/// An integer beyond 63 bits, or an instance of a subclass of int.
package struct IntegerObject: BitwiseCopyable {
  package var header: Header
  package var attributes: AttributeStorage
  /// The value if it is small (instances of subclasses of int); else how many words the magnitude has, negative where
  /// the number is.
  package var small: Int
  /// Where the magnitude's words lie, lowest first; -1: the number is small.
  package var index: Int
}

package struct FloatObject: BitwiseCopyable {
  package var header: Header
  package var number: Double
}

package struct ComplexObject: BitwiseCopyable {
  package var header: Header
  package var real: Double
  package var imaginary: Double
}

/// Code points of one width; the text lies behind the structure, or in a block that is shared with longer strings.
package struct StringObject: BitwiseCopyable {
  package var header: Header
  /// Code points.
  package var count: Int
  /// 0: not computed yet.
  package var hash: UInt64
  /// Bytes of a code point: 1, 2, 4. One byte is Latin-1.
  package var width: UInt8
  package var isASCII: Bool
  /// Equal interned strings are the same object.
  package var isInterned: Bool
  package var growth = Growth.none
  package var reserved: UInt32 = 0
  /// Where the text lies.
  package var text: UInt

  /// How a string came to be that may go on growing, piece by piece.
  package enum Growth: UInt8, BitwiseCopyable, Sendable {
    case none
    /// The sum of two strings, with its own text.
    case sum
    /// The first part of the text in a `TextBlock`, which lies before it.
    case block
  }
}

/// What lies before a text that grows at its end.
package struct TextBlock: BitwiseCopyable {
  /// Bytes in use: of the longest string.
  package var used: Int
  package var capacity: Int
}

package struct BytesObject: BitwiseCopyable {
  package var header: Header
  package var count: Int
  /// 0: not computed yet. Of a bytearray: 1 if there may be a memoryview on it.
  package var hash: UInt64
  package var data: Cells<UInt8>
  /// Of a bytearray.
  package var capacity: Int
}

/// The elements lie behind the structure.
package struct TupleObject: BitwiseCopyable {
  package var header: Header
  package var count: Int
  package var hash: UInt64
}

package struct ListObject: BitwiseCopyable {
  package var header: Header
  package var count: Int
  package var capacity: Int
  package var items: Cells<Value>
}

package struct DictEntry: BitwiseCopyable {
  package var hash: UInt64
  /// Unbound: deleted.
  package var key: Value
  package var value: Value
}

/// Insertion-ordered, as CPython's: a table of indices into a row of entries.
package struct DictObject: BitwiseCopyable {
  package var header: Header
  /// Live entries.
  package var count: Int
  /// Entries used, deleted ones included.
  package var used: Int
  /// Room for entries.
  package var capacity: Int
  package var entries: Cells<DictEntry>
  /// Entry numbers plus one; 0: empty, -1: was deleted. A power of two.
  package var table: Cells<Int32>
  package var tableSize: Int
  /// Changes when a key comes or goes, not when a value changes: inline caches compare it. Never 0.
  package var keysVersion: UInt32
  /// All keys are strings whose class is exactly `str`.
  package var hasOnlyStrings: Bool
  /// Some value may be a deferred import.
  package var hasDeferred: Bool
  package var reserved: UInt16 = 0
}

package struct SetObject: BitwiseCopyable {
  package var header: Header
  /// Elements.
  package var count: Int
  /// Slots in use, those of removed elements included.
  package var fill: Int
  /// The number of slots, a power of two, less one.
  package var mask: Int
  package var table: Cells<SetEntry>
  /// Of a frozenset; 0: not computed yet.
  package var hash: Int
  /// The slot where `pop` begins to look.
  package var finger: Int
}

package struct SliceObject: BitwiseCopyable {
  package var header: Header
  package var start: Value
  package var stop: Value
  package var step: Value
}

package struct RangeObject: BitwiseCopyable {
  package var header: Header
  package var start: Value
  package var stop: Value
  package var step: Value
  package var length: Value
}

package struct FunctionObject: BitwiseCopyable {
  package var header: Header
  package var attributes: AttributeStorage
  /// Index in `World.codes`.
  package var code: Int
  package var entry: Ref<CodeEntry>
  package var globals: Ref<DictObject>
  package var builtins: Ref<DictObject>
  package var name: Value
  package var qualifiedName: Value
  package var module: Value
  package var doc: Value
  /// Tuple or unbound.
  package var defaults: Value
  /// Dict or unbound.
  package var keywordDefaults: Value
  /// Tuple of cells, or unbound.
  package var closure: Value
  package var annotations: Value
  package var annotate: Value
  package var typeParameters: Value
}

package struct NativeFunctionObject: BitwiseCopyable {
  package var header: Header
  /// Index in `World.natives`.
  package var index: Int
  package var name: Value
  /// Unbound, or what it is bound to: a receiver, a module.
  package var receiver: Value
  /// The type that defines it, or none.
  package var owner: Ref<TypeObject>
  package var module: Value
}

package struct MethodObject: BitwiseCopyable {
  package var header: Header
  package var function: Value
  package var receiver: Value
}

package struct CellObject: BitwiseCopyable {
  package var header: Header
  package var content: Value
}

package struct CodeReference: BitwiseCopyable {
  package var header: Header
  /// Index in `World.codes`.
  package var index: Int
}

package struct ExceptionObject: BitwiseCopyable {
  package var header: Header
  package var attributes: AttributeStorage
  package var arguments: Ref<TupleObject>
  package var context: Value
  package var cause: Value
  package var traceback: Value
  package var suppressesContext: Bool
  package var reserved: (UInt8, UInt16, UInt32) = (0, 0, 0)
  /// What the class adds: `ImportError.name`, `OSError.errno`, `StopIteration.value`, a group's exceptions …
  package var fields: (Value, Value, Value, Value, Value)
}

package struct TracebackObject: BitwiseCopyable {
  package var header: Header
  package var next: Value
  package var frame: Value
  package var code: Int
  package var instruction: Int
  /// Where `types.TracebackType` was given one; 0: that of the instruction.
  package var line = 0
  /// Of the frame: what `tb_frame` is made of when somebody asks. None where a traceback was made by hand.
  package var globals = Ref<DictObject>.none
  package var builtins = Ref<DictObject>.none
  package var locals = Value.unbound
  package var registers = Cells<Value>.none
  /// Place of the frame that caught the exception; -1 for those that it left.
  package var depth = -1
}

/// property, classmethod, staticmethod, and whatever holds a few values.
package struct WrapperObject: BitwiseCopyable {
  package var header: Header
  package var attributes: AttributeStorage
  package var fields: (Value, Value, Value, Value)
}

/// Iterators of the built-in types: what they iterate and how far they are.
package struct IteratorObject: BitwiseCopyable {
  package var header: Header
  /// Unbound once exhausted.
  package var source: Value
  package var index: Int
  package var limit: Int
  package var extra: Value
}

/// An attribute that lies at a fixed place of the instance: `__slots__`.
package struct MemberDescriptorObject: BitwiseCopyable {
  package var header: Header
  package var name: Value
  package var owner: Ref<TypeObject>
  package var offset: Int
}

/// An attribute that native code computes.
package struct GetSetDescriptorObject: BitwiseCopyable {
  package var header: Header
  package var name: Value
  package var owner: Ref<TypeObject>
  /// Indices in `World.natives`; -1: none.
  package var getter: Int
  package var setter: Int
}

/// `super(type, object)`
package struct SuperObject: BitwiseCopyable {
  package var header: Header
  package var type: Value
  package var object: Value
  package var objectType: Value
}

/// A deferred import: what `types.LazyImportType` shows.
package struct LazyImportObject: BitwiseCopyable {
  package var header: Header
  /// The absolute name of the module that is to be imported.
  package var module: Value
  /// What is taken from it: of `from module import x` or, with `parent`, of what that gives; unbound: nothing.
  package var attribute: Value
  /// The proxy that the attribute is taken from.
  package var parent: Value
  /// The `from` list's tuple, None for `import`.
  package var fromList: Value
  /// Of the frame that declared it.
  package var globals: Ref<DictObject>
  package var builtins: Ref<DictObject>
  /// Where the statement stands.
  package var code: Int
  package var instruction: Int
  /// Of a dotted `import`: only the root was imported, what is below loads when it is touched.
  package var isSplit: Bool
  /// Cinder: stands for the module itself, whatever dots its name has.
  package var isLeaf: Bool
  /// Cinder: what it gave, once it did.
  package var value: Value
}
