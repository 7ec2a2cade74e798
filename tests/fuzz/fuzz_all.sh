#!/usr/bin/env bash
# fuzz_all.sh BUILD PROGRAM SECONDS: every fuzz target of BUILD (build/fuzz) for so many seconds, one after the other. The
# exchange formats begin with what PROGRAM exports of a small landscape, so that whole files are mutated as well as
# fragments. Findings are left in BUILD/findings; the exit code is 1 if there are any.
set -euo pipefail
build=$(realpath "$1") program=$(realpath "$2") seconds=$3
work=$build/findings
mkdir -p "$work/seeds"
cd "$work/seeds"

cat >job.toml <<'TOML'
title = "seed"
[system]
atoms = { A = 5 }
[explore]
pressures = [0]
until = { searches = 300 }
TOML
"$program" explore job.toml --out sample --quiet >/dev/null
for format in pathsample disconnectiondps pele extxyz graphml dot csv json; do
  "$program" export sample/landscape.db --pressure 0 --format "$format" -o "$format" >/dev/null
done

# Files that belong together are parted by a form feed (landscape_fuzz.hpp).
joined() {
  cat "$1"
  shift
  for file in "$@"; do
    printf '\f'
    cat "$file"
  done
}
seed() {
  case $1 in
    job) cat job.toml ;;
    eam) printf '\001one\ntwo\nthree\n1 Xx\n5 0.1 5 1.0 4.5\n1 50.0 3.0 fcc\n0 -1 -1.5 -1.8 -2\n4 3 2 1 0\n9 5 2 1 0\n' ;;
    extended_xyz | xyz_states) cat extxyz ;;
    pathsample) (cd pathsample && joined min.data ts.data points.min points.ts) ;;
    dinfo) cat disconnectiondps/dinfo ;;
    pele_database) cat pele ;;
    csv_tables) (cd csv && joined minima.csv transition_states.csv) ;;
    graphml) cat graphml ;;
    graphviz_dot) cat dot ;;
    landscape_json) cat json ;;
  esac
}

code=0
for target in "$build"/tests/fuzz/*_fuzz; do
  name=$(basename "$target" _fuzz)
  mkdir -p "$work/$name"
  seed "$name" >"$work/$name/seed"
  "$target" -max_total_time="$seconds" -print_final_stats=1 -artifact_prefix="$work/${name}_" "$work/$name" \
    >"$work/$name.log" 2>&1 || code=1
  echo "$name: $(grep -o 'Done [0-9]* runs' "$work/$name.log" || echo "finding, see $work/$name.log")"
done
exit "$code"
