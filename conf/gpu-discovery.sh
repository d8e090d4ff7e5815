#!/usr/bin/env bash
# Tells a Spark worker, or an executor on YARN and Kubernetes, which GPUs it has (spark.*.resource.gpu.discoveryScript).
#
# Addresses are as CUDA counts in a process with this environment: from 0, among the devices of CUDA_VISIBLE_DEVICES
# where that is set. Like CUDA, this ends the list at the first entry that names no device.
set -euo pipefail

all=$(nvidia-smi --query-gpu=index,uuid --format=csv,noheader) || {
  echo "gpu-discovery: nvidia-smi does not answer: is the driver loaded?" >&2
  exit 1
}

exists() {
  while IFS=', ' read -r index uuid; do
    [ "$1" != "$index" ] || return 0
    # CUDA takes a UUID's beginning, too.
    [[ "$1" != GPU-* || "$uuid" != "$1"* ]] || return 0
  done <<<"$all"
  return 1
}

count=0
if [ -n "${CUDA_VISIBLE_DEVICES+set}" ]; then
  IFS=, read -ra visible <<<"$CUDA_VISIBLE_DEVICES"
  for one in "${visible[@]}"; do
    exists "$one" || break
    count=$((count + 1))
  done
elif [ -n "$all" ]; then
  count=$(wc -l <<<"$all")
fi

addresses=
for ((i = 0; i < count; i++)); do
  addresses+="${addresses:+, }\"$i\""
done
echo "{\"name\": \"gpu\", \"addresses\": [$addresses]}"
