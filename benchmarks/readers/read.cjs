// `node read.cjs FOLDER NAME`: the same job as `python -m benchmarks.readers NAME`, for readers written for Node.
// FOLDER holds the installed packages.
"use strict";
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const path = require("node:path");

const [folder, name] = process.argv.slice(2);
const here = createRequire(path.resolve(folder, "package.json"));
const BASE = new Date(Date.UTC(2026, 5, 15, 10, 17)); // as in __init__.py; the process runs in UTC
const HOURS = { second: 1 / 3600, minute: 1 / 60, hour: 1, day: 24, week: 168, month: 720, quarter: 2160, year: 8760 };

const READERS = {
  "chrono-node": () => {
    const chrono = here("chrono-node");
    const end = (part) => (part.isCertain("hour") ? part.date().toISOString().slice(0, 19) : day(part.date()));
    return (text) =>
      chrono.parse(text, BASE, { forwardDate: true }).map((found) => ({ at: [found.start, found.end].filter(Boolean).map(end) }));
  },
  "compromise-dates": () => {
    const nlp = here("compromise");
    nlp.plugin(here("compromise-dates"));
    return (text) => {
      const doc = nlp(text);
      const dates = doc.dates({ today: day(BASE) }).get().filter((found) => found.start && !found.repeat).map(span);
      const hours = doc.durations().json().map((found) => total(found.duration)).filter(Number.isFinite);
      return [...dates, ...hours.map((one) => ({ hours: [one] }))];
    };
  },
  "@microsoft/recognizers-text-date-time": () => {
    const recognizers = here("@microsoft/recognizers-text-date-time");
    return (text) =>
      recognizers
        .recognizeDateTime(text, "en-us", undefined, BASE)
        .flatMap((found) => (found.resolution ? found.resolution.values : []))
        .flatMap(resolved);
  },
};

function day(date) {
  return date.toISOString().slice(0, 10);
}

function total(duration) {
  return Object.entries(duration).reduce((sum, [unit, value]) => sum + value * (HOURS[unit] || 0), 0);
}

function span(found) {
  const ends = [found.start, found.end].filter(Boolean);
  const whole = /T23:59:59/.test(found.end || "");
  const shown = ends.map((end) => (whole ? end.slice(0, 10) : end.slice(0, 19)));
  return { at: shown[0] === shown[1] ? [shown[0]] : shown };
}

function resolved(value) {
  const ends = ["value", "start", "end"].map((end) => value[end]).filter((end) => end && end !== "not resolved");
  if (value.type === "duration") return [{ hours: ends.map((end) => Number(end) / 3600) }];
  if (value.type === "time" || value.type === "timerange") return [{ clock: ends.map((end) => end.slice(0, 5)) }];
  return value.type === "set" || !ends.length ? [] : [{ at: ends.map((end) => end.replace(" ", "T")) }];
}

function attempt(read, text, byLine) {
  try {
    return (byLine ? text.split("\n") : [text]).flatMap(read);
  } catch {
    return null; // a reader that fails at a text has no answer to it
  }
}

const job = JSON.parse(readFileSync(0, "utf8"));
const read = READERS[name]();
for (const text of job.warm) attempt(read, text, job.by_line);
const answers = [];
const cpu = [];
for (const [text] of job.asked) {
  const began = process.cpuUsage();
  answers.push(attempt(read, text, job.by_line));
  const used = process.cpuUsage(began);
  cpu.push((used.user + used.system) / 1e6);
}
const { version } = JSON.parse(readFileSync(path.resolve(folder, "node_modules", name, "package.json"), "utf8"));
process.stdout.write(JSON.stringify({ version, answers: answers.map((given) => given || []), cpu, failed: answers.filter((given) => !given).length }));
