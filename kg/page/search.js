// Search as you type, over names, other names, titles and numbers.

import { element } from "./elements.js";
import { kindIcon } from "./kinds.js";
import { ask, card, isUnit } from "./source.js";
import { kindName, say } from "./words.js";

export const searchBox = document.getElementById("search");
const found = document.getElementById("found");
const MOST_FOUND = 12;
let results = [];
let marked = -1;
let turn = 0;
let pick = () => {};

async function showResults() {
  turn += 1;
  const own = turn;
  const text = searchBox.value;
  const { hits } = text.trim() ? await ask("search", { text, limit: MOST_FOUND }) : { hits: [] };
  if (own !== turn) return;
  results = hits;
  const items = hits.map(([iri, name], index) => {
    const { kind, label, title } = card(iri);
    const note = name || (isUnit(iri) ? card(card(iri).document).label : title || kindName(kind));
    return element("li", { id: `found-${index}`, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); choose(index); } },
      kindIcon(kind), element("span", { class: "name" }, label), element("span", { class: "note" }, note));
  });
  const isOpen = text.trim() !== "";
  found.replaceChildren(...(items.length || !isOpen ? items : [element("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, say("nothingFound"))]));
  setOpen(isOpen);
  markResult(items.length ? 0 : -1);
}

function setOpen(isOpen) {
  found.hidden = !isOpen;
  searchBox.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) markResult(-1);
}

function markResult(index) {
  marked = index;
  [...found.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
  if (index < 0) return searchBox.removeAttribute("aria-activedescendant");
  searchBox.setAttribute("aria-activedescendant", `found-${index}`);
  return found.children[index]?.scrollIntoView({ block: "nearest" });
}

async function choose(index) {
  if (turn && !results[index]) return;
  const [iri] = results[index];
  closeSearch();
  await pick(iri);
}

function closeSearch() {
  turn += 1;
  searchBox.value = "";
  results = [];
  found.replaceChildren();
  setOpen(false);
}

// Enter may come before the answer to the last key.
async function useEnter() {
  const own = turn;
  if (searchBox.value.trim() && !results.length) await showResults();
  if (own <= turn && results.length) await choose(Math.max(marked, 0));
}

export function startSearch(onPick) {
  pick = onPick;
  searchBox.addEventListener("input", showResults);
  searchBox.addEventListener("blur", () => setOpen(false));
  searchBox.addEventListener("focus", () => { if (searchBox.value) showResults(); });
  searchBox.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (steps[event.key] && results.length) markResult((marked + steps[event.key] + results.length) % results.length);
    else if (event.key === "Enter") useEnter();
    else if (event.key === "Escape") closeSearch();
    else return;
    event.preventDefault();
  });
}
