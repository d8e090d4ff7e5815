# Rows of ROW, SIDE, ROUND, VALUE (tabs) to a Markdown table: the median of each side with its range, and the median
# of the rounds' ratios of the first side to each other one, with theirs, and to the best of several that are PyTorch or
# libtorch.
BEGIN { FS = "\t" }

!($1 in row_seen) { row_seen[$1] = 1; rows[++row_count] = $1 }
!($2 in side_seen) { side_seen[$2] = 1; sides[++side_count] = $2 }
{ value[$1, $2, $3] = $4; if ($3 > rounds) rounds = $3 }

# Sorts list[1..n] and says its median and range; a dash if there is nothing.
function summary(n, format,    i, j, x, median) {
  if (n == 0) return "–"
  for (i = 2; i <= n; i++) {
    x = list[i]
    for (j = i - 1; j >= 1 && list[j] > x; j--) list[j + 1] = list[j]
    list[j + 1] = x
  }
  median = n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
  if (n == 1) return sprintf(format, median)
  return sprintf("**" format "** (" format "–" format ")", median, list[1], list[n])
}

function precision(x) { return x >= 1000 ? "%.0f" : x >= 10 ? "%.1f" : "%.2f" }

END {
  compared = kind == "no-ratio" ? 1 : side_count
  for (s = 2; s <= compared; s++) if (sides[s] ~ /[tT]orch/) peer[++peers] = sides[s]
  head = "| " first " |"; rule = "| --- |"
  for (s = 1; s <= side_count; s++) { head = head " " sides[s] ", " unit " |"; rule = rule " --- |" }
  for (s = 2; s <= compared; s++) { head = head " " sides[1] " : " sides[s] " |"; rule = rule " --- |" }
  if (peers > 1) { head = head " " sides[1] " : best of them |"; rule = rule " --- |" }
  print head; print rule
  for (r = 1; r <= row_count; r++) {
    line = "| " rows[r] " |"
    for (s = 1; s <= side_count; s++) {
      n = 0
      for (k = 1; k <= rounds; k++)
        if ((rows[r], sides[s], k) in value) list[++n] = value[rows[r], sides[s], k] + 0
      line = line " " summary(n, precision(n ? list[1] : 0)) " |"
    }
    for (s = 2; s <= compared; s++) {
      n = 0
      for (k = 1; k <= rounds; k++)
        if (((rows[r], sides[1], k) in value) && ((rows[r], sides[s], k) in value)) {
          ours = value[rows[r], sides[1], k]; theirs = value[rows[r], sides[s], k]
          list[++n] = kind == "lower" ? theirs / ours : ours / theirs
        }
      line = line " " summary(n, "%.2f") " |"
    }
    if (peers > 1) {
      n = 0
      for (k = 1; k <= rounds; k++) {
        best = ""
        for (p = 1; p <= peers; p++)
          if ((rows[r], peer[p], k) in value) {
            theirs = value[rows[r], peer[p], k] + 0
            if (best == "" || (kind == "lower" ? theirs < best : theirs > best)) best = theirs
          }
        if (best != "" && ((rows[r], sides[1], k) in value)) {
          ours = value[rows[r], sides[1], k]
          list[++n] = kind == "lower" ? best / ours : ours / best
        }
      }
      line = line " " summary(n, "%.2f") " |"
    }
    print line
  }
}
