// Goodbye: a button that does its work only when it is held to the end, and lets go until then.
// Who can't hold presses once, hears the seconds count down, and can press again to stop.
import { act } from "./talk.js";
import { leave } from "./exit.js";

const HELD = 3;
const COUNTED = 10;
const KEYS = ["Enter", " "];

export function begin(around) {
  const box = around.querySelector("[data-hold]");
  const button = box.querySelector("[data-hold-button]");
  const stop = box.querySelector("[data-hold-stop]");
  const said = box.querySelector("[data-hold-said]");
  const cannotHold = box.querySelector("[data-hold-not]");
  let timer = null;
  let done = false;

  const tell = (left) => {
    const words = cannotHold.checked ? box.dataset.counting : box.dataset.going;
    said.textContent = words.replace("{seconds}", String(left));
  };
  const start = (seconds) => {
    if (timer !== null || done) return;
    let left = seconds;
    button.classList.add("held");
    tell(left);
    timer = setInterval(() => {
      if (!box.isConnected) return clearInterval(timer);
      left -= 1;
      if (left > 0) return tell(left);
      clearInterval(timer);
      done = true;
      finish();
    }, 1000);
  };
  const letGo = () => {
    if (timer === null || done) return;
    clearInterval(timer);
    timer = null;
    button.classList.remove("held", "counted");
    stop.hidden = true;
    said.textContent = box.dataset.kept;
  };
  const finish = async () => {
    const told = await act(box.dataset.hold, { held: true });
    if (told?.mark === "leave") return leave();
    said.textContent = told?.told ?? told?.trouble ?? "";
    button.disabled = true;
    stop.hidden = true;
  };
  const count = () => {
    button.classList.add("counted");
    start(COUNTED);
    stop.hidden = false;
    stop.focus();
  };

  button.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && !cannotHold.checked) start(HELD);
  });
  for (const kind of ["pointerup", "pointercancel", "pointerleave", "blur"])
    button.addEventListener(kind, () => cannotHold.checked || letGo());
  button.addEventListener("keydown", (event) => {
    if (!KEYS.includes(event.key) || cannotHold.checked) return;
    event.preventDefault();
    if (!event.repeat) start(HELD);
  });
  button.addEventListener("keyup", (event) => {
    if (KEYS.includes(event.key) && !cannotHold.checked) letGo();
  });
  button.addEventListener("click", () => cannotHold.checked && count());
  button.addEventListener("contextmenu", (event) => event.preventDefault());
  stop.addEventListener("click", () => {
    letGo();
    button.focus();
  });
  box.addEventListener("keydown", (event) => event.key === "Escape" && letGo());
  cannotHold.addEventListener("change", letGo);
}
