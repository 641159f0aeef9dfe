// _suggestions: the name that was meant, as error messages propose it.
import Runtime

enum SuggestionsModule {
  static let module = InertModule(
    name: "_suggestions",
    more: { module throws(Raised) in
      module.function("_generate_suggestions", .exactly(2)) { world, arguments throws(Raised) in
        guard world.kind(of: arguments[0]) == .list else { throw world.typeError("candidates must be a list") }
        var candidates: [String] = []
        for candidate in world.elements(Ref<ListObject>(arguments[0])) {
          guard world.isString(candidate) else {
            throw world.typeError("all elements in 'candidates' must be strings")
          }
          candidates.append(world.text(candidate))
        }
        let name = try world.strText(arguments[1])
        return world.suggestion(for: name, among: candidates).map { world.string($0) } ?? .none
      }
    })
}
