# How things are measured; sourced by run.

export LC_ALL=C.UTF-8
# The same for all that is measured.
export OMP_NUM_THREADS=1
export MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=4294967296 MALLOC_TOP_PAD_=67108864
unset SPARK_HOME SPARK_CONF_DIR

java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
work=$(mktemp -d "${TMPDIR:-/tmp}/onecycle-benchmarks.XXXXXX")
values=$work/values
log=$work/log
trap 'rm -rf "$work"' EXIT

say() { echo "benchmarks: $*" >&2; }

die() {
  [ ! -s "$log" ] || tail -n 20 "$log" >&2
  say "$*"
  exit 1
}

# Builds what is not up to date, finds PyTorch.
prepare() {
  local marker=$root/driver/target/test-classes/io/onecycle/driver/benchmark/Steps.class
  if [ ! -f "$marker" ] || [ -n "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main \
    "$root/driver/src/test/java/io/onecycle/driver/benchmark" -newer "$marker" -print -quit)" ]; then
    say "building…"
    (cd "$root" && mvn -B -q -DskipTests package) >"$log" 2>&1 || die "the build failed"
    touch "$marker"
  fi
  java_options=(-Xmx2g "-Dlog4j2.configurationFile=$root/conf/log4j2.properties")
  read -ra more < <(sed -n 's/^spark.driver.extraJavaOptions *//p' "$root/conf/spark-defaults.conf")
  java_options+=("${more[@]}")
  libtorch=$(mktemp)
  (cd "$here/libtorch" && mvn -B -q dependency:build-classpath -Dmdep.outputFile="$libtorch") >>"$log" 2>&1 ||
    die "libtorch's jars cannot be had"
  libtorch=$(<"$libtorch")
  python= torch=none
  local candidate
  for candidate in "${PYTHON:-}" /usr/bin/python3 python3; do
    if [ -n "$candidate" ] && "$candidate" -c 'import torch' 2>>"$log"; then
      python=$candidate
      break
    fi
  done
  if [ -n "$python" ]; then
    gflops=$(of_python blas.py)
    # Debian's PyTorch takes whatever BLAS is installed; with the reference one its figures say nothing.
    if awk -v g="$gflops" 'BEGIN { exit g >= 10 }'; then
      say "PyTorch LEFT OUT: its BLAS makes $gflops GFLOP/s, so it is not an optimised one (Debian: install libopenblas0-pthread)"
      python= torch="left out, as its BLAS is not an optimised one ($gflops GFLOP/s)"
    fi
    return
  fi
  [ -n "$python" ] || say "no Python with PyTorch (set PYTHON): onecycle alone is measured"
}

# The line that says where and when.
machine() {
  [ -z "$python" ] || torch="$("$python" -c 'import torch; print(torch.__version__)') (sgemm $gflops GFLOP/s)"
  printf '%s, %s cores, %s GB; JDK %s; PyTorch %s; onecycle %s; %s\n\n' \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(getconf _NPROCESSORS_ONLN)" \
    "$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)" \
    "$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.runtime.version = //p')" \
    "$torch" "$(git -C "$root" describe --always --dirty 2>/dev/null || echo unknown)" "$(date -u +%F)"
}

# of_java CLASS ARGUMENT…: what one of the Java measurements prints.
of_java() {
  local class=$1
  shift
  "$java" "${java_options[@]}" \
    -cp "$root/driver/target/test-classes:$root/driver/target/onecycle.jar:$root/driver/target/spark/jars/*" \
    "io.onecycle.driver.$class" "$@" 2>>"$log" || die "$class $* failed"
}

# of_libtorch ARGUMENT…: what the step of libtorch's own modules prints.
of_libtorch() {
  "$java" -Xmx2g -cp "$libtorch" "$here/libtorch/Step.java" "$@" 2>>"$log" || die "libtorch $* failed"
}

# of_python SCRIPT ARGUMENT…
of_python() {
  local script=$1
  shift
  "$python" -B "$here/pytorch/$script" "$@" 2>>"$log" || die "$script $* failed"
}

# seconds_of COMMAND…: its wall time; what it prints goes to the log.
seconds_of() {
  local start=$EPOCHREALTIME
  "$@" >>"$log" 2>&1 || die "$* failed"
  awk -v from="$start" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.2f", to - from }'
}

# measured ROW SIDE ROUND VALUE: keeps a value.
measured() {
  # What failed has said so already, in a shell of its own.
  [[ $4 =~ ^[0-9.]+$ ]] || exit 1
  printf '%s\t%s\t%s\t%s\n' "$@" >>"$values"
  say "$1, round $3 of $rounds: $2 $4"
}

# table TITLE UNIT FIRST-COLUMN [lower|no-ratio]: prints what was measured, and begins anew. Ratios are above 1
# where the first side is better; with "lower", small values are.
table() {
  printf '\n### %s\n\n' "$1"
  awk -f "$here/table.awk" -v unit="$2" -v first="$3" -v kind="${4:-}" "$values"
  : >"$values"
}
