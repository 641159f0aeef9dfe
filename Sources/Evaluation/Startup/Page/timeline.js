// The timeline: a flame graph of loads for each world, one above the other, at first in the same scale.

const ROW = 20;
const FONT = "12px ui-monospace, Menlo, Consolas, monospace";

class Timeline extends Surface {
  constructor(world) {
    super(document.getElementById(world.key));
    this.world = world;
    this.range = document.getElementById(`${world.key}-range`);
    this.depth = 1 + world.loads.reduce((deepest, load) => Math.max(deepest, load.depth), 0);
    this.canvas.style.height = `${this.depth * ROW + 4}px`;
    this.rows = Array.from({ length: this.depth }, () => []);
    for (const load of world.loads) this.rows[load.depth].push(load);
    this.reset();
    listen(this);
    state.listeners.push(what => {
      if (what === "metric") this.reset();
      this.invalidate();
    });
  }

  // Both worlds begin with the wider one's extent, so that lengths can be compared.
  reset() {
    const extent = world => world.roots.reduce(
      (end, load) => Math.max(end, load.start[state.metric] + load.total[state.metric]), 1);
    this.full = Math.max(extent(eager), extent(lazy));
    this.show(0, this.full);
  }

  show(from, to) {
    const least = this.full / 1e6;
    const length = Math.min(Math.max(to - from, least), this.full);
    this.from = Math.min(Math.max(from, 0), this.full - length);
    this.to = this.from + length;
    this.invalidate();
  }

  get isWhole() { return this.from === 0 && this.to === this.full; }

  zoom(load) {
    const start = load.start[state.metric], length = load.total[state.metric];
    this.show(start, start + length);
    this.keepInSight(load);
  }

  keepInSight(load) {
    const scroll = this.canvas.parentElement, top = load.depth * ROW;
    if (top < scroll.scrollTop || top + ROW > scroll.scrollTop + scroll.clientHeight) {
      scroll.scrollTop = Math.max(0, top - ROW * 3);
    }
    const start = load.start[state.metric], end = start + load.total[state.metric];
    if (end < this.from || start > this.to) this.show(start - (this.to - this.from) / 2, start + (this.to - this.from) / 2);
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    const row = this.rows[Math.floor((event.clientY - box.top - 2) / ROW)];
    if (!row) return null;
    const scale = (this.to - this.from) / this.width;
    const position = this.from + (event.clientX - box.left) * scale;
    // What is narrower than a pixel can still be met.
    let nearest = null, distance = 2 * scale;
    for (const load of row) {
      const start = load.start[state.metric], end = start + load.total[state.metric];
      const away = position < start ? start - position : position > end ? position - end : 0;
      if (away === 0 && end > start) return load;
      if (away < distance) [nearest, distance] = [load, away];
    }
    return nearest;
  }

  draw() {
    const { context } = this, scale = this.width / (this.to - this.from), metric = state.metric;
    context.font = FONT;
    context.textBaseline = "middle";
    const letter = context.measureText("m").width;
    for (const row of this.rows) {
      let drawnTo = -1;
      for (const load of row) {
        const left = (load.start[metric] - this.from) * scale;
        const right = left + load.total[metric] * scale;
        if (right < 0 || left > this.width) continue;
        const isMatch = state.matches.has(load.name), isChosen = state.chosen === load.name;
        // Of what would be drawn into the same pixel once more, only what stands out is.
        if (right < drawnTo + 0.5 && !isMatch && !isChosen) continue;
        const x = Math.max(left, -2), width = Math.max(Math.min(right, this.width + 2) - x - 0.5, 0.8);
        drawnTo = x + width;
        const y = 2 + load.depth * ROW;
        context.globalAlpha = state.wanted && !isMatch && !isChosen ? 0.28 : 1;
        context.fillStyle = colors[kindOf(load)];
        context.fillRect(x, y, width, ROW - 1);
        const room = Math.floor((width - 8) / letter);
        if (room >= 3) {
          context.fillStyle = colors.text;
          const name = load.name.length <= room ? load.name : `${load.name.slice(0, room - 1)}…`;
          context.fillText(name, x + 4, y + ROW / 2);
        }
        if (isMatch || isChosen) {
          context.globalAlpha = 1;
          context.strokeStyle = isChosen ? colors.text : colors.mark;
          context.lineWidth = isChosen ? 2 : 1.5;
          context.strokeRect(x + 1, y + 1, Math.max(width - 2, 1), ROW - 3);
        }
      }
    }
    context.globalAlpha = 1;
    const length = units[metric](this.to - this.from);
    this.range.textContent = this.isWhole ? `${length} across` : `zoomed: ${length} from ${units[metric](this.from)}`;
    this.canvas.dataset.zoomed = String(!this.isWhole);
  }

  get cursor() { return "default"; }

  describe(load) { return describe(load); }

  grabbed() { return { from: this.from, to: this.to }; }

  dragged({ from, to }, right) {
    const shift = -right * (to - from) / this.width;
    this.show(from + shift, to + shift);
  }

  clicked(load) {
    if (load) {
      choose(load.name);
      this.zoom(load);
    } else {
      this.reset();
    }
  }

  turned(x, _, by) {
    this.scale(this.from + x / this.width * (this.to - this.from), Math.exp(by / 300));
  }

  scale(center, factor) {
    this.show(center - (center - this.from) * factor, center + (this.to - center) * factor);
  }

  key(event) {
    const current = this.world.byName.get(state.chosen) ?? null;
    const row = current ? (current.parent?.children ?? this.world.roots) : this.world.roots;
    const index = row.indexOf(current), middle = (this.from + this.to) / 2;
    const steps = {
      ArrowRight: () => row[index + 1], ArrowLeft: () => row[Math.max(index - 1, 0)],
      ArrowUp: () => current?.parent, ArrowDown: () => current ? current.children[0] : row[0],
      Home: () => row[0], End: () => row[row.length - 1],
    };
    if (steps[event.key]) {
      const load = steps[event.key]();
      if (load) {
        choose(load.name);
        this.keepInSight(load);
      }
    } else if (event.key === "Enter" || event.key === " ") {
      if (current) this.zoom(current);
    } else if (event.key === "+" || event.key === "=") {
      this.scale(middle, 0.6);
    } else if (event.key === "-") {
      this.scale(middle, 1 / 0.6);
    } else {
      return;
    }
    event.preventDefault();
  }
}

// What the tip and the details say of a load.
function describe(load) {
  const { microseconds, instructions, bytes } = load.total, { own } = load;
  const lines = [
    `${units.microseconds(microseconds)}, itself ${units.microseconds(own.microseconds)}`,
    `${grouped(instructions)} instructions, itself ${grouped(own.instructions)}`,
    `${units.bytes(bytes)}, itself ${units.bytes(own.bytes)}`,
  ];
  if (load.importedAt) lines.push(`imported at ${load.importedAt}`);
  if (load.reifiedAt) lines.push(`used at ${load.reifiedAt}`);
  if (load.path) lines.push(load.path);
  if (load.failed) lines.push("failed");
  return lines;
}
