// The query page of kg serve: asks /sparql and shows rows; everything is put in with textContent.

const query = document.getElementById("query");
const state = document.getElementById("state");
const result = document.getElementById("result");
const MOST = 2000; // rows in the page

document.getElementById("example").addEventListener("change", (event) => {
  if (event.target.value) query.value = event.target.value;
});
document.getElementById("ask").addEventListener("click", ask);
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask();
});

async function ask() {
  result.replaceChildren();
  state.textContent = "…";
  const began = performance.now();
  try {
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
      body: query.value,
    });
    if (!response.ok) throw new Error(await response.text());
    const isRows = response.headers.get("Content-Type").includes("results+json");
    const count = isRows ? rows(await response.json()) : triples(await response.text());
    state.textContent = `${count} (${Math.round(performance.now() - began)} ms)`;
  } catch (error) {
    state.textContent = error.message;
  }
}

function rows(found) {
  if ("boolean" in found) return String(found.boolean);
  const head = line("th", found.head.vars);
  const every = found.results.bindings;
  const body = every.slice(0, MOST).map((row) => line("td", found.head.vars.map((name) => row[name]?.value ?? "")));
  const table = document.createElement("table");
  table.append(head, ...body);
  result.append(table);
  return every.length > MOST ? `${MOST} / ${every.length}` : `${every.length}`;
}

function triples(text) {
  const block = document.createElement("pre");
  block.textContent = text;
  result.append(block);
  return "Turtle";
}

function line(tag, values) {
  const row = document.createElement("tr");
  for (const value of values) {
    const cell = document.createElement(tag);
    cell.textContent = value;
    row.append(cell);
  }
  return row;
}
