"""An nginx without TLS and without a cache in front of several hosts: where one does not answer it asks the next."""

import socket
import subprocess
import time
from contextlib import contextmanager

from tests.service.ports import free_port

NGINX = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log warn;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  upstream hosts {{
    {servers}
  }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://hosts;
      proxy_http_version 1.1;
      proxy_set_header Connection close;
      proxy_set_header Host 127.0.0.1;
      proxy_connect_timeout 1s;
      proxy_next_upstream error timeout http_502 http_503 http_504;
    }}
  }}
}}
"""


@contextmanager
def in_front_of(ports, folder):
    """The port of an nginx that asks these hosts."""
    port, configuration = free_port(), folder / "nginx.conf"
    servers = " ".join(f"server 127.0.0.1:{host} max_fails=0;" for host in ports)
    configuration.write_text(NGINX.format(folder=folder, port=port, servers=servers), encoding="utf-8")
    process = subprocess.Popen(["nginx", "-p", folder, "-c", configuration, "-e", folder / "nginx.log"])
    try:
        until = time.monotonic() + 10
        while not answers(port):
            assert time.monotonic() < until, (folder / "nginx.log").read_text(encoding="utf-8")
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def answers(port):
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) == 0
