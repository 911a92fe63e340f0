// What the pages gain with a script: the live part refreshes itself, and a chart tells the numbers
// of the day under the pointer, which it reads from its own table. Without it, both can be read.
"use strict";

const EVERY_MS = 2000;

function startLive(box) {
  const state = box.closest("section").querySelector("[data-live-state]");
  const awaitsFirst = box.hasAttribute("data-live-first") && arrivals(box) === 0;
  let seen = rows(box);

  async function refresh() {
    if (document.hidden) {
      return;
    }
    if (box.matches(":hover, :focus-within") && arrivals(box) > 0) {
      say("paused");
      return;
    }
    try {
      const answer = await fetch(box.dataset.live, { credentials: "same-origin" });
      if (!answer.ok) {
        say(answer.status === 401 ? "signed out: open the link again" : "refused: " + answer.status);
        return;
      }
      show(await answer.text());
      say("live");
    } catch {
      say("collector not reached, trying again");
    }
  }

  function show(fragment) {
    const next = new DOMParser().parseFromString(fragment, "text/html").body.firstElementChild;
    const scrolled = box.scrollLeft;
    box.replaceChildren(next);
    box.scrollLeft = scrolled;
    for (const row of box.querySelectorAll("tbody tr")) {
      row.classList.toggle("arrived", !seen.has(row.textContent));
    }
    seen = rows(box);
    if (awaitsFirst && arrivals(box) > 0) {
      clearInterval(timer);
      setTimeout(() => location.reload(), 2500);
    }
  }

  function say(word) {
    state.textContent = word;
    state.dataset.is = word;
  }

  const timer = setInterval(refresh, EVERY_MS);
  refresh();
}

function arrivals(box) {
  return Number(box.querySelector("[data-arrivals]").dataset.arrivals);
}

function rows(box) {
  return new Set([...box.querySelectorAll("tbody tr")].map((row) => row.textContent));
}

function startChart(figure) {
  const canvas = figure.querySelector(".canvas");
  const slots = Number(figure.dataset.slots);
  const names = [...figure.querySelectorAll("thead th")].slice(1).map((cell) => cell.textContent);
  const days = figure.querySelectorAll("tbody tr");
  const line = canvas.appendChild(element("div", "crosshair"));
  const tip = canvas.appendChild(element("div", "tip"));
  let slot = slots - 1;
  hide();

  function show() {
    const width = canvas.clientWidth;
    const x = ((slot + 0.5) / slots) * width;
    const [day, ...counts] = [...days[slot].children].map((cell) => cell.textContent);
    tip.replaceChildren(element("b", "", day));
    counts.forEach((count, each) => {
      const entry = tip.appendChild(element("span", "", names[each]));
      entry.appendChild(element("em", "", count));
    });
    line.hidden = tip.hidden = false;
    line.style.left = x + "px";
    const left = x + 14 + tip.offsetWidth > width ? x - 14 - tip.offsetWidth : x + 14;
    tip.style.left = Math.max(0, left) + "px";
  }

  function hide() {
    line.hidden = tip.hidden = true;
  }

  function at(event) {
    const box = canvas.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * slots);
    slot = Math.min(slots - 1, Math.max(0, place));
    show();
  }

  canvas.addEventListener("pointermove", at);
  canvas.addEventListener("pointerdown", at);
  canvas.addEventListener("pointerleave", hide);
  canvas.addEventListener("blur", hide);
  canvas.addEventListener("focus", show);
  canvas.tabIndex = 0;
  canvas.setAttribute("aria-label", "Arrow keys tell the numbers of each day");
  canvas.setAttribute("role", "group");
  tip.setAttribute("role", "status");
  canvas.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      slot = Math.min(slots - 1, Math.max(0, slot + step));
      show();
    }
  });
}

function element(name, look, text = "") {
  const made = document.createElement(name);
  made.className = look;
  made.textContent = text;
  return made;
}

document.querySelectorAll("[data-live]").forEach(startLive);
document.querySelectorAll("[data-chart]").forEach(startChart);
