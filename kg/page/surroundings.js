// Neighbours of a thing and ways between two, over the data of a single file; kg/view/surroundings.py does the same.

const LONGEST = 6;
const WIDEST = 4000;

// Calls found(from here, other, weight) for everything that one of the things is connected with.
function visit(data, numbers, filters, found) {
  const mask = data.counts.mask(filters);
  for (const number of numbers) {
    for (const row of data.fromDocument.rows(number)) {
      const to = data.references.to[row];
      if (to >= 0 && (!mask || mask[row])) found(number, data.of[to], 1);
    }
    for (const row of data.toThing.rows(number)) if (!mask || mask[row]) found(number, data.documents[row], 1);
    for (const [to] of data.linked(number)) found(number, to, 1);
    for (const link of data.linksTo.rows(number)) {
      const from = data.of[data.links.from[link]];
      if (data.linked(from).some(([to]) => to === number)) found(number, from, 1);
    }
  }
}

function ranked(data, strengths) {
  const iris = new Map([...strengths.keys()].map((number) => [number, data.iri(number)]));
  return [...strengths.keys()].sort((a, b) => strengths.get(b) - strengths.get(a) || data.toThing.count(b) - data.toThing.count(a) || (iris.get(a) < iris.get(b) ? -1 : 1));
}

// [neighbours, the strongest first; how many more there are at depth 1]
export function strongest(data, centre, { depth, limit, filters, drawn = [] }) {
  const left = new Set([centre, ...drawn]);
  const strengths = (numbers, known) => {
    const found = new Map();
    visit(data, numbers, filters, (_, other, weight) => {
      if (!known.has(other)) found.set(other, (found.get(other) || 0) + weight);
    });
    return ranked(data, found);
  };
  const near = strengths([centre], left);
  let front = near.slice(0, Math.ceil(limit / Math.max(depth, 1))); // the nearer leave the farther an equal part of the room
  const more = near.length - front.length;
  const order = [...front];
  for (let step = 1; step < depth && order.length < limit && front.length; step += 1) {
    front = strengths(front, new Set([...left, ...order])).slice(0, Math.ceil((limit - order.length) / (depth - step)));
    order.push(...front);
  }
  return [order, more];
}

// A shortest way between two things over those that are referred to least, from both ends; [] when there is none.
export function shortestPath(data, start, end, filters) {
  if (start === end) return [start];
  const sides = [new Map([[start, -1]]), new Map([[end, -1]])];
  const fronts = [[start], [end]];
  const uses = (number) => data.toThing.count(number);
  const before = (a, b) => uses(a) - uses(b) || (data.iri(a) < data.iri(b) ? -1 : 1);
  for (let step = 0; step < LONGEST; step += 1) {
    const side = fronts[0].length <= fronts[1].length ? 0 : 1;
    const best = new Map();
    visit(data, fronts[side], filters, (here, there) => {
      if (!sides[side].has(there) && (!best.has(there) || before(here, best.get(there)) < 0)) best.set(there, here);
    });
    fronts[side] = [...best.keys()].sort(before).slice(0, WIDEST);
    for (const number of fronts[side]) sides[side].set(number, best.get(number));
    const ways = [...sides[0].keys()].filter((number) => sides[1].has(number)).map((number) => way(sides, number));
    if (ways.length) {
      const weight = (steps) => steps.reduce((sum, number) => sum + uses(number), 0);
      return ways.reduce((a, b) => (weight(b) < weight(a) ? b : a));
    }
    if (!fronts[side].length) break;
  }
  return [];
}

function way([fromStart, fromEnd], middle) {
  const back = (cameFrom) => {
    const steps = [];
    for (let at = middle; at !== -1; at = cameFrom.get(at)) steps.push(at);
    return steps;
  };
  return [...back(fromStart).reverse(), ...back(fromEnd).slice(1)];
}
