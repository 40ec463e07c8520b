// What stands in the fields of a page and is kept nowhere yet, taken out and put back.
// It never leaves the window: only the language or the look of the page changed around it.
const kept = (field) => field.type === "file" || field.closest("[data-form]");
const ticked = (field) => field.type === "radio" || field.type === "checkbox";
const fields = () =>
  [...document.querySelectorAll("main :is(input, textarea, select)")].filter((each) => !kept(each));
const folded = () => [...document.querySelectorAll("main details")];

export const typed = () => ({
  fields: fields().map((each) => ({ name: each.name, value: each.value, checked: each.checked })),
  open: folded().map((each) => each.open),
});

export function putBack({ fields: before, open }) {
  const now = fields();
  if (now.length === before.length) now.forEach((field, at) => fill(field, before[at]));
  const places = folded();
  if (places.length === open.length) places.forEach((place, at) => (place.open = open[at]));
}

function fill(field, { name, value, checked }) {
  if (field.name !== name) return;
  if (ticked(field)) {
    if (field.value !== value || field.checked === checked) return;
    field.checked = checked;
    if (checked || field.type === "checkbox") tell(field, "change");
  } else if (field.value !== value) {
    field.value = value;
    tell(field, "input");
  }
}

const tell = (field, kind) => field.dispatchEvent(new Event(kind, { bubbles: true }));
