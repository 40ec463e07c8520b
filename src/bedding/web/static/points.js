// Questions with points: digits choose and go on, arrows choose, up and down move between rows.
// Tab goes from row to row, since each row is one group of choices.
const FORM = "[data-form], [data-rows]";
const shown = (row) => [...row.querySelectorAll("input[type=radio]")];

function focusRow(row) {
  const inputs = shown(row);
  const at = inputs.find((input) => input.checked) ?? inputs[0];
  at?.focus();
}

// What is folded away is passed over.
function next(rows, row, step) {
  const open = rows.filter((each) => each.checkVisibility());
  const to = open[open.indexOf(row) + step];
  if (to) focusRow(to);
  else if (step > 0) row.closest(FORM).querySelector("button.main")?.focus();
}

function typed(event, rows) {
  const row = event.target.closest?.("[data-row]");
  if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
  const inputs = shown(row);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    next(rows, row, event.key === "ArrowDown" ? 1 : -1);
  } else if (/^[0-9]$/.test(event.key)) {
    const numbered = inputs.some((input) => input.hasAttribute("data-number"));
    const input = numbered
      ? inputs.find((each) => each.value === event.key)
      : inputs[Number(event.key) - 1];
    if (!input) return;
    event.preventDefault();
    if (!input.checked) {
      input.checked = true;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
    next(rows, row, 1);
  } else if (event.key === "Enter") {
    event.preventDefault();
    next(rows, row, 1);
  } else if (event.key === "Backspace" || event.key === "Delete") {
    const input = inputs.find((each) => each.checked);
    input?.closest("label").click();
  }
}

export function begin(around) {
  const form = around.querySelector(FORM);
  if (!form) return;
  const rows = [...form.querySelectorAll("[data-row]")];
  form.addEventListener("keydown", (event) => typed(event, rows));
  const first = rows.find((row) => row.dataset.row === form.dataset.first) ?? rows[0];
  if (first) focusRow(first);
}
