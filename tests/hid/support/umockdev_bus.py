"""Mocked HID devices under umockdev, moved by lines of JSON: what a test says on standard input, what programs do to
the devices on standard output. Programs that run with LD_PRELOAD=libumockdev-preload.so.0 and UMOCKDEV_DIR=<root> see
the devices through the real hidapi.

  in   {"plug": "hidraw0", "description": "...", "ioctls": "<file>"}
       {"unplug": "hidraw0", "paths": ["/sys/...", ...]}
       {"report": "hidraw0", "hex": "3400..."}
  out  {"root": "<folder>"}   {"plugged": "hidraw0"}   {"unplugged": "hidraw0"}   {"written": "hidraw0", "hex": "1500"}

A device node is one end of a pseudo-terminal, which is a stream; reports are messages. In canonical mode a read
returns one line and no more, so every report is sent as a line that ends in the end-of-file character, which is not
part of it, with the bytes that mean something to a terminal quoted. Closing our end is what an unplugged device looks
like to a program.
"""
import ctypes
import json
import os
import selectors
import sys
import termios

END = 0x04
QUOTE = 0x16
NEWLINE = 0x0A

library = ctypes.CDLL("libumockdev.so.0")
library.umockdev_testbed_new.restype = ctypes.c_void_p
library.umockdev_testbed_get_root_dir.restype = ctypes.c_char_p
library.umockdev_testbed_get_root_dir.argtypes = [ctypes.c_void_p]
library.umockdev_testbed_add_from_string.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
library.umockdev_testbed_load_ioctl.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_void_p]
library.umockdev_testbed_get_dev_fd.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
library.umockdev_testbed_remove_device.argtypes = [ctypes.c_void_p, ctypes.c_char_p]

gobject = ctypes.CDLL("libgobject-2.0.so.0")
gobject.g_object_unref.argtypes = [ctypes.c_void_p]


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


def say(message):
    print(json.dumps(message), flush=True)


class Bus:
    def __init__(self):
        self.testbed = library.umockdev_testbed_new()
        self.root = library.umockdev_testbed_get_root_dir(self.testbed).decode()
        self.devices = {}
        self.selector = selectors.DefaultSelector()
        self.selector.register(sys.stdin.fileno(), selectors.EVENT_READ, None)
        os.set_blocking(sys.stdin.fileno(), False)
        self.input = b""

    def plug(self, name, description, ioctls):
        node = f"/dev/{name}".encode()
        if not library.umockdev_testbed_add_from_string(self.testbed, description.encode(), None):
            raise RuntimeError(f"umockdev refuses the description of {name}")
        if not library.umockdev_testbed_load_ioctl(self.testbed, node, ioctls.encode(), None):
            raise RuntimeError(f"umockdev refuses the ioctls of {name}")
        master = library.umockdev_testbed_get_dev_fd(self.testbed, node)
        # Held open, so that the terminal lives on while no program has it open.
        slave = os.open(os.readlink(f"{self.root}/dev/{name}"), os.O_RDWR | os.O_NOCTTY)
        keep_messages(slave)
        self.devices[name] = (master, slave)
        self.selector.register(master, selectors.EVENT_READ, name)
        say({"plugged": name})

    def unplug(self, name, paths):
        master, slave = self.devices.pop(name)
        for path in paths:
            library.umockdev_testbed_remove_device(self.testbed, path.encode())
        os.unlink(f"{self.root}/dev/{name}")
        self.selector.unregister(master)
        os.close(slave)
        os.close(master)
        say({"unplugged": name})

    def obey(self, command):
        if "plug" in command:
            self.plug(command["plug"], command["description"], command["ioctls"])
        elif "unplug" in command:
            self.unplug(command["unplug"], command["paths"])
        elif command["report"] in self.devices:
            os.write(self.devices[command["report"]][0], as_line(bytes.fromhex(command["hex"])))

    def read_commands(self):
        """False when there is nobody left to obey."""
        chunk = os.read(sys.stdin.fileno(), 65536)
        *lines, self.input = (self.input + chunk).split(b"\n")
        for line in lines:
            self.obey(json.loads(line))
        return chunk != b""

    def run(self):
        say({"root": self.root})
        while True:
            for key, _ in self.selector.select():
                if key.data is None:
                    if not self.read_commands():
                        return
                elif key.data in self.devices:
                    say({"written": key.data, "hex": os.read(key.fd, 4096).hex()})

    def close(self):
        for name in list(self.devices):
            self.selector.unregister(self.devices.pop(name)[0])
        gobject.g_object_unref(self.testbed)


bus = Bus()
try:
    bus.run()
finally:
    bus.close()
