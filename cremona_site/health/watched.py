from concurrent.futures import Future
from threading import Lock, Thread

from django.db import connections


class Watched:
    """A function that may hang: it runs in a thread of its own, and never twice at once.

    Who asks while it runs gets the run that is under way, so that what hangs holds one thread and not one a request.
    """

    def __init__(self, function):
        self.function = function
        self.lock = Lock()
        self.run = None

    def start(self):
        """The future of the run, and whether it began just now."""
        with self.lock:
            if self.run and not self.run.done():
                return self.run, False
            self.run = Future()
            thread = Thread(target=self.work, args=[self.run], name=self.function.__name__, daemon=True)
            try:
                thread.start()
            except RuntimeError as error:  # no more threads
                self.run.set_exception(error)
            return self.run, True

    def work(self, run):
        try:
            result = self.function()
        except Exception as error:
            end = run.set_exception, error
        else:
            end = run.set_result, result
        try:
            connections.close_all()  # those of this thread
        finally:
            end[0](end[1])
