# Where a training step's time goes, primitive by primitive; one thread. Each is timed by itself, so that their sum is the
# least that a step can take.

profile() {
  local network rounds_of_each=15
  [ $mode != quick ] || rounds_of_each=5
  for network in lenet resnet-20; do
    say "profile: $network…"
    printf '\n### %s, batch 128\n\n' "$network"
    of_java benchmark.Profile "$network" 128 "$rounds_of_each"
  done
}
