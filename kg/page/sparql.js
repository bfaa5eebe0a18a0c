// SPARQL without a server: the graph and an engine are in this file (kg view --sparql). Nothing is asked of any host.
// `engine` is the text of Oxigraph's module as a function; the three blocks are gzip in base64.

(() => {
  const WORDS = {
    nl: {
      open: "SPARQL", title: "Vraag het in SPARQL", query: "Vraag", example: "Voorbeelden", own: "Eigen vraag", run: "Voer uit", close: "Sluit",
      loading: "De graaf wordt geladen…", rows: (n, s) => `${n} rijen in ${s} s`, shown: (n) => `De eerste ${n} staan hier.`, csv: "Bewaar als CSV", yes: "Ja", no: "Nee",
      hint: "Prefixen zijn bekend. Ctrl+Enter voert uit. Alles gebeurt in dit bestand.",
    },
    en: {
      open: "SPARQL", title: "Ask in SPARQL", query: "Query", example: "Examples", own: "Own query", run: "Run", close: "Close",
      loading: "Loading the graph…", rows: (n, s) => `${n} rows in ${s} s`, shown: (n) => `The first ${n} are shown.`, csv: "Save as CSV", yes: "Yes", no: "No",
      hint: "Prefixes are known. Ctrl+Enter runs it. Everything happens in this file.",
    },
  };
  const MOST = 1000; // rows in the table
  const say = (key, ...values) => {
    const words = WORDS[document.documentElement.lang === "en" ? "en" : "nl"][key];
    return typeof words === "function" ? words(...values) : words;
  };

  async function bytes(id) {
    const text = document.getElementById(id).textContent.trim();
    const raw = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([raw]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  let store = null; // a promise, once the panel was opened
  async function load() {
    const [wasm, graph] = await Promise.all([bytes("sparql-engine"), bytes("sparql-graph")]);
    await engine.init({ module_or_path: wasm });
    const made = new engine.Store();
    made.load(new TextDecoder().decode(graph), { format: "text/turtle", no_transaction: true });
    return made;
  }

  function make(tag, attributes, ...content) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...content);
    return made;
  }

  const told = JSON.parse(document.getElementById("sparql-queries").textContent); // { prefixes, queries: [[name, question, text]] }
  const dialog = document.getElementById("sparql");
  const opener = document.getElementById("sparql-open");
  const [area, examples, status, output, save] = ["query", "examples", "status", "output", "save"].map((name) => document.getElementById(`sparql-${name}`));
  let last = null; // columns and rows of the last answer

  for (const [name, question] of told.queries) examples.append(make("option", { value: name }, `${name}: ${question}`));

  function setWords() {
    for (const each of dialog.querySelectorAll("[data-say]")) each.textContent = say(each.dataset.say);
    opener.textContent = say("open");
  }

  // Prefixes that the query uses and does not declare, on its first line, so that lines keep their numbers.
  function withPrefixes(query) {
    const declared = new Set([...query.matchAll(/\bPREFIX\s+([\w-]*):/gi)].map((match) => match[1]));
    const needed = Object.entries(told.prefixes).filter(([name]) => !declared.has(name) && query.includes(`${name}:`));
    return needed.map(([name, space]) => `PREFIX ${name}: <${space}> `).join("") + query;
  }

  async function run() {
    status.textContent = say("loading");
    output.replaceChildren();
    save.hidden = true;
    try {
      store ??= load();
      const ready = await store;
      const start = performance.now();
      const answer = ready.query(withPrefixes(area.value));
      const seconds = ((performance.now() - start) / 1000).toFixed(2);
      show(answer, seconds);
    } catch (error) {
      status.textContent = String(error.message ?? error);
    }
  }

  function show(answer, seconds) {
    if (typeof answer === "boolean") {
      status.textContent = answer ? say("yes") : say("no");
      return;
    }
    last = tableOf(answer);
    const { columns, rows } = last;
    status.textContent = say("rows", rows.length, seconds) + (rows.length > MOST ? ` ${say("shown", MOST)}` : "");
    save.hidden = rows.length === 0;
    if (!rows.length) return;
    const head = make("tr", {}, ...columns.map((name) => make("th", { scope: "col" }, name)));
    const body = rows.slice(0, MOST).map((row) => make("tr", {}, ...row.map((value) => make("td", {}, value))));
    output.append(make("table", {}, make("thead", {}, head), make("tbody", {}, ...body)));
  }

  // Rows of a SELECT, or the triples of a CONSTRUCT or DESCRIBE.
  function tableOf(answer) {
    if (answer.length && !(answer[0] instanceof Map)) {
      return { columns: ["subject", "predicate", "object"], rows: answer.map((quad) => [quad.subject.value, quad.predicate.value, quad.object.value]) };
    }
    const columns = [...new Set(answer.flatMap((row) => [...row.keys()]))];
    return { columns, rows: answer.map((row) => columns.map((name) => row.get(name)?.value ?? "")) };
  }

  function csv() {
    const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = [last.columns, ...last.rows].map((row) => row.map(cell).join(","));
    const link = make("a", { download: "sparql.csv", href: URL.createObjectURL(new Blob([`${lines.join("\r\n")}\r\n`], { type: "text/csv" })) });
    link.click();
    URL.revokeObjectURL(link.href);
  }

  opener.addEventListener("click", () => {
    setWords();
    dialog.showModal();
    store ??= load();
    store.catch((error) => (status.textContent = String(error.message ?? error)));
  });
  document.getElementById("sparql-close").addEventListener("click", () => dialog.close());
  document.getElementById("sparql-run").addEventListener("click", run);
  save.addEventListener("click", csv);
  examples.addEventListener("change", () => {
    const chosen = told.queries.find(([name]) => name === examples.value);
    if (chosen) area.value = chosen[2];
  });
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); // keys of the drawing
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  });
  examples.value = "top-reports";
  area.value = told.queries.find(([name]) => name === "top-reports")?.[2] ?? "SELECT * WHERE { ?s ?p ?o } LIMIT 20";
  setWords();
})();
