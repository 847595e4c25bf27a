"""Mocked HID devices under umockdev, moved by lines of JSON: what a test says on standard input, what programs do to
the devices on standard output. Programs that run with LD_PRELOAD=libumockdev-preload.so.0 and UMOCKDEV_DIR=<root> see
the devices through the real hidapi.

  in   {"plug": "hidraw0", "description": "...", "descriptor": "0501...", "id": [<bus>, <vendor>, <product>]}
       {"unplug": "hidraw0", "paths": ["/sys/...", ...]}
       {"report": "hidraw0", "hex": "3400..."}
       {"answer": "hidraw0", "hex": "05..."}        to the feature report asked for last; null: the device refuses
  out  {"root": "<folder>"}   {"plugged": "hidraw0"}   {"unplugged": "hidraw0"}   {"written": "hidraw0", "hex": "1500"}
       {"getFeature": "hidraw0", "reportId": 5}   {"setFeature": "hidraw0", "hex": "0501"}

Input. A device node is one end of a pseudo-terminal, which is a stream; reports are messages. In canonical mode a read
returns one line and no more, so every report is sent as a line that ends in the end-of-file character, which is not
part of it, with the bytes that mean something to a terminal quoted. Closing our end is what an unplugged device looks
like to a program. Each device writes on a thread of its own: one whose reports nobody reads must not keep the answers
of the others, or its own, from being told.

Output and feature reports. umockdev passes writes and ioctls to a handler, on a thread of its own, with the bytes in
the memory of the program that called; a program waits until its call is completed.
"""
import ctypes
import json
import os
import queue
import struct
import sys
import termios
import threading

END = 0x04
QUOTE = 0x16
NEWLINE = 0x0A

# linux/hidraw.h; the bits of the two with a length are masked.
HIDIOCGRDESCSIZE = 0x80044801
HIDIOCGRDESC = 0x90044802
HIDIOCGRAWINFO = 0x80084803
HIDIOCSFEATURE = 0x4806
HIDIOCGFEATURE = 0x4807

ANSWER_TIMEOUT_S = 5
FULL_WAIT_S = 0.001
LAST_REPORTS_S = 1
SIZE = ctypes.c_size_t
POINTER = ctypes.c_void_p

library = ctypes.CDLL("libumockdev.so.0")
gobject = ctypes.CDLL("libgobject-2.0.so.0")


def declare(function, result, *arguments):
    function.restype = result
    function.argtypes = arguments
    return function


new_testbed = declare(library.umockdev_testbed_new, POINTER)
root_dir = declare(library.umockdev_testbed_get_root_dir, ctypes.c_char_p, POINTER)
add_from_string = declare(library.umockdev_testbed_add_from_string, ctypes.c_int, POINTER, ctypes.c_char_p, POINTER)
attach_ioctl = declare(library.umockdev_testbed_attach_ioctl, ctypes.c_int, POINTER, ctypes.c_char_p, POINTER, POINTER)
get_dev_fd = declare(library.umockdev_testbed_get_dev_fd, ctypes.c_int, POINTER, ctypes.c_char_p)
remove_device = declare(library.umockdev_testbed_remove_device, None, POINTER, ctypes.c_char_p)
new_handler = declare(library.umockdev_ioctl_base_new, POINTER)
client_request = declare(library.umockdev_ioctl_client_get_request, ctypes.c_ulong, POINTER)
client_argument = declare(library.umockdev_ioctl_client_get_arg, POINTER, POINTER)
client_complete = declare(library.umockdev_ioctl_client_complete, None, POINTER, ctypes.c_long, ctypes.c_int)
data_resolve = declare(library.umockdev_ioctl_data_resolve, POINTER, POINTER, SIZE, SIZE, POINTER)
data_retrieve = declare(library.umockdev_ioctl_data_retrieve, None, POINTER, ctypes.POINTER(POINTER),
                        ctypes.POINTER(ctypes.c_int))
data_update = declare(library.umockdev_ioctl_data_update, None, POINTER, SIZE, ctypes.c_char_p, ctypes.c_int)
data_unref = declare(library.umockdev_ioctl_data_unref, None, POINTER)
unref = declare(gobject.g_object_unref, None, POINTER)
free = declare(ctypes.CDLL("libglib-2.0.so.0").g_free, None, POINTER)
HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, POINTER, POINTER)
connect = declare(gobject.g_signal_connect_data, ctypes.c_ulong, POINTER, ctypes.c_char_p, HANDLER, POINTER, POINTER,
                  ctypes.c_int)


def bytes_of(data):
    """The bytes of a piece of the calling program's memory."""
    memory, length = POINTER(), ctypes.c_int()
    data_retrieve(data, ctypes.byref(memory), ctypes.byref(length))
    copy = ctypes.string_at(memory, length.value)
    free(memory)
    return copy


def keep_messages(terminal):
    """Canonical mode in which only END, QUOTE and NEWLINE are special."""
    characters = [b"\0"] * len(termios.tcgetattr(terminal)[6])
    characters[termios.VEOF] = bytes([END])
    characters[termios.VLNEXT] = bytes([QUOTE])
    flags = [0, 0, termios.CS8 | termios.CREAD, termios.ICANON | termios.IEXTEN]
    termios.tcsetattr(terminal, termios.TCSANOW, [*flags, termios.B38400, termios.B38400, characters])


def as_line(report):
    quoted = b"".join(bytes([QUOTE, byte]) if byte in (END, QUOTE, NEWLINE) else bytes([byte]) for byte in report)
    return quoted + bytes([END])


speaking = threading.Lock()


def say(message):
    with speaking:
        print(json.dumps(message), flush=True)


class Device:
    """One hidraw node: what programs read comes from `send`, what they do besides is said, and answered by the test."""

    def __init__(self, testbed, root, name, descriptor, identity):
        self.name = name
        self.descriptor = descriptor
        self.identity = identity
        self.answers = queue.Queue()
        self.reports = queue.Queue()
        self.closing = threading.Event()
        self.handler = new_handler()
        # Kept, or they would be collected while C still calls them.
        self.callbacks = [HANDLER(self.on_ioctl), HANDLER(self.on_write)]
        connect(self.handler, b"handle-ioctl", self.callbacks[0], None, None, 0)
        connect(self.handler, b"handle-write", self.callbacks[1], None, None, 0)
        node = f"/dev/{name}".encode()
        if not attach_ioctl(testbed, node, self.handler, None):
            raise RuntimeError(f"umockdev attaches nothing to {name}")
        self.master = get_dev_fd(testbed, node)
        # Held open, so that the terminal lives on while no program has it open.
        self.slave = os.open(os.readlink(f"{root}/dev/{name}"), os.O_RDWR | os.O_NOCTTY)
        keep_messages(self.slave)
        os.set_blocking(self.master, False)
        self.writer = threading.Thread(target=self.write_reports, daemon=True)
        self.writer.start()

    def send(self, report):
        self.reports.put(as_line(report))

    def write_reports(self):
        while (line := self.reports.get()) is not None:
            while line:
                try:
                    line = line[os.write(self.master, line):]
                except BlockingIOError:
                    if self.closing.wait(FULL_WAIT_S):
                        return

    def close(self):
        """What was sent before is still read, unless nobody reads."""
        self.reports.put(None)
        self.writer.join(timeout=LAST_REPORTS_S)
        self.closing.set()
        self.writer.join()
        os.close(self.slave)
        os.close(self.master)

    def on_write(self, _handler, client, _):
        data = client_argument(client)
        report = bytes_of(data)
        say({"written": self.name, "hex": report.hex()})
        client_complete(client, len(report), 0)
        return 1

    def on_ioctl(self, _handler, client, _):
        request = client_request(client)
        length = (request >> 16) & 0x3FFF
        if request == HIDIOCGRDESCSIZE:
            self.put(client, struct.pack("<I", len(self.descriptor)))
        elif request == HIDIOCGRDESC:
            self.put(client, struct.pack("<I", len(self.descriptor)) + self.descriptor)
        elif request == HIDIOCGRAWINFO:
            self.put(client, struct.pack("<IHH", *self.identity))
        elif request & 0xFFFF == HIDIOCGFEATURE:
            report_id = self.memory(client, length)[0]
            answer = self.ask({"getFeature": self.name, "reportId": report_id})
            self.put(client, answer and answer[:length], result=answer and min(len(answer), length))
        elif request & 0xFFFF == HIDIOCSFEATURE:
            answer = self.ask({"setFeature": self.name, "hex": self.memory(client, length).hex()})
            self.put(client, answer, result=length)
        else:
            return 0
        return 1

    def ask(self, question):
        say(question)
        try:
            return self.answers.get(timeout=ANSWER_TIMEOUT_S)
        except queue.Empty:
            return None

    @staticmethod
    def memory(client, length):
        argument = client_argument(client)
        buffer = data_resolve(argument, 0, length, None)
        return bytes_of(buffer)

    @staticmethod
    def put(client, data, result=0):
        """Completes the call; with an input/output error when there is no data."""
        if data is None:
            client_complete(client, -1, 5)
            return
        if data:
            buffer = data_resolve(client_argument(client), 0, len(data), None)
            data_update(buffer, 0, data, len(data))
        client_complete(client, result, 0)


class Bus:
    def __init__(self):
        self.testbed = new_testbed()
        self.root = root_dir(self.testbed).decode()
        self.devices = {}
        # Kept: to detach its handler would end the programs that still have a device open.
        self.unplugged = []

    def plug(self, name, description, descriptor, identity):
        if not add_from_string(self.testbed, description.encode(), None):
            raise RuntimeError(f"umockdev refuses the description of {name}")
        self.devices[name] = Device(self.testbed, self.root, name, bytes.fromhex(descriptor), identity)
        say({"plugged": name})

    def unplug(self, name, paths):
        device = self.devices.pop(name)
        for path in paths:
            remove_device(self.testbed, path.encode())
        os.unlink(f"{self.root}/dev/{name}")
        device.close()
        self.unplugged.append(device)
        say({"unplugged": name})

    def obey(self, command):
        if "plug" in command:
            self.plug(command["plug"], command["description"], command["descriptor"], command["id"])
        elif "unplug" in command:
            self.unplug(command["unplug"], command["paths"])
        elif "answer" in command:
            if command["answer"] in self.devices:
                answer = command["hex"]
                self.devices[command["answer"]].answers.put(None if answer is None else bytes.fromhex(answer))
        elif command["report"] in self.devices:
            self.devices[command["report"]].send(bytes.fromhex(command["hex"]))

    def run(self):
        say({"root": self.root})
        for line in sys.stdin:
            self.obey(json.loads(line))

    def close(self):
        self.devices.clear()
        unref(self.testbed)


bus = Bus()
try:
    bus.run()
finally:
    bus.close()
