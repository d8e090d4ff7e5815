# What reading the results of 2,400 trials costs: 480 settings with 5 seeds, and 96 with 25; made up, not trained.

results() {
  local round sweep folder
  for sweep in 480-settings 96-settings; do
    folder=$work/results-$sweep
    of_java execute.MadeUpResults "$here/sweeps/$sweep.yaml" "$folder" >>"$log"
    for ((round = 1; round <= rounds; round++)); do
      measured compare "$sweep" "$round" "$(seconds_of "$root/bin/onecycle" compare "$folder")"
      measured "report" "$sweep" "$round" "$(seconds_of "$root/bin/onecycle" report "$folder" --out "$work/page.html")"
      measured "report --plots" "$sweep" "$round" "$(seconds_of "$root/bin/onecycle" report "$folder" --plots "$work/plots")"
    done
    rm -rf "$folder"
  done
  table "Commands on results of 2,400 trials, wall time" s command no-ratio
}
