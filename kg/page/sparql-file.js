// SPARQL without a server: an engine and the graph, both in this file, in a worker, so that the page stays alive and a
// slow query can be ended, with the worker. The next query gets a new one, which loads the graph again.

import { say } from "./words.js";

export class SparqlFile {
  // prefixes: those that a query need not declare
  constructor(prefixes) {
    this.prefixes = prefixes;
    this.worker = null;
    this.waiting = new Map(); // number -> { resolve, reject }
    this.count = 0;
  }

  start() {
    if (this.worker) return this.worker;
    const text = (id) => document.getElementById(id).textContent;
    const address = URL.createObjectURL(new Blob([text("sparql-worker")], { type: "text/javascript" }));
    try {
      this.worker = new Worker(address);
    } catch {
      throw new Error(say("noWorker"));
    }
    this.worker.onmessage = ({ data: { number, answer, mistake } }) => {
      const asked = this.waiting.get(number);
      this.waiting.delete(number);
      if (mistake === undefined) asked?.resolve(answer);
      else asked?.reject(new Error(mistake));
    };
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.fail(new Error(event.message || say("noWorker")));
    };
    this.worker.postMessage({ engine: text("sparql-engine").trim(), graph: text("sparql-graph").trim(), prefixes: this.prefixes });
    return this.worker;
  }

  async answer(query, mediaType) {
    const worker = this.start();
    this.count += 1;
    const number = this.count;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      worker.postMessage({ number, query, mediaType });
    });
  }

  stop() {
    if (this.waiting.size) this.fail(new DOMException("stopped", "AbortError"));
  }

  fail(error) {
    this.worker?.terminate();
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
