// Loops over objects that the module knows by name, which something may change while they are read.
package import Basics

/// A mention, in a function, of a list, dictionary or set that a name of the module holds.
package struct ContainerRead: Hashable, Sendable {
  package var symbol: SymbolID
  package var function: FunctionID
  package var start: UInt32
}

/// One `for` statement or comprehension over a name of the module, or over attributes of one, or over the `items()`,
/// `keys()` or `values()` of such. Not those over a copy: `list(x)`, `sorted(x)`.
package struct LoopRecord: Hashable, Sendable {
  /// The whole statement or comprehension.
  package var range: ByteRange
  /// The object that is read, without the call of `items` and the like.
  package var object: ByteRange
  /// The same with that call: what the loop is given.
  package var iterable: ByteRange
  /// What runs for each element.
  package var body: ByteRange
  /// What it loops over.
  package var value: ValueSketch
  /// The parts of the body that leave the loop when they have run: in `ModuleSummary.loopExits`.
  package var exits: RecordRange
  /// The function it stands in; none in the module's body.
  package var function: FunctionID

  init(
    range: ByteRange, object: ByteRange, iterable: ByteRange, body: ByteRange, _ value: ValueSketch, exits: RecordRange,
    function: FunctionID
  ) {
    self.range = range
    self.object = object
    self.iterable = iterable
    self.body = body
    self.value = value
    self.exits = exits
    self.function = function
  }
}
