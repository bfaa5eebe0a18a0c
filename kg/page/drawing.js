// What is drawn: which things, where, which are pinned; and how it got so, for undo.

import { forceLayout, pathLayout, placeAmong, ringLayout } from "./layout.js";
import { fit, isSmall, placesShown, roomFor, sheet, show } from "./network.js";
import { ask, card, drawable, isKnown } from "./source.js";
import { isFiltered, state } from "./state.js";

// Of each kind in an overview: in a wide window, and on a telephone.
const WIDE = { document: 8, report: 8, programme: 6, ministry: 6, body: 7, law: 5, kamerstuk: 4, motion: 2, dossier: 1, committee: 1, thing: 30 };
const NARROW = { document: 4, report: 2, programme: 2, ministry: 1, body: 2, law: 1, thing: 12 };
const FULL = 520_000; // pixels of a sheet that has room for all of these
const TINY = 200_000; // pixels of the drawing on a telephone
const AT_ONCE = 24; // neighbours added at a time
const AT_ONCE_SMALL = 10;
const MOST_UNDO = 60;

export const drawing = {
  places: new Map(), // IRI -> { x, y }
  edges: [], // { from, to, weight, relations }
  pinned: new Set(),
  isOverview: true, // the overview, with things added and taken away
  overview: new Map(), // the places of the overview itself
  hidden: new Set(), // drawn, but no reference to it holds under the filters
};
const remembered = new Map(); // places of what was drawn before, so that it comes back where it was
const steps = []; // for undo

export function things() {
  return [...drawing.places.keys()].filter((iri) => !drawing.hidden.has(iri));
}

function remember() {
  for (const [iri, at] of placesShown()) if (drawing.places.has(iri)) drawing.places.set(iri, at);
  for (const [iri, at] of drawing.places) remembered.set(iri, at);
}

// Notes how the drawing is now, before a change that can be undone.
export function noteStep() {
  remember();
  steps.push({ places: new Map(drawing.places), pinned: new Set(drawing.pinned), isOverview: drawing.isOverview });
  if (steps.length > MOST_UNDO) steps.shift();
}

export function canUndo() {
  return steps.length > 0;
}

export async function undo() {
  const step = steps.pop();
  if (!step) return false;
  Object.assign(drawing, step);
  await redraw();
  return true;
}

// Asks for the edges among what is drawn and shows it.
export async function redraw() {
  const iris = [...drawing.places.keys()];
  const { edges } = iris.length ? await ask("drawing", { iris, filters: state.filters }) : { edges: [] };
  showWith(edges);
}

// Shows what is drawn with these edges; other things that they name may have been taken out meanwhile.
function showWith(edges) {
  for (const iri of [...drawing.places.keys()]) if (!isKnown(iri)) drawing.places.delete(iri);
  drawing.edges = merged(edges.filter(([from, to]) => drawing.places.has(from) && drawing.places.has(to)));
  const joined = new Set(drawing.edges.flatMap(({ from, to }) => [from, to]));
  const chosen = state.thing ? drawable(state.thing) : null;
  const isKept = (iri) => !isFiltered() || joined.has(iri) || drawing.pinned.has(iri) || iri === chosen || state.path?.includes(iri);
  drawing.hidden = new Set([...drawing.places.keys()].filter((iri) => !isKept(iri)));
  show(new Map([...drawing.places].filter(([iri]) => !drawing.hidden.has(iri))), drawing.edges, drawing.pinned);
}

// One edge for each pair and direction: [[from, to, weight, relation]] added up.
function merged(edges) {
  const found = new Map();
  for (const [from, to, weight, relation] of edges) {
    const key = `${from} ${to}`;
    if (!found.has(key)) found.set(key, { from, to, weight: 0, relations: [] });
    const edge = found.get(key);
    edge.weight += weight;
    edge.relations.push(relation);
  }
  return [...found.values()];
}

// The overview: what is referred to most, under the filters. What was drawn already stays where it is.
export async function drawOverview({ keep = false } = {}) {
  const answer = await ask("overview", { filters: state.filters });
  const { width, height } = sheet();
  const isTiny = isSmall() && width * height < TINY;
  const most = isTiny ? NARROW : WIDE;
  const part = isTiny ? 1 : Math.min(Math.max((width * height) / FULL, 0.5), 1); // fewer in a smaller window
  const iris = chosenOf(answer, most, part);
  const pairs = answer.edges.map(([from, to]) => [from, to]);
  const own = keep ? [...drawing.places.keys()].filter((iri) => !iris.includes(iri) && (!drawing.overview.has(iri) || drawing.pinned.has(iri))) : [];
  const kept = keep ? [...iris.filter((iri) => drawing.places.has(iri)), ...own] : [];
  if (kept.length > iris.length / 3) {
    drawing.places = new Map(kept.map((iri) => [iri, drawing.places.get(iri)]));
    place(iris.filter((iri) => !drawing.places.has(iri)), pairs);
  } else {
    drawing.places = forceLayout(iris.map(roomFor), pairs, iris.filter((iri) => card(iri).kind === "document"), sheet());
  }
  drawing.isOverview = true;
  drawing.overview = new Map(iris.map((iri) => [iri, drawing.places.get(iri)]));
  if (own.some((iri) => !drawing.places.has(iri))) await add(own);
  else await redraw();
  return answer;
}

// Of each kind the first; under filters, which leave some kinds with nothing, the others get their room.
function chosenOf(answer, most, part) {
  const room = (kind) => Math.ceil((most[kind] ?? 0) * part);
  const documents = new Set(answer.groups.find(({ kind }) => kind === "document")?.iris.slice(0, room("document")));
  const groups = documents.size ? answer.groups.map((group) => joinedFirst(group, documents, answer.edges, room(group.kind))) : answer.groups;
  const counts = groups.map(({ kind, iris }) => Math.min(room(kind), iris.length));
  let left = isFiltered() ? Math.round(Object.values(most).reduce((sum, each) => sum + each, -most.thing) * part) - counts.reduce((sum, each) => sum + each, 0) : 0;
  for (let isGrowing = true; isGrowing && left > 0;) {
    isGrowing = false;
    groups.forEach(({ iris }, at) => {
      if (left <= 0 || counts[at] >= iris.length) return;
      counts[at] += 1;
      left -= 1;
      isGrowing = true;
    });
  }
  return groups.flatMap(({ iris }, at) => iris.slice(0, counts[at]));
}

// What has most references comes first, then what the documents shown refer to; what none of them does is left out where
// there is enough else.
function joinedFirst({ kind, iris: ranked, counts }, documents, edges, wanted) {
  if (kind === "document") return { kind, iris: ranked };
  const most = ranked[counts.indexOf(Math.max(...counts))];
  const iris = [most, ...ranked.filter((iri) => iri !== most)];
  const joined = new Set(edges.flatMap(([from, to]) => (documents.has(from) ? [to] : documents.has(to) ? [from] : [])));
  const first = iris.filter((iri) => joined.has(iri));
  return { kind, iris: first.length >= wanted / 2 ? first : [...first, ...iris.filter((iri) => !joined.has(iri))] };
}

// Puts new things at free places near those that they are connected with.
function place(iris, pairs) {
  const near = new Map(iris.map((iri) => [iri, []]));
  for (const [a, b] of pairs) {
    near.get(a)?.push(b);
    near.get(b)?.push(a);
  }
  const back = iris.filter((iri) => remembered.has(iri) && isFree(remembered.get(iri)));
  for (const iri of back) drawing.places.set(iri, remembered.get(iri));
  const fixed = [...drawing.places].map(([iri, at]) => ({ ...roomFor(iri), ...at }));
  const placed = placeAmong(fixed, iris.filter((iri) => !drawing.places.has(iri)).map(roomFor), near, sheet());
  for (const [iri, at] of placed) drawing.places.set(iri, at);
}

function isFree(at) {
  return ![...drawing.places.values()].some((other) => Math.abs(other.x - at.x) < 60 && Math.abs(other.y - at.y) < 24);
}

// Draws these things too. Things that are drawn nowhere near bring their strongest neighbours along.
export async function add(iris, { withNeighbours = false } = {}) {
  const wanted = iris.filter((iri) => !drawing.places.has(iri));
  if (!wanted.length) return;
  remember();
  const drawn = [...drawing.places.keys()];
  let { edges } = await ask("drawing", { iris: [...drawn, ...wanted], filters: state.filters });
  const isJoined = (iri) => edges.some(([from, to]) => from === iri || to === iri);
  if (withNeighbours && wanted.length === 1 && isKnown(wanted[0]) && !isJoined(wanted[0])) {
    const near = await ask("neighbours", { iri: wanted[0], limit: 6, drawn, filters: state.filters });
    wanted.push(...near.order);
    edges = near.edges;
  }
  place(wanted.filter((iri) => isKnown(iri) && !drawing.places.has(iri)), edges);
  showWith(edges);
}

// Draws the strongest neighbours of a thing that are not drawn yet. Returns [added, left over].
export async function expand(iri, limit = isSmall() ? AT_ONCE_SMALL : AT_ONCE) {
  const centre = drawable(iri);
  remember();
  const drawn = [...drawing.places.keys()];
  const { order, left, edges } = await ask("neighbours", { iri: centre, limit, drawn, filters: state.filters });
  const added = order.filter((other) => !drawing.places.has(other));
  if (added.length) noteStep();
  place([...(drawing.places.has(centre) ? [] : [centre]), ...added], edges);
  showWith(edges);
  return [added.length, left];
}

// Only a thing and what surrounds it, as far as depth.
export async function drawOnly(iri, depth = 1) {
  const centre = drawable(iri);
  const limit = (isSmall() ? 10 : 30) * (depth === 1 ? 1 : 1.6);
  const answer = await ask("neighbours", { iri: centre, depth, limit: Math.round(limit), filters: state.filters });
  noteStep();
  const byKind = [...answer.order].sort((a, b) => (card(a).kind < card(b).kind ? -1 : card(a).kind > card(b).kind ? 1 : 0));
  drawing.places = depth === 1 ? ringLayout(roomFor(centre), byKind.map(roomFor), sheet())
    : forceLayout([centre, ...answer.order].map(roomFor), answer.edges.map(([from, to]) => [from, to]), [centre], sheet());
  drawing.isOverview = false;
  await redraw();
  fit();
  return answer.left;
}

export async function remove(iri) {
  noteStep();
  drawing.places.delete(iri);
  drawing.pinned.delete(iri);
  await redraw();
}

// Only the way between two things. Returns its IRIs, [] when there is none.
export async function drawPath(from, to) {
  const answer = await ask("path", { from, to, filters: state.filters });
  if (!answer.path.length) return [];
  noteStep();
  drawing.places = pathLayout(answer.path.map(roomFor), sheet());
  drawing.isOverview = false;
  await redraw();
  const extent = (axis) => Math.max(...[...drawing.places.values()].map((at) => Math.abs(at[axis])));
  fit(false, extent("x") > extent("y"));
  return answer.path;
}

// Draws exactly these things, each where it was, else laid out anew.
export async function drawExactly(iris) {
  remember();
  const answer = await ask("drawing", { iris, filters: state.filters });
  const known = iris.filter(isKnown);
  const old = known.filter((iri) => drawing.places.has(iri));
  const pairs = answer.edges.map(([from, to]) => [from, to]);
  if (old.length >= known.length / 2 && old.length) {
    drawing.places = new Map(old.map((iri) => [iri, drawing.places.get(iri)]));
    place(known.filter((iri) => !drawing.places.has(iri)), pairs);
  } else {
    drawing.places = forceLayout(known.map(roomFor), pairs, known.filter((iri) => card(iri).kind === "document"), sheet());
  }
  drawing.isOverview = false;
  await redraw();
}

export async function togglePin(iri) {
  noteStep();
  if (drawing.pinned.has(iri)) drawing.pinned.delete(iri);
  else drawing.pinned.add(iri);
  await redraw();
}

// Pins at places, from an address.
export async function pinAt(pins) {
  drawing.pinned = new Set(pins.map(([iri]) => iri).filter((iri) => drawing.places.has(iri)));
  for (const [iri, at] of pins) if (drawing.places.has(iri)) drawing.places.set(iri, at);
  if (pins.length) await redraw();
}

// How an address tells what is drawn: what is more and less than in the overview, or all of it.
export function described(chosen) {
  const iris = [...drawing.places.keys()];
  const pins = [...drawing.pinned].filter((iri) => drawing.places.has(iri)).map((iri) => [iri, drawing.places.get(iri)]);
  if (!drawing.isOverview) return { drawn: iris, pins };
  const plus = iris.filter((iri) => !drawing.overview.has(iri) && iri !== chosen);
  const less = [...drawing.overview.keys()].filter((iri) => !drawing.places.has(iri));
  return { drawn: null, plus, less, pins };
}

// Draws what an address tells.
export async function restore({ drawn, plus, less }, { filtersChanged }) {
  if (drawn) {
    if (filtersChanged || drawing.isOverview || !isSame(drawn)) await drawExactly(drawn);
  } else {
    if (!drawing.isOverview || filtersChanged || !drawing.overview.size) await drawOverview({ keep: true });
    await matchOverview(plus, less);
  }
}

function isSame(iris) {
  return iris.length === drawing.places.size && iris.every((iri) => drawing.places.has(iri));
}

async function matchOverview(plus, less) {
  remember();
  const wanted = new Set([...drawing.overview.keys(), ...plus].filter((iri) => !less.includes(iri)));
  for (const iri of [...drawing.places.keys()]) if (!wanted.has(iri)) drawing.places.delete(iri);
  for (const [iri, at] of drawing.overview) if (wanted.has(iri) && !drawing.places.has(iri)) drawing.places.set(iri, at);
  const missing = [...wanted].filter((iri) => !drawing.places.has(iri));
  if (missing.length) await add(missing);
  else await redraw();
}
