# Whether a JVM that runs trial after trial keeps its size. The heap has all its memory from the start, so that what
# grows is native.

memory() {
  local trials=500 failed= answer
  [ $mode != quick ] || trials=200
  say "memory: $trials trials…"
  answer=$("$java" -Xms1g -XX:+AlwaysPreTouch "${java_options[@]/#-Xmx2g/-Xmx1g}" \
    -cp "$root/driver/target/test-classes:$root/driver/target/onecycle.jar:$root/driver/target/spark/jars/*" \
    io.onecycle.driver.benchmark.MemoryGrowth auto $trials 2>>"$log") || failed=yes
  printf '\n### Memory: mixed networks and batch sizes in one JVM, a heap of 1 GB included\n\n'
  awk -F '\t' '
    { head = head " " $1 " |"; rule = rule " --- |"; row = row " " $2 " |" }
    END { print "| after trials |" head; print "| --- |" rule; print "| resident, MB |" row }' <<<"$answer"
  [ -z "$failed" ] || die "memory: it grows"
}
