#!/usr/bin/env bash
# Makes way for a new demo: removes the folder of a former one, and nothing that a demo did not make.
set -euo pipefail
readonly out=${1:?the folder of the demo}
readonly mark=.made-by-make-demo # a demo that was stopped half-way has left nothing else to know it by

made_by_a_demo() { [[ -f $out/$mark || (-f $out/summary.json && -d $out/data) ]]; }

is_empty_folder() { [[ -d $out && -z $(ls -A -- "$out") ]]; }

if [[ -e $out ]] && ! is_empty_folder; then
    if ! made_by_a_demo; then
        printf 'demo: %s was not made by a demo: move it away, or say make demo OUT=another-folder\n' "$out" >&2
        exit 1
    fi
    printf 'demo: removing the former %s\n' "$out"
    rm -rf -- "$out"
fi
mkdir -p -- "$out"
: >"$out/$mark"
