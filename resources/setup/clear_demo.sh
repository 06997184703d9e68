#!/usr/bin/env bash
# Makes way for a new demo: removes the folder of a former one, and nothing that a demo did not make.
set -euo pipefail
readonly out=${1:?the folder of the demo}
readonly mark=.made-by-make-demo

if [[ -e $out && ! -f $out/$mark ]]; then
    printf 'demo: %s is there and was not made by make demo: move it away, or say make demo OUT=another-folder\n' "$out" >&2
    exit 1
fi
if [[ -d $out ]]; then
    printf 'demo: removing the former %s\n' "$out"
    rm -rf -- "$out"
fi
mkdir -p -- "$out"
: >"$out/$mark"
