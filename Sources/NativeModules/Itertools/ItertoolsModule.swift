// itertools: the types by file.
import Runtime

/// The types that functions of the module need.
final class ItertoolsState: ModuleState {
  var chain = Ref<TypeObject>.none
  var tee = Ref<TypeObject>.none
  var teeData = Ref<TypeObject>.none
  var grouper = Ref<TypeObject>.none
  init() {}
}

enum ItertoolsModule {
  static func fill(_ world: World, _ module: Ref<ModuleObject>) throws(Raised) {
    let builder = ModuleBuilder(world, module)
    CountingIterators.define(builder)
    ChoosingIterators.define(builder)
    JoiningIterators.define(builder)
    SliceIterator.define(builder)
    GroupIterators.define(builder)
    Combinatorics.define(builder)
    TeeIterators.define(builder)
  }
}
