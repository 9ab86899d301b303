"""What rich text keeps of what an editor pastes."""

import pytest
from djangocms_text.html import clean_html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<p style="position:fixed">Testo</p>',
        '<p class="cr-call">Testo</p>',
        '<p onclick="alert(1)">Testo</p>',
        '<img src="https://example.org/a.gif">',
        '<a href="javascript:alert(1)">Testo</a>',
        '<a href="/" target="_blank" rel="opener">Testo</a>',
        "<h1>Testo</h1>",
        '<iframe src="/"></iframe>',
        "<form><input></form>",
    ],
)
def test_what_is_foreign_to_a_text_is_cut(hostile):
    cleaned = clean_html(hostile)

    for trace in ("script", "style", "class", "onclick", "<img", "javascript", "opener", "<h1", "<iframe", "<input"):
        assert trace not in cleaned


def test_what_the_editor_offers_is_kept():
    text = (
        '<h2>Uno</h2><p>Un <strong>testo</strong> con un <a href="/servizi/">collegamento</a>.</p>'
        '<ul><li>Punto</li></ul><table><tbody><tr><th scope="row">Che cosa</th><td>Quando</td></tr></tbody></table>'
    )

    assert clean_html(text) == text
