// Tells the server that this page is there, and this person that the screen will close.
import { current, go, headers } from "./talk.js";
import { speak } from "./swap.js";

let touched = true;
let closes = Infinity;
let warning = 20;
let every = 10;

async function beat() {
  const answer = await fetch("/beat", {
    method: "POST",
    headers: headers(),
    body: JSON.stringify({ touched }),
  }).catch(() => null);
  touched = false;
  if (!answer?.ok) return;
  const told = await answer.json();
  warning = told.warning;
  every = told.beat;
  closes = told.open ? Date.now() + told.left * 1000 : Infinity;
  const open = document.querySelector(".around")?.dataset.open === "yes";
  if (open && !told.open) go("start");
}

function look() {
  const left = Math.ceil((closes - Date.now()) / 1000);
  const notice = document.querySelector(".soon");
  if (left > warning || left === Infinity) {
    notice?.remove();
    return;
  }
  const text = document.querySelector(".around")?.dataset.soon ?? "";
  const said = text.replace("{seconds}", String(Math.max(left, 0)));
  if (notice) notice.textContent = said;
  else {
    const made = document.createElement("p");
    made.className = "soon";
    made.textContent = said;
    document.body.append(made);
    speak(said);
  }
  if (left <= 0) beat();
}

function touch() {
  const soon = document.querySelector(".soon");
  touched = true;
  if (soon) {
    soon.remove();
    beat();
  }
}

export function stayAlive() {
  for (const kind of ["keydown", "pointerdown", "wheel", "touchstart"])
    addEventListener(kind, touch, { passive: true, capture: true });
  const next = async () => {
    await beat();
    setTimeout(next, every * 1000);
  };
  setTimeout(next, 0);
  setInterval(look, 1000);
  addEventListener("online", beat);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && current.page) beat();
  });
}
