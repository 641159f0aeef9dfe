"""A text adventure as a state machine: rooms, items, verbs by decorators, a scripted session."""


class Direction:
    _all = {}

    def __init__(self, name, opposite):
        self.name, self.opposite = name, opposite
        Direction._all[name] = self

    def __class_getitem__(cls, name):
        return cls._all[name]

    def __invert__(self):
        return Direction[self.opposite]

    def __str__(self):
        return self.name


for a, b in (("north", "south"), ("east", "west"), ("up", "down")):
    Direction(a, b), Direction(b, a)


class Item:
    def __init__(self, name, *, weight=1, portable=True, **flags):
        self.name, self.weight, self.portable, self.flags = name, weight, portable, flags

    def __getattr__(self, name):
        if name.startswith("is_"):
            return self.flags.get(name[3:], False)
        raise AttributeError(name)

    def __repr__(self):
        return self.name

    def __lt__(self, other):
        return self.name < other.name


class Room:
    def __init__(self, name, description, *items):
        self.name, self.description, self.exits, self.items = name, description, {}, {i.name: i for i in items}

    def connect(self, direction, other, locked=None):
        self.exits[str(direction)] = (other, locked)
        other.exits[str(~direction)] = (self, None)
        return self


class Refused(Exception):
    """What the player tried does not work."""


class Game:
    verbs = {}
    aliases = {"n": "go north", "s": "go south", "e": "go east", "i": "inventory", "l": "look", "get": "take"}

    @classmethod
    def verb(cls, *names, needs=None):
        def register(function):
            for name in names:
                cls.verbs[name] = function, needs
            return function
        return register

    def __init__(self, start):
        self.room, self.items, self.score, self.turns, self.state = start, {}, 0, 0, "playing"

    @property
    def weight(self):
        return sum(item.weight for item in self.items.values())

    def do(self, line):
        words = line.lower().split()
        if not words:
            raise Refused("Say something.")
        words = self.aliases.get(words[0], words[0]).split() + words[1:]
        verb, *rest = [w for w in words if w not in {"the", "a", "to"}]
        function, needs = self.verbs.get(verb, (None, None))
        if function is None:
            raise Refused(f"I don't know how to {verb}.")
        if needs and not rest:
            raise Refused(f"{verb.title()} {needs}?")
        self.turns += 1
        return function(self, *rest)

    def run(self, script):
        for line in script:
            try:
                answer = self.do(line)
            except Refused as refused:
                answer = f"({refused})"
            except TypeError as error:
                answer = f"(I only understood you as far as wanting to {line.split()[0]}.)"
            yield f"> {line}\n{answer}"
            if self.state != "playing":
                yield f"You {self.state} with {self.score} points in {self.turns} turns."
                return


@Game.verb("look")
def look(game):
    room = game.room
    lines = [room.name.upper(), room.description]
    if room.items:
        lines.append("Here: " + ", ".join(map(str, sorted(room.items.values()))))
    lines.append("Exits: " + (" ".join(sorted(room.exits)) or "none"))
    return "\n".join(lines)


@Game.verb("go", "walk", needs="where")
def go(game, direction):
    match game.room.exits.get(direction):
        case None:
            raise Refused("You can't go that way.")
        case (_, key) if key and key not in game.items:
            raise Refused(f"It is locked. You need the {key}.")
        case (room, _):
            game.room = room
            return look(game)


@Game.verb("take", needs="what")
def take(game, name):
    item = game.room.items.get(name)
    if item is None:
        raise Refused(f"No {name} here.")
    if not item.portable:
        raise Refused(f"The {name} does not move.")
    if game.weight + item.weight > 5:
        raise Refused("Too heavy.")
    game.items[name] = game.room.items.pop(name)
    game.score += 5 * item.is_treasure
    if item.is_goal:
        game.state = "won"
    return "Taken."


@Game.verb("drop", needs="what")
def drop(game, name):
    try:
        game.room.items[name] = game.items.pop(name)
    except KeyError as e:
        raise Refused(f"You have no {e.args[0]}.") from e
    return "Dropped."


@Game.verb("inventory")
def inventory(game):
    return f"You carry {', '.join(map(repr, game.items.values())) or 'nothing'} ({game.weight}/5)."


hall = Room("Hall", "Dust everywhere.", Item("lamp", light=True), Item("anvil", weight=9), Item("statue", portable=False))
cellar = Room("Cellar", "Wet stone.", Item("key", weight=0), Item("coin", treasure=True))
vault = Room("Vault", "It glitters.", Item("crown", treasure=True, goal=True, weight=3))
hall.connect(Direction["down"], cellar)
cellar.connect(Direction["east"], vault, locked="key")
game = Game(hall)
script = ["l", "dance", "", "take the anvil", "take statue", "get lamp", "go", "go west", "go to the down", "e", "take coin", "take key", "drop rope", "i", "look around", "e", "take crown", "l"]
for text in game.run(script):
    print(text)
print(sorted(Game.verbs), hall.items, game.items["lamp"].is_light, game.items["lamp"].is_heavy)
try:
    game.items["lamp"].colour
except AttributeError as e:
    print("no attribute", e)
