"""Graph algorithms: Dijkstra with a heap of our own, topological order, components, spanning tree, colouring."""


class Heap:
    def __init__(self, items=()):
        self._data = []
        for item in items:
            self.push(item)

    def push(self, item):
        data = self._data
        data.append(item)
        at = len(data) - 1
        while at and data[at] < data[parent := (at - 1) // 2]:
            data[at], data[parent] = data[parent], data[at]
            at = parent

    def pop(self):
        data = self._data
        if not data:
            raise IndexError("pop from empty heap")
        top, last = data[0], data.pop()
        if data:
            data[0], at = last, 0
            while (child := 2 * at + 1) < len(data):
                if child + 1 < len(data) and data[child + 1] < data[child]:
                    child += 1
                if not data[child] < data[at]:
                    break
                data[at], data[child] = data[child], data[at]
                at = child
        return top

    def __bool__(self):
        return bool(self._data)

    def __iter__(self):
        while self:
            yield self.pop()


class CycleError(ValueError):
    pass


class Graph:
    def __init__(self, edges=(), *, directed=False):
        self.directed, self.adjacent = directed, {}
        for a, b, *weight in edges:
            self.connect(a, b, *weight)

    def connect(self, a, b, weight=1):
        self.adjacent.setdefault(a, {})[b] = weight
        self.adjacent.setdefault(b, {})
        if not self.directed:
            self.adjacent[b][a] = weight
        return self

    def __iter__(self): return iter(self.adjacent)
    def __len__(self): return len(self.adjacent)
    def __getitem__(self, node): return self.adjacent[node]
    def __contains__(self, edge):
        match edge:
            case (a, b): return b in self.adjacent.get(a, ())
            case node: return node in self.adjacent

    @property
    def edges(self):
        seen = set()
        for a in self:
            for b, weight in self[a].items():
                if self.directed or frozenset((a, b)) not in seen:
                    seen.add(frozenset((a, b)))
                    yield weight, a, b

    def dijkstra(self, start):
        distance, before, heap = {start: 0}, {}, Heap([(0, start)])
        done = set()
        for d, node in heap:
            if node in done:
                continue
            done.add(node)
            for other, weight in self[node].items():
                if weight < 0:
                    raise ValueError(f"negative weight {weight} at {node}->{other}")
                if (new := d + weight) < distance.get(other, float("inf")):
                    distance[other], before[other] = new, node
                    heap.push((new, other))
        return distance, before

    def path(self, start, end):
        distance, before = self.dijkstra(start)
        if end not in distance:
            return None, float("inf")
        nodes = [end]
        while nodes[-1] != start:
            nodes.append(before[nodes[-1]])
        return nodes[::-1], distance[end]

    def walk(self, start, *, depth_first=False):
        waiting, seen = [start], {start}
        while waiting:
            node = waiting.pop(-1 if depth_first else 0)
            yield node
            for other in self[node]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)

    def components(self):
        left = dict.fromkeys(self)
        while left:
            group = list(self.walk(next(iter(left))))
            for node in group:
                left.pop(node, None)
            yield group

    def order(self):
        state, result = {}, []

        def visit(node, trail=()):
            if state.get(node) == "done":
                return
            if state.get(node) == "open":
                raise CycleError(" -> ".join(trail[trail.index(node):] + (node,)))
            state[node] = "open"
            for other in self[node]:
                visit(other, trail + (node,))
            state[node] = "done"
            result.append(node)
        for node in self:
            visit(node)
        return result[::-1]

    def spanning_tree(self):
        parent = {node: node for node in self}

        def find(node):
            while parent[node] != node:
                parent[node] = node = parent[parent[node]]
            return node
        for weight, a, b in sorted(self.edges):
            if (x := find(a)) != (y := find(b)):
                parent[x] = y
                yield a, b, weight

    def colours(self):
        colour = {}
        for node in sorted(self, key=lambda n: (-len(self[n]), n)):
            used = {colour[o] for o in self[node] if o in colour}
            colour[node] = next(c for c in range(len(self)) if c not in used)
        return colour


roads = Graph([("a", "b", 7), ("a", "c", 9), ("a", "f", 14), ("b", "c", 10), ("b", "d", 15), ("c", "d", 11), ("c", "f", 2), ("d", "e", 6), ("e", "f", 9), ("x", "y", 1)])
print(roads.path("a", "e"), roads.path("a", "x"), sorted(roads.dijkstra("a")[0].items()))
print(list(roads.walk("a")), list(roads.walk("a", depth_first=True)))
print([sorted(c) for c in roads.components()], list(roads.spanning_tree()), sum(w for *_, w in roads.spanning_tree()))
print(sorted(roads.colours().items()), len(roads), ("a", "b") in roads, ("a", "e") in roads, "q" in roads)
tasks = Graph([("shirt", "tie"), ("tie", "jacket"), ("trousers", "shoes"), ("trousers", "belt"), ("belt", "jacket"), ("socks", "shoes")], directed=True)
order = tasks.order()
print(order, all(order.index(a) < order.index(b) for _, a, b in tasks.edges))
try:
    tasks.connect("jacket", "shirt").order()
except CycleError as e:
    print("cycle:", e)
try:
    Graph([(1, 2, -5)]).dijkstra(1)
except ValueError as e:
    print(e)
try:
    Heap().pop()
except IndexError as e:
    print(e)
print(list(Heap([5, 3, 8, 1, 9, 2, 7])), list(Heap("heapsort")), [*Heap([(2, "b"), (1, "z"), (2, "a")])])
grid = Graph(((x, y), (x + dx, y + dy)) for x in range(4) for y in range(4) for dx, dy in ((0, 1), (1, 0)) if x + dx < 4 and y + dy < 4 and (x, y) != (1, 1) and (x + dx, y + dy) != (1, 1))
path, cost = grid.path((0, 0), (3, 3))
print(cost, len(path), (1, 1) in path, max(grid.colours().values()))
