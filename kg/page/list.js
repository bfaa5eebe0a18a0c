// What is drawn as a list, for who would rather read than look.

import { button, element, thingButton } from "./elements.js";
import { drawing, things } from "./drawing.js";
import { expandAndTell } from "./doing.js";
import { card, drawable } from "./source.js";
import { state } from "./state.js";
import { kindName, say } from "./words.js";

export const list = document.getElementById("list");

// The things that are drawn, by kind and then the most used first: [[iri, card]].
export function drawnInOrder(kinds) {
  return things().map((iri) => [iri, card(iri)])
    .sort(([a, one], [b, other]) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || (other.uses ?? 0) - (one.uses ?? 0) || (a < b ? -1 : 1));
}

export function showList(kinds) {
  if (list.hidden) return;
  const drawn = drawnInOrder(kinds);
  const degree = new Map();
  for (const { from, to } of drawing.edges) for (const iri of [from, to]) degree.set(iri, (degree.get(iri) || 0) + 1);
  const chosen = state.thing && drawable(state.thing);
  const rows = drawn.map(([iri, { kind, uses = 0 }]) => element("tr", iri === chosen ? { "aria-current": "true" } : {},
    element("td", { class: "aside" }, kindName(kind)),
    element("th", { scope: "row" }, thingButton(iri)),
    element("td", { class: "count" }, say("number", uses)),
    element("td", { class: "count aside" }, say("number", degree.get(iri) ?? 0)),
    element("td", {}, button(say("expand"), () => expandAndTell(iri), { "aria-label": `${say("expand")}: ${card(iri).label}` }))));
  const heads = [["kind", "aside"], ["name", ""], ["references", ""], ["joined", "aside"]];
  list.replaceChildren(drawn.length
    ? element("table", {}, element("caption", {}, say("drawn", drawn.length)),
      element("thead", {}, element("tr", {}, heads.map(([word, class_]) => element("th", { scope: "col", class: class_ }, say(word))), element("td", {}))),
      element("tbody", {}, rows))
    : element("p", {}, say("noneDrawn")));
}
