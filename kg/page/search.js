// Search as you type, over labels, other names, numbers and addresses.

const searchBox = document.getElementById("search");
const found = document.getElementById("found");
const MOST_FOUND = 12;
let results = [];
let marked = -1;

const INDEX = THINGS.map((thing) => {
  const others = [...thing.names, ...thing.versions.map(([name]) => name), ...thing.facts.filter(([key]) => key !== "addressee").map(([, value]) => value)];
  const document = thing.isUnit ? THINGS[thing.document].label : "";
  return { thing, label: fold(`${thing.label}${document}`), words: thing.label.toLowerCase(), others: others.map((name) => [name, fold(name)]), iri: fold(thing.iri.split("/").pop()) };
});

// Things that fit, the best first: [thing, the other name that fitted or ""].
function search(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const hits = [];
  for (const entry of INDEX) {
    const [score, name] = rate(entry, wanted);
    if (score) hits.push([score + Math.min(entry.thing.uses, 200) / 1000 - (entry.thing.isUnit ? 0.5 : 0), entry.thing, name]);
  }
  hits.sort((a, b) => b[0] - a[0] || a[1].number - b[1].number);
  return hits.slice(0, MOST_FOUND).map(([, thing, name]) => [thing, name]);
}

function rate(entry, wanted) {
  if (entry.label === wanted) return [9, ""];
  const exact = entry.others.find(([, folded]) => folded === wanted);
  if (exact) return [8, exact[0]];
  if (entry.label.startsWith(wanted)) return [6, ""];
  if (entry.words.split(/[^\p{L}\p{N}]+/u).some((word) => fold(word).startsWith(wanted))) return [5, ""];
  if (entry.label.includes(wanted)) return [4, ""];
  const start = entry.others.find(([, folded]) => folded.startsWith(wanted));
  if (start) return [3, start[0]];
  const inside = entry.others.find(([, folded]) => folded.includes(wanted));
  if (inside) return [2, inside[0]];
  return entry.iri.includes(wanted) ? [1, ""] : [0, ""];
}

function showResults() {
  results = search(searchBox.value);
  marked = results.length ? 0 : -1;
  const items = results.map(([thing, name], index) => {
    const note = name || (thing.isUnit ? THINGS[thing.document].label : kindName(thing.kind));
    const item = element("li", { id: `found-${index}`, role: "option", "aria-selected": String(index === marked) },
      kindIcon(thing.kind), element("span", { class: "name" }, thing.label), element("span", { class: "note" }, note));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); pick(index); });
    return item;
  });
  const isOpen = fold(searchBox.value) !== "";
  found.replaceChildren(...(items.length || !isOpen ? items : [element("li", { class: "none", role: "option", "aria-disabled": "true" }, say("nothingFound"))]));
  setOpen(isOpen);
}

function setOpen(isOpen) {
  found.hidden = !isOpen;
  searchBox.setAttribute("aria-expanded", String(isOpen));
  markResult(isOpen ? marked : -1);
}

function markResult(index) {
  marked = index;
  [...found.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
  if (index < 0) return searchBox.removeAttribute("aria-activedescendant");
  searchBox.setAttribute("aria-activedescendant", `found-${index}`);
  if (found.children[index]) found.children[index].scrollIntoView({ block: "nearest" });
}

function pick(index) {
  if (!results[index]) return;
  const [thing] = results[index];
  setOpen(false);
  searchBox.value = "";
  open(thing, { bring: true });
  panel.focus({ preventScroll: true });
}

function startSearch() {
  searchBox.addEventListener("input", showResults);
  searchBox.addEventListener("blur", () => setOpen(false));
  searchBox.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (steps[event.key] && results.length) markResult((marked + steps[event.key] + results.length) % results.length);
    else if (event.key === "Enter") pick(marked);
    else if (event.key === "Escape") { searchBox.value = ""; showResults(); }
    else return;
    event.preventDefault();
  });
}
