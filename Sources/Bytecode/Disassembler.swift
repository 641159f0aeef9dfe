// Code objects as text, for tests and for those who work on the compiler.
import Basics

/// The code, and all code within, one instruction a line.
package func disassemble(_ code: CodeObject, recursively: Bool = true) -> String {
  var text = Disassembler(code: code).text()
  guard recursively else { return text }
  for case .code(let inner) in code.constants { text += "\n" + disassemble(inner) }
  return text
}

private struct Disassembler {
  let code: CodeObject

  func text() -> String {
    var text = "\(code.qualifiedName)(\(code.localNames.joined(separator: ", ")))"
    if !code.cellVariables.isEmpty { text += " cells: " + variables(code.cellVariables) }
    if !code.freeVariables.isEmpty { text += " free: " + variables(code.freeVariables) }
    text += "\n"
    let targets = self.targets()
    for (at, instruction) in code.instructions.enumerated() {
      let mark = targets.contains(at) ? "\(at):" : ""
      text += mark + String(repeating: " ", count: max(1, 6 - mark.utf8.count)) + line(at, instruction) + "\n"
    }
    for handler in code.handlers {
      text += "      \(handler.start)..<\(handler.end) -> \(handler.target) r\(handler.register)\n"
    }
    return text
  }

  private func variables(_ list: [CodeBody.Variable]) -> String {
    list.map { "\($0.name)=r\($0.register)" }.joined(separator: " ")
  }

  private func targets() -> Set<Int> {
    var targets: Set<Int> = []
    for (at, instruction) in code.instructions.enumerated() {
      if let target = target(at, instruction) { targets.insert(target) }
    }
    for handler in code.handlers {
      targets.formUnion([Int(handler.target), Int(handler.start), Int(handler.end)])
    }
    return targets
  }

  private func target(_ at: Int, _ instruction: Instruction) -> Int? {
    let operands = instruction.opcode.operands
    if operands.c == .jump { return at + 1 + Int(instruction.signedC) }
    if operands.bc == .jump { return at + 1 + Int(instruction.bc) }
    return nil
  }

  private func line(_ at: Int, _ instruction: Instruction) -> String {
    var text = "\(instruction.opcode)"
    if instruction.opcode == .intrinsic, let function = Intrinsic(rawValue: instruction.flags) {
      text += "/\(function)"
    } else if instruction.flags != 0 {
      text += "/\(instruction.flags)"
    }
    let operands = instruction.opcode.operands
    for (kind, value) in [
      (operands.a, Int(instruction.a)), (operands.b, Int(instruction.b)), (operands.c, Int(instruction.c)),
      (operands.bc, Int(instruction.bc)),
    ] {
      switch kind {
      case .unused: continue
      case .register: text += " " + register(value)
      case .local: text += " " + register(value)
      case .constant: text += " " + constant(value)
      case .name: text += " " + name(value)
      case .site: text += " " + (value < code.sites.count ? name(Int(code.sites[value])) : "?")
      case .number: text += " \(instruction.opcode == .addInteger ? Int(instruction.signedC) : value)"
      case .jump: text += " -> \(target(at, instruction) ?? -1)"
      }
    }
    return text
  }

  private func register(_ number: Int) -> String {
    if number == Int(Instruction.none) { return "-" }
    return number < code.localNames.count ? "r\(number)(\(code.localNames[number]))" : "r\(number)"
  }

  private func name(_ number: Int) -> String { number < code.names.count && number >= 0 ? code.names[number] : "?" }

  private func constant(_ number: Int) -> String {
    number < code.constants.count && number >= 0 ? code.constants[number].text : "?"
  }
}

extension CodeObject.Constant {
  /// For people to read.
  package var text: String {
    switch self {
    case .none: "None"
    case .ellipsis: "..."
    case .boolean(let value): value ? "True" : "False"
    case .integer(let value): "\(value)"
    case .bigInteger(let digits): digits
    case .float(let value): "\(value)"
    case .imaginary(let value): "\(value)j"
    case .string(let units):
      "'"
        + String(String.UnicodeScalarView(units.map { Unicode.Scalar($0) ?? "\u{fffd}" }))
        .replacing("\n", with: "\\n") + "'"
    case .bytes(let bytes): "b'" + String(decoding: bytes, as: UTF8.self) + "'"
    case .tuple(let values): "(" + values.map(\.text).joined(separator: ", ") + ")"
    case .frozenSet(let values): "frozenset(" + values.map(\.text).joined(separator: ", ") + ")"
    case .code(let code): "<\(code.qualifiedName)>"
    }
  }
}
