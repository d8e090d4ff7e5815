# A whole sweep of 12 trials from the shell and back, on two cores.

# sweep_of NETWORK
sweep_of() {
  local row="$1, 12 trials of 3 epochs" out=$work/sweep-$1-$round
  measured "$row" onecycle "$round" \
    "$(seconds_of "$root/bin/onecycle" run "$here/sweeps/$1.yaml" --out "$out" --master 'local[2]')"
  [ -z "$python" ] || measured "$row" "PyTorch, pool of 2" "$round" \
    "$(seconds_of "$python" -B "$here/pytorch/sweep.py" "$1" 3 2 "$out-pytorch" fork)"
}

sweep() {
  local round
  # bin/onecycle builds if it must, and that is not to be timed.
  "$root/bin/onecycle" plan "$here/sweeps/lenet.yaml" >>"$log" 2>&1 || die "bin/onecycle plan failed"
  for ((round = 1; round <= rounds; round++)); do
    sweep_of lenet
    [ $mode != full ] || sweep_of resnet-8
  done
  table "A whole sweep, from the shell and back" s sweep lower
}
