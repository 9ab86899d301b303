"""What nobody can do with a vote: flood the site, vote in another's name, leave traces of a person, be led astray."""

import logging
from itertools import product

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from freezegun import freeze_time
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
