# Where two cores' time goes in a real sweep.

idle() {
  printf '\n### Idle time: LeNet, 12 trials of 3 epochs, on two cores\n\n'
  printf '| part | core seconds | share |\n| --- | --- | --- |\n'
  of_java benchmark.Idle "$here/sweeps/lenet.yaml" "$work/idle" 2 |
    while IFS=$'\t' read -r part seconds share; do
      printf '| %s | %.2f | %.1f %% |\n' "$part" "$seconds" "$share"
    done
}
