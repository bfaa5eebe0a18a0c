// The data source of a served page: each call is a request to kg serve (docs/explorer-data.md).

export class Served {
  constructor(api) {
    this.api = api;
  }

  async answer(call, args) {
    const response = await fetch(this.api + call, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(args),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error || response.statusText);
    return answer;
  }
}
