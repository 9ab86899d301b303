"""Uploads may lie in a store that several hosts share; visitors notice nothing of it."""

import logging
import os
import subprocess
import sys

import boto3
import pytest
from moto.server import ThreadedMotoServer

from tests.service.loaded_database import copied_database
from tests.service.ports import free_port
from tests.service.site_server import ROOT

KEY, SECRET = "chiave-di-prova", "segreto-che-nessun-log-dice"


@pytest.fixture
def store(caplog):
    """The address of a store with an empty bucket."""
    caplog.set_level(logging.WARNING, logger="werkzeug")
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    address = "http://{}:{}".format(*server.get_host_and_port())
    client = boto3.client(
        "s3", endpoint_url=address, region_name="us-east-1", aws_access_key_id=KEY, aws_secret_access_key=SECRET
    )
    client.create_bucket(Bucket="sito")
    yield address
    server.stop()


@pytest.fixture
def story(tmp_path, django_db_setup, django_db_blocker):
    """Runs a story against a store, with a database of its own."""
    with django_db_blocker.unblock(), copied_database(tmp_path) as url:

        def run(name, address):
            environment = os.environ | {
                "DJANGO_SETTINGS_MODULE": "cremona_site.settings",
                "DATABASE_URL": url,
                "MEDIA_ROOT": str(tmp_path / "media"),
                "MEDIA_S3_BUCKET": "sito",
                "MEDIA_S3_ENDPOINT": address,
                "MEDIA_S3_REGION": "us-east-1",
                "MEDIA_S3_ACCESS_KEY": KEY,
                "MEDIA_S3_SECRET_KEY": SECRET,
                "ALLOWED_HOSTS": "testserver",
                "STAFF_MFA_REQUIRED": "false",
                "HTTPS": "false",
            }
            code = f"from tests.service import store_story; store_story.{name}(); print('done')"
            command = [sys.executable, "-c", f"import django; django.setup(); {code}"]
            return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

        yield run


def test_files_come_from_the_store_as_they_came_from_the_folder(story, store, tmp_path):
    run = story("there", store)

    assert run.stdout.endswith("done\n"), run.stderr
    assert SECRET not in run.stdout + run.stderr
    assert not list(tmp_path.glob("media/**/*.jpg")), "Something was written into the folder"


def test_while_the_store_is_away_pages_are_read_and_staff_learn_why_nothing_is_saved(story):
    run = story("away", f"http://127.0.0.1:{free_port()}")

    assert run.stdout.endswith("done\n"), run.stderr
    assert "The store of uploads does not answer: EndpointConnectionError" in run.stderr
    assert SECRET not in run.stderr
    assert "Traceback" not in run.stderr
