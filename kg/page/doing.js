// What buttons and keys do to the drawing, with a word about it.

import { canUndo, drawing, expand, things, undo } from "./drawing.js";
import { fit, zoomBy } from "./network.js";
import { card, drawable } from "./source.js";
import { go, state } from "./state.js";
import { announce, tell } from "./tell.js";
import { say } from "./words.js";

const afterStep = []; // what is written anew when the drawing has changed: the address, the list, the buttons

export function onStep(work) {
  afterStep.push(work);
}

export function tellOfStep() {
  for (const work of afterStep) work();
}

export async function expandAndTell(iri) {
  const [added, left] = await expand(iri);
  if (state.view === "thing" && drawable(state.thing) === iri) await go({}, { isSame: true });
  else await go({ view: "thing", thing: iri });
  if (added) fit(true);
  const told = added ? `${say("newNodes", added)}${left ? ` · ${say("more", left)}` : ""}` : say("noNew");
  announce(told);
  tell(told);
  tellOfStep();
}

export async function undoAndTell() {
  const isDone = canUndo() && (await undo());
  const told = say(isDone ? "undone" : "nothingToUndo");
  announce(told);
  tell(told);
  await go({}, { isSame: true });
  tellOfStep();
}

export { canUndo, card, drawing, fit, things, zoomBy };
