#!/usr/bin/env bash
# installation_test.sh CMAKE BUILD SOURCE: `cmake --install` into a folder of its own, and the program there runs.
set -euo pipefail
cmake=$1 build=$2 source=$3
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT

"$cmake" --install "$build" --prefix "$prefix" >/dev/null

fail() {
  echo "$1" >&2
  exit 1
}
for file in bin/baroscape share/man/man1/baroscape.1.gz share/bash-completion/completions/baroscape \
  share/zsh/site-functions/_baroscape share/baroscape/schema/show.schema.json share/doc/baroscape/README.md \
  share/doc/baroscape/copyright share/doc/baroscape/CITATION.cff share/doc/baroscape/examples/landscape.py \
  share/doc/baroscape/examples/configs/lj7.toml; do
  [[ -s $prefix/$file ]] || fail "$file is missing"
done
[[ $(ls "$source/share/schema") == "$(ls "$prefix/share/baroscape/schema")" ]] || fail "schemas are missing"
program=$prefix/bin/baroscape
cmp <("$program" manual) <(gzip -dc "$prefix/share/man/man1/baroscape.1.gz") || fail "the manual page is not this program's"
cmp <("$program" completion bash) "$prefix/share/bash-completion/completions/baroscape" || fail "so is not bash's completion"
"$program" explore "$prefix/share/doc/baroscape/examples/configs/lj7.toml" --out "$prefix/lj7" --quiet \
  --set explore.until.searches=500 >/dev/null
