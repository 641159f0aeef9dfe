import _socket

def p(f, *arguments):
    try: print(arguments, f(*arguments))
    except Exception as e: print(arguments, type(e).__name__, e)

for arguments in (("127.0.0.1", 22), ("::1", 80), ("1.2.3.4", "443", 0, 1), (None, 5), ("127.0.0.1", None),
                  ("0.0.0.0", 0, 2, 1), ("127.0.0.1", 1, 10), ("::1", 5, 2, 1), (b"127.0.0.1", b"25", 0, 2),
                  (None, 5, 0, 1, 0, 1), ("127.0.0.1", 70000, 0, 1), (None, None), ("1.2.3.4", 5, 0, 0, 17),
                  ("1.2.3.4", 5, 99), (5, 5), ("1.2.3.4", 1.5), ("1.2.3.4",)):
    p(_socket.getaddrinfo, *arguments)
for text in ("1.2.3.4", "1.2.3", "01.2.3.4", "1.2.3.256", "1.2.3.+4", "", "1.2.3.4 "):
    p(_socket.inet_pton, 2, text)
for text in ("::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2::8", "::ffff:1.2.3.4", "::1.2.3.4", "1::2::3", "1:2:3:4:5:6:7:8:9",
             "12345::", ":1", "1:", "fe80:0:0:1:0:0:0:1", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::1.2.3", ":::", "1:2:3:4:5:6:7",
             "0:0:0:0:0:1:2:3", "1:2:3:4:5:6:1.2.3.4", "::+1", "::g", "::ffff:0:0", "1:0:0:2:0:0:3:4", "", ":", "1.2.3.4::"):
    try:
        packed = _socket.inet_pton(10, text)
        print(text, packed, _socket.inet_ntop(10, packed))
    except OSError as e:
        print(text, e)
p(_socket.inet_ntop, 2, b"\x01\x02\x03\x04")
p(_socket.inet_ntop, 2, b"\x01\x02\x03")
p(_socket.inet_ntop, 10, b"\x01\x02\x03")
p(_socket.inet_ntop, 1, b"\x01\x02\x03")
p(_socket.inet_pton, 1, "a")
p(_socket.inet_ntop, 2, "a")
for length in (0, 1, 8, 9, -1, 2**31 - 25, 2**31 - 24, 2**31 - 17, 2**31 - 16, "x", 1.5):
    p(_socket.CMSG_LEN, length)
    p(_socket.CMSG_SPACE, length)
