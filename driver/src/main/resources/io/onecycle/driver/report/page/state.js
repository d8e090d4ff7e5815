/**
 * What the reader chose, kept in the address: a link shows what its sender saw. Values are texts,
 * lists are joined by "|".
 */
const state = new URLSearchParams(location.hash.split("?")[1] ?? "");
const listeners = [];

function chosen(key) {
  return state.has(key) ? state.get(key) : undefined;
}

function chosenList(key) {
  return state.has(key) ? state.get(key).split("|").filter((one) => one !== "") : undefined;
}

/** Takes a choice, or with undefined the first state again, and draws what depends on it. */
function choose(key, value) {
  if (value === undefined) {
    state.delete(key);
  } else {
    state.set(key, Array.isArray(value) ? value.join("|") : value);
  }
  const anchor = location.hash.slice(1).split("?")[0];
  const chosenNow = state.toString();
  history.replaceState(null, "", "#" + anchor + (chosenNow ? "?" + chosenNow : ""));
  listeners.forEach((listener) => listener(key));
}

function whenChosen(listener) {
  listeners.push(listener);
}

/** The settings that were picked, by their places; undefined if none was. */
function pickedSettings() {
  const ids = chosenList("picked");
  return ids === undefined ? undefined : ids.map((id) => data.settings.findIndex((one) => one.id === id)).filter((s) => s >= 0);
}

function pickSettings(places) {
  choose("picked", places === undefined ? undefined : places.map((s) => data.settings[s].id));
}
