// grp: the groups of a sandbox: the superuser alone.
import Runtime

enum GrpModule {
  static let module = InertModule(
    name: "grp",
    doc:
      "Access to the Unix group database.\n\nGroup entries are reported as 4-tuples containing the following fields\nfrom the group database, in order:\n\n  gr_name   - name of the group\n  gr_passwd - group password (encrypted); often empty\n  gr_gid    - numeric ID of the group\n  gr_mem    - list of members\n\nThe gid is an integer, name and password are strings.  (Note that most\nusers are not explicitly listed as members of the groups they are in\naccording to the password database.  Check both databases to get\ncomplete membership information.)",
    sequences: [
      (
        StructSequence(
          name: "struct_group", fields: ["gr_name", "gr_passwd", "gr_gid", "gr_mem"], visible: 4),
        "grp"
      )
    ],
    more: { module throws(Raised) in
      let world = module.world
      let type = Ref<TypeObject>(world.get(world.intern("struct_group"), in: module.dict))
      let root = world.makeStructSequence(
        type,
        [
          world.string("root"), world.string("x"), Value(small: 0), world.makeList().value,
        ])
      module.function("getgrgid", .exactly(1), bound: root) { world, arguments throws(Raised) in
        let number = try world.index(arguments[1])
        if number == 0 { return arguments[0] }
        throw world.keyError(world.string("getgrgid(): gid not found: \(number)"))
      }
      module.function("getgrnam", .exactly(1), bound: root) { world, arguments throws(Raised) in
        let name = try world.strText(arguments[1])
        if name == "root" { return arguments[0] }
        throw world.keyError(world.string("getgrnam(): name not found: '\(name)'"))
      }
      module.function("getgrall", bound: root) { world, arguments throws(Raised) in
        world.makeList([arguments[0]]).value
      }
    })
}
