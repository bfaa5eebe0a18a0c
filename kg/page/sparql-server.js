// SPARQL asked of kg serve.

import { say } from "./words.js";

export class SparqlServer {
  constructor(address) {
    this.address = address;
    this.going = null;
  }

  async answer(query, mediaType) {
    const going = new AbortController();
    this.going = going;
    const headers = { "Content-Type": "application/sparql-query", Accept: mediaType };
    const response = await fetch(this.address, { method: "POST", headers, body: query, signal: going.signal }).catch((error) => {
      throw error.name === "AbortError" ? error : new Error(say("noAnswer"));
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text;
  }

  stop() {
    this.going?.abort();
  }
}
