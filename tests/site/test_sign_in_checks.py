"""What `manage.py check --deploy` says about mail of accounts."""

import pytest
from django.core import checks


@pytest.mark.parametrize(
    ("backend", "found"),
    [
        ("django.core.mail.backends.console.EmailBackend", ["cremona_site.W004"]),
        ("django.core.mail.backends.smtp.EmailBackend", []),
    ],
)
def test_who_deploys_is_told_that_links_to_new_passwords_would_be_in_the_log(settings, backend, found):
    settings.EMAIL_BACKEND = backend

    said = checks.run_checks(tags=[checks.Tags.security], include_deployment_checks=True)
    in_development = checks.run_checks(tags=[checks.Tags.security])

    assert [message.id for message in said if message.id == "cremona_site.W004"] == found
    assert "cremona_site.W004" not in [message.id for message in in_development]
