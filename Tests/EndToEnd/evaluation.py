"""A worker process spoken to directly: many evaluations over one pair of pipes, and mutations of programs for it."""

import json
import os
import random
import re
import select
import struct
import subprocess
import time

from patience import LIMIT


class Died(Exception):
    """The worker ended instead of answering."""


class Hung(Exception):
    """The worker did not answer in time."""


class Worker:
    """`lazyls --evaluation-worker`: a length of four bytes, then JSON, both ways."""

    def __init__(self, lazyls):
        self.lazyls = lazyls
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [self.lazyls, "--evaluation-worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, bufsize=0, env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})

    def close(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process.stdin.close()
            self.process.stdout.close()
        self.process = None

    def evaluate(self, files, main="main.py", laziness="all", seconds=5, instructions=5_000_000, memory=96 << 20,
                 output=1 << 20):
        """The report of a program whose files are given as text."""
        if self.process is None:
            self.start()
        request = {
            "target": main, "module": "", "file": f"/project/{main}", "laziness": laziness, "isMain": True,
            "arguments": [], "resolvesDeferred": True, "searchPath": ["/project"], "instructions": instructions,
            "memory": memory, "milliseconds": seconds * 1000, "output": output,
            "overlays": {f"/project/{name}": text for name, text in files.items()},
        }
        message = json.dumps(request).encode("utf-8", "replace")
        try:
            self.process.stdin.write(struct.pack("<I", len(message)) + message)
            deadline = time.monotonic() + seconds + LIMIT
            (length,) = struct.unpack("<I", self.read(4, deadline))
            return json.loads(self.read(length, deadline).decode("utf-8", "replace"))
        except BrokenPipeError as error:
            self.close()
            raise Died() from error
        except (Died, Hung):
            self.close()
            raise

    def read(self, count, deadline):
        found = b""
        while len(found) < count:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                raise Hung()
            part = os.read(self.process.stdout.fileno(), count - len(found))
            if not part:
                raise Died()
            found += part
        return found


TOKEN = re.compile(r"\w+|[^\w\s]+|\s+")
NUMBERS = ["0", "-1", "1", "2", "3", "255", "256", "10**9", "10**19", "1 << 62", "-(1 << 62)", "1 << 63", "1 << 100",
           "0.0", "1e308", "float('nan')", "True", "None", "''", "[]", "()", "{}", "b'x'", "print", "int", "type"]


def mutate(text, pool, chance):
    """A program that was changed in a few places; `pool` has lines of other programs."""
    for _ in range(chance.choice([1, 1, 2, 3, 5])):
        lines = text.split("\n")
        tokens = TOKEN.findall(text)
        kind = chance.randrange(9)
        if kind == 0 and text:
            text = text[:chance.randrange(len(text))]
        elif kind == 1:
            place = chance.randrange(len(lines) + 1)
            lines[place:place] = chance.choices(pool, k=chance.randrange(1, 4))
            text = "\n".join(lines)
        elif kind == 2 and len(tokens) > 1:
            first, second = chance.randrange(len(tokens)), chance.randrange(len(tokens))
            tokens[first], tokens[second] = tokens[second], tokens[first]
            text = "".join(tokens)
        elif kind == 3 and text:
            place = chance.randrange(len(text))
            text = text[:place] + text[place + chance.randrange(1, 4):]
        elif kind == 4:
            numbers = list(re.finditer(r"\b\d+\b", text))
            if numbers:
                found = chance.choice(numbers)
                text = text[:found.start()] + chance.choice(NUMBERS) + text[found.end():]
        elif kind == 5 and len(lines) > 1:
            first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
            lines[first], lines[second] = lines[second], lines[first]
            text = "\n".join(lines)
        elif kind == 6 and lines:
            del lines[chance.randrange(len(lines))]
            text = "\n".join(lines)
        elif kind == 7 and tokens:
            names = [token for token in tokens if token.isidentifier()]
            places = [index for index, token in enumerate(tokens) if token.isidentifier()]
            if names:
                tokens[chance.choice(places)] = chance.choice(names + NUMBERS)
                text = "".join(tokens)
        elif kind == 8 and lines:
            place = chance.randrange(len(lines))
            lines[place:place] = [lines[place]] * chance.randrange(1, 4)
            text = "\n".join(lines)
    return text


class Mutations:
    """An endless row of programs (file name → text), the same for the same seed."""

    def __init__(self, path, seed):
        programs = json.loads(path.read_text())
        self.sources = [program["files"] for program in programs]
        self.pool = [line for files in self.sources for text in files.values() for line in text.split("\n")]
        self.chance = random.Random(seed)

    def __iter__(self):
        return self

    def __next__(self):
        files = dict(self.chance.choice(self.sources))
        for name in self.chance.sample(sorted(files), k=min(len(files), self.chance.choice([1, 1, 2]))):
            files[name] = mutate(files[name], self.pool, self.chance)
        return files
