"""Exact cover by dancing links: sudoku, pentomino tilings, queens; generators through recursion, undo in finally."""


class Cell:
    __slots__ = "left right up down column row".split()
    def __init__(self, column=None, row=None):
        self.left = self.right = self.up = self.down = self
        self.column, self.row = column, row


class Column(Cell):
    __slots__ = ("name", "size", "__dict__")
    def __init__(self, name, optional=False): super().__init__(self); self.name, self.size, self.optional = name, 0, optional
    def __repr__(self): return f"{self.name}:{self.size}"


class Cover:
    def __init__(self, names, optional=()):
        self.head, self.columns, self.steps = Column("head"), {}, 0
        for name in (*names, *optional):
            self.columns[name] = column = Column(name, name in set(optional))
            if column.optional: continue
            column.left, column.right = self.head.left, self.head
            self.head.left.right = self.head.left = column

    def add(self, row, names):
        first = None
        for name in names:
            column = self.columns[name]
            cell = Cell(column, row)
            cell.up, cell.down = column.up, column
            column.up.down = column.up = cell
            column.size += 1
            if first is None: first = cell
            else:
                cell.left, cell.right = first.left, first
                first.left.right = first.left = cell

    @staticmethod
    def around(cell, way):
        at = getattr(cell, way)
        while at is not cell: yield at; at = getattr(at, way)

    def cover(self, column):
        column.right.left, column.left.right = column.left, column.right
        for cell in self.around(column, "down"):
            for other in self.around(cell, "right"):
                other.down.up, other.up.down = other.up, other.down
                other.column.size -= 1

    def uncover(self, column):
        for cell in self.around(column, "up"):
            for other in self.around(cell, "left"):
                other.column.size += 1
                other.down.up = other.up.down = other
        column.right.left = column.left.right = column

    def solutions(self, chosen=()):
        self.steps += 1
        column = min(self.around(self.head, "right"), key=lambda c: c.size, default=None)
        if column is None: yield chosen; return
        self.cover(column)
        try:
            for cell in self.around(column, "down"):
                covered = [self.cover(o.column) or o.column for o in self.around(cell, "right")]
                try: yield from self.solutions((*chosen, cell.row))
                finally:
                    for c in reversed(covered): self.uncover(c)
        finally: self.uncover(column)


def sudoku(text, n=2):
    size = n * n
    names = [(kind, a, b) for kind in ("cell", "row", "column", "box") for a in range(size) for b in range(size)]
    cover = Cover(names)
    for r in range(size):
        for c in range(size):
            given = text[r * size + c]
            for d in range(size) if given == "." else [int(given) - 1]:
                cover.add((r, c, d), [("cell", r, c), ("row", r, d), ("column", c, d), ("box", r // n * n + c // n, d)])
    for solution in cover.solutions():
        grid = [["?"] * size for _ in range(size)]
        for r, c, d in solution: grid[r][c] = str(d + 1)
        yield "\n".join(map("".join, grid))


def queens(n):
    cover = Cover([("r", i) for i in range(n)] + [("c", i) for i in range(n)], [("d", i) for i in range(2 * n)] + [("e", i) for i in range(-n, n)])
    for r in range(n):
        for c in range(n): cover.add((r, c), [("r", r), ("c", c), ("d", r + c), ("e", r - c)])
    return cover


PIECES = {"L": "x. x. xx", "I": "xxxx", "T": "xxx .x.", "S": ".xx xx.", "O": "xx xx"}
def shapes(text):
    cells = {(r, c) for r, line in enumerate(text.split()) for c, x in enumerate(line) if x == "x"}
    found = set()
    for flip in (False, True):
        for turn in range(4):
            cells = {(c, -r) for r, c in cells}
            top, left = min(r for r, _ in cells), min(c for _, c in cells)
            found.add(frozenset((r - top, c - left) for r, c in cells))
        cells = {(r, -c) for r, c in cells}
    return sorted(map(sorted, found))


def tilings(height, width, pieces):
    cover = Cover([*pieces, *((r, c) for r in range(height) for c in range(width))])
    for name in pieces:
        for shape in shapes(PIECES[name]):
            for r in range(height):
                for c in range(width):
                    cells = [(r + dr, c + dc) for dr, dc in shape]
                    if all(cell in cover.columns for cell in cells): cover.add((name, *cells), [name, *cells])
    for solution in cover.solutions():
        grid = [[" "] * width for _ in range(height)]
        for name, *cells in solution:
            for r, c in cells: grid[r][c] = name
        yield "/".join(map("".join, grid))


print(*sudoku("1.....2..3.....4"), sep="\n")
print(len(list(sudoku("1..............." ))), list(sudoku("11..............")))
print(next(sudoku("53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79", 3)))
for n in (1, 2, 4, 5, 6):
    board = queens(n)
    print(n, sum(1 for _ in board.solutions()), board.steps, [c.size for c in board.columns.values()][:3])
board = queens(6)
walk = board.solutions()
print(sorted(next(walk)), board.head.right is board.head)
walk.close()
print([c.size for c in board.columns.values()][:4], sum(1 for _ in Cover.around(board.head, "right")))
print({name: len(shapes(text)) for name, text in PIECES.items()})
found = sorted(tilings(4, 4, "LITO" if False else "LLOI"[1:] + "")) if False else sorted(tilings(4, 3, "LIO"))
print(len(found), *found[:3])
print(sorted(tilings(4, 5, "LISTO"))[:3], Column("x"), Column("y").extra if hasattr(Column("y"), "extra") else vars(Column("y")))
