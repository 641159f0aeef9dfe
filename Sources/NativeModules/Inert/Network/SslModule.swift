// _ssl: constants and types of encrypted connections; contexts can be made and set up, nothing can be connected.
import Runtime

enum SslModule {
  static let module = InertModule(
    name: "_ssl",
    doc: "Implementation module for SSL socket operations.  See the socket module\nfor documentation.",
    imports: ["_socket"],
    numbers: """
      SSL_ERROR_ZERO_RETURN=6 SSL_ERROR_WANT_READ=2 SSL_ERROR_WANT_WRITE=3 SSL_ERROR_WANT_X509_LOOKUP=4
      SSL_ERROR_SYSCALL=5 SSL_ERROR_SSL=1 SSL_ERROR_WANT_CONNECT=7 SSL_ERROR_EOF=8 SSL_ERROR_INVALID_ERROR_CODE=10
      CERT_NONE=0 CERT_OPTIONAL=1 CERT_REQUIRED=2 VERIFY_DEFAULT=0 VERIFY_CRL_CHECK_LEAF=4 VERIFY_CRL_CHECK_CHAIN=12
      VERIFY_X509_STRICT=32 VERIFY_ALLOW_PROXY_CERTS=64 VERIFY_X509_TRUSTED_FIRST=32768
      VERIFY_X509_PARTIAL_CHAIN=524288 ALERT_DESCRIPTION_CLOSE_NOTIFY=0 ALERT_DESCRIPTION_UNEXPECTED_MESSAGE=10
      ALERT_DESCRIPTION_BAD_RECORD_MAC=20 ALERT_DESCRIPTION_RECORD_OVERFLOW=22
      ALERT_DESCRIPTION_DECOMPRESSION_FAILURE=30 ALERT_DESCRIPTION_HANDSHAKE_FAILURE=40
      ALERT_DESCRIPTION_BAD_CERTIFICATE=42 ALERT_DESCRIPTION_UNSUPPORTED_CERTIFICATE=43
      ALERT_DESCRIPTION_CERTIFICATE_REVOKED=44 ALERT_DESCRIPTION_CERTIFICATE_EXPIRED=45
      ALERT_DESCRIPTION_CERTIFICATE_UNKNOWN=46 ALERT_DESCRIPTION_ILLEGAL_PARAMETER=47 ALERT_DESCRIPTION_UNKNOWN_CA=48
      ALERT_DESCRIPTION_ACCESS_DENIED=49 ALERT_DESCRIPTION_DECODE_ERROR=50 ALERT_DESCRIPTION_DECRYPT_ERROR=51
      ALERT_DESCRIPTION_PROTOCOL_VERSION=70 ALERT_DESCRIPTION_INSUFFICIENT_SECURITY=71
      ALERT_DESCRIPTION_INTERNAL_ERROR=80 ALERT_DESCRIPTION_USER_CANCELLED=90 ALERT_DESCRIPTION_NO_RENEGOTIATION=100
      ALERT_DESCRIPTION_UNSUPPORTED_EXTENSION=110 ALERT_DESCRIPTION_CERTIFICATE_UNOBTAINABLE=111
      ALERT_DESCRIPTION_UNRECOGNIZED_NAME=112 ALERT_DESCRIPTION_BAD_CERTIFICATE_STATUS_RESPONSE=113
      ALERT_DESCRIPTION_BAD_CERTIFICATE_HASH_VALUE=114 ALERT_DESCRIPTION_UNKNOWN_PSK_IDENTITY=115 PROTOCOL_SSLv23=2
      PROTOCOL_TLS=2 PROTOCOL_TLS_CLIENT=16 PROTOCOL_TLS_SERVER=17 PROTOCOL_TLSv1=3 PROTOCOL_TLSv1_1=4
      PROTOCOL_TLSv1_2=5 OP_ALL=2147483728 OP_NO_SSLv2=0 OP_NO_SSLv3=33554432 OP_NO_TLSv1=67108864
      OP_NO_TLSv1_1=268435456 OP_NO_TLSv1_2=134217728 OP_NO_TLSv1_3=536870912 OP_CIPHER_SERVER_PREFERENCE=4194304
      OP_SINGLE_DH_USE=0 OP_NO_TICKET=16384 OP_LEGACY_SERVER_CONNECT=4 OP_SINGLE_ECDH_USE=0 OP_NO_COMPRESSION=131072
      OP_ENABLE_MIDDLEBOX_COMPAT=1048576 OP_NO_RENEGOTIATION=1073741824 OP_IGNORE_UNEXPECTED_EOF=128 OP_ENABLE_KTLS=8
      HOSTFLAG_ALWAYS_CHECK_SUBJECT=1 HOSTFLAG_NEVER_CHECK_SUBJECT=32 HOSTFLAG_NO_WILDCARDS=2
      HOSTFLAG_NO_PARTIAL_WILDCARDS=4 HOSTFLAG_MULTI_LABEL_WILDCARDS=8 HOSTFLAG_SINGLE_LABEL_SUBDOMAINS=16
      ENCODING_PEM=1 ENCODING_DER=2 PROTO_MINIMUM_SUPPORTED=-2 PROTO_MAXIMUM_SUPPORTED=-1 PROTO_SSLv3=768
      PROTO_TLSv1=769 PROTO_TLSv1_1=770 PROTO_TLSv1_2=771 PROTO_TLSv1_3=772 OPENSSL_VERSION_NUMBER=811597904
      """,
    texts: [
      ("_DEFAULT_CIPHERS", "ALL:!COMPLEMENTOFDEFAULT:!eNULL"),
      ("OPENSSL_VERSION", "OpenSSL 3.6.5 29 Sep 2026"),
    ],
    flags: [
      ("HAS_SNI", true),
      ("HAS_TLS_UNIQUE", true),
      ("HAS_ECDH", true),
      ("HAS_NPN", false),
      ("HAS_ALPN", true),
      ("HAS_SSLv2", false),
      ("HAS_SSLv3", false),
      ("HAS_TLSv1", true),
      ("HAS_TLSv1_1", true),
      ("HAS_TLSv1_2", true),
      ("HAS_TLSv1_3", true),
      ("HAS_PSK", true),
      ("HAS_PSK_TLS13", true),
      ("HAS_PHA", true),
    ],
    functions: ["_test_decode_cert", "get_sigalgs"],
    quietFunctions: ["RAND_add"],
    types: [
      InertType(
        name: "_SSLContext", module: "_ssl",
        methods: [
          "_wrap_socket", "_wrap_bio", "session_stats", "cert_store_stats", "get_ca_certs", "get_ciphers", "get_groups",
        ],
        quietMethods: [
          "set_ciphers", "set_ciphersuites", "set_groups", "set_client_sigalgs", "set_server_sigalgs",
          "_set_alpn_protocols", "load_cert_chain", "load_dh_params", "load_verify_locations",
          "set_default_verify_paths", "set_ecdh_curve", "set_psk_client_callback", "set_psk_server_callback",
        ],
        attributes: ["keylog_filename", "_msg_callback", "sni_callback"],
        defaults: [
          ("check_hostname", 1), ("_host_flags", 4), ("minimum_version", -2), ("maximum_version", -1),
          ("num_tickets", 2), ("options", 2_186_412_112), ("post_handshake_auth", 0), ("protocol", 16),
          ("verify_flags", 32768), ("verify_mode", 2), ("security_level", 2),
        ],
        isMade: true),
      InertType(
        name: "_SSLSocket", module: "_ssl",
        methods: [
          "do_handshake", "uses_ktls_for_send", "uses_ktls_for_recv", "sendfile", "write", "read", "pending",
          "getpeercert", "get_channel_binding", "cipher", "group", "client_sigalg", "server_sigalg", "shared_ciphers",
          "version", "selected_alpn_protocol", "compression", "shutdown", "verify_client_post_handshake",
          "get_unverified_chain", "get_verified_chain",
        ],
        attributes: ["context", "server_side", "server_hostname", "owner", "session", "session_reused"],
        isFinal: true),
      InertType(
        name: "MemoryBIO", module: "_ssl",
        methods: ["read", "write", "write_eof"],
        attributes: ["pending", "eof"],
        isFinal: true),
      InertType(
        name: "SSLSession", module: "_ssl",
        attributes: ["has_ticket", "id", "ticket_lifetime_hint", "time", "timeout"],
        isFinal: true),
      InertType(
        name: "Certificate", module: "_ssl",
        methods: ["public_bytes", "get_info"],
        isFinal: true),
    ],
    exceptions: [
      InertException(name: "SSLError", module: "ssl", bases: ["OSError"]),
      InertException(name: "SSLCertVerificationError", module: "ssl", bases: ["SSLError", "ValueError"]),
      InertException(name: "SSLZeroReturnError", module: "ssl", bases: ["SSLError"]),
      InertException(name: "SSLWantWriteError", module: "ssl", bases: ["SSLError"]),
      InertException(name: "SSLWantReadError", module: "ssl", bases: ["SSLError"]),
      InertException(name: "SSLSyscallError", module: "ssl", bases: ["SSLError"]),
      InertException(name: "SSLEOFError", module: "ssl", bases: ["SSLError"]),
    ],
    more: { module throws(Raised) in
      let world = module.world
      let version = [3, 6, 0, 5, 0].map { Value(small: $0) }
      module.constant("OPENSSL_VERSION_INFO", world.makeTuple(version).value)
      module.constant("_OPENSSL_API_VERSION", world.makeTuple(version).value)
      module.function("RAND_status") { _, _ throws(Raised) in .true }
      module.function("RAND_bytes", .exactly(1)) { world, arguments throws(Raised) in
        let count = try world.index(arguments[0])
        if count < 0 { throw world.valueError("num must be positive") }
        return try world.bytes(world.randomBytes(count))
      }
      module.function("get_default_verify_paths") { world, _ throws(Raised) in
        let texts = ["SSL_CERT_FILE", "/usr/lib/ssl/cert.pem", "SSL_CERT_DIR", "/usr/lib/ssl/certs"]
        return world.makeTuple(texts.map { world.string($0) }).value
      }
      module.function("txt2obj", .named("txt", "name", required: 1)) { world, arguments throws(Raised) in
        try object(world, world.strText(arguments[0]), nil)
      }
      module.function("nid2obj", .exactly(1)) { world, arguments throws(Raised) in
        try object(world, nil, world.index(arguments[0]))
      }
    })

  /// The purposes of certificates, which the library names; of others nothing is known here.
  private static let objects = [
    (129, "serverAuth", "TLS Web Server Authentication", "1.3.6.1.5.5.7.3.1"),
    (130, "clientAuth", "TLS Web Client Authentication", "1.3.6.1.5.5.7.3.2"),
  ]

  private static func object(_ world: World, _ text: String?, _ number: Int?) throws(Raised) -> Value {
    guard let found = objects.first(where: { $0.0 == number || [$0.1, $0.2, $0.3].contains(text) }) else {
      throw world.valueError(text.map { "unknown object '\($0.prefix(100))'" } ?? "unknown NID \(number ?? 0)")
    }
    return world.tuple(
      Value(small: found.0), world.string(found.1), world.string(found.2), world.string(found.3))
  }
}
