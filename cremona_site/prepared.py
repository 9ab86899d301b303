"""Querysets whose SQL is made once a process: Django makes it anew at each use, which costs more than running it.

Only for what every view of a page asks; see docs/decisions/0019.
"""

from copy import copy
from datetime import date, datetime
from functools import partial, wraps
from itertools import count

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils import timezone

# How a value of each type gets into the SQL's parameters, as a field of that type would put it there
AS_PARAMETER = {
    int: lambda ops, value: value,
    str: lambda ops, value: value,
    date: lambda ops, value: ops.adapt_datefield_value(value),
    datetime: lambda ops, value: ops.adapt_datetimefield_value(value),
}
# A value of each type that no other has, by a number; numbers keep within what a column of integers may hold
MARKS = {
    int: lambda number: 2_100_000_000 + number,
    str: lambda number: f"\0value {number}\0",
    date: lambda number: date(9000 + number, 1, 1),
    datetime: lambda number: datetime(9000 + number, 1, 1, tzinfo=timezone.get_default_timezone()),
}


def prepared(build):
    """Makes of a function that returns a queryset one that returns its list, with SQL that is made once.

    Its values, in their places, are int, str, date, datetime or lists of one of these; each must reach the SQL as it
    is, and the function may not decide by it. What is given by name makes an SQL of its own: a model, how many rows.
    `build` remains as `.queryset`.

    Raises:
        TypeError: at the first use, if a value does not reach the SQL as it is.
    """
    statements = {}
    kept.append(statements)

    @wraps(build)
    def read(*values, **fixed):
        shape = tuple(shape_of(value) for value in values)
        key = shape, *fixed.items()
        if key not in statements:
            statements[key] = Statement(partial(build, **fixed), shape)
        return statements[key].read(values)

    read.queryset = build
    return read


kept = []  # the statements of each prepared function


def forget_statements(**_kwargs):
    """Kinds of content have other numbers after a flush, and tables other columns after a migration."""
    for statements in kept:
        statements.clear()


post_migrate.connect(forget_statements, dispatch_uid="prepared statements")


def shape_of(value):
    """The type of a value, with their number where it is a list."""
    return (type(value[0]), len(value)) if isinstance(value, list) and value else type(value)


class Statement:
    """The SQL for values of one shape."""

    def __init__(self, build, shape):
        number = count()
        marks = [marks_of(part, number) for part in shape]
        self.queryset = build(*marks)
        self.compiler = self.queryset.query.get_compiler(self.queryset.db)
        try:
            self.sql, params = self.compiler.as_sql()
        except EmptyResultSet:  # of an empty list
            self.sql, params = None, ()
        self.converters = self.compiler.get_converters([column for column, *_ in self.compiler.select or []])
        ops = self.compiler.connection.ops
        places = {AS_PARAMETER[type(mark)](ops, mark): place for place, mark in enumerate(flat(marks))}
        self.params = [(places.get(param), param) for param in params]
        lost = set(places.values()) - {place for place, _param in self.params}
        fixed = " ".join([self.sql or "", *(str(param) for place, param in self.params if place is None)])
        if self.sql and (lost or any(str(mark) in fixed for mark in places)):
            raise TypeError(f"A value of {build.func.__qualname__} does not reach its SQL as it is")

    def read(self, values):
        if self.sql is None:
            return []
        compiler = copy(self.compiler)  # each thread has a connection of its own
        compiler.connection = connections[self.queryset.db]
        ops = compiler.connection.ops
        given = [AS_PARAMETER[type(value)](ops, value) for value in flat(values)]
        params = tuple(param if place is None else given[place] for place, param in self.params)
        compiler.as_sql = lambda *args, **kwargs: (self.sql, params)
        compiler.get_converters = lambda expressions: self.converters
        queryset = self.queryset.all()
        queryset.query.get_compiler = lambda *args, **kwargs: compiler
        return list(queryset)


def marks_of(part, number):
    if isinstance(part, tuple):
        kind, length = part
        return [MARKS[kind](next(number)) for _ in range(length)]
    return [] if part is list else MARKS[part](next(number))


def flat(values):
    """The values, those of lists among them."""
    return [one for value in values for one in (value if isinstance(value, list) else [value])]
