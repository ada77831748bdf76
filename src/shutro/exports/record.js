"use strict";
// Niceties only: what an entry says, shown beside the text as the reader points at it or steps through it. The page works without.
const detail = document.getElementById("detail");
const shown = document.getElementById("shown");
const report = document.getElementById("report");
const layers = { s: "statements", f: "figures", t: "times", n: "names", m: "moves", c: "checks" };
let at = null;

// Whether the layer of an entry is shown: its id begins with the layer's letter.
function visible(id) {
  const box = document.getElementById("show-" + layers[id[0]]);
  return !box || box.checked;
}

function show(mark) {
  const ids = mark.dataset.e.split(" ").filter(visible);
  if (mark === at || !ids.length) return;
  hide();
  at = mark;
  for (const id of ids) {
    const told = document.getElementById("d-" + id);
    if (!told) continue;
    const copy = told.cloneNode(true);
    copy.removeAttribute("id");
    const link = document.createElement("a");
    link.className = "id";
    link.href = "#" + id;
    link.textContent = id;
    copy.querySelector(".head").prepend(link, " ");
    shown.append(copy);
  }
  for (const part of report.querySelectorAll(`[data-e~="${CSS.escape(ids[0])}"]`)) part.classList.add("here");
  detail.classList.add("open");
  detail.scrollTop = 0;
}

function hide() {
  shown.replaceChildren();
  detail.classList.remove("open");
  for (const part of report.querySelectorAll(".here")) part.classList.remove("here");
  at = null;
}

// What is hidden is no stop for the keyboard either.
document.querySelector(".layers")?.addEventListener("change", () => {
  hide();
  for (const link of report.querySelectorAll("a[aria-describedby]")) {
    const begins = link.getAttribute("aria-describedby").trim().split(" ");
    link.tabIndex = begins.some((name) => visible(name.slice(2))) ? 0 : -1;
  }
});

detail.hidden = false;
report.addEventListener("pointerover", (event) => {
  const mark = event.pointerType === "mouse" && event.target.closest("[data-e]");
  if (mark) show(mark);
});
report.addEventListener("focusin", (event) => {
  const mark = event.target.closest("[data-e]");
  if (mark) show(mark);
});
report.addEventListener("click", (event) => {
  // A finger has no hover: its tap shows; the links in the panel lead on. Enter on the keyboard follows the link.
  const mark = event.target.closest("[data-e]");
  if (!mark || event.detail === 0) return;
  event.preventDefault();
  show(mark);
});
document.getElementById("close").addEventListener("click", () => {
  const back = at;
  hide();
  if (back && back.href) { back.focus({ preventScroll: true }); hide(); }
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
// A link may lead to an entry in a list that is folded.
function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details:not([open])");
  if (folded) { folded.open = true; target.scrollIntoView(); }
}
addEventListener("hashchange", unfold);
unfold();
