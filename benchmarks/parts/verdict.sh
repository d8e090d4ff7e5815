# How often what the verdict says of made-up sweeps is true. Long: about an hour and a half on two cores.

verdict() {
  local sweeps=4000
  [ $mode != quick ] || sweeps=200
  say "verdict: $sweeps sweeps of each kind…"
  printf '\n### Verdicts on %s made-up sweeps of each kind\n\n' "$sweeps"
  "$java" "${java_options[@]}" \
    -cp "$root/driver/target/test-classes:$root/driver/target/onecycle.jar:$root/driver/target/spark/jars/*" \
    io.onecycle.driver.analyse.simulate.VerdictSimulation "$sweeps" 2>>"$log"
}
