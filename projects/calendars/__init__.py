"""iCalendar: the dates of initiatives, for the calendars of phones and computers.

`selection` reads which dates, `events` tells one, `files` makes the file, `links` says where people find it.
"""
