// The filters at the left, with the number of references that each would leave; the kinds are the legend too.

import { FACETS } from "./address.js";
import { button, element } from "./elements.js";
import { kindIcon } from "./kinds.js";
import { ask, card } from "./source.js";
import { go, isFiltered, state } from "./state.js";
import { figure, kindName, say } from "./words.js";

const AT_FIRST = 6;
const box = document.getElementById("facets");
const chips = document.getElementById("chips");
const longer = new Set(); // facets of which all values are shown
const open = new Set(["kind"]);
let turn = 0;

export function valueName(facet, value) {
  if (facet === "kind") return kindName(value, true);
  if (["document", "ministry", "party"].includes(facet)) return card(value).short ?? card(value).label;
  return facet === "year" ? value : say(`${facet}_${value}`);
}

function toggle(facet, value) {
  const some = state.filters[facet] ?? [];
  const next = some.includes(value) ? some.filter((each) => each !== value) : [...some, value];
  const filters = { ...state.filters, [facet]: next };
  if (!next.length) delete filters[facet];
  return go({ filters }, { focus: `[data-facet="${facet}"][data-value="${CSS.escape(value)}"]` });
}

function item(facet, [value, count]) {
  const isOn = (state.filters[facet] ?? []).includes(value);
  const name = valueName(facet, value);
  const input = element("input", { type: "checkbox", "data-facet": facet, "data-value": value, "aria-label": `${name}, ${say("refers", count)}` });
  input.checked = isOn;
  input.addEventListener("change", () => toggle(facet, value));
  const text = [element("span", { class: "name" }, name), " ", element("span", { class: "count" }, figure(count))];
  if (facet !== "kind") return element("li", {}, element("label", {}, input, text));
  return element("li", { class: "of-kind" }, input,
    element("button", { type: "button", onclick: () => go({ view: "ranking", ranked: value }), title: say("toRanking", name) }, kindIcon(value), text));
}

function block(facet, values, kinds) {
  const wanted = state.filters[facet] ?? [];
  const missing = wanted.filter((value) => !values.some(([each]) => each === value)).map((value) => [value, 0]);
  let all = [...values, ...missing];
  if (facet === "kind") all.sort((a, b) => kinds.indexOf(a[0]) - kinds.indexOf(b[0]));
  if (facet === "year") all.sort((a, b) => (a[0] < b[0] ? 1 : -1));
  if (!all.length || (all.length === 1 && facet !== "kind" && !wanted.length)) return null; // nothing to choose
  const isLong = facet !== "kind" && !longer.has(facet) && all.length > AT_FIRST + 1;
  if (isLong) all = all.filter(([value], at) => at < AT_FIRST || wanted.includes(value));
  const made = element("details", { class: "facet", open: open.has(facet) || wanted.length > 0 },
    element("summary", {}, say(`facet_${facet}`), wanted.length ? element("span", { class: "on" }, figure(wanted.length)) : ""),
    element("ul", {}, all.map((each) => item(facet, each))),
    isLong ? button(say("allValues", values.length + missing.length), () => { longer.add(facet); showFilters(kinds); }, { class: "more" }) : null);
  made.addEventListener("toggle", () => { if (made.open) open.add(facet); else open.delete(facet); });
  return made;
}

export async function showFilters(kinds) {
  turn += 1;
  const own = turn;
  const answer = await ask("facets", { filters: state.filters });
  if (own !== turn) return;
  const focused = document.activeElement?.dataset?.facet ? [document.activeElement.dataset.facet, document.activeElement.dataset.value] : null;
  box.replaceChildren(element("p", { class: "hint" }, say("facetsHint")), ...FACETS.map((facet) => block(facet, answer[facet], kinds)).filter(Boolean));
  if (focused) box.querySelector(`[data-facet="${focused[0]}"][data-value="${CSS.escape(focused[1])}"]`)?.focus();
  showChips();
}

// What is filtered on, above the drawing, each to be taken away.
function showChips() {
  const shown = FACETS.flatMap((facet) => (state.filters[facet] ?? []).map((value) => [facet, value]));
  chips.hidden = !isFiltered();
  const on = document.getElementById("filters-on");
  on.hidden = !shown.length;
  on.textContent = shown.length ? figure(shown.length) : "";
  chips.replaceChildren(
    ...shown.map(([facet, value]) => {
      const text = [`${say(`facet_${facet}`)}: ${valueName(facet, value)}`, element("span", { class: "unseen" }, `, ${say("unfilter")}`), element("span", { "aria-hidden": "true" }, " ×")];
      return element("li", {}, button(text, () => toggle(facet, value), { title: say("unfilter") }));
    }),
    element("li", {}, button(say("clearAll"), () => go({ filters: {} }), { class: "clear", id: "clear-filters" })));
}

// In a narrow window the filters lie over the drawing, until one clicks beside them or types Escape.
export function startFilters() {
  const rail = document.getElementById("filters");
  const opener = document.getElementById("toggle-filters");
  const open = (isOpen) => {
    rail.classList.toggle("open", isOpen);
    opener.setAttribute("aria-expanded", String(isOpen));
  };
  opener.addEventListener("click", () => {
    open(!rail.classList.contains("open"));
    if (rail.classList.contains("open")) rail.querySelector("summary, input")?.focus();
  });
  rail.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !rail.classList.contains("open")) return;
    open(false);
    opener.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => { if (!rail.contains(target) && !opener.contains(target)) open(false); });
}
