// Copying to the clipboard.

import { say } from "./words.js";

// Copies a text; what is to be said about it.
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { // a file that was opened by a double click may not: the old way
    const area = document.createElement("textarea");
    area.value = text;
    area.setAttribute("readonly", "");
    area.className = "unseen";
    document.body.append(area);
    area.select();
    const isDone = document.execCommand("copy");
    area.remove();
    if (!isDone) return say("notCopied");
  }
  return say("copied");
}
