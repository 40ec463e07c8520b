// Puts a page of the server in the window. The only script that turns text into HTML, and only
// text that our own server wrote, where everything a person typed has been escaped.
const policy = globalThis.trustedTypes?.createPolicy("page", { createHTML: (text) => text }) ?? {
  createHTML: (text) => text,
};

let shown = "";
// Settled once the page on the screen has its own behaviour.
export let begun = Promise.resolve();

export function place(text, { same = false } = {}) {
  // A page that waits is asked for again and again; what did not change stays under the hand.
  if (same && text === shown) return document.querySelector(".around");
  shown = text;
  const parsed = new DOMParser().parseFromString(policy.createHTML(text), "text/html");
  const around = document.adoptNode(parsed.body.firstElementChild);
  const root = document.documentElement;
  root.lang = around.dataset.language;
  root.dataset.theme = around.dataset.theme;
  document.title = around.dataset.title;
  const held = same ? document.activeElement : null;
  document.getElementById("app").replaceChildren(around);
  if (same) {
    twin(around, held)?.focus({ preventScroll: true });
  } else {
    if (document.getElementById("spoken").classList.contains("notice")) speak("");
    scrollTo(0, 0);
    const first = around.querySelector("main [data-focus]") ?? around.querySelector("main h1");
    first?.focus({ preventScroll: true });
  }
  if (around.dataset.with) begun = begin(around.dataset.with, around);
  return around;
}

// What had the focus, on the page that took its place.
function twin(around, held) {
  if (held?.tagName === "H1") return around.querySelector("main h1");
  const { act, go, given } = held?.dataset ?? {};
  if (!act && !go) return null;
  return [...around.querySelectorAll("[data-act], [data-go]")].find(
    ({ dataset }) => dataset.act === act && dataset.go === go && dataset.given === given,
  );
}

// One behaviour a page has of its own: a small script beside this one.
async function begin(name, around) {
  if (!/^[a-z_]+$/.test(name)) return;
  const { begin: start } = await import(`/static/${name}.js`);
  if (around.isConnected) start(around);
}

// Says something to who listens; loud also shows it.
export function speak(text, { loud = false } = {}) {
  const spoken = document.getElementById("spoken");
  spoken.textContent = text;
  spoken.classList.toggle("unseen", !loud);
  spoken.classList.toggle("notice", loud);
}
