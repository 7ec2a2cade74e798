#!/usr/bin/env bash
# headers_compile_alone.sh LIB COMPILER FLAGS...: every header under LIB must compile with nothing included before it.
# Prints what the compiler says of those that do not, and fails.
#
# Parsing Eigen takes most of the time. Headers that include it anyway (by whatever way; `-M -MG` tells) get it precompiled,
# which leaves a third of the work and hides only what a header uses above its first include.
set -euo pipefail
lib=$1
shift
compiler=("$@" -I "$lib")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mapfile -t headers < <(cd "$lib" && find . -name '*.hpp' | sort)
if [[ ${#headers[@]} -eq 0 ]]; then
  echo "no header under $lib" >&2
  exit 1
fi
echo '#include <Eigen/Core>' > "$scratch/eigen.hpp"
"${compiler[@]}" -x c++-header "$scratch/eigen.hpp" -o "$scratch/eigen.hpp.gch"

compile() {
  local lib=$1 scratch=$2 header=${3#./} prefix=()
  shift 3
  local source
  source=$(mktemp "$scratch/XXXXXXXX.cpp")
  echo "#include \"$header\"" > "$source"
  if "$1" -std=c++20 -M -MG -I "$lib" "$source" | grep -q 'Eigen/'; then prefix=(-include "$scratch/eigen.hpp"); fi
  if ! "$@" -fsyntax-only "${prefix[@]}" "$source"; then
    echo "does not compile alone: $header" >&2
    return 1
  fi
}
export -f compile
printf '%s\0' "${headers[@]}" |
  xargs -0 -P "$(nproc)" -I{} bash -c 'compile "$@"' _ "$lib" "$scratch" {} "${compiler[@]}"
echo "${#headers[@]} headers compile alone"
