// Names that every module has without binding them.
package import Basics

/// CPython 3.15's `dir(builtins)`, what `site` adds, and the attributes that the import system sets.
package enum Builtins {
  private static let spellings: [StaticString] = [
    "_", "id", "abs", "all", "any", "bin", "chr", "dir", "hex", "int", "len", "map", "max", "min", "oct", "ord",
    "pow", "set", "str", "sum", "zip", "None", "True", "bool", "dict", "eval", "exec", "exit", "hash", "help", "iter",
    "list", "next", "open", "quit", "repr", "type", "vars", "False", "aiter", "anext", "ascii", "bytes", "float",
    "input", "print", "range", "round", "slice", "super", "tuple", "divmod", "filter", "format", "locals", "object",
    "sorted", "IOError", "OSError", "Warning", "__doc__", "compile", "complex", "credits", "delattr", "getattr",
    "globals", "hasattr", "license", "setattr", "EOFError", "Ellipsis", "KeyError", "TabError", "__dict__",
    "__file__", "__name__", "__path__", "__spec__", "callable", "property", "reversed", "sentinel", "Exception",
    "NameError", "TypeError", "__debug__", "bytearray", "copyright", "enumerate", "frozenset", "IndexError",
    "SystemExit", "ValueError", "__cached__", "__import__", "__loader__", "breakpoint", "frozendict", "isinstance",
    "issubclass", "memoryview", "BufferError", "ImportError", "LookupError", "MemoryError", "SyntaxError",
    "SystemError", "UserWarning", "__package__", "classmethod", "reveal_type", "BytesWarning", "RuntimeError",
    "TimeoutError", "UnicodeError", "WindowsError", "__builtins__", "staticmethod", "BaseException", "FutureWarning",
    "GeneratorExit", "ImportWarning", "OverflowError", "StopIteration", "SyntaxWarning", "reveal_locals",
    "AssertionError", "AttributeError", "ExceptionGroup", "NotImplemented", "RecursionError", "ReferenceError",
    "RuntimeWarning", "UnicodeWarning", "ArithmeticError", "BlockingIOError", "BrokenPipeError", "ConnectionError",
    "EncodingWarning", "FileExistsError", "PermissionError", "ResourceWarning", "__annotations__", "__build_class__",
    "__lazy_import__", "EnvironmentError", "ImportCycleError", "IndentationError", "InterruptedError",
    "ChildProcessError", "FileNotFoundError", "IsADirectoryError", "KeyboardInterrupt", "UnboundLocalError",
    "ZeroDivisionError", "BaseExceptionGroup", "DeprecationWarning", "FloatingPointError", "NotADirectoryError",
    "ProcessLookupError", "StopAsyncIteration", "UnicodeDecodeError", "UnicodeEncodeError", "ModuleNotFoundError",
    "NotImplementedError", "ConnectionResetError", "UnicodeTranslateError", "_IncompleteInputError",
    "ConnectionAbortedError", "ConnectionRefusedError", "PythonFinalizationError", "PendingDeprecationWarning",
  ]

  /// Linear: asked of the few names that nothing in a package's `__init__` binds.
  package static func contains(_ name: Name, in names: NameTable) -> Bool {
    spellings.contains { names.spells(name, $0) }
  }
}
