// What a press, a choice or Enter does: a page says so in its attributes.
//   data-go="page"         show a page                data-given='{…}'  what it is given
//   data-act="page/act"    do an act, with every named field of the nearest data-fields
//   data-form="page/act"   each choice inside is kept at once, as name and value
//   data-hand="page"       on a field for a file: hand it over as soon as it is chosen
//   data-sent              what is said once an act gave a file to save
import { act, current, go, hand } from "./talk.js";
import { begun, speak } from "./swap.js";
import { putBack, typed } from "./typed.js";

const given = (element) => JSON.parse(element?.dataset.given ?? "{}");

function gathered(fields) {
  const found = {};
  for (const field of fields?.querySelectorAll("[name]") ?? []) {
    if (field.closest("[data-fields]") !== fields) continue;
    if (field.type === "radio") {
      if (field.checked) found[field.name] = field.value;
    } else if (field.type === "checkbox") found[field.name] = field.checked;
    else if ("value" in field) found[field.name] = field.value;
  }
  return found;
}

async function perform(name, button, more = {}) {
  const fields = button.closest("[data-fields]");
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  const told = await act(name, { ...gathered(fields), ...given(button), ...more });
  button.removeAttribute("aria-busy");
  if (told?.trouble) trouble(fields ?? button.closest("main"), told.trouble);
  if (told?.sent) sent(fields ?? button.closest("main"));
}

function sent(around) {
  const place = around?.querySelector("[data-sent]");
  if (!place) return;
  place.hidden = false;
  speak(place.textContent.trim());
}

// A file is taken as it is chosen; one that is too long is not even read.
async function chosen(field) {
  const [file] = field.files;
  if (!file) return;
  const around = field.closest("[data-fields]") ?? field.closest("main");
  const label = field.closest("label");
  let told = { trouble: field.dataset.tooLong };
  if (file.size <= Number(field.dataset.most)) {
    label.setAttribute("aria-busy", "true");
    told = await hand(field.dataset.hand, file);
    label.removeAttribute("aria-busy");
  }
  field.value = "";
  if (told?.trouble) trouble(around, told.trouble);
}

function trouble(around, text) {
  const place = around?.querySelector("[data-trouble]");
  if (!place) return speak(text, { loud: true });
  place.textContent = text;
  const field = around.querySelector("input:not([type=radio]):not([type=checkbox])");
  field?.setAttribute("aria-invalid", "true");
  field?.focus();
  field?.select();
}

// A choice that is pressed again is taken back: empty is an answer too.
// Only a press on the label counts: at a press on the choice itself it is checked already.
function takeBack(event) {
  if (event.target.type === "radio") return;
  const radio = event.target.closest?.("label")?.querySelector("input[type=radio]");
  const form = radio?.closest("[data-form], [data-fields]");
  if (!form || form.hasAttribute("data-by-name") || !radio.checked) return;
  event.preventDefault();
  radio.checked = false;
  if (form.hasAttribute("data-form")) keep(radio, null);
}

async function keep(field, value) {
  const form = field.closest("[data-form]");
  const more = { name: field.name, value };
  const told = await act(form.dataset.form, { ...given(form), ...more });
  if (told?.trouble) trouble(form, told.trouble);
}

const valueOf = (field) => (field.hasAttribute("data-number") ? Number(field.value) : field.value);

function pressed(event) {
  const button = event.target.closest?.("button, a");
  if (!button) return;
  const { go: to, act: name, use } = button.dataset;
  if (to) go(to, given(button));
  else if (name) perform(name, button);
  else if ("switch" in button.dataset) switched(button);
  else if ("skip" in button.dataset) document.getElementById("view").focus();
  else if ("show" in button.dataset) show(button);
  else if (use) takeOffer(button, use);
}

// The language and the look change on the page where one is, with what it was given.
// What was typed and not kept yet goes along, and so does where one was.
async function switched(button) {
  const { switch: what, to } = button.dataset;
  const [page, left, height] = [current.page, typed(), scrollY];
  await act(`look/${what}`, { to, here: page, given: current.given });
  if (current.page !== page) return;
  await begun;
  putBack(left);
  document.querySelector(`[data-switch="${what}"]`)?.focus({ preventScroll: true });
  scrollTo(0, height);
}

function show(button) {
  const field = button.parentElement.querySelector("input");
  const hidden = field.classList.toggle("masked");
  if (field.dataset.real) field.type = hidden ? "password" : "text";
  button.setAttribute("aria-pressed", String(!hidden));
  button.textContent = hidden ? button.dataset.hidden : button.dataset.shown;
}

// The words of an offer go into every new secret of the sheet, readable, so that they can be learnt.
function takeOffer(button, name) {
  const words = document.getElementById(name).textContent;
  for (const field of button.closest("[data-fields]").querySelectorAll("[data-secret]")) {
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const showing = field.parentElement.querySelector("[data-show]");
    if (field.classList.contains("masked")) show(showing);
  }
}

function realField(tick) {
  for (const field of document.querySelectorAll("[data-secret]")) {
    if (tick.checked) field.dataset.real = "yes";
    else delete field.dataset.real;
    field.type = tick.checked && field.classList.contains("masked") ? "password" : "text";
  }
}

let measuring;
function measure(field) {
  clearTimeout(measuring);
  measuring = setTimeout(async () => {
    const told = await act(field.dataset.measure, { [field.name]: field.value });
    const place = field.closest(".field")?.querySelector("[data-told]");
    if (!place || told?.told === undefined) return;
    place.querySelector("span").textContent = told.told;
    place.dataset.mark = told.mark;
  }, 250);
}

export function listenForActs() {
  document.addEventListener("click", takeBack, true);
  document.addEventListener("click", pressed);
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.dataset.hand) return chosen(field);
    if (field.hasAttribute("data-password-field")) return realField(field);
    if (field.type === "radio" && field.closest("[data-form]")) keep(field, valueOf(field));
  });
  document.addEventListener("input", (event) => {
    const field = event.target;
    field.removeAttribute("aria-invalid");
    const place = field.closest("[data-fields]")?.querySelector("[data-trouble]");
    if (place) place.textContent = "";
    if (field.dataset.measure) measure(field);
  });
  document.addEventListener("keydown", (event) => {
    const name = event.target.dataset?.enter;
    if (event.key === "Enter" && name) {
      const fields = event.target.closest("[data-fields]");
      perform(name, fields.querySelector(`[data-act="${name}"]`));
    }
  });
}
