// pwd: the users of a sandbox: the superuser alone.
import Runtime

enum PwdModule {
  static let module = InertModule(
    name: "pwd",
    doc:
      "This module provides access to the Unix password database.\nIt is available on all Unix versions.\n\nPassword database entries are reported as 7-tuples containing the following\nitems from the password database (see `<pwd.h>'), in order:\npw_name, pw_passwd, pw_uid, pw_gid, pw_gecos, pw_dir, pw_shell.\nThe uid and gid items are integers, all others are strings. An\nexception is raised if the entry asked for cannot be found.",
    sequences: [
      (
        StructSequence(
          name: "struct_passwd",
          fields: ["pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"], visible: 7),
        "pwd"
      )
    ],
    more: { module throws(Raised) in
      let world = module.world
      let type = Ref<TypeObject>(world.get(world.intern("struct_passwd"), in: module.dict))
      let root = world.makeStructSequence(
        type,
        [
          world.string("root"), world.string("x"), Value(small: 0), Value(small: 0), world.string("root"),
          world.string("/root"), world.string("/bin/sh"),
        ])
      module.function("getpwuid", .exactly(1), bound: root) { world, arguments throws(Raised) in
        let number = try world.index(arguments[1])
        if number == 0 { return arguments[0] }
        throw world.keyError(world.string("getpwuid(): uid not found: \(number)"))
      }
      module.function("getpwnam", .exactly(1), bound: root) { world, arguments throws(Raised) in
        let name = try world.strText(arguments[1])
        if name == "root" { return arguments[0] }
        throw world.keyError(world.string("getpwnam(): name not found: '\(name)'"))
      }
      module.function("getpwall", bound: root) { world, arguments throws(Raised) in
        world.makeList([arguments[0]]).value
      }
    })
}
