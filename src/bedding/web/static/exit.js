// Leaving: white at once, a neutral title, the key wiped, other tabs blank, and another page in
// the place of this one. Shift three times does the same, by the rules of the GOV.UK component:
// released by itself and not after another key held with it, each time within five seconds.
import { headers } from "./talk.js";
import { speak } from "./swap.js";

const PRESSES = 3;
const PATIENCE = 5000;
const tabs = "BroadcastChannel" in globalThis ? new BroadcastChannel("tabs") : null;
let gone = false;

function cover() {
  const away = document.querySelector(".around")?.dataset.away ?? "";
  const sheet = document.createElement("div");
  sheet.className = "cover";
  sheet.setAttribute("role", "alert");
  sheet.textContent = away;
  document.body.replaceChildren(sheet);
}

// Everything up to the request happens in one task, so that nothing is painted in between.
export function leave(target = aim()) {
  if (gone) return;
  gone = true;
  cover();
  document.title = document.documentElement.lang === "nl" ? "Notities" : "Notes";
  lock();
  tabs?.postMessage("leave");
  location.replace(navigator.onLine ? target : "about:blank");
}

function lock() {
  fetch("/lock", { method: "POST", headers: headers(), body: "{}", keepalive: true }).catch(() =>
    navigator.sendBeacon("/lock", JSON.stringify({ token: headers()["X-Sessie"] })),
  );
}

const aim = () =>
  document.querySelector("a[data-exit]")?.getAttribute("href") ?? "about:blank";

function countPresses() {
  let presses = 0;
  let timer = null;
  let modified = false;

  const button = () => document.querySelector(".exit");
  const show = () => {
    const dots = button()?.querySelectorAll(".presses i") ?? [];
    dots.forEach((dot, at) => dot.classList.toggle("on", at < presses));
    button()?.querySelector(".presses")?.classList.toggle("counting", presses > 0);
  };
  const reset = () => {
    clearTimeout(timer);
    timer = null;
    presses = 0;
    show();
  };

  document.addEventListener("keyup", (event) => {
    if (event.key === "Shift" && !modified) {
      presses += 1;
      show();
      clearTimeout(timer);
      if (presses >= PRESSES) {
        reset();
        leave();
        return;
      }
      const said = button()?.dataset;
      speak((presses === 1 ? said?.two : said?.one) ?? "");
      timer = setTimeout(() => {
        speak(button()?.dataset.over ?? "");
        reset();
      }, PATIENCE);
    } else if (timer !== null) {
      reset();
    }
    modified = event.shiftKey;
  });
}

export function watchForExit() {
  countPresses();
  document.addEventListener(
    "click",
    (event) => {
      if (!event.target.closest?.("[data-exit]")) return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    },
    true,
  );
  tabs?.addEventListener("message", (event) => {
    if (event.data !== "leave" || gone) return;
    gone = true;
    const to = aim();
    cover();
    location.replace(navigator.onLine ? to : "about:blank");
  });
  // A page that the browser kept whole comes back empty and locked.
  addEventListener("pagehide", () => document.getElementById("app")?.replaceChildren());
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    lock();
    location.reload();
  });
}
