lazy import a, b, c, d, e, f, g, gone
