lazy from render import Canvas, draw
lazy import style
class Circle:
    canvas: Canvas
    def __init__(self, r): self.r = r
    def on(self, c: Canvas) -> style.Style: return c
    def show(self): return f'circle {self.r} {style.Style.name}'
