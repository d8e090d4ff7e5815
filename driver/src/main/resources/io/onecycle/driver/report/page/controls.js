/** What can be chosen of each figure. */
const CONTROLS = {
  slices: [{ key: "better", label: "the better half alone", isSwitch: true, first: false }],
  grid: [{ key: "pair", label: "axes", options: () => heatPairs(data).map((pair) => [pair.across + "," + pair.down, pair.across + " × " + pair.down]) }],
  lr_find: [
    { key: "beta", label: "smoothing", range: [0, 0.99, 0.01], first: 0.98 },
    { key: "skip", label: "skip the first 10 and last 5 points", isSwitch: true, first: true },
    { key: "marks", label: "suggestions: ● minimum/10, ▲ steepest, ◆ valley", isSwitch: true, first: true },
    { key: "scale", label: "losses", options: () => [["linear", "linear"], ["log", "log"]] },
  ],
  training: [
    { key: "view", label: "seeds as", options: () => [["range", "mean and range"], ["sd", "mean ± sd"], ["each", "a line each"]] },
    { key: "scale", label: "losses", options: () => [["log", "log"], ["linear", "linear"]] },
    { key: "others", label: "other settings in grey", isSwitch: true, first: true },
  ],
};

/** The chips of these figures choose together. */
const CHIPS = {
  training: { key: "shown", items: () => highlights(data), isOfSettings: true },
  seeds: { key: "shown", items: () => highlights(data), isOfSettings: true },
  schedule: { key: "schedules", items: () => scheduleItems(data) },
  lr_find: { key: "tests", items: () => rangeItems(data) },
};

/** A figure's choices as its function takes them. */
function choicesOf(name) {
  const made = {};
  (CONTROLS[name] ?? []).forEach((control) => {
    const text = chosen(name + "." + control.key);
    made[control.key] = text === undefined ? control.first : control.isSwitch ? text === "true" : control.range ? Number(text) : text;
  });
  if (name === "trials") {
    made.trials = chosenList("trial");
  }
  const chips = CHIPS[name];
  if (chips) {
    made.shown = chosenList(chips.key);
    made.picked = chips.isOfSettings ? pickedSettings() : undefined;
  }
  return made;
}

function showControls(fig) {
  fig.controls.replaceChildren();
  addControls(fig.name, fig.controls);
  fig.controls.append(...exportButtons(fig));
}

/** Where new data offer something else to choose from. */
function renewControls(fig) {
  const isOld = (CONTROLS[fig.name] ?? []).some((control) => {
    const values = control.options?.().map(([value]) => value) ?? [];
    const there = fig.controls.querySelector("#control-" + fig.name + "-" + control.key)?.options ?? [];
    return control.options && (values.length < 2 ? [] : values).join("\n") !== [...there].map((option) => option.value).join("\n");
  });
  if (isOld) {
    const focused = fig.controls.contains(document.activeElement) ? document.activeElement.id : "";
    showControls(fig);
    document.getElementById(focused)?.focus();
  }
}

function addControls(name, host) {
  (CONTROLS[name] ?? []).forEach((control) => {
    const key = name + "." + control.key;
    const options = control.options?.() ?? [];
    if (control.options && options.length < 2) {
      return;
    }
    const now = chosen(key) ?? control.first;
    const input = control.options
      ? element("select", {}, ...options.map(([value, text]) => element("option", { value, selected: value === now }, text)))
      : control.isSwitch
        ? element("input", { type: "checkbox", checked: String(now) === "true" })
        : element("input", { type: "range", min: control.range[0], max: control.range[1], step: control.range[2], value: now });
    input.id = "control-" + name + "-" + control.key;
    const output = control.range ? element("output", { for: input.id }, String(now)) : null;
    input.addEventListener("input", () => {
      choose(key, control.isSwitch ? String(input.checked) : input.value);
      if (output) {
        output.value = input.value;
      }
    });
    host.append(control.isSwitch ? element("label", {}, input, control.label) : element("label", {}, control.label, input, output));
  });
}
