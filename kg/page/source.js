// Where the page gets what it shows: from itself, or from kg serve. The calls: docs/explorer-data.md.

import { Embedded } from "./embedded.js";
import { Served } from "./served.js";

export const CONFIG = JSON.parse(document.getElementById("config").textContent);
const cards = new Map(); // every card that came along
let source = null;

export async function openSource() {
  source = CONFIG.mode === "served" ? new Served(CONFIG.api) : await Embedded.open();
}

export async function ask(call, args = {}) {
  const answer = await source.answer(call, args);
  for (const [iri, each] of Object.entries(answer.things ?? {})) cards.set(iri, each);
  return answer;
}

// Unpacks in a quiet moment what the first search and the first passage need.
export function prepareSource() {
  if (CONFIG.mode === "served") return;
  const later = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  later(() => { source.nameIndex(); later(() => source.texts()); });
}

export function card(iri) {
  return cards.get(iri) ?? { iri, kind: "thing", label: iri };
}

export function isKnown(iri) {
  return cards.has(iri);
}

export function isUnit(iri) {
  return Boolean(card(iri).document);
}

// The thing that stands for it in the drawing: a unit's document, everything else itself.
export function drawable(iri) {
  return card(iri).document ?? iri;
}

export function isWebAddress(text) {
  return /^https?:\/\/[^\s]+$/i.test(text);
}
