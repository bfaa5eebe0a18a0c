// What the page is about at the moment: what the panel shows, the filters, network or list.

export const state = {
  view: "overview", // overview, thing, ranking, edge, path, reading or query
  thing: null, // IRI: of the view thing, and of the place that is read
  about: null, // while reading: what the panel is about, when that is not what is read
  passage: null, // while reading: the passage that was asked for
  ranked: null, // a kind
  edge: null, // [IRI, IRI]
  path: null, // [IRI, IRI]: the ends
  way: [], // the steps between them
  query: "", // SPARQL: of the view query
  answer: "table", // or network: its answer
  asking: null, // where a path is to begin, while its end is not chosen
  filters: {}, // facet -> values
  form: "network", // or list
};

let follow = async () => {};

// Says what is to be done when the state changes.
export function onChange(work) {
  follow = work;
}

// Changes the state, and all that is shown with it. options: push (true): a step in the history; keepScroll: of the panel;
// isSame: only the drawing has changed, so what the panel tells stays.
export async function go(change, options = {}) {
  const old = { ...state };
  Object.assign(state, change);
  if ("thing" in change && !("about" in change)) state.about = null;
  if (("view" in change || "thing" in change) && !("passage" in change)) state.passage = null;
  if ("view" in change || "thing" in change) state.asking = null;
  await follow(old, options);
}

export function isFiltered() {
  return Object.values(state.filters).some((some) => some.length);
}
