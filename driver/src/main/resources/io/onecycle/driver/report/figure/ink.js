// Okabe and Ito's colours, safe for colour-blind readers; without colour, dashes tell lines apart.
const LIGHT = {
  paper: "#ffffff",
  ink: "#24292f",
  quiet: "#57606a",
  grid: "#e4e4e4",
  other: "#c4c9cf",
  bad: "#b00020",
  colours: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#333333"],
};
const DARK = {
  paper: "#14181d",
  ink: "#e6e8ea",
  quiet: "#a3adb8",
  grid: "#2f3740",
  other: "#4a545f",
  bad: "#ff8a80",
  colours: ["#4ba3e0", "#f5803e", "#2ec4a0", "#e39bc4", "#f0b93a", "#8fd0f5", "#d8d8d8"],
};
const FONT = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif";
const DASHES = ["solid", [7, 3], [2, 2], [9, 3, 2, 3], [14, 4]];
const RAMP = ["#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"];

/** How series i is drawn. */
function ink(i, theme) {
  return { colour: theme.colours[i % theme.colours.length], dash: DASHES[i % DASHES.length] };
}

/** A colour of the ramp, dark to light; share in [0, 1]. */
function shade(share) {
  const at = Math.min(0.9999, Math.max(0, share)) * (RAMP.length - 1);
  const i = Math.floor(at);
  const part = (k) => {
    const from = parseInt(RAMP[i].slice(k, k + 2), 16);
    const to = parseInt(RAMP[i + 1].slice(k, k + 2), 16);
    return Math.round(from + (to - from) * (at - i)).toString(16).padStart(2, "0");
  };
  return "#" + part(1) + part(3) + part(5);
}

/** Black or white, whichever can be read on a colour. */
function inkOn(colour) {
  const light = [1, 3, 5].map((k) => parseInt(colour.slice(k, k + 2), 16) / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] > 0.18 ? "#111111" : "#ffffff";
}

/** As much of a text as so many pixels hold; its letters are about 6.6 wide. */
function shortened(text, width) {
  const most = Math.max(8, Math.floor(width / 6.6));
  return text.length > most ? text.slice(0, most - 1) + "…" : text;
}

function drawnText(text, x, y, style, theme) {
  return {
    type: "text",
    silent: true,
    x,
    y,
    style: { text, fill: theme.ink, font: "12px " + FONT, align: "left", verticalAlign: "middle", ...style },
  };
}
