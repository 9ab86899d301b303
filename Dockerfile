# The site as one image. Code and libraries belong to root; who runs it writes in /app/var/media, /app/var/backups and
# /tmp only. No secret is needed to build it: docs/piu-host.md says how it is run.
ARG PYTHON=python:3.11-slim-bookworm
ARG NODE=node:20-bookworm-slim

# What the front end is built with; nothing of it reaches the image
FROM ${NODE} AS node
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error

# Libraries, each checked against the digest in requirements.txt; nothing is compiled
FROM ${PYTHON} AS libraries
WORKDIR /app
COPY requirements.txt ./
RUN python -m venv --without-pip .venv \
  && python -m pip --python .venv/bin/python install --no-cache-dir --disable-pip-version-check --require-hashes \
    --only-binary :all: -r requirements.txt

FROM libraries AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /app/node_modules node_modules
COPY manage.py package.json publiccode.yml ./
COPY cremona_site cremona_site
COPY contacts contacts
COPY projects projects
COPY templates templates
COPY static/src static/src
COPY docs/redazione docs/redazione
COPY deploy deploy
ENV HTTPS=false
RUN node static/src/build.mjs \
  && .venv/bin/pybabel --quiet compile --directory cremona_site/locale --domain django \
  && .venv/bin/pybabel --quiet compile --directory cremona_site/locale --domain djangojs \
  && SECRET_KEY=no-secret-is-needed-to-collect-the-static-files \
    .venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
  && rm -rf node_modules static/src package.json requirements.txt \
  && .venv/bin/python -m compileall -q manage.py cremona_site contacts projects \
  && mkdir -p var/media var/backups var/server-pages

FROM ${PYTHON} AS runtime
# age and pg_dump for `manage.py backup`; what could install or build something goes
RUN apt-get update \
  && apt-get install --yes --no-install-recommends age postgresql-client \
  && rm -rf /var/lib/apt/lists/* \
  && python -m pip uninstall --yes --quiet --root-user-action ignore setuptools wheel pip \
  && useradd --system --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin cremona
WORKDIR /app
COPY --from=build /app /app
RUN chown cremona:cremona var/media var/backups var/server-pages
ENV PATH=/app/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/salute/vivo', timeout=4)"]
# All addresses of the container: only the proxy is in its network
CMD ["gunicorn", "-c", "deploy/gunicorn.conf.py", "--bind", "0.0.0.0:8000", "cremona_site.wsgi"]
