"""Graphs: topological order with cycles shown, strongly connected components, shortest paths, flows, matching, spanning trees, A*."""


class Graph:
    def __init__(self, text="", directed=True):
        self.edges = {}
        for part in text.split():
            a, _, rest = part.partition(">")
            b, _, w = rest.partition(":")
            self.add(a, b, int(w or 1))
            if not directed: self.add(b, a, int(w or 1))
    def add(self, a, b, w=1): self.edges.setdefault(a, {})[b] = w; self.edges.setdefault(b, {})
    def __getitem__(self, node): return self.edges[node]
    def __iter__(self): return iter(self.edges)
    def __invert__(self):
        other = Graph()
        for a in self:
            other.edges.setdefault(a, {})
            for b, w in self[a].items(): other.add(b, a, w)
        return other

    def order(self):
        state, out, path = {}, [], []
        def visit(n):
            match state.get(n):
                case "done": return
                case "open": raise ValueError("cycle " + ">".join([*path[path.index(n):], n]))
            state[n] = "open"; path.append(n)
            for m in self[n]: visit(m)
            state[path.pop()] = "done"
            out.append(n)
        for n in sorted(self): visit(n)
        return out[::-1]

    def components(self):
        index, low, stack, found = {}, {}, [], []
        def visit(v):
            index[v] = low[v] = len(index)
            stack.append(v)
            for w in sorted(self[v]):
                if w not in index: visit(w); low[v] = min(low[v], low[w])
                elif w in stack: low[v] = min(low[v], index[w])
            if low[v] == index[v]:
                at = stack.index(v)
                found.append(sorted(stack[at:]))
                del stack[at:]
        for v in sorted(self):
            if v not in index: visit(v)
        return found

    def shortest(self, start):
        known, open_ = {}, {start: (0, None)}
        while open_:
            node = min(open_, key=lambda n: (open_[n][0], n))
            known[node] = distance, _ = open_.pop(node)
            for m, w in self[node].items():
                if m not in known and (m not in open_ or open_[m][0] > distance + w): open_[m] = distance + w, node
        return known

    def path(self, start, end):
        known, out = self.shortest(start), [end]
        if end not in known: raise LookupError(f"no way from {start} to {end}")
        while (before := known[out[0]][1]) is not None: out.insert(0, before)
        return known[end][0], "".join(out)

    def all_pairs(self):
        inf = float("inf")
        d = {(a, b): 0 if a == b else self[a].get(b, inf) for a in self for b in self}
        for k in self:
            for a in self:
                for b in self: d[a, b] = min(d[a, b], d[a, k] + d[k, b])
        return d

    def flow(self, source, sink):
        left = {a: dict(self[a]) for a in self}
        total = 0
        while True:
            queue, parent = [source], {source: None}
            for n in queue:
                for m, c in left[n].items():
                    if c and m not in parent: parent[m] = n; queue.append(m)
            if sink not in parent: return total, sorted(n for n in parent)
            path, n = [], sink
            while parent[n]: path.append((parent[n], n)); n = parent[n]
            least = min(left[a][b] for a, b in path)
            for a, b in path: left[a][b] -= least; left[b][a] = left[b].get(a, 0) + least
            total += least

    def spanning(self):
        roots = {n: n for n in self}
        def root(n):
            while roots[n] != n: roots[n] = n = roots[roots[n]]
            return n
        for w, a, b in sorted((w, a, b) for a in self for b, w in self[a].items()):
            if (ra := root(a)) != (rb := root(b)): roots[ra] = rb; yield a + b, w


def matching(wants):
    taken = {}
    def place(person, seen):
        for job in wants[person]:
            if job in seen: continue
            seen.add(job)
            if job not in taken or place(taken[job], seen): taken[job] = person; return True
        return False
    return sum(place(p, set()) for p in wants), dict(sorted(taken.items()))


def a_star(maze):
    rows = maze.split()
    find = lambda c: next((r, row.index(c)) for r, row in enumerate(rows) if c in row)
    start, end = find("S"), find("E")
    open_, came, cost, looked = [(0, start)], {}, {start: 0}, 0
    while open_:
        open_.sort(reverse=True)
        _, here = open_.pop()
        looked += 1
        if here == end: break
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            r, c = there = here[0] + dr, here[1] + dc
            if rows[r][c] != "#" and cost.get(there, 999) > cost[here] + 1:
                cost[there], came[there] = cost[here] + 1, here
                open_.append((cost[there] + abs(r - end[0]) + abs(c - end[1]), there))
    else: return None
    grid = [list(r) for r in rows]
    while (here := came[here]) != start: grid[here[0]][here[1]] = "."
    return cost[end], ["".join(r) for r in grid]


print(Graph("a>b a>c b>d c>d d>e").order(), (~Graph("a>b b>c")).order())
try: Graph("a>b b>c c>d d>b").order()
except ValueError as e: print(e)
print(Graph("a>b b>c c>a c>d d>e e>d f>g g>f f>a h>h").components())
roads = Graph("A>B:7 A>C:9 A>F:14 B>C:10 B>D:15 C>D:11 C>F:2 D>E:6 E>F:9", directed=False)
print(roads.path("A", "E"), {n: d for n, (d, _) in roads.shortest("A").items()}, list(roads.spanning()), sum(w for _, w in roads.spanning()))
try: Graph("a>b c>d").path("a", "d")
except LookupError as e: print(e)
pairs = Graph("a>b:3 b>c:-2 c>d:2 a>c:5").all_pairs()
print(pairs["a", "d"], pairs["d", "a"], sum(v for v in pairs.values() if v != float("inf")))
print(Graph("s>a:10 s>b:5 a>b:15 a>t:5 b>t:10").flow("s", "t"), Graph("s>a:3 b>t:3 a>s:1").flow("s", "t"))
print(matching({"ann": "xy", "bob": "x", "cyd": "yz", "dan": "z"}))
print(*a_star("######## #S..#..# #.#.#.## #.#...E# ########".replace(".", "o")) or (), a_star("##### #S#E# #####"))
