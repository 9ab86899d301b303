"""The handbook as staff read it in the admin: its Markdown, its pictures, and no way out of its folder."""

import pytest

from cremona_site.desk import guide
from tests.factories.images import encoded, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def handbook(tmp_path, monkeypatch):
    """An empty handbook; what a test writes there is read at once."""
    (tmp_path / "img").mkdir()
    (tmp_path.parent / "segreto.md").write_text("# Segreto")
    monkeypatch.setattr(guide, "FOLDER", tmp_path)
    return tmp_path


def test_a_handbook_that_nobody_wrote_yet_says_so(handbook, writer):
    answer = writer.get("/admin/guida/")

    assert answer.status_code == 200
    assert "La guida non è ancora scritta" in answer.text


def test_the_index_leads_to_its_pages_where_staff_read_them(handbook, writer):
    (handbook / "README.md").write_text("# Guida\n\n- [Pubblicare](pubblicare.md)\n- [Foto](./foto.md#misure)\n")

    text = writer.get("/admin/guida/").text

    assert "<h1>Guida</h1>" in text
    assert '<a href="/admin/guida/pubblicare/">Pubblicare</a>' in text
    assert '<a href="/admin/guida/foto/#misure">Foto</a>' in text


def test_a_page_has_one_heading_its_pictures_and_a_way_back(handbook, writer):
    (handbook / "foto.md").write_text("# Foto\n\nVedi [la guida](README.md).\n\n![La finestra](img/finestra.png)\n")
    (handbook / "img" / "finestra.png").write_bytes(encoded(picture(), "PNG"))

    text = writer.get("/admin/guida/foto/").text
    image = writer.get("/admin/guida/img/finestra.png")

    assert text.count("<h1") == 1
    assert '<a href="/admin/guida/">la guida</a>' in text
    assert 'src="/admin/guida/img/finestra.png" alt="La finestra"' in text
    assert (image.status_code, image.headers["Content-Type"]) == (200, "image/png")


def test_html_and_scripts_in_the_handbook_stay_words(handbook, writer):
    (handbook / "foto.md").write_text("# Foto\n\n<script>alert(1)</script>\n\n[qui](javascript:alert(1))\n")

    text = writer.get("/admin/guida/foto/").text

    assert "&lt;script&gt;alert(1)" in text
    assert 'href="javascript' not in text


@pytest.mark.parametrize(
    "address",
    [
        "/admin/guida/non-c-e/",
        "/admin/guida/../segreto/",
        "/admin/guida/..%2Fsegreto/",
        "/admin/guida/img/..%2F..%2Fsegreto.md",
        "/admin/guida/img/%2Fetc%2Fpasswd",
        "/admin/guida/img/README.md",
        "/admin/guida/img/.png",
    ],
)
def test_nothing_outside_the_handbook_is_handed_out(handbook, writer, address):
    assert writer.get(address).status_code == 404


def test_visitors_do_not_read_the_handbook_nor_its_pictures(handbook, client):
    (handbook / "README.md").write_text("# Guida")
    (handbook / "img" / "finestra.png").write_bytes(encoded(picture(), "PNG"))

    assert client.get("/admin/guida/").status_code == 302
    assert client.get("/admin/guida/img/finestra.png").status_code == 302


def test_the_handbook_of_the_repository_can_be_read_and_its_links_arrive(writer):
    pages = sorted(guide.FOLDER.glob("*.md")) if guide.FOLDER.exists() else []
    addresses = ["/admin/guida/", *(f"/admin/guida/{page.stem}/" for page in pages if page.stem != "README")]

    assert {address: writer.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)
