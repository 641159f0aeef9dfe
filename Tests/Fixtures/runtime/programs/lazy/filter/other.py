lazy import a
lazy import eager
