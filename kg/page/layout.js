// Places for nodes, worked out at once and the same every time; nothing moves by itself. Lengths are pixels of the screen.
// Forces after Fruchterman and Reingold (Graph drawing by force-directed placement, 1991), then nodes are moved apart
// until each stands free with its label.

const GAP = 6;
const GOLDEN = 2.399963; // radians
const FARTHER = 700; // steps of a spiral that a place on the sheet may be farther away than one beside it

// What a node takes with the label at its right: half its width and height, and how far its middle is from the node.
function roomOf({ radius, width, height }) {
  return { halfX: radius + (width + GAP) / 2 + GAP, halfY: Math.max(radius, height / 2) + GAP * 0.7, shift: (width + GAP) / 2 };
}

// nodes: [{ id, radius, width, height }], edges: [[id, id]], anchors: ids that the others gather around.
// Returns id -> { x, y } around (0, 0), within a sheet of that width and height, which grows when it is full.
export function forceLayout(nodes, edges, anchors, sheet) {
  if (!nodes.length) return new Map();
  const index = new Map(nodes.map((node, at) => [node.id, at]));
  const pairs = edges.map(([a, b]) => [index.get(a), index.get(b)]).filter(([a, b]) => a !== undefined && b !== undefined && a !== b);
  const points = start(nodes.length, pairs, anchors.map((id) => index.get(id)).filter((at) => at !== undefined));
  relax(points, pairs);
  stretch(points, "x", sheet.width);
  stretch(points, "y", sheet.height);
  spread(points, nodes.map(roomOf), sheet);
  return new Map(nodes.map((node, at) => [node.id, { x: Math.round(points[at].x), y: Math.round(points[at].y) }]));
}

// One node in the middle and the others around it on one ellipse, two or three, clockwise in their order.
export function ringLayout(centre, others, sheet) {
  const points = [{ x: 0, y: 0 }];
  const rings = others.length <= 12 ? [others] : others.length <= 40 ? [others.filter((_, at) => at % 3 === 0), others.filter((_, at) => at % 3)]
    : [others.filter((_, at) => at % 6 === 0), others.filter((_, at) => at % 6 === 1 || at % 6 === 3), others.filter((_, at) => [2, 4, 5].includes(at % 6))];
  const ordered = [centre, ...rings.flat()];
  rings.forEach((ring, number) => {
    const part = 0.5 * ((number + 1) / rings.length) * (rings.length === 1 ? 0.74 : 0.92);
    ring.forEach((_, place) => {
      const angle = (2 * Math.PI * (place + number * 0.5)) / ring.length - Math.PI / 2;
      points.push({ x: part * sheet.width * Math.cos(angle), y: part * sheet.height * Math.sin(angle) });
    });
  });
  spread(points, ordered.map(roomOf), sheet);
  return new Map(ordered.map((node, at) => [node.id, { x: Math.round(points[at].x - points[0].x), y: Math.round(points[at].y - points[0].y) }]));
}

// Steps of a path from left to right, or from top to bottom on a narrow sheet; each may lie a little off the line.
export function pathLayout(nodes, sheet) {
  const isWide = sheet.width >= nodes.length * 180;
  return new Map(nodes.map((node, at) => {
    const along = nodes.length < 2 ? 0 : at / (nodes.length - 1) - 0.5;
    const aside = nodes.length > 3 ? (at % 2 ? 0.12 : -0.12) : 0;
    const step = Math.min(isWide ? sheet.width - 190 : sheet.height - 60, (isWide ? 300 : 150) * Math.max(nodes.length - 1, 1));
    const point = isWide ? { x: along * step, y: aside * Math.min(sheet.height, 500) } : { x: aside * sheet.width - 50, y: along * step };
    return [node.id, { x: Math.round(point.x), y: Math.round(point.y) }];
  }));
}

// Free places for new nodes, each as near as can be to those that it is connected with; the others stay where they are.
// fixed and fresh: nodes with their room; near: id -> ids that it is connected with.
export function placeAmong(fixed, fresh, near, sheet) {
  const taken = fixed.map((node) => box(node, node));
  const places = new Map(fixed.map((node) => [node.id, node]));
  for (const node of fresh) {
    const known = (near.get(node.id) ?? []).map((id) => places.get(id)).filter(Boolean);
    const origin = known.length ? middleOf(known) : { x: 0, y: 0 };
    const at = freePlace(node, origin, taken, sheet);
    taken.push(box(node, at));
    places.set(node.id, { ...node, ...at });
  }
  return new Map(fresh.map((node) => [node.id, { x: Math.round(places.get(node.id).x), y: Math.round(places.get(node.id).y) }]));
}

function middleOf(points) {
  return { x: points.reduce((sum, point) => sum + point.x, 0) / points.length, y: points.reduce((sum, point) => sum + point.y, 0) / points.length };
}

function box(node, at) {
  const { halfX, halfY, shift } = roomOf(node);
  return { left: at.x + shift - halfX, right: at.x + shift + halfX, top: at.y - halfY, bottom: at.y + halfY };
}

// On a spiral around the origin, flatter where the sheet is; on the sheet, where that has room not too far away, so that the
// drawing need not shrink.
function freePlace(node, origin, taken, sheet) {
  const flat = Math.min(Math.max(sheet.width / sheet.height, 0.6), 1.6);
  const isFree = (own) => !taken.some((other) => own.left < other.right && other.left < own.right && own.top < other.bottom && other.top < own.bottom);
  let outside = null;
  for (let turn = 3; turn < 3000; turn += 1) {
    const distance = 26 * Math.sqrt(turn);
    const at = { x: origin.x + flat * distance * Math.cos(turn * GOLDEN), y: origin.y + distance * Math.sin(turn * GOLDEN) };
    const own = box(node, at);
    const isOutside = own.left < -sheet.width / 2 || own.right > sheet.width / 2 || own.top < -sheet.height / 2 || own.bottom > sheet.height / 2;
    if ((isOutside && outside) || !isFree(own)) {
      if (outside && turn > outside.turn + FARTHER) return outside.at;
    } else if (isOutside) outside = { at, turn };
    else return at;
  }
  return outside?.at ?? { x: origin.x + 60, y: origin.y + 60 };
}

// Anchors on a circle; each other node amid its anchors, or outside of the only one, fanned out.
function start(size, pairs, anchors) {
  const points = Array.from({ length: size }, () => null);
  anchors.forEach((at, place) => {
    const angle = (2 * Math.PI * place) / anchors.length - Math.PI / 2;
    points[at] = { x: 0.6 * Math.cos(angle), y: 0.6 * Math.sin(angle) };
  });
  const near = Array.from({ length: size }, () => new Set());
  for (const [a, b] of pairs) {
    if (anchors.includes(b)) near[a].add(b);
    if (anchors.includes(a)) near[b].add(a);
  }
  const fan = new Map();
  for (let at = 0; at < size; at += 1) {
    if (points[at]) continue;
    const own = [...near[at]].sort((a, b) => a - b);
    const key = own.join();
    fan.set(key, (fan.get(key) || 0) + 1);
    const turn = 2.4 * fan.get(key) + at * 0.01;
    const out = own.length ? (own.length === 1 ? 1.6 : 1) / own.length : 0;
    const sum = (axis) => own.reduce((all, anchor) => all + points[anchor][axis], 0) * out;
    points[at] = { x: sum("x") + (own.length ? 0.15 : 1) * Math.cos(turn), y: sum("y") + (own.length ? 0.15 : 1) * Math.sin(turn) };
  }
  return points;
}

function relax(points, pairs) {
  const rounds = points.length > 300 ? 60 : 120;
  const strength = 0.9 / points.length;
  for (let turn = 0; turn < rounds; turn += 1) {
    const moves = points.map((point) => ({ x: -0.25 * point.x, y: -0.25 * point.y })); // so that loose parts do not drift away
    repel(points, moves, strength);
    for (const [a, b] of pairs) {
      const x = points[a].x - points[b].x;
      const y = points[a].y - points[b].y;
      const pull = 0.9 * Math.hypot(x, y);
      moves[a].x -= x * pull; moves[a].y -= y * pull;
      moves[b].x += x * pull; moves[b].y += y * pull;
    }
    const longest = 0.12 * (1 - turn / rounds) + 0.002;
    points.forEach((point, at) => {
      const length = Math.hypot(moves[at].x, moves[at].y) || 1;
      point.x += (moves[at].x / length) * Math.min(length, longest);
      point.y += (moves[at].y / length) * Math.min(length, longest);
    });
  }
}

function repel(points, moves, strength) {
  for (let a = 0; a < points.length; a += 1) {
    for (let b = a + 1; b < points.length; b += 1) {
      const x = points[a].x - points[b].x;
      const y = points[a].y - points[b].y;
      const push = strength / (x * x + y * y + 1e-4);
      moves[a].x += x * push; moves[a].y += y * push;
      moves[b].x -= x * push; moves[b].y -= y * push;
    }
  }
}

// Half by value, which keeps together what is near, and half by rank, which uses the sheet evenly.
function stretch(points, axis, length) {
  const order = points.map((_, at) => at).sort((a, b) => points[a][axis] - points[b][axis] || a - b);
  const low = points[order[0]][axis];
  const high = points[order.at(-1)][axis];
  const most = Math.max(points.length - 1, 1);
  order.forEach((at, rank) => {
    points[at][axis] = length * (0.5 * ((points[at][axis] - low) / (high - low || 1)) + 0.5 * (rank / most) - 0.5);
  });
}

// [push aside, size of the sheet]: whether pushing comes to rest is a matter of chance, so it is tried in several ways.
const TRIES = [[0.25, 1], [0.4, 1], [0.6, 1], [0.8, 1], [0.25, 1.08], [0.6, 1.08], [0.8, 1.2], [0.5, 1.4], [0.5, 1.8], [0.5, 2.4]];

function spread(points, rooms, sheet) {
  const first = points.map((point, at) => ({ x: point.x + rooms[at].shift, y: point.y }));
  const tries = points.length > 150 ? TRIES.slice(-3) : TRIES;
  let moved = first;
  for (const [aside, growth] of tries) {
    moved = first.map((point) => ({ x: point.x * growth, y: point.y * growth }));
    if (standFree(moved, rooms, { width: sheet.width * growth, height: sheet.height * growth }, aside)) break;
  }
  moved.forEach((point, at) => { points[at].x = point.x - rooms[at].shift; points[at].y = point.y; });
}

function standFree(points, rooms, sheet, aside) {
  const rounds = points.length > 150 ? 80 : 260;
  for (let turn = 0; turn < rounds; turn += 1) {
    let isFree = true;
    for (let a = 0; a < points.length; a += 1) {
      for (let b = a + 1; b < points.length; b += 1) if (pushApart(points[a], points[b], rooms[a], rooms[b], aside)) isFree = false;
    }
    points.forEach((point, at) => {
      const [x, y] = [Math.max(sheet.width / 2 - rooms[at].halfX, 0), Math.max(sheet.height / 2 - rooms[at].halfY, 0)];
      point.x = Math.min(Math.max(point.x, -x), x);
      point.y = Math.min(Math.max(point.y, -y), y);
    });
    if (isFree) return true;
  }
  return false;
}

function pushApart(a, b, roomA, roomB, aside) {
  const overX = roomA.halfX + roomB.halfX - Math.abs(a.x - b.x);
  const overY = roomA.halfY + roomB.halfY - Math.abs(a.y - b.y);
  if (overX <= 0.5 || overY <= 0.5) return false;
  const signX = a.x < b.x ? -1 : 1;
  const signY = a.y < b.y ? -1 : 1;
  const isAside = overX * aside < overY; // the shorter way out
  const [x, y] = isAside ? [overX * 0.52, 0] : [0, overY * 0.52];
  a.x += signX * x; b.x -= signX * x;
  a.y += signY * y; b.y -= signY * y;
  return true;
}
