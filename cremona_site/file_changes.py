"""Keeps what is made of the files of the library in step with them, however they come, change and go."""

import logging
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save


@dataclass(frozen=True)
class Follower:
    """Looks after the files of one model, always after the commit: an upload stands, whatever goes wrong here.

    `stored` finds a file as the database has it; `arrived` is called with the key of one that came or changed, `left`
    with one as it was before it was replaced or deleted. `fault` is how the log names a failure.
    """

    model: type
    stored: callable
    arrived: callable
    left: callable
    fault: str

    def watch(self):
        receivers = {pre_save: self.changes, post_save: self.saved, pre_delete: self.changes, post_delete: self.gone}
        for signal, receiver in receivers.items():
            signal.connect(receiver, self.model, weak=False, dispatch_uid=f"files of {self.model._meta.label}")

    def changes(self, sender, instance, raw=False, update_fields=None, **kwargs):
        instance.file_before = None if raw or update_fields else self.stored(instance.pk)

    def saved(self, sender, instance, raw=False, update_fields=None, **kwargs):
        if not raw and not update_fields:
            self.after_commit(self.arrived, instance.pk)
            self.gone(sender, instance)

    def gone(self, sender, instance, **kwargs):
        if instance.file_before:
            self.after_commit(self.left, instance.file_before)

    def after_commit(self, action, argument):
        transaction.on_commit(partial(self.attempt, action, argument))

    def attempt(self, action, argument):
        try:
            action(argument)
        except Exception:
            logging.getLogger(action.__module__).exception("%s: %s(%r)", self.fault, action.__name__, argument)
