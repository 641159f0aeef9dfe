// What stands around the pictures: totals, details, savings, the table of modules, and the keys.

const byId = id => document.getElementById(id);

const link = (name, text = name) => {
  const button = element("button", { type: "button", className: "link", textContent: text });
  button.addEventListener("click", () => choose(name));
  return button;
};

function writeTotals() {
  byId("dialect").textContent = `start-up, eager against lazy (${data.dialect})`;
  const titles = { modules: "modules", microseconds: "time", instructions: "instructions", bytes: "memory" };
  for (const [key, title] of Object.entries(titles)) {
    const [before, after] = [eager.total[key], lazy.total[key]];
    const share = before > 0 ? after / before : 1;
    const bar = element("i");
    bar.style.width = `${Math.min(share, 1) * 100}%`;
    const saved = Math.trunc((1 - share) * 100);
    const card = element("div", { className: "card" },
      element("em", { textContent: saved === 0 ? "" : `${saved > 0 ? "−" : "+"}${Math.abs(saved)}%` }),
      element("b", { textContent: title }),
      element("strong", { textContent: `${units[key](before)} → ${units[key](after)}` }),
      element("div", { className: "bar" }, bar));
    card.dataset.total = key;
    byId("totals").append(card);
  }
  for (const world of [eager, lazy]) {
    if (world.outcome === "completed") continue;
    const text = `The ${world.key} start did not complete (${world.outcome}); the figures tell of its way until then. `;
    byId("endings").append(element("p", { className: "ending" }, text, element("code", { textContent: world.exception ?? "" })));
  }
}

function writeMissing() {
  if (!data.missing.length) return;
  byId("endings").append(element("details", { className: "ending" },
    element("summary", { textContent: `${grouped(data.missing.length)} not evaluated: lazyls's runtime has them not yet, or `
      + "they are compiled; what they would load is not counted" }),
    element("ul", {}, ...data.missing.map(text => element("li", { className: "mono", textContent: text })))));
}

function writeDetails() {
  const name = state.chosen, section = byId("details");
  if (!name) {
    section.replaceChildren(
      element("h2", { id: "details-title", textContent: "Choose a module" }),
      "In the timeline, the graph or the table: here stands what it costs and why it loads.");
    return;
  }
  const rows = [eager, lazy].map(world => {
    const load = world.byName.get(name);
    const cells = load
      ? ["microseconds", "instructions", "bytes"].flatMap(key => [units[key](load.total[key]), units[key](load.own[key])])
      : ["not loaded", "", "", "", "", ""];
    return element("tr", {}, element("td", { textContent: world.key }),
      ...cells.map(text => element("td", { textContent: text })));
  });
  const head = element("tr", {}, ...["", "time", "itself", "instructions", "itself", "memory", "itself"].map(
    text => element("th", { textContent: text })));
  const load = lazy.byName.get(name) ?? eager.byName.get(name);
  const steps = [];
  for (let step = load; step; step = step.parent) steps.push(step);
  const list = element("ol", {}, ...steps.map(step => element("li", {}, link(step.name),
    element("span", { className: "place", textContent: [
      step.importedAt ? ` imported at ${step.importedAt}` : " the target, or its package",
      step.reifiedAt ? `, used at ${step.reifiedAt}` : "",
    ].join("") }))));
  section.replaceChildren(
    element("h2", { id: "details-title", textContent: name }),
    element("div", { className: "place mono", textContent: load?.path ?? "" }),
    element("table", {}, head, ...rows),
    element("div", { textContent: lazy.byName.has(name) ? "Why the lazy start loads it:"
      : "Why the eager start loads it; the lazy one does not:" }), list);
}

const costWords = ([modules, microseconds, instructions, bytes]) =>
  `${grouped(modules)} module${modules === 1 ? "" : "s"}, ${units.microseconds(microseconds)}, `
  + `${grouped(instructions)} instructions, ${units.bytes(bytes)}`;

// An item that tells of one import: what it names, where it stands.
function importItem({ targets, place }) {
  const names = targets.map(index => data.texts[index]);
  const item = element("li", {}, ...names.slice(0, 3).flatMap((name, index) => [index ? ", " : "", link(name)]));
  if (names.length > 3) item.append(` and ${names.length - 3} more`);
  const where = decodePlace(...place);
  if (where) item.append(element("span", { className: "place mono", textContent: `  ${where}` }));
  return item;
}

function writeSavings() {
  const list = byId("savings").querySelector("ol"), note = byId("savings").querySelector(".note");
  for (const saving of data.savings) {
    const item = importItem(saving);
    item.append(element("div", { textContent: costWords(saving.cost) }));
    list.append(item);
  }
  note.textContent = data.savings.length
    ? "Estimates: what loads through this import alone in the eager start and not at all in the lazy one. "
      + "Whoever uses the import later pays then."
    : "No import that the lazy start defers keeps a module away for good.";
}

function writeGroups() {
  const section = byId("groups");
  section.hidden = !data.shared[0];
  section.querySelector(".note").textContent = `Saved only by several imports together: ${costWords(data.shared)}. `
    + "Each group counts on those before it and on what its imports save alone, which comes on top.";
  for (const group of data.groups) {
    section.querySelector("ol").append(element("li", {}, link(data.texts[group.core]),
      element("div", { textContent: costWords(group.cost) }),
      element("details", {},
        element("summary", { textContent: `through ${group.imports.length} import${group.imports.length === 1 ? "" : "s"}` }),
        element("ul", {}, ...group.imports.map(importItem)))));
  }
}

const columns = [
  { title: "module", value: row => row.name, show: row => row.name },
  ...["microseconds", "instructions", "bytes"].flatMap(key => ["eager", "lazy"].map(world => ({
    title: `${world} ${{ microseconds: "time", instructions: "instructions", bytes: "memory" }[key]}`,
    value: row => row[world]?.total[key] ?? -1,
    show: row => row[world] ? units[key](row[world].total[key]) : "—",
  }))),
  { title: "modules below", value: row => row.below, show: row => grouped(row.below) },
];
const TABLE_LIMIT = 200;

class ModuleTable {
  constructor() {
    this.sorted = { column: 1, isRising: false };
    const below = new Map();
    for (const load of [...eager.loads].reverse()) {
      below.set(load, load.children.reduce((sum, child) => sum + 1 + below.get(child), 0));
    }
    this.rows = allNames.map(name => {
      const [one, other] = [eager.byName.get(name), lazy.byName.get(name)];
      return { name, eager: one, lazy: other, below: below.get(one) ?? 0 };
    });
    this.write();
    state.listeners.push(what => { if (what === "search") this.write(); });
  }

  write() {
    const { column, isRising } = this.sorted, { value } = columns[column];
    byId("table").tHead.replaceChildren(element("tr", {}, ...columns.map(({ title }, index) => {
      const button = element("button", { type: "button", className: "link", textContent: title });
      button.addEventListener("click", () => {
        this.sorted = { column: index, isRising: index === column ? !isRising : index === 0 };
        this.write();
      });
      const cell = element("th", { scope: "col" }, button);
      if (index === column) cell.ariaSort = isRising ? "ascending" : "descending";
      return cell;
    })));
    const wanted = this.rows.filter(row => !state.wanted || state.matches.has(row.name));
    wanted.sort((a, b) => {
      const [one, other] = [value(a), value(b)];
      return (one < other ? -1 : one > other ? 1 : 0) * (isRising ? 1 : -1);
    });
    byId("table").tBodies[0].replaceChildren(...wanted.slice(0, TABLE_LIMIT).map(row => element("tr", {},
      element("td", {}, link(row.name)),
      ...columns.slice(1).map(({ show }) => element("td", { textContent: show(row) })))));
    byId("table-note").textContent = wanted.length > TABLE_LIMIT
      ? `The first ${TABLE_LIMIT} of ${grouped(wanted.length)}; the search narrows them.` : "";
  }
}

writeTotals();
writeMissing();
writeDetails();
writeSavings();
writeGroups();
const lanes = [new Timeline(eager), new Timeline(lazy)];
const graph = new ImportGraph();
new ModuleTable();

state.listeners.push(what => {
  if (what === "chosen") {
    writeDetails();
    for (const lane of lanes) {
      const load = lane.world.byName.get(state.chosen);
      if (load) lane.keepInSight(load);
    }
  }
  if (what === "search") {
    byId("matches").textContent = state.wanted ? `${grouped(state.matches.size)} of ${grouped(allNames.length)}` : "";
  }
});

function showAll() {
  for (const lane of lanes) lane.reset();
  graph.fitView = true;
  graph.invalidate();
}

byId("search").addEventListener("input", event => search(event.target.value));
byId("search").addEventListener("keydown", event => {
  if (event.key !== "Enter" || !state.matches.size) return;
  const names = [...state.matches], next = (names.indexOf(state.chosen) + 1) % names.length;
  choose(names[next]);
});
byId("reset").addEventListener("click", showAll);
byId("metrics").addEventListener("change", event => {
  state.metric = event.target.value;
  tell("metric");
});
for (const input of document.querySelectorAll("input[name=extent]")) {
  input.checked = (input.value === "whole") === graph.isWhole;
  input.addEventListener("change", () => graph.setExtent(input.value === "whole"));
}
document.addEventListener("keydown", event => {
  const isTyping = event.target instanceof HTMLInputElement && event.target.type === "search";
  if (event.key === "Escape" && !(isTyping && event.target.value)) showAll();
  if (event.key === "/" && !isTyping) {
    event.preventDefault();
    byId("search").focus();
  }
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  readColors();
  tell("colors");
});
document.documentElement.dataset.ready = "true";
