// The data that the page was written with, decoded: two worlds of loads, edges, and what is chosen and searched for.

const data = JSON.parse(document.getElementById("data").textContent);

const decodePlace = (path, line) => path < 0 ? null : `${data.texts[path]}:${line}`;

function decodeWorld(world, key) {
  const loads = world.loads.map((row, order) => {
    const [name, path, parent, path1, line1, path2, line2, failed, ...numbers] = row;
    const [microseconds, ownMicroseconds, instructions, ownInstructions, bytes, ownBytes] = numbers;
    const [startMicroseconds, startInstructions, startBytes] = numbers.slice(6);
    return {
      order, name: data.texts[name], path: data.texts[path], parent: null, parentOrder: parent, children: [], depth: 0,
      importedAt: decodePlace(path1, line1), reifiedAt: decodePlace(path2, line2), failed: failed === 1,
      total: { microseconds, instructions, bytes },
      own: { microseconds: ownMicroseconds, instructions: ownInstructions, bytes: ownBytes },
      start: { microseconds: startMicroseconds, instructions: startInstructions, bytes: startBytes },
    };
  });
  const byName = new Map();
  for (const load of loads) {
    if (load.parentOrder >= 0) {
      load.parent = loads[load.parentOrder];
      load.depth = load.parent.depth + 1;
      load.parent.children.push(load);
    }
    byName.set(load.name, load);
  }
  const [modules, microseconds, instructions, bytes] = world.total;
  return {
    key, loads, byName, roots: loads.filter(load => !load.parent), outcome: world.outcome, exception: world.exception,
    total: { modules, microseconds, instructions, bytes },
  };
}

const eager = decodeWorld(data.worlds[0], "eager"), lazy = decodeWorld(data.worlds[1], "lazy");

const edges = data.edges.map(([importer, module, path, line, deferred]) => ({
  importer: data.texts[importer], module: data.texts[module], place: decodePlace(path, line), deferred: deferred === 1,
}));

const kindOf = load => {
  if (load.failed) return "failed";
  if (!lazy.byName.has(load.name)) return "saved";
  return eager.byName.has(load.name) ? "both" : "only";
};

// What is chosen, searched for and measured by; whoever draws listens.
const state = { chosen: null, wanted: "", matches: new Set(), metric: "microseconds", listeners: [] };

function tell(what) {
  for (const listener of state.listeners) listener(what);
}

function choose(name) {
  if (state.chosen === name) return;
  state.chosen = name;
  tell("chosen");
}

const allNames = [...new Set([...eager.byName.keys(), ...lazy.byName.keys()])];

function search(text) {
  state.wanted = text.trim().toLowerCase();
  state.matches = new Set(state.wanted ? allNames.filter(name => name.toLowerCase().includes(state.wanted)) : []);
  tell("search");
}

// Words for numbers.
const grouped = number => Math.round(number).toLocaleString("en-US");
const oneDigit = number => number.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const units = {
  modules: grouped,
  microseconds: number => `${oneDigit(number / 1000)} ms`,
  instructions: grouped,
  bytes: number => Math.abs(number) < 1e6 ? `${oneDigit(number / 1000)} kB` : `${oneDigit(number / 1e6)} MB`,
};

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const colors = {};
function readColors() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "panel", "there", "line", "text", "quiet", "saved", "both", "only", "failed", "accent", "edge",
    "deferred", "mark"]) colors[name] = style.getPropertyValue(`--${name}`).trim();
}
readColors();

// A canvas in device pixels, drawn once a frame at most.
class Surface {
  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.isDue = false;
    new ResizeObserver(() => this.invalidate()).observe(canvas);
  }

  get width() { return this.canvas.clientWidth; }

  invalidate() {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(() => {
      this.isDue = false;
      this.fit();
      this.draw();
    });
  }

  fit(height = this.canvas.clientHeight) {
    const ratio = window.devicePixelRatio || 1;
    const wide = Math.round(this.width * ratio), high = Math.round(height * ratio);
    if (this.canvas.width !== wide || this.canvas.height !== high) {
      this.canvas.width = wide;
      this.canvas.height = high;
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, this.width, height);
  }
}

const tip = document.getElementById("tip");

function showTip(event, title, lines) {
  tip.replaceChildren(element("b", { textContent: title }), ...lines.map(line => element("i", { textContent: line })));
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  const left = Math.min(event.clientX + 14, innerWidth - box.width - 8);
  const top = event.clientY + 18 + box.height > innerHeight ? event.clientY - box.height - 10 : event.clientY + 18;
  tip.style.left = `${Math.max(8, left)}px`;
  tip.style.top = `${Math.max(8, top)}px`;
}

function hideTip() { tip.hidden = true; }

// What the pointer, the wheel and keys do to a picture: it is pointed at, dragged, clicked and turned.
function listen(picture) {
  const { canvas } = picture;
  let drag = null;
  canvas.addEventListener("pointerdown", event => {
    drag = { x: event.clientX, y: event.clientY, start: picture.grabbed(), moved: false };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", event => {
    if (drag) {
      const [right, down] = [event.clientX - drag.x, event.clientY - drag.y];
      if (Math.hypot(right, down) > 4) drag.moved = true;
      if (drag.moved) {
        picture.dragged(drag.start, right, down);
        hideTip();
        return;
      }
    }
    const item = picture.at(event);
    canvas.style.cursor = item ? "pointer" : picture.cursor;
    if (item) showTip(event, item.name, picture.describe(item)); else hideTip();
  });
  canvas.addEventListener("pointerup", event => {
    const isClick = drag && !drag.moved;
    drag = null;
    if (isClick) picture.clicked(picture.at(event));
  });
  canvas.addEventListener("pointercancel", () => { drag = null; });
  canvas.addEventListener("pointerleave", hideTip);
  canvas.addEventListener("wheel", event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    picture.turned(event.clientX - box.left, event.clientY - box.top, event.deltaY);
  }, { passive: false });
  canvas.addEventListener("keydown", event => picture.key(event));
}
