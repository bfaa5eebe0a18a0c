// The data in a single file: two blocks of columns, packed by kg/view/columns.py.

// JSON out of a block of base64 that was compressed with gzip.
export async function unpack(id) {
  const text = document.getElementById(id).textContent.trim();
  const bytes = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

// What few rows have: a pair of columns (rows, values) as a map.
export function sparse([rows, values]) {
  return new Map(rows.map((row, at) => [row, values[at]]));
}

// Rows by the value that they have in a column: rows(value) gives them in order. Values below zero have none.
export class Grouped {
  constructor(column, size) {
    this.starts = new Int32Array(size + 1);
    for (const value of column) if (value >= 0) this.starts[value + 1] += 1;
    for (let at = 0; at < size; at += 1) this.starts[at + 1] += this.starts[at];
    this.order = new Int32Array(this.starts[size]);
    const next = this.starts.slice();
    for (let row = 0; row < column.length; row += 1) if (column[row] >= 0) this.order[next[column[row]]++] = row;
  }

  rows(value) {
    return this.order.subarray(this.starts[value], this.starts[value + 1]);
  }

  count(value) {
    return this.starts[value + 1] - this.starts[value];
  }
}
