/* The Today screen: stop-time card, ready line, saved line and list. It goes on working while the server is away.

Every word comes from Python. The keys of `data.words`, with their English:
  next_stop          Next stop
  countdown          In {time}
  ready              Ready to come in: yes
  ready_line         Everything marked “Needed before surgery” is done.
  not_ready          Ready to come in: not yet
  one_open           1 thing is open: {question}
  many_open          {count} things are open: {questions}
  saved              Saved {time}
  waiting            Waiting to save
  offline            You are offline. You can still tick.
  offline_one        You are offline. 1 tick will save when you are back online.
  offline_many       You are offline. {count} ticks will save when you are back online.
  keep_open          Keep this page open until then.
  session_gone       You are signed out. Your ticks are kept here. Open your link again to save them.
  refused            Not saved.
  needed             Needed before surgery
  done_at            Done {time}
  why                Why?
  why_title          Why
  why_you            Why you
  who_says           Who says so
  could_not          I could not do this
  could_not_ask      What got in the way?
  could_not_pick     Pick one first.
  could_not_line     Could not: {reason}.
  team_knows         Your team can see this.
  took_it            I took it
  call_now           Call your care team now. Tell them what and when.
  call_hospital      Call the hospital and ask for your team.
  call               Call {phone}
  tell_team          Tell my team
  told               Your team can see this. Call them too.
  never_mind         Never mind
  put_back           Put it back on my list
  show_done          Show {count} done
  hide_done          Hide {count} done
  no_tasks           Nothing is on your list now.
  ask                Add a question for my team
  ask_note           Need help now? Do not write. Call {phone}.
  ask_note_no_phone  Need help now? Do not write. Call the hospital and ask for your team.
  ask_send           Add question
  ask_empty          Write your question first.
  asked              You asked: {text}
  said_done          Done. {title}
  said_undone        Not done. {title}
  said_could_not     Could not: {title} Your team will see it.
  said_asked         Question added.
*/

const MINUTE = 60_000;
const AWAY = 5 * MINUTE; // out of sight for longer, the screen asks for a fresh draw
const BATCH = 200; // the most the route takes at once
const PATIENCE = 1_000; // a save slower than this is shown as waiting
const SLOW = 15_000; // no answer by then is none; also the longest pause between tries
const STATES = { done: "done", undone: "todo", could_not: "could_not" };
const TOOK_IT = "took_it";

const screens = new WeakMap();

/** Draws `data` where Streamlit says; called for every redraw. Focus, open panels and half-written text stay. */
export default function today({ data, parentElement, setTriggerValue }) {
  if (!screens.has(parentElement)) screens.set(parentElement, new Screen(parentElement));
  return screens.get(parentElement).draw(data, setTriggerValue);
}

// ---- Time: the server's clock, plus the time that passed here

/** A phone that sleeps may stop one of its two counters. The longer one counts: the card never shows too much time. */
class Clock {
  constructor(now) {
    Object.assign(this, { start: Date.parse(now), ran: performance.now(), wall: Date.now() });
  }

  now() {
    return this.start + Math.floor(Math.max(performance.now() - this.ran, Date.now() - this.wall));
  }
}

function clockTime(ms, { locale, zone }) {
  const format = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: zone });
  const say = { dayPeriod: (text) => text.toLowerCase(), literal: (text) => text.replace(/\s/g, "\u00a0") };
  return format.formatToParts(ms).map(({ type, value }) => say[type]?.(value) ?? value).join("");
}

function dayAndTime(ms, { locale, zone }) {
  const day = new Intl.DateTimeFormat(locale, { weekday: "long", month: "long", day: "numeric", timeZone: zone });
  return `${day.format(ms)}, ${clockTime(ms, { locale, zone })}`;
}

/** ISO 8601 with the zone's own offset: "2027-03-15T20:41:07-07:00". */
function isoTime(ms, zone) {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  const offset = format.formatToParts(ms).find(({ type }) => type === "timeZoneName").value.slice(3) || "+00:00";
  const behind = Date.parse(`1970-01-01T00:00${offset}`);
  return new Date(ms - behind).toISOString().slice(0, 19) + offset;
}

/** "1 hour 50 minutes", as one counts it on a clock on the wall; from a day on, days and whole hours. */
function duration(ms, locale) {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const parts = Object.entries(days ? { day: days, hour: hours } : { hour: hours, minute: minutes % 60 });
  const say = ([unit, n]) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(n);
  return parts.filter(([, n]) => n).map(say).join(" ");
}

// ---- The outbox: what the patient did, kept in this browser until the server has it on disk

/** A UUID (version 7): sorted by id, events stand in the order they happened. */
function timeOrderedId(ms) {
  const time = ms.toString(16).padStart(12, "0");
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  const random = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6)}`;
}

const timeOf = ({ id }) => parseInt(id.replace("-", "").slice(0, 12), 16);

/** One localStorage entry an event, so two tabs never overwrite each other; memory where storage is shut or full. */
class Queue {
  memory = new Map();

  constructor(plan) {
    this.prefix = `checklist:${plan}:`;
  }

  all() {
    const keys = this.storage((store) => Object.keys(store).filter((key) => key.startsWith(this.prefix))) ?? [];
    const stored = keys.map((key) => JSON.parse(localStorage.getItem(key)));
    return [...stored, ...this.memory.values()].filter(Boolean).sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  put(event) {
    const kept = this.storage((store) => store.setItem(this.prefix + event.id, JSON.stringify(event)) ?? true);
    if (!kept) this.memory.set(event.id, event);
  }

  drop({ id }) {
    this.memory.delete(id);
    this.storage((store) => store.removeItem(this.prefix + id));
  }

  storage(use) {
    try {
      return use(window.localStorage);
    } catch (error) {
      if (error instanceof DOMException) return null;
      throw error;
    }
  }
}

class Outbox {
  acknowledged = [];
  refused = [];
  offline = false;
  signedOut = false;
  waiting = false;
  busy = false;
  closed = false;
  fails = 0;
  limit = BATCH;

  constructor(plan, screen) {
    this.screen = screen;
    this.queue = new Queue(plan);
    this.otherTabs = new BroadcastChannel(`checklist:${plan}`);
    this.otherTabs.onmessage = ({ data }) => this.take(data);
  }

  /** What the drawn data does not know yet, oldest first. */
  events() {
    const newer = this.acknowledged.filter(({ seq }) => seq > this.screen.data.seq);
    return [...newer.sort((one, other) => one.seq - other.seq), ...this.queue.all()];
  }

  add(event, now, zone) {
    const before = this.queue.all().map(timeOf);
    this.newest = Math.max(now, (this.newest ?? 0) + 1, ...before.map((ms) => ms + 1));
    this.queue.put({ id: timeOrderedId(this.newest), at: isoTime(now, zone), ...event });
    this.refused = this.refused.filter(({ task }) => !task || task !== event.task);
    this.send();
  }

  tryNow() {
    this.fails = 0;
    if (navigator.onLine && !this.queue.all().length) this.set({ offline: false });
    this.send();
  }

  async send() {
    if (this.busy) return;
    this.busy = true;
    clearTimeout(this.later);
    const patience = setTimeout(() => this.set({ waiting: true }), PATIENCE);
    try {
      while (await this.sendBatch());
    } finally {
      clearTimeout(patience);
      this.busy = false;
    }
  }

  /** Whether to go on with the next batch at once. */
  async sendBatch() {
    const events = this.queue.all().slice(0, this.limit);
    if (!events.length) return this.pause({ waiting: false, limit: BATCH });
    const { status, said } = await this.post(events);
    if (status === 401) return this.pause({ signedOut: true, waiting: true });
    if (!said?.sentence || status >= 500 || status === 429) return this.settle(events, said);
    return this.refuse(events, status, said.sentence);
  }

  /** Nothing, where the answer is not ours: no network, a server that is down, a hotel's sign-in page. */
  async post(events) {
    const body = JSON.stringify({ events });
    const headers = { "Content-Type": "application/json", "X-Checklist": "1" };
    const keepalive = body.length < 30_000; // a tick outlives its page; browsers refuse this for large bodies
    const request = { method: "POST", credentials: "same-origin", headers, body, keepalive };
    try {
      const answer = await fetch(this.screen.data.endpoint, { ...request, signal: AbortSignal.timeout(SLOW) });
      return { status: answer.status, said: answer.status === 401 ? null : await answer.json() };
    } catch {
      return {}; // kept, shown as offline, and tried again
    }
  }

  /** A whole request was refused. One bad event must not take others with it: they go again, one by one. */
  refuse(events, status, sentence) {
    const blameAll = events.length === 1 || ![400, 422].includes(status);
    if (blameAll) return this.settle(events, { refused: events.map(({ id }) => ({ id, sentence })) });
    this.limit = 1;
    return true;
  }

  settle(events, said) {
    const answer = { events, saved: said?.saved ?? [], refused: said?.refused ?? [] };
    const settled = this.take(answer);
    if (this.closed) return false;
    if (!settled) {
      this.later = setTimeout(() => this.send(), Math.min(SLOW, 1_000 * 2 ** this.fails++));
      return this.pause({ offline: true, waiting: true });
    }
    this.otherTabs.postMessage(answer);
    this.set({ fails: 0, offline: false, signedOut: false });
    return true;
  }

  /** How many events an answer settles. Once the screen is left a refusal stays queued, to be shown next time. */
  take({ events, saved, refused }) {
    const settle = ({ id, ...fate }) => {
      this.queue.drop({ id });
      return { ...events.find((event) => event.id === id), ...fate };
    };
    const turnedAway = this.closed ? [] : refused.map(settle);
    this.acknowledged.push(...saved.map(settle));
    this.refused.push(...turnedAway);
    if (!this.closed) this.screen.settled(turnedAway);
    return saved.length + turnedAway.length;
  }

  pause(state) {
    this.set(state);
    return false;
  }

  set(state) {
    Object.assign(this, state);
    if (!this.closed) this.screen.render();
  }

  close() {
    this.closed = true;
    clearTimeout(this.later);
    this.otherTabs.close();
  }
}

// ---- The screen: what is drawn, what is open, what a press does

class Screen {
  draws = 0;
  refreshes = 0;
  listening = new AbortController();

  constructor(root) {
    this.root = root;
    const listen = (where, kind, act) => where.addEventListener(kind, act, { signal: this.listening.signal });
    for (const kind of ["click", "change", "submit"]) listen(root, kind, (event) => this.act(event));
    listen(root, "keydown", (event) => event.key === "Escape" && this.escape(event));
    listen(window, "online", () => this.outbox.tryNow());
    listen(window, "offline", () => this.outbox.set({ offline: true }));
    listen(window, "storage", () => this.render());
    listen(document, "visibilitychange", () => (document.hidden ? this.hide() : this.show()));
  }

  /** What it returns ends the screen, unless a later draw has taken over. */
  draw(data, trigger) {
    if (data.plan !== this.data?.plan) this.begin(data.plan);
    if (data.now !== this.data?.now) this.clock = new Clock(data.now);
    Object.assign(this, { data, trigger, savedAt: Math.max(this.savedAt, Date.parse(data.now)) });
    this.everyMinute();
    const draw = ++this.draws;
    return () => draw === this.draws && this.end();
  }

  begin(plan) {
    this.outbox?.close();
    this.outbox = new Outbox(plan, this);
    Object.assign(this, { open: new Set(), picked: new Map(), missing: null, heading: null, away: false, savedAt: 0 });
  }

  end() {
    this.outbox.close();
    this.listening.abort();
    clearTimeout(this.minute);
    screens.delete(this.root);
  }

  render() {
    this.events = this.outbox.events();
    const view = this.root.querySelector(".today");
    const held = this.root.activeElement;
    morph(view, el("div", { class: "today" }, page(this)));
    if (held?.isConnected && this.root.activeElement !== held) held.focus({ preventScroll: true });
    this.sayChanges();
  }

  sayChanges() {
    const { heading } = this.state();
    if (this.heading && heading !== this.heading) this.say(heading);
    this.heading = heading;
    const away = this.outbox.offline || this.outbox.signedOut;
    if (away === this.away || (!away && this.outbox.queue.all().length)) return;
    this.away = away;
    this.say(savedWords(this));
  }

  /** Heard once each, and one after the other: a log, not a line that is overwritten. */
  say(words) {
    const log = this.root.querySelector(".aloud");
    log.append(el("span", {}, `${words} `));
    while (log.childNodes.length > 3) log.firstChild.remove();
  }

  // Time goes on

  everyMinute() {
    clearTimeout(this.minute);
    this.minute = setTimeout(() => this.everyMinute(), MINUTE - (this.clock.now() % MINUTE));
    this.render();
    this.outbox.tryNow();
    const [today, drawn] = [this.clock.now(), Date.parse(this.data.now)].map((ms) => isoTime(ms, this.data.zone));
    if (today.slice(0, 10) !== drawn.slice(0, 10)) this.refresh();
  }

  hide() {
    this.hiddenAt = this.clock.now();
  }

  show() {
    if (this.clock.now() - this.hiddenAt > AWAY) this.refresh();
    this.everyMinute();
  }

  refresh() {
    this.trigger("refresh", ++this.refreshes);
  }

  settled(refused) {
    this.savedAt = this.clock.now();
    this.render();
    const sentences = new Set(refused.map(({ sentence }) => sentence));
    if (refused.length) this.say([this.titleOf(refused[0]), this.data.words.refused, ...sentences].join(" "));
  }

  // What holds now

  state() {
    const { states } = this.data;
    return states.findLast(({ from }) => !from || Date.parse(from) <= this.clock.now()) ?? states[0];
  }

  tasks() {
    return this.data.groups.flatMap((group) => group.tasks);
  }

  titleOf(event) {
    const about = this.data.card?.panels.find(({ id, event: told }) => told && sameQuestion(told, event));
    return this.tasks().find(({ id }) => id === event.task)?.title ?? about?.link ?? event.payload.text ?? "";
  }

  statusOf(task) {
    const event = this.events.findLast((one) => one.task === task.id && one.kind in STATES);
    if (!event) return { state: task.state, line: task.state_line, reason: task.reason };
    const waiting = !event.seq && this.outbox.waiting;
    const status = { state: STATES[event.kind], waiting, reason: event.payload.reason };
    return { ...status, line: stateLine(this, event) };
  }

  isDone(task) {
    return this.statusOf(task).state === "done";
  }

  /** Done before this visit. While the done ones are shown, a row that is unticked stays where it is. */
  isFolded(task) {
    return task.folded && (this.open.has("done") || this.isDone(task));
  }

  // A press

  act(event) {
    const node = event.target.closest(`[data-${event.type}]`);
    if (event.type === "submit") event.preventDefault();
    if (node) this[node.dataset[event.type]](node);
  }

  record(kind, task, payload, words) {
    this.missing = null;
    this.outbox.add({ task, kind, payload }, this.clock.now(), this.data.zone);
    this.render();
    this.say(words);
  }

  tick(box) {
    const task = this.tasks().find(({ id }) => id === box.dataset.task);
    const { said_done, said_undone } = this.data.words;
    const words = fill(box.checked ? said_done : said_undone, task);
    const group = this.data.groups.find(({ tasks }) => tasks.includes(task));
    const others = group.tasks.filter((other) => other !== task);
    const last = box.checked && group.all_done && others.every((other) => this.isDone(other));
    this.record(box.checked ? "done" : "undone", task.id, {}, last ? `${words} ${group.all_done}` : words);
  }

  toggle(button) {
    const key = button.dataset.opens;
    if (this.open.has(key)) return this.close(key);
    this.open.add(key);
    this.render();
  }

  pick(radio) {
    this.picked.set(radio.dataset.task, radio.value);
    this.missing = null;
    this.render();
  }

  tellReason(form) {
    const task = this.tasks().find(({ id }) => id === form.dataset.task);
    const reason = reasonsFor(this, task).find(({ id }) => id === this.picked.get(task.id));
    if (!reason) return this.miss(`cannot:${task.id}`, "could_not_pick", form.querySelector("input"));
    this.open.delete(`why:${task.id}`);
    this.close(`cannot:${task.id}`, `why:${task.id}`);
    const payload = { reason: reason.id, text: reason.label };
    this.record("could_not", task.id, payload, fill(this.data.words.said_could_not, task));
  }

  putBack(button) {
    const task = this.tasks().find(({ id }) => id === button.dataset.task);
    this.focusOn(`why:${task.id}`);
    this.record("undone", task.id, {}, fill(this.data.words.said_undone, task));
  }

  tellCard(button) {
    const { event } = this.data.card.panels.find(({ id }) => id === button.dataset.panel);
    this.focusOn(`card:${button.dataset.panel}`);
    this.record(event.kind, event.task, event.payload, this.data.words.call_now);
  }

  ask(form) {
    const field = form.querySelector("textarea");
    const text = field.value.trim();
    if (!text) return this.miss("ask", "ask_empty", field);
    field.value = "";
    this.record("asked", null, { text }, this.data.words.said_asked);
  }

  miss(key, word, field) {
    this.missing = key;
    this.render();
    this.say(this.data.words[word]);
    field.focus();
  }

  escape(event) {
    for (let node = event.target; node; node = node.parentElement) {
      const key = node.dataset.panel ?? node.dataset.opens;
      if (this.open.has(key)) return this.close(key);
    }
  }

  close(key, next = key) {
    this.open.delete(key);
    this.render();
    this.focusOn(next);
  }

  focusOn(key) {
    this.root.getElementById(`opens:${key}`)?.focus();
  }
}

// ---- What is drawn: the whole screen, each time, as a function of what holds

function page(s) {
  const shown = s.data.groups.filter((group) => group.all_done || group.tasks.some((task) => !s.isFolded(task)));
  return [
    el("p", { class: "muted" }, s.data.heading_line.replace("{now}", dayAndTime(s.clock.now(), s.data))),
    el("h1", {}, s.state().heading),
    stopCard(s),
    s.data.blocking?.length > 0 && readyLine(s),
    savedLine(s),
    refusals(s, ({ task, payload }) => (task ? !s.tasks().some(({ id }) => id === task) : !payload.text)),
    s.tasks().length === 0 && el("p", {}, s.data.words.no_tasks),
    shown.map((group, index) => groupSection(s, group, index)),
    doneSection(s),
    tells(s) && questionForm(s),
  ];
}

/** Whether this person writes to the team here: a helper ticks, and calls. */
const tells = (s) => s.data.tells !== false;

function stopCard(s) {
  const { next, later, note, lines = [], hides = [] } = s.state();
  const { words, card, locale } = s.data;
  const panels = card ? card.panels.filter(({ id }) => !hides.includes(id)) : [];
  if (!next && !note && !card) return null;
  const left = next && fill(words.countdown, { time: duration(Date.parse(next.at) - s.clock.now(), locale) });
  const label = next && (next.label ?? words.next_stop);
  return el("section", { class: "card", "aria-label": label },
    next && el("h2", { class: "label" }, label),
    next && el("p", { class: "clock" }, next.clock, " ", el("span", {}, next.day)),
    el("p", { class: "what" }, next ? next.what : note),
    next && marked(s, "clock", left, { class: "left", role: "timer" }),
    lines.length > 0 && el("div", { class: "lines" }, lines.map((line) => el("p", {}, line))),
    later.length > 0 && el("ol", { class: "later" }, later.map((stop) => laterStop(stop))),
    card && el("p", { class: "small muted counted" }, card.counted),
    card && el("div", { class: "links" }, jump(card.ask), panels.map(({ id, link }) => opener(s, `card:${id}`, link))),
    panels.map((panel) => cardPanel(s, panel)));
}

/** The question is asked further down the page, outside this component. */
function jump(ask) {
  return ask && el("a", { id: "jump:ask", class: "jump", href: ask.href }, ask.link);
}

function laterStop({ clock, what, note }) {
  return el("li", {},
    el("b", {}, clock),
    el("div", {}, el("b", {}, what), note && el("p", { class: "small muted" }, note)));
}

function cardPanel(s, { id, lines, phone, event }) {
  const told = event && s.events.findLast((other) => sameQuestion(event, other));
  const tell = { type: "button", "data-click": "tellCard", "data-panel": id, class: "wide" };
  return panel(s, `card:${id}`,
    lines.map((line) => el("p", {}, line)),
    callLink(s, phone),
    event && !told && el("button", tell, s.data.words.tell_team),
    told && (told.seq ? el("p", {}, s.data.words.told) : waitingMark(s, told)));
}

const sameQuestion = (one, other) => other.kind === one.kind && other.payload.about === one.payload.about;

function readyLine(s) {
  const { words, blocking } = s.data;
  const open = blocking.filter(({ task }) => !s.tasks().some((one) => one.id === task && s.isDone(one)));
  const questions = open.map(({ question }) => question).join(" ");
  const line = [words.ready_line, fill(words.one_open, { question: questions })][open.length]
    ?? fill(words.many_open, { count: open.length, questions });
  return el("section", { class: open.length ? "ready open" : "ready" },
    icon(s, open.length ? "pending" : "check"),
    el("div", {}, el("h2", {}, open.length ? words.not_ready : words.ready), el("p", {}, line)));
}

function savedWords(s) {
  const { words } = s.data;
  const { signedOut, offline, waiting, queue } = s.outbox;
  const count = queue.all().length;
  if (signedOut) return words.session_gone;
  const keep = queue.memory.size ? ` ${words.keep_open}` : "";
  if (offline) return [words.offline, words.offline_one + keep][count] ?? fill(words.offline_many, { count }) + keep;
  return waiting && count ? words.waiting + keep : fill(words.saved, { time: clockTime(s.savedAt, s.data) });
}

function savedLine(s) {
  const { signedOut, offline, waiting, queue } = s.outbox;
  const mark = offline || signedOut ? "offline" : waiting && queue.all().length ? "sync" : "saved";
  return marked(s, mark, savedWords(s), { class: mark === "offline" ? "net away" : "net" });
}

function groupSection(s, { title, date, tasks, all_done }, index) {
  const rows = tasks.filter((task) => !s.isFolded(task));
  return el("section", { "aria-labelledby": `group-${index}` },
    el("h2", { id: `group-${index}` }, title),
    date && el("p", { class: "small muted" }, date),
    all_done && tasks.every((task) => s.isDone(task)) && marked(s, "check", all_done, { class: "all-done" }),
    rows.length > 0 && el("ul", {}, rows.map((task) => taskRow(s, task))));
}

function doneSection(s) {
  const { words } = s.data;
  const folded = s.tasks().filter((task) => s.isFolded(task));
  const open = s.open.has("done");
  return folded.length > 0 && el("section", {},
    opener(s, "done", icon(s, "expand"), fill(open ? words.hide_done : words.show_done, { count: folded.length })),
    panel(s, "done", el("ul", {}, folded.map((task) => taskRow(s, task)))));
}

function taskRow(s, task) {
  const status = s.statusOf(task);
  const urgent = task.overdue && status.state === "todo";
  const tick = { type: "checkbox", id: `tick:${task.id}`, "aria-describedby": `about:${task.id}` };
  return el("li", { class: `row ${status.state}`, id: `row:${task.id}` },
    el("div", { class: "line" },
      el("input", { ...tick, "data-change": "tick", "data-task": task.id, checked: status.state === "done" }),
      el("div", { class: "deed" },
        el("label", { for: tick.id }, task.title),
        about(s, task, status),
        urgent && tells(s) && cannotButton(s, task)),
      opener(s, `why:${task.id}`, s.data.words.why, el("span", { class: "unseen" }, ` ${task.title}`))),
    status.state === "could_not" && afterwards(s, task, status.reason),
    refusals(s, (event) => event.task === task.id),
    urgent && tells(s) && cannotForm(s, task),
    whyPanel(s, task, status.state, urgent));
}

function about(s, task, { state, line, waiting }) {
  const { words } = s.data;
  const todo = state === "todo";
  return el("div", { id: `about:${task.id}`, class: "about small" },
    task.needed && state !== "done" && marked(s, "needed", words.needed, { class: "needed" }),
    todo && task.overdue && marked(s, "clock", task.overdue, { class: "overdue" }),
    state !== "done" && task.note && el("p", {}, task.note),
    task.moved && el("p", {}, task.moved),
    state === "done" && el("p", {}, line),
    state === "could_not" && marked(s, "block", line),
    waiting && marked(s, "sync", words.waiting, { class: "waiting" }));
}

function waitingMark(s, event) {
  return !event.seq && s.outbox.waiting && marked(s, "sync", s.data.words.waiting, { class: "waiting" });
}

function stateLine({ data: { words, locale, zone } }, { kind, at, payload, seq }) {
  if (kind !== "could_not") return fill(words.done_at, { time: clockTime(Date.parse(at), { locale, zone }) });
  return `${fill(words.could_not_line, { reason: payload.text })}${seq ? ` ${words.team_knows}` : ""}`;
}

function whyPanel(s, task, state, urgent) {
  const { words } = s.data;
  const said = [[words.why_title, task.why], [words.why_you, task.why_you], [words.who_says, task.who_says]];
  return panel(s, `why:${task.id}`,
    el("dl", {}, said.filter(([, text]) => text).map(([title, text]) => [el("dt", {}, title), el("dd", {}, text)])),
    state === "todo" && !urgent && tells(s) && [cannotButton(s, task), cannotForm(s, task)]);
}

function cannotButton(s, task) {
  return opener(s, `cannot:${task.id}`, icon(s, "block"), s.data.words.could_not);
}

function reasonsFor(s, task) {
  return [...(task.took_it ? [{ id: TOOK_IT, label: s.data.words.took_it }] : []), ...s.data.reasons];
}

function cannotForm(s, task) {
  const { words } = s.data;
  const [key, picked] = [`cannot:${task.id}`, s.picked.get(task.id)];
  const radio = { type: "radio", name: `reason:${task.id}`, "data-change": "pick", "data-task": task.id };
  const box = (id) => el("input", { ...radio, value: id, checked: id === picked });
  return panel(s, key,
    el("form", { "data-submit": "tellReason", "data-task": task.id, novalidate: true },
      el("fieldset", {}, el("legend", {}, words.could_not_ask),
        reasonsFor(s, task).map(({ id, label }) => el("label", {}, box(id), label))),
      picked && whatNext(s, task, picked),
      s.missing === key && marked(s, "report", words.could_not_pick, { class: "refused" }),
      el("div", { class: "buttons" },
        el("button", {}, words.tell_team),
        el("button", { type: "button", "data-click": "toggle", "data-opens": key }, words.never_mind))));
}

/** What to do instead. Who took the medicine is told to call at once; nothing here says whether surgery goes on. */
function whatNext(s, task, reason) {
  const { words, phone } = s.data;
  if (reason !== TOOK_IT) return el("p", {}, task.could_not_then);
  return [el("p", { class: "now" }, words.call_now), phone ? callLink(s, phone) : el("p", {}, words.call_hospital)];
}

function afterwards(s, task, reason) {
  const back = { type: "button", "data-click": "putBack", "data-task": task.id };
  return el("div", { class: "next" }, whatNext(s, task, reason), el("button", back, s.data.words.put_back));
}

function questionForm(s) {
  const { words, phone, questions = [] } = s.data;
  const isQuestion = ({ kind, payload }) => kind === "asked" && payload.text;
  const asked = s.events.filter(isQuestion);
  const missing = s.missing === "ask";
  const note = phone ? fill(words.ask_note, { phone }) : words.ask_note_no_phone;
  const field = { id: "question", rows: 2, maxlength: 500, "aria-describedby": "ask-note" };
  return el("form", { class: "ask", "data-submit": "ask", novalidate: true },
    el("label", { for: "question" }, words.ask),
    el("p", { id: "ask-note", class: "small muted" }, note),
    questions.map((text) => el("p", { class: "small" }, fill(words.asked, { text }))),
    asked.map((event) => [el("p", { class: "small" }, fill(words.asked, event.payload)), waitingMark(s, event)]),
    refusals(s, isQuestion),
    el("textarea", { ...field, "aria-invalid": missing && "true" }),
    missing && marked(s, "report", words.ask_empty, { class: "refused" }),
    el("button", {}, words.ask_send));
}

function refusals(s, isHere) {
  return s.outbox.refused.filter(isHere).map((event) => {
    const what = event.task ? [] : [s.titleOf(event)];
    return marked(s, "report", [...what, s.data.words.refused, event.sentence].join(" "), { class: "refused" });
  });
}

function callLink(s, phone) {
  return phone && el("a", { class: "call", href: `tel:${phone}` }, icon(s, "call"), fill(s.data.words.call, { phone }));
}

function opener(s, key, ...children) {
  const kind = key.split(":")[0];
  const open = String(s.open.has(key));
  const button = { type: "button", id: `opens:${key}`, class: `opens ${kind}`, "data-click": "toggle" };
  const controls = { "data-opens": key, "aria-expanded": open, "aria-controls": `panel:${key}` };
  return el("button", { ...button, ...controls }, ...children);
}

function panel(s, key, ...children) {
  const open = s.open.has(key);
  const kind = key.split(":")[0];
  return el("div", { id: `panel:${key}`, class: `panel ${kind}`, "data-panel": key, hidden: !open }, open && children);
}

// ---- Elements: data goes in as text only, and a redraw changes only what differs

function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A line with a mark in front; the words alone say it too. */
function marked(s, name, words, attributes = {}) {
  const kind = ["marked", attributes.class].filter(Boolean).join(" ");
  return el("p", { ...attributes, class: kind }, icon(s, name), el("span", {}, words));
}

function icon({ root }, name) {
  return root.querySelector(".icons").content.querySelector(`[data-icon="${name}"]`).cloneNode(true);
}

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "checked") node.checked = value;
    else if (value || value === 0) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter(Boolean));
  return node;
}

/** Makes `old` look like `fresh` and keeps every element that is still wanted, so focus and typed text stay. */
function morph(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE) return void (old.data === fresh.data || (old.data = fresh.data));
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  if ("checked" in old) old.checked = fresh.checked;
  morphChildren(old, [...fresh.childNodes]);
}

function morphChildren(old, wanted) {
  let at = old.firstChild;
  for (const child of wanted) {
    const kept = findAlike(at, child);
    if (kept) morph(kept, child);
    if (kept !== at || !kept) old.insertBefore(kept ?? child, at);
    at = (kept ?? child).nextSibling;
  }
  while (at) [at] = [at.nextSibling, at.remove()];
}

/** The element from `node` on that `child` stands for: same tag, and same id or class. */
function findAlike(node, child) {
  const name = (one) => [one.nodeName, one.id || one.className].join();
  while (node && name(node) !== name(child)) node = node.nextSibling;
  return node;
}
