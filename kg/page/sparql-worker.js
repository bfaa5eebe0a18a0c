// Runs in a worker, after the text of Oxigraph's module as the value `engine`. Nothing is asked of any host.
// in: first { engine, graph, prefixes }: gzip in base64; then { number, query, mediaType }
// out: { number, answer } or { number, mistake }

let ready = null; // a promise of the store
let known = ""; // declarations of the prefixes that need not be declared, on one line, so that lines keep their numbers

async function bytes(text) {
  const raw = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([raw]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

async function load(data) {
  const [wasm, graph] = await Promise.all([bytes(data.engine), bytes(data.graph)]);
  await engine.init({ module_or_path: wasm });
  const store = new engine.Store();
  store.load(new TextDecoder().decode(graph), { format: "text/turtle", no_transaction: true });
  return store;
}

onmessage = async ({ data }) => {
  if (data.engine) {
    known = Object.entries(data.prefixes).map(([name, space]) => `PREFIX ${name}: <${space}> `).join("");
    ready = load(data);
    return;
  }
  const { number, query, mediaType } = data;
  try {
    const store = await ready;
    postMessage({ number, answer: store.query(known + query, { results_format: mediaType }) });
  } catch (error) {
    const message = String(error.message ?? error);
    postMessage({ number, mistake: message.replace(/error at 1:(\d+)/, (_, column) => `error at 1:${Math.max(1, column - known.length)}`) });
  }
};
