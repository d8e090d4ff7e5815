const PAGE_ROWS = 100;
let trialOrder = { key: null, isDown: false };
let rowsShown = PAGE_ROWS;

/** The columns of the trials' table: [{key, label, hint, of, show}]; those with nothing are left out. */
function trialColumns() {
  const number = (key, label, hint, digits) => ({ key, label, hint, of: (trial) => trial[key] ?? null, show: (value) => (value === null ? "–" : format(value, digits)) });
  const text = (key, label, of) => ({ key, label, of, show: (value) => value ?? "–" });
  const metric = data.objective.metric;
  const others = [...new Set(data.trials.flatMap((trial) => Object.keys(trial.metrics ?? {})))];
  const columns = data.axes
    .map((axis) => ({ ...text(axis.key, axis.key, (trial) => atOf(trial)[axis.key] ?? null), numbers: axis.numbers ? new Map(axis.values.map((value, i) => [value, axis.numbers[i]])) : null }))
    .concat(
      { ...text("seed", "seed", (trial) => trial.seed), isNumber: true },
      text("outcome", "outcome", (trial) => trial.outcome),
      number("score", metric, "final", 4),
      number("best", "best", "of any epoch", 4),
      number("inEpoch", "in epoch", "counted from 1", 5),
      others.map((name) => ({ key: name, label: name, hint: "final", of: (trial) => trial.metrics?.[name] ?? null, show: (value) => (value === null ? "–" : format(value, 4)) })),
      number("valLoss", "val. loss", "final", 4),
      number("trainLoss", "train loss", "final, smoothed", 4),
      number("seconds", "seconds", "", 3),
      number("rate", "examples/s", "", 4),
      number("epochs", "epochs", "of trials that were shorter", 4),
      number("attempts", "attempts", "", 4),
      text("host", "host", (trial) => trial.host),
      text("message", "reason", (trial) => trial.message?.split("\n").find((line) => line.trim()) ?? null),
    );
  return columns.filter((column) => data.trials.some((trial) => column.of(trial) !== null && column.of(trial) !== undefined));
}

function atOf(trial) {
  return trial.at ?? data.settings[trial.s].at;
}

/** The trials that pass the filter and are of picked settings, in the order asked for. */
function trialsShown(columns) {
  const picked = pickedSettings();
  const passes = trialFilter(chosen("filter") ?? "", columns);
  const found = data.trials.filter((trial) => (!picked || picked.includes(trial.s)) && passes(trial));
  const column = columns.find((one) => one.key === trialOrder.key);
  if (!column) {
    return found;
  }
  const key = (trial) => {
    const value = column.of(trial);
    return column.numbers?.get(value) ?? (column.isNumber ? Number(value) : value);
  };
  const isMissing = (trial) => (column.of(trial) === null || column.of(trial) === undefined ? 1 : 0);
  const sign = trialOrder.isDown ? -1 : 1;
  return found.sort((a, b) => isMissing(a) - isMissing(b) || sign * (typeof key(a) === "number" && typeof key(b) === "number" ? key(a) - key(b) : String(key(a)).localeCompare(String(key(b)), "en", { numeric: true })));
}

/**
 * Words that all must be found in a trial's row, or conditions such as weight_decay<=0.001, seed=2
 * and accuracy>0.87.
 */
function trialFilter(text, columns) {
  const tests = text.trim().split(/\s+/).filter((word) => word).map((word) => {
    const [, name, sign, value] = /^([^<>=!]+)(<=|>=|!=|<|>|=)(.+)$/.exec(word) ?? [];
    const column = columns.find((one) => one.label === name || one.key === name);
    return column ? (trial) => holds(column, trial, sign, value) : (trial) => rowText(columns, trial).includes(word.toLowerCase());
  });
  return (trial) => tests.every((test) => test(trial));
}

function holds(column, trial, sign, value) {
  const own = column.of(trial);
  if (own === null || own === undefined) {
    return sign === "!=";
  }
  const number = column.numbers?.get(own) ?? Number(own);
  if (Number.isNaN(number) || Number.isNaN(Number(value))) {
    return sign === "=" ? String(own) === value : sign === "!=" && String(own) !== value;
  }
  const other = Number(value);
  return { "<": number < other, ">": number > other, "<=": number <= other, ">=": number >= other, "=": number === other, "!=": number !== other }[sign];
}

function rowText(columns, trial) {
  return (trial.id + " " + columns.map((column) => column.label + " " + column.show(column.of(trial))).join(" ") + " " + (trial.message ?? "")).toLowerCase();
}

function showTrials() {
  const host = document.getElementById("trials-table");
  if (!host) {
    return;
  }
  host.closest("section").hidden = !data.trials.length;
  const columns = trialColumns();
  const found = trialsShown(columns);
  const open = chosenList("trial") ?? [];
  const head = columns.map((column) => {
    const header = element("th", { scope: "col", title: column.hint || undefined, "aria-sort": trialOrder.key === column.key ? (trialOrder.isDown ? "descending" : "ascending") : undefined });
    header.append(button(column.label, () => {
      trialOrder = { key: column.key, isDown: trialOrder.key === column.key && !trialOrder.isDown };
      showTrials();
      document.querySelector(`#trials-table th:nth-child(${columns.indexOf(column) + 2}) button`)?.focus();
    }));
    return header;
  });
  const body = found.slice(0, rowsShown).map((trial) => trialRow(trial, columns, open));
  const table = element("table", { class: "sortable cards" }, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "trial"), ...head)), element("tbody", {}, ...body));
  host.replaceChildren(table);
  document.getElementById("trials-count").textContent =
    `${found.length} of ${data.trials.length} trials` + (pickedSettings() ? `, of ${pickedSettings().length} picked settings` : "") + (found.length > rowsShown ? `; the first ${rowsShown} are shown` : "");
  const more = document.getElementById("trials-more");
  more.hidden = found.length <= rowsShown;
}

function trialRow(trial, columns, open) {
  const isOpen = open.includes(trial.id);
  const opener = button(trial.id.slice(0, 8), () => toggleTrial(trial.id), { "aria-pressed": String(isOpen), title: trial.id, class: "open" });
  const cells = columns.map((column) => {
    const value = column.of(trial);
    const attributes = { "data-label": column.label };
    if (column.key === "outcome") {
      attributes.class = "outcome " + trial.outcome;
    }
    if (column.key === "message") {
      attributes.class = "reason";
    }
    return element("td", attributes, column.show(value ?? null));
  });
  return element("tr", { class: isOpen ? "is-open" : undefined }, element("td", { "data-label": "trial" }, opener), ...cells);
}

function addTrialControls() {
  const host = document.getElementById("trials-controls");
  if (!host) {
    return;
  }
  const input = element("input", { type: "search", id: "trials-filter", placeholder: "e.g. diverged, weight_decay<=0.001 seed=2", value: chosen("filter") ?? "", size: 34 });
  input.addEventListener("input", () => {
    rowsShown = PAGE_ROWS;
    choose("filter", input.value || undefined);
  });
  const places = () => [...new Set(trialsShown(trialColumns()).map((trial) => trial.s))].filter((s) => s >= 0).sort((a, b) => a - b);
  const asCsv = () => {
    const columns = trialColumns();
    saveCsv("trials", [["trial_id"].concat(columns.map((column) => column.label))].concat(trialsShown(columns).map((trial) => [trial.id].concat(columns.map((column) => column.of(trial))))));
  };
  host.append(
    element("label", {}, "filter", input),
    button("show these settings in the curves", () => pickSettings(places()), { class: "choice" }),
    button("all settings", () => pickSettings(undefined), { class: "choice" }),
    button("CSV", asCsv, { class: "export", "aria-label": "Save the trials that are shown as CSV" }),
  );
  document.getElementById("trials-more").addEventListener("click", () => {
    rowsShown += 10 * PAGE_ROWS;
    showTrials();
  });
}
