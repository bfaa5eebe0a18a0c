// Short messages: seen for some seconds, or read aloud by a screen reader.

let last = 0;

export function announce(text) {
  document.getElementById("announcement").textContent = text;
}

export function tell(text) {
  const note = document.getElementById("note");
  note.textContent = text;
  note.hidden = false;
  clearTimeout(last);
  last = setTimeout(() => { note.hidden = true; }, 4000);
}
