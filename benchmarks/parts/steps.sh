# One training step, and the training loop of a real trial; one thread.

# step_of NETWORK BATCH SHAPE STOCK
step_of() {
  local row="$1, batch $2, $3"
  measured "$row" onecycle "$round" "$(of_java benchmark.Steps "$1" "$2" auto "$seconds" 1 1)"
  [ -z "$python" ] ||
    measured "$row" PyTorch "$round" "$(of_python step.py step "$1" "$2" "$seconds")"
  measured "$row" "libtorch" "$round" "$(of_libtorch "$1" "$2" contiguous "$seconds")"
  [ "$1" = mlp ] ||
    measured "$row" "libtorch, channels last" "$round" "$(of_libtorch "$1" "$2" channels_last "$seconds")"
  # Slow enough that a few steps and rounds tell.
  if [ "$4" = stock ] && [ "$round" -le 3 ]; then
    measured "$row" "stock DL4J" "$round" "$(of_java benchmark.Steps "$1" "$2" dl4j 2 1 1)"
  fi
}

# loop_of NETWORK EPOCHS
loop_of() {
  local row="$1, batch 128, 28×28×1"
  measured "$row" onecycle "$round" "$(of_java benchmark.TrialSpeed "$1" 128 auto "$2")"
  [ -z "$python" ] || measured "$row" PyTorch "$round" "$(of_python step.py trial "$1" 128 "$2")"
  if [ $mode = full ] && [ "$round" -le 3 ]; then
    measured "$row" "stock DL4J" "$round" "$(of_java benchmark.TrialSpeed "$1" 128 dl4j 1)"
  fi
}

steps() {
  local round deep=no large=512 epochs=3
  [ $mode != full ] || deep=stock
  [ $mode != quick ] || { large=128 epochs=1; }
  for ((round = 1; round <= rounds; round++)); do
    step_of lenet 128 28×28×1 stock
    step_of mlp 64 28×28×1 stock
    step_of resnet-8 128 32×32×3 stock
    step_of resnet-20 128 32×32×3 $deep
    step_of resnet-56 $large 32×32×3 $deep
  done
  table "One training step" images/s network
  for ((round = 1; round <= rounds; round++)); do
    loop_of lenet "$epochs"
    loop_of resnet-8 "$epochs"
  done
  table "The training loop of a real trial, input included, validation not" images/s network
}
