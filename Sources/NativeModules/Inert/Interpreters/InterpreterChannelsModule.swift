// _interpchannels: channels between interpreters, of which there is one.
import Runtime

enum InterpreterChannelsModule {
  static let module = InertModule(
    name: "_interpchannels",
    doc:
      "This module provides primitive operations to manage Python interpreters.\nThe 'interpreters' module provides a more convenient interface.",
    functions: [
      "create", "destroy", "list_all", "list_interpreters", "send", "send_buffer", "recv", "close", "release",
      "get_count", "get_info", "get_channel_defaults", "_channel_id",
    ],
    quietFunctions: ["_register_end_types"],
    types: [
      InertType(
        name: "ChannelID", module: "_interpchannels",
        attributes: ["end", "send", "recv"])
    ],
    exceptions: [
      InertException(name: "ChannelError", module: "_interpchannels", bases: ["RuntimeError"]),
      InertException(name: "ChannelNotFoundError", module: "_interpchannels", bases: ["ChannelError"]),
      InertException(name: "ChannelClosedError", module: "_interpchannels", bases: ["ChannelError"]),
      InertException(name: "ChannelEmptyError", module: "_interpchannels", bases: ["ChannelError"]),
      InertException(name: "ChannelNotEmptyError", module: "_interpchannels", bases: ["ChannelError"]),
    ],
    sequences: [
      (
        StructSequence(
          name: "ChannelInfo",
          fields: [
            "open", "closing", "closed", "count", "num_interp_send", "num_interp_send_released", "num_interp_recv",
            "num_interp_recv_released", "num_interp_both", "num_interp_both_released", "num_interp_both_send_released",
            "num_interp_both_recv_released", "send_associated", "send_released", "recv_associated", "recv_released",
          ], visible: 8),
        "_interpchannels"
      )
    ])
}
