"""Three engines that look for barriers, each run inside a page: axe, HTML_CodeSniffer (pa11y's) and IBM's checker.

Only what they are sure of counts. Their «maybe» (HTML_CodeSniffer's warnings, IBM's potential violations and
recommendations) asks for eyes: whether the focus is seen and covered by nothing, for instance, is tried by keyboard.
"""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

MODULES = Path(settings.BASE_DIR, "node_modules")


# Fonts are there, and what scripts still name or move when the page was loaded they do by the next frame
AT_REST = """async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
}"""


@dataclass(frozen=True)
class Engine:
    """Where an engine's script lies and what to run in the page: it answers pairs of a rule and an element."""

    script: str
    run: str

    def source(self):
        return (MODULES / self.script).read_text()


ENGINES = {
    "axe": Engine(
        "axe-core/axe.min.js",
        """async () => {
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
            const options = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}
            const {violations} = await axe.run(document, options)
            return violations.flatMap(rule => rule.nodes.map(({html, failureSummary}) =>
                [rule.id, `${html} ${failureSummary}`]))
        }""",
    ),
    "HTML_CodeSniffer": Engine(
        "@pa11y/html_codesniffer/build/HTMLCS.js",
        """async () => {
            await new Promise((done, failed) => HTMLCS.process('WCAG2AA', document, done, failed))
            return HTMLCS.getMessages().filter(({type}) => type === HTMLCS.ERROR)
                .map(({code, msg, element}) => [code, `${element.outerHTML?.slice(0, 200)} ${msg}`])
        }""",
    ),
    "IBM": Engine(
        "accessibility-checker-engine/ace.js",
        """async () => {
            const {results} = await new ace.Checker().check(document, ['WCAG_2_2'])
            return results.filter(({value}) => value.join(' ') === 'VIOLATION FAIL')
                .map(({ruleId, snippet, message}) => [ruleId, `${snippet} ${message}`])
        }""",
    ),
}


def load_engines(page, *names):
    """Makes the engines ready, all or those named, once the page is at rest."""
    page.evaluate(AT_REST)
    for name in names or ENGINES:
        page.evaluate(ENGINES[name].source())


def barriers(page):
    """What the engines find in the page as it stands, by engine; those that find nothing are left out."""
    found = {name: page.evaluate(engine.run) for name, engine in ENGINES.items()}
    return {name: barriers for name, barriers in found.items() if barriers}
