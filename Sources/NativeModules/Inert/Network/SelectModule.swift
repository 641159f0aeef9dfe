// select: waiting for descriptors, of which a sandbox has none that something comes from.
import Runtime

enum SelectModule {
  static let module = InertModule(
    name: "select",
    doc:
      "This module supports asynchronous I/O on multiple file descriptors.\n\n*** IMPORTANT NOTICE ***\nOn Windows, only sockets are supported; on Unix, all file descriptors.",
    effect: .network,
    numbers: """
      PIPE_BUF=4096 POLLIN=1 POLLPRI=2 POLLOUT=4 POLLERR=8 POLLHUP=16 POLLNVAL=32 POLLRDNORM=64 POLLRDBAND=128
      POLLWRNORM=256 POLLWRBAND=512 POLLMSG=1024 POLLRDHUP=8192 EPOLLIN=1 EPOLLOUT=4 EPOLLPRI=2 EPOLLERR=8 EPOLLHUP=16
      EPOLLRDHUP=8192 EPOLLET=2147483648 EPOLLONESHOT=1073741824 EPOLLEXCLUSIVE=268435456 EPOLLRDNORM=64
      EPOLLRDBAND=128 EPOLLWRNORM=256 EPOLLWRBAND=512 EPOLLMSG=1024 EPOLLWAKEUP=536870912 EPOLL_CLOEXEC=524288
      """,
    aliases: [("error", "OSError")],
    functions: ["select", "poll"],
    types: [
      InertType(
        name: "epoll", module: "select",
        methods: ["fileno", "poll", "__enter__"],
        quietMethods: ["close", "modify", "register", "unregister", "__exit__"],
        classMethods: ["fromfd"],
        attributes: ["closed"],
        isFinal: true, isMade: true)
    ])
}
