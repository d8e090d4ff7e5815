# What a trial costs beside its training: trials that do nothing, on local[2].

overhead() {
  local round trials=10000 answer out
  [ $mode != quick ] || trials=2000
  for ((round = 1; round <= rounds && round <= 3; round++)); do
    out=$work/overhead-$round
    answer=$(of_java execute.Overhead "$out" $trials 'local[2]')
    rm -rf "$out"
    measured "$trials trials" "a trial" "$round" "$(sed -n 's/^.* trials, \([0-9.]*\) ms a trial$/\1/p' <<<"$answer")"
    measured "$trials trials" "reading and planning again, all" "$round" \
      "$(awk '/^read / { ms = 1000 * ($5 + $9) } END { print ms }' <<<"$answer")"
  done
  table "Overhead of a trial that does nothing" ms sweep no-ratio
}
