// The state of the page in its address, so that back, forward and a link that somebody sends work.
//   #thing=body/scp&kind=report,law&drawn=doc/kst-32824-378,body/scp&pin=body/scp@120:-40&form=list
//   #query=SELECT...&as=network

import { CONFIG } from "./source.js";

export const FACETS = ["kind", "document", "ministry", "party", "year", "relation", "certainty"];

export function shortIri(iri) {
  return CONFIG.base && iri.startsWith(CONFIG.base) ? iri.slice(CONFIG.base.length) : iri;
}

export function longIri(text) {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `${CONFIG.base ?? ""}${text}`;
}

// The address at which the page opens with a thing.
export function thingAddress(iri) {
  return `#thing=${escaped(shortIri(iri))}`;
}

const escaped = (text) => encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%3A", ":");
const names = (iris) => iris.map((iri) => escaped(shortIri(iri))).join(",");

// What is drawn: all of it (drawn), or what is more (plus) and less than in the overview; pins: [[iri, { x, y }]].
export function encode(state, { drawn, plus = [], less = [], pins }) {
  const parts = [];
  if (state.view === "query") return encodeQuery(state.query, state.answer);
  if (state.view === "thing") parts.push(`thing=${names([state.thing])}`);
  if (state.view === "ranking") parts.push(`rank=${escaped(state.ranked)}`);
  if (state.view === "edge") parts.push(`edge=${names(state.edge)}`);
  if (state.view === "path") parts.push(`path=${names(state.path)}`);
  if (state.view === "reading") parts.push(`read=${names([state.thing])}`);
  for (const facet of FACETS) {
    const some = state.filters[facet] ?? [];
    if (some.length) parts.push(`${facet}=${names(some)}`);
  }
  if (drawn) parts.push(`drawn=${names(drawn)}`);
  if (plus.length) parts.push(`plus=${names(plus)}`);
  if (less.length) parts.push(`less=${names(less)}`);
  if (pins.length) parts.push(`pin=${pins.map(([iri, at]) => `${names([iri])}@${at.x}:${at.y}`).join(",")}`);
  if (state.form === "list") parts.push("form=list");
  return parts.length ? `#${parts.join("&")}` : "";
}

// What an address says; whatever somebody broke in it is left out.
export function decode(hash) {
  const found = { view: "overview", thing: null, ranked: null, edge: null, path: null, filters: {}, form: "network", query: "", answer: "table", drawn: null, plus: [], less: [], pins: [] };
  const text = hash.replace(/^#/, "");
  if (!text) return found;
  if (!text.includes("=")) return { ...found, view: "thing", thing: longIri(plain(text)) };
  for (const part of text.split("&")) {
    const [key, value = ""] = part.split(/=(.*)/s);
    const raw = value.split(",").map(plain).filter(Boolean);
    const iris = raw.map(longIri);
    if (!raw.length) continue;
    if (key === "thing") Object.assign(found, { view: "thing", thing: iris[0] });
    else if (key === "read") Object.assign(found, { view: "reading", thing: iris[0] });
    else if (key === "query") Object.assign(found, { view: "query", query: plain(value) });
    else if (key === "as" && raw[0] === "network") found.answer = "network";
    else if (key === "rank") Object.assign(found, { view: "ranking", ranked: raw[0] });
    else if ((key === "edge" || key === "path") && iris.length === 2) Object.assign(found, { view: key, [key]: iris });
    else if (["document", "ministry", "party"].includes(key)) found.filters[key] = iris;
    else if (FACETS.includes(key)) found.filters[key] = raw;
    else if (["drawn", "plus", "less"].includes(key)) found[key] = iris;
    else if (key === "pin") found.pins = raw.map(pinOf).filter(Boolean);
    else if (key === "form" && raw[0] === "list") found.form = "list";
  }
  return found;
}

// A query in an address; one without text is the page for queries.
export function encodeQuery(query, answer) {
  return `#query=${encodeURIComponent(query || " ")}${answer === "network" ? "&as=network" : ""}`;
}

// { query, answer } of an address; query is null when it has none.
export function decodeQuery(hash) {
  const { view, query, answer } = decode(hash);
  return { query: view === "query" && query.trim() ? query : null, answer };
}

function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function pinOf(text) {
  const match = /^(.+)@(-?\d+):(-?\d+)$/.exec(text);
  return match && [longIri(match[1]), { x: Number(match[2]), y: Number(match[3]) }];
}
