"""The two dates printed on today's page; they hold for the project and for its five action areas."""

from datetime import date

FIRST_PUBLISHED_ON = date(2018, 2, 14)
LAST_MODIFIED_ON = date(2020, 11, 25)
