// The legend, which is also the filter; and what is drawn as a list, for who would rather read than look.

const legend = document.querySelector("#legend ul");
const list = document.getElementById("list");

function fillLegend() {
  const present = DATA.kinds.map((kind) => [kind, THINGS.filter((thing) => thing.kind === kind).length]).filter(([kind, count]) => count && !["question", "answer"].includes(kind));
  legend.replaceChildren(...present.map(([kind, count]) => {
    const box = element("input", { type: "checkbox", checked: !hidden.has(kind), "aria-label": say("hide", kindName(kind, true)) });
    box.addEventListener("change", () => { showKind(kind, box.checked); refreshList(); });
    return element("li", {}, box,
      element("button", { type: "button", onclick: () => openKind(kind) }, kindIcon(kind), element("span", {}, kindName(kind, true)), element("span", { class: "count" }, figure(count))));
  }));
}

function refreshList() {
  const drawn = nodes.get().map((node) => THINGS[node.id]).filter(isVisible);
  document.getElementById("as-list").title = say("drawn", drawn.length);
  if (list.hidden) return;
  drawn.sort((a, b) => DATA.kinds.indexOf(a.kind) - DATA.kinds.indexOf(b.kind) || b.uses - a.uses || a.number - b.number);
  const rows = drawn.map((thing) => element("tr", chosen === thing ? { "aria-current": "true" } : {},
    element("td", { class: "aside" }, kindName(thing.kind)),
    element("th", { scope: "row" }, thingButton(thing)),
    element("td", { class: "count" }, figure(thing.uses)),
    element("td", { class: "count aside" }, figure(new Set(thing.passagesIn.map((p) => drawable(p.source))).size || "")),
    element("td", {}, button(say("expand"), () => expandAndTell(thing)))));
  list.replaceChildren(drawn.length
    ? element("table", {},
      element("caption", {}, say("drawn", drawn.length)),
      element("thead", {}, element("tr", {}, ["kind", "name", "references", "inDocuments"].map((word, index) => element("th", { scope: "col", class: index % 3 ? "" : "aside" }, say(word))), element("td", {}))),
      element("tbody", {}, rows))
    : element("p", {}, say("noneDrawn")));
}

function showForm(isList) {
  list.hidden = !isList;
  canvas.hidden = isList;
  document.querySelector(".zoom").hidden = isList;
  document.getElementById("as-list").setAttribute("aria-pressed", String(isList));
  document.getElementById("as-network").setAttribute("aria-pressed", String(!isList));
  refreshList();
}
