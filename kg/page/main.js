// What the panel shows is the state of the page. A thing's state is kept in the address: back, forward and links work.

const SHORT = "https://w3id.org/kamergraaf/id/";
let state = { view: "overview" };

function address(thing) {
  return `#${encodeURIComponent(thing.iri.startsWith(SHORT) ? thing.iri.slice(SHORT.length) : thing.iri)}`;
}

function thingOfAddress() {
  try {
    const text = decodeURIComponent(location.hash.slice(1));
    return THINGS[NUMBERS.get(text) ?? NUMBERS.get(SHORT + text)];
  } catch {
    return undefined; // an address that somebody broke
  }
}

// Shows a thing in the panel; `bring`: in the drawing too, and in view.
function open(thing, { bring = false } = {}) {
  if (location.hash !== address(thing)) history.pushState(null, "", address(thing));
  const base = drawable(thing);
  if (bring && !nodes.get(base.number)) show(base);
  turnTo({ view: "thing", thing });
  if (bring && !canvas.hidden) centreOn(base);
}

function openKind(kind) {
  turnTo({ view: "kind", kind });
}

function openEdge(edge) {
  turnTo({ view: "edge", from: THINGS[edge.from], to: THINGS[edge.to] });
}

function openOverview() {
  history.pushState(null, "", location.pathname + location.search);
  drawStart();
  turnTo({ view: "overview" });
  fit();
}

function turnTo(next) {
  state = next;
  light(state.view === "thing" ? state.thing : null);
  refresh();
  panel.scrollTop = 0;
  announce(state.view === "thing" ? `${kindName(state.thing.kind)}: ${state.thing.label}` : "");
}

// Writes everything that depends on the state or the language again.
function refresh() {
  const scrolled = panel.scrollTop;
  if (state.view === "thing") fillPanel(thingPanel(state.thing));
  else if (state.view === "kind") fillPanel(kindPanel(state.kind));
  else if (state.view === "edge") fillPanel(edgePanel(state.from, state.to));
  else fillPanel(overviewPanel());
  panel.scrollTop = scrolled;
  refreshList();
  repaint();
}

function expandAndTell(thing) {
  const [added, left] = expand(thing);
  if (state.view !== "thing" || state.thing !== thing) open(thing);
  else refresh();
  if (added) fit(true);
  const told = added ? `${say("newNodes", added)}${left ? ` · ${say("more", left)}` : ""}` : say("noNew");
  announce(told);
  tell(told);
}

function announce(text) {
  document.getElementById("announcement").textContent = text;
}

let toldLast = 0;

function tell(text) {
  const note = document.getElementById("note");
  note.textContent = text;
  note.hidden = false;
  clearTimeout(toldLast);
  toldLast = setTimeout(() => { note.hidden = true; }, 4000);
}

function useLanguage(code) {
  language = code;
  setWords();
  const documents = THINGS.filter((thing) => thing.kind === "document").length;
  const others = THINGS.filter((thing) => !thing.isUnit && thing.kind !== "document").length;
  document.getElementById("figures").textContent = say("figures", documents, others, PASSAGES.length);
  fillLegend();
  refresh();
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function useKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  if (arrow) stepTo(arrow);
  else if (event.key === "Enter") panel.focus();
  else if (event.key.toLowerCase() === "e" && chosen) expandAndTell(chosen);
  else if (event.key === "Escape") openOverview();
  else if (event.key === "+" || event.key === "=") zoomBy(1.3);
  else if (event.key === "-") zoomBy(1 / 1.3);
  else if (event.key === "0") fit(true);
  else return;
  event.preventDefault();
}

function stepTo([dx, dy]) {
  const drawn = nodes.get().filter((node) => !node.hidden);
  if (!drawn.length) return;
  const isDrawn = chosen && nodes.get(chosen.number);
  const next = isDrawn ? nodeTowards(chosen.number, dx, dy) : drawn[0].id;
  if (next !== null && next !== undefined) open(THINGS[next], { bring: true });
}

function startPage() {
  startNetwork();
  startSearch();
  const focus = thingOfAddress() ?? THINGS[DATA.focus];
  if (focus) state = { view: "thing", thing: focus };
  light(focus || null);
  if (chosen && !nodes.get(chosen.number)) show(chosen);
  useLanguage(language);
  showForm(false);
  fit();
  const click = (id, action) => document.getElementById(id).addEventListener("click", action);
  click("nl", () => useLanguage("nl"));
  click("en", () => useLanguage("en"));
  click("as-network", () => showForm(false));
  click("as-list", () => showForm(true));
  click("home", openOverview);
  click("zoom-in", () => zoomBy(1.3));
  click("zoom-out", () => zoomBy(1 / 1.3));
  click("zoom-fit", () => fit(true));
  canvas.addEventListener("keydown", useKey);
  addEventListener("popstate", () => {
    const thing = thingOfAddress();
    turnTo(thing ? { view: "thing", thing } : { view: "overview" });
  });
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      searchBox.focus();
    }
  });
  let width = innerWidth;
  addEventListener("resize", () => { // not for a change in height: the keyboard of a telephone
    if (innerWidth !== width) fit();
    width = innerWidth;
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); repaint(); });
  document.documentElement.dataset.ready = "yes";
}

startPage();
