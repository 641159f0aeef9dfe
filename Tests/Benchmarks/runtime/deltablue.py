# A solver of one-way constraints in the spirit of DeltaBlue: polymorphic methods, lists of objects, graphs.


class Strength:
    def __init__(self, level, name):
        self.level = level
        self.name = name

    def is_stronger(self, other):
        return self.level < other.level

    def is_weaker(self, other):
        return self.level > other.level


REQUIRED = Strength(0, "required")
STRONG = Strength(2, "strong")
NORMAL = Strength(4, "normal")
WEAKEST = Strength(6, "weakest")


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walk = WEAKEST
        self.stays = True

    def add(self, constraint):
        self.constraints.append(constraint)

    def remove(self, constraint):
        self.constraints.remove(constraint)
        if self.determined_by is constraint:
            self.determined_by = None


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def add(self, planner):
        self.add_to_graph()
        planner.incremental_add(self)

    def satisfy(self, mark, planner):
        self.choose(mark)
        if not self.is_satisfied():
            return None
        self.mark_inputs(mark)
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.unsatisfy()
        out.determined_by = self
        planner.propagate(self, mark)
        out.mark = mark
        return overridden


class Unary(Constraint):
    def __init__(self, variable, strength, planner):
        Constraint.__init__(self, strength)
        self.out = variable
        self.satisfied = False
        self.add(planner)

    def add_to_graph(self):
        self.out.add(self)
        self.satisfied = False

    def remove_from_graph(self):
        self.out.remove(self)
        self.satisfied = False

    def choose(self, mark):
        self.satisfied = self.out.mark != mark and self.strength.is_stronger(self.out.walk)

    def is_satisfied(self):
        return self.satisfied

    def mark_inputs(self, mark):
        pass

    def inputs_known(self, mark):
        return True

    def output(self):
        return self.out

    def unsatisfy(self):
        self.satisfied = False

    def recalculate(self):
        self.out.walk = self.strength
        self.out.stays = not self.is_input()
        if self.out.stays:
            self.execute()


class Stay(Unary):
    def is_input(self):
        return False

    def execute(self):
        pass


class Edit(Unary):
    def is_input(self):
        return True

    def execute(self):
        pass


class Binary(Constraint):
    def __init__(self, first, second, strength, planner):
        Constraint.__init__(self, strength)
        self.first = first
        self.second = second
        self.direction = 0
        self.add(planner)

    def is_input(self):
        return False

    def add_to_graph(self):
        self.first.add(self)
        self.second.add(self)
        self.direction = 0

    def choose(self, mark):
        if self.first.mark == mark:
            stronger = self.second.mark != mark and self.strength.is_stronger(self.second.walk)
            self.direction = 1 if stronger else 0
        elif self.second.mark == mark:
            self.direction = -1 if self.strength.is_stronger(self.first.walk) else 0
        elif self.first.walk.is_weaker(self.second.walk):
            self.direction = -1 if self.strength.is_stronger(self.first.walk) else 0
        else:
            self.direction = 1 if self.strength.is_stronger(self.second.walk) else 0

    def is_satisfied(self):
        return self.direction != 0

    def mark_inputs(self, mark):
        self.input().mark = mark

    def input(self):
        return self.first if self.direction > 0 else self.second

    def output(self):
        return self.second if self.direction > 0 else self.first

    def inputs_known(self, mark):
        source = self.input()
        return source.mark == mark or source.stays or source.determined_by is None

    def unsatisfy(self):
        self.direction = 0

    def recalculate(self):
        source, out = self.input(), self.output()
        out.walk = source.walk if source.walk.is_weaker(self.strength) else self.strength
        out.stays = source.stays
        if out.stays:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.output().value = self.input().value


class Scale(Binary):
    def __init__(self, source, scale, offset, target, strength, planner):
        self.scale = scale
        self.offset = offset
        Binary.__init__(self, source, target, strength, planner)

    def execute(self):
        if self.direction > 0:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            one = todo.pop()
            out = one.output()
            if out.mark == mark:
                continue
            one.recalculate()
            for other in out.constraints:
                if other is not out.determined_by and other.is_satisfied():
                    todo.append(other)

    def plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = list(sources)
        while todo:
            one = todo.pop()
            if one.output().mark != mark and one.inputs_known(mark):
                plan.append(one)
                one.output().mark = mark
                for other in one.output().constraints:
                    if other is not one.output().determined_by and other.is_satisfied():
                        todo.append(other)
        return plan


def change(variable, value, planner):
    edit = Edit(variable, STRONG, planner)
    plan = planner.plan([edit])
    for i in range(8):
        variable.value = value + i
        for constraint in plan:
            constraint.execute()
    edit.remove_from_graph()


def chain(length):
    planner = Planner()
    variables = [Variable("v" + str(i), 0) for i in range(length + 1)]
    for i in range(length):
        Equal(variables[i], variables[i + 1], REQUIRED, planner)
    Stay(variables[-1], NORMAL, planner)
    for i in range(15):
        change(variables[0], i, planner)
    return variables[-1].value


def projection(length):
    planner = Planner()
    scale = Variable("scale", 10)
    offset = Variable("offset", 1000)
    targets = []
    total = 0
    for i in range(length):
        source = Variable("s" + str(i), i)
        target = Variable("d" + str(i), i)
        targets.append((source, target))
        Stay(source, NORMAL, planner)
        Scale(source, scale, offset, target, REQUIRED, planner)
    for source, target in targets:
        change(source, 17, planner)
        total += target.value
    return total


print(chain(4000), projection(4000))
