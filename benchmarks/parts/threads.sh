# Two cores: two trials of one thread each, or one trial of two threads?

threads() {
  local round network row
  for ((round = 1; round <= rounds; round++)); do
    for network in lenet resnet-8; do
      row="$network, batch 128"
      measured "$row" "two trials, 1 thread each" "$round" \
        "$(of_java benchmark.Steps $network 128 auto "$seconds" 2 1)"
      measured "$row" "one trial, 2 threads" "$round" \
        "$(of_java benchmark.Steps $network 128 auto "$seconds" 1 2)"
    done
  done
  table "Two cores, images/s in total" images/s network
}
