// Holds the parts together: the state changes, and what is shown follows it.

import { decode, encode, thingAddress } from "./address.js";
import { copy } from "./clipboard.js";
import { canUndo, expandAndTell, onStep, tellOfStep, undoAndTell } from "./doing.js";
import { add, described, drawing, drawOverview, drawPath, noteStep, pinAt, redraw, remove, restore, things, togglePin } from "./drawing.js";
import { exportAs } from "./export.js";
import { showFilters, startFilters } from "./filters.js";
import { relabelBench, showBench, startBench } from "./file-bench.js";
import { list, showList } from "./list.js";
import { canvas, centreOn, firstShown, fit, isShown, nodeTowards, placesShown, recolour, sizeBy, startNetwork, zoomBy } from "./network.js";
import { linkName, panel, renewPanel, showPanel } from "./panel.js";
import { showReading, startReading } from "./reading.js";
import { searchBox, startSearch } from "./search.js";
import { ask, card, CONFIG, drawable, openSource, prepareSource } from "./source.js";
import { go, onChange, state } from "./state.js";
import { announce, tell } from "./tell.js";
import { keepLanguage, kindName, say, setWords, useLanguage } from "./words.js";

const KINDS = ["document", "kamerstuk", "parldoc", "dossier", "motion", "report", "programme", "law", "article", "ministry", "body", "committee", "party", "person", "place", "url", "question", "answer", "thing"];
const byId = (id) => document.getElementById(id);
let isRestoring = false;

// What a click on a thing does: it is opened; or it is the end of the path that was asked for.
function openThing(iri) {
  if (state.asking) return go({ view: "path", path: [state.asking, drawable(iri)], asking: null });
  return go({ view: "thing", thing: iri });
}

// Shows what the state says, after a change.
async function follow(old, { push = true, keepScroll = false, isSame = false } = {}) {
  const filtersChanged = JSON.stringify(old.filters) !== JSON.stringify(state.filters);
  try {
    if (!isRestoring) await drawFor(old, filtersChanged);
    showForm();
    showReading();
    showBench();
    showAsking();
    if (isSame) renewPanel();
    else await showPanel({ keepScroll });
    if (state.view === "thing" && old.thing !== state.thing && state.form === "network") centreOn(drawable(state.thing));
  } catch (error) {
    panel.replaceChildren(Object.assign(document.createElement("p"), { className: "lead", textContent: `${say("failed")} ${error.message}` }));
  }
  if (filtersChanged) await showFilters(KINDS);
  if (state.view !== old.view || state.thing !== old.thing) announce(state.view === "thing" ? `${kindName(card(state.thing).kind)}: ${card(state.thing).label}` : "");
  if (!isRestoring) writeAddress(push);
  document.title = [titleNow(), "Kamergraaf"].filter(Boolean).join(" · ");
  afterDrawing();
}

// What must be drawn for a change of the state.
async function drawFor(old, filtersChanged) {
  if (filtersChanged) {
    if (drawing.isOverview) {
      await drawOverview({ keep: true });
      fit(true);
    } else await redraw();
  }
  if (state.view === "path" && (old.view !== "path" || old.path !== state.path)) state.way = await drawPath(...state.path);
  if (state.view === "thing" && (old.thing !== state.thing || old.view !== "thing")) await add([drawable(state.thing)], { withNeighbours: true });
}

function writeAddress(push) {
  const chosen = state.view === "thing" || state.view === "reading" ? drawable(state.thing) : null;
  const address = encode(state, described(chosen)) || location.pathname + location.search;
  if (address === location.hash || (address[0] !== "#" && !location.hash)) return;
  if (push) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

// What depends on the drawing: the list, how many are drawn, whether there is something to undo.
function afterDrawing() {
  showList(KINDS);
  byId("undo").disabled = !canUndo();
  byId("drawn").textContent = say("drawn", things().length);
}

// What a line stands for, below the drawing, while one points at it.
function tellOfEdge(from, to) {
  const edge = from && drawing.edges.find((each) => each.from === from && each.to === to);
  if (!edge) return byId("drawn").replaceChildren(say("drawn", things().length));
  const name = (iri) => card(iri).short ?? card(iri).label;
  const isSaid = edge.relations.some((relation) => /^(cites|mentions|seeAnswer)/.test(relation));
  return byId("drawn").replaceChildren(say("edgeHover", name(from), name(to), isSaid ? say("refers", edge.weight) : linkName(edge.relations[0], true)));
}

// The name of the page, for the tab, the history and who hears it read.
function titleNow() {
  const { view, thing, ranked, edge, path } = state;
  if (view === "thing" || view === "reading") return card(thing).document ? `${card(thing).label}, ${card(card(thing).document).label}` : card(thing).label;
  if (view === "edge" || view === "path") return (edge ?? path).map((iri) => card(iri).label).join(" → ");
  return view === "ranking" ? kindName(ranked, true) : view === "query" ? "SPARQL" : "";
}

async function openAddress() {
  const { drawn, plus, less, pins, ...found } = decode(location.hash);
  const filtersChanged = JSON.stringify(state.filters) !== JSON.stringify(found.filters);
  isRestoring = true;
  try {
    const old = { ...state };
    Object.assign(state, found, { about: null, passage: null, asking: null });
    await restore({ drawn, plus, less }, { filtersChanged });
    if (state.view === "path") state.way = (await ask("path", { from: state.path[0], to: state.path[1], filters: state.filters })).path;
    if (state.view === "path" && !drawn && state.way.length) await drawPath(...state.path);
    if (["thing", "reading"].includes(state.view)) await bring(state.thing);
    await pinAt(pins);
    await follow({ ...old, filters: filtersChanged ? null : state.filters }, { push: false });
  } finally {
    isRestoring = false;
  }
}

// A thing of an address: its card, and its place in the drawing.
async function bring(iri) {
  await ask("thing", { iri, filters: {} }).catch(() => {});
  await add([drawable(iri)], { withNeighbours: true });
}

async function openOverview() {
  noteStep();
  await drawOverview();
  fit();
  await go({ view: "overview", thing: null, path: null, edge: null, asking: null });
}

function showForm() {
  const isList = state.form === "list";
  list.hidden = !isList;
  canvas.hidden = isList;
  document.querySelector(".zoom").hidden = isList;
  byId("as-list").setAttribute("aria-pressed", String(isList));
  byId("as-network").setAttribute("aria-pressed", String(!isList));
}

function showAsking() {
  byId("asking").hidden = !state.asking;
  if (!state.asking) return;
  byId("asking-text").textContent = say("asking", card(state.asking).label);
  announce(byId("asking-text").textContent);
}

async function switchLanguage(code) {
  useLanguage(code);
  keepLanguage(code);
  await writeWords();
  relabelBench();
  await go({}, { push: false, keepScroll: true });
}

async function writeWords() {
  setWords();
  const { figures } = await ask("overview", { filters: {} });
  byId("figures").textContent = figures.references ? say("figures", figures.documents, figures.things, figures.references) : say("drawn", things().length);
  await showFilters(KINDS);
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// Keys in the drawing.
function useKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const chosen = state.view === "thing" ? drawable(state.thing) : null;
  const keys = {
    Enter: () => panel.focus(),
    Escape: () => (state.asking ? go({ asking: null }) : openOverview()),
    "+": () => zoomBy(1.3), "=": () => zoomBy(1.3), "-": () => zoomBy(1 / 1.3), 0: () => fit(true),
    e: () => chosen && expandAndTell(chosen),
    p: () => chosen && togglePin(chosen).then(() => go({}, { isSame: true })),
    w: () => chosen && go({ asking: chosen }),
    Delete: () => chosen && remove(chosen).then(() => go({ view: "overview", thing: null })),
  };
  if (ARROWS[event.key]) stepTo(ARROWS[event.key]);
  else if (keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]) keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]();
  else return;
  event.preventDefault();
}

function stepTo(arrow) {
  const chosen = state.view === "thing" ? drawable(state.thing) : null;
  const next = chosen && isShown(chosen) ? nodeTowards(chosen, arrow) : firstShown();
  if (next) go({ view: "thing", thing: next });
}

// Keys anywhere.
function useGlobalKey(event) {
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) && document.activeElement.type !== "checkbox";
  if (event.key === "/" && !isTyping) {
    event.preventDefault();
    searchBox.focus();
  } else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !isTyping) {
    event.preventDefault();
    undoAndTell();
  }
}

function startButtons() {
  const click = (id, action) => byId(id).addEventListener("click", action);
  click("nl", () => switchLanguage("nl"));
  click("en", () => switchLanguage("en"));
  click("as-network", () => go({ form: "network" }).then(() => fit()));
  click("as-list", () => go({ form: "list" }));
  click("home", openOverview);
  click("undo", undoAndTell);
  click("zoom-in", () => zoomBy(1.3));
  click("zoom-out", () => zoomBy(1 / 1.3));
  click("zoom-fit", () => fit(true));
  click("asking-stop", () => go({ asking: null }));
  click("share", async () => {
    writeAddress(false);
    tell(await copy(location.href));
  });
  const menu = byId("export");
  menu.addEventListener("click", (event) => {
    const form = event.target.closest("[data-export]")?.dataset.export;
    if (!form) return;
    menu.open = false;
    exportAs(form);
  });
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); } });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
}

function startListening() {
  for (const part of [panel, list]) {
    part.addEventListener("click", (event) => {
      const iri = event.target.closest("[data-iri]")?.dataset.iri;
      const isElsewhere = event.target.closest("a") && (event.ctrlKey || event.metaKey || event.shiftKey); // another window
      if (!iri || isElsewhere) return;
      event.preventDefault();
      openThing(iri).then(() => { if (part === panel) panel.focus({ preventScroll: true }); });
    });
  }
  canvas.addEventListener("keydown", useKey);
  addEventListener("keydown", useGlobalKey);
  addEventListener("popstate", openAddress);
  for (const skip of document.querySelectorAll(".skip")) {
    skip.addEventListener("click", (event) => {
      event.preventDefault(); // the address holds the state
      document.querySelector(skip.getAttribute("href")).focus();
    });
  }
  addEventListener("hashchange", () => { if (decode(location.hash).thing !== state.thing) openAddress(); });
  let width = innerWidth;
  addEventListener("resize", () => { // not for a change in height: the keyboard of a telephone
    if (innerWidth !== width) fit();
    width = innerWidth;
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
}

async function startPage() {
  setWords();
  await openSource();
  startNetwork({
    open: openThing,
    openEdge: (from, to) => go({ view: "edge", edge: [from, to] }),
    expand: expandAndTell,
    hoverEdge: tellOfEdge,
    moved: (ids) => {
      noteStep();
      for (const id of ids) drawing.places.set(id, placesShown().get(id));
      afterDrawing();
      writeAddress(false);
    },
  });
  onChange(follow);
  onStep(() => { writeAddress(false); afterDrawing(); });
  startSearch(async (iri) => {
    await openThing(iri);
    panel.focus({ preventScroll: true });
  });
  startFilters();
  startReading();
  startBench(writeAddress);
  startButtons();
  startListening();
  sizeBy(Object.values((await ask("overview", { filters: {} })).things));
  if (!location.hash && CONFIG.focus) history.replaceState(null, "", thingAddress(CONFIG.focus));
  await openAddress();
  fit();
  document.documentElement.dataset.ready = "yes";
  await writeWords();
  document.documentElement.dataset.complete = "yes";
  prepareSource();
}

startPage();
