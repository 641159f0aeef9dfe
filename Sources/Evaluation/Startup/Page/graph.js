// The graph of imports in layers: all modules by their distance from the target, or those around the chosen one.

const AROUND = { levels: 2, perSide: 40 };
const BOX = 190, COLUMN = 205;

class ImportGraph extends Surface {
  constructor() {
    super(document.getElementById("graph"));
    this.outgoing = new Map();
    this.incoming = new Map();
    for (const edge of edges) {
      this.list(this.outgoing, edge.importer).push(edge);
      this.list(this.incoming, edge.module).push(edge);
    }
    this.isWhole = allNames.length <= 60;
    this.layOut();
    listen(this);
    state.listeners.push(what => {
      if (what === "chosen" && !this.isWhole) this.layOut();
      this.invalidate();
    });
  }

  list(map, key) {
    if (!map.has(key)) map.set(key, []);
    return map.get(key);
  }

  setExtent(isWhole) {
    this.isWhole = isWhole;
    this.layOut();
    this.invalidate();
  }

  // Layers by number; in each, modules stand near the middle of those they hang on.
  layOut() {
    const layers = this.isWhole ? this.layersOfAll() : this.layersAround(state.chosen ?? this.center());
    const numbers = [...layers.keys()].sort((a, b) => a - b);
    this.nodes = new Map();
    const count = [...layers.values()].reduce((sum, names) => sum + names.length, 0);
    const gap = count > 200 ? 18 : 26;
    // Long layers are broken into columns, so that the whole has about the shape of the canvas.
    const high = Math.max(24, Math.ceil(Math.sqrt(count * COLUMN / (gap * 2.2))));
    let left = 0;
    for (const number of numbers) {
      const names = layers.get(number);
      const place = name => {
        const known = this.neighbours(name).map(other => this.nodes.get(other)).filter(Boolean);
        return known.length ? known.reduce((sum, node) => sum + node.y, 0) / known.length : 0;
      };
      const ordered = names.map(name => ({ name, y: place(name) }))
        .sort((a, b) => a.y - b.y || (a.name < b.name ? -1 : 1));
      const columns = Math.ceil(ordered.length / high), rows = Math.ceil(ordered.length / columns);
      ordered.forEach(({ name }, index) => {
        const x = left + (index % columns) * COLUMN, y = (Math.floor(index / columns) - (rows - 1) / 2) * gap;
        this.nodes.set(name, { name, x, y });
      });
      left += columns * COLUMN + 55;
    }
    this.shown = edges.filter(edge => this.nodes.has(edge.importer) && this.nodes.has(edge.module));
    this.fitView = true;
  }

  center() {
    return eager.roots.at(-1)?.name ?? lazy.roots.at(-1)?.name ?? allNames[0];
  }

  neighbours(name) {
    return [
      ...(this.incoming.get(name) ?? []).map(edge => edge.importer),
      ...(this.outgoing.get(name) ?? []).map(edge => edge.module),
    ];
  }

  layersOfAll() {
    const depth = new Map();
    let front = [...new Set([...eager.roots, ...lazy.roots].map(load => load.name))];
    for (const name of front) depth.set(name, 0);
    for (let level = 1; front.length; level += 1) {
      const next = [];
      for (const name of front) {
        for (const edge of this.outgoing.get(name) ?? []) {
          if (depth.has(edge.module)) continue;
          depth.set(edge.module, level);
          next.push(edge.module);
        }
      }
      front = next;
    }
    const layers = new Map();
    for (const name of allNames) this.list(layers, depth.get(name) ?? 1).push(name);
    return layers;
  }

  layersAround(center) {
    const layers = new Map([[0, [center]]]), seen = new Set([center]);
    for (const [map, end, sign] of [[this.incoming, "importer", -1], [this.outgoing, "module", 1]]) {
      let front = [center];
      for (let level = 1; level <= AROUND.levels; level += 1) {
        const found = [];
        for (const name of front) {
          for (const edge of map.get(name) ?? []) {
            if (seen.has(edge[end]) || found.length >= AROUND.perSide) continue;
            seen.add(edge[end]);
            found.push(edge[end]);
          }
        }
        if (found.length) layers.set(sign * level, found);
        front = found;
      }
    }
    return layers;
  }

  // The whole layout in sight, letters never larger than life.
  fitToView() {
    const nodes = [...this.nodes.values()], high = this.canvas.clientHeight;
    if (!nodes.length || !this.width) return;
    const span = key => [Math.min(...nodes.map(node => node[key])), Math.max(...nodes.map(node => node[key]))];
    const [left, right] = span("x"), [top, bottom] = span("y");
    this.zoom = Math.min(1, (this.width - 40) / (right - left + 230), (high - 40) / (bottom - top + 30));
    // A big graph begins where its letters can be made out roughly, not as a stain.
    this.zoom = Math.max(this.zoom, 0.06);
    this.x = 24 - left * this.zoom + Math.max(0, (this.width - 40 - (right - left + 230) * this.zoom) / 2);
    this.y = high / 2 - (top + bottom) / 2 * this.zoom;
    this.fitView = false;
  }

  draw() {
    if (this.fitView) this.fitToView();
    const { context, zoom } = this, high = this.canvas.clientHeight;
    const chosen = state.chosen, width = BOX;
    context.save();
    context.translate(this.x, this.y);
    context.scale(zoom, zoom);
    const isCrowded = this.shown.length > 400;
    const strokes = [[false, false], [true, false], [false, true], [true, true]];
    for (const [isDeferred, isNear] of strokes) {
      context.beginPath();
      for (const edge of this.shown) {
        if (edge.deferred !== isDeferred || (edge.importer === chosen || edge.module === chosen) !== isNear) continue;
        const from = this.nodes.get(edge.importer), to = this.nodes.get(edge.module);
        const back = to.x <= from.x, start = from.x + (back ? 0 : width), end = to.x + (back ? width : 0);
        const bend = from.x === to.x ? 60 : Math.max(40, Math.abs(end - start) / 2);
        if (from.x === to.x) {
          context.moveTo(from.x, from.y);
          context.bezierCurveTo(from.x - bend, from.y, to.x - bend, to.y, to.x, to.y);
        } else {
          context.moveTo(start, from.y);
          context.bezierCurveTo(start + (back ? -bend : bend), from.y, end + (back ? bend : -bend), to.y, end, to.y);
        }
      }
      // Dashes too small to be seen cost the most.
      context.setLineDash(isDeferred && zoom > 0.2 ? [5, 4].map(length => length / Math.min(zoom, 1)) : []);
      context.strokeStyle = isDeferred ? colors.deferred : colors.edge;
      context.globalAlpha = isNear ? 1 : isCrowded ? 0.13 : chosen ? 0.35 : 0.7;
      context.lineWidth = (isNear ? 1.8 : 1.1) / Math.max(zoom, 0.35);
      context.stroke();
    }
    context.setLineDash([]);
    context.font = FONT;
    context.textBaseline = "middle";
    const hasLetters = zoom > 0.4;
    for (const node of this.nodes.values()) {
      const y = node.y * zoom + this.y;
      if (y < -20 || y > high + 20) continue;
      this.drawNode(node, width, hasLetters);
    }
    context.restore();
    this.canvas.dataset.nodes = String(this.nodes.size);
    this.canvas.dataset.deferred = String(this.shown.filter(edge => edge.deferred).length);
  }

  drawNode(node, width, hasLetters) {
    const { context } = this, load = lazy.byName.get(node.name) ?? eager.byName.get(node.name);
    const isMatch = state.matches.has(node.name), isChosen = state.chosen === node.name;
    context.globalAlpha = state.wanted && !isMatch && !isChosen ? 0.3 : 1;
    context.fillStyle = colors[load ? kindOf(load) : "there"];
    context.beginPath();
    context.roundRect(node.x, node.y - 9, width, 18, 5);
    context.fill();
    if (isMatch || isChosen) {
      context.strokeStyle = isChosen ? colors.text : colors.mark;
      context.lineWidth = 2 / Math.max(this.zoom, 0.3);
      context.stroke();
    }
    if (!hasLetters) return;
    context.fillStyle = colors.text;
    const room = 25, name = node.name;
    context.fillText(name.length <= room ? name : `…${name.slice(1 - room)}`, node.x + 6, node.y);
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    const x = (event.clientX - box.left - this.x) / this.zoom, y = (event.clientY - box.top - this.y) / this.zoom;
    const reach = Math.max(10, 4 / this.zoom);
    for (const node of this.nodes.values()) {
      if (x >= node.x && x <= node.x + BOX && Math.abs(y - node.y) <= reach) return node;
    }
    return null;
  }

  get cursor() { return "grab"; }

  grabbed() { return { left: this.x, top: this.y }; }

  dragged({ left, top }, right, down) {
    [this.x, this.y] = [left + right, top + down];
    this.invalidate();
  }

  clicked(node) { if (node) choose(node.name); }

  turned(x, y, by) { this.scale(x, y, Math.exp(-by / 300)); }

  scale(x, y, factor) {
    const next = Math.min(Math.max(this.zoom * factor, 0.03), 3), change = next / this.zoom;
    [this.x, this.y, this.zoom] = [x - (x - this.x) * change, y - (y - this.y) * change, next];
    this.invalidate();
  }

  // To the nearest module in the arrow's direction.
  key(event) {
    const directions = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    const direction = directions[event.key], high = this.canvas.clientHeight;
    if (event.key === "+" || event.key === "=") this.scale(this.width / 2, high / 2, 1.4);
    else if (event.key === "-") this.scale(this.width / 2, high / 2, 1 / 1.4);
    else if (direction) {
      const here = this.nodes.get(state.chosen) ?? this.nodes.get(this.center());
      let best = here, least = Infinity;
      for (const node of this.nodes.values()) {
        const ahead = (node.x - here.x) * direction[0] + (node.y - here.y) * direction[1];
        const aside = Math.abs((node.x - here.x) * direction[1]) + Math.abs((node.y - here.y) * direction[0]);
        if (ahead > 0 && ahead + 3 * aside < least) [best, least] = [node, ahead + 3 * aside];
      }
      if (best) choose(best.name);
    } else return;
    event.preventDefault();
  }

  describe({ name }) {
    const side = (list, end) => (list ?? []).slice(0, 6).map(
      edge => `${end === "module" ? "imports" : "imported by"} ${edge[end]}${edge.deferred ? " (deferred)" : ""}`
        + `${edge.place ? ` at ${edge.place}` : ""}`);
    return [...side(this.incoming.get(name), "importer"), ...side(this.outgoing.get(name), "module")];
  }
}
