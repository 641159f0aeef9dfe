// _posixshmem: memory shared between processes, which a sandbox refuses.
import Runtime

enum PosixSharedMemoryModule {
  static let module = InertModule(
    name: "_posixshmem",
    doc: "POSIX shared memory module",
    effect: .process,
    functions: ["shm_open", "shm_unlink"])
}
