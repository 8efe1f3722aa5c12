#!/bin/sh
# Makes the sample reports in this folder anew, with the model at hand, and prints how long each
# took, its pages and its size. Names and places are invented; the photos are src/main/samples.
#
#   docs/samples/make.sh            with the classes that Maven compiles (mvn -q compile)
#   PDD=COMMAND docs/samples/make.sh    with another console, for example that of the packaged app
set -eu
cd "$(dirname "$0")/../.."
out=docs/samples
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PDD_DATA_DIR="$work/data"
printf '%s\n' 'a passphrase for samples only' > "$work/passphrase"

pdd() {
  if [ -n "${PDD:-}" ]; then
    # shellcheck disable=SC2086 # the command may have arguments of its own
    $PDD "$@"
  else
    line=
    for word in "$@"; do
      line="$line \"$word\""
    done
    mvn -q exec:exec "-Dpdd.args=$line"
  fi
}

history() {
  pdd "$@" --passphrase-file "$work/passphrase"
}

# save PHOTO FARM FIELD LATITUDE,LONGITUDE DAY
save() {
  history diagnose "src/main/samples/$1.jpg" --save --farm "$2" --field "$3" --gps "$4" \
    --visited "$5" > "$work/rows"
}

report() {
  file=$1
  shift
  printf '%s: ' "$file"
  history report "$@" --out "$out/$file" 2>&1 | grep 'made in'
}

mkdir -p "$PDD_DATA_DIR/report"
cat > "$PDD_DATA_DIR/report/organisation.yaml" <<'YAML'
name: Plant Clinic North
contact: Field Road 1, 12345 Greenton
colour: "#2E6B3A"
YAML
history history init > "$work/recovery-key"
save tomato-late-blight 'Green Acres' North 48.1371,11.5761 2026-06-01
save potato-early-blight 'Green Acres' South 48.1352,11.5790 2026-06-01
save grape-black-rot 'Hill Farm' Terrace 48.1420,11.5702 2026-06-02
save coffee-rust 'Hill Farm' Nursery 48.1428,11.5725 2026-06-02
save apple-scab 'River Orchard' East 48.1333,11.5688 2026-06-03
save bean-healthy 'River Orchard' West 48.1329,11.5671 2026-06-03
history history label 1 --confirm --by 'Dr. Ada Field' > "$work/label"
mkdir "$work/plant"
for photo in corn-northern-leaf-blight pepper-bacterial-spot strawberry-leaf-scorch tomato-healthy
do
  cp "src/main/samples/$photo.jpg" "$work/plant"
done
history diagnose "$work/plant" --save --plant folder --farm 'Four photos' > "$work/rows"

report report-case-en.pdf 1
report report-cases-es.pdf 1 2 3 4 5 6 --language es --paper letter
report report-case-fr.pdf 2 --language fr
report report-case-pt.pdf 4 --language pt
printf 'A case with four photos, which is only measured: '
history report 7 --out "$work/four.pdf" 2>&1 | grep 'made in'
