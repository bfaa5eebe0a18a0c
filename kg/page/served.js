// The data source of a served page: each call is a request to kg serve (docs/explorer-data.md).

const KEPT = 40; // answers
const FRESH = 60000; // milliseconds: the graph behind a server can change

export class Served {
  constructor(api) {
    this.api = api;
    this.kept = new Map(); // call and arguments -> {text, at}; a panel that has not changed asks the same again
  }

  async answer(call, args) {
    const body = JSON.stringify(args);
    const key = `${call} ${body}`;
    const old = this.kept.get(key);
    if (old && performance.now() - old.at < FRESH) return JSON.parse(old.text);
    const response = await fetch(this.api + call, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    const text = await response.text();
    const answer = JSON.parse(text);
    if (!response.ok) throw new Error(answer.error || response.statusText);
    this.keep(key, text);
    return answer;
  }

  keep(key, text) {
    this.kept.delete(key);
    this.kept.set(key, { text, at: performance.now() });
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
  }
}
