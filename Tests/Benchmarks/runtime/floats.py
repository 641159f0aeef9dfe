# Loops over floats: the spectral norm, and the Mandelbrot set.


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)


def times(vector, transposed):
    result = []
    for i in range(len(vector)):
        total = 0.0
        for j in range(len(vector)):
            total += (element(j, i) if transposed else element(i, j)) * vector[j]
        result.append(total)
    return result


def norm(size):
    u = [1.0] * size
    for _ in range(4):
        v = times(times(u, False), True)
        u = times(times(v, False), True)
    dot = sum(a * b for a, b in zip(u, v))
    square = sum(b * b for b in v)
    return (dot / square) ** 0.5


def mandelbrot(size):
    inside = 0
    for row in range(size):
        ci = 2.0 * row / size - 1.0
        for column in range(size):
            cr = 2.0 * column / size - 1.5
            zr = zi = 0.0
            for _ in range(50):
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                if zr * zr + zi * zi > 4.0:
                    break
            else:
                inside += 1
    return inside


print(f"{norm(120):.9f}", mandelbrot(140))
