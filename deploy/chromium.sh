#!/bin/sh
# Make sure a Chromium is there for the browser tests: the system's, else the package manager's, else playwright's own.
set -eu
python=$1
find_it() { command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable; }
find_it >/dev/null 2>&1 && exit 0
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1; then
  echo "No Chromium found: installing the system's package."
  $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "No Chromium from the system: installing playwright's own."
"$python" -m playwright install chromium
