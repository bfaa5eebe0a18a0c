// What can be told of a SPARQL query by its text: colours, prefixes, form, the place of a mistake.
// Tokens after https://www.w3.org/TR/sparql11-query/#sparqlGrammar, laxer: a query is coloured while it is being typed.

const PARTS = [
  ["comment", /#[^\n]*/y],
  ["iri", /<[^<>"{}|^`\\\s]*>/y],
  ["string", /"""(?:[^\\]|\\.)*?(?:"""|$)|'''(?:[^\\]|\\.)*?(?:'''|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/sy],
  ["variable", /[?$][\p{L}\p{N}_]+/uy],
  ["prefixed", /(?:[\p{L}][\p{L}\p{N}_.-]*)?:(?:[\p{L}\p{N}_:~-]|\.(?=[\p{L}\p{N}_:~-])|%[\da-f]{2}|\\.)*/iuy],
  ["tag", /@[a-z]+(?:-[a-z\d]+)*/iy],
  ["number", /\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy],
  ["word", /[\p{L}_][\p{L}\p{N}_]*/uy],
  ["space", /\s+/y],
  ["sign", /./suy],
];
const KEYWORDS = new Set(("select ask construct describe where from named prefix base distinct reduced as order by asc desc limit offset group having "
  + "optional union minus filter bind values undef graph service silent in not exists a true false").split(" "));
const FORMS = new Set(["select", "ask", "construct", "describe"]);

// [[kind, text]]; all texts together are the query.
export function tokens(query) {
  const found = [];
  for (let at = 0; at < query.length;) {
    for (const [kind, pattern] of PARTS) {
      pattern.lastIndex = at;
      const text = pattern.exec(query)?.[0];
      if (!text) continue;
      found.push([kind === "word" ? wordKind(text, query, at + text.length) : kind, text]);
      at += text.length;
      break;
    }
  }
  return found;
}

function wordKind(text, query, end) {
  if (KEYWORDS.has(text.toLowerCase())) return "keyword";
  return /^\s*\(/.test(query.slice(end, end + 20)) ? "call" : "word";
}

// The tokens in lines: [[[kind, text]]]
export function linesOf(query) {
  const lines = [[]];
  for (const [kind, text] of tokens(query)) {
    text.split("\n").forEach((part, index) => {
      if (index) lines.push([]);
      if (part) lines.at(-1).push([kind, part]);
    });
  }
  return lines;
}

// "select", "ask", "construct" or "describe": what the query is, "" when it is none.
export function formOf(query) {
  return tokens(query).find(([kind, text]) => kind === "keyword" && FORMS.has(text.toLowerCase()))?.[1].toLowerCase() ?? "";
}

export function isOfTriples(query) {
  return ["construct", "describe"].includes(formOf(query));
}

function prefixOf(text) {
  return text.slice(0, text.indexOf(":"));
}

// Names of the prefixes that the query declares and of those that it uses: { declared, used }, Sets.
export function prefixesIn(query) {
  const found = { declared: new Set(), used: new Set() };
  let isDeclaring = false;
  for (const [kind, text] of tokens(query)) {
    if (kind === "space" || kind === "comment") continue;
    if (kind === "prefixed") (isDeclaring ? found.declared : found.used).add(prefixOf(text));
    isDeclaring = kind === "keyword" && text.toLowerCase() === "prefix";
  }
  return found;
}

// The query with a declaration for each known prefix that it uses and does not declare, after its first comments.
export function withDeclarations(query, known) {
  const { declared, used } = prefixesIn(query);
  const missing = [...used].filter((name) => !declared.has(name) && known[name]).sort();
  if (!missing.length) return query;
  const comments = /^(?:#[^\n]*\n)*/.exec(query)[0];
  return `${comments}${missing.map((name) => `PREFIX ${name}: <${known[name]}>\n`).join("")}${query.slice(comments.length)}`;
}

// Where an engine says that a query is wrong, { line, column } from 1, and why: unknown (a prefix) or
// reason (in the engine's words, or ""). null when the message tells no place.
export function mistakeIn(query, message, known) {
  const place = /error at (\d+):(\d+): (.*)/s.exec(message);
  if (!place) return null;
  const [line, column] = [Number(place[1]), Number(place[2])];
  const { declared } = prefixesIn(query);
  const shown = query.split("\n")[line - 1] ?? "";
  const unknown = /Prefix not found/.test(place[3])
    ? tokens(shown).filter(([kind, text]) => kind === "prefixed" && !known[prefixOf(text)] && !declared.has(prefixOf(text))).map(([, text]) => prefixOf(text))[0]
    : undefined;
  return { line, column, unknown, reason: reasonIn(place[3]) };
}

// Of all that the engine says, what is a sentence: "The SELECT contains a variable that is unbound". What it could have
// read at that place says little, because it is the end of every rule that it tried.
function reasonIn(text) {
  return text.replace(/^expected (?:one of )?/, "").split(", ").find((part) => /^[A-Z][\w ]+ [\w ]+$/.test(part) && part !== "Prefix not found") ?? "";
}
