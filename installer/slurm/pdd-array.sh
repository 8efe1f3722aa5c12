#!/bin/bash
# Diagnoses a folder of photos as a Slurm job array; see docs/cluster.md.
#
#   export PDD=/opt/PlantDiseaseDetector/bin/pdd   # on all nodes
#   export PDD_PHOTOS=/data/trial                  # the same path on all nodes
#   export PDD_RUN=/data/trial-run                 # new folder for the run, shared by all nodes
#   export PDD_PARTS=100
#   sbatch --array=0-$((PDD_PARTS - 1)) installer/slurm/pdd-array.sh
#
# Parts that failed are submitted again with the same variables and their numbers alone, for example
# --array=7,12; done photos are kept, complete parts end at once.
#SBATCH --job-name=pdd
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
#SBATCH --time=08:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=pdd-%A_%a.log
set -euo pipefail
: "${PDD:?}" "${PDD_PHOTOS:?}" "${PDD_RUN:?}" "${PDD_PARTS:?}"

# The app's own files (logs) are each task's own; nothing in them is needed afterwards.
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
metrics=()
[[ -z ${PDD_METRICS:-} ]] || metrics=(--metrics "$PDD_METRICS/pdd-$SLURM_ARRAY_TASK_ID.prom")

# The part is SLURM_ARRAY_TASK_ID. The count is given, since a part that is submitted again is in an
# array of another size.
"$PDD" diagnose "$PDD_PHOTOS" --shard "$PDD_PARTS" --out "$PDD_RUN" \
  --threads "${SLURM_CPUS_PER_TASK:-1}" --data-dir "$data" "${metrics[@]}"
