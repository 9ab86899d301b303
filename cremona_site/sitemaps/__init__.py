"""The site map for search engines: every published page and every office, in each language that it has.

`/sitemap.xml` names the files that hold them: no file grows with the site, and each is read apart.
"""
