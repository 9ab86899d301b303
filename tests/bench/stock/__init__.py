"""The baseline of a cold view: a stock django CMS 5.1 project, with the same content as ours.

As in ours: Django, the CMS and its packages in the same versions; the same gunicorn with the same configuration and
log; SQLite in the same mode; DEBUG off; the CMS's page and placeholder caches off, because what is compared is how a
page is made; the tree of published pages in both languages, with titles, slugs, summaries and `in_navigation`. The
words of each page's <main> are text plugins, one for each section: five on the project page (ours: three texts, two
office cards, and the rest from facts), four on the home page (ours: two and two). Site notice and footer, which stand
on every page, are static aliases (ours: the notice is one, the footer is a template and facts).

As stock has it: settings, middlewares and context processors as the CMS's project template writes them
(github.com/django-cms/cms-template), the menu's cache in the process (warm: it is asked before it is measured), the
session in the database, `cms_toolbar`, `show_menu 0 100 100 100`, `language_chooser` and `show_breadcrumb` with the
CMS's own templates. Of the template's apps those are left out that are not installed here: djangocms_frontend (so that
the layout is ours alone, and the words are no nested plugins) and djangocms_admin_style. There is a second one with
every page in its menu, which is what the CMS's own form for pages ticks.

What ours does and stock does not, which makes stock cheaper: it asks for facts (areas, offices, dates) and lays them
out, draws a header with the way to leave, a form of feedback, and data for search engines, and sends twice the bytes.
"""
