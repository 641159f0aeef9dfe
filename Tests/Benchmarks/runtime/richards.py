# A simulated operating system's scheduler, after Martin Richards: classes, methods, linked lists.

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(1, 7)
DEVICE, WORK = 1000, 1001
BUFFER = 4


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        p = queue
        while p.link is not None:
            p = p.link
        p.link = self
        return queue


class State:
    def __init__(self):
        self.packet_pending = True
        self.task_waiting = False
        self.task_holding = False

    def pending(self):
        self.packet_pending = True
        self.task_waiting = False
        self.task_holding = False
        return self

    def waiting(self):
        self.packet_pending = False
        self.task_waiting = True
        self.task_holding = False
        return self

    def running(self):
        self.packet_pending = False
        self.task_waiting = False
        self.task_holding = False
        return self

    def waiting_with_packet(self):
        self.packet_pending = True
        self.task_waiting = True
        self.task_holding = False
        return self

    def is_holding_or_waiting(self):
        return self.task_holding or (not self.packet_pending and self.task_waiting)

    def is_waiting_with_packet(self):
        return self.packet_pending and (self.task_waiting and not self.task_holding)


class World:
    def __init__(self):
        self.tasks = None
        self.current = None
        self.ident = None
        self.table = [None] * 10
        self.hold_count = 0
        self.queue_count = 0


class Task(State):
    def __init__(self, world, ident, priority, queue, state):
        self.world = world
        self.link = world.tasks
        self.ident = ident
        self.priority = priority
        self.input = queue
        self.packet_pending = state.packet_pending
        self.task_waiting = state.task_waiting
        self.task_holding = state.task_holding
        world.tasks = self
        world.table[ident] = self

    def add_packet(self, packet, old):
        if self.input is None:
            self.input = packet
            self.packet_pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.input)
        return old

    def run(self):
        if self.is_waiting_with_packet():
            message = self.input
            self.input = message.link
            if self.input is None:
                self.running()
            else:
                self.pending()
        else:
            message = None
        return self.work(message)

    def wait(self):
        self.task_waiting = True
        return self

    def hold(self):
        self.world.hold_count += 1
        self.task_holding = True
        return self.link

    def release(self, ident):
        task = self.find(ident)
        task.task_holding = False
        return task if task.priority > self.priority else self

    def queue(self, packet):
        task = self.find(packet.ident)
        self.world.queue_count += 1
        packet.link = None
        packet.ident = self.ident
        return task.add_packet(packet, self)

    def find(self, ident):
        task = self.world.table[ident]
        if task is None:
            raise Exception("bad task")
        return task


class Idle(Task):
    def __init__(self, world, ident, count):
        Task.__init__(self, world, ident, 0, None, State().running())
        self.control = 1
        self.count = count

    def work(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class Worker(Task):
    def __init__(self, world, ident, priority, queue, state):
        Task.__init__(self, world, ident, priority, queue, state)
        self.destination = HANDLER_A
        self.letter = 0

    def work(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.ident = self.destination
        packet.datum = 0
        for i in range(BUFFER):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = 65 + self.letter - 1
        return self.queue(packet)


class Handler(Task):
    def __init__(self, world, ident, priority, queue, state):
        Task.__init__(self, world, ident, priority, queue, state)
        self.works = None
        self.devices = None

    def work(self, packet):
        if packet is not None:
            if packet.kind == WORK:
                self.works = packet.append_to(self.works)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.works
        if work is None:
            return self.wait()
        count = work.datum
        if count >= BUFFER:
            self.works = work.link
            return self.queue(work)
        device = self.devices
        if device is None:
            return self.wait()
        self.devices = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.queue(device)


class Device(Task):
    def __init__(self, world, ident, priority, queue, state):
        Task.__init__(self, world, ident, priority, queue, state)
        self.pending_packet = None

    def work(self, packet):
        if packet is None:
            packet = self.pending_packet
            if packet is None:
                return self.wait()
            self.pending_packet = None
            return self.queue(packet)
        self.pending_packet = packet
        return self.hold()


def schedule(world):
    task = world.tasks
    while task is not None:
        if task.is_holding_or_waiting():
            task = task.link
        else:
            world.ident = task.ident
            task = task.run()


def run():
    world = World()
    Idle(world, IDLE, 10000)
    queue = Packet(None, 0, WORK)
    queue = Packet(queue, 0, WORK)
    Worker(world, WORKER, 1000, queue, State().waiting_with_packet())
    for ident, device, priority in ((HANDLER_A, DEVICE_A, 2000), (HANDLER_B, DEVICE_B, 3000)):
        queue = Packet(None, device, DEVICE)
        queue = Packet(queue, device, DEVICE)
        queue = Packet(queue, device, DEVICE)
        Handler(world, ident, priority, queue, State().waiting_with_packet())
    Device(world, DEVICE_A, 4000, None, State().waiting())
    Device(world, DEVICE_B, 5000, None, State().waiting())
    schedule(world)
    return world.hold_count, world.queue_count


for _ in range(4):
    print(run())
