"""How a program is put together."""


class Program:
    def __init__(self, random):
        self.random = random
        self.steps = []
        self.names = 0

    def call(self, name, *arguments):
        self.steps.append({"call": name, "args": list(arguments)})

    def make(self, name, *arguments):
        """A call whose result other calls take."""
        self.names += 1
        self.steps.append({"call": name, "args": list(arguments), "as": f"v{self.names}"})
        return {"ref": f"v{self.names}"}

    def each(self, name, iterator, body=None):
        """A walk; `body` is called once, to write down what is done with each item."""
        self.names += 1
        step = {"each": name, "args": [iterator], "as": f"v{self.names}", "do": []}
        outer, self.steps = self.steps, step["do"]
        if body:
            body({"ref": f"v{self.names}"})
        self.steps = outer
        self.steps.append(step)

    def walk(self, begin, arguments, advance, end, body=None):
        """From one iterator to its end."""
        iterator = self.make(begin, *arguments)
        self.each(advance, iterator, body)
        self.call(end, iterator)

    def http(self, port, method, target, headers, body):
        self.steps.append({"http": [method, target, headers, body], "port": port})

    def sometimes(self, probability):
        return self.random.random() < probability
