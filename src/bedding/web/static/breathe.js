// Breathing along for a minute: four seconds in, six out. Without motion, words alone lead.
const IN = 4000;
const OUT = 6000;
const MINUTE = 60000;

export function begin(around) {
  const box = around.querySelector("[data-breathe]");
  const word = box.querySelector("[data-word]");
  const button = box.querySelector("[data-begin]");
  let timer = null;

  const stop = (said) => {
    clearTimeout(timer);
    timer = null;
    box.classList.remove("in", "out");
    word.textContent = said;
    button.textContent = button.dataset.start;
  };
  const breathe = (until, inward) => {
    if (!box.isConnected) return;
    if (Date.now() >= until && inward) return stop(box.dataset.end);
    box.classList.toggle("in", inward);
    box.classList.toggle("out", !inward);
    word.textContent = inward ? box.dataset.in : box.dataset.out;
    timer = setTimeout(() => breathe(until, !inward), inward ? IN : OUT);
  };
  const quiet = word.textContent;
  button.addEventListener("click", () => {
    if (timer !== null) return stop(quiet);
    button.textContent = button.dataset.stop;
    breathe(Date.now() + MINUTE, true);
  });
}
