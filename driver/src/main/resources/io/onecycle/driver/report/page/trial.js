/** Shows or hides what there is of a trial; several stand side by side. */
function toggleTrial(id) {
  const open = chosenList("trial") ?? [];
  const now = open.includes(id) ? open.filter((one) => one !== id) : open.concat(id);
  choose("trial", now.length ? now : undefined);
  [...document.querySelectorAll("#trials-table .open")].find((one) => one.title === id)?.focus();
}

/** From a dot of a figure: opens the trial and goes there. */
function openTrial(id) {
  if (!(chosenList("trial") ?? []).includes(id)) {
    toggleTrial(id);
  }
  document.getElementById("trial-cards").scrollIntoView({ block: "nearest" });
}

function showOpenTrials() {
  const host = document.getElementById("trial-cards");
  if (!host) {
    return;
  }
  const open = (chosenList("trial") ?? []).map((id) => data.trials.find((trial) => trial.id === id)).filter((trial) => trial);
  host.replaceChildren(...open.map((trial, i) => trialCard(trial, i)));
}

function trialCard(trial, i) {
  const columns = trialColumns().filter((column) => column.key !== "message");
  const facts = columns.map((column) => [column.label, column.show(column.of(trial) ?? null)]).filter(([, text]) => text !== "–");
  const results = data.folder ?? "RESULTS";
  const setting = data.settings[trial.s]?.id;
  const isVerified = trial.outcome !== "failed";
  const commands = (isVerified ? [`bin/onecycle verify ${results} --trial ${trial.id}`] : []).concat(setting && !trial.isShort ? [`bin/onecycle refit ${results} --setting ${setting} --seed ${trial.seed}`] : []);
  const heading = element("h3", {}, trialLabel(data, trial));
  if (curveOf(data, trial).x) {
    heading.prepend(lineSwatch(ink(i, theme())));
  }
  return element(
    "article",
    { class: "card", "aria-label": "Trial " + trial.id },
    element("div", { class: "card-head" }, heading, button("close", () => toggleTrial(trial.id), { class: "choice" })),
    element("dl", {}, ...[["id", trial.id]].concat(facts).map(([name, text]) => element("div", {}, element("dt", {}, name), element("dd", { class: name === "outcome" ? "outcome " + trial.outcome : undefined }, text)))),
    trial.message ? element("pre", { tabindex: "0", "aria-label": "Message" }, trial.message) : null,
    curveOf(data, trial).x ? null : element("p", { class: "quiet" }, "Its curve is not in this page: it has none, or its setting is not among the best."),
    ...commands.map(copied),
  );
}

/** A command, and a button that copies it. */
function copied(command) {
  const press = button("copy", () =>
    copy(command).then(
      () => ((press.textContent = "copied"), say("copied " + command)),
      () => say("cannot copy here: select the text"),
    ),
  );
  return element("div", { class: "command" }, element("code", {}, ...unbroken(command)), press);
}

function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text);
  }
  // A page from a file has no clipboard of its own.
  const area = element("textarea", {}, text);
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  return isCopied ? Promise.resolve() : Promise.reject(new Error("not copied"));
}
