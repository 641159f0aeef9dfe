b = bytearray(16)
m = memoryview(b)
for shape in ([1 << 62], [1 << 62, 4], [0], [-1], [2, 8]):
    try:
        m.cast("B", shape)
    except Exception as e:
        print(type(e))
m[::-1][::3][1:2].tolist()
b.extend(b"x")
