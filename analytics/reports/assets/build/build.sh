#!/bin/sh
# Builds plotly.min.js and its licence file in the folder above, out of the versions named here.
# Needs Node 20 or later and a package registry that npm can reach.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/entry.js" "$here/notices.js" "$work"
cd "$work"

npm install --no-save --no-package-lock plotly.js@4.1.1 esbuild@0.28.2

# core imports a style sheet for tile maps, which no report has: .css=empty leaves it out
node_modules/.bin/esbuild entry.js --bundle --minify --format=iife --global-name=Plotly --target=es2016 \
    --define:global=window --define:define.amd=false --loader:.css=empty --legal-comments=none \
    --metafile=meta.json --outfile=plotly.min.js

node notices.js meta.json > LICENSE-plotly.js.txt
cp plotly.min.js LICENSE-plotly.js.txt "$here/.."
