// SPARQL in the explorer: in a file that has an engine the query page is a part of it; kg serve has a page of its own.

import { thingAddress } from "./address.js";
import { Bench } from "./bench.js";
import { copy } from "./clipboard.js";
import { fit } from "./network.js";
import { CONFIG, isWebAddress } from "./source.js";
import { SparqlFile } from "./sparql-file.js";
import { go, state } from "./state.js";

const place = document.getElementById("bench");
const opener = document.getElementById("sparql-open");
const FIRST = "top-reports"; // the example that stands in the field at first
let bench = null;
let writeAddress = () => {};
let shown = null; // the query that was opened last

export function startBench(write) {
  writeAddress = write;
  const block = document.getElementById("sparql-queries"); // { prefixes, queries }
  if (CONFIG.query) opener.href = CONFIG.query;
  const queries = document.getElementById("queries-open");
  queries.hidden = !CONFIG.queries;
  if (CONFIG.queries) queries.href = CONFIG.queries;
  opener.hidden = !block && !CONFIG.query;
  opener.classList.toggle("wide-only", !block); // in a small window the overview has the link
  if (!block) return;
  const told = JSON.parse(block.textContent);
  bench = new Bench(told, new SparqlFile(told.prefixes), {
    linkOf: (iri, isKnown) => (isKnown && isWebAddress(iri) ? thingAddress(iri) : ""),
    changed: (query, answer, isOnly = false) => {
      shown = query;
      Object.assign(state, { query, answer });
      writeAddress(!isOnly);
    },
    share: async () => { bench.status.textContent = await copy(location.href); },
    close: () => go({ view: "overview", thing: null }),
  });
  bench.open(told.queries.find(([name]) => name === FIRST)?.[2] ?? "SELECT * WHERE { ?s ?p ?o } LIMIT 20", "table", false);
  place.append(bench.element);
}

export function relabelBench() {
  bench?.make();
}

// Shows the query page or the drawing, as the state says.
export function showBench() {
  const isQuery = state.view === "query" && bench !== null;
  const isBack = !place.hidden && !isQuery;
  place.hidden = !isQuery;
  document.querySelector("main").hidden = isQuery;
  if (isQuery) opener.setAttribute("aria-current", "page");
  else opener.removeAttribute("aria-current");
  for (const id of ["share", "export", "toggle-filters"]) document.getElementById(id).hidden = isQuery; // they are about the drawing
  if (isBack) fit();
  if (!isQuery || state.query === shown) return;
  shown = state.query;
  if (state.query.trim()) bench.open(state.query, state.answer, true);
}
