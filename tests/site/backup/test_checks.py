"""`manage.py check_backup`, and the mail that says that a backup failed."""

import pytest
from django.core import mail


@pytest.fixture
def site(unchanged):
    return unchanged


def test_a_check_reads_all_and_touches_nothing(site, key):
    archive = site.back_up()
    before = site.state()

    assert "intero" in site.call("check_backup", archive, identity=str(key.path))
    assert "la somma di controllo torna" in site.call("check_backup", max_hours=1)
    assert site.state() == before

    data = bytearray(archive.read_bytes())
    data[-20] ^= 1
    archive.write_bytes(data)
    assert "la somma in" in site.refusal("check_backup", archive)
    assert "age non apre l’archivio" in site.refusal("check_backup", archive, identity=str(key.path))


def test_a_check_tells_of_no_archive_and_of_none_of_late(site):
    assert "non c’è nessuna copia" in site.refusal("check_backup")

    archive = site.back_up()
    archive.rename(archive.with_name("cremona-20200101T031700Z.tar.age"))
    assert "ore: guarda" in site.refusal("check_backup", max_hours=26)


def test_an_archive_of_another_installation_is_told_of_by_a_check(site, settings):
    archive = site.back_up(plain=True)
    settings.SECRET_KEY = "un’altra" * 10

    assert "Il sigillo non è di questa SECRET_KEY" in site.call("check_backup", archive)


def test_a_failure_is_told_by_mail(site, settings):
    site.call("report_failure", "cremona-backup.service")
    assert mail.outbox == []

    settings.ALERT_RECIPIENTS = ["sistemi@comune.example"]
    site.call("report_failure", "cremona-backup.service")

    (sent,) = mail.outbox
    assert sent.to == ["sistemi@comune.example"]
    assert sent.subject == "cremona-backup.service non è riuscita"
    assert "journalctl -u cremona-backup.service" in sent.body
