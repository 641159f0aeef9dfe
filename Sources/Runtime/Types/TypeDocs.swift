// The docstrings of the built-in types, as programs print them and `inspect` reads them.

enum TypeDocs {
  /// Types that have no docstring of their own get it.
  static func define(_ world: World) {
    for (name, text) in all {
      let value = world.get(world.intern(name), in: world.builtins)
      guard world.isType(value) else { continue }
      let type = Ref<TypeObject>(value)
      let known = world.get(world.names.doc, in: type.pointee.dict)
      if known.isUnbound || known.isNone {
        world.set(world.names.doc, world.string(text), in: type.pointee.dict)
      } else if !world.isString(known) {
        // That one is for instances.
        world.typeDocs[type] = world.string(text)
      }
    }
  }

  private static let all: [(StaticString, String)] = [
    (
      "bool",
      """
      Returns True when the argument is true, False otherwise.
      The builtins True and False are the only two instances of the class bool.
      The class bool is a subclass of the class int, and cannot be subclassed.
      """
    ),
    ("memoryview", "Create a new memoryview object which references the given object."),
    (
      "bytearray",
      """
      bytearray(iterable_of_ints) -> bytearray
      bytearray(string, encoding[, errors]) -> bytearray
      bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer
      bytearray(int) -> bytes array of size given by the parameter initialized with null bytes
      bytearray() -> empty bytes array

      Construct a mutable bytearray object from:
        - an iterable yielding integers in range(256)
        - a text string encoded using the specified encoding
        - a bytes or a buffer object
        - any object implementing the buffer API.
        - an integer
      """
    ),
    (
      "classmethod",
      """
      Convert a function to be a class method.

      A class method receives the class as implicit first argument,
      just like an instance method receives the instance.
      To declare a class method, use this idiom:

        class C:
            @classmethod
            def f(cls, arg1, arg2, argN):
                ...

      It can be called either on the class (e.g. C.f()) or on an instance
      (e.g. C().f()).  The instance is ignored except for its class.
      If a class method is called for a derived class, the derived class
      object is passed as the implied first argument.

      Class methods are different than C++ or Java static methods.
      If you want those, see the staticmethod builtin.
      """
    ),
    (
      "complex",
      """
      Create a complex number from a string or numbers.

      If a string is given, parse it as a complex number.
      If a single number is given, convert it to a complex number.
      If the 'real' or 'imag' arguments are given, create a complex number
      with the specified real and imaginary components.
      """
    ),
    (
      "dict",
      """
      dict() -> new empty dictionary
      dict(mapping) -> new dictionary initialized from a mapping object's
          (key, value) pairs
      dict(iterable) -> new dictionary initialized as if via:
          d = {}
          for k, v in iterable:
              d[k] = v
      dict(**kwargs) -> new dictionary initialized with the name=value pairs
          in the keyword argument list.  For example:  dict(one=1, two=2)
      """
    ),
    (
      "enumerate",
      """
      Return an enumerate object.

        iterable
          an object supporting iteration

      The enumerate object yields pairs containing a count (from start, which
      defaults to zero) and a value yielded by the iterable argument.

      enumerate is useful for obtaining an indexed list:
          (0, seq[0]), (1, seq[1]), (2, seq[2]), ...
      """
    ),
    (
      "filter",
      """
      Return an iterator yielding those items of iterable for which
      function(item) is true.  If function is None, return the items that
      are true.
      """
    ),
    ("float", "Convert a string or number to a floating-point number, if possible."),
    (
      "frozendict",
      """
      frozendict() -> new empty immutable dictionary
      frozendict(mapping) -> new immutable dictionary initialized from a mapping
          object's (key, value) pairs
      frozendict(iterable) -> new immutable dictionary initialized as if via:
          d = {}
          for k, v in iterable:
              d[k] = v
          d = frozendict(d)
      frozendict(**kwargs) -> new immutable dictionary initialized with the name=value
          pairs in the keyword argument list.  For example:  frozendict(one=1, two=2)
      """
    ),
    ("frozenset", "Build an immutable unordered collection of unique elements."),
    (
      "property",
      """
      Property attribute.

        fget
          function to be used for getting an attribute value
        fset
          function to be used for setting an attribute value
        fdel
          function to be used for del'ing an attribute
        doc
          docstring

      Typical use is to define a managed attribute x:

      class C(object):
          def getx(self): return self._x
          def setx(self, value): self._x = value
          def delx(self): del self._x
          x = property(getx, setx, delx, "I'm the 'x' property.")

      Decorators make defining new properties or modifying existing ones easy:

      class C(object):
          @property
          def x(self):
              "I am the 'x' property."
              return self._x
          @x.setter
          def x(self, value):
              self._x = value
          @x.deleter
          def x(self):
              del self._x
      """
    ),
    (
      "int",
      """
      int([x]) -> integer
      int(x, base=10) -> integer

      Convert a number or string to an integer, or return 0 if no arguments
      are given.  If x is a number, return x.__int__().  For floating-point
      numbers, this truncates towards zero.

      If x is not a number or if base is given, then x must be a string,
      bytes, or bytearray instance representing an integer literal in the
      given base.  The literal can be preceded by '+' or '-' and be surrounded
      by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.
      Base 0 means to interpret the base from the string as an integer
      iteral.
      >>> int('0b100', base=0)
      4
      """
    ),
    (
      "list",
      """
      Built-in mutable sequence.

      If no argument is given, the constructor creates a new empty list.
      The argument must be an iterable if specified.
      """
    ),
    (
      "map",
      """
      Make an iterator that computes the function using arguments from
      each of the iterables.  Stops when the shortest iterable is exhausted.

      If strict is true and one of the arguments is exhausted before the
      others, raise a ValueError.
      """
    ),
    (
      "object",
      """
      The base class of the class hierarchy.

      When called, it accepts no arguments and returns a new featureless
      instance that has no instance attributes and cannot be given any.

      """
    ),
    (
      "range",
      """
      range(stop) -> range object
      range(start, stop[, step]) -> range object

      Return an object that produces a sequence of integers from start (inclusive)
      to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.
      start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.
      These are exactly the valid indices for a list of 4 elements.
      When step is given, it specifies the increment (or decrement).
      """
    ),
    ("reversed", "Return a reverse iterator over the values of the given sequence."),
    ("sentinel", "Create a unique sentinel object with the given name."),
    ("set", "Build an unordered collection of unique elements."),
    (
      "slice",
      """
      slice(stop)
      slice(start, stop[, step])

      Create a slice object.

      This is used for extended slicing (e.g. a[0:10:2]).
      """
    ),
    (
      "staticmethod",
      """
      Convert a function to be a static method.

      A static method does not receive an implicit first argument.
      To declare a static method, use this idiom:

           class C:
               @staticmethod
               def f(arg1, arg2, argN):
                   ...

      It can be called either on the class (e.g. C.f()) or on an instance
      (e.g. C().f()). Both the class and the instance are ignored, and
      neither is passed implicitly as the first argument to the method.

      Static methods in Python are similar to those found in Java or C++.
      For a more advanced concept, see the classmethod builtin.
      """
    ),
    (
      "super",
      """
      super() -> same as super(__class__, <first argument>)
      super(type) -> unbound super object
      super(type, obj) -> bound super object; requires isinstance(obj, type)
      super(type, type2) -> bound super object; requires
          issubclass(type2, type)
      Typical use to call a cooperative superclass method:
      class C(B):
          def meth(self, arg):
              super().meth(arg)
      This works for class methods too:
      class C(B):
          @classmethod
          def cmeth(cls, arg):
              super().cmeth(arg)

      """
    ),
    (
      "tuple",
      """
      Built-in immutable sequence.

      If no argument is given, the constructor returns an empty tuple.
      If iterable is specified the tuple is initialized from iterable's items.

      If the argument is a tuple, the return value is the same object.
      """
    ),
    (
      "type",
      """
      type(object) -> the object's type
      type(name, bases, dict, **kwds) -> a new type
      """
    ),
    (
      "zip",
      """
      The zip object yields n-length tuples, where n is the number of
      iterables passed as positional arguments to zip().  The i-th element
      in every tuple comes from the i-th iterable argument to zip().  This
      continues until the shortest argument is exhausted.

      If strict is true and one of the arguments is exhausted before the
      others, raise a ValueError.

         >>> list(zip('abcdefg', range(3), range(4)))
         [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]
      """
    ),
  ]
}
