// What f-strings and t-strings become: parts joined, interpolations, templates.
import Basics
import PythonSyntax

extension Compiler {
  /// So many parts of a string are in registers at once.
  private static let partLimit = 64

  mutating func joinedString(_ id: NodeID, _ destination: UInt16) {
    let parts = tree.elements(id)
    let range = tree.range(id)
    if parts.isEmpty {
      loadConstant(.string([]), destination, at: range)
      return
    }
    if parts.count == 1, tree.kind(tree.node(parts, 0)) == .FormattedValue {
      formattedValue(tree.node(parts, 0), destination)
      return
    }
    let first = temporaries(min(parts.count, Self.partLimit))
    var held = 0
    for at in 0..<parts.count {
      if held == Self.partLimit {
        emit(.buildString, first, first, UInt16(truncatingIfNeeded: held), at: range)
        held = 1
      }
      expression(tree.node(parts, at), first + UInt16(truncatingIfNeeded: held))
      held += 1
    }
    emit(.buildString, destination, first, UInt16(truncatingIfNeeded: held), at: range)
  }

  mutating func formattedValue(_ id: NodeID, _ destination: UInt16) {
    let view = tree.formattedValue(id)
    let conversion: UInt8 =
      switch view.conversion {
      case UInt8(ascii: "s"): 1
      case UInt8(ascii: "r"): 2
      case UInt8(ascii: "a"): 3
      default: 0
      }
    let value = operand(view.value, spare(destination))
    var specification = Instruction.none
    if view.formatSpec.isPresent {
      specification = temporary()
      expression(view.formatSpec, specification)
    }
    emit(.formatValue, flags: conversion, destination, value, specification, at: tree.range(id))
  }

  mutating func template(_ id: NodeID, _ destination: UInt16) {
    let parts = tree.elements(id)
    let range = tree.range(id)
    var strings: [[UInt32]] = [[]]
    var interpolations: [NodeID] = []
    for at in 0..<parts.count {
      let part = tree.node(parts, at)
      if tree.kind(part) == .Interpolation {
        interpolations.append(part)
        strings.append([])
      } else if case .string(let units)? = constantValue(part) {
        strings[strings.count - 1] += units
      }
    }
    let texts = temporary()
    loadConstant(.tuple(strings.map { .string($0) }), texts, at: range)
    let list = temporary()
    emit(.buildList, list, list, 0, at: range)
    for part in interpolations {
      let mark = unit.top
      let value = interpolation(part)
      emit(.listAppend, list, value, at: range)
      release(to: mark)
    }
    emit(.listToTuple, list, list, at: range)
    emit(.buildTemplate, destination, texts, list, at: range)
  }

  private mutating func interpolation(_ id: NodeID) -> UInt16 {
    let view = tree.interpolation(id)
    let range = tree.range(id)
    let first = temporaries(4)
    expression(view.value, first)
    loadConstant(.string(tree.text(view.textRange)), first + 1, at: range)
    if view.conversion == 0 {
      emit(.loadNone, first + 2, at: range)
    } else {
      loadConstant(.string([UInt32(view.conversion)]), first + 2, at: range)
    }
    if view.formatSpec.isPresent {
      expression(view.formatSpec, first + 3)
    } else {
      loadConstant(.string([]), first + 3, at: range)
    }
    emit(.buildInterpolation, first, first, at: range)
    return first
  }
}
