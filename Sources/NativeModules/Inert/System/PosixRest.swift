// posix: what of it nothing in a sandbox needs: processes, devices, priorities, and the names of limits.
import Runtime

enum PosixRest {
  static let module = InertModule(
    name: "posix",
    effect: .process,
    functions: [
      "statx", "nice", "setpriority", "copy_file_range", "splice", "sched_getparam", "sched_getscheduler",
      "sched_rr_get_interval", "sched_setparam", "sched_setscheduler", "sched_setaffinity", "posix_openpt", "grantpt",
      "unlockpt", "ptsname", "login_tty", "getgrouplist", "getlogin", "setuid", "seteuid", "setreuid", "setgid",
      "setegid", "setregid", "setgroups", "initgroups", "setpgrp", "pidfd_open", "setsid", "setpgid", "tcgetpgrp",
      "tcsetpgrp", "lockf", "readinto", "readv", "pread", "preadv", "writev", "pwrite", "pwritev", "sendfile", "major",
      "minor", "makedev", "posix_fallocate", "_clearenv", "fstatvfs", "statvfs", "abort", "setresuid", "setresgid",
      "getxattr", "listxattr", "memfd_create", "eventfd", "eventfd_read", "eventfd_write", "setns", "unshare",
      "timerfd_create", "timerfd_settime", "timerfd_settime_ns", "timerfd_gettime", "timerfd_gettime_ns",
    ],
    quietFunctions: ["closerange", "posix_fadvise", "sync", "fdatasync", "set_inheritable", "set_blocking"],
    types: [
      InertType(
        name: "statx_result", module: "os",
        attributes: [
          "stx_mask", "stx_blksize", "stx_attributes", "stx_attributes_mask", "stx_rdev_major", "stx_rdev_minor",
          "stx_rdev", "stx_dev_major", "stx_dev_minor", "stx_dev", "stx_mode", "stx_nlink", "stx_uid", "stx_gid",
          "stx_ino", "stx_size", "stx_blocks", "stx_atime", "stx_atime_ns", "stx_btime", "stx_btime_ns", "stx_ctime",
          "stx_ctime_ns", "stx_mtime", "stx_mtime_ns", "stx_mnt_id", "stx_dio_mem_align", "stx_dio_offset_align",
          "stx_subvol", "stx_atomic_write_unit_min", "stx_atomic_write_unit_max", "stx_atomic_write_segments_max",
          "stx_dio_read_offset_align", "stx_atomic_write_unit_max_opt",
        ],
        isFinal: true)
    ],
    sequences: [
      (
        StructSequence(
          name: "waitid_result", fields: ["si_pid", "si_uid", "si_signo", "si_status", "si_code"], visible: 5),
        "posix"
      ),
      (
        StructSequence(
          name: "statvfs_result",
          fields: [
            "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag",
            "f_namemax", "f_fsid",
          ], visible: 10),
        "os"
      ),
      (
        StructSequence(
          name: "sched_param", fields: ["sched_priority"], visible: 1),
        "posix"
      ),
      (
        StructSequence(
          name: "terminal_size", fields: ["columns", "lines"], visible: 2),
        "os"
      ),
      (
        StructSequence(
          name: "times_result", fields: ["user", "system", "children_user", "children_system", "elapsed"], visible: 5),
        "posix"
      ),
      (
        StructSequence(
          name: "uname_result", fields: ["sysname", "nodename", "release", "version", "machine"], visible: 5),
        "posix"
      ),
    ],
    more: { module throws(Raised) in try PosixAnswers.define(module) })
}
