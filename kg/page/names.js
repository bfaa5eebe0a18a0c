// Search over names, other names, titles and numbers; kg/view/names.py does the same for a served page.
// All names stand in one string, those of the most used things first: a search is a handful of indexOf.

const MOST_LOOKED_AT = 400;

// Lower case, no accents, words with one blank between, numbers in one piece. Line ends stay: a whole list can be folded.
export function foldNames(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const words = plain.replace(/[^\p{L}\p{N}\n]+/gu, " ");
  return words.replace(/(?<![\p{L}\p{N}])(\d{2}) (\d{3})(?![\p{L}\p{N}])/gu, "$1$2").replace(/^ +| +$/gm, "");
}

export class Names {
  // entries: [thing, name, whether it is another name than the preferred one], the most used things first
  constructor(entries) {
    this.entries = entries;
    const lines = foldNames(entries.map(([, name]) => name.replace(/\s+/g, " ")).join("\n")).split("\n");
    this.text = `\n ${lines.join("\n ")}\n`;
    this.starts = new Int32Array(lines.length);
    let at = 1;
    for (let place = 0; place < lines.length; place += 1) {
      this.starts[place] = at;
      at += lines[place].length + 2;
    }
  }

  // [thing, other name that fitted or ""], the best first: whole name, its beginning, a word's, a part, all words.
  search(text, limit) {
    const wanted = foldNames(text.replace(/\s+/g, " "));
    const hits = new Map();
    if (!wanted) return hits;
    for (const places of [this.where(`\n ${wanted}\n`), this.where(`\n ${wanted}`), this.where(` ${wanted}`), this.where(wanted), this.withWords(wanted.split(" "))]) {
      for (const place of places) {
        const [thing, name, isOther] = this.entries[place];
        if (!hits.has(thing)) hits.set(thing, isOther ? name : "");
        if (hits.size === limit) return hits;
      }
    }
    return hits;
  }

  *where(wanted) {
    let at = this.text.indexOf(wanted);
    while (at >= 0) {
      const place = this.placeAt(wanted[0] === "\n" ? at + 1 : at);
      yield place;
      at = this.text.indexOf(wanted, this.end(place));
    }
  }

  *withWords(words) {
    if (words.length < 2) return;
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a));
    let looked = 0;
    for (const place of this.where(` ${longest}`)) {
      looked += 1;
      if (looked > MOST_LOOKED_AT) return;
      const name = this.text.slice(this.starts[place], this.end(place));
      if (words.every((word) => name.includes(` ${word}`))) yield place;
    }
  }

  end(place) {
    return place + 1 < this.starts.length ? this.starts[place + 1] - 1 : this.text.length - 1;
  }

  // The last name that begins at or before a place in the text.
  placeAt(at) {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const UNIT = /^(.*?)(?<![a-z0-9])(vraag|question|antwoord|answer|q|a) ?(?:(?:op|to) (?:vraag|question) )?(\d+)(?![a-z0-9])(.*)$/;

// What "antwoord op vraag 83 van 32824-451" asks for: { number, isQuestion, paper }, or null.
export function unitAsked(text) {
  const match = UNIT.exec(foldNames(text.replace(/\s+/g, " ")));
  if (!match) return null;
  const [, before, what, number, after] = match;
  return { number, isQuestion: ["vraag", "question", "q"].includes(what), paper: `${before} ${after.replace(/^ (?:van|uit|in|of) /, "")}`.trim() };
}
