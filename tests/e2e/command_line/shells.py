"""Shells at a terminal, as somebody sits before them: keys are typed, and what the shell shows is read."""
import os
import pty
import re
import select
import shutil
import time

ENDS_WITHIN_S = 20


class Terminal:
    def __init__(self, command, environment):
        self.process, self.end = pty.fork()
        if self.process == 0:
            os.execvpe(command[0], command, environment)
        self.text = ""

    def read(self, seconds):
        ready, _, _ = select.select([self.end], [], [], seconds)
        if not ready:
            return False
        try:
            part = os.read(self.end, 65536)
        except OSError:
            return False
        self.text += part.decode(errors="replace")
        return bool(part)

    def type(self, keys):
        os.write(self.end, keys.encode())

    def wait_for(self, pattern):
        """What was shown up to there; nothing where that does not come."""
        until = time.monotonic() + ENDS_WITHIN_S
        while time.monotonic() < until:
            found = re.search(pattern, self.text)
            if found:
                shown, self.text = self.text[:found.end()], self.text[found.end():]
                return shown
            self.read(0.1)
        return None

    def close(self):
        os.close(self.end)
        os.waitpid(self.process, 0)


def is_there(shell):
    return shutil.which(shell) is not None
