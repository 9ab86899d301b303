"""The CMS speaks Italian to staff."""

import re

import pytest

from tests.browser.site_map import PROJECT

pytestmark = pytest.mark.front_end

ENGLISH = (
    "publish published unpublish unpublished edit new draft drafts structure preview version versions manage compare "
    "discard changes view revert archive archived create copy delete page pages settings language add save cancel "
    "close expand collapse highlight cut paste empty logout shortcuts administration users help"
).split()


def labels_of(editor):
    """Every label of toolbar and structure, those of closed menus and of tooltips included."""
    return editor.page.evaluate(
        """() => [...document.querySelectorAll('#cms-top *:not(script, style, template)')].flatMap(element => [
            ...[...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data),
            element.title, element.dataset.cmsTooltip, element.ariaLabel
        ]).map(text => (text || '').trim()).filter(Boolean)"""
    )


def english_among(labels):
    word = re.compile(rf"\b({'|'.join(ENGLISH)})\b", re.IGNORECASE)
    return [label for label in labels if word.search(label)]


@pytest.mark.parametrize("group", ["Redazione", "Pubblicazione"])
def test_toolbar_and_structure_have_no_english_words(member_of, group):
    editor = member_of(group)
    editor.open(PROJECT)
    published = labels_of(editor)
    editor.new_draft()
    editor.open_slot("Uffici")
    draft = labels_of(editor)

    assert {"Pagina", "Nuova bozza", "Versione n. 1 (Pubblicata)"} <= set(published)
    assert {"Anteprima", "Vedi pubblicata", "Versione n. 2 (Bozza)", "Uffici"} <= set(draft)
    assert english_among(published + draft) == []
