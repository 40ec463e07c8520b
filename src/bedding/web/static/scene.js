// A scene of the model: the server sent every number; here they are drawn, day by day.
// Who wants little motion gets steps instead of play, and no gliding.
const SECONDS = 12; // from the first day to the last
const GLIDE = 450; // from one variant to another [ms]
const WEEK = 7;
const MARGIN = 5;
const SVG = "http://www.w3.org/2000/svg";

function part(svg, name, kind) {
  let found = svg.querySelector(`.${name}`);
  if (!found) {
    found = document.createElementNS(SVG, kind);
    found.setAttribute("class", name);
    svg.append(found);
  }
  return found;
}

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const between = (from, to, share) => from.map((value, at) => value + (to[at] - value) * share);

function mixed(from, to, share) {
  if (share >= 1 || from === to) return to;
  return Object.fromEntries(Object.keys(to).map((key) => [key, between(from[key], to[key], share)]));
}

export function begin(around) {
  const player = around.querySelector("[data-played]");
  const played = JSON.parse(player.dataset.played);
  const written = new Intl.NumberFormat(document.documentElement.lang, {
    minimumFractionDigits: 2, maximumFractionDigits: 2,
  });
  const days = played.days;
  const slider = player.querySelector("[data-day]");
  const button = player.querySelector("[data-play]");
  let variant = 0, before = 0, share = 1, day = days, playing = 0;

  const x = (at, width) => MARGIN + (at / (days - 1)) * (width - 2 * MARGIN);
  const y = (value, height) => height - MARGIN - (value / 1000) * (height - 2 * MARGIN);

  function path(values, size, last) {
    let text = "";
    for (let at = 0; at < last; at += 1)
      text += `${at ? "L" : "M"}${x(at, size.width).toFixed(1)} ${y(values[at], size.height).toFixed(1)}`;
    return text;
  }

  function band(line, size, last) {
    const back = [];
    for (let at = last - 1; at >= 0; at -= 1)
      back.push(`L${x(at, size.width).toFixed(1)} ${y(line.low[at], size.height).toFixed(1)}`);
    return last ? `${path(line.high, size, last)}${back.join("")}Z` : "";
  }

  function sized(svg) {
    const box = svg.getBoundingClientRect();
    const size = { width: Math.max(box.width, 40), height: Math.max(box.height, 20) };
    svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    return size;
  }

  function drawLine(svg) {
    const name = svg.dataset.line;
    const line = mixed(played.lines[name][before], played.lines[name][variant], share);
    const size = sized(svg);
    const floor = part(svg, "floor", "path");
    floor.setAttribute("d", `M0 ${y(0, size.height)}H${size.width}M0 ${y(1000, size.height)}H${size.width}`);
    const first = variant === 0 ? "" : path(played.lines[name][0].middle, size, days);
    part(svg, "ghost", "path").setAttribute("d", path(line.middle, size, days));
    part(svg, "nine", "path").setAttribute("d", band(line, size, day));
    part(svg, "one", "path").setAttribute("d", path(line.one, size, day));
    part(svg, "base", "path").setAttribute("d", first);
    part(svg, "middle", "path").setAttribute("d", path(line.middle, size, day));
    const dot = part(svg, "now", "circle");
    dot.setAttribute("cx", x(day - 1, size.width));
    dot.setAttribute("cy", y(line.middle[day - 1], size.height));
    dot.setAttribute("r", 4.5);
    const [low, middle, high] = ["low", "middle", "high"].map((end) => written.format(line[end][day - 1] / 1000));
    player.querySelector(`[data-value="${name}"]`).textContent = `${middle} (${low} – ${high})`;
  }

  function drawMoments(svg) {
    const met = mixed(played.moments[before], played.moments[variant], share);
    const size = sized(svg);
    const zero = size.height * 0.7;
    let warm = "", hurt = "";
    for (let at = 0; at < day; at += 1) {
      const left = x(at, size.width).toFixed(1);
      warm += `M${left} ${zero - 1}v${(-(met.warmth[at] / 1000) * (zero - MARGIN)).toFixed(1)}`;
      hurt += `M${left} ${zero + 1}v${((met.hurt[at] / 1000) * (size.height - zero - MARGIN)).toFixed(1)}`;
    }
    const wide = Math.max(0.8, (size.width / days) * 0.62);
    for (const [name, text] of [["warm", warm], ["hurt", hurt]]) {
      const drawn = part(svg, name, "path");
      drawn.setAttribute("d", text);
      drawn.setAttribute("stroke-width", wide);
    }
    part(svg, "floor", "path").setAttribute("d", `M0 ${zero}H${size.width}`);
  }

  function draw() {
    for (const svg of player.querySelectorAll("[data-line]")) drawLine(svg);
    drawMoments(player.querySelector("[data-moments]"));
    const week = player.dataset.week.replace("{week}", Math.ceil(day / WEEK));
    player.querySelector("[data-at]").textContent = week;
    slider.value = day;
    slider.setAttribute("aria-valuetext", week);
  }

  function stop() {
    playing = 0;
    button.textContent = button.dataset.start;
  }

  function play() {
    if (playing) return stop();
    if (day >= days) day = 1;
    const from = day;
    const mine = (playing = performance.now());
    button.textContent = button.dataset.pause;
    const walk = (now) => {
      if (playing !== mine || !around.isConnected) return;
      day = Math.min(days, Math.max(from, from + Math.round(((now - mine) / 1000 / SECONDS) * days)));
      draw();
      if (day < days) requestAnimationFrame(walk);
      else stop();
    };
    requestAnimationFrame(walk);
  }

  function step() {
    stop();
    day = day >= days ? WEEK : Math.min(days, (Math.floor(day / WEEK) + 1) * WEEK);
    draw();
  }

  function turn(to) {
    [before, variant] = [variant, to];
    share = still() ? 1 : 0;
    const start = performance.now();
    const glide = (now) => {
      if (variant !== to || !around.isConnected) return;
      const gone = Math.min(1, Math.max(0, (now - start) / GLIDE));
      share = gone * gone * (3 - 2 * gone);
      draw();
      if (gone < 1) requestAnimationFrame(glide);
    };
    if (share === 1) draw();
    else requestAnimationFrame(glide);
    for (const told of around.querySelectorAll("[data-told]")) told.hidden = told.dataset.told !== String(to);
    around.querySelector("[data-heard]").textContent =
      around.querySelector(`[data-told="${to}"] p`).textContent;
  }

  slider.max = days;
  player.addEventListener("change", (event) => {
    if (event.target.name === "variant") turn(Number(event.target.value));
  });
  slider.addEventListener("input", () => {
    stop();
    day = Number(slider.value);
    draw();
  });
  button.addEventListener("click", play);
  player.querySelector("[data-step]").addEventListener("click", step);
  new ResizeObserver(() => draw()).observe(player);
  draw();
}
