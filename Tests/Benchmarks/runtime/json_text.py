# Text that is read letter by letter: a reader and a writer of JSON.


class Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        text = self.text
        while self.at < len(text) and text[self.at] in " \n\t":
            self.at += 1

    def value(self):
        self.skip()
        letter = self.text[self.at]
        if letter == "{":
            return self.object()
        if letter == "[":
            return self.array()
        if letter == '"':
            return self.string()
        for word, meaning in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return meaning
        return self.number()

    def object(self):
        result = {}
        self.at += 1
        self.skip()
        while self.text[self.at] != "}":
            self.skip()
            key = self.string()
            self.skip()
            self.at += 1
            result[key] = self.value()
            self.skip()
            if self.text[self.at] == ",":
                self.at += 1
        self.at += 1
        return result

    def array(self):
        result = []
        self.at += 1
        self.skip()
        while self.text[self.at] != "]":
            result.append(self.value())
            self.skip()
            if self.text[self.at] == ",":
                self.at += 1
        self.at += 1
        return result

    def string(self):
        self.at += 1
        parts = []
        while (letter := self.text[self.at]) != '"':
            if letter == "\\":
                self.at += 1
                letter = {"n": "\n", "t": "\t"}.get(self.text[self.at], self.text[self.at])
            parts.append(letter)
            self.at += 1
        self.at += 1
        return "".join(parts)

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-.eE0123456789":
            self.at += 1
        word = self.text[start : self.at]
        return float(word) if "." in word or "e" in word else int(word)


def write(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(write(key) + ": " + write(item) for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([write(item) for item in value]) + "]"
    return repr(value)


def main():
    data = {
        "name": "benchmark \"quoted\"\nline",
        "numbers": [1, 2, 3.5, -4, 1e3, 123456789],
        "nested": {"a": [True, False, None], "b": {"c": "text with some length"}},
        "items": [{"id": i, "label": "item" + str(i), "price": i * 1.25} for i in range(40)],
    }
    text = write(data)
    length = 0
    for _ in range(100):
        again = Reader(text).value()
        text = write(again)
        length += len(text)
    print(length, again == data)


main()
