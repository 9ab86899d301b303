import pytest

from cremona_site import redis_client
from tests.service.redis_server import RedisServer


@pytest.fixture
def redis_server():
    """A running Redis, empty; a test may kill it, freeze it and start it again."""
    server = RedisServer()
    try:
        server.start()
        yield server
    finally:
        server.close()


@pytest.fixture
def redis_set(redis_server, settings):
    """The same, as REDIS_URL of the site."""
    settings.REDIS_URL = redis_server.url
    redis_client.client.cache_clear()
    yield redis_server
    redis_client.client.cache_clear()
