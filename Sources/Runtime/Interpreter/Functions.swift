// The function objects that `def` and `lambda` make.
import Bytecode

extension World {
  /// The function that `def` and `lambda` make; operands as `Opcode.makeFunction` says.
  func makeFunction(_ at: Instruction, _ registers: Cells<Value>, _ frame: Ref<Frame>) throws(Raised) -> Value {
    var constant = frame.pointee.entry.pointee.constants[Int(at.b)]
    if constant.isUnbound { constant = try makeConstant(frame.pointee.code, Int(at.b)) }
    let number = Ref<CodeReference>(constant).pointee.index
    let code = codes[number].code
    let object = heap.make(FunctionObject.self)
    object.pointee.header = Header(types.function, .function, owner: owner)
    object.pointee.code = number
    object.pointee.entry = codes[number].entry
    object.pointee.globals = frame.pointee.globals
    object.pointee.builtins = frame.pointee.builtins
    object.pointee.name = intern(code.name)
    object.pointee.qualifiedName = intern(code.qualifiedName)
    let module = get(names.name, in: frame.pointee.globals)
    object.pointee.module = module.isUnbound ? .none : module
    object.pointee.doc = .unbound
    var next = Int(at.c)
    func operand(_ bit: UInt8) -> Value {
      if at.flags & bit == 0 { return .unbound }
      defer { next += 1 }
      return registers[next]
    }
    object.pointee.defaults = operand(1)
    object.pointee.keywordDefaults = operand(2)
    object.pointee.annotate = operand(4)
    object.pointee.closure = operand(8)
    object.pointee.annotations = operand(16)
    object.pointee.typeParameters = .unbound
    return object.value
  }

  /// A function of code without closure or defaults, for `exec` of function code and tests.
  package func makeFunction(code number: Int, globals: Ref<DictObject>) -> Value {
    let code = codes[number].code
    let object = heap.make(FunctionObject.self)
    object.pointee.header = Header(types.function, .function, owner: owner)
    object.pointee.code = number
    object.pointee.entry = codes[number].entry
    object.pointee.globals = globals
    object.pointee.builtins = builtins
    object.pointee.name = intern(code.name)
    object.pointee.qualifiedName = intern(code.qualifiedName)
    let module = get(names.name, in: globals)
    object.pointee.module = module.isUnbound ? .none : module
    object.pointee.doc = .unbound
    return object.value
  }

  /// `__doc__`: made of the code's when somebody asks first.
  func docstring(of function: Ref<FunctionObject>) -> Value {
    if function.pointee.doc.isUnbound {
      function.pointee.doc = .none
      if case .string(let codePoints)? = codes[function.pointee.code].code.docstring {
        function.pointee.doc = string(codePoints)
      }
    }
    return function.pointee.doc
  }
}
